//! CISO Assistant's libraries as YAML: the form that its workbooks are converted to.

use serde_json::{Map, Value};

use super::tree::{Answers, Ask, Choice, Depends, Library, Node, Text, draft, text_in};
use super::workbook::{answer_kind, points};
use crate::domain::language::Language;
use crate::formats::import::{ImportError, Imported};
use crate::formats::import_note::{ImportNote, NoteKind};
use crate::formats::yaml;

/// What a requirement may have that is used, or that only ties the library together.
const KNOWN: [&str; 14] = [
    "urn",
    "parent_urn",
    "assessable",
    "depth",
    "ref_id",
    "name",
    "description",
    "annotation",
    "typical_evidence",
    "weight",
    "questions",
    "question",
    "translations",
    "order_id",
];

/// Reads a library, with its words under the given language where it names none of ours.
///
/// # Errors
/// When it is not YAML (with the line), holds no framework, or asks nothing.
pub fn read(text: &str, language: Language) -> Result<Imported, ImportError> {
    let root = yaml::read(text)?;
    let objects = root.get("objects").unwrap_or(&Value::Null);
    let (framework, place) = match (objects.get("framework"), objects.pointer("/frameworks/0")) {
        (Some(framework), _) => (framework, "objects.framework"),
        (None, Some(framework)) => (framework, "objects.frameworks[0]"),
        (None, None) => return Err(ImportError::new("", "import-note-ciso-no-framework")),
    };
    let mut reading = Reading { language, notes: Vec::new() };
    reading.locale(&root);
    for key in objects.as_object().into_iter().flat_map(Map::keys) {
        if !["framework", "frameworks"].contains(&key.as_str()) {
            reading.note(format!("objects.{key}"), NoteKind::LeftOut, "import-note-ciso-sheet", &[("type", key)]);
        }
    }
    for (index, _) in objects.get("frameworks").and_then(Value::as_array).into_iter().flatten().enumerate().skip(1) {
        reading.note(
            format!("objects.frameworks[{index}]"),
            NoteKind::LeftOut,
            "import-note-ciso-second-framework",
            &[],
        );
    }
    let requirements =
        framework.get("requirement_nodes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut nodes = Vec::new();
    for (index, requirement) in requirements.iter().enumerate() {
        let node = reading.node(requirement, &format!("{place}.requirement_nodes[{index}]"));
        nodes.push(node);
    }
    let first = |key: &str| {
        let of_framework = reading.text(framework, key);
        if of_framework.is_empty() { reading.text(&root, key) } else { of_framework }
    };
    let library = Library {
        key: first_plain(&[framework, &root], "ref_id"),
        version: plain(&root, "version"),
        title: first("name"),
        description: first("description"),
        nodes,
    };
    draft(library, reading.language, reading.notes)
}

/// A value as text: identifiers may stand there as numbers.
fn plain(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(yes)) => yes.to_string(),
        _ => String::new(),
    }
}

fn first_plain(values: &[&Value], key: &str) -> String {
    values.iter().map(|value| plain(value, key)).find(|text| !text.is_empty()).unwrap_or_default()
}

struct Reading {
    language: Language,
    notes: Vec<ImportNote>,
}

impl Reading {
    fn note(&mut self, place: String, kind: NoteKind, key: &str, values: &[(&str, &str)]) {
        let note = ImportNote::new(place, kind, key);
        self.notes.push(values.iter().fold(note, |note, (name, value)| note.with(name, *value)));
    }

    fn locale(&mut self, root: &Value) {
        let locale = plain(root, "locale");
        match Language::parse(&locale) {
            Some(language) => self.language = language,
            None if locale.is_empty() => {}
            None => {
                let tag = self.language.tag();
                self.note(
                    "locale".to_owned(),
                    NoteKind::Changed,
                    "import-note-locale",
                    &[("locale", &locale), ("language", tag)],
                );
            }
        }
    }

    /// A text with its translations.
    fn text(&self, value: &Value, key: &str) -> Text {
        let mut text = text_in(self.language, plain(value, key));
        for (tag, words) in value.get("translations").and_then(Value::as_object).into_iter().flatten() {
            if let Some(language) = Language::parse(tag).filter(|language| *language != self.language) {
                text.extend(text_in(language, plain(words, key)));
            }
        }
        text
    }

