//! What is written is read back the same; nothing makes the reader fall over.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::condition::Condition;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::{
    ChoiceOption, ControlRef, Question, QuestionKind, QuestionWords, QuestionnaireWords, Section, SectionWords,
};

#[test]
fn the_sample_survives_writing_and_reading() {
    let questionnaire = read_questionnaire(&sample()).0.unwrap();
    let files = write_questionnaire(&questionnaire).unwrap();
    let (read, problems) = read_questionnaire(&files);
    assert_eq!(problems, []);
    assert_eq!(without_hash(read.unwrap()), without_hash(questionnaire));
}

#[test]
fn the_content_hash_is_what_its_description_says() {
    // Worked out apart from this code, from the description of `content_hash`.
    let files = BTreeMap::from([("b.toml".to_owned(), b"x = 1\n".to_vec()), ("a.toml".to_owned(), Vec::new())]);
    assert_eq!(content_hash(&files), "519a2e6e3f2a8fb9b5340da014957d1f630006f09790928f3272276099ed9ed8");
}

#[test]
fn the_hash_of_a_questionnaire_is_that_of_its_files() {
    let files = sample();
    assert_eq!(read_questionnaire(&files).0.unwrap().hash, content_hash(&files));
    let other = changed(files, "en.toml", "First", "Fist");
    assert_ne!(read_questionnaire(&sample()).0.unwrap().hash, content_hash(&other));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_questionnaire_survives_writing_and_reading(questionnaire in questionnaires()) {
        let files = write_questionnaire(&questionnaire).unwrap();
        let (read, problems) = read_questionnaire(&files);
        prop_assert_eq!(problems, vec![]);
        let read = read.unwrap();
        prop_assert_eq!(&read.hash, &content_hash(&files));
        prop_assert_eq!(&write_questionnaire(&read).unwrap(), &files);
        prop_assert_eq!(without_hash(read), without_hash(questionnaire));
    }

    #[test]
    fn a_questionnaire_survives_the_one_json_file(questionnaire in questionnaires()) {
        let json = write_json(&questionnaire).unwrap();
        let (read, notes) = read_json(&json).unwrap();
        prop_assert_eq!(notes.len(), 1);
        prop_assert_eq!(&write_json(&read).unwrap(), &json);
        prop_assert_eq!(read, without_hash(questionnaire));
    }

    #[test]
    fn a_damaged_file_never_makes_the_reader_fall_over(
        name in prop::sample::select(vec![STRUCTURE, "nb.toml", "en.toml"]),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        put in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut files = sample();
        let bytes = files.get_mut(name).unwrap();
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, put);
        let (questionnaire, problems) = read_questionnaire(&files);
        prop_assert_eq!(questionnaire.is_some(), problems.is_empty());
    }

    #[test]
    fn any_bytes_give_a_problem(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let files = BTreeMap::from([(STRUCTURE.to_owned(), bytes.clone()), (FRAMEWORK.to_owned(), bytes)]);
        prop_assert!(!read_questionnaire(&files).1.is_empty());
        prop_assert!(!read_framework(&files).1.is_empty());
    }
}

fn without_hash(questionnaire: Questionnaire) -> Questionnaire {
    Questionnaire { hash: String::new(), ..questionnaire }
}

/// Text with letters of the four languages, quotes, backslashes and line breaks, never blank.
fn text() -> impl Strategy<Value = String> {
    "[ -~æøåäö§«»–\n\t\"'\\\\]{0,30}[a-zæøå]"
}

fn key() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9_]{0,8}"
}

fn flags() -> impl Strategy<Value = Vec<ProductFlag>> {
    prop::sample::subsequence(ProductFlag::ALL.to_vec(), 0..=4)
}

fn keys(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(key(), count).prop_map(|keys| keys.into_iter().collect())
}

/// A head field or question without key, number, condition and words, which depend on the others.
fn bare_question() -> impl Strategy<Value = Question> {
    let kind = (0_u8..7, keys(2..5), prop::collection::vec((prop::option::of(0_u8..=4), flags(), any::<bool>()), 5))
        .prop_map(|(number, names, details)| {
            let options = || -> Vec<ChoiceOption> {
                let named = names.iter().cloned().zip(details.iter().cloned());
                named.map(|(key, (points, flags, evidence))| ChoiceOption { key, points, flags, evidence }).collect()
            };
            match number {
                0 => QuestionKind::Text,
                1 => QuestionKind::YesNo,
                2 => QuestionKind::SingleChoice(options()),
                3 => QuestionKind::MultipleChoice(options()),
                4 => QuestionKind::Number,
                5 => QuestionKind::Date,
                _ => QuestionKind::Table(names),
            }
        });
    let controls = prop::collection::btree_set("(gdpr|iso-27001)/[A-Z]?[0-9]{1,2}(\\.[0-9]{1,2})?", 0..4);
    (kind, any::<[bool; 4]>(), 1_u32..=10, controls, any::<bool>()).prop_map(|(kind, flags, weight, controls, owes)| {
        let options: Vec<String> =
            super::super::structure::answer_options(&kind).into_iter().map(str::to_owned).collect();
        Question {
            key: String::new(),
            number: 0,
            how: flags[0],
            required: flags[1],
            evidence: flags[2],
            weight,
            must: flags[3],
            when: None,
            explanation_when: if owes { options.into_iter().take(1).collect() } else { Vec::new() },
            controls: controls
                .iter()
                .filter_map(|control| control.split_once('/'))
                .map(|(framework, control)| ControlRef { framework: framework.into(), control: control.into() })
                .collect(),
            words: BTreeMap::new(),
            kind,
        }
    })
}

