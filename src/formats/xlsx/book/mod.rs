//! Reads any workbook at the level of its XML: what calamine does not give (drop-downs, hidden rows and columns,
//! merges, comments, number formats) beside the cells.
//!
//! Parts are unpacked while they are read, under limits on bytes, pieces, cells and text, so that memory and time are bounded
//! by the limits and not by what a file says of itself. Nothing is looked up outside the package, and nothing is written.

mod package;
mod numbers;
mod strings;
mod index;
mod lists;
mod notes;
mod sheet;

use std::collections::BTreeMap;

use quick_xml::events::Event;

use self::index::{Index, Link, SheetEntry};
use self::package::Parts;
use self::sheet::{Budget, Shared};
use super::reading::WorkbookError;
use crate::formats::layout::grid::Book;

/// Cells that are looked at, empty ones included.
const MAX_CELLS_SEEN: usize = 4_000_000;
/// Cells that are kept.
const MAX_CELLS: usize = 1_200_000;
/// Bytes of text of cells that do not share it.
const MAX_TEXT: usize = 48 * 1024 * 1024;
/// Bytes of text that all cells show.
const MAX_SHOWN: usize = 256 * 1024 * 1024;
/// Ranges of drop-downs: a form has some for each column.
const MAX_RANGES: usize = 200_000;

/// Reads a workbook.
///
/// In: the bytes as they were sent. Out: every worksheet, hidden ones as well, with every cell that is not empty.
///
/// # Errors
/// When the bytes are no workbook, are damaged or encrypted, or go beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Book, WorkbookError> {
    let mut parts = Parts::open(bytes)?;
    let Opened { main: _, links, index } = open(&mut parts)?;
    let target_of = |kind: &str| links.values().find(|link| link.kind == kind).map(|link| link.target.clone());
    let strings = match target_of("sharedStrings") {
        Some(name) => strings::read(&mut parts, &name)?,
        None => Vec::new(),
    };
    let formats = match target_of("styles") {
        Some(name) => index::formats(&mut parts, &name)?,
        None => Vec::new(),
    };
    let budget =
        Budget { seen: MAX_CELLS_SEEN, cells: MAX_CELLS, text: MAX_TEXT, shown: MAX_SHOWN, ranges: MAX_RANGES };
    let mut shared = Shared { strings, formats, date_1904: index.date_1904, budget };
    let mut book = Book::default();
    let mut raw_lists = Vec::new();
    for entry in &index.sheets {
        let part = sheet_part(entry, &links);
        // A chart or a dialogue on a sheet of its own has no cells, but has its place in the order of tabs.
        let (mut sheet, lists) = match part {
            Some(name) => match parts.part(name)? {
                Some(mut reader) => sheet::read(&mut reader, &entry.name, entry.hidden, &mut shared)?,
                None => return Err(WorkbookError::Damaged(format!("the sheet `{}` is missing", entry.name))),
            },
            None => Default::default(),
        };
        sheet.name.clone_from(&entry.name);
        if let Some(name) = part {
            let comments = index::links(&mut parts, name)?.into_values().find(|link| link.kind == "comments");
            if let Some(comments) = comments {
                sheet.notes = notes::read(&mut parts, &comments.target)?;
                sheet.notes.sort();
            }
        }
        book.sheets.push(sheet);
        raw_lists.push(lists);
    }
    lists::resolve(&mut book, raw_lists, &index.names);
    Ok(book)
}

/// The parts that a workbook's sheets are kept in.
pub(super) struct SheetParts {
    /// The workbook's own part, in lower case.
    pub(super) main: String,
    /// In the order of the tabs.
    pub(super) sheets: Vec<SheetPart>,
}

/// The part of one sheet.
pub(super) struct SheetPart {
    /// In lower case; `None` for a chart on a sheet of its own.
    pub(super) part: Option<String>,
}

/// Where the sheets of a workbook are kept.
pub(super) fn sheet_parts(bytes: &[u8]) -> Result<SheetParts, WorkbookError> {
    let mut parts = Parts::open(bytes)?;
    let Opened { main, links, index } = open(&mut parts)?;
    let part = |entry| SheetPart { part: sheet_part(entry, &links).map(str::to_owned) };
    Ok(SheetParts { main, sheets: index.sheets.iter().map(part).collect() })
}

struct Opened {
    main: String,
    links: BTreeMap<String, Link>,
    index: Index,
}

/// Finds the workbook's own part and reads it.
fn open(parts: &mut Parts<'_>) -> Result<Opened, WorkbookError> {
    let main = index::links(parts, "")?
        .into_values()
        .find(|link| link.kind == "officeDocument")
        .map_or_else(|| "xl/workbook.xml".to_owned(), |link| link.target);
    let is_xml = main.rsplit_once('.').is_some_and(|(_, extension)| extension == "xml");
    if !parts.has(&main) || !is_xml || main.ends_with("document.xml") {
        return Err(WorkbookError::NotAWorkbook(parts.kind()));
    }
    let links = index::links(parts, &main)?;
    let index = index::index(parts, &main)?;
    Ok(Opened { main, links, index })
}

fn sheet_part<'a>(entry: &SheetEntry, links: &'a BTreeMap<String, Link>) -> Option<&'a str> {
    links.get(&entry.link).filter(|link| link.kind == "worksheet").map(|link| link.target.as_str())
}

/// Adds text, and stops at what no cell can hold.
fn add_checked(event: &Event<'_>, to: &mut String) -> Result<(), WorkbookError> {
    /// Excel's limit is 32 767 characters; other programs write somewhat more.
    const MAX_CELL: usize = 1024 * 1024;
    package::add_text(event, to)?;
    if to.len() > MAX_CELL {
        return Err(WorkbookError::TooLarge(super::reading::TooLarge::Cells));
    }
    Ok(())
}
