//! Questionnaires and frameworks in from other formats, with a look at what was read before anything is made of it, and out again.

pub mod service;
pub mod web;
mod view;
mod store;
