//! `changes.toml`: what is written is read back, and every fault is named with its place.

use super::*;
use crate::domain::change::{Diff, propose};

/// What an author confirms: one question reworded, one new, one gone, the rest as it was.
const CONFIRMED: &str = r#"from = "0.9.0"
unchanged = ["supplier", "partners", "shared", "where_stored", "certificates", "users"]

[[changes]]
class = "editorial"
before = ["measures"]
after = ["measures"]

[changes.note]
nb = "Klarere språk."
en = "Plainer words."

[[changes]]
class = "new"
after = ["tested"]

[[changes]]
class = "removed"
before = ["old_one"]
"#;

fn with(text: &str) -> Files {
    let mut files = sample();
    files.insert(CHANGES.to_owned(), text.as_bytes().to_vec());
    files
}

/// The version before: its first question in other words, one that is gone, and one that is not there yet.
fn earlier() -> Questionnaire {
    let mut earlier = read_questionnaire(&sample()).0.unwrap();
    earlier.version = "0.9.0".to_owned();
    for words in earlier.sections[0].questions[0].words.values_mut() {
        words.text = "What measures are there?".to_owned();
    }
    for section in &mut earlier.sections {
        for question in &mut section.questions {
            if question.key == "tested" {
                question.key = "old_one".to_owned();
            }
        }
    }
    earlier
}

#[test]
fn what_is_confirmed_is_read_and_part_of_the_hash() {
    let files = with(CONFIRMED);
    let (questionnaire, problems) = read_questionnaire(&files);
    assert_eq!(problems, [], "the file is read with the others");
    let questionnaire = questionnaire.unwrap();
    assert_ne!(questionnaire.hash, content_hash(&sample()));
    let (confirmed, problems) = read_changes(&files, &questionnaire, Some(&earlier()));
    assert_eq!(problems, []);
    let confirmed = confirmed.unwrap();
    assert_eq!((confirmed.from.as_str(), confirmed.changes.len()), ("0.9.0", 9));
    assert_eq!(follows(&files).as_deref(), Some("0.9.0"));
    assert_eq!(follows(&sample()), None);
    assert_eq!(read_changes(&sample(), &questionnaire, None), (None, Vec::new()));
}

#[test]
fn what_is_written_is_read_back() {
    let questionnaire = read_questionnaire(&sample()).0.unwrap();
    for confirmed in [
        read_changes(&with(CONFIRMED), &questionnaire, Some(&earlier())).0.unwrap(),
        propose(&earlier(), &questionnaire).to_confirm(),
    ] {
        let text = write_changes(&confirmed).unwrap();
        let (read, problems) = read_changes(&with(&text), &questionnaire, Some(&earlier()));
        assert_eq!(problems, [], "{text}");
        let diff = |confirmed| Diff::confirmed(&earlier(), &questionnaire, confirmed);
        assert_eq!(diff(&read.unwrap()), diff(&confirmed), "{text}");
    }
}

#[test]
fn every_fault_is_named_with_its_place() {
    // What is replaced by what, then line, place and part of the message of the only problem.
    let cases: &[(&str, &str, Option<usize>, &str, &str)] = &[
        ("from = \"0.9.0\"", "from = \"0.9\"", Some(1), "from", "`0.9` is not a semantic version"),
        ("from = \"0.9.0\"", "from = \"1.0.0\"", Some(1), "from", "1.0.0 is not before 1.0.0"),
        ("from = \"0.9.0\"", "from = \"0.8.0\"", Some(1), "from", "is 0.9.0, not 0.8.0"),
        ("from = \"0.9.0\"\n", "", Some(1), "from", "`from` is missing"),
        ("\"editorial\"", "\"edited\"", Some(5), "changes #1.class", "`edited` is not a class"),
        ("\"editorial\"", "\"unchanged\"", Some(4), "changes #1", "It is not `unchanged`: `text` differs"),
        ("\"editorial\"", "\"split\"", Some(4), "changes #1", "`split` needs one key in `before` and two or more"),
        ("\"users\"]", "\"user\"]", None, "", ""),
        ("before = [\"measures\"]", "before = [\"measure\"]", None, "", ""),
        (", \"users\"]", "]", None, "", ""),
        ("\"users\"]", "\"users\", \"users\"]", None, "", ""),
        ("[\"tested\"]", "\"tested\"", Some(15), "changes #2.after", "Give a list of texts"),
        ("en = \"Plainer words.\"", "sv = \"Enklare ord.\"", None, "", ""),
        ("[changes.note]", "[changes.notes]", Some(9), "changes #1.notes", "`notes` is not a key of this table"),
    ];
    for (text, other, line, place, message) in cases {
        assert_eq!(CONFIRMED.matches(text).count(), 1, "{text}");
        let files = with(&CONFIRMED.replace(text, other));
        let questionnaire = read_questionnaire(&sample()).0.unwrap();
        let (confirmed, problems) = read_changes(&files, &questionnaire, Some(&earlier()));
        assert_eq!(confirmed, None, "{other}");
        if message.is_empty() {
            assert!(2 <= problems.len(), "{other}: both sides are named: {problems:?}");
            continue;
        }
        assert_eq!(problems.len(), 1, "{other}: {problems:?}");
        let problem = &problems[0];
        assert_eq!((problem.file.as_str(), problem.place.as_str()), (CHANGES, *place), "{other}: {problem}");
        assert_eq!(problem.line, *line, "{other}: {problem}");
        assert!(problem.message.contains(message), "{other}: {problem}");
    }
}

#[test]
fn without_the_version_before_its_own_questions_are_checked() {
    let cases =
        [("[\"tested\"]", "[\"testet\"]", 2), ("\"users\"]", "\"users\", \"tested\"]", 1), (", \"users\"]", "]", 1)];
    for (text, other, count) in cases {
        let (questionnaire, problems) = read_questionnaire(&with(&CONFIRMED.replace(text, other)));
        assert!(questionnaire.is_none());
        assert_eq!(problems.len(), count, "{other}: {problems:?}");
    }
}

#[test]
fn a_question_with_other_answers_is_never_the_same() {
    let questionnaire = read_questionnaire(&sample()).0.unwrap();
    let mut earlier = earlier();
    earlier.sections[0].questions[0].explanation_when = vec!["yes".to_owned()];
    let (_, problems) = read_changes(&with(CONFIRMED), &questionnaire, Some(&earlier));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("`editorial` cannot be: `explanation` differs"), "{}", problems[0]);
}
