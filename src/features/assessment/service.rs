//! Rating the answers of a submission, and what the ratings come to.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::store::{self, AssessmentRow, RatingRow, RatingWrite};
use crate::app::App;
use crate::domain::condition::shown;
use crate::domain::event::{Action, NewEvent};
use crate::domain::hint::{Hint, hints};
use crate::domain::id::{AssessmentId, NoteId, OrganisationId, SubmissionId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::rating::{Confidence, Level, Rating, Verdict};
use crate::domain::scope::CustomerScope;
use crate::domain::score::{FORMULA, Scores, scores};
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::questionnaire::service as questionnaires;
use crate::features::submission::service::{self as submissions, GivenSubmission};
use crate::platform::db::{DbConnection, StoreError};

/// The longest reason or note, in characters.
pub const LONGEST_REASON: usize = 10_000;

/// A rating with what is known of it. The verdict may be missing while a reason is there already.
#[derive(Debug, Clone)]
pub struct StoredRating {
    /// What it came to; `None`: not rated.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: String,
    /// 1 for the first save, then 2, 3 …
    pub revision: i64,
    /// When.
    pub rated_at: DateTime<Utc>,
    /// Who, by name.
    pub rated_by: String,
}

/// A note that only the customer's own people see.
#[derive(Debug, Clone)]
pub struct Note {
    /// The question that it is about.
    pub question: String,
    /// The text.
    pub body: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Who, by name.
    pub created_by: String,
}

/// An assessment with everything that its pages show.
#[derive(Debug, Clone)]
pub struct AssessmentState {
    /// Its id.
    pub id: AssessmentId,
    /// Who judges.
    pub customer: OrganisationId,
    /// What is assessed.
    pub submission: GivenSubmission,
    /// The questionnaire as it was asked when the submission was made.
    pub questionnaire: Arc<Questionnaire>,
    /// The whole version.
    pub version: Arc<Questionnaire>,
    /// The ratings by question key.
    pub ratings: BTreeMap<String, StoredRating>,
    /// The notes, the earliest first.
    pub notes: Vec<Note>,
    /// When it was marked as finished, and by whom.
    pub finished: Option<(DateTime<Utc>, String)>,
}

impl AssessmentState {
    /// The keys of the questions that are asked, given the answers.
    pub fn owed(&self) -> BTreeSet<&str> {
        shown(&self.questionnaire, &self.submission.content.answers)
    }

    /// What the ratings come to.
    pub fn scores(&self) -> Scores {
        worked_out(&self.version, &self.submission, &self.ratings)
    }

    /// What each answer shows before a person has read it.
    pub fn hints(&self) -> BTreeMap<String, Vec<Hint>> {
        let content = &self.submission.content;
        let citations = content.citations.iter().map(|(key, cited)| (key.clone(), cited.len())).collect();
        hints(&self.questionnaire, &content.answers, &citations)
    }
}

/// What ratings come to for a submission: of what was asked in it, of the version that is given.
pub fn worked_out(
    version: &Arc<Questionnaire>,
    submission: &GivenSubmission,
    ratings: &BTreeMap<String, StoredRating>,
) -> Scores {
    let plain: BTreeMap<String, Rating> = ratings
        .iter()
        .filter_map(|(key, stored)| {
            Some((key.clone(), Rating { verdict: stored.verdict?, reason: stored.reason.clone() }))
        })
        .collect();
    let asked = submission.content.extent.asked(version);
    scores(&asked, &plain, &shown(&asked, &submission.content.answers))
}

/// Begins the assessment of a submission that the customer was given, or finds the one that was begun.
///
/// # Errors
/// [`Code::NotFound`] when the customer was not given the submission.
pub async fn start(app: &App, scope: &CustomerScope, submission: &SubmissionId) -> Result<AssessmentId, AppError> {
    let now = app.clock.now();
    let (scope, submission, id) = (scope.clone(), submission.clone(), AssessmentId::new(app.ids.next()));
    app.db
        .write(move |connection| -> Result<AssessmentId, StoreError> {
            submissions::for_customer(connection, &scope, &submission)?;
            if store::insert(connection, &scope, &id, &submission, i64::from(FORMULA), now.naive_utc())? {
                let event = NewEvent::new(scope.actor(), Action::AssessmentStarted, id.to_string());
                events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
                return Ok(id);
            }
            let known = store::of_submissions(connection, &scope, &[submission.to_string()])?;
            known.into_iter().next().map(|row| AssessmentId::new(row.id)).ok_or(StoreError::NotFound)
        })
        .await
        .map_err(AppError::from)
}

/// An assessment of the customer.
///
/// # Errors
/// [`Code::NotFound`] when it is not the customer's.
pub async fn load(app: &App, scope: &CustomerScope, id: &AssessmentId) -> Result<AssessmentState, AppError> {
    let customer = scope.customer.clone();
    let (scope, id) = (scope.clone(), id.clone());
    let (row, submission, ratings, notes) = app
        .db
        .read(move |connection| -> Result<_, StoreError> {
            let row = store::find(connection, &scope, &id)?;
            let submission = submissions::for_customer(connection, &scope, &SubmissionId::new(&row.submission_id))?;
            let ratings = store::ratings(connection, &scope, std::slice::from_ref(&row.id))?;
            let notes = store::notes(connection, &scope, &id)?;
            Ok((row, submission, ratings, notes))
        })
        .await?;
    let version = questionnaires::get(app, &submission.definition).await?;
    let questionnaire = submission.content.extent.asked(&version);
    let ratings = ratings.into_iter().map(|row| Ok((row.question_key.clone(), stored(row)?)));
    Ok(AssessmentState {
        id: AssessmentId::new(row.id),
        customer,
        submission,
        questionnaire,
        version,
        ratings: ratings.collect::<Result<_, StoreError>>()?,
        notes: notes
            .into_iter()
            .map(|row| Note {
                question: row.question_key,
                body: row.body,
                created_at: row.created_at.and_utc(),
                created_by: row.created_by,
            })
            .collect(),
        finished: row.finished_at.map(|at| (at.and_utc(), row.finished_by.unwrap_or_default())),
    })
}

/// The assessment of each submission, with its ratings by question key.
pub type RatingsOf = BTreeMap<SubmissionId, (AssessmentId, BTreeMap<String, StoredRating>)>;

/// The customer's ratings of some submissions, by submission; one that nobody has begun to assess is not among them.
///
/// # Errors
/// When the database does not answer.
pub fn ratings_of(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    wanted: &[SubmissionId],
) -> Result<RatingsOf, StoreError> {
    let wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
    let rows: Vec<AssessmentRow> = store::of_submissions(connection, scope, &wanted)?;
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let mut by_assessment: BTreeMap<String, BTreeMap<String, StoredRating>> = BTreeMap::new();
    for row in store::ratings(connection, scope, &ids)? {
        by_assessment.entry(row.assessment_id.clone()).or_default().insert(row.question_key.clone(), stored(row)?);
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let ratings = by_assessment.remove(&row.id).unwrap_or_default();
            (SubmissionId::new(row.submission_id), (AssessmentId::new(row.id), ratings))
        })
        .collect())
}

