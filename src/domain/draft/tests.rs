//! Editing by example, and what holds after any number of steps.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::languages::{complete, missing, progress};
use super::lines::{Join, Line, Lines, Test};
use super::outline::{self, Direction};
use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::questionnaire::{ChoiceOption, Question, QuestionKind, QuestionWords, Questionnaire, Section};

fn question(key: &str) -> Question {
    Question { key: key.to_owned(), ..Question::default() }
}

/// Two sections, `a b c` and `d`, and a head field.
fn draft() -> Questionnaire {
    let section = |key: &str, questions: &[&str]| Section {
        key: key.to_owned(),
        questions: questions.iter().map(|key| question(key)).collect(),
        ..Section::default()
    };
    let mut draft = Questionnaire {
        languages: vec![Language::Nb, Language::En],
        head: vec![question("name")],
        sections: vec![section("first", &["a", "b", "c"]), section("second", &["d"])],
        ..Questionnaire::default()
    };
    outline::renumber(&mut draft);
    draft
}

fn order(draft: &Questionnaire) -> String {
    let sections = draft.sections.iter().map(|section| {
        let keys: Vec<&str> = section.questions.iter().map(|question| question.key.as_str()).collect();
        format!("{}: {}", section.key, keys.join(" "))
    });
    sections.collect::<Vec<_>>().join("; ")
}

#[test]
fn things_are_moved_duplicated_split_removed_and_put_back() {
    let mut draft = draft();
    let none = BTreeSet::new();
    assert!(outline::shift(&mut draft, "b", Direction::Up));
    assert!(!outline::shift(&mut draft, "b", Direction::Up));
    assert_eq!(order(&draft), "first: b a c; second: d");
    assert!(outline::move_to(&mut draft, "a", "second"));
    assert!(!outline::move_to(&mut draft, "a", "nowhere"));
    assert!(!outline::move_to(&mut draft, "name", "second"), "a head field is no question");
    assert_eq!(order(&draft), "first: b c; second: d a");
    assert!(outline::shift(&mut draft, "second", Direction::Up));
    assert_eq!(order(&draft), "second: d a; first: b c");
    let copy = outline::duplicate(&mut draft, "d", &none).unwrap();
    assert_eq!(order(&draft), format!("second: d {copy} a; first: b c"));
    let removed = outline::remove(&mut draft, "d").unwrap();
    let section = outline::remove(&mut draft, "first").unwrap();
    assert_eq!(order(&draft), format!("second: {copy} a"));
    outline::restore(&mut draft, section, &none);
    assert_eq!(outline::restore(&mut draft, removed.clone(), &none), "d");
    assert_eq!(order(&draft), format!("second: d {copy} a; first: b c"));
    // Put back a second time it needs another key.
    assert_ne!(outline::restore(&mut draft, removed, &none), "d");
    assert_eq!(outline::remove(&mut draft, "nothing"), None);
}

#[test]
fn a_question_is_split_at_its_sentences_where_every_language_has_several() {
    let mut draft = draft();
    let none = BTreeSet::new();
    let words = |text: &str| QuestionWords { text: text.to_owned(), ..QuestionWords::default() };
    let first = outline::field_mut(&mut draft, "a").unwrap();
    first.words.insert(Language::Nb, words("Hva logges? Hvem leser loggen? Hvor ofte?"));
    first.words.insert(Language::En, words("What is logged? Who reads it, and how often?"));
    let second = outline::split(&mut draft, "a", &none).unwrap();
    let text = |draft: &Questionnaire, key: &str, language| draft.field(key).unwrap().words(language).text.clone();
    assert_eq!(text(&draft, "a", Language::Nb), "Hva logges?");
    assert_eq!(text(&draft, &second, Language::Nb), "Hvem leser loggen? Hvor ofte?");
    assert_eq!(text(&draft, &second, Language::En), "Who reads it, and how often?");
    // One sentence in English: both keep the whole.
    outline::field_mut(&mut draft, "b").unwrap().words =
        BTreeMap::from([(Language::Nb, words("Én? To?")), (Language::En, words("Both 1.5 and 2"))]);
    let second = outline::split(&mut draft, "b", &none).unwrap();
    assert_eq!(text(&draft, "b", Language::Nb), text(&draft, &second, Language::Nb));
}

