//! Publishing and withdrawing versions, and finding those that a customer may use: the built-in ones and its own.
#![warn(missing_docs)]

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::library::{Draft, problems_text};
use super::store::{self, DefinitionRow};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::framework::Framework;
use crate::domain::id::{DefinitionId, OrganisationId};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::domain::scope::CustomerScope;
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::formats::definition;
use crate::platform::db::{DbConnection, StoreError};

pub use super::history::{Ancestor, ancestors};
pub use super::library::{Files, Folders, Library, built_in};

/// A published version as a customer sees it.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its id.
    pub id: DefinitionId,
    /// The customer has published it itself; else it is built in.
    pub is_own: bool,
    /// What it asks.
    pub questionnaire: Arc<Questionnaire>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// When it was withdrawn: it is not sent any more.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// The versions that a customer sees, withdrawn ones too: by key, the newest first.
/// What another server has published meanwhile is among them.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(app: &App, scope: &CustomerScope) -> Result<Vec<Version>, AppError> {
    let (scope, library) = (scope.clone(), app.library.clone());
    app.db
        .read(move |connection| -> Result<Vec<Version>, StoreError> {
            let mut versions = Vec::new();
            for row in store::visible(connection, &scope, "questionnaire")? {
                versions.push(version_of(connection, &library, row)?);
            }
            versions.sort_by_key(|version| {
                let questionnaire = &version.questionnaire;
                (questionnaire.key.clone(), Reverse(version_order(&questionnaire.version)), version.is_own)
            });
            Ok(versions)
        })
        .await
        .map_err(AppError::from)
}

/// A version that the customer sees.
///
/// # Errors
/// [`Code::NotFound`] when there is none, or it is another customer's.
pub async fn version(app: &App, scope: &CustomerScope, id: &DefinitionId) -> Result<Version, AppError> {
    let (scope, id, library) = (scope.clone(), id.clone(), app.library.clone());
    app.db
        .read(move |connection| {
            let row = store::find(connection, &scope, &id)?;
            version_of(connection, &library, row)
        })
        .await
        .map_err(|error: StoreError| error.into())
}

/// The versions of a key that the customer sees, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_key(app: &App, scope: &CustomerScope, key: &str) -> Result<Vec<Version>, AppError> {
    let mut versions = versions(app, scope).await?;
    versions.retain(|version| version.questionnaire.key == key);
    Ok(versions)
}

/// The versions before one that the customer sees, of the same key, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn earlier_versions(app: &App, scope: &CustomerScope, after: &Version) -> Result<Vec<Version>, AppError> {
    let mut versions = of_key(app, scope, &after.questionnaire.key).await?;
    let own = version_order(&after.questionnaire.version);
    versions.retain(|version| version_order(&version.questionnaire.version) < own);
    Ok(versions)
}

/// The version that one follows; `None` for the first.
///
/// # Errors
/// When the database does not answer.
pub async fn predecessor(app: &App, id: &DefinitionId) -> Result<Option<DefinitionId>, AppError> {
    let (library, id) = (app.library.clone(), id.clone());
    let found = app.db.read(move |connection| ancestors(connection, &library, &id)).await?;
    Ok(found.into_iter().next().map(|ancestor| ancestor.definition))
}

/// The files of a version that the customer sees, byte by byte as they were published.
///
/// # Errors
/// [`Code::NotFound`] when there is none, or it is another customer's.
pub async fn files(app: &App, scope: &CustomerScope, id: &DefinitionId) -> Result<Files, AppError> {
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .read(move |connection| {
            let row = store::find(connection, &scope, &id)?;
            store::files(connection, &row.id)
        })
        .await
        .map_err(|error: StoreError| error.into())
}

fn version_of(connection: &mut DbConnection, library: &Library, row: DefinitionRow) -> Result<Version, StoreError> {
    let id = DefinitionId::new(row.id);
    Ok(Version {
        questionnaire: library.get(connection, &id)?,
        id,
        is_own: row.customer_id.is_some(),
        published_at: row.published_at.and_utc(),
        withdrawn_at: row.withdrawn_at.map(|at| at.and_utc()),
    })
}

/// Makes sure, within the transaction that sends it, that the customer may send a version.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, when it is another customer's, and when it has been withdrawn.
pub fn ensure_sendable(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &DefinitionId,
) -> Result<(), StoreError> {
    let row = store::find(connection, scope, id)?;
    if row.kind != "questionnaire" || row.withdrawn_at.is_some() { Err(StoreError::NotFound) } else { Ok(()) }
}

/// The questionnaire version of an id that the caller has found through something of the tenant's: a request, a submission.
/// One that another server has published meanwhile is read from the database.
///
/// # Errors
/// [`Code::NotFound`] when there is none.
pub async fn get(app: &App, id: &DefinitionId) -> Result<Arc<Questionnaire>, AppError> {
    if let Some(found) = app.library.find(id) {
        return Ok(found);
    }
    let (library, id) = (app.library.clone(), id.clone());
    app.db.read(move |connection| library.get(connection, &id)).await.map_err(AppError::from)
}

/// The frameworks that a customer may use, built-in and its own, by key and version.
///
/// # Errors
/// When the database does not answer.
pub async fn frameworks(app: &App, scope: &CustomerScope) -> Result<Vec<Arc<Framework>>, AppError> {
    let (customer, library) = (scope.customer.clone(), app.library.clone());
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            library.read_frameworks(connection, None)?;
            library.read_frameworks(connection, Some(customer.as_str()))?;
            Ok(library.frameworks(&customer))
        })
        .await
        .map_err(AppError::from)
}

