//! The rows of a region: which are questions, which are titles, which explain the question above, and which are none of these.

use super::columns::asks;
use super::grid::{Cell, CellKind, Sheet, in_row};
use super::ids;
use super::merged::{Lists, Merged};
use super::proposal::{Columns, Region};
use super::words;

/// A title is no longer than this.
const LONGEST_TITLE: usize = 160;

/// So many rows ahead the next id is looked for.
const ROWS_AHEAD: usize = 8;

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// It asks something.
    Question {
        /// As written; empty where there is none.
        id: String,
        /// The id could not be read: the cell holds a date or an error.
        unreadable: bool,
        /// The number has no format, so that a zero at its end would be lost.
        plain: bool,
        text: String,
    },
    /// The title of what follows, and its number where it has one.
    Title { id: String, text: String },
    /// It explains the question above.
    Guidance(String),
    /// Copyright, an end mark, or something that is not for us.
    Nothing,
}

/// What the rows of a region have in common.
#[expect(clippy::struct_excessive_bools, reason = "five independent habits, each asked for by its name")]
#[derive(Debug)]
pub(super) struct Habits {
    /// Most rows with a text have an id.
    has_ids: bool,
    /// Most rows with a text ask.
    asks: bool,
    /// Drop-downs stand where answers go.
    has_lists: bool,
    /// Most rows have something in another column than the question's.
    has_others: bool,
    /// Ids stand in front of the texts.
    prefixed: bool,
}

/// The rows of a region that have cells, with what each is.
pub(super) fn classify(sheet: &Sheet, region: &Region, merged: &Merged, lists: &Lists<'_>) -> Vec<(u32, Row)> {
    let columns = &region.columns;
    let Some(question) = columns.question else { return Vec::new() };
    let cells = sheet.between(region.first, region.last);
    let rows: Vec<&[Cell]> = cells.chunk_by(|one, next| one.row == next.row).collect();
    let habits = habits(lists, &rows, columns, question);
    let mut found: Vec<(u32, Row)> = Vec::with_capacity(rows.len());
    // Whether the last row that was anything asked something.
    let mut follows = false;
    for (place, row) in rows.iter().enumerate() {
        let Some(at) = row.first().map(|cell| cell.row) else { continue };
        let next = rows.get(place + 1..).unwrap_or_default().iter().take(ROWS_AHEAD);
        let next_id = next.into_iter().find_map(|next| id_of(next, columns, question, &habits));
        let kind = row_kind(lists, row, at, columns, question, merged, &habits, next_id.as_deref(), follows);
        match kind {
            Row::Question { .. } => follows = true,
            Row::Title { .. } => follows = false,
            Row::Guidance(_) | Row::Nothing => {}
        }
        found.push((at, kind));
    }
    found
}

/// What most rows do, so that the odd ones stand out.
fn habits(lists: &Lists<'_>, rows: &[&[Cell]], columns: &Columns, question: u32) -> Habits {
    let (mut texts, mut ids, mut asking, mut others, mut prefixed, mut listed) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    let answers = answer_columns(columns);
    for row in rows {
        let Some(text) = in_row(row, question).map(|cell| cell.text.trim()).filter(|text| !text.is_empty()) else {
            continue;
        };
        texts += 1;
        asking += usize::from(asks(text));
        prefixed += usize::from(ids::prefix(text).is_some());
        ids += usize::from(columns.id.and_then(|id| in_row(row, id)).is_some_and(|cell| !cell.text.trim().is_empty()));
        others +=
            usize::from(row.iter().any(|cell| {
                cell.column != question && Some(cell.column) != columns.id && !cell.text.trim().is_empty()
            }));
        if let Some(at) = row.first().map(|cell| cell.row) {
            listed += usize::from(texts <= 400 && answers.iter().any(|column| lists.at(at, *column).is_some()));
        }
    }
    let own_column = columns.id.is_some() && columns.id != Some(question);
    Habits {
        has_ids: own_column && ids * 2 >= texts && ids > 0,
        asks: asking * 2 >= texts && asking > 0,
        has_lists: listed * 3 >= texts.min(400) && listed > 0,
        has_others: others * 2 > texts,
        prefixed: !own_column && prefixed * 2 >= texts && prefixed > 0,
    }
}

