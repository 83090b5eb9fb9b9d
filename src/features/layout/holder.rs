//! Whose a workbook is: a customer's, or a supplier's within one request.

use crate::domain::id::OrganisationId;
use crate::domain::scope::{Actor, CustomerScope, SupplierScope};

/// Who looks at a workbook.
#[derive(Debug, Clone)]
pub enum Holder {
    /// A member of a customer.
    Customer(CustomerScope),
    /// Somebody who opened the link of a request.
    Supplier(SupplierScope),
}

impl Holder {
    /// The tenant.
    pub(super) fn organisation(&self) -> &OrganisationId {
        match self {
            Self::Customer(scope) => &scope.customer,
            Self::Supplier(scope) => &scope.supplier,
        }
    }

    /// The request that the workbook belongs to; `None` for a customer.
    pub(super) fn request(&self) -> Option<&str> {
        match self {
            Self::Customer(_) => None,
            Self::Supplier(scope) => Some(scope.request.as_str()),
        }
    }

    pub(super) fn actor(&self) -> Actor {
        match self {
            Self::Customer(scope) => scope.actor(),
            Self::Supplier(scope) => scope.actor(),
        }
    }
}
