//! Workbooks out: a response, a submission, a blank questionnaire, and a response with its documents.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use std::time::Duration;

use bytes::Bytes;
use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::SubmissionId;
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::{Actor, CustomerScope, SupplierScope};
use crate::error::AppError;
use crate::features::event::service::{self as events, Tenant};
use crate::features::evidence::service::{self as evidence, Citation};
use crate::features::questionnaire::in_words::section_titles;
use crate::features::questionnaire::service as questionnaires;
use crate::features::response::service::{self as responses, ResponseState};
use crate::features::submission::service as submissions;
use crate::formats::xlsx::{self, Labels, LongText, WorkbookContent, Written};
use crate::platform::i18n::Words;

/// How long a workbook may take to be written, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// The most bytes of documents in one package. What is beyond it is named in the package.
const MOST_BYTES: usize = 100 * 1024 * 1024;

/// A workbook to be kept by a person.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// A name for it.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Texts that no cell of it can hold; cells name their files.
    pub long: Vec<LongText>,
}

/// A ZIP with a workbook, the documents that its answers cite and the texts that no cell can hold.
#[derive(Debug, Clone)]
pub struct Package {
    /// A name for it.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The words of a workbook that are not the questionnaire's.
pub fn labels(words: &Words, language: Language) -> Labels {
    Labels::new(|key| words.get(language, key, &[]))
}

/// The response of the visitor's request as a workbook. That it was taken is recorded.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the request is not the supplier's; [`crate::error::Code::Unavailable`] when it takes too long.
pub async fn export(app: &App, scope: &SupplierScope, actor: Actor, language: Language) -> Result<Workbook, AppError> {
    let state = responses::load(app, scope).await?;
    let workbook = write_response(app, &state, language).await?;
    record(app, scope, actor, &state, "workbook").await?;
    Ok(workbook)
}

/// The same with the documents that the answers cite, and texts that no cell can hold. That it was taken is recorded.
///
/// # Errors
/// As [`export`].
pub async fn export_package(
    app: &App,
    scope: &SupplierScope,
    actor: Actor,
    language: Language,
) -> Result<Package, AppError> {
    let state = responses::load(app, scope).await?;
    let workbook = write_response(app, &state, language).await?;
    let mut parts: Vec<(String, Bytes)> = Vec::new();
    let mut left_out = Vec::new();
    let mut room = MOST_BYTES;
    let mut seen = BTreeSet::new();
    let names = names(&state.citations);
    for citation in state.citations.values().flatten() {
        let name = names.get(&citation.evidence.to_string()).unwrap_or(&citation.file_name);
        if !seen.insert(name) {
            continue;
        }
        let size = usize::try_from(citation.size).unwrap_or(usize::MAX);
        if room < size {
            left_out.push(name.clone());
            continue;
        }
        room -= size;
        let (_, bytes) = evidence::read(app, scope, &citation.evidence).await?;
        parts.push((name.clone(), bytes));
    }
    if !left_out.is_empty() {
        let text = app.words.get(language, "workbook-left-out", &[]);
        let name = app.words.get(language, "workbook-left-out-file", &[]);
        parts.push((name, format!("{text}\r\n\r\n{}\r\n", left_out.join("\r\n")).into()));
    }
    record(app, scope, actor, &state, "package").await?;
    let file_name = format!("{}.zip", workbook.file_name.trim_end_matches(".xlsx"));
    let bytes = app.cpu(TIME, move || pack(workbook, parts)).await?.map_err(AppError::internal)?;
    Ok(Package { file_name, bytes })
}

fn pack(workbook: Workbook, parts: Vec<(String, Bytes)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
    // The workbook is a ZIP itself.
    writer.start_file(workbook.file_name, stored)?;
    writer.write_all(&workbook.bytes)?;
    for text in workbook.long {
        writer.start_file(text.file_name, packed)?;
        writer.write_all(text.text.as_bytes())?;
    }
    for (name, bytes) in parts {
        writer.start_file(name, packed)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

async fn record(
    app: &App,
    scope: &SupplierScope,
    actor: Actor,
    state: &ResponseState,
    what: &'static str,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, response) = (scope.clone(), state.brief.response.to_string());
    app.db
        .write(move |connection| {
            let event = NewEvent::new(actor, Action::Exported, response).with(serde_json::json!({ "what": what }));
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)
        })
        .await
        .map_err(AppError::from)
}

/// A name for each document that is cited, by its id: two documents of the same name get different ones.
fn names(citations: &BTreeMap<String, Vec<Citation>>) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for citation in citations.values().flatten() {
        let id = citation.evidence.to_string();
        if names.contains_key(&id) {
            continue;
        }
        let mut name = citation.file_name.clone();
        let (stem, ending) = citation.file_name.rsplit_once('.').unwrap_or((&citation.file_name, ""));
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{stem} ({number}).{ending}");
            number += 1;
        }
        names.insert(id, name);
    }
    names
}