#[test]
fn what_is_missing_is_counted_in_each_language() {
    let mut draft = draft();
    let field = outline::field_mut(&mut draft, "a").unwrap();
    field.kind = QuestionKind::SingleChoice(vec![ChoiceOption { key: "x".to_owned(), ..ChoiceOption::default() }]);
    field.evidence = true;
    let words = QuestionWords {
        subject: "Kort".to_owned(),
        text: "Lang?".to_owned(),
        help: "Hjelp".to_owned(),
        evidence: vec!["Plan".to_owned()],
        options: BTreeMap::from([("x".to_owned(), "Ja".to_owned()), ("gone".to_owned(), "Nei".to_owned())]),
        explanation: "Left over".to_owned(),
        ..QuestionWords::default()
    };
    field.words.insert(Language::Nb, words);
    let field = draft.field("a").unwrap();
    assert_eq!(missing(&draft, field, Language::Nb), 0);
    // Subject, text, help, the piece of documentation and the option.
    assert_eq!(missing(&draft, field, Language::En), 5);
    let done: Vec<(usize, usize)> = progress(&draft).iter().map(|one| (one.done, one.parts)).collect();
    assert_eq!(done, [(1, 8), (0, 8)]);
    let whole = complete(&draft);
    let nb = &whole.field("a").unwrap().words[&Language::Nb];
    assert_eq!((nb.options.len(), nb.explanation.as_str()), (1, ""), "what the question no longer has is left out");
    let en = &whole.field("a").unwrap().words[&Language::En];
    assert_eq!((en.evidence.as_slice(), en.options["x"].as_str()), (&[String::new()][..], ""));
    assert_eq!(whole.words.len(), 2);
}

#[test]
fn lines_and_conditions_are_two_forms_of_the_same() {
    let cases = [
        r#"{"question":"a","is":"yes"}"#,
        r#"{"question":"a","answered":true}"#,
        r#"{"question":"a","answered":false}"#,
        r#"{"not":{"question":"a","is":"yes"}}"#,
        r#"{"flag":"childrens_data"}"#,
        r#"{"not":{"flag":"protected_addresses"}}"#,
        r#"{"all":[{"question":"a","is":"yes"},{"not":{"question":"b","is":"no"}}]}"#,
        r#"{"any":[{"question":"a","is":"yes"},{"question":"b","answered":true}]}"#,
    ];
    for text in cases {
        let condition: Condition = serde_json::from_str(text).unwrap();
        let lines = Lines::of(Some(&condition)).unwrap_or_else(|| panic!("{text} is lines"));
        assert_eq!(lines.condition(), Some(condition), "{text}");
    }
    for text in [
        r#"{"all":[{"any":[{"question":"a","is":"yes"}]},{"question":"b","is":"no"}]}"#,
        r#"{"not":{"all":[{"question":"a","is":"yes"}]}}"#,
    ] {
        assert_eq!(Lines::of(Some(&serde_json::from_str(text).unwrap())), None, "{text}");
    }
    assert_eq!(Lines::of(None).unwrap().condition(), None);
    let twice: Condition = serde_json::from_str(r#"{"not":{"not":{"question":"a","is":"yes"}}}"#).unwrap();
    let plain = Line { negated: false, test: Test::Is { question: "a".to_owned(), is: "yes".to_owned() } };
    assert_eq!(Lines::of(Some(&twice)), Some(Lines { join: Join::All, lines: vec![plain] }));
}

proptest! {
    /// Whatever an author does, in whatever order: keys stay unique, numbers follow the reading order, and nothing is lost unless it was removed.
    #[test]
    fn any_steps_leave_a_sound_outline(steps in prop::collection::vec((0_usize..9, 0_usize..8), 0..40)) {
        let mut draft = draft();
        let mut bin = Vec::new();
        let none = BTreeSet::new();
        let mut made = 4;
        for (step, place) in steps {
            let keys: Vec<String> = outline::keys(&draft).into_iter().collect();
            let Some(key) = keys.get(place % keys.len().max(1)).cloned() else { continue };
            match step {
                0 => { outline::shift(&mut draft, &key, Direction::Up); }
                1 => { outline::shift(&mut draft, &key, Direction::Down); }
                2 => { outline::add_section(&mut draft, &none); }
                3 => made += outline::add_question(&mut draft, &key, None, &none).iter().count(),
                4 => {
                    let is_head = draft.head.iter().any(|field| field.key == key);
                    let copied = outline::duplicate(&mut draft, &key, &none);
                    made += copied.iter().filter(|_| !is_head).count();
                }
                5 => {
                    let is_head = draft.head.iter().any(|field| field.key == key);
                    let copied = outline::split(&mut draft, &key, &none);
                    made += copied.iter().filter(|_| !is_head).count();
                }
                6 => { outline::move_to(&mut draft, &key, "second"); }
                7 => bin.extend(outline::remove(&mut draft, &key)),
                _ => { if let Some(removed) = bin.pop() { outline::restore(&mut draft, removed, &none); } }
            }
            let numbers: Vec<u32> = draft.questions().map(|question| question.number).collect();
            prop_assert!(numbers.iter().copied().eq(1..=u32::try_from(numbers.len()).unwrap()));
            let fields: Vec<&str> = draft.all_fields().map(|field| field.key.as_str()).collect();
            prop_assert_eq!(fields.len(), fields.iter().collect::<BTreeSet<_>>().len());
        }
        while let Some(removed) = bin.pop() {
            outline::restore(&mut draft, removed, &none);
        }
        prop_assert_eq!(draft.questions().count(), made);
    }
}
