//! Conditions that can never hold, as far as that is plain to see: parts of one `all` that exclude each other.
//! And parts of one `any` of which one always holds, so that it asks for nothing.

use crate::domain::condition::Condition;
use crate::domain::questionnaire::{Question, QuestionKind};

/// What contradicts itself in a condition, in the words of its author; `None`: nothing that is plain to see.
pub(super) fn find(condition: &Condition, questions: &[&Question]) -> Option<String> {
    match condition {
        Condition::All { all } => {
            let mut parts = Vec::new();
            flatten(all, &mut parts);
            let pair = first_pair(&parts, |one, other| exclude_each_other(one, other, questions));
            pair.map(|(one, other)| {
                format!("{one} and {other} cannot both hold, so that the question would never be asked. Remove one, or use `any`.")
            })
            .or_else(|| all.iter().find_map(|part| find(part, questions)))
        }
        Condition::Any { any } => {
            let pair = first_pair(&any.iter().collect::<Vec<_>>(), is_negation);
            pair.map(|(one, other)| {
                format!("One of {one} and {other} always holds, so that the condition asks for nothing. Remove one, or the condition.")
            })
            .or_else(|| any.iter().find_map(|part| find(part, questions)))
        }
        Condition::Not { not } => find(not, questions),
        Condition::Is { .. } | Condition::Answered { .. } | Condition::Flag { .. } => None,
    }
}

/// The parts of an `all`, those of an `all` inside it among them.
fn flatten<'c>(all: &'c [Condition], parts: &mut Vec<&'c Condition>) {
    for part in all {
        match part {
            Condition::All { all } => flatten(all, parts),
            other => parts.push(other),
        }
    }
}

fn first_pair(parts: &[&Condition], belong: impl Fn(&Condition, &Condition) -> bool) -> Option<(String, String)> {
    parts.iter().enumerate().find_map(|(place, one)| {
        let other = parts.iter().skip(place + 1).find(|other| belong(one, other))?;
        Some((written(one), written(other)))
    })
}

fn exclude_each_other(one: &Condition, other: &Condition, questions: &[&Question]) -> bool {
    if is_negation(one, other) {
        return true;
    }
    match (one, other) {
        (Condition::Is { question, is }, Condition::Is { question: same, is: different }) => {
            // Several options of a multiple choice can be chosen at once.
            let takes_one = questions
                .iter()
                .find(|known| known.key == *question)
                .is_some_and(|known| !matches!(known.kind, QuestionKind::MultipleChoice(_)));
            question == same && is != different && takes_one
        }
        (Condition::Is { question, .. }, Condition::Answered { question: same, answered: false })
        | (Condition::Answered { question: same, answered: false }, Condition::Is { question, .. }) => question == same,
        _ => false,
    }
}

/// Whether one says exactly that the other does not hold.
fn is_negation(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Not { not }, other) if **not == *other => true,
        (one, Condition::Not { not }) if **not == *one => true,
        (Condition::Answered { question, answered }, Condition::Answered { question: same, answered: other }) => {
            question == same && answered != other
        }
        _ => false,
    }
}

/// A condition as its author writes it.
fn written(condition: &Condition) -> String {
    let text = match condition {
        Condition::Is { question, is } => format!("{{ question = \"{question}\", is = \"{is}\" }}"),
        Condition::Answered { question, answered } => format!("{{ question = \"{question}\", answered = {answered} }}"),
        Condition::Flag { flag } => format!("{{ flag = \"{}\" }}", flag.as_str()),
        Condition::All { .. } => "{ all = [ … ] }".to_owned(),
        Condition::Any { .. } => "{ any = [ … ] }".to_owned(),
        Condition::Not { not } => format!("{{ not = {} }}", written(not).trim_matches('`')),
    };
    format!("`{text}`")
}
