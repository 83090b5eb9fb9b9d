//! Responses: a supplier's answers to one questionnaire version about one product.

pub mod service;
mod store;
