//! What has become of the questions from one version of a questionnaire to the next, and so of the answers to them.
//!
//! A [`Diff`] accounts for every question and head field of both versions, each once. [`propose`] makes one by
//! comparing texts; an author confirms or corrects it, and what was confirmed ([`ConfirmedChanges`]) is published
//! with the version. Only what an author has confirmed lets an earlier answer be filled in ([`crate::domain::carry`]).

mod text;
mod similarity;
mod pairing;
mod parts;
mod confirmed;
mod proposal;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::questionnaire::Questionnaire;

pub use confirmed::{ChangeFault, ConfirmedChange, ConfirmedChanges, check_changes};
pub use proposal::propose;
pub use text::{Piece, PieceKind, word_diff};

/// What has become of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeClass {
    /// It asks the same in the same words.
    Unchanged,
    /// It asks the same, in other words or with other help.
    Editorial,
    /// It asks something else than before.
    MeaningChanged,
    /// It asks the same in another section.
    Moved,
    /// One question has become several.
    Split,
    /// Several questions have become one.
    Merged,
    /// It was not there before.
    New,
    /// It is not there any more.
    Removed,
}

impl ChangeClass {
    /// Every class, in the order of pages and counts.
    pub const ALL: [Self; 8] = [
        Self::Unchanged,
        Self::Editorial,
        Self::MeaningChanged,
        Self::Moved,
        Self::Split,
        Self::Merged,
        Self::New,
        Self::Removed,
    ];

    /// The class as it stands in `changes.toml`, in the database and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Editorial => "editorial",
            Self::MeaningChanged => "meaning_changed",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::New => "new",
            Self::Removed => "removed",
        }
    }

    /// Reads a class as it stands in `changes.toml`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == text)
    }

    /// Whether an answer to the earlier question is an answer to the later one.
    pub fn keeps_meaning(self) -> bool {
        matches!(self, Self::Unchanged | Self::Editorial | Self::Moved)
    }
}

/// How sure a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// A guess: the texts share something, and somebody has to look.
    Uncertain,
    /// The texts speak for it.
    Likely,
    /// Nothing else fits: the same words, or nothing alike on the other side.
    Certain,
    /// The author has said so.
    Confirmed,
}

/// A part of a question that differs between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The short name.
    Subject,
    /// The question itself.
    Text,
    /// What a good answer contains.
    Help,
    /// Why it is asked.
    Why,
    /// Which documentation is asked for, in words.
    Evidence,
    /// Whether documentation is asked for at all.
    EvidenceAsked,
    /// The type of the answer.
    Kind,
    /// The options, their words or what they establish.
    Options,
    /// The columns of a table.
    Columns,
    /// The explanation: when it is owed, or its words.
    Explanation,
    /// When the question is asked.
    Condition,
    /// Weight, must, points or whether an answer is required: how it counts.
    Scoring,
    /// The controls that it maps to.
    Controls,
}

impl Part {
    /// All of them, in the order of a question's page.
    pub const ALL: [Self; 13] = [
        Self::Subject,
        Self::Text,
        Self::Help,
        Self::Why,
        Self::Evidence,
        Self::EvidenceAsked,
        Self::Kind,
        Self::Options,
        Self::Columns,
        Self::Explanation,
        Self::Condition,
        Self::Scoring,
        Self::Controls,
    ];

    /// Whether a question whose part differs asks for another answer, whatever its words say.
    ///
    /// An answer fits a type and its options; a condition or an explanation that is owed at other times is another duty.
    pub fn changes_meaning(self) -> bool {
        match self {
            Self::Kind | Self::Options | Self::Columns | Self::Explanation | Self::Condition | Self::EvidenceAsked => {
                true
            }
            Self::Subject | Self::Text | Self::Help | Self::Why | Self::Evidence | Self::Scoring | Self::Controls => {
                false
            }
        }
    }

    /// The part as it stands in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Text => "text",
            Self::Help => "help",
            Self::Why => "why",
            Self::Evidence => "evidence",
            Self::EvidenceAsked => "evidence-asked",
            Self::Kind => "kind",
            Self::Options => "options",
            Self::Columns => "columns",
            Self::Explanation => "explanation",
            Self::Condition => "condition",
            Self::Scoring => "scoring",
            Self::Controls => "controls",
        }
    }
}

/// One line of a diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What has happened.
    pub class: ChangeClass,
    /// The keys in the earlier version; empty for a new question.
    pub before: Vec<String>,
    /// The keys in the later version; empty for a removed question.
    pub after: Vec<String>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Which parts differ, where one question stands on each side.
    pub differs: BTreeSet<Part>,
    /// What the author says about it, by language; often nothing.
    pub note: BTreeMap<Language, String>,
}

impl Change {
    /// Whether an earlier answer may be filled in: it means the same, and the author has said so.
    pub fn fills_in(&self) -> bool {
        self.class.keeps_meaning() && self.certainty == Certainty::Confirmed
    }
}

