//! Mails in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;

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
