//! Published questionnaires, to read: GET /questionnaires and GET /questionnaires/{definition}.

use actix_web::{HttpResponse, web};

use super::service;
use super::view::{ListPage, VersionPage};
use crate::app::App;
use crate::domain::id::DefinitionId;
use crate::error::AppError;
use crate::features::frame::Frame;
use crate::features::session::visitor::Member;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config.route("/questionnaires", web::get().to(list)).route("/questionnaires/{definition}", web::get().to(version));
}

/// GET /questionnaires
async fn list(app: web::Data<App>, member: Member) -> Result<HttpResponse, AppError> {
    let page = ListPage::new(&app.library.questionnaires(), member.visitor.language);
    Frame::customer(&app, &member, "questionnaire-list-title").html(&app, "questionnaire/list.html", &page)
}

/// GET /questionnaires/{definition}
async fn version(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let questionnaire = service::get(&app, &DefinitionId::new(path.into_inner())).await?;
    let frameworks = app.library.frameworks_of(&questionnaire);
    let page = VersionPage::new(&questionnaire, &frameworks, member.visitor.language);
    let title = page.title().to_owned();
    Frame::customer(&app, &member, "questionnaire-list-title").titled(title).html(
        &app,
        "questionnaire/version.html",
        &page,
    )
}
