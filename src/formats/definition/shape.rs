//! The shapes of the definition files, for writing them and for the JSON Schema that editors complete them by.
//!
//! Reading does not go through these (see [`super::fields`] for why); the tests hold the two together:
//! what is written is read back the same, and a file with every key of the schema reads without a problem.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::condition::Condition;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::KindName;

/// The structure of a questionnaire version: what is asked, when, and how much it counts. The words are in `nb.toml`, `nn.toml`, `en.toml` and `sv.toml` beside it.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "questionnaire.toml", rename = "questionnaire")]
pub(super) struct QuestionnaireFile {
    /// Stable name: small letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub(super) key: String,
    /// Semantic version, such as `1.0.0`. A published version never changes: a change is a new version.
    pub(super) version: String,
    /// The languages that it is written in, the reference first. Each has a file of words.
    #[schemars(with = "Vec<LanguageTag>", length(min = 1), extend("uniqueItems" = true))]
    pub(super) languages: Vec<&'static str>,
    /// The frameworks that controls come from, as `key@version`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"^[a-z][a-z0-9-]*@[A-Za-z0-9][A-Za-z0-9.-]*$")), default, extend("uniqueItems" = true))]
    pub(super) frameworks: Vec<String>,
    /// Who answers and about what: fields above the questions, never rated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) head: Vec<HeadEntry>,
    /// The sections, in reading order.
    #[schemars(length(min = 1))]
    pub(super) sections: Vec<SectionEntry>,
}

/// A language of the product.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "language")]
#[expect(dead_code, reason = "named in the schema only")]
enum LanguageTag {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
    /// Swedish.
    Sv,
}

/// A field about who answers and about what.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "head_field")]
pub(super) struct HeadEntry {
    /// Stable name, unique among head fields and questions.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub(super) key: String,
    #[serde(rename = "type")]
    pub(super) kind: KindName,
    /// Whether the response is incomplete without it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub(super) required: bool,
    /// The options for which an explanation is owed: `yes`, `no` or keys of options.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default, extend("uniqueItems" = true))]
    pub(super) explanation_when: Vec<String>,
    /// The columns of a table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"^[a-z][a-z0-9_]*$")), default, extend("uniqueItems" = true))]
    pub(super) columns: Vec<String>,
    /// Shown, owed and counted only when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(super) when: Option<Condition>,
    /// The options of a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) options: Vec<OptionEntry>,
}

/// Questions that belong together.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "section")]
pub(super) struct SectionEntry {
    /// Stable name, unique among the sections.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub(super) key: String,
    /// In reading order.
    #[schemars(length(min = 1))]
    pub(super) questions: Vec<QuestionEntry>,
}

/// One question.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "question")]
pub(super) struct QuestionEntry {
    /// The number that people know it by, unique in the questionnaire.
    #[schemars(range(min = 1))]
    pub(super) number: u32,
    /// Stable name, unique among head fields and questions.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub(super) key: String,
    #[serde(rename = "type")]
    pub(super) kind: KindName,
    /// It asks how something is done: a bare yes or no is then pointed out to the reviewer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub(super) how: bool,
    /// Documentation is asked for; the words say which.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub(super) evidence: bool,
    /// How much it counts.
    #[serde(skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 10), default = "one")]
    pub(super) weight: u32,
    /// Rated under 2, it caps every score that it is part of.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub(super) must: bool,
    /// The controls that it maps to, as `framework/id`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"^[a-z][a-z0-9-]*/[A-Za-z0-9][A-Za-z0-9.-]*$")), default, extend("uniqueItems" = true))]
    pub(super) controls: Vec<String>,
    /// The options for which an explanation is owed: `yes`, `no` or keys of options.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default, extend("uniqueItems" = true))]
    pub(super) explanation_when: Vec<String>,
    /// The columns of a table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"^[a-z][a-z0-9_]*$")), default, extend("uniqueItems" = true))]
    pub(super) columns: Vec<String>,
    /// Shown, owed and counted only when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(super) when: Option<Condition>,
    /// The options of a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) options: Vec<OptionEntry>,
}

/// One option of a choice.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "option")]
pub(super) struct OptionEntry {
    /// Stable name, unique within the question.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"))]
    pub(super) key: String,
    /// The rating that choosing it proposes; a person confirms it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 4), default)]
    pub(super) points: Option<u8>,
    /// Facts about the product that choosing it establishes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default, extend("uniqueItems" = true))]
    pub(super) flags: Vec<ProductFlag>,
    /// Choosing it makes documentation asked for, also where the question by itself asks for none; the words of the question say which.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub(super) evidence: bool,
}

/// A file of words.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "words")]
pub(super) struct WordsFile {
    /// What the questionnaire is called.
    pub(super) title: String,
    /// What it is for, in a sentence or two.
    pub(super) description: String,
    /// The labels of the head fields, by key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(default)]
    pub(super) head: BTreeMap<String, FieldWords>,
    /// The headings of the sections, by key.
    pub(super) sections: BTreeMap<String, SectionWordsEntry>,
    /// The questions, by key.
    pub(super) questions: BTreeMap<String, FieldWords>,
}

/// The words of a section.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "section_words")]
pub(super) struct SectionWordsEntry {
    /// The heading.
    pub(super) title: String,
    /// A sentence about what the section asks for.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schemars(default)]
    pub(super) intro: String,
}

/// The words of a head field (`label`) or a question (`subject` and `text`).
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "field_words")]
pub(super) struct FieldWords {
    /// The label of a head field.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(super) label: Option<String>,
    /// A short name for lists and matrices, at most 34 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(super) subject: Option<String>,
    /// The question itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(super) text: Option<String>,
    /// What a good answer contains.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schemars(default)]
    pub(super) help: String,
    /// Why it is asked.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schemars(default)]
    pub(super) why: String,
    /// Each piece of documentation that is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) evidence: Vec<String>,
    /// The label of the explanation.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schemars(default)]
    pub(super) explanation: String,
    /// The words of the options, by key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(default)]
    pub(super) options: BTreeMap<String, String>,
    /// The heads of the columns, by key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(default)]
    pub(super) columns: BTreeMap<String, String>,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_one(weight: &u32) -> bool {
    *weight == 1
}
