//! Answers → workbook → answers: the same, with no problem, whatever was written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use tillit::domain::answer::{Answer, AnswerValue};
use tillit::domain::language::Language;
use tillit::domain::questionnaire::{
    ChoiceOption, Question, QuestionKind, QuestionWords, Questionnaire, Section, SectionWords,
};
use tillit::formats::xlsx::{CellRole, Layout, Reading, read, write};

use super::{Example, skolesec};

/// The built-in questionnaire with a section that has every kind of question.
pub(crate) fn every_kind() -> Questionnaire {
    let mut questionnaire = skolesec();
    let options = |keys: &[&str]| {
        keys.iter()
            .map(|key| ChoiceOption { key: (*key).to_owned(), points: Some(3), flags: Vec::new(), evidence: false })
            .collect::<Vec<_>>()
    };
    let kinds = [
        ("hosting", QuestionKind::SingleChoice(options(&["own", "cloud", "mixed"]))),
        ("data_kinds", QuestionKind::MultipleChoice(options(&["names", "grades", "photos"]))),
        ("users", QuestionKind::Number),
        ("last_test", QuestionKind::Date),
        ("systems", QuestionKind::Table(vec!["name".to_owned(), "use".to_owned()])),
    ];
    let questions = kinds.into_iter().zip(53..).map(|((key, kind), number)| question(key, number, kind)).collect();
    let words = Language::ALL
        .into_iter()
        .map(|language| (language, SectionWords { title: "More".to_owned(), intro: String::new() }))
        .collect();
    questionnaire.sections.push(Section { key: "more".to_owned(), questions, words });
    questionnaire
}

fn question(key: &str, number: u32, kind: QuestionKind) -> Question {
    let words = |language: Language| {
        let say = |what: &str| format!("{what} ({})", language.tag());
        QuestionWords {
            subject: format!("{key} – {}", language.tag()),
            text: say(key),
            help: String::new(),
            why: String::new(),
            evidence: Vec::new(),
            explanation: "more".to_owned(),
            // One label holds what separates labels.
            options: ["own", "cloud", "mixed", "names", "grades", "photos"]
                .map(|option| (option.to_owned(), say(&format!("\"{option}\"; and, so on"))))
                .into(),
            columns: ["name", "use"].map(|column| (column.to_owned(), say(column))).into(),
        }
    };
    Question {
        key: key.to_owned(),
        number,
        kind,
        how: false,
        required: true,
        evidence: false,
        weight: 7,
        must: true,
        when: None,
        explanation_when: vec!["cloud".to_owned(), "photos".to_owned()],
        controls: Vec::new(),
        words: Language::ALL.into_iter().map(|language| (language, words(language))).collect(),
    }
}

/// A few answers with everything that is easily lost.
pub(crate) fn some_answers() -> BTreeMap<String, Answer> {
    let with = |value, explanation: &str, not_applicable| Answer {
        value,
        explanation: explanation.to_owned(),
        not_applicable,
    };
    [
        ("supplier", Answer::text("Fjordtavla AS")),
        ("org_number", Answer::text("974 760 673")),
        ("product_version", Answer::text("007.10")),
        (
            "sub_processors",
            with(
                AnswerValue::Table(vec![
                    [("name", "Skyhus AS"), ("org_number", "0123"), ("address", "Storgata 1\n5003 Bergen")]
                        .map(|(key, value)| (key.to_owned(), value.to_owned()))
                        .into(),
                    [("role", "=drift"), ("country", "Norge")]
                        .map(|(key, value)| (key.to_owned(), value.to_owned()))
                        .into(),
                ]),
                "",
                false,
            ),
        ),
        ("isms_documented", Answer::text("Første linje\n\n  • innrykk\tog æøå 👩‍🏫\n=1+1")),
        ("roles_placed", Answer::text("=HYPERLINK(\"http://example.no\")")),
        ("staff_training", Answer::text("-1+2")),
        ("risk_assessed", Answer::text("+47 00 00 00 00")),
        ("continuity", Answer::text("@SUM(A1)")),
        ("authentication", Answer::text("_x000D_ og _x0041_")),
        ("audits_yearly", Answer::text("  ")),
        ("protected_addresses", with(AnswerValue::None, "Adresse er ikke et felt i løsningen.", true)),
        ("third_party_sharing", with(AnswerValue::YesNo(true), "Navn\nog klasse", false)),
        ("transfer_abroad", with(AnswerValue::YesNo(false), "", false)),
    ]
    .map(|(key, answer)| (key.to_owned(), answer))
    .into()
}

