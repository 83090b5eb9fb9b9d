//! Reading workbooks of responses: what they hold is kept, shown, and written when a person has confirmed it.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};

use super::attach::{self, Standing};
pub use super::export::{Package, Workbook, blank, export, export_package, export_submission, labels, too_long};
use super::plan::{self, Document, Done, Effect, Kept, Trust};
pub use super::plan::{Choice, Choices};
use super::store;
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{CitationId, OrganisationId, RequestId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::{Actor, SupplierScope};
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::evidence::service::{self as evidence, Evidence};
use crate::features::response::service::{self as responses, ResponseState, StoredAnswer};
use crate::formats::bundle::{self, BundledFile};
use crate::formats::xlsx::{self, Layout, NotAWorkbook, Reading, WorkbookError};

/// How long a workbook may take to be read, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// What came of reading a workbook.
#[derive(Debug)]
pub enum ReadOutcome {
    /// It waits under this id for a person to confirm.
    Waits(String),
    /// It cannot be read; the error says why.
    Unreadable(WorkbookError),
}

/// Reads a workbook, or a ZIP of a workbook and documents, for the visitor's request and keeps what was read until
/// somebody confirms it. No answer is changed.
///
/// # Errors
/// [`Code::AlreadySubmitted`]; [`Code::Unavailable`] when reading takes too long.
pub async fn read(app: &App, scope: &SupplierScope, file_name: &str, bytes: Bytes) -> Result<ReadOutcome, AppError> {
    let state = responses::load(app, scope).await?;
    if state.brief.submission.is_some() {
        return Err(Code::AlreadySubmitted.into());
    }
    let questionnaire = state.questionnaire.clone();
    let (reading, files) = match app.cpu(TIME, move || open(&bytes, &questionnaire)).await? {
        Ok(read) => read,
        Err(error) => return Ok(ReadOutcome::Unreadable(error)),
    };
    let mut kept = Kept::new(&reading, trust(app, &state, &reading));
    for file in files {
        kept.documents.push(document(app, file).await?);
    }
    wait(app, scope, file_name, &kept).await.map(ReadOutcome::Waits)
}

/// Keeps what was found in somebody else's workbook until a person confirms it, under the id that comes back. No answer is changed.
///
/// # Errors
/// When the database does not take it.
pub async fn keep(app: &App, scope: &SupplierScope, file_name: &str, reading: &Reading) -> Result<String, AppError> {
    let state = responses::load(app, scope).await?;
    wait(app, scope, file_name, &Kept::new(reading, trust(app, &state, reading))).await
}

async fn wait(app: &App, scope: &SupplierScope, file_name: &str, kept: &Kept) -> Result<String, AppError> {
    let body = serde_json::to_string(kept).map_err(AppError::internal)?;
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), app.ids.next());
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
    let kept = id.clone();
    app.db
        .write(move |connection| store::insert(connection, &scope, &kept, &file_name, &body, now.naive_utc()))
        .await?;
    Ok(id)
}

/// The reading of a workbook, with the documents that came along in a ZIP.
fn open(bytes: &[u8], questionnaire: &Questionnaire) -> Result<(Reading, Vec<BundledFile>), WorkbookError> {
    // First, because a bundle may be larger than a workbook may: the documents in it are measured on their own.
    if bundle::holds_a_workbook(bytes) {
        return open_bundle(bytes, questionnaire);
    }
    Ok((xlsx::read(bytes, questionnaire)?, Vec::new()))
}

/// The workbook of a bundle is the first that we wrote, or else the first that can be read: documents may be workbooks too.
fn open_bundle(bytes: &[u8], questionnaire: &Questionnaire) -> Result<(Reading, Vec<BundledFile>), WorkbookError> {
    let mut files = bundle::open(bytes)?;
    let texts: BTreeMap<String, String> = files
        .iter()
        .filter(|file| file.name.to_lowercase().ends_with(".txt"))
        .filter_map(|file| Some((file.name.clone(), String::from_utf8(file.bytes.clone()).ok()?)))
        .collect();
    let mut best: Option<(usize, Reading)> = None;
    let mut first_error = None;
    for (place, file) in files.iter().enumerate().filter(|(_, file)| file.name.to_lowercase().ends_with(".xlsx")) {
        match xlsx::read_with_texts(&file.bytes, questionnaire, &texts) {
            Ok(reading) if reading.layout == Layout::Own => {
                best = Some((place, reading));
                break;
            }
            Ok(reading) if best.is_none() => best = Some((place, reading)),
            Ok(_) => {}
            Err(error) => {
                first_error.get_or_insert(error);
            }
        }
    }
    let Some((place, reading)) = best else {
        return Err(first_error.unwrap_or(WorkbookError::NotAWorkbook(NotAWorkbook::OtherZip)));
    };
    files.remove(place);
    files.retain(|file| !reading.text_files.contains(&file.name));
    Ok((reading, files))
}

fn trust(app: &App, state: &ResponseState, reading: &Reading) -> Trust {
    match &reading.origin {
        None => Trust::Silent,
        // A blank workbook claims nothing.
        Some(origin) if origin.response.is_empty() && reading.unchanged.is_empty() => Trust::Silent,
        Some(origin) if !origin.is_signed_by(&app.mark_key) => Trust::Altered,
        Some(origin) if origin.response != state.brief.response.as_str() => Trust::OtherResponse,
        Some(_) => Trust::Ours,
    }
}

