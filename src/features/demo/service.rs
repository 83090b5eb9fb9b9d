//! Loading the demo into an empty database.
#![warn(missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use chrono::{Days, TimeDelta};

use super::data::{self, Item, Rating, Supplier};
use crate::app::App;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::id::{ProductId, SubmissionId};
use crate::domain::language::Language;
use crate::domain::org_number::OrgNumber;
use crate::domain::product_flag::ProductFlag;
use crate::domain::rating::{Confidence, Level, Verdict};
use crate::domain::request::MailState;
use crate::domain::scope::{CustomerScope, Role, SupplierScope};
use crate::error::{AppError, Code};
use crate::features::assessment::service as assessments;
use crate::features::campaign::service::{NewCampaign, send_campaign};
use crate::features::evidence::service as evidence;
use crate::features::mail::service as mails;
use crate::features::request::links;
use crate::features::request::service::{self as requests, Which};
use crate::features::response::service::{self as responses, Saved};
use crate::features::response::submit::{Reasons, SubmitForm, SubmitOutcome, submit};
use crate::features::session::service::{NewUser, add_first_user, add_user};
use crate::features::supplier::service::{NewProduct, NewSupplier, register_product, register_supplier};

/// How long ago the demo begins: load it with a clock that stands so many days back, and it ends in the present.
pub const DAYS: i64 = 42;

/// The password of everybody in the demo. It is public: the demo is for looking at, not for use.
const PASSWORD: &str = "fjordbrygga-2026";

/// The questionnaire of the demo.
const QUESTIONNAIRE: &str = "skolesec-ros@1.0.0";

const CUSTOMER: &str = "Nordfjorden kommune";

/// Who can sign in: address, name, customer, its number, role.
const PEOPLE: [(&str, &str, &str, &str, Role); 4] = [
    ("anna@nordfjorden.example", "Anna Fjell", CUSTOMER, "310000108", Role::Admin),
    ("jon@nordfjorden.example", "Jon Vik", CUSTOMER, "310000108", Role::Assessor),
    ("siv@nordfjorden.example", "Siv Dal", CUSTOMER, "310000108", Role::Reader),
    ("eva@sorvika.example", "Eva Holm", "Sørvika kommune", "310000116", Role::Assessor),
];

/// What a person needs to look around.
#[derive(Debug, Clone)]
pub struct Doors {
    /// Address, password and role of everybody who can sign in.
    pub people: Vec<(&'static str, &'static str, &'static str)>,
    /// Supplier and address of each link that has not been opened yet.
    pub links: Vec<(String, String)>,
}

/// Whether the database holds a demo, and how to look around in it.
///
/// # Errors
/// When the database does not answer.
pub async fn doors(app: &App) -> Result<Option<Doors>, AppError> {
    let Some(customer) = crate::features::session::service::member_by_email(app, PEOPLE[0].0).await? else {
        return Ok(None);
    };
    let mut links = Vec::new();
    for line in requests::lines(app, &customer, Which::Open).await? {
        let mail = mails::latest(app, &customer, &line.request).await?;
        if matches!(mail.state, MailState::Held | MailState::Shared) && !mail.link.is_empty() {
            // The address of the program may have changed since the link was made.
            let token = mail.link.rsplit('/').next().unwrap_or_default();
            links.push((line.supplier_name, format!("{}/l/{token}", app.config.base_url)));
        }
    }
    let people = PEOPLE.iter().map(|(email, _, _, _, role)| (*email, PASSWORD, role.as_str())).collect();
    Ok(Some(Doors { people, links }))
}

/// Whether nobody can sign in yet: then a demo does no harm.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(app: &App) -> Result<bool, AppError> {
    crate::features::session::service::nobody_can_sign_in(app).await
}

