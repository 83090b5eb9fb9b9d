//! What an import tells of the file that it read: what was taken, what was changed on the way, and what could not be expressed.
//!
//! A note names its sentence by a message key, so that a page says it in the person's language and the command line in English.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One thing that an import did with a place of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportNote {
    /// Where, so that a person finds it: `Sheet!A5`, `questionnaire[0].items[2]` or `line 12`; empty for the file as a whole.
    pub place: String,
    /// What became of it.
    pub kind: NoteKind,
    /// What there is to say.
    pub text: NoteText,
}

/// What became of a place of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// It is in the questionnaire as it stood.
    Taken,
    /// It is in the questionnaire, in another form.
    Changed,
    /// It means something that a questionnaire here cannot say; a person has to decide.
    NotExpressed,
    /// It was left out, because nothing here needs it.
    LeftOut,
}

/// A sentence as a message key and the values of its placeholders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteText {
    /// Key of the message in `locales/*/import-note.ftl`.
    pub key: String,
    /// The values, by the names of the placeholders.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

impl NoteKind {
    /// All of them, what needs a person first.
    pub const ALL: [Self; 4] = [Self::NotExpressed, Self::Changed, Self::LeftOut, Self::Taken];

    /// The stable name, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Changed => "changed",
            Self::NotExpressed => "not_expressed",
            Self::LeftOut => "left_out",
        }
    }
}

impl ImportNote {
    /// A note whose sentence has no placeholders.
    pub fn new(place: impl Into<String>, kind: NoteKind, key: &str) -> Self {
        Self { place: place.into(), kind, text: NoteText::new(key) }
    }

    /// The same with the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }
}

impl NoteText {
    /// A sentence without placeholders.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), values: BTreeMap::new() }
    }

    /// The same with the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_stored_and_read_back_the_same() {
        let note = ImportNote::new("Sheet!A5", NoteKind::NotExpressed, "import-note-some").with("count", "3");
        let json = serde_json::to_string(&note).unwrap();
        assert_eq!(
            json,
            r#"{"place":"Sheet!A5","kind":"not_expressed","text":{"key":"import-note-some","values":{"count":"3"}}}"#
        );
        assert_eq!(serde_json::from_str::<ImportNote>(&json).unwrap(), note);
        for kind in NoteKind::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
    }
}
