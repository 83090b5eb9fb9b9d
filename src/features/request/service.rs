//! What a request asks of whom: for the supplier who opened its link, and for the customer who sent it.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::store::{self, LineRow};
use crate::app::App;
use crate::domain::extent::{self, Extent};
use crate::domain::id::{
    AssessmentId, CampaignId, DefinitionId, OrganisationId, ProductId, RequestId, ResponseId, SubmissionId,
};
use crate::domain::product_flag::{self, ProductFlag};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::request::{AssessmentProgress, MailState, Progress, RequestState};
use crate::domain::scope::{CustomerScope, SupplierScope};
use crate::error::AppError;
use crate::features::mail::service as mails;
use crate::features::questionnaire::service::{self as questionnaires, Library};
use crate::platform::db::{DbConnection, StoreError};

/// A request as its supplier sees it.
#[derive(Debug, Clone)]
pub struct RequestBrief {
    /// Its id.
    pub request: RequestId,
    /// Who asks.
    pub customer: OrganisationId,
    /// The name of who asks.
    pub customer_name: String,
    /// Who is asked.
    pub supplier: OrganisationId,
    /// The name of who is asked, as the customer registered it.
    pub supplier_name: String,
    /// The organisation number of who is asked; may be empty.
    pub supplier_org_number: String,
    /// About what.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// The supplier's response, shared by every request about the same product and version.
    pub response: ResponseId,
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// What the customer calls the campaign.
    pub campaign_title: String,
    /// The customer's message; may be empty.
    pub message: String,
    /// The last day to send in.
    pub deadline: NaiveDate,
    /// Who sent the campaign, for questions.
    pub sender_name: String,
    /// That person's address.
    pub sender_email: String,
    /// What of the version it asks, and the product's flags as they were when it was sent.
    pub extent: Extent,
    /// The submission that the request was given.
    pub submission: Option<SubmissionId>,
    /// When it was given.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Whether the supplier has begun to answer.
    pub is_started: bool,
}

/// The request whose link the visitor opened.
///
/// # Errors
/// [`StoreError::NotFound`] when it is not the supplier's.
pub fn for_respondent(connection: &mut DbConnection, scope: &SupplierScope) -> Result<RequestBrief, StoreError> {
    let row = store::for_respondent(connection, scope)?;
    let flags = product_flag::parted(&row.flags).ok_or_else(|| StoreError::corrupt("a request's flags"))?;
    Ok(RequestBrief {
        extent: Extent { flags, left_out: extent::parted(&row.left_out) },
        request: RequestId::new(row.id),
        customer: OrganisationId::new(row.customer_id),
        customer_name: row.customer_name,
        supplier: OrganisationId::new(row.supplier_id),
        supplier_name: row.supplier_name,
        supplier_org_number: row.supplier_org_number,
        product: ProductId::new(row.product_id),
        product_name: row.product_name,
        response: ResponseId::new(row.response_id),
        definition: DefinitionId::new(row.definition_id),
        campaign_title: row.campaign_title,
        message: row.message,
        deadline: row.deadline,
        sender_name: row.sender_name,
        sender_email: row.sender_email,
        submission: row.submission_id.map(SubmissionId::new),
        submitted_at: row.submitted_at.map(|at| at.and_utc()),
        is_started: row.started_at.is_some(),
    })
}

/// Notes that the supplier has begun to answer; the first time counts.
///
/// # Errors
/// When the database does not answer.
pub fn mark_started(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    store::mark_started(connection, scope, now.naive_utc())
}

/// Lets the visitor's request ask for another response of its supplier from now on.
///
/// # Errors
/// When the database refuses.
pub fn set_response(
    connection: &mut DbConnection,
    scope: &SupplierScope,
    response: &ResponseId,
) -> Result<(), StoreError> {
    store::set_response(connection, scope, response)
}

