//! Page models of drafts: the list, and what is around every page of the editor.

use std::collections::BTreeSet;

use serde::Serialize;

use super::service::{Draft, DraftLine};
use crate::domain::draft::languages::{self, missing};
use crate::domain::draft::outline::Removed;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire, Section};
use crate::features::frame::FieldError;

/// A draft of at most so many questions shows all of them in its outline; a larger one those of the section that is open.
const WHOLE_OUTLINE: usize = 120;
/// How many questions of a section stand in the outline at once.
const WINDOW: usize = 60;

/// The list of drafts.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    drafts: Vec<LineView>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct LineView {
    href: String,
    title: String,
    questions: i64,
    updated_at: String,
    updated_by: String,
    base: Option<String>,
    published: Option<String>,
}

impl ListPage {
    /// `may_write`: whether the person can open the editor, or the preview only. `name` gives a version's title and number.
    pub(super) fn new(
        lines: &[DraftLine],
        may_write: bool,
        name: impl Fn(&crate::domain::id::DefinitionId) -> Option<String>,
    ) -> Self {
        let drafts = lines
            .iter()
            .map(|line| LineView {
                href: match &line.published {
                    Some(published) => format!("/questionnaires/{published}"),
                    None if may_write => format!("/drafts/{}", line.id),
                    None => format!("/drafts/{}/preview", line.id),
                },
                title: line.title.clone(),
                questions: line.questions,
                updated_at: line.updated_at.to_rfc3339(),
                updated_by: line.updated_by.clone(),
                base: line.base.as_ref().and_then(&name),
                published: line.published.as_ref().and_then(&name),
            })
            .collect();
        Self { drafts, errors: Vec::new() }
    }
}

/// The form for a new draft.
#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    pub(super) title: String,
    pub(super) languages: Vec<String>,
    pub(super) all_languages: Vec<Choice>,
    pub(super) versions: Vec<Choice>,
    pub(super) base: String,
    pub(super) errors: Vec<FieldError>,
}

/// One of several to choose from.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

/// Every language with its own name.
pub(super) fn all_languages() -> Vec<Choice> {
    let choice =
        |language: Language| Choice { value: language.tag().to_owned(), label: language.own_name().to_owned() };
    Language::ALL.into_iter().map(choice).collect()
}

/// Which languages a form shows beside the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// One other.
    One(Language),
    /// None.
    Nothing,
    /// All of them.
    All,
}

impl Beside {
    /// What `?lang=` asks for: a language of the draft, `only` or `all`; else the first language that is being translated to.
    pub(super) fn asked(questionnaire: &Questionnaire, text: &str) -> Self {
        let others = questionnaire.languages.get(1..).unwrap_or_default();
        match text {
            "all" if 1 < others.len() => Self::All,
            "only" => Self::Nothing,
            text => {
                let wanted = Language::parse(text).filter(|language| others.contains(language));
                wanted.or(others.first().copied()).map_or(Self::Nothing, Self::One)
            }
        }
    }

    /// As it stands in addresses.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::One(language) => language.tag(),
            Self::Nothing => "only",
            Self::All => "all",
        }
    }

    /// The languages that are shown, the reference first.
    pub(super) fn shown(self, questionnaire: &Questionnaire) -> Vec<Language> {
        let languages = questionnaire.languages.iter().copied();
        let reference = questionnaire.languages.first().copied();
        languages
            .filter(|language| {
                Some(*language) == reference
                    || match self {
                        Self::One(one) => one == *language,
                        Self::Nothing => false,
                        Self::All => true,
                    }
            })
            .collect()
    }
}

/// What stands around every page of the editor.
#[derive(Debug, Serialize)]
pub(super) struct Around {
    pub(super) base: String,
    pub(super) title: String,
    pub(super) from: Option<String>,
    pub(super) revision: i64,
    pub(super) beside: &'static str,
    questions: usize,
    count_sections: usize,
    progress: Vec<ProgressView>,
    head: Vec<Entry>,
    head_open: bool,
    sections: Vec<SectionEntry>,
    bin: Vec<BinEntry>,
    notes: usize,
    /// The place that is shown, to come back to after a move.
    here: String,
    /// Its key, after which a new question goes; empty for the questionnaire as a whole.
    at: String,
}

