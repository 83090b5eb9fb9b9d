//! From a draft to the files of a version: its key and number, and what its author says has become of each question.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::service::Draft;
use crate::domain::change::{ChangeClass, ConfirmedChange, ConfirmedChanges, Diff, VersionStep, propose};
use crate::domain::draft::languages::complete;
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::error::AppError;
use crate::features::questionnaire::service::{Files, Version};
use crate::formats::definition;

/// The first version of a questionnaire.
const FIRST: &str = "1.0.0";
/// The longest key that is made of a title.
const LONGEST_KEY: usize = 48;

/// What the author has chosen for a question of the new version, by its key: [`NEW`], [`APART`], or `from:OLD:class`.
pub(super) type Choices = BTreeMap<String, String>;

/// The question was not there before.
pub(super) const NEW: &str = "new";
/// What looked like a split or a merger is none: the questions have nothing to do with each other.
pub(super) const APART: &str = "apart";

/// What publishing a draft would make.
pub(super) struct Plan {
    /// The draft with its key, without a number.
    pub(super) questionnaire: Questionnaire,
    /// The version that it follows.
    pub(super) before: Option<Arc<Questionnaire>>,
    /// What has become of each question, as the author has it so far.
    pub(super) diff: Option<Diff>,
    /// The versions of this key that the customer sees already.
    taken: BTreeSet<String>,
}

impl Plan {
    /// `known` are the versions that the customer sees.
    pub(super) fn new(draft: &Draft, before: Option<Arc<Questionnaire>>, known: &[Version], choices: &Choices) -> Self {
        let mut questionnaire = complete(&draft.questionnaire);
        let keys: BTreeSet<&str> = known.iter().map(|version| version.questionnaire.key.as_str()).collect();
        questionnaire.key = match &before {
            Some(before) => before.key.clone(),
            None => free_key(&questionnaire, &keys),
        };
        let taken = known
            .iter()
            .filter(|version| version.questionnaire.key == questionnaire.key)
            .map(|version| version.questionnaire.version.clone())
            .collect();
        let diff = before.as_deref().map(|before| {
            let proposal = propose(before, &questionnaire);
            Diff::confirmed(before, &questionnaire, &corrected(proposal.to_confirm(), choices))
        });
        Self { questionnaire, before, diff, taken }
    }

    /// Whether the draft is what the version before it is, word by word.
    pub(super) fn changes_nothing(&self) -> bool {
        self.before.as_deref().is_some_and(|before| {
            let draft = &self.questionnaire;
            let draft = Questionnaire { version: before.version.clone(), hash: before.hash.clone(), ..draft.clone() };
            draft == complete(before)
        })
    }

    /// The least that the number has to say; nothing for a first version.
    pub(super) fn step(&self) -> Option<VersionStep> {
        self.diff.as_ref().map(Diff::step)
    }

    /// The number after a step from the version that this one follows, the first that is free.
    pub(super) fn number(&self, step: VersionStep) -> String {
        let mut number = match &self.before {
            Some(before) => step.after(&before.version).unwrap_or_else(|| FIRST.to_owned()),
            None => FIRST.to_owned(),
        };
        while self.taken.contains(&number) {
            let Some(next) = step.after(&number) else { break };
            number = next;
        }
        number
    }

    /// The files of the version.
    ///
    /// # Errors
    /// When something cannot be written as TOML: a fault of ours.
    pub(super) fn files(&self, number: &str) -> Result<Files, AppError> {
        let questionnaire = Questionnaire { version: number.to_owned(), ..self.questionnaire.clone() };
        let mut files = definition::write_questionnaire(&questionnaire).map_err(AppError::internal)?;
        if let Some(diff) = &self.diff {
            let changes = definition::write_changes(&diff.to_confirm()).map_err(AppError::internal)?;
            files.insert(definition::CHANGES.to_owned(), changes.into_bytes());
        }
        Ok(files)
    }
}

/// The proposal as the author has corrected it. Every question of both versions stands in one change afterwards.
fn corrected(proposal: ConfirmedChanges, choices: &Choices) -> ConfirmedChanges {
    let chosen = |key: &str| choices.get(key).map(String::as_str);
    let claimed: BTreeSet<&str> = choices.values().filter_map(|choice| origin(choice)).map(|(old, _)| old).collect();
    let one = |class, before: &[&str], after: &[&str]| ConfirmedChange {
        class,
        before: before.iter().map(|key| (*key).to_owned()).collect(),
        after: after.iter().map(|key| (*key).to_owned()).collect(),
        note: BTreeMap::new(),
    };
    let mut changes = Vec::new();
    for change in proposal.changes {
        // Whatever is chosen for a question of a split or a merger takes that apart.
        let touched = change.after.iter().any(|key| chosen(key).is_some())
            || change.before.iter().any(|key| claimed.contains(key.as_str()));
        if !touched {
            changes.push(change);
            continue;
        }
        let mut kept = BTreeSet::new();
        for key in &change.after {
            match chosen(key).and_then(origin) {
                Some((old, class)) => {
                    kept.insert(old.to_owned());
                    changes.push(one(class, &[old], &[key]));
                }
                None => changes.push(one(ChangeClass::New, &[], &[key])),
            }
        }
        for old in change.before.iter().filter(|old| !kept.contains(*old) && !claimed.contains(old.as_str())) {
            changes.push(one(ChangeClass::Removed, &[old], &[]));
        }
    }
    ConfirmedChanges { from: proposal.from, changes }
}

