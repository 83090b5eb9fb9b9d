//! Page models of published questionnaires.

use std::sync::Arc;

use serde::Serialize;

use super::in_words;
use super::service::{Version, named_controls};
use crate::domain::framework::Framework;
use crate::domain::id::DefinitionId;
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;
use crate::features::extension::service::Origin;
use crate::features::frame::FieldError;
use crate::platform::i18n::Words;

/// The list of published versions.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    versions: Vec<VersionView>,
    errors: Vec<FieldError>,
}

/// A published version on its own page and in lists.
#[derive(Debug, Serialize)]
struct VersionView {
    href: String,
    title: String,
    version: String,
    description: String,
    questions: usize,
    hash: String,
    is_own: bool,
    published_at: String,
    withdrawn_at: Option<String>,
}

impl VersionView {
    fn new(version: &Version, language: Language) -> Self {
        let questionnaire = &version.questionnaire;
        let words = questionnaire.words(language);
        Self {
            href: href(&version.id),
            title: words.title.clone(),
            version: questionnaire.version.clone(),
            description: words.description.clone(),
            questions: questionnaire.questions().count(),
            hash: questionnaire.hash.clone(),
            is_own: version.is_own,
            published_at: version.published_at.to_rfc3339(),
            withdrawn_at: version.withdrawn_at.map(|at| at.to_rfc3339()),
        }
    }
}

fn href(id: &DefinitionId) -> String {
    format!("/questionnaires/{id}")
}

impl ListPage {
    /// The page in a language.
    pub(super) fn new(versions: &[Version], language: Language) -> Self {
        let versions = versions.iter().map(|version| VersionView::new(version, language)).collect();
        Self { versions, errors: Vec::new() }
    }
}

/// One published version, with everything that it asks.
#[derive(Debug, Serialize)]
pub(super) struct VersionPage {
    published: VersionView,
    /// Where it is withdrawn; `None` where it cannot be, or has been.
    withdraw: Option<String>,
    /// Every version of the same key, the newest first.
    versions: Vec<Line>,
    head: Vec<Field>,
    sections: Vec<SectionView>,
    frameworks: Vec<String>,
    /// Where an extension of it is begun.
    extend: Option<String>,
    /// The base of an extension.
    base: Option<String>,
    newer: Vec<Newer>,
    errors: Vec<FieldError>,
}

/// A newer version of an extension's base.
#[derive(Debug, Serialize)]
struct Newer {
    version: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct SectionView {
    id: String,
    title: String,
    intro: String,
    questions: Vec<Field>,
}

#[derive(Debug, Serialize)]
struct Field {
    number: u32,
    subject: String,
    text: String,
    help: String,
    evidence: Vec<String>,
    evidence_if: String,
    must: bool,
    weight: u32,
    /// When it is asked; empty: always.
    condition: String,
    controls: Vec<String>,
}

impl VersionPage {
    /// The page in a language; the frameworks give the controls their names.
    pub(super) fn new(
        catalogue: &Words,
        version: &Version,
        versions: &[Version],
        frameworks: &[Arc<Framework>],
        origin: Option<&Origin>,
        language: Language,
    ) -> Self {
        let questionnaire = &version.questionnaire;
        let fields = |questions: &[Question]| -> Vec<Field> {
            let condition = |question: &Question| match &question.when {
                Some(when) => in_words::condition(catalogue, questionnaire, when, language),
                None => String::new(),
            };
            questions.iter().map(|question| field(question, condition(question), frameworks, language)).collect()
        };
        let sections = questionnaire
            .sections
            .iter()
            .map(|section| SectionView {
                id: format!("section-{}", section.key),
                title: section.words(language).title.clone(),
                intro: section.words(language).intro.clone(),
                questions: fields(&section.questions),
            })
            .collect();
        let frameworks = frameworks
            .iter()
            .filter_map(|framework| framework.words.get(&language).map(|words| words.title.clone()))
            .collect();
        Self {
            published: VersionView::new(version, language),
            // What is built on an extension would be one of the extension, which nobody could move over.
            extend: origin.is_none().then(|| format!("/questionnaires/{}/extension", version.id)),
            base: origin.map(|origin| origin.base.clone()),
            newer: origin
                .into_iter()
                .flat_map(|origin| &origin.newer)
                .map(|(id, base)| Newer {
                    version: base.reference(),
                    href: format!("/questionnaires/{id}/extension?from={}", version.id),
                })
                .collect(),
            withdraw: (version.is_own && version.withdrawn_at.is_none())
                .then(|| format!("{}/withdraw", href(&version.id))),
            versions: versions
                .iter()
                .enumerate()
                .map(|(place, other)| Line {
                    published: VersionView::new(other, language),
                    current: other.id == version.id,
                    changes: (place + 1 < versions.len()).then(|| format!("{}/changes", href(&other.id))),
                })
                .collect(),
            head: fields(&questionnaire.head),
            sections,
            frameworks,
            errors: Vec::new(),
        }
    }

    /// The questionnaire's title.
    pub(super) fn title(&self) -> &str {
        &self.published.title
    }
}

/// A version among its siblings.
#[derive(Debug, Serialize)]
struct Line {
    published: VersionView,
    current: bool,
    /// Where it is compared with the one before.
    changes: Option<String>,
}

/// The page of changes of a version that follows no other.
#[derive(Debug, Serialize)]
pub(super) struct FirstPage {
    name: String,
    back: String,
    errors: Vec<FieldError>,
}

impl FirstPage {
    /// The page in a language.
    pub(super) fn new(version: &Version, language: Language) -> Self {
        let questionnaire = &version.questionnaire;
        let name = format!("{} {}", questionnaire.words(language).title, questionnaire.version);
        Self { name, back: href(&version.id), errors: Vec::new() }
    }
}

/// The last look before a version is withdrawn.
#[derive(Debug, Serialize)]
pub(super) struct WithdrawPage {
    name: String,
    action: String,
    back: String,
    errors: Vec<FieldError>,
}

impl WithdrawPage {
    /// The page; `name` is the version's title and number.
    pub(super) fn new(version: &Version, name: String) -> Self {
        let back = href(&version.id);
        Self { name, action: format!("{back}/withdraw"), back, errors: Vec::new() }
    }
}

fn field(question: &Question, condition: String, frameworks: &[Arc<Framework>], language: Language) -> Field {
    let words = question.words(language);
    let controls = named_controls(frameworks, question, language);
    Field {
        number: question.number,
        subject: words.subject.clone(),
        text: words.text.clone(),
        help: words.help.clone(),
        evidence: words.evidence.clone(),
        evidence_if: in_words::evidence_if(question, language),
        must: question.must,
        weight: question.weight,
        condition,
        controls,
    }
}
