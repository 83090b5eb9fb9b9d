//! A proposal as JSON for programs and as text for people.

use std::fmt::Write as _;

use serde::Serialize;

use super::grid::{Book, column_letters};
use super::proposal::{LayoutProblem, Proposal, Region, Verdict};

/// The proposal with its counts, as `tillit workbook inspect --format json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonProposal<'a> {
    /// Questions that were found.
    pub questions: usize,
    /// Of these, how many have an answer.
    pub answered: usize,
    /// Groups that hold questions.
    pub sections: usize,
    /// Every sheet, in the order of the tabs.
    pub sheets: Vec<JsonSheet<'a>>,
    /// The columns of the sheets that are read.
    pub columns: Vec<JsonColumn>,
    /// What a person should look at.
    pub problems: &'a [LayoutProblem],
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonSheet<'a> {
    /// The name on its tab.
    pub name: &'a str,
    /// Whether it is read, or why not.
    pub verdict: Verdict,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Questions that are read from it.
    pub questions: usize,
    /// Of these, how many have an answer.
    pub answered: usize,
    /// Header rows, from 1: the last row of each header.
    pub header_rows: Vec<u32>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct JsonColumn {
    /// The sheet's name.
    pub sheet: String,
    /// `B`.
    pub column: String,
    /// `id`, `section`, `question`, `help`, `options`, `answer`, `tick`, `comment` or `evidence`.
    pub role: &'static str,
    /// The header's words; empty where there is none.
    pub header: String,
}

impl<'a> JsonProposal<'a> {
    /// The proposal for a workbook.
    pub fn new(book: &'a Book, proposal: &'a Proposal) -> Self {
        let sheets = book.sheets.iter().zip(&proposal.mapping.sheets).enumerate();
        Self {
            questions: proposal.items.len(),
            answered: proposal.answered(),
            sections: proposal.sections(),
            sheets: sheets
                .map(|(place, (sheet, mapped))| {
                    let items = || proposal.items.iter().filter(move |item| item.sheet == place);
                    let read = mapped.verdict == Verdict::Read;
                    let headers = mapped.regions.iter().filter(|_| read).filter_map(|region| region.header);
                    JsonSheet {
                        name: &sheet.name,
                        verdict: mapped.verdict,
                        hidden: sheet.hidden,
                        questions: items().count(),
                        answered: items().filter(|item| item.is_answered()).count(),
                        header_rows: headers.map(|(_, last)| last + 1).collect(),
                    }
                })
                .collect(),
            columns: columns(book, proposal),
            problems: &proposal.problems,
        }
    }
}

/// The columns of all regions that are read, each once.
fn columns(book: &Book, proposal: &Proposal) -> Vec<JsonColumn> {
    let mut columns: Vec<JsonColumn> = Vec::new();
    for (sheet, mapped) in book.sheets.iter().zip(&proposal.mapping.sheets) {
        if mapped.verdict != Verdict::Read {
            continue;
        }
        let mut of_sheet: Vec<(u32, JsonColumn)> = Vec::new();
        for region in &mapped.regions {
            for (column, role) in roles(region) {
                let header =
                    region.header.map(|(first, last)| header_text(sheet, first, last, column)).unwrap_or_default();
                let known = of_sheet.iter().any(|(other, known)| *other == column && known.role == role);
                if !known {
                    of_sheet.push((
                        column,
                        JsonColumn { sheet: sheet.name.clone(), column: column_letters(column), role, header },
                    ));
                }
            }
        }
        of_sheet.sort();
        columns.extend(of_sheet.into_iter().map(|(_, column)| column));
    }
    columns
}

/// The columns of a region with their roles.
pub fn roles(region: &Region) -> Vec<(u32, &'static str)> {
    let columns = &region.columns;
    let single = [
        (columns.id, "id"),
        (columns.question, "question"),
        (columns.help, "help"),
        (columns.options, "options"),
        (columns.comment, "comment"),
        (columns.evidence, "evidence"),
    ];
    let several = columns.sections.iter().map(|column| (*column, "section"));
    let answers = columns.answers.iter().map(|column| (*column, "answer"));
    let ticks = columns.ticks.iter().map(|tick| (tick.column, "tick"));
    single
        .into_iter()
        .filter_map(|(column, role)| column.map(|column| (column, role)))
        .chain(several)
        .chain(answers)
        .chain(ticks)
        .collect()
}

/// What a header says over a column: its lowest text.
pub fn header_text(sheet: &super::grid::Sheet, first: u32, last: u32, column: u32) -> String {
    let own = (first..=last).rev().find_map(|row| sheet.cell(row, column)).map(|cell| cell.text.trim().to_owned());
    own.unwrap_or_else(|| {
        let over = sheet
            .merges
            .iter()
            .find(|area| (first..=last).contains(&area.top) && area.left <= column && column <= area.right);
        over.and_then(|area| sheet.cell(area.top, area.left))
            .map(|cell| cell.text.trim().to_owned())
            .unwrap_or_default()
    })
}

/// The proposal for a person.
pub fn text(book: &Book, proposal: &Proposal) -> String {
    let json = JsonProposal::new(book, proposal);
    let mut out = format!("{} questions, {} answered, {} sections\n\n", json.questions, json.answered, json.sections);
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for sheet in &json.sheets {
        let said = match sheet.verdict {
            Verdict::Read => format!("{} questions, {} answered", sheet.questions, sheet.answered),
            Verdict::Hidden => "hidden, not read".to_owned(),
            Verdict::Repeated => "repeats the questions of another sheet, not read".to_owned(),
            Verdict::NoQuestions => "no questions".to_owned(),
            Verdict::LeftOut => "left out".to_owned(),
        };
        line(format!("{}: {said}", sheet.name));
        for column in json.columns.iter().filter(|column| column.sheet == sheet.name) {
            let mut shown = format!("  {:<4}{:<10}", column.column, column.role);
            if write!(shown, "{}", column.header.replace('\n', " ")).is_ok() {
                line(shown.trim_end().to_owned());
            }
        }
    }
    if !json.problems.is_empty() {
        line(String::new());
    }
    for problem in json.problems {
        let kind = problem.kind.as_str().replace('_', " ");
        line(format!("{kind}: {} {}", problem.place, problem.text.replace('\n', " ")).trim_end().to_owned());
    }
    out
}
