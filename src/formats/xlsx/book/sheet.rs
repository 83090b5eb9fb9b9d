//! One worksheet, read from its XML in one pass: cells, merges, drop-downs, hidden rows and columns.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::lists::{RawList, areas};
use super::numbers::NumberFormat;
use super::package::{PartReader, attribute, is_on, next};
use super::{add_checked, strings};
use crate::formats::layout::grid::{Area, Cell, CellKind, Sheet, parse_area, parse_reference};
use crate::formats::xlsx::reading::{TooLarge, WorkbookError};

/// The most merged ranges of a sheet.
const MAX_MERGES: usize = 200_000;
/// The most drop-downs and the like of a sheet.
const MAX_LISTS: usize = 20_000;

/// What cells may cost over all sheets.
pub(super) struct Budget {
    /// Cells that are looked at, empty ones included.
    pub(super) seen: usize,
    /// Cells that are kept.
    pub(super) cells: usize,
    /// Bytes of text that are kept, shared ones once.
    pub(super) text: usize,
    /// Bytes of text that are shown: one long text can be shown by many cells.
    pub(super) shown: usize,
    /// Ranges of drop-downs.
    pub(super) ranges: usize,
}

impl Budget {
    fn take(from: &mut usize, amount: usize) -> Result<(), WorkbookError> {
        *from = from.checked_sub(amount).ok_or(WorkbookError::TooLarge(TooLarge::Cells))?;
        Ok(())
    }
}

/// What all sheets share.
pub(super) struct Shared {
    pub(super) strings: Vec<Arc<str>>,
    pub(super) formats: Vec<NumberFormat>,
    pub(super) date_1904: bool,
    pub(super) budget: Budget,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    kind: String,
    format: usize,
    value: String,
    inline: String,
    formula: String,
    has_formula: bool,
    has_value: bool,
}

/// Where the text of the next event belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Nothing,
    Value,
    Inline,
    Formula,
    ListFormula,
    ListPlaces,
}

/// Reads a sheet. Drop-downs come back as they are written, since their values may lie on another sheet.
pub(super) fn read(
    reader: &mut PartReader<'_, '_>,
    name: &str,
    hidden: bool,
    shared: &mut Shared,
) -> Result<(Sheet, Vec<RawList>), WorkbookError> {
    let mut sheet = Sheet { name: name.to_owned(), hidden, ..Sheet::default() };
    let mut lists: Vec<RawList> = Vec::new();
    let mut list: Option<RawList> = None;
    let mut open = Open::default();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut target = Into::Nothing;
    let mut phonetic = false;
    let mut buffer = Vec::new();
    let mut in_order = true;
    loop {
        let event = next(reader, &mut buffer)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    row = match attribute(element, "r") {
                        Some(number) => row_number(&number)?,
                        None => row,
                    };
                    column = 0;
                    if is_on(element, "hidden") {
                        sheet.hidden_rows.push(row);
                    }
                }
                "c" => {
                    Budget::take(&mut shared.budget.seen, 1)?;
                    begin(&mut open, element, row, column)?;
                    (row, column) = (open.row, open.column);
                }
                "v" => target = Into::Value,
                "t" if !phonetic => target = Into::Inline,
                "rPh" => phonetic = true,
                "f" if list.is_none() => {
                    open.has_formula = true;
                    target = Into::Formula;
                }
                "f" if target != Into::ListFormula => target = Into::Nothing,
                "col" if is_on(element, "hidden") => {
                    let number = |name| attribute(element, name).and_then(|number| number.parse::<u32>().ok());
                    if let (Some(from), Some(to)) = (number("min"), number("max"))
                        && sheet.hidden_columns.len() < 16_384
                    {
                        sheet.hidden_columns.push((from.saturating_sub(1), to.saturating_sub(1)));
                    }
                }
                "mergeCell" => merge(element, &mut sheet.merges)?,
                "dataValidation" if lists.len() < MAX_LISTS => {
                    let is_list = attribute(element, "type").as_deref() == Some("list");
                    list = is_list.then(|| RawList {
                        areas: areas(&attribute(element, "sqref").unwrap_or_default()),
                        formula: String::new(),
                    });
                }
                "formula1" if list.is_some() => target = Into::ListFormula,
                "sqref" if list.is_some() => target = Into::ListPlaces,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" => row = row.saturating_add(1),
                "c" => {
                    column = open.column.saturating_add(1);
                    if let Some(cell) = finish(&mut open, shared)? {
                        Budget::take(&mut shared.budget.cells, 1)?;
                        Budget::take(&mut shared.budget.shown, cell.text.len())?;
                        in_order &=
                            sheet.cells.last().is_none_or(|last| (last.row, last.column) < (cell.row, cell.column));
                        sheet.cells.push(cell);
                    }
                    target = Into::Nothing;
                }
                "v" | "t" | "formula1" | "sqref" => target = Into::Nothing,
                "f" if target == Into::Formula => target = Into::Nothing,
                "rPh" => phonetic = false,
                "dataValidation" => {
                    let list = list.take().filter(|list| !list.areas.is_empty());
                    Budget::take(&mut shared.budget.ranges, list.as_ref().map_or(0, |list| list.areas.len()))?;
                    lists.extend(list);
                }
                _ => {}
            },
            Event::Eof => break,
            _ => match (target, &mut list) {
                (Into::Value, _) => {
                    open.has_value = true;
                    add_checked(&event, &mut open.value)?;
                }
                (Into::Inline, _) => {
                    open.has_value = true;
                    add_checked(&event, &mut open.inline)?;
                }
                (Into::Formula, _) => add_checked(&event, &mut open.formula)?,
                (Into::ListFormula, Some(list)) => add_checked(&event, &mut list.formula)?,
                (Into::ListPlaces, Some(list)) => {
                    let mut places = String::new();
                    add_checked(&event, &mut places)?;
                    list.areas.extend(areas(&places));
                }
                _ => {}
            },
        }
    }
    if !in_order {
        sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
        let twice = |two: &[Cell]| matches!(two, [one, next] if (one.row, one.column) == (next.row, next.column));
        if sheet.cells.windows(2).any(twice) {
            return Err(WorkbookError::Damaged("two cells have the same address".to_owned()));
        }
    }
    sheet.hidden_rows.sort_unstable();
    Ok((sheet, lists))
}

