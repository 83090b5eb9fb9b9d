//! Sending what is due.
#![warn(missing_docs)]

use chrono::{DateTime, TimeDelta, Utc};

use super::store;
use crate::app::App;
use crate::domain::id::{MailId, RequestId};
use crate::domain::request::MailState;
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::error::AppError;
use crate::platform::db::{DbConnection, StoreError};
use crate::platform::mail::{Letter, MailError};

/// After so many attempts a mail has failed, and a person has to see to it.
pub const ATTEMPTS: i64 = 5;

/// How long a mail that was taken is left to whoever took it.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// Sends every mail that is due, one after the other. Returns how many the mail server took.
///
/// A mail that the server may take later is tried again after 1, 2, 4 and 8 minutes; then it has failed, with the server's words.
/// One that is refused for good has failed at once.
/// A server that dies between sending and noting it sends the mail again: two mails are better than none.
///
/// # Errors
/// When the database does not answer.
pub async fn send_due(app: &App) -> Result<usize, AppError> {
    if !app.mailer.can_send() {
        return Ok(0);
    }
    let mut taken = 0;
    loop {
        let now = app.clock.now().naive_utc();
        let due = app.db.write(move |connection| store::claim(connection, now, now + LEASE)).await?;
        let Some(due) = due else { return Ok(taken) };
        let (id, attempt) = (due.id, due.attempts + 1);
        let letter = Letter { id: id.clone(), recipient: due.recipient, subject: due.subject, body: due.body };
        let outcome = app.mailer.send(letter).await;
        let now = app.clock.now().naive_utc();
        if outcome.is_ok() {
            taken += 1;
        }
        app.db
            .write(move |connection| -> Result<(), StoreError> {
                match outcome {
                    Ok(()) => store::sent(connection, &id, now),
                    Err(error) => {
                        tracing::warn!(mail = %id, attempt, %error, "a mail was refused");
                        let next = match error {
                            MailError::Later(_) if attempt < ATTEMPTS => Some(now + wait(attempt)),
                            MailError::Later(_) | MailError::Never(_) => None,
                        };
                        store::refused(connection, &id, &error.to_string(), next)
                    }
                }
            })
            .await?;
    }
}

/// How long to wait after an attempt that failed.
fn wait(attempt: i64) -> TimeDelta {
    TimeDelta::minutes(1 << (attempt - 1).clamp(0, 10))
}

/// A mail to be written.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// Its id.
    pub id: MailId,
    /// What it is about.
    pub request: RequestId,
    /// One address.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The text, with the link in it.
    pub body: String,
    /// The link alone, for copying.
    pub link: String,
}

/// Puts a mail into the outbox: queued, or held for a person to hand over where there is no mail server.
///
/// # Errors
/// When the database refuses.
pub fn enqueue(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    mail: &NewMail,
    state: MailState,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    store::insert(connection, scope, mail, state, now.naive_utc())
}

/// The latest mail of a request.
#[derive(Debug, Clone)]
pub struct Mail {
    /// What became of it.
    pub state: MailState,
    /// To whom.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The text; empty when nobody has to send it any more.
    pub body: String,
    /// The link; empty when nobody has to hand it over any more.
    pub link: String,
    /// The mail server's words, when it refused.
    pub last_error: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When the mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
}

/// The latest mail of a request of the customer.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when there is none.
pub async fn latest(app: &App, scope: &CustomerScope, request: &RequestId) -> Result<Mail, AppError> {
    let (scope, request) = (scope.clone(), request.clone());
    let row = app.db.read(move |connection| store::latest(connection, &scope, &request)).await?;
    Ok(Mail {
        state: MailState::stored(&row.state, row.sent_at.is_some()).unwrap_or(MailState::Held),
        recipient: row.recipient,
        subject: row.subject,
        body: row.body,
        link: row.link,
        last_error: row.last_error,
        created_at: row.created_at.and_utc(),
        sent_at: row.sent_at.map(|at| at.and_utc()),
    })
}

/// What became of the latest mail of each of these requests (at most 500).
///
/// # Errors
/// When the database does not answer.
pub fn states(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    requests: &[String],
) -> Result<Vec<(String, MailState)>, StoreError> {
    // In the order of time: whoever makes a map of them keeps the last.
    let rows = store::states(connection, scope, requests)?;
    Ok(rows
        .into_iter()
        .map(|(request, state, sent_at)| {
            (request, MailState::stored(&state, sent_at.is_some()).unwrap_or(MailState::Held))
        })
        .collect())
}

/// Forgets the link of a request that has been opened: nobody has to hand it over any more. What waits to be sent is still sent.
///
/// # Errors
/// When the database refuses.
pub fn forget_link(connection: &mut DbConnection, scope: &SupplierScope) -> Result<(), StoreError> {
    store::forget_link(connection, scope)
}

/// Notes that a person has handed over the link of a request's latest mail, which did not leave by itself. Says whether there was one.
///
/// # Errors
/// When the database refuses.
pub fn mark_shared(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    store::mark_shared(connection, scope, request, now.naive_utc())
}

/// Takes back what waits to be sent about a request: a newer link has been made.
///
/// # Errors
/// When the database refuses.
pub fn withdraw(connection: &mut DbConnection, scope: &CustomerScope, request: &RequestId) -> Result<(), StoreError> {
    store::withdraw(connection, scope, request)
}
