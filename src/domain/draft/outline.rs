//! What an author does to the outline: add, move, duplicate, split, remove, and put back.
//!
//! Every function leaves the numbers in reading order. None of them fails: what a key does not name stays as it is, and the answer says so.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::questionnaire::{Question, Questionnaire, Section};

/// Which way something is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// What was taken out of a draft, with the place it had: it can be put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// A head field.
    Head {
        /// Where it stood.
        index: usize,
        /// The field.
        field: Question,
    },
    /// A question.
    Question {
        /// The key of its section.
        section: String,
        /// Where it stood there.
        index: usize,
        /// The question.
        question: Question,
    },
    /// A section with its questions.
    Section {
        /// Where it stood.
        index: usize,
        /// The section.
        section: Section,
    },
}

impl Removed {
    /// The key of what was taken out.
    pub fn key(&self) -> &str {
        match self {
            Self::Head { field, .. } => &field.key,
            Self::Question { question, .. } => &question.key,
            Self::Section { section, .. } => &section.key,
        }
    }
}

/// Numbers the questions 1, 2, 3 … in reading order; head fields have the number 0.
pub fn renumber(questionnaire: &mut Questionnaire) {
    let questions = questionnaire.sections.iter_mut().flat_map(|section| section.questions.iter_mut());
    for (number, question) in (1..).zip(questions) {
        question.number = number;
    }
    for field in &mut questionnaire.head {
        field.number = 0;
    }
}

/// The keys of all fields and sections, and those of a version that the draft was made from:
/// a new question must not take the key of one that is gone.
pub fn keys(questionnaire: &Questionnaire) -> BTreeSet<String> {
    let fields = questionnaire.all_fields().map(|field| field.key.clone());
    fields.chain(questionnaire.sections.iter().map(|section| section.key.clone())).collect()
}

/// A key for something new: one that neither the questionnaire has nor somebody else has taken.
fn new_key(questionnaire: &Questionnaire, taken: &BTreeSet<String>, beginning: &str) -> String {
    fresh_key(&keys(questionnaire).union(taken).cloned().collect(), beginning)
}

/// A key that begins so and that is not taken: `question_1`, `question_2` …
pub fn fresh_key(taken: &BTreeSet<String>, beginning: &str) -> String {
    let mut number = 1_u32;
    loop {
        let key = format!("{beginning}_{number}");
        if !taken.contains(&key) {
            return key;
        }
        number += 1;
    }
}

/// Adds an empty section at the end and gives its key.
pub fn add_section(questionnaire: &mut Questionnaire, taken: &BTreeSet<String>) -> String {
    let key = new_key(questionnaire, taken, "section");
    questionnaire.sections.push(Section { key: key.clone(), ..Section::default() });
    key
}

/// Adds an empty question at the end of a section, or after a question of it, and gives its key; `None` where there is no such section.
pub fn add_question(
    questionnaire: &mut Questionnaire,
    section: &str,
    after: Option<&str>,
    taken: &BTreeSet<String>,
) -> Option<String> {
    let key = new_key(questionnaire, taken, "question");
    let section = questionnaire.sections.iter_mut().find(|one| one.key == section)?;
    let place = after.and_then(|after| section.questions.iter().position(|question| question.key == after));
    let index = place.map_or(section.questions.len(), |place| place + 1);
    section.questions.insert(index, Question { key: key.clone(), ..Question::default() });
    renumber(questionnaire);
    Some(key)
}

/// Adds an empty head field at the end and gives its key.
pub fn add_head(questionnaire: &mut Questionnaire, taken: &BTreeSet<String>) -> String {
    let key = new_key(questionnaire, taken, "field");
    questionnaire.head.push(Question { key: key.clone(), required: false, ..Question::default() });
    key
}

/// The list that holds a field, and its place in it.
fn list_of<'a>(questionnaire: &'a mut Questionnaire, key: &str) -> Option<(&'a mut Vec<Question>, usize)> {
    let lists = std::iter::once(&mut questionnaire.head)
        .chain(questionnaire.sections.iter_mut().map(|section| &mut section.questions));
    for list in lists {
        if let Some(index) = list.iter().position(|field| field.key == key) {
            return Some((list, index));
        }
    }
    None
}

/// A field by its key, to be changed.
pub fn field_mut<'a>(questionnaire: &'a mut Questionnaire, key: &str) -> Option<&'a mut Question> {
    let (list, index) = list_of(questionnaire, key)?;
    list.get_mut(index)
}

/// A section by its key, to be changed.
pub fn section_mut<'a>(questionnaire: &'a mut Questionnaire, key: &str) -> Option<&'a mut Section> {
    questionnaire.sections.iter_mut().find(|section| section.key == key)
}

/// Puts a copy right after a field and gives its key.
pub fn duplicate(questionnaire: &mut Questionnaire, key: &str, taken: &BTreeSet<String>) -> Option<String> {
    let new_key = new_key(questionnaire, taken, "question");
    let (list, index) = list_of(questionnaire, key)?;
    let copy = Question { key: new_key.clone(), ..list.get(index)?.clone() };
    list.insert(index + 1, copy);
    renumber(questionnaire);
    Some(new_key)
}

