//! Sending in: a response is frozen, and the customer is given what was frozen.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};

use super::service::{self, ResponseState};
use super::store;
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::completeness::{Missing, completeness};
use crate::domain::condition::shown;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::SubmissionId;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::SupplierScope;
use crate::domain::submission::{FrozenCitation, Submission};
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::evidence::service as evidence;
use crate::features::submission::service::{self as submissions, LatestSubmission};
use crate::platform::db::StoreError;

/// Why questions have no complete answer, as the person writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// The reason of one question, by its key; it goes before the common one.
    #[serde(default)]
    pub own: BTreeMap<String, String>,
    /// One reason for every question that has none of its own; may be empty.
    #[serde(default)]
    pub common: String,
}

impl Reasons {
    /// The reason that holds for a question; empty where there is none.
    fn of(&self, question: &str) -> &str {
        let own = self.own.get(question).map_or("", |reason| reason.trim());
        if own.is_empty() { self.common.trim() } else { own }
    }
}

/// What the person says when sending in.
#[derive(Debug, Clone, Default)]
pub struct SubmitForm {
    /// Who sends in, as the person writes it.
    pub submitted_by: String,
    /// Why questions have no complete answer.
    pub gaps: Reasons,
}

/// What came of sending in.
#[derive(Debug)]
pub enum SubmitOutcome {
    /// The customer has been given it.
    Submitted(Box<LatestSubmission>),
    /// This is missing: head fields must be filled in, questions must have an answer or a reason.
    Incomplete(Vec<Missing>),
}

/// What is missing for sending in, given the reasons so far.
pub fn missing(state: &ResponseState, gaps: &Reasons) -> Vec<Missing> {
    completeness(&state.questionnaire, &state.plain_answers())
        .missing()
        .filter(|missing| missing.number == 0 || gaps.of(&missing.question).is_empty())
        .cloned()
        .collect()
}

/// The reasons that somebody has written before: those that are kept, else those of the response's latest submission.
/// Nobody writes them twice.
///
/// # Errors
/// When the database does not answer.
pub async fn earlier_reasons(app: &App, state: &ResponseState, scope: &SupplierScope) -> Result<Reasons, AppError> {
    let (scope, response) = (scope.clone(), state.brief.response.clone());
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            let kept = store::reasons(connection, &scope, &response)?;
            if !kept.is_empty() {
                return serde_json::from_str(&kept).map_err(StoreError::corrupt);
            }
            let latest = submissions::latest_of_response(connection, &scope, &response)?;
            Ok(Reasons { own: latest.map(|latest| latest.content.gaps).unwrap_or_default(), common: String::new() })
        })
        .await
        .map_err(AppError::from)
}

/// Keeps the reasons that a person has written, so that leaving the page loses nothing. What others have written for
/// other questions stays.
///
/// # Errors
/// [`Code::AlreadySubmitted`] after sending in.
pub async fn keep_reasons(app: &App, scope: &SupplierScope, reasons: Reasons) -> Result<(), AppError> {
    let (scope, library) = (scope.clone(), app.library.clone());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let brief = service::changeable(connection, &scope)?;
            let questionnaire = library.get(connection, &brief.definition)?;
            let stored = store::reasons(connection, &scope, &brief.response)?;
            let mut kept: Reasons = serde_json::from_str(&stored).unwrap_or_default();
            let is_question = |key: &String| questionnaire.questions().any(|question| question.key == *key);
            kept.own.extend(reasons.own.into_iter().filter(|(key, _)| is_question(key)));
            kept.own.retain(|_, reason| !reason.trim().is_empty());
            kept.common = reasons.common;
            let body = serde_json::to_string(&kept).map_err(AppError::internal)?;
            Ok(store::keep_reasons(connection, &scope, &brief.response, &body)?)
        })
        .await
}

