//! Whoever may do a thing can do it: every form of the table of permissions is sent once as it should be.

use std::collections::BTreeSet;

use tillit::features::response::service::{load, save_answer};

use super::{Actor, CATALOG, For, QUESTIONNAIRE, TABLE, browser_of, world};
use crate::db_test;
use crate::harness::{PASSWORD, TestApp, full_answers};

/// A route, the fields of its form, and where a form that is taken leads.
type Sent = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// A form that the right visitor fills in rightly, and where it leads. `@` stands for what the test has made.
const FORMS: &[Sent] = &[
    ("/sign-in", &[("email", "assessor@nordfjorden.example"), ("password", PASSWORD)], "/"),
    ("/language", &[("lang", "nn"), ("return_to", "/help")], "/help"),
    ("/l/{token}", &[], "/r/"),
    (
        "/suppliers",
        &[
            ("name", "Ny AS"),
            ("org_number", "310000205"),
            ("contact_email", "post@ny.example"),
            ("language", "nb"),
            ("product", "Nytt"),
        ],
        "/suppliers/",
    ),
    ("/suppliers/import/{list}", &[], "/suppliers"),
    ("/questionnaires/import/{waiting}", &[], "/drafts/"),
    ("/frameworks/import/{waiting}", &[], "/frameworks/"),
    (
        "/suppliers/{supplier}/contact",
        &[("name", "Fjordtavla AS"), ("contact_email", "svar@n310000124.example"), ("language", "nb")],
        "/suppliers/",
    ),
    ("/suppliers/{supplier}/products", &[("product", "Enda et"), ("name", "Enda et")], "/suppliers/"),
    (
        "/campaigns",
        &[("definition", "@definition"), ("title", "Ny"), ("deadline", "2026-12-20"), ("products", "@product")],
        "/campaigns/",
    ),
    ("/campaigns/{campaign}/deadline", &[("deadline", "2026-12-20")], "/campaigns/"),
    ("/requests/{request}/shared", &[], "/requests/"),
    ("/submissions/{submission}/assessment", &[], "/assessments/"),
    ("/assessments/{assessment}/questions/{question}", &[("rating", "3"), ("confidence", "claimed")], "/assessments/"),
    ("/assessments/{assessment}/questions/{question}/notes", &[("note", "Se avtalen.")], "/assessments/"),
    ("/assessments/{assessment}/finish", &[], "/assessments/"),
    ("/assessments/{assessment}/reopen", &[], "/assessments/"),
    ("/r/{request}/questions/{question}", &[("text", "Et svar"), ("revision", "0")], "/r/"),
    ("/r/{request}/head", &[("revision", "0"), ("email--text", "svar@fjordtavla.example")], "/r/"),
    ("/r/{request}/evidence/{evidence}/remove", &[], "/r/"),
    ("/r/{request}/questions/{question}/citations", &[("evidence", "@document")], "/r/"),
    ("/r/{request}/citations/{citation}/remove", &[], "/r/"),
    ("/r/{request}/import/{import}", &[], "/r/"),
    ("/questionnaires/{own}/withdraw", &[], "/questionnaires/"),
    (
        "/suppliers/{supplier}/products/{product}",
        &[("description", "Til lekser."), ("flags", "childrens_data")],
        "/suppliers/",
    ),
    ("/drafts", &[("from", "version"), ("base", "@definition")], "/drafts/"),
    ("/drafts/{draft}", &[("title-nb", "Et annet navn"), ("revision", "1")], "/drafts/"),
    ("/drafts/{draft}/languages", &[("do", "remove sv")], "/drafts/"),
    ("/drafts/{draft}/outline", &[("do", "add-section")], "/drafts/"),
    ("/drafts/{draft}/sections/{section}", &[("title-nb", "Et annet navn"), ("revision", "1")], "/drafts/"),
    ("/drafts/{draft}/questions/{question}", &[("text-nb", "Hva nå?"), ("revision", "1")], "/drafts/"),
    ("/drafts/{draft}/discard", &[], "/drafts"),
    // Last, in this order: they end what the others are to find.
    ("/requests/{request}/link", &[], "/requests/"),
    ("/sign-out", &[], "/sign-in"),
];

/// Those whose form holds a file, or needs more than one request has: they are sent below, or by the tests of their features.
const OTHER_FORMS: [&str; 14] = [
    "/questionnaires/import",
    "/frameworks/import",
    "/drafts/{draft}/publish",
    "/extensions",
    "/r/{request}/carried",
    "/r/{request}/evidence",
    "/r/{request}/import",
    "/r/{request}/reuse",
    "/r/{request}/submit",
    "/r/{request}/workbooks",
    "/r/{request}/workbooks/{workbook}",
    "/r/{request}/workbooks/{workbook}/fill",
    "/r/{request}/workbooks/{workbook}/import",
    "/suppliers/import",
];

