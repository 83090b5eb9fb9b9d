# Workbooks that others have made: what was found, what a person corrects, and answers in and out.
layout-title = Do you have the questions in another Excel sheet?
layout-lead = Were you sent the questions in another workbook, or have you answered them before? Upload it, and we find the questions and answers in it.
layout-file = Workbook
layout-file-help = Excel (.xlsx or .xlsm) without a password, up to { $limit } MB. No answer changes before you have looked it over.
layout-look = Find the questions
layout-found-title = What we found in the workbook
layout-questions = questions
layout-answered = with an answer
layout-sections = sections
layout-problems = { $count ->
    [one] One thing to look at
   *[other] { $count } things to look at
}
layout-pairs = { $count ->
    [one] One question is in both
   *[other] { $count } questions are in both
}
layout-pairs-text = Tick the questions that are the same. Where we are not sure, the tick is yours to set.
layout-no-pairs = None of the questions resemble those that you are to answer here.
layout-use = Use
layout-their-question = Question in the workbook
layout-our-question = Question here
layout-their-answer = Answer in the workbook
layout-own-answer = Your answer here
layout-uncertain = Not sure
layout-goes-to = Written to { $cell }.
layout-import = Take these answers here
layout-fill = Fill our answers into the workbook
layout-correct = Is something wrong?
layout-correct-text = Correct where the headers are and what the columns hold. We remember it for the next workbook that looks the same.
layout-read = Read this sheet
layout-header-row = The row with the headers
layout-sheet-counts = { $questions } questions, { $answered } with an answer.
layout-columns-of = The columns of { $sheet }
layout-column = Column
layout-column-header = Header
layout-column-sample = First text
layout-column-role = Holds
layout-role-of = What column { $column } of { $sheet } holds
layout-role-none = Not used
layout-role-id = Number
layout-role-section = Section
layout-role-question = Question
layout-role-help = Help
layout-role-options = Options
layout-role-answer = Answer
layout-role-comment = Comment
layout-role-evidence = Documentation
layout-role-yes = Tick for yes
layout-role-no = Tick for no
layout-role-not-applicable = Tick for not applicable
layout-role-partly = Tick for partly
layout-save = Save and count again
layout-verdict-read = The sheet is read.
layout-verdict-hidden = The sheet is hidden and is not read.
layout-verdict-repeated = The sheet repeats questions of another sheet and is not read.
layout-verdict-no-questions = We found no questions on the sheet.
layout-verdict-left-out = You have left the sheet out.
layout-problem-no-questions = We found no questions. Choose sheets and columns below.
layout-problem-id-ambiguous = The reference is stored as a number, so a zero at its end may be lost. It is not used.
layout-problem-id-twice = Two questions have the same reference.
layout-problem-id-unreadable = The reference is a date or an error.
layout-problem-hidden-rows = So many hidden rows with questions are left out:
layout-problem-preset-answers = All answers are the same and seem to have been there beforehand. They are not counted.
layout-problem-cell-error = The cell shows an error.
layout-problem-uncalculated = The formula in the cell was never calculated. Save the file in Excel or LibreOffice and send it again.
layout-problem-two-ticks = More than one answer is ticked.
layout-problem-not-in-list = The answer is not among those that can be chosen.
layout-problem-nothing-chosen = Tick at least one question that has an answer.
layout-outcome-beside-the-choice = The answer is not in the drop-down list. It is written beside it, and the choice is left to you.
layout-outcome-no-place = The workbook has no cell for the answer, or calculates it itself.
layout-outcome-too-long = The answer is longer than a cell can hold (32,767 characters).
done-layout-saved = The corrections are saved, and the questions counted again.
layout-found = Read from { $file }