fn row_number(text: &str) -> Result<u32, WorkbookError> {
    match text.parse::<u32>() {
        Ok(number @ 1..=1_048_576) => Ok(number - 1),
        _ => Err(WorkbookError::Damaged("a cell lies outside the sheet".to_owned())),
    }
}

/// Begins a cell. One without an address stands to the right of the one before.
fn begin(open: &mut Open, element: &BytesStart<'_>, row: u32, column: u32) -> Result<(), WorkbookError> {
    (open.row, open.column) = (row, column);
    (open.has_formula, open.has_value, open.format) = (false, false, 0);
    for text in [&mut open.kind, &mut open.value, &mut open.inline, &mut open.formula] {
        text.clear();
    }
    for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
        match attribute.key.as_ref() {
            "r" => match parse_reference(&attribute.value) {
                Some(place) => (open.row, open.column) = place,
                None => return Err(WorkbookError::Damaged("a cell lies outside the sheet".to_owned())),
            },
            "t" => open.kind.push_str(&attribute.value),
            "s" => open.format = attribute.value.parse().unwrap_or(0),
            _ => {}
        }
    }
    if open.row >= 1_048_576 || open.column >= 16_384 {
        return Err(WorkbookError::Damaged("a cell lies outside the sheet".to_owned()));
    }
    Ok(())
}

/// The cell that was read; `None` for an empty one.
fn finish(open: &mut Open, shared: &mut Shared) -> Result<Option<Cell>, WorkbookError> {
    let (row, column, formula) = (open.row, open.column, open.has_formula);
    let own = |text: &str, kind| Some(Cell { row, column, text: Arc::from(text), kind, formula });
    if !open.has_value {
        if !formula {
            return Ok(None);
        }
        let text = format!("={}", open.formula);
        Budget::take(&mut shared.budget.text, text.len())?;
        return Ok(own(&text, CellKind::Uncalculated));
    }
    let cell = match open.kind.as_str() {
        "s" => {
            let place: usize = open.value.trim().parse().unwrap_or(usize::MAX);
            let Some(text) = shared.strings.get(place) else {
                return Err(WorkbookError::Damaged("a cell names a text that is not there".to_owned()));
            };
            return Ok((!text.is_empty()).then(|| Cell {
                row,
                column,
                text: Arc::clone(text),
                kind: CellKind::Text,
                formula,
            }));
        }
        "inlineStr" => own(&strings::plain(&open.inline), CellKind::Text),
        "str" => own(&strings::plain(&open.value), CellKind::Text),
        "b" => own(if matches!(open.value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }, CellKind::Boolean),
        "e" => own(&open.value, CellKind::Error),
        "d" => own(open.value.trim(), CellKind::Date),
        _ => match open.value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let format = shared.formats.get(open.format).unwrap_or(&NumberFormat::General);
                let (text, kind) = format.show(number, shared.date_1904);
                own(&text, kind)
            }
            _ => own(open.value.trim(), CellKind::Text),
        },
    };
    let cell = cell.filter(|cell| !cell.text.is_empty());
    if let Some(cell) = &cell {
        Budget::take(&mut shared.budget.text, cell.text.len())?;
    }
    Ok(cell)
}

fn merge(element: &BytesStart<'_>, merges: &mut Vec<Area>) -> Result<(), WorkbookError> {
    let area = attribute(element, "ref").and_then(|text| parse_area(&text));
    if let Some(area) = area.filter(|area| area.top != area.bottom || area.left != area.right) {
        if merges.len() >= MAX_MERGES {
            return Err(WorkbookError::TooLarge(TooLarge::Cells));
        }
        merges.push(area);
    }
    Ok(())
}
