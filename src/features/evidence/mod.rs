//! Evidence: documents that belong to a supplier, and the places in them that answers rest on.

mod kind;
pub mod service;
mod store;
pub mod view;
pub mod web;
