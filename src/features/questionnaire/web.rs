//! Published questionnaires, to read and to withdraw: /questionnaires.

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::changes_view::{Answered, ChangesPage, Wanted};
use super::view::{FirstPage, ListPage, VersionPage, WithdrawPage};
use super::{history, service};
use crate::app::App;
use crate::domain::change::ChangeClass;
use crate::domain::id::DefinitionId;
use crate::error::{AppError, Code};
use crate::features::extension::service as extensions;
use crate::features::frame::Frame;
use crate::features::session::visitor::{Member, Writer};
use crate::features::submission::service as submissions;
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/questionnaires", web::get().to(list))
        .route("/questionnaires/{definition}", web::get().to(version))
        .route("/questionnaires/{definition}/changes", web::get().to(changes))
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
    let versions = service::of_key(&app, &member.scope, &version.questionnaire.key).await?;
    let origin = extensions::origin(&app, &member.scope, &version.id).await?;
    let page = VersionPage::new(&app.words, &version, &versions, &frameworks, origin.as_ref(), member.visitor.language);
    let title = page.title().to_owned();
    Frame::customer(&app, &member, "questionnaire-list-title").titled(title).html(
        &app,
        "questionnaire/version.html",
        &page,
    )
}

/// GET /questionnaires/{definition}/changes: since the version of the query's `from`, or since the one before;
/// `class` and `section` narrow it down.
async fn changes(
    app: web::Data<App>,
    member: Member,
    path: web::Path<String>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let language = member.visitor.language;
    let after = service::version(&app, &member.scope, &DefinitionId::new(path.into_inner())).await?;
    let earlier = service::earlier_versions(&app, &member.scope, &after).await?;
    let frame = Frame::customer(&app, &member, "change-title");
    let asked = query.text("from");
    let before = match earlier.iter().find(|version| version.id.as_str() == asked) {
        Some(version) => Some(version),
        None if asked.is_empty() => {
            let nearest = service::predecessor(&app, &after.id).await?;
            earlier.iter().find(|version| Some(&version.id) == nearest.as_ref()).or(earlier.first())
        }
        None => return Err(Code::NotFound.into()),
    };
    let Some(before) = before else {
        return frame.html(&app, "questionnaire/first.html", &FirstPage::new(&after, language));
    };
    let diff = history::diff(&app, before, &after).await?;
    let given = submissions::list_for_customer(&app, &member.scope, &before.id).await?;
    let answered: Vec<Answered> = given
        .into_iter()
        .map(|given| Answered { supplier: given.supplier_name, answers: given.content.answers })
        .collect();
    let section = query.text("section").to_owned();
    let wanted = Wanted { class: ChangeClass::parse(query.text("class")), section };
    let page = ChangesPage::new(before, &after, &diff, &earlier, &answered, &wanted, language);
    let (from, to) = page.versions();
    let args = [("from", FluentValue::from(from.to_owned())), ("to", FluentValue::from(to.to_owned()))];
    let title = app.words.get(language, "change-page-title", &args);
    frame.titled(title).html(&app, "questionnaire/changes.html", &page)
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
