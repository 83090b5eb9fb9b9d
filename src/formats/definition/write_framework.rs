//! Writes a framework as the files that it is read from.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{FRAMEWORK, words_file};
use crate::domain::framework::{Framework, FrameworkWords};

#[derive(Serialize)]
struct FrameworkFile<'a> {
    key: &'a str,
    version: &'a str,
    languages: Vec<&'static str>,
    groups: Vec<GroupEntry<'a>>,
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    key: &'a str,
    controls: &'a [String],
}

#[derive(Serialize)]
struct WordsEntry<'a> {
    title: &'a str,
    label: &'a str,
    groups: &'a BTreeMap<String, String>,
    controls: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    texts: &'a BTreeMap<String, String>,
}

/// The files of a framework, by name: its structure and the words of each of its languages.
///
/// Reading them gives the same framework, with the hash of these files.
///
/// # Errors
/// Never in practice: every part can be written as TOML.
pub fn write_framework(framework: &Framework) -> Result<BTreeMap<String, Vec<u8>>, toml::ser::Error> {
    let structure = toml::to_string(&FrameworkFile {
        key: &framework.key,
        version: &framework.version,
        languages: framework.words.keys().map(|language| language.tag()).collect(),
        groups: framework
            .groups
            .iter()
            .map(|group| GroupEntry { key: &group.key, controls: &group.controls })
            .collect(),
    })?;
    let mut files = BTreeMap::from([(FRAMEWORK.to_owned(), structure.into_bytes())]);
    for (language, words) in &framework.words {
        let FrameworkWords { title, label, groups, controls, texts } = words;
        let text = toml::to_string(&WordsEntry { title, label, groups, controls, texts })?;
        files.insert(words_file(*language), text.into_bytes());
    }
    Ok(files)
}
