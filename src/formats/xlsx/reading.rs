//! What reading a workbook gives: answers, the role of every cell, problems, or the reason why it cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use thiserror::Error;

use super::ours::signature::MarkKey;
use crate::domain::answer::Answer;
use crate::domain::language::Language;

/// A workbook, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which layout it turned out to be.
    pub layout: Layout,
    /// Where a workbook of ours came from; `None` for the original layout.
    pub origin: Option<Origin>,
    /// The head fields that something was found for, in the questionnaire's order.
    pub head: Vec<ReadAnswer>,
    /// The questions that something was found for, in the questionnaire's order.
    pub answers: Vec<ReadAnswer>,
    /// Every cell that is not empty, sheet by sheet, row by row.
    pub cells: Vec<CellNote>,
    /// What a person has to look at.
    pub problems: Vec<Problem>,
    /// Keys of the answers that say what they said when our workbook was written.
    pub unchanged: BTreeSet<String>,
    /// Where an answer was not understood: what was understood beside it, by key.
    pub beside: BTreeMap<String, Answer>,
    /// The names of documents that stand beside the answers, by key.
    pub files: BTreeMap<String, Vec<String>>,
    /// The files that hold texts which no cell can hold.
    pub text_files: BTreeSet<String>,
}

/// The layouts that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// The form as it has been sent around: head, then number, question, answer.
    Original,
    /// The workbook that this program writes.
    Own,
}

/// What a workbook of ours says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// `key@version` of the questionnaire that it was written for.
    pub questionnaire: String,
    /// Content hash of that version.
    pub hash: String,
    /// The language that it was written in.
    pub language: Option<Language>,
    /// Id of the response that it was written from; empty when it was written blank.
    pub response: String,
    /// When it was written, as RFC 3339 in UTC; empty where it does not say.
    pub written: String,
    /// The marks that are signed, as one text.
    pub marks: String,
    /// Their signature in hex, as it stands in the workbook.
    pub signature: String,
}

impl Origin {
    /// Whether the marks are as the holder of the key wrote them.
    pub fn is_signed_by(&self, key: &MarkKey) -> bool {
        key.verify(&self.marks, &self.signature)
    }
}

/// One answer as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAnswer {
    /// Key of the question or head field.
    pub question: String,
    /// Where the answer stands, as `Sheet!C12`; several cells are separated by a comma.
    pub cell: String,
    /// The text as found.
    pub text: String,
    /// What it means; `None`: not understood, and a problem says so.
    pub answer: Option<Answer>,
    /// The revision that the answer had when our workbook was written; `None` where the workbook does not know.
    pub base_revision: Option<i64>,
}

/// One cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellNote {
    /// `Sheet!C12`.
    pub cell: String,
    /// What became of it.
    pub role: CellRole,
}

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// A title or a revision date above everything else.
    Title,
    /// Explains how to fill in.
    Guide,
    /// Names a head field.
    HeadLabel,
    /// Holds a head field's value.
    HeadValue,
    /// The head of a column.
    ColumnHeader,
    /// Heading of a section.
    Section,
    /// Number of a question.
    Number,
    /// A question, with the help and the documentation asked for where they stand in the same cell.
    Question,
    /// Help to a question.
    Help,
    /// Documentation that is asked for.
    EvidenceAsked,
    /// An answer.
    Answer,
    /// The mark that a question does not apply.
    NotApplicable,
    /// An explanation or a reason.
    Explanation,
    /// A row's cell in an answer that is a table.
    TableCell,
    /// File names of evidence, for the reader's eye: documents are attached in the browser.
    EvidenceFiles,
    /// How far the answer has come, for the reader's eye.
    Status,
    /// A hidden mark of ours.
    Mark,
    /// Nothing but spaces.
    Blank,
    /// Nothing is known about it, and a problem says so.
    Unexplained,
}

/// Something that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What it is about.
    pub kind: ProblemKind,
    /// Where, as `Sheet!C12`; empty when it concerns the whole workbook.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cell: String,
    /// Key of the question or head field that it concerns; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// The text in the workbook that gave rise to it.
    pub text: String,
}

/// The kinds of problems. The names are stable: pages translate them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A cell that nothing is known about.
    Unexplained,
    /// More such cells than are listed; the text is their number.
    MoreUnexplained,
    /// The text is none of the allowed answers.
    NotUnderstood,
    /// The questionnaire has no such question.
    UnknownQuestion,
    /// The question or head field stands in more than one place, with different texts; the first is used.
    Duplicate,
    /// The number is that of one question, the text that of another.
    OtherQuestionText,
    /// The workbook was written for another version of the questionnaire.
    OtherVersion,
    /// The cell shows an error such as `#REF!`.
    CellError,
    /// The cell holds a formula that was never calculated.
    FormulaWithoutValue,
    /// The hidden marks are not as they were written: what the workbook says of revisions is not relied on.
    AlteredMarks,
    /// The workbook was written from another response.
    OtherResponse,
    /// The text stands in a file of its own, which was not sent along.
    LongText,
}

