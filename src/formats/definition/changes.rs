//! `changes.toml`: what the author of a version has confirmed about each question since the version that it follows.
//!
//! Questions that ask the same under the same key stand in one list; every other one has a table of its own.
//! The file is part of what is published, and of its hash.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::fields::{self, Fields, text_of};
use super::problem::{Log, listed};
use super::{CHANGES, Problem, read_file};
use crate::domain::change::{ChangeClass, ChangeFault, ConfirmedChange, ConfirmedChanges, Part, check_changes};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;

/// The confirmed changes, and where each stands in the file.
struct Reading {
    confirmed: ConfirmedChanges,
    /// By the place of the change: where it begins, and its path.
    places: Vec<(usize, String)>,
    from: usize,
}

/// Reads `changes.toml` of a questionnaire version; `None` where it has none, or where it cannot be read.
///
/// `earlier` is the version that it follows, if it is at hand: without it, nothing is said about that version's questions.
#[must_use]
pub fn read_changes(
    files: &BTreeMap<String, Vec<u8>>,
    questionnaire: &Questionnaire,
    earlier: Option<&Questionnaire>,
) -> (Option<ConfirmedChanges>, Vec<Problem>) {
    if !files.contains_key(CHANGES) {
        return (None, Vec::new());
    }
    let (confirmed, problems) = read_file(files, CHANGES, |log, text| {
        let reading = read(log, text, &questionnaire.languages)?;
        check_from(log, &reading, questionnaire, earlier);
        // Of a file that is not of the right form it makes no sense to say what is missing in it.
        if log.is_empty() {
            for fault in check_changes(earlier, questionnaire, &reading.confirmed) {
                tell(log, &reading, &fault);
            }
        }
        Some(reading.confirmed)
    });
    (confirmed.filter(|_| problems.is_empty()), problems)
}

/// The version that the files say they follow; `None` where they say nothing.
#[must_use]
pub fn follows(files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let text = std::str::from_utf8(files.get(CHANGES)?).ok()?;
    let mut log = Log::new(CHANGES, text);
    let document = fields::parse(&mut log, text)?;
    Fields::root(&document).text(&mut log, "from").map(|from| from.text)
}

fn read(log: &mut Log<'_>, text: &str, languages: &[Language]) -> Option<Reading> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let from = root.text(log, "from");
    let mut reading = Reading {
        from: from.as_ref().map_or(root.start, |from| from.start),
        confirmed: ConfirmedChanges { from: from.map(|from| from.text).unwrap_or_default(), changes: Vec::new() },
        places: Vec::new(),
    };
    for key in root.texts(log, "unchanged").unwrap_or_default() {
        reading.places.push((key.start, "unchanged".to_owned()));
        reading.confirmed.changes.push(ConfirmedChange {
            class: ChangeClass::Unchanged,
            before: vec![key.text.clone()],
            after: vec![key.text],
            note: BTreeMap::new(),
        });
    }
    for mut table in root.tables(log, "changes") {
        let place = (table.start, table.place.clone());
        let class = class(log, &mut table);
        let keys = |log: &mut Log<'_>, table: &mut Fields<'_>, key| -> Vec<String> {
            table.texts(log, key).unwrap_or_default().into_iter().map(|text| text.text).collect()
        };
        let before = keys(log, &mut table, "before");
        let after = keys(log, &mut table, "after");
        let note = note(log, &mut table, languages);
        table.finish(log);
        if let Some(class) = class {
            reading.places.push(place);
            reading.confirmed.changes.push(ConfirmedChange { class, before, after, note });
        }
    }
    root.finish(log);
    Some(reading)
}

fn class(log: &mut Log<'_>, table: &mut Fields<'_>) -> Option<ChangeClass> {
    let text = table.text(log, "class")?;
    let class = ChangeClass::parse(&text.text);
    if class.is_none() {
        let known = listed(ChangeClass::ALL.map(ChangeClass::as_str));
        log.at(
            text.start,
            &table.place_of("class"),
            format!("`{}` is not a class. The classes are {known}.", text.text),
        );
    }
    class
}

/// What the author says about a change, in every language of the version.
fn note(log: &mut Log<'_>, table: &mut Fields<'_>, languages: &[Language]) -> BTreeMap<Language, String> {
    let mut note = BTreeMap::new();
    let Some(words) = table.table(log, "note") else { return note };
    for (tag, start) in words.keys() {
        let place = words.place_of(tag);
        match languages.iter().find(|language| language.tag() == tag) {
            Some(language) => {
                let text = words.own(tag).and_then(|value| text_of(log, &place, value));
                note.extend(text.map(|text| (*language, text.text)));
            }
            None => log.at(
                start,
                &place,
                format!(
                    "The version is not written in `{tag}`. Remove this, or add the language in `questionnaire.toml`."
                ),
            ),
        }
    }
    let missing: Vec<&str> = languages
        .iter()
        .filter(|language| words.own(language.tag()).is_none())
        .map(|language| language.tag())
        .collect();
    if !missing.is_empty() {
        let message = format!("The note is missing in {}. Write it there too, or remove it.", listed(missing));
        log.at(words.start, &words.place, message);
    }
    note
}

