//! The cells of a workbook that are not empty, as text with where they stand.
//!
//! Only the cells that are there are kept: a sheet that says it is a million rows wide costs nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError, XlsxFormulaMetadata};

use super::guard::Package;
use super::reading::{TooLarge, WorkbookError};
use crate::formats::layout::grid::sheet_prefix;
pub(super) use crate::formats::layout::grid::{column_letters, reference};

const MAX_SHEETS: usize = 100;
/// Cells that are looked at, empty ones included.
const MAX_CELLS_SEEN: usize = 2_000_000;
/// Cells that are kept.
const MAX_CELLS: usize = 250_000;
/// Bytes of text over all cells: one long text can be shown by many cells.
const MAX_TEXT: usize = 32 * 1024 * 1024;
/// What Excel has.
const MAX_ROW: u32 = 1_048_576;
/// What Excel has.
const MAX_COLUMN: u32 = 16_384;

/// A sheet's cells, row by row and from left to right.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// The name as it stands before a reference: with its `!`, in quotes where Excel wants them.
    prefix: String,
    pub(super) cells: Vec<Cell>,
}

/// A cell that is not empty.
#[derive(Debug)]
pub(super) struct Cell {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    /// Line breaks are `\n`.
    pub(super) text: String,
    pub(super) content: Content,
}

/// What a cell holds, where its text does not say all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Text,
    Number,
    Boolean(bool),
    /// `#REF!` and the like.
    Error,
    /// A formula that no program has calculated.
    FormulaWithoutValue,
}

impl Sheet {
    /// The rows that have cells, each with its cells.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|one, next| one.row == next.row)
    }

    pub(super) fn new(name: String, cells: Vec<Cell>) -> Self {
        let prefix = sheet_prefix(&name);
        Self { name, prefix, cells }
    }

    /// `Sheet!C12`, with the sheet's name in quotes where Excel wants them.
    pub(super) fn address(&self, cell: &Cell) -> String {
        self.address_of(&reference(cell.row, cell.column))
    }

    /// The same for a reference such as `C12`.
    pub(super) fn address_of(&self, reference: &str) -> String {
        [self.prefix.as_str(), reference].concat()
    }
}

/// Reads every sheet.
pub(super) fn load(package: Package) -> Result<Vec<Sheet>, WorkbookError> {
    // The reader's own code is not ours to vouch for: a panic in it over an odd file is that file's error, nobody else's.
    catch_unwind(AssertUnwindSafe(|| load_sheets(package)))
        .unwrap_or_else(|_| Err(WorkbookError::Damaged("the workbook reader gave up on it".to_owned())))
}

fn load_sheets(package: Package) -> Result<Vec<Sheet>, WorkbookError> {
    let mut workbook = Xlsx::new(package).map_err(reader_error)?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > MAX_SHEETS {
        return Err(WorkbookError::TooLarge(TooLarge::Sheets));
    }
    let mut budget = Budget { seen: MAX_CELLS_SEEN, cells: MAX_CELLS, text: MAX_TEXT };
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let cells = load_cells(&mut workbook, &name, &mut budget)?;
        sheets.push(Sheet::new(name, cells));
    }
    Ok(sheets)
}

struct Budget {
    seen: usize,
    cells: usize,
    text: usize,
}

impl Budget {
    fn take(from: &mut usize, amount: usize) -> Result<(), WorkbookError> {
        *from = from.checked_sub(amount).ok_or(WorkbookError::TooLarge(TooLarge::Cells))?;
        Ok(())
    }
}

