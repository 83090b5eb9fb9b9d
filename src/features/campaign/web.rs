//! Campaigns: /campaigns.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use chrono::{Months, NaiveDate};

use super::service::{self, NewCampaign};
use super::view::{CampaignPage, CampaignView, Choice, ListPage, NewPage, VersionSections, named};
use crate::app::App;
use crate::domain::condition::may_come;
use crate::domain::extent::Extent;
use crate::domain::id::{CampaignId, DefinitionId, ProductId};
use crate::domain::questionnaire::Questionnaire;
use crate::error::AppError;
use crate::features::frame::{FieldError, Frame, Problems};
use crate::features::questionnaire::service::{self as questionnaires, Version};
use crate::features::request::service::{self as requests, Which};
use crate::features::session::visitor::{Member, Writer};
use crate::features::supplier::service as suppliers;
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// How far ahead a deadline may lie: further is a slip of the keyboard.
const MOST_AHEAD: Months = Months::new(10 * 12);

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/campaigns", web::get().to(list))
        .route("/campaigns/new", web::get().to(new))
        .route("/campaigns", web::post().to(send))
        .route("/campaigns/{campaign}", web::get().to(campaign))
        .route("/campaigns/{campaign}/deadline", web::post().to(change_deadline));
}

/// The customer's campaigns as shown in lists, the latest first.
pub async fn views(app: &App, member: &Member) -> Result<Vec<CampaignView>, AppError> {
    let tallies = requests::tallies(app, &member.scope).await?;
    let mut views = Vec::new();
    for campaign in service::list(app, &member.scope).await? {
        let questionnaire = questionnaires::get(app, &campaign.definition).await?;
        let tally = tallies.get(&campaign.id).copied().unwrap_or_default();
        views.push(CampaignView::new(&campaign, &questionnaire, tally, member.visitor.language));
    }
    Ok(views)
}

/// GET /campaigns
async fn list(app: web::Data<App>, member: Member) -> Result<HttpResponse, AppError> {
    let page = ListPage { campaigns: views(&app, &member).await?, errors: Vec::new() };
    Frame::customer(&app, &member, "campaign-list-title").html(&app, "campaign/list.html", &page)
}

/// GET /campaigns/{campaign}
async fn campaign(app: web::Data<App>, member: Member, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (page, title) = campaign_page(&app, &member, CampaignId::new(path.into_inner())).await?;
    Frame::customer(&app, &member, "campaign-list-title").titled(title).html(&app, "campaign/campaign.html", &page)
}

async fn campaign_page(app: &App, member: &Member, id: CampaignId) -> Result<(CampaignPage, String), AppError> {
    let found = service::find(app, &member.scope, &id).await?;
    let questionnaire = questionnaires::get(app, &found.definition).await?;
    let tally = requests::tallies(app, &member.scope).await?.get(&id).copied().unwrap_or_default();
    let lines = requests::lines(app, &member.scope, Which::OfCampaign(id)).await?;
    let view = CampaignView::new(&found, &questionnaire, tally, member.visitor.language);
    let mut page = CampaignPage::new(view, &found, &questionnaire, &lines, member.visitor.language);
    page.earliest = app.clock.today().to_string();
    Ok((page, found.title))
}

/// POST /campaigns/{campaign}/deadline
async fn change_deadline(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let id = CampaignId::new(path.into_inner());
    let mut problems = Problems::new(&app, member.visitor.language);
    let deadline = deadline(&app, &fields, &mut problems);
    let (Some(deadline), true) = (deadline, problems.found.is_empty()) else {
        let errors = problems.found;
        let (mut page, title) = campaign_page(&app, &member, id).await?;
        page.errors = errors;
        fields.text("deadline").clone_into(&mut page.deadline);
        return Frame::customer(&app, &member, "campaign-list-title").titled(title).unprocessable(
            &app,
            "campaign/campaign.html",
            &page,
        );
    };
    service::change_deadline(&app, &member.scope, &id, deadline).await?;
    Ok(see_other(&format!("/campaigns/{id}?done=deadline-changed")))
}

/// The deadline that was typed: today or later, and no slip of the keyboard.
fn deadline(app: &App, fields: &Fields, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    let today = app.clock.today();
    let deadline = fields.text("deadline").parse::<NaiveDate>().ok();
    match deadline {
        None => problems.add("deadline", "campaign-problem-deadline"),
        Some(day) if day < today => problems.add("deadline", "campaign-problem-past"),
        Some(day) if today + MOST_AHEAD < day => problems.add("deadline", "campaign-problem-far"),
        Some(_) => {}
    }
    deadline
}

