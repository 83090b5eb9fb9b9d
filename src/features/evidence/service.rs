//! Keeping a supplier's documents and citing them.
#![warn(missing_docs)]

use std::collections::BTreeMap;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::kind;
use super::store::{self, EvidenceRow};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{CitationId, DefinitionId, EvidenceId, ResponseId};
use crate::domain::scope::SupplierScope;
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::questionnaire::service as questionnaires;
use crate::features::request::service::{self as requests, RequestBrief};
use crate::features::response::service as responses;
use crate::platform::db::{DbConnection, StoreError};

/// The most documents of one supplier.
pub const MOST_DOCUMENTS: usize = 500;

/// The longest place in a document, in characters.
pub const LONGEST_PLACE: usize = 200;

/// A document of a supplier.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// Its file name.
    pub file_name: String,
    /// Its media type, as found by its content.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// A submission holds it, so that it has to stay.
    pub is_submitted: bool,
}

/// A place in a document that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its id.
    pub id: CitationId,
    /// The document.
    pub evidence: EvidenceId,
    /// The document's file name.
    pub file_name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its size in bytes.
    pub size: i64,
    /// Where in the document; may be empty.
    pub place: String,
}

fn evidence(row: EvidenceRow, submitted: &[String]) -> Evidence {
    Evidence {
        is_submitted: submitted.contains(&row.id),
        id: EvidenceId::new(row.id),
        file_name: row.file_name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        uploaded_at: row.uploaded_at.and_utc(),
    }
}

/// A file that was looked at and lies in the file store; no document of anybody's yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its name, made safe.
    pub file_name: String,
    /// Its media type, as found by its content.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// Looks at a file as every upload is looked at, and puts it into the file store.
///
/// # Errors
/// [`Code::TooLarge`], [`Code::FileEmpty`], [`Code::FileKind`] (by content, which must agree with the name).
pub async fn examine(app: &App, file_name: &str, bytes: Bytes) -> Result<KeptFile, AppError> {
    if app.config.upload_limit < bytes.len() {
        return Err(Code::TooLarge.into());
    }
    // Nothing can rest on it, and it would pass for a text.
    if bytes.is_empty() {
        return Err(Code::FileEmpty.into());
    }
    let file_name = kind::safe_name(file_name);
    let kind = kind::of(&file_name, &bytes).ok_or(Code::FileKind)?;
    let media_type = kind.media_type.to_owned();
    let size = i64::try_from(bytes.len()).map_err(AppError::internal)?;
    // The file is on the disk before the database says that it is there; one without a row is only lost space.
    let sha256 = app.files.put(bytes).await.map_err(AppError::internal)?;
    Ok(KeptFile { file_name, media_type, size, sha256 })
}

/// Keeps a document. The same content under the same name is kept once.
///
/// # Errors
/// Those of [`examine`], and [`Code::AlreadySubmitted`]; [`Code::TooMany`] when the supplier has [`MOST_DOCUMENTS`].
pub async fn add(app: &App, scope: &SupplierScope, file_name: &str, bytes: Bytes) -> Result<EvidenceId, AppError> {
    let file = examine(app, file_name, bytes.clone()).await?;
    let sha256 = file.sha256.clone();
    let added = add_row(app, scope, file).await;
    if added.is_err() {
        forget_content(app, &sha256).await?;
    } else if !app.files.has(&sha256).await.map_err(AppError::internal)? {
        // The same content was taken away for its last document between the two: see `forget_content`.
        app.files.put(bytes).await.map_err(AppError::internal)?;
    }
    added
}

async fn add_row(app: &App, scope: &SupplierScope, file: KeptFile) -> Result<EvidenceId, AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), app.ids.next());
    app.db
        .write(move |connection| -> Result<EvidenceId, AppError> {
            responses::changeable(connection, &scope)?;
            keep(connection, &scope, id, &file, now)
        })
        .await
}

/// Makes a file that was [examined](examine) a document of the supplier, within a transaction.
///
/// # Errors
/// [`Code::TooMany`] when the supplier has [`MOST_DOCUMENTS`].
pub fn keep(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    new_id: String,
    file: &KeptFile,
    now: DateTime<Utc>,
) -> Result<EvidenceId, AppError> {
    if let Some(known) = store::with_content(connection, scope, &file.sha256, &file.file_name)? {
        return Ok(EvidenceId::new(known.id));
    }
    if MOST_DOCUMENTS <= store::list(connection, scope)?.len() {
        return Err(Code::TooMany.into());
    }
    let row = EvidenceRow {
        id: new_id.clone(),
        file_name: file.file_name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
        uploaded_at: now.naive_utc(),
        uploaded_by: scope.request.to_string(),
    };
    store::insert(connection, scope, &row)?;
    let event = NewEvent::new(scope.actor(), Action::EvidenceAdded, new_id.clone())
        .with(serde_json::json!({ "sha256": file.sha256, "size": file.size }));
    events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
    Ok(EvidenceId::new(new_id))
}

