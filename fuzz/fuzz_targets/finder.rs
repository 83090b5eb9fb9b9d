//! Any text as a grid of cells: what the layout finder makes of it, again under its own mapping, and with corrections.
#![no_main]

use std::collections::BTreeMap;
use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use tillit::formats::layout::correct::{SheetCorrection, corrected};
use tillit::formats::layout::grid::{Area, Book, Cell, CellKind, DropDown, Sheet};
use tillit::formats::layout::{self, fill, fingerprint};

fuzz_target!(|text: &str| {
    let mut book = Book::default();
    for (place, part) in text.split('\u{1}').take(6).enumerate() {
        let mut sheet = Sheet { name: format!("S{place}"), hidden: part.starts_with('\u{2}'), ..Sheet::default() };
        for (row, line) in (0_u32..).zip(part.lines().take(400)) {
            for (column, text) in (0_u32..).zip(line.split('|').take(40)).filter(|(_, text)| !text.is_empty()) {
                let kind = if text.parse::<f64>().is_ok() { CellKind::PlainNumber } else { CellKind::Text };
                sheet.cells.push(Cell { row, column, text: Arc::from(text.replace('\u{3}', "\n")), kind, formula: text.starts_with('=') });
                if text.ends_with('\u{4}') {
                    sheet.merges.push(Area { top: row, left: column, bottom: row + 2, right: column + 1 });
                }
                if text.ends_with('\u{5}') {
                    sheet.hidden_rows.push(row);
                }
            }
        }
        sheet.hidden_rows.dedup();
        sheet.lists.push(DropDown { areas: vec![Area { top: 1, left: 2, bottom: 9, right: 2 }], values: Arc::new(vec!["Yes".to_owned(), "No".to_owned()]) });
        book.sheets.push(sheet);
    }
    let found = layout::find(&book);
    let again = layout::read(&book, &found.mapping);
    assert_eq!(found.items, again.items, "a mapping gives the same questions again");
    let fillings: Vec<fill::Filling> = (0..found.items.len()).map(|item| fill::Filling { item, answer: "Nei".to_owned(), comment: "b".to_owned() }).collect();
    drop(fill::edits(&book, &found, &fillings));
    drop(fingerprint::fingerprint(&book));
    let correction = SheetCorrection { read: true, header: Some(1), roles: BTreeMap::from([(0, "question".to_owned()), (1, "yes".to_owned())]) };
    drop(layout::read(&book, &corrected(&book, &found.mapping, &BTreeMap::from([(0, correction)]))));
});
