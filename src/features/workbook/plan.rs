//! What an import would do to each answer: decided by comparing what was read with what is stored.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::condition::shown;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::features::evidence::service::KeptFile;
use crate::features::response::service::StoredAnswer;
use crate::formats::xlsx::{ProblemKind, ReadAnswer, Reading};

/// A reading as it is kept until a person confirms it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) found: Vec<Found>,
    /// How many cells were not empty.
    pub(super) cells: usize,
    pub(super) problems: Vec<KeptProblem>,
    /// When our workbook was written, as RFC 3339; empty where it does not say or cannot be believed.
    #[serde(default)]
    pub(super) written: String,
    /// The names of documents that stand beside the answers, by key.
    #[serde(default)]
    pub(super) files: BTreeMap<String, Vec<String>>,
    /// The documents that came with the workbook.
    #[serde(default)]
    pub(super) documents: Vec<Document>,
    /// What came of it, once a person has confirmed it; the rest is empty then.
    #[serde(default)]
    pub(super) done: Option<Done>,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Done {
    /// How many answers to questions were saved.
    pub(super) answers: usize,
    /// How many head fields were saved.
    pub(super) head: usize,
    /// How many documents were kept and cited.
    pub(super) documents: usize,
    /// What of the workbook was left out although it says something else than what is stored, by key.
    pub(super) left_out: Vec<String>,
    /// Documents that answers name and that did not come along, with the question's key.
    pub(super) missing: Vec<(String, String)>,
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
    /// It says what it said when the workbook was written.
    #[serde(default)]
    pub(super) unchanged: bool,
    /// What was understood beside a value that was not.
    #[serde(default)]
    pub(super) beside: Answer,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KeptProblem {
    /// [`ProblemKind::as_str`].
    pub(super) kind: String,
    pub(super) cell: String,
    pub(super) question: String,
    pub(super) text: String,
}

/// A document that came with the workbook.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Document {
    /// Its name in the package.
    pub(super) name: String,
    /// What is kept of it; `None`: it was refused.
    pub(super) kept: Option<KeptFile>,
    /// Why it was refused, as the code of an error; empty when it was not.
    pub(super) refused: String,
}

/// Whether what a workbook says of revisions can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// It was written here, from this response, and its marks are as they were.
    Ours,
    /// It says nothing of revisions: the original layout, or a blank workbook.
    Silent,
    /// It was written from another response.
    OtherResponse,
    /// Its marks are not as they were written.
    Altered,
}

