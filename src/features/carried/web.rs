//! Earlier answers that wait to be confirmed: /r/{request}/carried.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};

use super::service;
use super::view::CarriedPage;
use crate::app::App;
use crate::error::AppError;
use crate::features::frame::Frame;
use crate::features::response::service as responses;
use crate::features::session::visitor::Respondent;
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config.route("/r/{request}/carried", web::get().to(page)).route("/r/{request}/carried", web::post().to(confirm));
}

/// GET /r/{request}/carried
async fn page(app: web::Data<App>, respondent: Respondent) -> Result<HttpResponse, AppError> {
    let state = responses::load(&app, &respondent.scope).await?;
    if state.brief.submission.is_some() {
        return Ok(see_other(&format!("/r/{}/receipt", state.brief.request)));
    }
    let language = respondent.visitor.language;
    let page = CarriedPage::new(&state, app.words.get(language, "response-head-title", &[]), language);
    let frame = Frame::supplier(&app, &respondent, &state.brief.supplier_name, "carried-title");
    frame.html(&app, "carried/list.html", &page)
}

/// POST /r/{request}/carried: confirms the answers at each `question`.
async fn confirm(
    app: web::Data<App>,
    respondent: Respondent,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let questions: BTreeSet<String> = fields.all("question").map(str::to_owned).collect();
    service::confirm(&app, &respondent.scope, &questions).await?;
    Ok(see_other(&format!("/r/{}/carried?done=carried-confirmed", respondent.scope.request)))
}
