//! Answering: the task list, autosave, conflicts, evidence, sending in.

use std::collections::BTreeMap;

use actix_web::http::Method;
use tillit::domain::answer::Answer;
use tillit::features::evidence::service as evidence;
use tillit::features::response::service::load;
use tillit::features::response::submit::{SubmitForm, SubmitOutcome, submit};

use crate::db_test;
use crate::harness::{Asked, Browser, Page, TestApp};

const PDF: &[u8] = b"%PDF-1.7\nan invented report";

async fn first_question(app: &TestApp, asked: &Asked) -> String {
    let state = load(&app.app, &asked.supplier).await.unwrap();
    state.questionnaire.questions().next().unwrap().key.clone()
}

async fn autosave(browser: &mut Browser, path: &str, revision: &str, text: &str) -> Page {
    let body = format!("revision={revision}&text={}&reason=", text.replace(' ', "+")).into_bytes();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("hx-request", "true")];
    browser.send(Method::POST, path, &headers, Some(body)).await
}

db_test!(a_supplier_answers_page_by_page_and_by_autosave, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let hub = browser.get(&format!("/r/{}", asked.request)).await;
    assert!(hub.text().contains("0 av 51 besvart"), "{}", hub.text());
    let key = first_question(&app, &asked).await;
    let path = format!("/r/{}/questions/{key}", asked.request);
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let next =
        browser.submit(page.form(&path).set("text", "Vi har en policy.\r\nDen er fra 2025.").set("go", "next")).await;
    assert_eq!(next.status, 303);
    assert_ne!(next.location().unwrap(), path);
    let again = browser.get(&path).await;
    assert_eq!(again.form(&path).value("text").map(str::trim_start), Some("Vi har en policy.\nDen er fra 2025."));
    assert_eq!(again.form(&path).value("revision"), Some("1"));

    let saved = autosave(&mut browser, &path, "1", "A second text").await;
    assert_eq!((saved.status, saved.headers["x-revision"].as_str()), (200, "2"), "{}", saved.text());
    // The same words once more are not a new revision.
    assert_eq!(autosave(&mut browser, &path, "2", "A second text").await.headers["x-revision"], "2");
    let conflict = autosave(&mut browser, &path, "1", "Written over an old one").await;
    assert_eq!((conflict.status, conflict.headers["x-revision"].as_str()), (409, "2"));
    assert!(conflict.text().contains("A second text") && conflict.text().contains("data-resolve=\"mine\""));
    // Without the script the page comes back with both texts.
    let form = again.form(&path).set("text", "Without a script");
    let page = browser.submit(form).await;
    assert_eq!(page.status, 409);
    assert!(page.text().contains("A second text") && page.text().contains("Without a script"));
    let saved = browser.submit(page.form(&path)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.answers[&key].answer.plain_text().trim(), "Without a script");
});

db_test!(head_fields_share_one_revision, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/head", asked.request);
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    // What the request tells already need not be written again.
    assert_eq!(page.form(&path).value("supplier--text"), Some("Fjordtavla AS"));
    let form = page
        .form(&path)
        .set("org_number--text", "310000124")
        .set("sub_processors--cell-1-name", "Skydrift Nord AS")
        .set("sub_processors--cell-1-country", "Norge");
    assert_eq!(browser.submit(form.clone()).await.status, 303);
    let outdated = browser.submit(form.set("org_number--text", "310000132")).await;
    assert_eq!(outdated.status, 409);
    assert_eq!(outdated.form(&path).value("org_number--text"), Some("310000132"));
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.answers["sub_processors"].answer.plain_text(), "Norge Skydrift Nord AS");
    assert_eq!(state.answers["org_number"].answer, Answer::text("310000124"));
});

