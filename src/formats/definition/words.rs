//! Reads a questionnaire's words in one language, and finds what is missing, left over, or uneven between languages.

use std::collections::BTreeMap;

use super::fields::{self, Fields};
use super::problem::{Log, Problem, listed};
use super::{STRUCTURE, words_file};
use crate::domain::language::Language;
use crate::domain::questionnaire::{
    Question, QuestionKind, QuestionWords, Questionnaire, QuestionnaireWords, Section, SectionWords,
};

/// The longest subject, in characters: what fits the narrow column of a matrix on one line.
pub(super) const MAX_SUBJECT: usize = 34;

/// Puts the words of one language into the questionnaire, as far as they are there.
pub(super) fn read(log: &mut Log<'_>, text: &str, language: Language, questionnaire: &mut Questionnaire) -> Option<()> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let title = root.text(log, "title");
    let description = root.text(log, "description");
    if let (Some(title), Some(description)) = (title, description) {
        let words = QuestionnaireWords { title: title.text, description: description.text };
        questionnaire.words.insert(language, words);
    }

    let head = root.table(log, "head");
    let fields: Vec<&mut Question> = questionnaire.head.iter_mut().collect();
    all_field_words(log, head, "head", "head field", language, fields);

    let sections = root.table(log, "sections");
    section_words(log, sections, language, questionnaire.sections.iter_mut().collect());

    let questions = root.table(log, "questions");
    let fields: Vec<&mut Question> =
        questionnaire.sections.iter_mut().flat_map(|section| section.questions.iter_mut()).collect();
    all_field_words(log, questions, "questions", "question", language, fields);
    root.finish(log);
    Some(())
}

/// What one language has and another has not, where each by itself is allowed: help, why, and pieces of documentation.
pub(super) fn uneven(questionnaire: &Questionnaire) -> Vec<Problem> {
    let Some((reference, others)) = questionnaire.languages.split_first() else { return Vec::new() };
    let mut problems = Vec::new();
    for language in others {
        let file = words_file(*language);
        let mut log = Log::new(&file, "");
        for section in &questionnaire.sections {
            let (Some(expected), Some(words)) = (section.words.get(reference), section.words.get(language)) else {
                continue;
            };
            uneven_text(
                &mut log,
                &format!("sections.{}", section.key),
                *reference,
                ("intro", &expected.intro, &words.intro),
            );
        }
        for question in questionnaire.all_fields() {
            let (Some(expected), Some(words)) = (question.words.get(reference), question.words.get(language)) else {
                continue;
            };
            let table = if question.is_head() { "head" } else { "questions" };
            let place = format!("{table}.{}", question.key);
            compare(&mut log, &place, *reference, expected, words);
        }
        problems.extend(log.into_problems());
    }
    problems
}

fn compare(log: &mut Log<'_>, place: &str, reference: Language, expected: &QuestionWords, words: &QuestionWords) {
    let file = words_file(reference);
    for text in [("help", &expected.help, &words.help), ("why", &expected.why, &words.why)] {
        uneven_text(log, place, reference, text);
    }
    if expected.evidence.len() != words.evidence.len() {
        let message = format!(
            "Here are {} pieces of documentation, in {file} there are {}. Let them follow each other one by one.",
            words.evidence.len(),
            expected.evidence.len()
        );
        log.nowhere(&fields::below(place, "evidence"), message);
    }
}

/// A text that may be left out, but then in every language: its key, the reference's text and this language's.
fn uneven_text(log: &mut Log<'_>, place: &str, reference: Language, (key, expected, found): (&str, &String, &String)) {
    let file = words_file(reference);
    let message = match (expected.is_empty(), found.is_empty()) {
        (false, true) => format!("`{key}` is missing, but {file} has it. Translate it."),
        (true, false) => format!("`{key}` is not in {file}. Add it there, or remove it here."),
        (true, true) | (false, false) => return,
    };
    log.nowhere(&fields::below(place, key), message);
}

/// Puts the words of one language to some sections, whose table holds those of no other.
pub(super) fn section_words(
    log: &mut Log<'_>,
    table: Option<Fields<'_>>,
    language: Language,
    sections: Vec<&mut Section>,
) {
    note_left_over(log, table.as_ref(), "section", sections.iter().map(|section| section.key.as_str()));
    for section in sections {
        let Some(mut fields) = words_of(log, table.as_ref(), "sections", "section", &section.key) else { continue };
        let title = fields.text(log, "title");
        let intro = fields.optional_text(log, "intro").map(|intro| intro.text).unwrap_or_default();
        fields.finish(log);
        if let Some(title) = title {
            section.words.insert(language, SectionWords { title: title.text, intro });
        }
    }
}

/// The same for questions or head fields.
pub(super) fn all_field_words(
    log: &mut Log<'_>,
    table: Option<Fields<'_>>,
    table_key: &str,
    noun: &str,
    language: Language,
    questions: Vec<&mut Question>,
) {
    note_left_over(log, table.as_ref(), noun, questions.iter().map(|question| question.key.as_str()));
    for question in questions {
        let Some(mut fields) = words_of(log, table.as_ref(), table_key, noun, &question.key) else { continue };
        let words = field_words(log, &mut fields, question, table_key == "head");
        fields.finish(log);
        if let Some(words) = words {
            question.words.insert(language, words);
        }
    }
}

