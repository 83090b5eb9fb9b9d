//! The rules: pure, no IO, no clock, no randomness, no SQL, no HTML. Names are those of the domain's glossary.
//!
//! In reading order. `domain` imports nothing of ours but `domain`.

#![warn(missing_docs)]

pub mod language;
pub mod id;
pub mod org_number;
pub mod search;
pub mod visible;
pub mod scope;
pub mod product_flag;
pub mod questionnaire;
pub mod framework;
pub mod condition;
pub mod draft;
pub mod answer;
pub mod change;
pub mod carry;
pub mod extent;
pub mod comparable;
pub mod request;
pub mod completeness;
pub mod oddity;
pub mod submission;
pub mod rating;
pub mod score;
pub mod hint;
pub mod event;
