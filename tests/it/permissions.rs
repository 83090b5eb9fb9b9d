//! Who may do what: every route with every kind of visitor. A route that is not in the table fails the test.
//!
//! Something that belongs to somebody else is 404, so that its existence does not leak.

mod forms;

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::Method;
use bytes::Bytes;
use tillit::domain::rating::{Confidence, Level, Verdict};
use tillit::domain::scope::{CustomerScope, Role};
use tillit::features::assessment::service as assessments;
use tillit::features::draft::service as drafts;
use tillit::features::evidence::service as evidence;
use tillit::features::exchange::service as exchange;
use tillit::features::layout::service::{self as layouts, Added, Holder};
use tillit::features::questionnaire::service::publish;
use tillit::features::response::service::load;
use tillit::features::supplier::bulk_service::{self as suppliers, ReadList};
use tillit::features::workbook::service::{self as workbooks, ReadOutcome};

use crate::harness::{Asked, Browser, Page, TestApp, skolesec_files};
use crate::workbook::foreign::plain_form;
use crate::{db_test, source};

/// Whom a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Anybody.
    Anybody,
    /// Every member of a customer; it names no object.
    Members,
    /// Every member of the customer that the object belongs to.
    MembersOfIt,
    /// Members who may write; it names no object.
    Writers,
    /// Members who may write, of the customer that the object belongs to.
    WritersOfIt,
    /// Whoever opened the link of the request.
    Respondents,
}

