//! Letting earlier answers come along when a new version is sent, and making answers of those that a person confirms.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::store::{self, CarriedRow, NewCarried};
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::carry::carry;
use crate::domain::change::{ChangeClass, Diff};
use crate::domain::condition::shown;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{CitationId, DefinitionId, OrganisationId, ProductId, ResponseId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::{Actor, CustomerScope, SupplierScope};
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::evidence::service::{self as evidence, Citation};
use crate::features::questionnaire::service::{Ancestor, Library};
use crate::features::response::service::{self as responses, StoredAnswer};
use crate::platform::db::{DbConnection, StoreError};
use crate::platform::ids::Ids;

/// What has become of a carried answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarriedState {
    /// It may stand as the answer once a person has confirmed it.
    Waiting,
    /// It is shown beside the question, which is asked anew.
    Shown,
    /// A person has confirmed it.
    Confirmed,
    /// A person has answered otherwise.
    Replaced,
}

impl CarriedState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Shown, Self::Confirmed, Self::Replaced];

    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Confirmed => "confirmed",
            Self::Replaced => "replaced",
        }
    }
}

/// An answer that was given under an earlier version, at the question that it belongs to now.
#[derive(Debug, Clone)]
pub struct Carried {
    /// What was answered.
    pub answer: Answer,
    /// When it was answered.
    pub answered_at: DateTime<Utc>,
    /// What has become of it.
    pub state: CarriedState,
    /// What has happened to the question since.
    pub class: ChangeClass,
    /// The response that it was given in.
    pub source_response: ResponseId,
    /// The question that was answered.
    pub source_key: String,
    /// Which revision of the answer it is.
    pub source_revision: i64,
    /// The version that it was given under.
    pub source: Arc<Questionnaire>,
    /// What it rests on.
    pub citations: Vec<Citation>,
}

/// Carried answers by the question that they belong to now.
pub type CarriedAnswers = BTreeMap<String, Vec<Carried>>;

/// Lets the answers about a product that were given to the customer's own earlier requests come along to a response that has just been begun, within the
/// transaction that sends the new version. Where several earlier versions were answered, the nearest one's answer comes.
/// Returns how many questions have got one.
///
/// # Errors
/// When the database refuses.
pub fn bring(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    ancestors: &[Ancestor],
    target: &Questionnaire,
    to: &Begun<'_>,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut sources = Vec::new();
    // From an ancestor's version to the new one: the diffs in the order of time.
    let mut diffs: Vec<Diff> = Vec::new();
    for ancestor in ancestors {
        diffs.insert(0, (*ancestor.diff).clone());
        let mut rows = BTreeMap::new();
        let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
        for row in store::earlier(connection, scope, to.product, &ancestor.definition)? {
            // Of several responses under one version the latest comes first, and its answers come along.
            if !rows.contains_key(&row.question_key) {
                let answer = serde_json::from_str(&row.body).map_err(StoreError::corrupt)?;
                answers.insert(row.question_key.clone(), answer);
                rows.insert(row.question_key.clone(), row);
            }
        }
        let before = reached.clone();
        let mut has_come = false;
        for one in carry(&diffs, &answers, target).into_iter().filter(|one| !before.contains(&one.question)) {
            let Some(row) = rows.get(&one.source) else { continue };
            let state = if one.fills_in { CarriedState::Waiting } else { CarriedState::Shown };
            let carried = NewCarried {
                response_id: to.response.as_str(),
                question_key: &one.question,
                source_response_id: &row.response_id,
                source_key: &one.source,
                source_revision: row.revision,
                class: one.class.as_str(),
                body: &row.body,
                answered_at: row.updated_at,
                state: state.as_str(),
                carried_at: now.naive_utc(),
            };
            store::insert(connection, scope, &carried)?;
            reached.insert(one.question);
            has_come = true;
        }
        if has_come {
            sources.push(diffs.first().map_or("", |diff| diff.from.as_str()).to_owned());
        }
    }
    if !reached.is_empty() {
        let event = NewEvent::new(Actor::System, Action::AnswersCarried, to.response.to_string())
            .with(serde_json::json!({ "questions": reached.len(), "from": sources, "to": target.version }));
        events::record(connection, now, &Tenant::Organisation(to.supplier), &event)?;
    }
    Ok(reached.len())
}

/// A response that has just been begun.
#[derive(Debug, Clone, Copy)]
pub struct Begun<'a> {
    /// The response.
    pub response: &'a ResponseId,
    /// Whose it is.
    pub supplier: &'a OrganisationId,
    /// What it is about.
    pub product: &'a ProductId,
}

