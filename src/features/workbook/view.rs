//! Page models of importing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::attach::{self, Standing};
use super::plan::{Effect, Found, effects};
use super::service::{Choice, Choices, Waiting, nothing};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind};
use crate::features::frame::FieldError;
use crate::features::response::answer_view::AnswerView;
use crate::features::response::view::Around;
use crate::formats::xlsx::nearest;

/// The form that takes a workbook.
#[derive(Debug, Serialize)]
pub(super) struct UploadPage {
    pub(super) around: Around,
    pub(super) base: String,
    pub(super) limit_mb: usize,
    /// The largest workbook, whatever comes along with it.
    pub(super) most_mb: usize,
    /// The numbers of the questions whose answers no cell can hold.
    pub(super) long: Vec<u32>,
    pub(super) errors: Vec<FieldError>,
}

/// What would happen.
#[derive(Debug, Serialize)]
pub(super) struct ReviewPage {
    around: Around,
    base: String,
    action: String,
    file_name: String,
    read_at: String,
    written: String,
    version: String,
    sheets: Vec<String>,
    /// Answers to questions, and head fields, that were found.
    answers: usize,
    head: usize,
    counts: Vec<Count>,
    conflicts: Vec<Line>,
    unclear: Vec<Unclear>,
    /// What something happens to, by sheet.
    groups: Vec<Group>,
    /// What says the same as what is stored, by sheet.
    same: Vec<Group>,
    same_count: usize,
    problems: Vec<ProblemView>,
    new: usize,
    changed: usize,
    documents: Vec<DocumentView>,
    /// How many documents will be kept and cited.
    attached: usize,
    unnamed: Vec<String>,
    writes: usize,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Count {
    effect: Effect,
    count: usize,
}

/// The lines of a sheet.
#[derive(Debug, Serialize)]
struct Group {
    sheet: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    key: String,
    number: u32,
    subject: String,
    /// The cell with its sheet, and the cell alone.
    cell: String,
    short: String,
    effect: Effect,
    text: String,
    file: AnswerView,
    stored: AnswerView,
    stored_at: Option<String>,
    has_stored: bool,
    /// The workbook takes the answer away.
    is_emptied: bool,
    /// `keep` or `file`, where a person has chosen.
    chosen: &'static str,
}

/// An answer that was not understood, and what it may mean.
#[derive(Debug, Serialize)]
struct Unclear {
    key: String,
    number: u32,
    subject: String,
    cell: String,
    text: String,
    /// Several may be chosen.
    many: bool,
    options: Vec<Meaning>,
    /// The words of the nearest options, to be offered.
    nearest: Vec<String>,
    /// Where the question is answered, for what cannot be chosen from a list.
    href: String,
}

#[derive(Debug, Serialize)]
struct Meaning {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Debug, Serialize)]
struct ProblemView {
    cell: String,
    /// Message key of what is wrong.
    what: String,
    text: String,
}

/// A document that an answer names.
#[derive(Debug, Serialize)]
struct DocumentView {
    name: String,
    number: u32,
    href: String,
    /// `cited`, `new`, `known`, `refused` or `missing`.
    standing: &'static str,
    /// Message key of why it was refused.
    refused: String,
}

const ALWAYS_COUNTED: [Effect; 5] =
    [Effect::New, Effect::Same, Effect::Changed, Effect::Conflict, Effect::NotUnderstood];

