//! Reads the questions of a sheet under a mapping: text, group, help, choices, answer and where an answer goes.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{AnswerSets, asks, options_in};
use super::grid::{Cell, CellKind, Sheet, in_row};
use super::ids;
use super::merged::{Lists, Merged};
use super::placeholders::is_placeholder;
use super::proposal::{AnswerPlace, Columns, Item, LayoutProblem, LayoutProblemKind, Region, Tick};
use super::rows::{Row, answer_columns, classify};
use super::words;

/// From how many equal answers on they may be what the form came with.
const ENOUGH_EQUAL: usize = 5;

/// Rows that are looked at to tell which column of groups is the outermost.
const MOST_ROWS: usize = 5_000;

/// What a sheet gives.
#[derive(Debug, Default)]
pub(super) struct SheetReading {
    pub(super) items: Vec<Item>,
    pub(super) problems: Vec<LayoutProblem>,
}

/// What is the same for all sheets of a workbook.
pub(super) struct Around<'a> {
    pub(super) sets: &'a AnswerSets,
    /// Sheets on which every line of a question's cell is a question.
    pub(super) each_line: bool,
}

/// Reads a sheet's regions in order.
pub(super) fn sheet(sheet: &Sheet, place: usize, regions: &[Region], around: &Around<'_>) -> SheetReading {
    let mut reading = SheetReading::default();
    let mut plain_ids: BTreeSet<(u32, String)> = BTreeSet::new();
    let mut titles = Titles::default();
    let mut hidden = 0_usize;
    for region in regions {
        if region.columns.question.is_none() {
            continue;
        }
        let merged = Merged::of(sheet, &columns_of(&region.columns));
        let lists = Lists::of(sheet, &answer_columns(&region.columns));
        if !region.title.is_empty() {
            titles.reset(&region.title);
        }
        let group = group_column(sheet, region, &merged);
        let rows = classify(sheet, region, &merged, &lists);
        let questions = rows.iter().filter(|(_, row)| matches!(row, Row::Question { .. })).count();
        let unseen =
            rows.iter().filter(|(at, row)| matches!(row, Row::Question { .. }) && sheet.is_row_hidden(*at)).count();
        // Rows folded away all together are the form; a few hidden ones are not meant to be answered.
        let leave_out_hidden = unseen * 2 < questions;
        for (at, row) in rows {
            if leave_out_hidden && sheet.is_row_hidden(at) {
                hidden += usize::from(matches!(row, Row::Question { .. }));
                continue;
            }
            match row {
                Row::Title { id, text } => titles.add(&id, &text),
                Row::Guidance(text) => {
                    if let Some(item) = reading.items.last_mut() {
                        item.help = joined(&item.help, &text);
                    }
                }
                Row::Nothing => {}
                Row::Question { id, unreadable, plain, text } => {
                    titles.question();
                    if unreadable {
                        let column = region.columns.id.unwrap_or(0);
                        reading.problem(LayoutProblemKind::IdUnreadable, sheet.address(at, column), &text);
                    }
                    if plain {
                        plain_ids.insert((at, id.clone()));
                    }
                    let sections = titles.path(group.and_then(|column| shown(sheet, &merged, at, column)));
                    read_question(sheet, place, at, region, &merged, &lists, around, id, &text, sections, &mut reading);
                }
            }
        }
    }
    if hidden > 0 {
        reading.problem(LayoutProblemKind::HiddenRows, sheet.name.clone(), &hidden.to_string());
    }
    refuse_lost_zeros(sheet, regions, &plain_ids, &mut reading);
    repeated_ids(&mut reading);
    leave_out_presets(sheet, &mut reading);
    reading
}

impl SheetReading {
    fn problem(&mut self, kind: LayoutProblemKind, place: String, text: &str) {
        self.problems.push(LayoutProblem { kind, place, text: text.chars().take(200).collect() });
    }
}

/// The titles above a row.
#[derive(Debug, Default)]
struct Titles {
    stack: Vec<(String, String)>,
    /// A question has come since the last title.
    asked: bool,
}

impl Titles {
    fn reset(&mut self, title: &str) {
        self.stack = vec![(String::new(), title.to_owned())];
        self.asked = false;
    }

    fn question(&mut self) {
        self.asked = true;
    }

