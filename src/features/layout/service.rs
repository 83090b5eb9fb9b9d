//! Looking through somebody's workbook, and carrying answers between it and a response.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use bytes::Bytes;

pub use super::holder::Holder;
use super::store::{self, NewWorkbook};
use crate::app::App;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::event::{Action, NewEvent};
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;
use crate::domain::scope::SupplierScope;
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::response::service::{self as responses, ResponseState};
use crate::features::workbook::service::{self as workbooks, Workbook};
use crate::formats::layout::correct::{SheetCorrection, corrected};
use crate::formats::layout::fill::{self, Filled, Filling};
use crate::formats::layout::fingerprint::fingerprint;
use crate::formats::layout::grid::Book;
use crate::formats::layout::matching::{Match, matches};
use crate::formats::layout::{self, Item, Mapping, Proposal};
use crate::formats::xlsx::{self, CellNote, CellRole, Layout, ReadAnswer, Reading, WorkbookError, book, patch};

/// How long a workbook may take, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// What came of looking through a workbook.
#[derive(Debug)]
pub enum Added {
    /// It is kept under this id.
    Kept(String),
    /// It cannot be read; the error says why.
    Unreadable(WorkbookError),
}

/// A workbook, opened.
pub struct Opened {
    /// The name that it was sent under.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// Its cells.
    pub book: Book,
    /// What is found under the mapping that holds now.
    pub proposal: Proposal,
}

/// Looks through a workbook and keeps it. The same layout is read as a person of the organisation has corrected it before.
///
/// # Errors
/// [`Code::Unavailable`] when it takes too long.
pub async fn add(app: &App, holder: &Holder, file_name: &str, bytes: Bytes) -> Result<Added, AppError> {
    let content = bytes.clone();
    let found = app.cpu(TIME, move || {
        book::read(&content).map(|book| {
            let proposal = layout::find(&book);
            (fingerprint(&book), proposal)
        })
    });
    let (fingerprint, proposal) = match found.await? {
        Ok(found) => found,
        Err(error) => return Ok(Added::Unreadable(error)),
    };
    let sha256 = app.files.put(bytes).await.map_err(AppError::internal)?;
    let mapping = serde_json::to_string(&proposal.mapping).map_err(AppError::internal)?;
    let (now, id, holder) = (app.clock.now(), app.ids.next(), holder.clone());
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
    let kept = id.clone();
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let remembered = store::remembered(connection, &holder, &fingerprint)?;
            let new = NewWorkbook {
                id,
                file_name,
                sha256,
                fingerprint,
                mapping: remembered.unwrap_or(mapping),
                now: now.naive_utc(),
            };
            store::insert(connection, &holder, &new)?;
            let event = NewEvent::new(holder.actor(), Action::WorkbookRead, new.id.clone());
            events::record(connection, now, &Tenant::Organisation(holder.organisation()), &event)?;
            Ok(())
        })
        .await?;
    Ok(Added::Kept(kept))
}

/// Opens a workbook of the holder's.
///
/// # Errors
/// [`Code::NotFound`] when it is somebody else's; [`Code::Unavailable`] when it takes too long.
pub async fn open(app: &App, holder: &Holder, id: &str) -> Result<Opened, AppError> {
    let (holder, id) = (holder.clone(), id.to_owned());
    let row = app.db.read(move |connection| store::find(connection, &holder, &id)).await?;
    let bytes = app.files.get(&row.sha256).await.map_err(AppError::internal)?;
    let mapping: Mapping = serde_json::from_str(&row.mapping).map_err(AppError::internal)?;
    let content = bytes.clone();
    let read = app.cpu(TIME, move || {
        book::read(&content).map(|book| {
            let proposal = layout::read(&book, &mapping);
            (book, proposal)
        })
    });
    // It was readable when it was kept.
    let (book, proposal) = read.await?.map_err(AppError::internal)?;
    Ok(Opened { file_name: row.file_name, bytes, book, proposal })
}

