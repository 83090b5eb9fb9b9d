//! Answering: the task list, one question a page, the head fields. Sending in is in `submit_web`.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::answer_view::AnswerView;
use super::form::{self, FieldProblem};
use super::head_view::{DrawnHead, HeadConflict, HeadPage, head_prefix};
use super::reuse;
use super::service::{self, ResponseState, Saved, StoredAnswer};
use super::submit_web;
use super::view::{HubPage, QuestionPage, QuestionParts, base, neighbours};
use crate::app::App;
use crate::domain::answer::Answer;
use crate::domain::condition::{because, shown};
use crate::domain::id::RequestId;
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;
use crate::error::{AppError, Code};
use crate::features::evidence::service as evidence;
use crate::features::evidence::view::CitedView;
use crate::features::frame::{FieldError, Frame, SaveStatus};
use crate::features::questionnaire::in_words;
use crate::features::questionnaire::service::control_names;
use crate::features::session::visitor::Respondent;
use crate::platform::http::fields::Fields;
use crate::platform::http::{see_other, wants_fragment};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/r/{request}", web::get().to(hub))
        .route("/r/{request}/reuse", web::post().to(take_over))
        .route("/r/{request}/questions/{question}", web::get().to(question))
        .route("/r/{request}/questions/{question}", web::post().to(save))
        .route("/r/{request}/head", web::get().to(head))
        .route("/r/{request}/head", web::post().to(save_head))
        .configure(submit_web::configure);
}

/// Around a page of a request.
pub(super) fn frame(app: &App, respondent: &Respondent, state: &ResponseState, title_key: &str) -> Frame {
    Frame::supplier(app, respondent, &state.brief.supplier_name, title_key)
}

/// Once it is sent in, every page of answering leads to the receipt.
pub(super) fn receipt(state: &ResponseState) -> Option<HttpResponse> {
    state.brief.submission.is_some().then(|| see_other(&format!("{}/receipt", base(&state.brief))))
}

/// GET /r/{request}
async fn hub(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let state = service::load(&app, &respondent.scope).await?;
    if let Some(receipt) = receipt(&state) {
        return Ok(receipt);
    }
    let documents = evidence::list(&app, &respondent.scope).await?.len();
    let offers = match &respondent.visitor.session {
        Some(session) => reuse::offers(&app, &respondent.scope, &session.id).await?,
        None => None,
    };
    let page = HubPage::new(&state, documents, offers, respondent.visitor.language);
    frame(&app, &respondent, &state, "response-hub-title").html(&app, "response/hub.html", &page)
}

/// POST /r/{request}/reuse
///
/// `from` is the other request whose answers are to be used here as well.
async fn take_over(
    app: web::Data<App>,
    respondent: Respondent,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let session = respondent.visitor.session.as_ref().ok_or(Code::NotFound)?;
    reuse::reuse(&app, &respondent.scope, &session.id, &RequestId::new(fields.text("from"))).await?;
    Ok(see_other(&format!("/r/{}?done=response-reused", respondent.scope.request)))
}

/// GET /r/{request}/questions/{question}
async fn question(
    app: web::Data<App>,
    respondent: Respondent,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (_, key) = path.into_inner();
    let state = service::load(&app, &respondent.scope).await?;
    if let Some(receipt) = receipt(&state) {
        return Ok(receipt);
    }
    let question = find(&state, &key)?;
    let stored = state.answers.get(&key).map(|stored| &stored.answer);
    let answer = state.waiting(&key).map(|carried| &carried.answer).or(stored).cloned().unwrap_or_default();
    draw_question(&app, &respondent, &state, question, &answer, None, Vec::new()).await
}

fn find<'a>(state: &'a ResponseState, key: &str) -> Result<&'a Question, AppError> {
    state.questionnaire.questions().find(|question| question.key == key).ok_or_else(|| Code::NotFound.into())
}

async fn draw_question(
    app: &App,
    respondent: &Respondent,
    state: &ResponseState,
    question: &Question,
    answer: &Answer,
    theirs: Option<&StoredAnswer>,
    errors: Vec<FieldError>,
) -> Result<HttpResponse, AppError> {
    let language = respondent.visitor.language;
    let documents = evidence::list(app, &respondent.scope).await?;
    let cited = state.citations.get(&question.key).map_or(&[][..], Vec::as_slice);
    let limit = app.config.upload_limit;
    let evidence = CitedView::new(&base(&state.brief), &question.key, cited, &documents, limit, language, None);
    let controls = control_names(app, &state.brief.customer, &state.questionnaire, question, language);
    let is_refused = !errors.is_empty();
    let extent = &state.brief.extent;
    let asked = extent.without_left_out(&state.version);
    let because = because(&asked, &extent.flags, &state.plain_answers(), &question.key)
        .map(|condition| in_words::condition(&app.words, &state.version, &condition, language));
    let parts = QuestionParts { question, answer, controls, because, evidence, theirs, errors };
    let page = QuestionPage::new(state, parts, language);
    let title = format!("{}. {}", question.number, question.words(language).subject);
    let frame = frame(app, respondent, state, "response-hub-title").titled(title);
    match (theirs, is_refused) {
        (Some(_), _) => frame.conflict(app, "response/question.html", &page),
        (None, true) => frame.unprocessable(app, "response/question.html", &page),
        (None, false) => frame.html(app, "response/question.html", &page),
    }
}

