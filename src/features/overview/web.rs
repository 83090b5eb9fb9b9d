//! GET /overview

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};

use super::view::{Facts, OverviewPage};
use crate::app::App;
use crate::error::AppError;
use crate::features::campaign;
use crate::features::event::service as events;
use crate::features::frame::Frame;
use crate::features::questionnaire::service as questionnaires;
use crate::features::request::service::{self as requests, Tally, Which};
use crate::features::session::visitor::Member;

/// How many events are read: the page shows fewer, as it folds those that are alike.
const EVENTS: i64 = 300;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config.route("/overview", web::get().to(overview));
}

/// GET /overview
async fn overview(app: web::Data<App>, member: Member) -> Result<HttpResponse, AppError> {
    let scope = &member.scope;
    let today = app.clock.today();
    let tallies = requests::tallies(&app, scope).await?;
    let mut tally = Tally::default();
    for one in tallies.values() {
        tally.all += one.all;
        tally.started += one.started;
        tally.submitted += one.submitted;
    }
    let submitted = requests::lines(&app, scope, Which::Submitted).await?;
    let mut asked = BTreeMap::new();
    for line in &submitted {
        if !asked.contains_key(&line.definition) {
            asked.insert(line.definition.clone(), questionnaires::get(&app, &line.definition).await?);
        }
    }
    let facts = Facts {
        campaigns: campaign::web::views(&app, &member).await?,
        tally,
        submitted,
        open: requests::lines(&app, scope, Which::Open).await?,
        events: events::latest(&app, scope, EVENTS).await?,
        questionnaires: asked,
        today,
    };
    Frame::customer(&app, &member, "overview-title").html(&app, "overview/overview.html", &OverviewPage::new(facts))
}
