//! Registering suppliers and products, and finding them.
#![warn(missing_docs)]

use std::collections::BTreeSet;

use super::store::{self, ContactRow};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{OrganisationId, ProductId};
use crate::domain::language::Language;
use crate::domain::org_number::OrgNumber;
use crate::domain::product_flag::{self, ProductFlag};
use crate::domain::scope::CustomerScope;
use crate::domain::search::search_key;
use crate::error::AppError;
use crate::features::event::service::{self as events, Tenant};
use crate::platform::db::{DbConnection, StoreError};

/// A supplier to be registered.
#[derive(Debug, Clone)]
pub struct NewSupplier {
    /// What the customer calls it.
    pub name: String,
    /// Its organisation number.
    pub org_number: OrgNumber,
    /// Its country as two letters, `NO`.
    pub country: String,
    /// Who answers there; may be empty.
    pub contact_name: String,
    /// Where requests are sent.
    pub contact_email: String,
    /// The language of mails to it.
    pub language: Language,
}

/// A product to be registered.
#[derive(Debug, Clone)]
pub struct NewProduct {
    /// What the supplier calls it.
    pub name: String,
    /// What the customer uses it for; may be empty.
    pub description: String,
    /// What is known of it.
    pub flags: BTreeSet<ProductFlag>,
}

/// A supplier as the customer registered it.
#[derive(Debug, Clone)]
pub struct Supplier {
    /// Its id.
    pub id: OrganisationId,
    /// What the customer calls it.
    pub name: String,
    /// Its organisation number, digits only.
    pub org_number: String,
    /// Its country as two letters.
    pub country: String,
    /// Who answers there; may be empty.
    pub contact_name: String,
    /// Where requests are sent.
    pub contact_email: String,
    /// The language of mails to it.
    pub language: Language,
}

/// A product that the customer uses.
#[derive(Debug, Clone)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// What the customer uses it for; may be empty.
    pub description: String,
    /// What the customer has said of it: it decides which questions later requests ask.
    pub flags: BTreeSet<ProductFlag>,
    /// Whose it is.
    pub supplier: Supplier,
}

/// A page of a list, and how many there are in all.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// How many there are on all pages.
    pub total: i64,
}

/// How many suppliers stand on a page of the list.
pub const PAGE_SIZE: i64 = 50;

/// What came of registering a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registered {
    /// The customer has it now, under this id.
    New(OrganisationId),
    /// The customer had it already under this id, and what it said of it stands: nothing was written.
    Known(OrganisationId),
}

impl Registered {
    /// The supplier's id, whether it is new or not.
    pub fn id(self) -> OrganisationId {
        match self {
            Self::New(id) | Self::Known(id) => id,
        }
    }
}

