//! Our own workbook: what it holds, what it hides, and what people may do to it before they send it back.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use rust_xlsxwriter::Workbook;
use tillit::domain::answer::{Answer, AnswerValue};
use tillit::domain::language::Language;
use tillit::formats::xlsx::{
    CellRole, ProblemKind, WorkbookError, WriteError, read, read_with_texts, write, write_with_long_texts,
};

use super::round_trip::{every_kind, some_answers, there_and_back};
use super::{Example, skolesec};
use crate::harness::{changed, check_package, parts};

fn example() -> Example {
    let mut example = Example::new(skolesec(), Language::Nb, some_answers());
    example.revisions =
        [("isms_documented", 4), ("risk_measures_followed_up", 2)].map(|(key, n)| (key.to_owned(), n)).into();
    example.files = [("isms_documented".to_owned(), vec!["=styring.pdf".to_owned(), "rutine.docx".to_owned()])].into();
    example
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(write(&example().content()).unwrap(), write(&example().content()).unwrap());
}

#[test]
fn one_question_a_row_with_what_people_need_and_nothing_that_is_the_customers_own() {
    let example = example();
    let bytes = write(&example.content()).unwrap();
    let mut workbook = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let names = workbook.sheet_names();
    assert_eq!(names, ["Les dette først", "Om leverandøren", "Databehandlere", "Spørsmål", "tillit"]);
    let hidden: Vec<_> = workbook.sheets_metadata().iter().map(|sheet| sheet.visible).collect();
    assert_eq!(hidden[4], SheetVisible::VeryHidden);
    assert!(hidden[..4].iter().all(|visible| *visible == SheetVisible::Visible));

    let questions = workbook.worksheet_range("Spørsmål").unwrap();
    assert_eq!(questions.height(), 2 + 52);
    let row: Vec<String> = questions.rows().nth(2).unwrap().iter().map(Data::to_string).collect();
    assert_eq!(row[1], "Styring og organisering");
    assert_eq!(row[2], "1");
    assert!(row[3].ends_with('?') && !row[4].is_empty() && !row[5].is_empty(), "{row:?}");
    assert_eq!(row[9], "=styring.pdf\nrutine.docx");
    assert_eq!(row[10], "Besvart");
    let status = |number: usize| questions.rows().nth(number + 1).unwrap()[10].to_string();
    assert_eq!(status(5), "Mangler svar");
    assert_eq!(status(17), "Besvart");
    assert_eq!(status(52), "Skal ikke besvares");

    nothing_is_the_customers_own(&bytes);
}

/// Looks through every part of the package: weights, points, musts, controls and ratings stay at home.
fn nothing_is_the_customers_own(bytes: &[u8]) {
    for (name, part) in parts(bytes) {
        for own in ["weight", "must", "points", "rating", "gdpr/", "iso-27001", "A.5.1", "dt-guide"] {
            assert!(!part.contains(own), "{name} has {own}");
        }
    }
}

#[test]
fn nothing_of_the_customers_own_leaves_with_any_kind_of_question_in_any_language() {
    let mut questionnaire = every_kind();
    let odd = tillit::domain::questionnaire::ControlRef {
        framework: "gdpr/secret".to_owned(),
        control: "iso-27001-secret".to_owned(),
    };
    for question in questionnaire.sections.iter_mut().flat_map(|section| &mut section.questions) {
        question.weight = 7_654_321;
        question.must = true;
        question.controls.push(odd.clone());
    }
    for language in Language::ALL {
        let bytes = write(&Example::new(questionnaire.clone(), language, some_answers()).content()).unwrap();
        for (name, part) in parts(&bytes) {
            for own in ["7654321", "gdpr/secret", "iso-27001-secret", "points"] {
                assert!(!part.contains(own), "{name} has {own} in {}", language.tag());
            }
        }
    }
}

#[test]
fn only_what_is_to_be_filled_in_can_be_changed() {
    let example = Example::new(every_kind(), Language::En, BTreeMap::new());
    let parts = parts(&write(&example.content()).unwrap());
    for number in 1..=6 {
        let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        assert!(sheet.contains("<sheetProtection ") && !sheet.contains("password"), "sheet {number}");
    }
    let questions = &parts["xl/worksheets/sheet4.xml"];
    assert!(questions.contains("<pane "), "panes are frozen");
    // Yes and no, single choice, a hint for several choices, and "not applicable" on each of 57 rows.
    assert_eq!(questions.matches("<dataValidation ").count(), 57 + 2 + 1 + 1);
    assert!(questions.contains("<formula1>'tillit'!$F$1:$F$2</formula1>"), "yes and no");
    assert!(parts["xl/styles.xml"].contains("<protection locked=\"0\"/>"));
}