    /// Two titles one after the other are a group and a group within it; a title after questions replaces the innermost.
    fn add(&mut self, id: &str, text: &str) {
        let depth = ids::comparable(id).split('.').filter(|piece| !piece.is_empty()).count();
        let same = self.stack.iter().position(|(other, _)| {
            depth > 0 && ids::comparable(other).split('.').filter(|piece| !piece.is_empty()).count() >= depth
        });
        if let Some(same) = same {
            self.stack.truncate(same);
        } else if self.asked && self.stack.last().is_some_and(|(last, _)| last.is_empty() || depth > 0) {
            self.stack.pop();
        }
        if self.stack.len() >= 3 {
            self.stack.remove(0);
        }
        self.stack.push((id.to_owned(), text.to_owned()));
        self.asked = false;
    }

    fn path(&self, group: Option<String>) -> Vec<String> {
        group.into_iter().chain(self.stack.iter().map(|(_, title)| title.clone())).collect()
    }
}

fn columns_of(columns: &Columns) -> Vec<u32> {
    let single = [columns.id, columns.question, columns.help, columns.options, columns.comment, columns.evidence];
    single.into_iter().flatten().chain(columns.sections.iter().copied()).chain(answer_columns(columns)).collect()
}

/// The column of groups: of several the one with the fewest different texts, since it is the outermost.
fn group_column(sheet: &Sheet, region: &Region, merged: &Merged) -> Option<u32> {
    let rows = sheet.between(region.first, region.last).chunk_by(|one, next| one.row == next.row).take(MOST_ROWS);
    let rows: Vec<u32> = rows.filter_map(|row| row.first().map(|cell| cell.row)).collect();
    let different = |column: u32| -> usize {
        let texts: BTreeSet<String> = rows.iter().filter_map(|row| shown(sheet, merged, *row, column)).collect();
        texts.len()
    };
    let counted: Vec<(usize, u32)> =
        region.columns.sections.iter().map(|column| (different(*column), *column)).collect();
    let several = counted.iter().filter(|(count, _)| 2 <= *count).min();
    several.or(counted.iter().filter(|(count, _)| *count == 1).min()).map(|(_, column)| *column)
}

/// The first line of what a cell shows, through merged cells.
fn shown(sheet: &Sheet, merged: &Merged, row: u32, column: u32) -> Option<String> {
    let (row, column) = merged.shown_at(row, column);
    let text = sheet.cell(row, column)?.text.lines().map(str::trim).find(|line| !line.is_empty())?.to_owned();
    Some(text)
}

fn cell_at<'s>(sheet: &'s Sheet, merged: &Merged, row: u32, column: u32) -> Option<&'s Cell> {
    let (row, column) = merged.shown_at(row, column);
    in_row(sheet.row(row), column).filter(|cell| !cell.text.trim().is_empty())
}

