//! Workbooks in the browser: down, up, and the page in between.

use std::collections::{BTreeMap, BTreeSet};

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web};
use fluent_bundle::FluentValue;

use super::done_view::DonePage;
use super::service::{self, Applied, Choice, Choices, ReadOutcome, Workbook};
use super::view::{ReviewPage, UploadPage};
use crate::app::App;
use crate::domain::id::SubmissionId;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::response::service as responses;
use crate::features::response::view::Around;
use crate::features::session::visitor::{Member, Respondent};
use crate::formats::xlsx;
use crate::platform::http::fields::Fields;
use crate::platform::http::upload::Upload;
use crate::platform::http::{XLSX, attachment, go_on, see_other, wants_fragment};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/r/{request}/workbook", web::get().to(export))
        .route("/r/{request}/package", web::get().to(export_package))
        .route("/submissions/{submission}/workbook", web::get().to(export_submission))
        .route("/r/{request}/import", web::get().to(upload_page))
        .route("/r/{request}/import", web::post().to(upload))
        .route("/r/{request}/import/{import}", web::get().to(review))
        .route("/r/{request}/import/{import}", web::post().to(apply));
}

fn file(workbook: Workbook) -> HttpResponse {
    attachment(&workbook.file_name, XLSX, workbook.bytes)
}

/// GET /r/{request}/workbook
async fn export(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let (actor, language) = (respondent.scope.actor(), respondent.visitor.language);
    service::export(&app, &respondent.scope, actor, language).await.map(file)
}

/// GET /r/{request}/package: the workbook with the documents that its answers cite.
async fn export_package(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let (actor, language) = (respondent.scope.actor(), respondent.visitor.language);
    let package = service::export_package(&app, &respondent.scope, actor, language).await?;
    Ok(attachment(&package.file_name, "application/zip", package.bytes))
}

/// GET /submissions/{submission}/workbook
async fn export_submission(
    app: web::Data<App>,
    member: Member,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let submission = SubmissionId::new(path.into_inner());
    service::export_submission(&app, &member.scope, &submission, member.visitor.language).await.map(file)
}

/// GET /r/{request}/import
async fn upload_page(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let state = responses::load(&app, &respondent.scope).await?;
    if state.brief.submission.is_some() {
        return Ok(see_other(&format!("/r/{}/receipt", respondent.scope.request)));
    }
    draw_upload(&app, &respondent, "workbook/upload.html", Vec::new()).await
}

async fn draw_upload(
    app: &App,
    respondent: &Respondent,
    template: &str,
    errors: Vec<FieldError>,
) -> Result<HttpResponse, AppError> {
    let state = responses::load(app, &respondent.scope).await?;
    let is_refused = !errors.is_empty();
    let page = UploadPage {
        around: Around::new(&state, respondent.visitor.language),
        base: format!("/r/{}", respondent.scope.request),
        limit_mb: app.config.upload_limit / (1024 * 1024),
        most_mb: xlsx::MAX_MB,
        long: service::too_long(&state),
        errors,
    };
    let frame = Frame::supplier(app, respondent, &state.brief.supplier_name, "import-title");
    if is_refused { frame.unprocessable(app, template, &page) } else { frame.html(app, template, &page) }
}

/// POST /r/{request}/import: a workbook, or a ZIP of a workbook and documents.
async fn upload(
    app: web::Data<App>,
    request: HttpRequest,
    respondent: Respondent,
    form: Multipart,
) -> Result<HttpResponse, AppError> {
    let is_script = wants_fragment(&request);
    app.limits.upload.count(respondent.scope.request.as_str())?;
    let mut problems = Problems::new(&app, respondent.visitor.language);
    match Upload::read(form, app.config.upload_limit).await {
        Ok(upload) => match upload.files.into_iter().next() {
            Some((name, bytes)) => match service::read(&app, &respondent.scope, &name, bytes).await? {
                ReadOutcome::Waits(id) => {
                    let place = format!("/r/{}/import/{id}", respondent.scope.request);
                    return Ok(if is_script { go_on(&place) } else { see_other(&place) });
                }
                ReadOutcome::Unreadable(error) => {
                    problems.add("file", &format!("workbook-error-{}", error.code().replace('_', "-")));
                }
            },
            None => problems.add("file", "evidence-problem-none"),
        },
        Err(error) if error.code() == Code::TooLarge => problems.add("file", "evidence-problem-large"),
        Err(error) => return Err(error),
    }
    let template = if is_script { "workbook/_upload.html" } else { "workbook/upload.html" };
    draw_upload(&app, &respondent, template, problems.found).await
}

/// GET /r/{request}/import/{import}
async fn review(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    draw_review(&app, &respondent, &id, &Choices::default(), Vec::new()).await
}

async fn draw_review(
    app: &App,
    respondent: &Respondent,
    id: &str,
    choices: &Choices,
    errors: Vec<FieldError>,
) -> Result<HttpResponse, AppError> {
    let waiting = service::waiting(app, &respondent.scope, id).await?;
    let is_refused = !errors.is_empty();
    let language = respondent.visitor.language;
    if let Some(done) = &waiting.kept.done {
        let page = DonePage::new(&waiting, id, done, language);
        let frame = Frame::supplier(app, respondent, &waiting.state.brief.supplier_name, "import-done-title");
        return frame.html(app, "workbook/done.html", &page);
    }
    let word = |key: &str| app.words.get(language, key, &[]);
    let page = ReviewPage::new(&waiting, id, choices, errors, language, &word);
    let frame = Frame::supplier(app, respondent, &waiting.state.brief.supplier_name, "import-review-title");
    if is_refused {
        frame.unprocessable(app, "workbook/review.html", &page)
    } else {
        frame.html(app, "workbook/review.html", &page)
    }
}

/// POST /r/{request}/import/{import}: `choice-KEY` is `file` or `keep`, `meant-KEY` an option that was meant.
async fn apply(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    let conflicts = fields
        .starting_with("choice-")
        .map(|(key, choice)| (key.to_owned(), if choice == "file" { Choice::File } else { Choice::Keep }))
        .collect();
    let mut meant: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (key, option) in fields.starting_with("meant-").filter(|(_, option)| !option.is_empty()) {
        meant.entry(key.to_owned()).or_default().insert(option.to_owned());
    }
    let choices = Choices { conflicts, meant };
    let actor = respondent.scope.actor();
    match service::apply(&app, &respondent.scope, actor, &id, choices.clone()).await? {
        Applied::Written(_) => Ok(see_other(&format!("/r/{}/import/{id}", respondent.scope.request))),
        Applied::ChoicesMissing => {
            let mut problems = Problems::new(&app, respondent.visitor.language);
            let waiting = service::waiting(&app, &respondent.scope, &id).await?;
            for key in service::conflicts(&app, &respondent.scope, &id).await? {
                if choices.conflicts.contains_key(&key) {
                    continue;
                }
                let number = waiting.state.questionnaire.field(&key).map_or(0, |field| field.number);
                let number = [("number", FluentValue::from(number.to_string()))];
                problems.add_with(&format!("choice-{key}"), "import-problem-choice", &number);
            }
            draw_review(&app, &respondent, &id, &choices, problems.found).await
        }
    }
}
