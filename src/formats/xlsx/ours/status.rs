//! The status of an answer, as a formula that follows what is filled in, and as of now.

use std::collections::BTreeMap;

use super::labels::Labels;
use crate::domain::answer::{Answer, Gap};
use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind};

/// Excel's limit on a text within a formula.
const MAX_LITERAL: usize = 255;
/// Below Excel's limit of 8 192 characters on a formula.
const MAX_FORMULA: usize = 8_000;

/// Where an answer's parts stand, as references with their sheet: `'Questions'!$G$3`.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// A cell, or for a table the range of its rows.
    pub(super) answer: String,
    pub(super) not_applicable: String,
    pub(super) explanation: String,
    pub(super) status: String,
    pub(super) is_table: bool,
}

/// The status as of now.
pub(super) fn now<'a>(question: &Question, answer: Option<&Answer>, shown: bool, labels: &'a Labels) -> &'a str {
    if !shown {
        return &labels.status_not_asked;
    }
    let blank = Answer::default();
    let answer = answer.unwrap_or(&blank);
    match answer.gap(question) {
        Some(Gap::NoAnswer) => &labels.status_missing,
        Some(Gap::NoExplanation) => &labels.status_no_explanation,
        Some(Gap::NoReason) => &labels.status_no_reason,
        None if answer.is_given() => &labels.status_answered,
        None => "",
    }
}

/// The formula for the status; `None` where Excel could not hold it. `questions` are those above the question, by key.
pub(super) fn formula(
    question: &Question,
    places: &BTreeMap<String, Place>,
    questions: &BTreeMap<&str, &Question>,
    labels: &Labels,
    language: Language,
) -> Option<String> {
    let writer = Writer { places, questions, labels, language };
    let place = places.get(&question.key)?;
    let text = |text: &str| literal(text);
    let blank_explanation = format!("TRIM({})=\"\"", place.explanation);
    let given = given_value(place);
    let owed = question
        .explanation_when
        .iter()
        .map(|key| writer.value_is(question, place, key))
        .collect::<Option<Vec<_>>>()?;
    let answered = if owed.is_empty() {
        text(&labels.status_answered)?
    } else {
        format!(
            "IF(AND(OR({}),{blank_explanation}),{},{})",
            owed.join(","),
            text(&labels.status_no_explanation)?,
            text(&labels.status_answered)?
        )
    };
    let missing = if question.required { text(&labels.status_missing)? } else { "\"\"".to_owned() };
    let asked = format!(
        "IF({}<>\"\",IF({blank_explanation},{},{}),IF({given},{answered},{missing}))",
        place.not_applicable,
        text(&labels.status_no_reason)?,
        text(&labels.status_answered)?
    );
    let whole = match &question.when {
        Some(condition) => format!("IF({},{asked},{})", writer.holds(condition)?, text(&labels.status_not_asked)?),
        None => asked,
    };
    (whole.len() <= MAX_FORMULA).then(|| format!("={whole}"))
}

struct Writer<'a> {
    places: &'a BTreeMap<String, Place>,
    questions: &'a BTreeMap<&'a str, &'a Question>,
    labels: &'a Labels,
    language: Language,
}

impl Writer<'_> {
    /// A condition as a formula: the same as [`crate::domain::condition::shown`] decides.
    fn holds(&self, condition: &Condition) -> Option<String> {
        let parts = |parts: &[Condition]| parts.iter().map(|part| self.holds(part)).collect::<Option<Vec<_>>>();
        match condition {
            Condition::Is { question, is } => {
                let (place, question) = (self.places.get(question)?, self.questions.get(question.as_str())?);
                Some(format!(
                    "AND({}<>{},{}=\"\",{})",
                    place.status,
                    literal(&self.labels.status_not_asked)?,
                    place.not_applicable,
                    self.value_is(question, place, is)?
                ))
            }
            Condition::Answered { question, answered } => {
                let place = self.places.get(question)?;
                let given = format!(
                    "AND({}<>{},OR({}<>\"\",{}))",
                    place.status,
                    literal(&self.labels.status_not_asked)?,
                    place.not_applicable,
                    given_value(place)
                );
                Some(if *answered { given } else { format!("NOT({given})") })
            }
            Condition::Flag { flag } => {
                // What the customer has said of the product is settled by now; what is left depends on answers.
                let chosen: Vec<String> = self
                    .questions
                    .values()
                    .flat_map(|question| question.options().iter().map(move |option| (*question, option)))
                    .filter(|(_, option)| option.flags.contains(flag))
                    .map(|(question, option)| {
                        self.holds(&Condition::Is { question: question.key.clone(), is: option.key.clone() })
                    })
                    .collect::<Option<_>>()?;
                Some(if chosen.is_empty() { "FALSE".to_owned() } else { format!("OR({})", chosen.join(",")) })
            }
            // Nothing to hold is held, and no alternative is none: `AND()` and `OR()` are errors in a sheet.
            Condition::All { all } if all.is_empty() => Some("TRUE".to_owned()),
            Condition::Any { any } if any.is_empty() => Some("FALSE".to_owned()),
            Condition::All { all } => Some(format!("AND({})", parts(all)?.join(","))),
            Condition::Any { any } => Some(format!("OR({})", parts(any)?.join(","))),
            Condition::Not { not } => Some(format!("NOT({})", self.holds(not)?)),
        }
    }

    /// Whether the answer is, or holds, an option.
    fn value_is(&self, question: &Question, place: &Place, key: &str) -> Option<String> {
        let label = match &question.kind {
            QuestionKind::YesNo => if key == "yes" { &self.labels.yes } else { &self.labels.no }.clone(),
            QuestionKind::SingleChoice(_) | QuestionKind::MultipleChoice(_) => {
                question.words(self.language).options.get(key).cloned().unwrap_or_else(|| key.to_owned())
            }
            QuestionKind::Text | QuestionKind::Number => key.to_owned(),
            QuestionKind::Date | QuestionKind::Table(_) => return Some("FALSE".to_owned()),
        };
        let label = literal(&label)?;
        Some(if matches!(question.kind, QuestionKind::MultipleChoice(_)) {
            // One option a line, or between semicolons, which a label may hold itself. `SEARCH` would take `?` and `*` for wildcards.
            let lines = if label.contains(';') {
                place.answer.clone()
            } else {
                format!("SUBSTITUTE(SUBSTITUTE({},\"; \",CHAR(10)),\";\",CHAR(10))", place.answer)
            };
            format!("ISNUMBER(FIND(CHAR(10)&{label}&CHAR(10),CHAR(10)&{lines}&CHAR(10)))")
        } else {
            format!("{}={label}", place.answer)
        })
    }
}

fn given_value(place: &Place) -> String {
    if place.is_table { format!("COUNTA({})>0", place.answer) } else { format!("TRIM({})<>\"\"", place.answer) }
}

/// A text within a formula; `None` where it is longer than Excel allows.
fn literal(text: &str) -> Option<String> {
    (text.encode_utf16().count() <= MAX_LITERAL).then(|| format!("\"{}\"", text.replace('"', "\"\"")))
}