/// Registers a supplier that the customer has not. Who registers one anew has not seen what is said of it already:
/// that is changed by [`change_contact`], or by a list, which shows both before it is taken over.
///
/// The organisation itself is shared by all customers and known by country and number; the words are this customer's.
///
/// # Errors
/// When the database refuses.
pub async fn register_supplier(
    app: &App,
    scope: &CustomerScope,
    supplier: NewSupplier,
) -> Result<Registered, AppError> {
    let now = app.clock.now();
    let (scope, new_id) = (scope.clone(), OrganisationId::new(app.ids.next()));
    app.db
        .write(move |connection| -> Result<Registered, StoreError> {
            let country = supplier.country.to_uppercase();
            let number = supplier.org_number.digits();
            let at = now.naive_utc();
            let id = store::ensure_organisation(connection, &scope, &new_id, &country, number, &supplier.name, at)?;
            let contact = ContactRow {
                name: supplier.name.clone(),
                search_key: search_key(&supplier.name),
                contact_name: supplier.contact_name.clone(),
                contact_email: supplier.contact_email.clone(),
                language: supplier.language.tag().to_owned(),
            };
            if !store::add_contact(connection, &scope, &id, &contact, at)? {
                return Ok(Registered::Known(id));
            }
            let event = NewEvent::new(scope.actor(), Action::SupplierSaved, id.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(Registered::New(id))
        })
        .await
        .map_err(AppError::from)
}

/// Registers a product of a supplier, or the customer's new words about one that it has already. Returns its id.
/// Flags are added to those that the customer has set before; [`change_product`] takes them away.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer has no such supplier.
pub async fn register_product(
    app: &App,
    scope: &CustomerScope,
    supplier: &OrganisationId,
    product: NewProduct,
) -> Result<ProductId, AppError> {
    let now = app.clock.now();
    let (scope, supplier, new_id) = (scope.clone(), supplier.clone(), ProductId::new(app.ids.next()));
    app.db
        .write(move |connection| -> Result<ProductId, StoreError> {
            store::find(connection, &scope, &supplier)?;
            let key = search_key(&product.name);
            let at = now.naive_utc();
            let id = store::ensure_product(connection, &scope, &new_id, &supplier, &product.name, &key, at)?;
            let known = match store::product(connection, &scope, &id) {
                Ok((row, _)) => flags_of(&row.flags)?,
                Err(StoreError::NotFound) => BTreeSet::new(),
                Err(error) => return Err(error),
            };
            let flags: BTreeSet<ProductFlag> = known.union(&product.flags).copied().collect();
            store::save_use(connection, &scope, &id, &product.description, &product_flag::joined(&flags), at)?;
            let event = NewEvent::new(scope.actor(), Action::ProductAdded, id.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(id)
        })
        .await
        .map_err(AppError::from)
}

/// What the customer says of a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// What the customer calls it.
    pub name: String,
    /// Who answers there; may be empty.
    pub contact_name: String,
    /// Where requests are sent.
    pub contact_email: String,
    /// The language of mails to it.
    pub language: Language,
}

impl Contact {
    /// What is stored.
    pub fn of(supplier: &Supplier) -> Self {
        Self {
            name: supplier.name.clone(),
            contact_name: supplier.contact_name.clone(),
            contact_email: supplier.contact_email.clone(),
            language: supplier.language,
        }
    }

    /// A text that is another one when anything in it is: what a form carries to say what it was opened over.
    pub fn mark(&self) -> String {
        [&self.name, &self.contact_name, &self.contact_email, self.language.tag()].join(" | ")
    }
}

/// What came of changing what is said of a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactChanged {
    /// It is on the disk.
    Saved,
    /// Somebody else has changed it meanwhile to this; nothing was written.
    Conflict(Contact),
}

/// Changes what the customer says of a supplier, over what the person saw ([`Contact::mark`]). Mails that were written already keep their address.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer has no such supplier.
pub async fn change_contact(
    app: &App,
    scope: &CustomerScope,
    id: &OrganisationId,
    seen: &str,
    new: Contact,
) -> Result<ContactChanged, AppError> {
    let now = app.clock.now();
    let (scope, id, seen) = (scope.clone(), id.clone(), seen.to_owned());
    app.db
        .write(move |connection| -> Result<ContactChanged, StoreError> {
            let stored = Contact::of(&supplier(store::find(connection, &scope, &id)?));
            if stored == new {
                return Ok(ContactChanged::Saved);
            }
            if stored.mark() != seen {
                return Ok(ContactChanged::Conflict(stored));
            }
            let contact = ContactRow {
                search_key: search_key(&new.name),
                name: new.name,
                contact_name: new.contact_name,
                contact_email: new.contact_email,
                language: new.language.tag().to_owned(),
            };
            store::save_contact(connection, &scope, &id, &contact, now.naive_utc())?;
            let event = NewEvent::new(scope.actor(), Action::SupplierSaved, id.to_string());
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(ContactChanged::Saved)
        })
        .await
        .map_err(AppError::from)
}

/// What the customer says of a product that it uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductUse {
    /// What the customer uses it for; may be empty.
    pub description: String,
    /// What is known of it.
    pub flags: BTreeSet<ProductFlag>,
}

/// What came of changing what is said of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is on the disk.
    Saved,
    /// Somebody else has changed it meanwhile to this; nothing was written.
    Conflict(ProductUse),
}

