//! Several problems at once, whole files, and controls that other files hold.

use super::*;

#[test]
fn all_problems_are_told_at_once_with_their_lines() {
    let files = changed(sample(), STRUCTURE, "weight = 3", "weight = 30");
    let files = changed(files, STRUCTURE, "number = 6", "number = 5\nhow = 1");
    let files = changed(files, "en.toml", "title = \"Sample (en)\"", "titel = \"x\"");
    let (_, problems) = read_questionnaire(&files);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "questionnaire.toml:26: sections.first.questions.measures.weight: `weight` is 30. Give a whole number of 1 to 10.",
            "questionnaire.toml:74: sections.second.questions.tested.number: The number 5 is used twice. Give every question a number of its own.",
            "questionnaire.toml:75: sections.second.questions.tested.how: Here stands a whole number. Give `true` or `false`.",
            "en.toml:1: title: `title` is missing. Add it.",
            "en.toml:1: titel: `titel` is not a key of this table. Remove it or correct it; the keys are `title`, `description`, `head`, `sections` and `questions`.",
        ]
    );
}

#[test]
fn files_that_are_missing_left_over_or_no_toml_are_told() {
    let told = |files: &Files| -> Vec<String> { read_questionnaire(files).1.iter().map(ToString::to_string).collect() };

    let mut files = sample();
    files.remove("en.toml");
    assert_eq!(told(&files), ["en.toml: The file is missing. Add it, or take its language out of `languages`."]);

    let mut files = sample();
    files.remove(STRUCTURE);
    assert_eq!(told(&files), ["questionnaire.toml: The file is missing. Add it: nothing can be read without it."]);

    let mut files = sample();
    files.insert("sv.toml".to_owned(), Vec::new());
    files.insert("notes.txt".to_owned(), Vec::new());
    assert_eq!(
        told(&files),
        [
            "notes.txt: Nothing reads this file. Remove it: every file here is part of what is published.",
            "sv.toml: `languages` in questionnaire.toml does not name `sv`. Add it there, or remove this file.",
        ]
    );

    let files = changed(sample(), STRUCTURE, "version = \"1.0.0\"", "version = \"1.0.0\"\nversion = \"1.0.0\"\nkey ==");
    let files = changed(files, "en.toml", "title =", "title");
    let told_now = told(&files);
    assert!(
        told_now.iter().any(|line| line.starts_with("questionnaire.toml:3: The file is not well-formed TOML")),
        "{told_now:#?}"
    );
    assert!(
        told_now.iter().any(|line| line.starts_with("questionnaire.toml:4: The file is not well-formed TOML")),
        "{told_now:#?}"
    );
    assert!(
        told_now.iter().any(|line| line.starts_with("en.toml:1: The file is not well-formed TOML")),
        "{told_now:#?}"
    );

    let mut files = sample();
    files.insert("en.toml".to_owned(), b"title = \"Sample\"\ndescription = \"\xe6\"\n".to_vec());
    assert_eq!(told(&files), ["en.toml:2: The file is not UTF-8 from this line on. Save it as UTF-8."]);
}

#[test]
fn controls_and_framework_versions_must_exist() {
    let questionnaire = read_questionnaire(&sample()).0.unwrap();
    let gdpr = read_framework(&sample_framework()).0.unwrap();
    let mut iso = gdpr.clone();
    iso.key = "iso-27001".to_owned();
    iso.version = "2013".to_owned();
    let told = |frameworks: &[Framework]| -> Vec<String> {
        check_controls(&questionnaire, frameworks).iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        told(&[gdpr.clone(), iso.clone()]),
        ["questionnaire.toml: frameworks: `iso-27001@2022` is not there, but `iso-27001` is in version `2013`. \
          Correct the version, or add the framework."]
    );
    assert_eq!(
        told(std::slice::from_ref(&gdpr)),
        ["questionnaire.toml: frameworks: There is no framework `iso-27001`. \
          Add it under `frameworks/iso-27001`, or correct `iso-27001@2022`."]
    );
    iso.version = "2022".to_owned();
    assert_eq!(
        told(&[gdpr.clone(), iso.clone()]),
        ["questionnaire.toml: sections.first.questions.measures.controls: iso-27001@2022 has no control `A.5.1`. \
          Correct the reference `iso-27001/A.5.1`, or add the control to the framework."]
    );
    iso.groups[0].controls.push("A.5.1".to_owned());
    assert!(told(&[gdpr, iso]).is_empty());
}
