//! What a request asks: every type of question through the pages without a script, the product's flags, and sections left out.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use tillit::domain::answer::AnswerValue;
use tillit::domain::id::{DefinitionId, ProductId, SubmissionId};
use tillit::domain::product_flag::ProductFlag;
use tillit::domain::scope::{CustomerScope, SupplierScope};
use tillit::error::Code;
use tillit::features::assessment::service as assessments;
use tillit::features::campaign::service::{NewCampaign, send_campaign};
use tillit::features::questionnaire::service::publish;
use tillit::features::response::service::load;
use tillit::features::response::submit::{Reasons, SubmitForm, SubmitOutcome, submit};
use tillit::features::supplier::service::{Changed, ProductUse, change_product, find};
use tillit::features::workbook::service::{self as workbooks, Choices, ReadOutcome};

use crate::db_test;
use crate::harness::{Asked, Browser, Page, TestApp, every_type_files};

const ASSESSOR: &str = "assessor@nordfjorden.example";

async fn send(app: &TestApp, asked: &Asked, definition: &DefinitionId, left_out: &[&str]) -> Asked {
    let campaign = NewCampaign {
        definition: definition.clone(),
        title: "Alle typer".to_owned(),
        message: String::new(),
        deadline: NaiveDate::from_ymd_opt(2026, 12, 12).unwrap(),
        products: vec![asked.product.clone()],
        left_out: left_out.iter().map(|key| (*key).to_owned()).collect(),
    };
    let sent = send_campaign(&app.app, &asked.customer, "Nordfjorden kommune", campaign).await.unwrap();
    let (request, secret) = sent.requests.into_iter().next().unwrap();
    Asked {
        supplier: SupplierScope { supplier: asked.supplier.supplier.clone(), request: request.clone() },
        request,
        link: format!("/l/{secret}"),
        ..asked.clone()
    }
}

async fn set_flags(app: &TestApp, asked: &Asked, flags: &[ProductFlag]) {
    let (_, products) = find(&app.app, &asked.customer, &asked.supplier.supplier).await.unwrap();
    let product = products.into_iter().find(|product| product.id == asked.product).unwrap();
    let seen = ProductUse { description: product.description.clone(), flags: product.flags };
    let new = ProductUse { description: product.description, flags: flags.iter().copied().collect() };
    let changed = change_product(&app.app, &asked.customer, &asked.supplier.supplier, &asked.product, seen, new).await;
    assert_eq!(changed.unwrap(), Changed::Saved);
}

/// Fills in a question's page and presses "save and go on".
async fn answer(browser: &mut Browser, asked: &Asked, key: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("/r/{}/questions/{key}", asked.request);
    let mut form = browser.get(&address).await.form(&address);
    for (name, value) in fields {
        form = form.set(name, value);
    }
    browser.submit(form.set("go", "next")).await
}

/// The numbers in the list of questions.
fn listed(page: &Page) -> Vec<String> {
    let mut numbers = page.all_words(".ql .n");
    numbers.dedup();
    let half = numbers.len() / 2;
    // The list stands twice, once for narrow screens.
    if 0 < half && numbers[..half] == numbers[half..] {
        numbers.truncate(half);
    }
    numbers
}

async fn hand_in(app: &TestApp, asked: &Asked) -> SubmissionId {
    let form = SubmitForm { submitted_by: "Kari Test".to_owned(), gaps: Reasons::default() };
    match submit(&app.app, &asked.supplier, form).await.unwrap() {
        SubmitOutcome::Submitted(given) => given.id,
        SubmitOutcome::Incomplete(missing) => panic!("{missing:?}"),
    }
}

