//! What is asked of a version, by example; and what holds for every questionnaire, all answers and every extent.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::completeness::completeness;
use crate::domain::condition::{because, may_come, shown};
use crate::domain::questionnaire::{ChoiceOption, Question, QuestionKind};

fn question(number: u32, kind: QuestionKind, when: Option<Condition>) -> Question {
    Question {
        key: format!("q{number}"),
        number,
        kind,
        how: false,
        required: true,
        evidence: false,
        weight: 1,
        must: false,
        when,
        explanation_when: Vec::new(),
        controls: Vec::new(),
        words: BTreeMap::new(),
    }
}

fn choice(flags: &[(&str, &[ProductFlag])]) -> QuestionKind {
    let option = |(key, flags): &(&str, &[ProductFlag])| ChoiceOption {
        key: (*key).to_owned(),
        points: None,
        flags: flags.to_vec(),
        evidence: false,
    };
    QuestionKind::MultipleChoice(flags.iter().map(option).collect())
}

fn version(sections: Vec<Vec<Question>>) -> Arc<Questionnaire> {
    let sections = sections
        .into_iter()
        .enumerate()
        .map(|(place, questions)| Section { key: format!("s{place}"), questions, words: BTreeMap::new() })
        .collect();
    Arc::new(Questionnaire {
        key: "case".to_owned(),
        version: "1.0.0".to_owned(),
        hash: "of the version".to_owned(),
        languages: Vec::new(),
        frameworks: Vec::new(),
        head: Vec::new(),
        sections,
        words: BTreeMap::new(),
    })
}

fn chose(keys: &[&str]) -> Answer {
    Answer { value: AnswerValue::Choices(keys.iter().map(|key| (*key).to_owned()).collect()), ..Answer::default() }
}

fn flag(flag: ProductFlag) -> Condition {
    Condition::Flag { flag }
}

fn is(question: &str, is: &str) -> Condition {
    Condition::Is { question: question.to_owned(), is: is.to_owned() }
}

/// Whose data; then one that children's data make asked, one on whether that one is answered, and one more in a section of its own.
fn about_children() -> Arc<Questionnaire> {
    let children = [ProductFlag::ChildrensData];
    let answered = Condition::Answered { question: "q2".to_owned(), answered: true };
    version(vec![
        vec![question(1, choice(&[("pupils", &children), ("staff", &[])]), None)],
        vec![
            question(2, QuestionKind::Text, Some(flag(ProductFlag::ChildrensData))),
            question(3, choice(&[("outside", &[ProductFlag::SubProcessorsOutsideEea])]), Some(answered)),
        ],
        vec![question(4, QuestionKind::Text, Some(flag(ProductFlag::SubProcessorsOutsideEea)))],
    ])
}

fn asked_keys(extent: &Extent, answers: &[(&str, Answer)]) -> Vec<String> {
    let asked = extent.asked(&about_children());
    let answers = answers.iter().map(|(key, answer)| ((*key).to_owned(), answer.clone())).collect();
    shown(&asked, &answers).into_iter().map(str::to_owned).collect()
}

#[test]
fn only_what_an_answer_can_bring_may_still_come() {
    let children = [ProductFlag::ChildrensData];
    let asked = version(vec![
        vec![question(1, choice(&[("pupils", &children), ("staff", &[])]), None)],
        vec![
            question(2, QuestionKind::Text, Some(flag(ProductFlag::ChildrensData))),
            question(3, QuestionKind::Text, Some(flag(ProductFlag::ProtectedAddresses))),
            question(4, QuestionKind::Text, Some(is("q9", "yes"))),
        ],
    ]);
    let blank = BTreeMap::new();
    assert_eq!(may_come(&asked, &shown(&asked, &blank)), 1, "no option says 3's flag, and there is no 9");
    let answers = BTreeMap::from([("q1".to_owned(), chose(&["pupils"]))]);
    assert_eq!(may_come(&asked, &shown(&asked, &answers)), 0);
}

#[test]
fn a_flag_holds_when_the_customer_has_set_it_or_a_shown_answer_chose_it() {
    let plain = Extent::default();
    let children = Extent { flags: BTreeSet::from([ProductFlag::ChildrensData]), ..Extent::default() };
    assert_eq!(asked_keys(&plain, &[]), ["q1"]);
    assert_eq!(asked_keys(&children, &[]), ["q1", "q2"]);
    assert_eq!(asked_keys(&plain, &[("q1", chose(&["staff"]))]), ["q1"]);
    assert_eq!(asked_keys(&plain, &[("q1", chose(&["pupils", "staff"]))]), ["q1", "q2"]);
    // What does not apply chooses nothing.
    let declined = Answer { not_applicable: true, ..chose(&["pupils"]) };
    assert_eq!(asked_keys(&plain, &[("q1", declined)]), ["q1"]);
    let chain = [("q2", Answer::text("Yes.")), ("q3", chose(&["outside"]))];
    assert_eq!(asked_keys(&children, &chain), ["q1", "q2", "q3", "q4"]);
    // The same answers, hidden: nothing that follows from them is asked.
    assert_eq!(asked_keys(&plain, &chain), ["q1"]);
}

