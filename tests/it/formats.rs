//! Other people's files in and out: the named ones with their counts, shown by VSAQ's own rules, and damaged ones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use tillit::domain::answer::{Answer, AnswerValue};
use tillit::domain::condition::shown;
use tillit::domain::language::Language;
use tillit::domain::questionnaire::{QuestionKind, Questionnaire};
use tillit::formats::definition::{content_hash, read_json, read_questionnaire, write_json, write_questionnaire};
use tillit::formats::import::{self, Imported};
use tillit::formats::import_note::{ImportNote, NoteKind};
use tillit::formats::oscal::{self, ReadOptions};
use tillit::platform::i18n::Words;

use crate::harness::shared_file;

fn bytes(test: &str, path: &str) -> Option<Vec<u8>> {
    Some(std::fs::read(shared_file(test, path)?).unwrap())
}

fn imported(test: &str, path: &str) -> Option<Imported> {
    let read =
        import::read(&bytes(test, path)?, None, Language::En).unwrap_or_else(|error| panic!("{path}: {error:?}"));
    Some(read)
}

/// Every note's sentence exists in every language, with every value that it wants.
fn all_notes_can_be_said(notes: &[ImportNote]) {
    let words = Words::load().unwrap();
    for note in notes {
        for language in Language::ALL {
            assert!(words.keys(language).contains(&note.text.key), "{} lacks {}", language.tag(), note.text.key);
            let values: Vec<_> =
                note.text.values.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
            let said = words.get(language, &note.text.key, &values);
            assert!(!said.contains("{$"), "{said}");
        }
    }
}

fn comes_back_equal(questionnaire: &Questionnaire) {
    let files = write_questionnaire(questionnaire).unwrap();
    let (read, problems) = read_questionnaire(&files);
    assert_eq!(problems, []);
    let read = read.unwrap();
    assert_eq!(read.hash, content_hash(&files));
    assert_eq!(Questionnaire { hash: String::new(), ..read }, *questionnaire);
    assert_eq!(read_json(&write_json(questionnaire).unwrap()).unwrap().0, *questionnaire);
}

fn count(notes: &[ImportNote], key: &str) -> usize {
    notes.iter().filter(|note| note.text.key == format!("import-note-{key}")).count()
}

#[test]
fn the_vsaq_files_give_their_questions() {
    for (path, questions, tips, not_expressed) in
        [("vsaq_webapp.json", 73, 55, 7), ("vsaq_physical_and_datacenter.json", 30, 16, 2)]
    {
        let Some((questionnaire, notes)) = imported("the_vsaq_files", &format!("cases/other/{path}")) else { return };
        assert_eq!(questionnaire.questions().count(), questions, "{path}");
        assert_eq!(count(&notes, "vsaq-tip"), tips, "{path}");
        // Tips whose clarification hangs on more than the options of one question.
        let left: Vec<&ImportNote> = notes.iter().filter(|note| note.kind == NoteKind::NotExpressed).collect();
        assert_eq!(left.len(), not_expressed, "{left:#?}");
        assert!(left.iter().all(|note| note.text.key.contains("clarification") && !note.place.is_empty()));
        for question in questionnaire.questions() {
            let words = question.words(Language::En);
            // The one tag that stays is the example that the text itself writes about.
            let text = format!("{} {}", words.text, words.help).replace("contacts.js\"></script>", "");
            assert!(!text.contains("</"), "{}", question.key);
        }
        all_notes_can_be_said(&notes);
        comes_back_equal(&questionnaire);
    }
}

/// The numbers of the questions that are shown, given answers by number: the keys of chosen options.
fn shown_numbers(questionnaire: &Questionnaire, answers: &[(u32, &[&str])]) -> BTreeSet<u32> {
    let answers: BTreeMap<String, Answer> = answers
        .iter()
        .map(|(number, chosen)| {
            let question = questionnaire.questions().find(|question| question.number == *number).unwrap();
            let value = match question.kind {
                QuestionKind::SingleChoice(_) => AnswerValue::Choice(chosen[0].to_owned()),
                _ => AnswerValue::Choices(chosen.iter().map(|key| (*key).to_owned()).collect()),
            };
            (question.key.clone(), Answer { value, ..Answer::default() })
        })
        .collect();
    let keys = shown(questionnaire, &answers);
    questionnaire
        .questions()
        .filter(|question| keys.contains(question.key.as_str()))
        .map(|question| question.number)
        .collect()
}

