//! The customer's overview: what is under way, what to do next, what happened last.

mod view;
pub mod web;
