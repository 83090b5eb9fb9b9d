//! google/vsaq: questionnaires as nested blocks of items, with conditions over the choices made.
//!
//! A block with questions becomes a section; conditions of blocks go to each of their questions. Texts without a question become the
//! section's introduction or help; tips become help with their condition in words (see [`tips`]). HTML becomes plain text.

mod json;
mod html;
mod expression;
mod conditions;
mod phrases;
mod tips;
mod choices;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire, QuestionnaireWords, Section, SectionWords};
use crate::formats::import::building::{Keys, add_paragraph, continued, definition_key, question};
use crate::formats::import::{ImportError, Imported, MAX_QUESTIONS, json_error};
use crate::formats::import_note::{ImportNote, NoteKind};
use conditions::{Ids, NotTaken, Target, Truth};
use phrases::Phrases;

/// What an item may have that is used, or that is for VSAQ's own pages alone.
const KNOWN: [&str; 19] = [
    "type",
    "text",
    "title",
    "id",
    "cond",
    "items",
    "choices",
    "choicesConds",
    "yes",
    "no",
    "inputType",
    "required",
    "warn",
    "severity",
    "name",
    "why",
    "className",
    "defaultChoice",
    "todo",
];

/// What is a text where it is there at all.
const TEXTS: [&str; 9] = ["type", "text", "title", "id", "cond", "inputType", "severity", "name", "why"];

/// Reads a VSAQ file, with its words under the given language.
///
/// # Errors
/// When it is not VSAQ's JSON (with the line), or asks nothing.
pub fn read(text: &str, language: Language) -> Result<Imported, ImportError> {
    let json = json::to_json(text)?;
    let root: Value = serde_json::from_str(&json).map_err(|error| json_error(&error))?;
    let Some(blocks) = root.get("questionnaire").and_then(Value::as_array) else {
        return Err(ImportError::new("", "import-note-vsaq-no-questionnaire"));
    };
    let mut reading = Reading::new(language);
    collect_ids(blocks, &mut reading);
    for key in root
        .as_object()
        .into_iter()
        .flat_map(Map::keys)
        .filter(|key| !["questionnaire", "version"].contains(&key.as_str()))
    {
        reading.note(key.as_str(), NoteKind::LeftOut, "import-note-vsaq-property", &[("name", key)]);
    }
    let title = blocks.first().map(|block| plain(block, "text")).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| "VSAQ".to_owned());
    for (index, block) in blocks.iter().enumerate() {
        // A single block around everything gives the title and is no section of its own.
        let path = if blocks.len() == 1 { Vec::new() } else { vec![plain(block, "text")] };
        reading.container(block, &format!("questionnaire[{index}]"), &path, &Truth::Always, &title)?;
    }
    reading.finish(&title)
}

struct Reading {
    language: Language,
    phrases: Phrases,
    ids: Ids,
    keys: Keys,
    section_keys: Keys,
    sections: Vec<Section>,
    /// The block that the last section was made for, and how many blocks there were so far.
    section_block: usize,
    blocks: usize,
    /// Blocks that have a section already.
    begun: Vec<usize>,
    number: u32,
    /// Texts that wait for the next question.
    waiting: Vec<String>,
    optional: usize,
    notes: Vec<ImportNote>,
}

/// Where an item stands.
struct Stand<'a> {
    place: &'a str,
    block: usize,
    title: &'a str,
    visible: Truth,
    own: Truth,
}

fn plain(item: &Value, key: &str) -> String {
    item.get(key).and_then(Value::as_str).map(html::plain).unwrap_or_default()
}

fn raw<'v>(item: &'v Value, key: &str) -> &'v str {
    item.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn collect_ids(items: &[Value], reading: &mut Reading) {
    for item in items {
        reading.ids.all.insert(raw(item, "id").to_owned());
        for (id, _) in choices::of(item) {
            reading.ids.all.insert(id.to_owned());
        }
        collect_ids(item.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default(), reading);
    }
}