/// The table of words for a key of the structure; noted where it is missing.
fn words_of<'t>(
    log: &mut Log<'_>,
    table: Option<&Fields<'t>>,
    table_key: &str,
    noun: &str,
    key: &str,
) -> Option<Fields<'t>> {
    // A key that is missing in the structure has been noted there.
    if key.is_empty() {
        return None;
    }
    let place = fields::below(table_key, key);
    let Some(value) = table.and_then(|table| table.own(key)) else {
        log.nowhere(&place, format!("The words of the {noun} `{key}` are missing. Add `[{place}]`."));
        return None;
    };
    Fields::of(log, place, value)
}

fn note_left_over<'k>(log: &mut Log<'_>, table: Option<&Fields<'_>>, noun: &str, keys: impl Iterator<Item = &'k str>) {
    let Some(table) = table else { return };
    let keys: Vec<&str> = keys.collect();
    for (key, start) in table.keys() {
        if !keys.contains(&key) {
            let message = format!("{STRUCTURE} has no {noun} `{key}`. Remove these words, or correct the key.");
            log.at(start, &table.place_of(key), message);
        }
    }
}

fn field_words(
    log: &mut Log<'_>,
    fields: &mut Fields<'_>,
    question: &Question,
    is_head: bool,
) -> Option<QuestionWords> {
    let (subject, text) = if is_head {
        let label = fields.text(log, "label").map(|label| label.text);
        (label.clone(), label)
    } else {
        (subject(log, fields), fields.text(log, "text").map(|text| text.text))
    };
    let help = fields.optional_text(log, "help").map(|help| help.text).unwrap_or_default();
    let why = fields.optional_text(log, "why").map(|why| why.text).unwrap_or_default();
    let explanation = explanation(log, fields, question);
    let evidence = evidence(log, fields, question);
    let option_keys: Vec<&str> = question.options().iter().map(|option| option.key.as_str()).collect();
    let options = words_by_key(log, fields, "options", "option", &option_keys);
    let columns = words_by_key(log, fields, "columns", "column", &column_keys(question));
    Some(QuestionWords {
        subject: subject?,
        text: text?,
        help,
        why,
        evidence: evidence?,
        explanation: explanation?,
        options: options?,
        columns: columns?,
    })
}

fn subject(log: &mut Log<'_>, fields: &mut Fields<'_>) -> Option<String> {
    let subject = fields.text(log, "subject")?;
    let length = subject.text.chars().count();
    if MAX_SUBJECT < length {
        let message = format!(
            "The subject has {length} characters. Shorten it to at most {MAX_SUBJECT}: it stands in narrow columns."
        );
        log.at(subject.start, &fields.place_of("subject"), message);
    }
    Some(subject.text)
}

/// The label of the explanation: there exactly when one can be owed.
fn explanation(log: &mut Log<'_>, fields: &mut Fields<'_>, question: &Question) -> Option<String> {
    if question.takes_explanation() {
        return Some(fields.text(log, "explanation")?.text);
    }
    if let Some(value) = fields.value("explanation") {
        let message =
            format!("{STRUCTURE} has no `explanation_when` for this question. Remove the label here, or add it there.");
        log.at(value.span().start, &fields.place_of("explanation"), message);
    }
    Some(String::new())
}

/// The pieces of documentation: there exactly when documentation is asked for.
fn evidence(log: &mut Log<'_>, fields: &mut Fields<'_>, question: &Question) -> Option<Vec<String>> {
    let place = fields.place_of("evidence");
    if !question.may_ask_for_evidence() {
        if let Some(value) = fields.value("evidence") {
            let message = format!(
                "{STRUCTURE} asks for no documentation here. Remove the words, or set `evidence = true` there, on the question or on an option."
            );
            log.at(value.span().start, &place, message);
        }
        return Some(Vec::new());
    }
    let start = fields.start;
    let pieces = fields.texts(log, "evidence").unwrap_or_default();
    if pieces.is_empty() {
        let message = format!("{STRUCTURE} asks for documentation, but no piece is named. Add `evidence = [\"…\"]`.");
        log.at(start, &place, message);
        return None;
    }
    Some(pieces.into_iter().map(|piece| piece.text).collect())
}

/// A table with exactly these keys, each a text; absent when there are none.
fn words_by_key(
    log: &mut Log<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    noun: &str,
    expected: &[&str],
) -> Option<BTreeMap<String, String>> {
    let place = fields.place_of(key);
    let start = fields.start;
    let table = match fields.value(key) {
        Some(value) => Some(Fields::of(log, place.clone(), value)?),
        None => None,
    };
    note_left_over(log, table.as_ref(), noun, expected.iter().copied());
    let missing: Vec<&str> =
        expected.iter().copied().filter(|key| table.as_ref().is_none_or(|table| table.own(key).is_none())).collect();
    if !missing.is_empty() {
        let message = format!("The words of the {noun}s {} are missing. Add them to `[{place}]`.", listed(missing));
        log.at(table.as_ref().map_or(start, |table| table.start), &place, message);
        return None;
    }
    let Some(table) = table else { return Some(BTreeMap::new()) };
    expected
        .iter()
        .map(|key| {
            let text = fields::text_of(log, &table.place_of(key), table.own(key)?)?;
            Some(((*key).to_owned(), text.text))
        })
        .collect()
}

fn column_keys(question: &Question) -> Vec<&str> {
    match &question.kind {
        QuestionKind::Table(columns) => columns.iter().map(String::as_str).collect(),
        QuestionKind::Text
        | QuestionKind::YesNo
        | QuestionKind::SingleChoice(_)
        | QuestionKind::MultipleChoice(_)
        | QuestionKind::Number
        | QuestionKind::Date => Vec::new(),
    }
}
