//! Workbooks that come back after the answers have been changed online, or were meddled with, and the documents that come along.

use std::collections::BTreeMap;

use bytes::Bytes;
use tillit::domain::answer::{Answer, AnswerValue};
use tillit::features::evidence::service as evidence;
use tillit::features::response::service::{load, save_answer};

use crate::db_test;
use crate::harness::{Asked, Browser, Page, TestApp, changed, files, full_answers, zip};

const PDF: &[u8] = b"%PDF-1.7 plan";

/// A response whose first answers say `Før 0`, `Før 1` …, and its workbook.
async fn exported(app: &TestApp) -> (Asked, Browser, Vec<String>, Vec<u8>) {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let keys: Vec<String> = state.questionnaire.questions().take(5).map(|question| question.key.clone()).collect();
    for (number, key) in keys.iter().enumerate() {
        save_answer(&app.app, &asked.supplier, key, Answer::text(format!("Før {number}")), 0).await.unwrap();
    }
    let mut browser = app.opened(&asked).await;
    let workbook = browser.get(&format!("/r/{}/workbook", asked.request)).await.body;
    (asked, browser, keys, workbook)
}

async fn review(browser: &mut Browser, asked: &Asked, name: &str, bytes: &[u8]) -> (String, Page) {
    let uploaded = browser.upload(&format!("/r/{}/import", asked.request), &[], &[("file", name, bytes)]).await;
    let path = uploaded.location().unwrap_or_else(|| panic!("{}", uploaded.text()));
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    (path, page)
}

/// What happens to each answer, by its line in the table.
fn effects(page: &Page) -> BTreeMap<String, String> {
    let names = page.all_words("table.imp tbody th[scope=row]");
    names
        .into_iter()
        .zip(page.all_words("table.imp tbody td:last-child .ds-tag, table.imp tbody td:last-child .tag"))
        .collect()
}

async fn texts(app: &TestApp, asked: &Asked, keys: &[String]) -> Vec<String> {
    let state = load(&app.app, &asked.supplier).await.unwrap();
    keys.iter().map(|key| state.answers[key].answer.plain_text()).collect()
}

db_test!(each_side_keeps_what_only_it_has_changed, async |app: TestApp| {
    let (asked, mut browser, keys, workbook) = exported(&app).await;
    // 0: online only. 1: both, differently. 2: the workbook only. 3: both, the same. 4: nobody.
    for (number, text) in [(0, "Nett 0"), (1, "Nett 1"), (3, "Felles")] {
        save_answer(&app.app, &asked.supplier, &keys[number], Answer::text(text), 1).await.unwrap();
    }
    let edited = changed(&workbook, "xl/sharedStrings.xml", |text| {
        text.replace("Før 1", "Fil 1").replace("Før 2", "Fil 2").replace("Før 3", "Felles")
    });
    let (path, page) = review(&mut browser, &asked, "svar.xlsx", &edited).await;
    let effects: Vec<String> = effects(&page).into_values().collect();
    assert_eq!(effects, ["Nyere i Tillit", "Konflikt", "Endret", "Lik", "Lik"], "{}", page.text());
    assert_eq!(texts(&app, &asked, &keys).await, ["Nett 0", "Nett 1", "Før 2", "Felles", "Før 4"], "nothing yet");
    let form = page.form(&path).set(&format!("choice-{}", keys[1]), "keep");
    assert_eq!(browser.submit(form).await.status, 303);
    let done = browser.get(&path).await;
    assert!(done.words("main").contains("Ett svar er lagret."), "{}", done.words("main"));
    assert_eq!(done.all_words("section[aria-labelledby=left-out] li").len(), 2, "{}", done.words("main"));
    assert_eq!(texts(&app, &asked, &keys).await, ["Nett 0", "Nett 1", "Fil 2", "Felles", "Før 4"]);
});

db_test!(altered_marks_are_told_and_not_relied_on, async |app: TestApp| {
    let (asked, mut browser, keys, workbook) = exported(&app).await;
    let edited = changed(&workbook, "xl/sharedStrings.xml", |text| {
        text.replace("Før 2", "Fil 2")
            .replace(&asked.request.to_string(), "another")
            .replace("<t>revision</t>", "<t>Revision</t>")
    });
    let (_, page) = review(&mut browser, &asked, "svar.xlsx", &edited).await;
    assert!(
        page.words("#problems ~ ul, section[aria-labelledby=problems]").contains("skjulte merkene"),
        "{}",
        page.text()
    );
    assert_eq!(effects(&page).into_values().collect::<Vec<_>>(), ["Lik", "Lik", "Konflikt", "Lik", "Lik"]);
    // The workbook of another response says nothing of this one's revisions either.
    let other = app.ask_supplier(&asked.customer, "Vardesyn AS", "310000132").await;
    save_answer(&app.app, &other.supplier, &keys[0], Answer::text("Eget svar"), 0).await.unwrap();
    let mut their_browser = app.opened(&other).await;
    let (_, page) = review(&mut their_browser, &other, "svar.xlsx", &workbook).await;
    assert!(page.text().contains("annen forespørsel"), "{}", page.text());
    assert_eq!(effects(&page).into_values().next().unwrap(), "Konflikt");
});

