//! Workbooks: the original layout, our own there and back, and files that try to do harm.

mod original;
mod hostile;
mod layouts;
mod hand_back;
mod limits;
pub(crate) mod foreign;
mod round_trip;
mod own;
mod office;

use std::collections::BTreeMap;
use std::path::Path;

use tillit::domain::answer::Answer;
use tillit::domain::framework::Framework;
use tillit::domain::language::Language;
use tillit::domain::questionnaire::Questionnaire;
use tillit::formats::definition::{read_framework, read_questionnaire};
use tillit::formats::xlsx::{Labels, MarkKey, WorkbookContent};
use tillit::platform::i18n::Words;

/// The built-in questionnaire, from its files.
pub(crate) fn skolesec() -> Questionnaire {
    let (questionnaire, problems) = read_questionnaire(&built_in_files("skolesec-ros/1.0.0"));
    questionnaire.unwrap_or_else(|| panic!("{problems:?}"))
}

/// A built-in framework, by `key/version`.
pub(crate) fn built_in_framework(name: &str) -> Framework {
    let (framework, problems) = read_framework(&built_in_files(&format!("frameworks/{name}")));
    framework.unwrap_or_else(|| panic!("{problems:?}"))
}

fn built_in_files(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires").join(folder);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
        })
        .collect()
}

/// The words of a workbook, from the locales.
pub(crate) fn labels(language: Language) -> Labels {
    let words = Words::load().unwrap();
    Labels::new(|key| {
        assert!(words.keys(language).contains(key), "{} lacks {key}", language.tag());
        words.get(language, key, &[])
    })
}

/// What a workbook is written from, with owned parts so that a test can change one.
pub(crate) struct Example {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) language: Language,
    pub(crate) labels: Labels,
    pub(crate) answers: BTreeMap<String, Answer>,
    pub(crate) revisions: BTreeMap<String, i64>,
    pub(crate) files: BTreeMap<String, Vec<String>>,
    pub(crate) key: MarkKey,
}

impl Example {
    pub(crate) fn new(questionnaire: Questionnaire, language: Language, answers: BTreeMap<String, Answer>) -> Self {
        Self {
            questionnaire,
            language,
            labels: labels(language),
            answers,
            revisions: BTreeMap::new(),
            files: BTreeMap::new(),
            key: MarkKey::new("a key for tests"),
        }
    }

    pub(crate) fn content(&self) -> WorkbookContent<'_> {
        WorkbookContent {
            questionnaire: &self.questionnaire,
            language: self.language,
            labels: &self.labels,
            answers: &self.answers,
            revisions: &self.revisions,
            files: &self.files,
            left_out: &[],
            response: "response-1",
            supplier: "Fjordtavla AS",
            product: "Tavla",
            created: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(8, 0, 0).unwrap(),
            key: Some(&self.key),
        }
    }
}
