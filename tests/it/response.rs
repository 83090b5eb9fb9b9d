//! Answering: the task list, autosave, conflicts, evidence, sending in.

use actix_web::http::Method;
use tillit::domain::answer::Answer;
use tillit::features::evidence::service as evidence;
use tillit::features::response::service::load;
use tillit::features::response::submit::{Reasons, SubmitForm, SubmitOutcome, submit};

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
    assert_eq!(page.form(&path).value("org_number--text"), Some("310000124"));
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
        assert!(refused.words(".ds-error-summary").to_lowercase().contains("innholdet"), "{}", refused.text());
    }
    let document = evidence::list(&app.app, &asked.supplier).await.unwrap().remove(0);
    let own = browser.get(&format!("{upload}/{}", document.id)).await;
    assert_eq!(own.body, PDF);
    assert!(own.headers["content-disposition"].starts_with("attachment"));
    let removal = page.attributes("#cited form", "action").remove(0);
    assert_eq!(browser.post(&removal, &[]).await.status, 303);
    assert_eq!(browser.post(&format!("{upload}/{}/remove", document.id), &[]).await.status, 303);
    assert_eq!(browser.get(&format!("{upload}/{}", document.id)).await.status, 404);
});

db_test!(a_cited_document_is_deleted_after_one_question_that_names_the_answers, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let key = first_question(&app, &asked).await;
    let bytes = bytes::Bytes::from_static(PDF);
    let document = evidence::add(&app.app, &asked.supplier, "rapport.pdf", bytes).await.unwrap();
    evidence::cite(&app.app, &asked.supplier, &key, &document, "side 4").await.unwrap();
    let mut browser = app.opened(&asked).await;
    let list = format!("/r/{}/evidence", asked.request);
    let remove = format!("{list}/{document}/remove");
    let form = browser.get(&list).await.form(&remove);
    let question = browser.submit(form).await;
    assert_eq!(question.status, 200, "{}", question.text());
    assert_eq!(question.all_words("main .ds-list li").len(), 1);
    assert!(question.words("main .ds-list li").contains("Fjordtavla AS skole: 1 "), "{}", question.words("main"));
    assert_eq!(browser.get(&format!("{list}/{document}")).await.status, 200, "nothing has happened yet");

    // Cited by one more meanwhile: asked anew.
    let second = load(&app.app, &asked.supplier).await.unwrap().questionnaire.questions().nth(1).unwrap().key.clone();
    evidence::cite(&app.app, &asked.supplier, &second, &document, "").await.unwrap();
    let question = browser.submit(question.form(&remove)).await;
    assert_eq!(question.all_words("main .ds-list li").len(), 2);
    let done = browser.submit_and_follow(question.form(&remove)).await;
    assert!(done.text().contains("Dokumentet er slettet"), "{}", done.text());
    assert!(load(&app.app, &asked.supplier).await.unwrap().citations.is_empty());
});

db_test!(bytes_go_with_the_last_document_that_has_them, async |app: TestApp| {
    let customer = app.assessor().await;
    let (one, other) = (app.ask(&customer).await, app.ask_supplier(&customer, "Vardesyn AS", "310000132").await);
    let add = async |asked: &Asked, name| {
        evidence::add(&app.app, &asked.supplier, name, bytes::Bytes::from_static(PDF)).await.unwrap()
    };
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PDF));
    let (first, second, theirs) = (add(&one, "a.pdf").await, add(&one, "b.pdf").await, add(&other, "c.pdf").await);
    for (asked, document) in [(&one, first), (&one, second)] {
        evidence::remove(&app.app, &asked.supplier, &document, 0).await.unwrap();
        assert!(app.app.files.has(&hash).await.unwrap(), "somebody still has this content");
    }
    evidence::remove(&app.app, &other.supplier, &theirs, 0).await.unwrap();
    assert!(!app.app.files.has(&hash).await.unwrap());

    // What was sent in stays, whoever asks.
    let kept = add(&other, "c.pdf").await;
    let key = first_question(&app, &other).await;
    evidence::cite(&app.app, &other.supplier, &key, &kept, "").await.unwrap();
    app.answer_and_submit(&other, "Et svar").await;
    let again = app.ask_about(&customer, &other.supplier.supplier, &other.product).await;
    let refused = evidence::remove(&app.app, &again.supplier, &kept, 1).await;
    assert_eq!(refused.unwrap_err().code(), tillit::error::Code::EvidenceInUse);
    assert!(app.app.files.has(&hash).await.unwrap());
    let list = app.opened(&again).await.get(&format!("/r/{}/evidence", again.request)).await;
    assert!(!list.text().contains(&format!("{kept}/remove")), "no button for what cannot be deleted");
});

