//! A text into the answer that it means, after the kind of the question.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::grid::{Cell, Content};
use super::{table_text, words};
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::language::Language;
use crate::domain::questionnaire::{ChoiceOption, Question, QuestionKind};

/// What a cell's text means as the answer to a question; `None`: not understood.
///
/// `language` is the workbook's own, whose words win over another language's; `role` is for rows of a table.
/// A blank text is no answer, and understood as such, unless the question wants a text: then it is kept as it stands.
pub(super) fn answer(cell: &Cell, question: &Question, language: Option<Language>, role: &str) -> Option<Answer> {
    if cell.content == Content::Error || cell.content == Content::FormulaWithoutValue {
        return None;
    }
    let text = cell.text.as_str();
    if let QuestionKind::Text = question.kind {
        return Some(Answer::text(text));
    }
    if text.trim().is_empty() {
        return Some(Answer::default());
    }
    let mut explanation = String::new();
    let value = match &question.kind {
        QuestionKind::Text => return None,
        QuestionKind::YesNo => {
            if let Content::Boolean(yes) = cell.content {
                AnswerValue::YesNo(yes)
            } else {
                let (yes, rest) = words::yes_or_no(text)?;
                rest.clone_into(&mut explanation);
                AnswerValue::YesNo(yes)
            }
        }
        QuestionKind::SingleChoice(options) => AnswerValue::Choice(option_of(text, options, question, language)?),
        QuestionKind::MultipleChoice(options) => {
            let keys: Option<BTreeSet<String>> = choices(text, options, question, language);
            AnswerValue::Choices(keys?)
        }
        QuestionKind::Number => AnswerValue::Number(number(text)?),
        QuestionKind::Date => AnswerValue::Date(day(text, cell.content)?),
        QuestionKind::Table(columns) => AnswerValue::Table(table_text::rows(text, columns, role)),
    };
    Some(Answer { value, explanation, not_applicable: false })
}

/// One option for each line, or for each part between semicolons; a label that holds a semicolon itself is found first.
fn choices(
    text: &str,
    options: &[ChoiceOption],
    question: &Question,
    language: Option<Language>,
) -> Option<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(key) = option_of(line, options, question, language) {
            keys.insert(key);
            continue;
        }
        for part in line.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            keys.insert(option_of(part, options, question, language)?);
        }
    }
    Some(keys)
}

/// The option that a text names, by its label in the workbook's language, in another, or by its key.
fn option_of(text: &str, options: &[ChoiceOption], question: &Question, language: Option<Language>) -> Option<String> {
    let wanted = words::normal(text);
    let own = language.and_then(|language| question.words.get(&language));
    own.into_iter()
        .chain(question.words.values())
        .find_map(|words| {
            let exact = words.options.iter().find(|(_, label)| label.trim() == text.trim());
            exact.or_else(|| words.options.iter().find(|(_, label)| words::normal(label) == wanted)).map(|(key, _)| key)
        })
        .filter(|key| options.iter().any(|option| option.key == **key))
        .cloned()
        .or_else(|| options.iter().find(|option| option.key == text.trim()).map(|option| option.key.clone()))
}

/// A number with a decimal point or comma, kept as it is written but for the comma.
fn number(text: &str) -> Option<String> {
    let plain: String = text.trim().chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}' | ' ')).collect();
    let plain = if plain.contains('.') { plain } else { plain.replacen(',', ".", 1) };
    let shaped = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    (shaped && plain.parse::<f64>().is_ok_and(f64::is_finite)).then_some(plain)
}

/// A day as `2026-11-22`, `22.11.2026` or `22/11/2026`, or as the number of a day in Excel's calendar.
fn day(text: &str, content: Content) -> Option<NaiveDate> {
    let text = text.trim();
    if content == Content::Number {
        let days: i64 = text.split('.').next()?.parse().ok()?;
        // Day 60 is the 29th of February 1900, which never was.
        return (61..=2_958_465)
            .contains(&days)
            .then(|| NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::Duration::days(days)))
            .flatten();
    }
    let date_only = text.split([' ', 'T']).next().unwrap_or(text);
    ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"].iter().find_map(|format| NaiveDate::parse_from_str(date_only, format).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        let cases = [
            ("007.50", Some("007.50")),
            ("1,5", Some("1.5")),
            ("12 000", Some("12000")),
            ("-3", Some("-3")),
            ("1e5", None),
            ("ti", None),
            ("1.2.3", None),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day_of = NaiveDate::from_ymd_opt(2026, 11, 22);
        for text in ["2026-11-22", "22.11.2026", "22/11/2026", "2026-11-22 10:00:00"] {
            assert_eq!(day(text, Content::Text), day_of, "{text}");
        }
        assert_eq!(day("46348", Content::Number), day_of);
        assert_eq!(day("31.02.2026", Content::Text), None);
        assert_eq!(day("1", Content::Number), None);
    }
}
