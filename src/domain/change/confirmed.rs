//! What an author has confirmed about a version, and whether it can be so.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::parts::differing;
use super::{Certainty, Change, ChangeClass, Diff, Part, ordered};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;

/// What an author has said about every question of a version and of the one that it follows: part of what is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedChanges {
    /// The version that it follows, of the same key.
    pub from: String,
    /// Every question and head field of both, each in one.
    pub changes: Vec<ConfirmedChange>,
}

/// What an author has said about a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedChange {
    /// What has happened.
    pub class: ChangeClass,
    /// Keys in the earlier version.
    pub before: Vec<String>,
    /// Keys in this version.
    pub after: Vec<String>,
    /// Why, in words, by language; often nothing.
    pub note: BTreeMap<Language, String>,
}

/// Why a confirmation cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeFault {
    /// The change at this place has too many or too few keys for its class.
    Shape(usize),
    /// The change names a question that the earlier version does not have.
    UnknownBefore(usize, String),
    /// The change names a question that this version does not have.
    UnknownAfter(usize, String),
    /// A question of the earlier version stands in a change before this one as well.
    TwiceBefore(usize, String),
    /// A question of this version stands in a change before this one as well.
    TwiceAfter(usize, String),
    /// Nothing is said about a question of the earlier version.
    MissingBefore(String),
    /// Nothing is said about a question of this version.
    MissingAfter(String),
    /// The class says that an answer is an answer still, but parts differ that make it another question.
    AnotherQuestion(usize, BTreeSet<Part>),
    /// The class says unchanged, but these parts differ.
    NotUnchanged(usize, BTreeSet<Part>),
}

/// What is wrong with a confirmation; `before` is the version that it follows, where that is at hand.
#[must_use]
pub fn check_changes(
    before: Option<&Questionnaire>,
    after: &Questionnaire,
    confirmed: &ConfirmedChanges,
) -> Vec<ChangeFault> {
    let mut faults = Vec::new();
    let (mut seen_before, mut seen_after) = (BTreeSet::new(), BTreeSet::new());
    for (place, change) in confirmed.changes.iter().enumerate() {
        if !fits(change) {
            faults.push(ChangeFault::Shape(place));
        }
        for key in &change.before {
            if before.is_some_and(|before| before.field(key).is_none()) {
                faults.push(ChangeFault::UnknownBefore(place, key.clone()));
            }
            if !seen_before.insert(key.as_str()) {
                faults.push(ChangeFault::TwiceBefore(place, key.clone()));
            }
        }
        for key in &change.after {
            if after.field(key).is_none() {
                faults.push(ChangeFault::UnknownAfter(place, key.clone()));
            }
            if !seen_after.insert(key.as_str()) {
                faults.push(ChangeFault::TwiceAfter(place, key.clone()));
            }
        }
    }
    let unsaid = |questionnaire: &Questionnaire, seen: &BTreeSet<&str>| -> Vec<String> {
        let keys = questionnaire.all_fields().map(|field| field.key.clone());
        keys.filter(|key| !seen.contains(key.as_str())).collect()
    };
    if let Some(before) = before {
        faults.extend(unsaid(before, &seen_before).into_iter().map(ChangeFault::MissingBefore));
    }
    faults.extend(unsaid(after, &seen_after).into_iter().map(ChangeFault::MissingAfter));
    if let Some(before) = before {
        for (place, change) in diff_changes(before, after, confirmed).into_iter().enumerate() {
            let another: BTreeSet<Part> =
                change.differs.iter().copied().filter(|part| part.changes_meaning()).collect();
            if change.class.keeps_meaning() && !another.is_empty() {
                faults.push(ChangeFault::AnotherQuestion(place, another));
            } else if change.class == ChangeClass::Unchanged && !change.differs.is_empty() {
                faults.push(ChangeFault::NotUnchanged(place, change.differs));
            }
        }
    }
    faults
}

/// Whether a class has as many keys as it speaks of.
fn fits(change: &ConfirmedChange) -> bool {
    let (before, after) = (change.before.len(), change.after.len());
    match change.class {
        ChangeClass::Unchanged | ChangeClass::Editorial | ChangeClass::MeaningChanged | ChangeClass::Moved => {
            before == 1 && after == 1
        }
        ChangeClass::Split => before == 1 && 2 <= after,
        ChangeClass::Merged => 2 <= before && after == 1,
        ChangeClass::New => before == 0 && after == 1,
        ChangeClass::Removed => before == 1 && after == 0,
    }
}

/// The diff that the confirmation makes.
pub(super) fn diff(before: &Questionnaire, after: &Questionnaire, confirmed: &ConfirmedChanges) -> Diff {
    Diff {
        from: before.version.clone(),
        to: after.version.clone(),
        changes: ordered(before, after, diff_changes(before, after, confirmed)),
    }
}

fn diff_changes(before: &Questionnaire, after: &Questionnaire, confirmed: &ConfirmedChanges) -> Vec<Change> {
    let renamed: BTreeMap<&str, &str> = confirmed
        .changes
        .iter()
        .filter_map(|change| match (change.before.as_slice(), change.after.as_slice()) {
            ([old], [new]) => Some((old.as_str(), new.as_str())),
            _ => None,
        })
        .collect();
    confirmed
        .changes
        .iter()
        .map(|change| {
            let one_each = match (change.before.as_slice(), change.after.as_slice()) {
                ([old], [new]) => before.field(old).zip(after.field(new)),
                _ => None,
            };
            Change {
                class: change.class,
                before: change.before.clone(),
                after: change.after.clone(),
                certainty: Certainty::Confirmed,
                differs: one_each.map(|(old, new)| differing(old, new, &renamed)).unwrap_or_default(),
                note: change.note.clone(),
            }
        })
        .collect()
}
