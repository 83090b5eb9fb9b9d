//! A workbook as the layout finder sees it: the cells that are not empty, and what surrounds them.
//!
//! Made by [`crate::formats::xlsx::book`]; nothing here knows of files.

use std::sync::Arc;

/// A workbook, read.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// The worksheets in the order of their tabs.
    pub sheets: Vec<Sheet>,
}

/// One worksheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Whether a person sees the tab.
    pub hidden: bool,
    /// The cells that hold something, row by row and from left to right.
    pub cells: Vec<Cell>,
    /// Cells that are shown as one; the first one holds the text.
    pub merges: Vec<Area>,
    /// Rows that are hidden, from 0, in rising order.
    pub hidden_rows: Vec<u32>,
    /// Columns that are hidden, from and to, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Drop-downs.
    pub lists: Vec<DropDown>,
    /// Comments on cells in the order of the cells: row, column, text.
    pub notes: Vec<(u32, u32, String)>,
}

/// A cell that is not empty.
#[derive(Debug, Clone)]
pub struct Cell {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u32,
    /// As the sheet shows it; line breaks are `\n`.
    pub text: Arc<str>,
    /// What it holds.
    pub kind: CellKind,
    /// The text was calculated.
    pub formula: bool,
}

/// What a cell holds, where its text does not say all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number shown with as many decimals as its format says.
    Number,
    /// A number without a format: zeros at its end, as in `5.10`, have been lost if there were any.
    PlainNumber,
    /// A day or a moment.
    Date,
    /// True or false.
    Boolean,
    /// `#REF!` and the like.
    Error,
    /// A formula that no program has calculated.
    Uncalculated,
}

/// A rectangle of cells, both ends included, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// The values that cells may be chosen from.
#[derive(Debug, Clone, Default)]
pub struct DropDown {
    /// Where.
    pub areas: Vec<Area>,
    /// The values in order; empty when the file does not tell (a list that is calculated).
    pub values: Arc<Vec<String>>,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn holds(&self, row: u32, column: u32) -> bool {
        self.top <= row && row <= self.bottom && self.left <= column && column <= self.right
    }
}

impl Sheet {
    /// The rows that have cells, each with its cells.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|one, next| one.row == next.row)
    }

    /// The cells of some rows, both ends included.
    pub fn between(&self, first: u32, last: u32) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.row < first);
        let to = self.cells.partition_point(|cell| cell.row <= last);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// The cells of a row; none when it has none.
    pub fn row(&self, row: u32) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.row < row);
        let rest = self.cells.get(from..).unwrap_or_default();
        let len = rest.partition_point(|cell| cell.row == row);
        rest.get(..len).unwrap_or_default()
    }

    /// The cell at a place.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        in_row(self.row(row), column)
    }

    /// Whether a row is hidden.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.hidden_rows.binary_search(&row).is_ok()
    }

    /// Whether a column is hidden.
    pub fn is_column_hidden(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column))
    }

    /// The comment on a cell.
    pub fn note_at(&self, row: u32, column: u32) -> Option<&str> {
        let at = self.notes.binary_search_by_key(&(row, column), |(row, column, _)| (*row, *column)).ok()?;
        self.notes.get(at).map(|(_, _, text)| text.as_str())
    }

    /// `Sheet!C12`, with the sheet's name in quotes where Excel wants them.
    pub fn address(&self, row: u32, column: u32) -> String {
        [sheet_prefix(&self.name), reference(row, column)].concat()
    }
}

/// What stands before a reference to a cell of a sheet: its name and `!`, in quotes where Excel wants them.
pub fn sheet_prefix(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if plain { format!("{name}!") } else { format!("'{}'!", name.replace('\'', "''")) }
}

/// The cell of a row in a column.
pub fn in_row(row: &[Cell], column: u32) -> Option<&Cell> {
    let at = row.binary_search_by_key(&column, |cell| cell.column).ok()?;
    row.get(at)
}

/// `C12`, from row and column that begin at 0.
pub fn reference(row: u32, column: u32) -> String {
    let mut reference = column_letters(column);
    reference.push_str(&(u64::from(row) + 1).to_string());
    reference
}

/// `A`, `B` … `Z`, `AA` …
pub fn column_letters(column: u32) -> String {
    let mut letters = String::with_capacity(10);
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters
}

/// The column of `A`, `XFD` …, from 0; `None` for anything else or beyond what Excel has.
pub fn column_of_letters(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_u32;
    for byte in letters.bytes() {
        let digit = byte.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column * 26 + u32::from(digit) + 1;
    }
    (column <= 16_384).then(|| column - 1)
}

/// Row and column of `C12` or `$C$12`, from 0; `None` for anything that is no cell in Excel.
pub fn parse_reference(text: &str) -> Option<(u32, u32)> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = column_of_letters(text.get(..letters)?)?;
    let digits = text.get(letters..)?;
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    if digits.is_empty() || digits.len() > 7 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let row: u32 = digits.parse().ok()?;
    (1..=1_048_576).contains(&row).then(|| (row - 1, column))
}

/// `A1:C12`, `C12`, or whole columns and rows as `A:C` and `2:4`.
pub fn parse_area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    if let (Some((top, left)), Some((bottom, right))) = (parse_reference(first), parse_reference(last)) {
        return Some(Area {
            top: top.min(bottom),
            left: left.min(right),
            bottom: top.max(bottom),
            right: left.max(right),
        });
    }
    let (first, last) = (first.trim_start_matches('$'), last.trim_start_matches('$'));
    if let (Some(left), Some(right)) = (column_of_letters(first), column_of_letters(last)) {
        return Some(Area { top: 0, left: left.min(right), bottom: 1_048_575, right: left.max(right) });
    }
    let (top, bottom): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    let rows = 1..=1_048_576;
    (rows.contains(&top) && rows.contains(&bottom)).then(|| Area {
        top: top.min(bottom) - 1,
        left: 0,
        bottom: top.max(bottom) - 1,
        right: 16_383,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_excel_writes_them() {
        let cases = [
            ("A1", Some((0, 0))),
            ("$C$12", Some((11, 2))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("12", None),
            ("", None),
            ("ÅÅ1", None),
        ];
        for (text, place) in cases {
            assert_eq!(parse_reference(text), place, "{text}");
        }
        assert_eq!(parse_area("B2:A1"), Some(Area { top: 0, left: 0, bottom: 1, right: 1 }));
        assert_eq!(parse_area("$B:$C"), Some(Area { top: 0, left: 1, bottom: 1_048_575, right: 2 }));
        assert_eq!(parse_area("2:3"), Some(Area { top: 1, left: 0, bottom: 2, right: 16_383 }));
        assert_eq!(parse_area("A1:nonsense"), None);
        assert_eq!(column_letters(16_383), "XFD");
    }
}
