//! Suppliers and products as a customer knows them: its own words about organisations that others know as well.

pub mod service;
mod bulk;
pub mod bulk_service;
mod bulk_view;
mod bulk_web;
mod contact_web;
mod store;
mod view;
mod product_view;
mod product_web;
pub mod web;