/// The supplier's documents, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App, scope: &SupplierScope) -> Result<Vec<Evidence>, AppError> {
    let scope = scope.clone();
    app.db.read(move |connection| documents(connection, &scope)).await.map_err(AppError::from)
}

/// The same, within a transaction.
///
/// # Errors
/// When the database does not answer.
pub fn documents(connection: &mut DbConnection, scope: &SupplierScope) -> Result<Vec<Evidence>, StoreError> {
    let submitted = store::submitted(connection, scope)?;
    Ok(store::list(connection, scope)?.into_iter().map(|row| evidence(row, &submitted)).collect())
}

/// A document of the supplier with its bytes.
///
/// # Errors
/// [`Code::NotFound`] when it is not the supplier's.
pub async fn read(app: &App, scope: &SupplierScope, id: &EvidenceId) -> Result<(Evidence, Bytes), AppError> {
    let (scope, id) = (scope.clone(), id.clone());
    let (row, submitted) = app
        .db
        .read(move |connection| -> Result<_, StoreError> {
            Ok((store::find(connection, &scope, &id)?, store::submitted(connection, &scope)?))
        })
        .await?;
    let bytes = app.files.get(&row.sha256).await.map_err(AppError::internal)?;
    Ok((evidence(row, &submitted), bytes))
}

/// An answer that cites a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citing {
    /// The product that the answer is about.
    pub product: String,
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// The key of the question.
    pub question: String,
}

/// What [`remove`] came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removed {
    /// The document is gone, and so is every citation of it.
    Gone,
    /// Nothing happened: these answers cite it, and nobody has confirmed that as many may lose it.
    Cited(Vec<Citing>),
}