#[test]
fn text_is_never_written_as_a_formula() {
    let bytes = write(&example().content()).unwrap();
    for (name, part) in parts(&bytes).iter().filter(|(name, _)| name.contains("worksheets/")) {
        for formula in part.split("<f>").skip(1) {
            let formula = formula.split("</f>").next().unwrap();
            assert!(formula.starts_with("IF(") || formula.starts_with("COUNTIF("), "{name}: {formula}");
        }
    }
    assert!(parts(&bytes)["xl/styles.xml"].contains("quotePrefix=\"1\""));
}

#[test]
fn an_answer_that_no_cell_can_hold_names_its_question() {
    let mut example = example();
    example.revisions.clear();
    example.answers.insert("logging".to_owned(), Answer::text("å".repeat(32_767)));
    there_and_back(&example);
    for text in ["å".repeat(32_768), "👩".repeat(20_000)] {
        example.answers.insert("logging".to_owned(), Answer::text(text));
        assert_eq!(write(&example.content()).unwrap_err(), WriteError::TooLong { question: "logging".to_owned() });
    }
    example.answers.insert("logging".to_owned(), Answer { value: AnswerValue::YesNo(true), ..Answer::default() });
    assert_eq!(write(&example.content()).unwrap_err(), WriteError::DoesNotFit { question: "logging".to_owned() });
}

#[test]
fn a_text_that_no_cell_can_hold_goes_into_a_file_of_its_own() {
    let mut example = example();
    example.revisions = [("logging", 3), ("isms_documented", 1)].map(|(key, n)| (key.to_owned(), n)).into();
    let long = Answer { explanation: "👩".repeat(20_000), ..Answer::text("å".repeat(40_000)) };
    example.answers.insert("logging".to_owned(), long.clone());
    let rows = vec![BTreeMap::from([("name".to_owned(), "ø".repeat(40_000)), ("role".to_owned(), "drift".to_owned())])];
    let table = Answer { value: AnswerValue::Table(rows), ..Answer::default() };
    example.answers.insert("sub_processors".to_owned(), table);
    let written = write_with_long_texts(&example.content()).unwrap();
    let names: Vec<&str> = written.long.iter().map(|text| text.file_name.as_str()).collect();
    assert_eq!(names, ["00-sub_processors-1-name.txt", "22-logging.txt", "22-logging-explanation.txt"]);
    check_package(&written.bytes);

    // Without the files what is stored stays, and that is said.
    let reading = read(&written.bytes, &example.questionnaire).unwrap();
    assert!(reading.answers.iter().all(|found| found.question != "logging"));
    assert!(reading.head.iter().all(|found| found.question != "sub_processors"));
    let kinds: Vec<_> = reading.problems.iter().map(|problem| (problem.kind, problem.question.as_str())).collect();
    assert_eq!(kinds, [(ProblemKind::LongText, "sub_processors"), (ProblemKind::LongText, "logging")]);

    // With them it is the same answer.
    let texts = written.long.iter().map(|text| (text.file_name.clone(), text.text.clone())).collect();
    let reading = read_with_texts(&written.bytes, &example.questionnaire, &texts).unwrap();
    assert_eq!(reading.problems, []);
    let found = reading.answers.iter().find(|found| found.question == "logging").unwrap();
    assert_eq!(found.answer.as_ref(), Some(&long));
    assert!(reading.unchanged.contains("logging"));
    assert_eq!(reading.text_files.len(), 3);
}

#[test]
fn a_reading_knows_what_the_workbook_was_written_from() {
    let example = example();
    let reading = read(&write(&example.content()).unwrap(), &example.questionnaire).unwrap();
    let origin = reading.origin.as_ref().unwrap();
    assert_eq!(origin.questionnaire, "skolesec-ros@1.0.0");
    assert_eq!(origin.hash, example.questionnaire.hash);
    assert_eq!((origin.language, origin.response.as_str()), (Some(Language::Nb), "response-1"));
    let revision =
        |key: &str| reading.answers.iter().find(|found| found.question == key).map(|found| found.base_revision);
    assert_eq!(revision("isms_documented"), Some(Some(4)));
    assert_eq!(revision("roles_placed"), Some(None));
    // It was answered once, and the workbook says nothing: that is an answer taken away.
    let emptied = reading.answers.iter().find(|found| found.question == "risk_measures_followed_up").unwrap();
    assert_eq!((&emptied.answer, emptied.base_revision), (&Some(Answer::default()), Some(2)));
    assert_eq!(emptied.cell, "Spørsmål!G7");
}

