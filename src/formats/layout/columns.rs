//! Which column of a region holds what: by the header's words where it has some, and by what stands in the columns.

use std::collections::{BTreeMap, HashSet};

use super::grid::{Book, Sheet, in_row};
use super::headers::Header;
use super::ids;
use super::proposal::{Columns, Tick};
use super::words::{self, Role};

/// What may be chosen, by the key of the set.
pub(super) type AnswerSets = BTreeMap<String, Vec<String>>;

/// Rows that are looked at to tell what a column holds.
const ENOUGH_ROWS: usize = 600;

/// What stands in a column of a region.
#[derive(Debug, Default, Clone)]
pub(super) struct Content {
    /// Cells that are not empty.
    pub(super) filled: usize,
    /// Characters over all of them.
    pub(super) letters: usize,
    /// Cells that end in a question mark.
    pub(super) asking: usize,
    /// Cells that hold a reference.
    pub(super) ids: usize,
    /// Different references.
    pub(super) different_ids: usize,
    /// Different texts.
    pub(super) different: usize,
    /// Yes, no, not applicable.
    pub(super) verdicts: usize,
    /// Texts with at least four words.
    pub(super) sentences: usize,
}

impl Content {
    /// The mean length of a text.
    pub(super) fn length(&self) -> usize {
        self.letters / self.filled.max(1)
    }

    /// Whether most cells hold a reference, and the references tell rows apart.
    pub(super) fn is_ids(&self) -> bool {
        self.filled >= 2 && self.ids * 10 >= self.filled * 6 && self.different_ids * 10 >= self.ids * 7
    }
}

/// What stands in the columns of some rows.
pub(super) fn contents(sheet: &Sheet, first: u32, last: u32) -> BTreeMap<u32, Content> {
    let mut columns: BTreeMap<u32, Content> = BTreeMap::new();
    let mut texts: HashSet<(u32, &str)> = HashSet::new();
    let mut ids_seen: HashSet<(u32, String)> = HashSet::new();
    let rows = sheet.between(first, last).chunk_by(|one, next| one.row == next.row);
    for cell in rows.take(ENOUGH_ROWS).flatten() {
        let text = cell.text.trim();
        if text.is_empty() {
            continue;
        }
        let content = columns.entry(cell.column).or_default();
        content.filled += 1;
        content.letters += text.chars().count();
        content.asking += usize::from(asks(text));
        content.verdicts += usize::from(words::is_verdict(text));
        content.sentences += usize::from(text.split_whitespace().nth(3).is_some());
        content.different += usize::from(texts.insert((cell.column, text)));
        if let Some(id) = ids::id_in(cell) {
            content.ids += 1;
            content.different_ids += usize::from(ids_seen.insert((cell.column, id)));
        }
    }
    columns
}

/// Whether a text asks: a question mark at its end or at the end of its first line, whatever stands in brackets behind it.
pub(super) fn asks(text: &str) -> bool {
    let ends = |line: &str| {
        let line = line.trim_end().trim_end_matches('*').trim_end();
        let bare =
            line.strip_suffix([')', ']']).and_then(|inside| inside.rfind(['(', '[']).and_then(|at| line.get(..at)));
        [Some(line), bare]
            .into_iter()
            .flatten()
            .any(|line| line.trim_end().trim_end_matches(['"', '»', '”', ')', ']']).ends_with('?'))
    };
    ends(text) || text.lines().next().is_some_and(ends) || text.starts_with('¿')
}

