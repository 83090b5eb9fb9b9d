//! Frameworks to browse and search: what each control is covered by, and what nothing covers.

pub mod service;
pub mod web;
mod view;
