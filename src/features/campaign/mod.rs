//! Campaigns: one questionnaire version sent to some suppliers, with a deadline.

pub mod service;
mod store;
pub mod view;
pub mod web;
