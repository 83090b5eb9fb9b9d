//! Writing and reading workbooks of responses.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;

pub use super::plan::Choice;
use super::plan::{self, Kept};
use super::store;
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{OrganisationId, RequestId, SubmissionId};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::{Actor, CustomerScope, SupplierScope};
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::questionnaire::in_words::section_titles;
use crate::features::questionnaire::service as questionnaires;
use crate::features::response::service::{self as responses, ResponseState};
use crate::features::submission::service as submissions;
use crate::formats::xlsx::{self, Labels, WorkbookContent, WorkbookError};
use crate::platform::i18n::Words;

/// How long a workbook may take to be read or written, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// A workbook to be kept by a person.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// A name for it.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The words of a workbook that are not the questionnaire's.
pub fn labels(words: &Words, language: Language) -> Labels {
    Labels::new(|key| words.get(language, key, &[]))
}

/// The response of the visitor's request as a workbook. That it was taken is recorded.
///
/// # Errors
/// [`Code::NotFound`] when the request is not the supplier's; [`Code::Unavailable`] when it takes too long.
pub async fn export(app: &App, scope: &SupplierScope, actor: Actor, language: Language) -> Result<Workbook, AppError> {
    let state = responses::load(app, scope).await?;
    let file_name = file_name(&state.brief.supplier_name, &state.brief.product_name);
    let bytes = write_response(app, &state, language).await?;
    let now = app.clock.now();
    let (scope, response) = (scope.clone(), state.brief.response.to_string());
    app.db
        .write(move |connection| {
            let event = NewEvent::new(actor, Action::Exported, response);
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)
        })
        .await?;
    Ok(Workbook { file_name, bytes })
}

async fn write_response(app: &App, state: &ResponseState, language: Language) -> Result<Vec<u8>, AppError> {
    let labels = labels(&app.words, language);
    let state = state.clone();
    let created = app.clock.now().naive_utc();
    let written = app.cpu(TIME, move || {
        let files = state
            .citations
            .iter()
            .map(|(key, cited)| (key.clone(), cited.iter().map(|citation| citation.file_name.clone()).collect()))
            .collect();
        let revisions = state.answers.iter().map(|(key, stored)| (key.clone(), stored.revision)).collect();
        xlsx::write(&WorkbookContent {
            questionnaire: &state.questionnaire,
            language,
            labels: &labels,
            answers: &state.plain_answers(),
            revisions: &revisions,
            files: &files,
            left_out: &section_titles(&state.version, &state.brief.extent.left_out, language),
            response: state.brief.response.as_str(),
            supplier: &state.brief.supplier_name,
            product: &state.brief.product_name,
            created,
        })
    });
    written.await?.map_err(AppError::internal)
}

/// A submission that the customer was given, as a workbook. That it was taken is recorded.
///
/// # Errors
/// [`Code::NotFound`] when the customer was not given it.
pub async fn export_submission(
    app: &App,
    scope: &CustomerScope,
    submission: &SubmissionId,
    language: Language,
) -> Result<Workbook, AppError> {
    let now = app.clock.now();
    let (scope, submission) = (scope.clone(), submission.clone());
    let given = app
        .db
        .write(move |connection| -> Result<_, AppError> {
            let given = submissions::for_customer(connection, &scope, &submission)?;
            let event = NewEvent::new(scope.actor(), Action::Exported, submission.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(given)
        })
        .await?;
    let version = questionnaires::get(app, &given.definition).await?;
    let questionnaire = given.content.extent.asked(&version);
    let labels = labels(&app.words, language);
    let file_name = file_name(&given.supplier_name, &given.product_name);
    let created = given.submitted_at.naive_utc();
    let written = app.cpu(TIME, move || {
        let content = &given.content;
        let files = content
            .citations
            .iter()
            .map(|(key, cited)| (key.clone(), cited.iter().map(|citation| citation.file_name.clone()).collect()))
            .collect();
        xlsx::write(&WorkbookContent {
            questionnaire: &questionnaire,
            language,
            labels: &labels,
            answers: &content.answers,
            revisions: &BTreeMap::new(),
            files: &files,
            left_out: &section_titles(&version, &content.extent.left_out, language),
            response: "",
            supplier: &given.supplier_name,
            product: &given.product_name,
            created,
        })
    });
    let bytes = written.await?.map_err(AppError::internal)?;
    Ok(Workbook { file_name, bytes })
}

/// A workbook without answers, for a questionnaire alone.
///
/// # Errors
/// When the writer refuses.
pub fn blank(words: &Words, questionnaire: &Questionnaire, language: Language) -> Result<Vec<u8>, xlsx::WriteError> {
    xlsx::write(&WorkbookContent {
        questionnaire,
        language,
        labels: &labels(words, language),
        answers: &BTreeMap::new(),
        revisions: &BTreeMap::new(),
        files: &BTreeMap::new(),
        left_out: &[],
        response: "",
        supplier: "",
        product: "",
        created: chrono::DateTime::UNIX_EPOCH.naive_utc(),
    })
}

fn file_name(supplier: &str, product: &str) -> String {
    let name: String = format!("{supplier} {product}")
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.') { c } else { '-' })
        .take(100)
        .collect();
    format!("{}.xlsx", name.trim())
}

/// What came of reading a workbook.
#[derive(Debug)]
pub enum ReadOutcome {
    /// It waits under this id for a person to confirm.
    Waits(String),
    /// It cannot be read; the error says why.
    Unreadable(WorkbookError),
}

/// Reads a workbook for the visitor's request and keeps what was read until somebody confirms it. No answer is changed.
///
/// # Errors
/// [`Code::AlreadySubmitted`]; [`Code::Unavailable`] when reading takes too long.
pub async fn read(app: &App, scope: &SupplierScope, file_name: &str, bytes: Bytes) -> Result<ReadOutcome, AppError> {
    let state = responses::load(app, scope).await?;
    if state.brief.submission.is_some() {
        return Err(Code::AlreadySubmitted.into());
    }
    let questionnaire = state.questionnaire.clone();
    let reading = match app.cpu(TIME, move || xlsx::read(&bytes, &questionnaire)).await? {
        Ok(reading) => reading,
        Err(error) => return Ok(ReadOutcome::Unreadable(error)),
    };
    let body = serde_json::to_string(&Kept::new(&reading)).map_err(AppError::internal)?;
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), app.ids.next());
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
    let kept = id.clone();
    app.db
        .write(move |connection| store::insert(connection, &scope, &kept, &file_name, &body, now.naive_utc()))
        .await?;
    Ok(ReadOutcome::Waits(id))
}

