//! Versions whose answers can be set beside each other: a base and its extensions, or a version that only adds questions.

use std::sync::Arc;

use super::questionnaire::{Question, Questionnaire};

/// Whether every question that both versions ask is the same question, and there is at least one.
pub fn comparable(one: &Questionnaire, other: &Questionnaire) -> bool {
    let mut shared = one.questions().filter_map(|question| Some((question, other.field(&question.key)?))).peekable();
    shared.peek().is_some() && shared.all(|(question, other)| is_same(question, other))
}

/// The same key, number and kind, and the same text in every language that both have. Help and weight may differ.
fn is_same(one: &Question, other: &Question) -> bool {
    let mut texts = one.words.iter().filter_map(|(language, words)| Some((words, other.words.get(language)?)));
    one.number == other.number && one.kind == other.kind && texts.all(|(words, others)| words.text == others.text)
}

/// All questions of some comparable versions: the first version's, then in each section what the others ask beside, then further sections.
/// `None` of no version.
pub fn union(versions: &[Arc<Questionnaire>]) -> Option<Arc<Questionnaire>> {
    let (first, others) = versions.split_first()?;
    if others.iter().all(|other| other.hash == first.hash) {
        return Some(Arc::clone(first));
    }
    let mut all = Questionnaire::clone(first);
    for section in others.iter().flat_map(|other| &other.sections) {
        let is_new = |question: &&Question| all.field(&question.key).is_none();
        let missing: Vec<Question> = section.questions.iter().filter(is_new).cloned().collect();
        if missing.is_empty() {
            continue;
        }
        match all.sections.iter_mut().find(|known| known.key == section.key) {
            Some(known) => known.questions.extend(missing),
            None => all.sections.push(super::questionnaire::Section { questions: missing, ..section.clone() }),
        }
    }
    Some(Arc::new(all))
}
