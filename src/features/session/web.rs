//! Signing in and out, and choosing a language.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::service::{self, LONGEST_EMAIL, SignIn, TooMany};
use super::visitor::{LANGUAGE_COOKIE, Visitor, session_cookie};
use crate::app::App;
use crate::domain::language::Language;
use crate::error::AppError;
use crate::features::frame::{self, Frame};
use crate::platform::http::fields::Fields;
use crate::platform::http::rate_limit::client_address;
use crate::platform::http::see_other;
use crate::platform::ids::Token;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(start))
        .route("/sign-in", web::get().to(sign_in_page))
        .route("/sign-in", web::post().to(sign_in))
        .route("/sign-out", web::post().to(sign_out))
        .route("/language", web::post().to(choose_language));
}

/// GET /
async fn start(visitor: Visitor) -> HttpResponse {
    let is_member = visitor.session.is_some_and(|session| session.member.is_some());
    see_other(if is_member { "/overview" } else { "/sign-in" })
}

#[derive(Serialize)]
struct SignInPage {
    email: String,
    next: String,
    errors: Vec<frame::FieldError>,
}

/// GET /sign-in
async fn sign_in_page(
    app: web::Data<App>,
    visitor: Visitor,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let page = SignInPage { email: String::new(), next: local_path(query.text("next")), errors: Vec::new() };
    Frame::public(&app, &visitor, "session-title").html(&app, "session/sign_in.html", &page)
}

/// POST /sign-in
async fn sign_in(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let email = fields.text("email");
    // A password may begin or end with a space.
    let password = fields.raw("password").unwrap_or_default();
    if let Err(refusal) = app.limits.sign_in_by_address.count(&client_address(&request, app.config.behind_proxy)) {
        if refusal.is_first {
            service::record_too_many(&app, TooMany::FromAddress).await?;
        }
        return Err(refusal.into());
    }
    // No account has a longer one, and what is counted is remembered.
    if LONGEST_EMAIL < email.len() {
        return refused(&app, &visitor, email, &fields);
    }
    if let Err(refusal) = app.limits.sign_in_by_account.count(&email.to_lowercase()) {
        if refusal.is_first {
            service::record_too_many(&app, TooMany::ForAccount(email)).await?;
        }
        return Err(refusal.into());
    }
    match service::sign_in(&app, email, password).await? {
        SignIn::Accepted(token) => {
            let next = local_path(fields.text("next"));
            let mut response = see_other(if next.is_empty() { "/overview" } else { &next });
            set_session_cookie(&app, &mut response, &token)?;
            Ok(response)
        }
        SignIn::Refused => refused(&app, &visitor, email, &fields),
    }
}

fn refused(app: &App, visitor: &Visitor, email: &str, fields: &Fields) -> Result<HttpResponse, AppError> {
    let text = app.words.get(visitor.language, "session-refused", &[]);
    let errors = vec![frame::FieldError { field: "email".to_owned(), text }];
    let page = SignInPage { email: email.to_owned(), next: local_path(fields.text("next")), errors };
    Frame::public(app, visitor, "session-title").unprocessable(app, "session/sign_in.html", &page)
}

/// POST /sign-out
async fn sign_out(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, AppError> {
    if let Some(session) = visitor.session {
        service::sign_out(&app, session).await?;
    }
    let mut response = see_other("/sign-in?done=signed-out");
    let mut gone = cookie(&app, String::new());
    gone.make_removal();
    response.add_cookie(&gone).map_err(AppError::internal)?;
    Ok(response)
}

/// POST /language
async fn choose_language(app: web::Data<App>, fields: web::Form<Fields>) -> Result<HttpResponse, AppError> {
    let back = local_path(fields.text("return_to"));
    let mut response = see_other(if back.is_empty() { "/" } else { &back });
    if let Some(language) = Language::parse(fields.text("lang")) {
        let mut chosen = Cookie::new(LANGUAGE_COOKIE, language.tag());
        chosen.set_path("/");
        chosen.set_same_site(SameSite::Lax);
        chosen.set_secure(app.config.is_https());
        chosen.set_max_age(actix_web::cookie::time::Duration::days(365));
        response.add_cookie(&chosen).map_err(AppError::internal)?;
    }
    Ok(response)
}

/// Hands a session's token to the browser.
pub fn set_session_cookie(app: &App, response: &mut HttpResponse, token: &Token) -> Result<(), AppError> {
    response.add_cookie(&cookie(app, token.secret.clone())).map_err(AppError::internal)
}

fn cookie(app: &App, value: String) -> Cookie<'static> {
    let is_https = app.config.is_https();
    let mut cookie = Cookie::new(session_cookie(is_https), value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(is_https);
    // Lax, not Strict: people come by links in mails.
    cookie.set_same_site(SameSite::Lax);
    cookie
}

/// A path on this server, or nothing: an address elsewhere must not be where a sign-in leads.
fn local_path(path: &str) -> String {
    // Browsers drop control characters from an address before they look at it, so `/<tab>/evil.example` is `//evil.example`.
    let is_odd = path.chars().any(|c| c == '\\' || c.is_control());
    let is_local = path.starts_with('/') && !path.starts_with("//") && !is_odd;
    if is_local { path.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn a_sign_in_never_leads_elsewhere() {
        for path in ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "", "overview"] {
            assert_eq!(local_path(path), "", "{path}");
        }
        assert_eq!(local_path("/assessments/1?done=x"), "/assessments/1?done=x");
    }
}
