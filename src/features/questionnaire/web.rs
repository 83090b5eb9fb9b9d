//! Published questionnaires, to read and to withdraw: /questionnaires.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::service;
use super::view::{ListPage, VersionPage, WithdrawPage};
use crate::app::App;
use crate::domain::id::DefinitionId;
use crate::error::{AppError, Code};
use crate::features::extension::service as extensions;
use crate::features::frame::Frame;
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/questionnaires", web::get().to(list))
        .route("/questionnaires/{definition}", web::get().to(version))
        .route("/questionnaires/{own}/withdraw", web::get().to(ask_to_withdraw))
        .route("/questionnaires/{own}/withdraw", web::post().to(withdraw));
}

/// GET /questionnaires
async fn list(app: web::Data<App>, member: Member) -> Result<HttpResponse, AppError> {
    let page = ListPage::new(&service::versions(&app, &member.scope).await?, member.visitor.language);
    Frame::customer(&app, &member, "questionnaire-list-title").html(&app, "questionnaire/list.html", &page)
}

/// GET /questionnaires/{definition}
async fn version(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let version = service::version(&app, &member.scope, &DefinitionId::new(path.into_inner())).await?;
    let frameworks = app.library.frameworks_of(&member.scope.customer, &version.questionnaire);
    let origin = extensions::origin(&app, &member.scope, &version.id).await?;
    let page = VersionPage::new(&app.words, &version, &frameworks, origin.as_ref(), member.visitor.language);
    let title = page.title().to_owned();
    Frame::customer(&app, &member, "questionnaire-list-title").titled(title).html(
        &app,
        "questionnaire/version.html",
        &page,
    )
}

/// GET /questionnaires/{own}/withdraw: what it means, before it is done.
async fn ask_to_withdraw(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let version = service::version(&app, &member.scope, &DefinitionId::new(path.into_inner())).await?;
    if !version.is_own {
        return Err(Code::NotFound.into());
    }
    let language = member.visitor.language;
    let words = version.questionnaire.words(language);
    let name = format!("{} {}", words.title, version.questionnaire.version);
    let args = [("name", FluentValue::from(name.clone()))];
    let title = app.words.get(language, "questionnaire-withdraw-title", &args);
    let page = WithdrawPage::new(&version, name);
    Frame::customer(&app, &member, "questionnaire-list-title").titled(title).html(
        &app,
        "questionnaire/withdraw.html",
        &page,
    )
}

/// POST /questionnaires/{own}/withdraw
async fn withdraw(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = DefinitionId::new(path.into_inner());
    service::withdraw(&app, &writer.0.scope, &id).await?;
    Ok(see_other(&format!("/questionnaires/{id}?done=questionnaire-withdrawn")))
}
