//! The allowed answer that is nearest to a text which is none of them: offered to a person, never taken by itself.

use std::collections::BTreeSet;

use super::words::normal;
use crate::domain::questionnaire::{Question, QuestionKind};

/// How like the text an option must be to be offered, in thousandths.
const LIKE_ENOUGH: usize = 500;
/// What people write for yes and no, in the four languages, beside the words themselves.
const YES: [&str; 8] = ["ja", "yes", "j", "y", "jepp", "jo", "true", "ok"];
const NO: [&str; 7] = ["nei", "nej", "no", "n", "nope", "false", "ingen"];

/// The keys of the options nearest to a text: `yes` or `no`, one option, or some of several. Empty where nothing is near.
pub fn nearest(question: &Question, text: &str) -> BTreeSet<String> {
    match &question.kind {
        QuestionKind::YesNo => yes_or_no(text).map(str::to_owned).into_iter().collect(),
        QuestionKind::SingleChoice(_) => option(question, text).into_iter().collect(),
        QuestionKind::MultipleChoice(_) => {
            text.split(['\n', ';', ',']).filter_map(|part| option(question, part)).collect()
        }
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date | QuestionKind::Table(_) => BTreeSet::new(),
    }
}

fn yes_or_no(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = |known: &[&str]| words.iter().position(|word| known.contains(word));
    match (said(&YES), said(&NO)) {
        (Some(_), None) => Some("yes"),
        (None, Some(_)) => Some("no"),
        // "Ja/nei" is a form that was not filled in; with words between, the first is nearest.
        (Some(yes), Some(no)) if 1 < yes.abs_diff(no) => Some(if yes < no { "yes" } else { "no" }),
        _ => None,
    }
}

fn option(question: &Question, text: &str) -> Option<String> {
    let wanted = normal(text);
    if wanted.is_empty() {
        return None;
    }
    let labels = question.words.values().flat_map(|words| &words.options);
    let scored = labels.map(|(key, label)| (likeness(&wanted, &normal(label)), key));
    // Of equals the first in the order of keys, so that the offer is always the same.
    let best = scored.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(one.1)));
    best.filter(|(likeness, _)| LIKE_ENOUGH <= *likeness).map(|(_, key)| key.clone())
}

/// How like two texts are, in thousandths: the whole of one within the other counts for much, else letters in common.
fn likeness(one: &str, other: &str) -> usize {
    let (one, other) = (cut(one), cut(other));
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 0;
    }
    let letters = 1000 * (longest - distance(&one, &other)) / longest;
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let is_within = 2 < short.len() && long.windows(short.len()).any(|window| window == short.as_slice());
    if is_within { letters.max(700) } else { letters }
}

/// The first letters: an option is short, and a long text costs time.
fn cut(text: &str) -> Vec<char> {
    text.chars().take(120).collect()
}

/// The number of letters to change, add or take away (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (number, letter) in (1..).zip(one) {
        let mut diagonal = number - 1;
        let mut left = number;
        let mut next = vec![left];
        for (above, theirs) in row.iter().skip(1).zip(other) {
            let changed = diagonal + usize::from(letter != theirs);
            left = changed.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_letters() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        for (one, other, expected) in [
            ("", "", 0),
            ("sky", "sky", 0),
            ("", "sky", 3),
            ("skya", "sky", 1),
            ("kitten", "sitting", 3),
            ("æøå", "øå", 1),
        ] {
            assert_eq!(distance(&letters(one), &letters(other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn yes_and_no_are_heard_through_other_words() {
        for (text, expected) in [
            ("Jepp", Some("yes")),
            ("Vi gjør det, ja", Some("yes")),
            ("y", Some("yes")),
            ("Nope!", Some("no")),
            ("ja/nei", None),
            ("Ja, men nei for tjenestekontoer", Some("yes")),
            ("Delvis", None),
            ("", None),
        ] {
            assert_eq!(yes_or_no(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_within_another_is_near() {
        assert!(LIKE_ENOUGH <= likeness("skyen", "i skyen hos en leverandør"));
        assert!(LIKE_ENOUGH <= likeness("nordge", "norge"));
        assert!(likeness("kjelleren", "norge") < LIKE_ENOUGH);
    }
}
