//! The steps of the outline's buttons: add, move, duplicate, split, remove, put back; and the languages'.

use std::collections::BTreeSet;

use super::service::About;
use crate::domain::draft::outline::{self, Direction};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;

/// Where the person goes after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// Stays.
    Here,
    /// To a section or field, by its key.
    To(String),
    /// Something was removed: to a section or field near it, or to the title.
    Removed(Option<String>),
}

/// Takes the step that `what` names, such as `up question_1`; `to` is the section to move to. `None`: there is no such step.
pub(super) fn outline_step(
    questionnaire: &mut Questionnaire,
    about: &mut About,
    what: &str,
    to: &str,
    taken: &BTreeSet<String>,
) -> Option<Next> {
    let (name, key) = what.split_once(' ').unwrap_or((what, ""));
    let next = match name {
        "up" | "down" => {
            let direction = if name == "up" { Direction::Up } else { Direction::Down };
            outline::shift(questionnaire, key, direction);
            Next::Here
        }
        "add-section" => {
            let section = outline::add_section(questionnaire, taken);
            Next::To(section)
        }
        "add-head" => Next::To(outline::add_head(questionnaire, taken)),
        "add-question" => Next::To(add_question(questionnaire, key, taken)?),
        "duplicate" => Next::To(outline::duplicate(questionnaire, key, taken)?),
        "split" => {
            outline::split(questionnaire, key, taken)?;
            Next::To(key.to_owned())
        }
        "move" => {
            outline::move_to(questionnaire, key, to);
            Next::To(key.to_owned())
        }
        "remove" => {
            let near = near(questionnaire, key);
            about.removed.push(outline::remove(questionnaire, key)?);
            Next::Removed(near)
        }
        "restore" => {
            let index = if key.is_empty() { about.removed.len().checked_sub(1)? } else { key.parse().ok()? };
            if about.removed.len() <= index {
                return None;
            }
            let removed = about.removed.remove(index);
            Next::To(outline::restore(questionnaire, removed, taken))
        }
        _ => return None,
    };
    Some(next)
}

/// Adds a question after the one of a key, at the end of the section of a key, or at the end of the last section.
fn add_question(questionnaire: &mut Questionnaire, key: &str, taken: &BTreeSet<String>) -> Option<String> {
    if questionnaire.sections.is_empty() {
        outline::add_section(questionnaire, taken);
    }
    let of_question = questionnaire.section_of(key).map(|section| (section.key.clone(), Some(key)));
    let of_section = || questionnaire.sections.iter().find(|section| section.key == key);
    let place = of_question
        .or_else(|| of_section().or(questionnaire.sections.last()).map(|section| (section.key.clone(), None)));
    let (section, after) = place?;
    outline::add_question(questionnaire, &section, after, taken)
}

/// What stands beside something that is about to be removed.
fn near(questionnaire: &Questionnaire, key: &str) -> Option<String> {
    let neighbour = |keys: Vec<&str>| -> Option<String> {
        let at = keys.iter().position(|one| *one == key)?;
        let other = keys.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| keys.get(before)))?;
        Some((*other).to_owned())
    };
    if questionnaire.sections.iter().any(|section| section.key == key) {
        return neighbour(questionnaire.sections.iter().map(|section| section.key.as_str()).collect());
    }
    match questionnaire.section_of(key) {
        Some(section) => neighbour(section.questions.iter().map(|question| question.key.as_str()).collect())
            .or_else(|| Some(section.key.clone())),
        None => neighbour(questionnaire.head.iter().map(|field| field.key.as_str()).collect()),
    }
}

/// Adds or removes a language, or makes it the reference: `add nn`, `remove nn`, `first nn`. `None`: there is no such step.
///
/// The words of a language that is removed stay with the draft until it is published, so that adding it again brings them back.
pub(super) fn language_step(questionnaire: &mut Questionnaire, what: &str) -> Option<()> {
    let (name, tag) = what.split_once(' ')?;
    let language = Language::ALL.into_iter().find(|language| language.tag() == tag)?;
    let languages = &mut questionnaire.languages;
    let place = languages.iter().position(|one| *one == language);
    match (name, place) {
        ("add", None) => languages.push(language),
        ("remove", Some(place)) if 1 < languages.len() => {
            languages.remove(place);
        }
        ("first", Some(place)) => {
            languages.remove(place);
            languages.insert(0, language);
        }
        _ => return None,
    }
    Some(())
}
