//! Rating answers, what they come to, and comparing.

use actix_web::http::Method;
use tillit::domain::rating::{Confidence, Level, Verdict};
use tillit::features::assessment::service::{self as assessments, RateOutcome};

use crate::db_test;
use crate::harness::TestApp;

const EMAIL: &str = "assessor@nordfjorden.example";

fn level(number: u8) -> Verdict {
    Verdict::Level(Level::new(number).unwrap(), Confidence::Documented)
}

db_test!(an_assessor_rates_page_by_page_and_sees_the_arithmetic, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et fyldig svar med flere ord").await;
    let mut browser = app.signed_in(EMAIL).await;
    let list = browser.get("/assessments").await;
    let start = browser.submit(list.form(&format!("/submissions/{submission}/assessment"))).await;
    let base = start.location().unwrap();
    // A second time it is the same one.
    assert_eq!(browser.post(&format!("/submissions/{submission}/assessment"), &[]).await.location().unwrap(), base);
    let overview = browser.get(&base).await;
    assert_eq!(overview.status, 200, "{}", overview.text());
    assert_eq!(overview.all_words("ol h3").len(), 52);
    assert!(overview.text().contains("0 av 52 vurdert"), "{}", overview.words(".supp"));

    let first = overview.attributes("a.ds-button", "href").remove(0);
    let page = browser.get(&first).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let saved =
        browser.submit(page.form(&first).set("rating", "3").set("confidence", "documented").set("go", "next")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let second = saved.location().unwrap();
    assert_ne!(second, first);
    let form = browser.get(&second).await.form(&second).set("rating", "not_applicable");
    let refused = browser.submit(form).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attributes(".ds-error-summary a", "href"), ["#reason"]);
    let done = browser.submit(refused.form(&second).set("reason", "Gjelder ikke et nettleserbasert verktøy.")).await;
    assert_eq!(done.status, 303, "{}", done.text());

    let score = browser.get(&format!("{base}/score")).await;
    assert_eq!(score.status, 200, "{}", score.text());
    assert!(score.words("main").contains("75,00 %"), "{}", score.words("#whole"));
    assert!(score.text().contains("GDPR art. 24"), "{}", score.text());
    let finished = browser.submit_and_follow(score.form(&format!("{base}/finish"))).await;
    assert!(finished.text().contains("Merket som ferdig av Test assessor"), "{}", finished.text());
    let late = browser.post(&first, &[("rating".into(), "0".into()), ("revision".into(), "1".into())]).await;
    assert_eq!(late.status, 409);
    assert!(browser.get("/assessments").await.words("table").contains("3,0"));
    let reopened = browser.submit_and_follow(finished.form(&format!("{base}/reopen"))).await;
    assert!(reopened.text().contains("Vurderingen er åpnet igjen"), "{}", reopened.text());
});

db_test!(two_assessors_do_not_overwrite_each_other, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et svar").await;
    let id = assessments::start(&app.app, &customer, &submission).await.unwrap();
    let state = assessments::load(&app.app, &customer, &id).await.unwrap();
    let key = state.questionnaire.questions().next().unwrap().key.clone();
    let rated = assessments::rate(&app.app, &customer, &id, &key, Some(level(4)), "God", 0).await.unwrap();
    assert!(matches!(rated, RateOutcome::Saved { revision: 1, .. }));
    let clash = assessments::rate(&app.app, &customer, &id, &key, Some(level(1)), "Dårlig", 0).await.unwrap();
    let RateOutcome::Conflict { theirs } = clash else { panic!("{clash:?}") };
    assert_eq!((theirs.verdict, theirs.reason.as_str()), (Some(level(4)), "God"));
    let mut browser = app.signed_in(EMAIL).await;
    let path = format!("/assessments/{id}/questions/{key}");
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("hx-request", "true")];
    let body = b"rating=0&confidence=claimed&reason=&revision=0".to_vec();
    let conflict = browser.send(Method::POST, &path, &headers, Some(body)).await;
    assert_eq!((conflict.status, conflict.headers["x-revision"].as_str()), (409, "1"));
    assert!(conflict.text().contains("data-resolve=\"mine\""));
    let body = b"rating=2&confidence=claimed&reason=&revision=1".to_vec();
    let saved = browser.send(Method::POST, &path, &headers, Some(body)).await;
    assert_eq!((saved.status, saved.headers["x-revision"].as_str()), (200, "2"), "{}", saved.text());
    // How far the assessment has come is told with the save.
    assert!(saved.words("[data-swap=standing]").contains("1 av 52 vurdert"), "{}", saved.text());
    let body = b"rating=not_applicable&confidence=claimed&reason=&revision=2".to_vec();
    let refused = browser.send(Method::POST, &path, &headers, Some(body)).await;
    assert_eq!(refused.status, 422);
    let at_the_field = refused.words("[data-swap=reason-problem]");
    assert!(at_the_field.contains("Skriv hvorfor spørsmålet ikke er aktuelt"), "{}", refused.text());
    let note = browser.get(&path).await.form(&format!("{path}/notes")).set("note", "Ring dem.");
    let noted = browser.submit_and_follow(note).await;
    assert!(noted.words("#notes ~ *, .msg").contains("Ring dem."), "{}", noted.text());
});

