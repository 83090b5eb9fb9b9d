//! Page models of requests. The line of a request stands on several pages, so it is made here for all of them.

use serde::Serialize;

use super::service::{RequestBrief, RequestLine};
use crate::domain::request::{MailState, RequestState};
use crate::features::frame::FieldError;
use crate::features::mail::service::Mail;

/// A request in a table.
#[derive(Debug, Serialize)]
pub struct LineView {
    href: String,
    mail_href: String,
    campaign_href: String,
    campaign_title: String,
    supplier_href: String,
    supplier: String,
    product: String,
    /// Names of the status tags: how far it has come, then what is wrong with it.
    statuses: Vec<&'static str>,
    answered: Option<i64>,
    questions: i64,
    deadline: String,
    score: Option<i64>,
    /// Where the submission is assessed, when there is one that nobody has begun with.
    start: Option<String>,
    /// Nobody has opened the link: it can be handed over or renewed.
    waits: bool,
}

impl LineView {
    /// The line as shown.
    pub fn new(line: &RequestLine) -> Self {
        let assessment = line.assessment.as_ref().map(|id| format!("/assessments/{id}"));
        let href = match (&assessment, line.state) {
            (Some(href), RequestState::Assessed) => format!("{href}/score"),
            (Some(href), _) => href.clone(),
            (None, _) => String::new(),
        };
        let start = line
            .submission
            .as_ref()
            .filter(|_| line.assessment.is_none())
            .map(|submission| format!("/submissions/{submission}/assessment"));
        Self {
            href,
            mail_href: format!("/requests/{}/mail", line.request),
            campaign_href: format!("/campaigns/{}", line.campaign),
            campaign_title: line.campaign_title.clone(),
            supplier_href: format!("/suppliers/{}", line.supplier),
            supplier: line.supplier_name.clone(),
            product: line.product_name.clone(),
            statuses: statuses(line),
            answered: line.answered,
            questions: line.questions,
            deadline: line.deadline.to_string(),
            score: line.score,
            start,
            waits: line.submission.is_none(),
        }
    }
}

/// The status tags of a request.
fn statuses(line: &RequestLine) -> Vec<&'static str> {
    let state = state(line);
    let trouble = line.trouble.map(MailState::as_str).filter(|trouble| *trouble != state);
    [Some(state), trouble, line.is_overdue.then_some("overdue")].into_iter().flatten().collect()
}

fn state(line: &RequestLine) -> &'static str {
    match line.state {
        RequestState::Failed => "failed",
        RequestState::Held => "held",
        RequestState::Queued => "queued",
        RequestState::Sent => "sent",
        RequestState::Shared => "shared",
        RequestState::Opened => "opened",
        RequestState::Started => "started",
        RequestState::Submitted => "to_assess",
        RequestState::InAssessment => "under_assessment",
        RequestState::Assessed => "assessed",
    }
}

/// The mail of a request, for the customer: what became of it, and the link to hand over.
#[derive(Debug, Serialize)]
pub(super) struct MailPage {
    request: LineView,
    renew: String,
    /// Where a person says that the link has been handed over; there while nobody has.
    share: Option<String>,
    /// The end of the message key that tells what became of the mail.
    state: &'static str,
    recipient: String,
    subject: String,
    body: String,
    link: String,
    last_error: String,
    created_at: String,
    sent_at: Option<String>,
    errors: Vec<FieldError>,
}

impl MailPage {
    pub(super) fn new(line: &RequestLine, mail: Mail) -> Self {
        Self {
            request: LineView::new(line),
            renew: format!("/requests/{}/link", line.request),
            share: (matches!(mail.state, MailState::Held | MailState::Failed) && !mail.link.is_empty())
                .then(|| format!("/requests/{}/shared", line.request)),
            state: match mail.state {
                // Somebody came by the link all the same: it has been forgotten, and nobody has to hand it over.
                MailState::Held | MailState::Shared if mail.link.is_empty() => "held-opened",
                MailState::Failed if mail.link.is_empty() => "failed-opened",
                state => state.as_str(),
            },
            recipient: mail.recipient,
            subject: mail.subject,
            body: mail.body,
            link: mail.link,
            last_error: mail.last_error,
            created_at: mail.created_at.to_rfc3339(),
            sent_at: mail.sent_at.map(|at| at.to_rfc3339()),
            errors: Vec::new(),
        }
    }
}

/// What a link leads to, before it is opened.
#[derive(Debug, Serialize)]
pub(super) struct InvitationPage {
    action: String,
    customer: String,
    contact: String,
    contact_email: String,
    supplier: String,
    product: String,
    title: String,
    /// Title and version of the questionnaire.
    questionnaire: String,
    message: String,
    deadline: String,
    questions: usize,
    left_out: Vec<String>,
    submitted_at: Option<String>,
    errors: Vec<FieldError>,
}

impl InvitationPage {
    pub(super) fn new(
        brief: &RequestBrief,
        token: &str,
        questionnaire: String,
        questions: usize,
        left_out: Vec<String>,
    ) -> Self {
        Self {
            action: format!("/l/{token}"),
            questionnaire,
            customer: brief.customer_name.clone(),
            contact: brief.sender_name.clone(),
            contact_email: brief.sender_email.clone(),
            supplier: brief.supplier_name.clone(),
            product: brief.product_name.clone(),
            title: brief.campaign_title.clone(),
            message: brief.message.clone(),
            deadline: brief.deadline.to_string(),
            questions,
            left_out,
            submitted_at: brief.submitted_at.map(|at| at.to_rfc3339()),
            errors: Vec::new(),
        }
    }
}
