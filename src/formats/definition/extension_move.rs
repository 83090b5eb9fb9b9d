//! Moves an extension over to another version of its base, and points out what no longer fits.
//!
//! What is moved is a proposal: nothing is published by it, and whatever was changed is told.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::extension::EXTENSION;
use crate::domain::questionnaire::Questionnaire;

/// The files of a definition, by name.
type Files = BTreeMap<String, Vec<u8>>;

/// Something that a person should look at after an extension was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveNote {
    /// The key of the section or question that it is about.
    pub key: String,
    /// What was done.
    pub kind: MoveKind,
    /// What it was before, or is now: a key or a number; empty where there is nothing to name.
    pub other: String,
}

/// What was done in moving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// The section that an added section stood after is gone: it stands last.
    SectionAnchorGone,
    /// The question that an added question stood after is gone: it stands last in its section.
    QuestionAnchorGone,
    /// The question that an added question stood after is in another section now, and so is the added one.
    Followed,
    /// The section of an added question is gone: it stands in the last section.
    SectionGone,
    /// The base has a section or question of that key now: the added one has another.
    KeyTaken,
    /// The base has a question of that number now: the added one has another.
    NumberTaken,
    /// The question that was given further help is gone, and so is the help.
    HelpGone,
    /// The text of the question that was given further help has changed: does the help still fit?
    HelpToRead,
    /// The condition of an added question looks at a question that is gone: it has to be written anew.
    ConditionLost,
}

impl MoveKind {
    /// The message key; its arguments are `key` and `other`.
    pub fn word_key(self) -> &'static str {
        match self {
            Self::SectionAnchorGone => "extension-note-section-anchor-gone",
            Self::QuestionAnchorGone => "extension-note-question-anchor-gone",
            Self::Followed => "extension-note-followed",
            Self::SectionGone => "extension-note-section-gone",
            Self::KeyTaken => "extension-note-key-taken",
            Self::NumberTaken => "extension-note-number-taken",
            Self::HelpGone => "extension-note-help-gone",
            Self::HelpToRead => "extension-note-help-to-read",
            Self::ConditionLost => "extension-note-condition-lost",
        }
    }
}

/// The files of an extension moved from one version of its base to another, under the next minor version, with what is to be looked at.
/// `None` where the files are not those of an extension.
pub fn move_extension(files: &Files, from: &Questionnaire, to: &Questionnaire) -> Option<(Files, Vec<MoveNote>)> {
    let parsed = |bytes: &Vec<u8>| std::str::from_utf8(bytes).ok().and_then(|text| toml::from_str::<Table>(text).ok());
    let mut structure = parsed(files.get(EXTENSION)?)?;
    let mut words: BTreeMap<String, Table> = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| *name != EXTENSION) {
        words.insert(name.clone(), parsed(bytes)?);
    }
    let mut moving =
        Moving { to, notes: Vec::new(), renamed: BTreeMap::new(), next_number: next_number(to, &structure) };
    structure.insert("base".to_owned(), Value::String(to.reference()));
    if let Some(next) = structure.get("version").and_then(Value::as_str).and_then(next_minor) {
        structure.insert("version".to_owned(), Value::String(next));
    }
    moving.sections(&mut structure);
    moving.questions(&mut structure);
    moving.conditions(&mut structure);
    moving.help(&mut words, from);
    moving.rename_words(&mut words);
    let mut moved = BTreeMap::from([(EXTENSION.to_owned(), toml::to_string(&structure).ok()?.into_bytes())]);
    for (name, table) in words {
        moved.insert(name, toml::to_string(&table).ok()?.into_bytes());
    }
    Some((moved, moving.notes))
}

fn next_minor(version: &str) -> Option<String> {
    let version = semver::Version::parse(version).ok()?;
    Some(format!("{}.{}.0", version.major, version.minor + 1))
}

/// The first number that neither the base nor the extension has.
fn next_number(to: &Questionnaire, structure: &Table) -> i64 {
    let own = tables(structure, "questions")
        .chain(tables(structure, "sections").flat_map(|section| tables(section, "questions")));
    let own = own.filter_map(|question| question.get("number")?.as_integer());
    let known = to.questions().map(|question| i64::from(question.number));
    known.chain(own).max().unwrap_or_default() + 1
}

fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn tables_mut<'t>(table: &'t mut Table, key: &str) -> impl Iterator<Item = &'t mut Table> {
    table.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_table_mut)
}

fn text(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

struct Moving<'a> {
    to: &'a Questionnaire,
    notes: Vec<MoveNote>,
    /// New keys of added sections and questions, by their old ones.
    renamed: BTreeMap<String, String>,
    next_number: i64,
}

