//! The link of a request, from both ends: the customer hands it over, the supplier opens it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::links;
use super::service::{self, Which};
use super::view::{InvitationPage, MailPage};
use crate::app::App;
use crate::domain::id::RequestId;
use crate::error::{AppError, Code};
use crate::features::campaign::service as campaigns;
use crate::features::frame::Frame;
use crate::features::mail::service as mails;
use crate::features::questionnaire::in_words::section_titles;
use crate::features::questionnaire::service as questionnaires;
use crate::features::session::visitor::{Visitor, Writer};
use crate::features::session::web::set_session_cookie;
use crate::platform::http::rate_limit::client_address;
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/requests/{request}/mail", web::get().to(mail))
        .route("/requests/{request}/link", web::post().to(renew))
        .route("/requests/{request}/shared", web::post().to(shared))
        .route("/l/{token}", web::get().to(invitation))
        .route("/l/{token}", web::post().to(open));
}

/// GET /requests/{request}/mail: for those who may write, because whoever has the link can answer for the supplier.
async fn mail(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let request = RequestId::new(path.into_inner());
    let found = service::lines(&app, &member.scope, Which::One(request.clone())).await?;
    let line = found.first().ok_or(Code::NotFound)?;
    let mail = mails::latest(&app, &member.scope, &request).await?;
    Frame::customer(&app, &member, "request-mail-title").html(&app, "request/mail.html", &MailPage::new(line, mail))
}

/// POST /requests/{request}/link
async fn renew(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let request = RequestId::new(path.into_inner());
    campaigns::renew_link(&app, &member.scope, &member.customer_name, &request).await?;
    Ok(see_other(&format!("/requests/{request}/mail?done=link-renewed")))
}

/// POST /requests/{request}/shared
async fn shared(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let request = RequestId::new(path.into_inner());
    links::mark_shared(&app, &writer.0.scope, &request).await?;
    Ok(see_other(&format!("/requests/{request}/mail?done=link-shared")))
}

/// GET /l/{token}: shows and changes nothing, because programs that scan mails follow links.
async fn invitation(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    app.limits.link.count(&client_address(&request, app.config.behind_proxy))?;
    let token = path.into_inner();
    let found = links::look(&app, &token).await?;
    let questionnaire = questionnaires::get(&app, &found.brief.definition).await?;
    let left_out = section_titles(&questionnaire, &found.brief.extent.left_out, visitor.language);
    let questions = found.brief.extent.asked(&questionnaire).questions().count();
    let title = format!("{} {}", questionnaire.words(visitor.language).title, questionnaire.version);
    let page = InvitationPage::new(&found.brief, &token, title, questions, left_out);
    if found.brief.submission.is_some() {
        return Frame::public(&app, &visitor, "request-used-title").html(&app, "request/used.html", &page);
    }
    Frame::public(&app, &visitor, "request-invitation-title").html(&app, "request/invitation.html", &page)
}

/// POST /l/{token}
async fn open(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    app.limits.link.count(&client_address(&request, app.config.behind_proxy))?;
    let opened = links::open(&app, &path, visitor.session.map(|session| session.id)).await?;
    let place = if opened.is_used_up { "/receipt" } else { "" };
    let mut response = see_other(&format!("/r/{}{place}", opened.request));
    if let Some(token) = &opened.session {
        set_session_cookie(&app, &mut response, token)?;
    }
    Ok(response)
}
