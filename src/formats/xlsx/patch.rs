//! Writes texts into cells of somebody else's workbook and leaves everything else as it is, to the byte.
//!
//! Only the XML of the sheets concerned is changed, and in it only the cells concerned: a text becomes an inline string, so
//! that the shared strings stay untouched, and the cell keeps its style. A row or a cell that is not there yet is put in its
//! place in the order. Every other part is copied as it is packed, in the same order.
//!
//! When the workbook calculates anything, `fullCalcOnLoad` is set in the workbook's part, so that formulas that look at the
//! answers show the right values when it is opened; that is the only other byte that changes, and only then.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::book::{self, SheetPart};
use super::guard::zip_error;
use super::reading::WorkbookError;
use crate::formats::layout::fill::CellEdit;
use crate::formats::layout::grid::{Book, column_letters, parse_reference};

/// The most bytes of a sheet that is changed.
const MAX_SHEET: u64 = 64 * 1024 * 1024;

/// The workbook with the texts in it.
///
/// In: the bytes as they were sent, what [`book::read`] made of them, and the cells with their texts.
/// Out: a workbook of the same parts in the same order.
///
/// # Errors
/// When a sheet cannot be changed safely: its rows are out of order, or it is damaged.
pub fn write(bytes: &[u8], book: &Book, edits: &[CellEdit]) -> Result<Vec<u8>, WorkbookError> {
    let parts = book::sheet_parts(bytes)?;
    let mut by_part: BTreeMap<&str, BTreeMap<(u32, u32), &str>> = BTreeMap::new();
    for edit in edits {
        let Some(SheetPart { part: Some(part), .. }) = parts.sheets.get(edit.sheet) else { continue };
        by_part.entry(part).or_default().insert((edit.row, edit.column), &edit.text);
    }
    let calculates = book.sheets.iter().any(|sheet| sheet.cells.iter().any(|cell| cell.formula));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(zip_error)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4_096)));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(zip_error)?;
        let name = entry.name().map_err(zip_error)?.into_owned();
        let key = name.replace('\\', "/").to_lowercase();
        let key = key.trim_start_matches('/');
        let cells = by_part.get(key);
        let recalculates = calculates && !by_part.is_empty() && key == parts.main;
        if cells.is_none() && !recalculates {
            writer.raw_copy_file(entry).map_err(zip_error)?;
            continue;
        }
        let mut options = SimpleFileOptions::DEFAULT.compression_method(entry.compression());
        if let Some(modified) = entry.last_modified() {
            options = options.last_modified_time(modified);
        }
        drop(entry);
        let file = archive.by_index(index).map_err(zip_error)?;
        let mut xml = Vec::new();
        let read = file.take(MAX_SHEET + 1).read_to_end(&mut xml).map_err(damaged)?;
        if read as u64 > MAX_SHEET {
            return Err(WorkbookError::TooLarge(super::TooLarge::Unpacked));
        }
        let changed = match cells {
            Some(cells) => patched(&xml, cells)?,
            None => recalculated(&xml)?,
        };
        writer.start_file(name, options).map_err(zip_error)?;
        writer.write_all(&changed).map_err(damaged)?;
    }
    Ok(writer.finish().map_err(zip_error)?.into_inner())
}

/// A sheet's XML on its way from the old to the new.
struct Sheet<'a> {
    old: &'a [u8],
    new: Vec<u8>,
    /// How much of the old has been dealt with.
    done: usize,
    edits: BTreeMap<(u32, u32), &'a str>,
    /// `x:` where the sheet's elements have a prefix.
    prefix: String,
    /// Styles of whole columns: from, to, style.
    columns: Vec<(u32, u32, String)>,
}

impl<'a> Sheet<'a> {
    /// Copies the old up to here.
    fn keep(&mut self, end: usize) {
        self.new.extend_from_slice(self.old.get(self.done..end).unwrap_or_default());
        self.done = end;
    }

    /// Leaves out the old up to here.
    fn skip(&mut self, end: usize) {
        self.done = end;
    }

    fn put(&mut self, text: &str) {
        self.new.extend_from_slice(text.as_bytes());
    }

    /// The edits of a row in front of a column, taken out.
    fn take(&mut self, row: u32, before: u32) -> Vec<(u32, &'a str)> {
        let columns: Vec<u32> = self.edits.range((row, 0)..(row, before)).map(|((_, column), _)| *column).collect();
        columns.into_iter().filter_map(|column| self.edits.remove(&(row, column)).map(|text| (column, text))).collect()
    }

