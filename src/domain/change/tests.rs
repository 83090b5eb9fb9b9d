//! What the diff makes of versions written by hand.

mod properties;

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::condition::Condition;
use crate::domain::questionnaire::{
    ChoiceOption, Question, QuestionKind, QuestionWords, QuestionnaireWords, Section, SectionWords,
};

fn question(key: &str, text: &str) -> Question {
    let words = QuestionWords {
        subject: String::new(),
        text: text.to_owned(),
        help: String::new(),
        why: String::new(),
        evidence: Vec::new(),
        explanation: String::new(),
        options: BTreeMap::new(),
        columns: BTreeMap::new(),
    };
    Question {
        key: key.to_owned(),
        number: 1,
        kind: QuestionKind::Text,
        how: false,
        required: true,
        evidence: false,
        weight: 1,
        must: false,
        when: None,
        explanation_when: Vec::new(),
        controls: Vec::new(),
        words: BTreeMap::from([(Language::Nb, words)]),
    }
}

fn words_of(question: &mut Question) -> &mut QuestionWords {
    question.words.get_mut(&Language::Nb).unwrap()
}

fn version(version: &str, sections: &[(&str, &[Question])]) -> Questionnaire {
    let sections = sections
        .iter()
        .map(|(key, questions)| Section {
            key: (*key).to_owned(),
            questions: questions.to_vec(),
            words: BTreeMap::from([(Language::Nb, SectionWords { title: (*key).to_owned(), intro: String::new() })]),
        })
        .collect();
    Questionnaire {
        key: "sjekk".to_owned(),
        version: version.to_owned(),
        hash: String::new(),
        languages: vec![Language::Nb],
        frameworks: Vec::new(),
        head: Vec::new(),
        sections,
        words: BTreeMap::from([(
            Language::Nb,
            QuestionnaireWords { title: "Sjekk".to_owned(), description: String::new() },
        )]),
    }
}

/// Questions that stand around those of a test, so that common words weigh little.
fn others() -> Vec<Question> {
    [
        ("country", "I hvilke land lagres kommunens data?"),
        ("logging", "Hvordan brukes loggene til å finne misbruk?"),
        ("training", "Hvordan får de ansatte opplæring i personvern?"),
        ("physical", "Hvem har nøkler og adgangskort til driftsmiljøet?"),
        ("testing", "Hvor ofte sikkerhetstestes løsningen av noen utenfra?"),
        ("deletion", "Når slettes personopplysninger etter at avtalen er over?"),
    ]
    .map(|(key, text)| question(key, text))
    .to_vec()
}

fn diff_of(before: &[Question], after: &[Question]) -> Diff {
    let with_others = |own: &[Question]| [own, others().as_slice()].concat();
    let before = version("1.0.0", &[("a", &with_others(before))]);
    let after = version("2.0.0", &[("a", &with_others(after))]);
    let mut diff = propose(&before, &after);
    let known: BTreeSet<String> = others().into_iter().map(|question| question.key).collect();
    diff.changes.retain(|change| !change.before.iter().chain(&change.after).any(|key| known.contains(key)));
    diff
}

/// A change in short: class, keys before, keys after, certainty.
type Told<'a> = (ChangeClass, Vec<&'a str>, Vec<&'a str>, Certainty);

/// Questions by key and text.
type Texts = Vec<(&'static str, &'static str)>;

/// What an author does to a question.
type Revision = fn(&mut Question);

fn told(diff: &Diff) -> Vec<Told<'_>> {
    diff.changes
        .iter()
        .map(|change| {
            let before = change.before.iter().map(String::as_str).collect();
            let after = change.after.iter().map(String::as_str).collect();
            (change.class, before, after, change.certainty)
        })
        .collect()
}

