//! Somebody's own workbook in the browser.

use std::collections::{BTreeMap, BTreeSet};

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};

use super::service::{self, Added, Holder, Opened};
use super::view::{UploadPage, WorkbookPage};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::response::service as responses;
use crate::features::response::view::Around;
use crate::features::session::visitor::Respondent;
use crate::formats::layout::correct::{ROLES, SheetCorrection};
use crate::platform::http::fields::Fields;
use crate::platform::http::upload::Upload;
use crate::platform::http::{XLSX, attachment, see_other};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/r/{request}/workbooks", web::get().to(upload_page))
        .route("/r/{request}/workbooks", web::post().to(upload))
        .route("/r/{request}/workbooks/{workbook}", web::get().to(show))
        .route("/r/{request}/workbooks/{workbook}", web::post().to(correct))
        .route("/r/{request}/workbooks/{workbook}/import", web::post().to(import))
        .route("/r/{request}/workbooks/{workbook}/fill", web::post().to(fill));
}

fn base(respondent: &Respondent) -> String {
    format!("/r/{}/workbooks", respondent.scope.request)
}

fn back(respondent: &Respondent) -> String {
    format!("/r/{}", respondent.scope.request)
}

fn holder(respondent: &Respondent) -> Holder {
    Holder::Supplier(respondent.scope.clone())
}

/// GET /r/{request}/workbooks
async fn upload_page(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    draw_upload(&app, &respondent, Vec::new()).await
}

async fn draw_upload(app: &App, respondent: &Respondent, errors: Vec<FieldError>) -> Result<HttpResponse, AppError> {
    let state = responses::load(app, &respondent.scope).await?;
    let is_refused = !errors.is_empty();
    let limit_mb = app.config.upload_limit / (1024 * 1024);
    let around = Around::new(&state, respondent.visitor.language);
    let page = UploadPage { around, base: base(respondent), back: back(respondent), limit_mb, errors };
    let frame = Frame::supplier(app, respondent, &state.brief.supplier_name, "layout-title");
    if is_refused {
        frame.unprocessable(app, "layout/upload.html", &page)
    } else {
        frame.html(app, "layout/upload.html", &page)
    }
}

/// POST /r/{request}/workbooks
async fn upload(app: web::Data<App>, respondent: Respondent, form: Multipart) -> Result<HttpResponse, AppError> {
    app.limits.upload.count(respondent.scope.request.as_str())?;
    let mut problems = Problems::new(&app, respondent.visitor.language);
    match Upload::read(form, app.config.upload_limit).await {
        Ok(upload) => match upload.files.into_iter().next() {
            Some((name, bytes)) => match service::add(&app, &holder(&respondent), &name, bytes).await? {
                Added::Kept(id) => return Ok(see_other(&format!("{}/{id}", base(&respondent)))),
                Added::Unreadable(error) => {
                    problems.add("file", &format!("workbook-error-{}", error.code().replace('_', "-")));
                }
            },
            None => problems.add("file", "evidence-problem-none"),
        },
        Err(error) if error.code() == Code::TooLarge => problems.add("file", "evidence-problem-large"),
        Err(error) => return Err(error),
    }
    draw_upload(&app, &respondent, problems.found).await
}

/// GET /r/{request}/workbooks/{workbook}
async fn show(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    draw(&app, &respondent, &id, Vec::new()).await
}

async fn draw(app: &App, respondent: &Respondent, id: &str, errors: Vec<FieldError>) -> Result<HttpResponse, AppError> {
    let opened: Opened = service::open(app, &holder(respondent), id).await?;
    let state = responses::load(app, &respondent.scope).await?;
    let language = respondent.visitor.language;
    let pairs = service::pairs(app, &opened, &state, language);
    let is_refused = !errors.is_empty();
    let subject = |key: &str| {
        let question = state.questionnaire.field(key);
        question.map_or((0, String::new()), |question| {
            let words = question.words(language);
            let subject = if words.subject.is_empty() { words.text.clone() } else { words.subject.clone() };
            (question.number, subject)
        })
    };
    let places = (base(respondent), back(respondent));
    let page = WorkbookPage::new(Around::new(&state, language), (&places.0, &places.1), id, &opened, errors)
        .with_pairs(&pairs, subject);
    let frame = Frame::supplier(app, respondent, &state.brief.supplier_name, "layout-found-title");
    if is_refused {
        frame.unprocessable(app, "layout/workbook.html", &page)
    } else {
        frame.html(app, "layout/workbook.html", &page)
    }
}

/// The corrections of a form: `sheet` names the sheets that it holds, `read`, `header-N` and `role-N-C` what is said of them.
fn corrections(fields: &Fields) -> BTreeMap<usize, SheetCorrection> {
    let read: BTreeSet<&str> = fields.all("read").collect();
    let mut corrections = BTreeMap::new();
    for place in fields.all("sheet") {
        let Ok(number) = place.parse::<usize>() else { continue };
        let header = fields.text(&format!("header-{place}")).parse::<u32>().ok().and_then(|row| row.checked_sub(1));
        let beginning = format!("role-{place}-");
        let roles = fields
            .starting_with(&beginning)
            .filter_map(|(column, role)| Some((column.parse().ok()?, role)))
            .filter(|(column, role)| *column < 16_384_u32 && (role.is_empty() || ROLES.contains(role)))
            .map(|(column, role)| (column, role.to_owned()))
            .collect();
        let header = header.filter(|row| *row < 1_048_576);
        corrections.insert(number, SheetCorrection { read: read.contains(place), header, roles });
    }
    corrections
}

/// POST /r/{request}/workbooks/{workbook}
async fn correct(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    service::correct(&app, &holder(&respondent), &id, &corrections(&fields)).await?;
    Ok(see_other(&format!("{}/{id}?done=layout-saved", base(&respondent))))
}

/// The places of the questions that are ticked.
fn chosen(fields: &Fields) -> BTreeSet<usize> {
    fields.all("use").filter_map(|place| place.parse().ok()).collect()
}

/// POST /r/{request}/workbooks/{workbook}/import: `use` names the questions.
async fn import(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    match service::import(&app, &respondent.scope, &id, &chosen(&fields)).await? {
        Some(import) => Ok(see_other(&format!("/r/{}/import/{import}", respondent.scope.request))),
        None => nothing_chosen(&app, &respondent, &id).await,
    }
}

async fn nothing_chosen(app: &App, respondent: &Respondent, id: &str) -> Result<HttpResponse, AppError> {
    let mut problems = Problems::new(app, respondent.visitor.language);
    problems.add("use", "layout-problem-nothing-chosen");
    draw(app, respondent, id, problems.found).await
}

/// POST /r/{request}/workbooks/{workbook}/fill: `use` names the questions.
async fn fill(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    let (chosen, language) = (chosen(&fields), respondent.visitor.language);
    if chosen.is_empty() {
        // That the workbook is there comes before what is wrong with the form.
        return nothing_chosen(&app, &respondent, &id).await;
    }
    match service::fill(&app, &respondent.scope, &id, &chosen, language).await? {
        Ok(workbook) => Ok(attachment(&workbook.file_name, XLSX, workbook.bytes)),
        Err(error) => {
            let mut problems = Problems::new(&app, language);
            problems.add("use", &format!("workbook-error-{}", error.code().replace('_', "-")));
            draw(&app, &respondent, &id, problems.found).await
        }
    }
}