/// Makes two questions of one, the second right after the first, and gives the second's key.
///
/// Where the text has several sentences in every language, the first keeps the first of them and the second gets the others.
/// Otherwise both have the whole text, for the author to shorten.
pub fn split(questionnaire: &mut Questionnaire, key: &str, taken: &BTreeSet<String>) -> Option<String> {
    let new_key = duplicate(questionnaire, key, taken)?;
    let first = field_mut(questionnaire, key)?;
    let halves: Option<Vec<_>> = first
        .words
        .iter()
        .filter(|(_, words)| !words.text.trim().is_empty())
        .map(|(language, words)| first_sentence(&words.text).map(|halves| (*language, halves)))
        .collect();
    let Some(halves) = halves else { return Some(new_key) };
    for (language, (begin, _)) in &halves {
        if let Some(words) = first.words.get_mut(language) {
            words.text.clone_from(begin);
        }
    }
    let second = field_mut(questionnaire, &new_key)?;
    for (language, (_, rest)) in halves {
        if let Some(words) = second.words.get_mut(&language) {
            words.text = rest;
        }
    }
    Some(new_key)
}

/// The first sentence and the rest; `None` where there is only one.
fn first_sentence(text: &str) -> Option<(String, String)> {
    let end = text.char_indices().zip(text.chars().skip(1)).find_map(|((at, mark), next)| {
        (matches!(mark, '?' | '.' | '!') && next.is_whitespace()).then_some(at + mark.len_utf8())
    })?;
    let (first, rest) = text.split_at_checked(end)?;
    (!rest.trim().is_empty()).then(|| (first.trim().to_owned(), rest.trim().to_owned()))
}

/// Moves a field one place within its section, or a section one place. Returns whether anything moved.
pub fn shift(questionnaire: &mut Questionnaire, key: &str, direction: Direction) -> bool {
    let moved = match questionnaire.sections.iter().position(|section| section.key == key) {
        Some(index) => swap(&mut questionnaire.sections, index, direction),
        None => list_of(questionnaire, key).is_some_and(|(list, index)| swap(list, index, direction)),
    };
    renumber(questionnaire);
    moved
}

fn swap<T>(list: &mut [T], index: usize, direction: Direction) -> bool {
    let other = match direction {
        Direction::Up => index.checked_sub(1),
        Direction::Down => Some(index + 1).filter(|next| *next < list.len()),
    };
    if let Some(other) = other {
        list.swap(index, other);
    }
    other.is_some()
}

/// Moves a question to the end of another section. Returns whether it did.
pub fn move_to(questionnaire: &mut Questionnaire, key: &str, section: &str) -> bool {
    let is_there = questionnaire.sections.iter().any(|one| one.key == section);
    let is_question = questionnaire.questions().any(|question| question.key == key);
    if !is_there || !is_question {
        return false;
    }
    let Some((list, index)) = list_of(questionnaire, key) else { return false };
    let question = list.remove(index);
    if let Some(target) = section_mut(questionnaire, section) {
        target.questions.push(question);
    }
    renumber(questionnaire);
    true
}

/// Takes out a field or a section with its questions; `None` where there is none of that key.
pub fn remove(questionnaire: &mut Questionnaire, key: &str) -> Option<Removed> {
    let removed = if let Some(index) = questionnaire.sections.iter().position(|section| section.key == key) {
        Removed::Section { index, section: questionnaire.sections.remove(index) }
    } else if let Some(index) = questionnaire.head.iter().position(|field| field.key == key) {
        Removed::Head { index, field: questionnaire.head.remove(index) }
    } else {
        let section = questionnaire.section_of(key)?.key.clone();
        let (list, index) = list_of(questionnaire, key)?;
        Removed::Question { section, index, question: list.remove(index) }
    };
    renumber(questionnaire);
    Some(removed)
}

/// Puts back what was taken out, where it stood as far as that place is still there. Gives the key that it has now.
///
/// A question whose section is gone goes into the last section, or into a new one where there is none.
pub fn restore(questionnaire: &mut Questionnaire, removed: Removed, taken: &BTreeSet<String>) -> String {
    let used = keys(questionnaire);
    let mut taken: BTreeSet<String> = used.union(taken).cloned().collect();
    if let Removed::Section { section, .. } = &removed {
        taken.extend(section.questions.iter().map(|question| question.key.clone()));
    }
    let mut fresh = |key: &mut String| {
        if used.contains(key) {
            *key = fresh_key(&taken, key);
            taken.insert(key.clone());
        }
        key.clone()
    };
    let key = match removed {
        Removed::Head { index, mut field } => {
            let key = fresh(&mut field.key);
            questionnaire.head.insert(index.min(questionnaire.head.len()), field);
            key
        }
        Removed::Section { index, mut section } => {
            let key = fresh(&mut section.key);
            for question in &mut section.questions {
                fresh(&mut question.key);
            }
            questionnaire.sections.insert(index.min(questionnaire.sections.len()), section);
            key
        }
        Removed::Question { section, index, mut question } => {
            let key = fresh(&mut question.key);
            if questionnaire.sections.is_empty() {
                add_section(questionnaire, &taken);
            }
            let place = questionnaire.sections.iter().position(|one| one.key == section);
            let place = place.unwrap_or(questionnaire.sections.len().saturating_sub(1));
            if let Some(list) = questionnaire.sections.get_mut(place).map(|section| &mut section.questions) {
                list.insert(index.min(list.len()), question);
            }
            key
        }
    };
    renumber(questionnaire);
    key
}