/// Every route: method, pattern as registered, for whom.
const TABLE: &[(&str, &str, For)] = &[
    ("GET", "/", For::Anybody),
    ("GET", "/assets/{file}", For::Anybody),
    ("GET", "/healthz", For::Anybody),
    ("GET", "/help", For::Anybody),
    ("GET", "/privacy", For::Anybody),
    ("GET", "/accessibility", For::Anybody),
    ("GET", "/sign-in", For::Anybody),
    ("POST", "/sign-in", For::Anybody),
    ("POST", "/sign-out", For::Anybody),
    ("POST", "/language", For::Anybody),
    ("GET", "/l/{token}", For::Anybody),
    ("POST", "/l/{token}", For::Anybody),
    ("GET", "/overview", For::Members),
    ("GET", "/suppliers", For::Members),
    ("GET", "/suppliers/new", For::Writers),
    ("POST", "/suppliers", For::Writers),
    ("GET", "/suppliers/import", For::Writers),
    ("POST", "/suppliers/import", For::Writers),
    ("GET", "/suppliers/import/template", For::Writers),
    ("GET", "/suppliers/import/{list}", For::WritersOfIt),
    ("POST", "/suppliers/import/{list}", For::WritersOfIt),
    ("GET", "/suppliers/{supplier}", For::MembersOfIt),
    ("GET", "/suppliers/{supplier}/contact", For::WritersOfIt),
    ("POST", "/suppliers/{supplier}/contact", For::WritersOfIt),
    ("POST", "/suppliers/{supplier}/products", For::WritersOfIt),
    ("GET", "/suppliers/{supplier}/products/{product}", For::WritersOfIt),
    ("POST", "/suppliers/{supplier}/products/{product}", For::WritersOfIt),
    ("GET", "/campaigns", For::Members),
    ("GET", "/campaigns/new", For::Writers),
    ("POST", "/campaigns", For::Writers),
    ("GET", "/campaigns/{campaign}", For::MembersOfIt),
    ("POST", "/campaigns/{campaign}/deadline", For::WritersOfIt),
    ("GET", "/requests/{request}/mail", For::WritersOfIt),
    ("POST", "/requests/{request}/shared", For::WritersOfIt),
    ("POST", "/requests/{request}/link", For::WritersOfIt),
    ("GET", "/questionnaires", For::Members),
    ("GET", "/questionnaires/import", For::Writers),
    ("POST", "/questionnaires/import", For::Writers),
    ("GET", "/questionnaires/import/{waiting}", For::WritersOfIt),
    ("POST", "/questionnaires/import/{waiting}", For::WritersOfIt),
    ("GET", "/questionnaires/import/{waiting}/json", For::WritersOfIt),
    ("GET", "/questionnaires/import/{waiting}/toml", For::WritersOfIt),
    ("GET", "/questionnaires/{definition}/json", For::Members),
    ("GET", "/questionnaires/{definition}/toml", For::Members),
    ("GET", "/frameworks", For::Members),
    ("GET", "/frameworks/{framework}/{version}", For::Members),
    ("GET", "/frameworks/{framework}/{version}/oscal", For::Members),
    ("GET", "/frameworks/import", For::Writers),
    ("POST", "/frameworks/import", For::Writers),
    ("GET", "/frameworks/import/{waiting}", For::WritersOfIt),
    ("POST", "/frameworks/import/{waiting}", For::WritersOfIt),
    ("GET", "/questionnaires/{definition}", For::Members),
    ("GET", "/questionnaires/{definition}/changes", For::Members),
    ("GET", "/questionnaires/{own}/withdraw", For::WritersOfIt),
    ("POST", "/questionnaires/{own}/withdraw", For::WritersOfIt),
    ("GET", "/drafts", For::Members),
    ("GET", "/drafts/new", For::Writers),
    ("POST", "/drafts", For::Writers),
    ("GET", "/drafts/{draft}", For::WritersOfIt),
    ("POST", "/drafts/{draft}", For::WritersOfIt),
    ("GET", "/drafts/{draft}/sections/{section}", For::WritersOfIt),
    ("POST", "/drafts/{draft}/sections/{section}", For::WritersOfIt),
    ("GET", "/drafts/{draft}/questions/{question}", For::WritersOfIt),
    ("POST", "/drafts/{draft}/questions/{question}", For::WritersOfIt),
    ("POST", "/drafts/{draft}/outline", For::WritersOfIt),
    ("POST", "/drafts/{draft}/languages", For::WritersOfIt),
    ("GET", "/drafts/{draft}/check", For::WritersOfIt),
    ("GET", "/drafts/{draft}/preview", For::MembersOfIt),
    ("GET", "/drafts/{draft}/publish", For::WritersOfIt),
    ("POST", "/drafts/{draft}/publish", For::WritersOfIt),
    ("POST", "/drafts/{draft}/discard", For::WritersOfIt),
    ("GET", "/questionnaires/{definition}/extension", For::Writers),
    ("POST", "/extensions", For::Writers),
    ("GET", "/assessments", For::Members),
    ("POST", "/submissions/{submission}/assessment", For::WritersOfIt),
    ("GET", "/submissions/{submission}/evidence/{evidence}", For::MembersOfIt),
    ("GET", "/submissions/{submission}/workbook", For::MembersOfIt),
    ("GET", "/assessments/{assessment}", For::MembersOfIt),
    ("GET", "/assessments/{assessment}/questions/{question}", For::MembersOfIt),
    ("POST", "/assessments/{assessment}/questions/{question}", For::WritersOfIt),
    ("POST", "/assessments/{assessment}/questions/{question}/notes", For::WritersOfIt),
    ("GET", "/assessments/{assessment}/score", For::MembersOfIt),
    ("GET", "/assessments/{assessment}/workbook", For::MembersOfIt),
    ("POST", "/assessments/{assessment}/finish", For::WritersOfIt),
    ("POST", "/assessments/{assessment}/reopen", For::WritersOfIt),
    ("GET", "/comparison", For::Members),
    ("GET", "/comparison/questions/{question}", For::Members),
    ("GET", "/comparison/workbook", For::MembersOfIt),
    ("GET", "/r/{request}", For::Respondents),
    ("POST", "/r/{request}/reuse", For::Respondents),
    ("GET", "/r/{request}/questions/{question}", For::Respondents),
    ("POST", "/r/{request}/questions/{question}", For::Respondents),
    ("GET", "/r/{request}/head", For::Respondents),
    ("POST", "/r/{request}/head", For::Respondents),
    ("GET", "/r/{request}/evidence", For::Respondents),
    ("POST", "/r/{request}/evidence", For::Respondents),
    ("GET", "/r/{request}/evidence/{evidence}", For::Respondents),
    ("POST", "/r/{request}/evidence/{evidence}/remove", For::Respondents),
    ("POST", "/r/{request}/questions/{question}/citations", For::Respondents),
    ("POST", "/r/{request}/citations/{citation}/remove", For::Respondents),
    ("GET", "/r/{request}/carried", For::Respondents),
    ("POST", "/r/{request}/carried", For::Respondents),
    ("GET", "/r/{request}/submit", For::Respondents),
    ("POST", "/r/{request}/submit", For::Respondents),
    ("GET", "/r/{request}/receipt", For::Respondents),
    ("GET", "/r/{request}/workbook", For::Respondents),
    ("GET", "/r/{request}/package", For::Respondents),
    ("GET", "/r/{request}/import", For::Respondents),
    ("POST", "/r/{request}/import", For::Respondents),
    ("GET", "/r/{request}/import/{import}", For::Respondents),
    ("POST", "/r/{request}/import/{import}", For::Respondents),
    ("GET", "/r/{request}/workbooks", For::Respondents),
    ("POST", "/r/{request}/workbooks", For::Respondents),
    ("GET", "/r/{request}/workbooks/{workbook}", For::Respondents),
    ("POST", "/r/{request}/workbooks/{workbook}", For::Respondents),
    ("POST", "/r/{request}/workbooks/{workbook}/import", For::Respondents),
    ("POST", "/r/{request}/workbooks/{workbook}/fill", For::Respondents),
];

