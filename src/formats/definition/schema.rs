//! The JSON Schema of `questionnaire.toml`, which editors complete and check the file by.
//!
//! It is checked in as `questionnaires/questionnaire.schema.json`; a test compares the two.

use schemars::generate::SchemaSettings;

use super::shape::QuestionnaireFile;

/// The schema as JSON text, with a line break at its end.
///
/// It says less than [`super::read_questionnaire`] checks: nothing about references from one place to another.
///
/// # Errors
/// Never in practice: the schema is JSON.
pub fn questionnaire_schema() -> Result<String, serde_json::Error> {
    // Draft 7 is what editors' TOML extensions understand.
    let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<QuestionnaireFile>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
