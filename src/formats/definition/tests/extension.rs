//! Extensions: what is composed, what is told, and what moving over to another base points out.

use super::*;
use crate::domain::questionnaire::Questionnaire;

const ADDED: &str = r#"key = "local"
version = "1.2.0"
base = "sample@1.0.0"
languages = ["nb"]

[[sections]]
key = "own"
after = "first"

[[sections.questions]]
number = 101
key = "region"
type = "text"

[[questions]]
section = "second"
after = "where_stored"
number = 102
key = "backup"
type = "yes_no"
when = { question = "where_stored", is = "norway" }

[[questions]]
section = "second"
after = "where_stored"
number = 103
key = "restored"
type = "date"
when = { question = "backup", is = "yes" }

[[questions]]
section = "second"
number = 104
key = "last"
type = "text"
controls = ["gdpr/32"]
"#;

const WORDS: &str = r#"title = "Sample, local"

[sections.own]
title = "Own"
intro = "What we ask beside."

[questions.region]
subject = "Region"
text = "Which region?"

[questions.backup]
subject = "Backup"
text = "Is there a backup?"

[questions.restored]
subject = "Restored"
text = "When was it restored?"

[questions.last]
subject = "Last"
text = "Anything else?"

[help]
measures = "Name the person in charge."
shared = "Leave out the police."
"#;

fn extension() -> Files {
    BTreeMap::from([
        (EXTENSION.to_owned(), ADDED.as_bytes().to_vec()),
        ("nb.toml".to_owned(), WORDS.as_bytes().to_vec()),
    ])
}

fn base() -> Questionnaire {
    read_questionnaire(&sample()).0.unwrap()
}

/// The sample as version 2.0.0, with texts of its structure and words replaced.
fn next_base(changes: &[(&str, &str)]) -> Questionnaire {
    let mut files = sample();
    for (from, to) in [("version = \"1.0.0\"", "version = \"2.0.0\"")].iter().chain(changes) {
        assert!(files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(from)), "{from}");
        for bytes in files.values_mut() {
            *bytes = String::from_utf8(bytes.clone()).unwrap().replace(from, to).into_bytes();
        }
    }
    let (questionnaire, problems) = read_questionnaire(&files);
    assert_eq!(problems, []);
    questionnaire.unwrap()
}

fn keys(questionnaire: &Questionnaire) -> Vec<(&str, Vec<&str>)> {
    let sections = questionnaire.sections.iter();
    sections
        .map(|one| (one.key.as_str(), one.questions.iter().map(|question| question.key.as_str()).collect()))
        .collect()
}

#[test]
fn an_extension_stands_in_its_places_and_leaves_the_base_as_it_is() {
    let (composed, problems) = compose(&extension(), &base());
    assert_eq!(problems, []);
    let Composed { questionnaire, files } = composed.unwrap();
    assert_eq!(
        keys(&questionnaire),
        [
            ("first", vec!["measures", "shared"]),
            ("own", vec!["region"]),
            ("second", vec!["where_stored", "backup", "restored", "certificates", "users", "tested", "last"]),
        ]
    );
    assert_eq!(questionnaire.reference(), "local@1.2.0");
    let words = |key: &str| questionnaire.field(key).unwrap().words(Language::Nb).clone();
    assert_eq!(questionnaire.words(Language::Nb).title, "Sample, local");
    assert_eq!(questionnaire.words(Language::Nb).description, "For tests.");
    assert_eq!(words("measures").help, "Tell how.\n\nName the person in charge.");
    assert_eq!(words("shared").help, "Leave out the police.");
    // Every question of the base is the same but for its help.
    for question in base().questions() {
        let composed = questionnaire.field(&question.key).unwrap();
        assert_eq!(composed.kind, question.kind);
        assert_eq!(composed.words(Language::Nb).text, question.words(Language::Nb).text);
    }
    // Always the same bytes; what is published holds the extension itself, and names the base by its hash.
    assert_eq!(compose(&extension(), &base()).0.unwrap().files, files);
    assert_eq!(own_files(&files), Some(extension()));
    assert_eq!(own_files(&sample()), None);
    assert!(String::from_utf8_lossy(&files[BASE]).contains(&base().hash));
    assert_eq!(read_questionnaire(&files).0.unwrap(), questionnaire);
    assert_eq!(questionnaire.hash, content_hash(&files));
    // The same extension of other bytes is another version.
    let other = compose(&extension(), &Questionnaire { hash: "0".repeat(64), ..base() }).0.unwrap();
    assert_ne!(other.questionnaire.hash, questionnaire.hash);
}

