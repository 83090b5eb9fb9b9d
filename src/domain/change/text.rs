//! Texts as words: for comparing them, and for showing what was taken out and put in.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Whether a piece of text stands on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// On both sides.
    Same,
    /// Only in the earlier text.
    Removed,
    /// Only in the later text.
    Added,
}

/// Some words in a row with the same fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Their fate.
    pub kind: PieceKind,
    /// The words as written, with the space after them.
    pub text: String,
}

/// The pieces that two texts are made of: without the added ones they are the earlier text, without the removed ones the later one.
pub fn word_diff(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |kind: PieceKind, words: Option<&[&str]>| {
        let text = words.unwrap_or_default().concat();
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ => pieces.push(Piece { kind, text }),
        }
    };
    for operation in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { .. } = operation {
            push(PieceKind::Same, new.get(operation.new_range()));
        } else {
            push(PieceKind::Removed, old.get(operation.old_range()));
            push(PieceKind::Added, new.get(operation.new_range()));
        }
    }
    pieces
}

/// A text cut into words, spaces and marks, with nothing left out.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Sort {
        Word,
        Space,
        Mark,
    }
    let sort = |c: char| {
        if c.is_alphanumeric() {
            Sort::Word
        } else if c.is_whitespace() {
            Sort::Space
        } else {
            Sort::Mark
        }
    };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = sort(first);
        let end =
            if kind == Sort::Mark { first.len_utf8() } else { rest.find(|c| sort(c) != kind).unwrap_or(rest.len()) };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// The words of a text in small letters, without marks: what is compared.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
