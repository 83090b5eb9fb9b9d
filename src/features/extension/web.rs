//! Writing an extension of a version: /questionnaires/{definition}/extension, checked and published by POST /extensions.

use actix_web::{HttpResponse, web};

use super::service::{self, Checked};
use super::view::{EditPage, field_of, names};
use crate::app::App;
use crate::domain::id::DefinitionId;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame};
use crate::features::questionnaire::service::{self as questionnaires, Files};
use crate::features::session::visitor::Writer;
use crate::formats::definition::{EXTENSION, Problem};
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/questionnaires/{definition}/extension", web::get().to(new))
        .route("/extensions", web::post().to(check_or_publish));
}

/// GET /questionnaires/{definition}/extension: a new one; with `from`, that extension moved over to this version of its base.
async fn new(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let base = DefinitionId::new(path.into_inner());
    let (files, notes) = match query.text("from") {
        "" => (service::begin(&questionnaires::version(&app, &member.scope, &base).await?.questionnaire), Vec::new()),
        extension => {
            let moved = service::move_over(&app, &member.scope, &DefinitionId::new(extension), &base).await?;
            (moved.files, moved.notes)
        }
    };
    let page = EditPage::new(&app, member.visitor.language, &files, &notes, None, Vec::new());
    Frame::customer(&app, &member, "extension-title").html(&app, "extension/edit.html", &page)
}

/// POST /extensions: `go` is `check` or `publish`.
async fn check_or_publish(
    app: web::Data<App>,
    writer: Writer,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let language = member.visitor.language;
    let mut files = Files::new();
    for name in names() {
        let text = fields.raw(&field_of(&name)).unwrap_or_default().replace("\r\n", "\n");
        if !text.trim().is_empty() {
            files.insert(name, text.into_bytes());
        }
    }
    let frame = Frame::customer(&app, &member, "extension-title");
    let mut errors = Vec::new();
    match service::check(&app, &member.scope, &files).await? {
        Checked::Fits(composed) if fields.text("go") == "publish" => {
            match service::publish(&app, &member.scope, *composed).await {
                Ok(id) => return Ok(see_other(&format!("/questionnaires/{id}?done=extension-published"))),
                Err(error) if error.code() == Code::VersionExists => {
                    let text = app.words.get(language, "extension-problem-version", &[]);
                    errors.push(FieldError { field: field_of(EXTENSION), text });
                }
                Err(error) => return Err(error),
            }
        }
        Checked::Fits(composed) => {
            let page = EditPage::new(&app, language, &files, &[], Some(&composed.questionnaire), errors);
            return frame.html(&app, "extension/edit.html", &page);
        }
        Checked::NoBase(named) => {
            let named = [("base", named.unwrap_or_default().into())];
            let text = app.words.get(language, "extension-problem-base", &named);
            errors.push(FieldError { field: field_of(EXTENSION), text });
        }
        Checked::Withdrawn(base) => {
            let text = app.words.get(language, "extension-problem-withdrawn", &[("base", base.into())]);
            errors.push(FieldError { field: field_of(EXTENSION), text });
        }
        Checked::OthersKey(key) => {
            let text = app.words.get(language, "extension-problem-key", &[("key", key.into())]);
            errors.push(FieldError { field: field_of(EXTENSION), text });
        }
        Checked::Problems(problems) => errors.extend(problems.iter().map(field_error)),
    }
    let page = EditPage::new(&app, language, &files, &[], None, errors);
    frame.unprocessable(&app, "extension/edit.html", &page)
}

/// A problem as it stands beside its file. It speaks of keys and files, as the files do.
fn field_error(problem: &Problem) -> FieldError {
    FieldError { field: field_of(&problem.file), text: problem.to_string() }
}
