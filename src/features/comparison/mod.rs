//! Comparing suppliers' submissions of one questionnaire version, question by question.

mod chart;
pub mod service;
mod view;
pub mod web;
