//! What keeps a draft from being published: every problem at once, with the field that it is about, in words for its author.
//!
//! The draft is written as files and read back, so that what is found here is what publishing would find.
//! The reader's own words are for those who write the files by hand; here its places are turned into pages and plain words.

use std::sync::Arc;
use std::time::Duration;

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::service::Draft;
use super::view::{base, name_of, section_name};
use crate::app::App;
use crate::domain::condition::Condition;
use crate::domain::draft::languages::complete;
use crate::domain::framework::Framework;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::error::AppError;
use crate::formats::definition::{self, Problem};

/// How long checking may take.
pub(super) const LIMIT: Duration = Duration::from_secs(10);

/// A problem, as the author reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Found {
    /// The field that it is about.
    pub(super) href: String,
    /// Where that is: the question or section.
    pub(super) place: String,
    /// What is wrong and what to do.
    pub(super) text: String,
}

/// Everything that is wrong with a draft, in reading order; nothing: it can be published.
///
/// # Errors
/// When the draft cannot be written at all: a fault of ours.
pub(super) fn problems(
    app: &App,
    draft: &Draft,
    frameworks: &[Arc<Framework>],
    language: Language,
) -> Result<Vec<Found>, AppError> {
    let mut whole = complete(&draft.questionnaire);
    // Key and number are given when it is published.
    "draft".clone_into(&mut whole.key);
    "1.0.0".clone_into(&mut whole.version);
    let files = definition::write_questionnaire(&whole).map_err(AppError::internal)?;
    let known: Vec<Framework> = frameworks.iter().map(|framework| framework.as_ref().clone()).collect();
    let found = definition::check_questionnaire(&files, &known);
    let reader = Reader { app, draft, language };
    let mut all: Vec<(usize, Found)> = found.iter().map(|problem| reader.found(problem)).collect();
    all.sort_by_key(|(place, _)| *place);
    all.dedup();
    Ok(all.into_iter().map(|(_, found)| found).collect())
}

struct Reader<'a> {
    app: &'a App,
    draft: &'a Draft,
    language: Language,
}

