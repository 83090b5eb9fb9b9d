//! Definition files: questionnaires and frameworks as TOML, one file of structure and one of words for each language.
//!
//! Reading notes every problem at once, for the author who has to put them right.
//! The files themselves, byte by byte, are what is published; [`content_hash`] is their identity.

mod problem;
mod fields;
mod structure;
mod conditions;
mod contradictions;
mod words;
mod framework;
mod changes;
mod extension;
mod extension_move;
mod shape;
mod write;
mod write_framework;
mod one_file;
mod archive;
mod schema;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::domain::framework::Framework;
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use problem::Log;

pub use archive::zip;
pub use changes::{follows, read_changes, unknown_earlier, write_changes};
pub use extension::{BASE, Composed, EXTENSION, base_named_by, compose, own_files};
pub use extension_move::{MoveKind, MoveNote, move_extension};
pub use one_file::{one_file_schema, read_json, write_json};
pub use problem::Problem;
pub use schema::questionnaire_schema;
pub(in crate::formats) use structure::is_control_id;
pub use write::{write_questionnaire, write_structure, write_words};
pub use write_framework::write_framework;

/// The file with the structure of a questionnaire.
pub const STRUCTURE: &str = "questionnaire.toml";
/// The file with what has become of the questions since the version before, as the author has confirmed it.
pub const CHANGES: &str = "changes.toml";
/// The file with the structure of a framework.
pub const FRAMEWORK: &str = "framework.toml";

/// Reads the files of a questionnaire version, by file name (without a folder).
///
/// The questionnaire is there only when nothing is wrong. Controls are checked in form;
/// whether they exist is for [`check_controls`], which needs the frameworks.
#[must_use]
pub fn read_questionnaire(files: &BTreeMap<String, Vec<u8>>) -> (Option<Questionnaire>, Vec<Problem>) {
    let (questionnaire, problems) = read_as_far_as_it_goes(files);
    (questionnaire.filter(|_| problems.is_empty()), problems)
}

/// Every problem of the files of a questionnaire version, its controls among them, which must be in the frameworks that it names.
#[must_use]
pub fn check_questionnaire(files: &BTreeMap<String, Vec<u8>>, frameworks: &[Framework]) -> Vec<Problem> {
    let (questionnaire, mut problems) = read_as_far_as_it_goes(files);
    let structure = files.get(STRUCTURE).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let controls = questionnaire.map(|questionnaire| controls_problems(&questionnaire, frameworks, structure));
    problems.extend(controls.unwrap_or_default());
    problems
}

/// The questionnaire with something plausible where a problem is; `None` only where there is no structure to read.
fn read_as_far_as_it_goes(files: &BTreeMap<String, Vec<u8>>) -> (Option<Questionnaire>, Vec<Problem>) {
    let (structure, mut problems) = read_file(files, STRUCTURE, structure::read);
    let Some(mut questionnaire) = structure else {
        problems.extend(syntax_of_words(files));
        return (None, problems);
    };
    problems.extend(unread_files(files, STRUCTURE, &questionnaire.languages));
    for language in questionnaire.languages.clone() {
        let (_, found) =
            read_file(files, &words_file(language), |log, text| words::read(log, text, language, &mut questionnaire));
        problems.extend(found);
    }
    problems.extend(words::uneven(&questionnaire));
    if problems.is_empty() {
        problems.extend(changes::read_changes(files, &questionnaire, None).1);
    }
    questionnaire.hash = content_hash(files);
    (Some(questionnaire), problems)
}

/// Reads the files of a framework version, by file name (without a folder).
///
/// The framework is there only when nothing is wrong.
#[must_use]
pub fn read_framework(files: &BTreeMap<String, Vec<u8>>) -> (Option<Framework>, Vec<Problem>) {
    let (structure, mut problems) = read_file(files, FRAMEWORK, framework::read);
    let Some(framework::Draft { mut framework, languages }) = structure else {
        problems.extend(syntax_of_words(files));
        return (None, problems);
    };
    problems.extend(unread_files(files, FRAMEWORK, &languages));
    for language in languages {
        let (_, found) = read_file(files, &words_file(language), |log, text| {
            framework::read_words(log, text, language, &mut framework)
        });
        problems.extend(found);
    }
    framework.hash = content_hash(files);
    (problems.is_empty().then_some(framework), problems)
}

/// SHA-256 in hex over the files in the order of their names: each as its name, a NUL, its length as eight bytes (big endian), its bytes.
///
/// The length in front keeps two different sets of files from running together into the same bytes.
pub fn content_hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hasher = Sha256::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    }
    hex::encode(hasher.finalize())
}

/// Whether the frameworks that a questionnaire names are among those given, in that version, and hold its controls.
#[must_use]
pub fn check_controls(questionnaire: &Questionnaire, frameworks: &[Framework]) -> Vec<Problem> {
    controls_problems(questionnaire, frameworks, "")
}