fn question_words() -> impl Strategy<Value = QuestionWords> {
    (("[a-zæøåA-Z ]{0,32}[a-z]", text(), text(), text(), text()), any::<[bool; 2]>()).prop_map(
        |((subject, text, help, why, explanation), present)| QuestionWords {
            subject,
            text,
            help: if present[0] { help } else { String::new() },
            why: if present[1] { why } else { String::new() },
            evidence: vec!["One".to_owned(), "Two".to_owned()],
            explanation,
            options: BTreeMap::new(),
            columns: BTreeMap::new(),
        },
    )
}

/// What the condition of a question may be, by a few numbers, over the questions before it.
fn condition(earlier: &[Question], dice: [usize; 4]) -> Option<Condition> {
    let target = earlier.get(dice[0].checked_rem(earlier.len())?)?;
    let options = super::super::structure::answer_options(&target.kind);
    let leaf = match options.get(dice[1] % (options.len() + 1)) {
        _ if dice[3].is_multiple_of(4) => Condition::Flag { flag: ProductFlag::ALL[dice[1] % 4] },
        Some(is) => Condition::Is { question: target.key.clone(), is: (*is).to_owned() },
        None => Condition::Answered { question: target.key.clone(), answered: dice[1].is_multiple_of(2) },
    };
    match dice[2] % 5 {
        0 => None,
        1 => Some(leaf),
        2 => Some(Condition::Not { not: Box::new(leaf) }),
        3 => Some(Condition::All { all: vec![leaf.clone(), Condition::Any { any: vec![leaf] }] }),
        _ => {
            let other = condition(&earlier[..earlier.len() - 1], [dice[3], dice[0], dice[1], dice[2]]);
            // One part that denies the other is a mistake, which the reader tells.
            let not_leaf = Condition::Not { not: Box::new(leaf.clone()) };
            let denies = |other: &Condition| {
                *other == not_leaf
                    || matches!((other, &leaf), (
                        Condition::Answered { question, answered },
                        Condition::Answered { question: same, answered: opposite },
                    ) if question == same && answered != opposite)
            };
            Some(Condition::Any { any: other.filter(|other| !denies(other)).into_iter().chain([leaf]).collect() })
        }
    }
}

fn questionnaires() -> impl Strategy<Value = Questionnaire> {
    let questions = prop::collection::vec((bare_question(), question_words(), any::<[usize; 4]>()), 3..12);
    let languages = prop::sample::subsequence(Language::ALL.to_vec(), 1..=4).prop_shuffle();
    (questions, languages, 0_usize..3, prop::collection::vec(text(), 4), prop::collection::btree_set(key(), 12))
        .prop_map(|(questions, languages, head_count, texts, names)| {
            assemble(questions, languages, head_count, &texts, names)
        })
}

fn assemble(
    bare: Vec<(Question, QuestionWords, [usize; 4])>,
    languages: Vec<Language>,
    head_count: usize,
    texts: &[String],
    names: BTreeSet<String>,
) -> Questionnaire {
    let mut fields: Vec<Question> = Vec::new();
    for (position, ((mut question, words, dice), key)) in bare.into_iter().zip(names).enumerate() {
        question.key = key;
        question.when = condition(&fields, dice);
        let is_head = position < head_count;
        if is_head {
            // A head field has none of these.
            question.how = false;
            question.evidence = false;
            question.weight = 1;
            question.must = false;
            question.controls = Vec::new();
        } else {
            question.number = u32::try_from(position).unwrap() + 1;
            question.required = true;
        }
        for language in &languages {
            question.words.insert(*language, fitting_words(&question, &words, *language, is_head));
        }
        fields.push(question);
    }
    let questions = fields.split_off(head_count);
    let (first, second) = questions.split_at(questions.len() / 2);
    let sections = [("first", first), ("second", second)]
        .into_iter()
        .filter(|(_, questions)| !questions.is_empty())
        .map(|(key, questions)| Section {
            key: key.to_owned(),
            questions: questions.to_vec(),
            words: languages
                .iter()
                .map(|language| (*language, SectionWords { title: texts[0].clone(), intro: texts[1].clone() }))
                .collect(),
        })
        .collect();
    Questionnaire {
        key: "made-up".to_owned(),
        version: "2.10.0-draft.1".to_owned(),
        hash: String::new(),
        frameworks: vec!["gdpr@2016-679".to_owned(), "iso-27001@2022".to_owned()],
        head: fields,
        sections,
        words: languages
            .iter()
            .map(|language| (*language, QuestionnaireWords { title: texts[2].clone(), description: texts[3].clone() }))
            .collect(),
        languages,
    }
}

/// Words with exactly the parts that the question needs.
fn fitting_words(question: &Question, words: &QuestionWords, language: Language, is_head: bool) -> QuestionWords {
    let mut words = words.clone();
    words.text = format!("{} {}", words.text, language.tag());
    if is_head {
        words.subject = words.text.clone();
    }
    if !question.may_ask_for_evidence() {
        words.evidence.clear();
    }
    if !question.takes_explanation() {
        words.explanation.clear();
    }
    let named = |keys: Vec<&str>| keys.into_iter().map(|key| (key.to_owned(), format!("{key} «x»"))).collect();
    words.options = named(question.options().iter().map(|option| option.key.as_str()).collect());
    if let QuestionKind::Table(columns) = &question.kind {
        words.columns = named(columns.iter().map(String::as_str).collect());
    }
    words
}