impl Reader<'_> {
    /// A problem with its place among the fields, for the order.
    fn found(&self, problem: &Problem) -> (usize, Found) {
        let language = problem
            .file
            .strip_suffix(".toml")
            .and_then(|tag| Language::ALL.into_iter().find(|language| language.tag() == tag));
        let parts: Vec<&str> = problem.place.split(['.', ' ']).collect();
        match parts.as_slice() {
            ["head" | "questions", key, rest @ ..] | ["sections", _, "questions", key, rest @ ..] => {
                self.of_field(problem, key, rest, language)
            }
            ["sections", key, rest @ ..] => self.of_section(problem, key, rest, language),
            [what, ..] => {
                let href = match (*what, language) {
                    ("frameworks", _) => format!("{}#frameworks", base(self.draft)),
                    (what @ ("title" | "description"), Some(language)) => {
                        self.with_language(base(self.draft), language, what)
                    }
                    _ => base(self.draft),
                };
                let place = self.word("draft-whole", &[]);
                (0, Found { href, place, text: self.text(problem, what, language, "") })
            }
            [] => (0, Found { href: base(self.draft), place: String::new(), text: problem.message.clone() }),
        }
    }

    fn of_section(&self, problem: &Problem, key: &str, rest: &[&str], language: Option<Language>) -> (usize, Found) {
        let questionnaire = &self.draft.questionnaire;
        let page = format!("{}/sections/{key}", base(self.draft));
        let what = rest.first().copied().unwrap_or("sections");
        let Some(section) = questionnaire.sections.iter().find(|section| section.key == key) else {
            return (0, Found { href: base(self.draft), place: String::new(), text: problem.message.clone() });
        };
        let order = section.questions.first().map_or(usize::MAX, |question| self.order(&question.key));
        let href = match language {
            Some(language) => self.with_language(page, language, what),
            None => page,
        };
        let name = section_name(section, questionnaire, self.language);
        let name = if name.is_empty() { self.word("draft-no-section-title", &[]) } else { name };
        let key = match what {
            "title" => "section-title",
            other => other,
        };
        (order, Found { href, place: name, text: self.text(problem, key, language, "") })
    }

    fn of_field(&self, problem: &Problem, key: &str, rest: &[&str], language: Option<Language>) -> (usize, Found) {
        let questionnaire = &self.draft.questionnaire;
        let page = format!("{}/questions/{key}", base(self.draft));
        let what = rest.first().copied().unwrap_or_default();
        let Some(field) = questionnaire.field(key) else {
            return (0, Found { href: base(self.draft), place: String::new(), text: problem.message.clone() });
        };
        let inner = rest.get(1).copied().unwrap_or_default();
        let anchor = match (what, language) {
            ("label", _) => "text".to_owned(),
            ("options", Some(_)) if !inner.is_empty() => format!("option-{inner}"),
            ("columns", Some(_)) if !inner.is_empty() => format!("column-{inner}"),
            ("evidence", Some(language)) => format!("piece-{}", blank_piece(field, language)),
            (what, _) => what.to_owned(),
        };
        let href = match language {
            Some(language) => self.with_language(page, language, &anchor),
            None => format!(
                "{page}#{}",
                match what {
                    "when" => "condition",
                    "controls" => "controls",
                    "evidence" => "evidence",
                    _ => "answer",
                }
            ),
        };
        let name = name_of(field, questionnaire, self.language);
        let name = if name.is_empty() { self.word("draft-no-text", &[]) } else { name };
        let place = if field.is_head() { name } else { format!("{} {name}", field.number) };
        let kind = match what {
            "when" => self.condition_problem(field),
            "options" if language.is_some() => "option-text",
            "columns" if language.is_some() => "column-text",
            "subject" if is_written(field, language) => "subject-long",
            "help" | "why" if language.is_some_and(|language| has(field, what, language)) => {
                return (self.order(key), self.missing_in_reference(field, what, place));
            }
            other => other,
        };
        let detail = if what == "controls" { unknown_control(&problem.message) } else { String::new() };
        (self.order(key), Found { href, place, text: self.text(problem, kind, language, &detail) })
    }

    /// The help (or why) is there in another language, and the reference has none.
    fn missing_in_reference(&self, field: &Question, what: &str, place: String) -> Found {
        let reference = self.draft.questionnaire.languages.first().copied().unwrap_or(Language::Nb);
        let page = format!("{}/questions/{}", base(self.draft), field.key);
        let text =
            self.word(&format!("draft-problem-{what}"), &[("language", FluentValue::from(reference.own_name()))]);
        Found { href: self.with_language(page, reference, what), place, text }
    }

    /// The place of a field in reading order, sections before their questions.
    fn order(&self, key: &str) -> usize {
        self.draft.questionnaire.all_fields().position(|field| field.key == key).map_or(usize::MAX, |place| place + 1)
    }

    /// Why a condition cannot stand.
    fn condition_problem(&self, field: &Question) -> &'static str {
        let questionnaire: &Questionnaire = &self.draft.questionnaire;
        let own = self.order(&field.key);
        let asked = field.when.as_ref().map(Condition::questions).unwrap_or_default();
        if asked.iter().any(|key| questionnaire.field(key).is_none()) {
            "condition-gone"
        } else if asked.iter().any(|key| self.order(key) >= own) {
            "condition-later"
        } else {
            "condition-answer"
        }
    }

    /// A page where the language is among those shown, at a field.
    fn with_language(&self, page: String, language: Language, field: &str) -> String {
        let is_reference = self.draft.questionnaire.languages.first() == Some(&language);
        let view = if is_reference { String::new() } else { format!("?lang={}", language.tag()) };
        format!("{page}{view}#{field}-{}", language.tag())
    }

    /// The problem in plain words; the reader's own where there are none.
    fn text(&self, problem: &Problem, what: &str, language: Option<Language>, detail: &str) -> String {
        let key = format!("draft-problem-{what}");
        if !self.app.words.keys(self.language).contains(&key) {
            return self.word("draft-problem-other", &[("message", FluentValue::from(problem.message.clone()))]);
        }
        let language = language.map_or("", Language::own_name);
        let args = [("language", FluentValue::from(language)), ("detail", FluentValue::from(detail.to_owned()))];
        self.word(&key, &args)
    }

    fn word(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.app.words.get(self.language, key, args)
    }
}

fn is_written(field: &Question, language: Option<Language>) -> bool {
    let words = language.and_then(|language| field.words.get(&language));
    words.is_some_and(|words| !words.subject.trim().is_empty())
}

fn has(field: &Question, what: &str, language: Language) -> bool {
    let words = field.words.get(&language);
    words.is_some_and(|words| !(if what == "help" { &words.help } else { &words.why }).trim().is_empty())
}

/// The first piece of documentation without words in a language.
fn blank_piece(field: &Question, language: Language) -> usize {
    let pieces = field.words.get(&language).map(|words| words.evidence.as_slice()).unwrap_or_default();
    pieces.iter().position(|piece| piece.trim().is_empty()).unwrap_or(pieces.len())
}

/// The control in a message about one that is not there.
fn unknown_control(message: &str) -> String {
    message.split('`').find(|part| part.contains('/')).unwrap_or_default().to_owned()
}