impl Kept {
    pub(super) fn new(reading: &Reading, trust: Trust) -> Self {
        let found = |read: &ReadAnswer| Found {
            question: read.question.clone(),
            cell: read.cell.clone(),
            text: read.text.clone(),
            answer: read.answer.clone(),
            base_revision: read.base_revision.filter(|_| trust == Trust::Ours),
            unchanged: trust == Trust::Ours && reading.unchanged.contains(&read.question),
            beside: reading.beside.get(&read.question).cloned().unwrap_or_default(),
        };
        let of_trust = match trust {
            Trust::Ours | Trust::Silent => None,
            Trust::OtherResponse => Some(ProblemKind::OtherResponse),
            Trust::Altered => Some(ProblemKind::AlteredMarks),
        };
        let whole = |kind: ProblemKind| KeptProblem {
            kind: kind.as_str().to_owned(),
            cell: String::new(),
            question: String::new(),
            text: String::new(),
        };
        let problems = reading.problems.iter().map(|problem| KeptProblem {
            kind: problem.kind.as_str().to_owned(),
            cell: problem.cell.clone(),
            question: problem.question.clone(),
            text: problem.text.clone(),
        });
        let origin = reading.origin.as_ref().filter(|_| matches!(trust, Trust::Ours | Trust::OtherResponse));
        Self {
            found: reading.head.iter().chain(&reading.answers).map(found).collect(),
            cells: reading.cells.len(),
            problems: of_trust.map(whole).into_iter().chain(problems).collect(),
            written: origin.map(|origin| origin.written.clone()).unwrap_or_default(),
            files: reading.files.clone(),
            documents: Vec::new(),
            done: None,
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
    /// Both have changed since the workbook was written, or nobody knows: a person chooses.
    Conflict,
    /// The text is none of the allowed answers: nothing happens, unless a person says which was meant.
    NotUnderstood,
    /// It is kept, but the question is not asked, given the other answers.
    NotOwed,
    /// The stored answer is newer, and the workbook's is the one that it was written from: the newer one stays.
    Newer,
}

/// The effect of one answer, given what is stored.
pub(super) fn effect(found: &Found, stored: Option<&StoredAnswer>) -> Effect {
    let Some(answer) = &found.answer else { return Effect::NotUnderstood };
    match stored {
        Some(stored) if say_the_same(&stored.answer, answer) => Effect::Same,
        Some(stored) if found.base_revision == Some(stored.revision) => Effect::Changed,
        Some(_) if found.unchanged => Effect::Newer,
        Some(stored) if stored.answer.is_given() => Effect::Conflict,
        None if !answer.is_given() => Effect::Same,
        Some(_) | None => Effect::New,
    }
}

/// An empty list, no row and no value are one and the same: a sheet cannot tell them apart.
fn say_the_same(one: &Answer, other: &Answer) -> bool {
    one == other
        || (one.value.is_empty()
            && other.value.is_empty()
            && one.explanation == other.explanation
            && one.not_applicable == other.not_applicable)
}

/// What a person has chosen on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Which answer is to stand, by question.
    pub conflicts: BTreeMap<String, Choice>,
    /// What was meant by an answer that was not understood: keys of options by question.
    pub meant: BTreeMap<String, BTreeSet<String>>,
}

/// Which of two answers in conflict is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The workbook's.
    File,
    /// The stored one.
    Keep,
}

/// The effect of every answer in turn, with the questions in mind that are not asked once it is all written.
pub(super) fn effects(
    kept: &Kept,
    questionnaire: &Questionnaire,
    stored: &BTreeMap<String, StoredAnswer>,
) -> Vec<Effect> {
    let plain: Vec<Effect> = kept.found.iter().map(|found| effect(found, stored.get(&found.question))).collect();
    let mut after: BTreeMap<String, Answer> =
        stored.iter().map(|(key, stored)| (key.clone(), stored.answer.clone())).collect();
    for (found, effect) in kept.found.iter().zip(&plain) {
        if let (Effect::New | Effect::Changed, Some(answer)) = (effect, &found.answer) {
            after.insert(found.question.clone(), answer.clone());
        }
    }
    let asked = shown(questionnaire, &after);
    let not_owed = |found: &Found, effect: Effect| match effect {
        Effect::New | Effect::Changed if !asked.contains(found.question.as_str()) => Effect::NotOwed,
        other => other,
    };
    kept.found.iter().zip(plain).map(|(found, effect)| not_owed(found, effect)).collect()
}

/// What is to be written: question, answer and the revision that it is written over. `None` when a conflict has no choice yet.
pub(super) fn writes(
    kept: &Kept,
    questionnaire: &Questionnaire,
    stored: &BTreeMap<String, StoredAnswer>,
    choices: &Choices,
) -> Option<Vec<(String, Answer, i64)>> {
    let mut writes = Vec::new();
    for found in &kept.found {
        let known = stored.get(&found.question);
        let answer = match effect(found, known) {
            Effect::New | Effect::Changed | Effect::NotOwed => found.answer.clone(),
            Effect::Same | Effect::Newer => None,
            Effect::NotUnderstood => questionnaire.field(&found.question).and_then(|question| {
                let value = meant(question, choices.meant.get(&found.question)?)?;
                Some(Answer { value, ..found.beside.clone() })
            }),
            Effect::Conflict => match choices.conflicts.get(&found.question)? {
                Choice::File => found.answer.clone(),
                Choice::Keep => None,
            },
        };
        if let Some(answer) = answer.filter(|answer| known.is_none_or(|stored| stored.answer != *answer)) {
            writes.push((found.question.clone(), answer, known.map_or(0, |stored| stored.revision)));
        }
    }
    Some(writes)
}

