//! Links: how a supplier without an account comes to a request. Only a link's hash is stored.
#![warn(missing_docs)]

use chrono::{DateTime, Utc};

use super::service::RequestBrief;
use super::{service, store};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{CampaignId, OrganisationId, RequestId, SessionId};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::error::{AppError, Code};
use crate::features::event::service::{self as events, Tenant};
use crate::features::mail::service as mails;
use crate::features::session::service as sessions;
use crate::platform::db::{DbConnection, StoreError};
use crate::platform::ids::{Ids, Token, token_hash};

/// A link that can be opened, and what it leads to.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Whose request.
    pub scope: SupplierScope,
    /// What is asked.
    pub brief: RequestBrief,
}

/// What a link leads to, without opening it: mail scanners follow links too.
///
/// # Errors
/// [`Code::LinkInvalid`], [`Code::LinkReplaced`] or [`Code::LinkExpired`].
pub async fn look(app: &App, secret: &str) -> Result<Invitation, AppError> {
    let (hash, now) = (token_hash(secret), app.clock.now());
    app.db.read(move |connection| invitation(connection, &hash, now)).await
}

fn invitation(connection: &mut DbConnection, hash: &str, now: DateTime<Utc>) -> Result<Invitation, AppError> {
    let link = store::find_link(connection, hash).map_err(AppError::from)?.ok_or(Code::LinkInvalid)?;
    if link.replaced_at.is_some() {
        return Err(Code::LinkReplaced.into());
    }
    if link.expires_at <= now.naive_utc() {
        return Err(Code::LinkExpired.into());
    }
    let scope =
        SupplierScope { supplier: OrganisationId::new(link.supplier_id), request: RequestId::new(link.request_id) };
    let brief = service::for_respondent(connection, &scope)?;
    Ok(Invitation { scope, brief })
}

/// What [`open`] comes to.
pub struct Opened {
    /// The request.
    pub request: RequestId,
    /// A new session for the browser; `None` when the one that it has now holds the request as well.
    pub session: Option<Token>,
    /// The answers have been sent in: the link is used up, and leads to the receipt.
    pub is_used_up: bool,
}

/// Opens a link: the visitor may work on its request from now on. The first opening sets the request's state,
/// and the link is forgotten wherever it still stood in the outbox.
///
/// # Errors
/// As [`look`].
pub async fn open(app: &App, secret: &str, current: Option<SessionId>) -> Result<Opened, AppError> {
    let (hash, now) = (token_hash(secret), app.clock.now());
    let (ids, hours) = (app.ids.clone(), app.config.session_hours);
    app.db
        .write(move |connection| -> Result<Opened, AppError> {
            let Invitation { scope, brief } = invitation(connection, &hash, now)?;
            let session = sessions::admit(connection, &ids, hours, now, current.as_ref(), &scope.request)?;
            store::mark_opened(connection, &scope, now.naive_utc())?;
            mails::forget_link(connection, &scope)?;
            let event = NewEvent::new(scope.actor(), Action::LinkOpened, scope.request.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.supplier), &event)?;
            events::record(connection, now, &Tenant::Organisation(&brief.customer), &event)?;
            Ok(Opened { request: scope.request, session, is_used_up: brief.submission.is_some() })
        })
        .await
}

/// Makes a link to a request of the customer; earlier ones are replaced, and whoever came by them is put out. Returns its token.
///
/// # Errors
/// [`StoreError::NotFound`] when the request is not the customer's.
pub fn issue(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
    ids: &Ids,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Token, StoreError> {
    store::find(connection, scope, request)?;
    store::replace_links(connection, scope, request, now.naive_utc())?;
    sessions::put_out(connection, request)?;
    let token = ids.token();
    store::insert_link(connection, scope, &ids.next(), request, &token.hash, now.naive_utc(), until.naive_utc())?;
    Ok(token)
}

/// Lets the present links of a campaign's requests work at least until then: its deadline has been moved.
///
/// # Errors
/// When the database refuses.
pub fn prolong(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    campaign: &CampaignId,
    until: DateTime<Utc>,
) -> Result<(), StoreError> {
    store::prolong_links(connection, scope, campaign, until.naive_utc())
}

/// Notes that a person has handed over a request's link, which is kept until it is opened. Nothing is noted twice.
///
/// # Errors
/// [`Code::NotFound`] when the request is not the customer's.
pub async fn mark_shared(app: &App, scope: &CustomerScope, request: &RequestId) -> Result<(), AppError> {
    let now = app.clock.now();
    let (scope, request) = (scope.clone(), request.clone());
    app.db
        .write(move |connection| -> Result<(), StoreError> {
            store::find(connection, &scope, &request)?;
            if mails::mark_shared(connection, &scope, &request, now)? {
                let event = NewEvent::new(scope.actor(), Action::LinkShared, request.to_string());
                events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            }
            Ok(())
        })
        .await
        .map_err(AppError::from)
}