/// The routes as the program registers them, read off its source.
fn registered() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    // Every file: a route is a route wherever somebody has put it.
    for file in source::rust_files() {
        let text = source::without_tests(&file.text);
        for (at, _) in text.match_indices(".route(") {
            let call = &text[at + ".route(".len()..];
            let path = call.split('"').nth(1).unwrap_or_default();
            let method = call.split_once("web::").map_or("", |(_, rest)| rest.split('(').next().unwrap_or_default());
            found.insert((method.to_uppercase(), path.to_owned()));
        }
        assert!(
            !text.contains("web::resource(") && !text.contains("web::scope("),
            "{} registers routes in a way that this test does not read",
            file.path
        );
    }
    found
}

#[test]
fn every_route_is_in_the_table_of_permissions() {
    let table: BTreeSet<(String, String)> =
        TABLE.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(table.len(), TABLE.len(), "a route stands twice");
    let registered = registered();
    let unknown: Vec<_> = registered.difference(&table).collect();
    let gone: Vec<_> = table.difference(&registered).collect();
    assert!(unknown.is_empty() && gone.is_empty(), "not in the table: {unknown:?}; not registered: {gone:?}");
}

/// The visitors, those who may do the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Actor {
    /// Nobody that we know.
    Anonymous,
    /// An assessor of another customer.
    Stranger,
    /// Somebody who opened the link of another supplier's request.
    OtherRespondent,
    /// Somebody who opened the link of the request.
    Respondent,
    /// A reader of the customer.
    Reader,
    /// An assessor of the customer.
    Assessor,
    /// An administrator of the customer.
    Admin,
}

const ACTORS: [Actor; 7] = [
    Actor::Anonymous,
    Actor::Stranger,
    Actor::OtherRespondent,
    Actor::Respondent,
    Actor::Reader,
    Actor::Assessor,
    Actor::Admin,
];

/// A questionnaire of another program's.
const QUESTIONNAIRE: &[u8] = br#"{"questionnaire": [{"items": [{"type": "box", "id": "a", "text": "A"}]}]}"#;

/// An OSCAL catalogue.
const CATALOG: &[u8] = b"catalog: {metadata: {title: T}, controls: [{id: c1, title: C}]}";

/// What a visitor is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// The thing itself, or what is wrong with the form.
    Allowed,
    /// To sign in first.
    SignIn,
    /// That the role does not allow it.
    RoleTooLow,
    /// That nothing is there.
    NothingThere,
}

