//! The event log: what was done, by whom, chained by hashes for each tenant.
//!
//! The guide (ch. 5.8.3) asks that both authorised use and attempts at unauthorised use are recorded.
//! The chain makes an altered, removed or reordered row visible; it does not prevent it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::scope::Actor;

/// What can happen. The text is stable: it is stored, hashed and searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Somebody signed in.
    SignedIn,
    /// A sign-in was refused.
    SignInRefused,
    /// Somebody signed out.
    SignedOut,
    /// An account was made or given a new password.
    UserAdded,
    /// A supplier was registered or its contact changed.
    SupplierSaved,
    /// A product was registered.
    ProductAdded,
    /// A draft was begun.
    DraftBegun,
    /// A draft was written in.
    DraftSaved,
    /// A draft was thrown away.
    DraftDiscarded,
    /// A draft became a published version.
    DraftPublished,
    /// What a customer says of a product was changed.
    ProductChanged,
    /// A campaign was sent.
    CampaignSent,
    /// The deadline of a campaign was moved.
    DeadlineChanged,
    /// A link was replaced by a new one.
    LinkReplaced,
    /// A person has handed over a link.
    LinkShared,
    /// A link was opened.
    LinkOpened,
    /// An answer was saved.
    AnswerSaved,
    /// Answers to an earlier version came along to a new one.
    AnswersCarried,
    /// An answer that came along was confirmed, or replaced by another.
    CarriedAnswerSettled,
    /// A document was uploaded.
    EvidenceAdded,
    /// A document was deleted.
    EvidenceRemoved,
    /// An answer was tied to a place in a document.
    EvidenceCited,
    /// The tie was taken away.
    CitationRemoved,
    /// A document was opened by the customer.
    EvidenceRead,
    /// A response was sent in.
    Submitted,
    /// An existing submission was given to another customer.
    SubmissionShared,
    /// A request took over the response that was written for another one.
    ResponseReused,
    /// An assessment was begun.
    AssessmentStarted,
    /// An answer was rated.
    Rated,
    /// An internal note was written.
    NoteAdded,
    /// An assessment was marked as finished.
    AssessmentFinished,
    /// A finished assessment was opened again.
    AssessmentReopened,
    /// A questionnaire or framework version was published.
    DefinitionPublished,
    /// A version was withdrawn.
    DefinitionWithdrawn,
    /// A workbook was exported.
    Exported,
    /// A workbook was imported.
    Imported,
    /// Somebody's own workbook was looked through.
    WorkbookRead,
    /// A person said where things stand in a workbook.
    LayoutSaved,
}

impl Action {
    /// The action as it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::UserAdded => "user_added",
            Self::SupplierSaved => "supplier_saved",
            Self::ProductAdded => "product_added",
            Self::DraftBegun => "draft_begun",
            Self::DraftSaved => "draft_saved",
            Self::DraftDiscarded => "draft_discarded",
            Self::DraftPublished => "draft_published",
            Self::ProductChanged => "product_changed",
            Self::CampaignSent => "campaign_sent",
            Self::LinkReplaced => "link_replaced",
            Self::LinkShared => "link_shared",
            Self::DeadlineChanged => "deadline_changed",
            Self::LinkOpened => "link_opened",
            Self::AnswerSaved => "answer_saved",
            Self::ResponseReused => "response_reused",
            Self::AnswersCarried => "answers_carried",
            Self::CarriedAnswerSettled => "carried_answer_settled",
            Self::EvidenceAdded => "evidence_added",
            Self::EvidenceRemoved => "evidence_removed",
            Self::EvidenceCited => "evidence_cited",
            Self::CitationRemoved => "citation_removed",
            Self::EvidenceRead => "evidence_read",
            Self::Submitted => "submitted",
            Self::SubmissionShared => "submission_shared",
            Self::AssessmentStarted => "assessment_started",
            Self::Rated => "rated",
            Self::NoteAdded => "note_added",
            Self::AssessmentFinished => "assessment_finished",
            Self::AssessmentReopened => "assessment_reopened",
            Self::DefinitionPublished => "definition_published",
            Self::DefinitionWithdrawn => "definition_withdrawn",
            Self::Exported => "exported",
            Self::Imported => "imported",
            Self::WorkbookRead => "workbook_read",
            Self::LayoutSaved => "layout_saved",
        }
    }
}

/// Something that happened, before it has a place in the chain.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// The id of what it was done to; empty where there is none.
    pub object: String,
    /// What else is worth knowing, as a JSON object. Never an answer's text, a token or a password.
    pub detail: serde_json::Value,
}

impl NewEvent {
    /// An event without further detail.
    pub fn new(actor: Actor, action: Action, object: impl Into<String>) -> Self {
        Self { actor, action, object: object.into(), detail: serde_json::json!({}) }
    }

    /// The same with detail, a JSON object.
    #[must_use]
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

/// The fields that a link of the chain is hashed over, as they stand in the database.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The tenant's id.
    pub tenant: &'a str,
    /// 1, 2, 3 … within the tenant.
    pub sequence: i64,
    /// When, as RFC 3339 in UTC with microseconds.
    pub at: &'a str,
    /// [`Actor`] as JSON text.
    pub actor: &'a str,
    /// [`Action::as_str`].
    pub action: &'a str,
    /// The object's id, or empty.
    pub object: &'a str,
    /// The detail as JSON text.
    pub detail: &'a str,
}

/// The hash before the first event of a tenant.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of an event: SHA-256 over the hash before it and every field, each with its length in front.
///
/// Lengths in front keep two different rows from running together into the same bytes.
pub fn chain_hash(previous: &str, link: Link<'_>) -> String {
    let sequence = link.sequence.to_string();
    let mut hasher = Sha256::new();
    for field in [previous, link.tenant, &sequence, link.at, link.actor, link.action, link.object, link.detail] {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    hex::encode(hasher.finalize())
}