/// POST /r/{request}/questions/{question}
///
/// `go` says where to go afterwards: `next`, `previous`, `here`, or nothing for the task list.
async fn save(
    app: web::Data<App>,
    request: HttpRequest,
    respondent: Respondent,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (_, key) = path.into_inner();
    let base_revision = fields.revision()?;
    let is_script = wants_fragment(&request);
    let typed = fields.clone();
    let read = move |question: &Question| {
        // Head fields have a form of their own.
        if question.is_head() { Err(None) } else { form::answer(question, &typed, "").map_err(Some) }
    };
    let saved = service::save_read(&app, &respondent.scope, &key, base_revision, read).await?;
    if is_script {
        return match saved {
            Ok(Saved::Saved { revision, at, status }) => {
                fragment(&app, &respondent, &SaveStatus::saved(at.to_rfc3339(), revision).beside(status))
            }
            Ok(Saved::Conflict { theirs }) => {
                let questionnaire = service::questionnaire_of(&app, &respondent.scope).await?;
                let question = questionnaire.field(&key).ok_or(Code::NotFound)?;
                let view = AnswerView::new(question, &theirs.answer, respondent.visitor.language);
                fragment(&app, &respondent, &SaveStatus::conflict(view, theirs.revision))
            }
            Err(problem) => {
                let error = field_error(&app, &respondent, &problem.ok_or(Code::NotFound)?);
                fragment(&app, &respondent, &SaveStatus::refused(error.text, base_revision))
            }
        };
    }
    let state = service::load(&app, &respondent.scope).await?;
    let questionnaire = state.questionnaire.clone();
    let question = questionnaire.questions().find(|question| question.key == key).ok_or(Code::NotFound)?;
    let typed = form::typed(question, &fields, "");
    match saved {
        Ok(Saved::Saved { .. }) => Ok(see_other(&destination(&state, question, fields.text("go")))),
        Ok(Saved::Conflict { theirs }) => {
            draw_question(&app, &respondent, &state, question, &typed, Some(&theirs), Vec::new()).await
        }
        Err(problem) => {
            let error = field_error(&app, &respondent, &problem.ok_or(Code::NotFound)?);
            draw_question(&app, &respondent, &state, question, &typed, None, vec![error]).await
        }
    }
}

fn destination(state: &ResponseState, question: &Question, go: &str) -> String {
    let answers = state.plain_answers();
    let asked = shown(&state.questionnaire, &answers);
    let (previous, next) = neighbours(state, question, &asked);
    let base = base(&state.brief);
    let target = match go {
        "next" => next,
        "previous" => previous,
        "here" => Some(question),
        _ => None,
    };
    match target {
        Some(target) => format!("{base}/questions/{}", target.key),
        None => format!("{base}?done=answer-saved"),
    }
}

fn field_error(app: &App, respondent: &Respondent, problem: &FieldProblem) -> FieldError {
    let text = app.words.get(respondent.visitor.language, problem.key, &[]);
    FieldError { field: problem.field.clone(), text }
}

fn fragment(
    app: &App,
    respondent: &Respondent,
    status: &SaveStatus<AnswerView, &'static str>,
) -> Result<HttpResponse, AppError> {
    status.respond(app, &Frame::public(app, &respondent.visitor, "response-hub-title"), "response/_saved.html")
}

/// GET /r/{request}/head
async fn head(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let state = service::load(&app, &respondent.scope).await?;
    if let Some(receipt) = receipt(&state) {
        return Ok(receipt);
    }
    let page = HeadPage::new(&state, &BTreeMap::new(), &[], Vec::new(), respondent.visitor.language);
    frame(&app, &respondent, &state, "response-head-title").html(&app, "response/head.html", &page)
}

/// POST /r/{request}/head: all head fields, each over its own revision.
async fn save_head(
    app: web::Data<App>,
    request: HttpRequest,
    respondent: Respondent,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let is_script = wants_fragment(&request);
    let language = respondent.visitor.language;
    let state = service::load(&app, &respondent.scope).await?;
    let drawn = DrawnHead::parse(fields.text("revision"));
    let mut typed = BTreeMap::new();
    let mut errors = Vec::new();
    for field in &state.questionnaire.head {
        if let Err(problem) = form::answer(field, &fields, &head_prefix(field)) {
            errors.push(field_error(&app, &respondent, &problem));
        }
        typed.insert(field.key.clone(), form::typed(field, &fields, &head_prefix(field)));
    }
    let draw = |state: &ResponseState, conflicts: &[String], errors: Vec<FieldError>| {
        let page = HeadPage::new(state, &typed, conflicts, errors, language);
        let frame = frame(&app, &respondent, state, "response-head-title");
        if conflicts.is_empty() {
            frame.unprocessable(&app, "response/head.html", &page)
        } else {
            frame.conflict(&app, "response/head.html", &page)
        }
    };
    if let Some(error) = errors.first() {
        if is_script {
            return fragment(&app, &respondent, &SaveStatus::refused(error.text.clone(), fields.text("revision")));
        }
        return draw(&state, &[], errors);
    }
    let sent = typed.iter().map(|(key, answer)| drawn.field(key, answer)).collect();
    let conflicts = service::save_head(&app, &respondent.scope, sent).await?;
    let state = service::load(&app, &respondent.scope).await?;
    let revision = DrawnHead::of(&state).to_string();
    if is_script {
        let status = if conflicts.is_empty() {
            SaveStatus::saved(app.clock.now().to_rfc3339(), revision)
        } else {
            SaveStatus::conflict(AnswerView::plain(theirs_in_words(&state, &conflicts, language)), revision)
        };
        return fragment(&app, &respondent, &status);
    }
    if !conflicts.is_empty() {
        return draw(&state, &conflicts, Vec::new());
    }
    let here = fields.text("go") == "here";
    let base = base(&state.brief);
    Ok(see_other(&if here { format!("{base}/head") } else { format!("{base}?done=head-saved") }))
}

/// What somebody else has written into these head fields, a line each.
fn theirs_in_words(state: &ResponseState, conflicts: &[String], language: Language) -> String {
    let lines = HeadConflict::list(state, conflicts, language);
    lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
