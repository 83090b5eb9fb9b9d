//! Bytes to domain and back. Reading returns the value with every problem at once; nothing is dropped in silence.
//!
//! `formats` imports `domain` and nothing else of ours.

#![warn(missing_docs)]

pub mod import_note;
pub mod import;
pub mod bundle;
pub mod definition;
pub mod layout;
pub mod vsaq;
pub mod ciso;
pub mod oscal;
mod yaml;
pub mod table_file;
pub mod xlsx;
