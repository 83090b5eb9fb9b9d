//! Which sheets hold the questions, and which only repeat them.

use std::collections::BTreeSet;

use super::columns::{self, AnswerSets};
use super::grid::{Sheet, in_row};
use super::headers::Header;
use super::ids;
use super::proposal::{Columns, Item, Region, Verdict};
use super::words::Role;

/// The regions of a sheet, by its headers or, where it has none, by what stands in it; none for a sheet without questions.
pub(super) fn regions(sheet: &Sheet, headers: &[Header], sets: &AnswerSets) -> Vec<Region> {
    let Some(end) = sheet.cells.last().map(|cell| cell.row) else { return Vec::new() };
    let useful: Vec<&Header> = useful(headers).into_iter().filter(|header| is_borne_out(sheet, header, end)).collect();
    let mut regions: Vec<Region> = Vec::new();
    for (place, header) in useful.iter().enumerate() {
        let last = useful.get(place + 1).map_or(end, |next| next.first.saturating_sub(1));
        if header.last >= last {
            continue;
        }
        let above = regions.last().map(|region| &region.columns);
        let mut columns = columns::under_header(sheet, header, last, above, sets);
        let mut title = header.title.clone();
        if let Some((own, without)) = title_in_header(header, columns.question) {
            columns = columns::under_header(sheet, &without, last, above, sets);
            title = own;
        }
        regions.push(Region {
            header: Some((header.first, header.last)),
            first: header.last + 1,
            last,
            title,
            columns,
        });
    }
    if let Some(first) = regions.first() {
        let before = above_first_header(sheet, first);
        regions.splice(0..0, before);
    } else if useful.is_empty() {
        let columns = columns::without_header(sheet, 0, end);
        regions.extend(columns.map(|columns| Region {
            header: None,
            first: 0,
            last: end,
            title: String::new(),
            columns,
        }));
    }
    regions
}

/// A header that names no question has the section's title where the questions stand: the title, and the header without it.
fn title_in_header(header: &Header, question: Option<u32>) -> Option<(String, Header)> {
    let question = question.filter(|_| header.strength(Role::Question) == 0)?;
    let over = |column: u32, role: Role| column <= question && role != Role::Id;
    let (column, label) = header.columns.iter().find(|(column, label)| over(**column, label.named.role))?;
    let mut without = header.clone();
    without.columns.remove(column);
    Some((label.text.clone(), without))
}

/// Headers of questions. One that only describes (title, name) needs a place for answers beside it.
fn useful(headers: &[Header]) -> Vec<&Header> {
    let asks = |header: &Header| {
        let strength = header.strength(Role::Question);
        let beside = header.takes_answers() || header.strength(Role::Comment) > 0;
        header.takes_answers() || strength >= 3 || strength >= 2 && beside
    };
    headers.iter().filter(|header| asks(header)).collect()
}

/// Below the one word of a plain list there must be texts, not numbers or single words.
fn is_borne_out(sheet: &Sheet, header: &Header, end: u32) -> bool {
    let Some((column, _)) = header.columns.first_key_value().filter(|_| header.columns.len() == 1) else { return true };
    let contents = columns::contents(sheet, header.last + 1, end);
    contents
        .get(column)
        .is_some_and(|content| 2 <= content.filled && content.filled <= content.sentences.max(content.asking) * 2)
}

/// Rows above the first header that carry ids of the same kind as the rows below it: a form's head in the same columns.
fn above_first_header(sheet: &Sheet, first: &Region) -> Option<Region> {
    let (id, question) = (first.columns.id?, first.columns.question?);
    let below: BTreeSet<usize> = sheet
        .cells
        .iter()
        .filter(|cell| cell.column == id && first.first <= cell.row)
        .filter_map(|cell| ids::id_in(cell).and_then(|id| ids::family(&id)))
        .collect();
    let top = first.header?.0;
    let mut rows = sheet.rows().filter(|row| row.first().is_some_and(|cell| cell.row < top)).filter_map(|row| {
        let family = in_row(row, id).and_then(ids::id_in).and_then(|id| ids::family(&id))?;
        (below.contains(&family) && in_row(row, question).is_some()).then(|| row.first().map_or(0, |cell| cell.row))
    });
    let begin = rows.next()?;
    let end = rows.last().unwrap_or(begin);
    Some(Region {
        header: None,
        first: begin,
        last: end,
        title: String::new(),
        columns: Columns { sections: Vec::new(), ..first.columns.clone() },
    })
}

/// A sheet with what was read from it.
pub(super) struct Candidate<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) regions: &'a [Region],
    pub(super) items: &'a [Item],
}

/// Whether each sheet is read: visible before hidden, with a place for answers before those without, the earlier tab first.
pub(super) fn verdicts(candidates: &[Candidate<'_>]) -> Vec<Verdict> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let rank = |place: usize| {
        let candidate = candidates.get(place);
        candidate.map_or((true, true, true), |candidate| {
            (candidate.sheet.hidden, !takes_answers(candidate), is_calculated(candidate))
        })
    };
    order.sort_by_key(|place| (rank(*place), *place));
    let mut verdicts = vec![Verdict::NoQuestions; candidates.len()];
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut sequences: Vec<Vec<String>> = Vec::new();
    let mut any_visible = false;
    for place in order {
        let (Some(candidate), Some(verdict)) = (candidates.get(place), verdicts.get_mut(place)) else { continue };
        if candidate.items.is_empty() {
            continue;
        }
        let sequence: Vec<String> =
            candidate.items.iter().map(|item| ids::comparable(&item.id)).filter(|id| !id.is_empty()).collect();
        let known = candidate.items.iter().filter(|item| keys(item).iter().any(|key| seen.contains(key))).count();
        let same_ids =
            sequence.len() >= 5 && sequence.iter().any(|id| id.contains('.')) && sequences.contains(&sequence);
        *verdict = if candidate.sheet.hidden && any_visible {
            Verdict::Hidden
        } else if known * 2 >= candidate.items.len() || same_ids {
            Verdict::Repeated
        } else {
            Verdict::Read
        };
        if *verdict == Verdict::Read {
            any_visible |= !candidate.sheet.hidden;
            seen.extend(candidate.items.iter().flat_map(keys));
            sequences.push(sequence);
        }
    }
    verdicts
}

fn takes_answers(candidate: &Candidate<'_>) -> bool {
    candidate.regions.iter().any(|region| !region.columns.answers.is_empty() || !region.columns.ticks.is_empty())
}

/// Whether most of its questions are looked up from another sheet, and so are its ids or answers.
fn is_calculated(candidate: &Candidate<'_>) -> bool {
    let calculated = candidate.items.iter().filter(|item| {
        let row = candidate.sheet.row(item.row);
        row.iter().filter(|cell| cell.formula).count() >= 2
    });
    calculated.count() * 2 > candidate.items.len()
}

/// What a question is known by on another sheet: its text, and its id when that tells it apart.
fn keys(item: &Item) -> Vec<String> {
    let text = super::words::words(&item.question).join(" ");
    let id = ids::is_distinctive(&item.id).then(|| format!("#{}", ids::comparable(&item.id)));
    // Fields such as "Name" stand on many sheets.
    let telling = text.chars().count() >= 12;
    telling.then_some(text).into_iter().chain(id).collect()
}
