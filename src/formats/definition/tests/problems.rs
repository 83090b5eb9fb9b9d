//! What authors get wrong, and what they are told.

use super::mistakes::QUESTIONNAIRE_CASES;
use super::*;

#[test]
fn every_mistake_in_a_questionnaire_is_told_once_with_its_place() {
    for (file, from, to, place, message) in QUESTIONNAIRE_CASES {
        let (questionnaire, problems) = read_questionnaire(&changed(sample(), file, from, to));
        check_only_problem(&problems, file, place, message, to);
        assert!(questionnaire.is_none(), "{to}");
    }
}

#[test]
fn the_table_of_mistakes_is_long_enough_to_mean_something() {
    assert!(40 <= QUESTIONNAIRE_CASES.len());
}

#[test]
fn every_problem_of_the_structure_has_a_line_and_says_what_to_do() {
    for (file, from, to, _, _) in QUESTIONNAIRE_CASES.iter().filter(|(file, ..)| *file == STRUCTURE) {
        for problem in read_questionnaire(&changed(sample(), file, from, to)).1 {
            assert!(problem.line.is_some() || problem.file != STRUCTURE, "{problem}");
            assert!(problem.message.ends_with(['.', '…']) || problem.message.ends_with('`'), "{problem}");
        }
    }
}

/// Broken in three files at once: structure, words, and a control that does not exist.
#[test]
fn one_run_tells_of_every_file_and_of_controls_with_their_lines() {
    let files = changed(sample(), STRUCTURE, "weight = 3", "weight = 30");
    let files = changed(files, STRUCTURE, "\"gdpr/32\"", "\"gdpr/3200\"");
    let files = changed(files, "nb.toml", "help = \"Tell how.\"", "help = \"\"");
    let files = changed(files, "en.toml", "label = \"Partners\"", "label = 1");
    let gdpr = read_framework(&sample_framework()).0.unwrap();
    let told: Vec<String> = check_questionnaire(&files, &[gdpr]).iter().map(ToString::to_string).collect();
    let begins = [
        "questionnaire.toml:26: sections.first.questions.measures.weight: `weight` is 30.",
        "nb.toml:25: questions.measures.help: The text is empty.",
        "en.toml:8: head.partners.label: Here stands a whole number.",
        "en.toml: questions.measures.help: `help` is not in nb.toml.",
        "questionnaire.toml:4: frameworks: There is no framework `iso-27001`.",
        "questionnaire.toml:28: sections.first.questions.measures.controls: gdpr@2016-679 has no control `3200`.",
    ];
    assert_eq!(told.len(), begins.len(), "{told:#?}");
    for (line, begin) in told.iter().zip(begins) {
        assert!(line.starts_with(begin), "{line}");
    }
}

const FRAMEWORK_CASES: &[(&str, &str, &str, &str, &str)] = &[
    (FRAMEWORK, "\"2016-679\"", "\"2016/679\"", "version", "`2016/679` cannot be a version"),
    (FRAMEWORK, "version = \"2016-679\"\n", "", "version", "`version` is missing"),
    (FRAMEWORK, "[\"44\"]", "[]", "groups.chapter_5.controls", "The group has no control"),
    (FRAMEWORK, "languages", "language", "languages", "names no language"),
    (
        FRAMEWORK,
        "key = \"chapter_5\"",
        "key = \"chapter_5\"\ntitle = \"x\"",
        "groups.chapter_5.title",
        "`title` is not a key",
    ),
    (
        FRAMEWORK,
        "[\"24\", \"32\"]",
        "[\"24\", \"32\", \"24\"]",
        "groups.chapter_4.controls",
        "The control `24` stands here twice",
    ),
    ("en.toml", "\"24\" = \"Responsibility\"\n", "", "controls", "The names of the controls `24` are missing"),
    ("en.toml", "\"24\" =", "\"25\" = \"By design\"\n\"24\" =", "controls.25", "framework.toml has no control `25`"),
    ("en.toml", "label = \"GDPR art.\"\n", "", "label", "`label` is missing"),
    ("en.toml", "chapter_4 = \"Duties\"", "chapter_4 = 4", "groups.chapter_4", "Here stands a whole number"),
    ("en.toml", "title", "titel = \"x\"\ntitle", "titel", "`titel` is not a key"),
];

#[test]
fn every_mistake_in_a_framework_is_told_with_its_place() {
    assert_eq!(read_framework(&sample_framework()).1, []);
    for (file, from, to, place, message) in FRAMEWORK_CASES {
        let (framework, problems) = read_framework(&changed(sample_framework(), file, from, to));
        assert!(framework.is_none(), "{to}");
        let found = problems.iter().find(|problem| problem.file == *file && problem.place == *place);
        assert!(found.is_some_and(|problem| problem.message.contains(message)), "{to}: {problems:#?}");
    }
}

fn check_only_problem(problems: &[Problem], file: &str, place: &str, message: &str, case: &str) {
    let about_place: Vec<&Problem> = problems.iter().filter(|problem| problem.place == place).collect();
    assert_eq!(about_place.len(), 1, "{case}: {problems:#?}");
    // What was taken away here may be missed there; but nothing else may be told of the same file.
    assert!(about_place[0].message.contains(message), "{case}: {problems:#?}");
    assert!(problems.iter().all(|problem| problem.place == place || problem.file != file), "{case}: {problems:#?}");
}