/// Sends the response in: it is frozen as its next submission, and the request is given it. Where the latest submission
/// says the same already, the customer is given that one: answered once, shared with many.
///
/// # Errors
/// [`Code::AlreadySubmitted`] when the request was given one before; [`Code::Conflict`] when somebody saved at the same moment.
pub async fn submit(app: &App, scope: &SupplierScope, form: SubmitForm) -> Result<SubmitOutcome, AppError> {
    let state = service::load(app, scope).await?;
    if state.brief.submission.is_some() {
        return Err(Code::AlreadySubmitted.into());
    }
    let missing = missing(&state, &form.gaps);
    if !missing.is_empty() {
        return Ok(SubmitOutcome::Incomplete(missing));
    }
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), SubmissionId::new(app.ids.next()));
    app.db
        .write(move |connection| -> Result<SubmitOutcome, AppError> {
            let brief = service::changeable(connection, &scope)?;
            // What is frozen is what was checked: a save or a citation in between makes the person look again.
            let answers = service::answers(connection, &scope, &brief.response)?;
            let is_same = brief.response == state.brief.response
                && answers.len() == state.answers.len()
                && answers.iter().all(|(key, stored)| state.revision(key) == stored.revision)
                && evidence::citations(connection, &scope, &brief.response)? == state.citations;
            if !is_same {
                return Err(Code::Conflict.into());
            }
            let progress = completeness(&state.questionnaire, &state.plain_answers()).questions;
            let content = content(&state, &form, now.to_rfc3339_opts(SecondsFormat::Micros, true));
            let latest = submissions::latest_of_response(connection, &scope, &brief.response)?;
            let (given, action) = match latest {
                Some(latest) if says_the_same(&state.version, &latest.content, &content) => {
                    (latest, Action::SubmissionShared)
                }
                _ => {
                    let frozen =
                        submissions::freeze(connection, &scope, id, &brief.response, &content, &progress, now)?;
                    (frozen, Action::Submitted)
                }
            };
            if !submissions::give(connection, &scope, &given.id, now)? {
                return Err(Code::AlreadySubmitted.into());
            }
            let event = NewEvent::new(scope.actor(), action, given.id.to_string())
                .with(serde_json::json!({ "sha256": given.hash, "request": scope.request.as_str() }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            events::record(connection, now, &Tenant::Organisation(&brief.customer), &event)?;
            Ok(SubmitOutcome::Submitted(Box::new(given)))
        })
        .await
}

fn content(state: &ResponseState, form: &SubmitForm, submitted_at: String) -> Submission {
    let answers = state.plain_answers();
    let asked = shown(&state.questionnaire, &answers);
    let given: BTreeMap<String, Answer> = answers
        .iter()
        .filter(|(key, answer)| asked.contains(key.as_str()) && answer.is_given())
        .map(|(key, answer)| (key.clone(), answer.clone()))
        .collect();
    let incomplete = missing(state, &Reasons::default());
    let gaps = incomplete
        .iter()
        .filter_map(|missing| {
            let reason = form.gaps.of(&missing.question);
            (!reason.is_empty()).then(|| (missing.question.clone(), reason.to_owned()))
        })
        .collect();
    let citations = state
        .citations
        .iter()
        .filter(|(key, _)| asked.contains(key.as_str()))
        .map(|(key, cited)| {
            let frozen = cited
                .iter()
                .map(|citation| FrozenCitation {
                    evidence: citation.evidence.to_string(),
                    file_name: citation.file_name.clone(),
                    sha256: citation.sha256.clone(),
                    size: citation.size,
                    place: citation.place.clone(),
                })
                .collect();
            (key.clone(), frozen)
        })
        .collect();
    Submission {
        questionnaire: state.questionnaire.reference(),
        questionnaire_hash: state.questionnaire.hash.clone(),
        extent: state.brief.extent.clone(),
        supplier: state.brief.supplier_name.clone(),
        product: state.brief.product_name.clone(),
        submitted_at,
        submitted_by: form.submitted_by.trim().to_owned(),
        answers: given,
        gaps,
        citations,
    }
}

/// Whether two submissions differ in nothing but when and by whom they were sent in, under which name the customer knows
/// the supplier, and in what is said of the product that no question asks about.
fn says_the_same(version: &Arc<Questionnaire>, one: &Submission, other: &Submission) -> bool {
    one.questionnaire_hash == other.questionnaire_hash
        && (one.extent == other.extent || one.extent.asked(version) == other.extent.asked(version))
        && one.answers == other.answers
        && one.gaps == other.gaps
        && one.citations == other.citations
}

/// The submission that the request was given.
///
/// # Errors
/// [`Code::NotFound`] when it was given none.
pub async fn given(app: &App, scope: &SupplierScope) -> Result<LatestSubmission, AppError> {
    let scope = scope.clone();
    let given = app.db.read(move |connection| submissions::given_to_request(connection, &scope)).await?;
    given.ok_or_else(|| Code::NotFound.into())
}
