//! The questionnaires of the repository: they read without a problem and are what the domain says that they are.

use super::*;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::condition::{Condition, shown};
use crate::domain::questionnaire::{Question, QuestionKind};

#[test]
fn the_built_in_questionnaires_and_frameworks_read_without_a_problem() {
    let frameworks: Vec<Framework> = folders("frameworks")
        .into_iter()
        .map(|folder| {
            let (framework, problems) = read_framework(&files_of(&format!("frameworks/{folder}")));
            assert_eq!(problems, [], "{folder}");
            let framework = framework.unwrap();
            assert_eq!(format!("{}/{}", framework.key, framework.version), folder);
            assert_eq!(framework.words.keys().copied().collect::<Vec<_>>(), Language::ALL);
            framework
        })
        .collect();
    let questionnaires: Vec<String> =
        folders("").into_iter().filter(|folder| !folder.starts_with("frameworks/")).collect();
    for folder in &questionnaires {
        let (questionnaire, problems) = read_questionnaire(&files_of(folder));
        assert_eq!(problems, [], "{folder}");
        let questionnaire = questionnaire.unwrap();
        assert_eq!(format!("{}/{}", questionnaire.key, questionnaire.version), *folder);
        assert_eq!(questionnaire.languages, Language::ALL, "{folder}");
        assert_eq!(check_controls(&questionnaire, &frameworks), [], "{folder}");
        for (question, number) in questionnaire.questions().zip(1..) {
            assert_eq!(question.number, number, "{folder} {}", question.key);
            assert!(question.words.values().all(|words| !words.help.is_empty()), "{folder} {}", question.key);
        }
    }
    for expected in
        ["skolesec-ros/1.0.0", "skolesec-ros/2.0.0", "supplier-follow-up/1.0.0", "minimum-viable-secure-product/1.0.0"]
    {
        assert!(questionnaires.iter().any(|folder| folder == expected), "{expected}");
    }
}

#[test]
fn every_control_of_mvsp_has_its_question() {
    let (framework, _) = read_framework(&files_of("frameworks/mvsp/3.0"));
    let (questionnaire, _) = read_questionnaire(&files_of("minimum-viable-secure-product/1.0.0"));
    let (framework, questionnaire) = (framework.unwrap(), questionnaire.unwrap());
    let asked: Vec<String> = questionnaire.questions().map(|question| controls_of(question, "mvsp")).collect();
    assert_eq!(asked, framework.controls().collect::<Vec<_>>());
    assert_eq!(asked.len(), 25);
}

#[test]
fn skolesec_ros_is_complete_in_four_languages() {
    let questionnaire = skolesec_ros();
    assert_eq!(questionnaire.reference(), "skolesec-ros@1.0.0");
    assert_eq!(questionnaire.languages, Language::ALL);
    for language in Language::ALL {
        assert!(questionnaire.words.contains_key(&language));
        assert!(questionnaire.sections.iter().all(|section| section.words.contains_key(&language)));
        for question in questionnaire.all_fields() {
            let words = question.words.get(&language).unwrap();
            assert!(question.is_head() || !words.help.is_empty(), "{} {}", question.key, language.tag());
            assert_eq!(words.evidence.is_empty(), !question.evidence, "{} {}", question.key, language.tag());
        }
    }
    let head: Vec<&str> = questionnaire.head.iter().map(|field| field.key.as_str()).collect();
    let expected = [
        "supplier",
        "address",
        "org_number",
        "filled_in_by",
        "email",
        "phone",
        "product",
        "product_version",
        "sub_processors",
    ];
    assert_eq!(head, expected);
    let sections: Vec<(&str, Vec<u32>)> = questionnaire
        .sections
        .iter()
        .map(|section| (section.key.as_str(), section.questions.iter().map(|question| question.number).collect()))
        .collect();
    let expected: [(&str, Vec<u32>); 3] = [
        ("governance", (1..=14).collect()),
        ("system_security", (15..=40).collect()),
        ("privacy", (41..=52).collect()),
    ];
    assert_eq!(sections, expected);
}

#[test]
fn skolesec_ros_owes_explanations_and_question_52_only_on_yes() {
    let questionnaire = skolesec_ros();
    let by_number = |number: u32| questionnaire.questions().find(|question| question.number == number).unwrap();
    for question in questionnaire.questions() {
        let is_yes_no = [50, 51].contains(&question.number);
        assert_eq!(question.kind == QuestionKind::YesNo, is_yes_no, "{}", question.number);
        assert_eq!(question.kind == QuestionKind::Text, !is_yes_no, "{}", question.number);
        assert_eq!(question.explanation_when, if is_yes_no { vec!["yes"] } else { Vec::new() });
        assert_eq!(question.when.is_some(), question.number == 52, "{}", question.number);
    }
    assert_eq!(by_number(10).key, "breach_told_at_once");
    assert_eq!(by_number(11).key, "breach_told_within_72_hours");
    assert_eq!(by_number(50).key, "third_party_sharing");
    assert_eq!(by_number(51).key, "transfer_abroad");
    let when = Condition::Is { question: "transfer_abroad".to_owned(), is: "yes".to_owned() };
    assert_eq!(by_number(52).when, Some(when));
}

