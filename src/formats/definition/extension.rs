//! Extensions: what a customer adds to a published base without copying it.
//!
//! An extension is a folder with `extension.toml` (key, version, base, added sections and questions with their places)
//! and a file of words for each of its languages, with further help for questions of the base under `[help]`.
//! It is composed with its base into a questionnaire of its own key and version, always in the same way.
//! What is published is the composed files, the extension's own beside them, and [`BASE`] with the hash of the base:
//! the content hash covers both, and a later version of the base changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::conditions;
use super::fields::{self, Fields, Text};
use super::problem::{Log, Problem, listed};
use super::structure::{self, Reading};
use super::{read_file, read_questionnaire, words, words_file, write_questionnaire};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire, Section};

/// The file with what an extension adds, in its own folder and in what is published.
pub const EXTENSION: &str = "extension.toml";
/// The file in which a composed version names its base: reference and hash.
pub const BASE: &str = "base.toml";

/// The files of a definition, by name.
type Files = BTreeMap<String, Vec<u8>>;

/// An extension composed with its base.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The composed questionnaire.
    pub questionnaire: Questionnaire,
    /// What is published.
    pub files: Files,
}

/// The `key@version` of the base that an extension's files name; `None` where they name none.
pub fn base_named_by(files: &Files) -> Option<String> {
    let text = std::str::from_utf8(files.get(EXTENSION)?).ok()?;
    let table: toml::Table = toml::from_str(text).ok()?;
    table.get("base")?.as_str().map(str::to_owned)
}

/// The name that a file of an extension has in what is published.
fn published_name(name: &str) -> String {
    if name == EXTENSION { name.to_owned() } else { format!("extension.{name}") }
}

/// Whether a file of a composed version is kept beside what is read of it.
pub(super) fn is_kept_beside(name: &str) -> bool {
    name == EXTENSION || name == BASE || name.starts_with("extension.")
}

/// The extension's own files within those of a composed version; `None`: the version is no extension.
pub fn own_files(published: &Files) -> Option<Files> {
    published.get(BASE)?;
    let own = published.iter().filter(|(name, _)| name.starts_with("extension."));
    let own = own.map(|(name, bytes)| {
        let name = if name == EXTENSION { name.as_str() } else { name.trim_start_matches("extension.") };
        (name.to_owned(), bytes.clone())
    });
    Some(own.collect())
}

/// Composes an extension with its base. Every problem is noted, as for a questionnaire; with one there is nothing composed.
#[must_use]
pub fn compose(files: &Files, base: &Questionnaire) -> (Option<Composed>, Vec<Problem>) {
    let (added, mut problems) = read_file(files, EXTENSION, |log, text| read(log, text, base));
    let Some(Added { mut composed, sections, questions }) = added else { return (None, problems) };
    for language in composed.languages.clone() {
        let read =
            |log: &mut Log<'_>, text: &str| read_words(log, text, language, base, &mut composed, &sections, &questions);
        problems.extend(read_file(files, &words_file(language), read).1);
    }
    let is_read = |name: &str| name == EXTENSION || composed.languages.iter().any(|tag| words_file(*tag) == name);
    for name in files.keys().filter(|name| !is_read(name)) {
        let mut log = Log::new(name, "");
        log.nowhere("", "Nothing reads this file. Remove it: every file here is part of what is published.");
        problems.extend(log.into_problems());
    }
    problems.extend(words::uneven(&composed));
    if !problems.is_empty() {
        return (None, problems);
    }
    // Never in practice does the writer refuse: what was read can be written.
    let Ok(mut published) = write_questionnaire(&composed) else { return (None, problems) };
    published.extend(files.iter().map(|(name, bytes)| (published_name(name), bytes.clone())));
    let named = format!("reference = \"{}\"\nsha256 = \"{}\"\n", base.reference(), base.hash);
    published.insert(BASE.to_owned(), named.into_bytes());
    let (questionnaire, problems) = read_questionnaire(&published);
    (questionnaire.map(|questionnaire| Composed { questionnaire, files: published }), problems)
}

/// What an extension adds, in its place but without words.
struct Added {
    composed: Questionnaire,
    /// Keys of the added sections.
    sections: BTreeSet<String>,
    /// Keys of the added questions, those of added sections among them.
    questions: BTreeSet<String>,
}

fn read(log: &mut Log<'_>, text: &str, base: &Questionnaire) -> Option<Added> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let mut composed = base.clone();
    composed.key = structure::definition_key(log, &mut root);
    composed.version = structure::semantic_version(log, &mut root);
    if let Some(named) = root.text(log, "base")
        && named.text != base.reference()
    {
        log.at(named.start, "base", format!("The base is {}. Name that one.", base.reference()));
    }
    composed.languages = languages(log, &mut root, base);
    for framework in structure::frameworks(log, &mut root) {
        if !composed.frameworks.contains(&framework) {
            composed.frameworks.push(framework);
        }
    }
    let mut reading = Reading {
        frameworks: composed.frameworks.clone(),
        section_keys: base.sections.iter().map(|section| section.key.clone()).collect(),
        field_keys: base.all_fields().map(|field| field.key.clone()).collect(),
        numbers: base.questions().map(|question| question.number).collect(),
        ..Reading::default()
    };
    let mut sections = BTreeSet::new();
    let mut read_keys = Vec::new();
    for mut fields in root.tables(log, "sections") {
        let after = fields.optional_text(log, "after");
        let section = reading.section(log, fields);
        read_keys.extend(section.questions.iter().map(|question| question.key.clone()));
        sections.insert(section.key.clone());
        add_section(log, &mut composed, section, after.as_ref());
    }
    let mut placed: BTreeMap<(String, String), usize> = BTreeMap::new();
    for mut fields in root.tables(log, "questions") {
        let section = fields.text(log, "section");
        let after = fields.optional_text(log, "after");
        let question = reading.question(log, fields, "questions");
        read_keys.push(question.key.clone());
        if let Some(section) = section {
            add_question(log, &mut composed, question, &section, after.as_ref(), &mut placed);
        }
    }
    root.finish(log);
    // A condition knows its question by the place at which that was read; here it stands among those of the base.
    for condition in &mut reading.conditions {
        let key = read_keys.get(condition.position);
        let place = composed.all_fields().position(|field| Some(&field.key) == key);
        condition.position = place.unwrap_or(usize::MAX);
    }
    conditions::check(log, &composed, &reading.conditions);
    Some(Added { composed, sections, questions: read_keys.into_iter().collect() })
}

