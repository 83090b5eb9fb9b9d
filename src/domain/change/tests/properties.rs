//! What holds for any two versions, and for any three in a row.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::carry::{CarriedAnswer, carry};
use crate::domain::condition::Condition;

/// What is done to a question in the next version.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Edit {
    Keep,
    Rename,
    Help,
    Move,
    Kind,
    Condition,
    Explanation,
    Options,
    Number,
    Reword,
    Remove,
}

impl Edit {
    fn keeps_meaning(self) -> bool {
        matches!(self, Self::Keep | Self::Rename | Self::Help | Self::Move)
    }
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => Just(Edit::Keep),
        2 => Just(Edit::Rename),
        2 => Just(Edit::Help),
        2 => Just(Edit::Move),
        1 => Just(Edit::Kind),
        1 => Just(Edit::Condition),
        1 => Just(Edit::Explanation),
        1 => Just(Edit::Options),
        1 => Just(Edit::Number),
        1 => Just(Edit::Reword),
        1 => Just(Edit::Remove),
    ]
}

/// Eight words of a vocabulary that belongs to this question alone, and a few that all have.
fn sentence(place: usize, generation: usize, seed: u32) -> String {
    let own: Vec<String> = (0..6u32).map(|word| format!("ord{}x{place}x{generation}", (seed >> word) % 40)).collect();
    format!("Hvordan er {} med løsningen innen 72 timer?", own.join(" "))
}

fn generated(seeds: &[u32], kinds: &[u8]) -> Questionnaire {
    let questions: Vec<Question> = seeds
        .iter()
        .enumerate()
        .map(|(place, seed)| {
            let mut made = question(&format!("q{place}"), &sentence(place, 0, *seed));
            match kinds.get(place).copied().unwrap_or_default() % 3 {
                0 => {}
                1 => made.kind = QuestionKind::YesNo,
                _ => {
                    made.kind = QuestionKind::SingleChoice(vec![option("one"), option("two")]);
                    words_of(&mut made).options =
                        BTreeMap::from([("one".to_owned(), "Ja".to_owned()), ("two".to_owned(), "Delvis".to_owned())]);
                }
            }
            made
        })
        .collect();
    let half = questions.len() / 2;
    version("1.0.0", &[("one", &questions[..half]), ("two", &questions[half..])])
}

fn option(key: &str) -> ChoiceOption {
    ChoiceOption { key: key.to_owned(), ..ChoiceOption::default() }
}

/// The next version, and for each of its questions which earlier one it still is.
fn edited(before: &Questionnaire, edits: &[Edit], generation: usize) -> (Questionnaire, BTreeMap<String, String>) {
    let mut after = before.clone();
    after.version = format!("{}.0.0", generation + 1);
    let mut kept = BTreeMap::new();
    let mut moving = Vec::new();
    let mut place = 0;
    for section in &mut after.sections {
        let mut stays = Vec::new();
        for mut asked in std::mem::take(&mut section.questions) {
            let edit = edits.get(place).copied().unwrap_or(Edit::Keep);
            place += 1;
            let old = asked.key.clone();
            match edit {
                Edit::Keep | Edit::Move | Edit::Remove => {}
                Edit::Rename => asked.key = format!("r{generation}_{old}"),
                Edit::Help => words_of(&mut asked).help = format!("Hjelp {generation}"),
                Edit::Kind => {
                    asked.kind =
                        if asked.kind == QuestionKind::Date { QuestionKind::Number } else { QuestionKind::Date };
                }
                Edit::Condition => {
                    asked.when = Some(Condition::Answered { question: format!("x{generation}"), answered: true });
                }
                Edit::Explanation => asked.explanation_when.push(format!("e{generation}")),
                Edit::Options => {
                    asked.kind = QuestionKind::MultipleChoice(vec![option("one"), option(&format!("g{generation}"))]);
                }
                Edit::Number => {
                    let words = words_of(&mut asked);
                    words.text = words.text.replace("innen", &format!("innen {generation}"));
                }
                Edit::Reword => words_of(&mut asked).text = sentence(place, generation, 77),
            }
            if edit.keeps_meaning() {
                kept.insert(asked.key.clone(), old);
            }
            match edit {
                Edit::Remove => {}
                Edit::Move => moving.push(asked),
                _ => stays.push(asked),
            }
        }
        section.questions = stays;
    }
    after.sections[1].questions.extend(moving);
    after.sections[0].questions.push(question(&format!("new{generation}"), &sentence(900, generation, 5)));
    (after, kept)
}

/// What an author says who knows what was done.
fn truth(before: &Questionnaire, after: &Questionnaire, kept: &BTreeMap<String, String>) -> ConfirmedChanges {
    let mut changes = Vec::new();
    for asked in after.questions() {
        let (class, old) = match kept.get(&asked.key) {
            Some(old) => (ChangeClass::Editorial, Some(old.clone())),
            None if before.field(&asked.key).is_some() => (ChangeClass::MeaningChanged, Some(asked.key.clone())),
            None => (ChangeClass::New, None),
        };
        let before = old.into_iter().collect();
        changes.push(ConfirmedChange { class, before, after: vec![asked.key.clone()], note: BTreeMap::new() });
    }
    let said: BTreeSet<String> = changes.iter().flat_map(|change| change.before.clone()).collect();
    for gone in before.questions().filter(|asked| !said.contains(&asked.key)) {
        let before = vec![gone.key.clone()];
        changes.push(ConfirmedChange { class: ChangeClass::Removed, before, after: vec![], note: BTreeMap::new() });
    }
    ConfirmedChanges { from: before.version.clone(), changes }
}

