//! Who stands behind an HTTP request: extractors that handlers take as parameters.
//!
//! [`Visitor`]: anybody. [`Member`]: signed in for a customer. [`Writer`]: a member who may change things.
//! [`Respondent`]: somebody who opened the link of the request in the address (`{request}`).

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};

use super::service::{self, Session};
use crate::app::App;
use crate::domain::id::RequestId;
use crate::domain::language::Language;
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::error::{AppError, Code};

/// The cookie of a person's language.
pub const LANGUAGE_COOKIE: &str = "tillit-language";

/// The number of one request, for the log and for people who ask for help.
#[derive(Debug, Clone)]
pub struct OperationId(pub String);

/// Anybody.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The language to answer in.
    pub language: Language,
    /// The session, where there is one.
    pub session: Option<Session>,
    /// Path and query as asked for.
    pub path: String,
    /// The number of this request.
    pub operation_id: String,
    /// What the page should say was done, by the query's `done`.
    pub done: Option<String>,
}

/// A member of a customer.
#[derive(Debug, Clone)]
pub struct Member {
    /// For which customer, with which role.
    pub scope: CustomerScope,
    /// The customer's name.
    pub customer_name: String,
    /// Language, path and the like.
    pub visitor: Visitor,
}

/// A member who may change things.
#[derive(Debug, Clone)]
pub struct Writer(pub Member);

/// Somebody who opened the link of a request.
#[derive(Debug, Clone)]
pub struct Respondent {
    /// For which supplier, within which request.
    pub scope: SupplierScope,
    /// Language, path and the like.
    pub visitor: Visitor,
}

/// The name of the session cookie: bound to the host where people come by HTTPS.
pub fn session_cookie(is_https: bool) -> &'static str {
    if is_https { "__Host-tillit" } else { "tillit" }
}

/// The language of a request: what the person chose, else what the browser asks for, else bokmål.
pub fn language_of(request: &HttpRequest) -> Language {
    let chosen = request.cookie(LANGUAGE_COOKIE).and_then(|cookie| Language::parse(cookie.value()));
    let asked = || {
        let header = request.headers().get(header::ACCEPT_LANGUAGE)?;
        Language::from_accept_language(header.to_str().ok()?)
    };
    chosen.or_else(asked).unwrap_or(Language::Nb)
}

fn app_of(request: &HttpRequest) -> Result<web::Data<App>, AppError> {
    request.app_data::<web::Data<App>>().cloned().ok_or_else(|| AppError::internal("App is not in the server's data"))
}

async fn visitor(request: &HttpRequest) -> Result<Visitor, AppError> {
    if let Some(known) = request.extensions().get::<Visitor>() {
        return Ok(known.clone());
    }
    let app = app_of(request)?;
    let cookie = request.cookie(session_cookie(app.config.is_https()));
    let session = match cookie {
        Some(cookie) => service::find(&app, cookie.value()).await?,
        None => None,
    };
    let operation_id = request.extensions().get::<OperationId>().map_or_else(String::new, |id| id.0.clone());
    let done = web::Query::<std::collections::BTreeMap<String, String>>::from_query(request.query_string())
        .ok()
        .and_then(|query| query.get("done").cloned());
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let visitor = Visitor { language: language_of(request), session, path, operation_id, done };
    request.extensions_mut().insert(visitor.clone());
    Ok(visitor)
}

type Extracted<T> = Pin<Box<dyn Future<Output = Result<T, AppError>>>>;

impl FromRequest for Visitor {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { visitor(&request).await })
    }
}

impl FromRequest for Member {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { member(&request).await })
    }
}

async fn member(request: &HttpRequest) -> Result<Member, AppError> {
    let visitor = visitor(request).await?;
    let member = visitor.session.as_ref().and_then(|session| session.member.clone()).ok_or(Code::SignInNeeded)?;
    Ok(Member { scope: member.scope, customer_name: member.customer_name, visitor })
}

impl FromRequest for Writer {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let member = member(&request).await?;
            if member.scope.role.may_write() { Ok(Self(member)) } else { Err(AppError::new(Code::RoleTooLow)) }
        })
    }
}

impl FromRequest for Respondent {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = app_of(&request)?;
            let visitor = visitor(&request).await?;
            let wanted = RequestId::new(request.match_info().get("request").ok_or(Code::NotFound)?);
            // Neither the wrong session nor none at all tells whether the request exists.
            let session = visitor.session.as_ref().ok_or(Code::NotFound)?;
            let scope = service::supplier_scope(&app, &session.id, &wanted).await?;
            Ok(Self { scope, visitor })
        })
    }
}
