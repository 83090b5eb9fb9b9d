//! Mails that do not leave, and what the customer is told of them.

use chrono::TimeDelta;
use tillit::features::mail::service::send_due;
use tillit::platform::mail::{MailError, Mailer};

use crate::db_test;
use crate::harness::{Backend, Page, TestApp};

/// Organisation numbers with the right check digit.
const NUMBERS: [&str; 12] = [
    "310000205",
    "310000213",
    "310000221",
    "310000248",
    "310000256",
    "310000264",
    "310000272",
    "310000280",
    "310000299",
    "310000302",
    "310000310",
    "310000337",
];

const EMAIL: &str = "assessor@nordfjorden.example";

/// Makes the mail server refuse the next mails, one answer for each.
fn refuse(app: &TestApp, answers: &[MailError]) {
    let Mailer::Memory { refusals, .. } = &app.app.mailer else { panic!("tests have a mailer that remembers") };
    refusals.lock().unwrap().extend(answers.iter().rev().cloned());
}

fn tags(page: &Page) -> Vec<String> {
    page.all_words("tbody .tag")
}

db_test!(a_mail_that_is_refused_waits_is_tried_again_and_has_failed_in_the_end, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.signed_in(EMAIL).await;
    let path = format!("/requests/{}/mail", asked.request);
    refuse(&app, &vec![MailError::Later("451 try again later".to_owned()); 5]);
    for minutes in [0, 1, 2, 4, 8] {
        assert_eq!(browser.get(&path).await.words("main .tag"), "I kø");
        app.app.clock.advance(TimeDelta::minutes(minutes));
        assert_eq!(send_due(&app.app).await.unwrap(), 0);
        // Before its time it is not tried again.
        assert_eq!(send_due(&app.app).await.unwrap(), 0);
    }
    let page = browser.get(&path).await;
    assert_eq!(page.words("main .tag"), "Ikke sendt");
    assert_eq!(page.words("q"), "451 try again later");
    assert_eq!(TestApp::link_in(&page.text()), asked.link);
    assert!(tags(&browser.get("/overview").await).contains(&"Ikke sendt".to_owned()));

    // A new link is a new mail.
    browser.submit(page.form(&format!("/requests/{}/link", asked.request))).await;
    assert_eq!(browser.get(&path).await.words("main .tag"), "I kø");
    assert_eq!(send_due(&app.app).await.unwrap(), 1);
    assert_eq!(browser.get(&path).await.words("main .tag"), "Sendt");
});

db_test!(a_mail_that_is_refused_for_good_has_failed_at_once, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    refuse(&app, &[MailError::Never("550 no such user".to_owned())]);
    assert_eq!(send_due(&app.app).await.unwrap(), 0);
    let page = app.signed_in(EMAIL).await.get(&format!("/requests/{}/mail", asked.request)).await;
    assert_eq!((page.words("main .tag"), page.words("q")), ("Ikke sendt".to_owned(), "550 no such user".to_owned()));
});

db_test!(a_new_link_that_does_not_arrive_is_told_although_an_older_one_was_opened, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    assert_eq!(send_due(&app.app).await.unwrap(), 1);
    app.opened(&asked).await;
    let mut browser = app.signed_in(EMAIL).await;
    let path = format!("/requests/{}/mail", asked.request);
    let page = browser.get(&path).await;
    assert_eq!(page.words("main .tag"), "Åpnet");
    refuse(&app, &[MailError::Never("550 no such user".to_owned())]);
    browser.submit(page.form(&format!("/requests/{}/link", asked.request))).await;
    send_due(&app.app).await.unwrap();
    let page = browser.get(&path).await;
    assert_eq!(page.all_words("main .tag"), ["Ikke sendt"]);

    // Handed over by hand and opened: nobody is told to copy a link that is not shown.
    let link = TestApp::link_in(&page.text());
    let mut supplier = app.browser();
    supplier.post(&link, &[]).await;
    let page = browser.get(&path).await;
    assert_eq!(page.all_words("main .tag"), ["Åpnet"]);
    assert!(!page.text().contains("/l/") && !page.text().contains("Kopier lenken"), "{}", page.text());

    // Begun, renewed, failed again and too late: all of it is said.
    app.answer_all_but_one(&asked).await;
    refuse(&app, &[MailError::Never("550 no such user".to_owned())]);
    browser.submit(page.form(&format!("/requests/{}/link", asked.request))).await;
    send_due(&app.app).await.unwrap();
    app.app.clock.advance(TimeDelta::days(30));
    let mut browser = app.signed_in(EMAIL).await;
    let overview = browser.get("/overview").await;
    assert_eq!(tags(&overview), ["Påbegynt", "Ikke sendt", "Frist passert"], "{}", overview.text());
    // The deadline that has passed is a task, and leads to where the link is.
    assert_eq!(overview.attributes(".todo a", "href"), [path.as_str()]);
    assert!(overview.words(".todo").contains("Purr Fjordtavla AS"), "{}", overview.words(".todo"));
});

