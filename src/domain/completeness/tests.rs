//! What is owed and missing, by example; and what holds for every questionnaire and all answers.

use proptest::prelude::*;

use super::*;
use crate::domain::answer::AnswerValue;
use crate::domain::condition::Condition;
use crate::domain::questionnaire::{QuestionKind, Section};

#[test]
fn an_empty_response_owes_what_is_shown_and_required() {
    let found = completeness(&transfer(), &BTreeMap::new());
    assert_eq!(gaps(&found.head), [("supplier", Gap::NoAnswer)]);
    assert_eq!(gaps(&found.questions), [("measures", Gap::NoAnswer), ("abroad", Gap::NoAnswer)]);
    assert_eq!((found.questions.owed, found.questions.answered, found.questions.begun), (2, 0, 0));
    assert!(!found.is_complete());
}

#[test]
fn a_question_is_owed_only_when_its_condition_holds() {
    let mut answers =
        answers(&[("supplier", Answer::text("Nordlys")), ("measures", Answer::text("Several.")), ("abroad", no())]);
    let found = completeness(&transfer(), &answers);
    assert!(found.is_complete());
    assert_eq!((found.questions.owed, found.questions.answered), (2, 2));

    answers.insert("abroad".to_owned(), yes("To a data centre in Iceland."));
    let found = completeness(&transfer(), &answers);
    assert_eq!(gaps(&found.questions), [("agreements", Gap::NoAnswer)]);
    assert_eq!((found.questions.owed, found.questions.answered, found.questions.begun), (3, 2, 2));
    assert!(found.section("first").unwrap().is_complete());
    assert!(!found.section("second").unwrap().is_complete());

    // What was answered before the question was hidden again counts for nothing.
    answers.insert("agreements".to_owned(), Answer::text("Standard clauses."));
    answers.insert("abroad".to_owned(), no());
    let found = completeness(&transfer(), &answers);
    assert_eq!((found.questions.owed, found.questions.answered, found.questions.begun), (2, 2, 2));
}

#[test]
fn half_an_answer_is_missing_its_other_half() {
    let without_reason = Answer { not_applicable: true, ..Answer::default() };
    let cases = [
        ("abroad", yes("  "), Some(Gap::NoExplanation)),
        ("abroad", yes("To Iceland."), None),
        ("abroad", no(), None),
        ("abroad", without_reason.clone(), Some(Gap::NoReason)),
        ("abroad", Answer { explanation: "We hold no data.".to_owned(), ..without_reason.clone() }, None),
        ("measures", Answer::text(" \n"), Some(Gap::NoAnswer)),
        ("measures", without_reason, Some(Gap::NoReason)),
    ];
    for (key, answer, expected) in cases {
        let found = completeness(&transfer(), &answers(&[(key, answer.clone())]));
        let gap = found.missing().find(|missing| missing.question == key).map(|missing| missing.gap);
        assert_eq!(gap, expected, "{key} {answer:?}");
    }
}

#[test]
fn an_optional_head_field_is_owed_only_when_half_answered() {
    let not_applicable = Answer { not_applicable: true, ..Answer::default() };
    let with_supplier = answers(&[("supplier", Answer::text("Nordlys"))]);
    assert!(completeness(&transfer(), &with_supplier).head.is_complete());
    let mut half = with_supplier;
    half.insert("phone".to_owned(), not_applicable);
    assert_eq!(gaps(&completeness(&transfer(), &half).head), [("phone", Gap::NoReason)]);
}

