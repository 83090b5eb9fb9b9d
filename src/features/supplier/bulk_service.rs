//! Suppliers and products in bulk: a list is read and shown first, and written when a person has confirmed it.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;

use super::bulk::{self, Column, List, Listed};
use super::store::{self, ContactRow, SupplierRow};
use crate::app::App;
use crate::domain::event::{Action, NewEvent};
use crate::domain::id::{OrganisationId, ProductId};
use crate::domain::language::Language;
use crate::domain::scope::CustomerScope;
use crate::domain::search::search_key;
use crate::error::AppError;
use crate::features::event::service::{self as events, Tenant};
use crate::formats::{table_file, xlsx};
use crate::platform::db::{DbConnection, StoreError};

/// How long a list may take to be read, waiting for its turn included.
const TIME: Duration = Duration::from_secs(30);

/// What came of reading a list.
#[derive(Debug)]
pub enum ReadList {
    /// It waits under this id for a person to confirm.
    Waits(String),
    /// It cannot be read; the message key says why.
    Unreadable(String),
}

/// Reads a list and keeps it until somebody confirms it. Nobody is registered yet.
///
/// # Errors
/// [`crate::error::Code::Unavailable`] when reading takes too long.
pub async fn read(app: &App, scope: &CustomerScope, file_name: &str, bytes: Bytes) -> Result<ReadList, AppError> {
    let mut heads = BTreeMap::new();
    for language in Language::ALL {
        for column in Column::ALL {
            heads.insert(bulk::plain(&app.words.get(language, column.key(), &[])), column);
        }
    }
    let read = app.cpu(TIME, move || match table_file::read(&bytes) {
        Ok(rows) => bulk::read(&rows, &heads).map_err(str::to_owned),
        Err(error) => Err(format!("workbook-error-{}", error.code().replace('_', "-"))),
    });
    let list = match read.await? {
        Ok(list) => list,
        Err(problem) => return Ok(ReadList::Unreadable(problem)),
    };
    let body = serde_json::to_string(&list).map_err(AppError::internal)?;
    let (scope, id, now) = (scope.clone(), app.ids.next(), app.clock.now().naive_utc());
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
    let kept = id.clone();
    app.db.write(move |connection| store::keep_list(connection, &scope, &kept, &file_name, &body, now)).await?;
    Ok(ReadList::Waits(id))
}

/// A list that waits, with what would happen to each supplier of it.
#[derive(Debug)]
pub(super) struct WaitingList {
    pub(super) file_name: String,
    pub(super) list: List,
    pub(super) effects: Vec<Effect>,
}

/// What happens to a supplier of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) standing: Standing,
    /// Of the list's products those that the customer does not use yet.
    pub(super) new_products: Vec<String>,
}

/// How a supplier of a list stands to those that the customer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// The customer has it not.
    New,
    /// The customer has it, and the list says nothing new of it.
    Known,
    /// The customer has it under another name or with another contact: the list's words are taken.
    Changed,
    /// The customer has it not, and the list has no address to send to.
    WithoutEmail,
}

/// A list that waits for a person to confirm it.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer has none under this id.
pub(super) async fn waiting(app: &App, scope: &CustomerScope, id: &str) -> Result<WaitingList, AppError> {
    let (scope, id) = (scope.clone(), id.to_owned());
    app.db
        .read(move |connection| -> Result<WaitingList, StoreError> {
            let (file_name, body) = store::kept_list(connection, &scope, &id)?;
            let list: List = serde_json::from_str(&body).map_err(StoreError::corrupt)?;
            let effects = effects(connection, &scope, &list)?;
            Ok(WaitingList { file_name, list, effects })
        })
        .await
        .map_err(AppError::from)
}

fn effects(connection: &mut DbConnection, scope: &CustomerScope, list: &List) -> Result<Vec<Effect>, StoreError> {
    let known: BTreeMap<String, SupplierRow> =
        store::all(connection, scope)?.into_iter().map(|row| (row.org_number.clone(), row)).collect();
    let mut products: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (product, owner) in store::products(connection, scope, None)? {
        products.entry(owner.org_number).or_default().push(search_key(&product.name));
    }
    let of = |listed: &Listed| {
        let used = products.get(&listed.org_number).map_or(&[][..], Vec::as_slice);
        let new = listed.products.iter().filter(|product| !used.contains(&search_key(&product.name)));
        Effect {
            standing: standing(listed, known.get(&listed.org_number)),
            new_products: new.map(|product| product.name.clone()).collect(),
        }
    };
    Ok(list.suppliers.iter().map(of).collect())
}