/// A document of a bundle: looked at as an upload is, and kept aside until the import is confirmed.
async fn document(app: &App, file: BundledFile) -> Result<Document, AppError> {
    let refused = |code: Code| match code {
        Code::TooLarge => Some("evidence-problem-large"),
        Code::FileKind => Some("evidence-problem-kind"),
        Code::FileEmpty => Some("evidence-problem-empty"),
        _ => None,
    };
    let name = file.name;
    match evidence::examine(app, &name, file.bytes.into()).await {
        Ok(kept) => Ok(Document { name, kept: Some(kept), refused: String::new() }),
        Err(error) => match refused(error.code()) {
            Some(key) => Ok(Document { name, kept: None, refused: key.to_owned() }),
            None => Err(error),
        },
    }
}

/// A reading that waits, with the response that it would change.
pub(super) struct Waiting {
    pub(super) file_name: String,
    pub(super) read_at: DateTime<Utc>,
    pub(super) kept: Kept,
    pub(super) state: ResponseState,
    /// The supplier's documents.
    pub(super) known: Vec<Evidence>,
}

/// A reading that waits for a person to confirm it.
///
/// # Errors
/// [`Code::NotFound`] when there is none under this id for the visitor's request.
pub(super) async fn waiting(app: &App, scope: &SupplierScope, id: &str) -> Result<Waiting, AppError> {
    let state = responses::load(app, scope).await?;
    let known = evidence::list(app, scope).await?;
    let (scope, id) = (scope.clone(), id.to_owned());
    let (file_name, body, read_at) = app.db.read(move |connection| store::find(connection, &scope, &id)).await?;
    let kept = serde_json::from_str(&body).map_err(AppError::internal)?;
    Ok(Waiting { file_name, read_at: read_at.and_utc(), kept, state, known })
}

/// What came of taking a reading over.
#[derive(Debug, PartialEq, Eq)]
pub enum Applied {
    /// So many answers were written.
    Written(usize),
    /// Somebody has to choose between two answers first. Nothing was written.
    ChoicesMissing,
}

/// Takes a reading over: new answers and changes of what the workbook was written from; where both sides have changed, as chosen;
/// and the documents that came along. Everything is written, or nothing.
///
/// # Errors
/// [`Code::NotFound`], [`Code::AlreadySubmitted`]; [`Code::Conflict`] when somebody saved at the same moment;
/// [`Code::TooMany`] when the documents are more than a supplier may have.
pub async fn apply(
    app: &App,
    scope: &SupplierScope,
    actor: Actor,
    id: &str,
    choices: Choices,
) -> Result<Applied, AppError> {
    let now = app.clock.now();
    let questionnaire = responses::questionnaire_of(app, scope).await?;
    let (scope, id, ids) = (scope.clone(), id.to_owned(), app.ids.clone());
    app.db
        .write(move |connection| -> Result<Applied, AppError> {
            let brief = responses::changeable(connection, &scope)?;
            let (_, body, _) = store::find(connection, &scope, &id)?;
            let kept: Kept = serde_json::from_str(&body).map_err(AppError::internal)?;
            if kept.done.is_some() {
                return Err(Code::NotFound.into());
            }
            let stored = responses::answers(connection, &scope, &brief.response)?;
            let Some(writes) = plan::writes(&kept, &questionnaire, &stored, &choices) else {
                return Ok(Applied::ChoicesMissing);
            };
            if !responses::put_answers(connection, &scope, &brief.response, &writes, now)?.is_empty() {
                return Err(Code::Conflict.into());
            }
            let citations = evidence::citations(connection, &scope, &brief.response)?;
            let known = evidence::documents(connection, &scope)?;
            let mut done = done(&kept, &questionnaire, &stored, &writes);
            for attachment in attach::attachments(&kept, &citations, &known) {
                let document = match attachment.standing {
                    Standing::New(Document { kept: Some(file), .. }) => {
                        evidence::keep(connection, &scope, ids.next(), file, now)?
                    }
                    Standing::Known(document) => document,
                    Standing::Refused(_) | Standing::Missing => {
                        done.missing.push((attachment.question.to_owned(), attachment.name.to_owned()));
                        continue;
                    }
                    Standing::New(_) | Standing::Cited => continue,
                };
                let question = questionnaire.questions().find(|question| question.key == attachment.question);
                if let Some(question) = question {
                    let citation = CitationId::new(ids.next());
                    evidence::attach(connection, &scope, &citation, &brief, &question.key, &document, "", now)?;
                    done.documents += 1;
                }
            }
            let documents = done.documents;
            let finished = serde_json::to_string(&Kept { done: Some(done), ..Kept::default() });
            store::finish(connection, &scope, &id, &finished.map_err(AppError::internal)?)?;
            let questions: Vec<&String> = writes.iter().map(|(question, ..)| question).collect();
            let event = NewEvent::new(actor, Action::Imported, brief.response.to_string())
                .with(serde_json::json!({ "answers": writes.len(), "questions": questions, "documents": documents }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok(Applied::Written(writes.len()))
        })
        .await
}

/// What comes of an import that writes these answers, its documents apart.
fn done(
    kept: &Kept,
    questionnaire: &Questionnaire,
    stored: &BTreeMap<String, StoredAnswer>,
    writes: &[(String, Answer, i64)],
) -> Done {
    let is_head = |key: &str| questionnaire.head.iter().any(|field| field.key == key);
    let is_written = |key: &String| writes.iter().any(|(written, ..)| written == key);
    let effects = plan::effects(kept, questionnaire, stored);
    let left_out = kept
        .found
        .iter()
        .zip(effects)
        .filter(|(found, effect)| *effect != Effect::Same && !is_written(&found.question));
    Done {
        answers: writes.iter().filter(|(key, ..)| !is_head(key)).count(),
        head: writes.iter().filter(|(key, ..)| is_head(key)).count(),
        left_out: left_out.map(|(found, _)| found.question.clone()).collect(),
        ..Done::default()
    }
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
