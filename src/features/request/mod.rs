//! Requests: one supplier's part of a campaign, the link that leads to it, and how far it has come.

pub mod links;
pub mod service;
mod store;
pub mod view;
pub mod web;
