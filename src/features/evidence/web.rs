//! Documents of a supplier: uploading, citing, reading back.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::service::{self, Removed};
use super::view::{CitedView, EvidencePage, RemovePage, documents};
use crate::app::App;
use crate::domain::id::{CitationId, EvidenceId};
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame};
use crate::features::questionnaire::service as questionnaires;
use crate::features::response::service::{self as responses, ResponseState};
use crate::features::response::view::Around;
use crate::features::session::visitor::Respondent;
use crate::platform::http::fields::Fields;
use crate::platform::http::upload::Upload;
use crate::platform::http::{attachment, see_other, wants_fragment};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/r/{request}/evidence", web::get().to(list))
        .route("/r/{request}/evidence", web::post().to(add))
        .route("/r/{request}/evidence/{evidence}", web::get().to(read))
        .route("/r/{request}/evidence/{evidence}/remove", web::post().to(remove))
        .route("/r/{request}/questions/{question}/citations", web::post().to(cite))
        .route("/r/{request}/citations/{citation}/remove", web::post().to(uncite));
}

fn base(respondent: &Respondent) -> String {
    format!("/r/{}", respondent.scope.request)
}

/// GET /r/{request}/evidence
async fn list(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let (page, state) = evidence_page(&app, &respondent, Vec::new()).await?;
    frame(&app, &respondent, &state).html(&app, "evidence/list.html", &page)
}

fn frame(app: &App, respondent: &Respondent, state: &ResponseState) -> Frame {
    Frame::supplier(app, respondent, &state.brief.supplier_name, "evidence-title")
}

async fn evidence_page(
    app: &App,
    respondent: &Respondent,
    errors: Vec<FieldError>,
) -> Result<(EvidencePage, ResponseState), AppError> {
    let state = responses::load(app, &respondent.scope).await?;
    let found = service::list(app, &respondent.scope).await?;
    let language = respondent.visitor.language;
    let base = base(respondent);
    let documents = documents(&base, &found, &state.citations, &state.questionnaire, language);
    let changeable = state.brief.submission.is_none();
    let limit_mb = app.config.upload_limit / (1024 * 1024);
    let around = Around::new(&state, language);
    Ok((EvidencePage { around, base, documents, changeable, limit_mb, errors }, state))
}

/// POST /r/{request}/evidence: one or more files; with `question` the answer to it cites them at `place`.
async fn add(
    app: web::Data<App>,
    request: HttpRequest,
    respondent: Respondent,
    form: Multipart,
) -> Result<HttpResponse, AppError> {
    app.limits.upload.count(respondent.scope.request.as_str())?;
    // A little more than the limit, so that a file just over it is told of as a file and not as a form.
    let limit = app.config.upload_limit.saturating_mul(2);
    let outcome = match Upload::read(form, limit).await {
        Ok(upload) => {
            let question = upload.text("question").to_owned();
            let refused = keep(&app, &respondent, &upload, &question).await?;
            (question, refused)
        }
        Err(error) if error.code() == Code::TooLarge => (String::new(), Some(Code::TooLarge)),
        Err(error) => return Err(error),
    };
    let (question, refused) = outcome;
    let word = |code: Code| app.words.get(respondent.visitor.language, refusal_key(code), &[]);
    if !question.is_empty() && wants_fragment(&request) {
        return fragment(&app, &respondent, &question, refused.map(word)).await;
    }
    match refused {
        None if question.is_empty() => Ok(see_other(&format!("{}/evidence?done=evidence-added", base(&respondent)))),
        None => Ok(see_other(&format!("{}/questions/{question}?done=evidence-added#evidence", base(&respondent)))),
        Some(code) => {
            let errors = vec![FieldError { field: "file".to_owned(), text: word(code) }];
            let (page, state) = evidence_page(&app, &respondent, errors).await?;
            frame(&app, &respondent, &state).unprocessable(&app, "evidence/list.html", &page)
        }
    }
}

