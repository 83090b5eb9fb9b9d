//! Page models: the upload, and what was read of it.

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::service::{Content, Kind, Waiting};
use crate::app::App;
use crate::domain::language::Language;
use crate::features::frame::FieldError;
use crate::features::questionnaire::in_words;
use crate::formats::import::ImportError;
use crate::formats::import_note::{ImportNote, NoteKind, NoteText};

/// The form that a file is sent by.
#[derive(Debug, Serialize)]
pub(super) struct UploadPage {
    is_framework: bool,
    base: &'static str,
    format: String,
    language: String,
    limit_mb: usize,
    /// The faults of a file that is not whole.
    faults: Vec<Fault>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Fault {
    place: String,
    text: String,
}

/// What was read, before anything is made of it.
#[derive(Debug, Serialize)]
pub(super) struct ReviewPage {
    is_framework: bool,
    base: &'static str,
    action: String,
    file_name: String,
    title: String,
    reference: String,
    languages: Vec<&'static str>,
    /// Questions or controls, by section or group.
    parts: Vec<Part>,
    count: usize,
    groups: Vec<NoteGroup>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Part {
    title: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: String,
    text: String,
    /// When it is asked, in words; `None` where it always is.
    condition: Option<String>,
}

#[derive(Debug, Serialize)]
struct NoteGroup {
    kind: &'static str,
    label: String,
    notes: Vec<Fault>,
}

/// Where the pages of a kind are.
pub(super) fn base(kind: Kind) -> &'static str {
    match kind {
        Kind::Questionnaire => "/questionnaires",
        Kind::Framework => "/frameworks",
    }
}

/// A note's sentence in a language.
pub(super) fn sentence(app: &App, language: Language, text: &NoteText) -> String {
    let values: Vec<(&str, FluentValue<'_>)> =
        text.values.iter().map(|(name, value)| (name.as_str(), FluentValue::from(value.as_str()))).collect();
    app.words.get(language, &text.key, &values)
}

/// A place as people read it: a line is named in their language, a cell or path stands as it is.
pub(super) fn place(app: &App, language: Language, place: &str) -> String {
    match place.strip_prefix("line ") {
        Some(line) => app.words.get(language, "exchange-line", &[("line", FluentValue::from(line))]),
        None => place.to_owned(),
    }
}

impl UploadPage {
    /// The page for a kind, with what was chosen and what is wrong.
    pub(super) fn new(app: &App, kind: Kind, chosen: (&str, Language), errors: Vec<FieldError>) -> Self {
        Self {
            is_framework: kind == Kind::Framework,
            base: base(kind),
            format: chosen.0.to_owned(),
            language: chosen.1.tag().to_owned(),
            limit_mb: app.config.upload_limit / (1024 * 1024),
            faults: Vec::new(),
            errors,
        }
    }

    /// The same with every fault of the file.
    pub(super) fn with_faults(mut self, error: &ImportError) -> Self {
        let fault = |problem: &crate::formats::definition::Problem| Fault {
            place: problem.place.clone(),
            text: problem.message.clone(),
        };
        self.faults = error.problems.iter().map(fault).collect();
        self
    }

    /// Whether it tells of something that is wrong.
    pub(super) fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl ReviewPage {
    /// The page of a file that waits.
    pub(super) fn new(
        app: &App,
        kind: Kind,
        id: &str,
        waiting: &Waiting,
        language: Language,
        errors: Vec<FieldError>,
    ) -> Self {
        let (title, reference, languages, parts) = match &waiting.content {
            Content::Questionnaire(questionnaire) => {
                let parts = questionnaire.sections.iter().map(|section| Part {
                    title: section.words(language).title.clone(),
                    lines: section
                        .questions
                        .iter()
                        .map(|question| Line {
                            number: question.number.to_string(),
                            text: question.words(language).text.clone(),
                            condition: question
                                .when
                                .as_ref()
                                .map(|when| in_words::condition(&app.words, questionnaire, when, language)),
                        })
                        .collect(),
                });
                let languages = questionnaire.languages.iter().map(|language| language.own_name()).collect();
                (questionnaire.words(language).title.clone(), questionnaire.reference(), languages, parts.collect())
            }
            Content::Framework(framework) => {
                let words = framework.words_in(language);
                let group_title =
                    |key: &str| words.and_then(|words| words.groups.get(key)).cloned().unwrap_or_default();
                let parts = framework.groups.iter().map(|group| Part {
                    title: group_title(&group.key),
                    lines: group
                        .controls
                        .iter()
                        .map(|control| Line {
                            number: control.clone(),
                            text: framework.control_name(control, language).to_owned(),
                            condition: None,
                        })
                        .collect(),
                });
                let languages = framework.words.keys().map(|language| language.own_name()).collect();
                let title = words.map(|words| words.title.clone()).unwrap_or_default();
                (title, framework.reference(), languages, parts.collect::<Vec<Part>>())
            }
        };
        Self {
            is_framework: kind == Kind::Framework,
            base: base(kind),
            action: format!("{}/import/{id}", base(kind)),
            file_name: waiting.file_name.clone(),
            title,
            reference,
            languages,
            count: parts.iter().map(|part| part.lines.len()).sum(),
            parts,
            groups: groups(app, language, &waiting.notes),
            errors,
        }
    }
}

fn groups(app: &App, language: Language, notes: &[ImportNote]) -> Vec<NoteGroup> {
    let group = |kind: NoteKind| {
        let of_kind = notes.iter().filter(|note| note.kind == kind);
        let notes: Vec<Fault> = of_kind
            .map(|note| Fault { place: place(app, language, &note.place), text: sentence(app, language, &note.text) })
            .collect();
        let key = format!("import-kind-{}", kind.as_str().replace('_', "-"));
        NoteGroup { kind: kind.as_str(), label: app.words.get(language, &key, &[]), notes }
    };
    NoteKind::ALL.into_iter().map(group).filter(|group| !group.notes.is_empty()).collect()
}
