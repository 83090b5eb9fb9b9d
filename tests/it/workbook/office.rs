//! Our workbook in LibreOffice: it opens, calculates what we calculate, and what comes back is what went out.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use tillit::domain::answer::{Answer, AnswerValue};
use tillit::domain::language::Language;
use tillit::formats::xlsx::{Layout, read, write};

use super::round_trip::{answers, answers_of, every_kind, some_answers};
use super::{Example, skolesec};
use crate::harness::{check_package, through_libreoffice};

#[test]
fn a_workbook_that_libreoffice_saved_says_the_same() {
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(20_261_124), ..Config::default() });
    let mut examples: BTreeMap<String, Example> = BTreeMap::new();
    for language in Language::ALL {
        let questionnaire = every_kind();
        let some = Example::new(questionnaire.clone(), language, some_answers());
        examples.insert(format!("some-{}", language.tag()), some);
        for number in 1..=2 {
            let any = answers().new_tree(&mut runner).unwrap().current();
            let example = Example::new(questionnaire.clone(), language, any);
            examples.insert(format!("any-{}-{number}", language.tag()), example);
        }
    }
    for example in examples.values_mut() {
        example.revisions = example.answers.keys().map(|key| (key.clone(), 3)).collect();
    }
    let written: BTreeMap<String, Vec<u8>> =
        examples.iter().map(|(name, example)| (name.clone(), write(&example.content()).unwrap())).collect();
    for (name, bytes) in through_libreoffice(&written) {
        let example = &examples[&name];
        let reading = read(&bytes, &example.questionnaire).unwrap();
        assert_eq!(reading.layout, Layout::Own, "{name}");
        assert_eq!(answers_of(&reading), example.answers, "{name}");
        assert_eq!(reading.problems, [], "{name}");
        let origin = reading.origin.as_ref().unwrap();
        assert!(origin.is_signed_by(&example.key), "{name}: {}", origin.marks);
        assert_eq!(reading.unchanged, example.answers.keys().cloned().collect(), "{name}");
    }
}

/// The statuses that LibreOffice works out for the questions, by number, and the count on the first sheet.
fn statuses(bytes: &[u8]) -> (BTreeMap<u32, String>, String) {
    use calamine::{Data, DataType, Reader, Xlsx};
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let mut found = BTreeMap::new();
    let mut count = String::new();
    for name in names {
        let range = workbook.worksheet_range(&name).unwrap();
        let marks: Vec<String> = range.rows().next().unwrap().iter().map(Data::to_string).collect();
        let place = |mark: &str| marks.iter().position(|text| text == mark);
        if marks[0] == "tillit:guide" {
            let row = range.rows().find(|row| row[0].get_string() == Some("Besvarte spørsmål")).unwrap();
            count = row[1].to_string();
        }
        if let (Some(number), Some(status)) = (place("tillit:number"), place("tillit:status")) {
            for row in range.rows().skip(2) {
                found.insert(row[number].to_string().parse().unwrap(), row[status].to_string());
            }
        }
    }
    (found, count)
}

#[test]
fn the_statuses_are_those_that_libreoffice_calculates() {
    let with = |value, explanation: &str| Answer { value, explanation: explanation.to_owned(), not_applicable: false };
    let mut cases: BTreeMap<String, BTreeMap<String, Answer>> = BTreeMap::new();
    for (name, abroad) in [("blank", None), ("no", Some(false)), ("yes", Some(true))] {
        let mut answers = some_answers();
        answers.remove("transfer_abroad");
        if let Some(abroad) = abroad {
            answers.insert("transfer_abroad".to_owned(), with(AnswerValue::YesNo(abroad), ""));
        }
        cases.insert(name.to_owned(), answers);
    }
    let examples: BTreeMap<String, Example> =
        cases.into_iter().map(|(name, answers)| (name, Example::new(skolesec(), Language::Nb, answers))).collect();
    let written: BTreeMap<String, Vec<u8>> =
        examples.iter().map(|(name, example)| (name.clone(), write(&example.content()).unwrap())).collect();
    for (name, bytes) in through_libreoffice(&written) {
        assert_eq!(statuses(&bytes), statuses(&written[&name]), "{name}");
        let asked = if name == "yes" { "Mangler svar" } else { "Skal ikke besvares" };
        assert_eq!(statuses(&bytes).0[&52], asked, "{name}");
        let of = if name == "yes" { "av 52" } else { "av 51" };
        assert!(statuses(&bytes).1.ends_with(of), "{name}: {}", statuses(&bytes).1);
    }
}

#[test]
fn the_package_is_one_that_excel_opens_as_it_is() {
    for language in Language::ALL {
        check_package(&write(&Example::new(every_kind(), language, some_answers()).content()).unwrap());
    }
}
