# Answering: task list, question, submission and receipt.
response-about = About the questionnaire
response-version = version { $version } · from { $customer }
response-hub-title = Task list
response-hub-lead = From { $customer }, about { $product }. Answer in any order; several people can answer at the same time. Everything is saved as you go.
response-message-from = Message from { $customer }
response-of = { $some } of { $all }
response-answered-of = { $some } of { $all } answered
response-missing = { $count ->
    [one] One field is missing
   *[other] { $count } fields are missing
}
response-progress = Questions and progress
response-progress-bar = Questions answered
response-questions = Questions
response-questions-folded = Questions, collapsed
response-all-questions = All questions
response-question-of = Question { $number } of { $count }
response-not-asked = Given your other answers, this question is not asked. What is written here is not part of the submission.
response-because = Shown because { $why }.
response-why = Why do we ask?
response-your-answer = Your answer
response-yes = Yes
response-no = No
response-explanation = Description
response-owed-on = Required when the answer is “{ $option }”.
response-more-rows = Save and show more rows
response-table = Table in the answer
response-not-applicable-ask = Does the question not apply to your product?
response-not-applicable = Not applicable
response-not-applicable-reason = Why does it not apply?
response-next = Save and continue
response-previous = Previous
response-later = Continue later
response-save = Save
response-saved-at = Saved { $at }
response-conflict-title = Somebody else has saved another answer
response-conflict-text = What you are writing is not saved. Choose which answer is to stand.
response-conflict-form = Your answer is still in the form but has not been saved. Save again if it is to replace the other.
response-conflict-theirs = This has been saved:
response-conflict-mine = Save my answer
response-conflict-take = Use the other answer
response-problem-number = Write a number, for example 12 or 2.5.
response-problem-yes-no = Choose yes or no.
response-problem-date = Write a date such as 2026-11-30.
response-problem-long = The answer is too long. A cell in Excel holds 32,767 characters. Put the rest in a document.
response-problem-rows = The table has more than 100 rows. Keep the most important ones, and put the rest in a document.
response-problem-cell = A cell of the table is too long. It holds 32,767 characters. Put the rest in a document.
response-head-title = About you and the product
response-head-lead = Who answers, and about what?
response-excel = Answer in Excel
response-excel-text = Download the workbook, fill it in and upload it again. Answers that are saved come along.
response-excel-export = Download Excel
response-excel-import = Upload Excel
response-submit-title = Review and submit
response-submit-short = You get a receipt.
response-submit-lead = When you submit, { $customer } gets the answers and the documents they refer to.
response-head-missing = Fill in this about you
response-head-fill = To the information about you
response-odd = Look at this once more
response-odd-email = does not look like an e-mail address.
response-odd-org-number = does not look like an organisation number.
response-gaps = { $count ->
    [one] One question has no complete answer
   *[other] { $count } questions have no complete answer
}
response-gaps-text = Answer them, or tell the municipality why the answer is missing.
response-gap-why = Why is the answer to question { $number } missing?
response-gap-answer = not answered
response-gap-explanation = the description is missing
response-gap-reason = the reason is missing
response-gap-said = Why the answer is missing:
response-complete = All questions have been answered.
response-problem-head = Fill in the information about you first.
response-problem-gap = { $number }. { $subject }: answer or explain
response-submit-what = This will be submitted
response-submit-content = { $answered } of { $owed } questions are answered. Documents: { $documents }.
response-submit-final = After submission the answers cannot be changed here. If something is wrong, contact { $customer }.
response-submitted-by = Submitted by
response-submit = Submit the answers
response-receipt-title = Receipt
response-receipt-lead = The answers have been sent to { $customer }.
response-receipt-about = About the submission
response-receipt-questionnaire = Questionnaire
response-receipt-at = Submitted
response-receipt-number = Edition
response-receipt-hash = Checksum
response-receipt-frozen = The submission is locked. The checksum shows that it has not been changed since.
done-answer-saved = The answer has been saved.
done-head-saved = The information has been saved.
done-submitted = The answers have been submitted.
response-left-out = { $customer } has left out { $sections }. You do not need to answer that here.
response-evidence-missing = { $count ->
    [one] One answer lacks documentation
   *[other] { $count } answers lack documentation
}
response-evidence-missing-text = Documentation is asked for here. You can submit without it, but the municipality sees that it is missing.
response-contact = Questions? Contact { $name }, { $email }.
response-more = { $count ->
    [one] One more question may come, depending on the answers.
   *[other] { $count } more questions may come, depending on the answers.
}
response-controls = Requirements behind the question
response-odd-count = { $count ->
    [one] One field to look at
   *[other] { $count } fields to look at
}
response-odd-value = Check this: it { $what }
response-gap-all = One reason for all that are missing
response-gap-all-help = Used where no reason of its own stands below.
response-problem-gaps = { $count ->
    [one] { $section }: one question has no complete answer
   *[other] { $section }: { $count } questions have no complete answer
}
done-reasons-saved = The reasons have been saved.
response-receipt-next = What happens now?
response-receipt-next-text = { $customer } goes through the answers and assesses them. If they wonder about something, they contact whoever filled in the answers. You need not do anything more now.
