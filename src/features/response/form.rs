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
    let name = |field: &str| format!("{prefix}{field}");
    let text = |field: &str| fields.raw(&name(field)).unwrap_or_default().to_owned();
    let problem = |field: &str, key| FieldProblem { field: name(field), key };
    let value = match &question.kind {
        QuestionKind::Text => some(text("text"), AnswerValue::Text),
        QuestionKind::Number => {
            let number = text("number").trim().replace(',', ".").replace([' ', '\u{a0}'], "");
            if !number.is_empty() && !number.parse::<f64>().is_ok_and(f64::is_finite) {
                return Err(problem("number", "response-problem-number"));
            }
            some(number, AnswerValue::Number)
        }
        QuestionKind::Date => match text("date").trim() {
            "" => AnswerValue::None,
            day => AnswerValue::Date(
                day.parse::<NaiveDate>().map_err(|_not_a_day| problem("date", "response-problem-date"))?,
            ),
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
    for (field, content) in [("text", value_text(&value)), ("explanation", explanation.as_str())] {
        if MAX_TEXT < content.chars().count() {
            return Err(problem(field, "response-problem-long"));
        }
    }
    Ok(Answer { value, explanation, not_applicable })
}

/// What was typed where it makes no answer, so that the form comes back with it: a number or day that is none stands as text.
pub(super) fn typed(question: &Question, fields: &Fields, prefix: &str) -> Answer {
    let text = |field: &str| fields.raw(&format!("{prefix}{field}")).unwrap_or_default().to_owned();
    let not_applicable = fields.raw(&format!("{prefix}not_applicable")).is_some();
    let value = match &question.kind {
        QuestionKind::Number => AnswerValue::Text(text("number")),
        QuestionKind::Date => AnswerValue::Text(text("date")),
        QuestionKind::Text => AnswerValue::Text(text("text")),
        QuestionKind::YesNo | QuestionKind::SingleChoice(_) => AnswerValue::Choice(text("value")),
        QuestionKind::MultipleChoice(_) => {
            AnswerValue::Choices(fields.all(&format!("{prefix}values")).map(str::to_owned).collect())
        }
        QuestionKind::Table(columns) => table(columns, fields, &format!("{prefix}cell-")),
    };
    Answer { value, explanation: text(if not_applicable { "reason" } else { "explanation" }), not_applicable }
}

fn some(text: String, make: impl FnOnce(String) -> AnswerValue) -> AnswerValue {
    if text.is_empty() { AnswerValue::None } else { make(text) }
}

fn value_text(value: &AnswerValue) -> &str {
    match value {
        AnswerValue::Text(text) => text,
        _ => "",
    }
}

fn table(columns: &[String], fields: &Fields, prefix: &str) -> AnswerValue {
    let mut rows: BTreeMap<usize, BTreeMap<String, String>> = BTreeMap::new();
    for (place, value) in fields.starting_with(prefix) {
        let Some((row, column)) = place.split_once('-') else { continue };
        let Ok(row) = row.parse::<usize>() else { continue };
        let content: String = value.trim().chars().take(MAX_TEXT).collect();
        if row < MAX_ROWS && columns.iter().any(|known| known == column) && !content.is_empty() {
            rows.entry(row).or_default().insert(column.to_owned(), content);
        }
    }
    if rows.is_empty() { AnswerValue::None } else { AnswerValue::Table(rows.into_values().collect()) }
}
