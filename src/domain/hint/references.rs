//! Finds what a text says about other questions: "see 18", "ref. punkt 32", "jf. spørsmål 12 og 13", "se fråga 12".
//!
//! A number counts when a word for *question* stands before it, or a word that points ("see", "jf.") does,
//! with a word for *item* or nothing between. So "GDPR art. 32", "see chapter 5" and "A.5.1" are no references.

use std::collections::BTreeSet;

use super::text::{Token, folded, tokens};

/// Words for a question: a number after one of them is a reference.
const QUESTION: [&str; 11] = [
    "spørsmål",
    "spørsmåla",
    "spørsmålet",
    "spørsmålene",
    "spm",
    "fråga",
    "frågan",
    "frågor",
    "frågorna",
    "question",
    "questions",
];
/// Words for an item of a list: a number after one of them is a reference when the text points.
///
/// "Q3" and "nr 3" are also a quarter and a building, so they are here and not among the questions.
const ITEM: [&str; 22] = [
    "punkt",
    "punktet",
    "punkta",
    "punkter",
    "punktene",
    "punkterna",
    "punkten",
    "pkt",
    "q",
    "nr",
    "nummer",
    "no",
    "number",
    "item",
    "items",
    "point",
    "points",
    "svar",
    "svaret",
    "svara",
    "answer",
    "answers",
];
/// What points, a word at a time.
const POINTERS: [&[&str]; 41] = [
    &["se"],
    &["sjå"],
    &["see"],
    &["ref"],
    &["refer"],
    &["jf"],
    &["jfr"],
    &["jmf"],
    &["jmfr"],
    &["jfør"],
    &["cf"],
    &["iht"],
    &["ihht"],
    &["i", "h", "t"],
    &["i", "henhold", "til"],
    &["i", "samsvar", "med"],
    &["i", "tråd", "med"],
    &["enligt"],
    &["in", "accordance", "with"],
    &["according", "to"],
    &["as", "in"],
    &["as", "for"],
    &["som", "i"],
    &["som", "på"],
    &["som", "for"],
    &["som", "under"],
    &["same", "as"],
    &["samme", "som"],
    &["same", "som"],
    &["samma", "som"],
    &["viser", "til"],
    &["henviser", "til"],
    &["vist", "til"],
    &["vise", "til"],
    &["hänvisar", "till"],
    &["refer", "to"],
    &["refers", "to"],
    &["besvart", "i"],
    &["besvart", "under"],
    &["answered", "in"],
    &["answered", "under"],
];
/// Words that may stand between what points and the number.
const BETWEEN: [&str; 15] =
    ["også", "òg", "även", "also", "i", "in", "på", "til", "till", "to", "under", "vårt", "our", "the", "at"];
/// Words that may follow a number which has nothing but a pointing word before it: "see 18 for this", but not "see 3 appendices".
const AFTER_BARE: [&str; 32] = [
    "er", "for", "og", "and", "och", "samt", "eller", "or", "på", "ovenfor", "ovanfor", "over", "above", "ovan",
    "nedenfor", "nedanfor", "under", "below", "nedan", "der", "hvor", "kor", "där", "where", "om", "which", "is", "är",
    "are", "men", "but", "with",
];
/// What joins the numbers of a list.
const JOINING: [&str; 6] = ["og", "and", "och", "samt", "eller", "or"];
/// After a number, these make it a length of time: "we answer questions 24 hours a day".
const UNITS: [&str; 18] = [
    "time", "timer", "timar", "timmar", "hour", "hours", "minutt", "minutter", "minuter", "minutes", "dager", "dagar",
    "days", "uker", "veker", "veckor", "weeks", "år",
];
/// The most words between what points and the number, "henviser til *vårt svar på* punkt 9".
const MOST_BETWEEN: usize = 4;
/// How many words before a number can matter: an item, those between, and the longest pointer.
const LOOK_BACK: usize = 1 + MOST_BETWEEN + 3;
/// The widest range of numbers that is taken for one, "18–20".
const WIDEST_RANGE: u32 = 20;

