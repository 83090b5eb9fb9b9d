//! Reading files of other formats, keeping them until a person confirms, and making drafts and frameworks of them.
#![warn(missing_docs)]

use std::time::Duration;

use bytes::Bytes;
use chrono::TimeDelta;

use super::store::{self, WaitingRow};
use crate::app::App;
use crate::domain::framework::{Framework, FrameworkWords};
use crate::domain::id::{DefinitionId, DraftId};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::CustomerScope;
use crate::error::{AppError, Code};
use crate::features::draft::service as drafts;
use crate::features::questionnaire::service as questionnaires;
use crate::formats::definition;
use crate::formats::import::{self, Format, ImportError};
use crate::formats::import_note::{ImportNote, NoteKind};
use crate::formats::oscal::{self, ReadOptions};
use crate::platform::http::fields::clean;

/// How long a file may take to be read, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// How long a file waits to be confirmed.
const KEPT: TimeDelta = TimeDelta::days(1);

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A questionnaire, in any of the formats.
    Questionnaire,
    /// A framework, as an OSCAL catalogue.
    Framework,
}

/// A file that came from outside, and how to read it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// What it is to become.
    pub kind: Kind,
    /// Its name, as sent.
    pub file_name: String,
    /// Its format; `None`: found out from the bytes.
    pub format: Option<Format>,
    /// The language that its words are put under where it names none of ours.
    pub language: Language,
    /// Its bytes.
    pub bytes: Bytes,
}

/// What a file was read as.
#[derive(Debug, Clone)]
pub enum Content {
    /// A draft of a questionnaire.
    Questionnaire(Box<Questionnaire>),
    /// A framework that is not published.
    Framework(Box<Framework>),
}

/// A file that was read, with what there is to say of it.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its name, as sent.
    pub file_name: String,
    /// What it was read as.
    pub content: Content,
    /// What was taken, changed, left out, and what could not be expressed.
    pub notes: Vec<ImportNote>,
}

/// What became of a file that was sent.
#[derive(Debug)]
pub enum Received {
    /// It was read and waits under this id.
    Waits(String),
    /// It cannot be read.
    Unreadable(ImportError),
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Questionnaire => "questionnaire",
            Self::Framework => "framework",
        }
    }
}

fn format_name(format: Option<Format>) -> &'static str {
    match format {
        None => "auto",
        Some(Format::Vsaq) => "vsaq",
        Some(Format::Ciso) => "ciso",
        Some(Format::Json) => "json",
    }
}

/// The format of a name; `None` for one that is to be found out.
pub fn format_of(name: &str) -> Option<Format> {
    match name {
        "vsaq" => Some(Format::Vsaq),
        "ciso" => Some(Format::Ciso),
        "json" => Some(Format::Json),
        _ => None,
    }
}

fn read(sent: &Sent) -> Result<(Content, Vec<ImportNote>), ImportError> {
    match sent.kind {
        Kind::Questionnaire => {
            let (questionnaire, notes) = import::read(&sent.bytes, sent.format, sent.language)?;
            let (questionnaire, notes) = with_plain_texts(questionnaire, notes)?;
            Ok((Content::Questionnaire(Box::new(questionnaire)), notes))
        }
        Kind::Framework => {
            let (mut framework, mut notes) =
                oscal::read(&sent.bytes, &ReadOptions { key: None, language: sent.language })?;
            let texts = framework.words.values_mut().flat_map(FrameworkWords::texts_mut);
            if texts.fold(false, |found, text| strip(text) | found) {
                notes.push(without_controls());
            }
            Ok((Content::Framework(Box::new(framework)), notes))
        }
    }
}

/// What was read, without the control characters that neither database nor workbook can hold.
fn with_plain_texts(
    questionnaire: Questionnaire,
    mut notes: Vec<ImportNote>,
) -> Result<(Questionnaire, Vec<ImportNote>), ImportError> {
    let unreadable = |error: serde_json::Error| import::json_error(&error);
    let mut value = serde_json::to_value(questionnaire).map_err(unreadable)?;
    if strip_all(&mut value) {
        notes.push(without_controls());
    }
    Ok((serde_json::from_value(value).map_err(unreadable)?, notes))
}

fn without_controls() -> ImportNote {
    ImportNote::new("", NoteKind::Changed, "import-note-controls")
}

/// Takes them out of every text; whether there were any.
fn strip_all(value: &mut serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => strip(text),
        serde_json::Value::Array(items) => items.iter_mut().fold(false, |found, item| strip_all(item) | found),
        serde_json::Value::Object(fields) => fields.values_mut().fold(false, |found, item| strip_all(item) | found),
        _ => false,
    }
}

fn strip(text: &mut String) -> bool {
    let plain = clean(text);
    let found = plain != *text;
    *text = plain;
    found
}

/// Reads a file that was sent, and keeps it until it is confirmed.
///
/// # Errors
/// When it takes too long, or the database does not answer. A file that cannot be read is no error but an outcome.
pub async fn receive(app: &App, scope: &CustomerScope, sent: Sent) -> Result<Received, AppError> {
    let (outcome, sent) = app.cpu(TIME, move || (read(&sent), sent)).await?;
    if let Err(error) = outcome {
        return Ok(Received::Unreadable(error));
    }
    let now = app.clock.now().naive_utc();
    let row = WaitingRow {
        id: app.ids.next(),
        customer_id: scope.customer.to_string(),
        kind: sent.kind.as_str().to_owned(),
        file_name: sent.file_name,
        format: format_name(sent.format).to_owned(),
        language: sent.language.tag().to_owned(),
        bytes: sent.bytes.to_vec(),
        created_at: now,
    };
    let (scope, id) = (scope.clone(), row.id.clone());
    app.db
        .write(move |connection| store::insert(connection, &scope, &row, now - KEPT))
        .await
        .map_err(AppError::from)?;
    Ok(Received::Waits(id))
}

