//! Sending in, and the receipt.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::service;
use super::submit::{self, SubmitForm, SubmitOutcome};
use super::submit_view::{ReceiptPage, SubmitPage};
use super::view::base;
use super::web::{frame, receipt};
use crate::app::App;
use crate::error::AppError;
use crate::features::frame::Problems;
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
    let page = SubmitPage::new(&state, "", &reasons, Vec::new(), respondent.visitor.language);
    frame(&app, &respondent, &state, "response-submit-title").html(&app, "response/submit.html", &page)
}

/// POST /r/{request}/submit
async fn send(
    app: web::Data<App>,
    respondent: Respondent,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let language = respondent.visitor.language;
    let gaps: BTreeMap<String, String> = fields
        .starting_with("gap-")
        .map(|(key, reason)| (key.to_owned(), reason.trim().replace("\r\n", "\n")))
        .collect();
    let submitted_by = fields.text("submitted_by").to_owned();
    let mut problems = Problems::new(&app, language);
    for (key, reason) in &gaps {
        problems.text(&format!("gap-{key}"), "response-gap-said", reason);
    }
    problems.line("submitted_by", "response-submitted-by", &submitted_by);
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
                for missing in missing.iter().filter(|missing| 0 < missing.number) {
                    let number = [("number", FluentValue::from(missing.number.to_string()))];
                    problems.add_with(&format!("gap-{}", missing.question), "response-problem-gap", &number);
                }
            }
        }
    }
    let state = service::load(&app, &respondent.scope).await?;
    let page = SubmitPage::new(&state, &submitted_by, &gaps, problems.found, language);
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
