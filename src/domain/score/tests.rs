//! The worked examples of `tests/vectors/score-1.toml`, and what holds for all scores.

use proptest::prelude::*;

use super::*;
use crate::domain::questionnaire::{QuestionKind, Section};

const VECTORS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/score-1.toml"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    formula: u32,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    questions: Vec<CaseQuestion>,
    expect: Vec<Expect>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseQuestion {
    key: String,
    #[serde(default)]
    section: String,
    #[serde(default = "one")]
    weight: u32,
    #[serde(default)]
    must: bool,
    #[serde(default)]
    controls: Vec<String>,
    #[serde(default = "yes")]
    owed: bool,
    /// Absent: not rated; `n/a`; or level and confidence, `3 documented`.
    rating: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    /// `whole`, `section x`, `framework x` or `control x/y`.
    set: String,
    /// Absent: there is none.
    score: Option<u32>,
    /// Absent: the same as the score.
    uncapped: Option<u32>,
    coverage: Option<u32>,
    documented: Option<u32>,
    #[serde(default)]
    unmet: Vec<String>,
}

fn one() -> u32 {
    1
}

fn yes() -> bool {
    true
}

#[test]
fn the_worked_examples_come_out_as_written() {
    let vectors: Vectors = toml::from_str(VECTORS).unwrap();
    assert_eq!(vectors.formula, FORMULA);
    assert!(30 <= vectors.cases.len());
    for case in &vectors.cases {
        let scores = scores_of(&case.questions);
        for expect in &case.expect {
            let place = format!("{}: {}", case.name, expect.set);
            let score = set(&scores, &expect.set).unwrap_or_else(|| panic!("{place}: no such set"));
            assert_eq!(number(score.result()), expect.score, "{place}: score");
            assert_eq!(number(score.uncapped()), expect.uncapped.or(expect.score), "{place}: uncapped");
            assert_eq!(score.is_capped(), expect.uncapped.is_some(), "{place}: is capped");
            assert_eq!(number(score.coverage()), expect.coverage, "{place}: coverage");
            assert_eq!(number(score.documented_share()), expect.documented, "{place}: documented share");
            assert_eq!(score.unmet_musts, expect.unmet, "{place}: unmet musts");
        }
    }
}

#[test]
fn a_score_reads_on_the_scale_of_levels_with_one_decimal() {
    for (basis_points, tenths) in
        [(0, 0), (124, 0), (125, 1), (4999, 20), (5000, 20), (7750, 31), (9874, 39), (9875, 40), (10_000, 40)]
    {
        assert_eq!(BasisPoints(basis_points).tenths_of_level(), tenths, "{basis_points}");
    }
    assert_eq!(BasisPoints(9999).percent(), 99);
    assert_eq!(BasisPoints::ALL.percent(), 100);
}

#[test]
fn the_lines_say_how_each_question_counts() {
    let questions = [
        rated("a", 3, Some("2 verified"), true),
        rated("b", 1, None, true),
        rated("c", 5, Some("n/a"), true),
        rated("d", 2, Some("4 claimed"), false),
    ];
    let scores = scores_of(&questions);
    let standings: Vec<Standing> = scores.lines.iter().map(|line| line.standing).collect();
    let level = Level::new(2).unwrap();
    assert_eq!(
        standings,
        [
            Standing::Rated { level, confidence: Confidence::Verified, points: 6 },
            Standing::NotRated,
            Standing::NotApplicable,
            Standing::NotOwed,
        ]
    );
    let whole = &scores.whole;
    assert_eq!((whole.points, whole.weight_rated, whole.weight_documented, whole.weight_owed), (6, 3, 3, 4));
    assert_eq!((whole.owed, whole.rated, whole.not_applicable), (2, 1, 1));
    assert_eq!(whole.questions, ["a", "b", "c", "d"]);
}