    fn put_cells(&mut self, row: u32, cells: &[(u32, &str)], row_style: Option<&str>) {
        for (column, text) in cells {
            let of_column = self.columns.iter().find(|(from, to, _)| from <= column && column <= to);
            let style = row_style.map(str::to_owned).or_else(|| of_column.map(|(_, _, style)| style.clone()));
            let cell = cell(&self.prefix, row, *column, style.as_deref(), text);
            self.put(&cell);
        }
    }

    /// Whole rows that the sheet does not have, in front of a row.
    fn put_rows(&mut self, before: u32) {
        while let Some(row) = self.edits.first_key_value().map(|((row, _), _)| *row).filter(|row| *row < before) {
            let cells = self.take(row, u32::MAX);
            self.put(&format!("<{}row r=\"{}\">", self.prefix, row + 1));
            self.put_cells(row, &cells, None);
            self.put(&format!("</{}row>", self.prefix));
        }
    }
}

fn patched(xml: &[u8], edits: &BTreeMap<(u32, u32), &str>) -> Result<Vec<u8>, WorkbookError> {
    let mut sheet = Sheet {
        old: xml,
        new: Vec::with_capacity(xml.len() + 1_024),
        done: 0,
        edits: edits.clone(),
        prefix: String::new(),
        columns: Vec::new(),
    };
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_comments = false;
    let (mut row, mut column, mut next_row) = (0_u32, 0_u32, 0_u32);
    let mut row_style: Option<String> = None;
    let mut replaced = false;
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| WorkbookError::Damaged(error.to_string()))?;
        let end = position(&reader);
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheetData" => sheet.prefix = prefix_of(&element),
                "row" => {
                    row = begin_row(&element, next_row)?;
                    next_row = row + 1;
                    column = 0;
                    row_style = style_of_row(&element);
                    sheet.keep(start);
                    sheet.put_rows(row);
                }
                "c" => {
                    replaced = begin_cell(&mut sheet, &element, row, &mut column, row_style.as_deref(), start)?;
                    column += 1;
                }
                "col" => sheet.columns.extend(style_of_column(&element)),
                _ => {}
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "sheetData" => {
                    sheet.prefix = prefix_of(&element);
                    sheet.keep(start);
                    sheet.put(&format!("<{}>", element.trim_end()));
                    sheet.skip(end);
                    sheet.put_rows(u32::MAX);
                    sheet.put(&format!("</{}sheetData>", sheet.prefix));
                }
                "row" => {
                    row = begin_row(&element, next_row)?;
                    next_row = row + 1;
                    sheet.keep(start);
                    sheet.put_rows(row);
                    let cells = sheet.take(row, u32::MAX);
                    if !cells.is_empty() {
                        let style = style_of_row(&element);
                        sheet.put(&format!("<{}>", element.trim_end()));
                        sheet.skip(end);
                        sheet.put_cells(row, &cells, style.as_deref());
                        sheet.put(&format!("</{}row>", sheet.prefix));
                    }
                }
                "c" => {
                    if begin_cell(&mut sheet, &element, row, &mut column, row_style.as_deref(), start)? {
                        sheet.skip(end);
                    }
                    column += 1;
                }
                "col" => sheet.columns.extend(style_of_column(&element)),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "c" if replaced => {
                    sheet.skip(end);
                    replaced = false;
                }
                "row" => {
                    sheet.keep(start);
                    let cells = sheet.take(row, u32::MAX);
                    sheet.put_cells(row, &cells, row_style.as_deref());
                }
                "sheetData" => {
                    sheet.keep(start);
                    sheet.put_rows(u32::MAX);
                }
                _ => {}
            },
            Event::DocType(_) => return Err(WorkbookError::EntityDeclarations),
            Event::Eof => break,
            _ => {}
        }
    }
    sheet.keep(xml.len());
    if sheet.edits.is_empty() { Ok(sheet.new) } else { Err(WorkbookError::Damaged("a sheet has no rows".to_owned())) }
}

/// Where the reader stands. A part is smaller than the address space.
fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn prefix_of(element: &BytesStart<'_>) -> String {
    element.name().prefix().map(|prefix| format!("{}:", prefix.as_ref())).unwrap_or_default()
}

fn raw(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).filter_map(Result::ok).find(|attribute| attribute.key.as_ref() == name);
    found.map(|attribute| attribute.value.to_string())
}

