//! Responses: a supplier's answers to one questionnaire version about one product, from the first one to sending in.

pub mod answer_view;
mod form;
mod head_view;
pub mod service;
mod store;
pub mod reuse;
pub mod submit;
mod submit_view;
mod submit_web;
pub mod view;
pub mod web;
