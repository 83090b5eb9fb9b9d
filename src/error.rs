//! The error that reaches a person: a stable code, words in four languages, and a private source for the log.
//!
//! No HTTP here: `platform::http::error_page` turns an [`AppError`] into a status and a page.
//! The words of a code are `error-<code>-title`, `error-<code>-what` and `error-<code>-todo` in `locales/*/error.ftl`.

use std::time::Duration;

use crate::platform::db::StoreError;

/// What kind of thing went wrong; decides the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// It is not there, or not this person's.
    NotFound,
    /// The person must sign in first.
    SignInNeeded,
    /// The person's role does not allow it.
    RoleTooLow,
    /// The browser came from somewhere else (cross-site request).
    CrossSite,
    /// The link does not exist.
    LinkInvalid,
    /// The link's time is over.
    LinkExpired,
    /// A newer link was made.
    LinkReplaced,
    /// The response has been sent in and cannot be changed.
    AlreadySubmitted,
    /// Somebody else has saved meanwhile.
    Conflict,
    /// The customer has that version of the questionnaire already.
    VersionExists,
    /// The draft was published: it is closed.
    DraftPublished,
    /// The part of the draft that was written in has been removed meanwhile.
    DraftPartGone,
    /// What was sent cannot be understood.
    BadInput,
    /// The document is part of a submission.
    EvidenceInUse,
    /// The assessment is finished: open it again to change it.
    AssessmentFinished,
    /// The file is larger than allowed.
    TooLarge,
    /// The file is of a kind that is not taken.
    FileKind,
    /// The file has no bytes.
    FileEmpty,
    /// The workbook cannot be read.
    WorkbookUnreadable,
    /// Too many tries in a short time.
    TooMany,
    /// The database is busy or away; trying again may help.
    Unavailable,
    /// What is stored cannot be read, or is not what was stored: it is not shown.
    Corrupt,
    /// A fault of ours.
    Internal,
}

impl Code {
    /// Every code; `docs/errors.md` lists them, which a test checks.
    pub const ALL: [Self; 23] = [
        Self::NotFound,
        Self::SignInNeeded,
        Self::RoleTooLow,
        Self::CrossSite,
        Self::LinkInvalid,
        Self::LinkExpired,
        Self::LinkReplaced,
        Self::AlreadySubmitted,
        Self::Conflict,
        Self::VersionExists,
        Self::DraftPublished,
        Self::DraftPartGone,
        Self::BadInput,
        Self::EvidenceInUse,
        Self::AssessmentFinished,
        Self::TooLarge,
        Self::FileKind,
        Self::FileEmpty,
        Self::WorkbookUnreadable,
        Self::TooMany,
        Self::Unavailable,
        Self::Corrupt,
        Self::Internal,
    ];

    /// The code as text, stable: in logs, in JSON and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in-needed",
            Self::RoleTooLow => "role-too-low",
            Self::CrossSite => "cross-site",
            Self::LinkInvalid => "link-invalid",
            Self::LinkExpired => "link-expired",
            Self::LinkReplaced => "link-replaced",
            Self::AlreadySubmitted => "already-submitted",
            Self::Conflict => "conflict",
            Self::VersionExists => "version-exists",
            Self::DraftPublished => "draft-published",
            Self::DraftPartGone => "draft-part-gone",
            Self::BadInput => "bad-input",
            Self::EvidenceInUse => "evidence-in-use",
            Self::AssessmentFinished => "assessment-finished",
            Self::TooLarge => "too-large",
            Self::FileKind => "file-kind",
            Self::FileEmpty => "file-empty",
            Self::WorkbookUnreadable => "workbook-unreadable",
            Self::TooMany => "too-many",
            Self::Unavailable => "unavailable",
            Self::Corrupt => "corrupt",
            Self::Internal => "internal",
        }
    }
}

/// An error on its way to a person.
#[derive(Debug, thiserror::Error)]
#[error("{}", code.as_str())]
pub struct AppError {
    code: Code,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
    /// How long to wait before it is worth trying again, where that is known.
    wait: Option<Duration>,
}

impl AppError {
    /// An error that needs no source.
    pub fn new(code: Code) -> Self {
        Self { code, source: None, wait: None }
    }

    /// An error with what caused it, for the log only.
    pub fn because(code: Code, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { code, source: Some(source.into()), wait: None }
    }

    /// A fault of ours.
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::because(Code::Internal, source)
    }

    /// Too many tries; the next one is taken after `wait`.
    pub fn too_many(wait: Duration) -> Self {
        Self { code: Code::TooMany, source: None, wait: Some(wait) }
    }

    /// How long to wait before it is worth trying again, where that is known.
    pub fn wait(&self) -> Option<Duration> {
        self.wait
    }

    /// Its code.
    pub fn code(&self) -> Code {
        self.code
    }
}

impl From<Code> for AppError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::NotFound => Code::NotFound,
            StoreError::Conflict(_) => Code::Conflict,
            StoreError::Busy | StoreError::Unavailable(_) => Code::Unavailable,
            StoreError::Corrupt(_) => Code::Corrupt,
            StoreError::Internal(_) => Code::Internal,
        };
        Self::because(code, error)
    }
}
