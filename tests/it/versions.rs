//! Versions that a customer publishes: who sees them, what is refused, what withdrawing means.

use chrono::NaiveDate;
use tillit::domain::id::DefinitionId;
use tillit::domain::scope::CustomerScope;
use tillit::error::Code;
use tillit::features::campaign::service::{NewCampaign, send_campaign};
use tillit::features::event::service::latest;
use tillit::features::questionnaire::service::{self as questionnaires, Library, publish, version, versions, withdraw};

use crate::db_test;
use crate::harness::{SKOLESEC, TestApp, skolesec_files};

async fn references(app: &TestApp, scope: &CustomerScope) -> Vec<String> {
    versions(&app.app, scope).await.unwrap().iter().map(|version| version.questionnaire.reference()).collect()
}

async fn actions(app: &TestApp, scope: &CustomerScope) -> Vec<String> {
    latest(&app.app, scope, 50).await.unwrap().into_iter().map(|event| event.action).collect()
}

fn campaign(definition: &DefinitionId, product: &tillit::domain::id::ProductId) -> NewCampaign {
    NewCampaign {
        definition: definition.clone(),
        title: "Egen versjon".to_owned(),
        message: String::new(),
        deadline: NaiveDate::from_ymd_opt(2026, 12, 12).unwrap(),
        products: vec![product.clone()],
        left_out: std::collections::BTreeSet::new(),
    }
}

db_test!(a_customer_sees_its_own_versions_and_never_anothers, async |app: TestApp| {
    let (customer, stranger) = (app.assessor().await, app.stranger().await);
    // Each has a product to ask about, so that each has a form to send.
    app.ask_supplier(&customer, "Vardesyn AS", "310000132").await;
    let asked = app.ask(&stranger).await;
    let id = publish(&app.app, &customer, skolesec_files("1.4.0", &[])).await.unwrap();
    assert!(references(&app, &customer).await.contains(&"skolesec-ros@1.4.0".to_owned()));
    assert!(!references(&app, &stranger).await.contains(&"skolesec-ros@1.4.0".to_owned()));
    assert_eq!(version(&app.app, &stranger, &id).await.unwrap_err().code(), Code::NotFound);
    assert!(version(&app.app, &customer, &id).await.unwrap().is_own);
    assert!(actions(&app, &customer).await.contains(&"definition_published".to_owned()));
    // Built-in ones are found by their reference; a customer's own is nobody's but the customer's.
    assert!(app.app.library.by_reference("skolesec-ros@1.4.0").is_none());

    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    assert!(browser.get("/questionnaires").await.text().contains("1.4.0"));
    assert!(browser.get("/campaigns/new").await.text().contains(id.as_str()));
    let mut other = app.signed_in("assessor@sorvika.example").await;
    assert!(!other.get("/questionnaires").await.text().contains("1.4.0"));
    let form = other.get("/campaigns/new").await;
    assert!(form.text().contains("name=\"definition\"") && !form.text().contains(id.as_str()));
    assert_eq!(other.get(&format!("/questionnaires/{id}")).await.status, 404);

    // Nor can the other send it, by form or otherwise.
    let refused = send_campaign(&app.app, &stranger, "Sørvika kommune", campaign(&id, &asked.product)).await;
    assert_eq!(refused.unwrap_err().code(), Code::NotFound);
    // The same key and version may be published by both.
    publish(&app.app, &stranger, skolesec_files("1.4.0", &[])).await.unwrap();
});

db_test!(a_version_is_published_once, async |app: TestApp| {
    let customer = app.assessor().await;
    publish(&app.app, &customer, skolesec_files("1.4.0", &[])).await.unwrap();
    for version in ["1.4.0", "1.0.0"] {
        let again = publish(&app.app, &customer, skolesec_files(version, &[])).await;
        assert_eq!(again.unwrap_err().code(), Code::VersionExists, "{version}");
    }
    let faulty = publish(&app.app, &customer, skolesec_files("1.5.0", &[("weight = 3", "weight = 30")])).await;
    assert_eq!(faulty.unwrap_err().code(), Code::BadInput);
    let controls = publish(&app.app, &customer, skolesec_files("1.5.0", &[("\"gdpr/32\"", "\"gdpr/3200\"")])).await;
    assert_eq!(controls.unwrap_err().code(), Code::BadInput);
    assert_eq!(actions(&app, &customer).await.iter().filter(|action| *action == "definition_published").count(), 1);
});

