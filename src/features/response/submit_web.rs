//! Sending in, and the receipt.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::service;
use super::submit::{self, Reasons, SubmitForm, SubmitOutcome};
use super::submit_view::{ReceiptPage, SubmitPage};
use super::view::base;
use super::web::{frame, receipt};
use crate::app::App;
use crate::domain::completeness::Missing;
use crate::error::AppError;
use crate::features::frame::{FieldError, Problems};
use crate::features::session::visitor::Respondent;
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/r/{request}/submit", web::get().to(page))
        .route("/r/{request}/submit", web::post().to(send))
        .route("/r/{request}/receipt", web::get().to(show_receipt));
}

/// GET /r/{request}/submit
async fn page(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let state = service::load(&app, &respondent.scope).await?;
    if let Some(receipt) = receipt(&state) {
        return Ok(receipt);
    }
    let reasons = submit::earlier_reasons(&app, &state, &respondent.scope).await?;
    let page = SubmitPage::new(&state, "", &reasons, (Vec::new(), Vec::new()), respondent.visitor.language);
    frame(&app, &respondent, &state, "response-submit-title").html(&app, "response/submit.html", &page)
}

/// More gaps than this, and the summary has a line for each section instead of one for each question.
const MOST_LINES: usize = 8;

/// POST /r/{request}/submit
///
/// `go=hub` keeps the reasons and goes back to the task list; nothing is sent in.
async fn send(
    app: web::Data<App>,
    respondent: Respondent,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let language = respondent.visitor.language;
    let written = |text: &str| text.trim().replace("\r\n", "\n");
    let own: BTreeMap<String, String> =
        fields.starting_with("gap-").map(|(key, reason)| (key.to_owned(), written(reason))).collect();
    let gaps = Reasons { own, common: written(fields.text("reason")) };
    let submitted_by = fields.text("submitted_by").to_owned();
    let mut problems = Problems::new(&app, language);
    problems.text("reason", "response-gap-all", &gaps.common);
    for (key, reason) in &gaps.own {
        problems.text(&format!("gap-{key}"), "response-gap-said", reason);
    }
    let is_leaving = fields.text("go") == "hub";
    if problems.found.is_empty() {
        submit::keep_reasons(&app, &respondent.scope, gaps.clone()).await?;
        if is_leaving {
            return Ok(see_other(&format!("/r/{}?done=reasons-saved", respondent.scope.request)));
        }
    }
    if !is_leaving {
        problems.line("submitted_by", "response-submitted-by", &submitted_by);
    }
    let mut summary = Vec::new();
    if problems.found.is_empty() {
        let form = SubmitForm { submitted_by: submitted_by.clone(), gaps: gaps.clone() };
        match submit::submit(&app, &respondent.scope, form).await? {
            SubmitOutcome::Submitted(_) => {
                return Ok(see_other(&format!("/r/{}/receipt?done=submitted", respondent.scope.request)));
            }
            SubmitOutcome::Incomplete(missing) => {
                if missing.iter().any(|missing| missing.number == 0) {
                    problems.add("head", "response-problem-head");
                }
                summary.clone_from(&problems.found);
                let state = service::load(&app, &respondent.scope).await?;
                for section in &state.questionnaire.sections {
                    let of_section =
                        |missing: &&Missing| section.questions.iter().any(|one| one.key == missing.question);
                    let lacking: Vec<&Missing> = missing.iter().filter(of_section).collect();
                    for missing in &lacking {
                        let field = state.questionnaire.field(&missing.question);
                        let subject = field.map(|field| field.words(language).subject.clone()).unwrap_or_default();
                        let args = [
                            ("number", FluentValue::from(missing.number.to_string())),
                            ("subject", FluentValue::from(subject)),
                        ];
                        problems.add_with(&format!("gap-{}", missing.question), "response-problem-gap", &args);
                    }
                    if let Some(first) = lacking.first() {
                        let args = [
                            ("section", FluentValue::from(section.words(language).title.clone())),
                            ("count", FluentValue::from(lacking.len())),
                        ];
                        let text = app.words.get(language, "response-problem-gaps", &args);
                        summary.push(FieldError { field: format!("gap-{}", first.question), text });
                    }
                }
            }
        }
    }
    if problems.found.len() <= MOST_LINES || summary.is_empty() {
        summary.clone_from(&problems.found);
    }
    let state = service::load(&app, &respondent.scope).await?;
    let page = SubmitPage::new(&state, &submitted_by, &gaps, (problems.found, summary), language);
    frame(&app, &respondent, &state, "response-submit-title").unprocessable(&app, "response/submit.html", &page)
}

/// GET /r/{request}/receipt
async fn show_receipt(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let state = service::load(&app, &respondent.scope).await?;
    if state.brief.submission.is_none() {
        return Ok(see_other(&base(&state.brief)));
    }
    let given = submit::given(&app, &respondent.scope).await?;
    let page = ReceiptPage::new(&state, &given, respondent.visitor.language);
    frame(&app, &respondent, &state, "response-receipt-title").html(&app, "response/receipt.html", &page)
}
