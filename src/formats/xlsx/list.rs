//! Plain lists: the rows of a workbook's first sheet that has any, and a template to fill in.

use rust_xlsxwriter::{DataValidation, Format, FormatBorder, Workbook};

use super::ours::write::WriteError;
use super::reading::WorkbookError;
use super::{grid, guard};

/// The most columns of a list that are looked at.
const MOST_COLUMNS: u32 = 100;
/// Rows of the template that take a drop-down.
const ROOM: u32 = 2_000;

/// The rows of the first sheet that has any, each with its number from 1.
///
/// # Errors
/// When the bytes are not a workbook that can be read safely.
pub fn first_table(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, WorkbookError> {
    let sheets = grid::load(guard::check(bytes)?)?;
    let Some(sheet) = sheets.iter().find(|sheet| !sheet.cells.is_empty()) else { return Ok(Vec::new()) };
    let rows = sheet.rows().map(|row| {
        let number = row.first().map_or(0, |cell| cell.row as usize) + 1;
        let width = row.last().map_or(0, |cell| cell.column.min(MOST_COLUMNS) + 1);
        let text = |column: u32| row.iter().find(|cell| cell.column == column).map_or("", |cell| cell.text.as_str());
        (number, (0..width).map(|column| text(column).to_owned()).collect())
    });
    Ok(rows.collect())
}

/// What bytes are that are no workbook.
pub fn what_is(bytes: &[u8]) -> WorkbookError {
    guard::check(bytes).err().unwrap_or(WorkbookError::NotRecognised)
}

/// A workbook with heads and nothing below; `choices` gives one column, from 0, a drop-down.
///
/// # Errors
/// When the writer refuses.
pub fn list_template(name: &str, heads: &[String], choices: Option<(u16, &[&str])>) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Medium);
    // As text, so that a number keeps its zeros.
    let open = Format::new().set_num_format("@");
    let sheet = workbook.add_worksheet();
    sheet.set_name(super::ours::write::free_name(name, &mut std::collections::BTreeSet::new()))?;
    for (column, text) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, text, &head)?;
        sheet.set_column_width(column, 28)?;
        sheet.set_column_format(column, &open)?;
    }
    if let Some((column, choices)) = choices {
        let list = DataValidation::new().allow_list_strings(choices)?;
        sheet.add_data_validation(1, column, ROOM, column, &list)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(workbook.save_to_buffer()?)
}
