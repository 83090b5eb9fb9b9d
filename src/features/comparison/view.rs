//! Page models of comparing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::chart::{Bars, Radar, Scored};
use super::service::{Column, Comparison};
use crate::app::App;
use crate::domain::comparable::comparable;
use crate::domain::id::{DefinitionId, SubmissionId};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::domain::score::{BasisPoints, Score};
use crate::features::assessment::view::RatingValue;
use crate::features::campaign::view::named;
use crate::features::frame::FieldError;
use crate::features::request::service::RequestLine;
use crate::features::response::answer_view::AnswerView;

/// What can be compared.
#[derive(Debug, Serialize)]
pub(super) struct ChoosePage {
    versions: Vec<Version>,
    chosen: Vec<String>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Version {
    title: String,
    id: String,
    options: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
    help: String,
}

impl ChoosePage {
    pub(super) fn new(
        lines: &[RequestLine],
        known: &BTreeMap<DefinitionId, Arc<Questionnaire>>,
        language: Language,
        chosen: &[SubmissionId],
        errors: Vec<FieldError>,
    ) -> Self {
        // Versions that can be compared stand in one form, under the first of them.
        let mut groups: Vec<(Vec<&DefinitionId>, Vec<Choice>)> = Vec::new();
        let fit = |one: &DefinitionId, other: &DefinitionId| {
            one == other
                || matches!((known.get(one), known.get(other)), (Some(one), Some(other)) if comparable(one, other))
        };
        let mut seen = BTreeSet::new();
        for line in lines {
            let Some(submission) = &line.submission else { continue };
            if seen.insert(submission) {
                let found =
                    groups.iter().position(|(versions, _)| versions.iter().all(|one| fit(one, &line.definition)));
                let choice = Choice {
                    value: submission.to_string(),
                    label: line.supplier_name.clone(),
                    help: line.product_name.clone(),
                };
                match found.and_then(|place| groups.get_mut(place)) {
                    Some((versions, choices)) => {
                        if !versions.contains(&&line.definition) {
                            versions.push(&line.definition);
                        }
                        choices.push(choice);
                    }
                    None => groups.push((vec![&line.definition], vec![choice])),
                }
            }
        }
        Self {
            versions: groups
                .into_iter()
                .map(|(versions, options)| Version {
                    title: versions
                        .iter()
                        .filter_map(|id| known.get(*id))
                        .map(|one| named(one, language))
                        .collect::<Vec<_>>()
                        .join(" + "),
                    id: versions.first().map(ToString::to_string).unwrap_or_default(),
                    options,
                })
                .collect(),
            chosen: chosen.iter().map(ToString::to_string).collect(),
            errors,
        }
    }
}

/// The comparison.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonPage {
    version: String,
    workbook: String,
    questions: usize,
    columns: Vec<ColumnHead>,
    whole: Vec<ScoreCell>,
    sections: Vec<SectionView>,
    radar: Option<Radar>,
    radar_rows: Vec<RadarRow>,
    bars: Bars,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct ColumnHead {
    name: String,
    product: String,
    href: Option<String>,
    coverage: Option<u32>,
}

#[derive(Debug, Serialize)]
struct ScoreCell {
    score: Option<u32>,
    /// The section was left out of what was asked.
    not_asked: bool,
    href: String,
}

#[derive(Debug, Serialize)]
struct SectionView {
    id: String,
    title: String,
    count: usize,
    scores: Vec<ScoreCell>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    href: String,
    number: u32,
    subject: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    rating: RatingValue,
    /// The question was not asked of this supplier.
    not_asked: bool,
    href: String,
    supplier: String,
}

#[derive(Debug, Serialize)]
struct RadarRow {
    name: String,
    scores: Vec<RadarScore>,
}

#[derive(Debug, Serialize)]
struct RadarScore {
    axis: String,
    score: Option<u32>,
}

fn points(score: &Score) -> Option<u32> {
    score.result().map(BasisPoints::number)
}

/// The query that names the submissions of a comparison.
pub(super) fn query(columns: &[Column]) -> String {
    columns.iter().map(|column| format!("submission={}", column.submission.id)).collect::<Vec<_>>().join("&")
}

impl ComparisonPage {
    pub(super) fn new(app: &App, comparison: &Comparison, language: Language) -> Self {
        let questionnaire = &comparison.questionnaire;
        let columns = &comparison.columns;
        let query = query(columns);
        let names: Vec<String> = columns.iter().map(|column| column.submission.supplier_name.clone()).collect();
        let row = |question: &Question| {
            let href = format!("/comparison/questions/{}?{query}", question.key);
            let cells = columns
                .iter()
                .map(|column| Cell {
                    rating: RatingValue::of(column.ratings.get(&question.key)),
                    not_asked: !column.asks(&question.key),
                    href: href.clone(),
                    supplier: column.submission.supplier_name.clone(),
                })
                .collect();
            Row { href, number: question.number, subject: question.words(language).subject.clone(), cells }
        };
        let sections: Vec<SectionView> = questionnaire
            .sections
            .iter()
            .map(|section| SectionView {
                id: format!("section-{}", section.key),
                title: section.words(language).title.clone(),
                count: section.questions.len(),
                scores: columns
                    .iter()
                    .map(|column| ScoreCell {
                        score: column.scores.section(&section.key).and_then(points),
                        not_asked: column.scores.section(&section.key).is_none(),
                        href: format!("#section-{}", section.key),
                    })
                    .collect(),
                rows: section.questions.iter().map(row).collect(),
            })
            .collect();
        let (axes, by_supplier) = profile(app, comparison, language);
        let series: Vec<(String, Vec<Option<u32>>)> = names.iter().cloned().zip(by_supplier).collect();
        let bars: Vec<Scored> = columns
            .iter()
            .map(|column| {
                // By the sections of the version: not every column was asked all of them.
                let sections = questionnaire.sections.iter();
                let sections = sections.map(|section| column.scores.section(&section.key).and_then(points)).collect();
                (column.submission.supplier_name.clone(), points(&column.scores.whole), sections)
            })
            .collect();
        let radar_rows = series
            .iter()
            .map(|(name, scores)| RadarRow {
                name: name.clone(),
                scores: axes
                    .iter()
                    .zip(scores)
                    .map(|(axis, score)| RadarScore { axis: axis.clone(), score: *score })
                    .collect(),
            })
            .collect();
        Self {
            workbook: format!("/comparison/workbook?{query}"),
            version: named(questionnaire, language),
            questions: questionnaire.questions().count(),
            columns: columns
                .iter()
                .map(|column| ColumnHead {
                    name: column.submission.supplier_name.clone(),
                    product: column.submission.product_name.clone(),
                    href: column.assessment.as_ref().map(|id| format!("/assessments/{id}")),
                    coverage: column.scores.whole.coverage().map(BasisPoints::percent),
                })
                .collect(),
            whole: columns
                .iter()
                .map(|column| ScoreCell {
                    score: points(&column.scores.whole),
                    not_asked: false,
                    href: column.assessment.as_ref().map(|id| format!("/assessments/{id}/score")).unwrap_or_default(),
                })
                .collect(),
            sections,
            radar: Radar::new(&axes, &series),
            radar_rows,
            bars: Bars::new(&bars),
            errors: Vec::new(),
        }
    }
}

/// The names of the chapters of the first framework of which the questionnaire touches three to eight, and each supplier's score in them.
fn profile(app: &App, comparison: &Comparison, language: Language) -> (Vec<String>, Vec<Vec<Option<u32>>>) {
    let questionnaire = &comparison.questionnaire;
    for framework in app.library.frameworks_of(&comparison.customer, questionnaire) {
        let Some(words) = framework.words.get(&language) else { continue };
        let chapters: Vec<(String, BTreeSet<&str>)> = framework
            .groups
            .iter()
            .filter_map(|group| {
                let questions: BTreeSet<&str> = questionnaire
                    .questions()
                    .filter(|question| {
                        question.controls.iter().any(|control| {
                            control.framework == framework.key && group.controls.contains(&control.control)
                        })
                    })
                    .map(|question| question.key.as_str())
                    .collect();
                let name = words.groups.get(&group.key).unwrap_or(&group.key).clone();
                (!questions.is_empty()).then_some((name, questions))
            })
            .collect();
        if (3..=8).contains(&chapters.len()) {
            let scores = comparison
                .columns
                .iter()
                .map(|column| {
                    let score = |questions: &BTreeSet<&str>| points(&column.scores.of(|key| questions.contains(key)));
                    chapters.iter().map(|(_, questions)| score(questions)).collect()
                })
                .collect();
            return (chapters.into_iter().map(|(name, _)| name).collect(), scores);
        }
    }
    (Vec::new(), comparison.columns.iter().map(|_| Vec::new()).collect())
}

/// The answers to one question beside each other.
#[derive(Debug, Serialize)]
pub(super) struct QuestionPage {
    back: String,
    number: u32,
    subject: String,
    text: String,
    help: String,
    answers: Vec<Beside>,
    previous: Option<String>,
    next: Option<String>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Beside {
    supplier: String,
    product: String,
    answer: AnswerView,
    is_answered: bool,
    not_asked: bool,
    gap: Option<String>,
    documents: Vec<DocumentView>,
    rating: RatingValue,
    reason: String,
    href: Option<String>,
}

#[derive(Debug, Serialize)]
struct DocumentView {
    name: String,
    href: String,
}

impl QuestionPage {
    pub(super) fn new(comparison: &Comparison, question: &Question, language: Language) -> Self {
        let query = query(&comparison.columns);
        let link = |question: &Question| format!("/comparison/questions/{}?{query}", question.key);
        let words = question.words(language);
        let answers = comparison
            .columns
            .iter()
            .map(|column| {
                let content = &column.submission.content;
                let answer = content.answers.get(&question.key).cloned().unwrap_or_default();
                let rating = column.ratings.get(&question.key);
                Beside {
                    supplier: column.submission.supplier_name.clone(),
                    product: column.submission.product_name.clone(),
                    is_answered: answer.is_given(),
                    not_asked: !column.asks(&question.key),
                    answer: AnswerView::new(question, &answer, language),
                    gap: content.gaps.get(&question.key).cloned(),
                    documents: content
                        .citations
                        .get(&question.key)
                        .into_iter()
                        .flatten()
                        .map(|citation| DocumentView {
                            name: citation.file_name.clone(),
                            href: format!("/submissions/{}/evidence/{}", column.submission.id, citation.evidence),
                        })
                        .collect(),
                    rating: RatingValue::of(rating),
                    reason: rating.map(|stored| stored.reason.clone()).unwrap_or_default(),
                    href: column.assessment.as_ref().map(|id| format!("/assessments/{id}/questions/{}", question.key)),
                }
            })
            .collect();
        let others = || comparison.questionnaire.questions();
        Self {
            back: format!("/comparison?{query}"),
            number: question.number,
            subject: words.subject.clone(),
            text: words.text.clone(),
            help: words.help.clone(),
            answers,
            previous: others().filter(|other| other.number < question.number).last().map(link),
            next: others().find(|other| question.number < other.number).map(link),
            errors: Vec::new(),
        }
    }
}
