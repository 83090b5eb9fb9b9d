//! Files that are broken, or try to do harm: an error or a reading, never a panic, a hang or a flood of memory.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use tillit::domain::language::Language;
use tillit::formats::xlsx::{NotAWorkbook, TooLarge, WorkbookError, read, write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Example, skolesec};
use crate::harness::shared_file;

#[test]
fn every_hostile_case_gives_an_error_or_a_reading() {
    let Some(folder) =
        shared_file("workbook::hostile::every_hostile_case_gives_an_error_or_a_reading", "cases/hostile")
    else {
        return;
    };
    let questionnaire = skolesec();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let error = read(&std::fs::read(&path).unwrap(), &questionnaire).expect_err(&name);
        match name.as_str() {
            "oleloop-renamed.xlsx" | "php_oleloop.xls" | "cal_pass_protected.xlsx" => {
                assert_eq!(error, WorkbookError::NotAWorkbook(NotAWorkbook::OldExcelOrEncrypted), "{name}");
            }
            "poi_poc-xmlbomb.xlsx" => assert_eq!(error, WorkbookError::EntityDeclarations, "{name}"),
            "edr_EmptyZipFile.xlsx" => {
                assert_eq!(error, WorkbookError::NotAWorkbook(NotAWorkbook::OtherZip), "{name}");
            }
            "cal_any_sheets.xlsx"
            | "cal_has_x000D_.xlsx"
            | "cal_header-row.xlsx"
            | "cal_errors.xlsx"
            | "cal_date_1904.xlsx"
            | "poi_57893-many-merges.xlsx" => {
                assert_eq!(error, WorkbookError::NotRecognised, "{name}");
            }
            _ => assert!(!error.to_string().is_empty(), "{name}"),
        }
        seen += 1;
    }
    assert!(seen >= 15, "{seen}");
}

#[test]
fn other_peoples_workbooks_are_read_without_harm() {
    let Some(folder) =
        shared_file("workbook::hostile::other_peoples_workbooks_are_read_without_harm", "cases/workbooks")
    else {
        return;
    };
    let questionnaire = skolesec();
    for name in
        ["cisa-vendor-scrm.xlsx", "sample-soa.xlsx", "Cuestionario_Gestion_del_Riesgo_Cadena_de_Suministro.xlsx"]
    {
        let outcome = read(&std::fs::read(folder.join(name)).unwrap(), &questionnaire);
        assert_eq!(outcome.unwrap_err(), WorkbookError::NotRecognised, "{name}");
    }
}

#[test]
fn what_is_not_a_workbook_is_named() {
    let questionnaire = skolesec();
    let cases: [(&[u8], NotAWorkbook); 5] = [
        (b"", NotAWorkbook::Empty),
        (b"%PDF-1.7\n\x80", NotAWorkbook::Pdf),
        (b"nr;svar\r\n1;ja\r\n", NotAWorkbook::Text),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NotAWorkbook::OldExcelOrEncrypted),
        (b"\x7FELF\x02", NotAWorkbook::Unknown),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(bytes, &questionnaire).unwrap_err(), WorkbookError::NotAWorkbook(expected));
    }
    let ods = package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]);
    assert_eq!(read(&ods, &questionnaire).unwrap_err(), WorkbookError::NotAWorkbook(NotAWorkbook::OpenDocument));
    let word = package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<a/>")]);
    assert_eq!(read(&word, &questionnaire).unwrap_err(), WorkbookError::NotAWorkbook(NotAWorkbook::OtherZip));
}

/// A ZIP archive of these parts.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const PACKAGE_RELS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK_RELS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const WORKBOOK: &[u8] =
    br#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A workbook with this one sheet, and these further parts in place of the usual ones.
fn workbook(sheet: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", PACKAGE_RELS),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, bytes) in others {
        parts.retain(|(known, _)| known != name);
        parts.push((name, bytes));
    }
    package(&parts)
}

/// A piece of XML for each number.
pub(super) fn repeated(numbers: std::ops::Range<u32>, piece: impl Fn(u32) -> String) -> String {
    numbers.map(piece).collect::<Vec<_>>().concat()
}

