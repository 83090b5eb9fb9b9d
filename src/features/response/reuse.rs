//! Answered once, shared with many: a request whose response is still blank takes over the one that was written for another request.
//!
//! Only somebody who holds both links can bring them together. The customer chooses where its link goes,
//! so a link alone must never open what was written for another customer.
#![warn(missing_docs)]

use super::service;
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{RequestId, SessionId};
use crate::domain::scope::SupplierScope;
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::evidence::service as evidence;
use crate::features::questionnaire::service::Library;
use crate::features::request::service::{self as requests, RequestBrief};
use crate::features::session::service as sessions;
use crate::platform::db::{DbConnection, StoreError};

/// Another request about the same product and version whose link the visitor has opened as well.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The other request.
    pub request: RequestId,
    /// Who asks there.
    pub customer_name: String,
    /// How many of its fields have an answer, head fields among them.
    pub answered: usize,
}

/// The requests whose answers the visitor can take over. `None`: this response has begun, and nothing can be taken over.
///
/// # Errors
/// [`Code::NotFound`] when the request is not the supplier's.
pub async fn offers(app: &App, scope: &SupplierScope, session: &SessionId) -> Result<Option<Vec<Offer>>, AppError> {
    let (scope, session, library) = (scope.clone(), session.clone(), app.library.clone());
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            let here = requests::for_respondent(connection, &scope)?;
            if !is_blank(connection, &library, &scope, &here)? {
                return Ok(None);
            }
            let mut offers = Vec::new();
            for other in alike(connection, &scope, &session, &here)? {
                let answers = service::answers(connection, &scope, &other.response)?;
                let answered = answers.values().filter(|stored| stored.answer.is_given()).count();
                if 0 < answered {
                    offers.push(Offer { request: other.request, customer_name: other.customer_name, answered });
                }
            }
            Ok(Some(offers))
        })
        .await
        .map_err(AppError::from)
}

/// Takes over the response of another request: from now on both work on it, and each customer is given its own submission of it.
///
/// # Errors
/// [`Code::NotFound`] when the visitor's session does not hold the other request, or it is about something else;
/// [`Code::Conflict`] when this response has begun; [`Code::AlreadySubmitted`] after sending in.
pub async fn reuse(app: &App, scope: &SupplierScope, session: &SessionId, from: &RequestId) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, session, from) = (scope.clone(), session.clone(), from.clone());
    let library = app.library.clone();
    app.db
        .write(move |connection| -> Result<(), AppError> {
            let here = service::changeable(connection, &scope)?;
            if !is_blank(connection, &library, &scope, &here)? {
                return Err(Code::Conflict.into());
            }
            let other = alike(connection, &scope, &session, &here)?
                .into_iter()
                .find(|other| other.request == from)
                .ok_or(Code::NotFound)?;
            // What was filled in here of who they are is not lost: it goes where nothing stands.
            let theirs = service::answers(connection, &scope, &other.response)?;
            let ours: Vec<_> = service::answers(connection, &scope, &here.response)?
                .into_iter()
                .filter(|(key, stored)| stored.answer.is_given() && !theirs.contains_key(key))
                .map(|(key, stored)| (key, stored.answer, 0))
                .collect();
            let filled: Vec<&String> = ours.iter().map(|(key, ..)| key).collect();
            requests::set_response(connection, &scope, &other.response)?;
            if !service::put_answers(connection, &scope, &other.response, &ours, now)?.is_empty() {
                return Err(Code::Conflict.into());
            }
            requests::mark_started(connection, &scope, now)?;
            let event = NewEvent::new(scope.actor(), Action::ResponseReused, other.response.to_string())
                .with(serde_json::json!({ "from": from.as_str(), "filled": filled }));
            // The customer is not told: whom else the supplier answers is the supplier's own.
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            Ok(())
        })
        .await
}

/// Whether no question has an answer and no document is cited.
fn is_blank(
    connection: &mut DbConnection,
    library: &Library,
    scope: &SupplierScope,
    here: &RequestBrief,
) -> Result<bool, StoreError> {
    let answers = service::answers(connection, scope, &here.response)?;
    let version = library.get(connection, &here.definition)?;
    // Who they are is filled in first, and says nothing of whether the questions were answered elsewhere.
    let is_answered =
        version.questions().filter_map(|question| answers.get(&question.key)).any(|stored| stored.answer.is_given());
    Ok(!is_answered && evidence::citations(connection, scope, &here.response)?.is_empty())
}

/// The requests of the visitor's session that ask the same: the supplier's, about the same product and version, by another response.
fn alike(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    session: &SessionId,
    here: &RequestBrief,
) -> Result<Vec<RequestBrief>, StoreError> {
    let mut found = Vec::new();
    for request in sessions::granted(connection, session, &scope.supplier)? {
        let other = requests::for_respondent(connection, &SupplierScope { request, ..scope.clone() })?;
        if other.product == here.product && other.definition == here.definition && other.response != here.response {
            found.push(other);
        }
    }
    Ok(found)
}
