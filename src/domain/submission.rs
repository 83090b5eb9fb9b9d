//! A response as frozen the moment it was sent in: the exact text that is stored, hashed and judged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::Answer;
use super::extent::Extent;

/// Everything that a submission consists of. Maps are sorted, so that the same content gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// `key@version` of the questionnaire.
    pub questionnaire: String,
    /// Content hash of that version.
    pub questionnaire_hash: String,
    /// What of the version was asked, about a product with which flags; a submission from before there were extents was asked the whole.
    #[serde(default, skip_serializing_if = "Extent::is_plain")]
    pub extent: Extent,
    /// The supplier's name and organisation number as registered.
    pub supplier: String,
    /// The product's name as registered.
    pub product: String,
    /// When it was sent in, RFC 3339 in UTC.
    pub submitted_at: String,
    /// Who sent it in, as the person wrote it; may be empty.
    pub submitted_by: String,
    /// The answers, by question key: only of questions that were asked.
    pub answers: BTreeMap<String, Answer>,
    /// Why a question that was asked has no complete answer, by question key.
    pub gaps: BTreeMap<String, String>,
    /// What the answers rest on, by question key.
    pub citations: BTreeMap<String, Vec<FrozenCitation>>,
}

/// A place in a document, as it was when the response was sent in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenCitation {
    /// The document's id.
    pub evidence: String,
    /// Its file name.
    pub file_name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its size in bytes.
    pub size: i64,
    /// Where in the document; may be empty.
    pub place: String,
}

impl Submission {
    /// The text that is stored: JSON with sorted keys.
    ///
    /// # Errors
    /// Never in practice: every part can be written as JSON.
    pub fn freeze(&self) -> Result<Frozen, serde_json::Error> {
        let body = serde_json::to_string(self)?;
        let hash = hash_of(&body);
        Ok(Frozen { body, hash })
    }

    /// Reads what [`Self::freeze`] wrote, and only that: somebody judges it, so a text of another hash is not shown at all.
    ///
    /// # Errors
    /// When the text is not the one that was frozen, or no submission.
    pub fn thaw(body: &str, hash: &str) -> Result<Self, ThawError> {
        let found = hash_of(body);
        if found != hash {
            return Err(ThawError::Altered { noted: hash.to_owned(), found });
        }
        Ok(serde_json::from_str(body)?)
    }
}

/// SHA-256 of a frozen text, in hex.
pub fn hash_of(body: &str) -> String {
    hex::encode(Sha256::digest(body.as_bytes()))
}

/// Why a stored submission cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ThawError {
    /// The text has been changed since it was frozen.
    #[error("the text of a submission is not the one that was frozen: its SHA-256 is {found}, not {noted}")]
    Altered {
        /// The hash that was stored when it was frozen.
        noted: String,
        /// The hash of what is stored now.
        found: String,
    },
    /// The text is no submission.
    #[error("a frozen text is no submission: {0}")]
    Unreadable(#[from] serde_json::Error),
}

/// A submission as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The exact text.
    pub body: String,
    /// SHA-256 of the text, in hex: what the receipt shows.
    pub hash: String,
}
