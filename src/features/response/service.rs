//! Finding, beginning and answering responses.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::store::{self, AnswerRow, AnswerWrite};
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::condition::shown;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{DefinitionId, OrganisationId, ProductId, ResponseId};
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::error::{AppError, Code};
use crate::features::carried::service::{self as carried, Carried, CarriedAnswers, CarriedState};
use crate::features::event::service::{self as events, Tenant};
use crate::features::evidence::service::{self as evidence, Citation};
use crate::features::questionnaire::service as questionnaires;
use crate::features::request::service::{self as requests, RequestBrief};
use crate::platform::db::{DbConnection, StoreError};

/// The response that a new request of the customer asks for: the one that its own earlier requests led to, else a new one.
///
/// A response that another customer's request has led to is never found here, whoever typed which address:
/// the supplier's people bring the two together themselves ([`super::reuse`]).
///
/// # Errors
/// When the database refuses.
pub fn ensure(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    new_id: &ResponseId,
    supplier: &OrganisationId,
    product: &ProductId,
    definition: &DefinitionId,
    now: DateTime<Utc>,
) -> Result<ResponseId, StoreError> {
    if let Some(id) = store::of_customer_alone(connection, scope, product, definition)? {
        return Ok(ResponseId::new(id));
    }
    store::insert(connection, new_id, supplier, product, definition, now.naive_utc())?;
    Ok(new_id.clone())
}

/// An answer with what is known of it.
#[derive(Debug, Clone)]
pub struct StoredAnswer {
    /// The answer.
    pub answer: Answer,
    /// 1 for the first save, then 2, 3 …
    pub revision: i64,
    /// When it was saved last.
    pub updated_at: DateTime<Utc>,
}

/// A response with everything that its pages show.
#[derive(Debug, Clone)]
pub struct ResponseState {
    /// The request that the visitor came by.
    pub brief: RequestBrief,
    /// The questionnaire as the request asks it ([`crate::domain::extent::Extent::asked`]).
    pub questionnaire: Arc<Questionnaire>,
    /// The whole version.
    pub version: Arc<Questionnaire>,
    /// The answers by question key, head fields among them.
    pub answers: BTreeMap<String, StoredAnswer>,
    /// What the answers rest on, by question key.
    pub citations: BTreeMap<String, Vec<Citation>>,
    /// Answers to earlier versions that came along: none of them is an answer before a person has confirmed it.
    pub carried: CarriedAnswers,
}

impl ResponseState {
    /// The answers alone, by question key.
    pub fn plain_answers(&self) -> BTreeMap<String, Answer> {
        self.answers.iter().map(|(key, stored)| (key.clone(), stored.answer.clone())).collect()
    }

    /// The earlier answer that waits to be confirmed at a question; `None`: none waits, or it has been answered already.
    pub fn waiting(&self, question: &str) -> Option<&Carried> {
        carried::waiting(&self.carried, &self.answers, question)
    }

    /// Whether an earlier answer is shown beside a question because the question means something else now.
    pub fn is_asked_anew(&self, question: &str) -> bool {
        self.carried.get(question).into_iter().flatten().any(|one| one.state == CarriedState::Shown)
    }

    /// Every head field and question that is asked and at which an earlier answer waits, in reading order.
    pub fn all_waiting(&self) -> impl Iterator<Item = (&Question, &Carried)> {
        let answers = self.plain_answers();
        let asked: BTreeSet<String> = shown(&self.questionnaire, &answers).into_iter().map(str::to_owned).collect();
        let fields = self.questionnaire.all_fields().filter(move |field| asked.contains(&field.key));
        fields.filter_map(|field| Some((field, self.waiting(&field.key)?)))
    }

    /// The revision of an answer; 0 where there is none.
    pub fn revision(&self, question: &str) -> i64 {
        self.answers.get(question).map_or(0, |stored| stored.revision)
    }
}

/// The response of the visitor's request.
///
/// # Errors
/// [`Code::NotFound`] when the request is not the supplier's.
pub async fn load(app: &App, scope: &SupplierScope) -> Result<ResponseState, AppError> {
    let (scope, library) = (scope.clone(), app.library.clone());
    let (brief, answers, citations, carried) = app
        .db
        .read(move |connection| -> Result<_, StoreError> {
            let brief = requests::for_respondent(connection, &scope)?;
            let answers = answers(connection, &scope, &brief.response)?;
            let citations = evidence::citations(connection, &scope, &brief.response)?;
            let carried = carried::of_response(connection, &library, &scope, &brief.response)?;
            Ok((brief, answers, citations, carried))
        })
        .await?;
    let version = questionnaires::get(app, &brief.definition).await?;
    let questionnaire = brief.extent.asked(&version);
    Ok(ResponseState { brief, questionnaire, version, answers, citations, carried })
}