/// The row's number, from 0. Rows out of order cannot be added to safely.
fn begin_row(element: &BytesStart<'_>, next: u32) -> Result<u32, WorkbookError> {
    let row = match raw(element, "r") {
        Some(number) => number.parse::<u32>().ok().and_then(|number| number.checked_sub(1)),
        None => Some(next),
    };
    row.filter(|row| next <= *row && *row < 1_048_576)
        .ok_or_else(|| WorkbookError::Damaged("the rows of a sheet are out of order".to_owned()))
}

/// Puts what belongs in front of a cell, and in its place where it is to be replaced; whether it was.
fn begin_cell(
    sheet: &mut Sheet<'_>,
    element: &BytesStart<'_>,
    row: u32,
    column: &mut u32,
    row_style: Option<&str>,
    start: usize,
) -> Result<bool, WorkbookError> {
    if let Some(place) = raw(element, "r") {
        let (at, found) = parse_reference(&place).unwrap_or((u32::MAX, 0));
        if at != row || found < *column {
            return Err(WorkbookError::Damaged("the cells of a row are out of order".to_owned()));
        }
        *column = found;
    }
    let before = sheet.take(row, *column);
    if !before.is_empty() {
        sheet.keep(start);
        sheet.put_cells(row, &before, row_style);
    }
    let Some(text) = sheet.edits.remove(&(row, *column)) else { return Ok(false) };
    sheet.keep(start);
    let new = cell(&sheet.prefix, row, *column, raw(element, "s").as_deref(), text);
    sheet.put(&new);
    Ok(true)
}

fn style_of_row(element: &BytesStart<'_>) -> Option<String> {
    raw(element, "customFormat").filter(|on| on == "1" || on == "true")?;
    raw(element, "s")
}

fn style_of_column(element: &BytesStart<'_>) -> Option<(u32, u32, String)> {
    let number = |name| raw(element, name).and_then(|number| number.parse::<u32>().ok());
    Some((number("min")?.checked_sub(1)?, number("max")?.checked_sub(1)?, raw(element, "style")?))
}

/// A cell with a text of its own.
fn cell(prefix: &str, row: u32, column: u32, style: Option<&str>, text: &str) -> String {
    let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
    let space = if text.trim() != text || text.contains('\n') { " xml:space=\"preserve\"" } else { "" };
    format!(
        "<{prefix}c r=\"{}{}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t{space}>{}</{prefix}t></{prefix}is></{prefix}c>",
        column_letters(column),
        row + 1,
        escaped(text)
    )
}