/// The earlier question and the class of a choice such as `from:OLD:editorial`.
fn origin(choice: &str) -> Option<(&str, ChangeClass)> {
    let (old, class) = choice.strip_prefix("from:")?.split_once(':')?;
    Some((old, ChangeClass::parse(class)?))
}

/// A key made of the title (or the one that an import gave), which no questionnaire has that the customer sees.
fn free_key(questionnaire: &Questionnaire, taken: &BTreeSet<&str>) -> String {
    let reference = questionnaire.languages.first().copied().unwrap_or(Language::Nb);
    let given = questionnaire.key.as_str();
    let wanted = key_of(if given.is_empty() { &questionnaire.words(reference).title } else { given });
    let mut key = wanted.clone();
    let mut number = 2;
    while taken.contains(key.as_str()) {
        key = format!("{wanted}-{number}");
        number += 1;
    }
    key
}

/// A title in small letters a–z, digits and hyphens, a letter first.
fn key_of(title: &str) -> String {
    let mut key = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        let written = match letter {
            'a'..='z' => letter.to_string(),
            '0'..='9' if !key.is_empty() => letter.to_string(),
            'æ' | 'ä' => "ae".to_owned(),
            'ø' | 'ö' => "o".to_owned(),
            'å' => "a".to_owned(),
            'é' | 'è' | 'ê' => "e".to_owned(),
            'ü' => "u".to_owned(),
            _ if key.is_empty() || key.ends_with('-') => continue,
            _ => "-".to_owned(),
        };
        key.push_str(&written);
        if LONGEST_KEY <= key.len() {
            break;
        }
    }
    let key = key.trim_end_matches('-');
    if key.is_empty() { "questionnaire".to_owned() } else { key.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_a_title_in_any_language() {
        let cases = [
            ("Sikkerhetssjekk fagsystem", "sikkerhetssjekk-fagsystem"),
            ("  Årlig oppfølging – 2027!", "arlig-oppfolging-2027"),
            ("42 spørsmål", "sporsmal"),
            ("Ärenden & öl", "aerenden-ol"),
            ("日本", "questionnaire"),
            ("", "questionnaire"),
        ];
        for (title, key) in cases {
            assert_eq!(key_of(title), key, "{title}");
        }
    }

    fn change(class: ChangeClass, before: &[&str], after: &[&str]) -> ConfirmedChange {
        ConfirmedChange {
            class,
            before: before.iter().map(|key| (*key).to_owned()).collect(),
            after: after.iter().map(|key| (*key).to_owned()).collect(),
            note: BTreeMap::new(),
        }
    }

    #[test]
    fn every_question_stands_in_one_change_whatever_the_author_chooses() {
        use ChangeClass::{Editorial, MeaningChanged, New, Removed, Split, Unchanged};
        let proposal = || ConfirmedChanges {
            from: "1.0.0".to_owned(),
            changes: vec![
                change(Unchanged, &["a"], &["a"]),
                change(Editorial, &["b"], &["b"]),
                change(Split, &["c"], &["c1", "c2"]),
                change(New, &[], &["d"]),
                change(Removed, &["e"], &[]),
            ],
        };
        let chosen = |choices: &[(&str, &str)]| {
            let choices = choices.iter().map(|(key, choice)| ((*key).to_owned(), (*choice).to_owned())).collect();
            corrected(proposal(), &choices).changes
        };
        assert_eq!(chosen(&[]), proposal().changes);
        let changes = chosen(&[("b", "from:b:meaning_changed"), ("d", "from:e:editorial"), ("c1", APART)]);
        let expected = [
            change(Unchanged, &["a"], &["a"]),
            change(MeaningChanged, &["b"], &["b"]),
            change(New, &[], &["c1"]),
            change(New, &[], &["c2"]),
            change(Removed, &["c"], &[]),
            change(Editorial, &["e"], &["d"]),
        ];
        assert_eq!(changes, expected);
        let changes = chosen(&[("c1", "from:c:meaning_changed")]);
        assert_eq!(changes[2..4], [change(MeaningChanged, &["c"], &["c1"]), change(New, &[], &["c2"])]);
        assert_eq!(changes.len(), 6);
        let changes = chosen(&[("b", NEW)]);
        assert_eq!(changes[1..3], [change(New, &[], &["b"]), change(Removed, &["b"], &[])]);
        let changes = chosen(&[("d", "from:b:editorial"), ("b", NEW)]);
        assert_eq!(changes[1], change(New, &[], &["b"]));
        assert_eq!(changes[3], change(Editorial, &["b"], &["d"]));
        assert_eq!(changes.len(), 5);
    }
}
