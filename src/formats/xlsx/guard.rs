//! Makes bytes from outside safe to hand to the workbook reader.
//!
//! The reader (calamine 0.38) trusts its input in places where a small file can take gigabytes or abort the process:
//! it reserves as many strings as the file *says* it has, clones a font for every cell format, and inflates without a limit.
//! So the package is unpacked here under limits, and the reader gets a new, uncompressed package with only what it needs.
//! That also rules out that two ZIP readers see two different archives in the same bytes, and inflates nothing twice.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::reading::{NotAWorkbook, TooLarge, WorkbookError};

/// The largest workbook that is looked at, in units of 1 024 × 1 024 bytes; a ZIP around one may be larger.
pub const MAX_MB: usize = 20;
const MAX_FILE: usize = MAX_MB * 1024 * 1024;
/// The most entries of a package. A workbook has a handful, and two or three for each sheet.
const MAX_ENTRIES: usize = 4_000;
/// The most bytes that are unpacked, over all parts that are read.
const MAX_UNPACKED: usize = 48 * 1024 * 1024;
/// The most bytes of the shared strings: each takes three to five times as much memory when read.
const MAX_STRINGS: usize = 16 * 1024 * 1024;
/// The most shared strings.
const MAX_STRING_COUNT: usize = 400_000;
/// The most bytes of a part that only describes the package.
const MAX_DESCRIPTION: usize = 2 * 1024 * 1024;
/// From this size on a part is refused when it was packed tighter than [`MAX_RATIO`].
const RATIO_FROM: usize = 1024 * 1024;
/// Deflate can reach 1 030; a real sheet of many equal rows seldom passes 100.
const MAX_RATIO: usize = 400;
/// The most cell formats: Excel's own limit is 65 490.
const MAX_FORMATS: usize = 66_000;
/// The longest number format that is handed on: Excel's own limit is 255 characters.
const MAX_FORMAT_CODE: usize = 1_024;
/// The most bytes that the workbook reader may read in all: a sheet can be named many times over in a small file.
const MAX_READ: u64 = 128 * 1024 * 1024;

/// Where the parts are that the workbook reader never needs, in lower case: they are not even unpacked.
const UNUSED_FOLDERS: [&str; 15] = [
    "docprops/",
    "customxml/",
    "xl/theme/",
    "xl/media/",
    "xl/drawings/",
    "xl/charts/",
    "xl/embeddings/",
    "xl/tables/",
    "xl/pivottables/",
    "xl/pivotcache/",
    "xl/externallinks/",
    "xl/printersettings/",
    "xl/ctrlprops/",
    "xl/threadedcomments/",
    "xl/worksheets/_rels/",
];

/// An uncompressed package that is safe to read.
pub(super) type Package = Budgeted;

/// Checks bytes and unpacks what is needed of them.
pub(super) fn check(bytes: &[u8]) -> Result<Package, WorkbookError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(WorkbookError::NotAWorkbook(kind_of(bytes)));
    }
    if bytes.len() > MAX_FILE {
        return Err(WorkbookError::TooLarge(TooLarge::File));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(zip_error)?;
    if archive.len() > MAX_ENTRIES {
        return Err(WorkbookError::TooLarge(TooLarge::Entries));
    }
    // Each stored entry costs its name twice and some 100 bytes.
    let mut package = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() * 4)));
    let options = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let mut left = MAX_UNPACKED;
    let mut has_workbook = false;
    let mut open_document = false;
    let mut part = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(zip_error)?;
        if entry.encrypted() {
            return Err(WorkbookError::Encrypted);
        }
        let name = entry.name().map_err(zip_error)?.replace('\\', "/");
        let lower = name.to_lowercase();
        open_document |= lower == "mimetype";
        if !is_needed(&lower) {
            continue;
        }
        let own_limit = limit_of(&lower);
        let limit = own_limit.unwrap_or(MAX_DESCRIPTION).min(left);
        part.clear();
        // Unpacking into little room at a time takes longer. The size is what the file says, so no more than the limit.
        part.reserve(usize::try_from(entry.size()).unwrap_or(limit).min(limit) + 1);
        let read = (&mut entry).take(limit as u64 + 1).read_to_end(&mut part).map_err(unpack_error)?;
        if read > limit {
            if own_limit.is_none() && read <= left {
                left -= read;
                continue;
            }
            return Err(WorkbookError::TooLarge(TooLarge::Unpacked));
        }
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX).max(1);
        if read > RATIO_FROM && read / packed > MAX_RATIO {
            return Err(WorkbookError::TooLarge(TooLarge::Unpacked));
        }
        left -= read;
        check_xml(&part)?;
        let described = lower.rsplit('/').next().unwrap_or_default();
        if described == "sharedstrings.xml" {
            check_shared_strings(&part)?;
        }
        if described == "styles.xml" {
            part = number_formats_only(&part)?;
        }
        has_workbook |= lower.trim_start_matches('/').starts_with("xl/") || described.starts_with("workbook");
        package.start_file(name, options).map_err(zip_error)?;
        package.write_all(&part).map_err(unpack_error)?;
    }
    if !has_workbook {
        let kind = if open_document { NotAWorkbook::OpenDocument } else { NotAWorkbook::OtherZip };
        return Err(WorkbookError::NotAWorkbook(kind));
    }
    let safe = package.finish().map_err(zip_error)?.into_inner();
    Ok(Budgeted { inner: Cursor::new(safe), left: MAX_READ })
}

