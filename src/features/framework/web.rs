//! Frameworks in the browser: /frameworks.

use actix_web::{HttpResponse, web};

use super::service;
use super::view::{FrameworkPage, ListPage, Show};
use crate::app::App;
use crate::error::AppError;
use crate::features::frame::Frame;
use crate::features::session::visitor::Member;
use crate::platform::http::attachment;
use crate::platform::http::fields::Fields;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/frameworks", web::get().to(list))
        .route("/frameworks/{framework}/{version}", web::get().to(framework))
        .route("/frameworks/{framework}/{version}/oscal", web::get().to(oscal));
}

/// GET /frameworks
async fn list(app: web::Data<App>, member: Member, query: web::Query<Fields>) -> Result<HttpResponse, AppError> {
    let frameworks = service::all(&app, &member.scope).await?;
    let page = ListPage::new(&frameworks, query.text("search"), member.visitor.language);
    Frame::customer(&app, &member, "framework-list-title").html(&app, "framework/list.html", &page)
}

/// GET /frameworks/{framework}/{version}
async fn framework(
    app: web::Data<App>,
    member: Member,
    path: web::Path<(String, String)>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let (key, version) = path.into_inner();
    let covered = service::find(&app, &member.scope, &key, &version).await?;
    let page =
        FrameworkPage::new(&covered, query.text("search"), Show::parse(query.text("show")), member.visitor.language);
    let title = page.title();
    Frame::customer(&app, &member, "framework-list-title").titled(title).html(&app, "framework/framework.html", &page)
}

/// GET /frameworks/{framework}/{version}/oscal
async fn oscal(
    app: web::Data<App>,
    member: Member,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (key, version) = path.into_inner();
    let (name, text) = service::as_oscal(&app, &member.scope, (&key, &version), member.visitor.language).await?;
    Ok(attachment(&name, "application/json", text.into_bytes()))
}
