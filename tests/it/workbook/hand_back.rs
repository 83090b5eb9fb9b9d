//! Answers written into the sender's own workbook: everything else stays as it was, to the byte.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use tillit::formats::layout::fill::{Filling, Outcome, edits};
use tillit::formats::layout::{self, Proposal};
use tillit::formats::xlsx::{book, patch};
use zip::ZipArchive;

use super::layouts::{text, workbook};
use crate::harness::shared_file;

/// The parts of a package in their order, unpacked.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// Every cell of a workbook by its address.
fn cells(bytes: &[u8]) -> BTreeMap<String, String> {
    let book = book::read(bytes).unwrap();
    let all = book.sheets.iter().flat_map(|sheet| {
        sheet.cells.iter().map(move |cell| (sheet.address(cell.row, cell.column), cell.text.to_string()))
    });
    all.collect()
}

/// The cells that differ.
fn changed(before: &[u8], after: &[u8]) -> BTreeMap<String, String> {
    let (before, after) = (cells(before), cells(after));
    assert!(before.keys().all(|cell| after.contains_key(cell)), "a cell was lost");
    after.into_iter().filter(|(cell, text)| before.get(cell) != Some(text)).collect()
}

fn filled(bytes: &[u8], fillings: &[Filling]) -> (Vec<u8>, Vec<layout::fill::Filled>, Proposal) {
    let book = book::read(bytes).unwrap();
    let proposal = layout::find(&book);
    let (edits, outcomes) = edits(&book, &proposal, fillings);
    (patch::write(bytes, &book, &edits).unwrap(), outcomes, proposal)
}

fn filling(item: usize, answer: &str, comment: &str) -> Filling {
    Filling { item, answer: answer.to_owned(), comment: comment.to_owned() }
}

#[test]
fn in_real_workbooks_exactly_the_answered_cells_change() {
    let test = "workbook::hand_back::in_real_workbooks_exactly_the_answered_cells_change";
    let Some(folder) = shared_file(test, "cases/workbooks") else { return };
    for (name, part, tricky) in [
        ("skolesec-besvart-original-layout.xlsx", "xl/worksheets/sheet1.xml", "Æøå – 🙂\n=1+1 & <b> 007"),
        ("sample-soa.xlsx", "xl/worksheets/sheet2.xml", " not applicable, for now "),
    ] {
        let before = std::fs::read(folder.join(name)).unwrap();
        let (_, _, proposal) = filled(&before, &[]);
        let fillings: Vec<Filling> =
            (0..proposal.items.len()).map(|item| filling(item, &format!("{tricky} {item}"), "")).collect();
        let (after, outcomes, _) = filled(&before, &fillings);
        assert!(outcomes.iter().all(|filled| filled.outcome == Outcome::Written && filled.cells.len() == 1), "{name}");
        let expected: BTreeMap<String, String> =
            outcomes.iter().map(|filled| (filled.cells[0].clone(), format!("{tricky} {}", filled.item))).collect();
        assert_eq!(changed(&before, &after), expected, "{name}");
        let (before, after) = (parts(&before), parts(&after));
        assert_eq!(before.len(), after.len());
        for ((old_name, old), (new_name, new)) in before.iter().zip(&after) {
            assert_eq!(old_name, new_name);
            assert_eq!(old == new, old_name != part, "{name}: {old_name}");
        }
    }
}

#[test]
fn a_form_without_a_place_for_answers_is_left_alone() {
    let test = "workbook::hand_back::a_form_without_a_place_for_answers_is_left_alone";
    let Some(folder) = shared_file(test, "cases/workbooks") else { return };
    for name in ["cisa-vendor-scrm.xlsx", "Cuestionario_Gestion_del_Riesgo_Cadena_de_Suministro.xlsx"] {
        let before = std::fs::read(folder.join(name)).unwrap();
        let (after, outcomes, _) = filled(&before, &[filling(0, "Yes", "")]);
        assert_eq!(outcomes[0].outcome, Outcome::NoPlace, "{name}");
        assert_eq!(parts(&before), parts(&after), "{name}");
    }
}

