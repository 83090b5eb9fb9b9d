//! Other formats through the browser: up, looked over, confirmed, and down again.

use tillit::domain::language::Language;
use tillit::domain::scope::Role;
use tillit::formats::definition::{content_hash, read_json};
use tillit::formats::oscal::{self, ReadOptions};

use crate::db_test;
use crate::harness::{SKOLESEC, TestApp};

const VSAQ: &[u8] = br#"// made up
{ "questionnaire": [ { "type": "block", "text": "Made up", "items": [
  { "type": "block", "text": "Access", "items": [
    { "type": "radiogroup", "id": "who", "text": "Who has " + "access?", "choices": [ {"all": "Everybody"}, {"few": "A few"} ] },
    { "type": "box", "id": "why", "text": "Why everybody?", "cond": "all", "maxlength": 9 },
    { "type": "box", "id": "odd", "text": "Odd", "cond": "contains(why/value, \"x\")" }
  ] } ] } ] }"#;

const CATALOG: &str = "catalog:
  metadata: {title: MUC - Made-up Catalogue, version: v1}
  groups:
  - {id: g, title: Access, controls: [{id: m-1, title: Keys, parts: [{name: statement, prose: Keys are counted.}]}]}
";

db_test!(a_file_is_looked_over_before_it_becomes_a_draft, async |app: TestApp| {
    app.assessor().await;
    app.stranger().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let page = browser.get("/questionnaires/import").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let fields = [("format", "auto"), ("language", "en")];
    let sent = browser.upload("/questionnaires/import", &fields, &[("file", "vsaq.json", VSAQ)]).await;
    let review = sent.location().unwrap_or_else(|| panic!("{}", sent.text()));
    let page = browser.get(&review).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("Who has access?"), "{}", page.text());
    assert!(page.text().contains("questionnaire[0].items[0].items[2].cond"), "the place of what cannot be expressed");
    assert!(page.text().contains("questionnaire[0].items[0].items[1].maxlength"), "the place of what was left out");
    let mut other = app.signed_in("assessor@sorvika.example").await;
    assert_eq!(other.get(&review).await.status, 404);
    // What was read goes out as our own JSON, and is read again as the same.
    let json = browser.get(&format!("{review}/json")).await;
    assert_eq!(json.status, 200);
    let (read, _) = read_json(&String::from_utf8(json.body).unwrap()).unwrap();
    assert_eq!(read.questions().count(), 3);
    assert_eq!(browser.get(&format!("{review}/toml")).await.status, 200);
    assert_eq!(other.get(&format!("{review}/json")).await.status, 404);
    assert_eq!(other.post(&review, &[]).await.status, 404);

    let made = browser.post(&review, &[]).await;
    let draft = made.location().unwrap_or_else(|| panic!("{}", made.text()));
    assert!(draft.starts_with("/drafts/"), "{draft}");
    let draft = draft.split('?').next().unwrap().to_owned();
    assert_eq!(browser.visit(&draft).await.status, 200);
    assert_eq!(other.get(&draft).await.status, 404);
    assert_eq!(browser.get(&review).await.status, 404, "it waits no more");
});