/// The numbers of questions that the text points to, in order; also numbers that no question has.
pub(super) fn numbers(text: &str) -> BTreeSet<u32> {
    let folded = folded(text);
    let tokens = tokens(&folded);
    let mut found = BTreeSet::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let Token::Number(_) = token else {
            index += 1;
            continue;
        };
        let (list, end) = list_from(&tokens, index);
        let around_the_clock = list == [24, 7];
        if !around_the_clock && is_pointed_to(tokens.get(..index).unwrap_or_default(), tokens.get(end)) {
            found.extend(list);
        }
        index = end;
    }
    found
}

/// The numbers of the list that begins at a number, and where it ends: `18`, `18, 19 og 20`, `18–20`.
fn list_from(tokens: &[Token<'_>], start: usize) -> (Vec<u32>, usize) {
    let mut numbers: Vec<u32> = Vec::new();
    let mut index = start;
    let mut through = false;
    while let Some(Token::Number(number)) = tokens.get(index) {
        match numbers.last() {
            Some(last) if through && *last < *number && *number - *last <= WIDEST_RANGE => {
                numbers.extend(*last + 1..=*number);
            }
            _ => numbers.push(*number),
        }
        let (joins, length) = joint(tokens.get(index + 1..).unwrap_or_default());
        if length == 0 {
            return (numbers, index + 1);
        }
        through = joins == Joint::Through;
        index += 1 + length;
    }
    (numbers, index)
}

#[derive(PartialEq, Eq)]
enum Joint {
    And,
    Through,
}

/// What joins a number to the next, and over how many tokens; none of length 0.
fn joint(tokens: &[Token<'_>]) -> (Joint, usize) {
    match tokens {
        [Token::Mark('-' | '–' | '—') | Token::Word("til" | "till" | "to"), Token::Number(_), ..] => {
            (Joint::Through, 1)
        }
        [Token::Mark(',' | '/' | '&' | '+'), Token::Number(_), ..] => (Joint::And, 1),
        [Token::Word(word), Token::Number(_), ..] if JOINING.contains(word) => (Joint::And, 1),
        [Token::Mark(','), Token::Word(word), Token::Number(_), ..] if JOINING.contains(word) => (Joint::And, 2),
        _ => (Joint::And, 0),
    }
}

/// Whether what stands before a number makes it a reference, given the token after it.
fn is_pointed_to(before: &[Token<'_>], after: Option<&Token<'_>>) -> bool {
    if matches!(after, Some(Token::Word(unit)) if UNITS.contains(unit)) {
        return false;
    }
    // The nearest word first. Full stops belong to abbreviations, "ref. pkt. 32"; other marks end what belongs together.
    let words: Vec<&str> = before
        .iter()
        .rev()
        .filter(|token| !matches!(token, Token::Mark('.' | ':' | '#')))
        .map_while(|token| match token {
            Token::Word(word) => Some(*word),
            Token::Number(_) | Token::Mark(_) => None,
        })
        .take(LOOK_BACK)
        .collect();
    match words.as_slice() {
        [word, ..] if QUESTION.contains(word) => true,
        [item, word, ..] if ITEM.contains(item) && QUESTION.contains(word) => true,
        [item, rest @ ..] if ITEM.contains(item) => ends_with_pointer(rest),
        rest => ends_with_pointer(rest) && may_follow_bare(after),
    }
}

/// Whether the words, nearest first, begin with a pointer, after words that may stand between.
fn ends_with_pointer(mut words: &[&str]) -> bool {
    for _ in 0..=MOST_BETWEEN {
        if POINTERS.iter().any(|pointer| is_reversed(pointer, words)) {
            return true;
        }
        match words {
            [word, rest @ ..] if BETWEEN.contains(word) || ITEM.contains(word) => words = rest,
            _ => return false,
        }
    }
    false
}

fn is_reversed(pointer: &[&str], words: &[&str]) -> bool {
    pointer.len() <= words.len() && pointer.iter().rev().zip(words).all(|(expected, word)| expected == word)
}

fn may_follow_bare(after: Option<&Token<'_>>) -> bool {
    match after {
        None | Some(Token::Mark('.' | ',' | ';' | ':' | ')' | ']' | '!' | '?' | '»' | '"' | '–' | '—')) => true,
        Some(Token::Word(word)) => AFTER_BARE.contains(word),
        Some(Token::Number(_) | Token::Mark(_)) => false,
    }
}
