//! Comparing: /comparison.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};

use super::service::{self, MOST};
use super::view::{ChoosePage, ComparisonPage, QuestionPage};
use crate::app::App;
use crate::domain::id::SubmissionId;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::questionnaire::service as questionnaires;
use crate::features::request::service::{self as requests, Which};
use crate::features::session::visitor::Member;
use crate::platform::http::fields::Fields;
use crate::platform::http::{XLSX, attachment};

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/comparison", web::get().to(comparison))
        .route("/comparison/workbook", web::get().to(workbook))
        .route("/comparison/questions/{question}", web::get().to(question));
}

fn wanted(query: &Fields) -> Vec<SubmissionId> {
    let mut wanted: Vec<SubmissionId> = Vec::new();
    for id in query.all("submission").map(SubmissionId::new) {
        if !wanted.contains(&id) {
            wanted.push(id);
        }
    }
    wanted
}

/// GET /comparison: what to compare; with two or more `submission` the comparison.
async fn comparison(app: web::Data<App>, member: Member, query: web::Query<Fields>) -> Result<HttpResponse, AppError> {
    let wanted = wanted(&query);
    let mut problems = Problems::new(&app, member.visitor.language);
    let has_asked = query.raw("compare").is_some() || !wanted.is_empty();
    if has_asked && (wanted.len() < 2 || MOST < wanted.len()) {
        problems.add("submission", "comparison-problem-number");
    }
    if has_asked && problems.found.is_empty() {
        match service::compare(&app, &member.scope, &wanted).await {
            Ok(found) => {
                let page = ComparisonPage::new(&app, &found, member.visitor.language);
                return Frame::customer(&app, &member, "comparison-title").html(
                    &app,
                    "comparison/comparison.html",
                    &page,
                );
            }
            Err(error) if error.code() == Code::BadInput => problems.add("submission", "comparison-problem-version"),
            Err(error) => return Err(error),
        }
    }
    choose(&app, &member, &wanted, problems.found).await
}

async fn choose(
    app: &App,
    member: &Member,
    wanted: &[SubmissionId],
    errors: Vec<FieldError>,
) -> Result<HttpResponse, AppError> {
    let lines = requests::lines(app, &member.scope, Which::Submitted).await?;
    let mut known = BTreeMap::new();
    for line in &lines {
        let questionnaire = questionnaires::get(app, &line.definition).await?;
        known.insert(line.definition.clone(), questionnaire);
    }
    let has_errors = !errors.is_empty();
    let page = ChoosePage::new(&lines, &known, member.visitor.language, wanted, errors);
    let frame = Frame::customer(app, member, "comparison-title");
    if has_errors {
        frame.unprocessable(app, "comparison/choose.html", &page)
    } else {
        frame.html(app, "comparison/choose.html", &page)
    }
}

/// GET /comparison/workbook: the comparison of `submission`, taken home.
async fn workbook(app: web::Data<App>, member: Member, query: web::Query<Fields>) -> Result<HttpResponse, AppError> {
    let file = service::workbook(&app, &member.scope, &wanted(&query), member.visitor.language).await?;
    Ok(attachment(&file.name, XLSX, file.bytes))
}

/// GET /comparison/questions/{question}
async fn question(
    app: web::Data<App>,
    member: Member,
    path: web::Path<String>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let found = service::compare(&app, &member.scope, &wanted(&query)).await?;
    let question = found.questionnaire.questions().find(|question| question.key == *path).ok_or(Code::NotFound)?;
    let page = QuestionPage::new(&found, question, member.visitor.language);
    let title = format!("{}. {}", question.number, question.words(member.visitor.language).subject);
    Frame::customer(&app, &member, "comparison-title").titled(title).html(&app, "comparison/question.html", &page)
}
