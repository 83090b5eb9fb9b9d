//! Page models of texts in several languages side by side.

use serde::Serialize;

use super::view::{Around, Beside, Choice};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::features::frame::FieldError;

/// A text in one language of the form.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub(super) tag: &'static str,
    pub(super) language: &'static str,
    pub(super) name: String,
    pub(super) value: String,
    /// Owed in this language and not there.
    pub(super) missing: bool,
    /// Not the reference: a translation.
    pub(super) translation: bool,
}

/// One text in the languages that are shown.
#[derive(Debug, Serialize)]
pub(super) struct TextRow {
    /// The message key of its label.
    pub(super) label: &'static str,
    pub(super) help: &'static str,
    pub(super) rows: usize,
    pub(super) most: usize,
    pub(super) cells: Vec<Cell>,
}

/// A row of cells: `owed` says that every language owes the text, else it is owed as soon as one has it.
pub(super) fn cells(
    shown: &[Language],
    all: &[Language],
    name: &str,
    owed: bool,
    text: impl Fn(Language) -> String,
) -> Vec<Cell> {
    let somewhere = owed || all.iter().any(|language| !text(*language).trim().is_empty());
    shown
        .iter()
        .map(|language| {
            let value = text(*language);
            Cell {
                tag: language.tag(),
                language: language.own_name(),
                name: format!("{name}-{}", language.tag()),
                missing: somewhere && value.trim().is_empty(),
                translation: Some(language) != all.first(),
                value,
            }
        })
        .collect()
}

/// A language to choose to translate to.
#[derive(Debug, Serialize)]
pub(super) struct Tab {
    href: String,
    label: &'static str,
    missing: usize,
    current: bool,
    /// `one`, `only` or `all`.
    kind: &'static str,
}

/// The tabs of a form: each other language with how much is missing, the reference alone, and all of them.
pub(super) fn tabs(
    questionnaire: &Questionnaire,
    path: &str,
    beside: Beside,
    missing: impl Fn(Language) -> usize,
) -> Vec<Tab> {
    let Some((reference, others)) = questionnaire.languages.split_first() else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let tab = |one: Beside, label: &'static str, missing: usize, kind: &'static str| Tab {
        href: format!("{path}?lang={}", one.text()),
        label,
        missing,
        current: one == beside,
        kind,
    };
    let mut tabs: Vec<Tab> = others
        .iter()
        .map(|language| tab(Beside::One(*language), language.own_name(), missing(*language), "one"))
        .collect();
    tabs.push(tab(Beside::Nothing, reference.own_name(), missing(*reference), "only"));
    if 1 < others.len() {
        tabs.push(tab(Beside::All, "", questionnaire.languages.iter().map(|one| missing(*one)).sum(), "all"));
    }
    tabs
}

/// The form of the questionnaire as a whole, or of a section.
#[derive(Debug, Serialize)]
pub(super) struct TextsPage {
    pub(super) around: Around,
    pub(super) action: String,
    /// `title` or `section`.
    pub(super) part: &'static str,
    pub(super) key: String,
    pub(super) heading: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) shown: Vec<&'static str>,
    pub(super) texts: Vec<TextRow>,
    pub(super) languages: Vec<LanguageView>,
    pub(super) other_languages: Vec<Choice>,
    pub(super) frameworks: Vec<FrameworkView>,
    pub(super) notes: Vec<NoteView>,
    pub(super) sections: Vec<Choice>,
    pub(super) next: Option<String>,
    pub(super) saved_at: String,
    pub(super) saved_by: String,
    pub(super) theirs: Vec<Theirs>,
    pub(super) conflict: bool,
    pub(super) undo: bool,
    pub(super) errors: Vec<FieldError>,
}

/// What an import said about a place of its file.
#[derive(Debug, Serialize)]
pub(super) struct NoteView {
    pub(super) place: String,
    pub(super) kind: &'static str,
    pub(super) text: String,
}

/// A language of the draft.
#[derive(Debug, Serialize)]
pub(super) struct LanguageView {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) reference: bool,
}

/// A framework that questions can be tied to.
#[derive(Debug, Serialize)]
pub(super) struct FrameworkView {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) used: bool,
    pub(super) controls: usize,
}

/// A text that somebody else has written meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Theirs {
    /// The label of the field.
    pub(super) label: String,
    /// What stands there now.
    pub(super) text: String,
}
