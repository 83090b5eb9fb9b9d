//! Identities: one type for each noun, so that two of them cannot be mixed up.
//!
//! An id is an opaque text (a UUIDv7 made by [`crate::platform::ids`]); the domain only carries it.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a text that names one of these. Any text is accepted: whether it exists is for the store to say.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as text, as it stands in the database and in addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// An organisation: a customer or a supplier.
    OrganisationId,
    /// A person who can sign in.
    UserId,
    /// A product of a supplier.
    ProductId,
    /// A published questionnaire or framework version.
    DefinitionId,
    /// A questionnaire that a customer is writing.
    DraftId,
    /// A campaign of a customer.
    CampaignId,
    /// One supplier's part of a campaign.
    RequestId,
    /// A supplier's answers to one questionnaire version about one product.
    ResponseId,
    /// A document of a supplier.
    EvidenceId,
    /// A place in a document that an answer rests on.
    CitationId,
    /// A frozen response.
    SubmissionId,
    /// A customer's judgement of a submission.
    AssessmentId,
    /// An internal note of a customer.
    NoteId,
    /// A mail in the outbox.
    MailId,
    /// A session of somebody who has signed in or opened a link.
    SessionId,
    /// A link that was sent to a supplier.
    LinkId,
    /// A workbook that was read and awaits a person's confirmation.
    ImportId,
}
