//! The page model of the overview.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::domain::request::RequestState;
use crate::domain::scope::Actor;
use crate::features::campaign::view::CampaignView;
use crate::features::event::service::Event;
use crate::features::frame::FieldError;
use crate::features::request::service::{RequestLine, Tally};
use crate::features::request::view::LineView;

/// How many days ahead a deadline is near.
pub(super) const NEAR: Days = Days::new(7);

#[derive(Debug, Serialize)]
pub(super) struct OverviewPage {
    campaigns: Vec<CampaignView>,
    active: usize,
    all: i64,
    submitted: i64,
    waiting: usize,
    near: usize,
    overdue: usize,
    tasks: Vec<LineView>,
    late: Vec<LineView>,
    events: Vec<EventView>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct EventView {
    at: String,
    /// Message key of what was done.
    what: String,
    who: String,
}

/// What the overview is made from.
pub(super) struct Facts {
    pub(super) campaigns: Vec<CampaignView>,
    pub(super) active: usize,
    pub(super) tally: Tally,
    pub(super) submitted: Vec<RequestLine>,
    pub(super) due: Vec<RequestLine>,
    pub(super) events: Vec<Event>,
    pub(super) today: NaiveDate,
}

impl OverviewPage {
    pub(super) fn new(facts: Facts) -> Self {
        let open: Vec<&RequestLine> =
            facts.submitted.iter().filter(|line| line.state != RequestState::Assessed).collect();
        let overdue = facts.due.iter().filter(|line| line.is_overdue).count();
        Self {
            campaigns: facts.campaigns,
            active: facts.active,
            all: facts.tally.all,
            submitted: facts.tally.submitted,
            waiting: open.len(),
            near: facts.due.iter().filter(|line| facts.today <= line.deadline).count(),
            overdue,
            tasks: open.into_iter().take(8).map(LineView::new).collect(),
            late: facts.due.iter().take(12).map(LineView::new).collect(),
            events: facts
                .events
                .into_iter()
                .map(|event| EventView {
                    at: event.at,
                    what: format!("overview-event-{}", event.action.replace('_', "-")),
                    who: match event.actor {
                        Actor::User { name, .. } => name,
                        Actor::Link { .. } | Actor::Operator | Actor::System | Actor::Unknown => String::new(),
                    },
                })
                .collect(),
            errors: Vec::new(),
        }
    }
}
