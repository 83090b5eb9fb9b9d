//! Earlier answers that come along to a new version: shown to the supplier, and answers only once a person has confirmed them.

pub mod service;
pub mod view;
pub mod web;
mod store;