/// As [`check_controls`], with the lines of the structure's text; without a text there are none.
fn controls_problems(questionnaire: &Questionnaire, frameworks: &[Framework], text: &str) -> Vec<Problem> {
    let mut log = Log::new(STRUCTURE, text);
    // A reference stands below the key of its question; a framework above every question.
    let told = |log: &mut Log<'_>, key: &str, reference: &str, place: &str, message: String| {
        let from = text.find(&format!("\"{key}\"")).filter(|_| !key.is_empty()).unwrap_or_default();
        let below = text.get(from..).and_then(|rest| rest.find(&format!("\"{reference}\"")));
        match below {
            Some(below) => log.at(from + below, place, message),
            None => log.nowhere(place, message),
        }
    };
    let mut named: BTreeMap<&str, &Framework> = BTreeMap::new();
    for reference in &questionnaire.frameworks {
        match frameworks.iter().find(|framework| framework.reference() == *reference) {
            Some(framework) => {
                named.insert(&framework.key, framework);
            }
            None => told(&mut log, "", reference, "frameworks", unknown_framework(reference, frameworks)),
        }
    }
    for question in questionnaire.questions() {
        for control in &question.controls {
            // A framework that is not there has been named once, above.
            let Some(framework) = named.get(control.framework.as_str()) else { continue };
            if !framework.controls().any(|id| id == control.control) {
                let section = questionnaire.section_of(&question.key).map_or("", |section| section.key.as_str());
                let place = format!("sections.{section}.questions.{}.controls", question.key);
                let message = format!(
                    "{} has no control `{}`. Correct the reference `{}/{}`, or add the control to the framework.",
                    framework.reference(),
                    control.control,
                    control.framework,
                    control.control,
                );
                let reference = format!("{}/{}", control.framework, control.control);
                told(&mut log, &question.key, &reference, &place, message);
            }
        }
    }
    log.into_problems()
}

fn unknown_framework(reference: &str, frameworks: &[Framework]) -> String {
    let key = reference.split('@').next().unwrap_or_default();
    let versions: BTreeSet<&str> = frameworks
        .iter()
        .filter(|framework| framework.key == key)
        .map(|framework| framework.version.as_str())
        .collect();
    if versions.is_empty() {
        format!("There is no framework `{key}`. Add it under `frameworks/{key}`, or correct `{reference}`.")
    } else {
        let versions = problem::listed(versions);
        format!(
            "`{reference}` is not there, but `{key}` is in version {versions}. Correct the version, or add the framework."
        )
    }
}

/// The name of a language's file of words.
fn words_file(language: Language) -> String {
    format!("{}.toml", language.tag())
}

/// Lets `read` have the text of one file, and gathers what it notes.
fn read_file<T>(
    files: &BTreeMap<String, Vec<u8>>,
    name: &str,
    read: impl FnOnce(&mut Log<'_>, &str) -> Option<T>,
) -> (Option<T>, Vec<Problem>) {
    let Some(bytes) = files.get(name) else {
        let mut log = Log::new(name, "");
        let todo = if Language::ALL.into_iter().any(|language| words_file(language) == name) {
            "Add it, or take its language out of `languages`."
        } else {
            "Add it: nothing can be read without it."
        };
        log.nowhere("", format!("The file is missing. {todo}"));
        return (None, log.into_problems());
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let mut log = Log::new(name, text);
            let value = read(&mut log, text);
            (value, log.into_problems())
        }
        Err(error) => {
            let valid = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            let mut log = Log::new(name, &valid);
            log.at(valid.len(), "", "The file is not UTF-8 from this line on. Save it as UTF-8.");
            (None, log.into_problems())
        }
    }
}

/// Without a structure, words can be checked for being TOML at all, and for nothing more.
fn syntax_of_words(files: &BTreeMap<String, Vec<u8>>) -> Vec<Problem> {
    let present = Language::ALL.into_iter().map(words_file).filter(|name| files.contains_key(name));
    present.flat_map(|name| read_file(files, &name, |log, text| fields::parse(log, text).map(drop)).1).collect()
}

/// Files that nothing reads: they would still be part of the content hash.
fn unread_files(files: &BTreeMap<String, Vec<u8>>, structure: &str, languages: &[Language]) -> Vec<Problem> {
    let is_composed = files.contains_key(BASE);
    files
        .keys()
        .filter(|name| !(is_composed && extension::is_kept_beside(name)))
        .filter(|name| *name != structure && !(structure == STRUCTURE && *name == CHANGES))
        .filter(|name| !languages.iter().any(|language| words_file(*language) == **name))
        .flat_map(|name| {
            let mut log = Log::new(name, "");
            let language = Language::ALL.into_iter().find(|language| words_file(*language) == *name);
            let message = match language {
                Some(language) => format!(
                    "`languages` in {structure} does not name `{}`. Add it there, or remove this file.",
                    language.tag()
                ),
                None => "Nothing reads this file. Remove it: every file here is part of what is published.".to_owned(),
            };
            log.nowhere("", message);
            log.into_problems()
        })
        .collect()
}