/// The questionnaire of the visitor's request, as it is asked, and nothing more.
///
/// # Errors
/// [`Code::NotFound`] when the request is not the supplier's.
pub async fn questionnaire_of(app: &App, scope: &SupplierScope) -> Result<Arc<Questionnaire>, AppError> {
    let scope = scope.clone();
    let brief = app.db.read(move |connection| requests::for_respondent(connection, &scope)).await?;
    Ok(brief.extent.asked(&questionnaires::get(app, &brief.definition).await?))
}

/// The answers of a response, within a transaction.
///
/// # Errors
/// When the database does not answer.
pub fn answers(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<BTreeMap<String, StoredAnswer>, StoreError> {
    let rows = store::answers(connection, scope, response)?;
    rows.into_iter().map(|row| Ok((row.question_key.clone(), stored(row)?))).collect()
}

fn stored(row: AnswerRow) -> Result<StoredAnswer, StoreError> {
    let answer = serde_json::from_str(&row.body).map_err(StoreError::corrupt)?;
    Ok(StoredAnswer { answer, revision: row.revision, updated_at: row.updated_at.and_utc() })
}

/// How far an answer has come: `unanswered`, `partly`, `not_applicable` or `answered`.
pub(super) fn status_of(question: &Question, answer: &Answer) -> &'static str {
    match answer {
        answer if !answer.is_given() => "unanswered",
        answer if answer.gap(question).is_some() => "partly",
        answer if answer.not_applicable => "not_applicable",
        _ => "answered",
    }
}

/// What came of saving.
#[derive(Debug, Clone)]
pub enum Saved {
    /// It is on the disk.
    Saved {
        /// The answer's new revision.
        revision: i64,
        /// When.
        at: DateTime<Utc>,
        /// How far the answer has come, as [`status_of`].
        status: &'static str,
    },
    /// Somebody else has saved meanwhile; nothing was written.
    Conflict {
        /// What stands there now.
        theirs: Box<StoredAnswer>,
    },
}

/// Saves an answer over the revision that the person saw (0: none). An answer that says the same as before is not written again.
///
/// # Errors
/// [`Code::AlreadySubmitted`] after sending in; [`Code::NotFound`] for a question that the request does not ask, or that there is none of;
/// [`Code::BadInput`] for a value that does not fit the question.
pub async fn save_answer(
    app: &App,
    scope: &SupplierScope,
    question: &str,
    answer: Answer,
    base_revision: i64,
) -> Result<Saved, AppError> {
    let read = |_: &Question| -> Result<Answer, Infallible> { Ok(answer) };
    match save_read(app, scope, question, base_revision, read).await? {
        Ok(saved) => Ok(saved),
        Err(never) => match never {},
    }
}