proptest! {
    /// A hidden answer triggers nothing: taking it away changes neither what is shown nor what is missing.
    #[test]
    fn a_hidden_answer_counts_for_nothing((questionnaire, answers) in any_response(false)) {
        let shown_keys = shown(&questionnaire, &answers);
        let without: BTreeMap<String, Answer> = answers
            .iter()
            .filter(|(key, _)| shown_keys.contains(key.as_str()))
            .map(|(key, answer)| (key.clone(), answer.clone()))
            .collect();
        prop_assert_eq!(&shown_keys, &shown(&questionnaire, &without));
        prop_assert_eq!(completeness(&questionnaire, &answers), completeness(&questionnaire, &without));
    }

    /// Where no condition asks for an answer to be absent, hiding a question or taking an answer away never makes another one owed.
    #[test]
    fn hiding_a_question_never_makes_another_one_owed(
        (questionnaire, answers) in any_response(true),
        at in any::<prop::sample::Index>(),
    ) {
        let before = shown(&questionnaire, &answers);
        let key = &questionnaire.sections[0].questions[at.index(questionnaire.sections[0].questions.len())].key;
        let mut fewer = answers.clone();
        fewer.remove(key);
        prop_assert!(shown(&questionnaire, &fewer).is_subset(&before));

        let mut hidden = questionnaire.clone();
        let question = hidden.sections[0].questions.iter_mut().find(|question| question.key == *key).unwrap();
        question.when = Some(Condition::Any { any: Vec::new() });
        let after = shown(&hidden, &answers);
        prop_assert!(after.is_subset(&before));
        prop_assert!(!after.contains(key.as_str()));
    }

    /// An answer can only change what comes after its question.
    #[test]
    fn an_answer_changes_nothing_before_it(
        (questionnaire, answers) in any_response(false),
        at in any::<prop::sample::Index>(),
    ) {
        let questions = &questionnaire.sections[0].questions;
        let position = at.index(questions.len());
        let mut other = answers.clone();
        other.remove(&questions[position].key);
        let (one, two) = (shown(&questionnaire, &answers), shown(&questionnaire, &other));
        for question in &questions[..=position] {
            prop_assert_eq!(one.contains(question.key.as_str()), two.contains(question.key.as_str()));
        }
    }

    /// Owed is what is shown, and splits into answered and missing.
    #[test]
    fn the_figures_add_up((questionnaire, answers) in any_response(false)) {
        let found = completeness(&questionnaire, &answers);
        let shown_keys = shown(&questionnaire, &answers);
        prop_assert_eq!(found.questions.owed, shown_keys.len());
        prop_assert_eq!(found.questions.owed, found.questions.answered + found.questions.missing.len());
        prop_assert!(found.missing().all(|missing| shown_keys.contains(missing.question.as_str())));
        prop_assert_eq!(found.is_complete(), found.questions.answered == found.questions.owed);
    }
}

fn gaps(progress: &Progress) -> Vec<(&str, Gap)> {
    progress.missing.iter().map(|missing| (missing.question.as_str(), missing.gap)).collect()
}

fn answers(pairs: &[(&str, Answer)]) -> BTreeMap<String, Answer> {
    pairs.iter().map(|(key, answer)| ((*key).to_owned(), answer.clone())).collect()
}

fn yes(explanation: &str) -> Answer {
    Answer { value: AnswerValue::YesNo(true), explanation: explanation.to_owned(), ..Answer::default() }
}

fn no() -> Answer {
    Answer { value: AnswerValue::YesNo(false), ..Answer::default() }
}

/// Two head fields, one of them optional; one question in a first section, and two in a second, the last of them owed on yes.
fn transfer() -> Questionnaire {
    let mut supplier = question("supplier", 0, QuestionKind::Text);
    let mut phone = question("phone", 0, QuestionKind::Text);
    supplier.required = true;
    phone.required = false;
    let mut abroad = question("abroad", 2, QuestionKind::YesNo);
    abroad.explanation_when = vec!["yes".to_owned()];
    let mut agreements = question("agreements", 3, QuestionKind::Text);
    agreements.when = Some(Condition::Is { question: "abroad".to_owned(), is: "yes".to_owned() });
    let mut questionnaire = questionnaire(vec![abroad, agreements]);
    questionnaire.head = vec![supplier, phone];
    questionnaire.sections[0].key = "second".to_owned();
    questionnaire.sections.insert(
        0,
        Section {
            key: "first".to_owned(),
            questions: vec![question("measures", 1, QuestionKind::Text)],
            words: BTreeMap::new(),
        },
    );
    questionnaire
}

