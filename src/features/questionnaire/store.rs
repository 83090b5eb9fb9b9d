//! Published definitions. A row and its files are inserted and read, never altered or deleted: a published version never changes.
//! Only that it has been withdrawn is noted, once.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::id::DefinitionId;
use crate::domain::scope::CustomerScope;
use crate::platform::db::schema::{definition_files, definitions};
use crate::platform::db::{DbConnection, StoreError};

/// A published version without its files.
#[derive(Debug, Clone, Queryable, Insertable, Selectable)]
#[diesel(table_name = definitions)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct DefinitionRow {
    pub(super) id: String,
    /// `None`: built in.
    pub(super) customer_id: Option<String>,
    pub(super) kind: String,
    pub(super) key: String,
    pub(super) version: String,
    pub(super) sha256: String,
    pub(super) published_at: NaiveDateTime,
    pub(super) withdrawn_at: Option<NaiveDateTime>,
}

macro_rules! definition_rows {
    () => {
        definitions::table.order((definitions::kind, definitions::key, definitions::version)).select((
            definitions::id,
            definitions::customer_id,
            definitions::kind,
            definitions::key,
            definitions::version,
            definitions::sha256,
            definitions::published_at,
            definitions::withdrawn_at,
        ))
    };
}

/// What is built in: everybody's.
pub(super) fn built_in(connection: &mut DbConnection) -> Result<Vec<DefinitionRow>, StoreError> {
    Ok(definition_rows!().filter(definitions::customer_id.is_null()).load(connection)?)
}

/// What a customer may use of a kind: the built-in ones and its own.
pub(super) fn visible(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    kind: &str,
) -> Result<Vec<DefinitionRow>, StoreError> {
    let rows = definition_rows!()
        .filter(definitions::kind.eq(kind))
        .filter(definitions::customer_id.is_null().or(definitions::customer_id.eq(scope.customer.as_str())))
        .load(connection)?;
    Ok(rows)
}

/// One version that the customer may use.
pub(super) fn find(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &DefinitionId,
) -> Result<DefinitionRow, StoreError> {
    let row = definition_rows!()
        .filter(definitions::id.eq(id.as_str()))
        .filter(definitions::customer_id.is_null().or(definitions::customer_id.eq(scope.customer.as_str())))
        .first(connection)?;
    Ok(row)
}

/// One version of an id that was found through a request, campaign or submission of the tenant's.
pub(super) fn by_id(connection: &mut DbConnection, id: &DefinitionId) -> Result<DefinitionRow, StoreError> {
    Ok(definition_rows!().filter(definitions::id.eq(id.as_str())).first(connection)?)
}

/// The versions of the same kind and key that are built in or of the same owner, the row itself among them.
pub(super) fn related(connection: &mut DbConnection, row: &DefinitionRow) -> Result<Vec<DefinitionRow>, StoreError> {
    let rows = definition_rows!()
        .filter(definitions::kind.eq(&row.kind).and(definitions::key.eq(&row.key)))
        .filter(definitions::customer_id.is_null().or(definitions::customer_id.eq(&row.customer_id)))
        .load(connection)?;
    Ok(rows)
}

/// The frameworks of one owner.
pub(super) fn frameworks_of(
    connection: &mut DbConnection,
    owner: Option<&str>,
) -> Result<Vec<DefinitionRow>, StoreError> {
    let rows = definition_rows!().filter(definitions::kind.eq("framework"));
    let rows = match owner {
        Some(owner) => rows.filter(definitions::customer_id.eq(owner)).load(connection)?,
        None => rows.filter(definitions::customer_id.is_null()).load(connection)?,
    };
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

/// Publishes a version with its files; whose it is stands in the row.
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

/// Notes that a version of the customer's own is withdrawn. Returns whether it was not before.
pub(super) fn withdraw(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &DefinitionId,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let own = definitions::table
        .filter(definitions::id.eq(id.as_str()).and(definitions::customer_id.eq(scope.customer.as_str())))
        .filter(definitions::withdrawn_at.is_null());
    Ok(diesel::update(own).set(definitions::withdrawn_at.eq(now)).execute(connection)? == 1)
}