fn stored(row: RatingRow) -> Result<StoredRating, StoreError> {
    let verdict = match (row.level, row.confidence.as_deref(), row.not_applicable) {
        (_, _, true) => Some(Verdict::NotApplicable),
        (Some(level), Some(confidence), false) => {
            let level = u8::try_from(level).ok().and_then(Level::new);
            let level = level.ok_or_else(|| StoreError::corrupt("a rating's level"))?;
            let confidence =
                Confidence::parse(confidence).ok_or_else(|| StoreError::corrupt("a rating's confidence"))?;
            Some(Verdict::Level(level, confidence))
        }
        _ => None,
    };
    Ok(StoredRating {
        verdict,
        reason: row.reason,
        revision: row.revision,
        rated_at: row.rated_at.and_utc(),
        rated_by: row.rated_by,
    })
}

/// What came of rating.
#[derive(Debug, Clone)]
pub enum RateOutcome {
    /// It is on the disk.
    Saved {
        /// The rating's new revision.
        revision: i64,
        /// When.
        at: DateTime<Utc>,
    },
    /// Somebody else has rated meanwhile; nothing was written.
    Conflict {
        /// What stands there now.
        theirs: Box<StoredRating>,
    },
}

/// Rates the answer to a question over the revision that the person saw (0: none). `None` takes the verdict away and keeps the reason.
///
/// # Errors
/// [`Code::NotFound`] for an assessment that is not the customer's or a question that the version does not have;
/// [`Code::BadInput`] for "not applicable" without a reason, or a reason longer than [`LONGEST_REASON`];
/// [`Code::AssessmentFinished`].
pub async fn rate(
    app: &App,
    scope: &CustomerScope,
    id: &AssessmentId,
    question: &str,
    verdict: Option<Verdict>,
    reason: &str,
    base_revision: i64,
) -> Result<RateOutcome, AppError> {
    let without_reason = verdict == Some(Verdict::NotApplicable) && reason.trim().is_empty();
    if without_reason || LONGEST_REASON < reason.chars().count() {
        return Err(Code::BadInput.into());
    }
    let now = app.clock.now();
    let library = app.library.clone();
    let (scope, id, question, reason) = (scope.clone(), id.clone(), question.to_owned(), reason.trim().to_owned());
    app.db
        .write(move |connection| -> Result<RateOutcome, AppError> {
            let submission = changeable(connection, &scope, &id)?;
            let questionnaire = library.get(connection, &submission.definition)?;
            is_asked(&questionnaire, &submission, &question)?;
            let before = rating_of(connection, &scope, &id, &question)?;
            // A revision of a rating that is not there was never shown by a page of ours: nothing can be overwritten.
            let base_revision = if before.is_none() { 0 } else { base_revision };
            if let Some(theirs) = before {
                if theirs.verdict == verdict && theirs.reason == reason {
                    return Ok(RateOutcome::Saved { revision: theirs.revision, at: theirs.rated_at });
                }
                if theirs.revision != base_revision {
                    return Ok(RateOutcome::Conflict { theirs: Box::new(theirs) });
                }
            }
            let (level, confidence) = match verdict {
                Some(Verdict::Level(level, confidence)) => (Some(i64::from(level.number())), Some(confidence.as_str())),
                Some(Verdict::NotApplicable) | None => (None, None),
            };
            let not_applicable = verdict == Some(Verdict::NotApplicable);
            let write = RatingWrite {
                question: &question,
                level,
                not_applicable,
                confidence,
                reason: &reason,
                base: base_revision,
                now: now.naive_utc(),
            };
            if !store::put(connection, &scope, &id, &write)? {
                return Err(Code::Conflict.into());
            }
            let event = NewEvent::new(scope.actor(), Action::Rated, id.to_string()).with(serde_json::json!({
                "question": question, "level": level, "not_applicable": not_applicable,
                "confidence": confidence, "revision": base_revision + 1,
            }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(RateOutcome::Saved { revision: base_revision + 1, at: now })
        })
        .await
}

/// That a question was asked in a submission: its section was not left out, and its condition held.
fn is_asked(version: &Arc<Questionnaire>, submission: &GivenSubmission, question: &str) -> Result<(), AppError> {
    let asked = submission.content.extent.asked(version);
    let is_shown = shown(&asked, &submission.content.answers).contains(question);
    if is_shown && asked.questions().any(|known| known.key == question) { Ok(()) } else { Err(Code::NotFound.into()) }
}

fn rating_of(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &AssessmentId,
    question: &str,
) -> Result<Option<StoredRating>, StoreError> {
    let rows = store::ratings(connection, scope, &[id.to_string()])?;
    rows.into_iter().find(|row| row.question_key == question).map(stored).transpose()
}

/// The submission of an assessment that may still be changed. It is held until the transaction ends.
fn changeable(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &AssessmentId,
) -> Result<GivenSubmission, AppError> {
    store::hold(connection, scope, id)?;
    let row = store::find(connection, scope, id)?;
    if row.finished_at.is_some() {
        return Err(Code::AssessmentFinished.into());
    }
    Ok(submissions::for_customer(connection, scope, &SubmissionId::new(row.submission_id))?)
}

/// Writes a note beside a question, for the customer's own people.
///
/// # Errors
/// [`Code::BadInput`] for an empty one or one longer than [`LONGEST_REASON`]; [`Code::NotFound`]; [`Code::AssessmentFinished`].
pub async fn add_note(
    app: &App,
    scope: &CustomerScope,
    id: &AssessmentId,
    question: &str,
    body: &str,
) -> Result<(), AppError> {
    if body.trim().is_empty() || LONGEST_REASON < body.chars().count() {
        return Err(Code::BadInput.into());
    }
    let now = app.clock.now();
    let library = app.library.clone();
    let (scope, id, note) = (scope.clone(), id.clone(), NoteId::new(app.ids.next()));
    let (question, body) = (question.to_owned(), body.trim().to_owned());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let submission = changeable(connection, &scope, &id)?;
            let questionnaire = library.get(connection, &submission.definition)?;
            is_asked(&questionnaire, &submission, &question)?;
            store::insert_note(connection, &scope, note.as_str(), &id, &question, &body, now.naive_utc())?;
            let event = NewEvent::new(scope.actor(), Action::NoteAdded, id.to_string())
                .with(serde_json::json!({ "question": question }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(())
        })
        .await
}

/// Marks an assessment as finished; its score is stored with it.
///
/// # Errors
/// [`Code::NotFound`] when it is not the customer's; [`Code::AssessmentFinished`] when it is finished already.
pub async fn finish(app: &App, scope: &CustomerScope, id: &AssessmentId) -> Result<(), AppError> {
    let now = app.clock.now();
    let library = app.library.clone();
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let submission = changeable(connection, &scope, &id)?;
            let questionnaire = library.get(connection, &submission.definition)?;
            let ratings = store::ratings(connection, &scope, &[id.to_string()])?
                .into_iter()
                .map(|row| Ok((row.question_key.clone(), stored(row)?)))
                .collect::<Result<BTreeMap<_, _>, StoreError>>()?;
            let whole = worked_out(&questionnaire, &submission, &ratings).whole;
            let points = whole.result().map(|points| i64::from(points.number()));
            store::set_finished(connection, &scope, &id, Some((now.naive_utc(), points)))?;
            let event = NewEvent::new(scope.actor(), Action::AssessmentFinished, id.to_string())
                .with(serde_json::json!({ "score": points, "formula": FORMULA }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(())
        })
        .await
}

/// Opens a finished assessment again.
///
/// # Errors
/// [`Code::NotFound`] when it is not the customer's.
pub async fn reopen(app: &App, scope: &CustomerScope, id: &AssessmentId) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            if store::find(connection, &scope, &id)?.finished_at.is_none() {
                return Ok(());
            }
            store::set_finished(connection, &scope, &id, None)?;
            let event = NewEvent::new(scope.actor(), Action::AssessmentReopened, id.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(())
        })
        .await
}
