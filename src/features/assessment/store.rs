//! Assessments, ratings and notes in the database. All of it is one customer's own.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::id::{AssessmentId, SubmissionId};
use crate::domain::scope::CustomerScope;
use crate::on_each;
use crate::platform::db::schema::{assessments, notes, ratings, users};
use crate::platform::db::{DbConnection, StoreError};

#[derive(Debug, Clone, Queryable)]
pub(super) struct AssessmentRow {
    pub(super) id: String,
    pub(super) submission_id: String,
    pub(super) finished_at: Option<NaiveDateTime>,
    pub(super) finished_by: Option<String>,
}

macro_rules! assessments_of {
    ($scope:expr) => {
        assessments::table
            .left_join(users::table.on(assessments::finished_by.eq(users::id.nullable())))
            .filter(assessments::customer_id.eq($scope.customer.as_str()))
            .select((assessments::id, assessments::submission_id, assessments::finished_at, users::name.nullable()))
    };
}

pub(super) fn find(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &AssessmentId,
) -> Result<AssessmentRow, StoreError> {
    Ok(assessments_of!(scope).filter(assessments::id.eq(id.as_str())).first(connection)?)
}

/// Holds an assessment until the transaction ends, so that nobody rates while somebody else finishes it.
/// SQLite has one writer at a time anyway.
pub(super) fn hold(connection: &mut DbConnection, scope: &CustomerScope, id: &AssessmentId) -> Result<(), StoreError> {
    let wanted = assessments::table
        .filter(assessments::id.eq(id.as_str()).and(assessments::customer_id.eq(scope.customer.as_str())));
    if let DbConnection::Postgres(inner) = connection {
        wanted.select(assessments::id).for_update().load::<String>(inner)?;
    }
    Ok(())
}

/// The assessments of these submissions.
pub(super) fn of_submissions(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    submissions: &[String],
) -> Result<Vec<AssessmentRow>, StoreError> {
    Ok(assessments_of!(scope).filter(assessments::submission_id.eq_any(submissions)).load(connection)?)
}

/// Begins an assessment. Returns whether there was none yet.
pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &AssessmentId,
    submission: &SubmissionId,
    formula: i64,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let written = on_each!(connection, |inner| {
        diesel::insert_into(assessments::table)
            .values((
                assessments::id.eq(id.as_str()),
                assessments::customer_id.eq(scope.customer.as_str()),
                assessments::submission_id.eq(submission.as_str()),
                assessments::formula.eq(formula),
                assessments::created_at.eq(now),
                assessments::created_by.eq(scope.user.as_str()),
            ))
            .on_conflict_do_nothing()
            .execute(inner)
    })?;
    Ok(written == 1)
}

/// Marks as finished with its score, or opens it again (`None`).
pub(super) fn set_finished(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &AssessmentId,
    finished: Option<(NaiveDateTime, Option<i64>)>,
) -> Result<(), StoreError> {
    let by = finished.map(|_| scope.user.as_str());
    diesel::update(
        assessments::table
            .filter(assessments::id.eq(id.as_str()).and(assessments::customer_id.eq(scope.customer.as_str()))),
    )
    .set((
        assessments::finished_at.eq(finished.map(|(at, _)| at)),
        assessments::finished_by.eq(by),
        assessments::score.eq(finished.and_then(|(_, score)| score)),
    ))
    .execute(connection)?;
    Ok(())
}

#[derive(Debug, Clone, Queryable)]
pub(super) struct RatingRow {
    pub(super) assessment_id: String,
    pub(super) question_key: String,
    pub(super) level: Option<i64>,
    pub(super) not_applicable: bool,
    pub(super) confidence: Option<String>,
    pub(super) reason: String,
    pub(super) revision: i64,
    pub(super) rated_at: NaiveDateTime,
    pub(super) rated_by: String,
}

