//! What two copies of the same form have in common, however they are filled in: so that a correction is remembered.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::grid::Book;
use super::headers;
use super::words;

/// The fingerprint of a workbook's layout: its sheets and their header rows, without what is filled in.
pub fn fingerprint(book: &Book) -> String {
    let mut hash = Sha256::new();
    for sheet in &book.sheets {
        hash.update(words::words(&sheet.name).join(" "));
        hash.update([0]);
        for header in headers::find(sheet) {
            let mut line = format!("{} {}", header.first, header.last);
            for (column, label) in &header.columns {
                // Writing to a string cannot fail.
                if write!(line, " {column}:{}", words::words(&label.text).join(" ")).is_err() {
                    break;
                }
            }
            hash.update(line);
            hash.update([1]);
        }
    }
    hex::encode(hash.finalize())
}
