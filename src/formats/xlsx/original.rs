//! Reads the questionnaire's original layout: the form as it has been sent around between municipalities and suppliers.
//!
//! Head fields stand above a header row (number, question, answer); below it each row is a question or a section's heading.
//! All are known by what they say, never by where they stand: rows and columns may have been added or moved.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::findings::{Findings, Roles};
use super::grid::{Cell, Content, Sheet};
use super::reading::{CellRole, Layout, ProblemKind, ReadAnswer, Reading, WorkbookError};
use super::words::Column;
use super::{parse, words};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};

/// How many questions must speak of something else before the whole form is taken for another.
const ENOUGH_STRANGE: usize = 3;
/// How many words a text must share with another question before it is taken for that one.
const CLEARLY_ANOTHER: usize = 3;

/// The columns of a header row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    number: Option<u32>,
    question: u32,
    answer: u32,
    comment: Option<u32>,
}

/// Reads sheets that are laid out as the original.
///
/// # Errors
/// [`WorkbookError::NotRecognised`] when no sheet has a header row with questions of this questionnaire below it.
pub(super) fn read(sheets: &[Sheet], questionnaire: &Questionnaire) -> Result<Reading, WorkbookError> {
    let mut findings = Findings::new(questionnaire);
    let mut tally = Tally { questions: 0, strange: 0 };
    let labels = HeadLabels::of(questionnaire);
    for sheet in sheets {
        let mut roles = Roles::of(sheet);
        let headers: Vec<Option<Columns>> = sheet.rows().map(header_of).collect();
        if headers.iter().any(Option::is_some) {
            read_sheet(sheet, &headers, questionnaire, &labels, &mut findings, &mut roles, &mut tally);
        }
        findings.finish_sheet(sheet, &roles);
    }
    // Numbered questions alone say nothing: every questionnaire has them. Most must speak of what ours speak of.
    if tally.questions == 0 || (tally.strange * 2 > tally.questions && tally.strange >= ENOUGH_STRANGE) {
        return Err(WorkbookError::NotRecognised);
    }
    Ok(findings.finish(Layout::Original, None))
}

/// How many question rows there were, and how many spoke of something else than the question with that number.
struct Tally {
    questions: usize,
    strange: usize,
}

fn read_sheet(
    sheet: &Sheet,
    headers: &[Option<Columns>],
    questionnaire: &Questionnaire,
    labels: &HeadLabels<'_>,
    findings: &mut Findings<'_>,
    roles: &mut Roles,
    tally: &mut Tally,
) {
    let mut columns: Option<Columns> = None;
    let mut heads_seen = false;
    // A lone text is a section's heading when questions follow; until then it waits here.
    let mut waiting: Option<usize> = None;
    let mut first = 0;
    for (row, header) in sheet.rows().zip(headers) {
        let places = first..first + row.len();
        first = places.end;
        if header.is_some() {
            columns = *header;
            for (place, cell) in places.zip(row) {
                if words::column_of(&cell.text).is_some() {
                    roles.set(place, CellRole::ColumnHeader);
                }
            }
            continue;
        }
        let Some(columns) = columns else {
            let start = places.start;
            let any = read_head_row(sheet, row, start, labels, findings, roles);
            if !any && !heads_seen && row.len() == 1 {
                roles.set(start, CellRole::Title);
            }
            heads_seen |= any;
            continue;
        };
        if let Some(question) = question_of(row, columns, findings) {
            if let Some(place) = waiting.take() {
                roles.set(place, CellRole::Section);
            }
            read_question_row(sheet, row, places.start, columns, question, findings, roles);
            let text = row.iter().find(|cell| cell.column == columns.question);
            if let Some(text) = text {
                tally.questions += 1;
                check_text(sheet, text, question, questionnaire, findings, tally);
            }
        } else if let Some(cell) = numbered_cell(row, columns) {
            findings.problem(ProblemKind::UnknownQuestion, &sheet.address(cell), "", &cell.text);
        } else if let [cell] = row
            && cell.column < columns.answer
        {
            if is_section_title(&cell.text, questionnaire) {
                roles.set(places.start, CellRole::Section);
            } else {
                waiting = Some(places.start);
            }
        }
    }
}

/// The columns that a row names; `None` when it does not name question and answer.
fn header_of(row: &[Cell]) -> Option<Columns> {
    if row.len() < 2 {
        return None;
    }
    let said: Vec<(Column, u32)> =
        row.iter().filter_map(|cell| words::column_of(&cell.text).map(|said| (said, cell.column))).collect();
    let column = |wanted| said.iter().find(|(said, _)| *said == wanted).map(|(_, column)| *column);
    Some(Columns {
        answer: column(Column::Answer)?,
        question: column(Column::Question)?,
        number: column(Column::Number),
        comment: column(Column::Comment),
    })
}

