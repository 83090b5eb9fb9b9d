//! The page model of the overview.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::domain::id::{AssessmentId, DefinitionId, SubmissionId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::request::RequestState;
use crate::domain::scope::Actor;
use crate::features::campaign::view::CampaignView;
use crate::features::event::service::Event;
use crate::features::frame::FieldError;
use crate::features::request::service::{RequestLine, Tally};
use crate::features::request::view::LineView;

/// How many days ahead a deadline is near.
const NEAR: Days = Days::new(7);

/// What is left out of the events: everyday acts that would push out what has happened. The log keeps them.
const EVERYDAY: [&str; 3] = ["signed_in", "signed_out", "exported"];

/// How many requests, tasks and events the page shows; it says how many more there are.
const REQUESTS: usize = 12;
const TASKS: usize = 8;
const CAMPAIGNS: usize = 5;
const EVENTS: usize = 8;

/// How many numbers of questions stand beside an event.
const NUMBERS: usize = 6;

#[derive(Debug, Serialize)]
pub(super) struct OverviewPage {
    /// Those under way.
    campaigns: Vec<CampaignView>,
    has_campaigns: bool,
    active: usize,
    all: i64,
    submitted: i64,
    waiting: usize,
    near: usize,
    overdue: usize,
    /// Requests whose deadline has passed.
    late: Vec<LineView>,
    tasks: Vec<LineView>,
    task_count: usize,
    more_tasks: usize,
    requests: Vec<LineView>,
    more_requests: usize,
    events: Vec<EventView>,
    errors: Vec<FieldError>,
}

/// What somebody did, once or several times in a row.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct EventView {
    at: String,
    /// Message key of what was done.
    what: String,
    /// To whom or what: a supplier, a campaign. Empty where the event says no more.
    subject: String,
    /// The numbers of the questions that it was about.
    #[serde(skip)]
    about: Vec<u32>,
    /// How many questions that is.
    questions: usize,
    /// The first of them, as text.
    numbers: String,
    /// How many times in a row.
    times: usize,
    who: String,
}

/// What the overview is made from.
pub(super) struct Facts {
    /// All of them, the latest first.
    pub(super) campaigns: Vec<CampaignView>,
    pub(super) tally: Tally,
    pub(super) submitted: Vec<RequestLine>,
    pub(super) open: Vec<RequestLine>,
    pub(super) events: Vec<Event>,
    pub(super) questionnaires: BTreeMap<DefinitionId, Arc<Questionnaire>>,
    pub(super) today: NaiveDate,
}

impl OverviewPage {
    pub(super) fn new(facts: Facts) -> Self {
        let horizon = facts.today.checked_add_days(NEAR).unwrap_or(facts.today);
        let overdue = facts.open.iter().filter(|line| line.is_overdue).count();
        let near = facts.open.iter().filter(|line| !line.is_overdue && line.deadline < horizon).count();
        let mut lines: Vec<&RequestLine> = facts.open.iter().chain(&facts.submitted).collect();
        lines.sort_by_key(|line| (urgency(line), line.deadline));
        let to_assess: Vec<&RequestLine> =
            facts.submitted.iter().filter(|line| line.state != RequestState::Assessed).collect();
        let has_campaigns = !facts.campaigns.is_empty();
        // The key figure and the list go by the same rule.
        let mut campaigns = facts.campaigns;
        campaigns.retain(CampaignView::is_active);
        let active = campaigns.len();
        campaigns.truncate(CAMPAIGNS);
        let late: Vec<&RequestLine> = facts.open.iter().filter(|line| line.is_overdue).collect();
        let room = TASKS.saturating_sub(late.len());
        Self {
            has_campaigns,
            active,
            all: facts.tally.all,
            submitted: facts.tally.submitted,
            waiting: to_assess.len(),
            near,
            overdue,
            task_count: late.len() + to_assess.len(),
            more_tasks: late.len().saturating_sub(TASKS) + to_assess.len().saturating_sub(room),
            late: late.into_iter().take(TASKS).map(LineView::new).collect(),
            tasks: to_assess.into_iter().take(room).map(LineView::new).collect(),
            events: events(&facts.events, &lines, &facts.questionnaires),
            more_requests: lines.len().saturating_sub(REQUESTS),
            requests: lines.into_iter().take(REQUESTS).map(LineView::new).collect(),
            campaigns,
            errors: Vec::new(),
        }
    }
}

