//! Reading the program's own source, for the tests that hold it to its rules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A Rust file of the program.
pub(crate) struct RustFile {
    /// Below the checkout: `src/features/event/store.rs`.
    pub(crate) path: String,
    /// The text as it is.
    pub(crate) text: String,
    /// The text without comments, without what stands in strings, and without the tests at its end.
    pub(crate) code: String,
}

/// The folder of the checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder whose names end so, as paths below the checkout, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path.strip_prefix(root()).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

/// The text of a file below the checkout.
pub(crate) fn read(path: impl Into<PathBuf>) -> String {
    let path = root().join(path.into());
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below `src`.
pub(crate) fn rust_files() -> Vec<RustFile> {
    files("src", ".rs").into_iter().map(|path| rust_file(&path)).collect()
}

/// One Rust file.
pub(crate) fn rust_file(path: &str) -> RustFile {
    let text = read(path);
    RustFile { path: path.to_owned(), code: blank(without_tests(&text)), text }
}

/// What comes before the tests at the end of a file.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(before, _)| before)
}

/// The text with comments and the insides of strings as blanks; lines stay lines.
fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = token(rest);
        let keep =
            if rest.starts_with('"') || rest.starts_with("//") || rest.starts_with("r\"") || rest.starts_with("r#") {
                out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
                false
            } else {
                true
            };
        if keep {
            out.push_str(&rest[..length]);
        }
        rest = &rest[length.max(next.len_utf8())..];
    }
    out
}

/// The length of the token at the beginning of a text, as far as strings and comments are concerned.
fn token(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if let Some(hashes) = raw_string(text) {
        let end = format!("\"{}", "#".repeat(hashes));
        let start = 1 + hashes + 1;
        return text[start..].find(&end).map_or(text.len(), |at| start + at + end.len());
    }
    if text.starts_with('"') {
        let mut escaped = false;
        for (at, c) in text.char_indices().skip(1) {
            match c {
                '\\' if !escaped => escaped = true,
                '"' if !escaped => return at + 1,
                _ => escaped = false,
            }
        }
        return text.len();
    }
    // A character in quotes, as opposed to a lifetime.
    for literal in ["'\"'", "'\\\"'", "'\\''", "'/'"] {
        if text.starts_with(literal) {
            return literal.len();
        }
    }
    // A word is taken whole, so that its last letter is not the `r` of a raw string.
    if text.starts_with(is_word) { text.find(|c| !is_word(c)).unwrap_or(text.len()) } else { first }
}

/// How many hashes a raw string has that begins here; `None`: none begins.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

impl RustFile {
    /// The module's path: `features::event::store`.
    pub(crate) fn module(&self) -> Vec<String> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut parts: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        parts
    }

    /// Every path of our own that the file names, from the crate's root: `features::event::service::record`.
    pub(crate) fn own_paths(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for start in ["crate", "super"] {
            for (at, _) in self.code.match_indices(start) {
                let before = self.code[..at].chars().next_back();
                let after = &self.code[at + start.len()..];
                if before.is_some_and(|c| is_word(c) || c == ':' || c == '$') || !after.starts_with("::") {
                    continue;
                }
                let mut base = self.module();
                let mut rest = &self.code[at..];
                if start == "crate" {
                    base.clear();
                    rest = &after[2..];
                }
                while let Some(next) = rest.strip_prefix("super::") {
                    base.pop();
                    rest = next;
                }
                tree(&base.join("::"), rest, &mut found);
            }
        }
        found
    }

    /// The crates that the file names in `use` or in a path: `diesel`, `std`.
    pub(crate) fn crates(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for line in self.code.lines() {
            let line = line.trim_start();
            let used = line.strip_prefix("pub use ").or_else(|| line.strip_prefix("use "));
            found.extend(used.map(|path| path.chars().take_while(|c| is_word(*c)).collect::<String>()));
        }
        found
    }
}

/// Adds every path of a `use` tree (or a plain path) to a set.
fn tree(base: &str, rest: &str, found: &mut BTreeSet<String>) {
    let join = |name: &str| if base.is_empty() { name.to_owned() } else { format!("{base}::{name}") };
    let name: String = rest.chars().take_while(|c| is_word(*c)).collect();
    let after = &rest[name.len()..];
    if let Some(next) = after.strip_prefix("::")
        && !name.is_empty()
        && (next.starts_with(is_word) || next.starts_with('{') || next.starts_with('*'))
    {
        return tree(&join(&name), next, found);
    }
    let Some(inside) = after.strip_prefix('{').filter(|_| name.is_empty()) else {
        found.insert(if name.is_empty() { base.to_owned() } else { join(&name) });
        return;
    };
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let part = inside[start..at].trim();
                if !part.is_empty() && part != "self" {
                    tree(base, part, found);
                } else if part == "self" {
                    found.insert(base.to_owned());
                }
                start = at + 1;
                if c == '}' {
                    return;
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_reader_of_sources_sees_what_it_must() {
    let file = RustFile {
        path: "src/features/one/web.rs".to_owned(),
        text: String::new(),
        code: blank(
            "use crate::{app::App, features::{two::store, three::service::{self, take}}};\n\
             use super::store::find; // crate::features::comment::store\n\
             let a = \"crate::features::string::store\"; let b = r#\"crate::features::raw::store\"#; let c = '\"';\n\
             crate::features::four::store::insert(x)",
        ),
    };
    let expected = [
        "app::App",
        "features::four::store::insert",
        "features::one::store::find",
        "features::three::service",
        "features::three::service::take",
        "features::two::store",
    ];
    assert_eq!(file.own_paths().into_iter().collect::<Vec<_>>(), expected);
}
