//! Workbooks through the browser and the command line: out, changed, and in again.

use std::process::Command;

use tillit::domain::answer::Answer;
use tillit::features::response::service::{load, save_answer};
use tillit::features::response::submit::{SubmitForm, submit};
use tillit::formats::xlsx;

use crate::db_test;
use crate::harness::{TestApp, changed, full_answers, shared_file};

const ORIGINAL: &str = "cases/workbooks/skolesec-besvart-original-layout.xlsx";

db_test!(a_response_comes_back_from_a_workbook_the_same, async |app: TestApp| {
    let customer = app.assessor().await;
    let (from, to) = (app.ask(&customer).await, app.ask_supplier(&customer, "Vardesyn AS", "310000132").await);
    let state = load(&app.app, &from.supplier).await.unwrap();
    let answers = full_answers(&state.questionnaire, "Ord med æøå\nog linjeskift");
    for (key, answer) in &answers {
        save_answer(&app.app, &from.supplier, key, answer.clone(), 0).await.unwrap();
    }
    let mut browser = app.opened(&from).await;
    let workbook = browser.get(&format!("/r/{}/workbook", from.request)).await;
    assert_eq!(workbook.status, 200);
    assert!(workbook.headers["content-disposition"].contains("Fjordtavla"), "{:?}", workbook.headers);

    let mut other = app.opened(&to).await;
    let path = format!("/r/{}/import", to.request);
    let uploaded = other.upload(&path, &[], &[("file", "svar.xlsx", &workbook.body)]).await;
    let review = uploaded.location().unwrap_or_else(|| panic!("{}", uploaded.text()));
    let page = other.get(&review).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(load(&app.app, &to.supplier).await.unwrap().answers.is_empty(), "nothing is saved before it is confirmed");
    let saved = other.submit(page.form(&review)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(load(&app.app, &to.supplier).await.unwrap().plain_answers(), answers);
    // It is taken over once.
    assert_eq!(other.post(&review, &[]).await.status, 404);
    assert!(other.get(&review).await.words("main").contains("52 svar er lagret."), "what came of it is still said");
});

db_test!(what_changed_meanwhile_is_chosen_by_a_person, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let keys: Vec<String> = state.questionnaire.questions().take(2).map(|question| question.key.clone()).collect();
    for key in &keys {
        save_answer(&app.app, &asked.supplier, key, Answer::text("Før"), 0).await.unwrap();
    }
    let mut browser = app.opened(&asked).await;
    let workbook = browser.get(&format!("/r/{}/workbook", asked.request)).await.body;
    save_answer(&app.app, &asked.supplier, &keys[0], Answer::text("Endret på nett"), 1).await.unwrap();
    // In the workbook it is changed as well: only there, an answer is taken; only online, it stays.
    let workbook = changed(&workbook, "xl/sharedStrings.xml", |text| text.replace("Før", "Endret i filen"));
    let path = format!("/r/{}/import", asked.request);
    let review = browser.upload(&path, &[], &[("file", "svar.xlsx", &workbook)]).await.location().unwrap();
    let page = browser.get(&review).await;
    let choice = format!("choice-{}", keys[0]);
    assert_eq!(page.attributes("input[type=radio]", "name"), [choice.as_str(), choice.as_str()], "{}", page.text());
    let undecided = browser.submit(page.form(&review)).await;
    assert_eq!(undecided.status, 422);
    assert_eq!(undecided.attributes(".ds-error-summary a", "href"), [format!("#{choice}")]);
    let saved = browser.submit(undecided.form(&review).set(&choice, "file")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let state = load(&app.app, &asked.supplier).await.unwrap();
    assert_eq!(state.answers[&keys[0]].answer, Answer::text("Endret i filen"));
    assert_eq!(state.answers[&keys[1]].answer, Answer::text("Endret i filen"));
});

db_test!(what_is_no_workbook_is_told_at_the_field, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/import", asked.request);
    for (name, bytes) in
        [("a.xlsx", &b""[..]), ("b.xlsx", b"%PDF-1.7"), ("c.xlsx", b"PK\x03\x04damaged"), ("d.csv", b"1;2\n")]
    {
        let page = browser.upload(&path, &[], &[("file", name, bytes)]).await;
        assert_eq!(page.status, 422, "{name}");
        assert_eq!(page.attributes(".ds-error-summary a", "href"), ["#file"], "{name}");
    }
    let none = browser.upload(&path, &[], &[]).await;
    assert_eq!(none.status, 422);
});

db_test!(the_original_form_fills_a_response, async |app: TestApp| {
    let Some(file) = shared_file("the_original_form_fills_a_response", ORIGINAL) else { return };
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let mut browser = app.opened(&asked).await;
    let path = format!("/r/{}/import", asked.request);
    let bytes = std::fs::read(file).unwrap();
    let review = browser.upload(&path, &[], &[("file", "skolesec.xlsx", &bytes)]).await.location().unwrap();
    let page = browser.get(&review).await;
    assert!(!page.text().contains("class=\"conf\""), "{}", page.text());
    assert_eq!(browser.submit(page.form(&review)).await.status, 303);
    let state = load(&app.app, &asked.supplier).await.unwrap();
    let answered = state.questionnaire.questions().filter(|question| state.answers.contains_key(&question.key)).count();
    assert_eq!(answered, 52);
});