db_test!(every_type_of_question_is_answered_read_and_judged_without_a_script, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = app.ask(&customer).await;
    let definition = publish(&app.app, &customer, every_type_files()).await.unwrap();
    let asked = send(&app, &first, &definition, &[]).await;
    let mut browser = app.opened(&asked).await;
    let base = format!("/r/{}", asked.request);
    let hub = browser.get(&base).await;
    assert_eq!(listed(&hub), ["1", "2", "3", "4"], "{}", hub.text());
    let head = format!("{base}/head");
    let form = browser.get(&head).await.form(&head).set("supplier--text", "Fjordtavla AS");
    assert_eq!(browser.submit(form).await.status, 303);

    answer(&mut browser, &asked, "persons", &[("values", "pupils")]).await;
    assert_eq!(listed(&browser.get(&base).await), ["1", "2", "3", "4", "5"]);
    // An option that wants an explanation has none.
    let persons = format!("{base}/questions/persons");
    let form = browser.get(&persons).await.form(&persons).set("values", "others");
    browser.submit(form).await;
    assert!(browser.get(&format!("{base}/submit")).await.text().contains("beskrivelsen mangler"));
    let two = [("values".to_owned(), "pupils".to_owned()), ("values".to_owned(), "others".to_owned())];
    let mut fields = vec![("revision".to_owned(), "2".to_owned()), ("explanation".to_owned(), "Foreldre".to_owned())];
    fields.extend(two);
    assert_eq!(browser.post(&persons, &fields).await.status, 303);
    answer(&mut browser, &asked, "measures", &[("text", "Vi krypterer alt som lagres.")]).await;
    answer(&mut browser, &asked, "shared", &[("value", "yes"), ("explanation", "Med et analysefirma.")]).await;
    assert_eq!(listed(&browser.get(&base).await), ["1", "2", "3", "4", "5", "6", "7"]);
    // Why a question is asked is said in words, and only what holds.
    let agreed = browser.get(&format!("{base}/questions/agreed")).await;
    assert!(agreed.text().contains("Vises fordi spørsmål 3 er besvart med «Ja»."), "{}", agreed.text());
    let receivers = browser.get(&format!("{base}/questions/receivers")).await.text();
    assert!(
        receivers.contains("spørsmål 3 er besvart med «Ja» og spørsmål 4 ikke er besvart med «Norge»"),
        "{receivers}"
    );
    let stored = browser.get(&format!("{base}/questions/stored")).await.text();
    assert!(stored.contains("Hvis svaret er «Et annet sted», ber kommunen om:"), "{stored}");
    answer(&mut browser, &asked, "stored", &[("value", "elsewhere"), ("explanation", "Island")]).await;

    // A number and a day that are none come back as they were typed, with what is wrong.
    let refused = answer(&mut browser, &asked, "pupils_count", &[("number", "mange"), ("reason", "Vet ikke")]).await;
    assert_eq!(refused.status, 422);
    let again = refused.form(&format!("{base}/questions/pupils_count"));
    assert_eq!(again.value("number"), Some("mange"));
    assert_eq!(refused.attributes("[aria-invalid=true]", "name"), ["number"]);
    answer(&mut browser, &asked, "pupils_count", &[("number", "1 250,5")]).await;
    assert_eq!(answer(&mut browser, &asked, "agreed", &[("date", "i fjor")]).await.status, 422);
    answer(&mut browser, &asked, "agreed", &[("date", "2026-01-02")]).await;
    let address = format!("{base}/questions/receivers");
    let form = browser.get(&address).await.form(&address);
    let form = form.set("cell-0-name", "Vardesyn AS").set("cell-0-country", "Island").set("cell-1-name", "Kursvev AB");
    assert_eq!(browser.submit(form.set("go", "here")).await.location(), Some(address.clone()));
    let page = browser.get(&address).await;
    assert_eq!(page.form(&address).value("cell-1-name"), Some("Kursvev AB"));
    assert!(page.form(&address).value("cell-3-name").is_some(), "rows to spare are offered");

    // Somebody else has chosen otherwise meanwhile: the words of the choice are shown.
    let form = browser.get(&address.replace("receivers", "stored")).await.form(&address.replace("receivers", "stored"));
    let conflict = browser.submit(form.set("revision", "0").set("value", "norway")).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.words(".ds-alert").contains("Et annet sted"), "{}", conflict.text());

    // Out to Excel and in again: nothing is new, nothing is lost.
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.answers["pupils_count"].answer.value, AnswerValue::Number("1250.5".to_owned()));
    let language = tillit::domain::language::Language::Nb;
    let book = workbooks::export(&app.app, &asked.supplier, asked.supplier.actor(), language).await.unwrap();
    let read = workbooks::read(&app.app, &asked.supplier, "a.xlsx", book.bytes.into()).await.unwrap();
    let ReadOutcome::Waits(import) = read else { panic!("our own workbook is readable") };
    assert!(workbooks::conflicts(&app.app, &asked.supplier, &import).await.unwrap().is_empty());
    let review = browser.get(&format!("{base}/import/{import}")).await;
    assert!(!review.text().contains("workbook-problem"), "{}", review.text());
    let applied =
        workbooks::apply(&app.app, &asked.supplier, asked.supplier.actor(), &import, Choices::default()).await;
    assert_eq!(applied.unwrap(), workbooks::Applied::Written(0));

    // What documentation was asked for and not given is pointed out, and does not stop anybody.
    let before = browser.get(&format!("{base}/submit")).await;
    assert!(before.text().contains("2 svar mangler dokumentasjon"), "{}", before.text());
    let submission = hand_in(&app, &asked).await;
    let receipt = browser.get(&format!("{base}/receipt")).await.text();
    for words in
        ["Elever", "Foreldre", "Et annet sted", "1250,5", "2. januar 2026", "Kursvev AB", "Med et analysefirma."]
    {
        assert!(receipt.contains(words), "{words}: {receipt}");
    }

    let assessment = assessments::start(&app.app, &customer, &submission).await.unwrap();
    let mut member = app.signed_in(ASSESSOR).await;
    let overview = member.get(&format!("/assessments/{assessment}")).await.text();
    for words in ["Elever", "Et annet sted", "1250,5", "2. januar 2026", "Kursvev AB", "Vi krypterer"] {
        assert!(overview.contains(words), "{words}: {overview}");
    }
    assert_eq!(
        overview.matches("Viser ikke til dokumentasjonen").count(),
        2,
        "one for the question, one for the option"
    );
    for key in ["persons", "measures", "shared", "stored", "pupils_count", "agreed", "receivers"] {
        for page in [
            format!("/assessments/{assessment}/questions/{key}"),
            format!("/comparison/questions/{key}?submission={submission}"),
        ] {
            assert_eq!(member.get(&page).await.status, 200, "{page}");
        }
    }
    let version = member.get(&format!("/questionnaires/{definition}")).await.text();
    assert!(version.contains("Stilles bare hvis løsningen behandler opplysninger om barn."), "{version}");
    assert!(version.contains("spørsmål 3 er besvart med «Ja» eller løsningen har underdatabehandlere utenfor EØS"));
});