/// The languages of an extension: those of the base, or some of them.
fn languages(log: &mut Log<'_>, root: &mut Fields<'_>, base: &Questionnaire) -> Vec<Language> {
    let start = root.start_of("languages");
    let named = structure::languages(log, root);
    let (known, unknown): (Vec<Language>, Vec<Language>) =
        named.into_iter().partition(|language| base.languages.contains(language));
    if !unknown.is_empty() {
        let message = format!(
            "The base is not written in {}. Take it out; the base has {}.",
            listed(unknown.iter().map(|language| language.tag())),
            listed(base.languages.iter().map(|language| language.tag()))
        );
        log.at(start, "languages", message);
    }
    known
}

fn add_section(log: &mut Log<'_>, composed: &mut Questionnaire, section: Section, after: Option<&Text>) {
    let place = match after {
        None => composed.sections.len(),
        Some(after) => match composed.sections.iter().position(|known| known.key == after.text) {
            Some(place) => place + 1,
            None => {
                let place = format!("sections.{}.after", section.key);
                let message = format!(
                    "There is no section `{}` to stand after. Name one of {}, or leave `after` out.",
                    after.text,
                    listed(composed.sections.iter().map(|known| known.key.as_str()))
                );
                log.at(after.start, &place, message);
                composed.sections.len()
            }
        },
    };
    composed.sections.insert(place, section);
}

fn add_question(
    log: &mut Log<'_>,
    composed: &mut Questionnaire,
    question: Question,
    section: &Text,
    after: Option<&Text>,
    placed: &mut BTreeMap<(String, String), usize>,
) {
    let known = listed(composed.sections.iter().map(|known| known.key.as_str()));
    let Some(found) = composed.sections.iter_mut().find(|known| known.key == section.text) else {
        let place = format!("questions.{}.section", question.key);
        log.at(section.start, &place, format!("There is no section `{}`. Name one of {known}.", section.text));
        return;
    };
    let mut place = found.questions.len();
    if let Some(after) = after {
        if let Some(anchor) = found.questions.iter().position(|known| known.key == after.text) {
            // Several after the same question keep the order that they are written in.
            let before = placed.entry((section.text.clone(), after.text.clone())).or_default();
            place = anchor + 1 + *before;
            *before += 1;
        } else {
            let place = format!("questions.{}.after", question.key);
            let message = format!(
                "The section `{}` has no question `{}` to stand after. Name one of its questions, or leave `after` out.",
                section.text, after.text
            );
            log.at(after.start, &place, message);
        }
    }
    found.questions.insert(place.min(found.questions.len()), question);
}

/// Puts the words of one language to what was added, and further help to questions of the base.
fn read_words(
    log: &mut Log<'_>,
    text: &str,
    language: Language,
    base: &Questionnaire,
    composed: &mut Questionnaire,
    sections: &BTreeSet<String>,
    questions: &BTreeSet<String>,
) -> Option<()> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let title = root.optional_text(log, "title");
    let description = root.optional_text(log, "description");
    if let Some(words) = composed.words.get_mut(&language) {
        words.title = title.map_or_else(|| words.title.clone(), |title| title.text);
        words.description = description.map_or_else(|| words.description.clone(), |text| text.text);
    }
    let table = root.table(log, "sections");
    let added = composed.sections.iter_mut().filter(|section| sections.contains(&section.key)).collect();
    words::section_words(log, table, language, added);
    let table = root.table(log, "questions");
    let all = composed.sections.iter_mut().flat_map(|section| section.questions.iter_mut());
    let added = all.filter(|question| questions.contains(&question.key)).collect();
    words::all_field_words(log, table, "questions", "question", language, added);
    if let Some(help) = root.table(log, "help") {
        for (key, start) in help.keys() {
            let place = help.place_of(key);
            if base.field(key).is_none() {
                log.at(
                    start,
                    &place,
                    format!("The base has no question `{key}`. Remove the help, or correct the key."),
                );
                continue;
            }
            let Some(more) = help.own(key).and_then(|value| fields::text_of(log, &place, value)) else { continue };
            let all = composed.sections.iter_mut().flat_map(|section| section.questions.iter_mut());
            let found = composed.head.iter_mut().chain(all).find(|field| field.key == key);
            if let Some(words) = found.and_then(|field| field.words.get_mut(&language)) {
                let both = [words.help.as_str(), &more.text].join("\n\n");
                both.trim().clone_into(&mut words.help);
            }
        }
    }
    root.finish(log);
    Some(())
}
