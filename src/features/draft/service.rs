//! Beginning drafts, and writing in them: every step is saved at once, and nobody overwrites another's text unseen.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::store::{self, DraftRow, DraftWrite};
use crate::app::App;
use crate::domain::draft::outline::{self, Removed};
use crate::domain::event::{Action, NewEvent};
use crate::domain::framework::Framework;
use crate::domain::id::{DefinitionId, DraftId};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::domain::scope::CustomerScope;
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::questionnaire::service::{self as questionnaires, Files};
use crate::formats::import_note::ImportNote;
use crate::platform::db::{DbConnection, StoreError};

/// How many things that were removed can be put back; the oldest goes first.
const BIN_SIZE: usize = 50;

/// The part of a draft that a form shows: its title and languages, or a section or field by its key.
pub const TITLE_PART: &str = "";

/// What belongs to the writing of a questionnaire and not to the questionnaire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// What an import said: what it took, changed, could not express, and where.
    pub notes: Vec<ImportNote>,
    /// What was removed and can be put back, the latest last.
    pub removed: Vec<Removed>,
    /// The revision that last touched a part, by its key; [`TITLE_PART`] is the title's.
    pub touched: BTreeMap<String, i64>,
}

/// A draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// The version that it was made from.
    pub base: Option<DefinitionId>,
    /// The version that it became: it is closed then.
    pub published: Option<DefinitionId>,
    /// What is written.
    pub questionnaire: Questionnaire,
    /// What belongs to the writing.
    pub about: About,
    /// 1 when it is begun, then 2, 3 …
    pub revision: i64,
    /// When it was written in last.
    pub updated_at: DateTime<Utc>,
    /// By whom.
    pub updated_by: String,
}

/// A draft in a list.
#[derive(Debug, Clone)]
pub struct DraftLine {
    /// Its id.
    pub id: DraftId,
    /// The version that it was made from.
    pub base: Option<DefinitionId>,
    /// The version that it became.
    pub published: Option<DefinitionId>,
    /// Its title, in the first language that has one; may be empty.
    pub title: String,
    /// How many questions it has.
    pub questions: i64,
    /// When it was written in last.
    pub updated_at: DateTime<Utc>,
    /// By whom.
    pub updated_by: String,
}

impl Draft {
    /// The revision that last touched a part; a form of that part conflicts when it is older.
    pub fn touched(&self, part: &str) -> i64 {
        self.about.touched.get(part).copied().unwrap_or(1)
    }

    /// The revision that last touched a part or anything that stands in it.
    fn touched_within(&self, part: &str) -> i64 {
        let section = self.questionnaire.sections.iter().find(|section| section.key == part);
        let inner =
            section.into_iter().flat_map(|section| &section.questions).map(|question| self.touched(&question.key));
        inner.fold(self.touched(part), i64::max)
    }
}

/// Begins a draft with what an import has made, and what it said about it.
///
/// # Errors
/// When the database refuses.
pub async fn create(
    app: &App,
    scope: &CustomerScope,
    questionnaire: Questionnaire,
    notes: Vec<ImportNote>,
) -> Result<DraftId, AppError> {
    let about = About { notes, ..About::default() };
    begin(app, scope, questionnaire, None, about).await
}

/// Begins a draft of the next version of a published questionnaire.
///
/// # Errors
/// [`Code::NotFound`] when the customer has no such version.
pub async fn create_from(app: &App, scope: &CustomerScope, base: &DefinitionId) -> Result<DraftId, AppError> {
    let published = questionnaires::version(app, scope, base).await?.questionnaire;
    let questionnaire = Questionnaire { version: String::new(), hash: String::new(), ..published.as_ref().clone() };
    begin(app, scope, questionnaire, Some(base.clone()), About::default()).await
}

