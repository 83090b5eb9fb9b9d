//! What an import tells, printed: the notes by what became of the place, and errors with theirs.

use fluent_bundle::FluentValue;
use serde_json::{Value, json};

use super::CliError;
use crate::domain::language::Language;
use crate::formats::import::ImportError;
use crate::formats::import_note::{ImportNote, NoteKind, NoteText};
use crate::platform::i18n::Words;
use crate::say;

fn sentence(words: &Words, text: &NoteText) -> String {
    let values: Vec<(&str, FluentValue<'_>)> =
        text.values.iter().map(|(name, value)| (name.as_str(), FluentValue::from(value.as_str()))).collect();
    words.get(Language::En, &text.key, &values)
}

/// What became of a place, in words: the keys are `import-kind-…` with hyphens.
fn heading(words: &Words, kind: NoteKind) -> String {
    words.get(Language::En, &format!("import-kind-{}", kind.as_str().replace('_', "-")), &[])
}

/// Prints the notes as text, those that need a person first.
pub(super) fn print(notes: &[ImportNote]) -> Result<(), CliError> {
    let words = Words::load()?;
    for kind in NoteKind::ALL {
        let of_kind: Vec<&ImportNote> = notes.iter().filter(|note| note.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        say!("");
        say!("{} ({})", heading(&words, kind), of_kind.len());
        for note in of_kind {
            let place = if note.place.is_empty() { String::new() } else { format!("{}: ", note.place) };
            say!("  {place}{}", sentence(&words, &note.text));
        }
    }
    Ok(())
}

/// The notes for programs.
pub(super) fn as_json(notes: &[ImportNote]) -> Result<Vec<Value>, CliError> {
    let words = Words::load()?;
    let note = |note: &ImportNote| json!({ "place": note.place, "kind": note.kind, "key": note.text.key, "text": sentence(&words, &note.text) });
    Ok(notes.iter().map(note).collect())
}

/// The error of a file, with every fault on a line of its own.
pub(super) fn error(file: &std::path::Path, error: &ImportError) -> CliError {
    let words = match Words::load() {
        Ok(words) => words,
        Err(error) => return error.into(),
    };
    for problem in &error.problems {
        say!("{}: {}: {}", file.display(), problem.place, problem.message);
    }
    let place = if error.place.is_empty() { String::new() } else { format!("{}: ", error.place) };
    format!("{}: {place}{}", file.display(), sentence(&words, &error.text)).into()
}
