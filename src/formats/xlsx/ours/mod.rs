//! Our own workbook: one question a row, hidden keys, and a sheet that says what it was written from.

pub(super) mod marks;
pub(super) mod labels;
pub(super) mod signature;
pub(super) mod long;
mod status;
mod style;
pub(super) mod write;
mod fields;
mod tables;
pub(super) mod read;
