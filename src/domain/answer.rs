//! The answer to one question: the supplier's claim, and nothing of the customer's judgement.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::questionnaire::{Question, QuestionKind};

/// The longest text of an answer, in characters: what a workbook's cell can hold.
pub const MAX_TEXT: usize = 32_767;

/// What a supplier says to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The answer itself.
    #[serde(default)]
    pub value: AnswerValue,
    /// Beside a choice: the description; when not applicable: the reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// The question does not apply to this product; the explanation says why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_applicable: bool,
}

/// The value of an answer, after the kind of its question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum AnswerValue {
    /// Nothing yet.
    #[default]
    None,
    /// Free text, with its line breaks as `\n`.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// The key of the chosen option.
    Choice(String),
    /// The keys of the chosen options.
    Choices(BTreeSet<String>),
    /// A decimal number as written, with a point.
    Number(String),
    /// A day.
    Date(NaiveDate),
    /// Rows: column key to text.
    Table(Vec<BTreeMap<String, String>>),
}

/// What is still missing from the answer to a question that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// There is no answer.
    NoAnswer,
    /// The chosen option wants an explanation.
    NoExplanation,
    /// "Not applicable" without a reason.
    NoReason,
}

impl Answer {
    /// An answer that is free text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { value: AnswerValue::Text(text.into()), ..Self::default() }
    }

    /// Whether anything was said: a value, or "not applicable".
    pub fn is_given(&self) -> bool {
        self.not_applicable || !self.value.is_empty()
    }

    /// What the answer lacks, for a question that is asked; `None`: it is complete.
    ///
    /// An optional head field lacks nothing.
    pub fn gap(&self, question: &Question) -> Option<Gap> {
        if self.not_applicable {
            return self.explanation.trim().is_empty().then_some(Gap::NoReason);
        }
        if self.value.is_empty() {
            return question.required.then_some(Gap::NoAnswer);
        }
        let owed = self.value.chosen().iter().any(|key| question.explanation_when.iter().any(|when| when == key));
        (owed && self.explanation.trim().is_empty()).then_some(Gap::NoExplanation)
    }

    /// All that was written, for search and for hints: text, explanation and cells, separated by line breaks.
    pub fn plain_text(&self) -> String {
        let value = match &self.value {
            AnswerValue::Text(text) | AnswerValue::Number(text) => text.clone(),
            AnswerValue::Date(day) => day.to_string(),
            AnswerValue::Table(rows) => rows
                .iter()
                .map(|row| row.values().cloned().collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
                .join("\n"),
            AnswerValue::None | AnswerValue::YesNo(_) | AnswerValue::Choice(_) | AnswerValue::Choices(_) => {
                String::new()
            }
        };
        match (value.is_empty(), self.explanation.is_empty()) {
            (true, _) => self.explanation.clone(),
            (false, true) => value,
            (false, false) => format!("{value}\n{}", self.explanation),
        }
    }
}

impl AnswerValue {
    /// Whether it says nothing: no value, blank text, no option, no row with anything in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::None => true,
            Self::Text(text) | Self::Number(text) | Self::Choice(text) => text.trim().is_empty(),
            Self::Choices(keys) => keys.is_empty(),
            Self::Table(rows) => rows.iter().all(|row| row.values().all(|cell| cell.trim().is_empty())),
            Self::YesNo(_) | Self::Date(_) => false,
        }
    }

    /// The chosen options as keys: `yes` or `no`, or option keys; empty for other kinds.
    pub fn chosen(&self) -> Vec<&str> {
        match self {
            Self::YesNo(true) => vec!["yes"],
            Self::YesNo(false) => vec!["no"],
            Self::Choice(key) => vec![key],
            Self::Choices(keys) => keys.iter().map(String::as_str).collect(),
            Self::None | Self::Text(_) | Self::Number(_) | Self::Date(_) | Self::Table(_) => Vec::new(),
        }
    }

    /// Whether the value is of the kind that the question asks for, with options that exist; nothing fits every question.
    pub fn fits(&self, question: &Question) -> bool {
        match (self, &question.kind) {
            (Self::None, _)
            | (Self::Text(_), QuestionKind::Text)
            | (Self::YesNo(_), QuestionKind::YesNo)
            | (Self::Date(_), QuestionKind::Date) => true,
            (Self::Number(text), QuestionKind::Number) => text.trim().parse::<f64>().is_ok_and(f64::is_finite),
            (Self::Choice(key), QuestionKind::SingleChoice(options)) => options.iter().any(|option| option.key == *key),
            (Self::Choices(keys), QuestionKind::MultipleChoice(options)) => {
                keys.iter().all(|key| options.iter().any(|option| option.key == *key))
            }
            (Self::Table(rows), QuestionKind::Table(columns)) => {
                rows.iter().all(|row| row.keys().all(|key| columns.contains(key)))
            }
            _ => false,
        }
    }
}
