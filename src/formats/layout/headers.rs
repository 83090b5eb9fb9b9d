//! Header rows: on any row, spread over up to three rows, repeated in front of every section.

use std::collections::BTreeMap;

use super::grid::{Area, Cell, CellKind, Sheet};
use super::ids;
use super::words::{self, Named, Role, Roles};

/// The most rows of one header.
const MOST_ROWS: u32 = 3;
/// The most headers of a sheet: one for each section, and a form has a few dozen.
const MOST_HEADERS: usize = 400;
/// So many rows are looked at for headers of any kind.
const ROWS_SEARCHED: usize = 3_000;
/// A text longer than this is no header's, except where the rest of the row is.
const LONGEST: usize = 120;

/// A header that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) first: u32,
    pub(super) last: u32,
    /// What each column's header says, for those that say something.
    pub(super) columns: BTreeMap<u32, Labelled>,
    /// A short text in the header that names no column: a section's title.
    pub(super) title: String,
}

/// A column's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) text: String,
    pub(super) named: Named,
}

impl Header {
    fn count(&self, role: Role) -> usize {
        self.columns.values().filter(|column| column.named.role == role).count()
    }

    /// The surest header of a role.
    pub(super) fn strength(&self, role: Role) -> u8 {
        let of_role = self.columns.values().filter(|column| column.named.role == role);
        of_role.map(|column| column.named.strength).max().unwrap_or(0)
    }

    /// Whether it names a place to answer in.
    pub(super) fn takes_answers(&self) -> bool {
        self.count(Role::Answer) > 0 || self.count(Role::Tick) >= 2
    }
}

/// Every header of a sheet, from the top.
pub(super) fn find(sheet: &Sheet) -> Vec<Header> {
    let (spans, roles) = (Spans::of(sheet), Roles::default());
    let mut headers: Vec<Header> = Vec::new();
    let mut after = 0;
    for (place, row) in sheet.rows().enumerate() {
        let Some(first) = row.first() else { continue };
        let at = first.row;
        // Far down only the headers that are known already can come again.
        let again =
            || headers.iter().any(|header| sheet.row(header.first).first().is_some_and(|cell| cell.text == first.text));
        if MOST_HEADERS <= headers.len() {
            break;
        }
        if at < after || ROWS_SEARCHED < place && !again() {
            continue;
        }
        if let [cell] = row {
            headers.extend(lone(cell));
            continue;
        }
        // The tallest that says more than the ones below it.
        let candidates = (0..MOST_ROWS).filter_map(|more| header_at(sheet, &spans, &roles, at, at + more));
        if let Some(header) = candidates.max_by_key(|header| (worth(header), std::cmp::Reverse(header.last))) {
            after = header.last + 1;
            headers.push(header);
        }
    }
    headers
}

/// The header of a plain list: one word for "question" and nothing else in the row.
fn lone(cell: &Cell) -> Option<Header> {
    let text = cell.text.trim();
    let named = words::role_of(text).filter(|named| named.role == Role::Question && 3 <= named.strength)?;
    (words::words(text).len() <= 2 && !text.ends_with('?')).then(|| Header {
        first: cell.row,
        last: cell.row,
        columns: BTreeMap::from([(cell.column, Labelled { text: text.to_owned(), named })]),
        title: String::new(),
    })
}

/// How much a header tells: each role once, ticks one by one.
fn worth(header: &Header) -> usize {
    let roles = [
        Role::Id,
        Role::Section,
        Role::Question,
        Role::Help,
        Role::Options,
        Role::Answer,
        Role::Comment,
        Role::Evidence,
    ];
    roles.into_iter().filter(|role| header.count(*role) > 0).count() * 2 + header.count(Role::Tick)
}

/// The header that these rows are; `None` when they are none.
fn header_at<'a>(sheet: &'a Sheet, spans: &Spans, roles: &Roles<'a>, first: u32, last: u32) -> Option<Header> {
    let mut labels: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    let (mut cells, mut known, mut title) = (0_usize, 0_usize, String::new());
    for at in first..=last {
        let row = sheet.row(at);
        if row.is_empty() || is_data(row, roles) {
            return None;
        }
        for cell in row {
            let text = cell.text.trim();
            if text.is_empty() {
                continue;
            }
            cells += 1;
            let named = text.len() <= LONGEST && roles.of(text).is_some();
            known += usize::from(named);
            if !named && title.is_empty() && text.chars().count() <= 90 && at == first {
                text.clone_into(&mut title);
            }
            for column in spans.columns(at, cell.column) {
                labels.entry(column).or_default().push(text);
            }
        }
    }
    let columns: BTreeMap<u32, Labelled> =
        labels.into_iter().filter_map(|(column, texts)| labelled(&texts, roles).map(|label| (column, label))).collect();
    let mut header = Header { first, last, columns, title };
    settle_ticks(&mut header.columns);
    let ticks = header.count(Role::Tick);
    // One yes or no alone is an answer, not a header.
    let ticked = ticks >= 2;
    let told = worth(&header) - ticks;
    let asks = header.strength(Role::Question) >= 1;
    let sure = header.strength(Role::Question) >= 3 || header.strength(Role::Answer) >= 3 || ticked;
    let answers = header.takes_answers();
    let lists = header.count(Role::Options) > 0;
    let enough = if ticked { told >= 2 } else { told >= 4 && (asks || answers || lists) };
    // A header that names all that a form needs may go on with the names of twenty standards.
    let whole = header.strength(Role::Question) >= 3 && answers && told >= 6;
    let mostly_known = known * 2 >= cells || whole;
    (enough && mostly_known && (sure || lists || asks && told >= 4)).then_some(header)
}

