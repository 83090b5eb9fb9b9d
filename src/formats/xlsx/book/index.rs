//! What the workbook says of itself: which parts are sheets, names, number formats, the calendar.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::add_checked;
use super::numbers::NumberFormat;
use super::package::{Parts, attribute, is_on, next};
use crate::formats::xlsx::reading::{TooLarge, WorkbookError};

/// The most sheets.
pub(super) const MAX_SHEETS: usize = 200;
/// The most links of one part to others.
const MAX_LINKS: usize = 10_000;
/// The most defined names: old workbooks drag along thousands.
const MAX_NAMES: usize = 20_000;
/// The most cell formats and number formats: Excel's own limit is 65 490.
const MAX_FORMATS: usize = 66_000;

/// What `workbook.xml` says.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) names: Vec<DefinedName>,
    pub(super) date_1904: bool,
}

/// A sheet's tab.
#[derive(Debug)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) link: String,
}

/// A name for a range or a formula.
#[derive(Debug)]
pub(super) struct DefinedName {
    /// In lower case.
    pub(super) name: String,
    pub(super) formula: String,
    /// Only known on this sheet (place in the order of tabs).
    pub(super) sheet: Option<usize>,
}

/// A link from a part to another.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// The last piece of its type: `worksheet`, `sharedStrings`, `comments` …
    pub(super) kind: String,
    /// The part, in lower case.
    pub(super) target: String,
}

/// The links of a part, by their ids.
pub(super) fn links(parts: &mut Parts<'_>, of: &str) -> Result<BTreeMap<String, Link>, WorkbookError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut found = BTreeMap::new();
    let Some(mut reader) = parts.part(&name)? else { return Ok(found) };
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let (Some(id), Some(kind), Some(target)) =
                    (attribute(&element, "Id"), attribute(&element, "Type"), attribute(&element, "Target"))
                else {
                    continue;
                };
                if attribute(&element, "TargetMode").as_deref() == Some("External") {
                    continue;
                }
                if found.len() >= MAX_LINKS {
                    return Err(WorkbookError::TooLarge(TooLarge::Entries));
                }
                // Both `…/officeDocument/2006/relationships/worksheet` and strict `purl.oclc.org/…/worksheet`.
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.insert(id, Link { kind, target: resolved(folder, &target) });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as the name of a part, in lower case: `../worksheets/sheet1.xml` seen from `xl/x`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/").to_lowercase();
    let mut pieces: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        pieces.extend(folder.split('/'));
    }
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => drop(pieces.pop()),
            other => pieces.push(other),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.join("/")
}

/// Reads `workbook.xml`.
pub(super) fn index(parts: &mut Parts<'_>, name: &str) -> Result<Index, WorkbookError> {
    let mut index = Index::default();
    let Some(mut reader) = parts.part(name)? else { return Ok(index) };
    let mut buffer = Vec::new();
    let mut defined: Option<DefinedName> = None;
    loop {
        let event = next(&mut reader, &mut buffer)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbookPr" => index.date_1904 = is_on(element, "date1904"),
                "sheet" => {
                    if index.sheets.len() >= MAX_SHEETS {
                        return Err(WorkbookError::TooLarge(TooLarge::Sheets));
                    }
                    index.sheets.push(SheetEntry {
                        name: attribute(element, "name").unwrap_or_default(),
                        hidden: attribute(element, "state").is_some_and(|state| state != "visible"),
                        link: attribute(element, "id").unwrap_or_default(),
                    });
                }
                "definedName" if index.names.len() < MAX_NAMES => {
                    defined = Some(DefinedName {
                        name: attribute(element, "name").unwrap_or_default().to_lowercase(),
                        formula: String::new(),
                        sheet: attribute(element, "localSheetId").and_then(|place| place.parse().ok()),
                    });
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "definedName" => index.names.extend(defined.take()),
            Event::Eof => return Ok(index),
            _ => {
                if let Some(defined) = &mut defined {
                    add_checked(&event, &mut defined.formula)?;
                }
            }
        }
    }
}

/// The number format of each cell format.
pub(super) fn formats(parts: &mut Parts<'_>, name: &str) -> Result<Vec<NumberFormat>, WorkbookError> {
    let mut codes: BTreeMap<u32, NumberFormat> = BTreeMap::new();
    let mut formats = Vec::new();
    let Some(mut reader) = parts.part(name)? else { return Ok(formats) };
    let mut buffer = Vec::new();
    let mut in_cells = false;
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "cellXfs" => in_cells = true,
                "numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode"))
                        && code.len() <= 1_024
                    {
                        codes.insert(id, NumberFormat::of_code(&code));
                    }
                }
                "xf" if in_cells => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(codes.get(&id).cloned().unwrap_or_else(|| NumberFormat::built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => return Ok(formats),
            Event::Eof => return Ok(formats),
            _ => {}
        }
        if formats.len() + codes.len() > MAX_FORMATS {
            return Err(WorkbookError::TooLarge(TooLarge::Unpacked));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_found_however_they_are_written() {
        for target in [
            "worksheets/Sheet1.xml",
            "/xl/worksheets/sheet1.xml",
            "./worksheets//sheet1.xml",
            "../xl/worksheets/sheet1.xml",
        ] {
            assert_eq!(resolved("xl", target), "xl/worksheets/sheet1.xml", "{target}");
        }
        assert_eq!(resolved("", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
    }
}
