//! Page models of published questionnaires.

use std::sync::Arc;

use serde::Serialize;

use super::service::named_controls;
use crate::domain::framework::Framework;
use crate::domain::id::DefinitionId;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::features::frame::FieldError;

/// The list of published versions.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    versions: Vec<Published>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Published {
    href: String,
    title: String,
    version: String,
    description: String,
    questions: usize,
    hash: String,
}

impl ListPage {
    /// The page in a language.
    pub(super) fn new(questionnaires: &[(DefinitionId, Arc<Questionnaire>)], language: Language) -> Self {
        let versions = questionnaires
            .iter()
            .map(|(id, questionnaire)| {
                let words = questionnaire.words(language);
                Published {
                    href: format!("/questionnaires/{id}"),
                    title: words.title.clone(),
                    version: questionnaire.version.clone(),
                    description: words.description.clone(),
                    questions: questionnaire.questions().count(),
                    hash: questionnaire.hash.clone(),
                }
            })
            .collect();
        Self { versions, errors: Vec::new() }
    }
}

/// One published version, with everything that it asks.
#[derive(Debug, Serialize)]
pub(super) struct VersionPage {
    title: String,
    version: String,
    description: String,
    hash: String,
    head: Vec<Field>,
    sections: Vec<SectionView>,
    frameworks: Vec<String>,
    errors: Vec<FieldError>,
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
    must: bool,
    weight: u32,
    conditional: bool,
    controls: Vec<String>,
}

impl VersionPage {
    /// The page in a language; the frameworks give the controls their names.
    pub(super) fn new(questionnaire: &Questionnaire, frameworks: &[Arc<Framework>], language: Language) -> Self {
        let words = questionnaire.words(language);
        let fields = |questions: &[Question]| -> Vec<Field> {
            questions.iter().map(|question| field(question, frameworks, language)).collect()
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
            title: words.title.clone(),
            version: questionnaire.version.clone(),
            description: words.description.clone(),
            hash: questionnaire.hash.clone(),
            head: fields(&questionnaire.head),
            sections,
            frameworks,
            errors: Vec::new(),
        }
    }

    /// The questionnaire's title.
    pub(super) fn title(&self) -> &str {
        &self.title
    }
}

fn field(question: &Question, frameworks: &[Arc<Framework>], language: Language) -> Field {
    let words = question.words(language);
    let controls = named_controls(frameworks, question, language);
    Field {
        number: question.number,
        subject: words.subject.clone(),
        text: words.text.clone(),
        help: words.help.clone(),
        evidence: words.evidence.clone(),
        must: question.must,
        weight: question.weight,
        conditional: question.when.is_some(),
        controls,
    }
}