/// Takes a person's corrections over, for this workbook and for the next with the same layout.
///
/// # Errors
/// [`Code::NotFound`] when it is somebody else's.
pub async fn correct(
    app: &App,
    holder: &Holder,
    id: &str,
    corrections: &BTreeMap<usize, SheetCorrection>,
) -> Result<(), AppError> {
    let opened = open(app, holder, id).await?;
    let mapping = corrected(&opened.book, &opened.proposal.mapping, corrections);
    let mapping = serde_json::to_string(&mapping).map_err(AppError::internal)?;
    let (now, new_id, holder, id) = (app.clock.now(), app.ids.next(), holder.clone(), id.to_owned());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let row = store::find(connection, &holder, &id)?;
            store::set_mapping(connection, &holder, &id, &mapping)?;
            store::remember(connection, &holder, &new_id, &row.fingerprint, &mapping, now.naive_utc())?;
            let event = NewEvent::new(holder.actor(), Action::LayoutSaved, id);
            events::record(connection, now, &Tenant::Organisation(holder.organisation()), &event)?;
            Ok(())
        })
        .await
}

/// A question of the workbook beside the question of the response that it is, or may be.
pub struct Pair {
    /// Which they are.
    pub matched: Match,
    /// The question of the workbook.
    pub item: Item,
    /// The answer of the response in words, and what is said beside it; empty when there is none.
    pub own: (String, String),
    /// What becomes of the own answer when it is written into the workbook.
    pub filled: Option<Filled>,
}

/// The workbook's questions that are questions of the response, in the order of the workbook.
pub fn pairs(app: &App, opened: &Opened, state: &ResponseState, language: Language) -> Vec<Pair> {
    let found = matches(&opened.proposal.items, &state.questionnaire);
    let own = |matched: &Match| -> (String, String) {
        let question = state.questionnaire.field(&matched.question);
        let stored = state.answers.get(&matched.question);
        question
            .zip(stored)
            .map(|(question, stored)| in_words(app, question, &stored.answer, language))
            .unwrap_or_default()
    };
    let fillings: Vec<Filling> = found
        .iter()
        .map(|matched| (matched, own(matched)))
        .filter(|(_, (answer, comment))| !answer.is_empty() || !comment.is_empty())
        .map(|(matched, (answer, comment))| Filling { item: matched.item, answer, comment })
        .collect();
    let (_, filled) = fill::edits(&opened.book, &opened.proposal, &fillings);
    let mut by_item: BTreeMap<usize, Filled> = filled.into_iter().map(|filled| (filled.item, filled)).collect();
    found
        .into_iter()
        .filter_map(|matched| {
            let item = opened.proposal.items.get(matched.item)?.clone();
            Some(Pair { own: own(&matched), filled: by_item.remove(&matched.item), item, matched })
        })
        .collect()
}

