//! Suppliers one by one: registering one anew never writes over what the customer says of it already.

use tillit::domain::language::Language;
use tillit::features::supplier::service::{find, list};

use crate::db_test;
use crate::harness::TestApp;

db_test!(registering_a_supplier_again_changes_nothing_and_leads_to_it, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let supplier = asked.supplier.supplier.clone();
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let form = browser
        .get("/suppliers/new")
        .await
        .form("/suppliers")
        .set("name", "Et helt annet navn")
        .set("org_number", "310 000 124")
        .set("contact_name", "Noen andre")
        .set("contact_email", "andre@fjordtavla.example")
        .set("language", "en")
        .set("product", "En løsning til");
    let page = browser.submit(form).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert_eq!(page.attributes(".ds-error-summary a", "href"), ["#org_number"]);
    let place = format!("/suppliers/{supplier}");
    assert_eq!(page.attributes("main .ds-alert a", "href"), std::slice::from_ref(&place), "{}", page.text());
    let kept = page.form("/suppliers");
    assert_eq!(kept.value("name"), Some("Et helt annet navn"));
    assert_eq!(kept.value("contact_email"), Some("andre@fjordtavla.example"));
    assert_eq!(kept.value("language"), Some("en"));

    let (stored, products) = find(&app.app, &customer, &supplier).await.unwrap();
    assert_eq!((stored.name.as_str(), stored.contact_name.as_str()), ("Fjordtavla AS", ""));
    assert_eq!((stored.contact_email.as_str(), stored.language), ("svar@n310000124.example", Language::Nb));
    assert_eq!(products.len(), 1);

    // Another customer has it not, and may.
    let stranger = app.stranger().await;
    let mut other = app.signed_in("assessor@sorvika.example").await;
    assert_eq!(other.submit(kept).await.location(), Some(format!("{place}?done=supplier-saved")));
    assert_eq!(list(&app.app, &stranger, "helt annet", 0).await.unwrap().total, 1);
});

db_test!(a_name_that_nobody_can_see_is_none, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let form = browser.get("/suppliers/new").await.form("/suppliers");
    let form = form.set("org_number", "310000124").set("contact_email", "svar@fjordtavla.example");
    let page = browser.submit(form.set("name", "\u{200B}").set("product", "\u{2060}\u{FEFF}")).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.attributes("[aria-invalid=true]", "name"), ["name", "product"]);
});
