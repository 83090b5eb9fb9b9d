//! Texts that no cell can hold: a note stands in the cell, and the text goes into a file of its own.

use std::collections::BTreeMap;

use super::write::WorkbookContent;
use crate::domain::answer::{Answer, AnswerValue, MAX_TEXT};

/// A text that is too long for a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongText {
    /// Key of the question.
    pub question: String,
    /// The file that the note in the cell names.
    pub file_name: String,
    /// The text.
    pub text: String,
}

/// The answers with notes in place of long texts, the texts, and the notes with the names of their files.
pub(super) struct Shortened {
    pub(super) answers: BTreeMap<String, Answer>,
    pub(super) long: Vec<LongText>,
    pub(super) notes: BTreeMap<String, String>,
}

/// Excel counts as UTF-16 does: an emoji is two.
fn is_long(text: &str) -> bool {
    // No text has more UTF-16 units than bytes.
    MAX_TEXT < text.len() && MAX_TEXT < text.encode_utf16().count()
}

/// Whether an answer has a text that no cell can hold.
pub fn is_too_long(answer: &Answer) -> bool {
    let in_value = match &answer.value {
        AnswerValue::Text(text) | AnswerValue::Number(text) => is_long(text),
        AnswerValue::Table(rows) => rows.iter().flat_map(BTreeMap::values).any(|text| is_long(text)),
        AnswerValue::None
        | AnswerValue::YesNo(_)
        | AnswerValue::Choice(_)
        | AnswerValue::Choices(_)
        | AnswerValue::Date(_) => false,
    };
    in_value || is_long(&answer.explanation)
}

/// The key of the first question whose answer has such a text.
pub(super) fn first(content: &WorkbookContent<'_>) -> Option<String> {
    let mut fields = content.questionnaire.all_fields();
    fields.find(|field| content.answers.get(&field.key).is_some_and(is_too_long)).map(|field| field.key.clone())
}

/// Takes the long texts out.
pub(super) fn shorten(content: &WorkbookContent<'_>) -> Shortened {
    let mut out = Shortened { answers: content.answers.clone(), long: Vec::new(), notes: BTreeMap::new() };
    for field in content.questionnaire.all_fields() {
        let Some(answer) = out.answers.get_mut(&field.key) else { continue };
        let stem = format!("{:02}-{}", field.number, field.key);
        let mut take = |text: &mut String, suffix: &str| {
            if is_long(text) {
                let file_name = format!("{stem}{suffix}.txt");
                let note = format!("{} {file_name}", content.labels.long_text);
                let text = std::mem::replace(text, note.clone());
                out.long.push(LongText { question: field.key.clone(), file_name: file_name.clone(), text });
                out.notes.insert(note, file_name);
            }
        };
        match &mut answer.value {
            AnswerValue::Text(text) | AnswerValue::Number(text) => take(text, ""),
            AnswerValue::Table(rows) => {
                for (number, row) in (1..).zip(rows) {
                    for (column, text) in row {
                        take(text, &format!("-{number}-{column}"));
                    }
                }
            }
            AnswerValue::None
            | AnswerValue::YesNo(_)
            | AnswerValue::Choice(_)
            | AnswerValue::Choices(_)
            | AnswerValue::Date(_) => {}
        }
        take(&mut answer.explanation, "-explanation");
    }
    out
}
