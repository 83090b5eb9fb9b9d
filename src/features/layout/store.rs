//! Workbooks that are looked at, and the layouts that are remembered.
//!
//! A [`Holder`] is one of the two scopes; every query is filtered by its organisation, and a supplier's by its request as well.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::holder::Holder;
use crate::platform::db::schema::{foreign_workbooks, layouts};
use crate::platform::db::{DbConnection, StoreError};

/// A workbook as it is kept.
#[derive(Debug, Clone, Queryable)]
pub(super) struct WorkbookRow {
    pub(super) file_name: String,
    pub(super) sha256: String,
    pub(super) fingerprint: String,
    pub(super) mapping: String,
}

/// A workbook to keep.
pub(super) struct NewWorkbook {
    pub(super) id: String,
    pub(super) file_name: String,
    pub(super) sha256: String,
    pub(super) fingerprint: String,
    pub(super) mapping: String,
    pub(super) now: NaiveDateTime,
}

/// Keeps a workbook.
pub(super) fn insert(connection: &mut DbConnection, holder: &Holder, new: &NewWorkbook) -> Result<(), StoreError> {
    diesel::insert_into(foreign_workbooks::table)
        .values((
            foreign_workbooks::id.eq(&new.id),
            foreign_workbooks::organisation_id.eq(holder.organisation().as_str()),
            foreign_workbooks::request_id.eq(holder.request()),
            foreign_workbooks::file_name.eq(&new.file_name),
            foreign_workbooks::sha256.eq(&new.sha256),
            foreign_workbooks::fingerprint.eq(&new.fingerprint),
            foreign_workbooks::mapping.eq(&new.mapping),
            foreign_workbooks::created_at.eq(new.now),
        ))
        .execute(connection)?;
    Ok(())
}

/// A workbook of the holder's.
pub(super) fn find(connection: &mut DbConnection, holder: &Holder, id: &str) -> Result<WorkbookRow, StoreError> {
    let own = foreign_workbooks::table
        .filter(foreign_workbooks::id.eq(id))
        .filter(foreign_workbooks::organisation_id.eq(holder.organisation().as_str()));
    let columns = (
        foreign_workbooks::file_name,
        foreign_workbooks::sha256,
        foreign_workbooks::fingerprint,
        foreign_workbooks::mapping,
    );
    let row = match holder.request() {
        Some(request) => own.filter(foreign_workbooks::request_id.eq(request)).select(columns).first(connection)?,
        None => own.filter(foreign_workbooks::request_id.is_null()).select(columns).first(connection)?,
    };
    Ok(row)
}

/// Puts a corrected mapping in place of a workbook's own. The workbook has been found before.
pub(super) fn set_mapping(
    connection: &mut DbConnection,
    holder: &Holder,
    id: &str,
    mapping: &str,
) -> Result<(), StoreError> {
    let own = foreign_workbooks::table
        .filter(foreign_workbooks::id.eq(id))
        .filter(foreign_workbooks::organisation_id.eq(holder.organisation().as_str()));
    diesel::update(own).set(foreign_workbooks::mapping.eq(mapping)).execute(connection)?;
    Ok(())
}

/// What somebody of the organisation has said of workbooks with this layout.
pub(super) fn remembered(
    connection: &mut DbConnection,
    holder: &Holder,
    fingerprint: &str,
) -> Result<Option<String>, StoreError> {
    let mapping = layouts::table
        .filter(layouts::organisation_id.eq(holder.organisation().as_str()).and(layouts::fingerprint.eq(fingerprint)))
        .select(layouts::mapping)
        .first(connection)
        .optional()?;
    Ok(mapping)
}

/// Remembers a mapping in place of an earlier one for the same layout.
pub(super) fn remember(
    connection: &mut DbConnection,
    holder: &Holder,
    id: &str,
    fingerprint: &str,
    mapping: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let organisation = holder.organisation().as_str();
    let same = layouts::organisation_id.eq(organisation).and(layouts::fingerprint.eq(fingerprint));
    diesel::delete(layouts::table.filter(same)).execute(connection)?;
    diesel::insert_into(layouts::table)
        .values((
            layouts::id.eq(id),
            layouts::organisation_id.eq(organisation),
            layouts::fingerprint.eq(fingerprint),
            layouts::mapping.eq(mapping),
            layouts::updated_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}