#[test]
fn a_question_that_depends_on_one_left_out_counts_as_if_that_had_no_answer() {
    let without_first = Extent { left_out: BTreeSet::from(["s0".to_owned()]), ..Extent::default() };
    assert_eq!(asked_keys(&without_first, &[("q1", chose(&["pupils"]))]), Vec::<String>::new());
    let absent = Condition::Answered { question: "q1".to_owned(), answered: false };
    let whole = version(vec![
        vec![question(1, QuestionKind::YesNo, None)],
        vec![question(2, QuestionKind::YesNo, Some(absent))],
    ]);
    let yes = Answer { value: AnswerValue::YesNo(true), ..Answer::default() };
    let answers = BTreeMap::from([("q1".to_owned(), yes)]);
    assert_eq!(shown(&whole, &answers), BTreeSet::from(["q1"]));
    let asked = without_first.asked(&whole);
    assert_eq!(shown(&asked, &answers), BTreeSet::from(["q2"]));
    assert_eq!((&asked.hash, asked.reference()), (&whole.hash, whole.reference()));
    assert!(without_first.leaves_out(&whole, "q1") && !without_first.leaves_out(&whole, "q2"));
}

#[test]
fn a_plain_extent_asks_the_version_itself() {
    let whole = about_children();
    assert!(Arc::ptr_eq(&Extent::default().asked(&whole), &whole));
    let unknown = Extent {
        flags: BTreeSet::from([ProductFlag::ProtectedAddresses]),
        left_out: BTreeSet::from(["gone".to_owned()]),
    };
    assert!(Arc::ptr_eq(&unknown.asked(&whole), &whole));
}

#[test]
fn why_a_question_is_asked_names_only_what_holds() {
    let any = Condition::Any { any: vec![is("q1", "staff"), flag(ProductFlag::ChildrensData), is("q1", "pupils")] };
    let whole = version(vec![vec![
        question(1, choice(&[("pupils", &[ProductFlag::ChildrensData]), ("staff", &[])]), None),
        question(2, QuestionKind::Text, Some(any)),
    ]]);
    let answers = BTreeMap::from([("q1".to_owned(), chose(&["pupils"]))]);
    let none = BTreeSet::new();
    let found = because(&whole, &none, &answers, "q2");
    let expected = Condition::Any { any: vec![flag(ProductFlag::ChildrensData), is("q1", "pupils")] };
    assert_eq!(found, Some(expected));
    assert_eq!(because(&whole, &none, &answers, "q1"), None);
    assert_eq!(because(&whole, &none, &BTreeMap::new(), "q2"), None);
    let set = BTreeSet::from([ProductFlag::ChildrensData]);
    let found = because(&whole, &set, &BTreeMap::new(), "q2");
    assert_eq!(found, Some(Condition::Any { any: vec![flag(ProductFlag::ChildrensData)] }));
}

