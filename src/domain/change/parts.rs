//! Which parts of two questions differ.

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::{Question, QuestionKind, QuestionWords};

/// The parts that differ between a question and what it has become.
///
/// `renamed` maps the keys of the earlier version to those of the later one, so that a condition that looks at a question
/// under its new key is the same condition. Words are compared in every language that both questions have.
pub(super) fn differing(before: &Question, after: &Question, renamed: &BTreeMap<&str, &str>) -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    let mut note = |part: Part, differs: bool| {
        if differs {
            parts.insert(part);
        }
    };
    note(Part::Kind, before.kind.name() != after.kind.name());
    note(Part::Options, options(before) != options(after));
    note(Part::Columns, columns(before) != columns(after));
    note(Part::EvidenceAsked, before.evidence != after.evidence);
    note(Part::Explanation, owed(before) != owed(after));
    let condition = before.when.as_ref().map(|condition| with_new_keys(condition, renamed));
    note(Part::Condition, condition != after.when);
    let points = |question: &Question| -> BTreeMap<String, Option<u8>> {
        question.options().iter().map(|option| (option.key.clone(), option.points)).collect()
    };
    let counts = |question: &Question| (question.weight, question.must, question.required, question.how);
    note(Part::Scoring, counts(before) != counts(after) || points(before) != points(after));
    let controls = |question: &Question| question.controls.iter().cloned().collect::<BTreeSet<_>>();
    note(Part::Controls, controls(before) != controls(after));
    for (old, new) in words_of_both(before, after) {
        note(Part::Subject, old.subject != new.subject);
        note(Part::Text, old.text != new.text);
        note(Part::Help, old.help != new.help);
        note(Part::Why, old.why != new.why);
        note(Part::Evidence, old.evidence != new.evidence);
        note(Part::Explanation, old.explanation != new.explanation);
        note(Part::Options, old.options != new.options);
        note(Part::Columns, old.columns != new.columns);
    }
    parts
}

/// The words of both questions in each language that both are written in.
fn words_of_both<'a>(
    before: &'a Question,
    after: &'a Question,
) -> impl Iterator<Item = (&'a QuestionWords, &'a QuestionWords)> {
    Language::ALL.into_iter().filter_map(|language| Some((before.words.get(&language)?, after.words.get(&language)?)))
}

/// What can be chosen, with the documentation that each asks for and the facts that it establishes; their order means nothing.
fn options(question: &Question) -> BTreeMap<&str, (bool, BTreeSet<ProductFlag>)> {
    question
        .options()
        .iter()
        .map(|option| (option.key.as_str(), (option.evidence, option.flags.iter().copied().collect())))
        .collect()
}

fn columns(question: &Question) -> BTreeSet<&str> {
    match &question.kind {
        QuestionKind::Table(columns) => columns.iter().map(String::as_str).collect(),
        QuestionKind::Text
        | QuestionKind::YesNo
        | QuestionKind::SingleChoice(_)
        | QuestionKind::MultipleChoice(_)
        | QuestionKind::Number
        | QuestionKind::Date => BTreeSet::new(),
    }
}

fn owed(question: &Question) -> BTreeSet<&str> {
    question.explanation_when.iter().map(String::as_str).collect()
}

/// The condition, looking at the questions under their keys in the later version.
fn with_new_keys(condition: &Condition, renamed: &BTreeMap<&str, &str>) -> Condition {
    let new = |key: &String| renamed.get(key.as_str()).map_or_else(|| key.clone(), |new| (*new).to_owned());
    let each = |parts: &[Condition]| parts.iter().map(|part| with_new_keys(part, renamed)).collect();
    match condition {
        Condition::Flag { flag } => Condition::Flag { flag: *flag },
        Condition::Is { question, is } => Condition::Is { question: new(question), is: is.clone() },
        Condition::Answered { question, answered } => {
            Condition::Answered { question: new(question), answered: *answered }
        }
        Condition::All { all } => Condition::All { all: each(all) },
        Condition::Any { any } => Condition::Any { any: each(any) },
        Condition::Not { not } => Condition::Not { not: Box::new(with_new_keys(not, renamed)) },
    }
}