/// Label, value, label, value …: whether the row had a label that is known.
fn read_head_row(
    sheet: &Sheet,
    row: &[Cell],
    start: usize,
    labels: &HeadLabels<'_>,
    findings: &mut Findings<'_>,
    roles: &mut Roles,
) -> bool {
    let mut label: Option<(&Question, &Cell)> = None;
    let mut any = false;
    let named: Vec<Option<&Question>> = row.iter().map(|cell| labels.field(&cell.text)).collect();
    for (at, (cell, named_here)) in row.iter().zip(&named).enumerate() {
        let place = start + at;
        let next_is_value = named.get(at + 1).is_some_and(Option::is_none);
        if label.is_none()
            && !next_is_value
            && let Some((only, said)) = label_and_value(cell)
            && let Some(field) = labels.field(&said.text)
        {
            roles.set(place, CellRole::HeadValue);
            keep_head(sheet, &only, field, &said, findings);
            any = true;
            continue;
        }
        match (label, *named_here) {
            (Some((field, said)), named) if named.is_none() || !cell.text.trim_end().ends_with(':') => {
                roles.set(place, CellRole::HeadValue);
                keep_head(sheet, cell, field, said, findings);
                label = None;
            }
            (_, Some(field)) => {
                roles.set(place, CellRole::HeadLabel);
                label = Some((field, cell));
                any = true;
            }
            (_, None) => {}
        }
    }
    any
}

/// "Supplier: Name" in one cell, as two: the value, and the label before it.
fn label_and_value(cell: &Cell) -> Option<(Cell, Cell)> {
    let (label, value) = cell.text.split_once(':')?;
    let with = |text: &str| Cell { row: cell.row, column: cell.column, text: text.to_owned(), content: Content::Text };
    (!value.trim().is_empty()).then(|| (with(value.trim()), with(label)))
}

/// The labels of a questionnaire's head fields, in any language.
struct HeadLabels<'a> {
    questionnaire: &'a Questionnaire,
    own: BTreeMap<String, &'a Question>,
}

impl<'a> HeadLabels<'a> {
    fn of(questionnaire: &'a Questionnaire) -> Self {
        let mut own = BTreeMap::new();
        for field in &questionnaire.head {
            for words in field.words.values() {
                own.entry(words::normal(&words.text)).or_insert(field);
            }
        }
        Self { questionnaire, own }
    }

    /// The head field that a label names: by the usual words, else by the questionnaire's own.
    fn field(&self, label: &str) -> Option<&'a Question> {
        let by_key = |key: &str| self.questionnaire.head.iter().find(|field| field.key == key);
        let label = words::normal(label);
        words::head_field_of(&label)
            .and_then(by_key)
            .or_else(|| if label.is_empty() { None } else { self.own.get(&label).copied() })
    }
}

fn keep_head(sheet: &Sheet, cell: &Cell, field: &Question, label: &Cell, findings: &mut Findings<'_>) {
    if cell.text.trim().is_empty() {
        return;
    }
    // Two labels lead to the table of sub-processors; which of them it was is what the row's task says.
    let said = label.text.split(['(', ':']).next().unwrap_or_default().trim();
    let answer = parse::answer(cell, field, Some(Language::Nb), said);
    if answer.is_none() {
        findings.not_understood(sheet, cell, field);
    }
    findings.keep(ReadAnswer {
        question: field.key.clone(),
        cell: sheet.address(cell),
        text: cell.text.clone(),
        answer,
        base_revision: None,
    });
}

/// The cell that holds a row's number: in the number column, or the question's own text with a number in front.
fn numbered_cell(row: &[Cell], columns: Columns) -> Option<&Cell> {
    let of_number = row.iter().find(|cell| match columns.number {
        Some(column) => cell.column == column,
        None => cell.column < columns.question,
    });
    of_number.filter(|cell| words::question_number(&cell.text).is_some()).or_else(|| {
        row.iter()
            .find(|cell| cell.column == columns.question)
            .filter(|cell| of_number.is_none() && words::leading_number(&cell.text).is_some())
    })
}

fn question_of<'a>(row: &[Cell], columns: Columns, findings: &Findings<'a>) -> Option<&'a Question> {
    let cell = numbered_cell(row, columns)?;
    let number = words::question_number(&cell.text).or_else(|| words::leading_number(&cell.text))?;
    findings.numbered(number)
}