/// Changes what the customer says of a product, over what the person saw. Requests that were sent already ask what they asked.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer has no such product of the supplier.
pub async fn change_product(
    app: &App,
    scope: &CustomerScope,
    supplier: &OrganisationId,
    product: &ProductId,
    seen: ProductUse,
    new: ProductUse,
) -> Result<Changed, AppError> {
    let now = app.clock.now();
    let (scope, supplier, id) = (scope.clone(), supplier.clone(), product.clone());
    app.db
        .write(move |connection| -> Result<Changed, StoreError> {
            let found = product_of(connection, &scope, &id)?;
            if found.supplier.id != supplier {
                return Err(StoreError::NotFound);
            }
            let stored = ProductUse { description: found.description, flags: found.flags };
            if stored == new {
                return Ok(Changed::Saved);
            }
            if stored != seen {
                return Ok(Changed::Conflict(stored));
            }
            let flags = product_flag::joined(&new.flags);
            store::save_use(connection, &scope, &id, &new.description, &flags, now.naive_utc())?;
            let event = NewEvent::new(scope.actor(), Action::ProductChanged, id.to_string())
                .with(serde_json::json!({ "flags": new.flags }));
            events::record(connection, now, &Tenant::Organisation(&scope.customer), &event)?;
            Ok(Changed::Saved)
        })
        .await
        .map_err(AppError::from)
}

/// A page of the customer's suppliers by name, `search` anywhere in the name, with how many products each has. `page` counts from 0.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    app: &App,
    scope: &CustomerScope,
    search: &str,
    page: i64,
) -> Result<Page<(Supplier, i64)>, AppError> {
    let (scope, key) = (scope.clone(), search_key(search));
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            let total = store::count(connection, &scope, &key)?;
            let rows = store::list(connection, &scope, &key, PAGE_SIZE, page.max(0).saturating_mul(PAGE_SIZE))?;
            let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
            let products = store::product_counts(connection, &scope, &ids)?;
            let rows = rows
                .into_iter()
                .map(|row| {
                    let count = products.get(&row.id).copied().unwrap_or_default();
                    (supplier(row), count)
                })
                .collect();
            Ok(Page { rows, total })
        })
        .await
        .map_err(AppError::from)
}

/// A supplier with its products.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer has no such supplier.
pub async fn find(app: &App, scope: &CustomerScope, id: &OrganisationId) -> Result<(Supplier, Vec<Product>), AppError> {
    let (scope, id) = (scope.clone(), id.clone());
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            let found = supplier(store::find(connection, &scope, &id)?);
            let products = store::products(connection, &scope, Some(&id))?.into_iter().map(product);
            Ok((found, products.collect::<Result<_, _>>()?))
        })
        .await
        .map_err(AppError::from)
}

/// Every product that the customer uses, by supplier and name.
///
/// # Errors
/// When the database does not answer.
pub async fn products(app: &App, scope: &CustomerScope) -> Result<Vec<Product>, AppError> {
    let scope = scope.clone();
    app.db
        .read(move |connection| -> Result<_, StoreError> {
            store::products(connection, &scope, None)?.into_iter().map(product).collect()
        })
        .await
        .map_err(AppError::from)
}

/// A product that the customer uses, within a transaction.
///
/// # Errors
/// [`StoreError::NotFound`] when the customer has no such product.
pub fn product_of(connection: &mut DbConnection, scope: &CustomerScope, id: &ProductId) -> Result<Product, StoreError> {
    store::product(connection, scope, id).and_then(product)
}

fn supplier(row: store::SupplierRow) -> Supplier {
    Supplier {
        id: OrganisationId::new(row.id),
        name: row.name,
        org_number: row.org_number,
        country: row.country,
        contact_name: row.contact_name,
        contact_email: row.contact_email,
        language: Language::parse(&row.language).unwrap_or(Language::Nb),
    }
}

fn product((row, owner): (store::ProductRow, store::SupplierRow)) -> Result<Product, StoreError> {
    Ok(Product {
        flags: flags_of(&row.flags)?,
        id: ProductId::new(row.id),
        name: row.name,
        description: row.description,
        supplier: supplier(owner),
    })
}

fn flags_of(text: &str) -> Result<BTreeSet<ProductFlag>, StoreError> {
    product_flag::parted(text).ok_or_else(|| StoreError::corrupt("a product's flags"))
}