#[test]
fn another_version_is_a_problem_and_another_questionnaire_an_error() {
    let example = example();
    let bytes = write(&example.content()).unwrap();
    let mut newer = example.questionnaire.clone();
    newer.hash = "0".repeat(64);
    let reading = read(&bytes, &newer).unwrap();
    assert_eq!(reading.problems[0].kind, ProblemKind::OtherVersion);
    assert_eq!(reading.head.len() + reading.answers.len(), example.answers.len() + 1);
    let mut other = example.questionnaire.clone();
    other.key = "other".to_owned();
    assert_eq!(read(&bytes, &other).unwrap_err(), WorkbookError::OtherQuestionnaire("skolesec-ros@1.0.0".to_owned()));
}

/// A workbook with our marks as people leave it: sheets renamed, rows sorted and deleted, columns moved and added.
#[test]
fn rows_and_columns_may_be_moved_deleted_and_added() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Ark 7").unwrap();
    let rows: [&[&str]; 6] = [
        &["tillit:answer", "", "tillit:number", "tillit:key", "tillit:explanation", "tillit:not_applicable"],
        &["Svar", "Mitt notat", "Nr.", "tillit:header", "Forklaring", "Ikke aktuelt"],
        &["nei", "spør drift", "51", "transfer_abroad", "", ""],
        &["Feide", "", "18", "", "", ""],
        &["", "", "17", "protected_addresses", "Finnes ikke", "x"],
        &["Ja", "", "90", "gone", "", ""],
    ];
    for (number, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            sheet.write_string(number, column, *text).unwrap();
        }
    }
    let reading = read(&workbook.save_to_buffer().unwrap(), &skolesec()).unwrap();
    let found: Vec<_> = reading
        .answers
        .iter()
        .map(|found| (found.question.as_str(), found.cell.as_str(), found.answer.clone().unwrap()))
        .collect();
    let not_there = Answer { value: AnswerValue::None, explanation: "Finnes ikke".to_owned(), not_applicable: true };
    assert_eq!(
        found,
        [
            ("protected_addresses", "'Ark 7'!A5", not_there),
            ("authentication", "'Ark 7'!A4", Answer::text("Feide")),
            ("transfer_abroad", "'Ark 7'!A3", Answer { value: AnswerValue::YesNo(false), ..Answer::default() }),
        ]
    );
    let problems: Vec<_> = reading.problems.iter().map(|problem| (problem.kind, problem.cell.as_str())).collect();
    assert!(problems.contains(&(ProblemKind::UnknownQuestion, "'Ark 7'!D6")), "{problems:?}");
    for cell in ["B2", "B3", "A6", "C6", "D6"] {
        let address = format!("'Ark 7'!{cell}");
        assert!(problems.contains(&(ProblemKind::Unexplained, address.as_str())), "{cell} in {problems:?}");
    }
}

#[test]
fn an_answer_in_another_languages_words_is_understood_and_a_wrong_one_is_not() {
    let mut example = Example::new(every_kind(), Language::Nb, BTreeMap::new());
    let choice = |key: &str| Answer { value: AnswerValue::Choice(key.to_owned()), ..Answer::default() };
    example.answers.insert("hosting".to_owned(), choice("cloud"));
    example
        .answers
        .insert("transfer_abroad".to_owned(), Answer { value: AnswerValue::YesNo(true), ..Answer::default() });
    let bytes = write(&example.content()).unwrap();
    let swap = |from: &'static str, to: &'static str| {
        changed(&bytes, "xl/sharedStrings.xml", move |text| {
            assert!(text.contains(from), "{from} is not in {text}");
            text.replace(from, to)
        })
    };
    // The drop-down's list and the answer share one string.
    let swedish = swap("\"cloud\"; and, so on (nb)", "\"cloud\"; and, so on (sv)");
    let reading = read(&swedish, &example.questionnaire).unwrap();
    let found = reading.answers.iter().find(|found| found.question == "hosting").unwrap();
    assert_eq!(found.answer, Some(choice("cloud")));

    let wrong = swap("\"cloud\"; and, so on (nb)", "in the cellar");
    let reading = read(&wrong, &example.questionnaire).unwrap();
    let found = reading.answers.iter().find(|found| found.question == "hosting").unwrap();
    assert_eq!((found.text.as_str(), &found.answer), ("in the cellar", &None));
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(
        (reading.problems[0].kind, reading.problems[0].question.as_str()),
        (ProblemKind::NotUnderstood, "hosting")
    );
}

#[test]
fn every_cell_of_our_own_workbook_has_its_role() {
    let mut example = example();
    example.revisions.clear();
    let reading = there_and_back(&example);
    let count = |role: CellRole| reading.cells.iter().filter(|note| note.role == role).count();
    assert_eq!(count(CellRole::Question), 52);
    assert_eq!(count(CellRole::HeadLabel), 9);
    assert_eq!(count(CellRole::TableCell), 5);
    assert_eq!(count(CellRole::EvidenceFiles), 1);
    assert_eq!(count(CellRole::NotApplicable), 1);
}
