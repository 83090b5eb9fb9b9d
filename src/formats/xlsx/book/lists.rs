//! Where the values of a drop-down stand: in the rule itself, in a range, or behind a name.

use std::sync::Arc;

use super::index::DefinedName;
use crate::formats::layout::grid::{Area, Book, DropDown, parse_area};

/// The most values of one list.
const MAX_VALUES: usize = 1_000;
/// The most places that one rule names.
const MAX_AREAS: usize = 10_000;
/// The most values over all lists.
const MAX_ALL_VALUES: usize = 100_000;
/// How many names may stand behind a name.
const MAX_DEPTH: usize = 5;

/// A drop-down as it is written.
#[derive(Debug, Default)]
pub(super) struct RawList {
    pub(super) areas: Vec<Area>,
    pub(super) formula: String,
}

/// The ranges of a list such as `C2:C5 D7`.
pub(super) fn areas(text: &str) -> Vec<Area> {
    text.split_whitespace().filter_map(parse_area).take(MAX_AREAS).collect()
}

/// Gives each sheet its drop-downs with their values.
pub(super) fn resolve(book: &mut Book, raw: Vec<Vec<RawList>>, names: &[DefinedName]) {
    let mut left = MAX_ALL_VALUES;
    let mut known: std::collections::HashMap<(usize, String), Arc<Vec<String>>> = std::collections::HashMap::new();
    for (place, lists) in raw.into_iter().enumerate() {
        let mut resolved = Vec::with_capacity(lists.len());
        for list in lists {
            let values = match known.get(&(place, list.formula.clone())) {
                Some(values) => Arc::clone(values),
                None => {
                    let mut values = values_of(book, place, &list.formula, names, 0);
                    values.truncate(left);
                    left -= values.len();
                    let values = Arc::new(values);
                    known.insert((place, list.formula), Arc::clone(&values));
                    values
                }
            };
            resolved.push(DropDown { areas: list.areas, values });
        }
        if let Some(sheet) = book.sheets.get_mut(place) {
            sheet.lists = resolved;
        }
    }
}

/// The values that a rule's formula stands for; none when it would have to be calculated.
fn values_of(book: &Book, place: usize, formula: &str, names: &[DefinedName], depth: usize) -> Vec<String> {
    let formula = formula.trim().trim_start_matches('=').trim();
    if let Some(inline) = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        let values = inline.split([',', ';']).map(|value| value.trim().replace("\"\"", "\""));
        return values.filter(|value| !value.is_empty()).take(MAX_VALUES).collect();
    }
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    // `INDIRECT("Name")` is how old versions of Excel reached another sheet.
    if let Some(inner) = strip_call(formula, "INDIRECT") {
        let inner = inner.trim().trim_matches('"');
        return values_of(book, place, inner, names, depth + 1);
    }
    let (sheet, range) = match formula.rsplit_once('!') {
        Some((sheet, range)) => (sheet_named(book, sheet), range),
        None => (Some(place), formula),
    };
    if let (Some(sheet), Some(area)) = (sheet.and_then(|place| book.sheets.get(place)), parse_area(range)) {
        let cells = sheet.cells.get(sheet.cells.partition_point(|cell| cell.row < area.top)..).unwrap_or_default();
        return cells
            .iter()
            .take_while(|cell| cell.row <= area.bottom)
            .filter(|cell| area.holds(cell.row, cell.column))
            .map(|cell| cell.text.trim().to_owned())
            .filter(|value| !value.is_empty())
            .take(MAX_VALUES)
            .collect();
    }
    let wanted = range.to_lowercase();
    let wanted =
        |defined: &&DefinedName| defined.name == wanted && defined.sheet.is_none_or(|only| Some(only) == sheet);
    match names.iter().find(wanted) {
        Some(defined) => values_of(book, place, &defined.formula, names, depth + 1),
        None => Vec::new(),
    }
}

/// What stands between the brackets of a call.
fn strip_call<'a>(formula: &'a str, function: &str) -> Option<&'a str> {
    let head = formula.get(..function.len())?;
    let rest = formula.get(function.len()..)?;
    head.eq_ignore_ascii_case(function).then_some(())?;
    rest.trim().strip_prefix('(')?.strip_suffix(')')
}

fn sheet_named(book: &Book, quoted: &str) -> Option<usize> {
    let name = match quoted.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(inner) => inner.replace("''", "'"),
        None => quoted.to_owned(),
    };
    let name = name.to_lowercase();
    book.sheets.iter().position(|sheet| sheet.name.to_lowercase() == name)
}