/// Everything that came along to a response, by question.
///
/// # Errors
/// When the database does not answer.
pub fn of_response(
    connection: &mut DbConnection,
    library: &Library,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<CarriedAnswers, StoreError> {
    let mut citations: BTreeMap<ResponseId, BTreeMap<String, Vec<Citation>>> = BTreeMap::new();
    let mut carried = CarriedAnswers::new();
    for row in store::of_response(connection, scope, response)? {
        let source = ResponseId::new(&row.source_response_id);
        if !citations.contains_key(&source) {
            citations.insert(source.clone(), evidence::citations(connection, scope, &source)?);
        }
        let cited = citations.get(&source).and_then(|cited| cited.get(&row.source_key)).cloned().unwrap_or_default();
        let questionnaire = library.get(connection, &DefinitionId::new(&row.source_definition_id))?;
        carried.entry(row.question_key.clone()).or_default().push(from_row(row, questionnaire, cited)?);
    }
    Ok(carried)
}

fn from_row(row: CarriedRow, source: Arc<Questionnaire>, citations: Vec<Citation>) -> Result<Carried, StoreError> {
    let state = CarriedState::ALL.into_iter().find(|state| state.as_str() == row.state);
    Ok(Carried {
        answer: serde_json::from_str(&row.body).map_err(StoreError::corrupt)?,
        answered_at: row.answered_at.and_utc(),
        state: state.ok_or_else(|| StoreError::corrupt("the state of a carried answer"))?,
        class: ChangeClass::parse(&row.class).ok_or_else(|| StoreError::corrupt("a carried answer's class"))?,
        source_response: ResponseId::new(row.source_response_id),
        source_key: row.source_key,
        source_revision: row.source_revision,
        source,
        citations,
    })
}

/// The answer that waits for confirmation at a question; `None`: nothing waits there, or somebody has answered already.
pub fn waiting<'c>(
    carried: &'c CarriedAnswers,
    answers: &BTreeMap<String, StoredAnswer>,
    question: &str,
) -> Option<&'c Carried> {
    if answers.contains_key(question) {
        return None;
    }
    carried.get(question)?.iter().find(|one| one.state == CarriedState::Waiting)
}

/// Notes that a person has answered a question at which an earlier answer waited. Call it in the transaction of the answer.
///
/// # Errors
/// When the database refuses.
pub fn settle(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    question: &str,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    settle_row(connection, scope, response, question, answer, now).map(drop)
}

/// As [`settle`], where the person saw what the earlier answer rests on: that comes along with the answer.
///
/// # Errors
/// When the database refuses.
pub fn settle_with_evidence(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    question: &str,
    answer: &Answer,
    ids: &Ids,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Some(row) = settle_row(connection, scope, response, question, answer, now)? else { return Ok(()) };
    // An answer that was taken away rests on nothing.
    if !answer.is_given() {
        return Ok(());
    }
    let source = ResponseId::new(&row.source_response_id);
    for citation in evidence::citations(connection, scope, &source)?.remove(&row.source_key).unwrap_or_default() {
        let id = CitationId::new(ids.next());
        evidence::cite_again(connection, scope, &id, response, question, &citation, now)?;
    }
    Ok(())
}

/// The carried answer that was settled, where one waited.
fn settle_row(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    question: &str,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<Option<CarriedRow>, StoreError> {
    let rows = store::of_response(connection, scope, response)?;
    let is_waiting = |row: &CarriedRow| row.question_key == question && row.state == CarriedState::Waiting.as_str();
    let Some(row) = rows.into_iter().find(is_waiting) else { return Ok(None) };
    let earlier: Answer = serde_json::from_str(&row.body).map_err(StoreError::corrupt)?;
    let state = if earlier == *answer { CarriedState::Confirmed } else { CarriedState::Replaced };
    store::settle(connection, scope, response, question, state.as_str(), now.naive_utc())?;
    let event = NewEvent::new(scope.actor(), Action::CarriedAnswerSettled, response.to_string()).with(serde_json::json!({
        "question": question, "outcome": state.as_str(), "class": row.class, "from_response": row.source_response_id,
        "from_question": row.source_key, "from_revision": row.source_revision,
    }));
    events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
    Ok(Some(row))
}

/// Makes answers of those that wait at these questions, all or none of them. A question that is not asked, given the answers,
/// or at which nothing waits any more is left as it is. Returns how many were confirmed.
///
/// # Errors
/// [`Code::AlreadySubmitted`] after sending in; [`Code::NotFound`] when the request is not the supplier's.
pub async fn confirm(app: &App, scope: &SupplierScope, questions: &BTreeSet<String>) -> Result<usize, AppError> {
    let now = app.clock.now();
    let (library, ids) = (app.library.clone(), app.ids.clone());
    let (scope, questions) = (scope.clone(), questions.clone());
    app.db
        .write(move |connection| -> Result<usize, AppError> {
            let brief = responses::changeable(connection, &scope)?;
            let questionnaire = brief.extent.asked(&library.get(connection, &brief.definition)?);
            let carried = of_response(connection, &library, &scope, &brief.response)?;
            let mut answers = responses::answers(connection, &scope, &brief.response)?;
            let mut count = 0;
            for field in questionnaire.all_fields().filter(|field| questions.contains(&field.key)) {
                let Some(earlier) = waiting(&carried, &answers, &field.key) else { continue };
                let plain: BTreeMap<String, Answer> =
                    answers.iter().map(|(key, stored)| (key.clone(), stored.answer.clone())).collect();
                if !shown(&questionnaire, &plain).contains(field.key.as_str()) {
                    continue;
                }
                let base = answers.get(&field.key).map_or(0, |stored| stored.revision);
                let (response, answer) = (&brief.response, &earlier.answer);
                settle_with_evidence(connection, &scope, response, &field.key, answer, &ids, now)?;
                let write = [(field.key.clone(), answer.clone(), base)];
                if !responses::put_answers(connection, &scope, response, &write, now)?.is_empty() {
                    return Err(Code::Conflict.into());
                }
                let stored = StoredAnswer { answer: earlier.answer.clone(), revision: base + 1, updated_at: now };
                answers.insert(field.key.clone(), stored);
                count += 1;
            }
            Ok(count)
        })
        .await
}