db_test!(suppliers_are_compared_question_by_question, async |app: TestApp| {
    let customer = app.assessor().await;
    let mut submissions = Vec::new();
    for (name, number, rating) in [("Fjordtavla AS", "310000124", 4), ("Vardesyn AS", "310000132", 1)] {
        let asked = app.ask_supplier(&customer, name, number).await;
        let submission = app.answer_and_submit(&asked, &format!("Ordene til {name}")).await;
        let id = assessments::start(&app.app, &customer, &submission).await.unwrap();
        let state = assessments::load(&app.app, &customer, &id).await.unwrap();
        for question in state.questionnaire.questions().take(40) {
            assessments::rate(&app.app, &customer, &id, &question.key, Some(level(rating)), "", 0).await.unwrap();
        }
        submissions.push(submission);
    }
    let mut browser = app.signed_in(EMAIL).await;
    let choose = browser.get("/comparison").await;
    assert_eq!(choose.attributes("input[name=submission]", "value").len(), 2, "{}", choose.text());
    let one = browser.get(&format!("/comparison?submission={}&compare=1", submissions[0])).await;
    assert_eq!(one.status, 422);
    let query = format!("submission={}&submission={}", submissions[0], submissions[1]);
    let page = browser.get(&format!("/comparison?{query}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.all_words(".heat[data-matrix] tbody tr:not(.grp)").len(), 52);
    // Unrated is a dash, not zero.
    let last = page.all_words(".heat[data-matrix] tbody tr:not(.grp)").pop().unwrap();
    assert!(last.contains("Ikke vurdert") && !last.contains(" 0 "), "{last}");
    assert!(page.words(".sum").contains("4,0"), "{}", page.words(".sum"));
    // The unmet must caps the second supplier, which was rated 1 everywhere.
    assert!(page.words(".sum").contains("1,0"), "{}", page.words(".sum"));
    let cell = page.attributes(".heat[data-matrix] td a", "href").remove(0);
    let beside = browser.get(&cell).await;
    assert_eq!(beside.status, 200, "{}", beside.text());
    assert!(beside.text().contains("Ordene til Fjordtavla AS") && beside.text().contains("Ordene til Vardesyn AS"));
    app.stranger().await;
    let mut stranger = app.signed_in("assessor@sorvika.example").await;
    assert_eq!(stranger.get(&format!("/comparison?{query}")).await.status, 404);
    assert_eq!(stranger.get(&cell).await.status, 404);
});

db_test!(a_rating_that_is_none_leaves_the_stored_one_alone, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et svar").await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let started = browser.post(&format!("/submissions/{submission}/assessment"), &[]).await.location().unwrap();
    let path = browser.get(&started).await.attributes("a.ds-button", "href").remove(0);
    let form = browser.get(&path).await.form(&path);
    assert_eq!(browser.submit(form.set("rating", "3").set("confidence", "claimed")).await.status, 303);
    for wrong in ["7", "-1", "three"] {
        let form = browser.get(&path).await.form(&path).set("rating", wrong);
        let page = browser.submit(form).await;
        assert_eq!(page.status, 422, "{wrong}");
        assert!(page.words(".ds-error-summary").contains("fra 0 til 4"), "{}", page.words("main"));
        assert_eq!(browser.get(&path).await.form(&path).value("rating"), Some("3"), "{wrong}");
    }
});

/// The text of a submission as it stands in the database.
#[derive(diesel::QueryableByName)]
struct Body {
    #[diesel(sql_type = diesel::sql_types::Text)]
    body: String,
}

db_test!(a_submission_that_was_altered_is_not_shown_and_the_log_tells_of_it, async |app: TestApp| {
    use tillit::features::event::service::verify;
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et fyldig svar").await;
    let mut browser = app.signed_in(EMAIL).await;
    let base = browser.post(&format!("/submissions/{submission}/assessment"), &[]).await.location().unwrap();
    assert_eq!(browser.get(&base).await.status, 200);
    assert!(verify(&app.app).await.unwrap().iter().all(|chain| chain.faults.is_empty()));
    let run = async |statement: String| {
        let done = app.app.db.write(move |connection| -> Result<_, tillit::platform::db::StoreError> {
            Ok(diesel::RunQueryDsl::execute(diesel::sql_query(statement), connection)?)
        });
        assert_eq!(done.await.unwrap(), 1);
    };
    run("UPDATE submissions SET body = replace(body, 'Et fyldig svar', 'Et annet svar')".to_owned()).await;
    let page = browser.get(&base).await;
    assert_eq!(page.status, 500);
    assert_eq!(page.words("h1"), "Lagrede opplysninger kan ikke brukes", "{}", page.text());
    assert!(!page.text().contains("Et annet svar"));
    let faults =
        async || verify(&app.app).await.unwrap().into_iter().flat_map(|chain| chain.faults).collect::<Vec<_>>();
    let found = faults().await;
    // Both chains tell of it: the supplier's and the customer's.
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|fault| fault.contains("altered") && fault.contains(submission.as_str())), "{found:?}");

    // A hash that was made to fit helps nobody: the log has the one from then.
    let body = "SELECT body FROM submissions".to_owned();
    let read = app.app.db.read(move |connection| -> Result<Vec<Body>, tillit::platform::db::StoreError> {
        Ok(diesel::RunQueryDsl::load(diesel::sql_query(body), connection)?)
    });
    let hash = tillit::domain::submission::hash_of(&read.await.unwrap()[0].body);
    run(format!("UPDATE submissions SET sha256 = '{hash}'")).await;
    assert_eq!(faults().await.len(), 2);
});

