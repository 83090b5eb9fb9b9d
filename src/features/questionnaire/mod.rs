//! Published questionnaires and frameworks: the exact bytes in the database, and what they mean in memory.

pub mod in_words;
pub mod service;
pub mod library;
pub mod history;
pub mod web;
mod view;
mod changes_view;
mod store;