/// The error of a workbook. How long it takes is measured by `make bench`.
fn refused(bytes: &[u8]) -> WorkbookError {
    read(bytes, cached()).unwrap_err()
}

const FORM: &str = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nr</t></is></c><c r="B1" t="inlineStr"><is><t>Spørsmål</t></is></c><c r="C1" t="inlineStr"><is><t>Svar</t></is></c></row><row r="2"><c r="A2"><v>18</v></c><c r="B2" t="inlineStr"><is><t>Hvilke autentiseringsmekanismer er i bruk?</t></is></c><c r="C2" t="inlineStr"><is><t>Feide</t></is></c></row></sheetData></worksheet>"#;

#[test]
fn the_small_workbook_of_these_tests_is_readable() {
    let reading = read(&workbook(FORM.as_bytes(), &[]), &skolesec()).unwrap();
    assert_eq!(reading.answers.len(), 1);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let zeros = vec![b' '; 60 * 1024 * 1024];
    assert_eq!(refused(&workbook(&zeros, &[])), WorkbookError::TooLarge(TooLarge::Unpacked));
    let tight = vec![b' '; 2 * 1024 * 1024];
    assert_eq!(
        refused(&workbook(FORM.as_bytes(), &[("xl/worksheets/sheet2.xml", &tight)])),
        WorkbookError::TooLarge(TooLarge::Unpacked)
    );
    // What is not read is not unpacked either.
    assert!(read(&workbook(FORM.as_bytes(), &[("xl/media/image1.png", &zeros)]), &skolesec()).is_ok());
}