impl Reading {
    fn new(language: Language) -> Self {
        Self {
            language,
            phrases: phrases::of(language),
            ids: Ids::default(),
            keys: Keys::default(),
            section_keys: Keys::default(),
            sections: Vec::new(),
            section_block: 0,
            blocks: 0,
            begun: Vec::new(),
            number: 0,
            waiting: Vec::new(),
            optional: 0,
            notes: Vec::new(),
        }
    }

    fn note(&mut self, place: &str, kind: NoteKind, key: &str, values: &[(&str, &str)]) {
        let note = ImportNote::new(place, kind, key);
        self.notes.push(values.iter().fold(note, |note, (name, value)| note.with(name, *value)));
    }

    /// What an item's own condition comes to; always, with a note, where it cannot be said here.
    fn own_truth(&mut self, item: &Value, place: &str) -> Truth {
        let condition = raw(item, "cond");
        self.ids.truth(condition).unwrap_or_else(|NotTaken { key, id }| {
            self.note(&format!("{place}.cond"), NoteKind::NotExpressed, key, &[("condition", condition), ("id", &id)]);
            Truth::Always
        })
    }

    fn container(
        &mut self,
        block: &Value,
        place: &str,
        path: &[String],
        visible: &Truth,
        title: &str,
    ) -> Result<(), ImportError> {
        self.blocks += 1;
        let serial = self.blocks;
        let own = self.own_truth(block, place);
        let visible = visible.clone().and(own);
        self.ids.add(raw(block, "id"), Target::Shown, &visible);
        self.unused(block, place);
        let items = block.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for (index, item) in items.iter().enumerate() {
            let place = format!("{place}.items[{index}]");
            if raw(item, "type") == "block" {
                let name = plain(item, "text");
                let name = if name.is_empty() { title.to_owned() } else { name };
                // Two levels say where one is; more would not fit.
                let inner: Vec<String> = path.iter().chain([&name]).cloned().collect();
                let shown: Vec<&str> = inner.iter().rev().take(2).rev().map(String::as_str).collect();
                self.container(item, &place, &inner, &visible, &shown.join(" – "))?;
            } else {
                let own = self.own_truth(item, &place);
                let stand =
                    Stand { place: &place, block: serial, title, visible: visible.clone().and(own.clone()), own };
                self.item(item, &stand)?;
            }
        }
        Ok(())
    }

    fn item(&mut self, item: &Value, stand: &Stand<'_>) -> Result<(), ImportError> {
        let kind = raw(item, "type");
        let id = raw(item, "id");
        if stand.visible == Truth::Never {
            self.note(stand.place, NoteKind::LeftOut, "import-note-vsaq-never", &[("id", id)]);
            return Ok(());
        }
        self.unused(item, stand.place);
        match kind {
            "info" => self.info(item, stand),
            "tip" => self.tip(item, stand),
            "spacer" => {}
            "line" => {
                let kind = match raw(item, "inputType") {
                    "number" => QuestionKind::Number,
                    "date" => QuestionKind::Date,
                    _ => QuestionKind::Text,
                };
                self.ask(item, stand, kind)?;
            }
            "box" => self.ask(item, stand, QuestionKind::Text).map(drop)?,
            "upload" => {
                if let Some(question) = self.ask(item, stand, QuestionKind::Text)? {
                    question.evidence = true;
                    for words in question.words.values_mut() {
                        words.evidence = vec![words.text.clone()];
                    }
                    self.note(stand.place, NoteKind::Changed, "import-note-vsaq-upload", &[]);
                }
            }
            "yesno" | "check" => self.yes_no(item, stand)?,
            "radiogroup" | "checkgroup" => self.group(item, stand)?,
            _ => self.note(stand.place, NoteKind::NotExpressed, "import-note-vsaq-type", &[("type", kind)]),
        }
        Ok(())
    }