db_test!(a_withdrawn_version_is_no_longer_sent_and_all_that_was_made_under_it_stays, async |app: TestApp| {
    let (customer, stranger) = (app.assessor().await, app.stranger().await);
    let id = publish(&app.app, &customer, skolesec_files("1.4.0", &[])).await.unwrap();
    let asked = app.ask(&customer).await;
    let sent = send_campaign(&app.app, &customer, "Nordfjorden kommune", campaign(&id, &asked.product)).await.unwrap();

    let (built_in, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    for (scope, wanted) in [(&customer, &built_in), (&stranger, &id)] {
        assert_eq!(withdraw(&app.app, scope, wanted).await.unwrap_err().code(), Code::NotFound);
    }
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let path = format!("/questionnaires/{id}/withdraw");
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let done = browser.submit(page.form(&path)).await;
    assert_eq!(done.location(), Some(format!("/questionnaires/{id}?done=questionnaire-withdrawn")));
    withdraw(&app.app, &customer, &id).await.unwrap();
    let withdrawn = actions(&app, &customer).await.iter().filter(|action| *action == "definition_withdrawn").count();
    assert_eq!(withdrawn, 1, "the second time changes nothing");

    let again = send_campaign(&app.app, &customer, "Nordfjorden kommune", campaign(&id, &asked.product)).await;
    assert_eq!(again.unwrap_err().code(), Code::NotFound);
    assert!(!browser.get("/campaigns/new").await.text().contains(id.as_str()));
    let page = browser.get(&format!("/questionnaires/{id}")).await;
    assert!(page.text().contains("trukket tilbake"), "{}", page.text());
    assert!(!page.text().contains(&path), "it is withdrawn once");
    assert_eq!(browser.get(&format!("/campaigns/{}", sent.campaign)).await.status, 200);
    // Who has been asked can answer and send in.
    let (request, secret) = sent.requests.into_iter().next().unwrap();
    let scope =
        tillit::domain::scope::SupplierScope { supplier: asked.supplier.supplier.clone(), request: request.clone() };
    let asked = crate::harness::Asked { supplier: scope, request, link: format!("/l/{secret}"), ..asked };
    app.answer_and_submit(&asked, "Et svar").await;
    // Its number is used up.
    let reused = publish(&app.app, &customer, skolesec_files("1.4.0", &[])).await;
    assert_eq!(reused.unwrap_err().code(), Code::VersionExists);
});

db_test!(what_another_server_publishes_is_seen_by_this_one, async |app: TestApp| {
    let customer = app.assessor().await;
    let other = app.another_server().await;
    let id = publish(&other, &customer, skolesec_files("1.4.0", &[])).await.unwrap();
    assert!(references(&app, &customer).await.contains(&"skolesec-ros@1.4.0".to_owned()));
    assert_eq!(questionnaires::get(&app.app, &id).await.unwrap().version, "1.4.0");
    withdraw(&other, &customer, &id).await.unwrap();
    assert!(version(&app.app, &customer, &id).await.unwrap().withdrawn_at.is_some());
});

db_test!(a_supplier_answers_what_another_server_has_published_and_sent, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let other = app.another_server().await;
    let id = publish(&other, &customer, skolesec_files("1.4.0", &[])).await.unwrap();
    let sent = send_campaign(&other, &customer, "Nordfjorden kommune", campaign(&id, &asked.product)).await.unwrap();
    let (request, _) = sent.requests.into_iter().next().unwrap();
    let scope = tillit::domain::scope::SupplierScope { supplier: asked.supplier.supplier, request };
    // The first that this server hears of it is an answer.
    let answer = tillit::domain::answer::Answer::text("Et svar");
    let key = "supplier";
    tillit::features::response::service::save_answer(&app.app, &scope, key, answer, 0).await.unwrap();
});

db_test!(an_altered_version_is_not_used, async |app: TestApp| {
    let customer = app.assessor().await;
    let other = app.another_server().await;
    let id = publish(&other, &customer, skolesec_files("1.4.0", &[])).await.unwrap();
    let row = id.clone();
    app.app
        .db
        .write(move |connection| {
            use diesel::RunQueryDsl;
            let altered = format!(
                "UPDATE definition_files SET name = 'se.toml' WHERE name = 'sv.toml' AND definition_id = '{row}'"
            );
            diesel::sql_query(altered).execute(connection).map_err(tillit::platform::db::StoreError::from)
        })
        .await
        .unwrap();
    assert_eq!(questionnaires::get(&app.app, &id).await.unwrap_err().code(), Code::Corrupt);
    // The program starts all the same: one customer's version keeps nobody else out.
    Library::open(&app.app.db, &app.app.clock, &app.app.ids).await.unwrap();
});
