//! Assessing: /assessments.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::score_view::ScorePage;
use super::scorebook;
use super::service::{self, AssessmentState, LONGEST_REASON, RateOutcome};
use super::view::{Around, OverviewPage, QuestionPage, Theirs, Typed};
use crate::app::App;
use crate::domain::condition::shown;
use crate::domain::id::{AssessmentId, SubmissionId};
use crate::domain::questionnaire::Question;
use crate::domain::rating::{Confidence, Level, Verdict};
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems, SaveStatus};
use crate::features::request::service::{self as requests, Which};
use crate::features::request::view::LineView;
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::fields::Fields;
use crate::platform::http::{XLSX, attachment, see_other, wants_fragment};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/assessments", web::get().to(list))
        .route("/submissions/{submission}/assessment", web::post().to(start))
        .route("/assessments/{assessment}", web::get().to(overview))
        .route("/assessments/{assessment}/questions/{question}", web::get().to(question))
        .route("/assessments/{assessment}/questions/{question}", web::post().to(rate))
        .route("/assessments/{assessment}/questions/{question}/notes", web::post().to(add_note))
        .route("/assessments/{assessment}/score", web::get().to(score))
        .route("/assessments/{assessment}/workbook", web::get().to(workbook))
        .route("/assessments/{assessment}/finish", web::post().to(finish))
        .route("/assessments/{assessment}/reopen", web::post().to(reopen));
}

#[derive(Serialize)]
struct ListPage {
    requests: Vec<LineView>,
    errors: Vec<FieldError>,
}

/// GET /assessments
async fn list(app: web::Data<App>, member: Member) -> Result<HttpResponse, AppError> {
    let lines = requests::lines(&app, &member.scope, Which::Submitted).await?;
    let page = ListPage { requests: lines.iter().map(LineView::new).collect(), errors: Vec::new() };
    Frame::customer(&app, &member, "assessment-list-title").html(&app, "assessment/list.html", &page)
}

/// POST /submissions/{submission}/assessment
async fn start(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = service::start(&app, &writer.0.scope, &SubmissionId::new(path.into_inner())).await?;
    Ok(see_other(&format!("/assessments/{id}")))
}

async fn load(app: &App, member: &Member, id: &str) -> Result<AssessmentState, AppError> {
    service::load(app, &member.scope, &AssessmentId::new(id)).await
}

fn frame(app: &App, member: &Member, state: &AssessmentState) -> Frame {
    Frame::customer(app, member, "assessment-list-title").titled(&state.submission.supplier_name)
}

/// GET /assessments/{assessment}
async fn overview(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let state = load(&app, &member, &path).await?;
    let page = OverviewPage::new(&app, &state, member.visitor.language);
    frame(&app, &member, &state).html(&app, "assessment/overview.html", &page)
}

/// GET /assessments/{assessment}/questions/{question}
async fn question(
    app: web::Data<App>,
    member: Member,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, key) = path.into_inner();
    let state = load(&app, &member, &id).await?;
    let question = find(&state, &key)?;
    draw(&app, &member, &state, question, None)
}

fn find<'a>(state: &'a AssessmentState, key: &str) -> Result<&'a Question, AppError> {
    state.questionnaire.questions().find(|question| question.key == key).ok_or_else(|| Code::NotFound.into())
}

