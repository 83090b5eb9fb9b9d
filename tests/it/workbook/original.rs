//! The questionnaire's original layout.

use rust_xlsxwriter::Workbook;
use tillit::domain::answer::AnswerValue;
use tillit::formats::xlsx::report::{JsonReport, OtherCells, text};
use tillit::formats::xlsx::{CellRole, Layout, ProblemKind, Reading, WorkbookError, read};

use super::skolesec;
use crate::harness::shared_file;

const FORM: &str = "cases/workbooks/skolesec-besvart-original-layout.xlsx";

fn value<'a>(reading: &'a Reading, key: &str) -> &'a AnswerValue {
    let found = reading.answers.iter().chain(&reading.head).find(|found| found.question == key).unwrap();
    &found.answer.as_ref().unwrap().value
}

#[test]
fn the_filled_in_form_gives_52_answers_and_no_unexplained_cell() {
    let Some(path) =
        shared_file("workbook::original::the_filled_in_form_gives_52_answers_and_no_unexplained_cell", FORM)
    else {
        return;
    };
    let questionnaire = skolesec();
    let reading = read(&std::fs::read(path).unwrap(), &questionnaire).unwrap();
    assert_eq!(reading.layout, Layout::Original);
    assert_eq!(reading.problems, []);
    assert!(reading.cells.iter().all(|note| note.role != CellRole::Unexplained), "{:?}", reading.cells);

    let questions: Vec<&str> = questionnaire.questions().map(|question| question.key.as_str()).collect();
    let answered: Vec<&str> = reading.answers.iter().map(|found| found.question.as_str()).collect();
    assert_eq!(answered, questions);
    assert!(reading.answers.iter().all(|found| found.answer.is_some()));
    assert_eq!(reading.answers[0].cell, "Spørreskjema!C18");
    assert_eq!(reading.answers[51].cell, "Spørreskjema!C71");

    let heads: Vec<&str> = questionnaire.head.iter().map(|field| field.key.as_str()).collect();
    let found: Vec<&str> = reading.head.iter().map(|found| found.question.as_str()).collect();
    assert_eq!(found, heads);
    // A number in the sheet is the text that people see.
    assert_eq!(*value(&reading, "product_version"), AnswerValue::Text("1".to_owned()));
    let AnswerValue::Table(rows) = value(&reading, "sub_processors") else { panic!("no table") };
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1]["country"], "Norge");
    assert_eq!(rows[2]["org_number"], "991 124 810");
    assert_eq!(rows[0]["role"], "Databehandler");

    assert_eq!(*value(&reading, "third_party_sharing"), AnswerValue::YesNo(false));
    let sharing = reading.answers[49].answer.as_ref().unwrap();
    assert_eq!(sharing.explanation, "kan evt. gjøres etter avtale med kunde");
    assert_eq!(*value(&reading, "transfer_abroad"), AnswerValue::YesNo(false));
    assert_eq!(*value(&reading, "transfer_agreements"), AnswerValue::Text("Ikke aktuelt, se pkt 51.".to_owned()));
    // Line breaks are kept: this answer has 25 lines.
    let AnswerValue::Text(personal) = value(&reading, "personal_data_processed") else { panic!("no text") };
    assert_eq!(personal.lines().count(), 23);
}

#[test]
fn the_report_has_the_four_parts_that_scripts_rely_on() {
    let Some(path) = shared_file("workbook::original::the_report_has_the_four_parts_that_scripts_rely_on", FORM) else {
        return;
    };
    let reading = read(&std::fs::read(path).unwrap(), &skolesec()).unwrap();
    let json = serde_json::to_value(JsonReport::new(&reading)).unwrap();
    assert_eq!(json["answers"].as_array().unwrap().len(), 52);
    assert_eq!(
        json["answers"][6],
        serde_json::json!({"question": "confidentiality_signed", "cell": "Spørreskjema!C24", "value": "Ja"})
    );
    assert_eq!(json["head"].as_object().unwrap().len(), 9);
    assert_eq!(json["head"]["product_version"], "1");
    assert_eq!(json["problems"], serde_json::json!([]));
    let cells = json["cells"].as_array().unwrap();
    // 3 titles, 10 head labels with values, 3 column heads, 3 sections, 52 rows of three cells.
    assert_eq!(cells.len(), 3 + 20 + 3 + 3 + 156);
    assert_eq!(cells[0], serde_json::json!({"cell": "Spørreskjema!A1", "role": "title"}));

    let text = text(&reading, OtherCells::Listed);
    assert!(text.starts_with("Answers: 52\n"), "{text}");
    assert!(text.contains("Spørreskjema!C18"), "{text}");
    assert!(text.contains("Problems: 0"), "{text}");
}