db_test!(the_overview_begins_with_what_did_not_arrive_and_says_how_much_it_leaves_out, async |app: TestApp| {
    let customer = app.assessor().await;
    for (place, number) in NUMBERS.iter().enumerate() {
        app.ask_supplier(&customer, &format!("Leverandør {place:02} AS"), number).await;
    }
    assert_eq!(send_due(&app.app).await.unwrap(), 12);
    // The last one by name.
    app.ask_supplier(&customer, "Ødegård AS", "310000329").await;
    refuse(&app, &[MailError::Never("550 no such user".to_owned())]);
    assert_eq!(send_due(&app.app).await.unwrap(), 0);
    let overview = app.signed_in(EMAIL).await.get("/overview").await;
    let suppliers = overview.all_words("tbody th a");
    assert_eq!((suppliers.len(), suppliers[0].as_str()), (12, "Ødegård AS"));
    assert!(overview.text().contains("Én til i utsendelsene"), "{}", overview.words("main"));
});

db_test!(events_name_supplier_and_question_and_stand_together, async |app: TestApp| {
    use tillit::domain::rating::{Confidence, Level, Verdict};
    use tillit::features::assessment::service as assessments;
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Et svar").await;
    let id = assessments::start(&app.app, &customer, &submission).await.unwrap();
    let state = assessments::load(&app.app, &customer, &id).await.unwrap();
    let verdict = Some(Verdict::Level(Level::new(3).unwrap(), Confidence::Claimed));
    for question in state.questionnaire.questions().take(3) {
        assessments::rate(&app.app, &customer, &id, &question.key, verdict, "", 0).await.unwrap();
    }
    let overview = app.signed_in(EMAIL).await.get("/overview").await;
    let events = overview.all_words(".time li");
    let rated: Vec<&String> = events.iter().filter(|event| event.contains("Svar vurdert")).collect();
    assert_eq!(rated.len(), 1, "{events:?}");
    assert!(rated[0].contains("Fjordtavla AS") && rated[0].contains("Spørsmål 1, 2, 3"), "{rated:?}");
    // The task leads to the assessment itself.
    assert_eq!(overview.attributes(".todo a", "href"), [format!("/assessments/{id}")]);
});

#[actix_web::test]
async fn without_a_mail_server_no_page_says_that_anything_was_sent() {
    let app = TestApp::without_mail(Backend::Sqlite).await;
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.signed_in(EMAIL).await;
    let new = browser.get("/campaigns/new").await;
    assert!(!new.words("main").contains("får en e-post"), "{}", new.words("main"));
    let product = asked.product.to_string();
    let (definition, _) = app.app.library.by_reference("skolesec-ros@1.0.0").unwrap();
    let form = new.form("/campaigns").set("definition", definition.as_str());
    let form = form.set("title", "Læremidler 2028").set("deadline", "2027-01-20");
    let page = browser.submit_and_follow(form.set("products", &product)).await;
    assert_eq!(page.status, 200);
    let words = page.words("main");
    assert!(words.contains("Ingen e-post er sendt"), "{words}");
    assert!(!words.contains("sendt ut") && !words.contains("Sendt "), "{words}");
    let overview = browser.get("/overview").await;
    assert!(!overview.words("main").contains("sendt ut"), "{}", overview.words("main"));
    // The deadline is far away, and still the overview shows whose link has to be handed over.
    assert_eq!(tags(&overview), ["Lenken må deles", "Lenken må deles"]);

    // A person has shared the link: the page no longer asks for it, and shows the link until it is opened.
    let path = format!("/requests/{}/mail", asked.request);
    let share = path.replace("/mail", "/shared");
    let page = browser.get(&path).await;
    let link = TestApp::link_in(&page.text());
    let page = browser.submit_and_follow(page.form(&share)).await;
    assert!(page.text().contains("Det er notert at lenken er delt"), "{}", page.text());
    assert_eq!(page.all_words("main .tag"), ["Lenken er delt"]);
    assert_eq!(TestApp::link_in(&page.text()), link);
    assert!(!page.text().contains("Jeg har delt lenken"), "{}", page.text());
    let overview = browser.get("/overview").await;
    assert_eq!(tags(&overview), ["Lenken må deles", "Lenken er delt"]);
    assert!(overview.words(".time").contains("Lenke delt med leverandøren"), "{}", overview.words(".time"));
    app.browser().post(&link, &[]).await;
    assert_eq!(browser.get(&path).await.all_words("main .tag"), ["Åpnet"]);
}
