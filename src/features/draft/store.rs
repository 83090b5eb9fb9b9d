//! Drafts in the database. All of them are one customer's own.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::id::{DefinitionId, DraftId};
use crate::domain::scope::CustomerScope;
use crate::platform::db::schema::{drafts, users};
use crate::platform::db::{DbConnection, StoreError};

/// A draft, whole.
#[derive(Debug, Clone, Queryable)]
pub(super) struct DraftRow {
    pub(super) id: String,
    pub(super) base_id: Option<String>,
    pub(super) published_id: Option<String>,
    pub(super) body: String,
    pub(super) about: String,
    pub(super) revision: i64,
    pub(super) updated_at: NaiveDateTime,
    pub(super) updated_by: String,
}

/// A draft in a list.
#[derive(Debug, Clone, Queryable)]
pub(super) struct LineRow {
    pub(super) id: String,
    pub(super) base_id: Option<String>,
    pub(super) published_id: Option<String>,
    pub(super) title: String,
    pub(super) questions: i64,
    pub(super) updated_at: NaiveDateTime,
    pub(super) updated_by: String,
}

/// What is written of a draft.
#[derive(Debug, Clone)]
pub(super) struct DraftWrite {
    pub(super) title: String,
    pub(super) questions: i64,
    pub(super) body: String,
    pub(super) about: String,
    pub(super) now: NaiveDateTime,
}

macro_rules! drafts_of {
    ($scope:expr) => {
        drafts::table
            .inner_join(users::table.on(users::id.eq(drafts::updated_by)))
            .filter(drafts::customer_id.eq($scope.customer.as_str()))
    };
}

/// The customer's drafts, those that were written in last first.
pub(super) fn list(connection: &mut DbConnection, scope: &CustomerScope) -> Result<Vec<LineRow>, StoreError> {
    let rows = drafts_of!(scope)
        .order((drafts::updated_at.desc(), drafts::id))
        .select((
            drafts::id,
            drafts::base_id,
            drafts::published_id,
            drafts::title,
            drafts::questions,
            drafts::updated_at,
            users::name,
        ))
        .load(connection)?;
    Ok(rows)
}

pub(super) fn find(connection: &mut DbConnection, scope: &CustomerScope, id: &DraftId) -> Result<DraftRow, StoreError> {
    let row = drafts_of!(scope)
        .filter(drafts::id.eq(id.as_str()))
        .select((
            drafts::id,
            drafts::base_id,
            drafts::published_id,
            drafts::body,
            drafts::about,
            drafts::revision,
            drafts::updated_at,
            users::name,
        ))
        .first(connection)?;
    Ok(row)
}

pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &DraftId,
    base: Option<&DefinitionId>,
    write: &DraftWrite,
) -> Result<(), StoreError> {
    diesel::insert_into(drafts::table)
        .values((
            drafts::id.eq(id.as_str()),
            drafts::customer_id.eq(scope.customer.as_str()),
            drafts::base_id.eq(base.map(DefinitionId::as_str)),
            drafts::title.eq(&write.title),
            drafts::questions.eq(write.questions),
            drafts::body.eq(&write.body),
            drafts::about.eq(&write.about),
            drafts::revision.eq(1),
            drafts::created_at.eq(write.now),
            drafts::updated_at.eq(write.now),
            drafts::updated_by.eq(scope.user.as_str()),
        ))
        .execute(connection)?;
    Ok(())
}

/// A draft of the customer's that has not been published, to be changed.
macro_rules! open_draft {
    ($scope:expr, $id:expr) => {
        drafts::table.filter(
            drafts::id
                .eq($id.as_str())
                .and(drafts::customer_id.eq($scope.customer.as_str()))
                .and(drafts::published_id.is_null()),
        )
    };
}

/// Writes a draft over the revision that it was read at. Returns whether nobody was faster.
pub(super) fn update(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &DraftId,
    base_revision: i64,
    write: &DraftWrite,
) -> Result<bool, StoreError> {
    let own = open_draft!(scope, id).filter(drafts::revision.eq(base_revision));
    let written = diesel::update(own)
        .set((
            drafts::title.eq(&write.title),
            drafts::questions.eq(write.questions),
            drafts::body.eq(&write.body),
            drafts::about.eq(&write.about),
            drafts::revision.eq(base_revision + 1),
            drafts::updated_at.eq(write.now),
            drafts::updated_by.eq(scope.user.as_str()),
        ))
        .execute(connection)?;
    Ok(written == 1)
}

/// Closes a draft: it became this version. Returns whether it was open, at this revision.
pub(super) fn close(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &DraftId,
    base_revision: i64,
    published: &DefinitionId,
) -> Result<bool, StoreError> {
    let own = open_draft!(scope, id).filter(drafts::revision.eq(base_revision));
    let written = diesel::update(own).set(drafts::published_id.eq(published.as_str())).execute(connection)?;
    Ok(written == 1)
}

/// Throws a draft away. Returns whether there was one, and it was not published.
pub(super) fn delete(connection: &mut DbConnection, scope: &CustomerScope, id: &DraftId) -> Result<bool, StoreError> {
    Ok(diesel::delete(open_draft!(scope, id)).execute(connection)? == 1)
}
