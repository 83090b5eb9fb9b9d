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

db_test!(head_fields_are_saved_one_by_one_and_a_conflict_shows_what_the_other_wrote, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/head", asked.request);
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    // What the request tells already need not be written again.
    assert_eq!(page.form(&path).value("supplier--text"), Some("Fjordtavla AS"));
    let first = page
        .form(&path)
        .set("org_number--text", "310000124")
        .set("phone--text", "22 00 00 00")
        .set("sub_processors--cell-1-name", "Skydrift Nord AS")
        .set("sub_processors--cell-1-country", "Norge");
    assert_eq!(browser.submit(first).await.status, 303);
    // A colleague who had the same page open changes another field, and nothing else is touched.
    let second = page.form(&path).set("address--text", "Storgata 1");
    assert_eq!(browser.submit(second).await.status, 303);
    // Where both wrote, nothing is overwritten, the other's text is shown, and the rest is saved all the same.
    let third = page.form(&path).set("org_number--text", "310000132").set("email--text", "svar@fjordtavla.example");
    let conflict = browser.submit(third).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.words(".ds-alert").contains("310000124"), "{}", conflict.text());
    assert_eq!(conflict.form(&path).value("org_number--text"), Some("310000132"));
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let stored = |key: &str| state.answers[key].answer.plain_text();
    assert_eq!(stored("sub_processors"), "Norge Skydrift Nord AS");
    assert_eq!((stored("org_number"), stored("phone")), ("310000124".to_owned(), "22 00 00 00".to_owned()));
    assert_eq!((stored("address"), stored("email")), ("Storgata 1".to_owned(), "svar@fjordtavla.example".to_owned()));
    // A second press is a choice: now the person has seen it.
    assert_eq!(browser.submit(conflict.form(&path)).await.status, 303);
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.answers["org_number"].answer, Answer::text("310000132"));
    // The script is told in words.
    let body = url(&page.form(&path).set("org_number--text", "310000140").fields);
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("hx-request", "true")];
    let told = browser.send(Method::POST, &path, &headers, Some(body.into_bytes())).await;
    assert_eq!(told.status, 409);
    assert!(
        told.text().contains("310000132") && told.headers["x-revision"].contains("org_number.2."),
        "{}",
        told.text()
    );
});

fn url(fields: &[(String, String)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect::<Vec<_>>().join("&")
}

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

db_test!(after_a_change_a_new_submission_stands_beside_the_old_one, async |app: TestApp| {
    let first = app.assessor().await;
    let asked = app.ask(&first).await;
    let given = app.answer_and_submit(&asked, "Et svar").await;
    let form = SubmitForm { submitted_by: "Ola Test".to_owned(), gaps: BTreeMap::new() };
    // The same customer asks again: the answers are there, and unchanged they are the same submission.
    let again = app.ask(&first).await;
    let SubmitOutcome::Submitted(same) = submit(&app.app, &again.supplier, form.clone()).await.unwrap() else {
        panic!()
    };
    assert_eq!(same.id, given);
    let third = app.ask(&first).await;
    let key = first_question(&app, &third).await;
    let revision = load(&app.app, &third.supplier).await.unwrap().revision(&key);
    let answer = Answer::text("Noe nytt");
    tillit::features::response::service::save_answer(&app.app, &third.supplier, &key, answer, revision).await.unwrap();
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
