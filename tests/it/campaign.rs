//! Suppliers, campaigns, links and mails, as a member and a supplier meet them.

use chrono::TimeDelta;
use tillit::domain::language::Language;

use crate::db_test;
use crate::harness::{Browser, TestApp};

const EMAIL: &str = "assessor@nordfjorden.example";

/// Registers Fjordtavla with its product by the form and sends it the questionnaire by the form. Returns the campaign's address.
async fn send_by_forms(app: &TestApp, browser: &mut Browser) -> String {
    let form = browser
        .get("/suppliers/new")
        .await
        .form("/suppliers")
        .set("name", "Fjordtavla AS")
        .set("org_number", "310 000 124")
        .set("contact_email", "svar@fjordtavla.example")
        .set("language", "nn")
        .set("product", "Fjordtavla skule");
    let page = browser.submit_and_follow(form).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("310\u{a0}000\u{a0}124"), "{}", page.text());
    let (definition, _) = app.app.library.by_reference("skolesec-ros@1.0.0").unwrap();
    let new = browser.get("/campaigns/new").await;
    let product = new.attributes("input[name=products]", "value").remove(0);
    let form = new
        .form("/campaigns")
        .set("definition", definition.as_str())
        .set("title", "Læremiddel 2027")
        .set("deadline", "2026-12-12")
        .set("message", "Vi vel leverandør i januar.")
        .set("products", &product);
    let sent = browser.submit(form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().unwrap()
}

db_test!(a_campaign_reaches_its_supplier_in_the_suppliers_language, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in(EMAIL).await;
    let campaign = send_by_forms(&app, &mut browser).await;
    let page = browser.visit(&campaign).await;
    assert!(page.words("table").contains("Fjordtavla AS"), "{}", page.text());
    assert!(page.words("table").contains("I kø"), "{}", page.words("table"));

    assert_eq!(tillit::features::mail::service::send_due(&app.app).await.unwrap(), 1);
    let letter = app.letters().remove(0);
    assert_eq!(letter.recipient, "svar@fjordtavla.example");
    assert!(letter.body.contains("Opne lenkja for å svare"), "{}", letter.body);
    assert!(letter.body.contains("12. desember 2026"), "{}", letter.body);
    assert!(letter.body.contains("Vi vel leverandør i januar."), "{}", letter.body);
    // It names the questionnaire as well as the campaign, and says who asks.
    assert!(letter.body.starts_with("Hei!") && letter.body.contains("Skolesec ROS"), "{}", letter.body);
    assert!(letter.body.ends_with("Helsing\nTest assessor\nNordfjorden kommune"), "{}", letter.body);
    assert!(browser.visit(&campaign).await.words("table").contains("Sendt"));

    // Looking is not opening: programs that scan mails follow links.
    let mut supplier = app.browser();
    let address = TestApp::link_in(&letter.body);
    let invitation = supplier.get(&address).await;
    assert_eq!(invitation.status, 200, "{}", invitation.text());
    assert!(browser.visit(&campaign).await.words("table").contains("Sendt"));
    let opened = supplier.submit(invitation.form(&address)).await;
    assert!(opened.location().unwrap().starts_with("/r/"));
    assert!(browser.visit(&campaign).await.words("table").contains("Åpnet"));
    assert_eq!(browser.get("/overview").await.status, 200);
});

db_test!(a_message_that_greets_begins_the_mail, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.signed_in(EMAIL).await;
    let (definition, _) = app.app.library.by_reference("skolesec-ros@1.0.0").unwrap();
    let form = browser.get("/campaigns/new").await.form("/campaigns").set("definition", definition.as_str());
    let form = form.set("title", "Vår").set("deadline", "2026-12-12").set("products", asked.product.as_str());
    let sent = browser.submit(form.set("message", "Hei, Kari!\nHer kommer skjemaet.")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    tillit::features::mail::service::send_due(&app.app).await.unwrap();
    let letters = app.letters();
    let letter = letters.iter().find(|letter| letter.body.contains("Kari")).unwrap();
    assert!(letter.body.starts_with("Hei, Kari!") && letter.body.matches("Hei").count() == 1, "{}", letter.body);
});

