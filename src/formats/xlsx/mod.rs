//! Excel workbooks: the questionnaire's original layout in, our own layout in and out.
//!
//! Bytes that came from outside pass `guard` before anything else looks at them.
//! Everything here is pure: the time limit belongs to the caller, who runs [`read()`] in the CPU pool.
//!
//! What a reading says of a workbook is complete: [`Reading::cells`] names every cell that is not empty, with what became of it.

pub mod reading;
mod guard;
pub mod book;
pub mod patch;
mod grid;
mod words;
mod nearest;
mod parse;
mod table_text;
mod findings;
mod original;
mod ours;
mod list;
pub mod scorebook;
pub mod report;

pub use guard::MAX_MB;
pub use list::{first_table, list_template, what_is};
pub use nearest::nearest;
pub use ours::labels::Labels;
pub use ours::long::{LongText, is_too_long};
pub use ours::signature::MarkKey;
pub use ours::write::{WorkbookContent, WriteError, Written, write, write_with_long_texts};
pub use reading::{
    CellNote, CellRole, Layout, NotAWorkbook, Origin, Problem, ProblemKind, ReadAnswer, Reading, TooLarge,
    WorkbookError,
};

use std::collections::BTreeMap;

use crate::domain::answer::Answer;
use crate::domain::questionnaire::{Question, Questionnaire};

/// A sheet's cells as text, for readers of other layouts.
#[derive(Debug)]
pub(in crate::formats) struct PlainSheet {
    pub(in crate::formats) name: String,
    /// The rows that have cells.
    pub(in crate::formats) rows: Vec<Vec<PlainCell>>,
}

/// A cell that is not empty.
#[derive(Debug, Clone)]
pub(in crate::formats) struct PlainCell {
    /// From 0.
    pub(in crate::formats) row: u32,
    /// From 0.
    pub(in crate::formats) column: u32,
    /// `Sheet!C12`.
    pub(in crate::formats) place: String,
    /// Line breaks are `\n`.
    pub(in crate::formats) text: String,
}

/// The sheets of a workbook, under the same guard as [`read()`].
pub(in crate::formats) fn plain_sheets(bytes: &[u8]) -> Result<Vec<PlainSheet>, WorkbookError> {
    let plain = |sheet: grid::Sheet| {
        let cell = |cell: &grid::Cell| PlainCell {
            row: cell.row,
            column: cell.column,
            place: sheet.address(cell),
            text: cell.text.clone(),
        };
        let rows = sheet.rows().map(|row| row.iter().map(cell).collect()).collect();
        PlainSheet { name: sheet.name.clone(), rows }
    };
    Ok(grid::load(guard::check(bytes)?)?.into_iter().map(plain).collect())
}

/// Reads a workbook as answers to a questionnaire: our own layout when it carries our marks, else the original layout.
///
/// In: the bytes as they were sent, and the questionnaire that they are said to answer. Out: the answers with the cells
/// that they came from, the role of every cell that is not empty, and every problem.
///
/// # Errors
/// When the bytes are not a workbook that can be read safely, or hold neither layout.
pub fn read(bytes: &[u8], questionnaire: &Questionnaire) -> Result<Reading, WorkbookError> {
    read_with_texts(bytes, questionnaire, &BTreeMap::new())
}

/// The same, with the texts that were too long for a cell, by the name of their file.
///
/// # Errors
/// As [`read()`].
pub fn read_with_texts(
    bytes: &[u8],
    questionnaire: &Questionnaire,
    texts: &BTreeMap<String, String>,
) -> Result<Reading, WorkbookError> {
    let package = guard::check(bytes)?;
    let mut sheets = grid::load(package)?;
    match ours::marks::find(&sheets) {
        Some(marks) => {
            ours::read::put_texts_in_place(&mut sheets, &marks, texts);
            ours::read::read(&sheets, &marks, questionnaire)
        }
        None => original::read(&sheets, questionnaire),
    }
}

/// The version that a workbook of ours was written for, as `key@version`; `None` for any other workbook.
///
/// # Errors
/// When the bytes are not a workbook that can be read safely.
pub fn questionnaire_of(bytes: &[u8]) -> Result<Option<String>, WorkbookError> {
    let sheets = grid::load(guard::check(bytes)?)?;
    Ok(ours::marks::find(&sheets).and_then(|marks| marks.origin).map(|origin| origin.questionnaire))
}

/// What a text from somebody's workbook means as the answer to a question; `None`: it is not understood.
pub fn answer_of(text: &str, question: &Question) -> Option<Answer> {
    let cell = grid::Cell { row: 0, column: 0, text: text.to_owned(), content: grid::Content::Text };
    parse::answer(&cell, question, None, "")
}
