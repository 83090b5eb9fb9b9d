//! The words of our workbook that are not the questionnaire's own.

/// Every word, in the language of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Name of the sheet that explains.
    pub sheet_guide: String,
    /// Name of the sheet of head fields.
    pub sheet_head: String,
    /// Name of the sheet of questions.
    pub sheet_questions: String,
    /// How to fill in, a sentence or two each.
    pub guide: Vec<String>,
    /// Before `key@version`.
    pub version: String,
    /// Before the sections that are not asked.
    pub left_out: String,
    /// Before the number of answered questions.
    pub progress: String,
    /// Between the two numbers, as in "12 of 52".
    pub of: String,
    /// Head of the column of head fields' names.
    pub column_field: String,
    /// Head of a column.
    pub column_section: String,
    /// Head of a column.
    pub column_number: String,
    /// Head of a column.
    pub column_question: String,
    /// Head of a column.
    pub column_help: String,
    /// Head of a column.
    pub column_evidence: String,
    /// Head of a column.
    pub column_answer: String,
    /// Head of a column.
    pub column_not_applicable: String,
    /// Head of a column.
    pub column_explanation: String,
    /// Head of a column.
    pub column_files: String,
    /// Head of a column.
    pub column_status: String,
    /// Yes.
    pub yes: String,
    /// No.
    pub no: String,
    /// Before the name of the sheet that holds a table.
    pub see_sheet: String,
    /// Stands in a cell in place of a text that is too long, before the name of the file that holds it.
    pub long_text: String,
    /// Title of the message on a value that is not in the list.
    pub pick_title: String,
    /// The message.
    pub pick_message: String,
    /// Hint beside a question with several options, before the options.
    pub several: String,
    /// Status of an answer.
    pub status_answered: String,
    /// Status of an answer.
    pub status_missing: String,
    /// Status of an answer whose explanation is owed.
    pub status_no_explanation: String,
    /// Status of "not applicable" without a reason.
    pub status_no_reason: String,
    /// Status of a question that is not asked, given the other answers.
    pub status_not_asked: String,
}

/// How many sentences the guide has: `workbook-guide-1` and on.
const GUIDE_LINES: usize = 6;

impl Labels {
    /// Looks every word up: `word` is given a message key such as `workbook-yes`.
    pub fn new(word: impl Fn(&str) -> String) -> Self {
        Self {
            sheet_guide: word("workbook-sheet-guide"),
            sheet_head: word("workbook-sheet-head"),
            sheet_questions: word("workbook-sheet-questions"),
            guide: (1..=GUIDE_LINES).map(|line| word(&format!("workbook-guide-{line}"))).collect(),
            version: word("workbook-version"),
            left_out: word("campaign-left-out"),
            progress: word("workbook-progress"),
            of: word("workbook-of"),
            column_field: word("workbook-column-field"),
            column_section: word("workbook-column-section"),
            column_number: word("workbook-column-number"),
            column_question: word("workbook-column-question"),
            column_help: word("workbook-column-help"),
            column_evidence: word("workbook-column-evidence"),
            column_answer: word("workbook-column-answer"),
            column_not_applicable: word("workbook-column-not-applicable"),
            column_explanation: word("workbook-column-explanation"),
            column_files: word("workbook-column-files"),
            column_status: word("workbook-column-status"),
            yes: word("workbook-yes"),
            no: word("workbook-no"),
            see_sheet: word("workbook-see-sheet"),
            long_text: word("workbook-long-text"),
            pick_title: word("workbook-pick-title"),
            pick_message: word("workbook-pick-message"),
            several: word("workbook-several"),
            status_answered: word("workbook-status-answered"),
            status_missing: word("workbook-status-missing"),
            status_no_explanation: word("workbook-status-no-explanation"),
            status_no_reason: word("workbook-status-no-reason"),
            status_not_asked: word("workbook-status-not-asked"),
        }
    }
}
