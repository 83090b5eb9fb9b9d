//! Questionnaires that a customer is writing: kept at every step, checked, previewed, and published.

pub mod service;
pub mod web;
mod texts_web;
mod question_web;
mod publish_web;
mod form;
mod steps;
mod check;
mod publish;
mod publish_view;
mod view;
mod texts_view;
mod question_view;
mod store;
