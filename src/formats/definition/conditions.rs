//! Reads `when = …` and checks that it looks back: at an earlier question, at an answer that can be given, at a flag that exists.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use super::contradictions;
use super::fields::{Fields, text_of};
use super::problem::{Log, listed};
use super::structure::{answer_options, product_flag};
use crate::domain::condition::{Condition, DEEPEST, WIDEST};
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};

/// Every form that a condition has.
const FORMS: &str = "`{ question = \"…\", is = \"…\" }`, `{ question = \"…\", answered = true }`, \
                     `{ flag = \"…\" }`, `{ all = [ … ] }`, `{ any = [ … ] }` or `{ not = { … } }`";

/// A condition and where it stands.
pub(super) struct PlacedCondition {
    /// The place of its question among head fields and questions, from 0.
    pub(super) position: usize,
    pub(super) place: String,
    pub(super) start: usize,
    pub(super) condition: Condition,
}

/// The condition that a value describes; noted where it has none of the forms.
pub(super) fn read(log: &mut Log<'_>, place: String, value: &Spanned<DeValue<'_>>) -> Option<Condition> {
    let start = value.span().start;
    let DeValue::Table(_) = value.get_ref() else {
        log.at(start, &place, format!("A condition is a table. Write {FORMS}."));
        return None;
    };
    let mut fields = Fields::of(log, place, value)?;
    let keys: BTreeSet<&str> = fields.keys().map(|(key, _)| key).collect();
    match keys.iter().copied().collect::<Vec<_>>().as_slice() {
        ["is", "question"] => {
            let question = fields.text(log, "question");
            let is = is_value(log, &mut fields);
            Some(Condition::Is { question: question?.text, is: is? })
        }
        ["answered", "question"] => {
            let question = fields.text(log, "question");
            let answered = fields.flag(log, "answered");
            Some(Condition::Answered { question: question?.text, answered })
        }
        ["flag"] => {
            let place = fields.place_of("flag");
            let flag = fields.text(log, "flag")?;
            Some(Condition::Flag { flag: product_flag(log, &place, &flag)? })
        }
        ["all"] => Some(Condition::All { all: parts(log, &mut fields, "all")? }),
        ["any"] => Some(Condition::Any { any: parts(log, &mut fields, "any")? }),
        ["not"] => {
            let place = fields.place_of("not");
            let part = fields.value("not")?;
            Some(Condition::Not { not: Box::new(read(log, place, part)?) })
        }
        ["answered", "is", "question"] => {
            let message =
                "`is` and `answered` cannot stand together. Keep one; `is` holds for an answered question only.";
            log.at(start, &fields.place, message);
            None
        }
        others => {
            let found = match others {
                [] => "is empty".to_owned(),
                [one] => format!("has only the key `{one}`"),
                several => format!("has the keys {}", listed(several.iter().copied())),
            };
            log.at(start, &fields.place, format!("The condition {found}. Write {FORMS}."));
            None
        }
    }
}

/// Notes every condition that looks forward, at itself, at nothing, or for an answer that cannot be given.
pub(super) fn check(log: &mut Log<'_>, questionnaire: &Questionnaire, conditions: &[PlacedCondition]) {
    let questions: Vec<&Question> = questionnaire.all_fields().collect();
    for placed in conditions {
        if !placed.condition.is_within_bounds() {
            let message = format!(
                "The condition is nested deeper than {DEEPEST}, or looks at more than {WIDEST} answers. Make it simpler."
            );
            log.at(placed.start, &placed.place, message);
            continue;
        }
        let mut leaves = Vec::new();
        collect_leaves(&placed.condition, &mut leaves);
        for (key, is) in leaves {
            if let Some(message) = leaf_problem(&questions, placed.position, key, is) {
                log.at(placed.start, &placed.place, message);
            }
        }
        if let Some(message) = contradictions::find(&placed.condition, &questions) {
            log.at(placed.start, &placed.place, message);
        }
    }
}