db_test!(whoever_may_do_a_thing_can_do_it, async |app: TestApp| {
    let customer = app.assessor().await;
    let world = world(&app, &customer).await;
    let mut respondent = browser_of(&app, &world, Actor::Respondent).await;
    let mut assessor = browser_of(&app, &world, Actor::Assessor).await;
    let mut wrong = Vec::new();
    for (method, pattern, class) in TABLE.iter().filter(|(method, ..)| *method == "GET") {
        let browser = if *class == For::Respondents { &mut respondent } else { &mut assessor };
        let path = world.path(&app, pattern).await;
        let page = browser.get(&path).await;
        // The first page leads on, and there is no receipt before the answers are sent in.
        let leads_on = matches!(*pattern, "/" | "/sign-in" | "/r/{request}/receipt");
        if page.status != 200 && !(leads_on && page.status == 303) {
            wrong.push(format!("{method} {pattern}: {}", page.status));
        }
    }
    for (path, name, bytes) in
        [("/questionnaires/import", "a.json", QUESTIONNAIRE), ("/frameworks/import", "a.yaml", CATALOG)]
    {
        let page = assessor.upload(path, &[], &[("file", name, bytes)]).await;
        assert!(page.location().is_some_and(|led| led.starts_with(path)), "{path}: {}", page.words("main"));
    }
    for (pattern, fields, leads_to) in FORMS {
        let (_, _, class) = TABLE.iter().find(|row| (row.0, row.1) == ("POST", *pattern)).unwrap();
        let mut anybody = app.browser();
        let browser = match class {
            For::Anybody if *pattern != "/sign-out" => &mut anybody,
            For::Respondents => &mut respondent,
            _ => &mut assessor,
        };
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| {
                let value = match *value {
                    "@document" => world.document.clone(),
                    "@definition" => world.ids["definition"].clone(),
                    "@product" => world.open.product.to_string(),
                    value => value.to_owned(),
                };
                ((*name).to_owned(), value)
            })
            .collect();
        let path = world.path(&app, pattern).await;
        let page = browser.post(&path, &fields).await;
        let led_to = page.location().unwrap_or_default();
        if page.status != 303 || !led_to.starts_with(leads_to) || led_to.starts_with("/sign-in?next=") {
            wrong.push(format!("POST {pattern}: {} {led_to}, not {leads_to}: {}", page.status, page.words("main")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let link = app.ask_about(&customer, &world.open.supplier.supplier, &world.open.product).await;
    let mut respondent = app.opened(&link).await;
    let base = format!("/r/{}", link.request);
    let workbook = respondent.get(&format!("{base}/workbook")).await.body;
    for (place, name, bytes) in [("evidence", "a.pdf", &b"%PDF-1.7 a"[..]), ("import", "a.xlsx", &workbook)] {
        let page = respondent.upload(&format!("{base}/{place}"), &[], &[("file", name, bytes)]).await;
        assert!(page.location().is_some_and(|led| led.starts_with(&base)), "{place}: {}", page.text());
    }
    let state = load(&app.app, &link.supplier).await.unwrap();
    for (key, answer) in full_answers(&state.questionnaire, "Et svar") {
        save_answer(&app.app, &link.supplier, &key, answer, state.revision(&key)).await.unwrap();
    }
    let submit = format!("{base}/submit");
    let form = respondent.get(&submit).await.form(&submit).set("submitted_by", "Kari Test");
    let page = respondent.submit(form).await;
    assert!(page.location().is_some_and(|led| led.starts_with(&format!("{base}/receipt"))), "{}", page.words("main"));
});

#[test]
fn every_form_of_the_table_is_sent_once_as_it_should_be() {
    let forms: BTreeSet<&str> = FORMS.iter().map(|(pattern, ..)| *pattern).chain(OTHER_FORMS).collect();
    let table: BTreeSet<&str> =
        TABLE.iter().filter(|(method, ..)| *method == "POST").map(|(_, pattern, _)| *pattern).collect();
    let gone: Vec<_> = forms.difference(&table).collect();
    assert!(gone.is_empty(), "{gone:?}");
    let missing: Vec<_> = table.difference(&forms).collect();
    assert!(missing.is_empty(), "say in FORMS how each is filled in: {missing:?}");
}
