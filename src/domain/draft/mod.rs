//! Writing a questionnaire that is not published yet: its outline, its languages, and conditions as simple lines.
//!
//! Keys are made here and stay: they follow a question through all versions. Numbers follow the reading order.

pub mod outline;
pub mod languages;
pub mod lines;
#[cfg(test)]
mod tests;
