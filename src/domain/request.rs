//! One supplier's part of a campaign, and how far it has come.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

/// What became of the mail of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// No mail server is set: a person has to hand over the link.
    Held,
    /// It waits to be sent.
    Queued,
    /// The mail server has taken it.
    Sent,
    /// The mail server refused it, or could not be reached; the server's words stand beside.
    Failed,
    /// It did not leave, and a person says that the link has been handed over. In the database it is held or failed, with a time of sending.
    Shared,
}

impl MailState {
    /// Every state that stands in the database.
    pub const ALL: [Self; 4] = [Self::Held, Self::Queued, Self::Sent, Self::Failed];

    /// The state as it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Shared => "shared",
        }
    }

    /// Reads what stands in the database: the state, and whether there is a time of sending.
    pub fn stored(text: &str, was_sent: bool) -> Option<Self> {
        let state = Self::ALL.into_iter().find(|state| state.as_str() == text)?;
        Some(if was_sent && matches!(state, Self::Held | Self::Failed) { Self::Shared } else { state })
    }
}

/// How far a request has come, as the customer may truthfully be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// The mail could not be sent.
    Failed,
    /// No mail server is set; the link must be handed over by a person.
    Held,
    /// The mail waits to be sent.
    Queued,
    /// The mail server has taken the mail.
    Sent,
    /// A person has handed over the link.
    Shared,
    /// Somebody opened the link.
    Opened,
    /// An answer was saved through this request.
    Started,
    /// The supplier has sent in.
    Submitted,
    /// The customer has begun to assess.
    InAssessment,
    /// The customer has finished the assessment.
    Assessed,
}

/// The facts that a request's state follows from.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// What became of its latest mail.
    pub mail: MailState,
    /// When its present link was first opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When the first answer was saved through it.
    pub started_at: Option<DateTime<Utc>>,
    /// When a submission was given to it.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Whether the customer's assessment has begun, and whether it is finished.
    pub assessment: Option<AssessmentProgress>,
}

/// How far the customer's assessment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssessmentProgress {
    /// Begun.
    Open,
    /// Marked as finished.
    Finished,
}

impl Progress {
    /// The furthest that the request has come.
    pub fn state(self) -> RequestState {
        match (self.assessment, self.submitted_at, self.started_at, self.opened_at) {
            (Some(AssessmentProgress::Finished), ..) => RequestState::Assessed,
            (Some(AssessmentProgress::Open), ..) => RequestState::InAssessment,
            (None, Some(_), ..) => RequestState::Submitted,
            (None, None, Some(_), _) => RequestState::Started,
            (None, None, None, Some(_)) => RequestState::Opened,
            (None, None, None, None) => match self.mail {
                MailState::Held => RequestState::Held,
                MailState::Queued => RequestState::Queued,
                MailState::Sent => RequestState::Sent,
                MailState::Failed => RequestState::Failed,
                MailState::Shared => RequestState::Shared,
            },
        }
    }

    /// What keeps the present link from the supplier, and a person has to see to: its mail failed, or there is no
    /// mail server. Only until the link is opened or the answers are sent in.
    pub fn trouble(self) -> Option<MailState> {
        let waits = self.opened_at.is_none() && self.submitted_at.is_none();
        Some(self.mail).filter(|mail| waits && matches!(mail, MailState::Failed | MailState::Held))
    }

    /// Whether the deadline has passed without a submission. The deadline's own day still counts.
    pub fn is_overdue(self, deadline: NaiveDate, today: NaiveDate) -> bool {
        self.submitted_at.is_none() && deadline < today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(mail: MailState, opened: bool, started: bool, submitted: bool) -> Progress {
        let at = DateTime::<Utc>::default();
        Progress {
            mail,
            opened_at: opened.then_some(at),
            started_at: started.then_some(at),
            submitted_at: submitted.then_some(at),
            assessment: None,
        }
    }

    #[test]
    fn a_mail_that_did_not_leave_is_shared_when_a_person_says_so() {
        assert_eq!(MailState::stored("held", false), Some(MailState::Held));
        assert_eq!(MailState::stored("held", true), Some(MailState::Shared));
        assert_eq!(MailState::stored("failed", true), Some(MailState::Shared));
        assert_eq!(MailState::stored("sent", true), Some(MailState::Sent));
        assert_eq!(MailState::stored("shared", true), None);
    }

    #[test]
    fn a_begun_request_whose_new_link_did_not_arrive_says_both() {
        let begun = progress(MailState::Failed, false, true, false);
        assert_eq!((begun.state(), begun.trouble()), (RequestState::Started, Some(MailState::Failed)));
        let arrived = progress(MailState::Failed, true, true, false);
        assert_eq!(arrived.trouble(), None);
        let given = progress(MailState::Held, false, true, true);
        assert_eq!(given.trouble(), None);
        let shared = progress(MailState::Shared, false, false, false);
        assert_eq!((shared.state(), shared.trouble()), (RequestState::Shared, None));
        let waits = progress(MailState::Queued, false, false, false);
        assert_eq!((waits.state(), waits.trouble()), (RequestState::Queued, None));
    }
}
