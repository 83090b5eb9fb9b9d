//! Page models of frameworks.

use serde::Serialize;

use super::service::{Covered, Covering};
use crate::domain::language::Language;
use crate::domain::search::search_key;
use crate::features::frame::FieldError;

/// The most controls that a search over all frameworks shows.
const MOST_FOUND: usize = 200;

/// All frameworks, or the controls that a search finds in them.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    search: String,
    frameworks: Vec<Card>,
    found: Vec<Group>,
    found_count: usize,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Card {
    href: String,
    title: String,
    version: String,
    controls: usize,
    covered: usize,
}

/// One framework with its controls.
#[derive(Debug, Serialize)]
pub(super) struct FrameworkPage {
    title: String,
    version: String,
    hash: String,
    href: String,
    search: String,
    show: &'static str,
    total: usize,
    covered: usize,
    uncovered: usize,
    groups: Vec<Group>,
    shown: usize,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Group {
    id: String,
    title: String,
    controls: Vec<Control>,
}

#[derive(Debug, Serialize)]
struct Control {
    label: String,
    name: String,
    text: String,
    questionnaires: Vec<Asking>,
}

/// The questions of one questionnaire version that cover a control.
#[derive(Debug, Serialize)]
struct Asking {
    title: String,
    version: String,
    questions: Vec<Asked>,
}

#[derive(Debug, Serialize)]
struct Asked {
    href: String,
    number: u32,
    subject: String,
}

/// Which controls of a framework to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Covered,
    Uncovered,
}

impl Show {
    pub(super) fn parse(name: &str) -> Self {
        match name {
            "covered" => Self::Covered,
            "uncovered" => Self::Uncovered,
            _ => Self::All,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Covered => "covered",
            Self::Uncovered => "uncovered",
        }
    }

    fn wants(self, is_covered: bool) -> bool {
        match self {
            Self::All => true,
            Self::Covered => is_covered,
            Self::Uncovered => !is_covered,
        }
    }
}

fn href(covered: &Covered) -> String {
    format!("/frameworks/{}/{}", covered.framework.key, covered.framework.version)
}

fn title(covered: &Covered, language: Language) -> String {
    covered.framework.words_in(language).map_or_else(|| covered.framework.key.clone(), |words| words.title.clone())
}

impl ListPage {
    pub(super) fn new(frameworks: &[Covered], search: &str, language: Language) -> Self {
        let cards = frameworks.iter().map(|covered| Card {
            href: href(covered),
            title: title(covered, language),
            version: covered.framework.version.clone(),
            controls: covered.framework.controls().count(),
            covered: covered.count(),
        });
        let mut found = Vec::new();
        let mut left = MOST_FOUND;
        if !search_key(search).is_empty() {
            for covered in frameworks {
                let mut controls: Vec<Control> =
                    groups(covered, search, Show::All, language).into_iter().flat_map(|group| group.controls).collect();
                controls.truncate(left);
                left -= controls.len();
                if !controls.is_empty() {
                    let id = format!("found-{}", found.len());
                    found.push(Group {
                        id,
                        title: format!("{} {}", title(covered, language), covered.framework.version),
                        controls,
                    });
                }
            }
        }
        Self {
            search: search.to_owned(),
            frameworks: cards.collect(),
            found_count: found.iter().map(|group| group.controls.len()).sum(),
            found,
            errors: Vec::new(),
        }
    }
}

impl FrameworkPage {
    pub(super) fn new(covered: &Covered, search: &str, show: Show, language: Language) -> Self {
        let groups = groups(covered, search, show, language);
        let total = covered.framework.controls().count();
        Self {
            title: title(covered, language),
            version: covered.framework.version.clone(),
            hash: covered.framework.hash.clone(),
            href: href(covered),
            search: search.to_owned(),
            show: show.as_str(),
            total,
            covered: covered.count(),
            uncovered: total - covered.count(),
            shown: groups.iter().map(|group| group.controls.len()).sum(),
            groups,
            errors: Vec::new(),
        }
    }

    pub(super) fn title(&self) -> String {
        format!("{} {}", self.title, self.version)
    }
}

/// The groups with the controls that a search and a choice leave; groups without any are left out.
fn groups(covered: &Covered, search: &str, show: Show, language: Language) -> Vec<Group> {
    let framework = &covered.framework;
    let wanted = search_key(search);
    let matches = |control: &str| {
        let text = format!(
            "{} {} {}",
            framework.control_label(control, language),
            framework.control_name(control, language),
            framework.control_text(control, language)
        );
        wanted.is_empty() || search_key(&text).contains(&wanted)
    };
    framework
        .groups
        .iter()
        .map(|group| {
            let words = framework.words_in(language);
            let controls = group
                .controls
                .iter()
                .filter(|control| show.wants(covered.by_control.contains_key(*control)) && matches(control));
            Group {
                id: format!("group-{}", group.key),
                title: words.and_then(|words| words.groups.get(&group.key)).cloned().unwrap_or_default(),
                controls: controls.map(|control| control_view(covered, control, language)).collect(),
            }
        })
        .filter(|group| !group.controls.is_empty())
        .collect()
}

fn control_view(covered: &Covered, control: &str, language: Language) -> Control {
    let framework = &covered.framework;
    let mut questionnaires: Vec<Asking> = Vec::new();
    for covering in covered.by_control.get(control).into_iter().flatten() {
        let Covering { version, question } = covering;
        let questionnaire = &version.questionnaire;
        let Some(asked) = questionnaire.field(question) else { continue };
        let section = questionnaire.section_of(question).map_or("", |section| section.key.as_str());
        let asked = Asked {
            href: format!("/questionnaires/{}#section-{section}", version.id),
            number: asked.number,
            subject: asked.words(language).subject.clone(),
        };
        let title = questionnaire.words(language).title.clone();
        match questionnaires.last_mut() {
            Some(last) if last.title == title && last.version == questionnaire.version => last.questions.push(asked),
            _ => questionnaires.push(Asking { title, version: questionnaire.version.clone(), questions: vec![asked] }),
        }
    }
    Control {
        label: framework.control_label(control, language),
        name: framework.control_name(control, language).to_owned(),
        text: framework.control_text(control, language).to_owned(),
        questionnaires,
    }
}
