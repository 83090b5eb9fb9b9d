//! The JSON Schema, and that it and the reader know the same keys.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/questionnaire.schema.json");

/// `UPDATE_SCHEMA=1 cargo test --lib the_checked_in_schema` writes the file anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads and writes a file of the repository")]
fn the_checked_in_schema_is_the_generated_one() {
    let generated = questionnaire_schema().unwrap();
    if std::env::var("UPDATE_SCHEMA").is_ok() {
        std::fs::write(PATH, &generated).unwrap();
    }
    let checked_in = std::fs::read_to_string(PATH).unwrap();
    assert!(generated == checked_in, "run: UPDATE_SCHEMA=1 cargo test --lib the_checked_in_schema");
}

/// `UPDATE_SCHEMA=1 cargo test --lib the_checked_in_schema` writes the file anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads and writes a file of the repository")]
fn the_checked_in_schema_of_the_one_file_is_the_generated_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/questionnaire-file.schema.json");
    let generated = one_file_schema().unwrap();
    if std::env::var("UPDATE_SCHEMA").is_ok() {
        std::fs::write(path, &generated).unwrap();
    }
    let checked_in = std::fs::read_to_string(path).unwrap();
    assert!(generated == checked_in, "run: UPDATE_SCHEMA=1 cargo test --lib the_checked_in_schema");
}

#[test]
fn the_one_file_has_the_keys_of_its_schema_and_of_nothing_else() {
    let schema: Value = serde_json::from_str(&one_file_schema().unwrap()).unwrap();
    let questionnaire = read_questionnaire(&sample()).0.unwrap();
    let file: Value = serde_json::from_str(&write_json(&questionnaire).unwrap()).unwrap();
    assert_eq!(keys(&[&file]), keys(&[&schema["properties"]]));
    let words: Vec<&Value> = file["words"].as_object().unwrap().values().collect();
    assert_eq!(keys(&words), properties(&schema["definitions"]["words"]));
    let fields: Vec<&Value> = words
        .iter()
        .flat_map(|words| [&words["head"], &words["questions"]])
        .flat_map(|fields| fields.as_object().unwrap().values())
        .collect();
    assert_eq!(keys(&fields), properties(&schema["definitions"]["field_words"]));
}

#[test]
fn every_fault_of_the_one_file_is_told_with_its_place() {
    let questionnaire = read_questionnaire(&sample()).0.unwrap();
    let mut file: Value = serde_json::from_str(&write_json(&questionnaire).unwrap()).unwrap();
    file["version"] = Value::from("one");
    file["words"]["en"]["title"] = Value::from(3);
    file["sections"][0]["questions"][0]["weight"] = Value::Null;
    file["$schema"] = Value::from("questionnaire-file.schema.json");
    let error = read_json(&file.to_string()).unwrap_err();
    assert_eq!(error.text.key, "import-note-json-problems");
    let places: Vec<&str> = error.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["version", "words.en.title"]);
    for (text, key) in [
        ("[]", "json-not-an-object"),
        ("{", "json"),
        ("{}", "json-no-words"),
        ("{\"words\": {\"nb\": 1}}", "json-not-an-object"),
        ("{\"words\": {\"../x\": {}}}", "json-problems"),
    ] {
        assert_eq!(read_json(text).unwrap_err().text.key, format!("import-note-{key}"), "{text}");
    }
}

#[test]
fn the_sample_has_every_key_of_the_schema_and_reads_without_a_problem() {
    let (questionnaire, problems) = read_questionnaire(&sample());
    assert_eq!(problems, []);
    assert!(questionnaire.is_some());

    let schema: Value = serde_json::from_str(&questionnaire_schema().unwrap()).unwrap();
    let files = sample();
    let structure: Value = toml::from_str(std::str::from_utf8(&files[STRUCTURE]).unwrap()).unwrap();
    let sections = structure["sections"].as_array().unwrap();
    let questions: Vec<&Value> = sections.iter().flat_map(|section| section["questions"].as_array().unwrap()).collect();
    let options: Vec<&Value> =
        questions.iter().filter_map(|question| question["options"].as_array()).flatten().collect();
    let head: Vec<&Value> = structure["head"].as_array().unwrap().iter().collect();

    assert_eq!(keys(&[&structure]), properties(&schema));
    assert_eq!(keys(&sections.iter().collect::<Vec<_>>()), properties(&schema["definitions"]["section"]));
    assert_eq!(keys(&options), properties(&schema["definitions"]["option"]));
    // A table among the questions and a choice in the head are allowed, but say nothing new.
    let mut question_keys = keys(&questions);
    question_keys.insert("columns".to_owned());
    assert_eq!(question_keys, properties(&schema["definitions"]["question"]));
    let mut head_keys = keys(&head);
    head_keys.extend(["explanation_when".to_owned(), "options".to_owned()]);
    assert_eq!(head_keys, properties(&schema["definitions"]["head_field"]));
}

fn keys(tables: &[&Value]) -> BTreeSet<String> {
    tables.iter().flat_map(|table| table.as_object().unwrap().keys().cloned()).collect()
}

fn properties(schema: &Value) -> BTreeSet<String> {
    assert_eq!(schema["additionalProperties"], Value::Bool(false));
    keys(&[&schema["properties"]])
}