impl ProblemKind {
    /// The name as in JSON, for looking up a translation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unexplained => "unexplained",
            Self::MoreUnexplained => "more_unexplained",
            Self::NotUnderstood => "not_understood",
            Self::UnknownQuestion => "unknown_question",
            Self::Duplicate => "duplicate",
            Self::OtherQuestionText => "other_question_text",
            Self::OtherVersion => "other_version",
            Self::CellError => "cell_error",
            Self::FormulaWithoutValue => "formula_without_value",
            Self::AlteredMarks => "altered_marks",
            Self::OtherResponse => "other_response",
            Self::LongText => "long_text",
        }
    }
}

/// Why a workbook was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WorkbookError {
    /// It is something else than an `.xlsx`.
    #[error("{0}")]
    NotAWorkbook(NotAWorkbook),
    /// It goes beyond a limit.
    #[error("the workbook is too large: {0}. Nothing was read. Send a workbook that holds only the questionnaire")]
    TooLarge(TooLarge),
    /// A part of it is encrypted.
    #[error("the workbook is protected by a password. Nothing was read. Save it without one")]
    Encrypted,
    /// It declares XML entities, which no spreadsheet program does.
    #[error(
        "the workbook contains XML declarations that do not belong in a workbook. Nothing was read. Save it again in Excel or LibreOffice"
    )]
    EntityDeclarations,
    /// It is cut short or broken.
    #[error(
        "the workbook is damaged and cannot be read ({0}). Nothing was read. Open it in Excel or LibreOffice, save it again, and send the new file"
    )]
    Damaged(String),
    /// It holds neither layout.
    #[error(
        "the workbook's layout is not recognised. Expected: a workbook exported from here, \
         or the questionnaire in its original layout, with a header row (number, question, answer) above the numbered questions"
    )]
    NotRecognised,
    /// It was written for another questionnaire.
    #[error("the workbook was written for the questionnaire `{0}`. Nothing was read. Choose that questionnaire")]
    OtherQuestionnaire(String),
}

impl WorkbookError {
    /// A stable name, for looking up a translation.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAWorkbook(NotAWorkbook::Empty) => "empty",
            Self::NotAWorkbook(NotAWorkbook::OldExcelOrEncrypted) => "old_excel_or_encrypted",
            Self::NotAWorkbook(NotAWorkbook::OpenDocument) => "open_document",
            Self::NotAWorkbook(NotAWorkbook::Binary) => "binary_workbook",
            Self::NotAWorkbook(NotAWorkbook::Pdf) => "pdf",
            Self::NotAWorkbook(NotAWorkbook::Text) => "text",
            Self::NotAWorkbook(NotAWorkbook::OtherZip) => "other_zip",
            Self::NotAWorkbook(NotAWorkbook::Unknown) => "not_a_workbook",
            Self::TooLarge(TooLarge::File) => "file_too_large",
            Self::TooLarge(_) => "too_large",
            Self::Encrypted => "encrypted",
            Self::EntityDeclarations => "entity_declarations",
            Self::Damaged(_) => "damaged",
            Self::NotRecognised => "not_recognised",
            Self::OtherQuestionnaire(_) => "other_questionnaire",
        }
    }
}

/// What a file is that is not a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotAWorkbook {
    /// No bytes.
    #[error("the file is empty. Choose the workbook (.xlsx)")]
    Empty,
    /// An OLE file: `.xls`, or a workbook with a password.
    #[error("the file is an old Excel workbook (.xls) or protected by a password. Save it as .xlsx without a password")]
    OldExcelOrEncrypted,
    /// `.ods` or the like.
    #[error("the file is an OpenDocument file. Save it as .xlsx")]
    OpenDocument,
    /// `.xlsb`.
    #[error("the file is a binary Excel workbook (.xlsb). Save it as .xlsx")]
    Binary,
    /// A PDF.
    #[error("the file is a PDF. Choose the workbook (.xlsx)")]
    Pdf,
    /// Plain text, `.csv` for instance.
    #[error("the file is plain text, such as .csv. Save it as .xlsx")]
    Text,
    /// A ZIP archive without a workbook in it.
    #[error("the file is a ZIP archive, but not a workbook. Choose the workbook (.xlsx) itself")]
    OtherZip,
    /// Something else.
    #[error("the file is not an Excel workbook. Choose a file that ends in .xlsx")]
    Unknown,
}

/// Which limit was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TooLarge {
    /// Bytes of the file.
    #[error("the file is bigger than 20 MB")]
    File,
    /// Files in the package.
    #[error("it consists of too many parts")]
    Entries,
    /// Bytes when unpacked.
    #[error("it unpacks to far more than a questionnaire needs")]
    Unpacked,
    /// Sheets.
    #[error("it has more than 100 sheets")]
    Sheets,
    /// Cells that are not empty, or their text.
    #[error("it has more cells or text than can be read")]
    Cells,
}