/// What a file is that does not begin as a ZIP archive does.
pub(super) fn kind_of(bytes: &[u8]) -> NotAWorkbook {
    if bytes.is_empty() {
        NotAWorkbook::Empty
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        NotAWorkbook::OldExcelOrEncrypted
    } else if bytes.starts_with(b"%PDF") {
        NotAWorkbook::Pdf
    } else if bytes.iter().take(1024).all(|byte| *byte >= 0x20 || matches!(byte, b'\t' | b'\r' | b'\n')) {
        NotAWorkbook::Text
    } else {
        NotAWorkbook::Unknown
    }
}

fn is_needed(lower: &str) -> bool {
    matches!(extension_of(lower), "xml" | "rels")
        && !UNUSED_FOLDERS.iter().any(|folder| lower.trim_start_matches('/').starts_with(folder))
}

fn extension_of(lower: &str) -> &str {
    lower.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The most bytes of a part that is read; `None` for one that is left out when it is bigger than a description should be.
fn limit_of(lower: &str) -> Option<usize> {
    match lower.rsplit('/').next().unwrap_or_default() {
        "sharedstrings.xml" | "styles.xml" => Some(MAX_STRINGS),
        "workbook.xml" | "[content_types].xml" => Some(MAX_DESCRIPTION),
        name if extension_of(name) == "rels" => Some(MAX_DESCRIPTION),
        _ if lower.contains("sheet") => Some(MAX_UNPACKED),
        _ => None,
    }
}

/// UTF-8 without a document type: all that the checks below, and the reader, are written for.
fn check_xml(part: &[u8]) -> Result<(), WorkbookError> {
    if part.starts_with(&[0xFE, 0xFF]) || part.starts_with(&[0xFF, 0xFE]) || part.iter().take(4).any(|byte| *byte == 0)
    {
        return Err(WorkbookError::Damaged("a part is not written in UTF-8".to_owned()));
    }
    let start = part.get(..part.len().min(2_048)).unwrap_or_default();
    let begins =
        |rest: &[u8], word: &str| rest.get(..word.len()).is_some_and(|said| said.eq_ignore_ascii_case(word.as_bytes()));
    let mut marks =
        start.windows(2).enumerate().filter(|(_, two)| *two == b"<!").filter_map(|(at, _)| start.get(at + 2..));
    if marks.any(|rest| begins(rest, "doctype") || begins(rest, "entity")) {
        return Err(WorkbookError::EntityDeclarations);
    }
    if let Some(end) = start.windows(2).position(|two| two == b"?>")
        && let Some((_, encoding)) =
            String::from_utf8_lossy(start.get(..end).unwrap_or_default()).to_ascii_lowercase().split_once("encoding")
        && !["utf-8", "utf8", "us-ascii"].iter().any(|known| encoding.contains(known))
    {
        return Err(WorkbookError::Damaged("a part is not written in UTF-8".to_owned()));
    }
    Ok(())
}

/// Refuses a number of strings that the part cannot hold: the reader would reserve memory for all of them at once.
fn check_shared_strings(part: &[u8]) -> Result<(), WorkbookError> {
    // `<si/>` is the shortest string there is.
    let at_most = part.len() / 5 + 1;
    if at_most > MAX_STRING_COUNT && part.windows(3).filter(|three| *three == b"<si").count() > MAX_STRING_COUNT {
        return Err(WorkbookError::TooLarge(TooLarge::Cells));
    }
    // The same parser with the same settings as the workbook reader's, so that both see the same first element.
    let mut reader = xml_reader(part);
    loop {
        match reader.read_event().map_err(xml_error)? {
            Event::Start(element) if element.local_name().as_ref() == "sst" => {
                let tag: &str = &element;
                let said = tag.split("uniqueCount").skip(1).map(|rest| {
                    rest.chars()
                        .skip_while(|c| !c.is_ascii_digit())
                        .take_while(char::is_ascii_digit)
                        .fold(0_usize, |sum, c| {
                            sum.saturating_mul(10).saturating_add(c.to_digit(10).unwrap_or(0) as usize)
                        })
                });
                if said.max().unwrap_or(0) > at_most {
                    return Err(WorkbookError::Damaged("it says that it holds more texts than it does".to_owned()));
                }
                return Ok(());
            }
            Event::DocType(_) => return Err(WorkbookError::EntityDeclarations),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The style sheet with nothing in it but what tells a date from a number.
fn number_formats_only(part: &[u8]) -> Result<Vec<u8>, WorkbookError> {
    let mut reader = xml_reader(part);
    let mut formats = String::new();
    let mut cells = String::new();
    let (mut in_formats, mut in_cells, mut count) = (false, false, 0_usize);
    loop {
        match reader.read_event().map_err(xml_error)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmts" => in_formats = true,
                "cellXfs" => in_cells = true,
                "numFmt" if in_formats => {
                    let (id, code) = (raw_attribute(&element, "numFmtId"), raw_attribute(&element, "formatCode"));
                    if let (Some(id), Some(code)) = (id, code)
                        && code.len() <= MAX_FORMAT_CODE
                    {
                        count += 1;
                        for piece in ["<numFmt numFmtId=\"", &id, "\" formatCode=\"", &code, "\"/>"] {
                            formats.push_str(piece);
                        }
                    }
                }
                "xf" if in_cells => {
                    count += 1;
                    let id = raw_attribute(&element, "numFmtId").unwrap_or_else(|| "0".to_owned());
                    for piece in ["<xf numFmtId=\"", &id, "\"/>"] {
                        cells.push_str(piece);
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "numFmts" => in_formats = false,
                "cellXfs" => in_cells = false,
                _ => {}
            },
            Event::DocType(_) => return Err(WorkbookError::EntityDeclarations),
            Event::Eof => break,
            _ => {}
        }
        if count > MAX_FORMATS {
            return Err(WorkbookError::TooLarge(TooLarge::Unpacked));
        }
    }
    Ok(format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>").into_bytes())
}

fn xml_reader(part: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.trim_text(false);
    config.check_comments = false;
    config.expand_empty_elements = true;
    reader
}

/// An attribute as it stands in the file, still escaped; `None` when absent, or too odd to be copied between double quotes.
fn raw_attribute(element: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| attribute.value.to_string())
        .filter(|value| !value.contains(['"', '<']))
}

pub(super) fn zip_error(error: ZipError) -> WorkbookError {
    match error {
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => WorkbookError::Encrypted,
        other => WorkbookError::Damaged(other.to_string()),
    }
}

fn unpack_error(error: std::io::Error) -> WorkbookError {
    WorkbookError::Damaged(error.to_string())
}

fn xml_error(error: quick_xml::Error) -> WorkbookError {
    WorkbookError::Damaged(error.to_string())
}

/// Bytes in memory that can be read only so much of, counted over all reads.
pub(super) struct Budgeted {
    inner: Cursor<Vec<u8>>,
    left: u64,
}

impl Read for Budgeted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| std::io::Error::other("the same part is read too many times"))?;
        Ok(read)
    }
}

impl Seek for Budgeted {
    fn seek(&mut self, position: SeekFrom) -> std::io::Result<u64> {
        self.inner.seek(position)
    }
}
