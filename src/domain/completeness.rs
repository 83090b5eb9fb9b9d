//! How far a response has come: what is owed, what is answered, and what is still missing.
//!
//! Every question that is shown is owed; of head fields only the required ones are.
//! A question that is not shown is not owed and cannot be missing, whatever was answered to it before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::answer::{Answer, Gap};
use super::condition::shown;
use super::questionnaire::{Question, Questionnaire};

/// How far a response has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completeness {
    /// The head fields.
    pub head: Progress,
    /// Each section, in reading order.
    pub sections: Vec<SectionProgress>,
    /// All sections together, without the head.
    pub questions: Progress,
}

/// How far a section has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionProgress {
    /// The section's key.
    pub key: String,
    /// How far it has come.
    pub progress: Progress,
}

/// How far some questions have come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// How many of them are owed.
    pub owed: usize,
    /// How many of the owed have a complete answer.
    pub answered: usize,
    /// How many of the shown have anything said to them, complete or not.
    pub begun: usize,
    /// The owed that have none, in reading order. `answered` and these make up `owed`.
    pub missing: Vec<Missing>,
}

/// A question without a complete answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The question's key.
    pub question: String,
    /// Its number; 0 for a head field.
    pub number: u32,
    /// What it lacks.
    pub gap: Gap,
}

/// How far a response has come, given its answers by question key. Answers to unknown keys are ignored.
pub fn completeness(questionnaire: &Questionnaire, answers: &BTreeMap<String, Answer>) -> Completeness {
    let shown_keys = shown(questionnaire, answers);
    let progress = |questions: &[Question]| progress(questions, &shown_keys, answers);
    let sections: Vec<SectionProgress> = questionnaire
        .sections
        .iter()
        .map(|section| SectionProgress { key: section.key.clone(), progress: progress(&section.questions) })
        .collect();
    let mut questions = Progress::default();
    for section in &sections {
        questions.owed += section.progress.owed;
        questions.answered += section.progress.answered;
        questions.begun += section.progress.begun;
        questions.missing.extend(section.progress.missing.iter().cloned());
    }
    Completeness { head: progress(&questionnaire.head), sections, questions }
}

impl Completeness {
    /// Whether nothing is missing, in the head or in any section.
    pub fn is_complete(&self) -> bool {
        self.head.is_complete() && self.questions.is_complete()
    }

    /// Everything that is missing, in reading order.
    pub fn missing(&self) -> impl Iterator<Item = &Missing> {
        self.head.missing.iter().chain(&self.questions.missing)
    }

    /// How far a section has come; `None` for an unknown key.
    pub fn section(&self, key: &str) -> Option<&Progress> {
        self.sections.iter().find(|section| section.key == key).map(|section| &section.progress)
    }
}

impl Progress {
    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

fn progress(questions: &[Question], shown_keys: &BTreeSet<&str>, answers: &BTreeMap<String, Answer>) -> Progress {
    let nothing = Answer::default();
    let mut progress = Progress::default();
    for question in questions.iter().filter(|question| shown_keys.contains(question.key.as_str())) {
        let answer = answers.get(&question.key).unwrap_or(&nothing);
        if answer.is_given() {
            progress.begun += 1;
        }
        match answer.gap(question) {
            Some(gap) => {
                progress.owed += 1;
                progress.missing.push(Missing { question: question.key.clone(), number: question.number, gap });
            }
            None if question.required => {
                progress.owed += 1;
                progress.answered += 1;
            }
            // An optional head field is never owed, but half an answer to it is pointed out above.
            None => {}
        }
    }
    progress
}

#[cfg(test)]
mod tests;
