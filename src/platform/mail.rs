//! Sending mail by SMTP. What to send and when is the outbox's business (`features::mail`).

use std::sync::{Arc, Mutex};

use lettre::message::Mailbox;
use lettre::message::header::{ContentType, MIME_VERSION_1_0};
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
    /// A list in memory, for tests; an entry in `refusals` makes the next mail fail in this way.
    Memory {
        /// What was sent.
        sent: Arc<Mutex<Vec<Letter>>>,
        /// What a server that refuses says, the next one last.
        refusals: Arc<Mutex<Vec<MailError>>>,
    },
}

/// A mail: plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What tells it from every other mail, the same at every attempt: a server that gets it twice can drop the second.
    pub id: String,
    /// One address.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A mail that did not leave, in the server's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// It may leave later: the server is away, busy, or asks to be tried again (4xx).
    #[error("{0}")]
    Later(String),
    /// It never will as it stands: the server says no for good (5xx), or the mail cannot be written.
    #[error("{0}")]
    Never(String),
}

impl Mailer {
    /// The mail server of the settings, or nobody.
    ///
    /// # Errors
    /// When the server's address cannot be understood.
    pub fn from_config(config: &Config) -> Result<Self, MailError> {
        let Some(url) = &config.smtp else { return Ok(Self::Nobody) };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.reveal())
            .map_err(|error| MailError::Never(format!("`TILLIT_SMTP_URL` cannot be used: {error}")))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        let from =
            config.mail_from.parse().map_err(|error| MailError::Never(format!("`TILLIT_MAIL_FROM`: {error}")))?;
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
            Self::Nobody => Err(MailError::Later("no mail server is set".to_owned())),
            Self::Memory { sent, refusals } => {
                if let Some(refusal) = refusals.lock().ok().and_then(|mut list| list.pop()) {
                    return Err(refusal);
                }
                if let Ok(mut list) = sent.lock() {
                    list.push(letter);
                }
                Ok(())
            }
            Self::Smtp { transport, from } => {
                let message = message(from, letter)?;
                transport.send(message).await.map(|_| ()).map_err(|error| refusal(&error))
            }
        }
    }
}

fn message(from: &Mailbox, letter: Letter) -> Result<Message, MailError> {
    let to = letter.recipient.parse().map_err(|error| MailError::Never(format!("{}: {error}", letter.recipient)))?;
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(letter.subject)
        .message_id(Some(format!("<{}@{}>", letter.id, from.email.domain())))
        // Without it a reader may take the text for plain ASCII, whatever the content type says (RFC 2045, 4).
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body)
        .map_err(|error| MailError::Never(error.to_string()))
}

fn refusal(error: &lettre::transport::smtp::Error) -> MailError {
    let words = error_chain(error);
    if error.is_permanent() { MailError::Never(words) } else { MailError::Later(words) }
}

/// The words of an error and of its causes, each once: many an error repeats its cause.
fn error_chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(next) = source {
        let words = next.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        source = next.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("{words}")]
    struct Said {
        words: &'static str,
        source: Option<Box<Said>>,
    }

    #[test]
    fn a_cause_that_an_error_has_said_already_is_not_said_again() {
        let cause = Said { words: "550 no such user", source: None };
        let twice = Said { words: "permanent error: 550 no such user", source: Some(Box::new(cause)) };
        assert_eq!(error_chain(&twice), "permanent error: 550 no such user");
        let cause = Said { words: "connection refused", source: None };
        let both = Said { words: "the server cannot be reached", source: Some(Box::new(cause)) };
        assert_eq!(error_chain(&both), "the server cannot be reached: connection refused");
    }

    #[test]
    fn a_mail_bears_the_same_id_at_every_attempt() {
        let letter = Letter {
            id: "0199".to_owned(),
            recipient: "svar@fjordtavla.example".to_owned(),
            subject: "Spørsmål".to_owned(),
            body: "Hei!".to_owned(),
        };
        let from: Mailbox = "Tillit <tillit@kommune.example>".parse().unwrap();
        let text = String::from_utf8(message(&from, letter.clone()).unwrap().formatted()).unwrap();
        assert!(text.contains("Message-ID: <0199@kommune.example>\r\n"), "{text}");
        assert!(text.contains("MIME-Version: 1.0\r\n"), "{text}");
        assert!(text.contains("Content-Type: text/plain; charset=utf-8\r\n"), "{text}");
        let nowhere = Letter { recipient: "nobody".to_owned(), ..letter };
        assert!(matches!(message(&from, nowhere), Err(MailError::Never(_))));
    }
}