/// Keeps what was uploaded. Returns why something was refused, when it was; what came before it is kept.
async fn keep(app: &App, respondent: &Respondent, upload: &Upload, question: &str) -> Result<Option<Code>, AppError> {
    if upload.files.is_empty() {
        return Ok(Some(Code::BadInput));
    }
    // Before any file is kept: one that nothing can cite would lie there without the person knowing.
    if !question.is_empty() {
        service::can_cite(app, &respondent.scope, question, upload.text("place")).await?;
    }
    for (name, bytes) in &upload.files {
        match service::add(app, &respondent.scope, name, bytes.clone()).await {
            Ok(document) if !question.is_empty() => {
                service::cite(app, &respondent.scope, question, &document, upload.text("place")).await?;
            }
            Ok(_) => {}
            Err(error) if matches!(error.code(), Code::TooLarge | Code::FileKind | Code::FileEmpty | Code::TooMany) => {
                return Ok(Some(error.code()));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

fn refusal_key(code: Code) -> &'static str {
    match code {
        Code::TooLarge => "evidence-problem-large",
        Code::FileKind => "evidence-problem-kind",
        Code::FileEmpty => "evidence-problem-empty",
        Code::TooMany => "evidence-problem-many",
        _ => "evidence-problem-none",
    }
}

#[derive(Serialize)]
struct Fragment {
    evidence: CitedView,
}

/// The list of what an answer rests on, for the script that uploads.
async fn fragment(
    app: &App,
    respondent: &Respondent,
    question: &str,
    error: Option<String>,
) -> Result<HttpResponse, AppError> {
    let state = responses::load(app, &respondent.scope).await?;
    let found = service::list(app, &respondent.scope).await?;
    let cited = state.citations.get(question).map_or(&[][..], Vec::as_slice);
    let (limit, language) = (app.config.upload_limit, respondent.visitor.language);
    let is_refused = error.is_some();
    let evidence = CitedView::new(&base(respondent), question, cited, &found, limit, language, error);
    let frame = frame(app, respondent, &state);
    let page = Fragment { evidence };
    if is_refused {
        frame.unprocessable(app, "evidence/_cited.html", &page)
    } else {
        frame.html(app, "evidence/_cited.html", &page)
    }
}

/// GET /r/{request}/evidence/{evidence}
async fn read(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    let (document, bytes) = service::read(&app, &respondent.scope, &EvidenceId::new(id)).await?;
    Ok(attachment(&document.file_name, &document.media_type, bytes))
}

/// POST /r/{request}/evidence/{evidence}/remove; `confirmed` is how many citing answers the person has been told of.
async fn remove(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    let confirmed = fields.text("confirmed").parse().unwrap_or(0);
    let id = EvidenceId::new(id);
    let citing = match service::remove(&app, &respondent.scope, &id, confirmed).await? {
        Removed::Gone => return Ok(see_other(&format!("{}/evidence?done=evidence-removed", base(&respondent)))),
        Removed::Cited(citing) => citing,
    };
    let language = respondent.visitor.language;
    let state = responses::load(&app, &respondent.scope).await?;
    let found = service::list(&app, &respondent.scope).await?;
    let mut names = Vec::new();
    for answer in citing {
        let questionnaire = questionnaires::get(&app, &answer.definition).await?;
        let question = questionnaire.field(&answer.question).ok_or(Code::NotFound)?;
        names.push(format!("{}: {} {}", answer.product, question.number, question.words(language).subject));
    }
    let page = RemovePage {
        around: Around::new(&state, language),
        name: found.into_iter().find(|one| one.id == id).map(|one| one.file_name).unwrap_or_default(),
        action: format!("{}/evidence/{id}/remove", base(&respondent)),
        citing: names,
        errors: Vec::new(),
    };
    Frame::supplier(&app, &respondent, &state.brief.supplier_name, "evidence-remove-title").html(
        &app,
        "evidence/remove.html",
        &page,
    )
}

/// POST /r/{request}/questions/{question}/citations
async fn cite(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, question) = path.into_inner();
    let document = EvidenceId::new(fields.text("evidence"));
    service::cite(&app, &respondent.scope, &question, &document, fields.text("place")).await?;
    Ok(see_other(&format!("{}/questions/{question}?done=evidence-cited#evidence", base(&respondent))))
}

/// POST /r/{request}/citations/{citation}/remove
async fn uncite(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (_, id) = path.into_inner();
    let question = service::uncite(&app, &respondent.scope, &CitationId::new(id)).await?;
    Ok(see_other(&format!("{}/questions/{question}?done=citation-removed#evidence", base(&respondent))))
}
