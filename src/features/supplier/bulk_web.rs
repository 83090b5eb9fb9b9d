//! Suppliers in bulk: /suppliers/import.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web};

use super::bulk::MOST_ROWS;
use super::bulk_service::{self as service, ReadList};
use super::bulk_view::{ListReviewPage, ListUploadPage};
use crate::app::App;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::upload::Upload;
use crate::platform::http::{XLSX, attachment, go_on, see_other, wants_fragment};

/// The routes of this part; they stand before `/suppliers/{supplier}`.
pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/suppliers/import", web::get().to(upload_page))
        .route("/suppliers/import", web::post().to(upload))
        .route("/suppliers/import/template", web::get().to(template))
        .route("/suppliers/import/{list}", web::get().to(review))
        .route("/suppliers/import/{list}", web::post().to(apply));
}

/// GET /suppliers/import
async fn upload_page(app: web::Data<App>, writer: Writer) -> Result<HttpResponse, AppError> {
    draw_upload(&app, &writer.0, "supplier/import.html", Vec::new())
}

fn draw_upload(app: &App, member: &Member, template: &str, errors: Vec<FieldError>) -> Result<HttpResponse, AppError> {
    let is_refused = !errors.is_empty();
    let page = ListUploadPage { limit_mb: app.config.upload_limit / (1024 * 1024), most_rows: MOST_ROWS, errors };
    let frame = Frame::customer(app, member, "supplier-import-title");
    if is_refused { frame.unprocessable(app, template, &page) } else { frame.html(app, template, &page) }
}

/// POST /suppliers/import: a list as `.xlsx` or `.csv`.
async fn upload(
    app: web::Data<App>,
    request: HttpRequest,
    writer: Writer,
    form: Multipart,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    app.limits.upload.count(member.scope.customer.as_str())?;
    let is_script = wants_fragment(&request);
    let mut problems = Problems::new(&app, member.visitor.language);
    match Upload::read(form, app.config.upload_limit).await {
        Ok(upload) => match upload.files.into_iter().next() {
            Some((name, bytes)) => match service::read(&app, &member.scope, &name, bytes).await? {
                ReadList::Waits(id) => {
                    let place = format!("/suppliers/import/{id}");
                    return Ok(if is_script { go_on(&place) } else { see_other(&place) });
                }
                ReadList::Unreadable(problem) => problems.add("file", &problem),
            },
            None => problems.add("file", "evidence-problem-none"),
        },
        Err(error) if error.code() == Code::TooLarge => problems.add("file", "evidence-problem-large"),
        Err(error) => return Err(error),
    }
    let template = if is_script { "supplier/_import.html" } else { "supplier/import.html" };
    draw_upload(&app, &member, template, problems.found)
}

/// GET /suppliers/import/template
async fn template(app: web::Data<App>, writer: Writer) -> Result<HttpResponse, AppError> {
    let language = writer.0.visitor.language;
    let bytes = service::template(&app, language)?;
    let name = format!("{}.xlsx", app.words.get(language, "supplier-import-template-file", &[]));
    Ok(attachment(&name, XLSX, bytes))
}

/// GET /suppliers/import/{list}
async fn review(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let waiting = service::waiting(&app, &writer.0.scope, &path).await?;
    let page = ListReviewPage::new(waiting, &path);
    Frame::customer(&app, &writer.0, "supplier-import-review-title").html(&app, "supplier/import_review.html", &page)
}

/// POST /suppliers/import/{list}
async fn apply(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    service::apply(&app, &writer.0.scope, &path).await?;
    Ok(see_other("/suppliers?done=suppliers-imported"))
}
