//! Requests and their links in the database.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::id::{CampaignId, OrganisationId, ProductId, RequestId, ResponseId};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::platform::db::schema::{
    answers, assessments, campaigns, customer_suppliers, links, organisations, products, requests, submissions, users,
};
use crate::platform::db::{DbConnection, StoreError};

/// A request with what stands around it, for its supplier.
#[derive(Debug, Clone, Queryable)]
pub(super) struct BriefRow {
    pub(super) id: String,
    pub(super) customer_id: String,
    pub(super) customer_name: String,
    pub(super) supplier_id: String,
    pub(super) supplier_name: String,
    pub(super) supplier_org_number: String,
    pub(super) product_id: String,
    pub(super) product_name: String,
    pub(super) response_id: String,
    pub(super) definition_id: String,
    pub(super) campaign_title: String,
    pub(super) message: String,
    pub(super) deadline: NaiveDate,
    pub(super) submission_id: Option<String>,
    pub(super) submitted_at: Option<NaiveDateTime>,
    pub(super) flags: String,
    pub(super) left_out: String,
    pub(super) started_at: Option<NaiveDateTime>,
    pub(super) sender_name: String,
    pub(super) sender_email: String,
}

/// The request that the scope is about.
pub(super) fn for_respondent(connection: &mut DbConnection, scope: &SupplierScope) -> Result<BriefRow, StoreError> {
    let suppliers = diesel::alias!(organisations as suppliers);
    let row = requests::table
        .inner_join(campaigns::table.on(campaigns::id.eq(requests::campaign_id)))
        .inner_join(organisations::table.on(organisations::id.eq(requests::customer_id)))
        .inner_join(suppliers.on(suppliers.field(organisations::id).eq(requests::supplier_id)))
        .inner_join(products::table.on(products::id.eq(requests::product_id)))
        .inner_join(users::table.on(users::id.eq(campaigns::created_by)))
        .inner_join(
            customer_suppliers::table.on(customer_suppliers::customer_id
                .eq(requests::customer_id)
                .and(customer_suppliers::supplier_id.eq(requests::supplier_id))),
        )
        .filter(requests::id.eq(scope.request.as_str()).and(requests::supplier_id.eq(scope.supplier.as_str())))
        .select((
            requests::id,
            requests::customer_id,
            organisations::name,
            requests::supplier_id,
            customer_suppliers::name,
            suppliers.field(organisations::org_number),
            requests::product_id,
            products::name,
            requests::response_id,
            campaigns::definition_id,
            campaigns::title,
            campaigns::message,
            campaigns::deadline,
            requests::submission_id,
            requests::submitted_at,
            requests::flags,
            campaigns::left_out,
            requests::started_at,
            users::name,
            users::email,
        ))
        .first(connection)?;
    Ok(row)
}