db_test!(flags_are_frozen_when_a_request_is_sent, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = app.ask(&customer).await;
    let definition = publish(&app.app, &customer, every_type_files()).await.unwrap();
    let before = send(&app, &first, &definition, &[]).await;
    set_flags(&app, &first, &[ProductFlag::ChildrensData]).await;
    let after = send(&app, &first, &definition, &[]).await;
    set_flags(&app, &first, &[]).await;
    // The two share one response; each asks what held when it was sent.
    let numbers = async |asked: &Asked| listed(&app.opened(asked).await.get(&format!("/r/{}", asked.request)).await);
    assert_eq!(numbers(&before).await, ["1", "2", "3", "4"]);
    assert_eq!(numbers(&after).await, ["1", "2", "3", "4", "5"]);
    let page = app.opened(&after).await.get(&format!("/r/{}/questions/pupils_count", after.request)).await;
    assert!(page.text().contains("Vises fordi løsningen behandler opplysninger om barn."), "{}", page.text());

    let mut browser = app.opened(&after).await;
    let head = format!("/r/{}/head", after.request);
    let form = browser.get(&head).await.form(&head).set("supplier--text", "Fjordtavla AS");
    browser.submit(form).await;
    answer(&mut browser, &after, "persons", &[("values", "staff")]).await;
    answer(&mut browser, &after, "measures", &[("text", "Kryptering av alt som lagres.")]).await;
    answer(&mut browser, &after, "shared", &[("value", "no")]).await;
    answer(&mut browser, &after, "stored", &[("value", "norway")]).await;
    answer(&mut browser, &after, "pupils_count", &[("number", "12")]).await;
    let with = hand_in(&app, &after).await;
    let without = hand_in(&app, &before).await;
    assert_ne!(with, without, "the same answers under other flags are another submission");
    let questions = async |submission: &SubmissionId| {
        let id = assessments::start(&app.app, &customer, submission).await.unwrap();
        let state = assessments::load(&app.app, &customer, &id).await.unwrap();
        (state.owed().len(), state.submission.content.extent.flags.clone())
    };
    // A question whose condition did not hold is not there to be judged.
    let rated = async |submission: &SubmissionId| {
        let id = assessments::start(&app.app, &customer, submission).await.unwrap();
        let mut assessor = app.signed_in(ASSESSOR).await;
        let path = format!("/assessments/{id}/questions/pupils_count");
        let page = assessor.get(&path).await;
        let fields = [("rating", "3"), ("confidence", "claimed"), ("revision", "0"), ("note", "Se her.")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let statuses =
            (assessor.post(&path, &fields).await.status, assessor.post(&format!("{path}/notes"), &fields).await.status);
        (page.words("blockquote"), page.attributes("form[data-keys]", "action").len(), statuses)
    };
    let (said, forms, statuses) = rated(&without).await;
    assert!(said.starts_with("Ikke stilt"), "{said}");
    assert_eq!((forms, statuses), (0, (404, 404)));
    let (said, forms, statuses) = rated(&with).await;
    assert_eq!((said.as_str(), forms, statuses), ("12", 1, (303, 303)));
    // The head field is among those that are asked.
    assert_eq!(questions(&with).await, (6, BTreeSet::from([ProductFlag::ChildrensData])));
    assert_eq!(questions(&without).await, (5, BTreeSet::new()));
});