db_test!(a_document_that_was_altered_in_the_store_is_not_handed_to_the_customer, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let key = first_question(&app, &asked).await;
    let bytes = bytes::Bytes::from_static(PDF);
    let document = evidence::add(&app.app, &asked.supplier, "rapport.pdf", bytes).await.unwrap();
    evidence::cite(&app.app, &asked.supplier, &key, &document, "").await.unwrap();
    let submission = app.answer_and_submit(&asked, "Et svar").await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let path = format!("/submissions/{submission}/evidence/{document}");
    assert_eq!(browser.get(&path).await.body, PDF);
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PDF));
    std::fs::write(app.file_of(&hash), b"%PDF-1.7\nsomething else").unwrap();
    assert_eq!(browser.get(&path).await.status, 500);
});

db_test!(a_used_up_link_says_so_and_leads_to_the_receipt, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    app.answer_and_submit(&asked, "Et svar").await;
    let mut browser = app.browser();
    let page = browser.get(&asked.link).await;
    assert_eq!((page.status, page.words("h1").as_str()), (200, "Svarene er sendt inn"));
    let words = page.words("main");
    assert!(!words.contains("Svarene lagres mens") && !words.contains("Frist"), "{words}");
    let opened = browser.submit(page.form(&asked.link)).await;
    assert_eq!(opened.location(), Some(format!("/r/{}/receipt", asked.request)));
    let receipt = browser.visit(&opened.location().unwrap()).await;
    assert_eq!(receipt.status, 200, "{}", receipt.text());
    // The logo leads to the supplier's own page, not to the sign-in of the municipality.
    assert_eq!(receipt.attributes("a.brand", "href"), [format!("/r/{}", asked.request)]);
});

db_test!(a_table_that_is_too_large_comes_back_whole, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/head", asked.request);
    let form = browser.get(&path).await.form(&path);
    let cell = form.fields.iter().find(|(name, _)| name.contains("cell-0-")).unwrap().0.clone();
    let long = browser.submit(form.clone().set(&cell, &"x".repeat(32_768))).await;
    assert_eq!(long.status, 422, "{}", long.words("main"));
    assert_eq!(long.form(&path).value(&cell).map(str::len), Some(32_768));
    let mut many = form;
    for row in 0..101 {
        many = many.set(&cell.replace("cell-0-", &format!("cell-{row}-")), &format!("Rad {row}"));
    }
    let many = browser.submit(many).await;
    assert_eq!(many.status, 422);
    let last = cell.replace("cell-0-", "cell-100-");
    assert_eq!(many.form(&path).value(&last), Some("Rad 100"));
    assert_eq!(
        many.attributes(".ds-error-summary a", "href"),
        [format!("#{}", cell.split("cell").next().unwrap().to_owned() + "table")]
    );
});

db_test!(what_is_owed_is_said_in_words, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let state = load(&app.app, &asked.supplier).await.unwrap();
    for (language, must, on_yes) in [
        ("nb", "Må fylles ut", "Må fylles ut når svaret er «Ja»."),
        ("nn", "Må fyllast ut", "Må fyllast ut når svaret er «Ja»."),
        ("en", "Required", "Required when the answer is “Yes”."),
        ("sv", "Måste fyllas i", "Måste fyllas i när svaret är ”Ja”."),
    ] {
        let mut browser = app.browser().speaking(language);
        browser.post(&asked.link, &[]).await;
        for question in state.questionnaire.questions() {
            let page = browser.get(&format!("/r/{}/questions/{}", asked.request, question.key)).await;
            assert_eq!(page.words(".q__no .must"), must, "{language} {}", question.key);
            let says = page.words("#explanation-help");
            let expected = if matches!(question.number, 50 | 51) { on_yes } else { "" };
            assert_eq!(says, expected, "{language} {}", question.key);
        }
    }
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
    assert_eq!(links.len(), 1 + 3, "head fields as one, and a line for each section where there are many");
    assert_eq!(links[0], "#head");
    assert_eq!(refused.all_words(".ds-validation-message").len(), 51, "every question says so itself");
    assert!(refused.words("main").contains("0 av 51 spørsmål er besvart"), "{}", refused.words("main"));

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

db_test!(reasons_are_kept_when_the_page_is_left_and_one_holds_for_all, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let (head, path) = (format!("/r/{}/head", asked.request), format!("/r/{}/submit", asked.request));
    let form = browser.get(&head).await.form(&head).set("filled_in_by--text", "Kari Test");
    browser.submit(form.set("email--text", "svar@fjordtavla.example")).await;
    let page = browser.get(&path).await;
    let own = page.attributes("input[name^=gap-]", "name").remove(0);
    let form = page.form(&path).set(&own, "Kommer i januar.").set("reason", "Vi er ikke ferdige.").set("go", "hub");
    let left = browser.submit(form).await;
    assert_eq!(left.location().unwrap(), format!("/r/{}?done=reasons-saved", asked.request));
    let page = browser.get(&path).await;
    assert_eq!(page.form(&path).value(&own), Some("Kommer i januar."));
    assert_eq!(page.form(&path).value("reason"), Some("Vi er ikke ferdige."));
    let sent = browser.submit(page.form(&path)).await;
    assert_eq!(sent.status, 303, "{}", sent.words("main"));
    let receipt = browser.visit(&sent.location().unwrap()).await.words("main");
    assert_eq!(receipt.matches("Kommer i januar.").count(), 1, "its own reason goes before the common one");
    assert_eq!(receipt.matches("Vi er ikke ferdige.").count(), 50);
});

