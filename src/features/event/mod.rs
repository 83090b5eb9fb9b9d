//! The event log: append-only, one hash chain for each tenant.

pub mod service;
mod store;