    /// Notes what an item has that nothing here uses.
    fn unused(&mut self, item: &Value, place: &str) {
        for name in item.as_object().into_iter().flat_map(Map::keys).filter(|name| !KNOWN.contains(&name.as_str())) {
            self.note(&format!("{place}.{name}"), NoteKind::LeftOut, "import-note-vsaq-property", &[("name", name)]);
        }
        for name in TEXTS {
            if item.get(name).is_some_and(|value| !value.is_string()) {
                self.note(
                    &format!("{place}.{name}"),
                    NoteKind::NotExpressed,
                    "import-note-vsaq-kind",
                    &[("name", name)],
                );
            }
        }
        if item.get("choicesConds").is_some() {
            self.note(
                &format!("{place}.choicesConds"),
                NoteKind::NotExpressed,
                "import-note-vsaq-choice-condition",
                &[],
            );
        }
        if item.get("todo").is_some() {
            let todo = plain(item, "todo");
            self.note(&format!("{place}.todo"), NoteKind::NotExpressed, "import-note-vsaq-todo", &[("text", &todo)]);
        }
    }

    fn info(&mut self, item: &Value, stand: &Stand<'_>) {
        let text = plain(item, "text");
        self.ids.add(raw(item, "id"), Target::Shown, &stand.visible);
        let lead = tips::lead(&stand.own, None, "", &self.questions(), (&self.phrases, self.language));
        self.waiting.push(format!("{lead}{text}"));
    }

    fn tip(&mut self, item: &Value, stand: &Stand<'_>) {
        self.ids.add(raw(item, "id"), Target::Shown, &stand.visible);
        let questions = self.questions();
        let about =
            tips::about(&stand.own, &questions).or_else(|| questions.last().map(|question| question.key.clone()));
        let severity = self.phrases.severity(raw(item, "severity"));
        let lead = tips::lead(
            &stand.own,
            severity,
            about.as_deref().unwrap_or_default(),
            &questions,
            (&self.phrases, self.language),
        );
        let name = plain(item, "name");
        let name = if name.is_empty() { name } else { format!("{}. ", name.trim_end_matches('.')) };
        let paragraph = format!("{lead}{name}{}", plain(item, "text"));
        let Some(about) = about else {
            self.waiting.push(paragraph);
            return;
        };
        let why = plain(item, "why");
        let mut number = 0;
        if let Some(question) = self.question_mut(&about) {
            number = question.number;
            for words in question.words.values_mut() {
                add_paragraph(&mut words.help, &paragraph);
            }
        }
        self.note(stand.place, NoteKind::Changed, "import-note-vsaq-tip", &[("number", &number.to_string())]);
        if !why.is_empty() {
            self.clarification(stand, &why);
        }
    }

    /// A tip that asks for a clarification: owed for the options that show the tip.
    fn clarification(&mut self, stand: &Stand<'_>, why: &str) {
        let place = format!("{}.why", stand.place);
        let options = match &stand.own {
            Truth::When(condition) => tips::options_of(condition),
            Truth::Always | Truth::Never => None,
        };
        let Some((key, options)) = options else {
            self.note(&place, NoteKind::NotExpressed, "import-note-vsaq-clarification", &[("text", why)]);
            return;
        };
        let mut other_label = false;
        let mut number = 0;
        if let Some(question) = self.question_mut(&key) {
            number = question.number;
            for option in options {
                if !question.explanation_when.contains(&option) {
                    question.explanation_when.push(option);
                }
            }
            for words in question.words.values_mut() {
                other_label = !words.explanation.is_empty() && words.explanation != why;
                if words.explanation.is_empty() {
                    why.clone_into(&mut words.explanation);
                }
            }
        }
        if other_label {
            self.note(&place, NoteKind::NotExpressed, "import-note-vsaq-second-clarification", &[("text", why)]);
        } else {
            self.note(&place, NoteKind::Changed, "import-note-vsaq-explanation", &[("number", &number.to_string())]);
        }
    }