#[test]
fn an_extent_is_part_of_a_submission_only_when_there_is_something_to_say() {
    let children = Extent { flags: BTreeSet::from([ProductFlag::ChildrensData]), ..Extent::default() };
    assert_eq!(serde_json::to_string(&children).unwrap(), r#"{"flags":["childrens_data"]}"#);
    assert_eq!(serde_json::from_str::<Extent>("{}").unwrap(), Extent::default());
    assert!(Extent::default().is_plain() && !children.is_plain());
    assert_eq!(crate::domain::product_flag::parted("childrens_data abroad"), None);
}

/// A condition that only ever asks for something to be so.
fn positive(dice: [usize; 3], earlier: usize) -> Option<Condition> {
    let key = format!("q{}", dice[1] % earlier.max(1));
    let leaf = match dice[0] % 4 {
        0 => return None,
        1 if 0 < earlier => is(&key, if dice[2].is_multiple_of(2) { "a" } else { "b" }),
        2 if 0 < earlier => Condition::Answered { question: key, answered: true },
        _ => flag(ProductFlag::ALL[dice[2] % 4]),
    };
    let other = flag(ProductFlag::ALL[dice[1] % 4]);
    Some(match dice[2] % 3 {
        0 => leaf,
        1 => Condition::Any { any: vec![leaf, other] },
        _ => {
            Condition::All { all: vec![leaf, Condition::Any { any: vec![other, flag(ProductFlag::ALL[dice[0] % 4])] }] }
        }
    })
}

type Drawn = (Arc<Questionnaire>, BTreeMap<String, Answer>, Extent);

/// Up to a dozen choices in three sections, each with options that set flags, answers to some of them, and an extent.
fn drawn() -> impl Strategy<Value = Drawn> {
    let flags = || prop::sample::subsequence(ProductFlag::ALL.to_vec(), 0..=2);
    let one = (any::<[usize; 3]>(), flags(), flags(), 0_usize..5);
    let extent = (flags(), prop::collection::btree_set(0_usize..3, 0..3));
    (prop::collection::vec(one, 3..12), extent).prop_map(|(drawn, (flags, left_out))| {
        let mut sections = vec![Vec::new(), Vec::new(), Vec::new()];
        let mut answers = BTreeMap::new();
        let count = drawn.len();
        for (position, (dice, first, second, answer)) in drawn.into_iter().enumerate() {
            let mut question = question(0, choice(&[("a", &first), ("b", &second)]), positive(dice, position));
            question.key = format!("q{position}");
            let given = match answer {
                0 => None,
                1 => Some(chose(&["a"])),
                2 => Some(chose(&["b"])),
                3 => Some(chose(&["a", "b"])),
                _ => Some(Answer { not_applicable: true, ..chose(&["a"]) }),
            };
            answers.extend(given.map(|given| (question.key.clone(), given)));
            sections[position * 3 / count].push(question);
        }
        let left_out = left_out.into_iter().map(|place| format!("s{place}")).collect();
        (version(sections), answers, Extent { flags: flags.into_iter().collect(), left_out })
    })
}

proptest! {
    /// Where no condition asks for something to be absent, hiding a question never makes another one owed,
    /// whatever flags are set and sections left out.
    #[test]
    fn hiding_a_question_never_makes_another_one_owed(
        (whole, answers, extent) in drawn(),
        at in any::<prop::sample::Index>(),
    ) {
        let asked = extent.asked(&whole);
        let before = shown(&asked, &answers);
        let key = whole.questions().nth(at.index(whole.questions().count())).unwrap().key.clone();
        let mut hidden = Questionnaire::clone(&whole);
        let question = hidden.sections.iter_mut().flat_map(|section| &mut section.questions)
            .find(|question| question.key == key).unwrap();
        question.when = Some(Condition::Any { any: Vec::new() });
        let hidden = extent.asked(&Arc::new(hidden));
        let after = shown(&hidden, &answers);
        prop_assert!(after.is_subset(&before));
        prop_assert!(!after.contains(key.as_str()));
        prop_assert!(completeness(&hidden, &answers).questions.owed <= completeness(&asked, &answers).questions.owed);
    }

    /// Leaving out a section hides all of it and never makes another question owed; a flag never hides one.
    #[test]
    fn leaving_out_and_setting_flags_work_one_way((whole, answers, extent) in drawn(), place in 0_usize..3) {
        let asked = extent.asked(&whole);
        let before = shown(&asked, &answers);
        let mut narrower = extent.clone();
        narrower.left_out.insert(format!("s{place}"));
        let narrower = narrower.asked(&whole);
        let fewer = shown(&narrower, &answers);
        prop_assert!(fewer.is_subset(&before));
        prop_assert!(whole.sections[place].questions.iter().all(|question| !fewer.contains(question.key.as_str())));
        let mut wider = extent.clone();
        wider.flags.extend(ProductFlag::ALL);
        let wider = wider.asked(&whole);
        prop_assert!(before.is_subset(&shown(&wider, &answers)));
    }

    /// Settling what is settled changes nothing, and the answers in sections that are left out decide nothing.
    #[test]
    fn what_is_asked_is_settled_once((whole, answers, extent) in drawn()) {
        let asked = extent.asked(&whole);
        prop_assert_eq!(&extent.asked(&asked), &asked);
        let kept = answers.iter().filter(|(key, _)| !extent.leaves_out(&whole, key));
        let kept: BTreeMap<String, Answer> = kept.map(|(key, answer)| (key.clone(), answer.clone())).collect();
        prop_assert_eq!(shown(&asked, &answers), shown(&asked, &kept));
    }

    /// A question is asked exactly when there is a reason for it, told over the conditions as they were written.
    #[test]
    fn there_is_a_reason_for_every_question_with_a_condition_that_is_asked((whole, answers, extent) in drawn()) {
        let asked = extent.asked(&whole);
        let shown_keys = shown(&asked, &answers);
        let rest = extent.without_left_out(&whole);
        for question in rest.questions() {
            let reason = because(&rest, &extent.flags, &answers, &question.key);
            let is_asked = shown_keys.contains(question.key.as_str());
            prop_assert_eq!(reason.is_some(), is_asked && question.when.is_some());
        }
    }
}