/// Each: file, text, what it is replaced by, then place and part of the message of a problem.
const CASES: &[(&str, &str, &str, &str, &str)] = &[
    (EXTENSION, "sample@1.0.0", "sample@1.0.1", "base", "The base is sample@1.0.0."),
    (EXTENSION, "[\"nb\"]", "[\"nb\", \"sv\"]", "languages", "The base is not written in `sv`."),
    (EXTENSION, "after = \"first\"", "after = \"third\"", "sections.own.after", "There is no section `third`"),
    (
        EXTENSION,
        "section = \"second\"\nafter",
        "section = \"third\"\nafter",
        "questions.backup.section",
        "There is no section `third`",
    ),
    (
        EXTENSION,
        "after = \"where_stored\"",
        "after = \"measures\"",
        "questions.backup.after",
        "has no question `measures`",
    ),
    (EXTENSION, "section = \"second\"\nnumber", "number", "questions #3.section", "`section` is missing"),
    (EXTENSION, "number = 101", "number = 1", "sections.own.questions.region.number", "The number 1 is used twice"),
    (EXTENSION, "key = \"last\"", "key = \"measures\"", "questions #3.key", "The key `measures` is used twice"),
    (EXTENSION, "key = \"own\"", "key = \"first\"", "sections #1.key", "The key `first` is used twice"),
    (EXTENSION, "is = \"norway\"", "is = \"sweden\"", "questions.backup.when", "the answer `sweden`"),
    (EXTENSION, "question = \"where_stored\"", "question = \"tested\"", "questions.backup.when", "comes later"),
    (EXTENSION, "\"gdpr/32\"", "\"dsgvo/32\"", "questions.last.controls", "`dsgvo` is not in `frameworks`"),
    (EXTENSION, "[[questions]]", "[[question]]", "question", "`question` is not a key"),
    (
        "nb.toml",
        "[questions.region]\nsubject = \"Region\"\ntext = \"Which region?\"\n",
        "",
        "questions.region",
        "Add `[questions.region]`",
    ),
    (
        "nb.toml",
        "[questions.region]",
        "[questions.measures]\ntext = \"x\"\n[questions.region]",
        "questions.measures",
        "has no question `measures`",
    ),
    ("nb.toml", "shared = \"Leave", "gone = \"Leave", "help.gone", "The base has no question `gone`."),
    (
        "nb.toml",
        "measures = \"Name the person in charge.\"",
        "measures = 3",
        "help.measures",
        "Here stands a whole number",
    ),
];

#[test]
fn every_mistake_in_an_extension_is_told_with_its_place() {
    for (file, from, to, place, message) in CASES {
        let (composed, problems) = compose(&changed(extension(), file, from, to), &base());
        assert!(composed.is_none(), "{to}");
        let found = problems.iter().find(|problem| problem.file == *file && problem.place == *place);
        assert!(found.is_some_and(|problem| problem.message.contains(message)), "{to}: {problems:#?}");
    }
}

#[test]
fn an_extension_moves_over_and_what_no_longer_fits_is_pointed_out() {
    let moved = |to: &Questionnaire| {
        let (files, notes) = move_extension(&extension(), &base(), to).unwrap();
        let told: Vec<(String, MoveKind, String)> =
            notes.into_iter().map(|note| (note.key, note.kind, note.other)).collect();
        let (composed, problems) = compose(&files, to);
        assert_eq!(problems, []);
        (composed.unwrap().questionnaire, told)
    };
    let note = |key: &str, kind: MoveKind, other: &str| (key.to_owned(), kind, other.to_owned());

    // Nothing that the extension leans on has changed.
    let (questionnaire, notes) = moved(&next_base(&[]));
    assert_eq!(notes, []);
    assert_eq!(questionnaire.reference(), "local@1.3.0");
    assert_eq!(keys(&questionnaire), keys(&compose(&extension(), &base()).0.unwrap().questionnaire));

    // The base has taken a key and a number, and a question that was given help reads otherwise.
    let (questionnaire, notes) = moved(&next_base(&[
        ("number = 6\nkey = \"tested\"", "number = 101\nkey = \"region\""),
        ("[questions.tested]", "[questions.region]"),
        ("Are data shared?", "Are data sold?"),
    ]));
    assert_eq!(
        notes,
        [
            note("region", MoveKind::NumberTaken, "105"),
            note("region", MoveKind::KeyTaken, "region_2"),
            note("shared", MoveKind::HelpToRead, ""),
        ]
    );
    assert_eq!(questionnaire.field("region_2").unwrap().number, 105);

    // The anchor is gone, with the question that a condition looks at and one that was given help.
    let (questionnaire, notes) = moved(&next_base(&[
        ("key = \"where_stored\"", "key = \"placed\""),
        ("where_stored", "placed"),
        ("key = \"measures\"", "key = \"protection\""),
        ("[questions.measures]", "[questions.protection]"),
        ("key = \"first\"", "key = \"start\""),
        ("[sections.first]", "[sections.start]"),
    ]));
    assert_eq!(
        notes,
        [
            note("own", MoveKind::SectionAnchorGone, "first"),
            note("backup", MoveKind::QuestionAnchorGone, "where_stored"),
            note("restored", MoveKind::QuestionAnchorGone, "where_stored"),
            note("backup", MoveKind::ConditionLost, "where_stored"),
            note("measures", MoveKind::HelpGone, ""),
        ]
    );
    assert_eq!(keys(&questionnaire)[1].1, ["placed", "certificates", "users", "tested", "backup", "restored", "last"]);

    // The section is gone.
    let (_, notes) =
        moved(&next_base(&[("key = \"second\"", "key = \"end\""), ("[sections.second]", "[sections.end]")]));
    assert_eq!(
        notes,
        [
            note("backup", MoveKind::Followed, "end"),
            note("restored", MoveKind::Followed, "end"),
            note("last", MoveKind::SectionGone, "second"),
        ]
    );
}