db_test!(a_save_tells_the_page_how_far_the_question_has_come, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/questions/{}", asked.request, first_question(&app, &asked).await);
    let page = browser.get(&path).await;
    assert_eq!(page.attributes("aside progress", "data-on"), ["1"]);
    assert!(page.words("aside").contains("Ett spørsmål til kan komme"), "{}", page.words("aside"));
    let saved = autosave(&mut browser, &path, "0", "Et svar").await;
    assert_eq!(saved.attributes("[data-mark]", "data-mark"), ["on"]);
    assert_eq!(saved.words("[data-mark]"), "Besvart");
    // What else is asked follows from the answer to 51: no count is foretold there.
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let deciding = state.questionnaire.questions().find(|question| question.number == 51).unwrap();
    let page = browser.get(&format!("/r/{}/questions/{}", asked.request, deciding.key)).await;
    assert!(page.attributes("aside [data-on]", "data-on").is_empty());
});

db_test!(after_a_change_a_new_submission_stands_beside_the_old_one, async |app: TestApp| {
    let first = app.assessor().await;
    let asked = app.ask(&first).await;
    let given = app.answer_and_submit(&asked, "Et svar").await;
    let form = SubmitForm { submitted_by: "Ola Test".to_owned(), gaps: Reasons::default() };
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

db_test!(an_odd_address_is_pointed_out_before_sending_in_and_saved_all_the_same, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let head = format!("/r/{}/head", asked.request);
    let form = browser.get(&head).await.form(&head);
    let form = form.set("email--text", "not an email").set("org_number--text", "abc");
    assert_eq!(browser.submit(form).await.status, 303);
    assert_eq!(browser.get(&head).await.form(&head).value("email--text"), Some("not an email"));
    assert_eq!(browser.get(&head).await.all_words(".needs").len(), 2, "at the fields");
    let hub = browser.get(&format!("/r/{}", asked.request)).await;
    assert!(!hub.words("#task-head").contains("Besvart"), "{}", hub.words("#task-head"));
    let check = browser.get(&format!("/r/{}/submit", asked.request)).await;
    assert_eq!(check.all_words("main .ds-alert q"), ["abc", "not an email"], "{}", check.words("main"));
    let form = browser.get(&head).await.form(&head);
    let form = form.set("email--text", "svar@fjordtavla.example").set("org_number--text", "310 000 124");
    browser.submit(form).await;
    assert!(browser.get(&format!("/r/{}/submit", asked.request)).await.all_words("main .ds-alert q").is_empty());
});

db_test!(an_upload_that_cannot_be_cited_as_said_leaves_no_file_behind, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let key = first_question(&app, &asked).await;
    let mut browser = app.opened(&asked).await;
    let upload = format!("/r/{}/evidence", asked.request);
    let long = "x".repeat(201);
    for (fields, status) in
        [([("question", "no_such"), ("place", "")], 404), ([("question", key.as_str()), ("place", long.as_str())], 400)]
    {
        assert_eq!(browser.upload(&upload, &fields, &[("file", "rapport.pdf", PDF)]).await.status, status);
        assert!(evidence::list(&app.app, &asked.supplier).await.unwrap().is_empty(), "{fields:?}");
    }
    for name in ["tom.txt", "tom.csv", "tom.md", "tom.pdf"] {
        let page = browser.upload(&upload, &[], &[("file", name, b"")]).await;
        assert_eq!(page.status, 422, "{name}");
        assert!(page.words(".ds-error-summary").contains("Filen er tom."), "{}", page.words(".ds-error-summary"));
    }
    assert!(evidence::list(&app.app, &asked.supplier).await.unwrap().is_empty());
    assert_eq!(browser.upload(&upload, &[], &[("file", "rapport\u{202E}fdp.txt", b"tekst")]).await.status, 303);
    assert_eq!(evidence::list(&app.app, &asked.supplier).await.unwrap()[0].file_name, "rapportfdp.txt");
});

db_test!(a_yes_or_no_that_is_neither_takes_no_answer_away, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/questions/third_party_sharing", asked.request);
    let form = browser.get(&path).await.form(&path).set("value", "no");
    assert_eq!(browser.submit(form).await.status, 303);
    let form = browser.get(&path).await.form(&path);
    let page = browser.submit(form.clone().set("value", "maybe")).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert_eq!(page.attributes(".ds-error-summary a", "href"), ["#value"]);
    let saved = browser.save(&path, &form.set("value", "maybe").fields).await;
    assert_eq!(saved.status, 422, "{}", saved.text());
    let stored = load(&app.app, &asked.supplier).await.unwrap().answers["third_party_sharing"].clone();
    assert_eq!((stored.answer.value, stored.revision), (tillit::domain::answer::AnswerValue::YesNo(false), 1));
});
