//! Writes a framework as an OSCAL catalogue in JSON.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::NAMESPACE;
use crate::domain::framework::{ControlGroup, Framework, FrameworkWords};
use crate::domain::language::Language;

/// The version of OSCAL that is written.
const OSCAL_VERSION: &str = "1.1.3";

/// The catalogue with its words in one language (that of the framework which comes first, where it has not this one).
///
/// In: the framework and when it was last changed, which OSCAL wants to know. Out: JSON text with a line break at its end.
/// The same framework always gives the same text.
///
/// # Errors
/// Never in practice: every part can be written as JSON.
pub fn write(framework: &Framework, language: Language, modified: DateTime<Utc>) -> Result<String, serde_json::Error> {
    let (language, words) = match framework.words.get_key_value(&language).or_else(|| framework.words.iter().next()) {
        Some((language, words)) => (*language, words.clone()),
        None => (language, FrameworkWords::default()),
    };
    let groups: Vec<Value> = framework.groups.iter().map(|group| group_json(group, &words)).collect();
    let catalog = json!({
        "catalog": {
            "uuid": uuid_of(&framework.reference()),
            "metadata": {
                "title": words.title,
                "last-modified": modified.to_rfc3339_opts(SecondsFormat::Secs, true),
                "version": framework.version,
                "oscal-version": OSCAL_VERSION,
                "props": [
                    own_property("key", &framework.key),
                    own_property("label", &words.label),
                    own_property("language", language.tag()),
                ],
            },
            "groups": groups,
        }
    });
    Ok(serde_json::to_string_pretty(&catalog)? + "\n")
}

fn own_property(name: &str, value: &str) -> Value {
    json!({ "name": name, "ns": NAMESPACE, "value": value })
}

fn group_json(group: &ControlGroup, words: &FrameworkWords) -> Value {
    let controls: Vec<Value> = group.controls.iter().map(|control| control_json(control, words)).collect();
    json!({
        "id": group.key,
        "title": words.groups.get(&group.key).unwrap_or(&group.key),
        "controls": controls,
    })
}

fn control_json(control: &str, words: &FrameworkWords) -> Value {
    // OSCAL's ids begin with a letter and are unique in the catalogue, those of groups included.
    let id = format!("c-{control}");
    let mut value = json!({
        "id": id,
        "title": words.controls.get(control).map_or(control, String::as_str),
        "props": [{ "name": "label", "value": control }],
    });
    if let (Some(text), Some(object)) = (words.texts.get(control), value.as_object_mut()) {
        let part = json!([{ "id": format!("{id}-statement"), "name": "statement", "prose": text }]);
        object.insert("parts".to_owned(), part);
    }
    value
}

/// A UUID of version 5's form that is always the same for a framework version.
fn uuid_of(reference: &str) -> String {
    let digest = Sha256::digest(format!("{NAMESPACE}/{reference}").as_bytes());
    let mut hex = hex::encode(digest);
    hex.replace_range(12..13, "5");
    hex.replace_range(16..17, "8");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}
