//! Writes a questionnaire as the files that it is read from.

use std::collections::BTreeMap;

use super::shape::{
    FieldWords, HeadEntry, OptionEntry, QuestionEntry, QuestionnaireFile, SectionEntry, SectionWordsEntry, WordsFile,
};
use super::{STRUCTURE, words_file};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};

/// The files of a questionnaire, by name: its structure and the words of each of its languages.
///
/// Reading them gives the same questionnaire, with the hash of these files.
///
/// # Errors
/// Never in practice: every part can be written as TOML.
pub fn write_questionnaire(questionnaire: &Questionnaire) -> Result<BTreeMap<String, Vec<u8>>, toml::ser::Error> {
    let mut files = BTreeMap::from([(STRUCTURE.to_owned(), write_structure(questionnaire)?.into_bytes())]);
    for language in &questionnaire.languages {
        files.insert(words_file(*language), write_words(questionnaire, *language)?.into_bytes());
    }
    Ok(files)
}

/// The text of `questionnaire.toml`.
///
/// # Errors
/// Never in practice: every part can be written as TOML.
pub fn write_structure(questionnaire: &Questionnaire) -> Result<String, toml::ser::Error> {
    toml::to_string(&structure_file(questionnaire))
}

/// The structure as it stands in a file.
pub(super) fn structure_file(questionnaire: &Questionnaire) -> QuestionnaireFile {
    QuestionnaireFile {
        key: questionnaire.key.clone(),
        version: questionnaire.version.clone(),
        languages: questionnaire.languages.iter().map(|language| language.tag()).collect(),
        frameworks: questionnaire.frameworks.clone(),
        head: questionnaire.head.iter().map(head_entry).collect(),
        sections: questionnaire
            .sections
            .iter()
            .map(|section| SectionEntry {
                key: section.key.clone(),
                questions: section.questions.iter().map(question_entry).collect(),
            })
            .collect(),
    }
}

/// The text of the words in one language, `nb.toml`.
///
/// # Errors
/// Never in practice: every part can be written as TOML.
pub fn write_words(questionnaire: &Questionnaire, language: Language) -> Result<String, toml::ser::Error> {
    toml::to_string(&words_file_of(questionnaire, language))
}

/// The words of one language as they stand in a file.
pub(super) fn words_file_of(questionnaire: &Questionnaire, language: Language) -> WordsFile {
    let words = questionnaire.words(language);
    WordsFile {
        title: words.title.clone(),
        description: words.description.clone(),
        head: questionnaire.head.iter().map(|field| (field.key.clone(), field_words(field, language))).collect(),
        sections: questionnaire
            .sections
            .iter()
            .map(|section| {
                let words = section.words(language);
                (section.key.clone(), SectionWordsEntry { title: words.title.clone(), intro: words.intro.clone() })
            })
            .collect(),
        questions: questionnaire
            .questions()
            .map(|question| (question.key.clone(), field_words(question, language)))
            .collect(),
    }
}

fn head_entry(field: &Question) -> HeadEntry {
    HeadEntry {
        key: field.key.clone(),
        kind: field.kind.name(),
        required: field.required,
        explanation_when: field.explanation_when.clone(),
        columns: columns(field),
        when: field.when.clone(),
        options: options(field),
    }
}

fn question_entry(question: &Question) -> QuestionEntry {
    QuestionEntry {
        number: question.number,
        key: question.key.clone(),
        kind: question.kind.name(),
        how: question.how,
        evidence: question.evidence,
        weight: question.weight,
        must: question.must,
        controls: question
            .controls
            .iter()
            .map(|control| format!("{}/{}", control.framework, control.control))
            .collect(),
        explanation_when: question.explanation_when.clone(),
        columns: columns(question),
        when: question.when.clone(),
        options: options(question),
    }
}

fn columns(question: &Question) -> Vec<String> {
    match &question.kind {
        QuestionKind::Table(columns) => columns.clone(),
        QuestionKind::Text
        | QuestionKind::YesNo
        | QuestionKind::SingleChoice(_)
        | QuestionKind::MultipleChoice(_)
        | QuestionKind::Number
        | QuestionKind::Date => Vec::new(),
    }
}

fn options(question: &Question) -> Vec<OptionEntry> {
    question
        .options()
        .iter()
        .map(|option| OptionEntry {
            key: option.key.clone(),
            points: option.points,
            flags: option.flags.clone(),
            evidence: option.evidence,
        })
        .collect()
}

fn field_words(question: &Question, language: Language) -> FieldWords {
    let words = question.words(language);
    let rated = !question.is_head();
    FieldWords {
        label: (!rated).then(|| words.text.clone()),
        subject: rated.then(|| words.subject.clone()),
        text: rated.then(|| words.text.clone()),
        help: words.help.clone(),
        why: words.why.clone(),
        evidence: words.evidence.clone(),
        explanation: words.explanation.clone(),
        options: words.options.clone(),
        columns: words.columns.clone(),
    }
}
