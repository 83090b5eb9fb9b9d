//! Suppliers and products in the database. Everything but the bare organisation and product is the customer's own.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::domain::id::{OrganisationId, ProductId};
use crate::domain::scope::CustomerScope;
use crate::on_each;
use crate::platform::db::schema::{customer_products, customer_suppliers, organisations, products, supplier_imports};
use crate::platform::db::{DbConnection, StoreError};

#[derive(Debug, Clone, Queryable)]
pub(super) struct SupplierRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) org_number: String,
    pub(super) country: String,
    pub(super) contact_name: String,
    pub(super) contact_email: String,
    pub(super) language: String,
}

#[derive(Debug, Clone, Queryable)]
pub(super) struct ProductRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) flags: String,
}

/// What a customer says of a supplier.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = customer_suppliers)]
pub(super) struct ContactRow {
    pub(super) name: String,
    pub(super) search_key: String,
    pub(super) contact_name: String,
    pub(super) contact_email: String,
    pub(super) language: String,
}

macro_rules! supplier_columns {
    () => {
        (
            organisations::id,
            customer_suppliers::name,
            organisations::org_number,
            organisations::country,
            customer_suppliers::contact_name,
            customer_suppliers::contact_email,
            customer_suppliers::language,
        )
    };
}

macro_rules! suppliers_of {
    ($scope:expr) => {
        customer_suppliers::table
            .inner_join(organisations::table.on(organisations::id.eq(customer_suppliers::supplier_id)))
            .filter(customer_suppliers::customer_id.eq($scope.customer.as_str()))
    };
}

macro_rules! products_of {
    ($scope:expr) => {
        customer_products::table
            .inner_join(products::table.on(products::id.eq(customer_products::product_id)))
            .inner_join(organisations::table.on(organisations::id.eq(products::supplier_id)))
            .inner_join(
                customer_suppliers::table.on(customer_suppliers::supplier_id
                    .eq(products::supplier_id)
                    .and(customer_suppliers::customer_id.eq(customer_products::customer_id))),
            )
            .filter(customer_products::customer_id.eq($scope.customer.as_str()))
            .select((
                (products::id, products::name, customer_products::description, customer_products::flags),
                supplier_columns!(),
            ))
    };
}

/// A pattern that finds a text anywhere; `!` escapes.
fn anywhere(key: &str) -> String {
    format!("%{}%", key.replace('!', "!!").replace('%', "!%").replace('_', "!_"))
}

