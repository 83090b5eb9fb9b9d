//! Any bytes as a workbook: the whole way from the package to the proposal, and answers written into a copy.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tillit::formats::layout::{self, fill};
use tillit::formats::xlsx::{book, patch};

fuzz_target!(|bytes: &[u8]| {
    let Ok(book) = book::read(bytes) else { return };
    let proposal = layout::find(&book);
    let fillings: Vec<fill::Filling> = (0..proposal.items.len().min(50))
        .map(|item| fill::Filling { item, answer: "Ja <&> _x0041_".to_owned(), comment: String::new() })
        .collect();
    let (edits, _) = fill::edits(&book, &proposal, &fillings);
    if let Ok(written) = patch::write(bytes, &book, &edits) {
        // What was written can be read, and says what was written.
        let again = book::read(&written).expect("a workbook that was written into is readable");
        for edit in edits {
            let cell = again.sheets[edit.sheet].cell(edit.row, edit.column).expect("the cell is there");
            assert_eq!(&*cell.text, edit.text);
        }
    }
});