/// Loads the demo: five suppliers, of which two are assessed, one has sent in, one is half done and one is overdue.
///
/// # Errors
/// [`Code::Conflict`] when somebody can sign in already.
pub async fn load(app: &App) -> Result<(), AppError> {
    if !is_empty(app).await? {
        return Err(Code::Conflict.into());
    }
    let mut scopes = Vec::new();
    for (email, name, customer, number, role) in PEOPLE {
        let customer_number = OrgNumber::parse(number).map_err(AppError::internal)?;
        let user = NewUser {
            email: email.to_owned(),
            name: name.to_owned(),
            customer_name: customer.to_owned(),
            customer_number,
            role,
            password: PASSWORD.to_owned(),
        };
        // The first one decides: of two who load the demo at once only one may go on.
        let member = if scopes.is_empty() { add_first_user(app, user).await? } else { add_user(app, user).await? };
        scopes.push(member.scope);
    }
    let [anna, jon, ..] = scopes.as_slice() else { return Err(AppError::internal("the demo has people")) };

    let late = [Part::register(app, anna, "kursvev.toml").await?];
    send(app, anna, "Kursverktøy for ansatte", "", 30, &late).await?;
    app.clock.advance(TimeDelta::days(9));
    for (part, scope) in late.iter().zip(scopes_of(app, anna, &late).await?) {
        links::mark_shared(app, anna, &scope.request).await?;
        fill(app, &scope, &part.supplier).await?;
    }

    let mut parts = Vec::new();
    for file in ["fjordtavla.toml", "pikselpulten.toml", "tallmossen.toml", "vardesyn.toml"] {
        parts.push(Part::register(app, anna, file).await?);
    }
    let message = "Svarene blir brukt i risikovurderingen av læremidlene vi tar i bruk neste skoleår.";
    send(app, jon, "Læremidler 2027", message, 45, &parts).await?;
    let scopes = scopes_of(app, anna, &parts).await?;
    let mut given = BTreeMap::new();
    for (part, scope) in parts.iter().zip(&scopes) {
        app.clock.advance(TimeDelta::days(4) + TimeDelta::minutes(37));
        let is_complete = part.supplier.name != "Vardesyn AS";
        if is_complete {
            open(app, anna, scope).await?;
        } else {
            // Shared, and kept: whoever tries the demo as a supplier opens it.
            links::mark_shared(app, jon, &scope.request).await?;
        }
        fill(app, scope, &part.supplier).await?;
        if is_complete {
            given.insert(part.supplier.name.clone(), send_in(app, scope, &part.supplier).await?);
        }
    }
    for (assessor, name) in [(anna, "Pikselpulten AS"), (jon, "Tallmossen AS")] {
        app.clock.advance(TimeDelta::days(5) + TimeDelta::minutes(51));
        let submission = given.get(name).ok_or_else(|| AppError::internal("the demo has this supplier"))?;
        let part = parts.iter().find(|part| part.supplier.name == name);
        let part = part.ok_or_else(|| AppError::internal("the demo has this supplier"))?;
        assess(app, assessor, submission, &part.supplier).await?;
    }
    Ok(())
}

/// A supplier that was registered, and its product.
struct Part {
    supplier: Supplier,
    product: ProductId,
}

impl Part {
    async fn register(app: &App, scope: &CustomerScope, file: &str) -> Result<Self, AppError> {
        let supplier = data::supplier(file)?;
        let new = NewSupplier {
            name: supplier.name.clone(),
            org_number: OrgNumber::parse(&supplier.org_number).map_err(AppError::internal)?,
            country: "NO".to_owned(),
            contact_name: supplier.contact_name.clone(),
            contact_email: supplier.contact_email.clone(),
            language: Language::parse(&supplier.language).unwrap_or(Language::Nb),
        };
        let id = register_supplier(app, scope, new).await?.id();
        let product = NewProduct {
            name: supplier.product.clone(),
            description: supplier.description.clone(),
            flags: BTreeSet::from([ProductFlag::ChildrensData]),
        };
        let product = register_product(app, scope, &id, product).await?;
        Ok(Self { supplier, product })
    }
}

async fn send(
    app: &App,
    scope: &CustomerScope,
    title: &str,
    message: &str,
    days: u64,
    parts: &[Part],
) -> Result<(), AppError> {
    let (definition, _) = app.library.by_reference(QUESTIONNAIRE).ok_or(Code::NotFound)?;
    let deadline = app.clock.today().checked_add_days(Days::new(days)).unwrap_or_default();
    let campaign = NewCampaign {
        definition,
        title: title.to_owned(),
        message: message.to_owned(),
        deadline,
        products: parts.iter().map(|part| part.product.clone()).collect(),
        left_out: BTreeSet::new(),
    };
    send_campaign(app, scope, CUSTOMER, campaign).await?;
    Ok(())
}