/// The organisation of a number, made when nobody has registered it yet.
pub(super) fn ensure_organisation(
    connection: &mut DbConnection,
    _scope: &CustomerScope,
    new_id: &OrganisationId,
    country: &str,
    number: &str,
    name: &str,
    now: NaiveDateTime,
) -> Result<OrganisationId, StoreError> {
    // Two may register the same number at once: the second waits for the first and finds it.
    on_each!(connection, |inner| {
        diesel::insert_into(organisations::table)
            .values((
                organisations::id.eq(new_id.as_str()),
                organisations::kind.eq("supplier"),
                organisations::name.eq(name),
                organisations::country.eq(country),
                organisations::org_number.eq(number),
                organisations::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(inner)
    })?;
    let id: String = organisations::table
        .filter(
            organisations::kind
                .eq("supplier")
                .and(organisations::country.eq(country))
                .and(organisations::org_number.eq(number)),
        )
        .select(organisations::id)
        .first(connection)?;
    Ok(OrganisationId::new(id))
}

/// What the customer says of a supplier, as a new row.
macro_rules! new_contact {
    ($scope:expr, $supplier:expr, $contact:expr, $now:expr) => {
        diesel::insert_into(customer_suppliers::table).values((
            customer_suppliers::customer_id.eq($scope.customer.as_str()),
            customer_suppliers::supplier_id.eq($supplier.as_str()),
            $contact,
            customer_suppliers::created_at.eq($now),
        ))
    };
}

/// Writes what the customer says of a supplier that it has not yet. Returns whether it had not: two may register it at once.
pub(super) fn add_contact(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    supplier: &OrganisationId,
    contact: &ContactRow,
    now: NaiveDateTime,
) -> Result<bool, StoreError> {
    let added = on_each!(connection, |inner| {
        new_contact!(scope, supplier, contact, now).on_conflict_do_nothing().execute(inner)
    })?;
    Ok(added == 1)
}

/// Writes what the customer says of a supplier, over what it said before.
pub(super) fn save_contact(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    supplier: &OrganisationId,
    contact: &ContactRow,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    on_each!(connection, |inner| {
        new_contact!(scope, supplier, contact, now)
            .on_conflict((customer_suppliers::customer_id, customer_suppliers::supplier_id))
            .do_update()
            .set(contact)
            .execute(inner)
    })?;
    Ok(())
}

pub(super) fn find(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    supplier: &OrganisationId,
) -> Result<SupplierRow, StoreError> {
    let row = suppliers_of!(scope)
        .filter(customer_suppliers::supplier_id.eq(supplier.as_str()))
        .select(supplier_columns!())
        .first(connection)?;
    Ok(row)
}

pub(super) fn count(connection: &mut DbConnection, scope: &CustomerScope, key: &str) -> Result<i64, StoreError> {
    let count = suppliers_of!(scope)
        .filter(customer_suppliers::search_key.like(anywhere(key)).escape('!'))
        .count()
        .get_result(connection)?;
    Ok(count)
}

pub(super) fn list(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    key: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<SupplierRow>, StoreError> {
    let rows = suppliers_of!(scope)
        .filter(customer_suppliers::search_key.like(anywhere(key)).escape('!'))
        .order((customer_suppliers::search_key, customer_suppliers::supplier_id))
        .select(supplier_columns!())
        .limit(limit)
        .offset(offset)
        .load(connection)?;
    Ok(rows)
}

/// How many products of each supplier the customer uses; `suppliers` is a page of them.
pub(super) fn product_counts(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    suppliers: &[String],
) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows: Vec<(String, i64)> = customer_products::table
        .inner_join(products::table.on(products::id.eq(customer_products::product_id)))
        .filter(customer_products::customer_id.eq(scope.customer.as_str()).and(products::supplier_id.eq_any(suppliers)))
        .group_by(products::supplier_id)
        .select((products::supplier_id, diesel::dsl::count_star()))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// The product of a name, made when nobody has registered it yet.
pub(super) fn ensure_product(
    connection: &mut DbConnection,
    _scope: &CustomerScope,
    new_id: &ProductId,
    supplier: &OrganisationId,
    name: &str,
    key: &str,
    now: NaiveDateTime,
) -> Result<ProductId, StoreError> {
    on_each!(connection, |inner| {
        diesel::insert_into(products::table)
            .values((
                products::id.eq(new_id.as_str()),
                products::supplier_id.eq(supplier.as_str()),
                products::name.eq(name),
                products::search_key.eq(key),
                products::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(inner)
    })?;
    let id: String = products::table
        .filter(products::supplier_id.eq(supplier.as_str()).and(products::search_key.eq(key)))
        .select(products::id)
        .first(connection)?;
    Ok(ProductId::new(id))
}

/// Writes what the customer says of a product, over what it said before.
pub(super) fn save_use(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    product: &ProductId,
    description: &str,
    flags: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let said = || (customer_products::description.eq(description), customer_products::flags.eq(flags));
    on_each!(connection, |inner| {
        diesel::insert_into(customer_products::table)
            .values((
                customer_products::customer_id.eq(scope.customer.as_str()),
                customer_products::product_id.eq(product.as_str()),
                said(),
                customer_products::created_at.eq(now),
            ))
            .on_conflict((customer_products::customer_id, customer_products::product_id))
            .do_update()
            .set(said())
            .execute(inner)
    })?;
    Ok(())
}

/// The products that the customer uses, of one supplier or of all.
pub(super) fn products(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    supplier: Option<&OrganisationId>,
) -> Result<Vec<(ProductRow, SupplierRow)>, StoreError> {
    let order = (customer_suppliers::search_key, products::search_key, products::id);
    let rows = match supplier {
        Some(supplier) => {
            products_of!(scope).filter(products::supplier_id.eq(supplier.as_str())).order(order).load(connection)?
        }
        None => products_of!(scope).order(order).load(connection)?,
    };
    Ok(rows)
}

pub(super) fn product(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    product: &ProductId,
) -> Result<(ProductRow, SupplierRow), StoreError> {
    let row = products_of!(scope).filter(products::id.eq(product.as_str())).first(connection)?;
    Ok(row)
}

/// Every supplier of the customer, as [`list`] has them.
pub(super) fn all(connection: &mut DbConnection, scope: &CustomerScope) -> Result<Vec<SupplierRow>, StoreError> {
    Ok(suppliers_of!(scope).select(supplier_columns!()).load(connection)?)
}

/// Keeps a list that was read; an earlier one of the customer that nobody confirmed is forgotten.
pub(super) fn keep_list(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &str,
    file_name: &str,
    body: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let earlier = supplier_imports::table.filter(supplier_imports::customer_id.eq(scope.customer.as_str()));
    diesel::delete(earlier).execute(connection)?;
    diesel::insert_into(supplier_imports::table)
        .values((
            supplier_imports::id.eq(id),
            supplier_imports::customer_id.eq(scope.customer.as_str()),
            supplier_imports::file_name.eq(file_name),
            supplier_imports::body.eq(body),
            supplier_imports::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// File name and content of a list of the customer that waits.
pub(super) fn kept_list(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &str,
) -> Result<(String, String), StoreError> {
    let row = supplier_imports::table
        .filter(supplier_imports::id.eq(id).and(supplier_imports::customer_id.eq(scope.customer.as_str())))
        .select((supplier_imports::file_name, supplier_imports::body))
        .first(connection)?;
    Ok(row)
}

/// Forgets a list that has been taken over.
pub(super) fn forget_list(connection: &mut DbConnection, scope: &CustomerScope, id: &str) -> Result<(), StoreError> {
    let taken = supplier_imports::table
        .filter(supplier_imports::id.eq(id).and(supplier_imports::customer_id.eq(scope.customer.as_str())));
    diesel::delete(taken).execute(connection)?;
    Ok(())
}
