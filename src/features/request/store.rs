//! Requests in the database.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::scope::SupplierScope;
use crate::platform::db::schema::{campaigns, customer_suppliers, organisations, products, requests};
use crate::platform::db::{DbConnection, StoreError};

/// A request with what stands around it, for its supplier.
#[derive(Debug, Clone, Queryable)]
pub(super) struct BriefRow {
    pub(super) id: String,
    pub(super) customer_id: String,
    pub(super) customer_name: String,
    pub(super) supplier_id: String,
    pub(super) supplier_name: String,
    pub(super) product_id: String,
    pub(super) product_name: String,
    pub(super) response_id: String,
    pub(super) definition_id: String,
    pub(super) campaign_title: String,
    pub(super) message: String,
    pub(super) deadline: NaiveDate,
    pub(super) submission_id: Option<String>,
    pub(super) submitted_at: Option<NaiveDateTime>,
}

/// The request that the scope is about.
pub(super) fn for_respondent(connection: &mut DbConnection, scope: &SupplierScope) -> Result<BriefRow, StoreError> {
    let row = requests::table
        .inner_join(campaigns::table.on(campaigns::id.eq(requests::campaign_id)))
        .inner_join(organisations::table.on(organisations::id.eq(requests::customer_id)))
        .inner_join(products::table.on(products::id.eq(requests::product_id)))
        .inner_join(
            customer_suppliers::table.on(customer_suppliers::customer_id
                .eq(requests::customer_id)
                .and(customer_suppliers::supplier_id.eq(requests::supplier_id))),
        )
        .filter(requests::id.eq(scope.request.as_str()).and(requests::supplier_id.eq(scope.supplier.as_str())))
        .select((
            requests::id,
            requests::customer_id,
            organisations::name,
            requests::supplier_id,
            customer_suppliers::name,
            requests::product_id,
            products::name,
            requests::response_id,
            campaigns::definition_id,
            campaigns::title,
            campaigns::message,
            campaigns::deadline,
            requests::submission_id,
            requests::submitted_at,
        ))
        .first(connection)?;
    Ok(row)
}

/// Sets the time of the beginning where there is none yet.
pub(super) fn mark_started(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::update(
        requests::table.filter(
            requests::id
                .eq(scope.request.as_str())
                .and(requests::supplier_id.eq(scope.supplier.as_str()))
                .and(requests::started_at.is_null()),
        ),
    )
    .set(requests::started_at.eq(now))
    .execute(connection)?;
    Ok(())
}
