# Answers from Excel.
import-title = Answers from Excel
import-lead = Upload the workbook you have filled in. You review the answers before anything is saved.
import-file = Workbook
import-file-help = Excel (.xlsx) without a password, up to { $limit } MB. Both the workbook from here and the form in its original layout will do.
import-read = Read
import-without-file = No workbook yet?
import-review-title = Review the answers from Excel
import-found = Read from { $file }
import-nothing-yet = Nothing has been saved yet.
import-nothing-yet-text = The answers in Tillit are untouched until you confirm.
import-new = New
import-same = Same
import-changed = Changed
import-conflict = Choose
import-not-understood = Not understood
import-conflicts = { $count ->
    [one] One answer for you to decide
   *[other] { $count } answers for you to decide
}
import-conflicts-text = The answer in Tillit is not the one the workbook was made from.
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
import-all = All answers in the file
import-cells = { $count ->
    [one] One cell read
   *[other] { $count } cells read
}
import-cell = Cell
import-in-file = In the file
import-stored = In Tillit
import-empty = Empty
import-effect = What happens
done-imported = The answers from Excel have been saved.
