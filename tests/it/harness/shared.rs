//! Other people's files in `../shared`, which a checkout may lack.

use std::path::PathBuf;

/// The path of a file below `../shared`; `None`, after a line that names the test, where the folder is missing.
///
/// # Panics
/// With `CI=true`: there the folder must be there.
pub(crate) fn shared_file(test: &str, path: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    if folder.is_dir() {
        return Some(folder.join(path));
    }
    assert!(std::env::var_os("CI").is_none(), "{test} needs ../shared/{path}");
    eprintln!("ignored: {test}: this checkout has no ../shared/{path}");
    None
}
