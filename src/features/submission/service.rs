//! Freezing a response, giving a submission to a customer, and reading what one was given.
#![warn(missing_docs)]

use chrono::{DateTime, Utc};

use super::store::{self, SubmissionRow};
use crate::app::App;
use crate::domain::completeness::Progress;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{DefinitionId, EvidenceId, OrganisationId, ProductId, ResponseId, SubmissionId};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::domain::submission::{Frozen, Submission};
use crate::error::AppError;
use crate::features::event::service::{self as events, Tenant};
use crate::platform::db::{DbConnection, StoreError};

/// A submission that was given to a customer.
#[derive(Debug, Clone)]
pub struct GivenSubmission {
    /// Its id.
    pub id: SubmissionId,
    /// 1 for the first of its response, then 2, 3 …
    pub number: i64,
    /// SHA-256 of the frozen text, in hex.
    pub hash: String,
    /// When it was sent in.
    pub submitted_at: DateTime<Utc>,
    /// What was frozen.
    pub content: Submission,
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// The supplier.
    pub supplier: OrganisationId,
    /// The supplier's name as the customer registered it.
    pub supplier_name: String,
    /// The product.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
}

fn given(row: SubmissionRow) -> Result<GivenSubmission, StoreError> {
    Ok(GivenSubmission {
        id: SubmissionId::new(row.id),
        number: row.number,
        content: Submission::thaw(&row.body, &row.sha256).map_err(StoreError::corrupt)?,
        hash: row.sha256,
        submitted_at: row.submitted_at.and_utc(),
        definition: DefinitionId::new(row.definition_id),
        supplier: OrganisationId::new(row.supplier_id),
        supplier_name: row.supplier_name,
        product: ProductId::new(row.product_id),
        product_name: row.product_name,
    })
}

/// A submission that was given to the customer.
///
/// # Errors
/// [`StoreError::NotFound`] when it was not, or does not exist.
pub fn for_customer(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    submission: &SubmissionId,
) -> Result<GivenSubmission, StoreError> {
    given(store::find_for_customer(connection, scope, submission)?)
}

/// Every submission of one questionnaire version that was given to the customer, by the supplier's name, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_for_customer(
    app: &App,
    scope: &CustomerScope,
    definition: &DefinitionId,
) -> Result<Vec<GivenSubmission>, AppError> {
    let (scope, definition) = (scope.clone(), definition.clone());
    app.db
        .read(move |connection| -> Result<Vec<GivenSubmission>, StoreError> {
            store::list_for_customer(connection, &scope, &definition)?.into_iter().map(given).collect()
        })
        .await
        .map_err(AppError::from)
}

/// A document that a submission cites, for the customer to keep.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its file name.
    pub file_name: String,
    /// Its media type, as found by its content.
    pub media_type: String,
    /// Its bytes.
    pub bytes: bytes::Bytes,
}

/// A document of a submission that was given to the customer. That it was read is recorded.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the submission was not given to the customer or does not cite the document.
pub async fn document_for_customer(
    app: &App,
    scope: &CustomerScope,
    submission: &SubmissionId,
    document: &EvidenceId,
) -> Result<Document, AppError> {
    let now = app.clock.now();
    let (scope, submission, document) = (scope.clone(), submission.clone(), document.clone());
    let (file_name, media_type, hash) = app
        .db
        .write(move |connection| -> Result<_, StoreError> {
            let found = store::evidence_for_customer(connection, &scope, &submission, &document)?;
            let event = NewEvent::new(scope.actor(), Action::EvidenceRead, document.to_string())
                .with(serde_json::json!({ "submission": submission.as_str() }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(found)
        })
        .await?;
    let bytes = app.files.get(&hash).await.map_err(AppError::internal)?;
    Ok(Document { file_name, media_type, bytes })
}

/// A submission of a response, as its supplier sees it.
#[derive(Debug, Clone)]
pub struct LatestSubmission {
    /// Its id.
    pub id: SubmissionId,
    /// Its number within the response.
    pub number: i64,
    /// SHA-256 of the frozen text, in hex.
    pub hash: String,
    /// When it was sent in.
    pub submitted_at: DateTime<Utc>,
    /// What was frozen.
    pub content: Submission,
}

/// The latest submission of the supplier's response; `None`: it was never sent in.
///
/// # Errors
/// When the database does not answer.
pub fn latest_of_response(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<Option<LatestSubmission>, StoreError> {
    store::latest_of_response(connection, scope, response)?.map(latest).transpose()
}

/// The submission that the visitor's request was given; `None`: none yet.
///
/// # Errors
/// When the database does not answer.
pub fn given_to_request(
    connection: &mut DbConnection,
    scope: &SupplierScope,
) -> Result<Option<LatestSubmission>, StoreError> {
    store::given_to_request(connection, scope)?.map(latest).transpose()
}

fn latest((id, number, hash, at, body): store::LatestRow) -> Result<LatestSubmission, StoreError> {
    let content = Submission::thaw(&body, &hash).map_err(StoreError::corrupt)?;
    Ok(LatestSubmission { id: SubmissionId::new(id), number, hash, submitted_at: at.and_utc(), content })
}

/// Freezes a response as its next submission; `progress` is that of its questions. The request is given it by [`give`].
///
/// # Errors
/// [`StoreError::NotFound`] when the response is not the supplier's; [`StoreError::Conflict`] when another one was frozen at the same moment.
pub fn freeze(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: SubmissionId,
    response: &ResponseId,
    content: &Submission,
    progress: &Progress,
    now: DateTime<Utc>,
) -> Result<LatestSubmission, StoreError> {
    let number = store::latest_of_response(connection, scope, response)?.map_or(1, |(_, number, ..)| number + 1);
    let frozen: Frozen = content.freeze().map_err(StoreError::corrupt)?;
    let mut documents: Vec<EvidenceId> =
        content.citations.values().flatten().map(|citation| EvidenceId::new(&citation.evidence)).collect();
    documents.sort();
    documents.dedup();
    store::insert(connection, scope, &id, response, number, &frozen, progress, &documents, now.naive_utc())?;
    Ok(LatestSubmission { id, number, hash: frozen.hash, submitted_at: now, content: content.clone() })
}

/// Gives a submission to the request that the visitor came by. Returns whether the request had none before.
///
/// # Errors
/// When the database does not answer.
pub fn give(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    submission: &SubmissionId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    store::give(connection, scope, submission, now.naive_utc())
}
