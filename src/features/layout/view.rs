//! Page models of somebody's workbook.

use serde::Serialize;

use super::service::{Opened, Pair};
use crate::features::frame::FieldError;
use crate::features::response::view::Around;
use crate::formats::layout::correct::{ROLES, roles_of};
use crate::formats::layout::grid::{Sheet, column_letters};
use crate::formats::layout::report::header_text;
use crate::formats::layout::{SheetMapping, Verdict};

/// The most sheets that can be corrected on the page.
const MOST_SHEETS: usize = 40;
/// The most columns of a sheet that can be corrected.
const MOST_COLUMNS: usize = 30;
/// The most characters of a text that only shows what it is about.
const LONGEST: usize = 160;

/// The form that takes a workbook.
#[derive(Debug, Serialize)]
pub(super) struct UploadPage {
    pub(super) around: Around,
    pub(super) base: String,
    pub(super) back: String,
    pub(super) limit_mb: usize,
    pub(super) errors: Vec<FieldError>,
}

/// What was found.
#[derive(Debug, Serialize)]
pub(super) struct WorkbookPage {
    around: Around,
    base: String,
    back: String,
    action: String,
    file_name: String,
    questions: usize,
    answered: usize,
    sections: usize,
    sheets: Vec<SheetView>,
    roles: Vec<RoleView>,
    problems: Vec<ProblemView>,
    /// There is a response whose questions may be the same.
    has_response: bool,
    pairs: Vec<PairView>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct SheetView {
    place: usize,
    name: String,
    /// Message key of what becomes of it.
    verdict: String,
    read: bool,
    questions: usize,
    answered: usize,
    /// From 1; `None` without a header.
    header: Option<u32>,
    columns: Vec<ColumnView>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    column: u32,
    letters: String,
    header: String,
    sample: String,
    role: String,
}

/// What a column may hold, with the message key of its name.
#[derive(Debug, Clone, Serialize)]
struct RoleView {
    value: &'static str,
    key: String,
}

#[derive(Debug, Serialize)]
struct ProblemView {
    place: String,
    what: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct PairView {
    item: usize,
    cell: String,
    question: String,
    number: u32,
    subject: String,
    certain: bool,
    /// The workbook's answer.
    theirs: String,
    /// The response's answer.
    own: String,
    /// Where it would be written.
    target: String,
    /// Message key of what a person should know about that; empty where all is well.
    outcome: String,
}

impl WorkbookPage {
    pub(super) fn new(
        around: Around,
        (base, back): (&str, &str),
        id: &str,
        opened: &Opened,
        errors: Vec<FieldError>,
    ) -> Self {
        let proposal = &opened.proposal;
        let sheets = opened.book.sheets.iter().zip(&proposal.mapping.sheets).enumerate().take(MOST_SHEETS);
        Self {
            around,
            base: base.to_owned(),
            back: back.to_owned(),
            action: format!("{base}/{id}"),
            file_name: opened.file_name.clone(),
            questions: proposal.items.len(),
            answered: proposal.answered(),
            sections: proposal.sections(),
            sheets: sheets
                .filter(|(_, (sheet, _))| !sheet.cells.is_empty())
                .map(|(place, (sheet, mapped))| {
                    let items = || proposal.items.iter().filter(move |item| item.sheet == place);
                    SheetView {
                        place,
                        name: sheet.name.clone(),
                        verdict: format!("layout-verdict-{}", mapped.verdict.as_str().replace('_', "-")),
                        read: mapped.verdict == Verdict::Read,
                        questions: items().count(),
                        answered: items().filter(|item| item.is_answered()).count(),
                        header: mapped.regions.iter().find_map(|region| region.header).map(|(_, last)| last + 1),
                        columns: columns(sheet, mapped),
                    }
                })
                .collect(),
            roles: ROLES
                .map(|value| RoleView { value, key: format!("layout-role-{}", value.replace('_', "-")) })
                .to_vec(),
            problems: proposal
                .problems
                .iter()
                .map(|problem| ProblemView {
                    place: problem.place.clone(),
                    what: format!("layout-problem-{}", problem.kind.as_str().replace('_', "-")),
                    text: shortened(&problem.text),
                })
                .collect(),
            has_response: false,
            pairs: Vec::new(),
            errors,
        }
    }

    pub(super) fn with_pairs(mut self, pairs: &[Pair], subject: impl Fn(&str) -> (u32, String)) -> Self {
        let view = |pair: &Pair| {
            let (number, subject) = subject(&pair.matched.question);
            let (answer, comment) = &pair.own;
            let own = [answer.as_str(), comment.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n");
            let outcome = pair.filled.as_ref().map_or("", |filled| filled.outcome.as_str());
            PairView {
                item: pair.matched.item,
                cell: pair.item.cell.clone(),
                question: shortened(&pair.item.question),
                number,
                subject,
                certain: pair.matched.certain,
                theirs: shortened(&pair.item.answer),
                own: shortened(&own),
                target: pair.filled.as_ref().map(|filled| filled.cells.join(", ")).unwrap_or_default(),
                outcome: if outcome.is_empty() || outcome == "written" {
                    String::new()
                } else {
                    format!("layout-outcome-{}", outcome.replace('_', "-"))
                },
            }
        };
        self.has_response = true;
        self.pairs = pairs.iter().map(view).collect();
        self
    }
}

/// The columns of a sheet with what they hold, each with the first text under its header.
fn columns(sheet: &Sheet, mapped: &SheetMapping) -> Vec<ColumnView> {
    let roles = roles_of(mapped);
    let region = mapped.regions.iter().find(|region| region.header.is_some()).or(mapped.regions.first());
    let first = region.map_or(0, |region| region.first);
    let mut used: Vec<u32> = sheet
        .cells
        .iter()
        .filter(|cell| first <= cell.row)
        .map(|cell| cell.column)
        .chain(roles.keys().copied())
        .collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter()
        .take(MOST_COLUMNS)
        .map(|column| {
            let header =
                region.and_then(|region| region.header).map(|(top, last)| header_text(sheet, top, last, column));
            let sample = sheet
                .cells
                .iter()
                .find(|cell| cell.column == column && first <= cell.row && !cell.text.trim().is_empty());
            ColumnView {
                column,
                letters: column_letters(column),
                header: shortened(&header.unwrap_or_default()),
                sample: sample.map(|cell| shortened(&cell.text)).unwrap_or_default(),
                role: roles.get(&column).copied().unwrap_or("").to_owned(),
            }
        })
        .collect()
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)) {
        Some(short) => format!("{short} …"),
        None => text.to_owned(),
    }
}
