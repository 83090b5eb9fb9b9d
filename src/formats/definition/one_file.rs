//! A questionnaire as one JSON file: the structure as in `questionnaire.toml`, with the words of every language under `words`.
//!
//! Its schema is checked in as `questionnaires/questionnaire-file.schema.json`. Reading goes by way of the definition files,
//! so that the same faults are found, and all at once.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Map, Value};

use super::shape::{QuestionnaireFile, WordsFile};
use super::write::{structure_file, words_file_of};
use super::{Problem, STRUCTURE, read_questionnaire, words_file};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::formats::import::{ImportError, Imported, MAX_QUESTIONS, json_error};
use crate::formats::import_note::{ImportNote, NoteKind};

/// The names of the languages' tables in the file.
const WORDS: &str = "words";
/// Names the schema; for editors only.
const SCHEMA: &str = "$schema";

/// A questionnaire version in one file: its structure, and its words by language.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "questionnaire as one JSON file", rename = "questionnaire_file")]
struct OneFile {
    #[serde(flatten)]
    structure: QuestionnaireFile,
    /// The words by language: as in `nb.toml`, `nn.toml`, `en.toml` and `sv.toml`. One for each of `languages`.
    words: BTreeMap<&'static str, WordsFile>,
}

/// The text of the one JSON file, with a line break at its end.
///
/// # Errors
/// Never in practice: every part can be written as JSON.
pub fn write_json(questionnaire: &Questionnaire) -> Result<String, serde_json::Error> {
    let words =
        questionnaire.languages.iter().map(|language| (language.tag(), words_file_of(questionnaire, *language)));
    let file = OneFile { structure: structure_file(questionnaire), words: words.collect() };
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

/// The JSON Schema of the one file, as text with a line break at its end.
///
/// # Errors
/// Never in practice: the schema is JSON.
pub fn one_file_schema() -> Result<String, serde_json::Error> {
    let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<OneFile>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// Reads the one JSON file as a draft.
///
/// # Errors
/// When it is not JSON (with the line), or not a whole questionnaire (with every fault and its place in the file).
pub fn read_json(text: &str) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root: Value = serde_json::from_str(text).map_err(|error| json_error(&error))?;
    let Value::Object(mut structure) = root else {
        return Err(ImportError::new("", "import-note-json-not-an-object"));
    };
    structure.remove(SCHEMA);
    let Some(Value::Object(words)) = structure.remove(WORDS) else {
        return Err(ImportError::new(WORDS, "import-note-json-no-words"));
    };
    let mut files = BTreeMap::from([(STRUCTURE.to_owned(), as_toml("", structure)?)]);
    for (tag, words) in words {
        let place = format!("{WORDS}.{tag}");
        let Value::Object(words) = words else {
            return Err(ImportError::new(place, "import-note-json-not-an-object"));
        };
        files.insert(format!("{tag}.toml"), as_toml(&place, words)?);
    }
    let (questionnaire, problems) = read_questionnaire(&files);
    let Some(mut questionnaire) = questionnaire else {
        let mut error = ImportError::new("", "import-note-json-problems").with("count", problems.len().to_string());
        error.problems = problems.into_iter().map(in_one_file).collect();
        return Err(error);
    };
    // What was hashed are files that nobody has seen.
    questionnaire.hash.clear();
    let questions = questionnaire.questions().count();
    if MAX_QUESTIONS < questions {
        return Err(ImportError::new("", "import-note-too-many-questions").with("limit", MAX_QUESTIONS.to_string()));
    }
    let conditions = questionnaire.questions().filter(|question| question.when.is_some()).count();
    let note = ImportNote::new("", NoteKind::Taken, "import-note-taken")
        .with("questions", questions.to_string())
        .with("sections", questionnaire.sections.len().to_string())
        .with("conditions", conditions.to_string());
    Ok((questionnaire, vec![note]))
}

/// The same table as TOML, which knows no `null`: a key with nothing is a key that is not there.
fn as_toml(place: &str, table: Map<String, Value>) -> Result<Vec<u8>, ImportError> {
    let table = Value::Object(table.into_iter().filter_map(|(key, value)| Some((key, without_null(value)?))).collect());
    toml::to_string(&table)
        .map(String::into_bytes)
        .map_err(|error| ImportError::new(place, "import-note-json").with("reason", error.to_string()))
}

fn without_null(value: Value) -> Option<Value> {
    Some(match value {
        Value::Null => return None,
        Value::Array(items) => Value::Array(items.into_iter().filter_map(without_null).collect()),
        Value::Object(table) => {
            Value::Object(table.into_iter().filter_map(|(key, value)| Some((key, without_null(value)?))).collect())
        }
        other => other,
    })
}

/// The fault with its place in the one file: the lines are those of files that nobody has seen.
fn in_one_file(problem: Problem) -> Problem {
    let language = Language::ALL.into_iter().find(|language| words_file(*language) == problem.file);
    let place = match language {
        Some(language) => format!("{WORDS}.{}.{}", language.tag(), problem.place).trim_end_matches('.').to_owned(),
        None => problem.place,
    };
    Problem { file: String::new(), line: None, place, message: problem.message }
}