/// The scopes of the requests to some suppliers, in their order.
async fn scopes_of(app: &App, scope: &CustomerScope, parts: &[Part]) -> Result<Vec<SupplierScope>, AppError> {
    let lines = requests::lines(app, scope, Which::Open).await?;
    parts
        .iter()
        .map(|part| {
            let line = lines.iter().find(|line| line.supplier_name == part.supplier.name).ok_or(Code::NotFound)?;
            Ok(SupplierScope { supplier: line.supplier.clone(), request: line.request.clone() })
        })
        .collect()
}

/// Opens the link of a request, as its supplier does.
async fn open(app: &App, customer: &CustomerScope, scope: &SupplierScope) -> Result<(), AppError> {
    let mail = mails::latest(app, customer, &scope.request).await?;
    let secret = mail.link.rsplit('/').next().unwrap_or_default().to_owned();
    links::open(app, &secret, None).await?;
    Ok(())
}

/// Answers, uploads and cites.
async fn fill(app: &App, scope: &SupplierScope, supplier: &Supplier) -> Result<(), AppError> {
    let mut answers: Vec<(String, Answer)> =
        supplier.head.iter().map(|(key, text)| (key.clone(), Answer::text(text.clone()))).collect();
    if !supplier.sub_processors.is_empty() {
        let value = AnswerValue::Table(supplier.sub_processors.clone());
        answers.push(("sub_processors".to_owned(), Answer { value, ..Answer::default() }));
    }
    let state = responses::load(app, scope).await?;
    for question in state.questionnaire.questions() {
        if let Some(item) = supplier.answers.get(&question.key) {
            answers.push((question.key.clone(), answer(item)));
        }
    }
    for (key, answer) in answers {
        app.clock.advance(TimeDelta::minutes(6));
        let saved = responses::save_answer(app, scope, &key, answer, 0).await?;
        if !matches!(saved, Saved::Saved { .. }) {
            return Err(Code::Conflict.into());
        }
    }
    let mut documents = BTreeMap::new();
    for (name, text) in &supplier.evidence {
        let bytes = Bytes::from(text.trim_start().to_owned());
        documents.insert(name.clone(), evidence::add(app, scope, name, bytes).await?);
    }
    for (key, item) in &supplier.answers {
        if let Some(name) = &item.cite {
            let document = documents.get(name).ok_or_else(|| AppError::internal(format!("{key}: no {name}")))?;
            evidence::cite(app, scope, key, document, &item.place).await?;
        }
    }
    Ok(())
}

fn answer(item: &Item) -> Answer {
    if let Some(reason) = &item.not_applicable {
        return Answer { explanation: reason.clone(), not_applicable: true, ..Answer::default() };
    }
    match &item.value {
        Some(value) => {
            let value = AnswerValue::YesNo(value == "yes");
            Answer { value, explanation: item.text.clone(), not_applicable: false }
        }
        None => Answer::text(item.text.clone()),
    }
}

async fn send_in(app: &App, scope: &SupplierScope, supplier: &Supplier) -> Result<SubmissionId, AppError> {
    app.clock.advance(TimeDelta::minutes(25));
    let by = supplier.head.get("filled_in_by").cloned().unwrap_or_default();
    match submit(app, scope, SubmitForm { submitted_by: by, gaps: Reasons::default() }).await? {
        SubmitOutcome::Submitted(given) => Ok(given.id),
        SubmitOutcome::Incomplete(missing) => Err(AppError::internal(format!("{}: {missing:?}", supplier.name))),
    }
}

/// Rates everything, as the files say, and finishes.
async fn assess(
    app: &App,
    scope: &CustomerScope,
    submission: &SubmissionId,
    supplier: &Supplier,
) -> Result<(), AppError> {
    let id = assessments::start(app, scope, submission).await?;
    let state = assessments::load(app, scope, &id).await?;
    for question in state.questionnaire.questions() {
        let Some(item) = supplier.answers.get(&question.key) else { continue };
        let confidence = Confidence::parse(&item.confidence).unwrap_or(Confidence::Claimed);
        let verdict = match &item.rating {
            Some(Rating::Level(number)) => Level::new(*number).map(|level| Verdict::Level(level, confidence)),
            Some(Rating::Word(word)) if word == "not_applicable" => Some(Verdict::NotApplicable),
            Some(Rating::Word(_)) | None => None,
        };
        app.clock.advance(TimeDelta::minutes(3));
        assessments::rate(app, scope, &id, &question.key, verdict, &item.reason, 0).await?;
    }
    assessments::finish(app, scope, &id).await
}
