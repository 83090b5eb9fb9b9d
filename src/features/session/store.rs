//! Sessions, accounts and memberships.
//!
//! These functions come before there is a scope: they are what a scope is made from.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::platform::db::schema::{memberships, organisations, passwords, requests, session_requests, sessions, users};
use crate::platform::db::{DbConnection, StoreError};

/// A session with the person and organisation behind it, where somebody has signed in.
#[derive(Debug, Clone, Queryable)]
pub(super) struct SessionRow {
    pub(super) id: String,
    pub(super) expires_at: NaiveDateTime,
    pub(super) user: Option<(String, String, Option<NaiveDateTime>)>,
    pub(super) organisation: Option<(String, String)>,
    pub(super) role: Option<String>,
}

/// The session of a token's hash, whether or not its time is over.
pub(super) fn find(connection: &mut DbConnection, token_hash: &str) -> Result<Option<SessionRow>, StoreError> {
    let row = sessions::table
        .left_join(users::table.on(sessions::user_id.eq(users::id.nullable())))
        .left_join(organisations::table.on(sessions::organisation_id.eq(organisations::id.nullable())))
        .left_join(
            memberships::table.on(sessions::user_id
                .eq(memberships::user_id.nullable())
                .and(sessions::organisation_id.eq(memberships::organisation_id.nullable()))),
        )
        .filter(sessions::token_hash.eq(token_hash))
        .select((
            sessions::id,
            sessions::expires_at,
            (users::id, users::name, users::disabled_at).nullable(),
            (organisations::id, organisations::name).nullable(),
            memberships::role.nullable(),
        ))
        .first(connection)
        .optional()?;
    Ok(row)
}

#[derive(Insertable)]
#[diesel(table_name = sessions)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct NewSession<'a> {
    pub(super) id: &'a str,
    pub(super) token_hash: &'a str,
    pub(super) user_id: Option<&'a str>,
    pub(super) organisation_id: Option<&'a str>,
    pub(super) created_at: NaiveDateTime,
    pub(super) expires_at: NaiveDateTime,
}

pub(super) fn insert(connection: &mut DbConnection, session: &NewSession<'_>) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table).values(session).execute(connection)?;
    Ok(())
}

pub(super) fn delete(connection: &mut DbConnection, id: &str) -> Result<(), StoreError> {
    diesel::delete(sessions::table.find(id)).execute(connection)?;
    Ok(())
}

/// Forgets sessions whose time was over before `before`.
pub(super) fn delete_expired(connection: &mut DbConnection, before: NaiveDateTime) -> Result<usize, StoreError> {
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.lt(before))).execute(connection)?)
}

/// Lets a session work on a request; nothing happens when it already may.
pub(super) fn grant(connection: &mut DbConnection, session: &str, request: &str) -> Result<(), StoreError> {
    let row = (session_requests::session_id.eq(session), session_requests::request_id.eq(request));
    crate::on_each!(connection, |inner| diesel::insert_into(session_requests::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(())
}

/// The supplier of a request that a session was let into; `None`: it was not.
pub(super) fn granted_supplier(
    connection: &mut DbConnection,
    session: &str,
    request: &str,
) -> Result<Option<String>, StoreError> {
    let supplier = session_requests::table
        .inner_join(requests::table)
        .filter(session_requests::session_id.eq(session).and(session_requests::request_id.eq(request)))
        .select(requests::supplier_id)
        .first(connection)
        .optional()?;
    Ok(supplier)
}

/// The requests of a supplier that a session was let into.
pub(super) fn granted(connection: &mut DbConnection, session: &str, supplier: &str) -> Result<Vec<String>, StoreError> {
    let ids = session_requests::table
        .inner_join(requests::table)
        .filter(session_requests::session_id.eq(session).and(requests::supplier_id.eq(supplier)))
        .order(requests::id)
        .select(requests::id)
        .load(connection)?;
    Ok(ids)
}

/// Takes a request away from every session that was let into it.
pub(super) fn withdraw_grants(connection: &mut DbConnection, request: &str) -> Result<(), StoreError> {
    diesel::delete(session_requests::table.filter(session_requests::request_id.eq(request))).execute(connection)?;
    Ok(())
}

/// An account as the password check needs it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Account {
    pub(super) user: String,
    pub(super) name: String,
    pub(super) disabled_at: Option<NaiveDateTime>,
    pub(super) password_hash: Option<String>,
}

/// The account of an e-mail address, in small letters.
pub(super) fn account(connection: &mut DbConnection, email: &str) -> Result<Option<Account>, StoreError> {
    let account = users::table
        .left_join(passwords::table)
        .filter(users::email.eq(email))
        .select((users::id, users::name, users::disabled_at, passwords::hash.nullable()))
        .first(connection)
        .optional()?;
    Ok(account)
}

/// The organisations of a person, by name.
pub(super) fn organisations_of(connection: &mut DbConnection, user: &str) -> Result<Vec<(String, String)>, StoreError> {
    let rows = memberships::table
        .inner_join(organisations::table)
        .filter(memberships::user_id.eq(user))
        .order(organisations::name)
        .select((organisations::id, memberships::role))
        .load(connection)?;
    Ok(rows)
}

/// Whether there is no account at all.
pub(super) fn has_no_users(connection: &mut DbConnection) -> Result<bool, StoreError> {
    let anybody: Option<String> = users::table.select(users::id).first(connection).optional()?;
    Ok(anybody.is_none())
}

/// The customer with an organisation number, and its name.
pub(super) fn customer_by_number(
    connection: &mut DbConnection,
    number: &str,
) -> Result<Option<(String, String)>, StoreError> {
    let found = organisations::table
        .filter(organisations::kind.eq("customer").and(organisations::org_number.eq(number)))
        .select((organisations::id, organisations::name))
        .first(connection)
        .optional()?;
    Ok(found)
}

pub(super) fn insert_customer(
    connection: &mut DbConnection,
    id: &str,
    name: &str,
    number: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(organisations::table)
        .values((
            organisations::id.eq(id),
            organisations::kind.eq("customer"),
            organisations::name.eq(name),
            organisations::country.eq("NO"),
            organisations::org_number.eq(number),
            organisations::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

pub(super) fn insert_user(
    connection: &mut DbConnection,
    id: &str,
    email: &str,
    name: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(users::table)
        .values((users::id.eq(id), users::email.eq(email), users::name.eq(name), users::created_at.eq(now)))
        .execute(connection)?;
    Ok(())
}

/// Sets a person's password, and ends the sessions that the old one began.
pub(super) fn set_password(
    connection: &mut DbConnection,
    user: &str,
    hash: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let row = (passwords::user_id.eq(user), passwords::hash.eq(hash), passwords::changed_at.eq(now));
    crate::on_each!(connection, |inner| diesel::insert_into(passwords::table)
        .values(row)
        .on_conflict(passwords::user_id)
        .do_update()
        .set((passwords::hash.eq(hash), passwords::changed_at.eq(now)))
        .execute(inner))?;
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(connection)?;
    Ok(())
}

/// Makes a person a member of an organisation, or changes the role.
pub(super) fn set_membership(
    connection: &mut DbConnection,
    user: &str,
    organisation: &str,
    role: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let row = (
        memberships::user_id.eq(user),
        memberships::organisation_id.eq(organisation),
        memberships::role.eq(role),
        memberships::created_at.eq(now),
    );
    crate::on_each!(connection, |inner| diesel::insert_into(memberships::table)
        .values(row)
        .on_conflict((memberships::user_id, memberships::organisation_id))
        .do_update()
        .set(memberships::role.eq(role))
        .execute(inner))?;
    Ok(())
}
