//! When a question is asked: expressions over earlier answers and over what is known of the product.
//!
//! A question that is not shown is not owed and does not count, and a hidden answer triggers nothing,
//! also in chains: [`shown`] walks the questions once, in reading order, and looks only at answers that are shown themselves.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::answer::{Answer, AnswerValue};
use super::product_flag::ProductFlag;
use super::questionnaire::{Question, Questionnaire};

/// An expression over earlier answers and the product's flags.
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
    /// The product is so: the customer has said it, or an earlier answer chose an option that says it.
    Flag {
        /// What it is.
        flag: ProductFlag,
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

/// How deep a condition may be nested: more than anybody follows, and less than what reads it can walk down.
pub const DEEPEST: usize = 12;
/// How many questions and flags a condition may look at.
pub const WIDEST: usize = 100;

impl Condition {
    /// Whether it is nested no deeper than [`DEEPEST`], and looks at no more than [`WIDEST`] questions and flags.
    pub fn is_within_bounds(&self) -> bool {
        self.depth() <= DEEPEST && self.leaves() <= WIDEST
    }

    fn depth(&self) -> usize {
        1 + match self {
            Self::Is { .. } | Self::Answered { .. } | Self::Flag { .. } => 0,
            Self::All { all: parts } | Self::Any { any: parts } => parts.iter().map(Self::depth).max().unwrap_or(0),
            Self::Not { not } => not.depth(),
        }
    }

    fn leaves(&self) -> usize {
        match self {
            Self::Is { .. } | Self::Answered { .. } | Self::Flag { .. } => 1,
            Self::All { all: parts } | Self::Any { any: parts } => parts.iter().map(Self::leaves).sum(),
            Self::Not { not } => not.leaves(),
        }
    }

    /// The keys of the questions that the condition looks at.
    pub fn questions(&self) -> BTreeSet<&str> {
        match self {
            Self::Is { question, .. } | Self::Answered { question, .. } => BTreeSet::from([question.as_str()]),
            Self::Flag { .. } => BTreeSet::new(),
            Self::All { all: parts } | Self::Any { any: parts } => parts.iter().flat_map(Self::questions).collect(),
            Self::Not { not } => not.questions(),
        }
    }

    /// Whether the condition holds.
    fn holds(&self, known: &Known<'_>) -> bool {
        match self {
            Self::Is { question, is } => {
                known.answers.get(question.as_str()).is_some_and(|answer| answer_is(answer, is))
            }
            Self::Answered { question, answered } => {
                known.answers.get(question.as_str()).is_some_and(|answer| answer.is_given()) == *answered
            }
            Self::Flag { flag } => known.flags.contains(flag),
            Self::All { all } => all.iter().all(|part| part.holds(known)),
            Self::Any { any } => any.iter().any(|part| part.holds(known)),
            Self::Not { not } => !not.holds(known),
        }
    }

    /// Whether any answers make it hold: those to questions that are left out cannot, nor flags that no option says.
    fn may_hold(&self, questionnaire: &Questionnaire) -> bool {
        match self {
            Self::Is { question, .. } | Self::Answered { question, answered: true } => {
                questionnaire.field(question).is_some()
            }
            Self::Answered { answered: false, .. } => true,
            Self::Not { not } => !not.is_settled(),
            Self::Flag { flag } => {
                let mut options = questionnaire.all_fields().flat_map(Question::options);
                options.any(|option| option.flags.contains(flag))
            }
            Self::All { all } => all.iter().all(|part| part.may_hold(questionnaire)),
            Self::Any { any } => any.iter().any(|part| part.may_hold(questionnaire)),
        }
    }

    /// Whether it holds whatever is answered: a flag that the customer has set is an `all` of nothing.
    fn is_settled(&self) -> bool {
        match self {
            Self::All { all } => all.iter().all(Self::is_settled),
            Self::Any { any } => any.iter().any(Self::is_settled),
            Self::Is { .. } | Self::Answered { .. } | Self::Flag { .. } | Self::Not { .. } => false,
        }
    }

    /// The condition without the alternatives that do not hold.
    fn that_holds(&self, known: &Known<'_>) -> Self {
        match self {
            Self::All { all } => Self::All { all: all.iter().map(|part| part.that_holds(known)).collect() },
            Self::Any { any } => {
                let held = any.iter().filter(|part| part.holds(known)).map(|part| part.that_holds(known));
                Self::Any { any: held.collect() }
            }
            Self::Is { .. } | Self::Answered { .. } | Self::Flag { .. } | Self::Not { .. } => self.clone(),
        }
    }
}

/// What is known when it is decided whether a question is asked: the answers to earlier questions that are asked, and the flags.
#[derive(Default)]
struct Known<'a> {
    answers: BTreeMap<&'a str, &'a Answer>,
    flags: BTreeSet<ProductFlag>,
}

