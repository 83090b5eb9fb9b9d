//! The versions that a version follows, and what has become of their questions.
#![warn(missing_docs)]

use std::sync::Arc;

use super::library::Library;
use super::service::{Version, version_order};
use super::store::{self, DefinitionRow};
use crate::app::App;
use crate::domain::change::Diff;
use crate::domain::id::DefinitionId;
use crate::error::AppError;
use crate::platform::db::{DbConnection, StoreError};

/// A version that another one follows.
#[derive(Debug, Clone)]
pub struct Ancestor {
    /// The version.
    pub definition: DefinitionId,
    /// What has become of its questions in the version that follows it.
    pub diff: Arc<Diff>,
}

/// The versions before one, the nearest first: those that the authors say were followed, and where an author says nothing
/// the highest number below. Of the same key, and of the same owner or built in. Withdrawn ones too: their answers live on.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such version.
pub fn ancestors(
    connection: &mut DbConnection,
    library: &Library,
    definition: &DefinitionId,
) -> Result<Vec<Ancestor>, StoreError> {
    let mut current = store::by_id(connection, definition)?;
    let related = store::related(connection, &current)?;
    let mut ancestors: Vec<Ancestor> = Vec::new();
    while let Some(before) = predecessor(connection, library, &current, &related)? {
        let (from, to) = (DefinitionId::new(&before.id), DefinitionId::new(&current.id));
        ancestors.push(Ancestor { diff: library.diff(connection, &from, &to)?, definition: from });
        current = before;
    }
    Ok(ancestors)
}

/// Each has a lower number than the one that follows it, so that the walk ends.
fn predecessor(
    connection: &mut DbConnection,
    library: &Library,
    row: &DefinitionRow,
    related: &[DefinitionRow],
) -> Result<Option<DefinitionRow>, StoreError> {
    let id = DefinitionId::new(&row.id);
    library.get(connection, &id)?;
    let own = version_order(&row.version);
    let followed = library.changes(&id).map(|changes| changes.from.clone());
    let mut before: Vec<&DefinitionRow> = related
        .iter()
        .filter(|other| version_order(&other.version) < own)
        .filter(|other| followed.as_ref().is_none_or(|from| *from == other.version))
        .filter(|other| other.customer_id.is_none() || other.customer_id == row.customer_id)
        .collect();
    // Of two with the same number the owner's own goes before the built-in one.
    before.sort_by_key(|other| (version_order(&other.version), other.customer_id.is_some()));
    Ok(before.pop().cloned())
}

/// The newest of the customer's own versions that goes back to a version; that version itself where there is none.
/// A draft made from it becomes the version after that one, so that two drafts from the same version follow each other.
///
/// In: the versions that the customer sees, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_after(app: &App, known: &[Version], id: &DefinitionId) -> Result<DefinitionId, AppError> {
    let key = known.iter().find(|version| version.id == *id).map(|version| version.questionnaire.key.clone());
    let is_candidate =
        |version: &&Version| version.is_own && version.id != *id && Some(&version.questionnaire.key) == key.as_ref();
    let own: Vec<DefinitionId> = known.iter().filter(is_candidate).map(|version| version.id.clone()).collect();
    let (library, id) = (app.library.clone(), id.clone());
    app.db
        .read(move |connection| -> Result<DefinitionId, StoreError> {
            for later in own {
                if ancestors(connection, &library, &later)?.iter().any(|ancestor| ancestor.definition == id) {
                    return Ok(later);
                }
            }
            Ok(id)
        })
        .await
        .map_err(AppError::from)
}

/// What lies between two versions: as confirmed where the later one says that it follows the earlier one, else as proposed.
///
/// # Errors
/// When the database does not answer.
pub async fn diff(app: &App, before: &Version, after: &Version) -> Result<Arc<Diff>, AppError> {
    let library = app.library.clone();
    let (before, after) = (before.id.clone(), after.id.clone());
    app.db.read(move |connection| library.diff(connection, &before, &after)).await.map_err(AppError::from)
}
