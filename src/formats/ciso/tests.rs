//! Made-up libraries in all three forms.

use rust_xlsxwriter::Workbook;

use super::*;
use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::questionnaire::{QuestionKind, Questionnaire};
use crate::formats::definition::{read_questionnaire, write_questionnaire};
use crate::formats::import::Imported;
use crate::formats::import_note::ImportNote;

type Sheets<'a> = &'a [(&'a str, &'a [&'a [&'a str]])];

fn workbook(sheets: Sheets<'_>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                match text.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, *text).unwrap(),
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const FORMAT_2: Sheets<'_> = &[
    (
        "library_meta",
        &[
            &["type", "library"],
            &["version", "3"],
            &["locale", "en"],
            &["ref_id", "Made-Up"],
            &["name", "Made up"],
            &["name[sv]", "Påhittad"],
        ],
    ),
    ("fw_meta", &[&["type", "framework"], &["answers_definition", "a"]]),
    (
        "fw_content",
        &[
            &[
                "assessable",
                "depth",
                "ref_id",
                "name",
                "description",
                "questions",
                "questions[sv]",
                "answer",
                "depends_on",
                "implementation_groups",
                "typical_evidence",
                "weight",
            ],
            &["", "1", "1", "Governance"],
            &["", "2", "", "", "Read this first."],
            &[
                "x",
                "2",
                "1.1",
                "",
                "",
                "Is there a policy?\nIs it followed?",
                "Finns en policy?\nFöljs den?",
                "YN",
                "",
                "IG1",
                "The policy\nThe audit",
                "2",
            ],
            &[
                "x",
                "2",
                "1.2",
                "Scope",
                "What it covers.",
                "How far does it reach?\n|Name the systems.",
                "",
                "TXT",
                "4:1:1",
            ],
            &["", "2", "", "Depth"],
            &["x", "3", "1.2.1", "", "", "Which of these?", "", "MANY", "4:2:1,2", "", "", "99"],
            &["x", "3", "1.2.2", "A requirement without a question."],
            &["x", "2", "1.3", "", "", "Back again?", "", "NOWHERE", "99:1:1"],
        ],
    ),
    ("a_meta", &[&["type", "answers"], &["name", "a"]]),
    (
        "a_content",
        &[
            &["id", "question_type", "question_choices", "compute_result"],
            &["YN", "unique_choice", "Yes\nNo\nN/A", "true\nfalse\n"],
            &["TXT", "text"],
            &["MANY", "multiple_choice", "One\n|in two lines\nTwo"],
        ],
    ),
    ("threats_meta", &[&["type", "threats"]]),
    ("threats_content", &[&["ref_id"], &["T1"]]),
];

fn keys(notes: &[ImportNote]) -> Vec<(&str, &str)> {
    notes.iter().map(|note| (note.place.as_str(), note.text.key.trim_start_matches("import-note-"))).collect()
}

