//! Questionnaires from files of other programs, as drafts, with a note for everything that is not as it stood.

pub(in crate::formats) mod building;

use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::formats::definition::Problem;
use crate::formats::import_note::{ImportNote, NoteText};
use crate::formats::xlsx::WorkbookError;
use crate::formats::{ciso, definition, vsaq};

/// The largest file of text that is read.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most questions that are taken from one file.
pub(in crate::formats) const MAX_QUESTIONS: usize = 5_000;

/// A draft and what there is to say of how it came about.
///
/// The draft's version is `1.0.0` where the file has none of its own, and its hash is empty: it is not published.
pub type Imported = (Questionnaire, Vec<ImportNote>);

/// The formats that questionnaires are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The JSON of google/vsaq.
    Vsaq,
    /// A workbook or YAML library of CISO Assistant.
    Ciso,
    /// One JSON file, as this program writes.
    Json,
}

/// Why a file gives no questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// Where, as in a note; empty for the file as a whole.
    pub place: String,
    /// What is wrong and what to do.
    pub text: NoteText,
    /// Every fault of a questionnaire that is not whole; mostly empty.
    pub problems: Vec<Problem>,
}

impl Format {
    /// The format that a file's bytes show; `None` when it is none of these.
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(Self::Ciso);
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let start = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        if start.starts_with("//") || start.starts_with("/*") {
            return Some(Self::Vsaq);
        }
        if start.starts_with('{') {
            // VSAQ's only top-level key that matters; our own file has `sections`.
            return Some(if text.contains("\"questionnaire\"") && !text.contains("\"sections\"") {
                Self::Vsaq
            } else {
                Self::Json
            });
        }
        let is_library = text.lines().any(|line| line.starts_with("objects:") || line.starts_with("urn:"));
        is_library.then_some(Self::Ciso)
    }
}

impl ImportError {
    pub(in crate::formats) fn new(place: impl Into<String>, key: &str) -> Self {
        Self { place: place.into(), text: NoteText::new(key), problems: Vec::new() }
    }

    pub(in crate::formats) fn at_line(line: usize, key: &str) -> Self {
        Self::new(format!("line {line}"), key)
    }

    pub(in crate::formats) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }
}

/// Reads a file as a draft of a questionnaire.
///
/// In: the bytes as they were sent, the format (`None`: found out from the bytes), and the language that its words are put
/// under where the file does not name one of ours. Out: the draft, with a note for everything that was changed, could not be
/// expressed or was left out.
///
/// # Errors
/// When the bytes are not of that format, are too large or too deeply nested, or hold no question.
pub fn read(bytes: &[u8], format: Option<Format>, language: Language) -> Result<Imported, ImportError> {
    let Some(format) = format.or_else(|| Format::detect(bytes)) else {
        return Err(ImportError::new("", "import-note-unknown-format"));
    };
    match format {
        Format::Vsaq => vsaq::read(text_of(bytes)?, language),
        Format::Json => definition::read_json(text_of(bytes)?),
        Format::Ciso if bytes.starts_with(b"PK") => ciso::read_workbook(bytes, language),
        Format::Ciso => ciso::read_library(text_of(bytes)?, language),
    }
}

/// The text of a file that is not too large.
pub(in crate::formats) fn text_of(bytes: &[u8]) -> Result<&str, ImportError> {
    if MAX_BYTES < bytes.len() {
        return Err(ImportError::new("", "import-note-too-large").with("limit", (MAX_BYTES / 1024 / 1024).to_string()));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        ImportError::at_line(1 + before.matches('\n').count(), "import-note-not-utf8")
    })
}

/// A JSON reader's error, by its line.
pub fn json_error(error: &serde_json::Error) -> ImportError {
    // The place stands at the end of the sentence as well, for people who read English; the line is ours to say.
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default().to_owned();
    ImportError::at_line(error.line(), "import-note-json").with("reason", reason)
}

impl From<WorkbookError> for ImportError {
    fn from(error: WorkbookError) -> Self {
        Self::new("", "import-note-workbook").with("reason", error.to_string())
    }
}
