//! Published questionnaires as pages.

use crate::db_test;
use crate::harness::TestApp;

db_test!(a_member_reads_a_published_version, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let list = browser.get("/questionnaires").await;
    assert_eq!(list.status, 200, "{}", list.text());
    let (id, questionnaire) = app.app.library.by_reference("skolesec-ros@1.0.0").unwrap();
    assert!(list.text().contains(&questionnaire.hash));
    let page = browser.get(&format!("/questionnaires/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    for question in questionnaire.questions() {
        let words = question.words(tillit::domain::language::Language::Nb);
        assert!(page.text().contains(&words.subject), "{}", words.subject);
    }
    assert_eq!(browser.get("/questionnaires/nothing").await.status, 404);
});
