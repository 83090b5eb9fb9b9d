//! The parts of a package, unpacked as they are read and never beyond the limits.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::formats::xlsx::guard;
use crate::formats::xlsx::reading::{NotAWorkbook, TooLarge, WorkbookError};

/// The largest file that is looked at.
const MAX_FILE: usize = 20 * 1024 * 1024;
/// The most entries of a package. A workbook has a handful, and two or three for each sheet.
const MAX_ENTRIES: usize = 4_000;
/// The most bytes that are unpacked, over all parts and however often one is read.
const MAX_UNPACKED: u64 = 128 * 1024 * 1024;
/// From this size on a part is refused when it was packed tighter than [`MAX_RATIO`].
const RATIO_FROM: u64 = 1024 * 1024;
/// Deflate can reach 1 030; a real sheet of many equal rows seldom passes 100.
const MAX_RATIO: u64 = 400;

/// The longest piece of XML between two angle brackets: a cell holds at most 32 767 characters.
const MAX_PIECE: u64 = 4 * 1024 * 1024;

/// What the error of [`Limited`] says, so that it is known again.
const OVER_LIMIT: &str = "unpacked too much";

/// The parts of a package by their names in lower case.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    places: HashMap<String, usize>,
    left: u64,
}

/// A part while it is read.
pub(super) type PartReader<'p, 'a> = Reader<BufReader<Limited<'p, 'a>>>;

impl<'a> Parts<'a> {
    /// Opens a package without unpacking anything.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, WorkbookError> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(WorkbookError::NotAWorkbook(guard::kind_of(bytes)));
        }
        if bytes.len() > MAX_FILE {
            return Err(WorkbookError::TooLarge(TooLarge::File));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(guard::zip_error)?;
        if archive.len() > MAX_ENTRIES {
            return Err(WorkbookError::TooLarge(TooLarge::Entries));
        }
        if archive.has_duplicate_names() {
            return Err(WorkbookError::Damaged("two parts have the same name".to_owned()));
        }
        let mut places = HashMap::with_capacity(archive.len());
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(guard::zip_error)?;
            if entry.encrypted() {
                return Err(WorkbookError::Encrypted);
            }
            let name = entry.name().map_err(guard::zip_error)?.replace('\\', "/").to_lowercase();
            if places.insert(name.trim_start_matches('/').to_owned(), index).is_some() {
                return Err(WorkbookError::Damaged("two parts have the same name".to_owned()));
            }
        }
        Ok(Self { archive, places, left: MAX_UNPACKED })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// What kind of archive it is when it is no workbook.
    pub(super) fn kind(&self) -> NotAWorkbook {
        if self.has("mimetype") {
            NotAWorkbook::OpenDocument
        } else if self.has("xl/workbook.bin") {
            NotAWorkbook::Binary
        } else {
            NotAWorkbook::OtherZip
        }
    }

    /// A part, to be read bit by bit; `None` when there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<PartReader<'_, 'a>>, WorkbookError> {
        let Some(index) = self.places.get(name) else { return Ok(None) };
        let file = self.archive.by_index(*index).map_err(guard::zip_error)?;
        let packed = file.compressed_size().max(1);
        let mut reader =
            Reader::from_reader(BufReader::new(Limited { file, packed, unpacked: 0, piece: 0, left: &mut self.left }));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = false;
        Ok(Some(reader))
    }
}

/// A part's bytes, counted.
pub(super) struct Limited<'p, 'a> {
    file: ZipFile<'p, Cursor<&'a [u8]>>,
    packed: u64,
    unpacked: u64,
    /// Since the last event.
    piece: u64,
    left: &'p mut u64,
}

impl Read for Limited<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.unpacked += read as u64;
        self.piece += read as u64;
        let too_tight = self.unpacked > RATIO_FROM && self.unpacked / self.packed > MAX_RATIO;
        match self.left.checked_sub(read as u64) {
            Some(left) if !too_tight && self.piece <= MAX_PIECE => *self.left = left,
            _ => return Err(std::io::Error::other(OVER_LIMIT)),
        }
        Ok(read)
    }
}

/// The next event of a part. What no workbook holds (entities, other encodings) is an error.
pub(super) fn next<'b>(reader: &mut PartReader<'_, '_>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, WorkbookError> {
    buffer.clear();
    reader.get_mut().get_mut().piece = 0;
    match reader.read_event_into(buffer).map_err(xml_error)? {
        Event::DocType(_) => Err(WorkbookError::EntityDeclarations),
        Event::Decl(declaration) => match declaration.encoding() {
            Some(Ok(encoding)) if !["utf-8", "utf8", "us-ascii"].contains(&encoding.to_lowercase().as_str()) => {
                Err(WorkbookError::Damaged("a part is not written in UTF-8".to_owned()))
            }
            _ => Ok(Event::Decl(declaration)),
        },
        event => Ok(event),
    }
}

/// Adds what a piece of text stands for; `true` when the event was text.
pub(super) fn add_text(event: &Event<'_>, to: &mut String) -> Result<bool, WorkbookError> {
    match event {
        Event::Text(text) => to.push_str(text),
        Event::CData(text) => to.push_str(text),
        Event::GeneralRef(name) => match (&**name, name.resolve_char_ref()) {
            (_, Ok(Some(character))) => to.push(character),
            ("lt", _) => to.push('<'),
            ("gt", _) => to.push('>'),
            ("amp", _) => to.push('&'),
            ("quot", _) => to.push('"'),
            ("apos", _) => to.push('\''),
            _ => return Err(WorkbookError::EntityDeclarations),
        },
        _ => return Ok(false),
    }
    Ok(true)
}

/// An attribute by its name without prefix; `None` when it is absent or cannot be read.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| {
            attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
        })
}

/// Whether an attribute says yes.
pub(super) fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

pub(super) fn xml_error(error: quick_xml::Error) -> WorkbookError {
    match &error {
        quick_xml::Error::Io(io) if io.to_string() == OVER_LIMIT => WorkbookError::TooLarge(TooLarge::Unpacked),
        _ => WorkbookError::Damaged(error.to_string()),
    }
}
