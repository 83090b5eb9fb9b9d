//! Extensions: what a customer adds to a published version without copying it, and moving it over when that has a newer one.

pub mod service;
mod view;
pub mod web;
