//! Tips: what VSAQ shows when an answer is a weak one.
//!
//! A tip becomes a paragraph of the help to the question whose answer it is about, with its condition in words and its severity,
//! so that whoever answers sees it while choosing. Where it asks for a clarification, an explanation is owed for the same options.

use super::conditions::Truth;
use super::phrases::Phrases;
use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind};

/// The longest part of an option's text that a condition in words quotes.
const MAX_QUOTED: usize = 70;

/// The key of the question that a tip is shown with: the last that its condition looks at.
pub(super) fn about(truth: &Truth, questions: &[&Question]) -> Option<String> {
    let Truth::When(condition) = truth else { return None };
    let looked_at = condition.questions();
    questions
        .iter()
        .rev()
        .find(|question| looked_at.contains(question.key.as_str()))
        .map(|question| question.key.clone())
}

/// `If the answer is “No” (severity: high): `, or nothing where the tip is always meant and has no severity.
pub(super) fn lead(
    truth: &Truth,
    severity: Option<String>,
    about: &str,
    questions: &[&Question],
    (phrases, language): (&Phrases, Language),
) -> String {
    let when = match truth {
        Truth::When(condition) => {
            let words = Words { about, questions, phrases, language };
            format!("{} {}", phrases.when_answer_is, words.said(condition, false))
        }
        Truth::Always | Truth::Never => String::new(),
    };
    match (when.is_empty(), severity) {
        (true, None) => String::new(),
        (true, Some(severity)) => format!("({severity}) "),
        (false, None) => format!("{when}: "),
        (false, Some(severity)) => format!("{when} ({severity}): "),
    }
}

/// The question and its options for which exactly a tip is shown, where they are one question's.
pub(super) fn options_of(condition: &Condition) -> Option<(String, Vec<String>)> {
    let parts = match condition {
        Condition::Any { any } => any.iter().collect(),
        other => vec![other],
    };
    let mut found: Option<(String, Vec<String>)> = None;
    for part in parts {
        let Condition::Is { question, is } = part else { return None };
        match &mut found {
            None => found = Some((question.clone(), vec![is.clone()])),
            Some((known, options)) if known == question => options.push(is.clone()),
            Some(_) => return None,
        }
    }
    found
}

struct Words<'a> {
    about: &'a str,
    questions: &'a [&'a Question],
    phrases: &'a Phrases,
    language: Language,
}

impl Words<'_> {
    fn said(&self, condition: &Condition, nested: bool) -> String {
        let joined = |parts: &[Condition], word: &str| {
            let said: Vec<String> = parts.iter().map(|part| self.said(part, true)).collect();
            let text = said.join(&format!(" {word} "));
            if nested && 1 < parts.len() { format!("({text})") } else { text }
        };
        match condition {
            Condition::Is { question, is } => self.option(question, is),
            Condition::Answered { question, answered } => {
                let not = if *answered { String::new() } else { format!("{} ", self.phrases.not) };
                format!("{not}{}{}", self.phrases.something, self.other(question))
            }
            // VSAQ knows no flags of a product, so that no condition of its files has one.
            Condition::Flag { flag } => flag.as_str().to_owned(),
            Condition::All { all } => joined(all, self.phrases.and),
            Condition::Any { any } => joined(any, self.phrases.or),
            Condition::Not { not } => format!("{} {}", self.phrases.not, self.said(not, true)),
        }
    }

    fn option(&self, key: &str, option: &str) -> String {
        let label = match self.questions.iter().find(|question| question.key == key) {
            Some(question) if question.kind == QuestionKind::YesNo => {
                if option == "yes" { self.phrases.yes } else { self.phrases.no }.to_owned()
            }
            Some(question) => question.words(self.language).options.get(option).cloned().unwrap_or_default(),
            None => option.to_owned(),
        };
        format!("{}{}{}{}", self.phrases.open, shortened(&label), self.phrases.close, self.other(key))
    }

    /// Names the question where it is another than the one that the tip stands with.
    fn other(&self, key: &str) -> String {
        if key == self.about {
            return String::new();
        }
        let number = self.questions.iter().find(|question| question.key == key).map_or(0, |question| question.number);
        format!(" ({} {number})", self.phrases.question)
    }
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MAX_QUOTED {
        return text;
    }
    let most: String = text.chars().take(MAX_QUOTED).collect();
    let cut = most.rfind(' ').and_then(|at| most.get(..at)).unwrap_or(&most);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}
