//! Other people's workbooks: the reader at the level of the XML, and what the layout finder makes of real files.

use std::fmt::Write as _;

use tillit::formats::layout::grid::{Book, CellKind};
use tillit::formats::layout::merged::Lists;
use tillit::formats::layout::{self, Proposal, Verdict};
use tillit::formats::xlsx::book;

use super::hostile::{package, repeated};
use crate::harness::shared_file;

const PACKAGE_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook from the XML of its sheets; `others` are further parts.
pub(crate) fn workbook(sheets: &[(&str, &str, &str)], names: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut entries = String::new();
    let mut links = String::new();
    let mut parts: Vec<(String, String)> = vec![("[Content_Types].xml".to_owned(), "<Types/>".to_owned())];
    for (place, (name, state, xml)) in sheets.iter().enumerate() {
        write!(entries, r#"<sheet name="{name}" sheetId="{}" state="{state}" r:id="rId{place}"/>"#, place + 1).unwrap();
        write!(
            links,
            r#"<Relationship Id="rId{place}" Type="{relation}/worksheet" Target="worksheets/sheet{place}.xml"/>"#
        )
        .unwrap();
        parts.push((format!("xl/worksheets/sheet{place}.xml"), (*xml).to_owned()));
    }
    write!(links, r#"<Relationship Id="st" Type="{relation}/styles" Target="styles.xml"/><Relationship Id="ss" Type="{relation}/sharedStrings" Target="/xl/sharedStrings.xml"/>"#).unwrap();
    parts.push(("_rels/.rels".to_owned(), PACKAGE_RELS.to_owned()));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{links}</Relationships>")));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns:r="{relation}"><workbookPr/><sheets>{entries}</sheets><definedNames>{names}</definedNames></workbook>"#),
    ));
    for (name, xml) in others {
        parts.retain(|(known, _)| known != name);
        parts.push(((*name).to_owned(), (*xml).to_owned()));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    package(&parts)
}

fn sheet(cells: &str, rest: &str) -> String {
    format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{cells}</sheetData>{rest}</worksheet>")
}

/// A cell of text in the sheet itself.
pub(crate) fn text(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn shown(book: &Book, place: usize, cell: (u32, u32)) -> &str {
    book.sheets[place].cell(cell.0, cell.1).map_or("", |cell| &cell.text)
}

#[test]
fn every_kind_of_cell_is_read_as_the_sheet_shows_it() {
    let cells = concat!(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"#,
        r#"<row r="2"><c r="A2" s="1"><v>5.1</v></c><c r="B2"><v>5.0999999999999996</v></c><c r="C2" s="2"><v>46113</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#REF!</v></c></row>"#,
        r#"<row r="3"><c r="A3" t="str"><f>Master!B2</f><v>Is it on?</v></c><c r="B3"><f>1+1</f></c><c t="d"><v>2026-11-24</v></c></row>"#,
        r#"<row><c t="inlineStr"><is><t xml:space="preserve">one_x000D_
two</t></is></c></row>"#,
    );
    let strings = r#"<sst><si><t>plain &amp; simple</t></si><si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let bytes = workbook(
        &[("A", "visible", &sheet(cells, ""))],
        "",
        &[("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)],
    );
    let book = book::read(&bytes).unwrap();
    for (cell, text) in [
        ((0, 0), "plain & simple"),
        ((0, 1), "rich text"),
        ((0, 2), "inline"),
        ((1, 0), "5.10"),
        ((1, 1), "5.1"),
        ((1, 2), "2026-04-01"),
        ((1, 3), "TRUE"),
        ((1, 4), "#REF!"),
        ((2, 0), "Is it on?"),
        ((2, 1), "=1+1"),
        ((2, 2), "2026-11-24"),
        ((3, 0), "one\ntwo"),
    ] {
        assert_eq!(shown(&book, 0, cell), text, "{cell:?}");
    }
    let kind = |row, column| book.sheets[0].cell(row, column).unwrap().kind;
    assert_eq!(kind(1, 0), CellKind::Number);
    assert_eq!(kind(1, 1), CellKind::PlainNumber);
    assert_eq!(kind(2, 1), CellKind::Uncalculated);
    assert!(book.sheets[0].cell(2, 0).unwrap().formula);
}

#[test]
fn strict_ooxml_with_prefixes_and_the_calendar_of_1904_is_read() {
    let workbook = r#"<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="A" sheetId="1" r:id="r1"/></x:sheets></x:workbook>"#;
    let bytes = package(&[
        ("_rels/.rels", br#"<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book.xml"/></Relationships>"#),
        ("_rels/book.xml.rels", br#"<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="Sheets/One.xml"/><Relationship Id="r2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="s.xml"/></Relationships>"#),
        ("book.xml", workbook.as_bytes()),
        ("s.xml", br#"<x:styleSheet xmlns:x="y"><x:cellXfs><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>"#),
        ("sheets/one.xml", br#"<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" s="0"><x:v>44651</x:v></x:c></x:row></x:sheetData></x:worksheet>"#),
    ]);
    assert_eq!(shown(&book::read(&bytes).unwrap(), 0, (0, 0)), "2026-04-01");
}

#[test]
fn drop_downs_are_found_wherever_their_values_are() {
    let form = sheet(
        &format!(r#"<row r="1">{}</row>"#, text("A1", "x")),
        concat!(
            r#"<dataValidations count="5"><dataValidation type="list" sqref="A1 C3:C9"><formula1>"Yes,No,N/A"</formula1></dataValidation>"#,
            r#"<dataValidation type="list" sqref="D1"><formula1>Lists!$A$1:$A$3</formula1></dataValidation>"#,
            r#"<dataValidation type="list" sqref="E1"><formula1>Verdicts</formula1></dataValidation>"#,
            r#"<dataValidation type="list" sqref="F1"><formula1>INDIRECT("Verdicts")</formula1></dataValidation>"#,
            r#"<dataValidation type="list" sqref="H1"><formula1>OFFSET(Lists!$A$1,0,0,3)</formula1></dataValidation>"#,
            r#"<dataValidation type="whole" sqref="I1"><formula1>1</formula1></dataValidation></dataValidations>"#,
            r#"<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>'My lists'!$B$2:$B$3</xm:f></x14:formula1><xm:sqref>G1:G4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"#,
        ),
    );
    let lists = sheet(
        &repeated(1..4, |row| {
            let value = ["Ja", "Nei", "Vet ikke"][row as usize - 1];
            format!(r#"<row r="{row}">{}</row>"#, text(&format!("A{row}"), value))
        }),
        "",
    );
    let mine =
        sheet(&format!(r#"<row r="2">{}</row><row r="3">{}</row>"#, text("B2", "Full"), text("B3", "Partial")), "");
    let names = r#"<definedName name="Verdicts">Lists!$A$1:$A$2</definedName>"#;
    let bytes = workbook(
        &[("Form", "visible", &form), ("Lists", "veryHidden", &lists), ("My lists", "hidden", &mine)],
        names,
        &[],
    );
    let book = book::read(&bytes).unwrap();
    let values = |row, column| Lists::of(&book.sheets[0], &[column]).at(row, column).map(|values| values.join(" "));
    assert_eq!(values(4, 2).as_deref(), Some("Yes No N/A"));
    assert_eq!(values(0, 3).as_deref(), Some("Ja Nei Vet ikke"));
    assert_eq!(values(0, 4).as_deref(), Some("Ja Nei"));
    assert_eq!(values(0, 5).as_deref(), Some("Ja Nei"));
    assert_eq!(values(3, 6).as_deref(), Some("Full Partial"));
    assert_eq!(
        values(0, 7).as_deref(),
        Some(""),
        "a list that would have to be calculated is there, without its values"
    );
    assert_eq!(values(0, 8), None);
    assert!(book.sheets[1].hidden && book.sheets[2].hidden && !book.sheets[0].hidden);
}

#[test]
fn hidden_rows_and_columns_merges_and_comments_are_read() {
    let cells = format!(r#"<row r="1">{}</row><row r="5" hidden="1">{}</row>"#, text("A1", "a"), text("A5", "b"));
    let xml = format!(
        r#"<worksheet><cols><col min="3" max="4" hidden="1"/></cols><sheetData>{cells}</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1"/></mergeCells></worksheet>"#
    );
    let rels = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
    let comments = r#"<comments><commentList><comment ref="A1"><text><r><t>Say more </t></r><r><t>here</t></r></text></comment></commentList></comments>"#;
    let bytes = workbook(
        &[("A", "visible", &xml)],
        "",
        &[("xl/worksheets/_rels/sheet0.xml.rels", rels), ("xl/comments1.xml", comments)],
    );
    let book = book::read(&bytes).unwrap();
    let sheet = &book.sheets[0];
    assert!(sheet.is_row_hidden(4) && !sheet.is_row_hidden(0));
    assert!(sheet.is_column_hidden(2) && sheet.is_column_hidden(3) && !sheet.is_column_hidden(4));
    assert_eq!(sheet.merges.len(), 1);
    assert_eq!(sheet.notes, [(0, 0, "Say more here".to_owned())]);
}

fn inspected(test: &str, name: &str) -> Option<Proposal> {
    let path = shared_file(test, &format!("cases/workbooks/{name}"))?;
    Some(layout::find(&book::read(&std::fs::read(path).unwrap()).unwrap()))
}

#[test]
fn real_workbooks_give_their_questions() {
    let test = "workbook::layouts::real_workbooks_give_their_questions";
    for (name, questions, answered) in [
        ("skolesec-besvart-original-layout.xlsx", 52, 52),
        ("cisa-vendor-scrm.xlsx", 260, 0),
        ("Cuestionario_Gestion_del_Riesgo_Cadena_de_Suministro.xlsx", 75, 0),
        ("sample-soa.xlsx", 5, 5),
    ] {
        let Some(proposal) = inspected(test, name) else { return };
        assert_eq!((proposal.items.len(), proposal.answered()), (questions, answered), "{name}");
        let read = proposal.mapping.sheets.iter().filter(|sheet| sheet.verdict == Verdict::Read).count();
        assert_eq!(read, 1, "{name}");
    }
}

#[test]
fn real_workbooks_give_groups_choices_and_justifications() {
    let test = "workbook::layouts::real_workbooks_give_groups_choices_and_justifications";
    let Some(skolesec) = inspected(test, "skolesec-besvart-original-layout.xlsx") else { return };
    assert_eq!(skolesec.sections(), 3);
    let ids: Vec<&str> = skolesec.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!((ids.first(), ids.last()), (Some(&"1"), Some(&"52")));
    let Some(spanish) = inspected(test, "Cuestionario_Gestion_del_Riesgo_Cadena_de_Suministro.xlsx") else { return };
    assert_eq!(spanish.items[0].options, ["Si", "No", "Parcial", "N/A"]);
    assert_eq!(spanish.items[0].sections, ["REQUISITOS GENERALES", "PRINCIPIOS DE SEGURIDAD"]);
    let Some(cisa) = inspected(test, "cisa-vendor-scrm.xlsx") else { return };
    let choices = cisa.items.iter().filter(|item| item.options == ["Yes", "No", "Alternate", "N/A"]).count();
    // 88 rows have the answer set YNANA, and one of them asks two questions.
    assert_eq!(choices, 89);
    let Some(soa) = inspected(test, "sample-soa.xlsx") else { return };
    let justified: Vec<(&str, &str)> =
        soa.items.iter().map(|item| (item.id.as_str(), item.comment.lines().next().unwrap_or_default())).collect();
    assert_eq!(justified[0], ("5.1", "Board-approved IS policy in place; reviewed annually."));
    assert_eq!(justified[4].0, "8.16");
}