/// The table of the questionnaire's description: number, GDPR articles, ISO/IEC 27001:2022, chapters of the guide.
const CONTROLS: &[(u32, &str, &str, &str)] = &[
    (1, "24, 32", "4.4, A.5.1, A.5.37", "2.5"),
    (2, "24, 37, 38, 39", "5.3, A.5.2", "5.4"),
    (3, "39", "7.2, A.6.3", "7.1"),
    (4, "32, 35", "6.1.2, 8.2", "5.6"),
    (5, "32", "6.1.3, 8.3", "5.10"),
    (6, "32", "A.5.29, A.5.30, A.8.14", "5.9"),
    (7, "28, 29", "A.6.4, A.6.6", "7.3, 9"),
    (8, "32", "A.6.1", "9"),
    (9, "33", "10.2, A.5.24, A.5.25, A.5.26, A.5.27, A.6.8", "6.1.1"),
    (10, "33", "A.5.24, A.5.26", "6.1.1"),
    (11, "33", "A.5.24, A.5.26", "6.1.1"),
    (12, "28, 32", "9.2, A.5.35", "6.1.2"),
    (13, "32", "10.1, 10.2, A.5.36", "6.2"),
    (14, "24", "9.3", "5.3"),
    (15, "32", "A.5.15, A.5.16, A.5.18", "5.8.2"),
    (16, "25, 32", "A.5.15, A.8.3", "5.8.2"),
    (17, "32", "A.5.34, A.8.11", "5.9"),
    (18, "32", "A.5.17, A.8.5", "5.9"),
    (19, "32", "A.8.2", "5.8.2"),
    (20, "32", "A.8.2, A.8.5", "5.9"),
    (21, "32", "A.5.17, A.8.24", "5.9"),
    (22, "32", "A.8.15", "5.8.3"),
    (23, "32, 33", "A.8.15, A.8.16", "5.8.3"),
    (24, "32", "A.6.7, A.8.1, A.8.20", "5.9"),
    (25, "32", "A.8.24", "5.9"),
    (26, "32", "A.5.14, A.8.20, A.8.24", "5.9"),
    (27, "32", "A.8.24", "5.9"),
    (28, "32", "A.5.23, A.8.3, A.8.22", "5.8.1"),
    (29, "32", "A.8.6, A.8.32", "5.8.1"),
    (30, "32", "A.7.1, A.7.2, A.7.3, A.7.4, A.7.5", "5.9"),
    (31, "32", "A.7.2", "5.9"),
    (32, "32", "A.8.13", "5.9"),
    (33, "32", "A.8.31, A.8.33", "5.8.1"),
    (34, "32", "A.8.8, A.8.29", "6.1.2"),
    (35, "32", "A.8.7, A.8.26", "5.9"),
    (36, "32", "A.5.30, A.8.6, A.8.20", "5.9"),
    (37, "20, 28", "A.5.23, A.8.10", "9"),
    (38, "32", "A.5.9, A.8.9", "5.8.1"),
    (39, "32", "A.8.1, A.8.7, A.8.8", "9"),
    (40, "28, 29, 32", "A.5.20, A.6.6, A.8.15", "9"),
    (41, "9, 28, 30", "A.5.34", "3.5"),
    (42, "30", "A.5.14, A.5.34", "3.5"),
    (43, "15", "A.5.34", "4.3.3"),
    (44, "16", "A.5.34", "4.3.3"),
    (45, "17", "A.5.34", "4.2.3"),
    (46, "20", "A.5.34", "4.3.3"),
    (47, "5", "A.5.34", "4.3.3"),
    (48, "5, 17", "A.8.10", "4.2.3"),
    (49, "25", "A.5.34, A.8.25", "3.8"),
    (50, "28", "A.5.19, A.5.20, A.5.21, A.5.22", "4.2.4, 9"),
    (51, "44", "A.5.14, A.5.34", "8"),
    (52, "46", "A.5.20, A.5.34", "8"),
];