/// As [`save_answer`], with the answer read against its question in the same transaction, so that saving looks nothing up twice.
/// What `read` refuses is handed back, and nothing is written.
///
/// # Errors
/// As [`save_answer`].
pub async fn save_read<P, F>(
    app: &App,
    scope: &SupplierScope,
    question: &str,
    base_revision: i64,
    read: F,
) -> Result<Result<Saved, P>, AppError>
where
    P: Send + 'static,
    F: FnOnce(&Question) -> Result<Answer, P> + Send + 'static,
{
    let now = app.clock.now();
    let (scope, key, ids) = (scope.clone(), question.to_owned(), app.ids.clone());
    let library = app.library.clone();
    app.db
        .write(move |connection| -> Result<Result<Saved, P>, AppError> {
            let brief = changeable(connection, &scope)?;
            let questionnaire = library.get(connection, &brief.definition)?;
            let field = questionnaire.field(&key).ok_or(Code::NotFound)?;
            if brief.extent.leaves_out(&questionnaire, &key) {
                return Err(Code::NotFound.into());
            }
            let answer = match read(field) {
                Ok(answer) => answer,
                Err(refused) => return Ok(Err(refused)),
            };
            if !answer.value.fits(field) {
                return Err(Code::BadInput.into());
            }
            let status = status_of(field, &answer);
            let before = store::answer(connection, &scope, &brief.response, &key)?.map(stored).transpose()?;
            // A revision of an answer that is not there was never shown by a page of ours: nothing can be overwritten.
            let base_revision = if before.is_none() { 0 } else { base_revision };
            if let Some(theirs) = before {
                if theirs.answer == answer {
                    return Ok(Ok(Saved::Saved { revision: theirs.revision, at: theirs.updated_at, status }));
                }
                if theirs.revision != base_revision {
                    return Ok(Ok(Saved::Conflict { theirs: Box::new(theirs) }));
                }
            }
            if !put(connection, &scope, &brief.response, &key, &answer, base_revision, now)? {
                return Err(Code::Conflict.into());
            }
            if !brief.is_started {
                requests::mark_started(connection, &scope, now)?;
            }
            carried::settle_with_evidence(connection, &scope, &brief.response, &key, &answer, &ids, now)?;
            let event = NewEvent::new(scope.actor(), Action::AnswerSaved, brief.response.to_string())
                .with(serde_json::json!({ "question": key, "revision": base_revision + 1 }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok(Ok(Saved::Saved { revision: base_revision + 1, at: now, status }))
        })
        .await
}

/// One head field as a form sent it.
#[derive(Debug, Clone)]
pub struct HeadField {
    /// Its key.
    pub key: String,
    /// What stands in the form.
    pub answer: Answer,
    /// The revision that the form was drawn with; 0: there was none.
    pub base_revision: i64,
    /// The person has changed what the form was drawn with.
    pub is_changed: bool,
}

/// Saves the head fields that the person has changed, in one transaction. Returns the keys of those that somebody else
/// has changed meanwhile as well, to something else: they are left as they are.
///
/// # Errors
/// As [`save_answer`].
pub async fn save_head(app: &App, scope: &SupplierScope, fields: Vec<HeadField>) -> Result<Vec<String>, AppError> {
    let now = app.clock.now();
    let questionnaire = questionnaire_of(app, scope).await?;
    if !fields
        .iter()
        .all(|field| questionnaire.head.iter().any(|known| known.key == field.key && field.answer.value.fits(known)))
    {
        return Err(Code::BadInput.into());
    }
    let scope = scope.clone();
    app.db
        .write(move |connection| -> Result<Vec<String>, AppError> {
            let brief = changeable(connection, &scope)?;
            let known = answers(connection, &scope, &brief.response)?;
            let mut conflicts = Vec::new();
            for HeadField { key, answer, base_revision, is_changed } in fields {
                let base = match known.get(&key) {
                    None if answer.is_given() => 0,
                    None => continue,
                    Some(theirs) if theirs.answer == answer => continue,
                    Some(theirs) if theirs.revision == base_revision => base_revision,
                    // Somebody else has written here; a person who has not is not asked.
                    Some(_) if !is_changed => continue,
                    Some(_) => {
                        conflicts.push(key);
                        continue;
                    }
                };
                if !put(connection, &scope, &brief.response, &key, &answer, base, now)? {
                    return Err(Code::Conflict.into());
                }
                requests::mark_started(connection, &scope, now)?;
                carried::settle(connection, &scope, &brief.response, &key, &answer, now)?;
                let event = NewEvent::new(scope.actor(), Action::AnswerSaved, brief.response.to_string())
                    .with(serde_json::json!({ "question": key, "revision": base + 1 }));
                events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            }
            Ok(conflicts)
        })
        .await
}

/// The request, if it may still be changed. Its response is held until the transaction ends, so that two transactions
/// that change it, or send it in, come one after the other.
///
/// # Errors
/// [`Code::AlreadySubmitted`] after sending in.
pub fn changeable(connection: &mut DbConnection, scope: &SupplierScope) -> Result<RequestBrief, AppError> {
    store::hold(connection, scope)?;
    let brief = requests::for_respondent(connection, scope)?;
    if brief.submission.is_some() { Err(Code::AlreadySubmitted.into()) } else { Ok(brief) }
}

fn put(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    question: &str,
    answer: &Answer,
    base: i64,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let body = serde_json::to_string(answer).map_err(StoreError::corrupt)?;
    let write = AnswerWrite { question, body: &body, given: answer.is_given(), base, now: now.naive_utc() };
    store::put(connection, scope, response, &write)
}

/// Writes several answers at once, each over the revision that it names, as an import does.
/// Returns the keys of those that somebody else has changed meanwhile: they are not written.
///
/// # Errors
/// When the database refuses.
pub fn put_answers(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    answers: &[(String, Answer, i64)],
    now: DateTime<Utc>,
) -> Result<Vec<String>, StoreError> {
    let mut conflicts = Vec::new();
    for (question, answer, base) in answers {
        if put(connection, scope, response, question, answer, *base, now)? {
            carried::settle(connection, scope, response, question, answer, now)?;
        } else {
            conflicts.push(question.clone());
        }
    }
    requests::mark_started(connection, scope, now)?;
    Ok(conflicts)
}
