//! The files of questionnaire versions that tests publish, made from the built-in ones.

use std::collections::BTreeMap;

use tillit::domain::change::ConfirmedChanges;
use tillit::domain::questionnaire::Questionnaire;
use tillit::features::questionnaire::service::{Files, built_in};
use tillit::formats::definition;

/// The files of a version made from another one, with what an author confirms about it; none: the author says nothing.
pub(crate) fn version_files(questionnaire: &Questionnaire, confirmed: Option<&ConfirmedChanges>) -> Files {
    let mut files = definition::write_questionnaire(questionnaire).unwrap();
    if let Some(confirmed) = confirmed {
        files.insert(definition::CHANGES.to_owned(), definition::write_changes(confirmed).unwrap().into_bytes());
    }
    files
}

/// The files of Skolesec ROS 1.0.0 under another version, with texts replaced in every file.
pub(crate) fn skolesec_files(version: &str, changes: &[(&str, &str)]) -> Files {
    let files = built_in().remove("skolesec-ros/1.0.0").unwrap();
    let mut changes = changes.to_vec();
    let number = format!("version = \"{version}\"");
    changes.push(("version = \"1.0.0\"", &number));
    replaced(files, &changes)
}

/// Files with texts replaced; one that stands nowhere is a mistake of the test.
pub(crate) fn replaced(files: Files, changes: &[(&str, &str)]) -> Files {
    let mut texts: BTreeMap<String, String> =
        files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect();
    for (from, to) in changes {
        assert!(texts.values().any(|text| text.contains(from)), "`{from}` stands nowhere");
        for text in texts.values_mut() {
            *text = text.replace(from, to);
        }
    }
    texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}