#[expect(clippy::too_many_arguments, reason = "one row with all that is known around it")]
fn read_question(
    sheet: &Sheet,
    place: usize,
    at: u32,
    region: &Region,
    merged: &Merged,
    lists: &Lists<'_>,
    around: &Around<'_>,
    id: String,
    text: &str,
    sections: Vec<String>,
    reading: &mut SheetReading,
) {
    let columns = &region.columns;
    let text_at = |column: Option<u32>| {
        column
            .and_then(|column| cell_at(sheet, merged, at, column))
            .map(|cell| cell.text.trim().to_owned())
            .unwrap_or_default()
    };
    let options_text = text_at(columns.options);
    let listed = columns.answers.iter().find_map(|column| lists.at(at, *column)).filter(|values| !values.is_empty());
    let options = match (around.sets.get(&options_text), listed) {
        (Some(values), _) => values.clone(),
        (None, Some(values)) => values.iter().filter(|value| !is_placeholder(value, "")).cloned().collect(),
        (None, None) if columns.ticks.len() >= 2 => columns.ticks.iter().map(|tick| tick.label.clone()).collect(),
        (None, None) => options_in(&options_text),
    };
    let (mut answer, mut comment) = (String::new(), String::new());
    for column in &columns.answers {
        let Some(cell) = cell_at(sheet, merged, at, *column) else { continue };
        let said = answer_in(sheet, cell, text, reading);
        if answer.is_empty() {
            answer = said;
        } else {
            comment = joined(&comment, &said);
        }
    }
    let in_cell = columns.answers.iter().find_map(|column| cell_at(sheet, merged, at, *column));
    if let (Some(values), Some(cell)) = (listed, in_cell)
        && !answer.is_empty()
        && !values.iter().any(|value| value.trim().eq_ignore_ascii_case(&answer))
        && columns.answers.first() == Some(&cell.column)
    {
        reading.problem(LayoutProblemKind::NotInList, sheet.address(cell.row, cell.column), &answer);
    }
    let ticked = ticked(sheet, merged, at, &columns.ticks);
    if let [(tick, rest)] = ticked.as_slice() {
        comment = joined(&comment, &answer);
        comment = joined(&comment, rest);
        answer.clone_from(&tick.label);
    } else if ticked.len() > 1 {
        let labels: Vec<&str> = ticked.iter().map(|(tick, _)| tick.label.as_str()).collect();
        reading.problem(
            LayoutProblemKind::TwoTicks,
            sheet.address(at, columns.ticks.first().map_or(0, |tick| tick.column)),
            &labels.join(", "),
        );
        answer = labels.join(", ");
    }
    if let Some(cell) = columns.comment.and_then(|column| cell_at(sheet, merged, at, column)) {
        let said = answer_in(sheet, cell, text, reading);
        comment = joined(&said, &comment);
    }
    // Free text beside an empty answer is the answer, where nothing is to be chosen.
    if answer.is_empty() && listed.is_none() && columns.ticks.is_empty() {
        answer = std::mem::take(&mut comment);
    }
    let answer_at =
        (!columns.answers.is_empty() || !columns.ticks.is_empty() || columns.comment.is_some()).then(|| AnswerPlace {
            column: columns.answers.first().copied().or(if columns.ticks.is_empty() { columns.comment } else { None }),
            ticks: columns.ticks.clone(),
            comment: columns.comment,
        });
    let question = columns.question.unwrap_or(0);
    let note = sheet.note_at(at, question).map(|text| text.trim().to_owned());
    let item = Item {
        sheet: place,
        row: at,
        cell: sheet.address(at, question),
        id,
        sections,
        question: text.to_owned(),
        help: joined(&text_at(columns.help), &note.unwrap_or_default()),
        options,
        answer,
        comment,
        evidence: text_at(columns.evidence),
        answer_at,
    };
    reading.items.extend(split(item, around.each_line));
}

/// The answer in a cell; empty for what a form holds beforehand.
fn answer_in(sheet: &Sheet, cell: &Cell, question: &str, reading: &mut SheetReading) -> String {
    let text = cell.text.trim();
    let kind = match cell.kind {
        CellKind::Error => Some(LayoutProblemKind::CellError),
        CellKind::Uncalculated => Some(LayoutProblemKind::Uncalculated),
        CellKind::Text | CellKind::Number | CellKind::PlainNumber | CellKind::Date | CellKind::Boolean => None,
    };
    if let Some(kind) = kind {
        reading.problem(kind, sheet.address(cell.row, cell.column), text);
        return String::new();
    }
    // A formula that looks at an empty cell shows 0.
    if is_placeholder(text, question) || cell.formula && text == "0" { String::new() } else { text.to_owned() }
}

/// The columns that are ticked off in a row, and what is written there instead of a cross.
fn ticked(sheet: &Sheet, merged: &Merged, at: u32, ticks: &[Tick]) -> Vec<(Tick, String)> {
    let mut found = Vec::new();
    for tick in ticks {
        let Some(cell) = cell_at(sheet, merged, at, tick.column) else { continue };
        let text = cell.text.trim();
        let lower = text.to_lowercase();
        if ["☐", "□", "o", "0", "false", "-", "[ ]"].contains(&lower.as_str())
            || is_placeholder(text, "") && !lower.starts_with('x')
        {
            continue;
        }
        let mark =
            ["x", "xx", "✓", "✔", "☑", "☒", "✗", "✘", "1", "true", "v", "•", "●", "■", "*", "[x]", "(x)", "ü", "a"]
                .contains(&lower.as_str());
        let rest = if mark || words::is_yes(text) || text.eq_ignore_ascii_case(&tick.label) { "" } else { text };
        found.push((tick.clone(), rest.to_owned()));
    }
    found
}

