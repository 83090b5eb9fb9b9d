//! A framework: a catalogue of controls with short names in four languages.

use std::collections::BTreeMap;

use super::language::Language;

/// One version of a catalogue of controls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Stable name, `gdpr`.
    pub key: String,
    /// Version, `2016-679`.
    pub version: String,
    /// SHA-256 over the published files, in hex.
    pub hash: String,
    /// Its parts, in reading order.
    pub groups: Vec<ControlGroup>,
    /// Its words, by language.
    pub words: BTreeMap<Language, FrameworkWords>,
}

/// Controls that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlGroup {
    /// Stable name.
    pub key: String,
    /// Ids of the controls, in reading order.
    pub controls: Vec<String>,
}

/// The words of a framework in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrameworkWords {
    /// What it is called.
    pub title: String,
    /// What is printed before a control's id, as in "GDPR art. 32".
    pub label: String,
    /// Names of the groups, by key.
    pub groups: BTreeMap<String, String>,
    /// Short names of the controls, by id.
    pub controls: BTreeMap<String, String>,
    /// What a control says, by id, where the framework's licence lets it stand here.
    pub texts: BTreeMap<String, String>,
}

impl FrameworkWords {
    /// Every text, to be cleaned.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let (groups, controls, texts) = (&mut self.groups, &mut self.controls, &mut self.texts);
        let named = groups.values_mut().chain(controls.values_mut()).chain(texts.values_mut());
        [&mut self.title, &mut self.label].into_iter().chain(named)
    }
}

impl Framework {
    /// `key@version`, as questionnaires refer to it.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.key, self.version)
    }

    /// The ids of all controls, in reading order.
    pub fn controls(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flat_map(|group| group.controls.iter().map(String::as_str))
    }

    /// Label and id, as in "GDPR art. 32".
    pub fn control_label(&self, control: &str, language: Language) -> String {
        self.words_in(language).map_or_else(|| control.to_owned(), |words| format!("{} {control}", words.label))
    }

    /// The control's short name; empty for an unknown control.
    pub fn control_name(&self, control: &str, language: Language) -> &str {
        self.words_in(language).and_then(|words| words.controls.get(control)).map_or("", String::as_str)
    }

    /// What the control says; empty where only its name is known.
    pub fn control_text(&self, control: &str, language: Language) -> &str {
        self.words_in(language).and_then(|words| words.texts.get(control)).map_or("", String::as_str)
    }

    /// The framework's words in a language, or in the first that it has.
    pub fn words_in(&self, language: Language) -> Option<&FrameworkWords> {
        self.words.get(&language).or_else(|| self.words.values().next())
    }
}
