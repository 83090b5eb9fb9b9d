//! Published definitions. Rows are inserted and read, never updated or deleted: a published version never changes.
//!
//! No tenant: built-in definitions are everybody's.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::platform::db::schema::{definition_files, definitions};
use crate::platform::db::{DbConnection, StoreError};

/// A published version without its files.
#[derive(Debug, Clone, Queryable, Insertable, Selectable)]
#[diesel(table_name = definitions)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct DefinitionRow {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) key: String,
    pub(super) version: String,
    pub(super) sha256: String,
    pub(super) published_at: NaiveDateTime,
}

/// Every published version.
pub(super) fn all(connection: &mut DbConnection) -> Result<Vec<DefinitionRow>, StoreError> {
    let rows = definitions::table
        .order((definitions::kind, definitions::key, definitions::version))
        .select((
            definitions::id,
            definitions::kind,
            definitions::key,
            definitions::version,
            definitions::sha256,
            definitions::published_at,
        ))
        .load(connection)?;
    Ok(rows)
}

/// The files of a version, by name.
pub(super) fn files(connection: &mut DbConnection, id: &str) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let rows: Vec<(String, Vec<u8>)> = definition_files::table
        .filter(definition_files::definition_id.eq(id))
        .select((definition_files::name, definition_files::bytes))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// Publishes a version with its files.
pub(super) fn insert(
    connection: &mut DbConnection,
    row: &DefinitionRow,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<(), StoreError> {
    diesel::insert_into(definitions::table).values(row).execute(connection)?;
    for (name, bytes) in files {
        diesel::insert_into(definition_files::table)
            .values((
                definition_files::definition_id.eq(&row.id),
                definition_files::name.eq(name),
                definition_files::bytes.eq(bytes),
            ))
            .execute(connection)?;
    }
    Ok(())
}
