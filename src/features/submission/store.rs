//! Frozen responses. Rows are inserted and read, never updated or deleted.

use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::domain::completeness::Progress;
use crate::domain::id::{DefinitionId, EvidenceId, ResponseId, SubmissionId};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::domain::submission::Frozen;
use crate::platform::db::schema::{
    customer_suppliers, evidence, products, requests, responses, submission_evidence, submissions,
};
use crate::platform::db::{DbConnection, StoreError};

/// A submission as stored, with what stands around it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct SubmissionRow {
    pub(super) id: String,
    pub(super) number: i64,
    pub(super) body: String,
    pub(super) sha256: String,
    pub(super) submitted_at: NaiveDateTime,
    pub(super) definition_id: String,
    pub(super) supplier_id: String,
    pub(super) product_id: String,
    pub(super) product_name: String,
    pub(super) supplier_name: String,
}

/// Submissions that a request of the customer points to, each once, with the customer's own name for the supplier.
macro_rules! given_to {
    ($scope:expr) => {
        submissions::table
            .inner_join(responses::table.inner_join(products::table.on(products::id.eq(responses::product_id))))
            .inner_join(
                customer_suppliers::table.on(customer_suppliers::supplier_id
                    .eq(responses::supplier_id)
                    .and(customer_suppliers::customer_id.eq($scope.customer.as_str()))),
            )
            .filter(exists(
                requests::table.filter(
                    requests::submission_id
                        .eq(submissions::id.nullable())
                        .and(requests::customer_id.eq($scope.customer.as_str())),
                ),
            ))
            .select((
                submissions::id,
                submissions::number,
                submissions::body,
                submissions::sha256,
                submissions::submitted_at,
                responses::definition_id,
                responses::supplier_id,
                responses::product_id,
                products::name,
                customer_suppliers::name,
            ))
    };
}

/// A submission that was given to the customer.
pub(super) fn find_for_customer(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    submission: &SubmissionId,
) -> Result<SubmissionRow, StoreError> {
    let row = given_to!(scope).filter(submissions::id.eq(submission.as_str())).first(connection)?;
    Ok(row)
}

/// Every submission of one questionnaire version that was given to the customer, by the supplier's name, the newest first.
pub(super) fn list_for_customer(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    definition: &DefinitionId,
) -> Result<Vec<SubmissionRow>, StoreError> {
    let rows = given_to!(scope)
        .filter(responses::definition_id.eq(definition.as_str()))
        .order((customer_suppliers::search_key, submissions::number.desc()))
        .load(connection)?;
    Ok(rows)
}

/// Id, number, hash, time and text of a submission.
pub(super) type LatestRow = (String, i64, String, NaiveDateTime, String);

/// The latest submission of the response that the visitor's request is about.
pub(super) fn latest_of_response(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<Option<LatestRow>, StoreError> {
    let row = submissions::table
        .inner_join(responses::table)
        .filter(responses::id.eq(response.as_str()).and(responses::supplier_id.eq(scope.supplier.as_str())))
        .order(submissions::number.desc())
        .select((
            submissions::id,
            submissions::number,
            submissions::sha256,
            submissions::submitted_at,
            submissions::body,
        ))
        .first(connection)
        .optional()?;
    Ok(row)
}

/// The submission that the request of the scope was given.
pub(super) fn given_to_request(
    connection: &mut DbConnection,
    scope: &SupplierScope,
) -> Result<Option<LatestRow>, StoreError> {
    let row = submissions::table
        .inner_join(requests::table.on(requests::submission_id.eq(submissions::id.nullable())))
        .filter(requests::id.eq(scope.request.as_str()).and(requests::supplier_id.eq(scope.supplier.as_str())))
        .select((
            submissions::id,
            submissions::number,
            submissions::sha256,
            submissions::submitted_at,
            submissions::body,
        ))
        .first(connection)
        .optional()?;
    Ok(row)
}

/// Stores a frozen response with the documents that it cites.
#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &SubmissionId,
    response: &ResponseId,
    number: i64,
    frozen: &Frozen,
    progress: &Progress,
    documents: &[EvidenceId],
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let is_own: bool = diesel::select(exists(
        responses::table
            .filter(responses::id.eq(response.as_str()).and(responses::supplier_id.eq(scope.supplier.as_str()))),
    ))
    .get_result(connection)?;
    if !is_own {
        return Err(StoreError::NotFound);
    }
    diesel::insert_into(submissions::table)
        .values((
            submissions::id.eq(id.as_str()),
            submissions::response_id.eq(response.as_str()),
            submissions::number.eq(number),
            submissions::body.eq(&frozen.body),
            submissions::sha256.eq(&frozen.hash),
            submissions::answered.eq(count(progress.answered)),
            submissions::asked.eq(count(progress.owed)),
            submissions::submitted_at.eq(now),
        ))
        .execute(connection)?;
    for document in documents {
        diesel::insert_into(submission_evidence::table)
            .values((
                submission_evidence::submission_id.eq(id.as_str()),
                submission_evidence::evidence_id.eq(document.as_str()),
            ))
            .execute(connection)?;
    }
    Ok(())
}

fn count(some: usize) -> i64 {
    i64::try_from(some).unwrap_or(i64::MAX)
}

/// Gives a submission to the request of the scope. Returns whether the request had none before.
pub(super) fn give(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    submission: &SubmissionId,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let changed = diesel::update(
        requests::table.filter(
            requests::id
                .eq(scope.request.as_str())
                .and(requests::supplier_id.eq(scope.supplier.as_str()))
                .and(requests::submission_id.is_null()),
        ),
    )
    .set((requests::submission_id.eq(submission.as_str()), requests::submitted_at.eq(now)))
    .execute(connection)?;
    Ok(changed == 1)
}

/// A document that a submission given to the customer cites: file name, media type and hash.
pub(super) fn evidence_for_customer(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    submission: &SubmissionId,
    document: &EvidenceId,
) -> Result<(String, String, String), StoreError> {
    let row = submission_evidence::table
        .inner_join(evidence::table.on(evidence::id.eq(submission_evidence::evidence_id)))
        .filter(
            submission_evidence::submission_id
                .eq(submission.as_str())
                .and(submission_evidence::evidence_id.eq(document.as_str()))
                .and(exists(
                    requests::table.filter(
                        requests::submission_id
                            .eq(submission_evidence::submission_id.nullable())
                            .and(requests::customer_id.eq(scope.customer.as_str())),
                    ),
                )),
        )
        .select((evidence::file_name, evidence::media_type, evidence::sha256))
        .first(connection)?;
    Ok(row)
}