async fn begin(
    app: &App,
    scope: &CustomerScope,
    mut questionnaire: Questionnaire,
    base: Option<DefinitionId>,
    about: About,
) -> Result<DraftId, AppError> {
    if questionnaire.languages.is_empty() {
        questionnaire.languages.push(Language::Nb);
    }
    outline::renumber(&mut questionnaire);
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), DraftId::new(app.ids.next()));
    app.db
        .write(move |connection| -> Result<DraftId, StoreError> {
            let write = draft_write(&questionnaire, &about, now)?;
            store::insert(connection, &scope, &id, base.as_ref(), &write)?;
            let event = NewEvent::new(scope.actor(), Action::DraftBegun, id.to_string())
                .with(serde_json::json!({ "base": base, "questions": write.questions }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(id)
        })
        .await
        .map_err(AppError::from)
}

fn draft_write(questionnaire: &Questionnaire, about: &About, now: DateTime<Utc>) -> Result<DraftWrite, StoreError> {
    let titles = questionnaire.languages.iter().filter_map(|language| questionnaire.words.get(language));
    let title = titles.map(|words| words.title.trim()).find(|title| !title.is_empty()).unwrap_or_default();
    Ok(DraftWrite {
        title: title.to_owned(),
        questions: i64::try_from(questionnaire.questions().count()).unwrap_or(i64::MAX),
        body: serde_json::to_string(questionnaire).map_err(StoreError::corrupt)?,
        about: serde_json::to_string(about).map_err(StoreError::corrupt)?,
        now: now.naive_utc(),
    })
}

/// The customer's drafts, those that were written in last first; published ones are among them.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App, scope: &CustomerScope) -> Result<Vec<DraftLine>, AppError> {
    let scope = scope.clone();
    let rows = app.db.read(move |connection| store::list(connection, &scope)).await?;
    let lines = rows.into_iter().map(|row| DraftLine {
        id: DraftId::new(row.id),
        base: row.base_id.map(DefinitionId::new),
        published: row.published_id.map(DefinitionId::new),
        title: row.title,
        questions: row.questions,
        updated_at: row.updated_at.and_utc(),
        updated_by: row.updated_by,
    });
    Ok(lines.collect())
}

/// A draft of the customer.
///
/// # Errors
/// [`Code::NotFound`] when it is not the customer's.
pub async fn find(app: &App, scope: &CustomerScope, id: &DraftId) -> Result<Draft, AppError> {
    let (scope, id) = (scope.clone(), id.clone());
    app.db.read(move |connection| draft(store::find(connection, &scope, &id)?)).await.map_err(AppError::from)
}

fn draft(row: DraftRow) -> Result<Draft, StoreError> {
    Ok(Draft {
        id: DraftId::new(row.id),
        base: row.base_id.map(DefinitionId::new),
        published: row.published_id.map(DefinitionId::new),
        questionnaire: serde_json::from_str(&row.body).map_err(StoreError::corrupt)?,
        about: serde_json::from_str(&row.about).map_err(StoreError::corrupt)?,
        revision: row.revision,
        updated_at: row.updated_at.and_utc(),
        updated_by: row.updated_by,
    })
}

/// What came of a step.
#[derive(Debug, Clone)]
pub enum Written<T> {
    /// It is on the disk (or changed nothing).
    Saved {
        /// The draft as it is now.
        draft: Box<Draft>,
        /// What the step itself has to tell.
        outcome: T,
    },
    /// Somebody else has written in the same part meanwhile; nothing was written.
    Conflict {
        /// The draft as it is now.
        theirs: Box<Draft>,
    },
}

/// The part that a step writes in, and the draft's revision that the person saw.
#[derive(Debug, Clone)]
pub struct Seen {
    /// [`TITLE_PART`], or the key of a section or field.
    pub part: String,
    /// The revision of the draft.
    pub revision: i64,
    /// Whether what stands within the part counts as well, as it does when a section is removed.
    pub within: bool,
}