#[derive(Debug, Serialize)]
struct ProgressView {
    tag: &'static str,
    name: &'static str,
    done: usize,
    parts: usize,
    missing: usize,
}

#[expect(clippy::struct_excessive_bools, reason = "independent facts that the template asks for")]
#[derive(Debug, Serialize)]
struct SectionEntry {
    key: String,
    href: String,
    number: usize,
    title: String,
    count: usize,
    open: bool,
    current: bool,
    first: bool,
    last: bool,
    entries: Vec<Entry>,
    before: Option<String>,
    after: Option<String>,
    folded: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "independent facts that the template asks for")]
#[derive(Debug, Serialize)]
struct Entry {
    key: String,
    href: String,
    number: u32,
    subject: String,
    missing: Vec<&'static str>,
    new: bool,
    current: bool,
    first: bool,
    last: bool,
}

#[derive(Debug, Serialize)]
struct BinEntry {
    index: usize,
    label: String,
}

/// What a page of the editor is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Here<'a> {
    /// The questionnaire as a whole.
    Title,
    /// A section.
    Section(&'a str),
    /// A question or head field.
    Field(&'a str),
    /// Another page of the draft: check, preview, publishing.
    Elsewhere,
}

/// The address of a field in the editor.
pub(super) fn field_href(base: &str, key: &str, beside: Beside) -> String {
    format!("{base}/questions/{key}?lang={}", beside.text())
}

/// The address of a section in the editor.
pub(super) fn section_href(base: &str, key: &str, beside: Beside) -> String {
    format!("{base}/sections/{key}?lang={}", beside.text())
}

/// The address that all pages of a draft begin with.
pub(super) fn base(draft: &Draft) -> String {
    format!("/drafts/{}", draft.id)
}

/// The title of a draft in a language, or in the first that it has one in; may be empty.
pub(super) fn title_of(questionnaire: &Questionnaire, language: Language) -> String {
    let wanted = questionnaire.words.get(&language).into_iter();
    let others = questionnaire.languages.iter().filter_map(|other| questionnaire.words.get(other));
    wanted.chain(others).map(|words| words.title.trim()).find(|title| !title.is_empty()).unwrap_or_default().to_owned()
}

/// What a field is called in lists: its short name or its text, in the first language that has one; may be empty.
pub(super) fn name_of(field: &Question, questionnaire: &Questionnaire, language: Language) -> String {
    let wanted = field.words.get(&language).into_iter();
    let others = questionnaire.languages.iter().filter_map(|other| field.words.get(other));
    let all: Vec<_> = wanted.chain(others).collect();
    let first = |text: fn(&&&crate::domain::questionnaire::QuestionWords) -> String| {
        all.iter().map(|words| text(&words)).find(|text| !text.is_empty())
    };
    let subject = (!field.is_head()).then(|| first(|words| words.subject.trim().to_owned())).flatten();
    subject.or_else(|| first(|words| words.text.trim().to_owned())).unwrap_or_default()
}

/// What a section is called, in the first language that has a title; may be empty.
pub(super) fn section_name(section: &Section, questionnaire: &Questionnaire, language: Language) -> String {
    let wanted = section.words.get(&language).into_iter();
    let others = questionnaire.languages.iter().filter_map(|other| section.words.get(other));
    wanted.chain(others).map(|words| words.title.trim()).find(|title| !title.is_empty()).unwrap_or_default().to_owned()
}

impl Around {
    /// `made_from` is the version that the draft was made from, with its name.
    pub(super) fn new(
        draft: &Draft,
        made_from: Option<&Questionnaire>,
        here: Here<'_>,
        beside: Beside,
        language: Language,
    ) -> Self {
        let questionnaire = &draft.questionnaire;
        let base = base(draft);
        let known: Option<BTreeSet<&str>> =
            made_from.map(|published| published.all_fields().map(|field| field.key.as_str()).collect());
        let questions = questionnaire.questions().count();
        let entry = |list: &[Question], index: usize, field: &Question| Entry {
            key: field.key.clone(),
            href: field_href(&base, &field.key, beside),
            number: field.number,
            subject: name_of(field, questionnaire, language),
            missing: questionnaire
                .languages
                .iter()
                .filter(|language| missing(questionnaire, field, **language) > 0)
                .map(|language| language.own_name())
                .collect(),
            new: known.as_ref().is_some_and(|known| !known.contains(field.key.as_str())),
            current: here == Here::Field(&field.key),
            first: index == 0,
            last: index + 1 == list.len(),
        };
        let entries = |list: &[Question], from: usize, to: usize| -> Vec<Entry> {
            let places = list.iter().enumerate().skip(from).take(to.saturating_sub(from));
            places.map(|(index, field)| entry(list, index, field)).collect()
        };
        let section_count = questionnaire.sections.len();
        let section = |(index, section): (usize, &Section)| {
            let list = &section.questions;
            let at = list.iter().position(|field| here == Here::Field(&field.key));
            let is_current = here == Here::Section(&section.key);
            let open = at.is_some() || is_current;
            let folded = WHOLE_OUTLINE < questions && !open;
            let (from, to) = window(list.len(), at.unwrap_or_default());
            let link = |place: usize| list.get(place).map(|field| field_href(&base, &field.key, beside));
            SectionEntry {
                key: section.key.clone(),
                href: section_href(&base, &section.key, beside),
                number: index + 1,
                title: section_name(section, questionnaire, language),
                count: list.len(),
                open,
                current: is_current,
                first: index == 0,
                last: index + 1 == section_count,
                entries: if folded { Vec::new() } else { entries(list, from, to) },
                before: from.checked_sub(1).filter(|_| !folded).and_then(link),
                after: Some(to).filter(|to| !folded && *to < list.len()).and_then(link),
                folded,
            }
        };
        let progress = languages::progress(questionnaire)
            .into_iter()
            .map(|one| ProgressView {
                tag: one.language.tag(),
                name: one.language.own_name(),
                done: one.done,
                parts: one.parts,
                missing: one.parts - one.done,
            })
            .collect();
        let head = entries(&questionnaire.head, 0, questionnaire.head.len());
        Self {
            title: title_of(questionnaire, language),
            from: made_from.map(|version| version.version.clone()),
            revision: draft.revision,
            beside: beside.text(),
            questions,
            count_sections: section_count,
            progress,
            head_open: head.iter().any(|field| field.current),
            head,
            sections: questionnaire.sections.iter().enumerate().map(section).collect(),
            bin: bin(draft, language),
            notes: draft.about.notes.len(),
            here: match here {
                Here::Section(key) => format!("sections/{key}"),
                Here::Field(key) => format!("questions/{key}"),
                Here::Title | Here::Elsewhere => String::new(),
            },
            at: match here {
                Here::Section(key) | Here::Field(key) => key.to_owned(),
                Here::Title | Here::Elsewhere => String::new(),
            },
            base,
        }
    }
}

/// The part of a long list that is shown around a place.
fn window(length: usize, at: usize) -> (usize, usize) {
    if length <= WINDOW {
        return (0, length);
    }
    let from = at.saturating_sub(WINDOW / 2).min(length - WINDOW);
    (from, from + WINDOW)
}

/// What can be put back, the latest first.
fn bin(draft: &Draft, language: Language) -> Vec<BinEntry> {
    let questionnaire = &draft.questionnaire;
    let label = |removed: &Removed| match removed {
        Removed::Head { field, .. } => name_of(field, questionnaire, language),
        Removed::Question { question, .. } => name_of(question, questionnaire, language),
        Removed::Section { section, .. } => section_name(section, questionnaire, language),
    };
    let entries = draft.about.removed.iter().enumerate().rev();
    entries.map(|(index, removed)| BinEntry { index, label: label(removed) }).collect()
}
