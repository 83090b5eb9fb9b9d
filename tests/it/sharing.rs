//! Whose answers a link opens, and what happens when several people do things at the same moment.

use diesel::{RunQueryDsl, sql_query};
use tillit::domain::answer::Answer;
use tillit::error::Code;
use tillit::features::event::service::verify;
use tillit::features::evidence::service as evidence;
use tillit::features::response::reuse;
use tillit::features::response::service::{Saved, load, save_answer};
use tillit::features::response::submit::{Reasons, SubmitForm, SubmitOutcome, submit};
use tillit::features::submission::service as submissions;
use tillit::platform::db::StoreError;

use crate::db_test;
use crate::harness::{Asked, Browser, TestApp};

const PDF: &[u8] = b"%PDF-1.7\nan invented report";

async fn open(browser: &mut Browser, asked: &Asked) {
    let page = browser.get(&asked.link).await;
    assert_eq!(browser.submit(page.form(&asked.link)).await.status, 303);
}

/// Gives the supplier another name at the customer that asked.
async fn rename(app: &TestApp, asked: &Asked, name: &str) {
    use tillit::features::supplier::service::{Contact, change_contact, find};
    let supplier = &asked.supplier.supplier;
    let (known, _) = find(&app.app, &asked.customer, supplier).await.unwrap();
    let seen = Contact::of(&known);
    let new = Contact { name: name.to_owned(), ..seen.clone() };
    change_contact(&app.app, &asked.customer, supplier, &seen.mark(), new).await.unwrap();
}