/// Several questions in one cell: lines that each carry a number of their own, or every line where the format says so.
fn split(item: Item, each_line: bool) -> Vec<Item> {
    let lines: Vec<&str> = item.question.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let numbered = lines.len() >= 2 && lines.iter().all(|line| asks(line) && ids::prefix(line).is_some());
    if lines.len() < 2 || !(each_line || numbered) {
        return vec![item];
    }
    let one = |(place, line): (usize, &&str)| {
        let mut one = item.clone();
        let own = numbered.then(|| ids::prefix(line)).flatten();
        let (id, text) = match own {
            Some((id, text)) => (id, text.to_owned()),
            None if place == 0 || item.id.is_empty() => (item.id.clone(), (*line).to_owned()),
            None => (format!("{}/{}", item.id, place + 1), (*line).to_owned()),
        };
        (one.id, one.question) = (id, text);
        one
    };
    lines.iter().enumerate().map(one).collect()
}

/// A number without a format has lost the zero at its end: refused when another row shows the same, or the row before ends in 9.
fn refuse_lost_zeros(sheet: &Sheet, regions: &[Region], plain: &BTreeSet<(u32, String)>, reading: &mut SheetReading) {
    let mut rows_of: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (row, id) in plain.iter().filter(|(_, id)| id.contains('.')) {
        rows_of.entry(id).or_default().push(*row);
    }
    let mut refused: BTreeSet<u32> = rows_of.values().filter(|rows| rows.len() > 1).flatten().copied().collect();
    let in_order: Vec<&(u32, String)> = plain.iter().collect();
    for two in in_order.windows(2) {
        if let [(_, before), (row, id)] = two
            && let (Some((whole, last)), Some((same, this))) = (before.split_once('.'), id.split_once('.'))
            && whole == same
            && let (Ok(last), Ok(this)) = (last.parse::<u32>(), this.parse::<u32>())
            && this * 10 == last + 1
        {
            refused.insert(*row);
        }
    }
    for item in reading.items.iter_mut().filter(|item| refused.contains(&item.row)) {
        item.id.clear();
    }
    for row in refused {
        let column = regions
            .iter()
            .find(|region| region.first <= row && row <= region.last)
            .and_then(|region| region.columns.id);
        let id = plain.iter().find(|(at, _)| *at == row).map(|(_, id)| id.clone()).unwrap_or_default();
        reading.problem(LayoutProblemKind::IdAmbiguous, sheet.address(row, column.unwrap_or(0)), &id);
    }
}

fn repeated_ids(reading: &mut SheetReading) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut twice = Vec::new();
    for item in &reading.items {
        let telling = ids::is_distinctive(&item.id) || item.id.contains('.');
        if telling && !seen.insert(ids::comparable(&item.id)) {
            twice.push((item.cell.clone(), item.id.clone()));
        }
    }
    for (cell, id) in twice {
        reading.problem(LayoutProblemKind::IdTwice, cell, &id);
    }
}

/// The same answer in every row, which is no yes, and nothing said beside it: the form came with it.
fn leave_out_presets(sheet: &Sheet, reading: &mut SheetReading) {
    let mut answered = reading.items.iter().filter(|item| item.is_answered());
    let Some(first) = answered.next().map(|item| item.answer.clone()) else { return };
    let count = answered.clone().count() + 1;
    let same = answered.all(|item| item.answer == first);
    let said = reading.items.iter().any(|item| !item.comment.is_empty());
    let list_begins = reading.items.iter().any(|item| item.options.first() == Some(&first));
    let of_choice = reading.items.iter().any(|item| !item.options.is_empty());
    let all = count * 10 >= reading.items.len() * 9;
    if same
        && all
        && count >= ENOUGH_EQUAL
        && !said
        && of_choice
        && (list_begins || !words::is_verdict(&first))
        && !words::is_yes(&first)
    {
        for item in &mut reading.items {
            item.answer.clear();
        }
        reading.problem(LayoutProblemKind::PresetAnswers, sheet.name.clone(), &first);
    }
}

/// Two texts on lines of their own, or the one that there is.
fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first.to_owned(),
        (false, false) => format!("{first}\n{second}"),
    }
}
