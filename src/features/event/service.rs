//! Writing to the event log within the transaction of the act itself, and checking the chains.
#![warn(missing_docs)]

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};

use super::store::{self, EventRow};
use crate::app::App;
use crate::domain::event::{self, Action, GENESIS, Link, NewEvent};
use crate::domain::id::OrganisationId;
use crate::domain::scope::{Actor, CustomerScope};
use crate::domain::submission::hash_of;
use crate::error::AppError;
use crate::platform::db::{DbConnection, StoreError};

/// Whose chain an event belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tenant<'a> {
    /// An organisation's.
    Organisation(&'a OrganisationId),
    /// The installation's own: what belongs to no tenant, such as a refused sign-in with an unknown address.
    Installation,
}

impl Tenant<'_> {
    fn as_str(&self) -> &str {
        match self {
            Self::Organisation(id) => id.as_str(),
            Self::Installation => "installation",
        }
    }
}

/// Appends an event to a tenant's chain, in the transaction of the act that it tells of.
///
/// Call it last in the transaction: it locks the tenant's chain until the end. An act that is recorded for a supplier
/// and a customer is recorded for the supplier first, so that no two transactions wait for each other.
///
/// # Errors
/// When the database refuses; the act is then undone as well.
pub fn record(
    connection: &mut DbConnection,
    now: DateTime<Utc>,
    tenant: &Tenant<'_>,
    event: &NewEvent,
) -> Result<(), StoreError> {
    let tenant = tenant.as_str();
    let (sequence, previous) = match store::advance_head(connection, tenant)? {
        Some(place) => place,
        None => {
            store::begin_head(connection, tenant, GENESIS)?;
            store::advance_head(connection, tenant)?.ok_or(StoreError::NotFound)?
        }
    };
    let mut row = EventRow {
        tenant: tenant.to_owned(),
        sequence,
        at: now.to_rfc3339_opts(SecondsFormat::Micros, true),
        actor: serde_json::to_string(&event.actor).map_err(StoreError::corrupt)?,
        action: event.action.as_str().to_owned(),
        object: event.object.clone(),
        detail: event.detail.to_string(),
        hash: String::new(),
    };
    row.hash = event::chain_hash(&previous, link(&row));
    store::insert(connection, &row)
}

fn link(row: &EventRow) -> Link<'_> {
    Link {
        tenant: &row.tenant,
        sequence: row.sequence,
        at: &row.at,
        actor: &row.actor,
        action: &row.action,
        object: &row.object,
        detail: &row.detail,
    }
}

/// An event as people see it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its place in the tenant's chain.
    pub sequence: i64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Who.
    pub actor: Actor,
    /// What, as [`event::Action::as_str`].
    pub action: String,
    /// To what; an id, or empty.
    pub object: String,
    /// What else was recorded.
    pub detail: serde_json::Value,
}

/// The latest events of a customer, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(app: &App, scope: &CustomerScope, limit: i64) -> Result<Vec<Event>, AppError> {
    let customer = scope.customer.clone();
    let rows = app.db.read(move |connection| store::latest(connection, customer.as_str(), limit)).await?;
    Ok(rows.into_iter().map(public).collect())
}

fn public(row: EventRow) -> Event {
    Event {
        sequence: row.sequence,
        at: row.at,
        actor: serde_json::from_str(&row.actor).unwrap_or(Actor::Unknown),
        action: row.action,
        object: row.object,
        detail: serde_json::from_str(&row.detail).unwrap_or_default(),
    }
}

/// What the check of one tenant's chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// The tenant's id.
    pub tenant: String,
    /// What the organisation is called; `None` for the installation itself.
    pub name: Option<String>,
    /// Rows that were read.
    pub rows: i64,
    /// What is wrong, each as a sentence; empty: the chain is whole.
    pub faults: Vec<String>,
    /// The hash of the last row: worth noting elsewhere, as it stands for all rows before it.
    pub last_hash: String,
}

const BATCH: i64 = 1_000;

/// Walks every chain from its first row and compares every hash, every number and the head. An organisation that has done
/// something which is always recorded (has a member, has sent a campaign, has opened a link, answered, uploaded or sent in)
/// must have a chain. The installation's own holds nothing but attempts by people whom nobody knows, which leave no other
/// trace: no table can prove that it was there.
///
/// Every submission that a chain tells of is compared with the hash that was recorded when it was sent in.
///
/// # Errors
/// When the database does not answer. A broken chain is no error but a fault in the report.
pub async fn verify(app: &App) -> Result<Vec<ChainReport>, AppError> {
    app.db
        .snapshot(|connection| {
            store::tenants(connection)?.into_iter().map(|tenant| verify_tenant(connection, tenant)).collect()
        })
        .await
}

fn verify_tenant(connection: &mut DbConnection, tenant: String) -> Result<ChainReport, AppError> {
    let name = store::name_of(connection, &tenant)?;
    let mut report = ChainReport { tenant, name, rows: 0, faults: Vec::new(), last_hash: String::new() };
    let mut previous = GENESIS.to_owned();
    let mut last = 0;
    let mut sent_in = BTreeMap::new();
    // Rows before the first one are looked for as well: somebody may have put them there.
    let mut seen = i64::MIN;
    loop {
        let rows = store::after(connection, &report.tenant, seen, BATCH)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            seen = row.sequence;
            report.rows += 1;
            if row.sequence < 1 {
                report.faults.push(format!("row {} was put in: a chain begins with row 1", row.sequence));
                continue;
            }
            if row.sequence != last + 1 {
                report.faults.push(format!("rows {} to {} are missing", last + 1, row.sequence - 1));
            }
            if event::chain_hash(&previous, link(&row)) != row.hash {
                report
                    .faults
                    .push(format!("row {} was altered, or the row before it was removed or moved", row.sequence));
            }
            if [Action::Submitted, Action::SubmissionShared].iter().any(|action| action.as_str() == row.action) {
                let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
                let hash = detail.get("sha256").and_then(serde_json::Value::as_str).unwrap_or_default();
                sent_in.insert(row.object.clone(), hash.to_owned());
            }
            last = row.sequence;
            previous = row.hash;
        }
    }
    match store::head(connection, &report.tenant)? {
        Some((sequence, hash)) if sequence == last && hash == previous => {}
        Some((sequence, _)) => report.faults.push(format!("the chain ends at row {last}, its head says {sequence}")),
        None if last == 0 => report.faults.push("the whole chain was removed, its head included".to_owned()),
        None => report.faults.push("the chain has no head".to_owned()),
    }
    report.last_hash = previous;
    report.faults.extend(submission_faults(connection, &report.tenant, &sent_in)?);
    Ok(report)
}

/// What is wrong with the submissions that a chain tells of, by id with the hash that was recorded, and with those of the tenant that it does not tell of.
fn submission_faults(
    connection: &mut DbConnection,
    tenant: &str,
    sent_in: &BTreeMap<String, String>,
) -> Result<Vec<String>, StoreError> {
    let mut faults = Vec::new();
    for (id, recorded) in sent_in {
        match store::submission(connection, id)? {
            None => faults.push(format!("submission {id} was sent in and is not there any more")),
            Some((stored, body)) if stored != *recorded || hash_of(&body) != *recorded => {
                faults.push(format!("submission {id} was altered: it is not the text that was sent in"));
            }
            Some(_) => {}
        }
    }
    let untold = store::submissions_of(connection, tenant)?.into_iter().filter(|id| !sent_in.contains_key(id));
    faults.extend(untold.map(|id| format!("submission {id} is there, and no row tells that it was sent in")));
    Ok(faults)
}
