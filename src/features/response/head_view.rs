//! Page model of the head fields: who answers, about what. All of them stand on one page, each with a revision of its own.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::service::{HeadField, ResponseState};
use super::view::{Around, FieldView, base};
use crate::domain::answer::Answer;
use crate::domain::language::Language;
use crate::domain::oddity::{Oddity, oddity};
use crate::domain::questionnaire::Question;
use crate::features::frame::FieldError;

/// The head fields.
#[derive(Debug, Serialize)]
pub(super) struct HeadPage {
    around: Around,
    action: String,
    fields: Vec<FieldView>,
    revision: String,
    conflicts: Vec<HeadConflict>,
    errors: Vec<FieldError>,
}

/// What somebody else has written into a field that the person has changed as well.
#[derive(Debug, Serialize)]
pub(super) struct HeadConflict {
    label: String,
    theirs: String,
}

impl HeadConflict {
    pub(super) fn list(state: &ResponseState, keys: &[String], language: Language) -> Vec<Self> {
        let fields = state.questionnaire.head.iter().filter(|field| keys.contains(&field.key));
        fields
            .map(|field| Self {
                label: field.words(language).text.clone(),
                theirs: state.answers.get(&field.key).map(|stored| stored.answer.plain_text()).unwrap_or_default(),
            })
            .collect()
    }
}

impl fmt::Display for HeadConflict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.label, self.theirs)
    }
}

impl HeadPage {
    /// `typed` are answers that stand in the form instead of those that are stored.
    pub(super) fn new(
        state: &ResponseState,
        typed: &BTreeMap<String, Answer>,
        conflicts: &[String],
        errors: Vec<FieldError>,
        language: Language,
    ) -> Self {
        let fields = state
            .questionnaire
            .head
            .iter()
            .map(|field| {
                let answer = typed.get(&field.key).cloned().unwrap_or_else(|| shown(state, field));
                FieldView::new(field, &answer, &head_prefix(field), language)
            })
            .collect();
        Self {
            around: Around::new(state, language),
            action: format!("{}/head", base(&state.brief)),
            fields,
            revision: DrawnHead::of(state).to_string(),
            conflicts: HeadConflict::list(state, conflicts, language),
            errors,
        }
    }
}

/// What a form without faults is drawn with: what is stored, what was answered to an earlier version, or what the request tells already.
fn shown(state: &ResponseState, field: &Question) -> Answer {
    let stored = state.answers.get(&field.key).map(|stored| stored.answer.clone());
    let carried = state.waiting(&field.key).map(|carried| carried.answer.clone());
    stored.or(carried).unwrap_or_else(|| match field.key.as_str() {
        "supplier" => Answer::text(state.brief.supplier_name.clone()),
        "product" => Answer::text(state.brief.product_name.clone()),
        "org_number" => Answer::text(state.brief.supplier_org_number.clone()),
        _ => Answer::default(),
    })
}

/// Message key of what looks odd about the value of a head field; nothing is in the way of saving it.
pub(super) fn odd_key(field: &str, value: &str) -> Option<&'static str> {
    oddity(field, value).map(|oddity| match oddity {
        Oddity::NotEmail => "response-odd-email",
        Oddity::NotOrgNumber => "response-odd-org-number",
    })
}

/// The head fields whose stored value looks odd, with the value and the message key of what does.
pub(super) fn odd_fields(state: &ResponseState) -> impl Iterator<Item = (&Question, String, &'static str)> {
    state.questionnaire.head.iter().filter_map(|field| {
        let value = state.answers.get(&field.key)?.answer.plain_text();
        let odd = odd_key(&field.key, &value)?;
        Some((field, value, odd))
    })
}

/// Before the names of a head field's form fields.
pub(super) fn head_prefix(field: &Question) -> String {
    format!("{}--", field.key)
}

/// What a form of head fields was drawn with: of each field the revision and a mark of its content.
///
/// It travels in the form's one field `revision` as `key.revision.mark` with semicolons between, so that the page's script
/// saves this form as any other. The mark tells what the person has changed from what somebody else has.
pub(super) struct DrawnHead(BTreeMap<String, (i64, String)>);

impl DrawnHead {
    /// As the form would be drawn now.
    pub(super) fn of(state: &ResponseState) -> Self {
        let fields = state.questionnaire.head.iter();
        Self(
            fields.map(|field| (field.key.clone(), (state.revision(&field.key), mark(&shown(state, field))))).collect(),
        )
    }

    /// As the form says. What cannot be read counts as drawn without answers: then nothing is overwritten.
    pub(super) fn parse(text: &str) -> Self {
        let field = |part: &str| {
            let mut parts = part.splitn(3, '.');
            let (key, revision, mark) = (parts.next()?, parts.next()?, parts.next()?);
            Some((key.to_owned(), (i64::from(revision.parse::<u32>().ok()?), mark.to_owned())))
        };
        Self(text.split(';').filter_map(field).collect())
    }

    /// What the form sent for a field.
    pub(super) fn field(&self, key: &str, answer: &Answer) -> HeadField {
        let drawn = self.0.get(key);
        HeadField {
            key: key.to_owned(),
            answer: answer.clone(),
            base_revision: drawn.map_or(0, |(revision, _)| *revision),
            is_changed: drawn.is_none_or(|(_, drawn)| *drawn != mark(answer)),
        }
    }
}

impl fmt::Display for DrawnHead {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (key, (revision, mark))) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { ";" };
            write!(out, "{between}{key}.{revision}.{mark}")?;
        }
        Ok(())
    }
}

/// A short mark of an answer's content: tells two answers apart, and is no secret.
fn mark(answer: &Answer) -> String {
    let text = serde_json::to_string(answer).unwrap_or_default();
    hex::encode(Sha256::digest(text)).chars().take(12).collect()
}
