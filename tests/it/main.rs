//! The integration tests: one binary, because linking is what takes time. Each feature's tests stand in a module of its name.

#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test says what it expects by failing, and not every module needs each of these"
)]

#[allow(dead_code, unused_imports, reason = "the harness offers more than every test takes")]
mod harness;

mod architecture;
mod assessment;
mod campaign;
mod carried;
mod command_line;
mod documents;
mod exchange;
mod formats;
mod draft;
mod extent;
mod frame;
mod import;
mod mail;
mod permissions;
mod publishing;
mod questionnaire;
mod response;
mod schema;
mod scorebook;
mod session;
mod sharing;
mod source;
mod versions;
mod supplier;
mod supplier_list;
mod three_way;
mod workbook;