fn read_question_row(
    sheet: &Sheet,
    row: &[Cell],
    start: usize,
    columns: Columns,
    question: &Question,
    findings: &mut Findings<'_>,
    roles: &mut Roles,
) {
    let comment = row.iter().find(|cell| Some(cell.column) == columns.comment && !cell.text.trim().is_empty());
    let mut found: Option<ReadAnswer> = None;
    for (place, cell) in (start..).zip(row) {
        if cell.text.trim().is_empty() {
            continue;
        }
        if cell.column == columns.answer {
            roles.set(place, CellRole::Answer);
            let answer = parse::answer(cell, question, Some(Language::Nb), "");
            if answer.is_none() {
                findings.not_understood(sheet, cell, question);
            }
            found = Some(ReadAnswer {
                question: question.key.clone(),
                cell: sheet.address(cell),
                text: cell.text.clone(),
                answer,
                base_revision: None,
            });
        } else if cell.column == columns.question {
            roles.set(place, CellRole::Question);
        } else if Some(cell.column) == columns.comment {
            roles.set(place, CellRole::Explanation);
        } else if columns.number.map_or(cell.column < columns.question, |column| cell.column == column) {
            roles.set(place, CellRole::Number);
        }
    }
    if let Some(comment) = comment {
        let mut with = found.unwrap_or_else(|| ReadAnswer {
            question: question.key.clone(),
            cell: sheet.address(comment),
            text: String::new(),
            answer: Some(crate::domain::answer::Answer::default()),
            base_revision: None,
        });
        if let Some(answer) = &mut with.answer {
            answer.explanation = joined(&answer.explanation, &comment.text);
        }
        found = Some(with);
    }
    if let Some(found) = found {
        findings.keep(found);
    }
}

/// Two texts on lines of their own, or the one that there is.
pub(super) fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first.to_owned(),
        (false, false) => format!("{first}\n{second}"),
    }
}

fn is_section_title(text: &str, questionnaire: &Questionnaire) -> bool {
    let text = text.trim();
    questionnaire.sections.iter().any(|section| section.words.values().any(|words| words.title == text))
}

/// Warns when a row's text is clearly that of another question than its number says.
fn check_text(
    sheet: &Sheet,
    cell: &Cell,
    question: &Question,
    questionnaire: &Questionnaire,
    findings: &mut Findings<'_>,
    tally: &mut Tally,
) {
    // Mostly a word stands there as it stands in the question, and the text need not be gone through twice.
    if common_words(&cell.text, question, 1) > 0 {
        return;
    }
    let found = words::lower(&cell.text);
    if common_words(&found, question, 1) > 0 {
        return;
    }
    tally.strange += 1;
    let most = questionnaire.questions().map(|other| common_words(&found, other, CLEARLY_ANOTHER)).max().unwrap_or(0);
    if most >= CLEARLY_ANOTHER {
        findings.problem(ProblemKind::OtherQuestionText, &sheet.address(cell), &question.key, &cell.text);
    }
}

/// The beginnings of words that nearly every question has, and that so say nothing.
const COMMON: [&str; 20] = [
    "hvorda", "hvilke", "korlei", "løsnin", "løysin", "levera", "virkso", "verkse", "beskri", "dokume", "person",
    "inform", "system", "rutine", "proced", "soluti", "suppli", "descri", "docume", "lösnin",
];

/// How many of a question's telling words, in any language, stand in a text in lower case; counts no further than `enough`.
fn common_words(found: &str, question: &Question, enough: usize) -> usize {
    let mut count = 0;
    for words in question.words.values() {
        for part in [&words.subject, &words.text, &words.help] {
            for word in part.split(|c: char| !c.is_alphanumeric()) {
                let Some(stem) = stem(word) else { continue };
                if !COMMON.contains(&&*stem) && found.contains(&*stem) {
                    count += 1;
                    if count >= enough {
                        return count;
                    }
                }
            }
        }
    }
    count
}

/// The first six letters of a word in lower case; `None` for a shorter one.
fn stem(word: &str) -> Option<Cow<'_, str>> {
    let end = word.char_indices().nth(5).map(|(at, c)| at + c.len_utf8())?;
    let start = word.get(..end)?;
    let is_lower = !start.chars().any(char::is_uppercase);
    Some(if is_lower { Cow::Borrowed(start) } else { Cow::Owned(words::lower(start)) })
}
