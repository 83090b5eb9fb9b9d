//! Who acts, and whose data they may touch.
//!
//! Every function of a store takes one of these scopes, and a scope is only made where a session was checked
//! ([`crate::features::session`]) or by the command line, which acts for the operator: so a query without a tenant cannot be written by accident.

use serde::{Deserialize, Serialize};

use super::id::{OrganisationId, RequestId, UserId};

/// What a member of an organisation may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads everything of the organisation, changes nothing.
    Reader,
    /// Sends campaigns and assesses.
    Assessor,
    /// As an assessor, and looks after the organisation's people.
    Admin,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Assessor, Self::Admin];

    /// The role as it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Assessor => "assessor",
            Self::Admin => "admin",
        }
    }

    /// Reads a role as it stands in the database.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether the role may change anything.
    pub fn may_write(self) -> bool {
        self >= Self::Assessor
    }
}

/// A member of a customer, at work for that customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerScope {
    /// The tenant: nothing of another customer is ever read or written.
    pub customer: OrganisationId,
    /// Who it is.
    pub user: UserId,
    /// The name that the person goes by.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

/// Somebody who opened the link of one request: acts for the supplier, within that request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplierScope {
    /// The supplier that the request was sent to.
    pub supplier: OrganisationId,
    /// The request whose link was opened.
    pub request: RequestId,
}

/// Who did something, as the event log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// A person with an account.
    User {
        /// Which.
        id: String,
        /// The name at the time.
        name: String,
    },
    /// Somebody who came by the link of a request.
    Link {
        /// Which request.
        request: String,
    },
    /// The operator, on the command line.
    Operator,
    /// The program itself: a mail that was sent, a job.
    System,
    /// Nobody that we know: a refused sign-in.
    Unknown,
}

impl CustomerScope {
    /// The person as an actor in the event log.
    pub fn actor(&self) -> Actor {
        Actor::User { id: self.user.to_string(), name: self.name.clone() }
    }
}

impl SupplierScope {
    /// The visitor as an actor in the event log.
    pub fn actor(&self) -> Actor {
        Actor::Link { request: self.request.to_string() }
    }
}
