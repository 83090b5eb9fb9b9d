//! Responses in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::id::{DefinitionId, OrganisationId, ProductId, ResponseId};
use crate::platform::db::schema::responses;
use crate::platform::db::{DbConnection, StoreError};

/// The id of the supplier's response about a product to a questionnaire version.
pub(super) fn find(
    connection: &mut DbConnection,
    supplier: &OrganisationId,
    product: &ProductId,
    definition: &DefinitionId,
) -> Result<Option<String>, StoreError> {
    let id = responses::table
        .filter(
            responses::product_id
                .eq(product.as_str())
                .and(responses::supplier_id.eq(supplier.as_str()))
                .and(responses::definition_id.eq(definition.as_str())),
        )
        .select(responses::id)
        .first(connection)
        .optional()?;
    Ok(id)
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
