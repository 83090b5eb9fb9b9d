//! What the layout finder proposes: a mapping that a person can correct, and what comes of it.

use serde::{Deserialize, Serialize};

/// Which sheets, rows and columns hold what. Rows and columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// Every sheet of the workbook, in the order of the tabs.
    pub sheets: Vec<SheetMapping>,
}

/// What is made of one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetMapping {
    /// The name on its tab.
    pub name: String,
    /// Whether it is read, or why not.
    pub verdict: Verdict,
    /// The parts of the sheet, each under a header of its own; none when it holds no questions.
    pub regions: Vec<Region>,
}

/// Whether a sheet is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds questions.
    Read,
    /// It is hidden.
    Hidden,
    /// Its questions are those of another sheet.
    Repeated,
    /// It holds nothing that looks like questions.
    NoQuestions,
    /// A person has taken it out.
    LeftOut,
}

impl Verdict {
    /// The name as in JSON, for looking up a translation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Hidden => "hidden",
            Self::Repeated => "repeated",
            Self::NoQuestions => "no_questions",
            Self::LeftOut => "left_out",
        }
    }
}

/// Rows under one header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// The first and last row of the header; `None` where there is none.
    pub header: Option<(u32, u32)>,
    /// The first row with content.
    pub first: u32,
    /// The last row.
    pub last: u32,
    /// The title that stands in the header itself; empty where there is none.
    pub title: String,
    /// What stands where.
    pub columns: Columns,
}

/// The columns of a region.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Columns {
    /// Number or reference.
    pub id: Option<u32>,
    /// The group that a question belongs to; the innermost first.
    pub sections: Vec<u32>,
    /// What is asked.
    pub question: Option<u32>,
    /// How to answer.
    pub help: Option<u32>,
    /// What may be chosen.
    pub options: Option<u32>,
    /// The answer; further columns of answers follow the first.
    pub answers: Vec<u32>,
    /// Columns of which one is ticked off, each with the answer that it stands for.
    pub ticks: Vec<Tick>,
    /// What the supplier says beside the answer.
    pub comment: Option<u32>,
    /// Documents.
    pub evidence: Option<u32>,
}

/// A column that is ticked off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// Where.
    pub column: u32,
    /// The header's words, `Yes`.
    pub label: String,
    /// `yes`, `no`, `not_applicable` or `partly`.
    pub value: String,
}

/// A question that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The sheet's place among the tabs.
    pub sheet: usize,
    /// The row, from 0.
    pub row: u32,
    /// `Sheet!B5`: where the question stands.
    pub cell: String,
    /// Number or reference as written; empty where there is none.
    pub id: String,
    /// Titles from the outermost group to the innermost.
    pub sections: Vec<String>,
    /// What is asked.
    pub question: String,
    /// How to answer; empty where nothing says so.
    pub help: String,
    /// What may be chosen; empty for free text.
    pub options: Vec<String>,
    /// The answer as found; empty when there is none.
    pub answer: String,
    /// What is said beside it.
    pub comment: String,
    /// The documents that are named.
    pub evidence: String,
    /// Where an answer would be written; `None` when the layout has no place for one.
    pub answer_at: Option<AnswerPlace>,
}

/// Where an answer is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerPlace {
    /// The cell of the answer, or of the free text; `None` when only ticks are there.
    pub column: Option<u32>,
    /// The columns to tick.
    pub ticks: Vec<Tick>,
    /// The cell beside it for more words.
    pub comment: Option<u32>,
}

impl Item {
    /// Whether it has been answered.
    pub fn is_answered(&self) -> bool {
        !self.answer.is_empty()
    }
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LayoutProblem {
    /// What it is about.
    pub kind: LayoutProblemKind,
    /// `Sheet!C12`, or a sheet's name.
    pub place: String,
    /// The text that gave rise to it, or a number.
    pub text: String,
}

/// The kinds of problems. The names are stable: pages translate them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LayoutProblemKind {
    /// No sheet holds anything that looks like questions.
    NoQuestions,
    /// An id is stored as a number without a format, and another row has the same: `5.10` and `5.1` look alike.
    IdAmbiguous,
    /// Two questions have the same id.
    IdTwice,
    /// The id's cell holds a date or an error.
    IdUnreadable,
    /// Rows with questions are hidden and were left out; the text is their number.
    HiddenRows,
    /// All answers are the same and look like what was there beforehand; they are not counted.
    PresetAnswers,
    /// The answer's cell shows an error.
    CellError,
    /// The cell holds a formula that was never calculated.
    Uncalculated,
    /// More than one column of a row is ticked off.
    TwoTicks,
    /// The answer is none of the drop-down's values.
    NotInList,
}

impl LayoutProblemKind {
    /// The name as in JSON, for looking up a translation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoQuestions => "no_questions",
            Self::IdAmbiguous => "id_ambiguous",
            Self::IdTwice => "id_twice",
            Self::IdUnreadable => "id_unreadable",
            Self::HiddenRows => "hidden_rows",
            Self::PresetAnswers => "preset_answers",
            Self::CellError => "cell_error",
            Self::Uncalculated => "uncalculated",
            Self::TwoTicks => "two_ticks",
            Self::NotInList => "not_in_list",
        }
    }
}

/// A workbook's questions under a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which sheets, rows and columns were used.
    pub mapping: Mapping,
    /// The questions, sheet by sheet and row by row.
    pub items: Vec<Item>,
    /// What a person should look at.
    pub problems: Vec<LayoutProblem>,
}

impl Proposal {
    /// How many questions have an answer.
    pub fn answered(&self) -> usize {
        self.items.iter().filter(|item| item.is_answered()).count()
    }

    /// How many groups there are that hold questions, counted once for each stretch of rows.
    pub fn sections(&self) -> usize {
        let mut seen: Vec<(usize, &[String])> = Vec::new();
        for item in self.items.iter().filter(|item| !item.sections.is_empty()) {
            let key = (item.sheet, item.sections.as_slice());
            if seen.last() != Some(&key) && !seen.contains(&key) {
                seen.push(key);
            }
        }
        seen.len()
    }
}