/// What has become of every question and head field of a version in a later one, in the reading order of the later one;
/// what was removed stands where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The earlier version, `1.0.0`.
    pub from: String,
    /// The later version.
    pub to: String,
    /// Every question and head field of both, each in one change.
    pub changes: Vec<Change>,
}

/// What the number of a version should say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionStep {
    /// Every earlier answer is an answer still.
    Patch,
    /// And there are new questions.
    Minor,
    /// A question means something else, or is gone.
    Major,
}

impl Diff {
    /// The diff as the author has confirmed it; what the two versions hold says which parts differ.
    ///
    /// [`check_changes`] says whether the confirmation accounts for every question.
    pub fn confirmed(before: &Questionnaire, after: &Questionnaire, changes: &ConfirmedChanges) -> Self {
        confirmed::diff(before, after, changes)
    }

    /// Whether the author has confirmed every class.
    pub fn is_confirmed(&self) -> bool {
        self.changes.iter().all(|change| change.certainty == Certainty::Confirmed)
    }

    /// How many changes there are of each class, without those of head fields.
    pub fn counts(&self, before: &Questionnaire, after: &Questionnaire) -> BTreeMap<ChangeClass, usize> {
        let mut counts: BTreeMap<ChangeClass, usize> = ChangeClass::ALL.into_iter().map(|class| (class, 0)).collect();
        for change in self.changes.iter().filter(|change| !change.is_head(before, after)) {
            *counts.entry(change.class).or_default() += 1;
        }
        counts
    }

    /// What the number of the later version should say: patch, minor or major.
    pub fn step(&self) -> VersionStep {
        let step = |change: &Change| match change.class {
            ChangeClass::Unchanged | ChangeClass::Editorial | ChangeClass::Moved => VersionStep::Patch,
            ChangeClass::New => VersionStep::Minor,
            ChangeClass::MeaningChanged | ChangeClass::Split | ChangeClass::Merged | ChangeClass::Removed => {
                VersionStep::Major
            }
        };
        self.changes.iter().map(step).max().unwrap_or(VersionStep::Patch)
    }

    /// What an author confirms who agrees with the diff.
    pub fn to_confirm(&self) -> ConfirmedChanges {
        ConfirmedChanges {
            from: self.from.clone(),
            changes: self
                .changes
                .iter()
                .map(|change| ConfirmedChange {
                    class: change.class,
                    before: change.before.clone(),
                    after: change.after.clone(),
                    note: change.note.clone(),
                })
                .collect(),
        }
    }
}

impl Change {
    /// Whether it is about head fields: who answers, and about what.
    pub fn is_head(&self, before: &Questionnaire, after: &Questionnaire) -> bool {
        let is_head = |questionnaire: &Questionnaire, key: Option<&String>| {
            key.is_some_and(|key| questionnaire.head.iter().any(|field| field.key == *key))
        };
        is_head(after, self.after.first()) || is_head(before, self.before.first())
    }
}

impl VersionStep {
    /// The next version number after one, `1.4.2` → `1.4.3`, `1.5.0` or `2.0.0`; `None` where that is no version number.
    pub fn after(self, version: &str) -> Option<String> {
        let core = version.split(['-', '+']).next()?;
        let numbers: Vec<u64> = core.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [major, minor, patch] = numbers.as_slice() else { return None };
        Some(match self {
            Self::Patch => format!("{major}.{minor}.{}", patch.checked_add(1)?),
            Self::Minor => format!("{major}.{}.0", minor.checked_add(1)?),
            Self::Major => format!("{}.0.0", major.checked_add(1)?),
        })
    }
}

/// The changes in the reading order of the later version; a removed question after what stood before it.
fn ordered(before: &Questionnaire, after: &Questionnaire, mut changes: Vec<Change>) -> Vec<Change> {
    let places = |questionnaire: &Questionnaire| -> BTreeMap<String, usize> {
        questionnaire.all_fields().enumerate().map(|(place, field)| (field.key.clone(), place + 1)).collect()
    };
    let (old, new) = (places(before), places(after));
    let first =
        |keys: &[String], known: &BTreeMap<String, usize>| keys.iter().filter_map(|key| known.get(key)).min().copied();
    // Where each earlier question went: what was removed after it stands after it.
    let mut went: BTreeMap<usize, usize> = BTreeMap::new();
    for change in &changes {
        if let Some(to) = first(&change.after, &new) {
            went.extend(change.before.iter().filter_map(|key| old.get(key)).map(|from| (*from, to)));
        }
    }
    changes.sort_by_cached_key(|change| {
        let from = first(&change.before, &old).unwrap_or_default();
        match first(&change.after, &new) {
            Some(to) => (to, 0, from),
            None => (went.range(..from).next_back().map_or(0, |(_, to)| *to), 1, from),
        }
    });
    changes
}