/// Which requests need a person first: links that did not arrive, then those that are waited for, then what is to be assessed.
fn urgency(line: &RequestLine) -> u8 {
    match line.state {
        _ if line.trouble.is_some() => 0,
        RequestState::Failed | RequestState::Held => 0,
        RequestState::Queued
        | RequestState::Sent
        | RequestState::Shared
        | RequestState::Opened
        | RequestState::Started => 1,
        RequestState::Submitted | RequestState::InAssessment => 2,
        RequestState::Assessed => 3,
    }
}

/// Events as people read them; the same act by the same person for the same supplier several times in a row is one line.
fn events(
    events: &[Event],
    lines: &[&RequestLine],
    questionnaires: &BTreeMap<DefinitionId, Arc<Questionnaire>>,
) -> Vec<EventView> {
    let mut views: Vec<EventView> = Vec::new();
    for event in events.iter().filter(|event| !EVERYDAY.contains(&event.action.as_str())) {
        let line = lines.iter().find(|line| is_about(event, line));
        let question = event.detail.get("question").and_then(serde_json::Value::as_str);
        let number = line
            .zip(question)
            .and_then(|(line, key)| questionnaires.get(&line.definition)?.field(key).map(|question| question.number));
        let view = EventView {
            at: event.at.clone(),
            what: format!("overview-event-{}", event.action.replace('_', "-")),
            subject: line.map(|line| subject(event, line)).unwrap_or_default(),
            about: number.into_iter().collect(),
            questions: 0,
            numbers: String::new(),
            times: 1,
            who: match &event.actor {
                Actor::User { name, .. } => name.clone(),
                Actor::Link { .. } | Actor::Operator | Actor::System | Actor::Unknown => String::new(),
            },
        };
        let is_full = views.len() == EVENTS;
        match views.last_mut() {
            Some(last) if (&last.what, &last.subject, &last.who) == (&view.what, &view.subject, &view.who) => {
                last.times += 1;
                last.about.extend(number.filter(|number| !last.about.contains(number)));
            }
            _ if is_full => break,
            _ => views.push(view),
        }
    }
    for view in &mut views {
        view.questions = view.about.len();
        view.about.sort_unstable();
        let first: Vec<String> = view.about.iter().take(NUMBERS).map(ToString::to_string).collect();
        view.numbers = first.join(", ") + if NUMBERS < view.questions { " …" } else { "" };
    }
    views
}

/// Whether an event is about a request: it names the request, its submission, its assessment, its supplier or its campaign.
fn is_about(event: &Event, line: &RequestLine) -> bool {
    let given = line.submission.as_ref().map(SubmissionId::as_str);
    let detail = event.detail.get("submission").and_then(serde_json::Value::as_str);
    let object = Some(event.object.as_str()).filter(|object| !object.is_empty());
    object == Some(line.request.as_str())
        || object == Some(line.supplier.as_str())
        || object == Some(line.campaign.as_str())
        || (object.is_some() && object == line.assessment.as_ref().map(AssessmentId::as_str))
        || (given.is_some() && (object == given || detail == given))
}

fn subject(event: &Event, line: &RequestLine) -> String {
    if event.object == line.campaign.as_str() {
        line.campaign_title.clone()
    } else if event.object == line.supplier.as_str() {
        line.supplier_name.clone()
    } else {
        format!("{} · {}", line.supplier_name, line.product_name)
    }
}