/// A form with these rows, each cell with its column.
fn form(rows: &[&[(u16, &str)]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Form").unwrap();
    for (number, row) in (0..).zip(rows) {
        for (column, text) in *row {
            sheet.write_string(number, *column, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn problems(reading: &Reading) -> Vec<(ProblemKind, &str, &str)> {
    reading.problems.iter().map(|problem| (problem.kind, problem.cell.as_str(), problem.question.as_str())).collect()
}

#[test]
fn rows_and_columns_may_stand_anywhere() {
    let bytes = form(&[
        &[(3, "Risk form")],
        &[(3, "Supplier:"), (5, "Fjordtavla AS"), (7, "Org. number:"), (8, "974 760 673")],
        &[(3, "E-mail: post@example.no")],
        &[],
        &[(2, "Answer"), (3, "No."), (6, "Question")],
        &[(2, "Yes, to a school owner\nin Bergen"), (3, "50"), (6, "Is personal data shared with third parties?")],
        &[(2, "Two factors"), (3, "18."), (6, "Which authentication is used?")],
    ]);
    let reading = read(&bytes, &skolesec()).unwrap();
    assert_eq!(problems(&reading), []);
    let found: Vec<(&str, &str)> =
        reading.answers.iter().map(|found| (found.question.as_str(), found.cell.as_str())).collect();
    assert_eq!(found, [("authentication", "Form!C7"), ("third_party_sharing", "Form!C6")]);
    let sharing = reading.answers[1].answer.as_ref().unwrap();
    assert_eq!(
        (&sharing.value, sharing.explanation.as_str()),
        (&AnswerValue::YesNo(true), "to a school owner\nin Bergen")
    );
    let head: Vec<(&str, &str)> =
        reading.head.iter().map(|found| (found.question.as_str(), found.text.as_str())).collect();
    assert_eq!(head, [("supplier", "Fjordtavla AS"), ("org_number", "974 760 673"), ("email", "post@example.no")]);
}

#[test]
fn nothing_is_dropped_in_silence() {
    let bytes = form(&[
        &[(0, "Leverandør:"), (1, "Fjordtavla AS")],
        &[(0, "Favorittfarge:"), (1, "Blå")],
        &[(0, "Nr."), (1, "Spørsmål"), (2, "Svar")],
        &[(0, "50"), (1, "Deles personopplysninger med tredjepart?"), (2, "Det kommer an på")],
        &[(0, "51"), (1, "Overføres det personopplysninger til utlandet?"), (2, "Ja/Nei")],
        &[(0, "18"), (1, "Hvilken innlogging er i bruk?"), (2, "Feide"), (4, "husk å spørre")],
        &[(0, "18"), (1, "Hvilken innlogging er i bruk?"), (2, "BankID")],
        &[
            (0, "19"),
            (1, "Hvordan tas sikkerhetskopier, hvor lenge blir de lagret, og hvor ofte testes gjenoppretting?"),
            (2, "Hver natt"),
        ],
        &[(0, "99"), (1, "Noe annet?"), (2, "Ja")],
        &[(2, "en løs setning")],
    ]);
    let reading = read(&bytes, &skolesec()).unwrap();
    let found = problems(&reading);
    for expected in [
        (ProblemKind::Unexplained, "Form!A2", ""),
        (ProblemKind::Unexplained, "Form!B2", ""),
        (ProblemKind::NotUnderstood, "Form!C4", "third_party_sharing"),
        (ProblemKind::NotUnderstood, "Form!C5", "transfer_abroad"),
        (ProblemKind::Unexplained, "Form!E6", ""),
        (ProblemKind::Duplicate, "Form!C7", "authentication"),
        (ProblemKind::OtherQuestionText, "Form!B8", "administrator_rights"),
        (ProblemKind::UnknownQuestion, "Form!A9", ""),
        (ProblemKind::Unexplained, "Form!C9", ""),
        (ProblemKind::Unexplained, "Form!C10", ""),
    ] {
        assert!(found.contains(&expected), "{expected:?} is not among {found:#?}");
    }
    let not_understood = reading.answers.iter().find(|found| found.question == "third_party_sharing").unwrap();
    assert_eq!((not_understood.text.as_str(), &not_understood.answer), ("Det kommer an på", &None));
}

#[test]
fn a_workbook_of_something_else_is_not_taken_for_the_form() {
    let questionnaire = skolesec();
    let lists = [
        form(&[&[(0, "Name"), (1, "Price")], &[(0, "Chalk"), (1, "12")]]),
        // The right columns and numbers, about something else.
        form(&[
            &[(0, "No."), (1, "Question"), (2, "Answer")],
            &[(0, "1"), (1, "What is your favourite dish?"), (2, "Soup")],
            &[(0, "2"), (1, "Do you sing?"), (2, "Yes")],
            &[(0, "3"), (1, "Which mountain?"), (2, "Ulriken")],
        ]),
    ];
    for bytes in lists {
        let error = read(&bytes, &questionnaire).unwrap_err();
        assert_eq!(error, WorkbookError::NotRecognised);
        assert!(error.to_string().contains("Expected"), "{error}");
    }
}
