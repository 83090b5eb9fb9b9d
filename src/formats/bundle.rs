//! A ZIP that holds a workbook and documents: unpacked under limits, names without folders.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::formats::xlsx::{TooLarge, WorkbookError};

/// The most files in a bundle.
const MOST_FILES: usize = 300;
/// The most bytes of all files together when unpacked.
const MOST_BYTES: usize = 100 * 1024 * 1024;

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundledFile {
    /// Its name without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Whether some bytes are a ZIP around a workbook, and not a workbook itself: that may hold others as well.
pub fn holds_a_workbook(bytes: &[u8]) -> bool {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut holds = false;
    for name in archive.file_names() {
        let Ok(name) = name else { return false };
        if name.eq_ignore_ascii_case("[Content_Types].xml") {
            return false;
        }
        holds |= name.to_lowercase().ends_with(".xlsx");
    }
    holds
}

/// The files of a ZIP, in its order; folders and what systems put in by themselves are left out.
///
/// # Errors
/// When it is damaged, encrypted, or goes beyond a limit.
pub fn open(bytes: &[u8]) -> Result<Vec<BundledFile>, WorkbookError> {
    open_within(bytes, MOST_BYTES)
}

fn open_within(bytes: &[u8], mut room: usize) -> Result<Vec<BundledFile>, WorkbookError> {
    let damaged = |error: zip::result::ZipError| WorkbookError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if MOST_FILES < archive.len() {
        return Err(WorkbookError::TooLarge(TooLarge::Entries));
    }
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let raw = archive.by_index_raw(index).map_err(damaged)?;
        if raw.encrypted() {
            return Err(WorkbookError::Encrypted);
        }
        let name = raw.name().map_err(damaged)?.into_owned();
        let is_folder = raw.is_dir();
        drop(raw);
        let Some(name) = file_name(&name).filter(|_| !is_folder) else { continue };
        let entry = archive.by_index(index).map_err(damaged)?;
        let mut content = Vec::new();
        // What the entry says of its size is not believed: one byte beyond the limit is read, and no more.
        let limit = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
        entry.take(limit).read_to_end(&mut content).map_err(|error| WorkbookError::Damaged(error.to_string()))?;
        room = room.checked_sub(content.len()).ok_or(WorkbookError::TooLarge(TooLarge::Unpacked))?;
        files.push(BundledFile { name, bytes: content });
    }
    Ok(files)
}

/// The last part of a path; `None` for what macOS and Windows add by themselves.
fn file_name(path: &str) -> Option<String> {
    let mut parts = path.split(['/', '\\']).rev();
    let last = parts.next()?.trim();
    let is_system =
        last.starts_with('.') || last.eq_ignore_ascii_case("thumbs.db") || parts.any(|part| part == "__MACOSX");
    (!last.is_empty() && !is_system).then(|| last.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn folders_are_left_and_names_kept() {
        let bytes = zip(&[
            ("svar/Svar Æ.xlsx", b"1"),
            ("../../etc/passwd", b"2"),
            ("a\\b\\Rutine.pdf", b"3"),
            ("__MACOSX/._Rutine.pdf", b"4"),
            ("svar/.DS_Store", b"5"),
        ]);
        let names: Vec<String> = open(&bytes).unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["Svar Æ.xlsx", "passwd", "Rutine.pdf"]);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let two = zip(&[("a", &[0; 500]), ("b", &[0; 501])]);
        assert_eq!(open_within(&two, 1_000), Err(WorkbookError::TooLarge(TooLarge::Unpacked)));
        assert_eq!(open_within(&two, 1_001).map(|files| files.len()), Ok(2));
        let many: Vec<String> = (0..=MOST_FILES).map(|number| number.to_string()).collect();
        let entries: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(open(&zip(&entries)), Err(WorkbookError::TooLarge(TooLarge::Entries)));
        assert!(matches!(open(b"PK\x03\x04nothing"), Err(WorkbookError::Damaged(_))));
    }
}
