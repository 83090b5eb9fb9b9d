//! Page model of an import that a person has confirmed: what came of it.

use serde::Serialize;

use super::plan::Done;
use super::service::Waiting;
use super::view::subject;
use crate::domain::language::Language;
use crate::features::frame::FieldError;
use crate::features::response::view::Around;

/// What came of an import.
#[derive(Debug, Serialize)]
pub(super) struct DonePage {
    around: Around,
    base: String,
    action: String,
    file_name: String,
    answers: usize,
    head: usize,
    documents: usize,
    left_out: Vec<Place>,
    missing: Vec<Place>,
    errors: Vec<FieldError>,
}

/// Where a person goes to put something right.
#[derive(Debug, Serialize)]
struct Place {
    href: String,
    /// 0 for a head field.
    number: u32,
    text: String,
}

impl DonePage {
    pub(super) fn new(waiting: &Waiting, id: &str, done: &Done, language: Language) -> Self {
        let base = format!("/r/{}", waiting.state.brief.request);
        let place = |key: &str, name: Option<&str>, at: &str| {
            let field = waiting.state.questionnaire.field(key)?;
            let href = if field.is_head() { format!("{base}/head") } else { format!("{base}/questions/{key}{at}") };
            let text = name.map_or_else(|| subject(field, language), str::to_owned);
            Some(Place { href, number: field.number, text })
        };
        Self {
            around: Around::new(&waiting.state, language),
            action: format!("{base}/import/{id}"),
            file_name: waiting.file_name.clone(),
            answers: done.answers,
            head: done.head,
            documents: done.documents,
            left_out: done.left_out.iter().filter_map(|key| place(key, None, "")).collect(),
            missing: done.missing.iter().filter_map(|(key, name)| place(key, Some(name), "#evidence")).collect(),
            base,
            errors: Vec::new(),
        }
    }
}