db_test!(documents_are_checked_cited_and_kept_while_something_rests_on_them, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let key = first_question(&app, &asked).await;
    let question = format!("/r/{}/questions/{key}", asked.request);
    let upload = format!("/r/{}/evidence", asked.request);
    let fields = [("question", key.as_str()), ("place", "side 4")];
    let done = browser.upload(&upload, &fields, &[("file", "rapport.pdf", PDF)]).await;
    assert_eq!(
        done.location().as_deref(),
        Some(format!("{question}?done=evidence-added#evidence").as_str()),
        "{}",
        done.text()
    );
    let page = browser.get(&question).await;
    assert!(page.words("#cited").contains("rapport.pdf") && page.words("#cited").contains("side 4"), "{}", page.text());
    for (name, bytes) in [("side.html", &b"<!doctype html><p>x"[..]), ("rapport.pdf", b"MZ\x90\x00"), ("tom.pdf", b"")]
    {
        let refused = browser.upload(&upload, &[], &[("file", name, bytes)]).await;
        assert_eq!(refused.status, 422, "{name}");
        assert!(refused.words(".ds-error-summary").contains("Innholdet"), "{}", refused.text());
    }
    let document = evidence::list(&app.app, &asked.supplier).await.unwrap().remove(0);
    let own = browser.get(&format!("{upload}/{}", document.id)).await;
    assert_eq!(own.body, PDF);
    assert!(own.headers["content-disposition"].starts_with("attachment"));
    let in_use = browser.post(&format!("{upload}/{}/remove", document.id), &[]).await;
    assert_eq!(in_use.status, 409);
    let removal = page.attributes("#cited form", "action").remove(0);
    assert_eq!(browser.post(&removal, &[]).await.status, 303);
    assert_eq!(browser.post(&format!("{upload}/{}/remove", document.id), &[]).await.status, 303);
    assert_eq!(browser.get(&format!("{upload}/{}", document.id)).await.status, 404);
});

db_test!(gaps_stop_sending_in_until_they_are_answered_or_explained, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/submit", asked.request);
    let page = browser.get(&path).await;
    let refused = browser.submit(page.form(&path).set("submitted_by", "Kari Test")).await;
    assert_eq!(refused.status, 422);
    let links = refused.attributes(".ds-error-summary a", "href");
    assert_eq!(links.len(), 1 + 51, "head fields as one, every question of its own");
    assert_eq!(links[0], "#head");

    app.answer_all_but_one(&asked).await;
    let page = browser.get(&path).await;
    let links = page.attributes("input[name^=gap-]", "name");
    assert_eq!(links.len(), 1, "{}", page.text());
    let sent =
        browser.submit(page.form(&path).set(&links[0], "Kommer i januar.").set("submitted_by", "Kari Test")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let receipt = browser.visit(&sent.location().unwrap()).await;
    assert!(receipt.text().contains("Kommer i januar."), "{}", receipt.text());
    // Nothing can be changed any more, from no page.
    let key = first_question(&app, &asked).await;
    let question = format!("/r/{}/questions/{key}", asked.request);
    assert_eq!(
        browser.get(&question).await.location().as_deref(),
        Some(format!("/r/{}/receipt", asked.request).as_str())
    );
    assert_eq!(autosave(&mut browser, &question, "1", "Too late").await.status, 409);
    let upload = browser.upload(&format!("/r/{}/evidence", asked.request), &[], &[("file", "a.pdf", PDF)]).await;
    assert_eq!(upload.status, 409);
});

db_test!(the_same_submission_is_given_to_a_second_customer, async |app: TestApp| {
    let (first, second) = (app.assessor().await, app.stranger().await);
    let asked = app.ask(&first).await;
    let given = app.answer_and_submit(&asked, "Et svar").await;
    let again = app.ask(&second).await;
    assert_eq!(again.supplier.supplier, asked.supplier.supplier);
    let form = SubmitForm { submitted_by: "Ola Test".to_owned(), gaps: BTreeMap::new() };
    let SubmitOutcome::Submitted(shared) = submit(&app.app, &again.supplier, form).await.unwrap() else { panic!() };
    assert_eq!(shared.id, given);
    // After a change it is another one, and the first customer keeps what it was given.
    let third = app.ask(&second).await;
    let key = first_question(&app, &third).await;
    let revision = load(&app.app, &third.supplier).await.unwrap().revision(&key);
    let answer = Answer::text("Noe nytt");
    tillit::features::response::service::save_answer(&app.app, &third.supplier, &key, answer, revision).await.unwrap();
    let form = SubmitForm { submitted_by: "Ola Test".to_owned(), gaps: BTreeMap::new() };
    let SubmitOutcome::Submitted(new) = submit(&app.app, &third.supplier, form).await.unwrap() else { panic!() };
    assert_eq!(new.number, 2);
    let kept = app
        .app
        .db
        .read(move |connection| tillit::features::submission::service::for_customer(connection, &first, &given))
        .await
        .unwrap();
    assert_eq!(kept.number, 1);
    assert_ne!(kept.content.answers[&key], Answer::text("Noe nytt"));
});
