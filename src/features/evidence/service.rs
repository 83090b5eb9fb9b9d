//! Keeping a supplier's documents and citing them.
#![warn(missing_docs)]

use std::collections::BTreeMap;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::kind;
use super::store::{self, EvidenceRow};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{CitationId, EvidenceId, ResponseId};
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

fn evidence(row: EvidenceRow) -> Evidence {
    Evidence {
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
/// [`Code::TooLarge`], [`Code::FileKind`] (by content, which must agree with the name).
pub async fn examine(app: &App, file_name: &str, bytes: Bytes) -> Result<KeptFile, AppError> {
    if app.config.upload_limit < bytes.len() {
        return Err(Code::TooLarge.into());
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
    let file = examine(app, file_name, bytes).await?;
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
    Ok(store::list(connection, scope)?.into_iter().map(evidence).collect())
}

/// A document of the supplier with its bytes.
///
/// # Errors
/// [`Code::NotFound`] when it is not the supplier's.
pub async fn read(app: &App, scope: &SupplierScope, id: &EvidenceId) -> Result<(Evidence, Bytes), AppError> {
    let (scope, id) = (scope.clone(), id.clone());
    let row = app.db.read(move |connection| store::find(connection, &scope, &id)).await?;
    let bytes = app.files.get(&row.sha256).await.map_err(AppError::internal)?;
    if hex::encode(Sha256::digest(&bytes)) != row.sha256 {
        return Err(AppError::internal("a stored file was altered"));
    }
    Ok((evidence(row), bytes))
}

/// Forgets a document that nothing rests on.
///
/// # Errors
/// [`Code::EvidenceInUse`] when an answer cites it or a submission holds it; [`Code::NotFound`] when it is not the supplier's.
pub async fn remove(app: &App, scope: &SupplierScope, id: &EvidenceId) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    // The bytes stay: another supplier may have uploaded the same. What nothing points to is cleared away elsewhere.
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let row = store::find(connection, &scope, &id)?;
            if store::is_in_use(connection, &scope, &id)? {
                return Err(Code::EvidenceInUse.into());
            }
            store::delete(connection, &scope, &id)?;
            let event = NewEvent::new(scope.actor(), Action::EvidenceRemoved, id.to_string())
                .with(serde_json::json!({ "sha256": row.sha256 }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok(())
        })
        .await
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
    if LONGEST_PLACE < place.chars().count() {
        return Err(Code::BadInput.into());
    }
    let now = app.clock.now();
    let reader = scope.clone();
    let brief = app.db.read(move |connection| requests::for_respondent(connection, &reader)).await?;
    let questionnaire = questionnaires::get(app, &brief.definition).await?;
    questionnaire.questions().find(|known| known.key == question).ok_or(Code::NotFound)?;
    let (scope, id) = (scope.clone(), CitationId::new(app.ids.next()));
    let (question, document, place) = (question.to_owned(), document.clone(), place.trim().to_owned());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let brief = responses::changeable(connection, &scope)?;
            Ok(attach(connection, &scope, &id, &brief, &question, &document, &place, now)?)
        })
        .await
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
