//! The signature of a workbook's hidden marks: an import trusts only what this installation wrote.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::domain::answer::{Answer, AnswerValue};

/// The key that marks are signed with. It belongs to the installation and never leaves it.
#[derive(Clone)]
pub struct MarkKey(Vec<u8>);

impl std::fmt::Debug for MarkKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("MarkKey(secret)")
    }
}

impl MarkKey {
    /// A key from the installation's secret.
    pub fn new(secret: &str) -> Self {
        Self(secret.as_bytes().to_vec())
    }

    /// HMAC-SHA-256 of a text, in hex.
    pub(super) fn sign(&self, text: &str) -> String {
        self.mac(text).map_or_else(String::new, |mac| hex::encode(mac.finalize().into_bytes()))
    }

    /// Whether a signature in hex is that of the text; compared in constant time.
    pub(in super::super) fn verify(&self, text: &str, signature: &str) -> bool {
        let Ok(signature) = hex::decode(signature) else { return false };
        self.mac(text).is_some_and(|mac| mac.verify_slice(&signature).is_ok())
    }

    fn mac(&self, text: &str) -> Option<Hmac<Sha256>> {
        // HMAC takes keys of any length.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(text.as_bytes());
        Some(mac)
    }
}

/// A short fingerprint of an answer, by which an import sees whether it was changed in the workbook.
pub(super) fn fingerprint(answer: &Answer) -> String {
    let text = serde_json::to_string(&plain(answer)).unwrap_or_default();
    let digest = hex::encode(Sha256::digest(text.as_bytes()));
    digest.chars().take(32).collect()
}

/// The answer with one way of saying nothing: a sheet cannot tell an empty list from no value.
fn plain(answer: &Answer) -> Answer {
    let value = if answer.value.is_empty() { AnswerValue::None } else { answer.value.clone() };
    Answer { value, ..answer.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_that_signed_says_yes() {
        let key = MarkKey::new("one");
        let signature = key.sign("marks");
        assert!(key.verify("marks", &signature));
        for (other, text, signed) in [
            ("one", "mark", signature.as_str()),
            ("two", "marks", &signature),
            ("one", "marks", ""),
            ("one", "marks", "zz"),
        ] {
            assert!(!MarkKey::new(other).verify(text, signed), "{other} {text} {signed}");
        }
        assert!(!format!("{key:?}").contains("one"));
    }

    #[test]
    fn saying_nothing_has_one_fingerprint() {
        let nothing = fingerprint(&Answer::default());
        let empty = Answer { value: AnswerValue::Table(vec![]), ..Answer::default() };
        assert_eq!(fingerprint(&empty), nothing);
        assert_ne!(fingerprint(&Answer::text("0")), nothing);
        assert_ne!(fingerprint(&Answer { not_applicable: true, ..Answer::default() }), nothing);
    }
}
