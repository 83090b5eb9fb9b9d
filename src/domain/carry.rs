//! Which earlier answers come along to a new version, and how.
//!
//! An answer is filled in only where every step from its version to the new one has been confirmed by an author to keep
//! the meaning, and where it fits the question. Everything else is shown beside the question, which is asked anew.
//! Even a filled-in answer is no answer until a person has confirmed it.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::change::{Change, ChangeClass, Diff};
use super::questionnaire::Questionnaire;

/// An earlier answer that belongs to a question of the new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedAnswer {
    /// The question in the new version.
    pub question: String,
    /// The question that was answered, in its version.
    pub source: String,
    /// What has happened to the question since, at most.
    pub class: ChangeClass,
    /// It may stand as the answer once a person has confirmed it; else it is only shown.
    pub fills_in: bool,
}

/// Where a question of the old version has come to, while the versions are walked through.
#[derive(Debug, Clone)]
struct Trail<'d> {
    source: &'d str,
    now: &'d str,
    class: ChangeClass,
    fills_in: bool,
}

/// What comes along from `answers`, given to the version that the first diff starts from, to `target`, which the last one leads to.
///
/// In the reading order of the target. Answers that say nothing do not come along, nor those to questions that were removed.
pub fn carry(diffs: &[Diff], answers: &BTreeMap<String, Answer>, target: &Questionnaire) -> Vec<CarriedAnswer> {
    let mut trails: Vec<Trail<'_>> = answers
        .iter()
        .filter(|(_, answer)| answer.is_given())
        .map(|(key, _)| Trail { source: key, now: key, class: ChangeClass::Unchanged, fills_in: true })
        .collect();
    for diff in diffs {
        let by_key: BTreeMap<&str, &Change> = diff
            .changes
            .iter()
            .flat_map(|change| change.before.iter().map(move |key| (key.as_str(), change)))
            .collect();
        trails = trails.into_iter().flat_map(|trail| step(&trail, by_key.get(trail.now).copied())).collect();
    }
    let mut by_question: BTreeMap<&str, Vec<Trail<'_>>> = BTreeMap::new();
    for trail in trails {
        by_question.entry(trail.now).or_default().push(trail);
    }
    let mut carried = Vec::new();
    for question in target.all_fields() {
        let trails = by_question.remove(question.key.as_str()).unwrap_or_default();
        // Two answers cannot both be the answer.
        let alone = trails.len() == 1;
        for trail in trails {
            let fits = answers.get(trail.source).is_some_and(|answer| answer.value.fits(question));
            carried.push(CarriedAnswer {
                question: question.key.clone(),
                source: trail.source.to_owned(),
                class: trail.class,
                fills_in: trail.fills_in && alone && fits,
            });
        }
    }
    carried
}

/// Where a trail leads in the next version: nowhere, to one question, or to the several that one was split into.
fn step<'d>(trail: &Trail<'d>, change: Option<&'d Change>) -> Vec<Trail<'d>> {
    let Some(change) = change else { return Vec::new() };
    change
        .after
        .iter()
        .map(|now| Trail {
            source: trail.source,
            now,
            class: weightier(trail.class, change.class),
            fills_in: trail.fills_in && change.fills_in(),
        })
        .collect()
}

/// The one of two classes that says more about why an answer has to be looked at.
fn weightier(one: ChangeClass, other: ChangeClass) -> ChangeClass {
    let weight = |class: ChangeClass| match class {
        ChangeClass::Unchanged => 0,
        ChangeClass::Moved => 1,
        ChangeClass::Editorial => 2,
        ChangeClass::New | ChangeClass::Removed => 3,
        ChangeClass::MeaningChanged => 4,
        ChangeClass::Split => 5,
        ChangeClass::Merged => 6,
    };
    if weight(one) < weight(other) { other } else { one }
}