fn answers_to(questionnaire: &Questionnaire) -> BTreeMap<String, Answer> {
    let answer = |asked: &Question| {
        let value = match &asked.kind {
            QuestionKind::YesNo => AnswerValue::YesNo(true),
            QuestionKind::SingleChoice(_) => AnswerValue::Choice("one".to_owned()),
            QuestionKind::MultipleChoice(_) => AnswerValue::Choices(BTreeSet::from(["one".to_owned()])),
            QuestionKind::Number => AnswerValue::Number("3".to_owned()),
            QuestionKind::Date => AnswerValue::Date(chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap()),
            QuestionKind::Text | QuestionKind::Table(_) => AnswerValue::Text(format!("Svar på {}", asked.key)),
        };
        Answer { value, ..Answer::default() }
    };
    questionnaire.questions().map(|asked| (asked.key.clone(), answer(asked))).collect()
}

fn filled(carried: &[CarriedAnswer]) -> BTreeMap<String, String> {
    carried.iter().filter(|one| one.fills_in).map(|one| (one.question.clone(), one.source.clone())).collect()
}

fn any_version() -> impl Strategy<Value = (Vec<u32>, Vec<u8>, Vec<Edit>, Vec<Edit>)> {
    (4usize..14).prop_flat_map(|many| {
        (
            prop::collection::vec(any::<u32>(), many),
            prop::collection::vec(any::<u8>(), many),
            prop::collection::vec(any_edit(), many),
            prop::collection::vec(any_edit(), many + 2),
        )
    })
}

proptest! {
    #[test]
    fn pieces_put_together_are_the_two_texts(one in "[a-c ,.]{0,40}", other in "[a-c ,.]{0,40}") {
        let pieces = word_diff(&one, &other);
        let without = |kind: PieceKind| -> String {
            pieces.iter().filter(|piece| piece.kind != kind).map(|piece| piece.text.as_str()).collect()
        };
        prop_assert_eq!(without(PieceKind::Added), one);
        prop_assert_eq!(without(PieceKind::Removed), other);
    }

    #[test]
    fn every_question_of_both_versions_stands_in_one_change((seeds, kinds, edits, _) in any_version()) {
        let before = generated(&seeds, &kinds);
        let (after, _) = edited(&before, &edits, 1);
        let diff = propose(&before, &after);
        let faults = check_changes(Some(&before), &after, &diff.to_confirm());
        prop_assert!(faults.is_empty(), "{faults:?}");
        let same = propose(&before, &before);
        prop_assert!(same.changes.iter().all(|change| change.class == ChangeClass::Unchanged));
    }

    /// What nobody has confirmed fills nothing in; and an author who takes every proposal as it is
    /// still puts no answer on a question that means something else.
    #[test]
    fn no_answer_lands_on_a_question_whose_meaning_changed((seeds, kinds, edits, _) in any_version()) {
        let before = generated(&seeds, &kinds);
        let (after, kept) = edited(&before, &edits, 1);
        let answers = answers_to(&before);
        let proposed = propose(&before, &after);
        prop_assert!(filled(&carry(std::slice::from_ref(&proposed), &answers, &after)).is_empty());
        let taken = Diff::confirmed(&before, &after, &proposed.to_confirm());
        for (question, source) in filled(&carry(&[taken], &answers, &after)) {
            prop_assert_eq!(kept.get(&question), Some(&source), "{:?}", edits);
        }
    }

    /// Over two versions, with authors who know what they did: exactly what kept its meaning twice is filled in.
    #[test]
    fn what_keeps_its_meaning_all_the_way_is_filled_in((seeds, kinds, first, second) in any_version()) {
        let one = generated(&seeds, &kinds);
        let (two, kept_once) = edited(&one, &first, 1);
        let (three, kept_twice) = edited(&two, &second, 2);
        let diffs = [
            Diff::confirmed(&one, &two, &truth(&one, &two, &kept_once)),
            Diff::confirmed(&two, &three, &truth(&two, &three, &kept_twice)),
        ];
        let carried = filled(&carry(&diffs, &answers_to(&one), &three));
        let expected: BTreeMap<String, String> = kept_twice
            .iter()
            .filter_map(|(question, middle)| Some((question.clone(), kept_once.get(middle)?.clone())))
            .collect();
        prop_assert_eq!(carried, expected);
    }

    /// Whatever an author says: if it may be published, nothing is filled in where type, options, condition or explanation differ.
    #[test]
    fn an_author_cannot_say_that_another_question_is_the_same(
        (seeds, kinds, edits, _) in any_version(),
        says in prop::collection::vec(0usize..4, 14),
    ) {
        let before = generated(&seeds, &kinds);
        let (after, kept) = edited(&before, &edits, 1);
        let mut said = truth(&before, &after, &kept);
        let classes =
            [ChangeClass::Unchanged, ChangeClass::Editorial, ChangeClass::Moved, ChangeClass::MeaningChanged];
        for (change, say) in said.changes.iter_mut().zip(says) {
            if change.before.len() == 1 && change.after.len() == 1 {
                change.class = classes[say];
            }
        }
        if check_changes(Some(&before), &after, &said).is_empty() {
            let diff = Diff::confirmed(&before, &after, &said);
            for (question, source) in filled(&carry(&[diff], &answers_to(&before), &after)) {
                let (old, new) = (before.field(&source).unwrap(), after.field(&question).unwrap());
                prop_assert_eq!(&old.kind, &new.kind);
                prop_assert_eq!(&old.when, &new.when);
                prop_assert_eq!(&old.explanation_when, &new.explanation_when);
            }
        }
    }
}
