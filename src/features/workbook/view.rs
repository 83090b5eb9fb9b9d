//! Page models of importing.

use serde::Serialize;

use super::plan::{Effect, effect};
use super::service::{Waiting, nothing};
use crate::domain::language::Language;
use crate::features::frame::FieldError;
use crate::features::response::answer_view::AnswerView;

/// The form that takes a workbook.
#[derive(Debug, Serialize)]
pub(super) struct UploadPage {
    pub(super) base: String,
    pub(super) customer: String,
    pub(super) limit_mb: usize,
    pub(super) errors: Vec<FieldError>,
}

/// What would happen.
#[derive(Debug, Serialize)]
pub(super) struct ReviewPage {
    base: String,
    action: String,
    file_name: String,
    cells: usize,
    counts: Vec<Count>,
    conflicts: Vec<Line>,
    lines: Vec<Line>,
    problems: Vec<ProblemView>,
    writes: usize,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Count {
    effect: Effect,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Line {
    key: String,
    number: u32,
    subject: String,
    cell: String,
    effect: Effect,
    text: String,
    file: AnswerView,
    stored: AnswerView,
    stored_at: Option<String>,
    has_stored: bool,
}

#[derive(Debug, Serialize)]
struct ProblemView {
    cell: String,
    /// Message key of what is wrong.
    what: String,
    text: String,
}

impl ReviewPage {
    pub(super) fn new(waiting: &Waiting, id: &str, errors: Vec<FieldError>, language: Language) -> Self {
        let base = format!("/r/{}", waiting.state.brief.request);
        let lines: Vec<Line> = waiting
            .kept
            .found
            .iter()
            .filter_map(|found| {
                let field = waiting.state.questionnaire.field(&found.question)?;
                let stored = waiting.state.answers.get(&found.question);
                let words = field.words(language);
                let subject = if words.subject.is_empty() { words.text.clone() } else { words.subject.clone() };
                let stored_answer = stored.map_or_else(nothing, |stored| stored.answer.clone());
                Some(Line {
                    key: found.question.clone(),
                    number: field.number,
                    subject,
                    cell: found.cell.clone(),
                    effect: effect(found, stored),
                    text: found.text.clone(),
                    file: AnswerView::new(field, found.answer.as_ref().unwrap_or(&nothing()), language),
                    has_stored: stored_answer.is_given(),
                    stored: AnswerView::new(field, &stored_answer, language),
                    stored_at: stored.map(|stored| stored.updated_at.to_rfc3339()),
                })
            })
            .collect();
        let count = |effect: Effect| lines.iter().filter(|line| line.effect == effect).count();
        let counts = [Effect::New, Effect::Same, Effect::Changed, Effect::Conflict, Effect::NotUnderstood]
            .map(|effect| Count { effect, count: count(effect) })
            .into_iter()
            .collect();
        let writes = count(Effect::New) + count(Effect::Changed);
        let (conflicts, lines) = lines.into_iter().partition(|line| line.effect == Effect::Conflict);
        Self {
            action: format!("{base}/import/{id}"),
            base,
            file_name: waiting.file_name.clone(),
            cells: waiting.kept.cells,
            counts,
            conflicts,
            lines,
            problems: waiting
                .kept
                .problems
                .iter()
                .map(|problem| ProblemView {
                    cell: problem.cell.clone(),
                    what: format!("workbook-problem-{}", problem.kind.replace('_', "-")),
                    text: problem.text.clone(),
                })
                .collect(),
            writes,
            errors,
        }
    }
}
