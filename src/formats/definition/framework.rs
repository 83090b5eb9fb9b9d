//! Reads the files of a framework: a catalogue of controls in groups, and their names.

use std::collections::{BTreeMap, BTreeSet};

use super::FRAMEWORK;
use super::fields::{self, Fields};
use super::problem::{Log, listed};
use super::structure::{definition_key, is_control_id, languages, own_key};
use crate::domain::framework::{ControlGroup, Framework, FrameworkWords};
use crate::domain::language::Language;

/// A framework without words, and the languages that it should have them in.
pub(super) struct Draft {
    pub(super) framework: Framework,
    pub(super) languages: Vec<Language>,
}

/// The framework without words and hash; `None` only where the file is not TOML.
pub(super) fn read(log: &mut Log<'_>, text: &str) -> Option<Draft> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let key = definition_key(log, &mut root);
    let version = root.text(log, "version").map(|version| {
        if !is_control_id(&version.text) {
            let message =
                format!("`{}` cannot be a version. Use letters a–z, digits, full stops and hyphens.", version.text);
            log.at(version.start, "version", message);
        }
        version.text
    });
    let languages = languages(log, &mut root);
    let mut group_keys = BTreeSet::new();
    let mut controls = BTreeSet::new();
    let groups: Vec<ControlGroup> = root
        .tables(log, "groups")
        .into_iter()
        .map(|group| control_group(log, group, &mut group_keys, &mut controls))
        .collect();
    if groups.is_empty() {
        log.at(root.start, "groups", "There is no group of controls. Add one, begun with `[[groups]]`.");
    }
    root.finish(log);
    let framework =
        Framework { key, version: version.unwrap_or_default(), hash: String::new(), groups, words: BTreeMap::new() };
    Some(Draft { framework, languages })
}

/// Puts the words of one language into the framework, as far as they are there.
pub(super) fn read_words(log: &mut Log<'_>, text: &str, language: Language, framework: &mut Framework) -> Option<()> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let title = root.text(log, "title");
    let label = root.text(log, "label");
    let group_keys: Vec<&str> = framework.groups.iter().map(|group| group.key.as_str()).collect();
    let control_ids: Vec<&str> = framework.controls().collect();
    let groups = names(log, &mut root, "groups", "group", &group_keys);
    let controls = names(log, &mut root, "controls", "control", &control_ids);
    let texts = texts(log, &mut root, &control_ids);
    root.finish(log);
    let words = FrameworkWords { title: title?.text, label: label?.text, groups, controls, texts };
    framework.words.insert(language, words);
    Some(())
}

fn control_group(
    log: &mut Log<'_>,
    mut fields: Fields<'_>,
    group_keys: &mut BTreeSet<String>,
    seen: &mut BTreeSet<String>,
) -> ControlGroup {
    let key = own_key(log, &mut fields, group_keys, "groups");
    if !key.is_empty() {
        fields.place = format!("groups.{key}");
    }
    let place = fields.place_of("controls");
    let ids = fields.texts(log, "controls").unwrap_or_default();
    if ids.is_empty() {
        log.at(fields.start, &place, "The group has no control. Add ids to `controls`, or remove the group.");
    }
    let mut controls = Vec::new();
    for id in ids {
        if !is_control_id(&id.text) {
            let message = format!(
                "`{}` cannot be the id of a control. Use letters a–z, digits, full stops and hyphens.",
                id.text
            );
            log.at(id.start, &place, message);
        }
        if seen.insert(id.text.clone()) {
            controls.push(id.text);
        } else {
            let message = format!("The control `{}` stands here twice. Keep it in one group.", id.text);
            log.at(id.start, &place, message);
        }
    }
    fields.finish(log);
    ControlGroup { key, controls }
}

/// What the controls say: a table that may lack any of them.
fn texts(log: &mut Log<'_>, root: &mut Fields<'_>, control_ids: &[&str]) -> BTreeMap<String, String> {
    let Some(table) = root.table(log, "texts") else { return BTreeMap::new() };
    let mut texts = BTreeMap::new();
    for (id, start) in table.keys() {
        let place = fields::below("texts", id);
        if !control_ids.contains(&id) {
            log.at(start, &place, format!("{FRAMEWORK} has no control `{id}`. Remove the text, or correct it."));
        } else if let Some(text) = table.own(id).and_then(|value| fields::text_of(log, &place, value)) {
            texts.insert(id.to_owned(), text.text);
        }
    }
    texts
}

/// A table with exactly these keys, each a text.
fn names(
    log: &mut Log<'_>,
    root: &mut Fields<'_>,
    key: &'static str,
    noun: &str,
    expected: &[&str],
) -> BTreeMap<String, String> {
    let table = root.table(log, key);
    let mut names = BTreeMap::new();
    let mut missing = Vec::new();
    for id in expected.iter().filter(|id| !id.is_empty()) {
        match table.as_ref().and_then(|table| table.own(id)) {
            Some(value) => {
                if let Some(name) = fields::text_of(log, &fields::below(key, id), value) {
                    names.insert((*id).to_owned(), name.text);
                }
            }
            None => missing.push(*id),
        }
    }
    if !missing.is_empty() {
        let message = format!("The names of the {noun}s {} are missing. Add them to `[{key}]`.", listed(missing));
        log.nowhere(key, message);
    }
    for (id, start) in table.iter().flat_map(Fields::keys) {
        if !expected.contains(&id) {
            let message = format!("{FRAMEWORK} has no {noun} `{id}`. Remove the name, or correct it.");
            log.at(start, &fields::below(key, id), message);
        }
    }
    names
}
