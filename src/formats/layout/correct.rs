//! A person's corrections of a mapping: which sheets are read, where the header is, what each column holds.

use std::collections::BTreeMap;

use super::columns;
use super::grid::{Book, Sheet};
use super::headers;
use super::proposal::{Columns, Mapping, Region, SheetMapping, Tick, Verdict};
use super::report::header_text;

/// What a person says of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCorrection {
    /// It is to be read.
    pub read: bool,
    /// The last row of the header, from 0; `None`: as proposed.
    pub header: Option<u32>,
    /// What the columns hold, by the names of [`ROLES`]; columns that are not named keep nothing.
    pub roles: BTreeMap<u32, String>,
}

/// What a column may hold. The names are stable: forms send them and pages translate them.
pub const ROLES: [&str; 12] = [
    "id",
    "section",
    "question",
    "help",
    "options",
    "answer",
    "comment",
    "evidence",
    "yes",
    "no",
    "not_applicable",
    "partly",
];

/// The mapping after a person's corrections, by the place of the sheet. Sheets that are not named stay as they were.
pub fn corrected(book: &Book, mapping: &Mapping, corrections: &BTreeMap<usize, SheetCorrection>) -> Mapping {
    let mut corrected = mapping.clone();
    for (place, correction) in corrections {
        let (Some(sheet), Some(mapped)) = (book.sheets.get(*place), corrected.sheets.get_mut(*place)) else { continue };
        correct(sheet, mapped, correction);
    }
    corrected
}

fn correct(sheet: &Sheet, mapped: &mut SheetMapping, correction: &SheetCorrection) {
    if !correction.read {
        if mapped.verdict == Verdict::Read {
            mapped.verdict = Verdict::LeftOut;
        }
        return;
    }
    mapped.verdict = Verdict::Read;
    let shown = mapped.regions.iter().find_map(|region| region.header).map(|(_, last)| last);
    let end = sheet.cells.last().map_or(0, |cell| cell.row);
    match correction.header {
        Some(row) if Some(row) != shown || mapped.regions.is_empty() => {
            mapped.regions = vec![region_under(sheet, row, end)];
            // The columns under another header are found anew, unless the person has said what they hold.
            if correction.roles.values().all(String::is_empty) {
                return;
            }
        }
        _ if mapped.regions.is_empty() => mapped.regions.push(Region {
            header: None,
            first: 0,
            last: end,
            title: String::new(),
            columns: Columns::default(),
        }),
        _ => {}
    }
    let known = roles_of(mapped);
    let said: BTreeMap<u32, &str> = correction.roles.iter().map(|(column, role)| (*column, role.as_str())).collect();
    // Each header keeps its own columns until a person changes one.
    let changed: Vec<(u32, &str)> = said
        .iter()
        .filter(|(column, role)| known.get(column).copied().unwrap_or("") != **role)
        .map(|(column, role)| (*column, *role))
        .collect();
    for region in &mut mapped.regions {
        for (column, role) in &changed {
            take_out(&mut region.columns, *column);
            let label = region.header.map(|(first, last)| header_text(sheet, first, last, *column)).unwrap_or_default();
            put_in(&mut region.columns, *column, role, label);
        }
    }
}

/// What each column of a sheet holds, over all its regions; the first region that says so decides.
pub fn roles_of(mapped: &SheetMapping) -> BTreeMap<u32, &'static str> {
    let mut roles = BTreeMap::new();
    for region in &mapped.regions {
        let columns = &region.columns;
        let single = [
            (columns.id, "id"),
            (columns.question, "question"),
            (columns.help, "help"),
            (columns.options, "options"),
            (columns.comment, "comment"),
            (columns.evidence, "evidence"),
        ];
        let mut put = |column: u32, role: &'static str| {
            roles.entry(column).or_insert(role);
        };
        for (column, role) in single {
            if let Some(column) = column {
                put(column, role);
            }
        }
        for column in &columns.sections {
            put(*column, "section");
        }
        for column in &columns.answers {
            put(*column, "answer");
        }
        for tick in &columns.ticks {
            if let Some(role) = ROLES.into_iter().find(|role| *role == tick.value) {
                put(tick.column, role);
            }
        }
    }
    roles
}

/// The rest of a sheet under a header that a person has pointed at.
fn region_under(sheet: &Sheet, row: u32, end: u32) -> Region {
    let header = headers::find(sheet).into_iter().find(|header| header.last == row);
    let columns = match &header {
        Some(header) => columns::under_header(sheet, header, end, None, &columns::AnswerSets::new()),
        None => columns::without_header(sheet, row + 1, end).unwrap_or_default(),
    };
    let first = header.as_ref().map_or(row, |header| header.first);
    Region { header: Some((first, row)), first: row + 1, last: end, title: String::new(), columns }
}

fn take_out(columns: &mut Columns, column: u32) {
    let single = [
        &mut columns.id,
        &mut columns.question,
        &mut columns.help,
        &mut columns.options,
        &mut columns.comment,
        &mut columns.evidence,
    ];
    for place in single {
        if *place == Some(column) {
            *place = None;
        }
    }
    columns.sections.retain(|other| *other != column);
    columns.answers.retain(|other| *other != column);
    columns.ticks.retain(|tick| tick.column != column);
}

fn put_in(columns: &mut Columns, column: u32, role: &str, label: String) {
    match role {
        "id" => columns.id = Some(column),
        "section" => columns.sections.push(column),
        "question" => columns.question = Some(column),
        "help" => columns.help = Some(column),
        "options" => columns.options = Some(column),
        "answer" => columns.answers.push(column),
        "comment" => columns.comment = Some(column),
        "evidence" => columns.evidence = Some(column),
        "yes" | "no" | "not_applicable" | "partly" => {
            let label = if label.is_empty() { role.replace('_', " ") } else { label };
            columns.ticks.push(Tick { column, label, value: role.to_owned() });
        }
        _ => {}
    }
}
