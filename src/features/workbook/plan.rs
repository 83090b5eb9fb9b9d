//! What an import would do to each answer: decided by comparing what was read with what is stored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::answer::Answer;
use crate::features::response::service::StoredAnswer;
use crate::formats::xlsx::{ReadAnswer, Reading};

/// A reading as it is kept until a person confirms it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) found: Vec<Found>,
    /// How many cells were not empty.
    pub(super) cells: usize,
    pub(super) problems: Vec<KeptProblem>,
}

/// One answer as it was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Found {
    pub(super) question: String,
    pub(super) cell: String,
    pub(super) text: String,
    /// `None`: not understood.
    pub(super) answer: Option<Answer>,
    pub(super) base_revision: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KeptProblem {
    /// [`crate::formats::xlsx::ProblemKind::as_str`].
    pub(super) kind: String,
    pub(super) cell: String,
    pub(super) question: String,
    pub(super) text: String,
}

impl Kept {
    pub(super) fn new(reading: &Reading) -> Self {
        let found = |read: &ReadAnswer| Found {
            question: read.question.clone(),
            cell: read.cell.clone(),
            text: read.text.clone(),
            answer: read.answer.clone(),
            base_revision: read.base_revision,
        };
        Self {
            found: reading.head.iter().chain(&reading.answers).map(found).collect(),
            cells: reading.cells.len(),
            problems: reading
                .problems
                .iter()
                .map(|problem| KeptProblem {
                    kind: problem.kind.as_str().to_owned(),
                    cell: problem.cell.clone(),
                    question: problem.question.clone(),
                    text: problem.text.clone(),
                })
                .collect(),
        }
    }
}

/// What happens to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Effect {
    /// There was none.
    New,
    /// It says the same.
    Same,
    /// It replaces the one that the workbook was written from.
    Changed,
    /// It differs from what is stored, which is not what the workbook was written from: a person chooses.
    Conflict,
    /// The text is none of the allowed answers: nothing happens.
    NotUnderstood,
}

/// The effect of one answer, given what is stored.
pub(super) fn effect(found: &Found, stored: Option<&StoredAnswer>) -> Effect {
    let Some(answer) = &found.answer else { return Effect::NotUnderstood };
    match stored {
        Some(stored) if stored.answer == *answer => Effect::Same,
        Some(stored) if found.base_revision == Some(stored.revision) => Effect::Changed,
        Some(stored) if stored.answer.is_given() => Effect::Conflict,
        None if !answer.is_given() => Effect::Same,
        Some(_) | None => Effect::New,
    }
}

/// What is to be written: question, answer and the revision that it is written over. `None` when a conflict has no choice yet.
pub(super) fn writes(
    kept: &Kept,
    stored: &BTreeMap<String, StoredAnswer>,
    choices: &BTreeMap<String, Choice>,
) -> Option<Vec<(String, Answer, i64)>> {
    let mut writes = Vec::new();
    for found in &kept.found {
        let known = stored.get(&found.question);
        let take = match effect(found, known) {
            Effect::New | Effect::Changed => true,
            Effect::Same | Effect::NotUnderstood => false,
            Effect::Conflict => *choices.get(&found.question)? == Choice::File,
        };
        if let (true, Some(answer)) = (take, &found.answer) {
            writes.push((found.question.clone(), answer.clone(), known.map_or(0, |stored| stored.revision)));
        }
    }
    Some(writes)
}

/// Which of two answers in conflict is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The workbook's.
    File,
    /// The stored one.
    Keep,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(answer: Option<&str>, base_revision: Option<i64>) -> Found {
        let answer = answer.map(Answer::text);
        Found { question: "q".to_owned(), cell: "A1".to_owned(), text: String::new(), answer, base_revision }
    }

    fn stored(text: &str, revision: i64) -> StoredAnswer {
        StoredAnswer { answer: Answer::text(text), revision, updated_at: chrono::DateTime::UNIX_EPOCH }
    }

    #[test]
    fn what_the_workbook_was_written_from_may_be_replaced_and_nothing_else() {
        let cases = [
            (found(Some("new"), None), None, Effect::New),
            (found(Some("new"), Some(3)), Some(stored("", 3)), Effect::Changed),
            (found(Some("new"), None), Some(stored("", 3)), Effect::New),
            (found(Some("same"), Some(1)), Some(stored("same", 5)), Effect::Same),
            (found(Some("new"), Some(5)), Some(stored("old", 5)), Effect::Changed),
            (found(Some("new"), Some(4)), Some(stored("newer", 5)), Effect::Conflict),
            (found(Some("new"), None), Some(stored("old", 5)), Effect::Conflict),
            (found(None, Some(5)), Some(stored("old", 5)), Effect::NotUnderstood),
            (found(Some(""), Some(0)), None, Effect::Same),
        ];
        for (read, known, expected) in cases {
            assert_eq!(effect(&read, known.as_ref()), expected, "{read:?} {known:?}");
        }
    }

    #[test]
    fn a_conflict_waits_for_a_choice() {
        let kept = Kept { found: vec![found(Some("new"), None)], cells: 1, problems: Vec::new() };
        let known = BTreeMap::from([("q".to_owned(), stored("old", 5))]);
        let choose = |choice| BTreeMap::from([("q".to_owned(), choice)]);
        assert_eq!(writes(&kept, &known, &BTreeMap::new()), None);
        assert_eq!(writes(&kept, &known, &choose(Choice::Keep)), Some(Vec::new()));
        let taken = writes(&kept, &known, &choose(Choice::File)).unwrap();
        assert_eq!(taken, [("q".to_owned(), Answer::text("new"), 5)]);
    }
}
