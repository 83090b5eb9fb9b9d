//! Rows of the event log. There is no update and no delete here, on purpose.

use diesel::prelude::*;

use crate::platform::db::schema::{
    answers, campaigns, event_heads, events, evidence, memberships, organisations, requests, responses, submissions,
};
use crate::platform::db::{DbConnection, StoreError};

/// A row of the log, as stored.
#[derive(Debug, Clone, Queryable, Insertable, Selectable)]
#[diesel(table_name = events)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct EventRow {
    pub(super) tenant: String,
    pub(super) sequence: i64,
    pub(super) at: String,
    pub(super) actor: String,
    pub(super) action: String,
    pub(super) object: String,
    pub(super) detail: String,
    pub(super) hash: String,
}

/// Takes the next place in a tenant's chain and locks it until the transaction ends.
/// Returns the sequence number taken and the hash before it; `None`: the chain has not begun.
pub(super) fn advance_head(connection: &mut DbConnection, tenant: &str) -> Result<Option<(i64, String)>, StoreError> {
    let advanced = diesel::update(event_heads::table.find(tenant))
        .set(event_heads::sequence.eq(event_heads::sequence + 1))
        .returning((event_heads::sequence, event_heads::hash))
        .get_result(connection)
        .optional()?;
    Ok(advanced)
}

/// Begins a tenant's chain; two who begin it at once wait for each other and the second finds it begun.
pub(super) fn begin_head(connection: &mut DbConnection, tenant: &str, genesis: &str) -> Result<(), StoreError> {
    let head = (event_heads::tenant.eq(tenant), event_heads::sequence.eq(0_i64), event_heads::hash.eq(genesis));
    crate::on_each!(connection, |inner| diesel::insert_into(event_heads::table)
        .values(head)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(())
}

pub(super) fn insert(connection: &mut DbConnection, row: &EventRow) -> Result<(), StoreError> {
    diesel::insert_into(events::table).values(row).execute(connection)?;
    diesel::update(event_heads::table.find(&row.tenant)).set(event_heads::hash.eq(&row.hash)).execute(connection)?;
    Ok(())
}

/// The latest rows of a tenant, the latest first.
pub(super) fn latest(connection: &mut DbConnection, tenant: &str, limit: i64) -> Result<Vec<EventRow>, StoreError> {
    let rows = events::table
        .filter(events::tenant.eq(tenant))
        .order(events::sequence.desc())
        .limit(limit)
        .select((
            events::tenant,
            events::sequence,
            events::at,
            events::actor,
            events::action,
            events::object,
            events::detail,
            events::hash,
        ))
        .load(connection)?;
    Ok(rows)
}

/// Rows of a tenant after a sequence number, in order, at most `limit`.
pub(super) fn after(
    connection: &mut DbConnection,
    tenant: &str,
    sequence: i64,
    limit: i64,
) -> Result<Vec<EventRow>, StoreError> {
    let rows = events::table
        .filter(events::tenant.eq(tenant).and(events::sequence.gt(sequence)))
        .order(events::sequence.asc())
        .limit(limit)
        .select((
            events::tenant,
            events::sequence,
            events::at,
            events::actor,
            events::action,
            events::object,
            events::detail,
            events::hash,
        ))
        .load(connection)?;
    Ok(rows)
}

/// Every tenant that has a head or a row, or must have them for what it has done, in order.
pub(super) fn tenants(connection: &mut DbConnection) -> Result<Vec<String>, StoreError> {
    let mut names: Vec<String> = event_heads::table.select(event_heads::tenant).load(connection)?;
    names.extend(events::table.select(events::tenant).distinct().load::<String>(connection)?);
    names.extend(memberships::table.select(memberships::organisation_id).distinct().load::<String>(connection)?);
    names.extend(campaigns::table.select(campaigns::customer_id).distinct().load::<String>(connection)?);
    let submitted = submissions::table.inner_join(responses::table).select(responses::supplier_id).distinct();
    names.extend(submitted.load::<String>(connection)?);
    let answered = answers::table.inner_join(responses::table).select(responses::supplier_id).distinct();
    names.extend(answered.load::<String>(connection)?);
    names.extend(evidence::table.select(evidence::supplier_id).distinct().load::<String>(connection)?);
    let begun = requests::opened_at.is_not_null().or(requests::started_at.is_not_null());
    names.extend(requests::table.filter(begun).select(requests::supplier_id).distinct().load::<String>(connection)?);
    names.sort();
    names.dedup();
    Ok(names)
}

/// The head of a tenant: the last sequence number and its hash.
pub(super) fn head(connection: &mut DbConnection, tenant: &str) -> Result<Option<(i64, String)>, StoreError> {
    let found = event_heads::table
        .find(tenant)
        .select((event_heads::sequence, event_heads::hash))
        .first(connection)
        .optional()?;
    Ok(found)
}

/// What an organisation is called.
pub(super) fn name_of(connection: &mut DbConnection, tenant: &str) -> Result<Option<String>, StoreError> {
    Ok(organisations::table.find(tenant).select(organisations::name).first(connection).optional()?)
}

/// The stored hash and text of a submission.
pub(super) fn submission(connection: &mut DbConnection, id: &str) -> Result<Option<(String, String)>, StoreError> {
    let found =
        submissions::table.find(id).select((submissions::sha256, submissions::body)).first(connection).optional()?;
    Ok(found)
}

/// The ids of a supplier's submissions, in order.
pub(super) fn submissions_of(connection: &mut DbConnection, supplier: &str) -> Result<Vec<String>, StoreError> {
    let ids = submissions::table
        .inner_join(responses::table)
        .filter(responses::supplier_id.eq(supplier))
        .order(submissions::id)
        .select(submissions::id)
        .load(connection)?;
    Ok(ids)
}
