//! From the fields of a form to an answer.
//!
//! Field names: `text`, `number`, `date`, `value` (yes/no and one choice), `values` (several), `cell-ROW-COLUMN`,
//! `explanation`, `not_applicable` and `reason`; on a page with several answers each with the question's key and `--` in front.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::answer::{Answer, AnswerValue, MAX_TEXT};
use crate::domain::questionnaire::{Question, QuestionKind};
use crate::platform::http::fields::Fields;

/// The most rows of a table.
pub(super) const MAX_ROWS: usize = 100;

/// Why a field's content cannot be an answer: the message key, with the field it stands in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FieldProblem {
    pub(super) field: String,
    pub(super) key: &'static str,
}

/// The answer that the fields make; `prefix` stands before their names.
pub(super) fn answer(question: &Question, fields: &Fields, prefix: &str) -> Result<Answer, FieldProblem> {
    let answer = typed(question, fields, prefix);
    let problem = |field: &str, key| Err(FieldProblem { field: format!("{prefix}{field}"), key });
    match (&question.kind, &answer.value) {
        // No value at all takes the answer back; one that is none must not.
        (QuestionKind::YesNo, AnswerValue::None) if !fields.text(&format!("{prefix}value")).is_empty() => {
            return problem("value", "response-problem-yes-no");
        }
        (QuestionKind::Number, AnswerValue::Number(number)) if !number.parse::<f64>().is_ok_and(f64::is_finite) => {
            return problem("number", "response-problem-number");
        }
        (QuestionKind::Date, AnswerValue::Text(_)) => return problem("date", "response-problem-date"),
        (_, AnswerValue::Text(text)) if is_long(text) => return problem("text", "response-problem-long"),
        (_, AnswerValue::Table(rows)) if MAX_ROWS < rows.len() => return problem("table", "response-problem-rows"),
        (_, AnswerValue::Table(rows)) if rows.iter().flat_map(BTreeMap::values).any(|cell| is_long(cell)) => {
            return problem("table", "response-problem-cell");
        }
        _ => {}
    }
    if is_long(&answer.explanation) {
        return problem(if answer.not_applicable { "reason" } else { "explanation" }, "response-problem-long");
    }
    Ok(answer)
}

fn is_long(text: &str) -> bool {
    MAX_TEXT < text.chars().count()
}

/// What stands in the fields, whether it can be an answer or not, for a page that comes back: nothing is cut or left out.
/// A day that is none stays as the text that it is.
pub(super) fn typed(question: &Question, fields: &Fields, prefix: &str) -> Answer {
    let name = |field: &str| format!("{prefix}{field}");
    let text = |field: &str| fields.raw(&name(field)).unwrap_or_default().to_owned();
    let value = match &question.kind {
        QuestionKind::Text => some(text("text"), AnswerValue::Text),
        QuestionKind::Number => {
            some(text("number").trim().replace(',', ".").replace([' ', '\u{a0}'], ""), AnswerValue::Number)
        }
        QuestionKind::Date => match text("date").trim() {
            "" => AnswerValue::None,
            day => match day.parse::<NaiveDate>() {
                Ok(day) => AnswerValue::Date(day),
                Err(_) => AnswerValue::Text(day.to_owned()),
            },
        },
        QuestionKind::YesNo => match text("value").as_str() {
            "yes" => AnswerValue::YesNo(true),
            "no" => AnswerValue::YesNo(false),
            _ => AnswerValue::None,
        },
        QuestionKind::SingleChoice(_) => some(text("value"), AnswerValue::Choice),
        QuestionKind::MultipleChoice(_) => {
            AnswerValue::Choices(fields.all(&name("values")).map(str::to_owned).collect())
        }
        QuestionKind::Table(columns) => table(columns, fields, &name("cell-")),
    };
    let not_applicable = fields.raw(&name("not_applicable")).is_some();
    let explanation = text(if not_applicable { "reason" } else { "explanation" });
    Answer { value, explanation, not_applicable }
}

fn some(text: String, make: impl FnOnce(String) -> AnswerValue) -> AnswerValue {
    if text.is_empty() { AnswerValue::None } else { make(text) }
}

fn table(columns: &[String], fields: &Fields, prefix: &str) -> AnswerValue {
    let mut rows: BTreeMap<usize, BTreeMap<String, String>> = BTreeMap::new();
    for (place, value) in fields.starting_with(prefix) {
        let Some((row, column)) = place.split_once('-') else { continue };
        let Ok(row) = row.parse::<usize>() else { continue };
        let content = value.trim().to_owned();
        if columns.iter().any(|known| known == column) && !content.is_empty() {
            rows.entry(row).or_default().insert(column.to_owned(), content);
        }
    }
    if rows.is_empty() { AnswerValue::None } else { AnswerValue::Table(rows.into_values().collect()) }
}