db_test!(a_file_that_cannot_be_read_comes_back_with_its_line, async |app: TestApp| {
    app.assessor().await;
    app.member("reader@nordfjorden.example", "Nordfjorden kommune", "310000108", Role::Reader).await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    for (bytes, told) in [
        (&b"{\"questionnaire\": [\n oops}"[..], "linje 2:"),
        (&b"\xff\xfe"[..], "ikke i noe format"),
        (&b"PK\x03\x04 no workbook"[..], "Arbeidsboken kan ikke leses"),
        (&b"{\"key\": \"a\", \"words\": {\"nb\": {}}}"[..], "words.nb"),
    ] {
        let page = browser.upload("/questionnaires/import", &[("language", "nb")], &[("file", "a.json", bytes)]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let none = browser.upload("/questionnaires/import", &[], &[]).await;
    assert_eq!(none.status, 422);
    let mut reader = app.signed_in("reader@nordfjorden.example").await;
    assert_eq!(reader.get("/questionnaires/import").await.status, 403);
});

db_test!(a_published_questionnaire_goes_out_as_json_and_as_its_files, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let (id, questionnaire) = app.app.library.by_reference(SKOLESEC).unwrap();
    let json = browser.get(&format!("/questionnaires/{id}/json")).await;
    assert_eq!(json.status, 200);
    let (read, _) = read_json(&String::from_utf8(json.body).unwrap()).unwrap();
    assert_eq!(read.sections, questionnaire.sections);
    let archive = browser.get(&format!("/questionnaires/{id}/toml")).await;
    assert_eq!(archive.status, 200);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive.body)).unwrap();
    let files = (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            (file.name().unwrap().rsplit('/').next().unwrap().to_owned(), bytes)
        })
        .collect();
    assert_eq!(content_hash(&files), questionnaire.hash, "byte by byte as published");
    let page = browser.get(&format!("/questionnaires/{id}")).await;
    let links = page.attributes("a", "href");
    assert!(
        links.contains(&format!("/questionnaires/{id}/json")) && links.contains(&format!("/questionnaires/{id}/toml"))
    );
});

db_test!(a_catalogue_becomes_a_framework_of_the_customer_alone, async |app: TestApp| {
    app.assessor().await;
    app.stranger().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let send = async |browser: &mut crate::harness::Browser, text: &str| {
        let files = [("file", "catalog.yaml", text.as_bytes())];
        let sent = browser.upload("/frameworks/import", &[("language", "en")], &files).await;
        sent.location().unwrap_or_else(|| panic!("{}", sent.text()))
    };
    let review = send(&mut browser, CATALOG).await;
    assert!(browser.get(&review).await.text().contains("Keys"));
    let framework = browser.post(&review, &[]).await.location().unwrap();
    let address = "/frameworks/muc-made-up-catalogue/v1";
    assert!(framework.starts_with(address), "{framework}");
    let page = browser.get(address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("Keys are counted."));
    let mut other = app.signed_in("assessor@sorvika.example").await;
    assert_eq!(other.get(address).await.status, 404);
    assert!(!other.get("/frameworks").await.text().contains("Made-up Catalogue"));

    let out = browser.get(&format!("{address}/oscal")).await;
    let options = ReadOptions { key: None, language: Language::En };
    let (read, _) = oscal::read(&out.body, &options).unwrap();
    assert_eq!((read.reference().as_str(), read.controls().count()), ("muc-made-up-catalogue@v1", 1));

    // The same version again is refused, a newer one is a version beside it.
    let review = send(&mut browser, CATALOG).await;
    let again = browser.post(&review, &[]).await;
    assert_eq!(again.status, 422);
    let review = send(&mut browser, &CATALOG.replace("v1", "v2")).await;
    assert_eq!(browser.post(&review, &[]).await.status, 303);
    let list = browser.get("/frameworks").await.text();
    assert!(
        list.contains("/frameworks/muc-made-up-catalogue/v1") && list.contains("/frameworks/muc-made-up-catalogue/v2")
    );
});

db_test!(each_control_shows_what_covers_it_and_what_nothing_covers, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let list = browser.get("/frameworks").await;
    assert!(list.attributes("a", "href").contains(&"/frameworks/gdpr/2016-679".to_owned()), "{}", list.text());
    let page = browser.get("/frameworks/gdpr/2016-679?search=32").await;
    let (id, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    let security = format!("/questionnaires/{id}#section-system_security");
    assert!(page.attributes("a", "href").contains(&security), "{}", page.text());
    let uncovered = browser.get("/frameworks/iso-27001/2022?show=uncovered").await;
    assert_eq!(uncovered.status, 200);
    assert!(!uncovered.attributes("a", "href").iter().any(|href| href.contains("#section-")));
    let found = browser.get("/frameworks?search=taushet").await;
    assert_eq!(found.status, 200);
    assert_eq!(browser.get("/frameworks/gdpr/nothing").await.status, 404);
    assert_eq!(browser.get("/frameworks/gdpr/2016-679/oscal").await.status, 200);
});