db_test!(a_deadline_is_moved_and_the_supplier_sees_the_new_one, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut supplier = app.opened(&asked).await;
    let mut browser = app.signed_in(EMAIL).await;
    let overview = browser.get("/overview").await;
    let campaign = overview.attributes(".campaign a", "href").remove(0);
    let action = format!("{campaign}/deadline");
    for wrong in ["2026-11-01", "snart", ""] {
        let page = browser.get(&campaign).await;
        let page = browser.submit(page.form(&action).set("deadline", wrong)).await;
        assert_eq!(page.status, 422, "{wrong}");
        assert_eq!(page.attributes(".ds-error-summary a", "href"), ["#deadline"], "{wrong}");
    }
    let page = browser.get(&campaign).await;
    let page = browser.submit_and_follow(page.form(&action).set("deadline", "2029-01-15")).await;
    assert!(page.text().contains("Fristen er endret") && page.text().contains("15. januar 2029"), "{}", page.text());
    assert!(supplier.get(&format!("/r/{}", asked.request)).await.text().contains("15. januar 2029"));
    // Links work as long after the new deadline as after any.
    app.app.clock.advance(TimeDelta::days(700));
    let link = asked.link.clone();
    assert_eq!(app.browser().get(&link).await.status, 200);
    assert!(app.signed_in(EMAIL).await.get("/overview").await.words(".time").contains("Frist endret"));
});

db_test!(what_is_said_of_a_supplier_is_changed_and_nobody_overwrites_another_unseen, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.signed_in(EMAIL).await;
    let base = format!("/suppliers/{}", asked.supplier.supplier);
    let path = format!("{base}/contact");
    let late = browser.get(&path).await;
    let form = browser.get(&path).await.form(&path).set("name", "Fjordtavla Nord AS").set("language", "nn");
    let page = browser.submit_and_follow(form.set("contact_email", "ny@fjordtavla.example")).await;
    assert!(page.words("h1").contains("Fjordtavla Nord AS") && page.text().contains("ny@fjordtavla.example"));
    let conflict = browser.submit(late.form(&path).set("name", "Fjordtavla Sør AS")).await;
    assert_eq!(conflict.status, 409, "{}", conflict.text());
    assert!(conflict.words(".ds-alert").contains("Fjordtavla Nord AS"), "{}", conflict.text());
    let page = browser.submit_and_follow(conflict.form(&path)).await;
    assert!(page.words("h1").contains("Fjordtavla Sør AS"), "{}", page.text());
    let form = browser.get(&path).await.form(&path).set("name", "").set("contact_email", "ingen");
    let page = browser.submit(form).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes("[aria-invalid=true]", "name"), ["name", "contact_email"]);
});

db_test!(a_new_link_replaces_the_old_one_and_time_ends_every_link, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in(EMAIL).await;
    let campaign = send_by_forms(&app, &mut browser).await;
    let table = browser.visit(&campaign).await;
    let mail = table.attributes("td a", "href").into_iter().find(|href| href.ends_with("/mail")).unwrap();
    let page = browser.get(&mail).await;
    let old = TestApp::link_in(&page.text());
    let renewed = browser.submit_and_follow(page.form(&mail.replace("/mail", "/link"))).await;
    assert!(renewed.text().contains("Den gamle virker ikke lenger"), "{}", renewed.text());
    let new = TestApp::link_in(&renewed.text());
    assert_ne!(old, new);
    let mut supplier = app.browser();
    assert_eq!(supplier.get(&old).await.status, 410);
    assert_eq!(supplier.get(&new).await.status, 200);
    assert_eq!(supplier.get(&format!("/l/{}", "0".repeat(64))).await.status, 404);
    // 180 days after the deadline, as the settings say.
    app.app.clock.advance(TimeDelta::days(19 + 179));
    assert_eq!(supplier.get(&new).await.status, 200);
    app.app.clock.advance(TimeDelta::days(2));
    assert_eq!(supplier.get(&new).await.status, 410);
    assert_eq!(supplier.post(&new, &[]).await.status, 410);
});