#[test]
fn each_class_is_found_by_its_words() {
    use Certainty::{Certain, Likely, Uncertain};
    use ChangeClass::{Editorial, MeaningChanged, Merged, New, Removed, Split, Unchanged};

    let encrypted = "Hvordan krypteres trafikken mellom kommunen og løsningen?";
    let backup = "Tar dere sikkerhetskopi av databasene, og har dere øvd på å gjenopprette fra kopien det siste året?";
    let first = "Tar dere sikkerhetskopi av databasene?";
    let second = "Har dere øvd på å gjenopprette fra kopien det siste året?";
    let cases: Vec<(&str, Texts, Texts, Vec<Told<'_>>)> = vec![
        ("the same", vec![("a", encrypted)], vec![("a", encrypted)], vec![(Unchanged, vec!["a"], vec!["a"], Certain)]),
        (
            "the same under another key",
            vec![("a", encrypted)],
            vec![("b", encrypted)],
            vec![(Unchanged, vec!["a"], vec!["b"], Certain)],
        ),
        (
            "two that have swapped keys",
            vec![("a", encrypted), ("b", first)],
            vec![("a", first), ("b", encrypted)],
            vec![(Unchanged, vec!["b"], vec!["a"], Certain), (Unchanged, vec!["a"], vec!["b"], Certain)],
        ),
        (
            "the same key for something else",
            vec![("a", encrypted)],
            vec![("a", "Har noen i styret ansvar for økonomien?")],
            vec![(Removed, vec!["a"], vec![], Likely), (New, vec![], vec!["a"], Likely)],
        ),
        (
            "a comma",
            vec![("a", encrypted)],
            vec![("a", "Hvordan krypteres trafikken, mellom kommunen og løsningen?")],
            vec![(Editorial, vec!["a"], vec!["a"], Likely)],
        ),
        (
            "another deadline",
            vec![("a", "Varsles kommunen om avvik innen 72 timer?")],
            vec![("a", "Varsles kommunen om avvik innen 24 timer?")],
            vec![(MeaningChanged, vec!["a"], vec!["a"], Likely)],
        ),
        (
            "a word of denial",
            vec![("a", "Deles opplysningene med andre?")],
            vec![("a", "Deles opplysningene ikke med andre?")],
            vec![(MeaningChanged, vec!["a"], vec!["a"], Likely)],
        ),
        (
            "one becomes two",
            vec![("a", backup)],
            vec![("a", first), ("b", second)],
            vec![(Split, vec!["a"], vec!["a", "b"], Likely)],
        ),
        (
            "two become one",
            vec![("a", first), ("b", second)],
            vec![("b", backup)],
            vec![(Merged, vec!["a", "b"], vec!["b"], Likely)],
        ),
    ];
    let questions =
        |given: &[(&str, &str)]| -> Vec<Question> { given.iter().map(|(key, text)| question(key, text)).collect() };
    for (what, before, after, expected) in cases {
        let diff = diff_of(&questions(&before), &questions(&after));
        let found = told(&diff);
        let alike = found.len() == expected.len()
            && expected.iter().all(|(class, before, after, certainty)| {
                found.iter().any(|(c, b, a, s)| {
                    (c, b, a) == (class, before, after) && (s == certainty || (*certainty == Likely && *s == Uncertain))
                })
            });
        assert!(alike, "{what}: {found:?}, not {expected:?}");
    }
}

#[test]
fn what_an_answer_has_to_fit_is_what_the_question_means() {
    let mut old = question("a", "Deles opplysningene med andre?");
    old.kind = QuestionKind::YesNo;
    old.explanation_when = vec!["yes".to_owned()];
    let cases: [(Revision, ChangeClass, Part); 8] = [
        (|q| words_of(q).help = "Nevn alle.".to_owned(), ChangeClass::Editorial, Part::Help),
        (|q| words_of(q).why = "Loven sier det.".to_owned(), ChangeClass::Editorial, Part::Why),
        (|q| q.weight = 3, ChangeClass::Editorial, Part::Scoring),
        (|q| q.kind = QuestionKind::Text, ChangeClass::MeaningChanged, Part::Kind),
        (|q| q.explanation_when.push("no".to_owned()), ChangeClass::MeaningChanged, Part::Explanation),
        (|q| words_of(q).explanation = "Med hvem?".to_owned(), ChangeClass::MeaningChanged, Part::Explanation),
        (|q| q.evidence = true, ChangeClass::MeaningChanged, Part::EvidenceAsked),
        (
            |q| q.when = Some(Condition::Answered { question: "country".to_owned(), answered: true }),
            ChangeClass::MeaningChanged,
            Part::Condition,
        ),
    ];
    for (edit, class, part) in cases {
        let mut new = old.clone();
        edit(&mut new);
        let diff = diff_of(std::slice::from_ref(&old), &[new]);
        assert_eq!(diff.changes[0].class, class, "{part:?}");
        assert!(diff.changes[0].differs.contains(&part), "{part:?}");
    }
}