/// The names of the documents that each answer cites, by key.
fn files(citations: &BTreeMap<String, Vec<Citation>>) -> BTreeMap<String, Vec<String>> {
    let names = names(citations);
    let name = |citation: &Citation| names.get(&citation.evidence.to_string()).unwrap_or(&citation.file_name).clone();
    citations.iter().map(|(key, cited)| (key.clone(), cited.iter().map(name).collect())).collect()
}

async fn write_response(app: &App, state: &ResponseState, language: Language) -> Result<Workbook, AppError> {
    let labels = labels(&app.words, language);
    let key = app.mark_key.clone();
    let (supplier, product) = (&state.brief.supplier_name, &state.brief.product_name);
    let file_name = file_name(&app.words, language, supplier, product, app.clock.today());
    let state = state.clone();
    let created = app.clock.now().naive_utc();
    let written = app.cpu(TIME, move || {
        let revisions = state.answers.iter().map(|(key, stored)| (key.clone(), stored.revision)).collect();
        xlsx::write_with_long_texts(&WorkbookContent {
            questionnaire: &state.questionnaire,
            language,
            labels: &labels,
            answers: &state.plain_answers(),
            revisions: &revisions,
            files: &files(&state.citations),
            left_out: &section_titles(&state.version, &state.brief.extent.left_out, language),
            response: state.brief.response.as_str(),
            supplier: &state.brief.supplier_name,
            product: &state.brief.product_name,
            created,
            key: Some(&key),
        })
    });
    let Written { bytes, long } = written.await?.map_err(AppError::internal)?;
    Ok(Workbook { file_name, bytes, long })
}

/// The numbers of the questions whose answers no cell can hold.
pub fn too_long(state: &ResponseState) -> Vec<u32> {
    let is_long = |key: &str| state.answers.get(key).is_some_and(|stored| xlsx::is_too_long(&stored.answer));
    state.questionnaire.questions().filter(|field| is_long(&field.key)).map(|field| field.number).collect()
}

/// A submission that the customer was given, as a workbook. That it was taken is recorded.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer was not given it.
pub async fn export_submission(
    app: &App,
    scope: &CustomerScope,
    submission: &SubmissionId,
    language: Language,
) -> Result<Workbook, AppError> {
    let now = app.clock.now();
    let (scope, submission) = (scope.clone(), submission.clone());
    let given = app
        .db
        .write(move |connection| -> Result<_, AppError> {
            let given = submissions::for_customer(connection, &scope, &submission)?;
            let event = NewEvent::new(scope.actor(), Action::Exported, submission.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(given)
        })
        .await?;
    let version = questionnaires::get(app, &given.definition).await?;
    let questionnaire = given.content.extent.asked(&version);
    let labels = labels(&app.words, language);
    let created = given.submitted_at.naive_utc();
    let file_name = file_name(&app.words, language, &given.supplier_name, &given.product_name, created.date());
    let written = app.cpu(TIME, move || {
        let content = &given.content;
        let files = content
            .citations
            .iter()
            .map(|(key, cited)| (key.clone(), cited.iter().map(|citation| citation.file_name.clone()).collect()))
            .collect();
        xlsx::write_with_long_texts(&WorkbookContent {
            questionnaire: &questionnaire,
            language,
            labels: &labels,
            answers: &content.answers,
            revisions: &BTreeMap::new(),
            files: &files,
            left_out: &section_titles(&version, &content.extent.left_out, language),
            response: "",
            supplier: &given.supplier_name,
            product: &given.product_name,
            created,
            key: None,
        })
    });
    let Written { bytes, long } = written.await?.map_err(AppError::internal)?;
    Ok(Workbook { file_name, bytes, long })
}

/// A workbook without answers, for a questionnaire alone.
///
/// # Errors
/// When the writer refuses.
pub fn blank(words: &Words, questionnaire: &Questionnaire, language: Language) -> Result<Vec<u8>, xlsx::WriteError> {
    xlsx::write(&WorkbookContent {
        questionnaire,
        language,
        labels: &labels(words, language),
        answers: &BTreeMap::new(),
        revisions: &BTreeMap::new(),
        files: &BTreeMap::new(),
        left_out: &[],
        response: "",
        supplier: "",
        product: "",
        created: chrono::DateTime::UNIX_EPOCH.naive_utc(),
        key: None,
    })
}

/// What it is, about whom, and of which day, so that it can be told from the others in the folder of downloads.
fn file_name(words: &Words, language: Language, supplier: &str, product: &str, day: NaiveDate) -> String {
    let what: String = format!("{supplier} {product}")
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.') { c } else { '-' })
        .take(100)
        .collect();
    let args = [("what", FluentValue::from(what.trim().to_owned())), ("day", FluentValue::from(day.to_string()))];
    format!("{}.xlsx", words.get(language, "workbook-file", &args))
}