fn expected(class: For, actor: Actor) -> Told {
    use Actor::{Admin, Anonymous, Assessor, OtherRespondent, Reader, Respondent, Stranger};
    match (class, actor) {
        (For::Anybody, _) | (For::Respondents, Respondent) | (For::Members | For::Writers, Stranger) => Told::Allowed,
        (For::Respondents, _) | (For::MembersOfIt | For::WritersOfIt, Stranger) => Told::NothingThere,
        (_, Anonymous | Respondent | OtherRespondent) => Told::SignIn,
        (For::Writers | For::WritersOfIt, Reader) => Told::RoleTooLow,
        (_, Reader | Assessor | Admin) => Told::Allowed,
    }
}

fn told(page: &Page) -> Told {
    match page.status {
        401 => Told::SignIn,
        303 if page.location().is_some_and(|place| place.starts_with("/sign-in?next=")) => Told::SignIn,
        403 => Told::RoleTooLow,
        404 => Told::NothingThere,
        status => {
            assert!(status < 500, "{}", page.text());
            Told::Allowed
        }
    }
}

/// Everything that a path can name: an open request, and one that was sent in and assessed.
struct World {
    open: Asked,
    other: Asked,
    ids: BTreeMap<&'static str, String>,
    submission: String,
    /// A document of the supplier of the open request.
    document: String,
}