fn question(key: &str, number: u32, kind: QuestionKind) -> Question {
    Question {
        key: key.to_owned(),
        number,
        kind,
        how: false,
        required: true,
        evidence: false,
        weight: 1,
        must: false,
        when: None,
        explanation_when: Vec::new(),
        controls: Vec::new(),
        words: BTreeMap::new(),
    }
}

fn questionnaire(questions: Vec<Question>) -> Questionnaire {
    Questionnaire {
        key: "case".to_owned(),
        version: "1.0.0".to_owned(),
        hash: String::new(),
        languages: Vec::new(),
        frameworks: Vec::new(),
        head: Vec::new(),
        sections: vec![Section { key: "only".to_owned(), questions, words: BTreeMap::new() }],
        words: BTreeMap::new(),
    }
}

/// A condition over questions by their number, before they have keys.
#[derive(Debug, Clone)]
enum Sketch {
    Is(prop::sample::Index, bool),
    Answered(prop::sample::Index, bool),
    All(Vec<Sketch>),
    Any(Vec<Sketch>),
    Not(Box<Sketch>),
}

fn sketches(only_positive: bool) -> BoxedStrategy<Sketch> {
    let leaf = prop_oneof![
        (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(at, yes)| Sketch::Is(at, yes)),
        (any::<prop::sample::Index>(), any::<bool>())
            .prop_map(move |(at, answered)| Sketch::Answered(at, answered || only_positive)),
    ];
    let tree = leaf.prop_recursive(3, 8, 3, move |inner| {
        let parts = prop::collection::vec(inner.clone(), 1..3);
        let all = parts.clone().prop_map(Sketch::All);
        let any = parts.prop_map(Sketch::Any);
        if only_positive {
            prop_oneof![all, any].boxed()
        } else {
            prop_oneof![all, any, inner.prop_map(|part| Sketch::Not(Box::new(part)))].boxed()
        }
    });
    tree.boxed()
}

fn condition(sketch: &Sketch, earlier: usize) -> Condition {
    let key = |at: &prop::sample::Index| format!("q{}", at.index(earlier));
    match sketch {
        Sketch::Is(at, yes) => Condition::Is { question: key(at), is: if *yes { "yes" } else { "no" }.to_owned() },
        Sketch::Answered(at, answered) => Condition::Answered { question: key(at), answered: *answered },
        Sketch::All(parts) => Condition::All { all: parts.iter().map(|part| condition(part, earlier)).collect() },
        Sketch::Any(parts) => Condition::Any { any: parts.iter().map(|part| condition(part, earlier)).collect() },
        Sketch::Not(part) => Condition::Not { not: Box::new(condition(part, earlier)) },
    }
}

/// Up to ten yes/no questions with conditions over those before them, and answers to some of them.
fn any_response(only_positive: bool) -> impl Strategy<Value = (Questionnaire, BTreeMap<String, Answer>)> {
    let answer = prop_oneof![
        Just(None),
        Just(Some(no())),
        Just(Some(yes(""))),
        Just(Some(Answer { not_applicable: true, ..Answer::default() })),
    ];
    prop::collection::vec((prop::option::of(sketches(only_positive)), answer), 1..10).prop_map(|drawn| {
        let mut answers = BTreeMap::new();
        let mut questions = Vec::new();
        for (position, (sketch, answer)) in drawn.into_iter().enumerate() {
            let mut question =
                question(&format!("q{position}"), u32::try_from(position).unwrap() + 1, QuestionKind::YesNo);
            question.explanation_when = vec!["yes".to_owned()];
            question.when = sketch.filter(|_| position != 0).map(|sketch| condition(&sketch, position));
            answers.extend(answer.map(|answer| (question.key.clone(), answer)));
            questions.push(question);
        }
        (questionnaire(questions), answers)
    })
}