impl ReviewPage {
    pub(super) fn new(
        waiting: &Waiting,
        id: &str,
        choices: &Choices,
        errors: Vec<FieldError>,
        language: Language,
        words: &impl Fn(&str) -> String,
    ) -> Self {
        let base = format!("/r/{}", waiting.state.brief.request);
        let (kept, questionnaire) = (&waiting.kept, &waiting.state.questionnaire);
        let effects = effects(kept, questionnaire, &waiting.state.answers);
        let found: Vec<(&Found, &Question, Effect)> = kept
            .found
            .iter()
            .zip(effects)
            .filter_map(|(found, effect)| Some((found, questionnaire.field(&found.question)?, effect)))
            .collect();
        let count = |effect: Effect| found.iter().filter(|(_, _, one)| *one == effect).count();
        let counts = ALWAYS_COUNTED
            .into_iter()
            .chain([Effect::NotOwed, Effect::Newer].into_iter().filter(|effect| 0 < count(*effect)))
            .map(|effect| Count { effect, count: count(effect) })
            .collect();
        let line = |(found, field, effect): &(&Found, &Question, Effect)| {
            line(waiting, found, field, *effect, choices, language)
        };
        let unclear = found
            .iter()
            .filter(|(_, _, effect)| *effect == Effect::NotUnderstood)
            .map(|(found, field, _)| unclear(&base, found, field, choices, language, words))
            .collect();
        let documents = documents(waiting, &base);
        let unnamed = attach::unnamed(kept).into_iter().map(|document| document.name.clone()).collect();
        Self {
            around: Around::new(&waiting.state, language),
            action: format!("{base}/import/{id}"),
            file_name: waiting.file_name.clone(),
            read_at: waiting.read_at.to_rfc3339(),
            written: kept.written.clone(),
            version: format!("{} {}", questionnaire.words(language).title, questionnaire.version),
            sheets: sheets(kept.found.iter().map(|found| found.cell.as_str())),
            answers: found.iter().filter(|(_, field, _)| !field.is_head()).count(),
            head: found.iter().filter(|(_, field, _)| field.is_head()).count(),
            counts,
            conflicts: found.iter().filter(|(_, _, effect)| *effect == Effect::Conflict).map(line).collect(),
            unclear,
            groups: groups(found.iter().filter(|(_, _, effect)| *effect != Effect::Same).map(line)),
            same: groups(found.iter().filter(|(_, _, effect)| *effect == Effect::Same).map(line)),
            same_count: count(Effect::Same),
            problems: kept
                .problems
                .iter()
                .filter(|problem| problem.question.is_empty() || problem.kind != "not_understood")
                .map(|problem| ProblemView {
                    cell: problem.cell.clone(),
                    what: format!("workbook-problem-{}", problem.kind.replace('_', "-")),
                    text: problem.text.clone(),
                })
                .collect(),
            new: count(Effect::New) + count(Effect::NotOwed),
            changed: count(Effect::Changed),
            writes: count(Effect::New) + count(Effect::Changed) + count(Effect::NotOwed),
            attached: documents.iter().filter(|document| matches!(document.standing, "new" | "known")).count(),
            documents,
            unnamed,
            base,
            errors,
        }
    }
}

pub(super) fn subject(field: &Question, language: Language) -> String {
    let words = field.words(language);
    if words.subject.is_empty() { words.text.clone() } else { words.subject.clone() }
}

fn line(
    waiting: &Waiting,
    found: &Found,
    field: &Question,
    effect: Effect,
    choices: &Choices,
    language: Language,
) -> Line {
    let stored = waiting.state.answers.get(&found.question);
    let stored_answer = stored.map_or_else(nothing, |stored| stored.answer.clone());
    Line {
        key: found.question.clone(),
        number: field.number,
        subject: subject(field, language),
        cell: found.cell.clone(),
        short: parted(&found.cell).1.to_owned(),
        effect,
        text: found.text.clone(),
        file: AnswerView::new(field, found.answer.as_ref().unwrap_or(&nothing()), language),
        has_stored: stored_answer.is_given(),
        stored: AnswerView::new(field, &stored_answer, language),
        stored_at: stored.map(|stored| stored.updated_at.to_rfc3339()),
        is_emptied: found.answer.as_ref().is_some_and(|answer| !answer.is_given()),
        chosen: match choices.conflicts.get(&found.question) {
            Some(Choice::Keep) => "keep",
            Some(Choice::File) => "file",
            None => "",
        },
    }
}

