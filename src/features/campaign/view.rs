//! Page models of campaigns.

use std::collections::BTreeSet;

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::service::Campaign;
use crate::domain::id::{DefinitionId, ProductId};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Questionnaire, Section};
use crate::domain::request::MailState;
use crate::features::frame::FieldError;
use crate::features::questionnaire::in_words::section_titles;
use crate::features::request::service::{RequestLine, Tally};
use crate::features::request::view::LineView;
use crate::features::supplier::service::Product;
use crate::platform::http::fields::Fields;
use crate::platform::i18n::Words;

/// A campaign in a list, with how far it has come.
#[derive(Debug, Serialize)]
pub struct CampaignView {
    href: String,
    title: String,
    questionnaire: String,
    deadline: String,
    all: i64,
    submitted: i64,
    /// Begun, but not sent in.
    started: i64,
    untouched: i64,
    /// For the stacked bar, the largest share first.
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    class: &'static str,
    share: i64,
}

impl CampaignView {
    /// Whether somebody has still to send in.
    pub fn is_active(&self) -> bool {
        self.submitted < self.all
    }

    /// The campaign as shown.
    pub fn new(campaign: &Campaign, questionnaire: &Questionnaire, tally: Tally, language: Language) -> Self {
        let begun = tally.started.max(tally.submitted);
        let share = |count: i64| if tally.all == 0 { 0 } else { count * 100 / tally.all };
        Self {
            href: format!("/campaigns/{}", campaign.id),
            title: campaign.title.clone(),
            questionnaire: named(questionnaire, language),
            deadline: campaign.deadline.to_string(),
            all: tally.all,
            submitted: tally.submitted,
            started: begun - tally.submitted,
            untouched: tally.all - begun,
            parts: vec![
                Part { class: "c", share: 100 },
                Part { class: "b", share: share(begun) },
                Part { class: "a", share: share(tally.submitted) },
            ],
        }
    }
}

/// Title and version.
pub fn named(questionnaire: &Questionnaire, language: Language) -> String {
    format!("{} {}", questionnaire.words(language).title, questionnaire.version)
}

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    pub(super) campaigns: Vec<CampaignView>,
    pub(super) errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
pub(super) struct CampaignPage {
    pub(super) campaign: CampaignView,
    pub(super) message: String,
    /// Where the deadline is changed, what stands in that form, and the first day that may.
    pub(super) change: String,
    pub(super) deadline: String,
    pub(super) earliest: String,
    pub(super) created_at: String,
    pub(super) requests: Vec<LineView>,
    /// Two submissions or more can be compared.
    pub(super) compare: Option<String>,
    pub(super) held: usize,
    /// Titles of the sections that are not asked.
    pub(super) left_out: Vec<String>,
    pub(super) errors: Vec<FieldError>,
}

impl CampaignPage {
    pub(super) fn new(
        campaign: CampaignView,
        found: &Campaign,
        version: &Questionnaire,
        lines: &[RequestLine],
        language: Language,
    ) -> Self {
        let given: Vec<String> = lines
            .iter()
            .filter_map(|line| line.submission.as_ref().map(|submission| format!("submission={submission}")))
            .take(5)
            .collect();
        Self {
            campaign,
            message: found.message.clone(),
            change: format!("/campaigns/{}/deadline", found.id),
            deadline: found.deadline.to_string(),
            earliest: String::new(),
            created_at: found.created_at.to_rfc3339(),
            compare: (2 <= given.len()).then(|| format!("/comparison?{}", given.join("&"))),
            held: lines.iter().filter(|line| line.trouble == Some(MailState::Held)).count(),
            left_out: section_titles(version, &found.left_out, language),
            requests: lines.iter().map(LineView::new).collect(),
            errors: Vec::new(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    definition: String,
    title: String,
    message: String,
    deadline: String,
    earliest: String,
    definitions: Vec<Choice>,
    sections: Vec<VersionSections>,
    left_out: Vec<String>,
    suppliers: Vec<Choice>,
    chosen: Vec<String>,
    /// No mail goes out: people share the links.
    pub(super) held: bool,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) help: String,
}

/// The sections of a version, to be left out. A version of one section has none: something has to be asked.
#[derive(Debug, Serialize)]
pub(super) struct VersionSections {
    title: String,
    definition: String,
    /// The id of the group: the field's name where the summary of errors leads to it.
    id: String,
    error: Option<String>,
    options: Vec<Choice>,
}

impl VersionSections {
    pub(super) fn new(words: &Words, id: &DefinitionId, version: &Questionnaire, language: Language) -> Self {
        let option = |section: &Section| {
            let count = [("count", FluentValue::from(section.questions.len()))];
            let mut help = words.get(language, "questionnaire-count", &count);
            let musts: Vec<String> = section
                .questions
                .iter()
                .filter(|question| question.must)
                .map(|question| question.number.to_string())
                .collect();
            if !musts.is_empty() {
                let numbers = [("numbers", FluentValue::from(musts.join(", ")))];
                help = format!("{help}. {}", words.get(language, "campaign-left-out-musts", &numbers));
            }
            Choice { value: format!("{id}:{}", section.key), label: section.words(language).title.clone(), help }
        };
        let several = 1 < version.sections.len();
        Self {
            title: named(version, language),
            definition: id.to_string(),
            id: format!("left-out-{id}"),
            error: None,
            options: version.sections.iter().filter(|_| several).map(option).collect(),
        }
    }
}

impl NewPage {
    /// The form with what was typed; `chosen` are the boxes that are ticked.
    pub(super) fn new(
        fields: &Fields,
        definitions: Vec<Choice>,
        sections: Vec<VersionSections>,
        products: &[Product],
        chosen: &BTreeSet<ProductId>,
        earliest: String,
        errors: Vec<FieldError>,
    ) -> Self {
        let mut sections = sections;
        let wrong = errors.iter().find(|error| error.field == "left_out");
        let chosen_version = sections.iter_mut().find(|version| version.definition == fields.text("definition"));
        if let (Some(wrong), Some(version)) = (wrong, chosen_version) {
            "left_out".clone_into(&mut version.id);
            version.error = Some(wrong.text.clone());
        }
        let suppliers = products
            .iter()
            .map(|product| Choice {
                value: product.id.to_string(),
                label: format!("{}: {}", product.supplier.name, product.name),
                help: product.supplier.contact_email.clone(),
            })
            .collect();
        Self {
            definition: fields.text("definition").to_owned(),
            title: fields.text("title").to_owned(),
            message: fields.text("message").to_owned(),
            deadline: fields.text("deadline").to_owned(),
            earliest,
            definitions,
            sections,
            left_out: fields.all("left_out").map(str::to_owned).collect(),
            suppliers,
            chosen: chosen.iter().map(ToString::to_string).collect(),
            held: false,
            errors,
        }
    }
}