/// An answer in words, and what is said beside it.
fn in_words(app: &App, question: &Question, answer: &Answer, language: Language) -> (String, String) {
    let word = |key: &str| app.words.get(language, key, &[]);
    let words = question.words(language);
    let option = |key: &String| words.options.get(key).cloned().unwrap_or_else(|| key.clone());
    if answer.not_applicable {
        return (word("workbook-column-not-applicable"), answer.explanation.clone());
    }
    let value = match &answer.value {
        AnswerValue::None => String::new(),
        AnswerValue::Text(text) | AnswerValue::Number(text) => text.clone(),
        AnswerValue::YesNo(yes) => word(if *yes { "workbook-yes" } else { "workbook-no" }),
        AnswerValue::Choice(key) => option(key),
        AnswerValue::Choices(keys) => keys.iter().map(option).collect::<Vec<_>>().join("\n"),
        AnswerValue::Date(day) => day.to_string(),
        AnswerValue::Table(rows) => {
            let row = |row: &BTreeMap<String, String>| {
                row.values().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    };
    (value, answer.explanation.clone())
}

/// Keeps the workbook's answers to the chosen questions for the page on which an import is confirmed. No answer has changed yet.
///
/// `chosen` are places of items. Out: the id of the import; `None` when nothing was chosen that has an answer.
///
/// # Errors
/// [`Code::AlreadySubmitted`]; [`Code::NotFound`] when the workbook is somebody else's.
pub async fn import(
    app: &App,
    scope: &SupplierScope,
    id: &str,
    chosen: &BTreeSet<usize>,
) -> Result<Option<String>, AppError> {
    let state = responses::load(app, scope).await?;
    if state.brief.submission.is_some() {
        return Err(Code::AlreadySubmitted.into());
    }
    let opened = open(app, &Holder::Supplier(scope.clone()), id).await?;
    let mut reading = Reading {
        layout: Layout::Original,
        origin: None,
        head: Vec::new(),
        answers: Vec::new(),
        cells: Vec::new(),
        problems: Vec::new(),
        unchanged: BTreeSet::new(),
        beside: BTreeMap::new(),
        files: BTreeMap::new(),
        text_files: BTreeSet::new(),
    };
    for matched in matches(&opened.proposal.items, &state.questionnaire) {
        let item =
            opened.proposal.items.get(matched.item).filter(|item| item.is_answered() && chosen.contains(&matched.item));
        let (Some(item), Some(question)) = (item, state.questionnaire.field(&matched.question)) else { continue };
        let cell = answer_cell(&opened.book, item);
        reading.cells.push(CellNote { cell: cell.clone(), role: CellRole::Answer });
        reading.answers.push(ReadAnswer {
            question: matched.question,
            cell,
            text: item.answer.clone(),
            answer: read_answer(item, question),
            base_revision: None,
        });
    }
    if reading.answers.is_empty() {
        return Ok(None);
    }
    workbooks::keep(app, scope, &opened.file_name, &reading).await.map(Some)
}

/// The answer of the workbook as an answer to the question; `None` when it is none of the allowed ones.
fn read_answer(item: &Item, question: &Question) -> Option<Answer> {
    let mut answer = xlsx::answer_of(&item.answer, question)?;
    if item.comment.is_empty() {
        return Some(answer);
    }
    match &mut answer.value {
        AnswerValue::Text(text) => *text = format!("{text}\n{}", item.comment),
        _ if answer.explanation.is_empty() => answer.explanation.clone_from(&item.comment),
        _ => answer.explanation = format!("{}\n{}", answer.explanation, item.comment),
    }
    Some(answer)
}

/// Where an item's answer stands.
fn answer_cell(book: &Book, item: &Item) -> String {
    let place = item.answer_at.as_ref();
    let column = place.and_then(|place| place.column.or(place.ticks.first().map(|tick| tick.column)));
    match (book.sheets.get(item.sheet), column) {
        (Some(sheet), Some(column)) => sheet.address(item.row, column),
        _ => item.cell.clone(),
    }
}

/// A copy of the workbook with the response's answers to the chosen questions written into it. That it was taken is recorded.
///
/// # Errors
/// [`Code::NotFound`] when the workbook is somebody else's; [`Code::Unavailable`] when it takes too long.
pub async fn fill(
    app: &App,
    scope: &SupplierScope,
    id: &str,
    chosen: &BTreeSet<usize>,
    language: Language,
) -> Result<Result<Workbook, WorkbookError>, AppError> {
    let state = responses::load(app, scope).await?;
    let holder = Holder::Supplier(scope.clone());
    let opened = open(app, &holder, id).await?;
    let fillings: Vec<Filling> = pairs(app, &opened, &state, language)
        .into_iter()
        .filter(|pair| chosen.contains(&pair.matched.item))
        .map(|pair| Filling { item: pair.matched.item, answer: pair.own.0, comment: pair.own.1 })
        .collect();
    let count = fillings.len();
    let file_name = opened.file_name.clone();
    let written = app.cpu(TIME, move || {
        let (edits, _) = fill::edits(&opened.book, &opened.proposal, &fillings);
        patch::write(&opened.bytes, &opened.book, &edits)
    });
    let bytes = match written.await? {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(error)),
    };
    let (now, response) = (app.clock.now(), state.brief.response.to_string());
    app.db
        .write(move |connection| {
            let event =
                NewEvent::new(holder.actor(), Action::Exported, response).with(serde_json::json!({ "answers": count }));
            events::record(connection, now, &Tenant::Organisation(holder.organisation()), &event)
        })
        .await?;
    Ok(Ok(Workbook { file_name, bytes, long: Vec::new() }))
}