db_test!(flags_are_set_on_the_products_forms_and_nobody_overwrites_another, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.signed_in(ASSESSOR).await;
    let supplier = format!("/suppliers/{}", asked.supplier.supplier);
    let address = format!("{supplier}/products/{}", asked.product);
    assert!(browser.get(&supplier).await.attributes("a", "href").contains(&address));
    let form = browser.get(&address).await.form(&address).set("flags", "childrens_data").set("description", "Tavle");
    let stale = browser.get(&address).await.form(&address).set("flags", "special_categories");
    let page = browser.submit_and_follow(form).await;
    assert!(page.text().contains("Behandler opplysninger om barn"), "{}", page.text());
    let conflict = browser.submit(stale).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.words(".ds-alert").contains("Behandler opplysninger om barn"), "{}", conflict.text());
    // What was typed stands in the form; pressing again replaces what the other has saved.
    let again = conflict.form(&address);
    assert_eq!(again.value("flags"), Some("special_categories"));
    browser.submit(again).await;
    let page = browser.get(&supplier).await;
    assert!(page.words("#products").is_empty() || page.text().contains("særlige kategorier"), "{}", page.text());
    // Adding the same product again takes no flag away.
    let add = format!("{supplier}/products");
    let form =
        browser.get(&supplier).await.form(&add).set("name", "Fjordtavla AS skole").set("flags", "protected_addresses");
    browser.submit(form).await;
    let (_, products) = find(&app.app, &customer, &asked.supplier.supplier).await.unwrap();
    assert_eq!(products[0].flags, BTreeSet::from([ProductFlag::SpecialCategories, ProductFlag::ProtectedAddresses]));
    let nothing = browser.get(&format!("{supplier}/products/{}", ProductId::new("nothing"))).await;
    assert_eq!(nothing.status, 404);
});