/// A reading that waits, with the response that it would change.
pub(super) struct Waiting {
    pub(super) file_name: String,
    pub(super) kept: Kept,
    pub(super) state: ResponseState,
}

/// A reading that waits for a person to confirm it.
///
/// # Errors
/// [`Code::NotFound`] when there is none under this id for the visitor's request.
pub(super) async fn waiting(app: &App, scope: &SupplierScope, id: &str) -> Result<Waiting, AppError> {
    let state = responses::load(app, scope).await?;
    let (scope, id) = (scope.clone(), id.to_owned());
    let (file_name, body) = app.db.read(move |connection| store::find(connection, &scope, &id)).await?;
    let kept = serde_json::from_str(&body).map_err(AppError::internal)?;
    Ok(Waiting { file_name, kept, state })
}

/// What came of taking a reading over.
#[derive(Debug, PartialEq, Eq)]
pub enum Applied {
    /// So many answers were written.
    Written(usize),
    /// Somebody has to choose between two answers first. Nothing was written.
    ChoicesMissing,
}

/// Takes a reading over: new answers and changes of what the workbook was written from; where both sides have changed, as chosen.
/// Everything is written, or nothing.
///
/// # Errors
/// [`Code::NotFound`], [`Code::AlreadySubmitted`]; [`Code::Conflict`] when somebody saved at the same moment.
pub async fn apply(
    app: &App,
    scope: &SupplierScope,
    actor: Actor,
    id: &str,
    choices: BTreeMap<String, Choice>,
) -> Result<Applied, AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.to_owned());
    app.db
        .write(move |connection| -> Result<Applied, AppError> {
            let brief = responses::changeable(connection, &scope)?;
            let (_, body) = store::find(connection, &scope, &id)?;
            let kept: Kept = serde_json::from_str(&body).map_err(AppError::internal)?;
            let stored = responses::answers(connection, &scope, &brief.response)?;
            let Some(writes) = plan::writes(&kept, &stored, &choices) else { return Ok(Applied::ChoicesMissing) };
            if !responses::put_answers(connection, &scope, &brief.response, &writes, now)?.is_empty() {
                return Err(Code::Conflict.into());
            }
            store::delete(connection, &scope, &id)?;
            let questions: Vec<&String> = writes.iter().map(|(question, ..)| question).collect();
            let event = NewEvent::new(actor, Action::Imported, brief.response.to_string())
                .with(serde_json::json!({ "answers": writes.len(), "questions": questions }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok(Applied::Written(writes.len()))
        })
        .await
}

/// The scope of a request, for the command line, which acts for the operator.
///
/// # Errors
/// [`Code::NotFound`] when there is no such request.
pub async fn operator_scope(app: &App, request: &str) -> Result<SupplierScope, AppError> {
    let wanted = request.to_owned();
    let supplier = app.db.read(move |connection| store::supplier_of_request(connection, &wanted)).await?;
    Ok(SupplierScope { supplier: OrganisationId::new(supplier), request: RequestId::new(request) })
}

/// The questions of a waiting reading whose stored answers are not what the workbook was written from.
///
/// # Errors
/// As [`apply`].
pub async fn conflicts(app: &App, scope: &SupplierScope, id: &str) -> Result<Vec<String>, AppError> {
    let waiting = waiting(app, scope, id).await?;
    let in_conflict = waiting
        .kept
        .found
        .iter()
        .filter(|found| plan::effect(found, waiting.state.answers.get(&found.question)) == plan::Effect::Conflict);
    Ok(in_conflict.map(|found| found.question.clone()).collect())
}

/// An answer that says nothing, for the page that compares.
pub(super) fn nothing() -> Answer {
    Answer::default()
}