fn load_cells(workbook: &mut Xlsx<Package>, name: &str, budget: &mut Budget) -> Result<Vec<Cell>, WorkbookError> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A chart on a sheet of its own has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(reader_error(error)),
    };
    let mut cells: Vec<Cell> = Vec::new();
    let mut in_order = true;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(reader_error)? {
        Budget::take(&mut budget.seen, 1)?;
        let (row, column) = record.pos;
        if row >= MAX_ROW || column >= MAX_COLUMN {
            return Err(WorkbookError::Damaged("a cell lies outside the sheet".to_owned()));
        }
        let Some((text, content)) = text_of(record.value, record.formula.as_ref()) else { continue };
        Budget::take(&mut budget.cells, 1)?;
        Budget::take(&mut budget.text, text.len())?;
        in_order &= cells.last().is_none_or(|last| (last.row, last.column) < (row, column));
        cells.push(Cell { row, column, text, content });
    }
    if !in_order {
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let twice =
            cells.windows(2).any(|two| matches!(two, [one, next] if (one.row, one.column) == (next.row, next.column)));
        if twice {
            return Err(WorkbookError::Damaged("two cells have the same address".to_owned()));
        }
    }
    Ok(cells)
}

/// The text of a cell and what it holds; `None` for an empty one.
fn text_of(value: DataRef<'_>, formula: Option<&XlsxFormulaMetadata>) -> Option<(String, Content)> {
    Some(match value {
        DataRef::Empty => {
            let text = match formula? {
                XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
                    formula.as_str()
                }
                _ => "",
            };
            (format!("={text}"), Content::FormulaWithoutValue)
        }
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            (with_plain_breaks(text)?, Content::Text)
        }
        DataRef::SharedString(text) => (with_plain_breaks(text.to_owned())?, Content::Text),
        // Rust writes the shortest digits that give the same number, and never an exponent.
        DataRef::Float(number) => (number.to_string(), Content::Number),
        DataRef::Int(number) => (number.to_string(), Content::Number),
        DataRef::Bool(yes) => (if yes { "TRUE" } else { "FALSE" }.to_owned(), Content::Boolean(yes)),
        DataRef::Error(error) => (error.to_string(), Content::Error),
        DataRef::DateTime(moment) if moment.is_datetime() => match moment.as_datetime() {
            Some(at) if at.time() == chrono::NaiveTime::MIN => (at.date().to_string(), Content::Text),
            Some(at) => (at.format("%Y-%m-%d %H:%M:%S").to_string(), Content::Text),
            None => (moment.as_f64().to_string(), Content::Number),
        },
        DataRef::DateTime(moment) => (moment.as_f64().to_string(), Content::Number),
    })
}

/// The text with `\n` for every line break and without other control characters (`_x0000_` is one, in a workbook);
/// `None` for an empty text.
fn with_plain_breaks(text: String) -> Option<String> {
    // Nearly no cell has any, and a workbook has very many cells: the bytes are looked at first. A byte over 127 may begin
    // one of U+0080 to U+009F, whose first byte is always C2.
    let is_suspect = |byte: u8| (byte < 0x20 && byte != b'\n' && byte != b'\t') || byte == 0x7F || byte == 0xC2;
    if !text.bytes().any(is_suspect) {
        return (!text.is_empty()).then_some(text);
    }
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let is_odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    let text = if text.contains(is_odd) { text.replace(is_odd, "") } else { text };
    (!text.is_empty()).then_some(text)
}

fn reader_error(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Encrypted,
        other => WorkbookError::Damaged(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_excel_counts_them() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn control_characters_are_dropped_and_line_breaks_are_one_kind() {
        for (text, expected) in [
            ("", None),
            ("Plain æøå « » \u{a0}", Some("Plain æøå « » \u{a0}")),
            ("a\r\nb\rc\nd\te", Some("a\nb\nc\nd\te")),
            ("a\u{0}b\u{7}c\u{7f}d\u{85}e", Some("abcde")),
            ("\u{0}\u{1b}", None),
        ] {
            assert_eq!(with_plain_breaks(text.to_owned()).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_sheet_with_an_odd_name_stands_in_quotes() {
        let cell = Cell { row: 11, column: 2, text: String::new(), content: Content::Text };
        for (name, address) in
            [("Spørreskjema", "Spørreskjema!C12"), ("My sheet", "'My sheet'!C12"), ("it's", "'it''s'!C12")]
        {
            assert_eq!(Sheet::new(name.to_owned(), Vec::new()).address(&cell), address);
        }
    }
}