pub(crate) fn answers_of(reading: &Reading) -> BTreeMap<String, Answer> {
    let found = reading.head.iter().chain(&reading.answers);
    found.map(|found| (found.question.clone(), found.answer.clone().expect(&found.question))).collect()
}

/// Writes, reads, and compares; gives the reading for more.
pub(crate) fn there_and_back(example: &Example) -> Reading {
    let bytes = write(&example.content()).unwrap();
    let reading = read(&bytes, &example.questionnaire).unwrap();
    assert_eq!(reading.layout, Layout::Own);
    assert_eq!(reading.problems, []);
    assert!(reading.cells.iter().all(|note| note.role != CellRole::Unexplained));
    assert_eq!(answers_of(&reading), example.answers);
    reading
}

#[test]
fn what_is_easily_lost_is_kept_in_every_language() {
    for language in Language::ALL {
        there_and_back(&Example::new(skolesec(), language, some_answers()));
    }
}

#[test]
fn a_blank_workbook_has_no_answers() {
    there_and_back(&Example::new(every_kind(), Language::Sv, BTreeMap::new()));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        // Anything that people can type, with line breaks and tabs: our pages keep no other control characters.
        "(?s)[\\PC\n\t]{1,60}",
        "[ \u{a0}\n]{1,5}",
        "0[0-9]{1,12}",
        "[=+@-][\\PC\n\t]{0,20}",
        "(_x[0-9A-F]{4}_|æøå|👩‍🏫|🇳🇴| ){1,4}",
    ]
}

fn table(columns: Vec<String>) -> impl Strategy<Value = AnswerValue> {
    let row = proptest::collection::btree_map(proptest::sample::select(columns), text(), 1..4);
    proptest::collection::vec(row, 1..4).prop_map(AnswerValue::Table)
}

/// An answer of the question's kind that says something.
fn answer(question: &Question) -> BoxedStrategy<Answer> {
    let keys: Vec<String> = question.options().iter().map(|option| option.key.clone()).collect();
    let value = match &question.kind {
        QuestionKind::Text => text().prop_map(AnswerValue::Text).boxed(),
        QuestionKind::YesNo => any::<bool>().prop_map(AnswerValue::YesNo).boxed(),
        QuestionKind::SingleChoice(_) => proptest::sample::select(keys).prop_map(AnswerValue::Choice).boxed(),
        QuestionKind::MultipleChoice(_) => proptest::sample::subsequence(keys.clone(), 1..=keys.len())
            .prop_map(|keys| AnswerValue::Choices(keys.into_iter().collect::<BTreeSet<_>>()))
            .boxed(),
        QuestionKind::Number => "-?[0-9]{1,9}(\\.[0-9]{1,4})?".prop_map(AnswerValue::Number).boxed(),
        QuestionKind::Date => (1_i32..9999, 1_u32..=366)
            .prop_filter_map("a day of that year", |(year, day)| NaiveDate::from_yo_opt(year, day))
            .prop_map(AnswerValue::Date)
            .boxed(),
        QuestionKind::Table(columns) => table(columns.clone()).boxed(),
    };
    let given = (value, prop_oneof![Just(String::new()), text()], any::<bool>())
        .prop_map(|(value, explanation, not_applicable)| Answer { value, explanation, not_applicable });
    let not_applicable =
        text().prop_map(|explanation| Answer { value: AnswerValue::None, explanation, not_applicable: true });
    prop_oneof![3 => given, 1 => not_applicable].boxed()
}

pub(crate) fn answers() -> impl Strategy<Value = BTreeMap<String, Answer>> {
    let each: Vec<_> = every_kind()
        .all_fields()
        .map(|question| {
            let key = question.key.clone();
            proptest::option::weighted(0.4, answer(question)).prop_map(move |answer| Some((key.clone(), answer?)))
        })
        .collect();
    each.prop_map(|each| each.into_iter().flatten().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_answers_come_back_the_same(answers in answers(), language in proptest::sample::select(&Language::ALL[..])) {
        there_and_back(&Example::new(every_kind(), language, answers));
    }
}