#[test]
fn options_are_part_of_what_is_asked() {
    let choice = |options: &[(&str, &str, Option<u8>)]| {
        let mut choice = question("a", "Hvor lagres kommunens data?");
        let made = options.iter().map(|(key, _, points)| ChoiceOption {
            key: (*key).to_owned(),
            points: *points,
            ..ChoiceOption::default()
        });
        choice.kind = QuestionKind::SingleChoice(made.collect());
        words_of(&mut choice).options =
            options.iter().map(|(key, text, _)| ((*key).to_owned(), (*text).to_owned())).collect();
        choice
    };
    let old = choice(&[("eea", "I EØS", Some(4)), ("else", "Andre steder", Some(1))]);
    let cases = [
        (choice(&[("else", "Andre steder", Some(1)), ("eea", "I EØS", Some(4))]), ChangeClass::Unchanged),
        (choice(&[("eea", "I EØS", Some(3)), ("else", "Andre steder", Some(1))]), ChangeClass::Editorial),
        (choice(&[("eea", "I Norge", Some(4)), ("else", "Andre steder", Some(1))]), ChangeClass::MeaningChanged),
        (choice(&[("eea", "I EØS", Some(4))]), ChangeClass::MeaningChanged),
    ];
    for (new, class) in cases {
        assert_eq!(diff_of(std::slice::from_ref(&old), &[new]).changes[0].class, class);
    }
}

#[test]
fn a_question_that_moves_is_the_same_question() {
    let asked = question("a", "Hvordan krypteres trafikken mellom kommunen og løsningen?");
    let with = |own: &[Question]| [own, others().as_slice()].concat();
    let before = version("1.0.0", &[("one", &with(std::slice::from_ref(&asked))), ("two", &[question("z", "Annet?")])]);
    let after = version("1.0.1", &[("one", &others()), ("two", &[question("z", "Annet?"), asked])]);
    let diff = propose(&before, &after);
    let moved: Vec<_> = diff.changes.iter().filter(|change| change.class == ChangeClass::Moved).collect();
    assert_eq!(moved.len(), 1);
    assert_eq!((moved[0].before[0].as_str(), moved[0].certainty), ("a", Certainty::Certain));
    assert_eq!(diff.step(), VersionStep::Patch);
}

#[test]
fn the_number_says_what_has_changed() {
    let asked = || question("a", "Varsles kommunen om avvik innen 72 timer?");
    let new = question("b", "Brukes kunstig intelligens i løsningen?");
    let other = question("a", "Varsles kommunen om avvik innen 24 timer?");
    let cases = [
        (vec![asked()], VersionStep::Patch, "1.0.1"),
        (vec![asked(), new], VersionStep::Minor, "1.1.0"),
        (vec![other], VersionStep::Major, "2.0.0"),
        (vec![], VersionStep::Major, "2.0.0"),
    ];
    for (after, step, number) in cases {
        assert_eq!(diff_of(&[asked()], &after).step(), step);
        assert_eq!(step.after("1.0.0").as_deref(), Some(number));
    }
    assert_eq!(VersionStep::Minor.after("1.4.2").as_deref(), Some("1.5.0"));
    assert_eq!(VersionStep::Minor.after("in words"), None);
}

#[test]
fn words_taken_out_and_put_in_are_told_apart() {
    let pieces = word_diff("Bruker ansatte flerfaktor?", "Bruker alle flerfaktor?");
    let told: Vec<(PieceKind, &str)> = pieces.iter().map(|piece| (piece.kind, piece.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (PieceKind::Same, "Bruker "),
            (PieceKind::Removed, "ansatte"),
            (PieceKind::Added, "alle"),
            (PieceKind::Same, " flerfaktor?"),
        ]
    );
}
