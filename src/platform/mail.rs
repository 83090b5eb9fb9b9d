//! Sending mail by SMTP. What to send and when is the outbox's business (`features::mail`).

use std::sync::{Arc, Mutex};

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::Config;

/// Who carries mails away.
#[derive(Clone)]
pub enum Mailer {
    /// Nobody: a person hands the link over.
    Nobody,
    /// A mail server.
    Smtp {
        /// The connection to it.
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The sender.
        from: Mailbox,
    },
    /// A list in memory, for tests; an entry in `refusals` makes the next mail fail with these words.
    Memory {
        /// What was sent.
        sent: Arc<Mutex<Vec<Letter>>>,
        /// Words of a server that refuses, the next one last.
        refusals: Arc<Mutex<Vec<String>>>,
    },
}

/// A mail: plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One address.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A mail that did not leave, in the server's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct MailError(pub String);

impl Mailer {
    /// The mail server of the settings, or nobody.
    ///
    /// # Errors
    /// When the server's address cannot be understood.
    pub fn from_config(config: &Config) -> Result<Self, MailError> {
        let Some(url) = &config.smtp else { return Ok(Self::Nobody) };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.reveal())
            .map_err(|error| MailError(format!("`TILLIT_SMTP_URL` cannot be used: {error}")))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        let from = config.mail_from.parse().map_err(|error| MailError(format!("`TILLIT_MAIL_FROM`: {error}")))?;
        Ok(Self::Smtp { transport: Box::new(transport), from })
    }

    /// A mailer that only remembers.
    pub fn memory() -> Self {
        Self::Memory { sent: Arc::default(), refusals: Arc::default() }
    }

    /// Whether there is anybody to carry mails away.
    pub fn can_send(&self) -> bool {
        !matches!(self, Self::Nobody)
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// The server's words.
    pub async fn send(&self, letter: Letter) -> Result<(), MailError> {
        match self {
            Self::Nobody => Err(MailError("no mail server is set".to_owned())),
            Self::Memory { sent, refusals } => {
                if let Some(words) = refusals.lock().ok().and_then(|mut list| list.pop()) {
                    return Err(MailError(words));
                }
                if let Ok(mut list) = sent.lock() {
                    list.push(letter);
                }
                Ok(())
            }
            Self::Smtp { transport, from } => {
                let to =
                    letter.recipient.parse().map_err(|error| MailError(format!("{}: {error}", letter.recipient)))?;
                let message = Message::builder()
                    .from(from.clone())
                    .to(to)
                    .subject(letter.subject)
                    .header(ContentType::TEXT_PLAIN)
                    .body(letter.body)
                    .map_err(|error| MailError(error.to_string()))?;
                transport.send(message).await.map(|_| ()).map_err(|error| MailError(error_chain(&error)))
            }
        }
    }
}

fn error_chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(next) = source {
        text = format!("{text}: {next}");
        source = next.source();
    }
    text
}
