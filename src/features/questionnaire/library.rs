//! Published definitions in memory: read once, because a version never changes.
//!
//! What is built in is read at start. What a customer has published, on this server or on another one, is read
//! from the database when it is first asked for. Whether a version has been withdrawn is not kept here: that can change.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use rust_embed::Embed;

use super::store::{self, DefinitionRow};
use crate::app::StartError;
use crate::domain::change::{ConfirmedChanges, Diff, check_changes, propose};
use crate::domain::framework::Framework;
use crate::domain::id::{DefinitionId, OrganisationId};
use crate::domain::questionnaire::Questionnaire;
use crate::formats::definition;
use crate::platform::clock::Clock;
use crate::platform::db::{Db, DbConnection, StoreError};
use crate::platform::ids::Ids;

#[derive(Embed)]
#[folder = "questionnaires/"]
struct BuiltIn;

/// The files of a definition, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of definitions, by folder: `skolesec-ros/1.0.0`, `frameworks/gdpr/2016-679`.
pub type Folders = BTreeMap<String, Files>;

/// The built-in definitions, as embedded.
pub fn built_in() -> Folders {
    let mut folders = Folders::new();
    for path in BuiltIn::iter() {
        // Files beside the folders (the schema for editors) are no part of any definition.
        let Some((folder, name)) = path.rsplit_once('/') else { continue };
        if let Some(file) = BuiltIn::get(&path) {
            folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), file.data.into_owned());
        }
    }
    folders
}

/// Published questionnaires and frameworks in memory. Cheap to clone: every clone is the same library.
#[derive(Clone, Default)]
pub struct Library {
    known: Arc<Known>,
}

#[derive(Default)]
struct Known {
    questionnaires: RwLock<BTreeMap<DefinitionId, Owned<Questionnaire>>>,
    frameworks: RwLock<BTreeMap<DefinitionId, Owned<Framework>>>,
    /// What the author of a version has confirmed; a version without is not among them.
    changes: RwLock<BTreeMap<DefinitionId, Arc<ConfirmedChanges>>>,
    /// Worked out once, from the earlier to the later: neither changes.
    diffs: RwLock<BTreeMap<(DefinitionId, DefinitionId), Arc<Diff>>>,
}

/// A definition and whose it is; `None`: built in.
struct Owned<D> {
    owner: Option<OrganisationId>,
    definition: Arc<D>,
}

impl Library {
    /// Publishes what is built in and not yet published, and reads everything that is built in.
    ///
    /// # Errors
    /// When a built-in definition is wrong, or differs from what is published under the same version (both hashes are named).
    pub async fn open(db: &Db, clock: &Clock, ids: &Ids) -> Result<Self, StartError> {
        Self::open_with(db, clock, ids, built_in()).await
    }

