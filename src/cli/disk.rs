//! Files named on the command line: read and written here and nowhere else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::CliError;
use crate::formats::definition;

/// The bytes of a file.
#[expect(clippy::disallowed_methods, reason = "the command line reads files that a person names")]
pub(super) fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()).into())
}

/// A folder with one definition: its path, and its files by name.
pub(super) type DefinitionFolder = (PathBuf, BTreeMap<String, Vec<u8>>);

/// The definitions in a folder and all below it, by path.
pub(super) fn definitions_below(path: &Path) -> Result<Vec<DefinitionFolder>, CliError> {
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let cannot = |error: std::io::Error| format!("the folder `{}` cannot be read: {error}", folder.display());
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type().map_err(cannot)?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push((name, entry.path()));
            }
        }
        let marks = [definition::STRUCTURE, definition::FRAMEWORK, definition::EXTENSION];
        if files.iter().any(|(name, _)| marks.contains(&name.as_str())) {
            let files = files.into_iter().map(|(name, path)| Ok((name, read(&path)?)));
            found.push((folder, files.collect::<Result<_, CliError>>()?));
        }
    }
    found.sort();
    Ok(found)
}

/// Writes files into a folder, which is made where it is not there; none of the files may be there yet.
pub(super) fn write_folder(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), CliError> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .create(folder)
        .map_err(|error| format!("the folder `{}` cannot be made: {error}", folder.display()))?;
    for (name, bytes) in files {
        write_new(&folder.join(name), bytes)?;
    }
    Ok(())
}

/// Writes a file that must not be there yet: nobody's file is overwritten by a command that was run twice.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    use std::io::Write as _;
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(bytes))
        .map_err(|error| format!("`{}` cannot be written: {error}", path.display()).into())
}
