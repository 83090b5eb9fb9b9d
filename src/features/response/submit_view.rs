//! Page models of sending in and of the receipt.

use std::collections::BTreeSet;

use serde::Serialize;

use super::answer_view::AnswerView;
use super::head_view::odd_fields;
use super::service::ResponseState;
use super::submit::{Reasons, missing};
use super::view::{Around, base};
use crate::domain::answer::Gap;
use crate::domain::completeness::{Missing, completeness};
use crate::domain::condition::shown;
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;
use crate::features::evidence::view::size_in_words;
use crate::features::frame::FieldError;
use crate::features::submission::service::LatestSubmission;

#[derive(Debug, Serialize)]
pub(super) struct SubmitPage {
    around: Around,
    action: String,
    head_missing: Vec<String>,
    /// Head fields whose value looks odd; nothing is in the way of sending in.
    odd: Vec<OddView>,
    gap_count: usize,
    gaps: Vec<GapSection>,
    /// One reason for every gap that has none of its own.
    common: String,
    /// Answers with documentation asked for and none cited: pointed out, not owed.
    undocumented: Vec<Undocumented>,
    submitted_by: String,
    answered: usize,
    owed: usize,
    documents: usize,
    /// Earlier answers that wait for a person to confirm them: they are not sent.
    waiting: usize,
    carried: String,
    errors: Vec<FieldError>,
    /// What the summary says: as `errors`, or a line for each section where there are many.
    summary: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct GapSection {
    title: String,
    gaps: Vec<GapView>,
}

#[derive(Debug, Serialize)]
struct OddView {
    subject: String,
    value: String,
    /// Message key of what is odd.
    what: &'static str,
}

#[derive(Debug, Serialize)]
struct GapView {
    name: String,
    href: String,
    number: u32,
    subject: String,
    /// Message key of what is missing.
    what: &'static str,
    reason: String,
}

#[derive(Debug, Serialize)]
struct Undocumented {
    href: String,
    number: u32,
    subject: String,
}

impl SubmitPage {
    pub(super) fn new(
        state: &ResponseState,
        submitted_by: &str,
        reasons: &Reasons,
        (errors, summary): (Vec<FieldError>, Vec<FieldError>),
        language: Language,
    ) -> Self {
        let base = base(&state.brief);
        let missing = missing(state, &Reasons::default());
        let subject = |key: &str| {
            state.questionnaire.field(key).map(|field| field.words(language)).map_or_else(String::new, |words| {
                if words.subject.is_empty() { words.text.clone() } else { words.subject.clone() }
            })
        };
        let by = state.answers.get("filled_in_by").map(|stored| stored.answer.plain_text()).unwrap_or_default();
        let far = completeness(&state.questionnaire, &state.plain_answers()).questions;
        let cited: BTreeSet<_> = state.citations.values().flatten().map(|citation| &citation.evidence).collect();
        Self {
            around: Around::new(state, language),
            action: format!("{base}/submit"),
            head_missing: missing
                .iter()
                .filter(|missing| missing.number == 0)
                .map(|missing| subject(&missing.question))
                .collect(),
            odd: odd_fields(state)
                .map(|(field, value, what)| OddView { subject: subject(&field.key), value, what })
                .collect(),
            gap_count: missing.iter().filter(|missing| 0 < missing.number).count(),
            gaps: gaps(state, &missing, reasons, language),
            common: reasons.common.clone(),
            undocumented: undocumented(state)
                .map(|question| Undocumented {
                    href: format!("{base}/questions/{}", question.key),
                    number: question.number,
                    subject: question.words(language).subject.clone(),
                })
                .collect(),
            submitted_by: if submitted_by.is_empty() { by } else { submitted_by.to_owned() },
            answered: far.answered,
            owed: far.owed,
            documents: cited.len(),
            waiting: state.all_waiting().count(),
            carried: format!("{base}/carried"),
            errors,
            summary,
        }
    }
}

/// The questions whose answers documentation is asked for and that cite none.
fn undocumented(state: &ResponseState) -> impl Iterator<Item = &Question> {
    let answers = state.plain_answers();
    let asked: BTreeSet<String> = shown(&state.questionnaire, &answers).into_iter().map(str::to_owned).collect();
    state.questionnaire.questions().filter(move |question| {
        let answer = answers.get(&question.key).filter(|answer| answer.is_given() && asked.contains(&question.key));
        answer.is_some_and(|answer| question.asks_for_evidence(answer))
            && state.citations.get(&question.key).is_none_or(Vec::is_empty)
    })
}

/// What is missing, by section in reading order.
fn gaps(state: &ResponseState, missing: &[Missing], reasons: &Reasons, language: Language) -> Vec<GapSection> {
    let base = base(&state.brief);
    let view = |question: &Question| {
        let gap = missing.iter().find(|missing| missing.question == question.key)?.gap;
        Some(GapView {
            name: format!("gap-{}", question.key),
            href: format!("{base}/questions/{}", question.key),
            number: question.number,
            subject: question.words(language).subject.clone(),
            what: gap_key(gap),
            reason: reasons.own.get(&question.key).cloned().unwrap_or_default(),
        })
    };
    let sections = state.questionnaire.sections.iter().map(|section| GapSection {
        title: section.words(language).title.clone(),
        gaps: section.questions.iter().filter_map(view).collect(),
    });
    sections.filter(|section| !section.gaps.is_empty()).collect()
}

pub(super) fn gap_key(gap: Gap) -> &'static str {
    match gap {
        Gap::NoAnswer => "response-gap-answer",
        Gap::NoExplanation => "response-gap-explanation",
        Gap::NoReason => "response-gap-reason",
    }
}

