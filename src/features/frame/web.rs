//! Pages that belong to nobody: help, privacy, accessibility, and the sign of life.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::Frame;
use crate::app::App;
use crate::error::AppError;
use crate::features::session::visitor::Visitor;

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
    /// The stem of the message keys.
    topic: &'static str,
    errors: Vec<super::FieldError>,
}

fn article(app: &App, visitor: &Visitor, topic: &'static str) -> Result<HttpResponse, AppError> {
    let page = Article { topic, errors: Vec::new() };
    Frame::public(app, visitor, &format!("frame-{topic}-title")).html(app, &format!("frame/{topic}.html"), &page)
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