/// Lets the request ask for another response.
pub(super) fn set_response(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<(), StoreError> {
    diesel::update(
        requests::table
            .filter(requests::id.eq(scope.request.as_str()).and(requests::supplier_id.eq(scope.supplier.as_str()))),
    )
    .set(requests::response_id.eq(response.as_str()))
    .execute(connection)?;
    Ok(())
}

/// Sets the time of the beginning where there is none yet.
pub(super) fn mark_started(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::update(
        requests::table.filter(
            requests::id
                .eq(scope.request.as_str())
                .and(requests::supplier_id.eq(scope.supplier.as_str()))
                .and(requests::started_at.is_null()),
        ),
    )
    .set(requests::started_at.eq(now))
    .execute(connection)?;
    Ok(())
}

/// Sets the time of the first opening where there is none yet.
pub(super) fn mark_opened(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::update(
        requests::table.filter(
            requests::id
                .eq(scope.request.as_str())
                .and(requests::supplier_id.eq(scope.supplier.as_str()))
                .and(requests::opened_at.is_null()),
        ),
    )
    .set(requests::opened_at.eq(now))
    .execute(connection)?;
    Ok(())
}

/// Writes a new request of the customer.
#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) fn insert(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    id: &RequestId,
    campaign: &CampaignId,
    supplier: &OrganisationId,
    product: &ProductId,
    response: &ResponseId,
    flags: &str,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(requests::table)
        .values((
            requests::id.eq(id.as_str()),
            requests::campaign_id.eq(campaign.as_str()),
            requests::customer_id.eq(scope.customer.as_str()),
            requests::supplier_id.eq(supplier.as_str()),
            requests::product_id.eq(product.as_str()),
            requests::response_id.eq(response.as_str()),
            requests::flags.eq(flags),
            requests::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// A request with what stands around it, for its customer.
#[derive(Debug, Clone, Queryable)]
pub(super) struct LineRow {
    pub(super) id: String,
    pub(super) campaign_id: String,
    pub(super) campaign_title: String,
    pub(super) deadline: NaiveDate,
    pub(super) definition_id: String,
    pub(super) left_out: String,
    pub(super) supplier_id: String,
    pub(super) supplier_name: String,
    pub(super) product_name: String,
    pub(super) opened_at: Option<NaiveDateTime>,
    pub(super) started_at: Option<NaiveDateTime>,
    pub(super) submitted_at: Option<NaiveDateTime>,
    pub(super) submission_id: Option<String>,
    /// Answered and asked questions of the submission.
    pub(super) submitted: Option<(i64, i64)>,
    pub(super) assessment: Option<AssessmentRow>,
}

/// What the customer has made of the submission.
#[derive(Debug, Clone, Queryable)]
pub(super) struct AssessmentRow {
    pub(super) id: String,
    pub(super) finished_at: Option<NaiveDateTime>,
    pub(super) score: Option<i64>,
}

macro_rules! lines_of {
    ($scope:expr) => {
        requests::table
            .inner_join(campaigns::table)
            .inner_join(products::table.on(products::id.eq(requests::product_id)))
            .inner_join(
                customer_suppliers::table.on(customer_suppliers::customer_id
                    .eq(requests::customer_id)
                    .and(customer_suppliers::supplier_id.eq(requests::supplier_id))),
            )
            .left_join(submissions::table)
            .left_join(
                assessments::table.on(assessments::submission_id
                    .nullable()
                    .eq(requests::submission_id)
                    .and(assessments::customer_id.eq(requests::customer_id))),
            )
            .filter(requests::customer_id.eq($scope.customer.as_str()))
            .order((customer_suppliers::search_key, products::search_key, requests::id))
            .select((
                requests::id,
                campaigns::id,
                campaigns::title,
                campaigns::deadline,
                campaigns::definition_id,
                campaigns::left_out,
                requests::supplier_id,
                customer_suppliers::name,
                products::name,
                requests::opened_at,
                requests::started_at,
                requests::submitted_at,
                requests::submission_id,
                (submissions::answered, submissions::asked).nullable(),
                (assessments::id, assessments::finished_at, assessments::score).nullable(),
            ))
    };
}

pub(super) fn find(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
) -> Result<LineRow, StoreError> {
    Ok(lines_of!(scope).filter(requests::id.eq(request.as_str())).first(connection)?)
}

/// The product that a request is about.
pub(super) fn product_id(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
) -> Result<String, StoreError> {
    let id = requests::table
        .filter(requests::id.eq(request.as_str()).and(requests::customer_id.eq(scope.customer.as_str())))
        .select(requests::product_id)
        .first(connection)?;
    Ok(id)
}

/// The requests of a campaign, by the supplier's name.
pub(super) fn of_campaign(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    campaign: &CampaignId,
) -> Result<Vec<LineRow>, StoreError> {
    Ok(lines_of!(scope).filter(requests::campaign_id.eq(campaign.as_str())).load(connection)?)
}

/// The requests to a supplier.
pub(super) fn to_supplier(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    supplier: &OrganisationId,
) -> Result<Vec<LineRow>, StoreError> {
    Ok(lines_of!(scope).filter(requests::supplier_id.eq(supplier.as_str())).load(connection)?)
}

/// The requests that were sent in.
pub(super) fn submitted(connection: &mut DbConnection, scope: &CustomerScope) -> Result<Vec<LineRow>, StoreError> {
    Ok(lines_of!(scope).filter(requests::submission_id.is_not_null()).load(connection)?)
}

/// The requests that were not sent in.
pub(super) fn open(connection: &mut DbConnection, scope: &CustomerScope) -> Result<Vec<LineRow>, StoreError> {
    Ok(lines_of!(scope).filter(requests::submission_id.is_null()).load(connection)?)
}

/// How many questions have been answered in the responses of these requests; `ignored` are keys that are no questions.
pub(super) fn given_counts(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    wanted: &[String],
    ignored: &[String],
) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = requests::table
        .inner_join(answers::table.on(answers::response_id.eq(requests::response_id)))
        .filter(
            requests::customer_id
                .eq(scope.customer.as_str())
                .and(requests::id.eq_any(wanted))
                .and(answers::given.eq(true))
                .and(answers::question_key.ne_all(ignored)),
        )
        .group_by(requests::id)
        .select((requests::id, diesel::dsl::count_star()))
        .load(connection)?;
    Ok(rows)
}

/// Per campaign: how many requests, how many begun, how many sent in.
pub(super) fn tallies(
    connection: &mut DbConnection,
    scope: &CustomerScope,
) -> Result<Vec<(String, i64, i64, i64)>, StoreError> {
    let rows = requests::table
        .filter(requests::customer_id.eq(scope.customer.as_str()))
        .group_by(requests::campaign_id)
        .select((
            requests::campaign_id,
            diesel::dsl::count_star(),
            diesel::dsl::count(requests::started_at),
            diesel::dsl::count(requests::submitted_at),
        ))
        .load(connection)?;
    Ok(rows)
}

/// A link and the supplier that it was made for.
#[derive(Debug, Clone, Queryable)]
pub(super) struct LinkRow {
    pub(super) request_id: String,
    pub(super) supplier_id: String,
    pub(super) expires_at: NaiveDateTime,
    pub(super) replaced_at: Option<NaiveDateTime>,
}

/// The link of a token's hash: what a scope is made from.
pub(super) fn find_link(connection: &mut DbConnection, token_hash: &str) -> Result<Option<LinkRow>, StoreError> {
    let row = links::table
        .inner_join(requests::table)
        .filter(links::token_hash.eq(token_hash))
        .select((links::request_id, requests::supplier_id, links::expires_at, links::replaced_at))
        .first(connection)
        .optional()?;
    Ok(row)
}

/// Marks the links of a request as replaced: the one that comes instead has been opened by nobody.
/// The caller has found the request in the scope.
pub(super) fn replace_links(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::update(links::table.filter(links::request_id.eq(request.as_str()).and(links::replaced_at.is_null())))
        .set(links::replaced_at.eq(now))
        .execute(connection)?;
    diesel::update(
        requests::table
            .filter(requests::id.eq(request.as_str()).and(requests::customer_id.eq(scope.customer.as_str()))),
    )
    .set(requests::opened_at.eq(None::<NaiveDateTime>))
    .execute(connection)?;
    Ok(())
}

pub(super) fn insert_link(
    connection: &mut DbConnection,
    _scope: &CustomerScope,
    id: &str,
    request: &RequestId,
    token_hash: &str,
    now: NaiveDateTime,
    until: NaiveDateTime,
) -> Result<(), StoreError> {
    diesel::insert_into(links::table)
        .values((
            links::id.eq(id),
            links::request_id.eq(request.as_str()),
            links::token_hash.eq(token_hash),
            links::created_at.eq(now),
            links::expires_at.eq(until),
        ))
        .execute(connection)?;
    Ok(())
}

/// Lets the present links of a campaign's requests work at least until then.
pub(super) fn prolong_links(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    campaign: &CampaignId,
    until: NaiveDateTime,
) -> Result<(), StoreError> {
    let of_campaign = requests::table
        .filter(requests::campaign_id.eq(campaign.as_str()).and(requests::customer_id.eq(scope.customer.as_str())))
        .select(requests::id);
    diesel::update(links::table.filter(
        links::request_id.eq_any(of_campaign).and(links::replaced_at.is_null()).and(links::expires_at.lt(until)),
    ))
    .set(links::expires_at.eq(until))
    .execute(connection)?;
    Ok(())
}