fn draw(
    app: &App,
    member: &Member,
    state: &AssessmentState,
    question: &Question,
    typed: Option<Typed>,
) -> Result<HttpResponse, AppError> {
    let status = match &typed {
        Some(typed) if typed.theirs.is_some() => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let language = member.visitor.language;
    let page = QuestionPage::new(app, state, question, typed, language);
    let title = format!("{}. {}", question.number, question.words(language).subject);
    let mut response = frame(app, member, state).titled(format!("{title} – {}", state.submission.supplier_name)).html(
        app,
        "assessment/question.html",
        &page,
    )?;
    *response.status_mut() = status;
    Ok(response)
}

/// POST /assessments/{assessment}/questions/{question}
///
/// `go` says where to go afterwards: `next`, `previous`, or nothing for the same question.
async fn rate(
    app: web::Data<App>,
    request: HttpRequest,
    writer: Writer,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let (id, key) = path.into_inner();
    let id = AssessmentId::new(id);
    let said = fields.text("confidence");
    let known = Confidence::parse(said);
    let confidence = known.unwrap_or(Confidence::Claimed);
    let rating = fields.text("rating");
    let verdict = match rating {
        "not_applicable" => Some(Verdict::NotApplicable),
        number => number.parse().ok().and_then(Level::new).map(|level| Verdict::Level(level, confidence)),
    };
    let reason = fields.text("reason").replace("\r\n", "\n");
    let base_revision = fields.revision()?;
    let mut problems = Problems::new(&app, member.visitor.language);
    // No rating at all takes the rating back; one that is none must not.
    if verdict.is_none() && !rating.is_empty() {
        problems.add("rating", "assessment-problem-rating");
    }
    if !said.is_empty() && known.is_none() {
        problems.add("confidence", "assessment-problem-confidence");
    }
    if verdict == Some(Verdict::NotApplicable) && reason.is_empty() {
        problems.add("reason", "assessment-problem-reason");
    }
    problems.at_most("reason", "assessment-reason", &reason, LONGEST_REASON);
    let errors = problems.found;
    let is_script = wants_fragment(&request);
    let typed =
        |theirs, errors| Typed { verdict, confidence, reason: reason.clone(), note: String::new(), theirs, errors };
    if let Some(error) = errors.first() {
        if is_script {
            return fragment(&app, &member, &SaveStatus::refused(error.text.clone(), base_revision));
        }
        let state = service::load(&app, &member.scope, &id).await?;
        let question = find(&state, &key)?;
        return draw(&app, &member, &state, question, Some(typed(None, errors)));
    }
    let outcome = service::rate(&app, &member.scope, &id, &key, verdict, &reason, base_revision).await?;
    match outcome {
        RateOutcome::Saved { revision, at } if is_script => {
            let state = service::load(&app, &member.scope, &id).await?;
            let around = Around::new(&state, member.visitor.language);
            fragment(&app, &member, &SaveStatus::saved(at.to_rfc3339(), revision).beside(around))
        }
        RateOutcome::Saved { .. } => {
            let state = service::load(&app, &member.scope, &id).await?;
            Ok(see_other(&destination(&state, find(&state, &key)?, fields.text("go"))))
        }
        RateOutcome::Conflict { theirs } if is_script => {
            fragment(&app, &member, &SaveStatus::conflict(Theirs::new(&theirs), theirs.revision))
        }
        RateOutcome::Conflict { theirs } => {
            let state = service::load(&app, &member.scope, &id).await?;
            let question = find(&state, &key)?;
            draw(&app, &member, &state, question, Some(typed(Some(*theirs), Vec::new())))
        }
    }
}

fn fragment(app: &App, member: &Member, status: &SaveStatus<Theirs, Around>) -> Result<HttpResponse, AppError> {
    status.respond(app, &Frame::public(app, &member.visitor, "assessment-list-title"), "assessment/_saved.html")
}

fn destination(state: &AssessmentState, question: &Question, go: &str) -> String {
    let owed = shown(&state.questionnaire, &state.submission.content.answers);
    let asked = || state.questionnaire.questions().filter(|other| owed.contains(other.key.as_str()));
    let base = format!("/assessments/{}", state.id);
    let target = match go {
        "next" => asked().find(|other| question.number < other.number),
        "previous" => asked().filter(|other| other.number < question.number).last(),
        _ => Some(question),
    };
    match target {
        Some(target) => format!("{base}/questions/{}", target.key),
        // After the last question: what it all comes to.
        None => format!("{base}/score"),
    }
}

/// POST /assessments/{assessment}/questions/{question}/notes
async fn add_note(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let (id, key) = path.into_inner();
    let body = fields.text("note").replace("\r\n", "\n");
    let mut problems = Problems::new(&app, member.visitor.language);
    if body.is_empty() {
        problems.empty("note", "assessment-note");
    }
    problems.at_most("note", "assessment-note", &body, LONGEST_REASON);
    let errors = problems.found;
    if !errors.is_empty() {
        let state = load(&app, &member, &id).await?;
        let question = find(&state, &key)?;
        let stored = state.ratings.get(&key);
        let verdict = stored.and_then(|stored| stored.verdict);
        let confidence = match verdict {
            Some(Verdict::Level(_, confidence)) => confidence,
            Some(Verdict::NotApplicable) | None => Confidence::Claimed,
        };
        let reason = stored.map(|stored| stored.reason.clone()).unwrap_or_default();
        let typed = Typed { verdict, confidence, reason, note: body, theirs: None, errors };
        return draw(&app, &member, &state, question, Some(typed));
    }
    service::add_note(&app, &member.scope, &AssessmentId::new(id.as_str()), &key, &body).await?;
    Ok(see_other(&format!("/assessments/{id}/questions/{key}?done=note-added#notes")))
}

/// GET /assessments/{assessment}/score
async fn score(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let state = load(&app, &member, &path).await?;
    let page = ScorePage::new(&app, &state, member.visitor.language);
    frame(&app, &member, &state).html(&app, "assessment/score.html", &page)
}

/// POST /assessments/{assessment}/finish
async fn finish(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = AssessmentId::new(path.into_inner());
    service::finish(&app, &writer.0.scope, &id).await?;
    Ok(see_other(&format!("/assessments/{id}/score?done=assessment-finished")))
}

/// POST /assessments/{assessment}/reopen
async fn reopen(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = AssessmentId::new(path.into_inner());
    service::reopen(&app, &writer.0.scope, &id).await?;
    Ok(see_other(&format!("/assessments/{id}?done=assessment-reopened")))
}

/// GET /assessments/{assessment}/workbook
async fn workbook(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id = AssessmentId::new(path.into_inner());
    let file = scorebook::of_assessment(&app, &member.scope, &id, member.visitor.language).await?;
    Ok(attachment(&file.name, XLSX, file.bytes))
}
