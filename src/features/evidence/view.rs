//! Page models of documents.

use std::collections::BTreeMap;

use serde::Serialize;

use super::service::{Citation, Evidence};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::features::frame::FieldError;
use crate::features::response::view::Around;

/// A document in a list.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    id: String,
    name: String,
    href: String,
    size: String,
    kind: &'static str,
    uploaded_at: String,
    /// The questions whose answers rest on it, by number and name.
    covers: Vec<String>,
    /// Where to post to forget it; `None`: a submission holds it.
    remove: Option<String>,
}

/// The documents of a supplier as shown in a request.
pub(super) fn documents(
    base: &str,
    documents: &[Evidence],
    citations: &BTreeMap<String, Vec<Citation>>,
    questionnaire: &Questionnaire,
    language: Language,
) -> Vec<DocumentView> {
    documents
        .iter()
        .map(|document| {
            let covers: Vec<String> = questionnaire
                .questions()
                .filter(|question| {
                    citations
                        .get(&question.key)
                        .is_some_and(|cited| cited.iter().any(|citation| citation.evidence == document.id))
                })
                .map(|question| format!("{} {}", question.number, question.words(language).subject))
                .collect();
            DocumentView {
                id: document.id.to_string(),
                name: document.file_name.clone(),
                href: format!("{base}/evidence/{}", document.id),
                size: size_in_words(document.size, language),
                kind: kind(&document.media_type),
                uploaded_at: document.uploaded_at.to_rfc3339(),
                remove: (!document.is_submitted).then(|| format!("{base}/evidence/{}/remove", document.id)),
                covers,
            }
        })
        .collect()
}

/// The word of an icon for a media type.
fn kind(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "image/png" | "image/jpeg" => "image",
        other if other.contains("sheet") => "excel",
        other if other.contains("word") || other.ends_with("text") => "word",
        _ => "",
    }
}

/// A size as people read it: "1,4 MB".
pub fn size_in_words(bytes: i64, language: Language) -> String {
    let separator = if language == Language::En { '.' } else { ',' };
    match bytes {
        ..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{}{separator}{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// The supplier's documents.
#[derive(Debug, Serialize)]
pub(super) struct EvidencePage {
    pub(super) around: Around,
    pub(super) base: String,
    pub(super) documents: Vec<DocumentView>,
    pub(super) changeable: bool,
    pub(super) limit_mb: usize,
    pub(super) errors: Vec<FieldError>,
}

/// What goes with a document that answers cite: asked before it does.
#[derive(Debug, Serialize)]
pub(super) struct RemovePage {
    pub(super) around: Around,
    pub(super) name: String,
    pub(super) action: String,
    /// Product, number and subject of each question.
    pub(super) citing: Vec<String>,
    pub(super) errors: Vec<FieldError>,
}

/// What the answer to one question rests on, with what can be added.
#[derive(Debug, Serialize)]
pub struct CitedView {
    /// Where to post a document or a place.
    upload: String,
    cite: String,
    question: String,
    cited: Vec<Cited>,
    /// Documents that the answer does not cite yet.
    library: Vec<Choice>,
    limit_mb: usize,
    error: Option<String>,
}

#[derive(Debug, Serialize)]
struct Cited {
    name: String,
    href: String,
    size: String,
    place: String,
    remove: String,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl CitedView {
    /// For a question; `error` is why a document was refused.
    pub fn new(
        base: &str,
        question: &str,
        cited: &[Citation],
        documents: &[Evidence],
        limit: usize,
        language: Language,
        error: Option<String>,
    ) -> Self {
        Self {
            upload: format!("{base}/evidence"),
            cite: format!("{base}/questions/{question}/citations"),
            question: question.to_owned(),
            cited: cited
                .iter()
                .map(|citation| Cited {
                    name: citation.file_name.clone(),
                    href: format!("{base}/evidence/{}", citation.evidence),
                    size: size_in_words(citation.size, language),
                    place: citation.place.clone(),
                    remove: format!("{base}/citations/{}/remove", citation.id),
                })
                .collect(),
            library: documents
                .iter()
                .filter(|document| !cited.iter().any(|citation| citation.evidence == document.id))
                .map(|document| Choice { value: document.id.to_string(), label: document.file_name.clone() })
                .collect(),
            limit_mb: limit / (1024 * 1024),
            error,
        }
    }
}