/// Publishes a version of a questionnaire or framework for the customer, from its files by name. The files are stored as they are.
///
/// # Errors
/// [`Code::BadInput`] when the files have problems (a draft is checked before, where its author can mend them);
/// [`Code::VersionExists`] when the customer already sees that version of that key, built in or its own.
pub async fn publish(app: &App, scope: &CustomerScope, files: Files) -> Result<DefinitionId, AppError> {
    publish_and(app, scope, files, |_, _| Ok(())).await
}

/// As [`publish`], with something that is done in the same transaction.
///
/// # Errors
/// As [`publish`], and those of `also`: nothing is published then.
pub async fn publish_and(
    app: &App,
    scope: &CustomerScope,
    files: Files,
    also: impl FnOnce(&mut DbConnection, &DefinitionId) -> Result<(), AppError> + Send + 'static,
) -> Result<DefinitionId, AppError> {
    let faulty = |problems: &[definition::Problem]| AppError::because(Code::BadInput, problems_text("sent", problems));
    let Draft { kind, key, version } = Draft::read(&files).map_err(|problems| faulty(&problems))?;
    if kind == "questionnaire" {
        let frameworks: Vec<Framework> = frameworks(app, scope).await?.iter().map(|known| (**known).clone()).collect();
        let problems = definition::read_questionnaire(&files)
            .0
            .map(|questionnaire| definition::check_controls(&questionnaire, &frameworks))
            .unwrap_or_default();
        let problems = if problems.is_empty() { check_changes(app, scope, &files).await? } else { problems };
        if !problems.is_empty() {
            return Err(faulty(&problems));
        }
    }
    let now = app.clock.now();
    let row = DefinitionRow {
        id: app.ids.next(),
        customer_id: Some(scope.customer.to_string()),
        kind: kind.to_owned(),
        sha256: definition::content_hash(&files),
        key,
        version,
        published_at: now.naive_utc(),
        withdrawn_at: None,
    };
    let scope = scope.clone();
    app.db
        .write(move |connection| -> Result<DefinitionId, AppError> {
            let id = insert(connection, &scope, &row, &files, now)?;
            also(connection, &id)?;
            Ok(id)
        })
        .await
}

/// What is wrong with what the author says has changed since the version that is followed.
async fn check_changes(app: &App, scope: &CustomerScope, files: &Files) -> Result<Vec<definition::Problem>, AppError> {
    let (Some(questionnaire), Some(from)) = (definition::read_questionnaire(files).0, definition::follows(files))
    else {
        return Ok(Vec::new());
    };
    let visible = versions(app, scope).await?;
    let mut earlier: Vec<&Version> = visible
        .iter()
        .filter(|version| version.questionnaire.key == questionnaire.key && version.questionnaire.version == from)
        .collect();
    earlier.sort_by_key(|version| version.is_own);
    let Some(earlier) = earlier.pop() else {
        return Ok(vec![definition::unknown_earlier(&questionnaire.key, &from)]);
    };
    Ok(definition::read_changes(files, &questionnaire, Some(&earlier.questionnaire)).1)
}

fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    row: &DefinitionRow,
    files: &Files,
    now: DateTime<Utc>,
) -> Result<DefinitionId, AppError> {
    let visible = store::visible(connection, scope, &row.kind)?;
    if visible.iter().any(|known| known.key == row.key && known.version == row.version) {
        return Err(Code::VersionExists.into());
    }
    store::insert(connection, row, files).map_err(|error| match error {
        // Somebody of the same customer was faster, between the two statements.
        StoreError::Conflict(_) => AppError::because(Code::VersionExists, error),
        other => other.into(),
    })?;
    let event = NewEvent::new(scope.actor(), Action::DefinitionPublished, &row.id).with(serde_json::json!({
        "kind": row.kind, "key": row.key, "version": row.version, "sha256": row.sha256,
    }));
    events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
    Ok(DefinitionId::new(&row.id))
}

/// Withdraws a version of the customer's own: it can no longer be sent. What was made under it lives on, and its bytes stay.
/// A version that has been withdrawn before stays as it is.
///
/// # Errors
/// [`Code::NotFound`] when it is not the customer's own: what is built in cannot be withdrawn.
pub async fn withdraw(app: &App, scope: &CustomerScope, id: &DefinitionId) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            if store::find(connection, &scope, &id)?.customer_id.is_none() {
                return Err(Code::NotFound.into());
            }
            if store::withdraw(connection, &scope, &id, now.naive_utc())? {
                let event = NewEvent::new(scope.actor(), Action::DefinitionWithdrawn, id.to_string());
                events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            }
            Ok(())
        })
        .await
}

/// A version for ordering: `1.0.0-rc.1` goes before `1.0.0`. `None`, before all others, for what is no semantic version.
pub fn version_order(version: &str) -> Option<semver::Version> {
    semver::Version::parse(version).ok()
}

/// The controls that a question maps to, as people know them: "GDPR art. 32 Sikkerhet ved behandlingen".
/// `customer` is the one that asks.
pub fn control_names(
    app: &App,
    customer: &OrganisationId,
    questionnaire: &Questionnaire,
    question: &Question,
    language: Language,
) -> Vec<String> {
    named_controls(&app.library.frameworks_of(customer, questionnaire), question, language)
}

/// As [`control_names`], with the frameworks at hand.
pub fn named_controls(frameworks: &[Arc<Framework>], question: &Question, language: Language) -> Vec<String> {
    question
        .controls
        .iter()
        .filter_map(|control| {
            let framework = frameworks.iter().find(|framework| framework.key == control.framework)?;
            let name = framework.control_name(&control.control, language);
            Some(format!("{} {name}", framework.control_label(&control.control, language)).trim_end().to_owned())
        })
        .collect()
}
