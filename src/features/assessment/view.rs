//! Page models of assessing: all answers at a glance, and one question.

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::service::{AssessmentState, StoredRating};
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::hint::Hint;
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;
use crate::domain::rating::{Confidence, Verdict};
use crate::domain::score::{BasisPoints, Score};
use crate::features::evidence::view::size_in_words;
use crate::features::frame::FieldError;
use crate::features::questionnaire::in_words::{evidence_if, section_titles};
use crate::features::questionnaire::service::control_names;
use crate::features::response::answer_view::AnswerView;

/// What stands above every page of an assessment.
#[derive(Debug, Serialize)]
pub(super) struct Around {
    pub(super) base: String,
    supplier: String,
    product: String,
    version: String,
    submitted_at: String,
    number: i64,
    rated: usize,
    owed: usize,
    score: Option<u32>,
    finished_at: Option<String>,
    finished_by: String,
    workbook: String,
    /// Titles of the sections that were not asked.
    left_out: Vec<String>,
}

impl Around {
    pub(super) fn new(state: &AssessmentState, language: Language) -> Self {
        let whole = state.scores().whole;
        Self {
            base: base(state),
            supplier: state.submission.supplier_name.clone(),
            product: state.submission.product_name.clone(),
            version: format!("{} {}", state.questionnaire.words(language).title, state.questionnaire.version),
            submitted_at: state.submission.submitted_at.to_rfc3339(),
            number: state.submission.number,
            rated: whole.rated + whole.not_applicable,
            owed: whole.owed + whole.not_applicable,
            score: whole.result().map(BasisPoints::number),
            finished_at: state.finished.as_ref().map(|(at, _)| at.to_rfc3339()),
            finished_by: state.finished.as_ref().map(|(_, by)| by.clone()).unwrap_or_default(),
            workbook: format!("/submissions/{}/workbook", state.submission.id),
            left_out: section_titles(&state.version, &state.submission.content.extent.left_out, language),
        }
    }
}

pub(super) fn base(state: &AssessmentState) -> String {
    format!("/assessments/{}", state.id)
}

/// The value of a rating as `ui.rating` takes it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RatingValue {
    /// 0 to 4.
    Level(u8),
    /// `not_applicable`.
    Word(&'static str),
    /// Not rated.
    None,
}

impl RatingValue {
    /// Of a stored rating, where there is one.
    pub fn of(rating: Option<&StoredRating>) -> Self {
        match rating.and_then(|stored| stored.verdict) {
            Some(Verdict::Level(level, _)) => Self::Level(level.number()),
            Some(Verdict::NotApplicable) => Self::Word("not_applicable"),
            None => Self::None,
        }
    }
}

