//! Requests: one supplier's part of a campaign.

pub mod service;
mod store;
