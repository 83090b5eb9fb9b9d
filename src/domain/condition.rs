//! When a question is asked: expressions over earlier answers.
//!
//! A question that is not shown is not owed and does not count, and a hidden answer triggers nothing,
//! also in chains: [`shown`] walks the questions once, in reading order, and looks only at answers that are shown themselves.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::answer::{Answer, AnswerValue};
use super::questionnaire::Questionnaire;

/// An expression over earlier answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Condition {
    /// The question was answered so: `yes`, `no`, or an option's key.
    Is {
        /// Key of an earlier question.
        question: String,
        /// What the answer must be, or contain.
        is: String,
    },
    /// The question has an answer at all.
    Answered {
        /// Key of an earlier question.
        question: String,
        /// Whether there must be one.
        answered: bool,
    },
    /// Every part holds.
    All {
        /// The parts.
        all: Vec<Condition>,
    },
    /// At least one part holds.
    Any {
        /// The parts.
        any: Vec<Condition>,
    },
    /// The part does not hold.
    Not {
        /// The part.
        not: Box<Condition>,
    },
}

impl Condition {
    /// The keys of the questions that the condition looks at.
    pub fn questions(&self) -> BTreeSet<&str> {
        match self {
            Self::Is { question, .. } | Self::Answered { question, .. } => BTreeSet::from([question.as_str()]),
            Self::All { all: parts } | Self::Any { any: parts } => parts.iter().flat_map(Self::questions).collect(),
            Self::Not { not } => not.questions(),
        }
    }

    /// Whether the condition holds, given the answers to the questions that are shown.
    fn holds(&self, shown_answers: &BTreeMap<&str, &Answer>) -> bool {
        match self {
            Self::Is { question, is } => {
                shown_answers.get(question.as_str()).is_some_and(|answer| answer_is(answer, is))
            }
            Self::Answered { question, answered } => {
                shown_answers.get(question.as_str()).is_some_and(|answer| answer.is_given()) == *answered
            }
            Self::All { all } => all.iter().all(|part| part.holds(shown_answers)),
            Self::Any { any } => any.iter().any(|part| part.holds(shown_answers)),
            Self::Not { not } => !not.holds(shown_answers),
        }
    }
}

fn answer_is(answer: &Answer, wanted: &str) -> bool {
    if answer.not_applicable {
        return false;
    }
    match &answer.value {
        AnswerValue::YesNo(yes) => wanted == if *yes { "yes" } else { "no" },
        AnswerValue::Choice(key) => key == wanted,
        AnswerValue::Choices(keys) => keys.contains(wanted),
        AnswerValue::Text(text) | AnswerValue::Number(text) => text == wanted,
        AnswerValue::None | AnswerValue::Date(_) | AnswerValue::Table(_) => false,
    }
}

/// The keys of the head fields and questions that are asked, given the answers so far.
///
/// Answers are by question key; answers to unknown keys are ignored.
pub fn shown<'a>(questionnaire: &'a Questionnaire, answers: &'a BTreeMap<String, Answer>) -> BTreeSet<&'a str> {
    let mut shown_keys = BTreeSet::new();
    let mut shown_answers: BTreeMap<&str, &Answer> = BTreeMap::new();
    for question in questionnaire.all_fields() {
        if question.when.as_ref().is_none_or(|condition| condition.holds(&shown_answers)) {
            shown_keys.insert(question.key.as_str());
            if let Some(answer) = answers.get(&question.key) {
                shown_answers.insert(&question.key, answer);
            }
        }
    }
    shown_keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_holds_for_the_answers_that_it_names() {
        let answer = |value: AnswerValue| Answer { value, ..Answer::default() };
        let answers = [
            ("yes", answer(AnswerValue::YesNo(true))),
            ("one", answer(AnswerValue::Choice("norway".to_owned()))),
            ("many", answer(AnswerValue::Choices(BTreeSet::from(["iso".to_owned(), "soc".to_owned()])))),
            ("number", answer(AnswerValue::Number("12".to_owned()))),
            ("blank", Answer::text("  ")),
            ("declined", Answer { not_applicable: true, ..answer(AnswerValue::YesNo(true)) }),
        ];
        let shown_answers: BTreeMap<&str, &Answer> = answers.iter().map(|(key, answer)| (*key, answer)).collect();
        let cases = [
            (r#"{"question":"yes","is":"yes"}"#, true),
            (r#"{"question":"yes","is":"no"}"#, false),
            (r#"{"question":"one","is":"norway"}"#, true),
            (r#"{"question":"many","is":"soc"}"#, true),
            (r#"{"question":"many","is":"other"}"#, false),
            (r#"{"question":"number","is":"12"}"#, true),
            (r#"{"question":"blank","answered":true}"#, false),
            (r#"{"question":"blank","answered":false}"#, true),
            (r#"{"question":"hidden","is":"yes"}"#, false),
            (r#"{"question":"hidden","answered":false}"#, true),
            (r#"{"question":"declined","is":"yes"}"#, false),
            (r#"{"question":"declined","answered":true}"#, true),
            (r#"{"not":{"question":"yes","is":"no"}}"#, true),
            (r#"{"all":[{"question":"yes","is":"yes"},{"question":"one","is":"sweden"}]}"#, false),
            (r#"{"any":[{"question":"yes","is":"no"},{"question":"one","is":"norway"}]}"#, true),
        ];
        for (text, expected) in cases {
            let condition: Condition = serde_json::from_str(text).unwrap();
            assert_eq!(condition.holds(&shown_answers), expected, "{text}");
        }
    }
}
