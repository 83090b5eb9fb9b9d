//! Judged submissions as workbooks, for the customer's own use.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use fluent_bundle::FluentValue;

use super::service::{self, StoredRating};
use crate::app::App;
use crate::domain::condition::shown;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::AssessmentId;
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::rating::Rating;
use crate::domain::scope::CustomerScope;
use crate::domain::submission::FrozenCitation;
use crate::error::AppError;
use crate::features::event::service::{self as events, Tenant};
use crate::features::submission::service::GivenSubmission;
use crate::formats::xlsx::scorebook::{self, Judged, ScoreBook, ScoreLabels};

/// How long a workbook may take to be written, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// A workbook to be kept by a person.
#[derive(Debug, Clone)]
pub struct ScoreFile {
    /// A name for it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An assessment of the customer as a workbook. That it was taken is recorded.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when it is not the customer's; [`crate::error::Code::Unavailable`] when it takes too long.
pub async fn of_assessment(
    app: &App,
    scope: &CustomerScope,
    id: &AssessmentId,
    language: Language,
) -> Result<ScoreFile, AppError> {
    let state = service::load(app, scope, id).await?;
    let judged = vec![judged(&state.questionnaire, &state.submission, &state.ratings)];
    let what = format!("{} {}", state.submission.supplier_name, state.submission.product_name);
    let name = file_name(app, "scorebook-file", &what, app.clock.today(), language);
    file(app, scope, &state.questionnaire, judged, &name, &[id.to_string()], language).await
}

/// A submission with the ratings of its answers: of what was asked in it, of the version that is given.
pub fn judged(
    version: &Arc<Questionnaire>,
    submission: &GivenSubmission,
    ratings: &BTreeMap<String, StoredRating>,
) -> Judged {
    let answers = submission.content.answers.clone();
    let asked = shown(&submission.content.extent.asked(version), &answers).into_iter().map(str::to_owned).collect();
    let ratings = ratings.iter().filter_map(|(key, stored)| {
        Some((key.clone(), Rating { verdict: stored.verdict?, reason: stored.reason.clone() }))
    });
    Judged {
        supplier: submission.supplier_name.clone(),
        product: submission.product_name.clone(),
        gaps: submission.content.gaps.clone(),
        documents: submission
            .content
            .citations
            .iter()
            .map(|(key, cited)| (key.clone(), cited.iter().map(document_in_words).collect()))
            .collect(),
        ratings: ratings.collect(),
        asked,
        answers,
    }
}

/// A document with the place in it that the supplier points to.
fn document_in_words(citation: &FrozenCitation) -> String {
    if citation.place.is_empty() {
        citation.file_name.clone()
    } else {
        format!("{} · {}", citation.file_name, citation.place)
    }
}

/// The workbook of some judged submissions. That it was taken is recorded for each of the objects.
///
/// # Errors
/// As [`of_assessment`].
pub async fn file(
    app: &App,
    scope: &CustomerScope,
    questionnaire: &Arc<Questionnaire>,
    submissions: Vec<Judged>,
    name: &str,
    objects: &[String],
    language: Language,
) -> Result<ScoreFile, AppError> {
    let labels = ScoreLabels::new(|key| app.words.get(language, key, &[]));
    let frameworks = app.library.frameworks_of(&scope.customer, questionnaire);
    let questionnaire = Arc::clone(questionnaire);
    let written = app.cpu(TIME, move || {
        let book = ScoreBook {
            questionnaire: &questionnaire,
            frameworks: &frameworks,
            language,
            labels: &labels,
            submissions: &submissions,
        };
        scorebook::write(&book)
    });
    let bytes = written.await?.map_err(AppError::internal)?;
    let now = app.clock.now();
    let (scope, objects) = (scope.clone(), objects.to_vec());
    app.db
        .write(move |connection| -> Result<(), AppError> {
            for object in objects {
                let event = NewEvent::new(scope.actor(), Action::Exported, object);
                events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            }
            Ok(())
        })
        .await?;
    Ok(ScoreFile { name: name.to_owned(), bytes })
}

/// The name of a file to be taken home: what it is, about whom, and of which day, so that it can be told from the others in the folder of downloads.
pub fn file_name(app: &App, key: &str, what: &str, day: NaiveDate, language: Language) -> String {
    let what: String = what
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.') { c } else { '-' })
        .take(100)
        .collect();
    let args = [("what", FluentValue::from(what.trim().to_owned())), ("day", FluentValue::from(day.to_string()))];
    format!("{}.xlsx", app.words.get(language, key, &args))
}
