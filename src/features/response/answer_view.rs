//! An answer to be read: on the receipt, in an assessment, in a comparison.

use serde::Serialize;

use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind};

/// An answer to be read.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// `yes`, `no` or nothing.
    choice: Option<&'static str>,
    /// Words of the chosen options.
    options: Vec<String>,
    text: String,
    /// A day, to be printed as people write it.
    day: Option<String>,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    not_applicable: bool,
    explanation: String,
}

impl AnswerView {
    /// Words as they are.
    pub fn plain(text: String) -> Self {
        Self {
            choice: None,
            options: Vec::new(),
            text,
            day: None,
            heads: Vec::new(),
            rows: Vec::new(),
            not_applicable: false,
            explanation: String::new(),
        }
    }

    /// The answer to a question, in the words of a language.
    pub fn new(question: &Question, answer: &Answer, language: Language) -> Self {
        let words = question.words(language);
        let mut view = Self {
            not_applicable: answer.not_applicable,
            explanation: answer.explanation.clone(),
            ..Self::plain(String::new())
        };
        match &answer.value {
            AnswerValue::None => {}
            AnswerValue::Text(text) => view.text.clone_from(text),
            // Only English writes a decimal point.
            AnswerValue::Number(number) if language == Language::En => view.text.clone_from(number),
            AnswerValue::Number(number) => view.text = number.replace('.', ","),
            AnswerValue::Date(day) => view.day = Some(day.to_string()),
            AnswerValue::YesNo(yes) => view.choice = Some(if *yes { "yes" } else { "no" }),
            AnswerValue::Choice(_) | AnswerValue::Choices(_) => {
                view.options = answer
                    .value
                    .chosen()
                    .into_iter()
                    .map(|key| words.options.get(key).cloned().unwrap_or_else(|| key.to_owned()))
                    .collect();
            }
            AnswerValue::Table(rows) => {
                let columns: Vec<&String> = match &question.kind {
                    QuestionKind::Table(columns) => columns.iter().collect(),
                    _ => Vec::new(),
                };
                view.heads =
                    columns.iter().map(|column| words.columns.get(*column).unwrap_or(column).clone()).collect();
                view.rows = rows
                    .iter()
                    .map(|row| columns.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect())
                    .collect();
            }
        }
        view
    }
}