/// The value that options mean; `None` where the question has no such options.
fn meant(question: &Question, keys: &BTreeSet<String>) -> Option<AnswerValue> {
    let first = keys.first()?;
    let value = match &question.kind {
        QuestionKind::YesNo => match first.as_str() {
            "yes" => AnswerValue::YesNo(true),
            "no" => AnswerValue::YesNo(false),
            _ => return None,
        },
        QuestionKind::SingleChoice(_) => AnswerValue::Choice(first.clone()),
        QuestionKind::MultipleChoice(_) => AnswerValue::Choices(keys.clone()),
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date | QuestionKind::Table(_) => return None,
    };
    value.fits(question).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(answer: Option<&str>, base_revision: Option<i64>) -> Found {
        Found {
            question: "q".to_owned(),
            cell: "A1".to_owned(),
            text: String::new(),
            answer: answer.map(Answer::text),
            base_revision,
            unchanged: false,
            beside: Answer::default(),
        }
    }

    fn unchanged(answer: &str, base_revision: i64) -> Found {
        Found { unchanged: true, ..found(Some(answer), Some(base_revision)) }
    }

    fn stored(text: &str, revision: i64) -> StoredAnswer {
        StoredAnswer { answer: Answer::text(text), revision, updated_at: chrono::DateTime::UNIX_EPOCH }
    }

    fn questionnaire() -> Questionnaire {
        Questionnaire {
            key: "k".to_owned(),
            version: "1.0.0".to_owned(),
            hash: String::new(),
            languages: Vec::new(),
            frameworks: Vec::new(),
            head: Vec::new(),
            sections: Vec::new(),
            words: BTreeMap::new(),
        }
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
            // Only the stored one has changed: it stays without a question. Taken away there, it stays away.
            (unchanged("old", 4), Some(stored("newer", 5)), Effect::Newer),
            (unchanged("old", 4), Some(stored("", 5)), Effect::Newer),
            (unchanged("old", 4), Some(stored("old", 5)), Effect::Same),
            // Taken away in the workbook.
            (found(Some(""), Some(5)), Some(stored("old", 5)), Effect::Changed),
            (found(Some(""), Some(4)), Some(stored("newer", 5)), Effect::Conflict),
        ];
        for (read, known, expected) in cases {
            assert_eq!(effect(&read, known.as_ref()), expected, "{read:?} {known:?}");
        }
    }

    #[test]
    fn a_conflict_waits_for_a_choice() {
        let kept = Kept { found: vec![found(Some("new"), None)], cells: 1, ..Kept::default() };
        let known = BTreeMap::from([("q".to_owned(), stored("old", 5))]);
        let choose = |choice| Choices { conflicts: BTreeMap::from([("q".to_owned(), choice)]), ..Choices::default() };
        assert_eq!(writes(&kept, &questionnaire(), &known, &Choices::default()), None);
        assert_eq!(writes(&kept, &questionnaire(), &known, &choose(Choice::Keep)), Some(Vec::new()));
        let taken = writes(&kept, &questionnaire(), &known, &choose(Choice::File)).unwrap();
        assert_eq!(taken, [("q".to_owned(), Answer::text("new"), 5)]);
    }

    #[test]
    fn a_newer_stored_answer_is_not_written_over() {
        let kept = Kept { found: vec![unchanged("old", 4)], cells: 1, ..Kept::default() };
        let known = BTreeMap::from([("q".to_owned(), stored("newer", 5))]);
        assert_eq!(writes(&kept, &questionnaire(), &known, &Choices::default()), Some(Vec::new()));
    }
}
