//! Signing in and out.

use crate::db_test;
use crate::harness::{PASSWORD, TestApp};

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
    let same = browser.send(Method::POST, "/language", &[kind], body()).await;
    assert_eq!(same.status, 303);
});
