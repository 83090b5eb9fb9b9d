//! Pages that belong to nobody: help, privacy, accessibility, and the sign of life.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::Frame;
use crate::app::App;
use crate::error::AppError;
use crate::features::session::visitor::{LANGUAGE_COOKIE, Visitor, session_cookie};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/healthz", web::get().to(healthz))
        .route("/help", web::get().to(help))
        .route("/privacy", web::get().to(privacy))
        .route("/accessibility", web::get().to(accessibility));
}

/// GET /healthz
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok")
}

#[derive(Serialize)]
struct Article {
    /// The cookies' names, as they are on this installation.
    session_cookie: &'static str,
    language_cookie: &'static str,
    errors: Vec<super::FieldError>,
}

fn article(app: &App, visitor: &Visitor, topic: &str) -> Result<HttpResponse, AppError> {
    let session_cookie = session_cookie(app.config.is_https());
    let page = Article { session_cookie, language_cookie: LANGUAGE_COOKIE, errors: Vec::new() };
    Frame::anybody(app, visitor, &format!("frame-{topic}-title")).html(app, &format!("frame/{topic}.html"), &page)
}

/// GET /help
async fn help(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, AppError> {
    article(&app, &visitor, "help")
}

/// GET /privacy
async fn privacy(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, AppError> {
    article(&app, &visitor, "privacy")
}

/// GET /accessibility
async fn accessibility(app: web::Data<App>, visitor: Visitor) -> Result<HttpResponse, AppError> {
    article(&app, &visitor, "accessibility")
}
