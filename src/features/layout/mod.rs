//! Anybody's own workbook of questions: where the questions stand, corrected by a person and remembered; answers out of it,
//! and answers into a copy of it.

mod holder;
mod store;
pub mod service;
mod view;
pub mod web;