/// The columns under a header. `above` are those of the header before it: a header that is repeated may name fewer.
pub(super) fn under_header(
    sheet: &Sheet,
    header: &Header,
    last: u32,
    above: Option<&Columns>,
    sets: &AnswerSets,
) -> Columns {
    let contents = contents(sheet, header.last + 1, last);
    let empty = Content::default();
    let content = |column: u32| contents.get(&column).unwrap_or(&empty);
    let of = |role: Role| -> Vec<(u32, u8)> {
        let named = header.columns.iter().filter(|(column, label)| {
            label.named.role == role && (role == Role::Id || !sheet.is_column_hidden(**column))
        });
        named.map(|(column, label)| (*column, label.named.strength)).collect()
    };
    let first_of = |role: Role| of(role).first().map(|(column, _)| *column);
    let mut columns = Columns {
        options: first_of(Role::Options),
        help: first_of(Role::Help),
        comment: first_of(Role::Comment),
        evidence: first_of(Role::Evidence),
        ..Columns::default()
    };
    // The question: the surest header; of several as sure the one with the longest texts (a merged header covers empty columns).
    let questions = of(Role::Question);
    columns.question = questions
        .iter()
        .filter(|(column, _)| content(*column).filled > 0)
        .max_by_key(|(column, strength)| {
            let content = content(*column);
            // A column that is hardly filled is no question's, whatever it is called.
            let dense = content.filled * 5 >= contents.values().map(|content| content.filled).max().unwrap_or(0);
            (
                dense && !content.is_ids(),
                *strength,
                content.asking * 2 >= content.filled,
                content.length().min(60),
                std::cmp::Reverse(*column),
            )
        })
        .map(|(column, _)| *column);
    let ticks = of(Role::Tick);
    if ticks.len() >= 2 || !of(Role::Answer).is_empty() {
        columns.ticks = ticks.iter().filter_map(|(column, _)| tick(header, *column)).collect();
    }
    columns.answers = answers(&of(Role::Answer), &columns.ticks);
    if columns.question.is_none() {
        let before = columns.answers.iter().chain(columns.ticks.iter().map(|tick| &tick.column)).min().copied();
        // What stands over the questions in a header without a word for them is the section's title, whatever it says.
        let kept = [Role::Id, Role::Answer, Role::Tick, Role::Options, Role::Other];
        let named: HashSet<u32> = header
            .columns
            .iter()
            .filter(|(_, label)| kept.contains(&label.named.role))
            .map(|(column, _)| *column)
            .collect();
        columns.question = above
            .and_then(|above| above.question)
            .filter(|column| content(*column).filled > 0)
            .or_else(|| by_content(&contents, before, &named));
    }
    columns.id = id_column(&of(Role::Id), &contents, &columns, header);
    let mut sections: Vec<u32> = of(Role::Section)
        .iter()
        .map(|(column, _)| *column)
        .filter(|column| Some(*column) != columns.question)
        .collect();
    // A control's id and text beside a question's own: the group that the question belongs to.
    sections.retain(|column| content(*column).filled > 0);
    columns.sections = sections;
    // A column called "section" that holds "A.5.1", "A.5.2" … numbers the rows.
    if columns.id.is_none() {
        columns.id = columns.sections.iter().copied().find(|column| content(*column).is_ids());
        columns.sections.retain(|column| Some(*column) != columns.id);
    }
    if columns.help.is_none() {
        let weak = questions.iter().find(|(column, strength)| {
            *strength <= 2 && Some(*column) != columns.question && content(*column).sentences > 0
        });
        columns.help = weak.map(|(column, _)| *column);
    }
    keys_of_options(sheet, header.last + 1, last, sets, &mut columns);
    columns
}

/// The columns of a part of a sheet without a header; `None` when nothing looks like questions.
pub(super) fn without_header(sheet: &Sheet, first: u32, last: u32) -> Option<Columns> {
    let contents = contents(sheet, first, last);
    let (question, content) = contents.iter().max_by_key(|(_, content)| (content.asking, content.sentences))?;
    let asking = content.asking >= 3 && content.asking * 10 >= content.filled * 3;
    let drop_downs =
        sheet.lists.iter().flat_map(|list| &list.areas).find(|area| *question < area.left && first <= area.bottom);
    let enough = asking || content.sentences >= 5 && drop_downs.is_some();
    if !enough {
        return None;
    }
    let mut columns = Columns { question: Some(*question), ..Columns::default() };
    columns.id =
        contents.iter().find(|(column, content)| *column < question && content.is_ids()).map(|(column, _)| *column);
    let verdicts =
        contents.iter().find(|(column, content)| question < *column && content.verdicts * 2 > content.filled);
    columns.answers.extend(drop_downs.map(|area| area.left).or(verdicts.map(|(column, _)| *column)).or_else(|| {
        let next = contents.keys().find(|column| question < *column).copied();
        Some(next.unwrap_or(question + 1))
    }));
    Some(columns)
}

/// Sure headers first; a column that only says "status" is an answer when there is no better.
fn answers(named: &[(u32, u8)], ticks: &[Tick]) -> Vec<u32> {
    let best = named.iter().map(|(_, strength)| *strength).max().unwrap_or(0);
    let ticked = if ticks.len() >= 2 { 3 } else { 0 };
    let mut kept: Vec<(u32, u8)> = named
        .iter()
        // The header above the ticks covers them; it is no column of its own.
        .filter(|(column, _)| !ticks.iter().any(|tick| tick.column == *column))
        .filter(|(_, strength)| best.max(ticked) <= strength + 1)
        .copied()
        .collect();
    kept.sort_by_key(|(column, strength)| (std::cmp::Reverse(*strength), *column));
    kept.into_iter().map(|(column, _)| column).collect()
}

