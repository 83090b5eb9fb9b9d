//! CISO Assistant: libraries with questions, as workbooks (format 1 and 2) and as YAML.

mod tree;
mod workbook;
mod library;
#[cfg(test)]
mod tests;

pub use library::read as read_library;
pub use workbook::read as read_workbook;