/// Chosen options by number of the question, and the numbers that are shown beside those that always are.
type Case<'a> = (&'a [(u32, &'a [&'a str])], &'a [u32]);

/// Worked out by hand from the file and VSAQ's rules: an item is shown when its own condition and those of the blocks around it
/// hold; a choice in an item that is not shown is not made. In the order of the file the questions are
///
/// 1 exclusive offices · 2 devices at home (if home) · 3 separation (if shared) · 4 risk review (unless home) ·
/// 5 controls (if shared) · 6 policy (unless home) · 7 access, 8 logs, 9 review (in a block if swipe cards; 8 and 9 unless home) ·
/// 10 network room (unless home) · 11 other · 12 how many · 13 countries · 14 outsourced · 15 provider (if outsourced) ·
/// 16–28 own centres (in a block if not outsourced; 17 if shared; 24–26 in a block if electronic access control) · 29 other · 30 feedback.
#[test]
fn the_same_questions_are_shown_as_by_vsaq() {
    let Some((questionnaire, _)) = imported("the_same_questions", "cases/other/vsaq_physical_and_datacenter.json")
    else {
        return;
    };
    let always = [1, 11, 12, 13, 14, 29, 30];
    let cases: [Case<'_>; 5] = [
        // Nothing answered: "unless home" holds.
        (&[], &[4, 6, 10]),
        // Everybody at home, centres of others.
        (&[(1, &["office_facilities_home"]), (14, &["dc_outsourced_yes"])], &[2, 15]),
        // Shared offices with swipe cards; shared centres of one's own with electronic access control.
        (
            &[
                (1, &["office_facilities_excl_no"]),
                (5, &["office_controls_cctv", "office_controls_swipe_cards"]),
                (14, &["dc_outsourced_no"]),
                (16, &["dc_facilities_excl_no"]),
                (20, &["dc_controls_electronic_access_control"]),
            ],
            &[3, 4, 5, 6, 7, 8, 9, 10, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28],
        ),
        // Exclusive offices; centres both of others and of one's own, without electronic access control.
        (
            &[
                (1, &["office_facilities_excl_yes"]),
                (14, &["dc_outsourced_no", "dc_outsourced_yes"]),
                (16, &["dc_facilities_excl_yes"]),
            ],
            &[4, 6, 10, 15, 16, 18, 19, 20, 21, 22, 23, 27, 28],
        ),
        // Swipe cards were chosen, then the offices given up: question 5 is hidden, so its choice shows nothing.
        (&[(1, &["office_facilities_home"]), (5, &["office_controls_swipe_cards"])], &[2]),
    ];
    for (answers, sometimes) in cases {
        let expected: BTreeSet<u32> = always.iter().chain(sometimes).copied().collect();
        assert_eq!(shown_numbers(&questionnaire, answers), expected, "{answers:?}");
    }
}

