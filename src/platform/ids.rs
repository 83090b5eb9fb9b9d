//! Ids and tokens: the one source of randomness.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rand::Rng as _;
use sha2::{Digest, Sha256};

/// Where new ids and tokens come from.
#[derive(Debug, Clone, Default)]
pub enum Ids {
    /// UUIDv7, and tokens of the operating system's randomness.
    #[default]
    Random,
    /// 1, 2, 3 …: a test's ids and tokens, the same in every run.
    Counted(Arc<AtomicU64>),
}

/// A token that is handed out once, and what is stored of it.
#[derive(Clone)]
pub struct Token {
    /// What the person or browser gets: 32 random bytes in hex.
    pub secret: String,
    /// SHA-256 of the secret: what is stored.
    pub hash: String,
}

impl Ids {
    /// Ids that count from one.
    pub fn counted() -> Self {
        Self::Counted(Arc::new(AtomicU64::new(0)))
    }

    /// A new id as text, to be wrapped in its type: `CampaignId::new(ids.next())`.
    pub fn next(&self) -> String {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one source of ids")]
            Self::Random => uuid::Uuid::now_v7().to_string(),
            Self::Counted(count) => format!("00000000-0000-7000-8000-{:012}", count.fetch_add(1, Ordering::SeqCst) + 1),
        }
    }

    /// A new token.
    pub fn token(&self) -> Token {
        let mut bytes = [0_u8; 32];
        match self {
            Self::Random => rand::rng().fill_bytes(&mut bytes),
            Self::Counted(count) => {
                let number = count.fetch_add(1, Ordering::SeqCst) + 1;
                bytes = Sha256::digest(number.to_be_bytes()).into();
            }
        }
        let secret = hex::encode(bytes);
        Token { hash: token_hash(&secret), secret }
    }
}

/// What is stored of a token, for looking it up.
pub fn token_hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}