/// All answers with their ratings.
#[derive(Debug, Serialize)]
pub(super) struct OverviewPage {
    around: Around,
    /// The first question that nobody has rated.
    next: Option<String>,
    head: Vec<HeadLine>,
    sections: Vec<SectionView>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct HeadLine {
    label: String,
    answer: AnswerView,
}

#[derive(Debug, Serialize)]
struct SectionView {
    title: String,
    score: Option<u32>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    number: u32,
    subject: String,
    text: String,
    answer: AnswerView,
    gap: Option<String>,
    documents: usize,
    rating: RatingValue,
    reason: String,
    hints: Vec<HintView>,
}

#[derive(Debug, Serialize)]
struct HintView {
    text: String,
    /// The other question that it is about.
    href: Option<String>,
}

fn hint_views(app: &App, state: &AssessmentState, hints: Option<&Vec<Hint>>, language: Language) -> Vec<HintView> {
    hints
        .into_iter()
        .flatten()
        .map(|hint| {
            let other = hint.other();
            let number = other.map_or(0, |(_, number)| number);
            HintView {
                text: app.words.get(language, hint.code(), &[("number", FluentValue::from(number.to_string()))]),
                href: other.map(|(key, _)| format!("{}/questions/{key}", base(state))),
            }
        })
        .collect()
}

/// The first question that is asked and not rated, or the first one.
pub(super) fn first_unrated(state: &AssessmentState) -> Option<&Question> {
    let owed = state.owed();
    state
        .questionnaire
        .questions()
        .filter(|question| owed.contains(question.key.as_str()))
        .find(|question| state.ratings.get(&question.key).is_none_or(|stored| stored.verdict.is_none()))
}

impl OverviewPage {
    pub(super) fn new(app: &App, state: &AssessmentState, language: Language) -> Self {
        let owed = state.owed();
        let scores = state.scores();
        let hints = state.hints();
        let content = &state.submission.content;
        let nothing = Answer::default();
        let base = base(state);
        let sections = state
            .questionnaire
            .sections
            .iter()
            .map(|section| SectionView {
                title: section.words(language).title.clone(),
                score: scores.section(&section.key).and_then(Score::result).map(BasisPoints::number),
                lines: section
                    .questions
                    .iter()
                    .filter(|question| owed.contains(question.key.as_str()))
                    .map(|question| {
                        let rating = state.ratings.get(&question.key);
                        let answer = content.answers.get(&question.key).unwrap_or(&nothing);
                        Line {
                            href: format!("{base}/questions/{}", question.key),
                            number: question.number,
                            subject: question.words(language).subject.clone(),
                            text: question.words(language).text.clone(),
                            answer: AnswerView::new(question, answer, language),
                            gap: content.gaps.get(&question.key).cloned(),
                            documents: content.citations.get(&question.key).map_or(0, Vec::len),
                            rating: RatingValue::of(rating),
                            reason: rating.map(|stored| stored.reason.clone()).unwrap_or_default(),
                            hints: hint_views(app, state, hints.get(&question.key), language),
                        }
                    })
                    .collect(),
            })
            .collect();
        let head = state
            .questionnaire
            .head
            .iter()
            .filter_map(|field| {
                let answer = content.answers.get(&field.key)?;
                let label = field.words(language).text.clone();
                Some(HeadLine { label, answer: AnswerView::new(field, answer, language) })
            })
            .collect();
        let next = first_unrated(state).map(|question| format!("{base}/questions/{}", question.key));
        Self { around: Around::new(state, language), next, head, sections, errors: Vec::new() }
    }
}

/// One answer, to be rated.
#[derive(Debug, Serialize)]
pub(super) struct QuestionPage {
    around: Around,
    action: String,
    notes_action: String,
    number: u32,
    count: usize,
    section: String,
    must: bool,
    weight: u32,
    text: String,
    help: String,
    controls: Vec<String>,
    answer: AnswerView,
    gap: Option<String>,
    /// Message key of why there is no answer; none where there is one.
    silence: Option<&'static str>,
    hints: Vec<HintView>,
    evidence_asked: Vec<String>,
    evidence_if: String,
    documents: Vec<DocumentView>,
    rating: RatingValue,
    confidence: &'static str,
    reason: String,
    revision: i64,
    saved_at: Option<String>,
    rated_by: String,
    notes: Vec<NoteView>,
    note: String,
    previous: Option<String>,
    next: Option<String>,
    /// Somebody else has rated meanwhile.
    theirs: Option<Theirs>,
    editable: bool,
    /// Whether the assessment is finished.
    locked: bool,
    all: Vec<Place>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct DocumentView {
    name: String,
    href: String,
    size: String,
    place: String,
    sha256: String,
}

#[derive(Debug, Serialize)]
struct NoteView {
    body: String,
    by: String,
    initials: String,
    at: String,
}

/// A question in the list of all.
#[derive(Debug, Serialize)]
struct Place {
    href: String,
    number: u32,
    subject: String,
    rating: RatingValue,
    current: bool,
}

/// What somebody else has saved meanwhile.
#[derive(Debug, Serialize)]
pub(super) struct Theirs {
    by: String,
    rating: RatingValue,
    reason: String,
}

impl Theirs {
    pub(super) fn new(theirs: &StoredRating) -> Self {
        Self { by: theirs.rated_by.clone(), rating: RatingValue::of(Some(theirs)), reason: theirs.reason.clone() }
    }
}

/// What stands in the form instead of what is stored.
pub(super) struct Typed {
    pub(super) verdict: Option<Verdict>,
    pub(super) confidence: Confidence,
    pub(super) reason: String,
    pub(super) note: String,
    pub(super) theirs: Option<StoredRating>,
    pub(super) errors: Vec<FieldError>,
}

impl QuestionPage {
    pub(super) fn new(
        app: &App,
        state: &AssessmentState,
        question: &Question,
        typed: Option<Typed>,
        language: Language,
    ) -> Self {
        let owed = state.owed();
        let base = base(state);
        let link = |question: &Question| format!("{base}/questions/{}", question.key);
        let asked: Vec<&Question> =
            state.questionnaire.questions().filter(|other| owed.contains(other.key.as_str())).collect();
        let content = &state.submission.content;
        let answer = content.answers.get(&question.key).cloned().unwrap_or_default();
        let stored = state.ratings.get(&question.key);
        let words = question.words(language);
        let stored_confidence = match stored.and_then(|stored| stored.verdict) {
            Some(Verdict::Level(_, confidence)) => confidence,
            // Proposed, and seen before the rating: an answer that cites a document rests on it until a person says otherwise.
            Some(Verdict::NotApplicable) | None
                if content.citations.get(&question.key).is_some_and(|c| !c.is_empty()) =>
            {
                Confidence::Documented
            }
            Some(Verdict::NotApplicable) | None => Confidence::Claimed,
        };
        let (rating, confidence, reason, note, theirs, errors) = match typed {
            Some(typed) => {
                let rating = match typed.verdict {
                    Some(Verdict::Level(level, _)) => RatingValue::Level(level.number()),
                    Some(Verdict::NotApplicable) => RatingValue::Word("not_applicable"),
                    None => RatingValue::None,
                };
                (rating, typed.confidence, typed.reason, typed.note, typed.theirs, typed.errors)
            }
            None => {
                let reason = stored.map(|stored| stored.reason.clone()).unwrap_or_default();
                (RatingValue::of(stored), stored_confidence, reason, String::new(), None, Vec::new())
            }
        };
        let documents = content
            .citations
            .get(&question.key)
            .into_iter()
            .flatten()
            .map(|citation| DocumentView {
                name: citation.file_name.clone(),
                href: format!("/submissions/{}/evidence/{}", state.submission.id, citation.evidence),
                size: size_in_words(citation.size, language),
                place: citation.place.clone(),
                sha256: citation.sha256.clone(),
            })
            .collect();
        let revision = theirs.as_ref().or(stored).map_or(0, |stored| stored.revision);
        Self {
            action: link(question),
            notes_action: format!("{}/notes", link(question)),
            number: question.number,
            count: state.questionnaire.questions().count(),
            section: state
                .questionnaire
                .section_of(&question.key)
                .map(|section| section.words(language).title.clone())
                .unwrap_or_default(),
            must: question.must,
            weight: question.weight,
            text: words.text.clone(),
            help: words.help.clone(),
            controls: control_names(app, &state.customer, &state.questionnaire, question, language),
            silence: match (answer.is_given(), owed.contains(question.key.as_str())) {
                (_, false) => Some("assessment-question-not-asked"),
                (false, true) => Some("assessment-not-answered"),
                (true, true) => None,
            },
            answer: AnswerView::new(question, &answer, language),
            gap: content.gaps.get(&question.key).cloned(),
            hints: hint_views(app, state, state.hints().get(&question.key), language),
            evidence_asked: words.evidence.clone(),
            evidence_if: evidence_if(question, language),
            documents,
            rating,
            confidence: confidence.as_str(),
            reason,
            revision,
            saved_at: stored.map(|stored| stored.rated_at.to_rfc3339()),
            rated_by: stored.map(|stored| stored.rated_by.clone()).unwrap_or_default(),
            notes: state
                .notes
                .iter()
                .filter(|note| note.question == question.key)
                .map(|note| NoteView {
                    body: note.body.clone(),
                    initials: crate::features::frame::initials(&note.created_by),
                    by: note.created_by.clone(),
                    at: note.created_at.to_rfc3339(),
                })
                .collect(),
            note,
            previous: asked.iter().rev().find(|other| other.number < question.number).map(|other| link(other)),
            next: asked.iter().find(|other| question.number < other.number).map(|other| link(other)),
            theirs: theirs.as_ref().map(Theirs::new),
            editable: state.finished.is_none() && owed.contains(question.key.as_str()),
            locked: state.finished.is_some(),
            all: asked
                .iter()
                .map(|other| Place {
                    href: link(other),
                    number: other.number,
                    subject: other.words(language).subject.clone(),
                    rating: RatingValue::of(state.ratings.get(&other.key)),
                    current: other.key == question.key,
                })
                .collect(),
            around: Around::new(state, language),
            errors,
        }
    }
}
