//! Responses and their answers in the database.

use chrono::NaiveDateTime;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::domain::id::{DefinitionId, OrganisationId, ProductId, ResponseId};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::on_each;
use crate::platform::db::schema::{answers, requests, responses};
use crate::platform::db::{DbConnection, StoreError};

/// The response about a product to a questionnaire version that the customer's requests, and nobody else's, ask for.
pub(super) fn of_customer_alone(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    product: &ProductId,
    definition: &DefinitionId,
) -> Result<Option<String>, StoreError> {
    let others = diesel::alias!(requests as others);
    let id = responses::table
        .inner_join(requests::table.on(requests::response_id.eq(responses::id)))
        .filter(
            responses::product_id
                .eq(product.as_str())
                .and(responses::definition_id.eq(definition.as_str()))
                .and(requests::customer_id.eq(scope.customer.as_str()))
                .and(not(exists(
                    others.filter(
                        others
                            .field(requests::response_id)
                            .eq(responses::id)
                            .and(others.field(requests::customer_id).ne(scope.customer.as_str())),
                    ),
                ))),
        )
        .order((responses::created_at.desc(), responses::id))
        .select(responses::id)
        .first(connection)
        .optional()?;
    Ok(id)
}

/// Holds the response of the visitor's request until the transaction ends: nobody else saves, cites or sends in meanwhile.
/// SQLite has one writer at a time anyway.
pub(super) fn hold(connection: &mut DbConnection, scope: &SupplierScope) -> Result<(), StoreError> {
    let of_request = requests::table.filter(requests::id.eq(scope.request.as_str())).select(requests::response_id);
    let wanted = responses::table
        .filter(responses::supplier_id.eq(scope.supplier.as_str()).and(responses::id.eq_any(of_request)));
    if let DbConnection::Postgres(inner) = connection {
        wanted.select(responses::id).for_update().load::<String>(inner)?;
    }
    Ok(())
}

/// Begins a response.
pub(super) fn insert(
    connection: &mut DbConnection,
    id: &ResponseId,
    supplier: &OrganisationId,
    product: &ProductId,
    definition: &DefinitionId,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(responses::table)
        .values((
            responses::id.eq(id.as_str()),
            responses::supplier_id.eq(supplier.as_str()),
            responses::product_id.eq(product.as_str()),
            responses::definition_id.eq(definition.as_str()),
            responses::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// The reasons for gaps that somebody has written for a response of the supplier, as stored; empty where there are none.
pub(super) fn reasons(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<String, StoreError> {
    let of_response = responses::table
        .filter(responses::id.eq(response.as_str()).and(responses::supplier_id.eq(scope.supplier.as_str())));
    Ok(of_response.select(responses::reasons).first(connection)?)
}

/// Keeps the reasons for gaps of a response of the supplier.
pub(super) fn keep_reasons(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    reasons: &str,
) -> Result<(), StoreError> {
    let of_response = responses::table
        .filter(responses::id.eq(response.as_str()).and(responses::supplier_id.eq(scope.supplier.as_str())));
    diesel::update(of_response).set(responses::reasons.eq(reasons)).execute(connection)?;
    Ok(())
}

/// An answer as stored.
#[derive(Debug, Clone, Queryable)]
pub(super) struct AnswerRow {
    pub(super) question_key: String,
    pub(super) body: String,
    pub(super) revision: i64,
    pub(super) updated_at: NaiveDateTime,
}

macro_rules! answers_of {
    ($scope:expr, $response:expr) => {
        answers::table
            .inner_join(responses::table)
            .filter(
                answers::response_id.eq($response.as_str()).and(responses::supplier_id.eq($scope.supplier.as_str())),
            )
            .select((answers::question_key, answers::body, answers::revision, answers::updated_at))
    };
}

/// Every answer of a response of the supplier.
pub(super) fn answers(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<Vec<AnswerRow>, StoreError> {
    Ok(answers_of!(scope, response).load(connection)?)
}

/// One answer, where there is one.
pub(super) fn answer(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    question: &str,
) -> Result<Option<AnswerRow>, StoreError> {
    Ok(answers_of!(scope, response).filter(answers::question_key.eq(question)).first(connection).optional()?)
}

/// What is written of an answer.
pub(super) struct AnswerWrite<'a> {
    pub(super) question: &'a str,
    pub(super) body: &'a str,
    pub(super) given: bool,
    /// The revision that it was written over; 0: there was none.
    pub(super) base: i64,
    pub(super) now: NaiveDateTime,
}

/// Writes an answer over the revision that it names. Returns whether it was still the latest.
///
/// The caller has found the response by the scope.
pub(super) fn put(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    write: &AnswerWrite<'_>,
) -> Result<bool, StoreError> {
    let by = scope.request.as_str();
    let written = if write.base == 0 {
        on_each!(connection, |inner| {
            diesel::insert_into(answers::table)
                .values((
                    answers::response_id.eq(response.as_str()),
                    answers::question_key.eq(write.question),
                    answers::body.eq(write.body),
                    answers::given.eq(write.given),
                    answers::revision.eq(1),
                    answers::updated_at.eq(write.now),
                    answers::updated_by.eq(by),
                ))
                .on_conflict_do_nothing()
                .execute(inner)
        })?
    } else {
        diesel::update(
            answers::table.find((response.as_str(), write.question)).filter(answers::revision.eq(write.base)),
        )
        .set((
            answers::body.eq(write.body),
            answers::given.eq(write.given),
            answers::revision.eq(write.base + 1),
            answers::updated_at.eq(write.now),
            answers::updated_by.eq(by),
        ))
        .execute(connection)?
    };
    Ok(written == 1)
}