async fn campaign_form(browser: &mut Browser, definition: &DefinitionId, product: &ProductId) -> crate::harness::Form {
    let form = browser.get("/campaigns/new").await.form("/campaigns");
    form.set("definition", definition.as_str())
        .set("title", "Bare det første")
        .set("deadline", "2026-12-12")
        .set("products", product.as_str())
}

db_test!(a_section_that_is_left_out_is_asked_nowhere_and_said_everywhere, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = app.ask(&customer).await;
    let definition = publish(&app.app, &customer, every_type_files()).await.unwrap();
    let mut member = app.signed_in(ASSESSOR).await;
    let form = member.get("/campaigns/new").await;
    assert!(form.text().contains("Delen har krav som må være oppfylt: spørsmål 2."), "{}", form.text());
    // Not everything can be left out.
    let both = campaign_form(&mut member, &definition, &first.product).await;
    let mut fields = vec![
        ("left_out".to_owned(), format!("{definition}:basis")),
        ("left_out".to_owned(), format!("{definition}:details")),
    ];
    for name in ["definition", "title", "deadline", "products"] {
        fields.push((name.to_owned(), both.value(name).unwrap().to_owned()));
    }
    let refused = member.post("/campaigns", &fields).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attributes(".ds-error-summary a", "href"), ["#left_out"], "{}", refused.text());
    assert_eq!(refused.attributes("#left_out", "value"), [format!("{definition}:basis")]);

    let form = campaign_form(&mut member, &definition, &first.product).await;
    let sent = member.submit_and_follow(form.set("left_out", &format!("{definition}:details"))).await;
    assert!(sent.text().contains("Utelatte deler") && sent.text().contains("Detaljene"), "{}", sent.text());
    tillit::features::mail::service::send_due(&app.app).await.unwrap();
    let letter = app.letters().pop().unwrap();
    assert!(letter.body.contains("spør vi ikke om: Detaljene."), "{}", letter.body);
    let link = TestApp::link_in(&letter.body);
    let mut browser = app.browser();
    let invitation = browser.get(&link).await;
    assert!(
        invitation.text().contains("3 spørsmål") && invitation.text().contains("Detaljene"),
        "{}",
        invitation.text()
    );
    let opened = browser.submit(invitation.form(&link)).await.location().unwrap();
    let request = tillit::domain::id::RequestId::new(opened.trim_start_matches("/r/"));
    let part = Asked {
        supplier: SupplierScope { supplier: first.supplier.supplier.clone(), request: request.clone() },
        request,
        link,
        ..first.clone()
    };
    // Another request of the same response asks the whole; its answers stay.
    let whole = send(&app, &first, &definition, &[]).await;
    let mut other = app.opened(&whole).await;
    answer(&mut other, &whole, "stored", &[("value", "norway")]).await;

    let base = format!("/r/{}", part.request);
    let hub = browser.get(&base).await;
    assert_eq!(listed(&hub), ["1", "2", "3"]);
    assert!(hub.text().contains("Nordfjorden kommune har utelatt Detaljene."), "{}", hub.text());
    let gone = format!("{base}/questions/stored");
    assert_eq!(browser.get(&gone).await.status, 404);
    assert_eq!(browser.post(&gone, &[("value".to_owned(), "norway".to_owned())]).await.status, 404);
    let head = format!("{base}/head");
    let form = browser.get(&head).await.form(&head).set("supplier--text", "Fjordtavla AS");
    browser.submit(form).await;
    answer(&mut browser, &part, "persons", &[("values", "pupils")]).await;
    answer(&mut browser, &part, "measures", &[("text", "Kryptering av alt som lagres.")]).await;
    answer(&mut browser, &part, "shared", &[("value", "no")]).await;
    // The customer sees three of three, though the response has an answer more.
    let campaign = sent_address(&mut member).await;
    let table = member.get(&campaign).await;
    assert!(table.words("table").contains("3/3"), "{}", table.words("table"));

    let book = browser.get(&format!("{base}/workbook")).await;
    assert_eq!(book.status, 200);
    let given = hand_in(&app, &part).await;
    let receipt = browser.get(&format!("{base}/receipt")).await;
    assert!(receipt.text().contains("Utelatte deler") && !receipt.text().contains("Norge"), "{}", receipt.text());
    let assessment = assessments::start(&app.app, &customer, &given).await.unwrap();
    let state = assessments::load(&app.app, &customer, &assessment).await.unwrap();
    assert_eq!(state.submission.content.answers.len(), 4);
    let scores = state.scores();
    assert_eq!((scores.whole.owed, scores.lines.len(), scores.sections.len()), (3, 3, 1));
    for page in ["", "/score", "/questions/measures"] {
        let page = member.get(&format!("/assessments/{assessment}{page}")).await;
        assert!(page.text().contains("Ikke spurt om: Detaljene"), "{}", page.text());
    }
    assert!(
        member.get(&format!("/assessments/{assessment}/score")).await.text().contains("ikke spurt om, teller ikke")
    );
    assert_eq!(member.get(&format!("/assessments/{assessment}/questions/stored")).await.status, 404);
    let refused = assessments::add_note(&app.app, &customer, &assessment, "stored", "Hm").await;
    assert_eq!(refused.unwrap_err().code(), Code::NotFound);

    // Beside one that was asked everything: "not asked" is a cell of its own.
    answer(&mut other, &whole, "pupils_count", &[("number", "12")]).await;
    let full = hand_in(&app, &whole).await;
    let page = member.get(&format!("/comparison?submission={given}&submission={full}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let row = page.all_words(".heat[data-matrix] tbody tr").into_iter().find(|row| row.contains("Lagring")).unwrap();
    assert_eq!(row.matches("Ikke stilt").count(), 1, "{row}");
    assert_eq!(page.all_words(".sum tbody tr").into_iter().filter(|row| row.contains("ikke spurt")).count(), 1);
});