/// The columns in which a supplier answers.
pub(super) fn answer_columns(columns: &Columns) -> Vec<u32> {
    columns.answers.iter().copied().chain(columns.ticks.iter().map(|tick| tick.column)).collect()
}

fn id_of(row: &[Cell], columns: &Columns, question: u32, habits: &Habits) -> Option<String> {
    if habits.prefixed {
        return in_row(row, question).and_then(|cell| ids::prefix(&cell.text)).map(|(id, _)| id);
    }
    columns.id.and_then(|column| in_row(row, column)).and_then(ids::id_in)
}

#[expect(clippy::too_many_arguments, reason = "one row seen from all sides; each is used once")]
fn row_kind(
    lists: &Lists<'_>,
    row: &[Cell],
    at: u32,
    columns: &Columns,
    question: u32,
    merged: &Merged,
    habits: &Habits,
    next_id: Option<&str>,
    follows: bool,
) -> Row {
    let filled: Vec<&Cell> = row.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
    let Some(first) = filled.first() else { return Row::Nothing };
    if filled.iter().any(|cell| is_footer(&cell.text)) && filled.len() <= 2 {
        return Row::Nothing;
    }
    let answers = answer_columns(columns);
    let id_cell = columns
        .id
        .filter(|id| *id != question)
        .and_then(|column| in_row(row, column))
        .filter(|cell| !cell.text.trim().is_empty());
    let text_cell = in_row(row, question).filter(|cell| !cell.text.trim().is_empty());
    let Some(text_cell) = text_cell else {
        // No question: a title stands alone in its row, in front of or over the question's column.
        let title = title_without_question(&filled, columns, question, &answers);
        return title.unwrap_or(Row::Nothing);
    };
    let text = text_cell.text.trim();
    if matches!(text_cell.kind, CellKind::Number | CellKind::PlainNumber | CellKind::Date | CellKind::Error) {
        return Row::Nothing;
    }
    let whole = merged.at(at, question);
    let covers_answers =
        whole.is_some_and(|area| answers.iter().any(|column| area.left <= *column && *column <= area.right));
    let answered = filled.iter().any(|cell| answers.contains(&cell.column)) && !covers_answers;
    let listed = answers.iter().any(|column| lists.at(at, *column).is_some()) && !covers_answers;
    let own_id = id_cell.and_then(ids::id_in);
    let asking = asks(text);
    if covers_answers && !asking {
        return if is_title(text) && own_id.is_none() || text.chars().count() <= LONGEST_TITLE {
            title(own_id, text)
        } else {
            guidance(text, follows)
        };
    }
    if is_example(id_cell.map_or("", |cell| &cell.text)) {
        return Row::Nothing;
    }
    let (id, body) = if habits.prefixed {
        ids::prefix(text).map_or((None, text), |(id, rest)| (Some(id), rest))
    } else {
        (own_id.clone(), text)
    };
    let parent = id.as_deref().zip(next_id).is_some_and(|(id, next)| ids::is_parent(id, next));
    if parent
        && !asking
        && !answered
        && (!listed || !habits.has_lists)
        && is_title(body)
        && (habits.has_lists || habits.asks || is_short_title(body))
    {
        return title(id, body);
    }
    if id.is_none()
        && id_cell.is_none()
        && !asking
        && !answered
        && !listed
        && stands_out(text, &filled, first, columns, habits)
    {
        return if is_title(text) { title(None, text) } else { guidance(text, follows) };
    }
    let plain = id_cell.is_some_and(|cell| cell.kind == CellKind::PlainNumber);
    // "Example", "Ny": an id's place that holds something else is not an id, and is kept as it stands when it is short.
    let unreadable =
        id_cell.is_some_and(|cell| matches!(cell.kind, CellKind::Date | CellKind::Error | CellKind::Uncalculated));
    let id = match (id, id_cell) {
        (Some(id), _) => id,
        (None, Some(cell)) if !unreadable && cell.text.chars().count() <= 24 => cell.text.trim().to_owned(),
        (None, _) => String::new(),
    };
    Row::Question { id, unreadable, plain, text: body.to_owned() }
}

