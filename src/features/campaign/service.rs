//! Sending campaigns, and the links and mails of their requests.
#![warn(missing_docs)]

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use fluent_bundle::FluentValue;

use super::store::{self, CampaignRow};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::extent;
use crate::domain::id::{CampaignId, DefinitionId, MailId, ProductId, RequestId, ResponseId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::request::MailState;
use crate::domain::scope::CustomerScope;
use crate::error::{AppError, Code};
use crate::features::carried::service::{self as carried, Begun};
use crate::features::event::service::{self as events, Tenant};
use crate::features::mail::service::{self as mails, NewMail};
use crate::features::questionnaire::in_words::section_titles;
use crate::features::questionnaire::service as questionnaires;
use crate::features::request::links;
use crate::features::request::service::{self as requests, NewRequest, Which};
use crate::features::response::service as responses;
use crate::features::supplier::service::{self as suppliers, Product};
use crate::platform::db::StoreError;
use crate::platform::i18n::Words;
use crate::platform::templates::{DateStyle, date_in_words};

/// A campaign to be sent.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// What the customer calls it.
    pub title: String,
    /// What the customer wants to say to the suppliers; may be empty.
    pub message: String,
    /// The last day to send in.
    pub deadline: NaiveDate,
    /// About which products, each once.
    pub products: Vec<ProductId>,
    /// The keys of the sections that are not asked.
    pub left_out: BTreeSet<String>,
}

/// What was sent.
#[derive(Debug, Clone)]
pub struct SentCampaign {
    /// Its id.
    pub campaign: CampaignId,
    /// Its requests, each with the token of its link, in the order of the products.
    pub requests: Vec<(RequestId, String)>,
}

/// A campaign.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// What the customer calls it.
    pub title: String,
    /// What the customer said to the suppliers; may be empty.
    pub message: String,
    /// The last day to send in.
    pub deadline: NaiveDate,
    /// When it was sent.
    pub created_at: DateTime<Utc>,
    /// The keys of the sections that are not asked.
    pub left_out: BTreeSet<String>,
}

