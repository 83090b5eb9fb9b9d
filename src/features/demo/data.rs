//! The files of the demo: made-up companies, their answers and documents, and what an assessor makes of them.

use std::collections::BTreeMap;

use rust_embed::Embed;
use serde::Deserialize;

use crate::error::AppError;

#[derive(Embed)]
#[folder = "src/features/demo/data/"]
struct Files;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Supplier {
    pub(super) name: String,
    pub(super) org_number: String,
    pub(super) contact_name: String,
    pub(super) contact_email: String,
    pub(super) language: String,
    pub(super) product: String,
    pub(super) description: String,
    /// Head fields, by key.
    pub(super) head: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) sub_processors: Vec<BTreeMap<String, String>>,
    /// Text of each document, by file name.
    pub(super) evidence: BTreeMap<String, String>,
    /// By question key.
    pub(super) answers: BTreeMap<String, Item>,
}

/// An answer, and how it is rated where the supplier has been assessed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    #[serde(default)]
    pub(super) text: String,
    /// `yes` or `no`.
    pub(super) value: Option<String>,
    /// Why the question does not apply.
    pub(super) not_applicable: Option<String>,
    /// File name of the document that the answer rests on.
    pub(super) cite: Option<String>,
    #[serde(default)]
    pub(super) place: String,
    pub(super) rating: Option<Rating>,
    #[serde(default)]
    pub(super) confidence: String,
    #[serde(default)]
    pub(super) reason: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Rating {
    Level(u8),
    /// `not_applicable`.
    Word(String),
}

/// The supplier of a file.
pub(super) fn supplier(file: &str) -> Result<Supplier, AppError> {
    let found = Files::get(file).ok_or_else(|| AppError::internal(format!("no demo file {file}")))?;
    toml::from_str(&String::from_utf8_lossy(&found.data))
        .map_err(|error| AppError::internal(format!("{file}: {error}")))
}