/// A row without id and answer among rows that have them, or without a question mark among questions.
fn stands_out(text: &str, filled: &[&Cell], first: &Cell, columns: &Columns, habits: &Habits) -> bool {
    let alone = filled.len() == 1;
    if habits.has_ids || habits.prefixed {
        return alone
            || habits.has_lists
            || filled.iter().all(|cell| {
                columns.sections.contains(&cell.column)
                    || cell.column <= first.column.max(columns.question.unwrap_or(0))
            });
    }
    if habits.has_lists {
        return true;
    }
    if habits.asks {
        return alone || habits.has_others;
    }
    alone && (habits.has_others && is_short_title(text) || is_shouted(text))
}

fn title_without_question(filled: &[&Cell], columns: &Columns, question: u32, answers: &[u32]) -> Option<Row> {
    // What stands in the answers' columns answers something above, and names no group.
    if filled.iter().any(|cell| answers.contains(&cell.column)) && !filled.iter().any(|cell| cell.column < question) {
        return None;
    }
    let before_answers = answers.iter().min().copied().unwrap_or(u32::MAX);
    // A column called "section" or "name" tells of every row; a title's own text goes before its id.
    let named = columns.sections.iter().find_map(|column| filled.iter().find(|cell| cell.column == *column));
    let text_of = |cell: &&&Cell| {
        cell.column < before_answers && ids::id_in(cell).is_none() && cell.text.trim().chars().any(char::is_alphabetic)
    };
    let words = |cell: &&Cell| cell.text.trim().chars().count();
    let cell = named
        .or_else(|| filled.iter().filter(text_of).filter(|cell| 1 < words(cell)).min_by_key(|cell| cell.column))?;
    if LONGEST_TITLE < words(cell) {
        return None;
    }
    let id = columns
        .id
        .and_then(|column| filled.iter().find(|cell| cell.column == column))
        .and_then(|cell| ids::id_in(cell));
    Some(Row::Title { id: id.unwrap_or_default(), text: cell.text.trim().to_owned() })
}

fn title(id: Option<String>, text: &str) -> Row {
    Row::Title { id: id.unwrap_or_default(), text: text.to_owned() }
}

fn guidance(text: &str, follows: bool) -> Row {
    if follows { Row::Guidance(text.to_owned()) } else { Row::Nothing }
}

/// Short, on one line, and not a sentence.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 100
        && !text.contains(['\n', '?'])
        && !text.ends_with(['.', '?', ':', ';'])
        && text.split_whitespace().count() <= 12
}

fn is_short_title(text: &str) -> bool {
    is_title(text) && text.split_whitespace().count() <= 6
}

/// In capitals.
fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    4 <= letters().count() && letters().all(char::is_uppercase) && is_title(text)
}

fn is_example(id: &str) -> bool {
    let words = words::words(id);
    matches!(
        words.first().map(String::as_str),
        Some("example" | "eksempel" | "eks" | "exempel" | "beispiel" | "ejemplo" | "exemple")
    )
}

/// Whose it is, and where it ends.
pub(super) fn is_footer(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let begins = [
        "©",
        "(c) ",
        "copyright",
        "all rights reserved",
        "end of standard",
        "end of questionnaire",
        "end of document",
        "end of sheet",
        "slutt på skjema",
        "-- end",
        "--- end",
        "licensed under",
        "lisensiert under",
    ];
    begins.iter().any(|begin| text.starts_with(begin))
        || text.chars().count() > 40
            && (text.contains("©")
                || text.contains("all rights reserved")
                || text.contains("copyright 20")
                || text.contains("creative commons"))
}
