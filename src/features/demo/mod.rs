//! Demo data: made-up municipalities and suppliers, so that every page of a fresh installation shows something real.
//!
//! The answers are in `data/`, one file for each supplier. Everything is done through the services that people's acts go through.

mod data;
pub mod service;