async fn world(app: &TestApp, customer: &CustomerScope) -> World {
    let open = app.ask(customer).await;
    let other = app.ask_supplier(customer, "Vardesyn AS", "310000132").await;
    let sent = app.ask_supplier(customer, "Kursvev AB", "310000140").await;
    let question = load(&app.app, &open.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    let document =
        evidence::add(&app.app, &sent.supplier, "plan.pdf", Bytes::from_static(b"%PDF-1.7 plan")).await.unwrap();
    evidence::cite(&app.app, &sent.supplier, &question, &document, "").await.unwrap();
    let submission = app.answer_and_submit(&sent, "Et svar").await;
    let assessment = assessments::start(&app.app, customer, &submission).await.unwrap();
    let campaign = tillit::features::campaign::service::list(&app.app, customer).await.unwrap().remove(0).id;
    let (definition, _) = app.app.library.by_reference(crate::harness::SKOLESEC).unwrap();
    let own = publish(&app.app, customer, skolesec_files("1.4.0", &[])).await.unwrap();
    let ids = BTreeMap::from([
        ("own", own.to_string()),
        ("framework", "gdpr".to_owned()),
        ("version", "2016-679".to_owned()),
        ("file", app.app.assets.url("app.css").unwrap().rsplit('/').next().unwrap().to_owned()),
        ("token", open.link.replace("/l/", "")),
        ("supplier", open.supplier.supplier.to_string()),
        ("product", open.product.to_string()),
        ("campaign", campaign.to_string()),
        ("request", open.request.to_string()),
        ("definition", definition.to_string()),
        ("submission", submission.to_string()),
        ("assessment", assessment.to_string()),
        ("question", question),
        ("section", "governance".to_owned()),
    ]);
    let bytes = Bytes::from_static(b"%PDF-1.7 own");
    let document = evidence::add(&app.app, &open.supplier, "own.pdf", bytes).await.unwrap().to_string();
    World { open, other, ids, submission: submission.to_string(), document }
}

impl World {
    /// A path with its places filled in; what is used up by the act is made anew.
    async fn path(&self, app: &TestApp, pattern: &str) -> String {
        let mut path = pattern.to_owned();
        for (name, id) in &self.ids {
            path = path.replace(&format!("{{{name}}}"), id);
        }
        if pattern.contains("/evidence/{evidence}") && pattern.starts_with("/submissions") {
            let scope = self.open.customer.clone();
            let submission = tillit::domain::id::SubmissionId::new(&self.submission);
            let given = app
                .app
                .db
                .read(move |connection| {
                    tillit::features::submission::service::for_customer(connection, &scope, &submission)
                })
                .await
                .unwrap();
            path = path.replace("{evidence}", &given.content.citations.values().next().unwrap()[0].evidence);
        }
        if path.contains("{evidence}") {
            let bytes = Bytes::from_static(b"%PDF-1.7 another");
            let id = evidence::add(&app.app, &self.open.supplier, "another.pdf", bytes).await.unwrap();
            path = path.replace("{evidence}", id.as_str());
        }
        if path.contains("{citation}") {
            let bytes = Bytes::from_static(b"%PDF-1.7 cited");
            let id = evidence::add(&app.app, &self.open.supplier, "cited.pdf", bytes).await.unwrap();
            evidence::cite(&app.app, &self.open.supplier, &self.ids["question"], &id, "").await.unwrap();
            let state = load(&app.app, &self.open.supplier).await.unwrap();
            path = path.replace("{citation}", state.citations.values().next().unwrap()[0].id.as_str());
        }
        if path.contains("{draft}") {
            let (definition, _) = app.app.library.by_reference(crate::harness::SKOLESEC).unwrap();
            let id = drafts::create_from(&app.app, &self.open.customer, &definition).await.unwrap();
            path = path.replace("{draft}", id.as_str());
        }
        if path.contains("{import}") {
            let language = tillit::domain::language::Language::Nb;
            let scope = &self.open.supplier;
            let workbook = workbooks::export(&app.app, scope, scope.actor(), language).await.unwrap();
            let ReadOutcome::Waits(id) =
                workbooks::read(&app.app, scope, "a.xlsx", workbook.bytes.into()).await.unwrap()
            else {
                panic!("our own workbook is readable")
            };
            path = path.replace("{import}", &id);
        }
        if path.contains("{list}") {
            let list = b"Navn;Orgnr;E-post\nVardesyn AS;310000132;a@vardesyn.example\n";
            let read = suppliers::read(&app.app, &self.open.customer, "a.csv", Bytes::from_static(list)).await;
            let ReadList::Waits(id) = read.unwrap() else { panic!("the list is readable") };
            path = path.replace("{list}", &id);
        }
        if path.contains("{workbook}") {
            let holder = Holder::Supplier(self.open.supplier.clone());
            let Added::Kept(id) = layouts::add(&app.app, &holder, "a.xlsx", plain_form().into()).await.unwrap() else {
                panic!("a plain form is readable")
            };
            path = path.replace("{workbook}", &id);
        }
        if path.contains("{waiting}") {
            let (kind, bytes) = if path.starts_with("/frameworks") {
                (exchange::Kind::Framework, CATALOG)
            } else {
                (exchange::Kind::Questionnaire, QUESTIONNAIRE)
            };
            let language = tillit::domain::language::Language::Nb;
            let sent = exchange::Sent {
                kind,
                file_name: "a.json".to_owned(),
                format: None,
                language,
                bytes: Bytes::from_static(bytes),
            };
            let exchange::Received::Waits(id) = exchange::receive(&app.app, &self.open.customer, sent).await.unwrap()
            else {
                panic!("it is readable")
            };
            path = path.replace("{waiting}", &id);
        }
        if path.starts_with("/comparison/") {
            path = format!("{path}?submission={}", self.submission);
        }
        assert!(!path.contains('{'), "{path} names something that this test does not make");
        path
    }
}

async fn browser_of(app: &TestApp, world: &World, actor: Actor) -> Browser {
    match actor {
        Actor::Anonymous => app.browser(),
        Actor::Stranger => app.signed_in("assessor@sorvika.example").await,
        Actor::OtherRespondent => app.opened(&world.other).await,
        Actor::Respondent => app.opened(&world.open).await,
        Actor::Reader => app.signed_in("reader@nordfjorden.example").await,
        Actor::Assessor => app.signed_in("assessor@nordfjorden.example").await,
        Actor::Admin => app.signed_in("admin@nordfjorden.example").await,
    }
}

db_test!(every_visitor_may_do_on_every_route_what_the_table_says, async |app: TestApp| {
    let customer = app.assessor().await;
    app.stranger().await;
    for (email, role) in [("reader@nordfjorden.example", Role::Reader), ("admin@nordfjorden.example", Role::Admin)] {
        app.member(email, "Nordfjorden kommune", "310000108", role).await;
    }
    let world = world(&app, &customer).await;
    let mut wrong = Vec::new();
    for actor in ACTORS {
        let mut browser = browser_of(&app, &world, actor).await;
        for (method, pattern, class) in TABLE {
            // These change who the visitor is, or end what the others are to find; they are looked at below.
            if *method == "POST" && matches!(*pattern, "/sign-out" | "/l/{token}" | "/requests/{request}/link") {
                continue;
            }
            let path = world.path(&app, pattern).await;
            // Only a document that is there can be cited.
            let body = (*method == "POST").then(|| format!("evidence={}", world.document).into_bytes());
            let headers = [("content-type", "application/x-www-form-urlencoded")];
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let page = browser.send(method.clone(), &path, &headers, body).await;
            let (is, should) = (told(&page), expected(*class, actor));
            // One who compares is told that nothing is there, as the submission is not theirs.
            let should = match (*pattern, actor) {
                ("/comparison/questions/{question}", Actor::Stranger) => Told::NothingThere,
                _ => should,
            };
            if is != should {
                wrong.push(format!("{method} {pattern} by {actor:?}: {is:?} ({}), not {should:?}", page.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Those left out above. A link may be opened by whoever has it.
    assert_eq!(told(&app.browser().post(&world.other.link, &[]).await), Told::Allowed);
    let renew = format!("/requests/{}/link", world.open.request);
    for (actor, should) in [
        (Actor::Anonymous, Told::SignIn),
        (Actor::Respondent, Told::SignIn),
        (Actor::Stranger, Told::NothingThere),
        (Actor::Reader, Told::RoleTooLow),
    ] {
        assert_eq!(told(&browser_of(&app, &world, actor).await.post(&renew, &[]).await), should, "{actor:?}");
    }
    for actor in [Actor::Assessor, Actor::Admin] {
        let mut browser = browser_of(&app, &world, actor).await;
        assert_eq!(browser.post(&renew, &[]).await.status, 303, "{actor:?}");
        assert_eq!(browser.post("/sign-out", &[]).await.status, 303, "{actor:?}");
    }
});

db_test!(what_is_somebody_elses_is_not_found_under_an_own_address_either, async |app: TestApp| {
    let customer = app.assessor().await;
    let stranger = app.stranger().await;
    let world = world(&app, &customer).await;
    let theirs = app.ask_supplier(&stranger, "Tallmossen AS", "310000159").await;
    let bytes = Bytes::from_static(b"%PDF-1.7 secret");
    let secret = evidence::add(&app.app, &theirs.supplier, "secret.pdf", bytes).await.unwrap();
    let mut respondent = app.opened(&world.open).await;
    let base = format!("/r/{}", world.open.request);
    assert_eq!(respondent.get(&format!("{base}/evidence/{secret}")).await.status, 404);
    assert_eq!(respondent.post(&format!("{base}/evidence/{secret}/remove"), &[]).await.status, 404);
    let cite = format!("{base}/questions/{}/citations", world.ids["question"]);
    let fields = [("evidence".to_owned(), secret.to_string())];
    assert_eq!(respondent.post(&cite, &fields).await.status, 404);
    assert_eq!(respondent.get(&format!("/r/{}", theirs.request)).await.status, 404);
    // A document of the same supplier that the submission does not cite is not the customer's to read.
    let mut assessor = app.signed_in("assessor@nordfjorden.example").await;
    let submission = &world.submission;
    assert_eq!(assessor.get(&format!("/submissions/{submission}/evidence/{secret}")).await.status, 404);
    let mut other = app.signed_in("assessor@sorvika.example").await;
    let query = format!("/comparison?submission={submission}&submission={submission}x");
    assert_eq!(other.get(&query).await.status, 404);
    let id = tillit::domain::id::AssessmentId::new(&world.ids["assessment"]);
    let level = Verdict::Level(Level::new(1).unwrap(), Confidence::Claimed);
    let question = &world.ids["question"];
    assert!(assessments::rate(&app.app, &stranger, &id, question, Some(level), "", 0).await.is_err());
    let form = [("products".to_owned(), world.open.product.to_string())];
    let sent = other.post("/campaigns", &form).await;
    assert_eq!(sent.status, 422);
});
