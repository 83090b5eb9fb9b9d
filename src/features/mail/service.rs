//! Sending what is due.
#![warn(missing_docs)]

use chrono::TimeDelta;

use super::store;
use crate::app::App;
use crate::error::AppError;
use crate::platform::db::StoreError;
use crate::platform::mail::Letter;

/// After so many attempts a mail has failed, and a person has to see to it.
pub const ATTEMPTS: i64 = 5;

/// How long a mail that was taken is left to whoever took it.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// Sends every mail that is due, one after the other. Returns how many the mail server took.
///
/// A mail that is refused is tried again after 1, 2, 4 and 8 minutes; then it has failed, with the server's words.
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
        let letter = Letter { recipient: due.recipient, subject: due.subject, body: due.body };
        let outcome = app.mailer.send(letter).await;
        let now = app.clock.now().naive_utc();
        let (id, attempt) = (due.id, due.attempts + 1);
        if outcome.is_ok() {
            taken += 1;
        }
        app.db
            .write(move |connection| -> Result<(), StoreError> {
                match outcome {
                    Ok(()) => store::sent(connection, &id, now),
                    Err(error) => {
                        tracing::warn!(mail = %id, attempt, %error, "a mail was refused");
                        let wait = TimeDelta::minutes(1 << (attempt - 1).clamp(0, 10));
                        let next = (attempt < ATTEMPTS).then(|| now + wait);
                        store::refused(connection, &id, &error.to_string(), next)
                    }
                }
            })
            .await?;
    }
}