fn is_value(log: &mut Log<'_>, fields: &mut Fields<'_>) -> Option<String> {
    let value = fields.value("is")?;
    let place = fields.place_of("is");
    if let DeValue::String(_) = value.get_ref() {
        return Some(text_of(log, &place, value)?.text);
    }
    let message = match value.get_ref() {
        DeValue::Boolean(true) => "`is` is a text. Write `is = \"yes\"`.",
        DeValue::Boolean(false) => "`is` is a text. Write `is = \"no\"`.",
        DeValue::Array(_) => "`is` names one answer. For several, write `{ any = [ … ] }` with one condition for each.",
        _ => "`is` is a text: `\"yes\"`, `\"no\"`, the key of an option, or the answer itself in quotation marks.",
    };
    log.at(value.span().start, &place, message);
    None
}

fn parts(log: &mut Log<'_>, fields: &mut Fields<'_>, key: &'static str) -> Option<Vec<Condition>> {
    let place = fields.place_of(key);
    let value = fields.value(key)?;
    let start = value.span().start;
    let DeValue::Array(items) = value.get_ref() else {
        log.at(start, &place, format!("`{key}` is a list of conditions. Write `{key} = [ {{ … }}, {{ … }} ]`."));
        return None;
    };
    if items.is_empty() {
        log.at(start, &place, format!("`{key}` is empty. Add conditions, or remove it."));
        return None;
    }
    // Every part is read, also after a wrong one: the author wants to know of all.
    let read: Vec<Option<Condition>> =
        items.iter().enumerate().map(|(index, item)| read(log, format!("{place} #{}", index + 1), item)).collect();
    read.into_iter().collect()
}

fn collect_leaves<'c>(condition: &'c Condition, leaves: &mut Vec<(&'c str, Option<&'c str>)>) {
    match condition {
        Condition::Is { question, is } => leaves.push((question, Some(is))),
        Condition::Answered { question, .. } => leaves.push((question, None)),
        Condition::All { all: parts } | Condition::Any { any: parts } => {
            for part in parts {
                collect_leaves(part, leaves);
            }
        }
        Condition::Not { not } => collect_leaves(not, leaves),
        Condition::Flag { .. } => {}
    }
}

fn leaf_problem(questions: &[&Question], position: usize, key: &str, is: Option<&str>) -> Option<String> {
    let target = questions.iter().position(|question| question.key == key);
    let Some((place, question)) = target.and_then(|place| Some((place, *questions.get(place)?))) else {
        return Some(format!("The condition refers to `{key}`, which is no question. Correct the key."));
    };
    if place == position {
        return Some("The condition refers to its own question. Refer to an earlier one.".to_owned());
    }
    if position < place {
        return Some(format!(
            "The condition refers to `{key}`, which comes later. Move this question below it, or refer to an earlier one."
        ));
    }
    let is = is?;
    match &question.kind {
        QuestionKind::YesNo | QuestionKind::SingleChoice(_) | QuestionKind::MultipleChoice(_) => {
            let options = answer_options(&question.kind);
            (!options.contains(&is)).then(|| {
                format!(
                    "The condition wants the answer `{is}`, which `{key}` does not have. It has {}.",
                    listed(options.iter().copied())
                )
            })
        }
        QuestionKind::Date | QuestionKind::Table(_) => Some(format!(
            "`{key}` is a date or a table, which no `is` is compared with. Use `answered = true`, or another question."
        )),
        QuestionKind::Text if matches!(is, "yes" | "no") => Some(format!(
            "`{key}` is a text, which is never just `{is}`. Use `answered = true`, or make it a `yes_no` question."
        )),
        QuestionKind::Number if !is.parse::<f64>().is_ok_and(f64::is_finite) => Some(format!(
            "`{key}` is a number, and `{is}` is none. Write the number in quotation marks, such as `\"12\"`."
        )),
        QuestionKind::Text | QuestionKind::Number => None,
    }
}