db_test!(a_second_customers_link_opens_nothing_that_was_written_for_the_first, async |app: TestApp| {
    let (first, second) = (app.assessor().await, app.stranger().await);
    let asked = app.ask(&first).await;
    app.answer_all_but_one(&asked).await;
    let mut supplier = app.opened(&asked).await;
    let upload = format!("/r/{}/evidence", asked.request);
    assert_eq!(supplier.upload(&upload, &[], &[("file", "plan.pdf", PDF)]).await.status, 303);
    let document = evidence::list(&app.app, &asked.supplier).await.unwrap().remove(0).id;

    // The second customer registers the same supplier and product, with an address of its own, and opens the link itself.
    let other = app.ask(&second).await;
    assert_eq!((&other.product, &other.supplier.supplier), (&asked.product, &asked.supplier.supplier));
    let mut stranger = app.opened(&other).await;
    let hub = stranger.get(&format!("/r/{}", other.request)).await;
    assert!(hub.text().contains("0 av 51 besvart"), "{}", hub.text());
    assert!(!hub.text().contains("Nordfjorden"));
    assert!(hub.words("#reuse").contains("Har dere svart en annen kommune på det samme?"));
    assert!(hub.attributes("form[action$='/reuse']", "action").is_empty(), "nothing is offered");
    assert!(evidence::list(&app.app, &other.supplier).await.unwrap().is_empty());
    assert_eq!(stranger.get(&format!("/r/{}/evidence/{document}", other.request)).await.status, 404);
    let question = load(&app.app, &other.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    let cite = format!("/r/{}/questions/{question}/citations", other.request);
    let fields = [("evidence".to_owned(), document.to_string()), ("place".to_owned(), String::new())];
    assert_eq!(stranger.post(&cite, &fields).await.status, 404);
    let reuse = format!("/r/{}/reuse", other.request);
    let from = [("from".to_owned(), asked.request.to_string())];
    assert_eq!(
        stranger.post(&reuse, &from).await.status,
        404,
        "who holds one link cannot take over the other's answers"
    );
    assert!(load(&app.app, &other.supplier).await.unwrap().answers.is_empty());
});

db_test!(who_holds_both_links_answers_once_for_both_customers, async |app: TestApp| {
    let (first, second) = (app.assessor().await, app.stranger().await);
    let asked = app.ask(&first).await;
    app.answer_all_but_one(&asked).await;
    let mut supplier = app.opened(&asked).await;
    let upload = format!("/r/{}/evidence", asked.request);
    assert_eq!(supplier.upload(&upload, &[], &[("file", "plan.pdf", PDF)]).await.status, 303);
    let other = app.ask(&second).await;
    open(&mut supplier, &other).await;
    let hub_path = format!("/r/{}", other.request);
    let hub = supplier.get(&hub_path).await;
    let done = supplier.submit_and_follow(hub.form(&format!("{hub_path}/reuse"))).await;
    assert!(done.text().contains("51 av 52 besvart"), "{}", done.text());
    assert!(done.attributes("#reuse", "id").is_empty(), "nothing more to take over");
    assert_eq!(evidence::list(&app.app, &other.supplier).await.unwrap().len(), 1);

    // The gap is explained once; the second customer is given the same submission, and the reason is there already.
    let gap = |page: &crate::harness::Page| page.attributes("input[name^=gap-]", "name").remove(0);
    let path = format!("/r/{}/submit", asked.request);
    let page = supplier.get(&path).await;
    let name = gap(&page);
    let form = page.form(&path).set(&name, "Kommer i januar.").set("submitted_by", "Kari Test");
    assert_eq!(supplier.submit(form).await.status, 303);
    let path = format!("/r/{}/submit", other.request);
    let page = supplier.get(&path).await;
    assert_eq!(page.form(&path).value(&name), Some("Kommer i januar."));
    assert_eq!(supplier.submit(page.form(&path).set("submitted_by", "Kari Test")).await.status, 303);
    let receipt = supplier.get(&format!("/r/{}/receipt", other.request)).await;
    assert!(receipt.text().contains("Kommer i januar."), "{}", receipt.text());
    let given = async |asked: &Asked| {
        let scope = asked.supplier.clone();
        let found = app.app.db.read(move |connection| submissions::given_to_request(connection, &scope)).await;
        found.unwrap().unwrap().id
    };
    let submission = given(&asked).await;
    assert_eq!(submission, given(&other).await);

    // Each customer reads the supplier's name as it wrote it, in the workbook of the submission as well.
    rename(&app, &other, "Tavlefirmaet i fjorden").await;
    for (email, own, others) in [
        ("assessor@nordfjorden.example", "Fjordtavla AS", "Tavlefirmaet i fjorden"),
        ("assessor@sorvika.example", "Tavlefirmaet i fjorden", "Fjordtavla AS"),
    ] {
        let file = app.signed_in(email).await.get(&format!("/submissions/{submission}/workbook")).await;
        assert_eq!(file.status, 200);
        let name = file.headers["content-disposition"].clone();
        let words: String = crate::harness::parts(&file.body).into_values().collect();
        assert!(
            words.contains(&format!("<t>{own}</t>")) && !words.contains(&format!("<t>{others}</t>")),
            "{email}: {name}"
        );
    }

    // A new request of either customer does not open what now belongs to both.
    let third = app.ask(&first).await;
    assert!(load(&app.app, &third.supplier).await.unwrap().answers.is_empty());
});

db_test!(a_response_that_has_begun_is_not_thrown_away_for_another, async |app: TestApp| {
    let (first, second) = (app.assessor().await, app.stranger().await);
    let (asked, other) = (app.ask(&first).await, app.ask(&second).await);
    app.answer_all_but_one(&asked).await;
    let mut supplier = app.opened(&asked).await;
    open(&mut supplier, &other).await;
    let question = load(&app.app, &other.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    save_answer(&app.app, &other.supplier, &question, Answer::text("Noe eget"), 0).await.unwrap();
    let hub = supplier.get(&format!("/r/{}", other.request)).await;
    assert!(hub.attributes("#reuse", "id").is_empty(), "{}", hub.text());
    let from = [("from".to_owned(), asked.request.to_string())];
    assert_eq!(supplier.post(&format!("/r/{}/reuse", other.request), &from).await.status, 409);
    let kept = load(&app.app, &other.supplier).await.unwrap();
    assert_eq!(kept.answers[&question].answer, Answer::text("Noe eget"));
});

db_test!(who_they_are_does_not_stand_in_the_way_of_answers_given_elsewhere, async |app: TestApp| {
    let (first, second) = (app.assessor().await, app.stranger().await);
    let (asked, other) = (app.ask(&first).await, app.ask(&second).await);
    let question = load(&app.app, &asked.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    save_answer(&app.app, &asked.supplier, &question, Answer::text("Svart før"), 0).await.unwrap();
    let mut supplier = app.opened(&asked).await;
    open(&mut supplier, &other).await;
    save_answer(&app.app, &other.supplier, "phone", Answer::text("22 00 00 00"), 0).await.unwrap();
    let hub = supplier.get(&format!("/r/{}", other.request)).await;
    let taken = supplier.submit(hub.form(&format!("/r/{}/reuse", other.request))).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let answers = load(&app.app, &other.supplier).await.unwrap().plain_answers();
    assert_eq!(answers[&question], Answer::text("Svart før"));
    assert_eq!(answers["phone"], Answer::text("22 00 00 00"), "what was filled in here is not lost");
});

db_test!(a_session_that_is_unknown_has_nothing_to_offer, async |app: TestApp| {
    let (first, second) = (app.assessor().await, app.stranger().await);
    let (asked, other) = (app.ask(&first).await, app.ask(&second).await);
    app.answer_all_but_one(&asked).await;
    let nobody = tillit::domain::id::SessionId::new("nobody");
    let offers = reuse::offers(&app.app, &other.supplier, &nobody).await.unwrap();
    assert!(offers.is_some_and(|offers| offers.is_empty()));
});

db_test!(what_was_saved_before_sending_in_is_in_the_submission, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    app.answer_all_but_one(&asked).await;
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let keys: Vec<String> = state.questionnaire.questions().map(|question| question.key.clone()).collect();
    let first = keys[0].clone();
    save_answer(&app.app, &asked.supplier, &first, Answer::text("Et svar"), 0).await.unwrap();
    // Four people save, each an answer of their own, while a fifth sends in as often as it takes.
    let saving = |key: String| {
        let (app, scope) = (app.app.clone(), asked.supplier.clone());
        async move {
            let (mut revision, mut acknowledged) = (load(&app, &scope).await.unwrap().revision(&key), None);
            for round in 0..40 {
                let text = format!("Runde {round}");
                match save_answer(&app, &scope, &key, Answer::text(text.clone()), revision).await {
                    Ok(Saved::Saved { revision: now, .. }) => (revision, acknowledged) = (now, Some(text)),
                    Ok(Saved::Conflict { theirs }) => panic!("{theirs:?}"),
                    Err(error) => {
                        assert_eq!(error.code(), Code::AlreadySubmitted);
                        break;
                    }
                }
            }
            (key, acknowledged)
        }
    };
    let sending = async {
        let form = SubmitForm { submitted_by: "Kari Test".to_owned(), gaps: Reasons::default() };
        for _ in 0..200 {
            match submit(&app.app, &asked.supplier, form.clone()).await {
                Ok(SubmitOutcome::Submitted(given)) => return given.content,
                Ok(SubmitOutcome::Incomplete(missing)) => panic!("{missing:?}"),
                Err(error) => assert_eq!(error.code(), Code::Conflict),
            }
        }
        panic!("nobody stopped saving");
    };
    let [one, two, three, four] = [1, 2, 3, 4].map(|at| saving(keys[at].clone()));
    let (content, one, two, three, four) = futures_util::join!(sending, one, two, three, four);
    for (key, acknowledged) in [one, two, three, four] {
        if let Some(text) = acknowledged {
            assert_eq!(content.answers[&key], Answer::text(text), "{key}");
        }
    }
});

db_test!(two_may_register_the_same_supplier_at_once, async |app: TestApp| {
    let customers = [app.assessor().await, app.stranger().await];
    let asked = futures_util::future::join_all((0..8).map(|at| app.ask(&customers[at % 2]))).await;
    for other in &asked {
        assert_eq!((&other.supplier.supplier, &other.product), (&asked[0].supplier.supplier, &asked[0].product));
    }
});

db_test!(a_new_link_puts_out_whoever_came_by_the_old_one, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut wrong_person = app.opened(&asked).await;
    let hub = format!("/r/{}", asked.request);
    assert_eq!(wrong_person.get(&hub).await.status, 200);
    let name = "Nordfjorden kommune";
    tillit::features::campaign::service::renew_link(&app.app, &customer, name, &asked.request).await.unwrap();
    assert_eq!(wrong_person.get(&hub).await.status, 404);
});

db_test!(what_no_page_sends_is_refused_without_an_accident, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut member = app.signed_in("assessor@nordfjorden.example").await;
    for path in ["/campaigns/%00", "/r/%00", "/assessments/%01/score", "/suppliers/%7F", "/l/%0a"] {
        assert_eq!(member.get(path).await.status, 404, "{path}");
    }
    assert_eq!(member.get("/suppliers?search=%00").await.status, 400);
    let new = "/suppliers/new";
    let form = member.get(new).await.form("/suppliers");
    let named = form.clone().set("name", "A\u{0}B").set("org_number", "310000132").set("contact_email", "a@b.example");
    let saved = member.submit_and_follow(named.set("product", "P\u{1}Q")).await;
    assert!(saved.text().contains("AB") && saved.text().contains("PQ"), "{}", saved.text());
    let lines = form.set("name", "To\nlinjer").set("org_number", "310000140").set("contact_email", "a@b.example");
    let refused = member.submit(lines.set("product", "Noe")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.words(".ds-error-summary").contains("én linje"), "{}", refused.text());
    let form = member.get("/campaigns/new").await.form("/campaigns").set("title", "Langt fram");
    let far = member.submit(form.set("deadline", "+262142-12-31").set("products", asked.product.as_str())).await;
    assert_eq!(far.status, 422, "{}", far.text());

    let mut supplier = app.opened(&asked).await;
    let key = load(&app.app, &asked.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    let path = format!("/r/{}/questions/{key}", asked.request);
    let form = supplier.get(&path).await.form(&path).set("text", "Et svar\u{0}");
    for (revision, status) in [("9223372036854775807", 400), ("-1", 400), ("abc", 400), ("5", 303)] {
        assert_eq!(supplier.submit(form.clone().set("revision", revision)).await.status, status, "{revision}");
    }
    assert_eq!(load(&app.app, &asked.supplier).await.unwrap().answers[&key].answer, Answer::text("Et svar"));
});

db_test!(signing_in_leads_nowhere_else, async |app: TestApp| {
    app.assessor().await;
    for next in ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/\u{1}/evil"] {
        let mut browser = app.browser();
        let form = browser.get("/sign-in").await.form("/sign-in").set("email", "assessor@nordfjorden.example");
        let form = form.set("password", crate::harness::PASSWORD).set("next", next);
        assert_eq!(browser.submit(form).await.location().as_deref(), Some("/overview"), "{next:?}");
    }
});

