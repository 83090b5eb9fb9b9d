//! The page model of the arithmetic: every figure, so that a person can work it out by hand.

use serde::Serialize;

use super::service::AssessmentState;
use super::view::{Around, RatingValue, base};
use crate::app::App;
use crate::domain::language::Language;
use crate::domain::score::{BasisPoints, FORMULA, Line, Score, Standing};
use crate::features::frame::FieldError;

#[derive(Debug, Serialize)]
pub(super) struct ScorePage {
    around: Around,
    formula: u32,
    whole: SetView,
    sections: Vec<SetView>,
    frameworks: Vec<FrameworkView>,
    finish: String,
    reopen: String,
    editable: bool,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct FrameworkView {
    id: String,
    title: String,
    score: SetView,
    controls: Vec<SetView>,
}

/// A set of questions and its sum.
#[derive(Debug, Serialize)]
struct SetView {
    id: String,
    title: String,
    result: Option<u32>,
    /// Per cent with two decimals, before the cap.
    exact: String,
    capped: bool,
    points: u32,
    weight_rated: u32,
    most: u32,
    weight_owed: u32,
    weight_documented: u32,
    /// Per cent with two decimals: the page states an equation, which whole per cent would make false. Empty for none.
    coverage: String,
    /// The same.
    documented: String,
    rated: usize,
    owed: usize,
    not_applicable: usize,
    /// Numbers of the musts that are not met.
    unmet: Vec<u32>,
    lines: Vec<LineView>,
}

#[derive(Debug, Serialize)]
struct LineView {
    href: String,
    number: u32,
    subject: String,
    weight: u32,
    must: bool,
    rating: RatingValue,
    /// Message key of what the rating rests on.
    confidence: Option<&'static str>,
    points: Option<u32>,
    /// It is not asked, given the answers.
    not_owed: bool,
}

/// Basis points as per cent with two decimals: "77,50".
fn percent(points: u32, language: Language) -> String {
    let separator = if language == Language::En { '.' } else { ',' };
    format!("{}{separator}{:02}", points / 100, points % 100)
}

impl ScorePage {
    pub(super) fn new(app: &App, state: &AssessmentState, language: Language) -> Self {
        let scores = state.scores();
        let base = base(state);
        let line = |line: &Line| {
            let subject = state.questionnaire.field(&line.question).map(|field| field.words(language).subject.clone());
            let (rating, confidence, points) = match line.standing {
                Standing::Rated { level, confidence, points } => {
                    (RatingValue::Level(level.number()), Some(confidence.as_str()), Some(points))
                }
                Standing::NotApplicable => (RatingValue::Word("not_applicable"), None, None),
                Standing::NotRated | Standing::NotOwed => (RatingValue::None, None, None),
            };
            LineView {
                href: format!("{base}/questions/{}", line.question),
                number: line.number,
                subject: subject.unwrap_or_default(),
                weight: line.weight,
                must: line.must,
                rating,
                confidence,
                points,
                not_owed: line.standing == Standing::NotOwed,
            }
        };
        let exact =
            |share: Option<BasisPoints>| share.map_or_else(String::new, |points| percent(points.number(), language));
        let set = |id: String, title: String, score: &Score| SetView {
            id,
            title,
            result: score.result().map(BasisPoints::number),
            exact: exact(score.uncapped()),
            capped: score.is_capped(),
            points: score.points,
            weight_rated: score.weight_rated,
            most: score.weight_rated * 4,
            weight_owed: score.weight_owed,
            weight_documented: score.weight_documented,
            coverage: exact(score.coverage()),
            documented: exact(score.documented_share()),
            rated: score.rated,
            owed: score.owed,
            not_applicable: score.not_applicable,
            unmet: score.unmet_musts.iter().filter_map(|key| scores.line(key)).map(|line| line.number).collect(),
            lines: score.questions.iter().filter_map(|key| scores.line(key)).map(line).collect(),
        };
        let sections = state
            .questionnaire
            .sections
            .iter()
            .filter_map(|section| {
                let score = scores.section(&section.key)?;
                Some(set(format!("section-{}", section.key), section.words(language).title.clone(), score))
            })
            .collect();
        let frameworks = app
            .library
            .frameworks_of(&state.customer, &state.questionnaire)
            .iter()
            .filter_map(|framework| {
                let score = scores.frameworks.get(&framework.key)?;
                let title = framework.words.get(&language).map_or_else(String::new, |words| words.title.clone());
                let controls = framework
                    .controls()
                    .filter_map(|control| {
                        let reference = crate::domain::questionnaire::ControlRef {
                            framework: framework.key.clone(),
                            control: control.to_owned(),
                        };
                        let score = scores.controls.get(&reference)?;
                        let name = framework.control_name(control, language);
                        let label = format!("{} {name}", framework.control_label(control, language));
                        Some(set(format!("{}-{control}", framework.key), label, score))
                    })
                    .collect();
                let id = format!("framework-{}", framework.key);
                Some(FrameworkView { score: set(id.clone(), title.clone(), score), id, title, controls })
            })
            .collect();
        Self {
            around: Around::new(state, language),
            formula: FORMULA,
            whole: set("whole".to_owned(), String::new(), &scores.whole),
            sections,
            frameworks,
            finish: format!("{base}/finish"),
            reopen: format!("{base}/reopen"),
            editable: state.finished.is_none(),
            errors: Vec::new(),
        }
    }
}