/// Columns to tick stand side by side and say different things. One that stands alone is a column of answers
/// ("Implemented"), or of numbers ("No.").
fn settle_ticks(columns: &mut BTreeMap<u32, Labelled>) {
    let ticks: Vec<(u32, &'static str)> = columns
        .iter()
        .filter(|(_, label)| label.named.role == Role::Tick)
        .filter_map(|(column, label)| words::tick_of(&label.text).map(|value| (*column, value)))
        .collect();
    let labels: Vec<u32> = columns.keys().copied().collect();
    let in_company = |column: u32, value: &str| {
        let near = |other: u32| {
            let between = other.min(column) + 1;
            other.abs_diff(column) == 1 || other.abs_diff(column) == 2 && !labels.contains(&between)
        };
        ticks.iter().any(|(other, said)| *said != value && near(*other))
    };
    let asks = columns.values().any(|label| label.named.role == Role::Question);
    let answers = columns.values().any(|label| label.named.role == Role::Answer);
    let alone: Vec<(u32, &str)> = ticks.iter().filter(|(column, value)| !in_company(*column, value)).copied().collect();
    for (column, value) in alone {
        let Some(label) = columns.get_mut(&column) else { continue };
        let word = words::words(&label.text).join(" ");
        label.named = match (value, word.as_str()) {
            ("no", "no" | "n") if asks => Named { role: Role::Id, strength: 3 },
            // A box for "does not apply" beside a column of answers.
            ("not_applicable", _) if answers => continue,
            // "Yes" alone is somebody's answer.
            (_, "no" | "n" | "yes" | "y" | "ja" | "j" | "nei" | "nej" | "nein" | "si" | "sí" | "oui" | "o" | "non") => {
                columns.remove(&column);
                continue;
            }
            _ => Named { role: Role::Answer, strength: 3 },
        };
    }
}

/// What a column's texts say: the lowest that says something, together with the one above where that says more.
fn labelled<'a>(texts: &[&'a str], roles: &Roles<'a>) -> Option<Labelled> {
    let joined = texts.join(" ");
    // What stands under a heading of the customer's own is not for the supplier.
    let above = texts.split_last().map_or(&[][..], |(_, above)| above);
    if above.iter().any(|text| roles.of(text).is_some_and(|named| named.role == Role::Other)) {
        return Some(Labelled { text: joined, named: Named { role: Role::Other, strength: 4 } });
    }
    let own = texts.iter().rev().find_map(|text| roles.of(text).map(|named| (*text, named)));
    let (text, named) = match own {
        Some(found) => (found.0.to_owned(), found.1),
        None => (joined.clone(), words::role_of(&joined)?),
    };
    Some(Labelled { text, named })
}

/// Numbers, dates, questions and long texts stand under headers, not in them; and a row that begins with an id is a row.
fn is_data<'a>(row: &'a [Cell], roles: &Roles<'a>) -> bool {
    let begins_with_id = row.iter().find(|cell| !cell.text.trim().is_empty()).is_some_and(|first| {
        let text = first.text.trim();
        // "ISO 27001" over a column is no id; further to the right even "A.5" may be a header.
        text.chars().any(|c| c.is_ascii_digit()) && ids::reference(text).is_some() && roles.of(text).is_none()
    });
    begins_with_id || row.iter().any(looks_like_data)
}

fn looks_like_data(cell: &Cell) -> bool {
    let text = cell.text.trim();
    let number = matches!(cell.kind, CellKind::Number | CellKind::PlainNumber | CellKind::Date | CellKind::Error);
    // "Uppfyller kravet?" is a header; "Have you documented your policies?" is not.
    let asks = text.contains('?') && text.split_whitespace().count() > 6;
    number || asks || text.chars().count() > 400
}

/// The columns that merged cells of a sheet's upper rows cover.
struct Spans {
    by_row: BTreeMap<u32, Vec<Area>>,
}

impl Spans {
    fn of(sheet: &Sheet) -> Self {
        let mut by_row: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        for area in sheet.merges.iter().filter(|area| area.left != area.right) {
            by_row.entry(area.top).or_default().push(*area);
        }
        Self { by_row }
    }

    /// The columns over which a cell's text stands.
    fn columns(&self, row: u32, column: u32) -> std::ops::RangeInclusive<u32> {
        let merged = self.by_row.get(&row).and_then(|areas| areas.iter().find(|area| area.left == column));
        let right = merged.map_or(column, |area| area.right.min(column + 40));
        column..=right
    }
}