db_test!(a_removed_chain_and_a_row_put_in_front_are_found, async |app: TestApp| {
    let customer = app.assessor().await;
    app.ask(&customer).await;
    let whole = verify(&app.app).await.unwrap();
    assert!(whole.iter().all(|chain| chain.faults.is_empty()), "{whole:?}");
    let tenant = customer.customer.to_string();
    let run = async |statement: String| {
        let done = app
            .app
            .db
            .write(move |connection| -> Result<_, StoreError> { Ok(sql_query(statement).execute(connection)?) });
        done.await.unwrap();
    };
    run(format!(
        "INSERT INTO events (tenant, sequence, at, actor, action, object, detail, hash) \
         SELECT tenant, 0, at, actor, action, object, detail, hash FROM events WHERE tenant = '{tenant}' AND sequence = 1"
    ))
    .await;
    let fault =
        async || verify(&app.app).await.unwrap().into_iter().find(|chain| chain.tenant == tenant).unwrap().faults;
    assert!(fault().await[0].contains("row 0 was put in"), "{:?}", fault().await);
    run(format!("DELETE FROM events WHERE tenant = '{tenant}'")).await;
    run(format!("DELETE FROM event_heads WHERE tenant = '{tenant}'")).await;
    assert!(fault().await[0].contains("the whole chain was removed"), "{:?}", fault().await);
});

