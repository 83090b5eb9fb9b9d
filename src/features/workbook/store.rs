//! Workbooks that were read and wait for a person to confirm.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use crate::domain::scope::SupplierScope;
use crate::platform::db::schema::{imports, requests};
use crate::platform::db::{DbConnection, StoreError};

/// For how many days a reading waits for a person to confirm it.
const DAYS: TimeDelta = TimeDelta::days(30);

/// Keeps a reading for the request of the scope; an earlier one that nobody confirmed is forgotten, and so is
/// whatever has waited too long, whoever read it.
pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &str,
    file_name: &str,
    body: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let is_old = imports::created_at.lt(now - DAYS);
    diesel::delete(imports::table.filter(imports::request_id.eq(scope.request.as_str()).or(is_old)))
        .execute(connection)?;
    diesel::insert_into(imports::table)
        .values((
            imports::id.eq(id),
            imports::request_id.eq(scope.request.as_str()),
            imports::file_name.eq(file_name),
            imports::body.eq(body),
            imports::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// File name, reading and moment of an import of the request of the scope.
pub(super) fn find(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &str,
) -> Result<(String, String, NaiveDateTime), StoreError> {
    let row = imports::table
        .filter(imports::id.eq(id).and(imports::request_id.eq(scope.request.as_str())))
        .select((imports::file_name, imports::body, imports::created_at))
        .first(connection)?;
    Ok(row)
}

/// Puts what came of an import in the place of what was read, once it has been taken over.
pub(super) fn finish(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    id: &str,
    body: &str,
) -> Result<(), StoreError> {
    let of_request = imports::table.filter(imports::id.eq(id).and(imports::request_id.eq(scope.request.as_str())));
    diesel::update(of_request).set(imports::body.eq(body)).execute(connection)?;
    Ok(())
}

/// The supplier of a request, for the command line, which acts for the operator.
pub(super) fn supplier_of_request(connection: &mut DbConnection, request: &str) -> Result<String, StoreError> {
    Ok(requests::table.find(request).select(requests::supplier_id).first(connection)?)
}
