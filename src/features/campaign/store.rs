//! Campaigns in the database.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::id::CampaignId;
use crate::domain::scope::CustomerScope;
use crate::platform::db::schema::campaigns;
use crate::platform::db::{DbConnection, StoreError};

#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = campaigns)]
pub(super) struct CampaignRow {
    pub(super) id: String,
    pub(super) definition_id: String,
    pub(super) title: String,
    pub(super) message: String,
    pub(super) deadline: NaiveDate,
    pub(super) created_at: NaiveDateTime,
    pub(super) left_out: String,
}

macro_rules! campaigns_of {
    ($scope:expr) => {
        campaigns::table.filter(campaigns::customer_id.eq($scope.customer.as_str())).select((
            campaigns::id,
            campaigns::definition_id,
            campaigns::title,
            campaigns::message,
            campaigns::deadline,
            campaigns::created_at,
            campaigns::left_out,
        ))
    };
}

pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    campaign: &CampaignRow,
) -> Result<(), StoreError> {
    diesel::insert_into(campaigns::table)
        .values((
            campaign,
            campaigns::customer_id.eq(scope.customer.as_str()),
            campaigns::created_by.eq(scope.user.as_str()),
        ))
        .execute(connection)?;
    Ok(())
}

/// The latest first.
pub(super) fn list(connection: &mut DbConnection, scope: &CustomerScope) -> Result<Vec<CampaignRow>, StoreError> {
    Ok(campaigns_of!(scope).order((campaigns::created_at.desc(), campaigns::id.desc())).load(connection)?)
}

pub(super) fn find(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    campaign: &CampaignId,
) -> Result<CampaignRow, StoreError> {
    Ok(campaigns_of!(scope).filter(campaigns::id.eq(campaign.as_str())).first(connection)?)
}

/// Moves the deadline of a campaign.
pub(super) fn set_deadline(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    campaign: &CampaignId,
    deadline: NaiveDate,
) -> Result<(), StoreError> {
    diesel::update(
        campaigns::table
            .filter(campaigns::customer_id.eq(scope.customer.as_str()).and(campaigns::id.eq(campaign.as_str()))),
    )
    .set(campaigns::deadline.eq(deadline))
    .execute(connection)?;
    Ok(())
}
