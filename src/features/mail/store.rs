//! Mails in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::service::NewMail;
use crate::domain::id::RequestId;
use crate::domain::request::MailState;
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::platform::db::schema::mails;
use crate::platform::db::{DbConnection, StoreError};

/// A mail that is due.
#[derive(Debug, Clone, Queryable)]
pub(super) struct DueRow {
    pub(super) id: String,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) attempts: i64,
}

/// Takes one queued mail that is due: until `lease` nobody else takes it, so that several servers can share an outbox.
pub(super) fn claim(
    connection: &mut DbConnection,
    now: NaiveDateTime,
    lease: NaiveDateTime,
) -> Result<Option<DueRow>, StoreError> {
    let due: Option<DueRow> = mails::table
        .filter(mails::state.eq("queued").and(mails::next_attempt_at.le(now)))
        .order((mails::next_attempt_at, mails::id))
        .select((mails::id, mails::recipient, mails::subject, mails::body, mails::attempts))
        .first(connection)
        .optional()?;
    let Some(due) = due else { return Ok(None) };
    // Another server may have taken it between the two statements: then nothing is updated, and the next round looks again.
    let taken = diesel::update(
        mails::table.filter(mails::id.eq(&due.id).and(mails::state.eq("queued")).and(mails::next_attempt_at.le(now))),
    )
    .set((mails::next_attempt_at.eq(lease), mails::attempts.eq(due.attempts + 1)))
    .execute(connection)?;
    Ok((taken == 1).then_some(due))
}

/// The server took it: the link is not kept any longer.
pub(super) fn sent(connection: &mut DbConnection, id: &str, now: NaiveDateTime) -> Result<(), StoreError> {
    diesel::update(mails::table.filter(mails::id.eq(id)))
        .set((
            mails::state.eq("sent"),
            mails::sent_at.eq(now),
            mails::last_error.eq(""),
            mails::link.eq(""),
            mails::body.eq(""),
        ))
        .execute(connection)?;
    Ok(())
}

/// The server refused: in its words, to be tried again at `next`, or never when that is `None`.
pub(super) fn refused(
    connection: &mut DbConnection,
    id: &str,
    words: &str,
    next: Option<NaiveDateTime>,
) -> Result<(), StoreError> {
    let mail = mails::table.filter(mails::id.eq(id));
    match next {
        Some(next) => diesel::update(mail)
            .set((mails::last_error.eq(words), mails::next_attempt_at.eq(next)))
            .execute(connection)?,
        None => {
            diesel::update(mail).set((mails::last_error.eq(words), mails::state.eq("failed"))).execute(connection)?
        }
    };
    Ok(())
}

pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    mail: &NewMail,
    state: MailState,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(mails::table)
        .values((
            mails::id.eq(mail.id.as_str()),
            mails::customer_id.eq(scope.customer.as_str()),
            mails::request_id.eq(mail.request.as_str()),
            mails::recipient.eq(&mail.recipient),
            mails::subject.eq(&mail.subject),
            mails::body.eq(&mail.body),
            mails::link.eq(&mail.link),
            mails::state.eq(state.as_str()),
            mails::attempts.eq(0),
            mails::last_error.eq(""),
            mails::next_attempt_at.eq(now),
            mails::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

#[derive(Debug, Clone, Queryable)]
pub(super) struct MailRow {
    pub(super) state: String,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) link: String,
    pub(super) last_error: String,
    pub(super) created_at: NaiveDateTime,
    pub(super) sent_at: Option<NaiveDateTime>,
}

pub(super) fn latest(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
) -> Result<MailRow, StoreError> {
    let row = mails::table
        .filter(mails::customer_id.eq(scope.customer.as_str()).and(mails::request_id.eq(request.as_str())))
        .order((mails::created_at.desc(), mails::id.desc()))
        .select((
            mails::state,
            mails::recipient,
            mails::subject,
            mails::body,
            mails::link,
            mails::last_error,
            mails::created_at,
            mails::sent_at,
        ))
        .first(connection)?;
    Ok(row)
}

/// Request, state and time of sending of every mail about these requests, the latest last.
pub(super) fn states(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    requests: &[String],
) -> Result<Vec<(String, String, Option<NaiveDateTime>)>, StoreError> {
    let rows = mails::table
        .filter(mails::customer_id.eq(scope.customer.as_str()).and(mails::request_id.eq_any(requests)))
        .order((mails::created_at, mails::id))
        .select((mails::request_id, mails::state, mails::sent_at))
        .load(connection)?;
    Ok(rows)
}

/// Sets the time of sending of what did not leave by itself and still has its link.
pub(super) fn mark_shared(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let count = diesel::update(
        mails::table.filter(
            mails::customer_id
                .eq(scope.customer.as_str())
                .and(mails::request_id.eq(request.as_str()))
                .and(mails::state.eq_any(["held", "failed"]))
                .and(mails::link.ne(""))
                .and(mails::sent_at.is_null()),
        ),
    )
    .set(mails::sent_at.eq(now))
    .execute(connection)?;
    Ok(0 < count)
}

/// A mail that still waits for the server needs its text; every other one loses it.
pub(super) fn forget_link(connection: &mut DbConnection, scope: &SupplierScope) -> Result<(), StoreError> {
    diesel::update(mails::table.filter(mails::request_id.eq(scope.request.as_str()).and(mails::state.ne("queued"))))
        .set((mails::link.eq(""), mails::body.eq("")))
        .execute(connection)?;
    Ok(())
}

/// Deletes the mails about a request that nobody has sent.
pub(super) fn withdraw(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
) -> Result<(), StoreError> {
    diesel::delete(
        mails::table.filter(
            mails::customer_id
                .eq(scope.customer.as_str())
                .and(mails::request_id.eq(request.as_str()))
                .and(mails::state.ne("sent")),
        ),
    )
    .execute(connection)?;
    Ok(())
}