#[test]
fn a_workbook_of_format_2_has_a_question_on_every_line() {
    let (questionnaire, notes) = read_workbook(&workbook(FORMAT_2), Language::Nb).unwrap();
    assert_eq!(questionnaire.reference(), "made-up@3.0.0");
    assert_eq!(questionnaire.languages, [Language::En, Language::Sv]);
    let asked: Vec<(&str, &str)> = questionnaire
        .questions()
        .map(|question| (question.key.as_str(), question.words(Language::En).text.as_str()))
        .collect();
    let expected = [
        ("q_1_1_1", "Is there a policy?"),
        ("q_1_1_2", "Is it followed?"),
        ("q_1_2", "How far does it reach?\nName the systems."),
        ("q_1_2_1", "Which of these?"),
        ("q_1_2_2", "A requirement without a question."),
        ("q_1_3", "Back again?"),
    ];
    assert_eq!(asked, expected);
    let sections: Vec<(&str, &str)> = questionnaire
        .sections
        .iter()
        .map(|section| (section.words(Language::En).title.as_str(), section.words(Language::En).intro.as_str()))
        .collect();
    let expected =
        [("1 Governance", "Read this first."), ("1 Governance – Depth", ""), ("1 Governance (continued)", "")];
    assert_eq!(sections, expected);

    let policy = questionnaire.field("q_1_1_1").unwrap();
    assert_eq!(policy.words(Language::Sv).text, "Finns en policy?");
    assert_eq!((policy.weight, policy.evidence), (2, true));
    assert_eq!(policy.words(Language::En).evidence, ["The policy", "The audit"]);
    let points: Vec<Option<u8>> = policy.options().iter().map(|option| option.points).collect();
    assert_eq!(points, [Some(4), Some(0), None]);
    let scope = questionnaire.field("q_1_2").unwrap();
    assert_eq!(scope.words(Language::En).subject, "1.2 Scope");
    assert_eq!(scope.words(Language::En).help, "What it covers.");
    assert_eq!(scope.when, Some(Condition::Is { question: "q_1_1_1".to_owned(), is: "yes".to_owned() }));
    let which = questionnaire.field("q_1_2_1").unwrap();
    assert!(matches!(&which.when, Some(Condition::Any { any }) if any.len() == 2));
    assert!(which.words(Language::En).options.values().any(|option| option == "One\nin two lines"));

    let expected = [
        ("fw_content!J1", "ciso-column"),
        ("fw_content!A7", "weight"),
        ("fw_content!H9", "ciso-answer-unknown"),
        ("threats_content", "ciso-sheet"),
        ("fw_content!B3", "ciso-text"),
        ("fw_content!A8", "ciso-as-question"),
        ("fw_content!A9", "ciso-depends"),
        ("", "taken"),
    ];
    let mut found = keys(&notes);
    // The weight's own cell.
    found.retain(|(_, key)| *key != "weight");
    assert_eq!(found, expected.into_iter().filter(|(_, key)| *key != "weight").collect::<Vec<_>>());
    assert!(notes.iter().any(|note| note.text.key == "import-note-weight" && note.place == "fw_content!L7"));
}

#[test]
fn a_workbook_of_format_1_has_one_question_in_a_cell() {
    let sheets: Sheets<'_> = &[
        (
            "library_content",
            &[
                &["library_version", "1"],
                &["library_locale", "es"],
                &["library_ref_id", "OLD"],
                &["library_name", "Old"],
                &["tab", "preguntas", "requirements"],
                &["tab", "answers", "answers"],
            ],
        ),
        (
            "preguntas",
            &[
                &["assessable", "depth", "ref_id", "name", "questions", "answer"],
                &["", "1", "A", "Uno"],
                &["x", "2", "A-1", "", "Indique:\na. Tipo\nb. Nombre", "R"],
                &["", "1", "B", "Dos"],
                &["x", "2", "B-1", "", "¿Hay?", "R"],
            ],
        ),
        ("answers", &[&["id", "question_type", "question_choices"], &["R", "unique_choice", "Si\nNo"]]),
    ];
    let (questionnaire, notes) = read_workbook(&workbook(sheets), Language::En).unwrap();
    let asked: Vec<&str> =
        questionnaire.questions().map(|question| question.words(Language::En).text.as_str()).collect();
    assert_eq!(asked, ["Indique:\na. Tipo\nb. Nombre", "¿Hay?"]);
    assert!(questionnaire.questions().all(|question| question.kind == QuestionKind::YesNo));
    assert_eq!(keys(&notes), [("library_content!B2", "locale"), ("", "taken")]);
}

const LIBRARY: &str = r"
urn: urn:made-up:risk:library:small
locale: en
ref_id: small
name: Small
description: A small library.
version: 2
translations:
  nb: {name: Liten, description: Et lite bibliotek.}