const HEAD: &str =
    r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Nr</t></is></c><c r="B1" t="inlineStr"><is><t>Question</t></is></c>"#;

#[test]
fn crosses_choices_merged_cells_and_comments_find_their_cells() {
    let ticks = format!(
        r#"<worksheet><sheetData>{HEAD}{}{}{}{}</row><row r="2">{}{}</row><row r="3">{}{}</row></sheetData></worksheet>"#,
        text("C1", "Yes"),
        text("D1", "No"),
        text("E1", "N/A"),
        text("F1", "Comment"),
        text("A2", "1"),
        text("B2", "Is there a policy?"),
        text("A3", "2"),
        text("B3", "Is it reviewed?"),
    );
    let bytes = workbook(&[("Ticks", "visible", &ticks)], "", &[]);
    let (after, outcomes, _) = filled(&bytes, &[filling(0, "Ja", "Siden 2019"), filling(1, "Ikke aktuelt", "")]);
    assert!(outcomes.iter().all(|filled| filled.outcome == Outcome::Written));
    let expected = [("Ticks!C2", "x"), ("Ticks!E3", "x"), ("Ticks!F2", "Siden 2019")];
    assert_eq!(changed(&bytes, &after), expected.map(|(cell, text)| (cell.to_owned(), text.to_owned())).into());

    let choices = format!(
        r#"<worksheet><sheetData>{HEAD}{}{}</row><row r="2">{}{}<c r="C2" s="3"/></row><row r="3">{}{}</row><row r="4">{}{}<c r="C4"><f>C3</f><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells><dataValidations><dataValidation type="list" sqref="C2:C9"><formula1>"Compliant,Non-compliant"</formula1></dataValidation></dataValidations></worksheet>"#,
        text("C1", "Answer"),
        text("D1", "Comment"),
        text("A2", "1"),
        text("B2", "Is there a policy?"),
        text("A3", "2"),
        text("B3", "Is it reviewed?"),
        text("A4", "3"),
        text("B4", "Is it tested?"),
    );
    let bytes = workbook(&[("Choices", "visible", &choices)], "", &[]);
    let (after, outcomes, _) =
        filled(&bytes, &[filling(0, "Yes", ""), filling(1, "Sometimes", ""), filling(2, "No", "")]);
    let kinds: Vec<Outcome> = outcomes.iter().map(|filled| filled.outcome).collect();
    assert_eq!(kinds, [Outcome::Written, Outcome::BesideTheChoice, Outcome::NoPlace]);
    let expected = [("Choices!C2", "Compliant"), ("Choices!D3", "Sometimes")];
    assert_eq!(changed(&bytes, &after), expected.map(|(cell, text)| (cell.to_owned(), text.to_owned())).into());
    // The form calculates: it is told to do so again when it is opened, and nothing else of its part changes.
    let main = |bytes: &[u8]| {
        parts(bytes)
            .into_iter()
            .find(|(name, _)| name == "xl/workbook.xml")
            .map(|(_, xml)| String::from_utf8(xml).unwrap())
            .unwrap()
    };
    assert_eq!(main(&after), main(&bytes).replace("</workbook>", r#"<calcPr fullCalcOnLoad="1"/></workbook>"#));
}

#[test]
fn an_answer_that_no_cell_holds_is_named() {
    let sheet = format!(
        r#"<worksheet><sheetData>{HEAD}{}</row><row r="2">{}{}</row></sheetData></worksheet>"#,
        text("C1", "Answer"),
        text("A2", "1"),
        text("B2", "Is there a policy?")
    );
    let bytes = workbook(&[("A", "visible", &sheet)], "", &[]);
    let (after, outcomes, _) = filled(&bytes, &[filling(0, &"a".repeat(32_768), "")]);
    assert_eq!(outcomes[0].outcome, Outcome::TooLong);
    assert_eq!(changed(&bytes, &after), BTreeMap::new());
    let (after, _, _) = filled(&bytes, &[filling(0, &"a".repeat(32_767), "")]);
    assert_eq!(changed(&bytes, &after).len(), 1);
}