/// A file that waits, read again.
///
/// # Errors
/// [`Code::NotFound`] when it does not wait, is of another kind, or is another customer's.
pub async fn waiting(app: &App, scope: &CustomerScope, kind: Kind, id: &str) -> Result<Waiting, AppError> {
    let (scope, id) = (scope.clone(), id.to_owned());
    let row = app
        .db
        .read(move |connection| store::find(connection, &scope, kind.as_str(), &id))
        .await
        .map_err(AppError::from)?;
    let sent = Sent {
        kind,
        file_name: row.file_name,
        format: format_of(&row.format),
        language: Language::parse(&row.language).unwrap_or(Language::Nb),
        bytes: row.bytes.into(),
    };
    let (outcome, sent) = app.cpu(TIME, move || (read(&sent), sent)).await?;
    // It could be read when it was sent: a newer program may be stricter.
    let (content, notes) = outcome.map_err(|error| AppError::internal(format!("{error:?}")))?;
    Ok(Waiting { file_name: sent.file_name, content, notes })
}

/// Publishes a framework for the customer, of a file that waits.
///
/// # Errors
/// As [`waiting`]; [`Code::VersionExists`] when the customer has that version of the framework already.
pub async fn publish_framework(app: &App, scope: &CustomerScope, id: &str) -> Result<Framework, AppError> {
    let Content::Framework(framework) = waiting(app, scope, Kind::Framework, id).await?.content else {
        return Err(Code::NotFound.into());
    };
    let files = definition::write_framework(&framework).map_err(AppError::internal)?;
    questionnaires::publish(app, scope, files).await?;
    forget(app, scope, id).await?;
    Ok(*framework)
}

/// Makes a draft of a questionnaire that waits; its notes go with it.
///
/// # Errors
/// As [`waiting`].
pub async fn create_draft(app: &App, scope: &CustomerScope, id: &str) -> Result<DraftId, AppError> {
    let waiting = waiting(app, scope, Kind::Questionnaire, id).await?;
    let Content::Questionnaire(questionnaire) = waiting.content else {
        return Err(Code::NotFound.into());
    };
    let draft = drafts::create(app, scope, *questionnaire, waiting.notes).await?;
    forget(app, scope, id).await?;
    Ok(draft)
}

async fn forget(app: &App, scope: &CustomerScope, id: &str) -> Result<(), AppError> {
    let (scope, id) = (scope.clone(), id.to_owned());
    app.db.write(move |connection| store::delete(connection, &scope, &id)).await.map_err(AppError::from)
}

/// The questionnaire of a file that waits, as one JSON file.
///
/// # Errors
/// As [`waiting`].
pub async fn waiting_as_json(app: &App, scope: &CustomerScope, id: &str) -> Result<Download, AppError> {
    json_of(&waiting_questionnaire(app, scope, id).await?)
}

/// The questionnaire of a file that waits, as definition files in a ZIP.
///
/// # Errors
/// As [`waiting`].
pub async fn waiting_as_toml(app: &App, scope: &CustomerScope, id: &str) -> Result<Download, AppError> {
    let questionnaire = waiting_questionnaire(app, scope, id).await?;
    let files = definition::write_questionnaire(&questionnaire).map_err(AppError::internal)?;
    zip_of(&questionnaire, &files)
}

async fn waiting_questionnaire(app: &App, scope: &CustomerScope, id: &str) -> Result<Questionnaire, AppError> {
    match waiting(app, scope, Kind::Questionnaire, id).await?.content {
        Content::Questionnaire(questionnaire) => Ok(*questionnaire),
        Content::Framework(_) => Err(Code::NotFound.into()),
    }
}

/// A file to be kept by a person.
#[derive(Debug, Clone)]
pub struct Download {
    /// A name for it.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A published questionnaire as one JSON file.
///
/// # Errors
/// [`Code::NotFound`] when the customer does not see it.
pub async fn as_json(app: &App, scope: &CustomerScope, id: &DefinitionId) -> Result<Download, AppError> {
    json_of(&questionnaires::version(app, scope, id).await?.questionnaire)
}

fn json_of(questionnaire: &Questionnaire) -> Result<Download, AppError> {
    let json = definition::write_json(questionnaire).map_err(AppError::internal)?;
    Ok(Download {
        file_name: format!("{}-{}.json", questionnaire.key, questionnaire.version),
        bytes: json.into_bytes(),
    })
}

/// The files of a published questionnaire, byte by byte as they were published, in one ZIP.
///
/// # Errors
/// [`Code::NotFound`] when the customer does not see it.
pub async fn as_toml(app: &App, scope: &CustomerScope, id: &DefinitionId) -> Result<Download, AppError> {
    let questionnaire = questionnaires::version(app, scope, id).await?.questionnaire;
    let files = questionnaires::files(app, scope, id).await?;
    zip_of(&questionnaire, &files)
}

fn zip_of(questionnaire: &Questionnaire, files: &questionnaires::Files) -> Result<Download, AppError> {
    let folder = format!("{}/{}", questionnaire.key, questionnaire.version);
    let bytes = definition::zip(&folder, files).map_err(AppError::internal)?;
    Ok(Download { file_name: format!("{}-{}.zip", questionnaire.key, questionnaire.version), bytes })
}