fn standing(listed: &Listed, known: Option<&SupplierRow>) -> Standing {
    let Some(known) = known else {
        return if listed.contact_email.is_empty() { Standing::WithoutEmail } else { Standing::New };
    };
    let says = [
        (&listed.name, &known.name),
        (&listed.contact_name, &known.contact_name),
        (&listed.contact_email, &known.contact_email),
        (&listed.language, &known.language),
    ];
    let is_new = says.into_iter().any(|(said, known)| !said.is_empty() && said != known);
    if is_new { Standing::Changed } else { Standing::Known }
}

/// What came of taking a list over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// How many suppliers were registered or changed.
    pub suppliers: usize,
    /// How many products were added.
    pub products: usize,
}

/// Registers what a list says, all of it or nothing. What it does not say of a known supplier stays.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when the customer has none under this id.
pub async fn apply(app: &App, scope: &CustomerScope, id: &str) -> Result<Registered, AppError> {
    let now = app.clock.now();
    let (scope, id, ids) = (scope.clone(), id.to_owned(), app.ids.clone());
    app.db
        .write(move |connection| -> Result<Registered, StoreError> {
            let (_, body) = store::kept_list(connection, &scope, &id)?;
            let list: List = serde_json::from_str(&body).map_err(StoreError::corrupt)?;
            let effects = effects(connection, &scope, &list)?;
            let known: BTreeMap<String, SupplierRow> =
                store::all(connection, &scope)?.into_iter().map(|row| (row.org_number.clone(), row)).collect();
            let mut done = Registered { suppliers: 0, products: 0 };
            let tenant = Tenant::Organisation(&scope.customer);
            for (listed, effect) in list.suppliers.iter().zip(&effects) {
                let row = known.get(&listed.org_number);
                let supplier = match (effect.standing, row) {
                    (Standing::WithoutEmail, _) => continue,
                    (Standing::Known, Some(row)) => OrganisationId::new(&row.id),
                    (Standing::New | Standing::Changed | Standing::Known, row) => {
                        let new_id = OrganisationId::new(ids.next());
                        let (number, at) = (&listed.org_number, now.naive_utc());
                        let supplier =
                            store::ensure_organisation(connection, &scope, &new_id, "NO", number, &listed.name, at)?;
                        store::save_contact(connection, &scope, &supplier, &contact(listed, row), at)?;
                        let event = NewEvent::new(scope.actor(), Action::SupplierSaved, supplier.to_string())
                            .with(serde_json::json!({ "list": id }));
                        events::record(connection, now, &tenant, &event)?;
                        done.suppliers += 1;
                        supplier
                    }
                };
                for product in listed.products.iter().filter(|product| effect.new_products.contains(&product.name)) {
                    let (new_id, key, at) = (ProductId::new(ids.next()), search_key(&product.name), now.naive_utc());
                    let added = store::ensure_product(connection, &scope, &new_id, &supplier, &product.name, &key, at)?;
                    store::save_use(connection, &scope, &added, &product.used_for, "", at)?;
                    let event = NewEvent::new(scope.actor(), Action::ProductAdded, added.to_string())
                        .with(serde_json::json!({ "list": id }));
                    events::record(connection, now, &tenant, &event)?;
                    done.products += 1;
                }
            }
            store::forget_list(connection, &scope, &id)?;
            Ok(done)
        })
        .await
        .map_err(AppError::from)
}

/// What the customer will say of a supplier: the list's words, and where it has none those from before.
fn contact(listed: &Listed, known: Option<&SupplierRow>) -> ContactRow {
    let or = |said: &String, known: Option<&String>| match known {
        Some(known) if said.is_empty() => known.clone(),
        _ => said.clone(),
    };
    let language = or(&listed.language, known.map(|row| &row.language));
    ContactRow {
        name: listed.name.clone(),
        search_key: search_key(&listed.name),
        contact_name: or(&listed.contact_name, known.map(|row| &row.contact_name)),
        contact_email: or(&listed.contact_email, known.map(|row| &row.contact_email)),
        language: if language.is_empty() { Language::Nb.tag().to_owned() } else { language },
    }
}

/// A workbook with the heads of a list and nothing below, in a language.
///
/// # Errors
/// When the writer refuses.
pub fn template(app: &App, language: Language) -> Result<Vec<u8>, AppError> {
    let word = |key: &str| app.words.get(language, key, &[]);
    let heads: Vec<String> = Column::ALL.into_iter().map(|column| word(column.key())).collect();
    let languages: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    xlsx::list_template(&word("supplier-list-title"), &heads, Some((4, &languages))).map_err(AppError::internal)
}
