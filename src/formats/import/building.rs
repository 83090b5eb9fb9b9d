//! What the importers of questionnaires have in common: keys, short names, and questions without anything special.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, QuestionWords};

/// The longest key; the same as in definition files.
const MAX_KEY: usize = 64;
/// The longest subject; the same as in definition files.
const MAX_SUBJECT: usize = 34;

/// Hands out keys that are valid and that nobody else has.
#[derive(Debug, Default)]
pub(in crate::formats) struct Keys {
    taken: BTreeSet<String>,
}

impl Keys {
    /// A key like the wanted text; `fallback` where nothing of it can stand in a key.
    pub(in crate::formats) fn take(&mut self, wanted: &str, fallback: &str) -> String {
        let base = key_like(wanted, '_', fallback);
        let mut key = base.clone();
        let mut count = 1;
        while !self.taken.insert(key.clone()) {
            count += 1;
            let ending = format!("_{count}");
            let length = base.chars().count().min(MAX_KEY - ending.len());
            key = base.chars().take(length).collect::<String>() + &ending;
        }
        key
    }
}

/// The key of a questionnaire or framework that is called so: small letters, digits and hyphens.
pub(in crate::formats) fn definition_key(name: &str, fallback: &str) -> String {
    key_like(name, '-', fallback)
}

/// Small letters a–z and digits, everything else as one separator, a letter first.
fn key_like(text: &str, separator: char, fallback: &str) -> String {
    let mut key = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        let folded = match c {
            'a'..='z' | '0'..='9' => c,
            'ø' => 'o',
            'æ' => 'a',
            // The marks that decomposing has split off.
            '\u{300}'..='\u{36f}' => continue,
            _ => separator,
        };
        if folded == separator && (key.is_empty() || key.ends_with(separator)) {
            continue;
        }
        key.push(folded);
    }
    if !key.starts_with(|first: char| first.is_ascii_lowercase()) && !key.is_empty() {
        key = format!("q{separator}{key}");
    }
    let key: String = key.chars().take(MAX_KEY).collect();
    let key = key.trim_end_matches(separator);
    if key.is_empty() { fallback.to_owned() } else { key.to_owned() }
}

/// The first words of a question as its short name.
pub(in crate::formats) fn subject(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MAX_SUBJECT {
        return line;
    }
    let most: String = line.chars().take(MAX_SUBJECT - 1).collect();
    let cut = match most.rfind(' ') {
        // A first word that fills the line is cut inside.
        Some(at) if MAX_SUBJECT / 2 < at => most.get(..at).unwrap_or(&most),
        _ => &most,
    };
    format!("{}…", cut.trim_end_matches([' ', ',', ';', ':', '.', '–', '-', '(']))
}

/// A question with its text in one language, and nothing else that is special.
pub(in crate::formats) fn question(
    key: String,
    number: u32,
    kind: QuestionKind,
    language: Language,
    text: &str,
) -> Question {
    let words = QuestionWords {
        subject: subject(text),
        text: text.to_owned(),
        help: String::new(),
        why: String::new(),
        evidence: Vec::new(),
        explanation: String::new(),
        options: BTreeMap::new(),
        columns: BTreeMap::new(),
    };
    Question {
        key,
        number,
        kind,
        how: false,
        required: true,
        evidence: false,
        weight: 1,
        must: false,
        when: None,
        explanation_when: Vec::new(),
        controls: Vec::new(),
        words: BTreeMap::from([(language, words)]),
    }
}

/// What a section is called that goes on after another: in the questionnaire's language, since it becomes part of its words.
pub(in crate::formats) fn continued(language: Language) -> &'static str {
    match language {
        Language::Nb => "fortsatt",
        Language::Nn => "framhald",
        Language::En => "continued",
        Language::Sv => "fortsättning",
    }
}

/// Adds a paragraph to a text.
pub(in crate::formats) fn add_paragraph(text: &mut String, paragraph: &str) {
    if !text.is_empty() && !paragraph.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(paragraph);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_becomes_a_key_that_nobody_else_has() {
        let mut keys = Keys::default();
        for (wanted, key) in [
            ("Access Control", "access_control"),
            ("Access – control!", "access_control_2"),
            ("4.1.2", "q_4_1_2"),
            ("Øvelse på Ærøy, Ålesund", "ovelse_pa_aroy_alesund"),
            ("¿?", "question"),
            ("", "question_2"),
        ] {
            assert_eq!(keys.take(wanted, "question"), key, "{wanted}");
        }
        let long = "a".repeat(100);
        assert_eq!(keys.take(&long, "question").len(), MAX_KEY);
        let second = keys.take(&long, "question");
        assert!(second.ends_with("_2") && second.len() == MAX_KEY, "{second}");
        assert_eq!(definition_key("Q-CADENA SUMINISTRO 2", "x"), "q-cadena-suministro-2");
    }

    #[test]
    fn a_subject_is_short_and_ends_at_a_word() {
        for (text, expected) in [
            ("Backup", "Backup"),
            ("Do you have policies to ensure timely notification?", "Do you have policies to ensure…"),
            ("Supercalifragilisticexpialidocious and more", "Supercalifragilisticexpialidociou…"),
            ("One\nline  of words", "One line of words"),
        ] {
            assert_eq!(subject(text), expected);
            assert!(subject(text).chars().count() <= MAX_SUBJECT);
        }
    }
}
