//! Page model of writing an extension.

use fluent_bundle::FluentValue;
use serde::Serialize;

use crate::app::App;
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::features::frame::FieldError;
use crate::features::questionnaire::service::Files;
use crate::formats::definition::{EXTENSION, MoveNote};

/// The files of an extension, to be written, checked and published.
#[derive(Debug, Serialize)]
pub(super) struct EditPage {
    files: Vec<FileView>,
    /// What a person should look at after it was moved over.
    notes: Vec<String>,
    /// The last check found nothing: how many questions it asks.
    fits: Option<usize>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct FileView {
    field: String,
    name: String,
    text: String,
    rows: usize,
}

/// The field of a file: `extension`, or the language of its words.
pub(super) fn field_of(name: &str) -> String {
    format!("file-{}", name.trim_end_matches(".toml"))
}

/// The names of the files that can be written: what is added, and the words of each language.
pub(super) fn names() -> Vec<String> {
    let words = Language::ALL.map(|language| format!("{}.toml", language.tag()));
    std::iter::once(EXTENSION.to_owned()).chain(words).collect()
}

impl EditPage {
    pub(super) fn new(
        app: &App,
        language: Language,
        files: &Files,
        notes: &[MoveNote],
        composed: Option<&Questionnaire>,
        errors: Vec<FieldError>,
    ) -> Self {
        let note = |note: &MoveNote| {
            let args = [("key", FluentValue::from(note.key.clone())), ("other", FluentValue::from(note.other.clone()))];
            app.words.get(language, note.kind.word_key(), &args)
        };
        let file = |name: String| {
            let text = files.get(&name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
            FileView { field: field_of(&name), rows: text.lines().count().clamp(6, 30), name, text }
        };
        Self {
            files: names().into_iter().map(file).collect(),
            notes: notes.iter().map(note).collect(),
            fits: composed.map(|questionnaire| questionnaire.questions().count()),
            errors,
        }
    }
}