db_test!(the_nearest_answer_is_offered_and_taken_only_by_a_person, async |app: TestApp| {
    let (asked, mut browser, _, _) = exported(&app).await;
    let key = "third_party_sharing";
    let before = Answer { value: AnswerValue::YesNo(true), explanation: "Navn".to_owned(), not_applicable: false };
    save_answer(&app.app, &asked.supplier, key, before.clone(), 0).await.unwrap();
    let workbook = browser.get(&format!("/r/{}/workbook", asked.request)).await.body;
    let edited = changed(&workbook, "xl/sharedStrings.xml", |text| text.replace("<t>Ja</t>", "<t>Nopp, nei</t>"));
    let (path, page) = review(&mut browser, &asked, "svar.xlsx", &edited).await;
    assert!(page.words(".conf").contains("Nærmest er «Nei»"), "{}", page.text());
    assert_eq!(page.attributes(".conf option", "value"), ["", "yes", "no"]);
    // Left alone, nothing happens to it.
    assert_eq!(browser.submit(page.form(&path)).await.status, 303);
    assert_eq!(load(&app.app, &asked.supplier).await.unwrap().answers[key].answer, before);
    let (path, page) = review(&mut browser, &asked, "svar.xlsx", &edited).await;
    // What no option is called changes nothing and is no fault of ours.
    let odd = browser.submit(page.form(&path).set(&format!("meant-{key}"), "maybe")).await;
    assert_eq!(odd.status, 303);
    let (path, page) = review(&mut browser, &asked, "svar.xlsx", &edited).await;
    assert_eq!(browser.submit(page.form(&path).set(&format!("meant-{key}"), "no")).await.status, 303);
    let expected = Answer { value: AnswerValue::YesNo(false), ..before };
    assert_eq!(load(&app.app, &asked.supplier).await.unwrap().answers[key].answer, expected);
});

db_test!(a_package_goes_there_and_back_with_its_documents_and_long_texts, async |app: TestApp| {
    let customer = app.assessor().await;
    let (from, to) = (app.ask(&customer).await, app.ask_supplier(&customer, "Vardesyn AS", "310000132").await);
    let state = load(&app.app, &from.supplier).await.unwrap();
    let mut answers = full_answers(&state.questionnaire, "Ord");
    let question = state.questionnaire.questions().next().unwrap().key.clone();
    answers.insert(question.clone(), Answer::text("👩".repeat(20_000)));
    for (key, answer) in &answers {
        save_answer(&app.app, &from.supplier, key, answer.clone(), 0).await.unwrap();
    }
    for name in ["Rutine Å.pdf", "plan.pdf"] {
        let document = evidence::add(&app.app, &from.supplier, name, Bytes::from_static(PDF)).await.unwrap();
        evidence::cite(&app.app, &from.supplier, &question, &document, "").await.unwrap();
    }
    let mut browser = app.opened(&from).await;
    let upload_page = browser.get(&format!("/r/{}/import", from.request)).await;
    assert!(upload_page.text().contains("32 767 tegn"), "the page says which answers are too long");
    let package = browser.get(&format!("/r/{}/package", from.request)).await;
    assert_eq!(package.headers["content-type"], "application/zip");
    let names: Vec<String> = files(&package.body).into_keys().collect();
    assert_eq!(names.len(), 4, "{names:?}");
    for name in [format!("01-{question}.txt"), "Rutine Å.pdf".to_owned(), "plan.pdf".to_owned()] {
        assert!(names.contains(&name), "{names:?}");
    }

    let mut other = app.opened(&to).await;
    let (path, page) = review(&mut other, &to, "svar.zip", &package.body).await;
    assert_eq!(page.all_words(".evi li").len(), 2, "{}", page.text());
    assert!(evidence::list(&app.app, &to.supplier).await.unwrap().is_empty(), "nothing is kept before it is confirmed");
    assert_eq!(other.submit(page.form(&path)).await.status, 303);
    let state = load(&app.app, &to.supplier).await.unwrap();
    assert_eq!(state.plain_answers(), answers);
    let mut cited: Vec<&str> = state.citations[&question].iter().map(|citation| citation.file_name.as_str()).collect();
    cited.sort_unstable();
    assert_eq!(cited, ["Rutine Å.pdf", "plan.pdf"]);
});