/// Sends a campaign: a request, a link and a mail for each product. The supplier's response is found,
/// or begun: then its answers to earlier versions come along.
///
/// Links work until [`crate::config::Config::link_days`] after the deadline.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the version does not exist, has been withdrawn or is another customer's, or a product is not the customer's;
/// [`crate::error::Code::BadInput`] when a section to be left out does not exist, or none would remain.
pub async fn send_campaign(
    app: &App,
    scope: &CustomerScope,
    customer_name: &str,
    campaign: NewCampaign,
) -> Result<SentCampaign, AppError> {
    let version = questionnaires::version(app, scope, &campaign.definition).await?.questionnaire;
    let left_out = campaign.left_out.iter().filter(|key| version.sections.iter().any(|section| section.key == **key));
    if left_out.count() != campaign.left_out.len() || campaign.left_out.len() == version.sections.len() {
        return Err(Code::BadInput.into());
    }
    let (library, definition) = (app.library.clone(), campaign.definition.clone());
    let ancestors = app.db.read(move |connection| questionnaires::ancestors(connection, &library, &definition)).await?;
    let now = app.clock.now();
    let post = Post::new(app, scope, customer_name, Arc::clone(&version));
    let until = links_until(app, now, campaign.deadline);
    let (scope, ids) = (scope.clone(), app.ids.clone());
    app.db
        .write(move |connection| -> Result<SentCampaign, StoreError> {
            questionnaires::ensure_sendable(connection, &scope, &campaign.definition)?;
            let id = CampaignId::new(ids.next());
            let row = CampaignRow {
                id: id.to_string(),
                definition_id: campaign.definition.to_string(),
                title: campaign.title.clone(),
                message: campaign.message.clone(),
                deadline: campaign.deadline,
                created_at: now.naive_utc(),
                left_out: extent::joined(&campaign.left_out),
            };
            store::insert(connection, &scope, &row)?;
            let mut sent = Vec::new();
            for product in &campaign.products {
                let product = suppliers::product_of(connection, &scope, product)?;
                let supplier = &product.supplier.id;
                let new_response = ResponseId::new(ids.next());
                let response = responses::ensure(
                    connection,
                    &scope,
                    &new_response,
                    supplier,
                    &product.id,
                    &campaign.definition,
                    now,
                )?;
                if response == new_response {
                    let begun = Begun { response: &response, supplier, product: &product.id };
                    carried::bring(connection, &scope, &ancestors, &version, &begun, now)?;
                }
                let request = NewRequest {
                    id: RequestId::new(ids.next()),
                    campaign: id.clone(),
                    supplier: supplier.clone(),
                    product: product.id.clone(),
                    response,
                    flags: product.flags.clone(),
                };
                requests::create(connection, &scope, &request, now)?;
                let link = links::issue(connection, &scope, &request.id, &ids, now, until)?;
                let mail = post.letter(MailId::new(ids.next()), &request.id, &product, &row, &link.secret);
                mails::enqueue(connection, &scope, &mail, post.state, now)?;
                sent.push((request.id, link.secret));
            }
            let event = NewEvent::new(scope.actor(), Action::CampaignSent, id.to_string())
                .with(serde_json::json!({ "requests": sent.len() }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(SentCampaign { campaign: id, requests: sent })
        })
        .await
        .map_err(AppError::from)
}

/// Makes a new link to a request, with a new mail; earlier links stop working and unsent mails are taken back. Returns the token.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the request is not the customer's.
pub async fn renew_link(
    app: &App,
    scope: &CustomerScope,
    customer_name: &str,
    request: &RequestId,
) -> Result<String, AppError> {
    let found = requests::lines(app, scope, Which::One(request.clone())).await?;
    let Some(asked) = found.into_iter().next() else { return Err(StoreError::NotFound.into()) };
    let now = app.clock.now();
    let post = Post::new(app, scope, customer_name, questionnaires::get(app, &asked.definition).await?);
    let until = links_until(app, now, asked.deadline);
    let (scope, ids, request) = (scope.clone(), app.ids.clone(), request.clone());
    app.db
        .write(move |connection| -> Result<String, StoreError> {
            let campaign = store::find(connection, &scope, &asked.campaign)?;
            let product = requests::product_id(connection, &scope, &request)?;
            let product = suppliers::product_of(connection, &scope, &product)?;
            let link = links::issue(connection, &scope, &request, &ids, now, until)?;
            mails::withdraw(connection, &scope, &request)?;
            let mail = post.letter(MailId::new(ids.next()), &request, &product, &campaign, &link.secret);
            mails::enqueue(connection, &scope, &mail, post.state, now)?;
            let event = NewEvent::new(scope.actor(), Action::LinkReplaced, request.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(link.secret)
        })
        .await
        .map_err(AppError::from)
}

/// Moves the deadline of a campaign; links work as long after the new one, and at least as long as they did.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the campaign is not the customer's.
pub async fn change_deadline(
    app: &App,
    scope: &CustomerScope,
    id: &CampaignId,
    deadline: NaiveDate,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let until = links_until(app, now, deadline);
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .write(move |connection| -> Result<(), StoreError> {
            let before = store::find(connection, &scope, &id)?.deadline;
            if before == deadline {
                return Ok(());
            }
            store::set_deadline(connection, &scope, &id, deadline)?;
            links::prolong(connection, &scope, &id, until)?;
            let event = NewEvent::new(scope.actor(), Action::DeadlineChanged, id.to_string())
                .with(serde_json::json!({ "before": before, "deadline": deadline }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)
        })
        .await
        .map_err(AppError::from)
}

fn links_until(app: &App, now: DateTime<Utc>, deadline: NaiveDate) -> DateTime<Utc> {
    now.max(deadline.and_time(NaiveTime::MIN).and_utc()) + TimeDelta::days(app.config.link_days)
}

/// What is needed to write letters within a transaction.
struct Post {
    words: Arc<Words>,
    base_url: String,
    customer_name: String,
    /// The name of the person who sends.
    sender: String,
    version: Arc<Questionnaire>,
    state: MailState,
}

impl Post {
    fn new(app: &App, scope: &CustomerScope, customer_name: &str, version: Arc<Questionnaire>) -> Self {
        Self {
            words: Arc::clone(&app.words),
            base_url: app.config.base_url.clone(),
            customer_name: customer_name.to_owned(),
            sender: scope.name.clone(),
            version,
            state: if app.mailer.can_send() { MailState::Queued } else { MailState::Held },
        }
    }

    /// The mail of a request, in the supplier's language.
    fn letter(
        &self,
        id: MailId,
        request: &RequestId,
        product: &Product,
        campaign: &CampaignRow,
        secret: &str,
    ) -> NewMail {
        let language = product.supplier.language;
        let link = format!("{}/l/{secret}", self.base_url);
        let deadline = date_in_words(&self.words, language, &campaign.deadline.to_string(), DateStyle::Date);
        let text = |value: &str| FluentValue::from(value.to_owned());
        let args = [
            ("customer", text(&self.customer_name)),
            ("product", text(&product.name)),
            ("title", text(&campaign.title)),
            ("questionnaire", text(&self.version.words(language).title)),
            ("sender", text(&self.sender)),
            ("deadline", text(&deadline)),
            ("link", text(&link)),
        ];
        let left_out = section_titles(&self.version, &extent::parted(&campaign.left_out), language);
        let left_out = match left_out.as_slice() {
            [] => String::new(),
            titles => self.words.get(language, "campaign-mail-left-out", &[("sections", text(&titles.join("; ")))]),
        };
        let ask = self.words.get(language, "campaign-mail-ask", &args);
        let message = campaign.message.clone();
        // A message that greets comes first: nobody is greeted twice.
        let beginning = if greets(&message) {
            [message, ask, left_out, String::new()]
        } else {
            [self.words.get(language, "campaign-mail-greeting", &args), ask, left_out, message]
        };
        let end = ["campaign-mail-link", "campaign-mail-end", "campaign-mail-signature"]
            .map(|key| self.words.get(language, key, &args));
        let parts: Vec<String> = beginning.into_iter().chain(end).filter(|part| !part.trim().is_empty()).collect();
        let body = parts.join("\n\n");
        NewMail {
            id,
            request: request.clone(),
            recipient: product.supplier.contact_email.clone(),
            subject: self.words.get(language, "campaign-mail-subject", &args),
            body,
            link,
        }
    }
}

/// Whether a message begins with a greeting, in one of the languages that mails are written in.
fn greets(message: &str) -> bool {
    let first = message.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(
        first.as_str(),
        "hei" | "heisann" | "hallo" | "kjære" | "hej" | "hejsan" | "bästa" | "hello" | "hi" | "dear"
    )
}

/// The customer's campaigns, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App, scope: &CustomerScope) -> Result<Vec<Campaign>, AppError> {
    let scope = scope.clone();
    let rows = app.db.read(move |connection| store::list(connection, &scope)).await?;
    Ok(rows.into_iter().map(campaign).collect())
}

/// A campaign of the customer.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when it is not the customer's.
pub async fn find(app: &App, scope: &CustomerScope, id: &CampaignId) -> Result<Campaign, AppError> {
    let (scope, id) = (scope.clone(), id.clone());
    app.db.read(move |connection| store::find(connection, &scope, &id)).await.map(campaign).map_err(AppError::from)
}

fn campaign(row: CampaignRow) -> Campaign {
    Campaign {
        id: CampaignId::new(row.id),
        definition: DefinitionId::new(row.definition_id),
        title: row.title,
        message: row.message,
        deadline: row.deadline,
        created_at: row.created_at.and_utc(),
        left_out: extent::parted(&row.left_out),
    }
}