impl Moving<'_> {
    fn note(&mut self, key: &str, kind: MoveKind, other: impl Into<String>) {
        self.notes.push(MoveNote { key: key.to_owned(), kind, other: other.into() });
    }

    fn sections(&mut self, structure: &mut Table) {
        let own: Vec<String> = tables(structure, "sections").map(|section| text(section, "key")).collect();
        for section in tables_mut(structure, "sections") {
            let key = text(section, "key");
            let after = text(section, "after");
            let is_there = self.to.sections.iter().any(|known| known.key == after) || own.contains(&after);
            if !after.is_empty() && !is_there {
                section.remove("after");
                self.note(&key, MoveKind::SectionAnchorGone, after);
            }
            if self.to.sections.iter().any(|known| known.key == key) {
                self.rename(section, &key);
            }
            for question in tables_mut(section, "questions") {
                self.own_question(question);
            }
        }
    }

    fn questions(&mut self, structure: &mut Table) {
        let own_sections: Vec<String> = tables(structure, "sections").map(|section| text(section, "key")).collect();
        let own: Vec<String> = tables(structure, "questions").map(|question| text(question, "key")).collect();
        for question in tables_mut(structure, "questions") {
            let key = text(question, "key");
            let (section, after) = (text(question, "section"), text(question, "after"));
            let after = match self.renamed.get(&after) {
                Some(new) => {
                    question.insert("after".to_owned(), Value::String(new.clone()));
                    new.clone()
                }
                None => after,
            };
            let section = self.renamed.get(&section).cloned().unwrap_or(section);
            let section_is_there =
                self.to.sections.iter().any(|known| known.key == section) || own_sections.contains(&section);
            match self.to.section_of(&after).map(|found| found.key.clone()) {
                Some(now) if now != section => {
                    question.insert("section".to_owned(), Value::String(now.clone()));
                    self.note(&key, MoveKind::Followed, now);
                }
                Some(_) => {}
                None => {
                    let is_own = own.contains(&after) || self.renamed.values().any(|new| *new == after);
                    if !after.is_empty() && !is_own {
                        question.remove("after");
                        self.note(&key, MoveKind::QuestionAnchorGone, after);
                    }
                    if !section_is_there && let Some(last) = self.to.sections.last() {
                        question.insert("section".to_owned(), Value::String(last.key.clone()));
                        question.remove("after");
                        self.note(&key, MoveKind::SectionGone, section);
                    } else {
                        question.insert("section".to_owned(), Value::String(section));
                    }
                }
            }
            self.own_question(question);
        }
    }

    /// Another key and another number where the base has these now.
    fn own_question(&mut self, question: &mut Table) {
        let key = text(question, "key");
        let number = question.get("number").and_then(Value::as_integer).unwrap_or_default();
        if self.to.questions().any(|known| i64::from(known.number) == number) {
            question.insert("number".to_owned(), Value::Integer(self.next_number));
            self.note(&key, MoveKind::NumberTaken, self.next_number.to_string());
            self.next_number += 1;
        }
        if self.to.field(&key).is_some() {
            self.rename(question, &key);
        }
    }

    fn rename(&mut self, table: &mut Table, key: &str) {
        let is_free = |name: &String| {
            self.to.field(name).is_none() && self.to.sections.iter().all(|section| section.key != *name)
        };
        let name = (2..1_000).map(|number| format!("{key}_{number}")).find(is_free).unwrap_or_default();
        table.insert("key".to_owned(), Value::String(name.clone()));
        self.note(key, MoveKind::KeyTaken, name.clone());
        self.renamed.insert(key.to_owned(), name);
    }

    /// Conditions follow the new keys of added questions; one over a question that is gone is taken away.
    fn conditions(&mut self, structure: &mut Table) {
        let added: Vec<String> = tables(structure, "questions")
            .chain(tables(structure, "sections").flat_map(|section| tables(section, "questions")))
            .map(|question| text(question, "key"))
            .collect();
        let mut lost = Vec::new();
        let mut each = |question: &mut Table, renamed: &BTreeMap<String, String>, to: &Questionnaire| {
            let Some(when) = question.get_mut("when") else { return };
            let mut gone = None;
            follow(when, renamed, &|key| to.field(key).is_some() || added.iter().any(|own| own == key), &mut gone);
            if let Some(gone) = gone {
                question.remove("when");
                lost.push((text(question, "key"), gone));
            }
        };
        for question in tables_mut(structure, "questions") {
            each(question, &self.renamed, self.to);
        }
        for section in tables_mut(structure, "sections") {
            for question in tables_mut(section, "questions") {
                each(question, &self.renamed, self.to);
            }
        }
        for (key, gone) in lost {
            self.note(&key, MoveKind::ConditionLost, gone);
        }
    }

    fn help(&mut self, words: &mut BTreeMap<String, Table>, from: &Questionnaire) {
        let mut told = Vec::new();
        for table in words.values_mut() {
            let Some(help) = table.get_mut("help").and_then(Value::as_table_mut) else { continue };
            let keys: Vec<String> = help.keys().cloned().collect();
            for key in keys {
                let kind = match (from.field(&key), self.to.field(&key)) {
                    (_, None) => {
                        help.remove(&key);
                        MoveKind::HelpGone
                    }
                    (Some(before), Some(now)) => {
                        let same = before.words.iter().all(|(language, words)| {
                            now.words.get(language).is_none_or(|other| other.text == words.text)
                        });
                        if same {
                            continue;
                        }
                        MoveKind::HelpToRead
                    }
                    (None, Some(_)) => continue,
                };
                if !told.contains(&key) {
                    told.push(key.clone());
                    self.notes.push(MoveNote { key, kind, other: String::new() });
                }
            }
        }
    }

    fn rename_words(&self, words: &mut BTreeMap<String, Table>) {
        for table in words.values_mut() {
            for part in ["sections", "questions"] {
                let Some(named) = table.get_mut(part).and_then(Value::as_table_mut) else { continue };
                for (old, new) in &self.renamed {
                    if let Some(value) = named.remove(old) {
                        named.insert(new.clone(), value);
                    }
                }
            }
        }
    }
}

/// Gives the questions of a condition their new keys; `gone` becomes the first that is not there.
fn follow(
    value: &mut Value,
    renamed: &BTreeMap<String, String>,
    is_there: &impl Fn(&str) -> bool,
    gone: &mut Option<String>,
) {
    match value {
        Value::Table(table) => {
            for (key, inner) in table.iter_mut() {
                if let (true, Value::String(question)) = (key == "question", &mut *inner) {
                    if let Some(new) = renamed.get(question) {
                        question.clone_from(new);
                    } else if !is_there(question) {
                        gone.get_or_insert_with(|| question.clone());
                    }
                } else {
                    follow(inner, renamed, is_there, gone);
                }
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| follow(part, renamed, is_there, gone)),
        _ => {}
    }
}