fn tick(header: &Header, column: u32) -> Option<Tick> {
    let label = header.columns.get(&column)?;
    let value = words::tick_of(&label.text)?;
    Some(Tick { column, label: label.text.clone(), value: value.to_owned() })
}

/// The column that reads most like questions, left of the answers.
fn by_content(contents: &BTreeMap<u32, Content>, before: Option<u32>, taken: &HashSet<u32>) -> Option<u32> {
    contents
        .iter()
        .filter(|(column, content)| {
            before.is_none_or(|before| **column < before)
                && !taken.contains(column)
                && content.length() >= 8
                && !content.is_ids()
        })
        .max_by_key(|(_, content)| content.filled * content.length().min(80))
        .map(|(column, _)| *column)
}

/// The id: of several named ones the one that tells most rows apart; else a column of references before the question.
fn id_column(
    named: &[(u32, u8)],
    contents: &BTreeMap<u32, Content>,
    columns: &Columns,
    header: &Header,
) -> Option<u32> {
    let ids = |column: u32| contents.get(&column).map_or(0, |content| content.different_ids);
    let best = named
        .iter()
        .filter(|(column, _)| ids(*column) > 0)
        .max_by_key(|(column, strength)| (*strength, ids(*column), std::cmp::Reverse(*column)))
        .map(|(column, _)| *column);
    best.or_else(|| {
        let question = columns.question?;
        // "Control" over ids, beside the control's text.
        let unnamed = |column: &u32| header.columns.get(column).is_none_or(|label| label.named.role == Role::Question);
        // Of a control's id and a question's own the one that tells most rows apart.
        contents
            .iter()
            .filter(|(column, content)| **column < question && unnamed(column) && content.is_ids())
            .max_by_key(|(column, content)| (content.different_ids, std::cmp::Reverse(**column)))
            .map(|(column, _)| *column)
    })
}

/// The sets of answers that a workbook lists: a sheet with a key and what may be chosen in each row, and no questions.
pub(super) fn answer_sets(book: &Book, headers: &[Vec<Header>]) -> AnswerSets {
    let mut sets = AnswerSets::new();
    for (sheet, headers) in book.sheets.iter().zip(headers) {
        let [header] = headers.as_slice() else { continue };
        let column =
            |role: Role| header.columns.iter().find(|(_, label)| label.named.role == role).map(|(column, _)| *column);
        let (Some(key), Some(options), None) = (column(Role::Id), column(Role::Options), column(Role::Question)) else {
            continue;
        };
        for row in sheet.rows().filter(|row| row.first().is_some_and(|cell| header.last < cell.row)).take(500) {
            let Some(key) = in_row(row, key) else { continue };
            let values = in_row(row, options).map(|cell| options_in(&cell.text)).unwrap_or_default();
            sets.insert(key.text.trim().to_owned(), values);
        }
    }
    sets
}

/// The values of a cell that lists what may be chosen: one a line, or between semicolons, bars, slashes or commas.
pub(super) fn options_in(text: &str) -> Vec<String> {
    let separator = ['\n', ';', '|', '/', ','].into_iter().find(|separator| text.trim().contains(*separator));
    let values: Vec<String> = match separator {
        // "N/A" in a list of lines or commas stays whole, since those are tried first.
        Some(separator) => {
            text.split(separator).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
        }
        None => return Vec::new(),
    };
    if values.iter().all(|value| value.chars().count() <= 80) && values.len() <= 60 { values } else { Vec::new() }
}

/// A column called "answer" that names a set of answers on another sheet (`YNA`) says what may be chosen, and answers nothing.
fn keys_of_options(sheet: &Sheet, first: u32, last: u32, sets: &AnswerSets, columns: &mut Columns) {
    let Some(answer) = columns.answers.first().copied() else { return };
    let cells = sheet.between(first, last).iter().filter(|cell| cell.column == answer);
    let (mut filled, mut keys) = (0_usize, 0_usize);
    for cell in cells {
        filled += 1;
        keys += usize::from(sets.contains_key(cell.text.trim()));
    }
    if filled > 0 && keys * 10 >= filled * 9 {
        columns.answers.retain(|column| *column != answer);
        columns.options = Some(answer);
    }
}
