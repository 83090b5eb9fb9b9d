//! Submissions: responses as frozen when they were sent in, and which customers they were given to.
//!
//! A submission belongs to the supplier's response; a request points to the one that it was given. So the same one can be
//! given to a second customer, and each customer reads it only through a request of its own.

pub mod service;
mod store;
pub mod web;
