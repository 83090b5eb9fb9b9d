//! Page models of one product: what the customer uses it for, and what is known of it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::service::{Product, ProductUse};
use crate::app::App;
use crate::domain::language::Language;
use crate::domain::product_flag::{self, ProductFlag};
use crate::features::frame::FieldError;

/// The flags of a product as boxes of a form.
#[derive(Debug, Serialize)]
pub(super) struct FlagBoxes {
    options: Vec<Choice>,
    values: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

impl FlagBoxes {
    /// Every flag in words, with those that are set.
    pub(super) fn new(app: &App, language: Language, set: &BTreeSet<ProductFlag>) -> Self {
        let option =
            |flag: ProductFlag| Choice { value: flag.as_str(), label: app.words.get(language, flag.word_key(), &[]) };
        Self {
            options: ProductFlag::ALL.map(option).into_iter().collect(),
            values: set.iter().map(|flag| flag.as_str()).collect(),
        }
    }
}

/// Flags in words.
pub(super) fn flag_names(app: &App, language: Language, flags: &BTreeSet<ProductFlag>) -> Vec<String> {
    flags.iter().map(|flag| app.words.get(language, flag.word_key(), &[])).collect()
}

/// What the customer says of a product, to be changed.
#[derive(Debug, Serialize)]
pub(super) struct ProductPage {
    name: String,
    supplier: String,
    supplier_href: String,
    action: String,
    description: String,
    flags: FlagBoxes,
    /// What the form was opened over.
    seen_description: String,
    seen_flags: String,
    /// Somebody else has changed it meanwhile to this.
    theirs: Option<Theirs>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Theirs {
    description: String,
    flags: Vec<String>,
}

impl ProductPage {
    /// `typed` stands in the form; `stored` is what it would be saved over.
    pub(super) fn new(
        app: &App,
        language: Language,
        product: &Product,
        typed: &ProductUse,
        theirs: Option<&ProductUse>,
        errors: Vec<FieldError>,
    ) -> Self {
        let supplier_href = format!("/suppliers/{}", product.supplier.id);
        Self {
            name: product.name.clone(),
            supplier: product.supplier.name.clone(),
            action: format!("{supplier_href}/products/{}", product.id),
            supplier_href,
            description: typed.description.clone(),
            flags: FlagBoxes::new(app, language, &typed.flags),
            seen_description: product.description.clone(),
            seen_flags: product_flag::joined(&product.flags),
            theirs: theirs.map(|theirs| Theirs {
                description: theirs.description.clone(),
                flags: flag_names(app, language, &theirs.flags),
            }),
            errors,
        }
    }
}
