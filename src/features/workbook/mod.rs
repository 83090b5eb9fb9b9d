//! Responses as Excel workbooks: out, and in again after a person has seen what would become of every cell.

mod attach;
mod done_view;
mod export;
mod plan;
pub mod service;
mod store;
mod view;
pub mod web;
