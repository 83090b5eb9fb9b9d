//! The sheet of an answer that is a table: one row for each of its rows, and room for more.

use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use super::super::grid::column_letters;
use super::marks;
use super::style::Style;
use super::write::{WriteError, Writing, protection};
use crate::domain::answer::AnswerValue;
use crate::domain::questionnaire::{Question, QuestionKind};

/// The row of the table's first row, from 0.
const FIRST_ROW: u32 = 2;
/// Rows that can be filled in beyond those that are.
const ROOM: u32 = 30;
/// How far the status looks for rows.
const LAST_ROW: u32 = 1_000;

/// The range that the table's rows lie in, for a formula.
pub(super) fn range(quoted_sheet: &str, columns: usize) -> String {
    let last = column_letters(u32::try_from(columns).unwrap_or(1));
    format!("{quoted_sheet}!$B${}:${last}${LAST_ROW}", FIRST_ROW + 1)
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    writing: &Writing<'_>,
    question: &Question,
    name: &str,
) -> Result<(), WriteError> {
    let (content, style) = (writing.content, writing.style);
    let QuestionKind::Table(columns) = &question.kind else { return Ok(()) };
    let words = question.words(content.language);
    sheet.set_name(name)?.set_tab_color(Style::OPEN_TAB);
    sheet.write_string(0, 0, format!("{}{}", marks::TABLE, question.key))?;
    sheet.write_string(1, 0, marks::HEADER)?;
    for (place, column) in (1..).zip(columns) {
        sheet.write_string(0, place, format!("{}{column}", marks::TABLE_COLUMN))?;
        let title = words.columns.get(column).unwrap_or(column);
        sheet.write_string_with_format(1, place, title, &style.header)?;
        sheet.set_column_width(place, 30)?;
    }
    sheet.set_row_hidden(0)?.set_column_hidden(0)?;
    sheet.set_row_height(1, 24)?;

    let rows = match writing.answer(question).map(|answer| &answer.value) {
        Some(AnswerValue::Table(rows)) => rows.as_slice(),
        _ => &[],
    };
    let end = FIRST_ROW + u32::try_from(rows.len()).unwrap_or(0) + ROOM;
    for row in FIRST_ROW..end {
        let cells = rows.get((row - FIRST_ROW) as usize);
        for (place, column) in (1..).zip(columns) {
            let text = cells.and_then(|cells| cells.get(column)).map_or("", String::as_str);
            sheet.write_string_with_format(row, place, text, style.open_for(text))?;
        }
    }
    sheet.set_freeze_panes(FIRST_ROW, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(1, 1)?;
    sheet.protect_with_options(&ProtectionOptions { insert_rows: true, ..protection() });
    Ok(())
}
