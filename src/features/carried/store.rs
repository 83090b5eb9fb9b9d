//! Carried answers in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::id::{DefinitionId, ProductId, ResponseId};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::platform::db::schema::{answers, carried_answers, requests, responses};
use crate::platform::db::{DbConnection, StoreError};

/// An answer that was given under an earlier version.
#[derive(Debug, Clone, Queryable)]
pub(super) struct EarlierRow {
    pub(super) response_id: String,
    pub(super) question_key: String,
    pub(super) body: String,
    pub(super) revision: i64,
    pub(super) updated_at: NaiveDateTime,
}

/// The answers about a product under one version that were given to requests of the customer.
///
/// What was given to another customer alone is out of reach: it is the customer who types where its link goes.
pub(super) fn earlier(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    product: &ProductId,
    definition: &DefinitionId,
) -> Result<Vec<EarlierRow>, StoreError> {
    let asked = requests::table
        .filter(requests::customer_id.eq(scope.customer.as_str()).and(requests::product_id.eq(product.as_str())))
        .select(requests::response_id);
    // One that the supplier has let another customer's request share may hold what was written for that customer since.
    let shared = requests::table
        .filter(requests::customer_id.ne(scope.customer.as_str()).and(requests::product_id.eq(product.as_str())))
        .select(requests::response_id);
    let rows = answers::table
        .inner_join(responses::table)
        .filter(
            responses::id
                .eq_any(asked)
                .and(responses::id.ne_all(shared))
                .and(responses::definition_id.eq(definition.as_str()))
                .and(answers::given.eq(true)),
        )
        .order((responses::created_at.desc(), answers::question_key))
        .select((answers::response_id, answers::question_key, answers::body, answers::revision, answers::updated_at))
        .load(connection)?;
    Ok(rows)
}

/// A carried answer as it is written.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = carried_answers)]
pub(super) struct NewCarried<'a> {
    pub(super) response_id: &'a str,
    pub(super) question_key: &'a str,
    pub(super) source_response_id: &'a str,
    pub(super) source_key: &'a str,
    pub(super) source_revision: i64,
    pub(super) class: &'a str,
    pub(super) body: &'a str,
    pub(super) answered_at: NaiveDateTime,
    pub(super) state: &'a str,
    pub(super) carried_at: NaiveDateTime,
}

/// Lets an answer come along to a response that a request of the customer has just begun.
pub(super) fn insert(
    connection: &mut DbConnection,
    _scope: &CustomerScope,
    carried: &NewCarried<'_>,
) -> Result<(), StoreError> {
    diesel::insert_into(carried_answers::table).values(carried).execute(connection)?;
    Ok(())
}

/// A carried answer with the version that it was given under.
#[derive(Debug, Clone, Queryable)]
pub(super) struct CarriedRow {
    pub(super) question_key: String,
    pub(super) source_response_id: String,
    pub(super) source_key: String,
    pub(super) source_revision: i64,
    pub(super) class: String,
    pub(super) body: String,
    pub(super) answered_at: NaiveDateTime,
    pub(super) state: String,
    pub(super) source_definition_id: String,
}

/// Everything that came along to a response of the supplier.
pub(super) fn of_response(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<Vec<CarriedRow>, StoreError> {
    let rows = carried_answers::table
        .inner_join(responses::table.on(responses::id.eq(carried_answers::source_response_id)))
        .filter(
            carried_answers::response_id.eq(response.as_str()).and(responses::supplier_id.eq(scope.supplier.as_str())),
        )
        .order((carried_answers::question_key, carried_answers::source_key))
        .select((
            carried_answers::question_key,
            carried_answers::source_response_id,
            carried_answers::source_key,
            carried_answers::source_revision,
            carried_answers::class,
            carried_answers::body,
            carried_answers::answered_at,
            carried_answers::state,
            responses::definition_id,
        ))
        .load(connection)?;
    Ok(rows)
}

/// Notes what became of the answer that waited at a question. The caller has found the response by the scope.
pub(super) fn settle(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
    question: &str,
    state: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let waiting = carried_answers::table.filter(
        carried_answers::response_id
            .eq(response.as_str())
            .and(carried_answers::question_key.eq(question))
            .and(carried_answers::state.eq("waiting")),
    );
    diesel::update(waiting)
        .set((
            carried_answers::state.eq(state),
            carried_answers::settled_at.eq(now),
            carried_answers::settled_by.eq(scope.request.as_str()),
        ))
        .execute(connection)?;
    Ok(())
}
