//! What a request asks of whom, for the supplier who opened its link.
#![warn(missing_docs)]

use chrono::{DateTime, NaiveDate, Utc};

use super::store;
use crate::domain::id::{DefinitionId, OrganisationId, ProductId, RequestId, ResponseId, SubmissionId};
use crate::domain::scope::SupplierScope;
use crate::platform::db::{DbConnection, StoreError};

/// A request as its supplier sees it.
#[derive(Debug, Clone)]
pub struct RequestBrief {
    /// Its id.
    pub request: RequestId,
    /// Who asks.
    pub customer: OrganisationId,
    /// The name of who asks.
    pub customer_name: String,
    /// Who is asked.
    pub supplier: OrganisationId,
    /// The name of who is asked, as the customer registered it.
    pub supplier_name: String,
    /// About what.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// The supplier's response, shared by every request about the same product and version.
    pub response: ResponseId,
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// What the customer calls the campaign.
    pub campaign_title: String,
    /// The customer's message; may be empty.
    pub message: String,
    /// The last day to send in.
    pub deadline: NaiveDate,
    /// The submission that the request was given.
    pub submission: Option<SubmissionId>,
    /// When it was given.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The request whose link the visitor opened.
///
/// # Errors
/// [`StoreError::NotFound`] when it is not the supplier's.
pub fn for_respondent(connection: &mut DbConnection, scope: &SupplierScope) -> Result<RequestBrief, StoreError> {
    let row = store::for_respondent(connection, scope)?;
    Ok(RequestBrief {
        request: RequestId::new(row.id),
        customer: OrganisationId::new(row.customer_id),
        customer_name: row.customer_name,
        supplier: OrganisationId::new(row.supplier_id),
        supplier_name: row.supplier_name,
        product: ProductId::new(row.product_id),
        product_name: row.product_name,
        response: ResponseId::new(row.response_id),
        definition: DefinitionId::new(row.definition_id),
        campaign_title: row.campaign_title,
        message: row.message,
        deadline: row.deadline,
        submission: row.submission_id.map(SubmissionId::new),
        submitted_at: row.submitted_at.map(|at| at.and_utc()),
    })
}

/// Notes that the supplier has begun to answer; the first time counts.
///
/// # Errors
/// When the database does not answer.
pub fn mark_started(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    store::mark_started(connection, scope, now.naive_utc())
}