/// As XML, with what XML cannot hold, and what Excel would take for an escape, in Excel's own notation.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let looks_escaped = rest.get(..7).is_some_and(|piece| {
            piece.starts_with("_x")
                && piece.ends_with('_')
                && piece.get(2..6).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
        });
        match character {
            '_' if looks_escaped => out.push_str("_x005F_"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() && control.is_ascii() && control != '\n' && control != '\t' => {
                out.extend(["_x", &format!("{:04X}", u32::from(control)), "_"]);
            }
            other => out.push(other),
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    out
}

/// The workbook's part, told to calculate everything when it is opened.
fn recalculated(xml: &[u8]) -> Result<Vec<u8>, WorkbookError> {
    /// What comes behind `calcPr` (ECMA-376 part 1, 18.2.27).
    const BEHIND: [&str; 9] = [
        "oleSize",
        "customWorkbookViews",
        "pivotCaches",
        "smartTagPr",
        "smartTagTypes",
        "webPublishing",
        "fileRecoveryPr",
        "webPublishObjects",
        "extLst",
    ];
    let mut reader = Reader::from_reader(xml);
    let (mut depth, mut prefix) = (0_u32, String::new());
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| WorkbookError::Damaged(error.to_string()))?;
        let end = position(&reader);
        let (element, empty) = match &event {
            Event::Start(element) => (Some(element), false),
            Event::Empty(element) => (Some(element), true),
            _ => (None, false),
        };
        if let Some(element) = element {
            let name = element.local_name();
            let name = name.as_ref();
            if depth == 0 {
                prefix = prefix_of(element);
            }
            if depth == 1 && name == "calcPr" {
                let tag = match raw(element, "fullCalcOnLoad") {
                    Some(value) if value == "1" || value == "true" => return Ok(xml.to_vec()),
                    Some(value) => element.replacen(&format!("fullCalcOnLoad=\"{value}\""), "fullCalcOnLoad=\"1\"", 1),
                    None => format!("{} fullCalcOnLoad=\"1\"", element.trim_end()),
                };
                let close = if empty { "/>" } else { ">" };
                return Ok(spliced(xml, start, end, &format!("<{tag}{close}")));
            }
            if depth == 1 && BEHIND.contains(&name) {
                return Ok(spliced(xml, start, start, &format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>")));
            }
            depth += u32::from(!empty);
        }
        match event {
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(spliced(xml, start, start, &format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>")));
                }
            }
            Event::Eof => return Ok(xml.to_vec()),
            _ => {}
        }
    }
}

fn spliced(xml: &[u8], from: usize, to: usize, with: &str) -> Vec<u8> {
    [xml.get(..from).unwrap_or_default(), with.as_bytes(), xml.get(to..).unwrap_or_default()].concat()
}

fn damaged(error: std::io::Error) -> WorkbookError {
    WorkbookError::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(xml: &str, edits: &[((u32, u32), &str)]) -> String {
        String::from_utf8(patched(xml.as_bytes(), &edits.iter().copied().collect()).unwrap()).unwrap()
    }

    #[test]
    fn only_the_cells_concerned_change() {
        let old = r#"<w><cols><col min="3" max="3" style="7"/></cols><sheetData><row r="2" spans="1:2"><c r="A2" s="4"/><c r="B2" s="5" t="s"><v>3</v></c></row><row r="5" s="9" customFormat="1"/></sheetData><x/></w>"#;
        let new = patch(old, &[((1, 0), "a & b"), ((1, 2), "c"), ((3, 1), " d"), ((4, 0), "e"), ((6, 0), "f")]);
        let text = |place: &str, style: &str, text: &str| {
            format!(r#"<c r="{place}"{style} t="inlineStr"><is><t>{text}</t></is></c>"#)
        };
        let expected = [
            r#"<w><cols><col min="3" max="3" style="7"/></cols><sheetData><row r="2" spans="1:2">"#.to_owned(),
            text("A2", r#" s="4""#, "a &amp; b"),
            r#"<c r="B2" s="5" t="s"><v>3</v></c>"#.to_owned(),
            text("C2", r#" s="7""#, "c"),
            r#"</row><row r="4"><c r="B4" t="inlineStr"><is><t xml:space="preserve"> d</t></is></c></row>"#.to_owned(),
            r#"<row r="5" s="9" customFormat="1">"#.to_owned(),
            text("A5", r#" s="9""#, "e"),
            r#"</row><row r="7">"#.to_owned(),
            text("A7", "", "f"),
            "</row></sheetData><x/></w>".to_owned(),
        ];
        assert_eq!(new, expected.concat());
        assert_eq!(patch(old, &[]), old);
    }

    #[test]
    fn an_empty_sheet_a_prefix_and_a_value_with_parts_are_fine() {
        assert_eq!(
            patch("<x:w><x:sheetData/></x:w>", &[((0, 0), "a")]),
            r#"<x:w><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:w>"#
        );
        assert_eq!(
            patch(
                r#"<w><sheetData><row><c t="inlineStr"><is><r><t>old</t></r></is></c><c><v>1</v></c></row></sheetData></w>"#,
                &[((0, 0), "new")]
            ),
            r#"<w><sheetData><row><c r="A1" t="inlineStr"><is><t>new</t></is></c><c><v>1</v></c></row></sheetData></w>"#
        );
        assert!(
            patched(b"<w><sheetData><row r=\"3\"/><row r=\"2\"/></sheetData></w>", &[((0, 0), "a")].into()).is_err()
        );
    }

    #[test]
    fn what_xml_cannot_hold_is_written_in_excels_way() {
        assert_eq!(escaped("a\u{7}b _x000D_ <c>\r\n=1"), "a_x0007_b _x005F_x000D_ &lt;c&gt;\n=1");
    }

    #[test]
    fn a_workbook_is_told_to_calculate() {
        for (old, new) in [
            (r#"<w><sheets/><calcPr calcId="1"/></w>"#, r#"<w><sheets/><calcPr calcId="1" fullCalcOnLoad="1"/></w>"#),
            (r#"<w><calcPr fullCalcOnLoad="0"/></w>"#, r#"<w><calcPr fullCalcOnLoad="1"/></w>"#),
            (r#"<w><calcPr fullCalcOnLoad="1"/></w>"#, r#"<w><calcPr fullCalcOnLoad="1"/></w>"#),
            (
                r"<x:w><x:sheets/><x:extLst/></x:w>",
                r#"<x:w><x:sheets/><x:calcPr fullCalcOnLoad="1"/><x:extLst/></x:w>"#,
            ),
            (r"<w><sheets/></w>", r#"<w><sheets/><calcPr fullCalcOnLoad="1"/></w>"#),
        ] {
            assert_eq!(String::from_utf8(recalculated(old.as_bytes()).unwrap()).unwrap(), new);
        }
    }
}
