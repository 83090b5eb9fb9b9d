//! What can go wrong in a store, from diesel's errors in one place. The service says what a conflict means.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// An error of a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row is not there, or belongs to somebody else.
    #[error("not found")]
    NotFound,
    /// A rule of the tables refused the row: it exists already, or what it points to does not.
    #[error("refused by a rule of the tables")]
    Conflict(#[source] DieselError),
    /// Too many at once; worth trying again.
    #[error("the database is busy")]
    Busy,
    /// The database does not answer.
    #[error("the database does not answer")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Stored data that cannot be read.
    #[error("stored data cannot be read: {0}")]
    Corrupt(String),
    /// Anything else: a fault of ours.
    #[error("the database refused a statement")]
    Internal(#[source] DieselError),
}

impl StoreError {
    pub(super) fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Unavailable(Box::new(error))
    }

    /// Stored data that cannot be read: what it is, and why.
    pub fn corrupt(what: impl std::fmt::Display) -> Self {
        Self::Corrupt(what.to_string())
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(kind, information) => match kind {
                DatabaseErrorKind::UniqueViolation
                | DatabaseErrorKind::ForeignKeyViolation
                | DatabaseErrorKind::CheckViolation => Self::Conflict(error),
                DatabaseErrorKind::SerializationFailure => Self::Busy,
                DatabaseErrorKind::ClosedConnection => Self::Unavailable(Box::new(error)),
                _ if information.message().contains("database is locked") => Self::Busy,
                _ => Self::Internal(error),
            },
            _ => Self::Internal(error),
        }
    }
}
