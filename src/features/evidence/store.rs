//! Documents and citations in the database.

use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::domain::id::{CitationId, EvidenceId, ResponseId};
use crate::domain::scope::SupplierScope;
use crate::platform::db::schema::{citations, evidence, products, requests, responses, submission_evidence};
use crate::platform::db::{DbConnection, StoreError};

#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = evidence)]
pub(super) struct EvidenceRow {
    pub(super) id: String,
    pub(super) file_name: String,
    pub(super) media_type: String,
    pub(super) size: i64,
    pub(super) sha256: String,
    pub(super) uploaded_at: NaiveDateTime,
    pub(super) uploaded_by: String,
}

/// The documents in reach of a request: those that came by it, by another request for the same response, or by another
/// request of the same customer. What a supplier gave by another customer's link is not among them.
macro_rules! evidence_of {
    ($scope:expr) => {{
        let this = diesel::alias!(requests as this);
        let mine = || this.filter(this.field(requests::id).eq($scope.request.as_str()));
        let by = requests::table
            .filter(
                requests::supplier_id.eq($scope.supplier.as_str()).and(
                    requests::response_id
                        .eq_any(mine().select(this.field(requests::response_id)))
                        .or(requests::customer_id.eq_any(mine().select(this.field(requests::customer_id)))),
                ),
            )
            .select(requests::id);
        evidence::table
            .filter(evidence::supplier_id.eq($scope.supplier.as_str()).and(evidence::uploaded_by.eq_any(by)))
            .select((
                evidence::id,
                evidence::file_name,
                evidence::media_type,
                evidence::size,
                evidence::sha256,
                evidence::uploaded_at,
                evidence::uploaded_by,
            ))
    }};
}

pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    document: &EvidenceRow,
) -> Result<(), StoreError> {
    diesel::insert_into(evidence::table)
        .values((document, evidence::supplier_id.eq(scope.supplier.as_str())))
        .execute(connection)?;
    Ok(())
}

/// The supplier's documents, the latest first.
pub(super) fn list(connection: &mut DbConnection, scope: &SupplierScope) -> Result<Vec<EvidenceRow>, StoreError> {
    Ok(evidence_of!(scope).order((evidence::uploaded_at.desc(), evidence::id.desc())).load(connection)?)
}

pub(super) fn find(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    document: &EvidenceId,
) -> Result<EvidenceRow, StoreError> {
    Ok(evidence_of!(scope).filter(evidence::id.eq(document.as_str())).first(connection)?)
}

/// A document of the supplier with this content, where there is one.
pub(super) fn with_content(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    sha256: &str,
    file_name: &str,
) -> Result<Option<EvidenceRow>, StoreError> {
    Ok(evidence_of!(scope)
        .filter(evidence::sha256.eq(sha256).and(evidence::file_name.eq(file_name)))
        .first(connection)
        .optional()?)
}

/// The documents of the supplier that a submission holds.
pub(super) fn submitted(connection: &mut DbConnection, scope: &SupplierScope) -> Result<Vec<String>, StoreError> {
    let ids = submission_evidence::table
        .inner_join(evidence::table.on(evidence::id.eq(submission_evidence::evidence_id)))
        .filter(evidence::supplier_id.eq(scope.supplier.as_str()))
        .select(submission_evidence::evidence_id)
        .distinct()
        .load(connection)?;
    Ok(ids)
}

/// Whether any document of any supplier has this content: files are kept once for all of them.
pub(super) fn has_content(connection: &mut DbConnection, sha256: &str) -> Result<bool, StoreError> {
    Ok(diesel::select(exists(evidence::table.filter(evidence::sha256.eq(sha256)))).get_result(connection)?)
}

/// An answer that cites a document, in whichever of the supplier's responses.
#[derive(Debug, Clone, Queryable)]
pub(super) struct CitingRow {
    pub(super) product_name: String,
    pub(super) definition_id: String,
    pub(super) question_key: String,
}

pub(super) fn citing(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    document: &EvidenceId,
) -> Result<Vec<CitingRow>, StoreError> {
    let rows = citations::table
        .inner_join(responses::table.on(responses::id.eq(citations::response_id)))
        .inner_join(products::table.on(products::id.eq(responses::product_id)))
        .filter(citations::evidence_id.eq(document.as_str()).and(responses::supplier_id.eq(scope.supplier.as_str())))
        .order((products::name, responses::definition_id, citations::created_at, citations::id))
        .select((products::name, responses::definition_id, citations::question_key))
        .load(connection)?;
    Ok(rows)
}

/// Deletes a document with every citation of it.
pub(super) fn delete(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    document: &EvidenceId,
) -> Result<(), StoreError> {
    find(connection, scope, document)?;
    diesel::delete(citations::table.filter(citations::evidence_id.eq(document.as_str()))).execute(connection)?;
    diesel::delete(
        evidence::table
            .filter(evidence::id.eq(document.as_str()).and(evidence::supplier_id.eq(scope.supplier.as_str()))),
    )
    .execute(connection)?;
    Ok(())
}

#[derive(Debug, Clone, Queryable)]
pub(super) struct CitationRow {
    pub(super) id: String,
    pub(super) question_key: String,
    pub(super) place: String,
    pub(super) evidence_id: String,
    pub(super) file_name: String,
    pub(super) sha256: String,
    pub(super) size: i64,
}

macro_rules! citations_of {
    ($scope:expr) => {
        citations::table
            .inner_join(evidence::table)
            .inner_join(responses::table.on(responses::id.eq(citations::response_id)))
            .filter(responses::supplier_id.eq($scope.supplier.as_str()))
            .select((
                citations::id,
                citations::question_key,
                citations::place,
                evidence::id,
                evidence::file_name,
                evidence::sha256,
                evidence::size,
            ))
    };
}

pub(super) fn citations(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<Vec<CitationRow>, StoreError> {
    Ok(citations_of!(scope)
        .filter(citations::response_id.eq(response.as_str()))
        .order((citations::created_at, citations::id))
        .load(connection)?)
}

pub(super) fn citation(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    id: &CitationId,
) -> Result<CitationRow, StoreError> {
    Ok(citations_of!(scope)
        .filter(citations::response_id.eq(response.as_str()).and(citations::id.eq(id.as_str())))
        .first(connection)?)
}

/// Ties an answer to a document, or changes the place in it.
#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) fn cite(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &CitationId,
    response: &ResponseId,
    question: &str,
    document: &EvidenceId,
    place: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    find(connection, scope, document)?;
    let same = citations::table.filter(
        citations::response_id
            .eq(response.as_str())
            .and(citations::question_key.eq(question))
            .and(citations::evidence_id.eq(document.as_str())),
    );
    if diesel::update(same).set(citations::place.eq(place)).execute(connection)? == 0 {
        diesel::insert_into(citations::table)
            .values((
                citations::id.eq(id.as_str()),
                citations::response_id.eq(response.as_str()),
                citations::question_key.eq(question),
                citations::evidence_id.eq(document.as_str()),
                citations::place.eq(place),
                citations::created_at.eq(now),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Takes a citation away. The caller has found it in the scope.
pub(super) fn uncite(connection: &mut DbConnection, _scope: &SupplierScope, id: &CitationId) -> Result<(), StoreError> {
    diesel::delete(citations::table.find(id.as_str())).execute(connection)?;
    Ok(())
}