db_test!(a_customer_takes_a_submission_home_as_a_workbook, async |app: TestApp| {
    let customer = app.assessor().await;
    let asked = app.ask(&customer).await;
    let submission = app.answer_and_submit(&asked, "Sendt inn").await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let workbook = browser.get(&format!("/submissions/{submission}/workbook")).await;
    assert_eq!(workbook.status, 200);
    let (_, questionnaire) = app.app.library.by_reference(crate::harness::SKOLESEC).unwrap();
    let reading = xlsx::read(&workbook.body, &questionnaire).unwrap();
    assert_eq!(reading.answers.len(), 52);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    // Sent in is sent in.
    let again = submit(&app.app, &asked.supplier, SubmitForm::default()).await;
    assert!(again.is_err());
});

#[test]
fn the_command_line_explains_every_cell() {
    let Some(file) = shared_file("the_command_line_explains_every_cell", ORIGINAL) else { return };
    let output = Command::new(env!("CARGO_BIN_EXE_tillit"))
        .args(["response", "import"])
        .arg(&file)
        .args(["--questionnaire", "skolesec-ros@1.0.0", "--dry-run", "--format", "json"])
        .env_clear()
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["answers"].as_array().unwrap().len(), 52);
    assert!(report["head"].as_object().unwrap().len() >= 7, "{}", report["head"]);
    assert!(report["cells"].as_array().unwrap().iter().all(|cell| cell["role"] != "unexplained"));
    assert_eq!(report["problems"], serde_json::json!([]));
}

#[test]
fn a_dry_run_knows_our_own_workbook_and_ends_with_an_error_when_there_are_problems() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_tillit"))
            .args(arguments)
            .current_dir(folder.path())
            .env_clear()
            .output()
            .unwrap()
    };
    let export = ["response", "export", "blank.xlsx", "--questionnaire", "skolesec-ros@1.0.0"];
    assert!(run(&export).status.success());
    let output = run(&["response", "import", "blank.xlsx", "--dry-run"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && told.contains("Problems: 0") && !told.contains("hidden mark"), "{told}");
    let all = run(&["response", "import", "blank.xlsx", "--dry-run", "--all"]);
    assert!(String::from_utf8_lossy(&all.stdout).contains("hidden mark"));

    let mut other = rust_xlsxwriter::Workbook::new();
    let sheet = other.add_worksheet();
    for (row, text) in ["1", "Er internkontrollen dokumentert?", "Ja"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(row).unwrap(), text).unwrap();
    }
    std::fs::write(folder.path().join("other.xlsx"), other.save_to_buffer().unwrap()).unwrap();
    let output = run(&["response", "import", "other.xlsx", "--dry-run"]);
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && why.contains("`skolesec-ros@1.0.0`"), "{why}");

    // The same version under another number than the workbook was written for is a problem.
    let output = run(&["response", "import", "blank.xlsx", "--dry-run", "--questionnaire", "skolesec-ros@2.0.0"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.code() == Some(1) && told.contains("written for another version"), "{told}");
}

#[test]
fn the_command_line_writes_a_blank_workbook_once() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = || {
        Command::new(env!("CARGO_BIN_EXE_tillit"))
            .args(["response", "export", "blank.xlsx", "--questionnaire", "skolesec-ros@1.0.0", "--language", "sv"])
            .current_dir(folder.path())
            .env_clear()
            .output()
            .unwrap()
    };
    assert!(run().status.success());
    let bytes = std::fs::read(folder.path().join("blank.xlsx")).unwrap();
    let questionnaire = crate::workbook::skolesec();
    assert!(xlsx::read(&bytes, &questionnaire).unwrap().answers.is_empty());
    let again = run();
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("`blank.xlsx` cannot be written"));
}

db_test!(a_reading_that_nobody_confirms_is_forgotten_after_a_month, async |app: TestApp| {
    let customer = app.assessor().await;
    let (one, other) = (app.ask(&customer).await, app.ask_supplier(&customer, "Vardesyn AS", "310000132").await);
    let read = async |asked: &crate::harness::Asked| {
        let mut browser = app.opened(asked).await;
        let workbook = browser.get(&format!("/r/{}/workbook", asked.request)).await;
        let path = format!("/r/{}/import", asked.request);
        let uploaded = browser.upload(&path, &[], &[("file", "svar.xlsx", &workbook.body)]).await;
        uploaded.location().unwrap_or_else(|| panic!("{}", uploaded.text()))
    };
    let review = read(&one).await;
    app.app.clock.advance(chrono::TimeDelta::days(29));
    read(&other).await;
    assert_eq!(app.opened(&one).await.get(&review).await.status, 200);
    app.app.clock.advance(chrono::TimeDelta::days(2));
    read(&other).await;
    assert_eq!(app.opened(&one).await.get(&review).await.status, 404);
});
