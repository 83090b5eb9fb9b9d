//! What is wrong with a definition, told to its author: where it stands, what it is, and what to do.

use std::fmt;

use serde::Serialize;

/// One thing that an author has to put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, `nb.toml`.
    pub file: String,
    /// The line, from 1; `None` where the problem is something that is not there.
    pub line: Option<usize>,
    /// The path of keys, `sections.governance.questions.isms_documented.weight`; empty for the file as a whole.
    pub place: String,
    /// What is wrong and what to do, in whole sentences.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        if !self.place.is_empty() {
            write!(out, ": {}", self.place)?;
        }
        write!(out, ": {}", self.message)
    }
}

/// Collects the problems of one file.
#[derive(Debug)]
pub(super) struct Log<'t> {
    file: &'t str,
    text: &'t str,
    problems: Vec<Problem>,
}

impl<'t> Log<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, problems: Vec::new() }
    }

    /// A problem at a byte of the file.
    pub(super) fn at(&mut self, start: usize, place: &str, message: impl Into<String>) {
        let line = self.line(start);
        self.push(Some(line), place, message);
    }

    /// A problem that has no line of its own.
    pub(super) fn nowhere(&mut self, place: &str, message: impl Into<String>) {
        self.push(None, place, message);
    }

    /// Whether nothing has been noted.
    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems, in the order of the file; those without a line come first.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }

    fn line(&self, start: usize) -> usize {
        1 + self.text.bytes().take(start).filter(|byte| *byte == b'\n').count()
    }

    fn push(&mut self, line: Option<usize>, place: &str, message: impl Into<String>) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line,
            place: place.to_owned(),
            message: message.into(),
        });
    }
}

/// A list of literals for a sentence: `` `a`, `b` and `c` ``.
pub(super) fn listed<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let mut items: Vec<String> = items.into_iter().map(|item| format!("`{item}`")).collect();
    match items.pop() {
        None => "nothing".to_owned(),
        Some(last) if items.is_empty() => last,
        Some(last) => format!("{} and {last}", items.join(", ")),
    }
}
