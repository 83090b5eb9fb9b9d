//! Which cells get which texts when answers are written into the sender's own form.

use super::grid::{Book, CellKind, Sheet, reference};
use super::merged::Merged;
use super::proposal::{AnswerPlace, Item, Proposal};
use super::words;

/// The most characters that a cell holds.
pub const MOST_CHARACTERS: usize = 32_767;

/// What to answer to a question of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filling {
    /// The question's place in [`Proposal::items`].
    pub item: usize,
    /// The answer, in words.
    pub answer: String,
    /// What is said beside it.
    pub comment: String,
}

/// A text to write into a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellEdit {
    /// The sheet's place among the tabs.
    pub sheet: usize,
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u32,
    /// What to write.
    pub text: String,
}

/// What became of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The question's place in [`Proposal::items`].
    pub item: usize,
    /// The cells that were written, as `Sheet!C12`; none when the answer has no place.
    pub cells: Vec<String>,
    /// What a person should know.
    pub outcome: Outcome,
}

/// How an answer fitted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As it is.
    Written,
    /// The cell takes other values: the answer stands beside it, and the choice is left open.
    BesideTheChoice,
    /// There is no cell for it, or the form calculates what stands there.
    NoPlace,
    /// It is longer than a cell holds.
    TooLong,
}

impl Outcome {
    /// The name, for looking up a translation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::BesideTheChoice => "beside_the_choice",
            Self::NoPlace => "no_place",
            Self::TooLong => "too_long",
        }
    }
}

/// The cells to write. Of two answers to the same cell the first is kept.
pub fn edits(book: &Book, proposal: &Proposal, fillings: &[Filling]) -> (Vec<CellEdit>, Vec<Filled>) {
    let (mut edits, mut filled): (Vec<CellEdit>, Vec<Filled>) = (Vec::new(), Vec::new());
    for filling in fillings {
        let Some(item) = proposal.items.get(filling.item) else { continue };
        let Some(sheet) = book.sheets.get(item.sheet) else { continue };
        let (cells, outcome) = of_item(sheet, item, filling);
        let mut written = Vec::new();
        for (column, text) in cells {
            let (row, column) = Merged::of(sheet, &[column]).shown_at(item.row, column);
            let taken = edits.iter().any(|edit| (edit.sheet, edit.row, edit.column) == (item.sheet, row, column));
            if !taken {
                written.push(sheet.address(row, column));
                edits.push(CellEdit { sheet: item.sheet, row, column, text });
            }
        }
        let outcome = if written.is_empty() && outcome == Outcome::Written { Outcome::NoPlace } else { outcome };
        filled.push(Filled { item: filling.item, cells: written, outcome });
    }
    edits.sort();
    (edits, filled)
}

fn of_item(sheet: &Sheet, item: &Item, filling: &Filling) -> (Vec<(u32, String)>, Outcome) {
    let Some(place) = &item.answer_at else { return (Vec::new(), Outcome::NoPlace) };
    if filling.answer.chars().count() > MOST_CHARACTERS || filling.comment.chars().count() > MOST_CHARACTERS {
        return (Vec::new(), Outcome::TooLong);
    }
    let (mut cells, outcome) = match choice(place, item, &filling.answer) {
        Chosen::Text(column, text) => (vec![(column, text)], Outcome::Written),
        Chosen::Nothing if filling.answer.is_empty() => (Vec::new(), Outcome::Written),
        Chosen::Nothing => (Vec::new(), Outcome::BesideTheChoice),
    };
    let mut beside = filling.comment.clone();
    if outcome == Outcome::BesideTheChoice {
        beside = if beside.is_empty() { filling.answer.clone() } else { format!("{}\n{beside}", filling.answer) };
    }
    if !beside.is_empty() {
        match (place.comment.filter(|comment| Some(*comment) != place.column), cells.first_mut()) {
            (Some(comment), _) => cells.push((comment, beside)),
            // Without a column for it the comment follows the answer, where any text may stand.
            (None, Some((_, text))) if item.options.is_empty() => *text = format!("{text}\n{beside}"),
            (None, _) => {}
        }
    }
    // What the form calculates stays as it is: overwriting it would break the order in which the form calculates.
    cells.retain(|(column, text)| {
        let calculated =
            sheet.cell(item.row, *column).is_some_and(|cell| cell.formula || cell.kind == CellKind::Uncalculated);
        !calculated && !text.is_empty() && text.chars().count() <= MOST_CHARACTERS
    });
    let outcome = if cells.is_empty() && !filling.answer.is_empty() { Outcome::NoPlace } else { outcome };
    (cells, outcome)
}

enum Chosen {
    Text(u32, String),
    Nothing,
}

/// The cell that an answer is written to, and in which words: the form's own where it has some to choose from.
fn choice(place: &AnswerPlace, item: &Item, answer: &str) -> Chosen {
    if answer.is_empty() {
        return Chosen::Nothing;
    }
    if place.ticks.len() >= 2 {
        let by_label = place.ticks.iter().find(|tick| same(&tick.label, answer));
        let value = verdict(answer);
        let tick = by_label.or_else(|| place.ticks.iter().find(|tick| Some(tick.value.as_str()) == value));
        return tick.map_or(Chosen::Nothing, |tick| Chosen::Text(tick.column, "x".to_owned()));
    }
    let Some(column) = place.column else { return Chosen::Nothing };
    if item.options.is_empty() {
        return Chosen::Text(column, answer.to_owned());
    }
    let by_words = item.options.iter().find(|option| same(option, answer));
    let value = verdict(answer);
    let option = by_words
        .or_else(|| value.and_then(|value| item.options.iter().find(|option| words::tick_of(option) == Some(value))));
    option.map_or(Chosen::Nothing, |option| Chosen::Text(column, option.clone()))
}

fn same(one: &str, other: &str) -> bool {
    words::words(one) == words::words(other)
}

/// Yes, no, partly or not applicable, when the answer says so by itself or in its first word.
fn verdict(answer: &str) -> Option<&'static str> {
    words::tick_of(answer).or_else(|| {
        let (first, _) = answer.split_once([',', '.', ':', ';', '–', '\n'])?;
        words::tick_of(first)
    })
}

/// `C12`, for texts about an edit.
pub fn place_of(edit: &CellEdit) -> String {
    reference(edit.row, edit.column)
}
