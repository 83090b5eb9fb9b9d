# Answers from Excel.
import-title = Answers from Excel
import-lead = Upload the workbook you have filled in. You review the answers before anything is saved.
import-file = Workbook
import-file-help = The workbook (.xlsx) without a password, or a ZIP file with the workbook and the documents it names. Up to { $limit } MB, the workbook itself up to { $most } MB. Both the workbook from here and the form in its original layout will do.
import-read = Read
import-without-file = No workbook yet?
import-review-title = Review the answers from Excel
import-nothing-yet = Nothing has been saved yet.
import-nothing-yet-text = The answers in Tillit are untouched until you confirm.
import-new = New
import-same = Same
import-changed = Changed
import-conflict = Conflict
import-not-understood = Not understood
import-conflicts = { $count ->
    [one] One answer for you to decide
   *[other] { $count } answers for you to decide
}
import-keep = Keep the answer in Tillit
import-use = Use the answer from the file
import-problem-choice = Choose which answer is to stand for question { $number }.
import-problems = { $count ->
    [one] One cell to look at
   *[other] { $count } cells to look at
}
import-apply = { $count ->
    [one] Save one answer
   *[other] Save { $count } answers
}
import-all = What happens to the answers
import-cell = Cell
import-in-file = In the file
import-stored = In Tillit
import-empty = Empty
import-effect = What happens
import-take = Download the answers as a workbook, or together with the documents as a ZIP file. Upload it here again when you have changed it.
import-take-package = Download with the documents (ZIP)
import-long = Some answers are too long for Excel
import-long-text = A cell holds 32,767 characters. The answers to question { $numbers } are longer: the workbook names a text file instead, and that file comes in the ZIP file.
import-steps = Steps
import-step-upload = Upload
import-step-review = Review
import-step-saved = Done
import-step-done = done
import-found-in = We found { $found } in { $file }. The questionnaire is { $version }.
import-not-owed = Not asked
import-newer = Newer in Tillit
import-count-new = New answers
import-count-same = Same, left as they are
import-count-changed = Changed answers
import-count-conflict = Conflicts
import-what-new = Saved as a new answer
import-what-same = Nothing happens
import-what-changed = Replaces the answer from { $at }
import-what-emptied = The answer in Tillit is emptied
import-what-not-owed = Saved, but does not count while the question is not asked
import-what-newer = Changed online since the workbook was downloaded, and untouched in it. The answer in Tillit stays
import-what-choose = You choose above
import-rest = The rest can be saved as they are.
import-said = The cell says “{ $text }”.
import-nearest = The nearest is “{ $option }”.
import-meant = Choose the answer you mean.
import-skip = Skip, do not save
import-answer-online = Answer question { $number } online
import-ready = { $count ->
    [0] No answers to save
    [one] One answer is ready to be saved
   *[other] { $count } answers are ready to be saved
}
import-ready-text = { $new } new and { $changed } changed.
import-ready-documents = { $count ->
    [one] One document will be attached.
   *[other] { $count } documents will be attached.
}
import-cancel = Cancel without saving
import-about = About the file
import-recognised = Recognised
import-read-at = Read { $at }
import-sheets = Sheets
import-written = Downloaded from Tillit
import-documents = Documents the file names
import-document-new = Came along. Will be uploaded and attached to the answer
import-document-known = Uploaded before. Will be attached to the answer
import-document-cited = Is attached to the answer already
import-document-missing = Did not come along. Upload it at the question
import-unnamed = These files came along, but no answer names them. They are not saved:
import-the-same = The same
import-found-both = We found { $answers } and { $facts } in { $file }. The questionnaire is { $version }.
import-answers = { $count ->
    [0] no answers
    [one] one answer
   *[other] { $count } answers
}
import-facts = { $count ->
    [one] one detail about you
   *[other] { $count } details about you
}
import-apply-chosen = { $count ->
    [0] Save the choices
    [one] Save one answer and the choices
   *[other] Save { $count } answers and the choices
}
import-ready-chosen = What you choose above comes in addition.
import-show-same = { $count ->
    [one] Show one answer that is the same
   *[other] Show { $count } answers that are the same
}
import-done-title = The answers from Excel are saved
import-done-from = From { $file }.
import-done-answers = { $count ->
    [0] No answers to questions were changed.
    [one] One answer is saved.
   *[other] { $count } answers are saved.
}
import-done-facts = { $count ->
    [one] One detail about you is saved.
   *[other] { $count } details about you are saved.
}
import-done-documents = { $count ->
    [one] One document is attached.
   *[other] { $count } documents are attached.
}
import-done-missing = { $count ->
    [one] One document is missing
   *[other] { $count } documents are missing
}
import-done-missing-text = The workbook refers to this, but it has not been uploaded. Upload it at the question.
import-done-left-out = { $count ->
    [one] One answer was left out
   *[other] { $count } answers were left out
}
import-done-left-out-text = Here stands what was in Tillit before: you chose it, or the answer in the file was not understood.
import-done-go-on = To the task list