/// Every rating of these assessments of the customer.
pub(super) fn ratings(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    wanted: &[String],
) -> Result<Vec<RatingRow>, StoreError> {
    let rows = ratings::table
        .inner_join(assessments::table)
        .inner_join(users::table.on(users::id.eq(ratings::rated_by)))
        .filter(ratings::assessment_id.eq_any(wanted).and(assessments::customer_id.eq(scope.customer.as_str())))
        .select((
            ratings::assessment_id,
            ratings::question_key,
            ratings::level,
            ratings::not_applicable,
            ratings::confidence,
            ratings::reason,
            ratings::revision,
            ratings::rated_at,
            users::name,
        ))
        .load(connection)?;
    Ok(rows)
}

/// What is written of a rating.
pub(super) struct RatingWrite<'a> {
    pub(super) question: &'a str,
    pub(super) level: Option<i64>,
    pub(super) not_applicable: bool,
    pub(super) confidence: Option<&'a str>,
    pub(super) reason: &'a str,
    /// The revision that it was written over; 0: there was none.
    pub(super) base: i64,
    pub(super) now: NaiveDateTime,
}

/// Writes a rating over the revision that it names. Returns whether it was still the latest. The caller has found the assessment in the scope.
pub(super) fn put(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    assessment: &AssessmentId,
    write: &RatingWrite<'_>,
) -> Result<bool, StoreError> {
    let by = scope.user.as_str();
    let written = if write.base == 0 {
        on_each!(connection, |inner| {
            diesel::insert_into(ratings::table)
                .values((
                    ratings::assessment_id.eq(assessment.as_str()),
                    ratings::question_key.eq(write.question),
                    ratings::level.eq(write.level),
                    ratings::not_applicable.eq(write.not_applicable),
                    ratings::confidence.eq(write.confidence),
                    ratings::reason.eq(write.reason),
                    ratings::revision.eq(1),
                    ratings::rated_at.eq(write.now),
                    ratings::rated_by.eq(by),
                ))
                .on_conflict_do_nothing()
                .execute(inner)
        })?
    } else {
        diesel::update(
            ratings::table.find((assessment.as_str(), write.question)).filter(ratings::revision.eq(write.base)),
        )
        .set((
            ratings::level.eq(write.level),
            ratings::not_applicable.eq(write.not_applicable),
            ratings::confidence.eq(write.confidence),
            ratings::reason.eq(write.reason),
            ratings::revision.eq(write.base + 1),
            ratings::rated_at.eq(write.now),
            ratings::rated_by.eq(by),
        ))
        .execute(connection)?
    };
    Ok(written == 1)
}

#[derive(Debug, Clone, Queryable)]
pub(super) struct NoteRow {
    pub(super) question_key: String,
    pub(super) body: String,
    pub(super) created_at: NaiveDateTime,
    pub(super) created_by: String,
}

/// The notes of an assessment, the earliest first.
pub(super) fn notes(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    assessment: &AssessmentId,
) -> Result<Vec<NoteRow>, StoreError> {
    let rows = notes::table
        .inner_join(assessments::table)
        .inner_join(users::table.on(users::id.eq(notes::created_by)))
        .filter(notes::assessment_id.eq(assessment.as_str()).and(assessments::customer_id.eq(scope.customer.as_str())))
        .order((notes::created_at, notes::id))
        .select((notes::question_key, notes::body, notes::created_at, users::name))
        .load(connection)?;
    Ok(rows)
}

/// Writes a note. The caller has found the assessment in the scope.
pub(super) fn insert_note(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &str,
    assessment: &AssessmentId,
    question: &str,
    body: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(notes::table)
        .values((
            notes::id.eq(id),
            notes::assessment_id.eq(assessment.as_str()),
            notes::question_key.eq(question),
            notes::body.eq(body),
            notes::created_at.eq(now),
            notes::created_by.eq(scope.user.as_str()),
        ))
        .execute(connection)?;
    Ok(())
}