/// What was sent in.
#[derive(Debug, Serialize)]
pub(super) struct ReceiptPage {
    around: Around,
    number: i64,
    hash: String,
    submitted_at: String,
    submitted_by: String,
    workbook: String,
    head: Vec<Line>,
    sections: Vec<Section>,
    documents: Vec<Document>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Section {
    title: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: u32,
    subject: String,
    /// The question as it was asked; empty for a head field.
    text: String,
    answer: AnswerView,
    gap: Option<String>,
    cited: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Document {
    name: String,
    size: String,
    sha256: String,
    href: String,
}

impl ReceiptPage {
    pub(super) fn new(state: &ResponseState, given: &LatestSubmission, language: Language) -> Self {
        let content = &given.content;
        let base = base(&state.brief);
        let line = |question: &Question| {
            let answer = content.answers.get(&question.key).cloned().unwrap_or_default();
            Line {
                number: question.number,
                subject: if question.is_head() {
                    question.words(language).text.clone()
                } else {
                    question.words(language).subject.clone()
                },
                text: if question.is_head() { String::new() } else { question.words(language).text.clone() },
                answer: AnswerView::new(question, &answer, language),
                gap: content.gaps.get(&question.key).cloned(),
                cited: content
                    .citations
                    .get(&question.key)
                    .into_iter()
                    .flatten()
                    .map(|citation| {
                        if citation.place.is_empty() {
                            citation.file_name.clone()
                        } else {
                            format!("{}, {}", citation.file_name, citation.place)
                        }
                    })
                    .collect(),
            }
        };
        let is_there = |question: &&Question| {
            content.answers.contains_key(&question.key) || content.gaps.contains_key(&question.key)
        };
        let mut documents: Vec<Document> = Vec::new();
        for citation in content.citations.values().flatten() {
            let href = format!("{base}/evidence/{}", citation.evidence);
            if !documents.iter().any(|known| known.href == href) {
                documents.push(Document {
                    name: citation.file_name.clone(),
                    size: size_in_words(citation.size, language),
                    sha256: citation.sha256.clone(),
                    href,
                });
            }
        }
        Self {
            around: Around::new(state, language),
            number: given.number,
            hash: given.hash.clone(),
            submitted_at: given.submitted_at.to_rfc3339(),
            submitted_by: content.submitted_by.clone(),
            workbook: format!("{base}/workbook"),
            head: state.questionnaire.head.iter().filter(is_there).map(line).collect(),
            sections: state
                .questionnaire
                .sections
                .iter()
                .map(|section| Section {
                    title: section.words(language).title.clone(),
                    lines: section.questions.iter().filter(is_there).map(line).collect(),
                })
                .collect(),
            documents,
            errors: Vec::new(),
        }
    }
}
