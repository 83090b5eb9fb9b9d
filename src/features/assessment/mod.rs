//! Assessments: a customer's judgement of a submission, question by question, and what it comes to.

pub mod service;
mod score_view;
pub mod scorebook;
mod store;
pub mod view;
pub mod web;
