//! Facts about a product that decide what is asked about it.
//!
//! A flag holds when the customer has set it for the product, or when an answer that is asked for and given chose an option that names it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A fact about a product. The set is closed, so that every flag has words and every customer knows what to set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "product_flag")]
pub enum ProductFlag {
    /// It processes children's data.
    ChildrensData,
    /// It processes special categories of personal data (GDPR 9).
    SpecialCategories,
    /// It processes addresses that are protected, code 6 or 7.
    ProtectedAddresses,
    /// It has sub-processors outside the EEA.
    SubProcessorsOutsideEea,
}

impl ProductFlag {
    /// Every flag.
    pub const ALL: [Self; 4] =
        [Self::ChildrensData, Self::SpecialCategories, Self::ProtectedAddresses, Self::SubProcessorsOutsideEea];

    /// The flag as it stands in definitions, in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ChildrensData => "childrens_data",
            Self::SpecialCategories => "special_categories",
            Self::ProtectedAddresses => "protected_addresses",
            Self::SubProcessorsOutsideEea => "sub_processors_outside_eea",
        }
    }

    /// Reads what [`Self::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.as_str() == text)
    }

    /// The message key of its name in a list of boxes.
    pub fn word_key(self) -> &'static str {
        match self {
            Self::ChildrensData => "product-flag-childrens-data",
            Self::SpecialCategories => "product-flag-special-categories",
            Self::ProtectedAddresses => "product-flag-protected-addresses",
            Self::SubProcessorsOutsideEea => "product-flag-sub-processors-outside-eea",
        }
    }
}

/// Some flags as one text, for a column of the database.
pub fn joined(flags: &BTreeSet<ProductFlag>) -> String {
    flags.iter().map(|flag| flag.as_str()).collect::<Vec<_>>().join(" ")
}

/// Reads what [`joined`] wrote; `None` where a word is no flag.
pub fn parted(text: &str) -> Option<BTreeSet<ProductFlag>> {
    text.split_whitespace().map(ProductFlag::parse).collect()
}