proptest! {
    /// Raising one rating never lowers a score, and a rating of what is not owed changes nothing.
    #[test]
    fn a_better_rating_never_lowers_a_score(
        questions in prop::collection::vec((1_u32..=10, any::<bool>(), 0_u8..6, any::<bool>()), 1..12),
        at in any::<prop::sample::Index>(),
    ) {
        let mut questions: Vec<CaseQuestion> = questions
            .into_iter()
            .enumerate()
            .map(|(index, (weight, must, level, owed))| {
                let rating = (level < 5).then(|| format!("{level} claimed"));
                CaseQuestion { must, ..rated(&format!("q{index}"), weight, rating.as_deref(), owed) }
            })
            .collect();
        let before = scores_of(&questions).whole;
        let chosen = at.index(questions.len());
        let question = &mut questions[chosen];
        if let Some(level) = question.rating.as_ref().and_then(|rating| rating.chars().next()?.to_digit(10)) {
            question.rating = Some(format!("{} claimed", (level + 1).min(4)));
        }
        let owed = question.owed;
        let after = scores_of(&questions).whole;
        prop_assert!(before.result() <= after.result());
        prop_assert!(owed || before == after);
        prop_assert!(after.result().is_none_or(|score| score <= BasisPoints::ALL));
    }

    /// The rounding is that of the fraction itself: never further from it than half a basis point, and up at the half.
    #[test]
    fn a_share_is_rounded_half_up(part in 0_u64..5_000, rest in 0_u64..5_000) {
        let whole = part + rest;
        let Some(share) = BasisPoints::of(part, whole) else {
            prop_assert_eq!(whole, 0);
            return Ok(());
        };
        let doubled = 20_000 * part;
        let share = u64::from(share.number());
        prop_assert!((2 * share) * whole <= doubled + whole);
        prop_assert!(doubled < (2 * share + 1) * whole);
    }
}

fn number(share: Option<BasisPoints>) -> Option<u32> {
    share.map(BasisPoints::number)
}

fn rated(key: &str, weight: u32, rating: Option<&str>, owed: bool) -> CaseQuestion {
    CaseQuestion {
        key: key.to_owned(),
        section: String::new(),
        weight,
        must: false,
        controls: Vec::new(),
        owed,
        rating: rating.map(str::to_owned),
    }
}

fn scores_of(questions: &[CaseQuestion]) -> Scores {
    let questionnaire = questionnaire(questions);
    let ratings = questions
        .iter()
        .filter_map(|question| Some((question.key.clone(), rating(question.rating.as_deref()?))))
        .collect();
    let owed = questions.iter().filter(|question| question.owed).map(|question| question.key.as_str()).collect();
    scores(&questionnaire, &ratings, &owed)
}

fn rating(text: &str) -> Rating {
    let verdict = match text.split_once(' ') {
        None => {
            assert_eq!(text, "n/a");
            Verdict::NotApplicable
        }
        Some((level, confidence)) => {
            let level = Level::new(level.parse().unwrap()).unwrap();
            Verdict::Level(level, Confidence::parse(confidence).unwrap())
        }
    };
    Rating { verdict, reason: String::new() }
}

fn set<'s>(scores: &'s Scores, name: &str) -> Option<&'s Score> {
    match name.split_once(' ') {
        Some(("section", key)) => scores.section(key),
        Some(("framework", key)) => scores.frameworks.get(key),
        Some(("control", reference)) => scores.controls.get(&control(reference)),
        _ => (name == "whole").then_some(&scores.whole),
    }
}

fn control(reference: &str) -> ControlRef {
    let (framework, control) = reference.split_once('/').unwrap();
    ControlRef { framework: framework.to_owned(), control: control.to_owned() }
}

fn questionnaire(questions: &[CaseQuestion]) -> Questionnaire {
    let mut sections: Vec<Section> = Vec::new();
    for (index, question) in questions.iter().enumerate() {
        if sections.last().is_none_or(|section| section.key != question.section) {
            sections.push(Section { key: question.section.clone(), questions: Vec::new(), words: BTreeMap::new() });
        }
        sections.last_mut().unwrap().questions.push(Question {
            key: question.key.clone(),
            number: u32::try_from(index).unwrap() + 1,
            kind: QuestionKind::Text,
            how: false,
            required: true,
            evidence: false,
            weight: question.weight,
            must: question.must,
            when: None,
            explanation_when: Vec::new(),
            controls: question.controls.iter().map(|reference| control(reference)).collect(),
            words: BTreeMap::new(),
        });
    }
    Questionnaire {
        key: "case".to_owned(),
        version: "1.0.0".to_owned(),
        hash: String::new(),
        languages: Vec::new(),
        frameworks: Vec::new(),
        head: Vec::new(),
        sections,
        words: BTreeMap::new(),
    }
}