/// A request as its customer sees it.
#[derive(Debug, Clone)]
pub struct RequestLine {
    /// Its id.
    pub request: RequestId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// The campaign's title.
    pub campaign_title: String,
    /// The last day to send in.
    pub deadline: NaiveDate,
    /// The questionnaire version.
    pub definition: DefinitionId,
    /// Who is asked.
    pub supplier: OrganisationId,
    /// Its name.
    pub supplier_name: String,
    /// The product's name.
    pub product_name: String,
    /// How far it has come.
    pub state: RequestState,
    /// What keeps the link from the supplier, see [`Progress::trouble`].
    pub trouble: Option<MailState>,
    /// The deadline has passed without a submission.
    pub is_overdue: bool,
    /// Questions that have an answer: in the submission, else in the draft once the supplier has begun to answer this request.
    pub answered: Option<i64>,
    /// Questions that were asked in the submission; before it, those of the sections that the campaign asks.
    pub questions: i64,
    /// The submission that it was given.
    pub submission: Option<SubmissionId>,
    /// When.
    pub submitted_at: Option<DateTime<Utc>>,
    /// The customer's assessment of it.
    pub assessment: Option<AssessmentId>,
    /// The score in basis points, once the assessment is finished.
    pub score: Option<i64>,
}

/// Which requests of the customer.
#[derive(Debug, Clone)]
pub enum Which {
    /// One.
    One(RequestId),
    /// Those of a campaign.
    OfCampaign(CampaignId),
    /// Those to a supplier.
    ToSupplier(OrganisationId),
    /// Those that were sent in.
    Submitted,
    /// Those that were not sent in.
    Open,
}

/// Requests of the customer, by the supplier's name.
///
/// # Errors
/// [`crate::error::Code::NotFound`] when one was asked for that is not the customer's.
pub async fn lines(app: &App, scope: &CustomerScope, which: Which) -> Result<Vec<RequestLine>, AppError> {
    let (scope, today) = (scope.clone(), app.clock.today());
    let library = app.library.clone();
    let (rows, mail, answered) = app
        .db
        .read(move |connection| -> Result<_, StoreError> {
            let rows = match which {
                Which::One(request) => vec![store::find(connection, &scope, &request)?],
                Which::OfCampaign(campaign) => store::of_campaign(connection, &scope, &campaign)?,
                Which::ToSupplier(supplier) => store::to_supplier(connection, &scope, &supplier)?,
                Which::Submitted => store::submitted(connection, &scope)?,
                Which::Open => store::open(connection, &scope)?,
            };
            let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
            let mut mail = BTreeMap::new();
            // A statement takes only so many values.
            for some in ids.chunks(500) {
                mail.extend(mails::states(connection, &scope, some)?);
            }
            let answered = given_counts(connection, &scope, &library, &rows)?;
            Ok((rows, mail, answered))
        })
        .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let questionnaire = questionnaires::get(app, &DefinitionId::new(&row.definition_id)).await?;
        let state = mail.get(&row.id).copied().unwrap_or(MailState::Held);
        let given = answered.get(&row.id).copied().unwrap_or_default();
        let left_out = extent::parted(&row.left_out);
        let asked = questionnaire.sections.iter().filter(|section| !left_out.contains(&section.key));
        let questions = asked.map(|section| section.questions.len()).sum::<usize>();
        let questions = i64::try_from(questions).unwrap_or(i64::MAX);
        lines.push(line(row, state, given, questions, today));
    }
    Ok(lines)
}

/// How many questions have an answer, by request. What is no question, or is left out, differs between versions and campaigns.
fn given_counts(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    library: &Library,
    rows: &[LineRow],
) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut alike: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for row in rows {
        alike.entry((&row.definition_id, &row.left_out)).or_default().push(row.id.clone());
    }
    let mut counts = BTreeMap::new();
    for ((definition, left_out), requests) in alike {
        let version = library.get(connection, &DefinitionId::new(definition))?;
        let ignored = not_counted(&version, left_out);
        for some in requests.chunks(500) {
            counts.extend(store::given_counts(connection, scope, some, &ignored)?);
        }
    }
    Ok(counts)
}

