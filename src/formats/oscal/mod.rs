//! OSCAL catalogues (NIST's Open Security Controls Assessment Language), JSON and YAML in, JSON out.
//!
//! A catalogue becomes a framework: groups, controls with their titles, and the parts of a control as one text.
//! What is written is read back the same; names of our own stand there as properties of our own namespace.

mod read;
mod write;
#[cfg(test)]
mod tests;

pub use read::{ReadOptions, read};
pub use write::write;

/// The namespace of our own properties.
const NAMESPACE: &str = "https://tillit.example/ns/oscal";
