//! The languages of a draft: what is missing in each, and the draft as it can be written to files.

use std::collections::BTreeMap;

use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, QuestionWords, Questionnaire, Section};

/// How much of a language is written: parts are the title, the sections, the head fields and the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The language.
    pub language: Language,
    /// Parts without anything missing.
    pub done: usize,
    /// All parts.
    pub parts: usize,
}

/// How far each language has come, in the order of the draft.
pub fn progress(questionnaire: &Questionnaire) -> Vec<Progress> {
    let parts = 1 + questionnaire.sections.len() + questionnaire.all_fields().count();
    let of_language = |language: Language| {
        let title = usize::from(title_missing(questionnaire, language) == 0);
        let sections = questionnaire.sections.iter().filter(|section| section_missing(section, language) == 0);
        let fields = questionnaire.all_fields().filter(|field| missing(questionnaire, field, language) == 0);
        Progress { language, done: title + sections.count() + fields.count(), parts }
    };
    questionnaire.languages.iter().copied().map(of_language).collect()
}

/// How many of the title and the description are missing in a language.
pub fn title_missing(questionnaire: &Questionnaire, language: Language) -> usize {
    let Some(words) = questionnaire.words.get(&language) else { return 2 };
    usize::from(!is_written(&words.title)) + usize::from(!is_written(&words.description))
}

/// How many of the heading and the introduction of a section are missing in a language.
pub fn section_missing(section: &Section, language: Language) -> usize {
    let Some(words) = section.words.get(&language) else { return 2 };
    usize::from(!is_written(&words.title)) + usize::from(!is_written(&words.intro))
}

/// How many texts of a field are missing in a language: those that every language owes, and those that another one has.
pub fn missing(questionnaire: &Questionnaire, field: &Question, language: Language) -> usize {
    static NONE: QuestionWords = QuestionWords {
        subject: String::new(),
        text: String::new(),
        help: String::new(),
        why: String::new(),
        evidence: Vec::new(),
        explanation: String::new(),
        options: BTreeMap::new(),
        columns: BTreeMap::new(),
    };
    let words = field.words.get(&language).unwrap_or(&NONE);
    let others = || questionnaire.languages.iter().filter_map(|other| field.words.get(other));
    let in_another = |text: fn(&QuestionWords) -> &String| others().any(|other| is_written(text(other)));
    let mut missing = 0;
    let mut owe = |text: &str| missing += usize::from(!is_written(text));
    if !field.is_head() {
        owe(&words.subject);
    }
    owe(&words.text);
    if in_another(|words| &words.help) {
        owe(&words.help);
    }
    if in_another(|words| &words.why) {
        owe(&words.why);
    }
    if field.takes_explanation() {
        owe(&words.explanation);
    }
    for piece in 0..pieces(questionnaire, field) {
        owe(words.evidence.get(piece).map_or("", String::as_str));
    }
    for option in field.options() {
        owe(words.options.get(&option.key).map_or("", String::as_str));
    }
    for column in columns(field) {
        owe(words.columns.get(column).map_or("", String::as_str));
    }
    missing
}

/// How many pieces of documentation a field asks for: as many as the language that has the most.
pub fn pieces(questionnaire: &Questionnaire, field: &Question) -> usize {
    let counts = questionnaire.languages.iter().filter_map(|language| field.words.get(language));
    counts.map(|words| words.evidence.len()).max().unwrap_or_default()
}

/// The columns of a table; none for other kinds.
pub fn columns(field: &Question) -> &[String] {
    match &field.kind {
        QuestionKind::Table(columns) => columns,
        QuestionKind::Text
        | QuestionKind::YesNo
        | QuestionKind::SingleChoice(_)
        | QuestionKind::MultipleChoice(_)
        | QuestionKind::Number
        | QuestionKind::Date => &[],
    }
}

/// The draft with words for exactly its languages: those that are missing as empty texts, so that reading it back names each of them;
/// and without words of options, columns and explanations that it no longer has.
#[must_use]
pub fn complete(questionnaire: &Questionnaire) -> Questionnaire {
    let mut whole = questionnaire.clone();
    for language in questionnaire.languages.clone() {
        whole.words.entry(language).or_default();
        for section in &mut whole.sections {
            section.words.entry(language).or_default();
        }
    }
    let fields =
        whole.head.iter_mut().chain(whole.sections.iter_mut().flat_map(|section| section.questions.iter_mut()));
    for field in fields {
        let pieces = if field.may_ask_for_evidence() { pieces(questionnaire, field) } else { 0 };
        for language in &questionnaire.languages {
            let mut words = field.words.get(language).cloned().unwrap_or_default();
            words.evidence.resize(pieces, String::new());
            if !field.takes_explanation() {
                words.explanation.clear();
            }
            let of = |key: &String, among: &BTreeMap<String, String>| {
                (key.clone(), among.get(key).cloned().unwrap_or_default())
            };
            words.options = field.options().iter().map(|option| of(&option.key, &words.options)).collect();
            words.columns = columns(field).iter().map(|column| of(column, &words.columns)).collect();
            if field.is_head() {
                words.subject.clone_from(&words.text);
            }
            field.words.insert(*language, words);
        }
        field.words.retain(|language, _| questionnaire.languages.contains(language));
    }
    whole.words.retain(|language, _| questionnaire.languages.contains(language));
    for section in &mut whole.sections {
        section.words.retain(|language, _| questionnaire.languages.contains(language));
    }
    whole
}

fn is_written(text: &str) -> bool {
    !text.trim().is_empty()
}