#[test]
fn a_number_of_strings_that_cannot_be_is_refused() {
    for count in ["99999999999", "18446744073709551615", "999999999999999999999999"] {
        let strings = format!(r#"<?xml version="1.0"?><sst count="1" uniqueCount="{count}"><si><t>a</t></si></sst>"#);
        let error = refused(&workbook(FORM.as_bytes(), &[("xl/sharedStrings.xml", strings.as_bytes())]));
        assert!(matches!(error, WorkbookError::Damaged(_)), "{error:?}");
    }
    let many = format!("<sst>{}</sst>", "<si/>".repeat(500_000));
    let error = refused(&workbook(FORM.as_bytes(), &[("xl/sharedStrings.xml", many.as_bytes())]));
    assert!(matches!(error, WorkbookError::TooLarge(_)), "{error:?}");
}

#[test]
fn one_long_text_shown_by_many_cells_is_refused() {
    let text = "lang tekst ".repeat(40_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let cells = repeated(1..401, |row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#));
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let error = refused(&workbook(sheet.as_bytes(), &[("xl/sharedStrings.xml", strings.as_bytes())]));
    assert_eq!(error, WorkbookError::TooLarge(TooLarge::Cells));
}

#[test]
fn one_sheet_named_many_times_is_not_read_many_times() {
    let sheets = repeated(0..90, |number| format!(r#"<sheet name="s{number}" sheetId="1" r:id="rId1"/>"#));
    let names = format!(r#"<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>"#);
    // Rows without cells, each different, so that the part is not packed too tight.
    let rows = repeated(1..100_000, |row| format!(r#"<row r="{row}" ht="{}"/>"#, row.wrapping_mul(2_654_435_761)));
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let error = refused(&workbook(sheet.as_bytes(), &[("xl/workbook.xml", names.as_bytes())]));
    assert!(matches!(error, WorkbookError::Damaged(_)), "{error:?}");

    let sheets = repeated(0..10_000, |number| format!(r#"<sheet name="s{number}" sheetId="1" r:id="rId1"/>"#));
    let names = format!(r#"<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>"#);
    let error = refused(&workbook(FORM.as_bytes(), &[("xl/workbook.xml", names.as_bytes())]));
    assert_eq!(error, WorkbookError::TooLarge(TooLarge::Sheets));
}

#[test]
fn a_font_is_not_copied_for_every_cell_format() {
    let font = "x".repeat(200_000);
    let formats = r#"<xf numFmtId="0" fontId="0"/>"#.repeat(60_000);
    let styles = format!(
        r#"<styleSheet><fonts><font><name val="{font}"/></font></fonts><cellXfs>{formats}</cellXfs></styleSheet>"#
    );
    // 12 GB if every format had its own copy.
    assert!(read(&workbook(FORM.as_bytes(), &[("xl/styles.xml", styles.as_bytes())]), &skolesec()).is_ok());
    let formats = r#"<xf numFmtId="0"/>"#.repeat(70_000);
    let styles = format!("<styleSheet><cellXfs>{formats}</cellXfs></styleSheet>");
    assert!(matches!(
        refused(&workbook(FORM.as_bytes(), &[("xl/styles.xml", styles.as_bytes())])),
        WorkbookError::TooLarge(_)
    ));
}

#[test]
fn cells_at_impossible_places_are_refused() {
    for place in ["XFE1", "A1048577", "AAAAAAAAAAAA1", "A99999999999999", "A0", "ÅÅ1"] {
        let sheet = format!(r#"<worksheet><sheetData><row><c r="{place}"><v>1</v></c></row></sheetData></worksheet>"#);
        let error = refused(&workbook(sheet.as_bytes(), &[]));
        // Built without overflow checks, the reader wraps around: then the cell is somewhere, and nothing is recognised.
        assert!(matches!(error, WorkbookError::Damaged(_) | WorkbookError::NotRecognised), "{place}: {error:?}");
    }
    let far = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    assert_eq!(refused(&workbook(far.as_bytes(), &[])), WorkbookError::NotRecognised);
}

#[test]
fn only_utf_8_without_a_document_type_is_read() {
    let utf_16: Vec<u8> =
        [0xFF_u8, 0xFE].into_iter().chain("<sst/>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for strings in [
        utf_16.as_slice(),
        br#"<?xml version="1.0" encoding="UTF-16"?><sst/>"#,
        br#"<?xml version="1.0" encoding="ISO-8859-1"?><sst/>"#,
    ] {
        let error = refused(&workbook(FORM.as_bytes(), &[("xl/sharedStrings.xml", strings)]));
        assert!(matches!(error, WorkbookError::Damaged(_)), "{error:?}");
    }
    let entity = br#"<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>"#;
    assert_eq!(refused(&workbook(entity, &[])), WorkbookError::EntityDeclarations);
}

fn valid() -> Vec<u8> {
    let example = Example::new(skolesec(), Language::Nb, super::round_trip::some_answers());
    write(&example.content()).unwrap()
}

#[test]
fn a_truncated_workbook_is_an_error() {
    let (bytes, questionnaire) = (valid(), skolesec());
    for end in (0..bytes.len()).step_by(500) {
        assert!(read(&bytes[..end], &questionnaire).is_err(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_are_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let questionnaire = crate::workbook::hostile::cached();
        prop_assert!(read(&bytes, questionnaire).is_err());
        let with_magic = [b"PK\x03\x04".as_slice(), &bytes].concat();
        prop_assert!(read(&with_magic, questionnaire).is_err());
    }

    #[test]
    fn changed_bytes_do_no_harm(changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = cached_valid().to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        // An error or a reading: that it comes back at all is the point.
        drop(read(&bytes, cached()));
    }

    #[test]
    fn changed_xml_does_no_harm(changes in proptest::collection::vec((any::<proptest::sample::Index>(), "[<>/&;\"'= A-Za-z0-9]{0,6}"), 1..8)) {
        let mut sheet = FORM.to_owned();
        for (place, text) in changes {
            let mut place = place.index(sheet.len());
            while !sheet.is_char_boundary(place) {
                place -= 1;
            }
            sheet.insert_str(place, &text);
        }
        drop(read(&workbook(sheet.as_bytes(), &[]), cached()));
    }
}

fn cached() -> &'static tillit::domain::questionnaire::Questionnaire {
    static QUESTIONNAIRE: std::sync::OnceLock<tillit::domain::questionnaire::Questionnaire> =
        std::sync::OnceLock::new();
    QUESTIONNAIRE.get_or_init(skolesec)
}

fn cached_valid() -> &'static [u8] {
    static BYTES: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    BYTES.get_or_init(valid)
}
