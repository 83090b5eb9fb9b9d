//! Files that were read and wait for a person to confirm.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::scope::CustomerScope;
use crate::platform::db::schema::waiting_files;
use crate::platform::db::{DbConnection, StoreError};

/// A file as it was sent, and how it is to be read.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = waiting_files)]
pub(super) struct WaitingRow {
    pub(super) id: String,
    pub(super) customer_id: String,
    pub(super) kind: String,
    pub(super) file_name: String,
    pub(super) format: String,
    pub(super) language: String,
    pub(super) bytes: Vec<u8>,
    pub(super) created_at: NaiveDateTime,
}

/// Keeps a file; files of the customer that nobody confirmed since the given time are forgotten.
pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    row: &WaitingRow,
    forget_before: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::delete(waiting_files::table.filter(
        waiting_files::customer_id.eq(scope.customer.as_str()).and(waiting_files::created_at.lt(forget_before)),
    ))
    .execute(connection)?;
    diesel::insert_into(waiting_files::table).values(row).execute(connection)?;
    Ok(())
}

/// A file of the customer's that waits.
pub(super) fn find(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    kind: &str,
    id: &str,
) -> Result<WaitingRow, StoreError> {
    let row = waiting_files::table
        .filter(
            waiting_files::id
                .eq(id)
                .and(waiting_files::kind.eq(kind))
                .and(waiting_files::customer_id.eq(scope.customer.as_str())),
        )
        .select((
            waiting_files::id,
            waiting_files::customer_id,
            waiting_files::kind,
            waiting_files::file_name,
            waiting_files::format,
            waiting_files::language,
            waiting_files::bytes,
            waiting_files::created_at,
        ))
        .first(connection)?;
    Ok(row)
}

/// Forgets a file that something has been made of.
pub(super) fn delete(connection: &mut DbConnection, scope: &CustomerScope, id: &str) -> Result<(), StoreError> {
    diesel::delete(
        waiting_files::table
            .filter(waiting_files::id.eq(id).and(waiting_files::customer_id.eq(scope.customer.as_str()))),
    )
    .execute(connection)?;
    Ok(())
}