db_test!(documents_that_are_refused_missing_or_unnamed_are_told, async |app: TestApp| {
    let (asked, mut browser, keys, _) = exported(&app).await;
    let document = evidence::add(&app.app, &asked.supplier, "navn.pdf", Bytes::from_static(PDF)).await.unwrap();
    evidence::cite(&app.app, &asked.supplier, &keys[0], &document, "").await.unwrap();
    let workbook = browser.get(&format!("/r/{}/workbook", asked.request)).await.body;
    let edited = changed(&workbook, "xl/sharedStrings.xml", |text| {
        text.replace("<t>navn.pdf</t>", "<t xml:space=\"preserve\">navn.pdf\nny.pdf\nprogram.exe\nborte.pdf</t>")
    });
    let package = zip(&[
        ("mappe/svar.xlsx", &edited),
        ("mappe/../ny.pdf", b"%PDF-1.7 new"),
        ("program.exe", b"MZ\x90\x00"),
        ("alene.pdf", PDF),
        ("__MACOSX/._ny.pdf", b"x"),
    ]);
    let (path, page) = review(&mut browser, &asked, "alt.zip", &package).await;
    let lines = page.all_words(".evi li");
    for (name, what) in [
        ("navn.pdf", "fra før"),
        ("ny.pdf", "Fulgte med"),
        ("borte.pdf", "Fulgte ikke med"),
        ("alene.pdf", "alene.pdf"),
    ] {
        assert!(lines.iter().any(|line| line.contains(name) && line.contains(what)), "{name} in {lines:?}");
    }
    assert_eq!(lines.len(), 5, "{lines:?}");
    assert_eq!(browser.submit(page.form(&path)).await.status, 303);
    let missing = browser.get(&path).await.all_words("section[aria-labelledby=missing] li");
    assert_eq!(missing, ["1: program.exe", "1: borte.pdf"], "what is still to be uploaded is said afterwards");
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.citations[&keys[0]].len(), 2);
    assert_eq!(evidence::list(&app.app, &asked.supplier).await.unwrap().len(), 2);
});

db_test!(a_bundle_without_a_workbook_is_told_at_the_field, async |app: TestApp| {
    let (asked, mut browser, ..) = exported(&app).await;
    let path = format!("/r/{}/import", asked.request);
    let inner = zip(&[("plan.pdf", PDF)]);
    for bytes in
        [zip(&[("plan.pdf", PDF)]), zip(&[("dyp.zip", &inner)]), zip(&[("svar.xlsx", b"PK\x03\x04x")]), zip(&[])]
    {
        let page = browser.upload(&path, &[], &[("file", "alt.zip", &bytes)]).await;
        assert_eq!(page.status, 422, "{}", page.text());
        assert_eq!(page.attributes(".ds-error-summary a", "href"), ["#file"]);
    }
    // The script gets the form again, and nothing around it.
    let fragment = browser.upload_by_script(&path, &[("file", "alt.zip", &inner)]).await;
    assert_eq!(fragment.status, 422);
    assert!(
        fragment.text().trim_start().starts_with("<div id=\"import-form\"") && !fragment.text().contains("<html"),
        "{}",
        fragment.text()
    );
});

db_test!(a_bundle_may_be_larger_than_a_workbook, async |app: TestApp| {
    let (asked, mut browser, keys, workbook) = exported(&app).await;
    let edited = changed(&workbook, "xl/sharedStrings.xml", |text| text.replace("Før 2", "Fil 2"));
    let mut large = b"%PDF-1.7 ".to_vec();
    // What no packer makes smaller.
    let mut state: u64 = 7;
    large.extend(
        std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        })
        .take(21 * 1024 * 1024),
    );
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [("svar.xlsx", &edited), ("stor.pdf", &large)] {
        writer.start_file(name, stored).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
    }
    let bundle = writer.finish().unwrap().into_inner();
    assert!(20 * 1024 * 1024 < bundle.len());
    let (path, page) = review(&mut browser, &asked, "alt.zip", &bundle).await;
    assert_eq!(
        effects(&page).into_values().collect::<Vec<_>>(),
        ["Lik", "Lik", "Endret", "Lik", "Lik"],
        "{}",
        page.text()
    );
    assert_eq!(browser.submit(page.form(&path)).await.status, 303);
    assert_eq!(texts(&app, &asked, &keys).await[2], "Fil 2");

    // A workbook that is too large by itself is told of as one.
    let upload = format!("/r/{}/import", asked.request);
    let page = browser.upload(&upload, &[], &[("file", "svar.xlsx", &[&workbook[..], &large].concat())]).await;
    assert_eq!(page.status, 422);
    assert!(page.words(".ds-error-summary").contains("større enn 20 MB"), "{}", page.words(".ds-error-summary"));
    assert!(page.words("#file-help").contains("Inntil 25 MB, arbeidsboken selv inntil 20 MB."), "{}", page.text());
});

db_test!(no_control_character_comes_in_with_a_workbook, async |app: TestApp| {
    let (asked, mut browser, keys, workbook) = exported(&app).await;
    let edited = changed(&workbook, "xl/sharedStrings.xml", |text| {
        text.replace("Før 2", "F_x0000_il_x0007_ _x007F_2_x000A_ny").replace("Før 3", "F\u{7f}il\u{85} 3")
    });
    let (path, page) = review(&mut browser, &asked, "svar.xlsx", &edited).await;
    assert_eq!(browser.submit(page.form(&path)).await.status, 303);
    let texts = texts(&app, &asked, &keys).await;
    assert_eq!((texts[2].as_str(), texts[3].as_str()), ("Fil 2\nny", "Fil 3"));
});
