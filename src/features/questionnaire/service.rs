//! Publishing built-in definitions at start, and finding published ones.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use rust_embed::Embed;

use super::store::{self, DefinitionRow};
use crate::app::{App, StartError};
use crate::domain::framework::Framework;
use crate::domain::id::DefinitionId;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::error::{AppError, Code};
use crate::formats::definition;
use crate::platform::clock::Clock;
use crate::platform::db::{Db, DbConnection};
use crate::platform::ids::Ids;

#[derive(Embed)]
#[folder = "questionnaires/"]
struct BuiltIn;

/// The files of definitions, by folder: `skolesec-ros/1.0.0`, `frameworks/gdpr/2016-679`.
pub type Folders = BTreeMap<String, BTreeMap<String, Vec<u8>>>;

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

/// Published questionnaires and frameworks in memory. A version never changes, so nothing here is ever stale.
pub struct Library {
    questionnaires: RwLock<BTreeMap<DefinitionId, Arc<Questionnaire>>>,
    frameworks: RwLock<BTreeMap<String, Arc<Framework>>>,
}

impl Library {
    /// Publishes what is built in and not yet published, and reads everything that is published.
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
        let library = Self { questionnaires: RwLock::default(), frameworks: RwLock::default() };
        let (now, ids) = (clock.now().naive_utc(), ids.clone());
        let published = db
            .write(move |connection| -> Result<_, StartError> {
                let known = store::all(connection)?;
                for (folder, files) in folders {
                    publish(connection, &known, &folder, &files, &ids, now)?;
                }
                read_all(connection)
            })
            .await?;
        for (row, files) in published {
            library.keep(&row, &files).map_err(StartError::Definition)?;
        }
        Ok(library)
    }

    fn keep(&self, row: &DefinitionRow, files: &BTreeMap<String, Vec<u8>>) -> Result<(), String> {
        let actual = definition::content_hash(files);
        if actual != row.sha256 {
            return Err(format!(
                "the {} {}@{} in the database was altered: published with hash {}, now {actual}",
                row.kind, row.key, row.version, row.sha256
            ));
        }
        if row.kind == "framework" {
            let (framework, problems) = definition::read_framework(files);
            let framework = framework.ok_or_else(|| problems_text(&row.key, &problems))?;
            if let Ok(mut frameworks) = self.frameworks.write() {
                frameworks.insert(framework.reference(), Arc::new(framework));
            }
        } else {
            let (questionnaire, problems) = definition::read_questionnaire(files);
            let questionnaire = questionnaire.ok_or_else(|| problems_text(&row.key, &problems))?;
            if let Ok(mut questionnaires) = self.questionnaires.write() {
                questionnaires.insert(DefinitionId::new(&row.id), Arc::new(questionnaire));
            }
        }
        Ok(())
    }

    fn find(&self, id: &DefinitionId) -> Option<Arc<Questionnaire>> {
        self.questionnaires.read().ok()?.get(id).cloned()
    }

    /// Every published questionnaire version, by key and then the newest first.
    pub fn questionnaires(&self) -> Vec<(DefinitionId, Arc<Questionnaire>)> {
        let mut all: Vec<_> = self
            .questionnaires
            .read()
            .map(|known| known.iter().map(|(id, questionnaire)| (id.clone(), Arc::clone(questionnaire))).collect())
            .unwrap_or_default();
        all.sort_by(|(_, one), (_, other)| {
            one.key.cmp(&other.key).then_with(|| version_order(&other.version).cmp(&version_order(&one.version)))
        });
        all
    }

    /// The questionnaire of `key@version`.
    pub fn by_reference(&self, reference: &str) -> Option<(DefinitionId, Arc<Questionnaire>)> {
        self.questionnaires().into_iter().find(|(_, questionnaire)| questionnaire.reference() == reference)
    }

    /// The frameworks that a questionnaire's controls come from, in its own order.
    pub fn frameworks_of(&self, questionnaire: &Questionnaire) -> Vec<Arc<Framework>> {
        self.frameworks
            .read()
            .map(|known| questionnaire.frameworks.iter().filter_map(|wanted| known.get(wanted).cloned()).collect())
            .unwrap_or_default()
    }
}

/// The questionnaire version of an id. One that another server has published meanwhile is read from the database.
///
/// # Errors
/// [`Code::NotFound`] when there is none.
pub async fn get(app: &App, id: &DefinitionId) -> Result<Arc<Questionnaire>, AppError> {
    if let Some(found) = app.library.find(id) {
        return Ok(found);
    }
    let published = app.db.read(|connection| read_all(connection).map_err(AppError::internal)).await?;
    for (row, files) in published {
        app.library.keep(&row, &files).map_err(AppError::internal)?;
    }
    app.library.find(id).ok_or_else(|| AppError::new(Code::NotFound))
}

type Published = Vec<(DefinitionRow, BTreeMap<String, Vec<u8>>)>;

fn read_all(connection: &mut DbConnection) -> Result<Published, StartError> {
    let mut published = Vec::new();
    for row in store::all(connection)? {
        let files = store::files(connection, &row.id)?;
        published.push((row, files));
    }
    Ok(published)
}

fn publish(
    connection: &mut DbConnection,
    known: &[DefinitionRow],
    folder: &str,
    files: &BTreeMap<String, Vec<u8>>,
    ids: &Ids,
    now: chrono::NaiveDateTime,
) -> Result<(), StartError> {
    let (kind, key, version, problems) = if files.contains_key("framework.toml") {
        let (framework, problems) = definition::read_framework(files);
        let (key, version) = framework.map(|framework| (framework.key, framework.version)).unzip();
        ("framework", key, version, problems)
    } else {
        let (questionnaire, problems) = definition::read_questionnaire(files);
        let (key, version) = questionnaire.map(|questionnaire| (questionnaire.key, questionnaire.version)).unzip();
        ("questionnaire", key, version, problems)
    };
    let (Some(key), Some(version), []) = (key, version, problems.as_slice()) else {
        return Err(StartError::Definition(problems_text(folder, &problems)));
    };
    let sha256 = definition::content_hash(files);
    match known.iter().find(|row| row.kind == kind && row.key == key && row.version == version) {
        Some(row) if row.sha256 == sha256 => Ok(()),
        Some(row) => Err(StartError::Definition(format!(
            "the built-in {kind} {key}@{version} has the hash {sha256}, but the database has published that version with the hash {}. \
             A published version never changes: give the altered files a new version number, or start the program that they came with",
            row.sha256
        ))),
        None => {
            let row = DefinitionRow { id: ids.next(), kind: kind.to_owned(), key, version, sha256, published_at: now };
            store::insert(connection, &row, files)?;
            Ok(())
        }
    }
}

fn problems_text(what: &str, problems: &[definition::Problem]) -> String {
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("the definition {what} cannot be used:\n{}", list.join("\n"))
}

/// The numbers of a semantic version, for ordering.
fn version_order(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).filter_map(|part| part.parse().ok()).collect()
}

/// The controls that a question maps to, as people know them: "GDPR art. 32 Sikkerhet ved behandlingen".
pub fn control_names(app: &App, questionnaire: &Questionnaire, question: &Question, language: Language) -> Vec<String> {
    named_controls(&app.library.frameworks_of(questionnaire), question, language)
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