/// Takes a step in a draft and saves it. With `seen` it conflicts when somebody has written in that part since;
/// without it (moves, additions) it is done on whatever the draft has become.
///
/// A step that changes nothing is not written, and makes no new revision.
///
/// # Errors
/// [`Code::NotFound`] when the draft is not the customer's; [`Code::DraftPublished`] when it is closed; those of the step.
pub async fn write<T, F>(
    app: &App,
    scope: &CustomerScope,
    id: &DraftId,
    seen: Option<Seen>,
    step: F,
) -> Result<Written<T>, AppError>
where
    T: Send + 'static,
    F: FnOnce(&mut Questionnaire, &mut About) -> Result<T, AppError> + Send + 'static,
{
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<Written<T>, AppError> {
            let mut draft = open(connection, &scope, &id)?;
            let (mut questionnaire, mut about) = (draft.questionnaire.clone(), draft.about.clone());
            let outcome = step(&mut questionnaire, &mut about)?;
            if questionnaire == draft.questionnaire && about == draft.about {
                return Ok(Written::Saved { draft: Box::new(draft), outcome });
            }
            if let Some(seen) = &seen {
                let touched = if seen.within { draft.touched_within(&seen.part) } else { draft.touched(&seen.part) };
                if seen.revision < touched || draft.revision < seen.revision {
                    return Ok(Written::Conflict { theirs: Box::new(draft) });
                }
                about.touched.insert(seen.part.clone(), draft.revision + 1);
            }
            let excess = about.removed.len().saturating_sub(BIN_SIZE);
            about.removed.drain(..excess);
            let write = draft_write(&questionnaire, &about, now)?;
            if !store::update(connection, &scope, &id, draft.revision, &write)? {
                return Ok(Written::Conflict { theirs: Box::new(draft) });
            }
            let part = seen.map(|seen| seen.part);
            let event = NewEvent::new(scope.actor(), Action::DraftSaved, id.to_string())
                .with(serde_json::json!({ "part": part, "revision": draft.revision + 1 }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            draft = Draft { questionnaire, about, revision: draft.revision + 1, updated_at: now, ..draft };
            draft.updated_by.clone_from(&scope.name);
            Ok(Written::Saved { draft: Box::new(draft), outcome })
        })
        .await
}

/// A draft that may be written in.
fn open(connection: &mut DbConnection, scope: &CustomerScope, id: &DraftId) -> Result<Draft, AppError> {
    let draft = draft(store::find(connection, scope, id)?)?;
    if draft.published.is_some() { Err(Code::DraftPublished.into()) } else { Ok(draft) }
}

/// The frameworks that an author chooses controls from: those that the draft names, and the newest version of each other one.
///
/// # Errors
/// When the database does not answer.
pub async fn frameworks(
    app: &App,
    scope: &CustomerScope,
    questionnaire: &Questionnaire,
) -> Result<Vec<Arc<Framework>>, AppError> {
    let mut chosen: BTreeMap<String, Arc<Framework>> = BTreeMap::new();
    for framework in questionnaires::frameworks(app, scope).await? {
        let is_named = questionnaire.frameworks.contains(&framework.reference());
        let stays = chosen.get(&framework.key).is_some_and(|known| {
            questionnaire.frameworks.contains(&known.reference()) || framework.version < known.version
        });
        if is_named || !stays {
            chosen.insert(framework.key.clone(), framework);
        }
    }
    Ok(chosen.into_values().collect())
}

/// The head fields of a questionnaire that is begun from nothing: who answers, and about what.
pub fn usual_head(app: &App) -> Vec<Question> {
    let model = app.library.by_reference("skolesec-ros@1.0.0");
    model.map(|(_, questionnaire)| questionnaire.head.clone()).unwrap_or_default()
}

/// The keys that nothing new may take: those of the draft, of what can be put back, and of the version that it was made from.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_keys(app: &App, draft: &Draft) -> Result<BTreeSet<String>, AppError> {
    let mut taken = outline::keys(&draft.questionnaire);
    for removed in &draft.about.removed {
        taken.insert(removed.key().to_owned());
        if let Removed::Section { section, .. } = removed {
            taken.extend(section.questions.iter().map(|question| question.key.clone()));
        }
    }
    if let Some(base) = &draft.base {
        taken.extend(outline::keys(questionnaires::get(app, base).await?.as_ref()));
    }
    Ok(taken)
}

/// Throws a draft away.
///
/// # Errors
/// [`Code::NotFound`] when it is not the customer's; [`Code::DraftPublished`] when it was published.
pub async fn discard(app: &App, scope: &CustomerScope, id: &DraftId) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            // What is written is not read: a draft that cannot be read is thrown away like any other.
            if store::find(connection, &scope, &id)?.published_id.is_some() {
                return Err(Code::DraftPublished.into());
            }
            store::delete(connection, &scope, &id)?;
            let event = NewEvent::new(scope.actor(), Action::DraftDiscarded, id.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(())
        })
        .await
}

/// Publishes the files that were made of a draft, and closes it, at the revision that they were made at. Returns the version's id.
///
/// # Errors
/// Those of [`questionnaires::publish_and`]; [`Code::Conflict`] when somebody has written in the draft meanwhile;
/// [`Code::DraftPublished`] when somebody has published it meanwhile.
pub async fn publish(
    app: &App,
    scope: &CustomerScope,
    draft: &Draft,
    files: Files,
    notes: String,
) -> Result<DefinitionId, AppError> {
    let now = app.clock.now();
    let (inner, id, revision) = (scope.clone(), draft.id.clone(), draft.revision);
    questionnaires::publish_and(app, scope, files, move |connection, published| {
        open(connection, &inner, &id)?;
        if !store::close(connection, &inner, &id, revision, published)? {
            return Err(Code::Conflict.into());
        }
        let event = NewEvent::new(inner.actor(), Action::DraftPublished, id.to_string())
            .with(serde_json::json!({ "definition": published, "notes": notes }));
        events::record(connection, now, &Tenant::Organisation(&inner.customer), &event)?;
        Ok(())
    })
    .await
}
