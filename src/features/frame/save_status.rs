//! What autosave is told: a fragment with its words, and the revision that the form goes on from.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use serde::Serialize;

use super::Frame;
use crate::app::App;
use crate::error::AppError;

/// What became of one save. `T` is what somebody else has written meanwhile, as its template shows it.
#[derive(Debug, Serialize)]
pub struct SaveStatus<T> {
    /// `saved`, `conflict` or `refused`.
    outcome: &'static str,
    at: Option<String>,
    theirs: Option<T>,
    problem: Option<String>,
    /// The status that what was saved has now, for the page's marks of how far it has come; `None`: it has none.
    mark: Option<&'static str>,
    #[serde(skip)]
    status: StatusCode,
    #[serde(skip)]
    revision: String,
}

impl<T: Serialize> SaveStatus<T> {
    /// It is on the disk since `at` (RFC 3339).
    pub fn saved(at: String, revision: impl ToString) -> Self {
        let revision = revision.to_string();
        Self {
            outcome: "saved",
            at: Some(at),
            theirs: None,
            problem: None,
            mark: None,
            status: StatusCode::OK,
            revision,
        }
    }

    /// The same with the status that it has now.
    #[must_use]
    pub fn marked(self, mark: &'static str) -> Self {
        Self { mark: Some(mark), ..self }
    }

    /// What was typed cannot be saved, and why.
    pub fn refused(problem: String, revision: impl ToString) -> Self {
        let (status, revision) = (StatusCode::UNPROCESSABLE_ENTITY, revision.to_string());
        Self { outcome: "refused", at: None, theirs: None, problem: Some(problem), mark: None, status, revision }
    }

    /// Somebody else has written meanwhile; `revision` is that of theirs.
    pub fn conflict(theirs: T, revision: impl ToString) -> Self {
        let (status, revision) = (StatusCode::CONFLICT, revision.to_string());
        Self { outcome: "conflict", at: None, theirs: Some(theirs), problem: None, mark: None, status, revision }
    }

    /// The answer to the script.
    ///
    /// # Errors
    /// As [`Frame::html`].
    pub fn respond(&self, app: &App, frame: &Frame, template: &str) -> Result<HttpResponse, AppError> {
        let mut response = frame.html(app, template, self)?;
        *response.status_mut() = self.status;
        let revision = HeaderValue::from_str(&self.revision).map_err(AppError::internal)?;
        response.headers_mut().insert(HeaderName::from_static("x-revision"), revision);
        Ok(response)
    }
}
