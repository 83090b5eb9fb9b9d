//! A small file with every type of item, and files that are none.

use std::collections::BTreeSet;

use super::*;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::condition::{Condition, shown};
use crate::formats::definition::{read_questionnaire, write_questionnaire};

const SAMPLE: &str = r#"
// A made-up questionnaire.
{ "version": 1, "questionnaire": [ { "type": "block", "text": "Made up", "items": [
  { "type": "block", "id": "b1", "text": "First", "items": [
    { "type": "info", "text": "<b>Why:</b> because." },
    { "type": "radiogroup", "id": "hosting", "text": "Who runs " + "it?", "choices": [ {"us": "We do"}, {"them": "Others do"} ] },
    { "type": "tip", "id": "t1", "cond": "them", "warn": "yes", "severity": "high", "name": "Outsourced",
      "text": "See <a href='https://a.example/'>the guide</a>.", "why": "Explain:" },
    { "type": "checkgroup", "id": "locks", "text": "Locks", "defaultChoice": true, "choices": [ {"key": "Key"}, {"card": "Card"} ] },
    { "type": "yesno", "id": "logs", "text": "Logs?", "yes": "Yes", "no": "No", "cond": "card && !them" },
    { "type": "yesno", "id": "kept", "text": "Kept?", "yes": "For a year", "no": "Shorter" },
    { "type": "check", "id": "agree", "text": "I agree." },
    { "type": "block", "text": "Inner", "cond": "logs/yes || agree", "items": [
      { "type": "line", "id": "years", "text": "How many years?", "inputType": "number", "maxlength": 3 },
      { "type": "line", "id": "since", "text": "Since when?", "inputType": "date", "cond": "kept/no" },
      { "type": "box", "id": "more", "text": "More", "cond": "^since && years/value" }
    ] },
    { "type": "upload", "id": "report", "text": "The report" },
    { "type": "spacer" },
    { "type": "checkgroup", "choices": [ {"last": "Only one"} ] }
  ] },
  { "type": "block", "text": "Second", "items": [
    { "type": "box", "id": "early", "text": "Looks ahead", "cond": "late_yes" },
    { "type": "radiogroup", "id": "late", "text": "Late?", "choices": [ {"late_yes": "Y"}, {"late_no": "N"} ] },
    { "type": "box", "id": "odd", "text": "Odd", "cond": "contains(more/value, \"x\")" },
    { "type": "box", "id": "gone", "text": "Never", "cond": "more" },
    { "type": "slider", "id": "new", "text": "Unknown" },
  ] }
] } ] }
"#;

fn sample() -> Imported {
    read(SAMPLE, Language::En).unwrap()
}

#[test]
fn every_type_of_item_becomes_a_question() {
    let (questionnaire, _) = sample();
    let kinds: Vec<(&str, &str)> = questionnaire
        .questions()
        .map(|question| {
            let kind = match question.kind {
                QuestionKind::Text => "text",
                QuestionKind::YesNo => "yes_no",
                QuestionKind::SingleChoice(_) => "single",
                QuestionKind::MultipleChoice(_) => "multiple",
                QuestionKind::Number => "number",
                QuestionKind::Date => "date",
                QuestionKind::Table(_) => "table",
            };
            (question.key.as_str(), kind)
        })
        .collect();
    let expected = [
        ("hosting", "single"),
        ("locks", "multiple"),
        ("logs", "yes_no"),
        ("kept", "single"),
        ("agree", "yes_no"),
        ("years", "number"),
        ("since", "date"),
        ("more", "text"),
        ("report", "text"),
        ("the_report_continued", "yes_no"),
        ("early", "text"),
        ("late", "single"),
        ("odd", "text"),
    ];
    assert_eq!(kinds, expected);
    assert!(questionnaire.field("report").unwrap().evidence);
    let options = &questionnaire.field("locks").unwrap().words(Language::En).options;
    assert_eq!(options.values().map(String::as_str).collect::<Vec<_>>(), ["Card", "Key", "None of these"]);
    let sections: Vec<&str> =
        questionnaire.sections.iter().map(|section| section.words(Language::En).title.as_str()).collect();
    assert_eq!(sections, ["First", "First – Inner", "First (continued)", "Second"]);
    assert_eq!(questionnaire.sections[0].words(Language::En).intro, "Why: because.");
}

