//! Somebody's own workbook in the browser: found, corrected, remembered, answers out of it and into it.

use tillit::domain::answer::Answer;
use tillit::features::layout::service::{self as layouts, Added, Holder};
use tillit::features::response::service::load;
use tillit::formats::xlsx::book;

use super::layouts::{text, workbook};
use crate::db_test;
use crate::harness::TestApp;

/// A small form of two of the questions that every request of these tests asks, and one that none does.
pub(crate) fn plain_form() -> Vec<u8> {
    let questionnaire = super::skolesec();
    let known = |number: u32| {
        let question = questionnaire.questions().find(|question| question.number == number).unwrap();
        question.words(tillit::domain::language::Language::Nb).text.replace('&', "&amp;")
    };
    let (authentication, backup) = (known(18), known(32));
    let rows = [
        ("Ref", "Spørsmål", "Svar"),
        ("A-1", authentication.as_str(), "Feide"),
        ("A-2", backup.as_str(), ""),
        ("A-3", "Hvilken farge har logoen deres?", "Blå"),
    ];
    let mut cells = String::new();
    for (row, (id, question, answer)) in (1..).zip(rows) {
        let answer = if answer.is_empty() { String::new() } else { text(&format!("C{row}"), answer) };
        cells += &[
            format!(r#"<row r="{row}">"#),
            text(&format!("A{row}"), id),
            text(&format!("B{row}"), question),
            answer,
            "</row>".to_owned(),
        ]
        .concat();
    }
    workbook(&[("Skjema", "visible", &format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"))], "", &[])
}

fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

db_test!(a_workbook_of_somebody_elses_gives_answers_and_takes_them, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let base = format!("/r/{}/workbooks", asked.request);
    let page = browser.upload(&base, &[], &[("file", "skjema.xlsx", &plain_form())]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let place = page.location().unwrap();
    let page = browser.get(&place).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("Feide"), "{}", page.text());

    // Out of it: the answer waits on the page where every import is confirmed.
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let id = place.rsplit('/').next().unwrap().to_owned();
    let holder = Holder::Supplier(asked.supplier.clone());
    let opened = layouts::open(&app.app, &holder, &id).await.unwrap();
    let pairs = layouts::pairs(&app.app, &opened, &state, tillit::domain::language::Language::Nb);
    assert!(pairs.iter().all(|pair| pair.item.id != "A-3"), "a question of its own is not matched");
    let first = pairs.iter().find(|pair| pair.item.id == "A-1").expect("the question about authentication is known");
    let question = first.matched.question.clone();
    let form = fields(&[("use", &first.matched.item.to_string())]);
    let page = browser.post(&format!("{place}/import"), &form).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let review = page.location().unwrap();
    assert!(review.contains("/import/"), "{review}");
    assert_eq!(browser.post(&review, &[]).await.status, 303);
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.answers[&question].answer, Answer::text("Feide"));

    // Into it: the stored answer stands in the sender's own cell.
    tillit::features::response::service::save_answer(
        &app.app,
        &asked.supplier,
        &question,
        Answer::text("Feide og ID-porten"),
        1,
    )
    .await
    .unwrap();
    let page = browser.post(&format!("{place}/fill"), &form).await;
    assert_eq!(page.status, 200);
    let filled = book::read(&page.body).unwrap();
    assert_eq!(&*filled.sheets[0].cell(1, 2).unwrap().text, "Feide og ID-porten");
    assert_eq!(&*filled.sheets[0].cell(3, 2).unwrap().text, "Blå");

    // Nothing chosen: the page again, with what is missing.
    assert_eq!(browser.post(&format!("{place}/fill"), &[]).await.status, 422);
});

db_test!(a_correction_counts_again_and_is_remembered_for_the_layout, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let holder = Holder::Supplier(asked.supplier.clone());
    let Added::Kept(id) = layouts::add(&app.app, &holder, "a.xlsx", plain_form().into()).await.unwrap() else {
        panic!()
    };
    assert_eq!(layouts::open(&app.app, &holder, &id).await.unwrap().proposal.answered(), 2);
    let place = format!("/r/{}/workbooks/{id}", asked.request);
    let columns = [("role-0-0", "id"), ("role-0-1", "question"), ("role-0-2", "help")];
    let form = fields(&[&[("sheet", "0"), ("read", "0"), ("header-0", "1")][..], &columns].concat());
    assert_eq!(browser.post(&place, &form).await.status, 303);
    assert_eq!(layouts::open(&app.app, &holder, &id).await.unwrap().proposal.answered(), 0);
    let Added::Kept(next) = layouts::add(&app.app, &holder, "b.xlsx", plain_form().into()).await.unwrap() else {
        panic!()
    };
    assert_eq!(
        layouts::open(&app.app, &holder, &next).await.unwrap().proposal.answered(),
        0,
        "the layout is remembered"
    );
    assert_eq!(browser.post(&place, &fields(&[("sheet", "0")])).await.status, 303);
    assert_eq!(layouts::open(&app.app, &holder, &id).await.unwrap().proposal.items.len(), 0);
    // A form that no page of ours makes does no harm.
    for form in [
        [("sheet", "99"), ("read", "99")],
        [("sheet", "0"), ("header-0", "4294967295")],
        [("sheet", "x"), ("role-0-99999999999", "id")],
    ] {
        assert!(browser.post(&place, &fields(&form)).await.status < 500);
    }
});

db_test!(what_is_no_workbook_is_named_on_the_page, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let base = format!("/r/{}/workbooks", asked.request);
    assert_eq!(browser.get(&base).await.status, 200);
    for (name, bytes) in [
        ("a.csv", b"nr;svar\r\n".as_slice()),
        ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("a.xlsx", b"PK\x03\x04nonsense"),
    ] {
        let page = browser.upload(&base, &[], &[("file", name, bytes)]).await;
        assert_eq!(page.status, 422, "{name}");
    }
});