#[test]
fn the_workbooks_of_ciso_assistant_give_their_questions() {
    let path = "cases/workbooks/cisa-vendor-scrm.xlsx";
    let Some((questionnaire, notes)) = imported("the_workbooks", path) else { return };
    assert_eq!(questionnaire.questions().count(), 260);
    // 256 rows to be assessed: 250 with one question, 5 with two, and one that asks nothing and heads what follows.
    assert_eq!(count(&notes, "ciso-heading"), 1);
    assert_eq!(
        notes.iter().find(|note| note.text.key.ends_with("ciso-heading")).unwrap().place,
        "questionnaire_content!A2"
    );
    let choices = questionnaire.field("q_2_1").unwrap().words(Language::En).options.clone();
    assert_eq!(
        choices.values().map(String::as_str).collect::<BTreeSet<_>>(),
        BTreeSet::from(["Alternate", "N/A", "No", "Yes"])
    );
    let titles: Vec<&str> =
        questionnaire.sections.iter().map(|section| section.words(Language::En).title.as_str()).collect();
    assert_eq!(titles[0], "1 Qualifying Questions");
    assert!(titles.contains(&"2 Supply Chain Management and Supplier Governance – General"), "{titles:#?}");
    all_notes_can_be_said(&notes);
    comes_back_equal(&questionnaire);

    let path = "cases/workbooks/Cuestionario_Gestion_del_Riesgo_Cadena_de_Suministro.xlsx";
    let Some((questionnaire, notes)) = imported("the_workbooks", path) else { return };
    assert_eq!(questionnaire.questions().count(), 75);
    let with_breaks =
        questionnaire.questions().filter(|question| question.words(Language::En).text.contains('\n')).count();
    assert_eq!(with_breaks, 7, "line breaks stay inside the question");
    assert_eq!(count(&notes, "locale"), 1);
    all_notes_can_be_said(&notes);
    comes_back_equal(&questionnaire);
}

#[test]
fn the_mvsp_catalogue_is_read_and_comes_back_equal() {
    let Some(bytes) = bytes("the_mvsp_catalogue", "cases/other/mvsp_v3.0-20231109-catalog.yaml") else { return };
    let options = ReadOptions { key: None, language: Language::En };
    let (framework, notes) = oscal::read(&bytes, &options).unwrap();
    assert_eq!(framework.reference(), "mvsp-minimum-viable-secure-product@v3.0-20231109");
    assert_eq!((framework.groups.len(), framework.controls().count()), (4, 25));
    assert_eq!(framework.control_label("1.1", Language::En), "MVSP 1.1");
    assert!(framework.control_text("1.1", Language::En).contains("\n\nWhy this control matters\n"));
    all_notes_can_be_said(&notes);
    let json = oscal::write(&framework, Language::En, chrono::DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(oscal::read(json.as_bytes(), &options).unwrap().0, framework);
    let newer = String::from_utf8(bytes).unwrap().replace("v3.0-20231109", "v4.0");
    let (newer, _) = oscal::read(newer.as_bytes(), &options).unwrap();
    assert_eq!((newer.key.as_str(), newer.version.as_str()), (framework.key.as_str(), "v4.0"));
}

/// Files that a damaged one is made of.
fn originals() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires/skolesec-ros/1.0.0");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
    });
    let questionnaire = read_questionnaire(&files.collect()).0.unwrap();
    let mut originals = vec![write_json(&questionnaire).unwrap().into_bytes()];
    let shared = [
        "cases/other/vsaq_physical_and_datacenter.json",
        "cases/workbooks/Cuestionario_Gestion_del_Riesgo_Cadena_de_Suministro.xlsx",
        "cases/other/mvsp_v3.0-20231109-catalog.yaml",
    ];
    originals.extend(shared.iter().filter_map(|path| bytes("a_damaged_file", path)));
    originals
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_damaged_file_is_read_or_refused_and_never_makes_the_reader_fall_over(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in prop_oneof![0_usize..60, Just(usize::MAX)],
        put in prop::collection::vec(any::<u8>(), 0..12),
    ) {
        static ORIGINALS: std::sync::LazyLock<Vec<Vec<u8>>> = std::sync::LazyLock::new(originals);
        let mut damaged = which.get(&ORIGINALS).clone();
        let start = at.index(damaged.len());
        let end = start.saturating_add(length).min(damaged.len());
        damaged.splice(start..end, put);
        for format in [None, Some(import::Format::Vsaq), Some(import::Format::Ciso), Some(import::Format::Json)] {
            if let Err(error) = import::read(&damaged, format, Language::Nb) {
                prop_assert!(error.text.key.starts_with("import-note-"));
            }
        }
        if let Err(error) = oscal::read(&damaged, &ReadOptions { key: None, language: Language::Nb }) {
            prop_assert!(error.text.key.starts_with("import-note-"));
        }
    }
}
