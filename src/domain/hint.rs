//! Hints for the reviewer: what an answer shows before a person has read it. Never a verdict.
//!
//! A hint says what is there in the words, not what it is worth: a short answer can be a good one.
//! Every rule looks for words of bokmål, nynorsk, Swedish and English, whatever language the response is in,
//! because suppliers mix them. Rules are tuned to keep quiet when in doubt: a hint that is often wrong is not read.

mod text;
mod references;
mod hands_back;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::{Answer, AnswerValue};
use super::condition::shown;
use super::questionnaire::{Question, Questionnaire};

/// Fewer words than this are pointed out as very short.
const SHORT_BELOW: usize = 5;
/// Two answers of fewer words than this are not compared: "Microsoft Azure" may well be said twice.
const COMPARED_FROM: usize = 3;
/// A bare yes or no has at most this many words, "yes, of course we do".
const BARE_UP_TO: usize = 6;

/// Something for the reviewer to notice about one answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Hint {
    /// A question that asks *how* was answered with yes or no and nothing else.
    BareYesNo,
    /// Documentation was asked for, and the answer cites none.
    EvidenceNotCited,
    /// The answer points to the answer to another question.
    RefersTo {
        /// Key of the other question.
        question: String,
        /// Its number.
        number: u32,
    },
    /// The answer has the same words as another.
    SameWordsAs {
        /// Key of the first other question with these words.
        question: String,
        /// Its number.
        number: u32,
    },
    /// The answer says that the customer has to answer, or that it is the customer's own matter.
    HandsBack,
    /// The answer is of a few words only.
    VeryShort,
}

impl Hint {
    /// The key of the hint's words; the number of another question is its argument `number`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BareYesNo => "hint-bare-yes-no",
            Self::EvidenceNotCited => "hint-evidence-not-cited",
            Self::RefersTo { .. } => "hint-refers-to",
            Self::SameWordsAs { .. } => "hint-same-words-as",
            Self::HandsBack => "hint-hands-back",
            Self::VeryShort => "hint-very-short",
        }
    }

    /// The other question that the hint is about, by key and number.
    pub fn other(&self) -> Option<(&str, u32)> {
        match self {
            Self::RefersTo { question, number } | Self::SameWordsAs { question, number } => Some((question, *number)),
            Self::BareYesNo | Self::EvidenceNotCited | Self::HandsBack | Self::VeryShort => None,
        }
    }
}

/// The hints for each answer, by question key; a question without hints is not in the map.
///
/// In: the questionnaire version, the answers by question key, and how many citations each answer has.
/// Head fields and questions that are not asked get none, and so does what is not answered: that is a gap, not a hint.
pub fn hints(
    questionnaire: &Questionnaire,
    answers: &BTreeMap<String, Answer>,
    citations: &BTreeMap<String, usize>,
) -> BTreeMap<String, Vec<Hint>> {
    let shown_keys = shown(questionnaire, answers);
    let given: Vec<Given<'_>> = questionnaire
        .questions()
        .filter(|question| shown_keys.contains(question.key.as_str()))
        .filter_map(|question| {
            let answer = answers.get(&question.key).filter(|answer| answer.is_given())?;
            let text = answer.plain_text();
            Some(Given { question, answer, words: text::words(&text), text })
        })
        .collect();
    let numbers: BTreeMap<u32, &str> =
        questionnaire.questions().map(|question| (question.number, question.key.as_str())).collect();
    let same_words = first_two_with_same_words(&given);

    given
        .iter()
        .filter_map(|given| {
            let cited = citations.get(&given.question.key).copied().unwrap_or_default();
            let hints = hints_of(given, cited, &numbers, &same_words);
            (!hints.is_empty()).then(|| (given.question.key.clone(), hints))
        })
        .collect()
}

/// An answer that was given, with its text taken apart.
struct Given<'a> {
    question: &'a Question,
    answer: &'a Answer,
    text: String,
    words: Vec<String>,
}

/// The first and the second question with certain words.
type SameWords<'a> = BTreeMap<&'a [String], [Option<&'a Question>; 2]>;

fn hints_of(given: &Given<'_>, cited: usize, numbers: &BTreeMap<u32, &str>, same_words: &SameWords<'_>) -> Vec<Hint> {
    let applies = !given.answer.not_applicable;
    let mut hints = Vec::new();
    let is_text = matches!(given.answer.value, AnswerValue::Text(_));
    if applies && given.question.how && is_text && is_bare_yes_no(&given.words) {
        hints.push(Hint::BareYesNo);
    }
    if given.question.asks_for_evidence(given.answer) && cited == 0 {
        hints.push(Hint::EvidenceNotCited);
    }
    for number in references::numbers(&given.text) {
        if let Some(key) = numbers.get(&number).filter(|key| **key != given.question.key) {
            hints.push(Hint::RefersTo { question: (*key).to_owned(), number });
        }
    }
    if let Some(other) = same_as(given, same_words) {
        hints.push(Hint::SameWordsAs { question: other.key.clone(), number: other.number });
    }
    if hands_back::hands_back(&given.text) {
        hints.push(Hint::HandsBack);
    }
    // Of an answer that is a bare yes, a pointer, or handed back, "very short" says nothing more.
    let said = hints.iter().any(|hint| matches!(hint, Hint::BareYesNo | Hint::RefersTo { .. } | Hint::HandsBack));
    let is_free_text = is_text || !given.answer.explanation.is_empty();
    if applies && !said && is_free_text && given.words.len() < SHORT_BELOW {
        hints.push(Hint::VeryShort);
    }
    hints
}

/// Whether the words are a yes or a no with nothing but fillers after it.
fn is_bare_yes_no(words: &[String]) -> bool {
    const YES_NO: [&str; 9] = ["ja", "jo", "jepp", "nei", "nej", "yes", "yep", "no", "ok"];
    const FILLERS: [&str; 32] = [
        "det",
        "dette",
        "vi",
        "har",
        "gjør",
        "gjer",
        "gjøres",
        "er",
        "ikke",
        "ikkje",
        "selvsagt",
        "selvfølgelig",
        "sjølvsagt",
        "absolutt",
        "alle",
        "gör",
        "är",
        "inte",
        "självklart",
        "absolut",
        "we",
        "do",
        "does",
        "have",
        "is",
        "are",
        "it",
        "not",
        "of",
        "course",
        "absolutely",
        "all",
    ];
    let Some((first, rest)) = words.split_first() else { return false };
    words.len() <= BARE_UP_TO
        && YES_NO.contains(&first.as_str())
        && rest.iter().all(|word| FILLERS.contains(&word.as_str()) || YES_NO.contains(&word.as_str()))
}

fn first_two_with_same_words<'a>(given: &'a [Given<'a>]) -> SameWords<'a> {
    let mut questions = SameWords::new();
    for given in given.iter().filter(|given| is_compared(given)) {
        match questions.entry(&given.words).or_default() {
            [first @ None, _] => *first = Some(given.question),
            [Some(_), second @ None] => *second = Some(given.question),
            [Some(_), Some(_)] => {}
        }
    }
    questions
}

/// The first other question with the same words.
fn same_as<'a>(given: &Given<'_>, same_words: &SameWords<'a>) -> Option<&'a Question> {
    if !is_compared(given) {
        return None;
    }
    let questions = same_words.get(given.words.as_slice())?;
    questions.iter().flatten().copied().find(|question| question.key != given.question.key)
}

/// Reasons why something does not apply are not compared: one reason may well hold for several questions.
fn is_compared(given: &Given<'_>) -> bool {
    !given.answer.not_applicable && COMPARED_FROM <= given.words.len()
}
