//! Signing in and out.

use tillit::features::event::service::latest;

use crate::db_test;
use crate::harness::{Backend, PASSWORD, TestApp};

db_test!(a_member_signs_in_and_out, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.browser();
    let refused = {
        let form = browser.get("/sign-in").await.form("/sign-in");
        browser.submit(form.set("email", "assessor@nordfjorden.example").set("password", "wrong password")).await
    };
    assert_eq!(refused.status, 422);
    assert_eq!(refused.form("/sign-in").value("email"), Some("assessor@nordfjorden.example"));

    let asked = browser.get("/overview").await;
    assert_eq!(asked.location().as_deref(), Some("/sign-in?next=/overview"));
    let form = browser.get("/sign-in?next=/help").await.form("/sign-in");
    let form = form.set("email", " Assessor@Nordfjorden.example ").set("password", PASSWORD);
    assert_eq!(browser.submit(form).await.location().as_deref(), Some("/help"));

    let out = browser.post("/sign-out", &[]).await;
    assert_eq!(out.status, 303);
    assert_eq!(browser.get("/overview").await.location().as_deref(), Some("/sign-in?next=/overview"));
});

db_test!(a_form_from_another_site_is_refused, async |app: TestApp| {
    use actix_web::http::Method;
    let mut browser = app.browser();
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let body = || Some(b"lang=nn".to_vec());
    let cross = browser.send(Method::POST, "/language", &[kind, ("sec-fetch-site", "cross-site")], body()).await;
    assert_eq!(cross.status, 403);
    // Nothing that a person types sends a form.
    let none = browser.send(Method::POST, "/language", &[kind, ("sec-fetch-site", "none")], body()).await;
    assert_eq!(none.status, 403);
    let same = browser.send(Method::POST, "/language", &[kind], body()).await;
    assert_eq!(same.status, 303);
});

db_test!(characters_that_no_database_holds_are_taken_out_of_what_is_sent, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.browser();
    let fields = |email: &str, password: &str| {
        [("email", email), ("password", password)].map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (email, password) in [("a\0b", "wrong password"), ("assessor@nordfjorden.example", "wrong\0password")] {
        let page = browser.post("/sign-in", &fields(email, password)).await;
        assert_eq!(page.status, 422, "{email:?}: {}", page.text());
    }
    assert_eq!(browser.post("/language", &[("lang".to_owned(), "n\0n".to_owned())]).await.status, 303);
    assert_eq!(browser.post("/language", &[]).await.status, 303);
    let page = browser.post("/sign-in", &fields("assessor@nordfjorden.example\0", PASSWORD)).await;
    assert_eq!(page.status, 303, "{}", page.text());
});

db_test!(a_password_can_be_tried_ten_times_and_then_has_to_wait, async |app: TestApp| {
    let customer = app.assessor().await;
    let mut browser = app.browser();
    let form = browser.get("/sign-in").await.form("/sign-in");
    let wrong = form.set("email", "assessor@nordfjorden.example").set("password", "wrong password");
    // One more is allowed every six seconds, so that a slow machine gets a few more through.
    let mut tries = 0;
    while browser.submit(wrong.clone()).await.status == 422 {
        tries += 1;
        assert!(tries < 100, "nothing stops them");
    }
    assert!(10 <= tries, "{tries}");
    let refused = browser.submit(wrong.clone()).await;
    assert_eq!(refused.status, 429);
    let wait: u32 = refused.headers["retry-after"].parse().unwrap();
    assert!((1..=7).contains(&wait), "{wait}");
    // That it was refused without a look at the password is told once a minute, in the customer's own log.
    let events = latest(&app.app, &customer, 200).await.unwrap();
    let told = events.iter().filter(|event| event.detail["too_many"] == "account");
    assert_eq!(told.count(), 1, "{events:?}");
    // No account has an address like that: it is refused, and counted for nobody.
    let long = format!("{}@nordfjorden.example", "a".repeat(240));
    for _ in 0..12 {
        assert_eq!(browser.submit(wrong.clone().set("email", &long)).await.status, 422);
    }
    // Another account is not hit by it.
    let other = browser.submit(wrong.set("email", "somebody@sorvika.example")).await;
    assert_eq!(other.status, 422, "{}", other.text());
});

db_test!(links_can_be_tried_so_many_times_a_minute, async |app: TestApp| {
    let mut browser = app.browser();
    let nowhere = format!("/l/{}", "0".repeat(64));
    // One more is allowed every second, so that a slow machine gets a few more through.
    let mut tries = 0;
    while browser.get(&nowhere).await.status == 404 {
        tries += 1;
        assert!(tries < 600, "nothing stops them");
    }
    assert!(60 <= tries, "{tries}");
    assert_eq!(browser.get("/help").await.status, 200);
});

/// The cookie that a sign-in sets.
async fn session_cookie(app: &TestApp) -> String {
    app.assessor().await;
    let mut browser = app.browser();
    let form = browser.get("/sign-in").await.form("/sign-in");
    let page = browser.submit(form.set("email", "assessor@nordfjorden.example").set("password", PASSWORD)).await;
    assert_eq!(page.status, 303);
    page.headers["set-cookie"].clone()
}

#[actix_web::test]
async fn the_session_is_bound_to_https_and_kept_from_scripts() {
    let settings = [("TILLIT_BASE_URL", "https://tillit.kommune.example")];
    let cookie = session_cookie(&TestApp::with_settings(Backend::Sqlite, &settings).await).await;
    assert!(cookie.starts_with("__Host-"), "{cookie}");
    let has = |cookie: &str, name: &str| cookie.split("; ").skip(1).any(|attribute| attribute == name);
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(has(&cookie, attribute), "{cookie}");
    }
    assert!(!cookie.contains("Domain="), "{cookie}");

    // On one's own machine without TLS a browser would drop both.
    let plain = session_cookie(&TestApp::new(Backend::Sqlite).await).await;
    assert!(!plain.starts_with("__Host-") && !has(&plain, "Secure") && has(&plain, "HttpOnly"), "{plain}");
}

db_test!(slow_files_keep_nobody_from_signing_in, async |app: TestApp| {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;
    app.assessor().await;
    let done = Arc::new(AtomicBool::new(false));
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let slow: Vec<_> = (0..cores)
        .map(|_| {
            let (program, done) = (app.app.clone(), Arc::clone(&done));
            actix_web::rt::spawn(async move {
                let work = move || {
                    while !done.load(Ordering::Relaxed) {
                        std::thread::sleep(Duration::from_millis(10));
                    }
                };
                program.cpu(Duration::from_mins(1), work).await
            })
        })
        .collect();
    // Each has taken its turn once the others have been let run.
    actix_web::rt::time::sleep(Duration::from_millis(100)).await;
    app.signed_in("assessor@nordfjorden.example").await;
    done.store(true, Ordering::Relaxed);
    for work in slow {
        work.await.unwrap().unwrap();
    }
});
