//! Finding and beginning responses.
#![warn(missing_docs)]

use chrono::{DateTime, Utc};

use super::store;
use crate::domain::id::{DefinitionId, OrganisationId, ProductId, ResponseId};
use crate::platform::db::{DbConnection, StoreError};

/// The response about a product to a questionnaire version; begun under `new_id` when there is none yet.
///
/// # Errors
/// When the database refuses.
pub fn ensure(
    connection: &mut DbConnection,
    new_id: &ResponseId,
    supplier: &OrganisationId,
    product: &ProductId,
    definition: &DefinitionId,
    now: DateTime<Utc>,
) -> Result<ResponseId, StoreError> {
    if let Some(id) = store::find(connection, supplier, product, definition)? {
        return Ok(ResponseId::new(id));
    }
    store::insert(connection, new_id, supplier, product, definition, now.naive_utc())?;
    Ok(new_id.clone())
}
