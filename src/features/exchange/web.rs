//! Other formats in the browser: up, the page in between, and down.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};

use super::service::{self, Download, Kind, Received, Sent};
use super::view::{ReviewPage, UploadPage, base, place, sentence};
use crate::app::App;
use crate::domain::id::DefinitionId;
use crate::domain::language::Language;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::upload::Upload;
use crate::platform::http::{attachment, see_other};

/// The routes of this feature. They stand before `/questionnaires/{definition}`, which would take them.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/questionnaires/import", web::get().to(questionnaire_form))
        .route("/questionnaires/import", web::post().to(questionnaire_upload))
        .route("/questionnaires/import/{waiting}", web::get().to(questionnaire_review))
        .route("/questionnaires/import/{waiting}", web::post().to(questionnaire_confirm))
        .route("/questionnaires/import/{waiting}/json", web::get().to(waiting_json))
        .route("/questionnaires/import/{waiting}/toml", web::get().to(waiting_toml))
        .route("/questionnaires/{definition}/json", web::get().to(json))
        .route("/questionnaires/{definition}/toml", web::get().to(toml))
        .route("/frameworks/import", web::get().to(framework_form))
        .route("/frameworks/import", web::post().to(framework_upload))
        .route("/frameworks/import/{waiting}", web::get().to(framework_review))
        .route("/frameworks/import/{waiting}", web::post().to(framework_confirm));
}

/// GET /questionnaires/import
async fn questionnaire_form(app: web::Data<App>, writer: Writer) -> Result<HttpResponse, AppError> {
    form(&app, &writer.0, Kind::Questionnaire)
}

/// GET /frameworks/import
async fn framework_form(app: web::Data<App>, writer: Writer) -> Result<HttpResponse, AppError> {
    form(&app, &writer.0, Kind::Framework)
}

/// POST /questionnaires/import
async fn questionnaire_upload(app: web::Data<App>, writer: Writer, form: Multipart) -> Result<HttpResponse, AppError> {
    upload(&app, &writer.0, Kind::Questionnaire, form).await
}

/// POST /frameworks/import
async fn framework_upload(app: web::Data<App>, writer: Writer, form: Multipart) -> Result<HttpResponse, AppError> {
    upload(&app, &writer.0, Kind::Framework, form).await
}

/// GET /questionnaires/import/{waiting}
async fn questionnaire_review(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    review(&app, &writer.0, Kind::Questionnaire, &path, Vec::new()).await
}

/// GET /frameworks/import/{waiting}
async fn framework_review(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    review(&app, &writer.0, Kind::Framework, &path, Vec::new()).await
}

/// POST /questionnaires/import/{waiting}
async fn questionnaire_confirm(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let draft = service::create_draft(&app, &writer.0.scope, &path).await?;
    Ok(see_other(&format!("/drafts/{draft}?done=exchange-imported")))
}

/// POST /frameworks/import/{waiting}
async fn framework_confirm(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let member = writer.0;
    match service::publish_framework(&app, &member.scope, &path).await {
        Ok(framework) => {
            let address = format!("/frameworks/{}/{}", framework.key, framework.version);
            Ok(see_other(&format!("{address}?done=exchange-imported")))
        }
        Err(error) if error.code() == Code::VersionExists => {
            let mut problems = Problems::new(&app, member.visitor.language);
            problems.add("", "exchange-version-exists");
            review(&app, &member, Kind::Framework, &path, problems.found).await
        }
        Err(error) => Err(error),
    }
}

fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Questionnaire => "exchange-questionnaire-title",
        Kind::Framework => "exchange-framework-title",
    }
}

fn form(app: &App, member: &Member, kind: Kind) -> Result<HttpResponse, AppError> {
    let page = UploadPage::new(app, kind, ("auto", member.visitor.language), Vec::new());
    draw_form(app, member, kind, &page)
}

fn draw_form(app: &App, member: &Member, kind: Kind, page: &UploadPage) -> Result<HttpResponse, AppError> {
    let frame = Frame::customer(app, member, title_key(kind));
    if page.is_refused() {
        frame.unprocessable(app, "exchange/upload.html", page)
    } else {
        frame.html(app, "exchange/upload.html", page)
    }
}

async fn upload(app: &App, member: &Member, kind: Kind, form: Multipart) -> Result<HttpResponse, AppError> {
    app.limits.upload.count(member.scope.customer.as_str())?;
    let own = member.visitor.language;
    let mut problems = Problems::new(app, own);
    let upload = match Upload::read(form, app.config.upload_limit).await {
        Ok(upload) => upload,
        Err(error) if error.code() == Code::TooLarge => {
            problems.add("file", "evidence-problem-large");
            return draw_form(app, member, kind, &UploadPage::new(app, kind, ("auto", own), problems.found));
        }
        Err(error) => return Err(error),
    };
    let format = upload.text("format").to_owned();
    let language = Language::parse(upload.text("language")).unwrap_or(own);
    let Some((file_name, bytes)) = upload.files.into_iter().next() else {
        problems.add("file", "evidence-problem-none");
        return draw_form(app, member, kind, &UploadPage::new(app, kind, (&format, language), problems.found));
    };
    let sent = Sent { kind, file_name, format: service::format_of(&format), language, bytes };
    match service::receive(app, &member.scope, sent).await? {
        Received::Waits(id) => Ok(see_other(&format!("{}/import/{id}", base(kind)))),
        Received::Unreadable(error) => {
            let text = sentence(app, own, &error.text);
            let text = if error.place.is_empty() { text } else { format!("{}: {text}", place(app, own, &error.place)) };
            let errors = vec![FieldError { field: "file".to_owned(), text }];
            let page = UploadPage::new(app, kind, (&format, language), errors).with_faults(&error);
            draw_form(app, member, kind, &page)
        }
    }
}

async fn review(
    app: &App,
    member: &Member,
    kind: Kind,
    id: &str,
    errors: Vec<FieldError>,
) -> Result<HttpResponse, AppError> {
    let waiting = service::waiting(app, &member.scope, kind, id).await?;
    let is_refused = !errors.is_empty();
    let page = ReviewPage::new(app, kind, id, &waiting, member.visitor.language, errors);
    let frame = Frame::customer(app, member, "exchange-review-title");
    if is_refused {
        frame.unprocessable(app, "exchange/review.html", &page)
    } else {
        frame.html(app, "exchange/review.html", &page)
    }
}

/// GET /questionnaires/import/{waiting}/json
async fn waiting_json(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    service::waiting_as_json(&app, &writer.0.scope, &path).await.map(|download| file(download, "application/json"))
}

/// GET /questionnaires/import/{waiting}/toml
async fn waiting_toml(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    service::waiting_as_toml(&app, &writer.0.scope, &path).await.map(|download| file(download, "application/zip"))
}

fn file(download: Download, media_type: &str) -> HttpResponse {
    attachment(&download.file_name, media_type, download.bytes)
}

/// GET /questionnaires/{definition}/json
async fn json(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = DefinitionId::new(path.into_inner());
    service::as_json(&app, &member.scope, &id).await.map(|download| file(download, "application/json"))
}

/// GET /questionnaires/{definition}/toml
async fn toml(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = DefinitionId::new(path.into_inner());
    service::as_toml(&app, &member.scope, &id).await.map(|download| file(download, "application/zip"))
}