#[test]
fn skolesec_ros_maps_to_the_controls_of_its_table() {
    let questionnaire = skolesec_ros();
    assert_eq!(questionnaire.questions().count(), CONTROLS.len());
    for (question, (number, gdpr, iso, guide)) in questionnaire.questions().zip(CONTROLS) {
        assert_eq!(question.number, *number);
        assert_eq!(controls_of(question, "gdpr"), *gdpr, "question {number}");
        assert_eq!(controls_of(question, "iso-27001"), *iso, "question {number}");
        assert_eq!(controls_of(question, "dt-guide"), *guide, "question {number}");
    }
}

#[test]
fn skolesec_ros_2_keeps_a_key_only_where_the_question_asks_the_same() {
    let (earlier, later) = (skolesec_ros(), skolesec_ros_2());
    let kept: Vec<(&Question, &Question)> = later
        .questions()
        .filter_map(|question| Some((earlier.questions().find(|before| before.key == question.key)?, question)))
        .collect();
    assert_eq!((later.questions().count(), kept.len()), (62, 30));
    for (before, after) in kept {
        assert_eq!(
            (&before.kind, before.evidence, &before.when, &before.explanation_when),
            (&after.kind, after.evidence, &after.when, &after.explanation_when),
            "{}",
            after.key
        );
        for (language, words) in &after.words {
            // "The controller" has become "the municipality"; every other question is word for word the same.
            let same = before.words.get(language).is_some_and(|before| before.text == words.text);
            assert!(same || after.key == "breach_told_at_once", "{} {}", after.key, language.tag());
        }
    }
}

#[test]
fn skolesec_ros_2_tells_who_owes_what_after_a_breach() {
    let questionnaire = skolesec_ros_2();
    let incidents = questionnaire.sections.iter().find(|section| section.key == "incidents").unwrap();
    let keys: Vec<&str> = incidents.questions.iter().map(|question| question.key.as_str()).collect();
    let expected = [
        "nonconformities_handled",
        "breach_told_at_once",
        "breach_notice_time",
        "breach_help_to_controller",
        "vulnerability_reports",
    ];
    assert_eq!(keys, expected);
    let words = &incidents.questions[3].words[&Language::Nb];
    assert!(words.text.contains("kommunen") && words.text.contains("72 timer"), "{}", words.text);
}

#[test]
fn skolesec_ros_2_has_seven_musts_and_asks_about_artificial_intelligence_only_where_there_is_some() {
    let questionnaire = skolesec_ros_2();
    let musts: Vec<&str> =
        questionnaire.questions().filter(|question| question.must).map(|question| question.key.as_str()).collect();
    let expected = [
        "confidentiality_signed",
        "breach_told_at_once",
        "role_based_access",
        "traffic_encryption",
        "customer_separation",
        "ai_training",
        "transfer_basis",
    ];
    assert_eq!(musts, expected);
    let shown_with = |options: &[&str]| {
        let chosen = options.iter().map(|option| (*option).to_owned()).collect();
        let answer = Answer { value: AnswerValue::Choices(chosen), ..Answer::default() };
        let answers = BTreeMap::from([("ai_used".to_owned(), answer)]);
        let keys = shown(&questionnaire, &answers);
        ["ai_risk_class", "ai_training", "ai_oversight"].iter().filter(|key| keys.contains(**key)).count()
    };
    assert_eq!((shown_with(&[]), shown_with(&["none"]), shown_with(&["content", "dialogue"])), (0, 0, 3));
}

fn skolesec_ros_2() -> Questionnaire {
    read_questionnaire(&files_of("skolesec-ros/2.0.0")).0.unwrap()
}

fn controls_of(question: &Question, framework: &str) -> String {
    let controls = question.controls.iter().filter(|control| control.framework == framework);
    controls.map(|control| control.control.as_str()).collect::<Vec<_>>().join(", ")
}

fn skolesec_ros() -> Questionnaire {
    let (questionnaire, problems) = read_questionnaire(&files_of("skolesec-ros/1.0.0"));
    assert_eq!(problems, []);
    questionnaire.unwrap()
}

/// The folders of definitions below a folder of `questionnaires`, as `key/version`, by name.
fn folders(below: &str) -> Vec<String> {
    let names = |path: &str| -> Vec<String> {
        let entries = std::fs::read_dir(path).unwrap().map(Result::unwrap);
        let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
        folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
    };
    let root = format!("{}/questionnaires/{below}", env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<String> = names(&root)
        .into_iter()
        .flat_map(|key| {
            names(&format!("{root}/{key}"))
                .into_iter()
                .map(move |version| format!("{key}/{version}"))
                .collect::<Vec<_>>()
        })
        .collect();
    found.sort();
    found
}

#[expect(clippy::disallowed_methods, reason = "a test reads files of the repository")]
fn files_of(folder: &str) -> Files {
    let path = format!("{}/questionnaires/{folder}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
        })
        .collect()
}
