//! What Excel looks for before it opens a workbook without an offer to repair it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The text of every part of a package.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    files(bytes).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

/// The bytes of every file of a ZIP.
pub(crate) fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
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

/// A ZIP of files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The package with a part changed.
pub(crate) fn changed(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let parts: Vec<(String, String)> = parts(bytes)
        .into_iter()
        .map(|(name, text)| if name == part { (name, change(text)) } else { (name, text) })
        .collect();
    zip(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// Every value of an attribute of the elements of a name.
fn values<'a>(part: &'a str, element: &str, attribute: &str) -> Vec<&'a str> {
    let start = format!("<{element} ");
    let wanted = format!(" {attribute}=\"");
    part.match_indices(&start)
        .filter_map(|(at, _)| {
            let tag = part[at..].split('>').next()?;
            let (_, rest) = tag.split_once(&wanted)?;
            rest.split('"').next()
        })
        .collect()
}

fn all_different(values: &[&str], what: &str) {
    let different: BTreeSet<String> = values.iter().map(|value| value.to_lowercase()).collect();
    assert_eq!(different.len(), values.len(), "{what} stands twice: {values:?}");
}

/// The part that a relationship of a part points to.
fn target(relationships: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folder: Vec<&str> = relationships.split('/').collect();
    // The file's name and `_rels`.
    folder.truncate(folder.len() - 2);
    for step in target.split('/') {
        if step == ".." {
            folder.pop();
        } else {
            folder.push(step);
        }
    }
    folder.join("/")
}

/// Fails when the package is not one that Excel opens as it is.
pub(crate) fn check_package(bytes: &[u8]) {
    let archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = parts(bytes);
    assert_eq!(archive.len(), parts.len(), "a part stands twice");
    let declared = &parts["[Content_Types].xml"];
    let overrides: Vec<&str> = values(declared, "Override", "PartName");
    all_different(&overrides, "a content type");
    for name in &overrides {
        assert!(parts.contains_key(name.trim_start_matches('/')), "a type for {name}, which is not there");
    }
    let endings = values(declared, "Default", "Extension");
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        let is_declared = overrides.contains(&format!("/{name}").as_str()) || endings.contains(&ending);
        assert!(is_declared, "{name} has no content type");
    }
    for (name, text) in parts.iter().filter(|(name, _)| name.contains("_rels/")) {
        all_different(&values(text, "Relationship", "Id"), name);
        for place in values(text, "Relationship", "Target") {
            let there = target(name, place);
            assert!(parts.contains_key(&there) || text.contains("TargetMode=\"External\""), "{name} points to {there}");
        }
    }
    let workbook = &parts["xl/workbook.xml"];
    for attribute in ["name", "sheetId", "r:id"] {
        let found = values(workbook, "sheet", attribute);
        assert!(!found.is_empty());
        all_different(&found, attribute);
        assert!(attribute != "name" || found.iter().all(|name| name.encode_utf16().count() <= 31), "{found:?}");
    }
    // Print titles have the same name on every sheet.
    let names: Vec<&str> =
        workbook.split("<definedName ").skip(1).map(|name| name.split('>').next().unwrap()).collect();
    all_different(&names, "a defined name");
    let strings = parts.get("xl/sharedStrings.xml").map_or(0, |part| part.matches("<si>").count());
    let styles = &parts["xl/styles.xml"];
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap().matches("<xf ").count();
    let differential = styles.matches("<dxf>").count();
    for (name, sheet) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        check_sheet(name, sheet, strings, formats, differential);
    }
}

fn check_sheet(name: &str, sheet: &str, strings: usize, formats: usize, differential: usize) {
    let cells = values(sheet, "c", "r");
    all_different(&cells, name);
    let rows: Vec<u32> = values(sheet, "row", "r").into_iter().map(|row| row.parse().unwrap()).collect();
    assert!(rows.windows(2).all(|two| two[0] < two[1]), "{name}: rows are in order");
    for style in values(sheet, "c", "s") {
        assert!(style.parse::<usize>().unwrap() < formats, "{name}: format {style}");
    }
    for format in values(sheet, "cfRule", "dxfId") {
        assert!(format.parse::<usize>().unwrap() < differential, "{name}: conditional format {format}");
    }
    for cell in sheet.split("<c ").skip(1).filter(|cell| cell.split('>').next().unwrap().contains("t=\"s\"")) {
        let index = cell.split("<v>").nth(1).unwrap().split("</v>").next().unwrap();
        assert!(index.parse::<usize>().unwrap() < strings, "{name}: string {index}");
    }
    for formula in sheet.split("<f>").skip(1) {
        let formula = formula.split("</f>").next().unwrap();
        assert!(!formula.starts_with('=') && formula.len() <= 8_192, "{name}: {formula}");
    }
    if let Some(count) = values(sheet, "dataValidations", "count").first() {
        assert_eq!(count.parse::<usize>().unwrap(), sheet.matches("<dataValidation ").count(), "{name}");
    }
    for attribute in ["error", "prompt"] {
        for text in values(sheet, "dataValidation", attribute) {
            assert!(text.encode_utf16().count() <= 255 + 5 * text.matches('&').count(), "{name}: {text}");
        }
    }
    // The order of a sheet's parts is fixed; another one is what Excel repairs most often.
    let order = [
        "<sheetPr>",
        "<dimension",
        "<sheetViews",
        "<sheetFormatPr",
        "<cols",
        "<sheetData",
        "<sheetProtection",
        "<autoFilter",
        "<mergeCells",
        "<conditionalFormatting",
        "<dataValidations",
        "<hyperlinks",
        "<printOptions",
        "<pageMargins",
        "<pageSetup",
        "<headerFooter",
        "<drawing",
        "<legacyDrawing",
        "<tableParts",
    ];
    let places: Vec<usize> = order.iter().filter_map(|part| sheet.find(part)).collect();
    assert!(places.windows(2).all(|two| two[0] < two[1]), "{name}: its parts are out of order");
}