/// Forgets a document and whatever cites it. `confirmed` is how many citing answers the person was told of.
///
/// # Errors
/// [`Code::EvidenceInUse`] when a submission holds it; [`Code::AlreadySubmitted`] after sending in;
/// [`Code::NotFound`] when it is not the supplier's.
pub async fn remove(app: &App, scope: &SupplierScope, id: &EvidenceId, confirmed: usize) -> Result<Removed, AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    let (removed, sha256) = app
        .db
        .write(move |connection| -> Result<_, AppError> {
            let row = store::find(connection, &scope, &id)?;
            responses::changeable(connection, &scope)?;
            if store::submitted(connection, &scope)?.contains(&row.id) {
                return Err(Code::EvidenceInUse.into());
            }
            let citing = store::citing(connection, &scope, &id)?;
            if citing.len() != confirmed {
                return Ok((Removed::Cited(citing.into_iter().map(citing_answer).collect()), row.sha256));
            }
            store::delete(connection, &scope, &id)?;
            let event = NewEvent::new(scope.actor(), Action::EvidenceRemoved, id.to_string())
                .with(serde_json::json!({ "sha256": row.sha256, "citations": citing.len() }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok((Removed::Gone, row.sha256))
        })
        .await?;
    if removed == Removed::Gone {
        forget_content(app, &sha256).await?;
    }
    Ok(removed)
}

fn citing_answer(row: store::CitingRow) -> Citing {
    Citing { product: row.product_name, definition: DefinitionId::new(row.definition_id), question: row.question_key }
}

/// Takes bytes out of the store when no document has them any more, whoever's it is.
///
/// Somebody may upload the same content at the same moment. Whichever of the two sees the other puts it back: this one when
/// the row is there after the bytes are gone, [`add`] when the bytes are gone after its row is there.
async fn forget_content(app: &App, sha256: &str) -> Result<(), AppError> {
    if is_kept(app, sha256).await? {
        return Ok(());
    }
    let Ok(bytes) = app.files.get(sha256).await else { return Ok(()) };
    app.files.delete(sha256).await.map_err(AppError::internal)?;
    if is_kept(app, sha256).await? {
        app.files.put(bytes).await.map_err(AppError::internal)?;
    }
    Ok(())
}

async fn is_kept(app: &App, sha256: &str) -> Result<bool, AppError> {
    let sha256 = sha256.to_owned();
    app.db.read(move |connection| store::has_content(connection, &sha256)).await.map_err(AppError::from)
}

/// What the answers of a response rest on, by question key.
///
/// # Errors
/// When the database does not answer.
pub fn citations(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<BTreeMap<String, Vec<Citation>>, StoreError> {
    let mut by_question: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    for row in store::citations(connection, scope, response)? {
        by_question.entry(row.question_key).or_default().push(Citation {
            id: CitationId::new(row.id),
            evidence: EvidenceId::new(row.evidence_id),
            file_name: row.file_name,
            sha256: row.sha256,
            size: row.size,
            place: row.place,
        });
    }
    Ok(by_question)
}

/// That the answer to a question could cite a document at a place: asked before a file is kept for it.
///
/// # Errors
/// [`Code::NotFound`] when there is no such question; [`Code::BadInput`] for a place longer than [`LONGEST_PLACE`].
pub async fn can_cite(app: &App, scope: &SupplierScope, question: &str, place: &str) -> Result<(), AppError> {
    if LONGEST_PLACE < place.chars().count() {
        return Err(Code::BadInput.into());
    }
    let reader = scope.clone();
    let brief = app.db.read(move |connection| requests::for_respondent(connection, &reader)).await?;
    let questionnaire = questionnaires::get(app, &brief.definition).await?;
    let is_known = questionnaire.questions().any(|known| known.key == question);
    is_known.then_some(()).ok_or_else(|| Code::NotFound.into())
}

/// Ties the answer to a question to a place in a document; a second time changes the place.
///
/// # Errors
/// [`Code::NotFound`] for a question that the version does not have or a document that is not the supplier's;
/// [`Code::BadInput`] for a place longer than [`LONGEST_PLACE`]; [`Code::AlreadySubmitted`] after sending in.
pub async fn cite(
    app: &App,
    scope: &SupplierScope,
    question: &str,
    document: &EvidenceId,
    place: &str,
) -> Result<(), AppError> {
    can_cite(app, scope, question, place).await?;
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), CitationId::new(app.ids.next()));
    let (question, document, place) = (question.to_owned(), document.clone(), place.trim().to_owned());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let brief = responses::changeable(connection, &scope)?;
            Ok(attach(connection, &scope, &id, &brief, &question, &document, &place, now)?)
        })
        .await
}

/// Ties an answer to the place in a document that the same answer to an earlier version rests on, within its transaction.
///
/// # Errors
/// When the database refuses.
pub fn cite_again(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &CitationId,
    response: &ResponseId,
    question: &str,
    citation: &Citation,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Citation { evidence: document, place, .. } = citation;
    match store::cite(connection, scope, id, response, question, document, place, now.naive_utc()) {
        // A document that came by another customer's link is out of reach, and stays where it is.
        Err(StoreError::NotFound) => return Ok(()),
        cited => cited?,
    }
    let event = NewEvent::new(scope.actor(), Action::EvidenceCited, document.to_string())
        .with(serde_json::json!({ "question": question }));
    events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)
}

/// Ties the answer to a question of the version to a document, within a transaction.
///
/// # Errors
/// [`StoreError::NotFound`] for a document that is not the supplier's.
#[expect(clippy::too_many_arguments, reason = "a citation has as many parts")]
pub fn attach(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &CitationId,
    brief: &RequestBrief,
    question: &str,
    document: &EvidenceId,
    place: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    store::cite(connection, scope, id, &brief.response, question, document, place, now.naive_utc())?;
    requests::mark_started(connection, scope, now)?;
    let event = NewEvent::new(scope.actor(), Action::EvidenceCited, document.to_string())
        .with(serde_json::json!({ "question": question }));
    events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)
}

/// Takes a citation away. Returns the key of its question.
///
/// # Errors
/// [`Code::NotFound`] when it is none of this response; [`Code::AlreadySubmitted`] after sending in.
pub async fn uncite(app: &App, scope: &SupplierScope, id: &CitationId) -> Result<String, AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<String, AppError> {
            let brief = responses::changeable(connection, &scope)?;
            let row = store::citation(connection, &scope, &brief.response, &id)?;
            store::uncite(connection, &scope, &id)?;
            let event = NewEvent::new(scope.actor(), Action::CitationRemoved, row.evidence_id)
                .with(serde_json::json!({ "question": row.question_key }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok(row.question_key)
        })
        .await
}