db_test!(verifying_while_people_work_raises_no_alarm, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let key = load(&app.app, &asked.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    let working = async {
        for revision in 0..60 {
            let answer = Answer::text(format!("Runde {revision}"));
            save_answer(&app.app, &asked.supplier, &key, answer, revision).await.unwrap();
        }
    };
    let watching = async {
        for _ in 0..20 {
            let chains = verify(&app.app).await.unwrap();
            assert!(chains.iter().all(|chain| chain.faults.is_empty()), "{chains:?}");
        }
    };
    futures_util::join!(working, watching);
});

db_test!(the_chain_of_a_supplier_that_has_not_sent_in_is_missed_as_well, async |app: TestApp| {
    let customer = app.assessor().await;
    let opened = app.ask(&customer).await;
    app.opened(&opened).await;
    let answered = app.ask_supplier(&customer, "Vardesyn AS", "310000132").await;
    let question =
        load(&app.app, &answered.supplier).await.unwrap().questionnaire.questions().next().unwrap().key.clone();
    save_answer(&app.app, &answered.supplier, &question, Answer::text("Et svar"), 0).await.unwrap();
    let uploaded = app.ask_supplier(&customer, "Tallmossen AS", "310000159").await;
    let bytes = bytes::Bytes::from_static(PDF);
    evidence::add(&app.app, &uploaded.supplier, "rapport.pdf", bytes).await.unwrap();
    for asked in [opened, answered, uploaded] {
        let tenant = asked.supplier.supplier.to_string();
        for table in ["events", "event_heads"] {
            let statement = format!("DELETE FROM {table} WHERE tenant = '{tenant}'");
            let done = app
                .app
                .db
                .write(move |connection| -> Result<_, StoreError> { Ok(sql_query(statement).execute(connection)?) });
            done.await.unwrap();
        }
        let chains = verify(&app.app).await.unwrap();
        let faults =
            chains.into_iter().find(|chain| chain.tenant == tenant).map(|chain| chain.faults).unwrap_or_default();
        assert!(faults.iter().any(|fault| fault.contains("the whole chain was removed")), "{tenant}: {faults:?}");
    }
});