objects:
  threats: [{ref_id: T1}]
  framework:
    urn: urn:made-up:risk:framework:small
    ref_id: small
    name: Small
    description: A small library.
    translations:
      nb: {name: Liten, description: Et lite bibliotek.}
    requirement_nodes:
    - {urn: 'urn:n:1', assessable: false, depth: 1, ref_id: '1', name: Access, translations: {nb: {name: Tilgang}}}
    - urn: urn:n:1.1
      parent_urn: urn:n:1
      assessable: true
      depth: 2
      ref_id: '1.1'
      implementation_groups: [A]
      questions:
        urn:n:1.1:question:1:
          type: unique_choice
          text: Who has access?
          translations: {nb: {text: Hvem har tilgang?}}
          choices:
          - {urn: 'urn:c:1', value: Staff, compute_result: true, translations: {nb: {value: Ansatte}}}
          - {urn: 'urn:c:2', value: Everybody, compute_result: false}
        urn:n:1.1:question:10:
          type: date
          text: Since when?
        urn:n:1.1:question:2:
          type: text
          text: Why everybody?
          depends_on: {question: 'urn:n:1.1:question:1', answers: ['urn:c:2'], condition: any}
    - urn: urn:n:2
      assessable: true
      depth: 1
      ref_id: '2'
      question:
        question_type: multiple_choice
        question_choices: [One, Two]
        questions: [{urn: 'urn:q', text: Which?}]
";

#[test]
fn a_library_in_yaml_gives_the_same_kind_of_draft() {
    let (questionnaire, notes) = read_library(LIBRARY, Language::Sv).unwrap();
    assert_eq!(questionnaire.reference(), "small@2.0.0");
    assert_eq!(questionnaire.languages, [Language::En, Language::Nb]);
    assert_eq!(questionnaire.words(Language::Nb).title, "Liten");
    let asked: Vec<&str> =
        questionnaire.questions().map(|question| question.words(Language::En).text.as_str()).collect();
    assert_eq!(asked, ["Who has access?", "Why everybody?", "Since when?", "Which?"]);
    let access = questionnaire.field("q_1_1_1").unwrap();
    let words = access.words(Language::Nb);
    assert_eq!(words.text, "Hvem har tilgang?");
    assert_eq!(words.options.values().map(String::as_str).collect::<Vec<_>>(), ["Everybody", "Ansatte"]);
    let why = questionnaire.field("q_1_1_2").unwrap();
    assert_eq!(why.when, Some(Condition::Is { question: "q_1_1_1".to_owned(), is: "everybody".to_owned() }));
    let place = "objects.framework.requirement_nodes[1].implementation_groups";
    assert_eq!(keys(&notes), [("objects.threats", "ciso-sheet"), (place, "ciso-property"), ("", "taken")]);
}

#[test]
fn a_draft_in_one_language_is_a_whole_questionnaire() {
    let one_language: String =
        LIBRARY.lines().filter(|line| !line.contains("translations: {nb: {text")).collect::<Vec<_>>().join("\n");
    let (questionnaire, _): Imported = read_library(&one_language, Language::En).unwrap();
    let (read, problems) = read_questionnaire(&write_questionnaire(&questionnaire).unwrap());
    assert_eq!(problems, []);
    let read = read.unwrap();
    assert_eq!(read.languages, [Language::En]);
    assert_eq!(Questionnaire { hash: String::new(), ..read }, questionnaire);
}

#[test]
fn what_is_no_library_is_an_error() {
    let error = read_workbook(&workbook(&[("Sheet1", &[&["a", "b"]])]), Language::En).unwrap_err();
    assert_eq!(error.text.key, "import-note-ciso-not-a-library");
    let error = read_workbook(&workbook(&[("library_meta", &[&["type", "library"]])]), Language::En).unwrap_err();
    assert_eq!(error.text.key, "import-note-ciso-no-framework");
    assert_eq!(read_workbook(b"PK\x03\x04nothing", Language::En).unwrap_err().text.key, "import-note-workbook");
    for (text, key) in [
        ("objects: {framework: {requirement_nodes: []}}", "no-questions"),
        ("objects: {framework: 3}", "no-questions"),
        ("objects: {}", "ciso-no-framework"),
        ("urn: [", "yaml"),
    ] {
        let error = read_library(text, Language::En).unwrap_err();
        assert_eq!(error.text.key, format!("import-note-{key}"), "{text}");
    }
}
