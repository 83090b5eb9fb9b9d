//! Takes text apart: into words for comparing, into tokens for finding references, into sentences.

use unicode_normalization::UnicodeNormalization;

/// The words of a text in small letters, without punctuation, however they were typed, spaced or broken into lines.
pub(super) fn words(text: &str) -> Vec<String> {
    folded(text)
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text in small letters, in one Unicode form, without characters that do not show.
pub(super) fn folded(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        // Soft hyphens and zero-width characters come along when text is copied from a web page or a PDF.
        .filter(|character| !matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
        .collect()
}

/// The sentences of a folded text, roughly: what stands between full stops, line breaks and points of a list.
pub(super) fn sentences(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(['.', '!', '?', ';', '\n', '•', '·'])
        .map(str::trim)
        .filter(|sentence| sentence.chars().any(char::is_alphanumeric))
}

/// A piece of a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Letters.
    Word(&'t str),
    /// Digits that stand for themselves: not part of `2.1`, `a5`, `32-bit` or `256bit`.
    Number(u32),
    /// Anything else that is not white space, one character each; also digits that are part of something.
    Mark(char),
}

/// The tokens of a folded text.
pub(super) fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphabetic() {
            run(rest, char::is_alphabetic)
        } else if first.is_ascii_digit() {
            digits(rest)
        } else {
            first.len_utf8()
        };
        let Some((piece, after)) = rest.split_at_checked(length) else { break };
        if first.is_alphabetic() {
            tokens.push(Token::Word(piece));
        } else if first.is_ascii_digit() {
            tokens.push(number(piece, after).map_or(Token::Mark('#'), Token::Number));
        } else if !first.is_whitespace() {
            tokens.push(Token::Mark(first));
        }
        rest = after;
    }
    tokens
}

/// How many bytes at the beginning of a text are of a kind.
fn run(text: &str, is_of_kind: impl Fn(char) -> bool) -> usize {
    text.find(|character: char| !is_of_kind(character)).unwrap_or(text.len())
}

/// Digits, with full stops and commas that stand between digits: `18`, `5.3`, `10,5`.
fn digits(text: &str) -> usize {
    let mut length = 0;
    for (index, character) in text.char_indices() {
        let next = text.get(index + character.len_utf8()..).and_then(|after| after.chars().next());
        let inside = matches!(character, '.' | ',') && next.is_some_and(|next| next.is_ascii_digit());
        if !character.is_ascii_digit() && !inside {
            break;
        }
        length = index + character.len_utf8();
    }
    length
}

/// The number of a piece of digits, where it is a whole number that stands for itself.
fn number(piece: &str, after: &str) -> Option<u32> {
    let mut following = after.chars();
    let next = following.next().unwrap_or(' ');
    let next_but_one = following.next().unwrap_or(' ');
    let runs_on = next.is_alphabetic() || next == '%' || (next == '-' && next_but_one.is_alphabetic());
    if runs_on { None } else { piece.parse().ok() }
}
