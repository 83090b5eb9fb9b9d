//! Collecting what is compared.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::App;
use crate::domain::comparable::{comparable, union};
use crate::domain::id::{AssessmentId, OrganisationId, SubmissionId};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::CustomerScope;
use crate::domain::score::{Scores, Standing};
use crate::error::{AppError, Code};
use crate::features::assessment::scorebook::{self, ScoreFile};
use crate::features::assessment::service::{self as assessments, StoredRating, worked_out};
use crate::features::questionnaire::service as questionnaires;
use crate::features::submission::service::{self as submissions, GivenSubmission};
use crate::platform::db::StoreError;

/// The most submissions beside each other: more can be told apart neither by colour nor on a screen.
pub const MOST: usize = 5;

/// Submissions of one questionnaire version beside each other.
#[derive(Debug)]
pub struct Comparison {
    /// Who compares.
    pub customer: OrganisationId,
    /// The version, or all questions of several that only add to each other: an extension beside its base.
    pub questionnaire: Arc<Questionnaire>,
    /// One for each submission, in the order asked for.
    pub columns: Vec<Column>,
}

/// One submission of a comparison.
#[derive(Debug)]
pub struct Column {
    /// What was sent in.
    pub submission: GivenSubmission,
    /// The version that it answers.
    pub version: Arc<Questionnaire>,
    /// The customer's assessment, where it has begun.
    pub assessment: Option<AssessmentId>,
    /// Its ratings.
    pub ratings: BTreeMap<String, StoredRating>,
    /// What they come to.
    pub scores: Scores,
}

impl Column {
    /// Whether a question was asked in the submission: its section not left out, and its condition held.
    pub fn asks(&self, question: &str) -> bool {
        self.scores.line(question).is_some_and(|line| line.standing != Standing::NotOwed)
    }
}

/// The comparison of submissions that the customer was given; at most [`MOST`], each once.
///
/// # Errors
/// [`Code::NotFound`] when the customer was not given one of them; [`Code::BadInput`] when there are none, too many,
/// or they answer versions of which one asks something else under the same key.
pub async fn compare(app: &App, scope: &CustomerScope, wanted: &[SubmissionId]) -> Result<Comparison, AppError> {
    if wanted.is_empty() || MOST < wanted.len() {
        return Err(Code::BadInput.into());
    }
    let customer = scope.customer.clone();
    let (scope, wanted) = (scope.clone(), wanted.to_vec());
    let (given, mut ratings) = app
        .db
        .read(move |connection| -> Result<_, StoreError> {
            let given = wanted
                .iter()
                .map(|submission| submissions::for_customer(connection, &scope, submission))
                .collect::<Result<Vec<_>, _>>()?;
            let ratings = assessments::ratings_of(connection, &scope, &wanted)?;
            Ok((given, ratings))
        })
        .await?;
    let definition = given.first().map(|submission| submission.definition.clone()).ok_or(Code::BadInput)?;
    let mut versions = vec![questionnaires::get(app, &definition).await?];
    for submission in given.iter().skip(1) {
        let version = questionnaires::get(app, &submission.definition).await?;
        if !versions.iter().all(|known| comparable(known, &version)) {
            return Err(Code::BadInput.into());
        }
        versions.push(version);
    }
    let questionnaire = union(&versions).ok_or(Code::BadInput)?;
    let columns = given
        .into_iter()
        .zip(versions)
        .map(|(submission, version)| {
            let (assessment, ratings) = ratings.remove(&submission.id).unzip();
            let ratings = ratings.unwrap_or_default();
            let scores = worked_out(&version, &submission, &ratings);
            Column { submission, version, assessment, ratings, scores }
        })
        .collect();
    Ok(Comparison { customer, questionnaire, columns })
}

/// The same as a workbook with the arithmetic of each. That it was taken is recorded.
///
/// # Errors
/// As [`compare`].
pub async fn workbook(
    app: &App,
    scope: &CustomerScope,
    wanted: &[SubmissionId],
    language: Language,
) -> Result<ScoreFile, AppError> {
    let found = compare(app, scope, wanted).await?;
    let judged =
        found.columns.iter().map(|column| scorebook::judged(&column.version, &column.submission, &column.ratings));
    let suppliers = found.columns.iter().map(|column| column.submission.supplier_name.as_str());
    let what = suppliers.collect::<Vec<_>>().join(" ");
    let name = scorebook::file_name(app, "comparison-file", &what, app.clock.today(), language);
    let objects: Vec<String> = wanted.iter().map(ToString::to_string).collect();
    scorebook::file(app, scope, &found.questionnaire, judged.collect(), &name, &objects, language).await
}