/// GET /campaigns/new; `product` in the query ticks a box.
async fn new(app: web::Data<App>, writer: Writer, query: web::Query<Fields>) -> Result<HttpResponse, AppError> {
    let chosen = chosen(&query, "product");
    let sendable = sendable(&app, &writer.0).await?;
    let page = new_page(&app, &writer.0, &query, &chosen, &sendable, Vec::new()).await?;
    Frame::customer(&app, &writer.0, "campaign-new-title").html(&app, "campaign/new.html", &page)
}

/// POST /campaigns
async fn send(app: web::Data<App>, writer: Writer, fields: web::Form<Fields>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let products = chosen(&fields, "products");
    let mut problems = Problems::new(&app, member.visitor.language);
    let definition = DefinitionId::new(fields.text("definition"));
    let sendable = sendable(&app, &member).await?;
    if sendable.iter().all(|version| version.id != definition) {
        problems.add("definition", "campaign-problem-definition");
    }
    problems.line("title", "campaign-title", fields.text("title"));
    problems.text("message", "campaign-message", fields.text("message"));
    let deadline = deadline(&app, &fields, &mut problems);
    let left_out = left_out(&fields, &definition);
    let version = sendable.iter().find(|version| version.id == definition);
    if version.is_some_and(|version| version.questionnaire.sections.len() <= left_out.len()) {
        problems.add("left_out", "campaign-problem-left-out");
    } else if version.is_some_and(|version| asks_nothing(&version.questionnaire, &left_out)) {
        problems.add("left_out", "campaign-problem-asks-nothing");
    }
    if products.is_empty() {
        problems.add("products", "campaign-problem-products");
    }
    let errors = problems.found;
    let (Some(deadline), true) = (deadline, errors.is_empty()) else {
        let page = new_page(&app, &member, &fields, &products, &sendable, errors).await?;
        return Frame::customer(&app, &member, "campaign-new-title").unprocessable(&app, "campaign/new.html", &page);
    };
    let campaign = NewCampaign {
        definition,
        title: fields.text("title").to_owned(),
        message: fields.text("message").replace("\r\n", "\n"),
        deadline,
        products: products.into_iter().collect(),
        left_out,
    };
    let sent = service::send_campaign(&app, &member.scope, &member.customer_name, campaign).await?;
    let done = if app.mailer.can_send() { "campaign-sent" } else { "campaign-held" };
    Ok(see_other(&format!("/campaigns/{}?done={done}", sent.campaign)))
}

/// The sections of the chosen version whose boxes are ticked: `version:section`, because the form has those of every version.
fn left_out(fields: &Fields, definition: &DefinitionId) -> BTreeSet<String> {
    let of_version = |value: &str| value.strip_prefix(definition.as_str())?.strip_prefix(':').map(str::to_owned);
    fields.all("left_out").filter_map(of_version).collect()
}

/// Whether nothing that is left can ever be asked: every question depends on one in a section that is left out.
fn asks_nothing(version: &Questionnaire, left_out: &BTreeSet<String>) -> bool {
    let extent = Extent { left_out: left_out.clone(), ..Extent::default() };
    may_come(&extent.without_left_out(version), &BTreeSet::new()) == 0
}

fn chosen(fields: &Fields, name: &str) -> BTreeSet<ProductId> {
    fields.all(name).filter(|value| !value.is_empty()).map(ProductId::new).collect()
}

/// The versions that may be sent: those that have not been withdrawn.
async fn sendable(app: &App, member: &Member) -> Result<Vec<Version>, AppError> {
    let mut versions = questionnaires::versions(app, &member.scope).await?;
    versions.retain(|version| version.withdrawn_at.is_none());
    Ok(versions)
}

async fn new_page(
    app: &App,
    member: &Member,
    fields: &Fields,
    chosen: &BTreeSet<ProductId>,
    sendable: &[Version],
    errors: Vec<FieldError>,
) -> Result<NewPage, AppError> {
    let definitions = sendable
        .iter()
        .map(|version| Choice {
            value: version.id.to_string(),
            label: named(&version.questionnaire, member.visitor.language),
            help: String::new(),
        })
        .collect();
    let sections = sendable
        .iter()
        .map(|version| VersionSections::new(&app.words, &version.id, &version.questionnaire, member.visitor.language))
        .collect();
    let products = suppliers::products(app, &member.scope).await?;
    let mut page =
        NewPage::new(fields, definitions, sections, &products, chosen, app.clock.today().to_string(), errors);
    page.held = !app.mailer.can_send();
    Ok(page)
}