fn check_from(log: &mut Log<'_>, reading: &Reading, questionnaire: &Questionnaire, earlier: Option<&Questionnaire>) {
    let from = &reading.confirmed.from;
    if from.is_empty() {
        return;
    }
    let parsed = (semver::Version::parse(from), semver::Version::parse(&questionnaire.version));
    let message = match parsed {
        (Err(_), _) => format!("`{from}` is not a semantic version. Name the version that this one follows."),
        (Ok(from), Ok(own)) if own <= from => {
            format!("{from} is not before {own}. Name the version that this one follows.")
        }
        _ => match earlier {
            Some(earlier) if earlier.version != *from => {
                format!("The version that this one follows is {}, not {from}. Correct it.", earlier.version)
            }
            _ => return,
        },
    };
    log.at(reading.from, "from", message);
}

fn tell(log: &mut Log<'_>, reading: &Reading, fault: &ChangeFault) {
    let from = &reading.confirmed.from;
    let class = |place: &usize| reading.confirmed.changes.get(*place).map_or("", |change| change.class.as_str());
    let (place, message) = match fault {
        ChangeFault::Shape(place) => {
            let shape = match reading.confirmed.changes.get(*place).map(|change| change.class) {
                Some(ChangeClass::Split) => "one key in `before` and two or more in `after`",
                Some(ChangeClass::Merged) => "two or more keys in `before` and one in `after`",
                Some(ChangeClass::New) => "no key in `before` and one in `after`",
                Some(ChangeClass::Removed) => "one key in `before` and none in `after`",
                _ => "one key in `before` and one in `after`",
            };
            (Some(place), format!("`{}` needs {shape}. Correct the keys or the class.", class(place)))
        }
        ChangeFault::UnknownBefore(place, key) => {
            (Some(place), format!("{from} has no question `{key}`. Correct the key."))
        }
        ChangeFault::UnknownAfter(place, key) => {
            (Some(place), format!("This version has no question `{key}`. Correct the key."))
        }
        ChangeFault::TwiceBefore(place, key) => (
            Some(place),
            format!(
                "`{key}` of {from} stands in another change already. Keep one; a question that became several is `split`."
            ),
        ),
        ChangeFault::TwiceAfter(place, key) => (
            Some(place),
            format!("`{key}` stands in another change already. Keep one; a question made of several is `merged`."),
        ),
        ChangeFault::MissingBefore(key) => {
            (None, format!("Nothing is said of `{key}` of {from}. Say what has become of it, or `removed`."))
        }
        ChangeFault::MissingAfter(key) => {
            (None, format!("Nothing is said of `{key}`. Say which question of {from} it was, or `new`."))
        }
        ChangeFault::AnotherQuestion(place, parts) => (
            Some(place),
            format!(
                "`{}` cannot be: {} differs, which makes it another question. Call it `meaning_changed`, or put that right.",
                class(place),
                named(parts)
            ),
        ),
        ChangeFault::NotUnchanged(place, parts) => (
            Some(place),
            format!("It is not `unchanged`: {} differs. Call it `editorial`, or `meaning_changed`.", named(parts)),
        ),
    };
    match place.and_then(|place| reading.places.get(*place)) {
        Some((start, path)) => log.at(*start, path, message),
        None => log.nowhere("changes", message),
    }
}

fn named(parts: &BTreeSet<Part>) -> String {
    listed(parts.iter().map(|part| part.as_str()))
}

#[derive(Serialize)]
struct ChangesFile<'a> {
    from: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unchanged: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    class: &'static str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    before: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    after: &'a [String],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    note: BTreeMap<&'static str, &'a str>,
}

/// The text of `changes.toml`. Reading it gives the same changes, those that are unchanged under the same key first.
///
/// # Errors
/// Never in practice: every part can be written as TOML.
pub fn write_changes(confirmed: &ConfirmedChanges) -> Result<String, toml::ser::Error> {
    let is_plain = |change: &ConfirmedChange| {
        change.class == ChangeClass::Unchanged && change.before == change.after && change.note.is_empty()
    };
    let (plain, others): (Vec<_>, Vec<_>) = confirmed.changes.iter().partition(|change| is_plain(change));
    toml::to_string_pretty(&ChangesFile {
        from: &confirmed.from,
        unchanged: plain.iter().flat_map(|change| &change.after).map(String::as_str).collect(),
        changes: others
            .into_iter()
            .map(|change| ChangeEntry {
                class: change.class.as_str(),
                before: &change.before,
                after: &change.after,
                note: change.note.iter().map(|(language, text)| (language.tag(), text.as_str())).collect(),
            })
            .collect(),
    })
}

/// That the version which the files say they follow is not there.
#[must_use]
pub fn unknown_earlier(key: &str, from: &str) -> Problem {
    let message =
        format!("There is no version {from} of `{key}` to follow. Correct it, or publish that version first.");
    Problem { file: CHANGES.to_owned(), line: None, place: "from".to_owned(), message }
}