/// The address of the latest campaign.
async fn sent_address(member: &mut Browser) -> String {
    let list = member.get("/campaigns").await;
    let all = list.attributes("article.campaign a", "href");
    let mut found = String::new();
    for address in all {
        if member.get(&address).await.text().contains("Utelatte deler") {
            found = address;
        }
    }
    found
}

db_test!(a_section_that_does_not_exist_cannot_be_left_out, async |app: TestApp| {
    let customer: CustomerScope = app.assessor().await;
    let asked = app.ask(&customer).await;
    let definition = publish(&app.app, &customer, every_type_files()).await.unwrap();
    for left_out in [&["gone"][..], &["basis", "details"][..]] {
        let campaign = NewCampaign {
            definition: definition.clone(),
            title: "Ingenting".to_owned(),
            message: String::new(),
            deadline: NaiveDate::from_ymd_opt(2026, 12, 12).unwrap(),
            products: vec![asked.product.clone()],
            left_out: left_out.iter().map(|key| (*key).to_owned()).collect(),
        };
        let refused = send_campaign(&app.app, &customer, "Nordfjorden kommune", campaign).await;
        assert_eq!(refused.unwrap_err().code(), Code::BadInput, "{left_out:?}");
    }
});

db_test!(what_no_question_asks_about_makes_no_other_submission, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = app.ask(&customer).await;
    let definition = publish(&app.app, &customer, every_type_files()).await.unwrap();
    let before = send(&app, &first, &definition, &[]).await;
    set_flags(&app, &first, &[ProductFlag::SpecialCategories]).await;
    let after = send(&app, &first, &definition, &[]).await;
    let mut browser = app.opened(&before).await;
    let head = format!("/r/{}/head", before.request);
    let form = browser.get(&head).await.form(&head).set("supplier--text", "Fjordtavla AS");
    browser.submit(form).await;
    answer(&mut browser, &before, "persons", &[("values", "staff")]).await;
    answer(&mut browser, &before, "measures", &[("text", "Kryptering av alt som lagres.")]).await;
    answer(&mut browser, &before, "shared", &[("value", "no")]).await;
    answer(&mut browser, &before, "stored", &[("value", "norway")]).await;
    assert_eq!(hand_in(&app, &before).await, hand_in(&app, &after).await);
});
