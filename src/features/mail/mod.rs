//! The outbox: mails wait in the database until a mail server has taken them.
//!
//! The link in a mail is kept only as long as somebody may still have to send or copy it.

pub mod service;
mod store;
