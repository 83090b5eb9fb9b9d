//! Catalogues in and out.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::framework::{ControlGroup, Framework, FrameworkWords};
use crate::domain::language::Language;
use crate::formats::definition::{read_framework, write_framework};
use std::collections::BTreeMap;

const SAMPLE: &str = r"
catalog:
  uuid: 11111111-2222-4333-8444-555555555555
  metadata:
    title: MUC - Made-up Catalogue - v2.1
    version: v2.1
    oscal-version: 1.1.1
  params:
  - {id: days, label: number of days}
  groups:
  - id: gr_1
    title: Access
    controls:
    - id: muc-1
      title: Keys
      props: [{name: label, value: '1.1'}]
      parts:
      - name: statement
        prose: 'Keys are changed after {{ insert: param, days }}.'
        parts:
        - {name: item, props: [{name: label, value: a.}], prose: First.}
      - {name: guidance, title: Why, prose: Because.}
      controls:
      - {id: muc-1.e, title: More keys, props: [{name: label, value: 1.1(1)}], links: [{href: '#x'}]}
    - {id: muc-2, title: Gone, props: [{name: status, value: withdrawn}]}
    groups:
    - id: gr_2
      title: Inner
      controls: [{id: 'muc 3', title: Locks}]
  back-matter: {resources: []}
";

fn options() -> ReadOptions {
    ReadOptions { key: None, language: Language::En }
}

#[test]
fn a_catalogue_becomes_a_framework() {
    let (framework, notes) = read(SAMPLE.as_bytes(), &options()).unwrap();
    assert_eq!(framework.reference(), "muc-made-up-catalogue@v2.1");
    let groups: Vec<(&str, Vec<&str>)> = framework
        .groups
        .iter()
        .map(|group| (group.key.as_str(), group.controls.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(groups, [("gr_1", vec!["1.1", "muc-1.e"]), ("gr_2", vec!["muc-3"])]);
    let words = &framework.words[&Language::En];
    assert_eq!((words.title.as_str(), words.label.as_str()), ("MUC - Made-up Catalogue - v2.1", "MUC"));
    assert_eq!(words.groups["gr_2"], "Access – Inner");
    assert_eq!(words.texts["1.1"], "Keys are changed after [number of days].\n\na. First.\n\nWhy\nBecause.");
    let keys: Vec<(&str, &str)> = notes
        .iter()
        .map(|note| (note.place.as_str(), note.text.key.trim_start_matches("import-note-oscal-")))
        .collect();
    let expected = [
        ("catalog.groups[0].controls[1]", "withdrawn"),
        ("catalog.groups[0].groups[0].controls[0]", "id-changed"),
        ("catalog.back-matter", "unused"),
        ("catalog", "unused"),
        ("", "taken"),
    ];
    assert_eq!(keys, expected);
}

#[test]
fn a_newer_catalogue_is_a_newer_version_of_the_same_framework() {
    let newer = SAMPLE.replace("v2.1", "v3.0-20261124");
    let (framework, _) = read(newer.as_bytes(), &options()).unwrap();
    assert_eq!(framework.reference(), "muc-made-up-catalogue@v3.0-20261124");
    let named = ReadOptions { key: Some("muc".to_owned()), ..options() };
    assert_eq!(read(newer.as_bytes(), &named).unwrap().0.key, "muc");
}

#[test]
fn what_was_read_is_written_as_definition_files_and_as_json() {
    let (framework, _) = read(SAMPLE.as_bytes(), &options()).unwrap();
    let (from_files, problems) = read_framework(&write_framework(&framework).unwrap());
    assert_eq!(problems, []);
    assert_eq!(Framework { hash: String::new(), ..from_files.unwrap() }, framework);
    let json = write(&framework, Language::En, DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(json, write(&framework, Language::En, DateTime::UNIX_EPOCH).unwrap());
    assert_eq!(read(json.as_bytes(), &options()).unwrap().0, framework);
}

#[test]
fn what_is_no_catalogue_is_an_error_with_its_place() {
    for (text, place, key) in [
        ("", "", "oscal-no-catalog"),
        ("a: 1", "", "oscal-no-catalog"),
        ("{\"catalog\":\n oops}", "line 2", "json"),
        ("catalog: [", "line 1", "yaml"),
        ("catalog: {metadata: {}}", "catalog.metadata.title", "oscal-no-title"),
        ("catalog: {metadata: {title: A}}", "catalog", "oscal-no-controls"),
        ("catalog: {metadata: {title: A}, controls: [1, {}, {id: '???'}]}", "catalog", "oscal-no-controls"),
    ] {
        let error = read(text.as_bytes(), &options()).unwrap_err();
        assert_eq!(error.text.key, format!("import-note-{key}"), "{text}");
        assert!(error.place == place || (key == "yaml" && error.place.starts_with("line ")), "{text}: {}", error.place);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_framework_survives_both_ways_out_and_in(
        sizes in prop::collection::vec(1_usize..5, 1..5),
        title in "[A-Za-zÆØÅæøå][A-Za-zæøå «».-]{0,20}[a-z]",
        text in "[A-Za-zæøå«\"'\\\\#:{}-][A-Za-zæøå \n{}]{0,40}[a-z.]",
        version in "[A-Za-z0-9][A-Za-z0-9.-]{0,12}",
    ) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut groups = Vec::new();
        let mut words = FrameworkWords { title: title.clone(), label: "L 1".to_owned(), ..FrameworkWords::default() };
        for (index, size) in sizes.into_iter().enumerate() {
            let controls: Vec<String> = (0..size).map(|control| format!("A.{index}.{control}")).collect();
            for (place, control) in controls.iter().enumerate() {
                words.controls.insert(control.clone(), title.clone());
                if place % 2 == 0 {
                    words.texts.insert(control.clone(), text.clone());
                }
            }
            words.groups.insert(format!("g_{index}"), title.clone());
            groups.push(ControlGroup { key: format!("g_{index}"), controls });
        }
        let words = BTreeMap::from([(Language::Nn, words)]);
        let framework = Framework { key: "made-up".to_owned(), version, hash: String::new(), groups, words };
        let json = write(&framework, Language::Nn, DateTime::UNIX_EPOCH).unwrap();
        prop_assert_eq!(&read(json.as_bytes(), &options()).unwrap().0, &framework);
        let (from_files, problems) = read_framework(&write_framework(&framework).unwrap());
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(Framework { hash: String::new(), ..from_files.unwrap() }, framework);
    }
}