    /// As [`Self::open`], with other definitions than those that are built in.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_with(db: &Db, clock: &Clock, ids: &Ids, folders: Folders) -> Result<Self, StartError> {
        let (now, ids) = (clock.now().naive_utc(), ids.clone());
        db.write(move |connection| -> Result<_, StartError> {
            let known = store::built_in(connection)?;
            for (folder, files) in folders {
                publish_built_in(connection, &known, &folder, &files, &ids, now)?;
            }
            let library = Self::default();
            for row in store::built_in(connection)? {
                let files = store::files(connection, &row.id)?;
                library.keep(&row, &files).map_err(StartError::Definition)?;
            }
            Ok(library)
        })
        .await
    }

    /// The questionnaire version of an id that the caller has found through something of the tenant's, within a transaction.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none; [`StoreError::Corrupt`] when its bytes are not those that were published.
    pub fn get(&self, connection: &mut DbConnection, id: &DefinitionId) -> Result<Arc<Questionnaire>, StoreError> {
        if let Some(known) = self.find(id) {
            return Ok(known);
        }
        let row = store::by_id(connection, id)?;
        // Its controls need their frameworks: those of the same owner, and any that another server has come with.
        self.read_frameworks(connection, None)?;
        if let Some(owner) = &row.customer_id {
            self.read_frameworks(connection, Some(owner))?;
        }
        let files = store::files(connection, &row.id)?;
        self.keep(&row, &files).map_err(StoreError::corrupt)?;
        self.find(id).ok_or(StoreError::NotFound)
    }

    /// Reads the frameworks of an owner that are not in memory yet.
    pub(super) fn read_frameworks(&self, connection: &mut DbConnection, owner: Option<&str>) -> Result<(), StoreError> {
        for row in store::frameworks_of(connection, owner)? {
            let id = DefinitionId::new(&row.id);
            if !self.known.frameworks.read().is_ok_and(|known| known.contains_key(&id)) {
                let files = store::files(connection, &row.id)?;
                self.keep(&row, &files).map_err(StoreError::corrupt)?;
            }
        }
        Ok(())
    }

    fn keep(&self, row: &DefinitionRow, files: &Files) -> Result<(), String> {
        let actual = definition::content_hash(files);
        if actual != row.sha256 {
            return Err(format!(
                "the {} {}@{} in the database was altered: published with hash {}, now {actual}",
                row.kind, row.key, row.version, row.sha256
            ));
        }
        let id = DefinitionId::new(&row.id);
        let owner = row.customer_id.as_ref().map(OrganisationId::new);
        if row.kind == "framework" {
            let (framework, problems) = definition::read_framework(files);
            let definition = Arc::new(framework.ok_or_else(|| problems_text(&row.key, &problems))?);
            if let Ok(mut frameworks) = self.known.frameworks.write() {
                frameworks.insert(id, Owned { owner, definition });
            }
        } else {
            let (questionnaire, problems) = definition::read_questionnaire(files);
            let definition = Arc::new(questionnaire.ok_or_else(|| problems_text(&row.key, &problems))?);
            if let (Some(confirmed), _) = definition::read_changes(files, &definition, None)
                && let Ok(mut changes) = self.known.changes.write()
            {
                changes.insert(id.clone(), Arc::new(confirmed));
            }
            if let Ok(mut questionnaires) = self.known.questionnaires.write() {
                questionnaires.insert(id, Owned { owner, definition });
            }
        }
        Ok(())
    }

    pub(super) fn find(&self, id: &DefinitionId) -> Option<Arc<Questionnaire>> {
        self.known.questionnaires.read().ok()?.get(id).map(|known| Arc::clone(&known.definition))
    }

    /// What the author of a version that is in memory has confirmed about it; `None`: nothing.
    pub(super) fn changes(&self, id: &DefinitionId) -> Option<Arc<ConfirmedChanges>> {
        self.known.changes.read().ok()?.get(id).cloned()
    }

    /// What lies between two versions: as confirmed where the later one says that it follows the earlier one, else as proposed.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn diff(
        &self,
        connection: &mut DbConnection,
        before: &DefinitionId,
        after: &DefinitionId,
    ) -> Result<Arc<Diff>, StoreError> {
        let pair = (before.clone(), after.clone());
        if let Some(known) = self.known.diffs.read().ok().and_then(|known| known.get(&pair).cloned()) {
            return Ok(known);
        }
        let (old, new) = (self.get(connection, before)?, self.get(connection, after)?);
        let confirmed = self.changes(after).filter(|changes| {
            changes.from == old.version && old.key == new.key && check_changes(Some(&old), &new, changes).is_empty()
        });
        let diff = Arc::new(match confirmed {
            Some(confirmed) => Diff::confirmed(&old, &new, &confirmed),
            None => propose(&old, &new),
        });
        if let Ok(mut diffs) = self.known.diffs.write() {
            diffs.insert(pair, Arc::clone(&diff));
        }
        Ok(diff)
    }

    /// The built-in questionnaire of `key@version`.
    pub fn by_reference(&self, reference: &str) -> Option<(DefinitionId, Arc<Questionnaire>)> {
        let known = self.known.questionnaires.read().ok()?;
        known
            .iter()
            .find(|(_, known)| known.owner.is_none() && known.definition.reference() == reference)
            .map(|(id, known)| (id.clone(), Arc::clone(&known.definition)))
    }

    /// The frameworks that a customer may use: the built-in ones and its own, by key and version.
    pub fn frameworks(&self, customer: &OrganisationId) -> Vec<Arc<Framework>> {
        let mut visible: Vec<_> = self
            .known
            .frameworks
            .read()
            .map(|known| {
                let visible = known.values().filter(|known| known.owner.as_ref().is_none_or(|owner| owner == customer));
                visible.map(|known| Arc::clone(&known.definition)).collect()
            })
            .unwrap_or_default();
        visible.sort_by_key(|framework| framework.reference());
        visible
    }

    /// The frameworks that a questionnaire's controls come from, in its own order, as the customer knows them that asks it.
    pub fn frameworks_of(&self, customer: &OrganisationId, questionnaire: &Questionnaire) -> Vec<Arc<Framework>> {
        let visible = self.frameworks(customer);
        questionnaire
            .frameworks
            .iter()
            .filter_map(|wanted| visible.iter().find(|framework| framework.reference() == *wanted).cloned())
            .collect()
    }
}

fn publish_built_in(
    connection: &mut DbConnection,
    known: &[DefinitionRow],
    folder: &str,
    files: &Files,
    ids: &Ids,
    now: chrono::NaiveDateTime,
) -> Result<(), StartError> {
    let Draft { kind, key, version } =
        Draft::read(files).map_err(|problems| StartError::Definition(problems_text(folder, &problems)))?;
    let sha256 = definition::content_hash(files);
    match known.iter().find(|row| row.kind == kind && row.key == key && row.version == version) {
        Some(row) if row.sha256 == sha256 => Ok(()),
        Some(row) => Err(StartError::Definition(format!(
            "the built-in {kind} {key}@{version} has the hash {sha256}, but the database has published that version with the hash {}. \
             A published version never changes: give the altered files a new version number, or start the program that they came with",
            row.sha256
        ))),
        None => {
            let row = DefinitionRow {
                id: ids.next(),
                customer_id: None,
                kind: kind.to_owned(),
                key,
                version,
                sha256,
                published_at: now,
                withdrawn_at: None,
            };
            Ok(store::insert(connection, &row, files)?)
        }
    }
}

/// What the files of a definition say that they are.
pub(super) struct Draft {
    pub(super) kind: &'static str,
    pub(super) key: String,
    pub(super) version: String,
}

impl Draft {
    /// Reads the files; every problem at once where there is any.
    pub(super) fn read(files: &Files) -> Result<Self, Vec<definition::Problem>> {
        let (kind, name, problems) = if files.contains_key(definition::FRAMEWORK) {
            let (framework, problems) = definition::read_framework(files);
            ("framework", framework.map(|framework| (framework.key, framework.version)), problems)
        } else {
            let (questionnaire, problems) = definition::read_questionnaire(files);
            ("questionnaire", questionnaire.map(|questionnaire| (questionnaire.key, questionnaire.version)), problems)
        };
        match name {
            Some((key, version)) if problems.is_empty() => Ok(Self { kind, key, version }),
            _ => Err(problems),
        }
    }
}

/// Problems as a text for the log or the operator.
pub(super) fn problems_text(what: &str, problems: &[definition::Problem]) -> String {
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("the definition {what} cannot be used:\n{}", list.join("\n"))
}