    /// Adds a question; `None` where it has no text and nothing before it can be its text.
    fn ask(
        &mut self,
        item: &Value,
        stand: &Stand<'_>,
        kind: QuestionKind,
    ) -> Result<Option<&mut Question>, ImportError> {
        let mut text = plain(item, "text");
        if text.is_empty() {
            text = self.waiting.pop().unwrap_or_else(|| self.text_before(stand));
            self.note(stand.place, NoteKind::Changed, "import-note-vsaq-no-text", &[("text", &text)]);
        }
        if text.is_empty() {
            self.note(stand.place, NoteKind::NotExpressed, "import-note-vsaq-empty", &[]);
            return Ok(None);
        }
        if MAX_QUESTIONS <= self.number as usize {
            return Err(ImportError::new(stand.place, "import-note-too-many-questions")
                .with("limit", MAX_QUESTIONS.to_string()));
        }
        if item.get("required").and_then(Value::as_bool) != Some(true) {
            self.optional += 1;
        }
        self.number += 1;
        let id = raw(item, "id");
        let key = self.keys.take(if id.is_empty() { &text } else { id }, "question");
        let is_text = matches!(kind, QuestionKind::Text | QuestionKind::Number | QuestionKind::Date);
        let mut asked = question(key, self.number, kind, self.language, &text);
        if let Truth::When(condition) = &stand.visible {
            asked.when = Some(condition.clone());
        }
        if is_text {
            self.ids.add(id, Target::Text { question: asked.key.clone() }, &stand.visible);
        }
        let waiting = std::mem::take(&mut self.waiting).join("\n\n");
        let is_new = self.section_block != stand.block || self.sections.is_empty();
        if is_new {
            self.begin_section(stand, waiting);
        } else {
            for words in asked.words.values_mut() {
                words.help.clone_from(&waiting);
            }
        }
        let Some(section) = self.sections.last_mut() else { return Ok(None) };
        section.questions.push(asked);
        Ok(section.questions.last_mut())
    }

    /// The text of the question before in the same block, or else the block's title.
    fn text_before(&self, stand: &Stand<'_>) -> String {
        let before = self.sections.last().filter(|_| self.section_block == stand.block);
        match before.and_then(|section| section.questions.last()) {
            Some(question) => format!("{} ({})", question.words(self.language).text, continued(self.language)),
            None => stand.title.to_owned(),
        }
    }

    fn begin_section(&mut self, stand: &Stand<'_>, intro: String) {
        let mut title = stand.title.to_owned();
        if self.begun.contains(&stand.block) {
            title = format!("{title} ({})", continued(self.language));
        }
        self.begun.push(stand.block);
        self.section_block = stand.block;
        let key = self.section_keys.take(&title, "section");
        let words = BTreeMap::from([(self.language, SectionWords { title, intro })]);
        self.sections.push(Section { key, questions: Vec::new(), words });
    }

    fn questions(&self) -> Vec<&Question> {
        self.sections.iter().flat_map(|section| &section.questions).collect()
    }

    fn question_mut(&mut self, key: &str) -> Option<&mut Question> {
        self.sections.iter_mut().flat_map(|section| &mut section.questions).find(|question| question.key == key)
    }

    fn finish(mut self, title: &str) -> Result<Imported, ImportError> {
        if self.number == 0 {
            return Err(ImportError::new("", "import-note-no-questions"));
        }
        let left = std::mem::take(&mut self.waiting).join("\n\n");
        if let Some(last) = self.sections.last_mut().and_then(|section| section.questions.last_mut()) {
            for words in last.words.values_mut() {
                add_paragraph(&mut words.help, &left);
            }
        }
        let conditions = self.questions().iter().filter(|question| question.when.is_some()).count();
        let counts = [
            ("questions", self.number.to_string()),
            ("sections", self.sections.len().to_string()),
            ("conditions", conditions.to_string()),
        ];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.note("", NoteKind::Taken, "import-note-taken", &counts);
        if 0 < self.optional {
            let count = self.optional.to_string();
            self.note("", NoteKind::Changed, "import-note-vsaq-owed", &[("count", &count)]);
        }
        let words = QuestionnaireWords { title: title.to_owned(), description: title.to_owned() };
        let questionnaire = Questionnaire {
            key: definition_key(title, "vsaq"),
            version: "1.0.0".to_owned(),
            hash: String::new(),
            languages: vec![self.language],
            frameworks: Vec::new(),
            head: Vec::new(),
            sections: self.sections,
            words: BTreeMap::from([(self.language, words)]),
        };
        Ok((questionnaire, self.notes))
    }
}