db_test!(the_arithmetic_says_nothing_that_is_false, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et fyldig svar").await;
    let id = assessments::start(&app.app, &customer, &submission).await.unwrap();
    let state = assessments::load(&app.app, &customer, &id).await.unwrap();
    for (place, question) in state.questionnaire.questions().take(11).enumerate() {
        let confidence = if place % 3 == 0 { Confidence::Documented } else { Confidence::Claimed };
        let verdict = Verdict::Level(Level::new(3).unwrap(), confidence);
        assessments::rate(&app.app, &customer, &id, &question.key, Some(verdict), "", 0).await.unwrap();
    }
    let page = app.signed_in(EMAIL).await.get(&format!("/assessments/{id}/score")).await;
    let equations: Vec<String> = page.all_words("dl.kv dd").into_iter().filter(|words| words.contains('=')).collect();
    assert_eq!(equations.len(), 2, "{}", page.text());
    for equation in equations {
        let (fraction, percent) = equation.split_once(" = ").unwrap();
        let (part, whole) = fraction.split_once(" / ").unwrap();
        let share: f64 = part.parse::<f64>().unwrap() / whole.parse::<f64>().unwrap();
        assert_eq!(percent, format!("{:.2} %", share * 100.0).replace('.', ","), "{equation}");
    }
});

db_test!(what_the_form_does_not_offer_is_refused, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et fyldig svar").await;
    let id = assessments::start(&app.app, &customer, &submission).await.unwrap();
    let state = assessments::load(&app.app, &customer, &id).await.unwrap();
    let key = state.questionnaire.questions().next().unwrap().key.clone();
    let verdict = level(3);
    assessments::rate(&app.app, &customer, &id, &key, Some(verdict), "", 0).await.unwrap();
    let path = format!("/assessments/{id}/questions/{key}");
    let mut browser = app.signed_in(EMAIL).await;
    let form = browser.get(&path).await.form(&path);
    for (name, value) in [("confidence", "bogus"), ("rating", "9"), ("rating", "bogus")] {
        let page = browser.submit(form.clone().set(name, value)).await;
        assert_eq!(page.status, 422, "{name}={value}: {}", page.text());
        assert_eq!(page.attributes(".ds-error-summary a", "href"), [format!("#{name}")]);
    }
    let state = assessments::load(&app.app, &customer, &id).await.unwrap();
    assert_eq!((state.ratings[&key].verdict, state.ratings[&key].revision), (Some(verdict), 1));
});