/// The keys of the fields that are no questions of a request: head fields, and questions in sections that are left out.
fn not_counted(version: &Questionnaire, left_out: &str) -> Vec<String> {
    let left_out = extent::parted(left_out);
    let questions = version.sections.iter().filter(|section| left_out.contains(&section.key));
    let questions = questions.flat_map(|section| &section.questions);
    version.head.iter().chain(questions).map(|field| field.key.clone()).collect()
}

fn line(row: LineRow, mail: MailState, given: i64, questions: i64, today: NaiveDate) -> RequestLine {
    let progress = Progress {
        mail,
        opened_at: row.opened_at.map(|at| at.and_utc()),
        started_at: row.started_at.map(|at| at.and_utc()),
        submitted_at: row.submitted_at.map(|at| at.and_utc()),
        assessment: row.assessment.as_ref().map(|assessment| match assessment.finished_at {
            Some(_) => AssessmentProgress::Finished,
            None => AssessmentProgress::Open,
        }),
    };
    RequestLine {
        request: RequestId::new(row.id),
        campaign: CampaignId::new(row.campaign_id),
        campaign_title: row.campaign_title,
        deadline: row.deadline,
        definition: DefinitionId::new(row.definition_id),
        supplier: OrganisationId::new(row.supplier_id),
        supplier_name: row.supplier_name,
        product_name: row.product_name,
        state: progress.state(),
        trouble: progress.trouble(),
        is_overdue: progress.is_overdue(row.deadline, today),
        answered: row.submitted.map(|(answered, _)| answered).or_else(|| row.started_at.map(|_| given)),
        questions: row.submitted.map_or(questions, |(_, asked)| asked),
        submission: row.submission_id.map(SubmissionId::new),
        submitted_at: progress.submitted_at,
        score: row.assessment.as_ref().filter(|found| found.finished_at.is_some()).and_then(|found| found.score),
        assessment: row.assessment.map(|assessment| AssessmentId::new(assessment.id)),
    }
}

/// How far the requests of a campaign have come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Requests.
    pub all: i64,
    /// Those that were begun, sent in or not.
    pub started: i64,
    /// Those that were sent in.
    pub submitted: i64,
}

/// The tally of every campaign of the customer that has requests.
///
/// # Errors
/// When the database does not answer.
pub async fn tallies(app: &App, scope: &CustomerScope) -> Result<BTreeMap<CampaignId, Tally>, AppError> {
    let scope = scope.clone();
    let rows = app.db.read(move |connection| store::tallies(connection, &scope)).await?;
    Ok(rows
        .into_iter()
        .map(|(campaign, all, started, submitted)| (CampaignId::new(campaign), Tally { all, started, submitted }))
        .collect())
}

/// A request to be made, within the transaction of its campaign.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// Its id.
    pub id: RequestId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// Who is asked.
    pub supplier: OrganisationId,
    /// About what.
    pub product: ProductId,
    /// The response that it asks for.
    pub response: ResponseId,
    /// The product's flags, as they are now.
    pub flags: BTreeSet<ProductFlag>,
}

/// Makes a request.
///
/// # Errors
/// [`StoreError::Conflict`] when the campaign asks about the product already.
pub fn create(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &NewRequest,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let NewRequest { id, campaign, supplier, product, response, flags } = request;
    let flags = product_flag::joined(flags);
    store::insert(connection, scope, id, campaign, supplier, product, response, &flags, now.naive_utc())
}

/// The product that a request of the customer is about.
///
/// # Errors
/// [`StoreError::NotFound`] when the request is not the customer's.
pub fn product_id(
    connection: &mut DbConnection,
    scope: &CustomerScope,
    request: &RequestId,
) -> Result<ProductId, StoreError> {
    store::product_id(connection, scope, request).map(ProductId::new)
}