db_test!(a_form_with_faults_comes_back_with_what_was_typed, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in(EMAIL).await;
    let form = browser
        .get("/suppliers/new")
        .await
        .form("/suppliers")
        .set("name", "Fjordtavla AS")
        .set("org_number", "310 000 125")
        .set("contact_email", "nobody")
        .set("product", &"x".repeat(201));
    let page = browser.submit(form).await;
    assert_eq!(page.status, 422);
    let wrong = page.attributes("[aria-invalid=true]", "name");
    assert_eq!(wrong, ["org_number", "contact_email", "product"]);
    assert_eq!(page.form("/suppliers").value("name"), Some("Fjordtavla AS"));
    assert!(page.words("title").starts_with("Feil:"));

    send_by_forms(&app, &mut browser).await;
    let form = browser.get("/campaigns/new").await.form("/campaigns").set("deadline", "2026-11-22");
    let page = browser.submit(form).await;
    assert_eq!(page.status, 422);
    // The summary names the field that is empty.
    assert!(page.words(".ds-error-summary").contains("Fyll ut «Navn på utsendelsen»."), "{}", page.text());
    let links = page.attributes(".ds-error-summary a", "href");
    assert_eq!(links, ["#definition", "#title", "#deadline", "#products"], "{}", page.text());
});

db_test!(two_customers_know_the_same_supplier_by_their_own_words, async |app: TestApp| {
    app.assessor().await;
    app.stranger().await;
    let mut one = app.signed_in(EMAIL).await;
    send_by_forms(&app, &mut one).await;
    let mut other = app.signed_in("assessor@sorvika.example").await;
    assert!(!other.get("/suppliers").await.text().contains("Fjordtavla"));
    assert!(!other.get("/campaigns/new").await.text().contains("Fjordtavla"));
    let form = other
        .get("/suppliers/new")
        .await
        .form("/suppliers")
        .set("name", "Fjordtavla (tavler)")
        .set("org_number", "310000124")
        .set("contact_email", "skole@fjordtavla.example")
        .set("product", "Fjordtavla hjem");
    let page = other.submit_and_follow(form).await;
    assert!(!page.text().contains("Fjordtavla skule"), "{}", page.text());
    assert!(!page.text().contains("svar@fjordtavla.example"));
    let seen = one.get("/suppliers").await;
    assert!(seen.text().contains("Fjordtavla AS") && !seen.text().contains("Fjordtavla (tavler)"));
    let rows: Vec<_> =
        tillit::features::supplier::service::list(&app.app, &app.assessor().await, "FJORD", 0).await.unwrap().rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].0.language, Language::Nn);
});

db_test!(suppliers_stand_fifty_on_a_page_and_are_found_by_any_part_of_the_name, async |app: TestApp| {
    use tillit::features::supplier::service::{NewSupplier, list, register_supplier};
    let customer = app.assessor().await;
    let numbers = (31_000_020..).filter_map(|payload: u32| {
        let digits = payload.to_string();
        let mut number = (0..10).map(|check| format!("{digits}{check}"));
        number.find_map(|number| tillit::domain::org_number::OrgNumber::parse(&number).ok())
    });
    for (place, org_number) in numbers.take(53).enumerate() {
        let new = NewSupplier {
            name: format!("Leverandør {place:02} Ærlig"),
            org_number,
            country: "NO".to_owned(),
            contact_name: String::new(),
            contact_email: "svar@leverandor.example".to_owned(),
            language: Language::Nb,
        };
        register_supplier(&app.app, &customer, new).await.unwrap();
    }
    let mut browser = app.signed_in(EMAIL).await;
    let first = browser.get("/suppliers").await;
    assert_eq!(first.all_words("tbody th a").len(), 50);
    let next = first.attributes("main a[href*='page=']", "href").remove(0);
    let second = browser.get(&next).await;
    assert_eq!(second.all_words("tbody th a"), ["Leverandør 50 Ærlig", "Leverandør 51 Ærlig", "Leverandør 52 Ærlig"]);
    for (search, found) in [("ør 07", 1), ("ÆRLIG", 53), ("ingen", 0), ("%", 0), ("_", 0)] {
        assert_eq!(list(&app.app, &customer, search, 0).await.unwrap().total, found, "{search}");
    }
    // A page that is none is empty, not an error.
    for page in ["9", "-1", "x", "99999999999999999999"] {
        assert!(browser.get(&format!("/suppliers?page={page}")).await.status < 500, "{page}");
    }
});
