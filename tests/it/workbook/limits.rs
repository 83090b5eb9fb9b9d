//! Workbooks that try to take too much, through the command that anybody may run on any file: in bounded memory, with a clear end.

use std::io::{Cursor, Write};
use std::process::{Command, Output};

use tillit::formats::layout;
use tillit::formats::xlsx::{TooLarge, WorkbookError, book};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::hostile::{package, repeated};
use super::layouts::{text, workbook};
use crate::harness::shared_file;

/// What a reading may take: 200 MB, in units of 1 024 bytes.
const MEMORY: u32 = 200 * 1024;

/// `tillit workbook inspect` on a file, in a process that gets no more memory than it may take.
fn inspect(name: &str, bytes: &[u8]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!(r#"ulimit -d {MEMORY} && exec "$0" workbook inspect "$1" --format json"#))
        .arg(env!("CARGO_BIN_EXE_tillit"))
        .arg(&file)
        .output()
        .unwrap();
    // Two seconds is measured by `make bench`: this program is unoptimised and shares the machine with other tests.
    assert!(output.status.code().is_some_and(|code| code < 2), "{name}: {output:?}");
    output
}

/// The questions that were found, or what the refusal says.
fn outcome(name: &str, bytes: &[u8]) -> Result<u64, String> {
    let output = inspect(name, bytes);
    if output.status.success() {
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        Ok(json["questions"].as_u64().unwrap())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[test]
fn every_hostile_case_is_read_or_refused_in_bounded_memory() {
    let test = "workbook::limits::every_hostile_case_is_read_or_refused_in_bounded_memory";
    let Some(folder) = shared_file(test, "cases/hostile") else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let outcome = outcome(&name, &std::fs::read(&path).unwrap());
        match name.as_str() {
            "oleloop-renamed.xlsx" | "php_oleloop.xls" | "cal_pass_protected.xlsx" => {
                assert!(outcome.unwrap_err().contains("password"), "{name}");
            }
            "poi_poc-xmlbomb.xlsx" => assert!(outcome.unwrap_err().contains("XML declarations"), "{name}"),
            _ => drop(outcome),
        }
        seen += 1;
    }
    assert!(seen >= 15, "{seen}");
}

#[test]
fn a_million_rows_and_a_hundred_thousand_merges_are_read_in_bounded_memory() {
    let rows = repeated(1..1_048_577, |row| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#));
    let million =
        workbook(&[("A", "visible", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))], "", &[]);
    assert_eq!(outcome("million.xlsx", &million), Ok(0));

    let questions = repeated(2..100_002, |row| {
        format!(
            r#"<row r="{row}">{}{}</row>"#,
            text(&format!("A{row}"), &format!("Is point {row} in place?")),
            text(&format!("B{row}"), "Yes")
        )
    });
    let head = format!(r#"<row r="1">{}{}</row>"#, text("A1", "Question"), text("B1", "Answer"));
    let merges = repeated(2..100_002, |row| format!(r#"<mergeCell ref="B{row}:D{row}"/>"#));
    let xml =
        format!("<worksheet><sheetData>{head}{questions}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
    assert_eq!(outcome("merges.xlsx", &workbook(&[("A", "visible", &xml)], "", &[])), Ok(100_000));
}

#[test]
fn bombs_and_floods_are_refused() {
    let zeros = " ".repeat(140 * 1024 * 1024);
    let bomb = workbook(&[("A", "visible", &zeros)], "", &[]);
    assert!(outcome("bomb.xlsx", &bomb).unwrap_err().contains("unpacks to far more"));
    drop(zeros);

    // A text that never ends, packed loosely enough to pass as one.
    let noise = repeated(0..1_500_000, |number| format!("{:08x}", number.wrapping_mul(2_654_435_761)));
    let endless = workbook(
        &[("A", "visible", &format!("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{noise}"))],
        "",
        &[],
    );
    assert!(outcome("endless.xlsx", &endless).unwrap_err().contains("too large"));

    let parts: Vec<(String, String)> =
        (0..10_000).map(|number| (format!("xl/worksheets/sheet{number}.xml"), "<worksheet/>".to_owned())).collect();
    let borrowed: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    assert!(outcome("sheets.xlsx", &package(&borrowed)).unwrap_err().contains("too many parts"));

    let entries = repeated(0..10_000, |number| format!(r#"<sheet name="s{number}" sheetId="1" r:id="rId0"/>"#));
    let named = format!(r#"<workbook xmlns:r="r"><sheets>{entries}</sheets></workbook>"#);
    let many = workbook(&[("A", "visible", "<worksheet/>")], "", &[("xl/workbook.xml", &named)]);
    assert!(outcome("named.xlsx", &many).unwrap_err().contains("sheets"));
}

#[test]
fn packages_within_packages_and_names_that_climb_do_no_harm() {
    let inner = workbook(&[("A", "visible", "<worksheet/>")], "", &[]);
    let nested = package(&[("inner.xlsx", &inner), ("more/inner.zip", &inner)]);
    assert!(outcome("nested.xlsx", &nested).unwrap_err().contains("not a workbook"));

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for name in ["../../../../tmp/tillit-climbed.xml", "/etc/tillit-absolute.xml", "xl/../../x.xml", "C:\\x.xml"] {
        writer.start_file(name, options).unwrap();
        writer.write_all(b"<a/>").unwrap();
    }
    let climbing = writer.finish().unwrap().into_inner();
    assert!(outcome("climbing.xlsx", &climbing).is_err());
    assert!(!std::path::Path::new("/tmp/tillit-climbed.xml").exists());

    // A link that climbs out of the package names a part that is not there.
    let links = r#"<Relationships><Relationship Id="rId0" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>"#;
    let climbing = workbook(&[("A", "visible", "<worksheet/>")], "", &[("xl/_rels/workbook.xml.rels", links)]);
    assert!(matches!(book::read(&climbing), Err(WorkbookError::Damaged(_))));
}

#[test]
fn a_workbook_cut_short_anywhere_is_refused() {
    let test = "workbook::limits::a_workbook_cut_short_anywhere_is_refused";
    let Some(folder) = shared_file(test, "cases/workbooks") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for end in (0..bytes.len()).step_by(1_000) {
            assert!(book::read(&bytes[..end]).is_err(), "{end}");
        }
    }
}

#[test]
fn one_long_text_shown_by_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "lang tekst ".repeat(80_000));
    let cells = repeated(1..401, |row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#));
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let bytes = workbook(&[("A", "visible", &sheet)], "", &[("xl/sharedStrings.xml", &strings)]);
    assert!(matches!(book::read(&bytes), Err(WorkbookError::TooLarge(TooLarge::Cells))));
}

#[test]
fn odd_sheets_do_no_harm() {
    let question = |place: &str| text(place, "Is it on?");
    for xml in [
        String::new(),
        "<worksheet>".to_owned(),
        format!(r#"<worksheet><sheetData><row r="0">{}</row></sheetData></worksheet>"#, question("A1")),
        format!(r#"<worksheet><sheetData><row r="1">{}{}</row></sheetData></worksheet>"#, question("A1"), question("A1")),
        format!(r#"<worksheet><sheetData><row r="2">{}</row><row r="1">{}</row></sheetData></worksheet>"#, question("A2"), question("A1")),
        format!(r#"<worksheet><sheetData><row>{}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>"#, question("A1")),
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99999999999</v></c></row></sheetData></worksheet>"#.to_owned(),
        r#"<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>"#.to_owned(),
        r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1e400</v></c><c r="B1" s="77"><v>nan</v></c></row></sheetData></worksheet>"#.to_owned(),
        r#"<worksheet><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>A1:XFD1048576</formula1></dataValidation></dataValidations></worksheet>"#.to_owned(),
    ] {
        let bytes = workbook(&[("A", "visible", &xml)], r#"<definedName name="a">b</definedName><definedName name="b">a</definedName>"#, &[]);
        if let Ok(book) = book::read(&bytes) {
            drop(layout::find(&book));
        }
    }
}