    fn node(&mut self, requirement: &Value, place: &str) -> Node {
        for name in
            requirement.as_object().into_iter().flat_map(Map::keys).filter(|name| !KNOWN.contains(&name.as_str()))
        {
            self.note(
                format!("{place}.{name}"),
                NoteKind::NotExpressed,
                "import-note-ciso-property",
                &[("name", name)],
            );
        }
        let weight = plain(requirement, "weight");
        let valid_weight = weight.parse().ok().filter(|weight| (1..=10).contains(weight));
        if !weight.is_empty() && valid_weight.is_none() {
            self.note(format!("{place}.weight"), NoteKind::NotExpressed, "import-note-weight", &[("weight", &weight)]);
        }
        Node {
            place: place.to_owned(),
            assessable: requirement.get("assessable").and_then(Value::as_bool).unwrap_or(false),
            depth: requirement
                .get("depth")
                .and_then(Value::as_u64)
                .and_then(|depth| depth.try_into().ok())
                .unwrap_or(1),
            reference: plain(requirement, "ref_id"),
            name: self.text(requirement, "name"),
            description: self.text(requirement, "description"),
            annotation: self.text(requirement, "annotation"),
            evidence: self.text(requirement, "typical_evidence"),
            weight: valid_weight,
            asks: self.asks(requirement, place),
        }
    }

    /// The questions of a requirement: by URN, or in the older form a type with a list of texts.
    fn asks(&mut self, requirement: &Value, place: &str) -> Vec<Ask> {
        if let Some(questions) = requirement.get("questions").and_then(Value::as_object) {
            let mut questions: Vec<(&String, &Value)> = questions.iter().collect();
            questions.sort_by_key(|(urn, _)| natural(urn));
            return questions
                .into_iter()
                .map(|(urn, question)| self.ask(urn, question, &format!("{place}.questions")))
                .collect();
        }
        let Some(older) = requirement.get("question") else { return Vec::new() };
        let answers = self.answers(older, "question_type", "question_choices", &format!("{place}.question"));
        let texts = older.get("questions").and_then(Value::as_array).into_iter().flatten();
        texts
            .map(|question| Ask {
                id: plain(question, "urn"),
                text: self.text(question, "text"),
                answers: answers.clone(),
                depends: None,
            })
            .collect()
    }

    fn ask(&mut self, urn: &str, question: &Value, place: &str) -> Ask {
        let depends = question.get("depends_on").filter(|depends| depends.is_object()).map(|depends| Depends {
            ask: plain(depends, "question"),
            choices: depends
                .get("answers")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|answer| answer.as_str().map(str::to_owned))
                .collect(),
            all: plain(depends, "condition") == "all",
        });
        Ask {
            id: urn.to_owned(),
            text: self.text(question, "text"),
            answers: self.answers(question, "type", "choices", place),
            depends,
        }
    }

    fn answers(&mut self, question: &Value, type_key: &str, choices_key: &str, place: &str) -> Answers {
        let type_name = plain(question, type_key);
        let kind = answer_kind(&type_name).unwrap_or_else(|| {
            self.note(
                place.to_owned(),
                NoteKind::NotExpressed,
                "import-note-ciso-answer-type",
                &[("type", &type_name)],
            );
            super::tree::AnswerKind::Text
        });
        let choices = question.get(choices_key).and_then(Value::as_array).into_iter().flatten();
        let choice = |choice: &Value| match choice.as_str() {
            Some(text) => Choice { id: text.to_owned(), text: text_in(self.language, text), points: None },
            None => Choice {
                id: plain(choice, "urn"),
                text: self.text(choice, "value"),
                points: points(&plain(choice, "compute_result")),
            },
        };
        Answers { kind, choices: choices.map(choice).collect() }
    }
}

/// The text with its last number as a number, so that question 10 comes after question 9.
fn natural(urn: &str) -> (String, u64) {
    let start = urn.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = urn.strip_prefix(start).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    (start.to_owned(), number)
}
