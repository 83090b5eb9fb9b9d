//! The extent of a request: what of a questionnaire version it asks, about a product with which flags.
//!
//! Several customers may ask for the same response, each with an extent of its own. It is settled when the request is sent
//! and frozen into the submission, so that nothing later changes what was asked.
//!
//! [`Extent::asked`] makes the questionnaire as asked of the version: everything that shows, counts, writes or scores
//! works on that one and needs to know nothing of extents.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::product_flag::ProductFlag;
use super::questionnaire::{Questionnaire, Section};

/// What a request asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// What the customer has said about the product.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<ProductFlag>,
    /// The keys of the sections that are left out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub left_out: BTreeSet<String>,
}

impl Extent {
    /// Whether it is the whole version, about a product of which nothing special was said.
    pub fn is_plain(&self) -> bool {
        self.flags.is_empty() && self.left_out.is_empty()
    }

    /// The questionnaire as asked: without the sections that are left out, and with the conditions over flags that hold settled.
    ///
    /// It keeps key, version and hash: it is the same version, asked in part. A question that depends on one that is left out
    /// counts as if that one had no answer. Asking what is asked already changes nothing.
    pub fn asked(&self, version: &Arc<Questionnaire>) -> Arc<Questionnaire> {
        let settles = version.all_fields().filter_map(|field| field.when.as_ref()).any(|when| self.settles(when));
        if !settles && self.sections_left_out(version).next().is_none() {
            return Arc::clone(version);
        }
        let mut asked = self.without_left_out(version);
        let questions = asked.sections.iter_mut().flat_map(|section| &mut section.questions);
        for field in asked.head.iter_mut().chain(questions) {
            field.when = field.when.take().map(|when| self.settled(when));
        }
        Arc::new(asked)
    }

    /// The version without the sections that are left out, its conditions as they were written.
    pub fn without_left_out(&self, version: &Questionnaire) -> Questionnaire {
        let mut rest = version.clone();
        rest.sections.retain(|section| !self.left_out.contains(&section.key));
        rest
    }

    /// The sections that are left out, in reading order.
    pub fn sections_left_out<'a>(&'a self, version: &'a Questionnaire) -> impl Iterator<Item = &'a Section> {
        version.sections.iter().filter(|section| self.left_out.contains(&section.key))
    }

    /// Whether a question stands in a section that is left out.
    pub fn leaves_out(&self, version: &Questionnaire, question: &str) -> bool {
        version.section_of(question).is_some_and(|section| self.left_out.contains(&section.key))
    }

    fn settles(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Flag { flag } => self.flags.contains(flag),
            Condition::All { all: parts } | Condition::Any { any: parts } => {
                parts.iter().any(|part| self.settles(part))
            }
            Condition::Not { not } => self.settles(not),
            Condition::Is { .. } | Condition::Answered { .. } => false,
        }
    }

    /// The condition with every flag that holds replaced by what always holds.
    fn settled(&self, condition: Condition) -> Condition {
        let each = |parts: Vec<Condition>| parts.into_iter().map(|part| self.settled(part)).collect();
        match condition {
            Condition::Flag { flag } if self.flags.contains(&flag) => Condition::All { all: Vec::new() },
            Condition::All { all } => Condition::All { all: each(all) },
            Condition::Any { any } => Condition::Any { any: each(any) },
            Condition::Not { not } => Condition::Not { not: Box::new(self.settled(*not)) },
            Condition::Flag { .. } | Condition::Is { .. } | Condition::Answered { .. } => condition,
        }
    }
}

/// Keys of sections as one text, for a column of the database: a key has no white space.
pub fn joined(keys: &BTreeSet<String>) -> String {
    keys.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Reads what [`joined`] wrote.
pub fn parted(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