fn unclear(
    base: &str,
    found: &Found,
    field: &Question,
    choices: &Choices,
    language: Language,
    words: &impl Fn(&str) -> String,
) -> Unclear {
    let labels: Vec<(String, String)> = match &field.kind {
        QuestionKind::YesNo => {
            vec![("yes".to_owned(), words("response-yes")), ("no".to_owned(), words("response-no"))]
        }
        QuestionKind::SingleChoice(options) | QuestionKind::MultipleChoice(options) => {
            let of = &field.words(language).options;
            options
                .iter()
                .map(|option| (option.key.clone(), of.get(&option.key).unwrap_or(&option.key).clone()))
                .collect()
        }
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date | QuestionKind::Table(_) => Vec::new(),
    };
    let near = nearest(field, &found.text);
    let chosen = choices.meant.get(&found.question);
    let place = if field.is_head() { format!("{base}/head") } else { format!("{base}/questions/{}", field.key) };
    Unclear {
        key: found.question.clone(),
        number: field.number,
        subject: subject(field, language),
        cell: found.cell.clone(),
        text: found.text.clone(),
        many: matches!(field.kind, QuestionKind::MultipleChoice(_)),
        nearest: labels.iter().filter(|(key, _)| near.contains(key)).map(|(_, label)| label.clone()).collect(),
        options: labels
            .into_iter()
            .map(|(value, label)| Meaning { chosen: chosen.is_some_and(|keys| keys.contains(&value)), value, label })
            .collect(),
        href: place,
    }
}

fn documents(waiting: &Waiting, base: &str) -> Vec<DocumentView> {
    let numbers: BTreeMap<&str, u32> =
        waiting.state.questionnaire.questions().map(|question| (question.key.as_str(), question.number)).collect();
    let mut documents: Vec<DocumentView> = attach::attachments(&waiting.kept, &waiting.state.citations, &waiting.known)
        .into_iter()
        .map(|attachment| {
            let (standing, refused) = match attachment.standing {
                Standing::Cited => ("cited", String::new()),
                Standing::New(_) => ("new", String::new()),
                Standing::Known(_) => ("known", String::new()),
                Standing::Refused(document) => ("refused", document.refused.clone()),
                Standing::Missing => ("missing", String::new()),
            };
            DocumentView {
                name: attachment.name.to_owned(),
                number: numbers.get(attachment.question).copied().unwrap_or_default(),
                href: format!("{base}/questions/{}#evidence", attachment.question),
                standing,
                refused,
            }
        })
        .collect();
    documents.sort_by_key(|document| document.number);
    documents
}

/// By sheet in the order of the workbook; in each what a person decides first, then what is changed, then what is new.
fn groups(lines: impl Iterator<Item = Line>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        let sheet = parted(&line.cell).0;
        match groups.iter_mut().find(|group| group.sheet == sheet) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { sheet, lines: vec![line] }),
        }
    }
    for group in &mut groups {
        group.lines.sort_by_key(|line| match line.effect {
            Effect::Conflict | Effect::NotUnderstood => 0,
            Effect::Changed => 1,
            Effect::New => 2,
            Effect::NotOwed | Effect::Newer | Effect::Same => 3,
        });
    }
    groups
}

/// The sheet and the cell of a place such as `'My sheet'!C12`; without a sheet where none is named.
fn parted(place: &str) -> (String, &str) {
    let Some((sheet, cell)) = place.rsplit_once('!') else { return (String::new(), place) };
    let bare = sheet.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(sheet);
    (bare.replace("''", "'"), cell)
}

/// The names of the sheets that cells such as `'My sheet'!C12` lie on, in order.
fn sheets<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut sheets = Vec::new();
    for name in cells.map(|cell| parted(cell).0).filter(|name| !name.is_empty()) {
        if seen.insert(name.clone()) {
            sheets.push(name);
        }
    }
    sheets
}