#[test]
fn a_tip_stands_in_the_help_with_its_condition_and_severity() {
    let (questionnaire, _) = sample();
    let hosting = questionnaire.field("hosting").unwrap();
    assert_eq!(
        hosting.words(Language::En).help,
        "If the answer is “Others do” (severity: high): Outsourced. See the guide (https://a.example/)."
    );
    assert_eq!(hosting.explanation_when, ["them"]);
    assert_eq!(hosting.words(Language::En).explanation, "Explain:");
    let nn = read(SAMPLE, Language::Nn).unwrap().0;
    assert!(
        nn.field("hosting").unwrap().words(Language::Nn).help.starts_with("Om svaret er «Others do» (alvor: høgt): ")
    );
}

#[test]
fn what_cannot_be_said_is_noted_with_its_place() {
    let (_, notes) = sample();
    let found = |key: &str| -> Vec<String> {
        notes
            .iter()
            .filter(|note| note.text.key == format!("import-note-{key}"))
            .map(|note| note.place.clone())
            .collect()
    };
    let root = "questionnaire[0]";
    assert_eq!(found("vsaq-condition-forward"), [format!("{root}.items[1].items[0].cond")]);
    assert_eq!(found("vsaq-condition-function"), [format!("{root}.items[1].items[2].cond")]);
    assert_eq!(found("vsaq-never"), [format!("{root}.items[1].items[3]")]);
    assert_eq!(found("vsaq-type"), [format!("{root}.items[1].items[4]")]);
    assert_eq!(found("vsaq-property"), [format!("{root}.items[0].items[7].items[0].maxlength")]);
    assert_eq!(found("vsaq-single-choice").len(), 1);
    assert_eq!(found("taken").len(), 1);
}

/// Answers by question, and the keys that are shown beside those that always are.
type Case<'a> = (&'a [(&'a str, AnswerValue)], &'a [&'a str]);

#[test]
fn the_conditions_of_blocks_hold_for_what_is_in_them() {
    let (questionnaire, _) = sample();
    // Worked out by VSAQ's rules: `years` stands in a block shown for `logs/yes || agree`, `logs` is shown for `card && !them`.
    let cases: [Case<'_>; 4] = [
        (&[], &["kept", "agree"]),
        (&[("agree", AnswerValue::YesNo(true))], &["kept", "agree", "years"]),
        (
            // The answer to `logs` counts only while `logs` is shown, which `them` hides.
            &[
                ("locks", AnswerValue::Choices(BTreeSet::from(["card".to_owned()]))),
                ("logs", AnswerValue::YesNo(true)),
                ("hosting", AnswerValue::Choice("them".to_owned())),
            ],
            &["kept", "agree"],
        ),
        (
            &[
                ("locks", AnswerValue::Choices(BTreeSet::from(["card".to_owned()]))),
                ("logs", AnswerValue::YesNo(true)),
                ("kept", AnswerValue::Choice("no".to_owned())),
                ("years", AnswerValue::Number("2".to_owned())),
            ],
            &["logs", "kept", "agree", "years", "since", "more"],
        ),
    ];
    let always = ["hosting", "locks", "report", "the_report_continued", "early", "late", "odd"];
    for (answers, expected) in cases {
        let answers = answers
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Answer { value: value.clone(), ..Answer::default() }))
            .collect();
        let shown: BTreeSet<&str> =
            shown(&questionnaire, &answers).into_iter().filter(|key| !always.contains(key)).collect();
        assert_eq!(shown, expected.iter().copied().collect());
    }
    let more = questionnaire.field("more").unwrap().when.clone().unwrap();
    assert!(
        matches!(more, Condition::All { all } if all.len() == 3),
        "the block's, that of `since`, and an answer to `years`"
    );
}

#[test]
fn the_draft_is_a_whole_questionnaire() {
    let (questionnaire, _) = sample();
    let files = write_questionnaire(&questionnaire).unwrap();
    let (read, problems) = read_questionnaire(&files);
    assert_eq!(problems, []);
    assert_eq!(Questionnaire { hash: String::new(), ..read.unwrap() }, questionnaire);
}

#[test]
fn a_file_that_is_none_is_an_error_with_its_line() {
    for (text, place, key) in [
        ("", "line 1", "json"),
        ("{\n \"questionnaire\": [\n}", "line 3", "json"),
        ("{}", "", "vsaq-no-questionnaire"),
        ("[]", "", "vsaq-no-questionnaire"),
        ("{\"questionnaire\": []}", "", "no-questions"),
        ("{\"questionnaire\": [1, null, {\"items\": [2, {}]}]}", "", "no-questions"),
    ] {
        let error = read(text, Language::En).unwrap_err();
        assert_eq!((error.place.as_str(), error.text.key), (place, format!("import-note-{key}")), "{text}");
    }
}