impl<'a> Known<'a> {
    fn add(&mut self, question: &'a Question, answer: &'a Answer) {
        self.answers.insert(&question.key, answer);
        if !answer.not_applicable {
            let chosen = answer.value.chosen();
            let options = question.options().iter().filter(|option| chosen.contains(&option.key.as_str()));
            self.flags.extend(options.flat_map(|option| option.flags.iter().copied()));
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
/// In: the questionnaire as asked ([`super::extent::Extent::asked`]), and the answers by question key; those to unknown keys are ignored.
pub fn shown<'a>(questionnaire: &'a Questionnaire, answers: &'a BTreeMap<String, Answer>) -> BTreeSet<&'a str> {
    let mut shown_keys = BTreeSet::new();
    let mut known = Known::default();
    for question in questionnaire.all_fields() {
        if question.when.as_ref().is_none_or(|condition| condition.holds(&known)) {
            shown_keys.insert(question.key.as_str());
            if let Some(answer) = answers.get(&question.key) {
                known.add(question, answer);
            }
        }
    }
    shown_keys
}

/// How many questions that are not asked now may come with other answers. In: the questionnaire as asked, and the keys of [`shown`].
pub fn may_come(questionnaire: &Questionnaire, shown: &BTreeSet<&str>) -> usize {
    let hidden = questionnaire.questions().filter(|question| !shown.contains(question.key.as_str()));
    hidden.filter(|question| question.when.as_ref().is_none_or(|when| when.may_hold(questionnaire))).count()
}

/// Why a question is asked: its condition without the alternatives that do not hold.
/// `None` for one that is always asked, is not asked now, or is not there.
///
/// In: the version without the sections that are left out, its conditions as they were written; the flags that the customer has set.
pub fn because(
    questionnaire: &Questionnaire,
    flags: &BTreeSet<ProductFlag>,
    answers: &BTreeMap<String, Answer>,
    key: &str,
) -> Option<Condition> {
    let mut known = Known { flags: flags.clone(), ..Known::default() };
    for question in questionnaire.all_fields() {
        let holds = question.when.as_ref().is_none_or(|condition| condition.holds(&known));
        if question.key == key {
            return question.when.as_ref().filter(|_| holds).map(|condition| condition.that_holds(&known));
        }
        if let (true, Some(answer)) = (holds, answers.get(&question.key)) {
            known.add(question, answer);
        }
    }
    None
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
        let known = Known {
            answers: answers.iter().map(|(key, answer)| (*key, answer)).collect(),
            flags: BTreeSet::from([ProductFlag::ChildrensData]),
        };
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
            (r#"{"flag":"childrens_data"}"#, true),
            (r#"{"flag":"special_categories"}"#, false),
            (r#"{"not":{"flag":"protected_addresses"}}"#, true),
            (r#"{"not":{"question":"yes","is":"no"}}"#, true),
            (r#"{"all":[{"question":"yes","is":"yes"},{"question":"one","is":"sweden"}]}"#, false),
            (r#"{"any":[{"question":"yes","is":"no"},{"question":"one","is":"norway"}]}"#, true),
        ];
        for (text, expected) in cases {
            let condition: Condition = serde_json::from_str(text).unwrap();
            assert_eq!(condition.holds(&known), expected, "{text}");
        }
    }
}
