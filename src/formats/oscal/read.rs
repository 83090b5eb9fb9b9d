//! Reads an OSCAL catalogue as a framework.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::NAMESPACE;
use crate::domain::framework::{ControlGroup, Framework, FrameworkWords};
use crate::domain::language::Language;
use crate::formats::definition::is_control_id;
use crate::formats::import::building::{Keys, add_paragraph, definition_key};
use crate::formats::import::{ImportError, text_of};
use crate::formats::import_note::{ImportNote, NoteKind};
use crate::formats::yaml;

/// The most controls of a catalogue: NIST SP 800-53 has some 1 200.
const MAX_CONTROLS: usize = 10_000;
/// The longest id of a control and longest version; the same as in definition files.
const MAX_ID: usize = 64;
/// How deeply groups, controls and parts may lie in each other.
const MAX_DEPTH: usize = 12;

/// What a catalogue does not say itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The framework's key; `None`: after the catalogue's title without its version, so that a newer version gets the same.
    pub key: Option<String>,
    /// The language that its words are put under.
    pub language: Language,
}

/// Reads a catalogue.
///
/// In: JSON or YAML as it was sent. Out: the framework (its hash is empty: it is not published), with a note for
/// everything that was changed or left out.
///
/// # Errors
/// When it is neither (with the line), holds no catalogue, or a catalogue without controls.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<(Framework, Vec<ImportNote>), ImportError> {
    let root = yaml::read(text_of(bytes)?)?;
    let Some(catalog) = root.get("catalog").filter(|catalog| catalog.is_object()) else {
        return Err(ImportError::new("", "import-note-oscal-no-catalog"));
    };
    let metadata = catalog.get("metadata").unwrap_or(&Value::Null);
    let title = one_line(&text(metadata, "title"));
    if title.is_empty() {
        return Err(ImportError::new("catalog.metadata.title", "import-note-oscal-no-title"));
    }
    let language = own_property(metadata, "language").and_then(|tag| Language::parse(&tag)).unwrap_or(options.language);
    let mut reading = Reading::default();
    let raw_version = text(metadata, "version");
    let version = reading.version(&raw_version);
    let key = own_property(metadata, "key")
        .filter(|_| options.key.is_none())
        .or_else(|| options.key.clone())
        .unwrap_or_else(|| without_version(&title, &raw_version));
    let key = definition_key(&key, "framework");
    reading.params(catalog);
    reading.group("catalog", catalog, &title, 0)?;
    if reading.seen.is_empty() {
        return Err(ImportError::new("catalog", "import-note-oscal-no-controls"));
    }
    reading.notes_of_unused(catalog);
    let label = own_property(metadata, "label").unwrap_or_else(|| label_of(&title, &key));
    let counts = [("controls", reading.seen.len().to_string()), ("groups", reading.groups.len().to_string())];
    let note = ImportNote::new("", NoteKind::Taken, "import-note-oscal-taken");
    reading.notes.push(counts.into_iter().fold(note, |note, (name, value)| note.with(name, value)));
    let Reading { groups, names, controls, texts, notes, .. } = reading;
    let words = FrameworkWords { title, label, groups: names, controls, texts };
    let words = BTreeMap::from([(language, words)]);
    Ok((Framework { key, version, hash: String::new(), groups, words }, notes))
}

#[derive(Default)]
struct Reading {
    groups: Vec<ControlGroup>,
    group_keys: Keys,
    names: BTreeMap<String, String>,
    controls: BTreeMap<String, String>,
    texts: BTreeMap<String, String>,
    seen: BTreeSet<String>,
    params: BTreeMap<String, String>,
    /// What nothing here uses, with how often it was there.
    unused: BTreeMap<String, usize>,
    notes: Vec<ImportNote>,
}

fn text(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A property of our own namespace.
fn own_property(value: &Value, name: &str) -> Option<String> {
    let found = list(value, "props")
        .iter()
        .find(|property| text(property, "name") == name && text(property, "ns") == NAMESPACE);
    found.map(|property| text(property, "value")).filter(|value| !value.is_empty())
}

/// The value of the first property `label` that no class sets apart.
fn label(value: &Value) -> Option<String> {
    let labels = || {
        list(value, "props")
            .iter()
            .filter(|property| text(property, "name") == "label" && text(property, "ns").is_empty())
    };
    let plain = labels().find(|property| text(property, "class").is_empty());
    plain.or_else(|| labels().next()).map(|property| text(property, "value")).filter(|label| !label.is_empty())
}

fn without_version(title: &str, version: &str) -> String {
    if version.is_empty() {
        return title.to_owned();
    }
    title.replace(version, "").replace(version.trim_start_matches(['v', 'V']), "")
}

/// The first word of a title that is an abbreviation, else the key.
fn label_of(title: &str, key: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default();
    let is_short = (2..=12).contains(&first.chars().count());
    let is_abbreviation = first.chars().any(char::is_uppercase) && !first.chars().any(char::is_lowercase);
    if is_short && is_abbreviation { first.to_owned() } else { key.to_owned() }
}

/// Letters, digits, full stops and hyphens of a text, a letter or digit first.
fn as_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => id.push(c),
            '.' | '-' if !id.is_empty() => id.push(c),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.chars().take(MAX_ID).collect::<String>().trim_end_matches(['-', '.']).to_owned()
}

impl Reading {
    fn version(&mut self, version: &str) -> String {
        if is_control_id(version) {
            return version.to_owned();
        }
        let made = Some(as_id(version)).filter(|made| !made.is_empty()).unwrap_or_else(|| "1".to_owned());
        let note = ImportNote::new("catalog.metadata.version", NoteKind::Changed, "import-note-oscal-version");
        self.notes.push(note.with("from", version).with("to", &made));
        made
    }

    /// Takes the controls of a group (or of the catalogue), then those of the groups in it.
    fn group(&mut self, place: &str, group: &Value, title: &str, depth: usize) -> Result<(), ImportError> {
        if MAX_DEPTH < depth {
            return Err(ImportError::new(place, "import-note-too-deep"));
        }
        self.params(group);
        let mut controls = Vec::new();
        for (index, control) in list(group, "controls").iter().enumerate() {
            self.control(&format!("{place}.controls[{index}]"), control, &mut controls, depth)?;
        }
        if !controls.is_empty() {
            let id = text(group, "id");
            let key = self.group_keys.take(if id.is_empty() { title } else { &id }, "controls");
            self.names.insert(key.clone(), title.to_owned());
            self.groups.push(ControlGroup { key, controls });
        }
        let mut introduction = Vec::new();
        for part in list(group, "parts") {
            self.part(part, 0, &mut introduction);
        }
        if !introduction.is_empty() {
            *self.unused.entry("parts".to_owned()).or_default() += introduction.len();
        }
        for (index, inner) in list(group, "groups").iter().enumerate() {
            let place = format!("{place}.groups[{index}]");
            let name = one_line(&text(inner, "title"));
            let name = if name.is_empty() { text(inner, "id") } else { name };
            let name = if depth == 0 || name.is_empty() { name } else { format!("{title} – {name}") };
            let name = if name.is_empty() { title.to_owned() } else { name };
            self.group(&place, inner, &name, depth + 1)?;
        }
        Ok(())
    }

    fn control(
        &mut self,
        place: &str,
        control: &Value,
        controls: &mut Vec<String>,
        depth: usize,
    ) -> Result<(), ImportError> {
        if MAX_DEPTH < depth {
            return Err(ImportError::new(place, "import-note-too-deep"));
        }
        if MAX_CONTROLS <= self.seen.len() {
            return Err(ImportError::new(place, "import-note-oscal-too-many").with("limit", MAX_CONTROLS.to_string()));
        }
        self.params(control);
        let withdrawn = list(control, "props").iter().any(|property| {
            text(property, "name") == "status" && text(property, "value").eq_ignore_ascii_case("withdrawn")
        });
        if withdrawn {
            self.notes.push(
                ImportNote::new(place, NoteKind::LeftOut, "import-note-oscal-withdrawn")
                    .with("id", text(control, "id")),
            );
        } else if let Some(id) = self.control_id(place, control) {
            let title = one_line(&text(control, "title"));
            let mut paragraphs = Vec::new();
            for part in list(control, "parts") {
                self.part(part, 0, &mut paragraphs);
            }
            let mut full = String::new();
            for paragraph in paragraphs {
                add_paragraph(&mut full, &paragraph);
            }
            self.controls.insert(id.clone(), if title.is_empty() { id.clone() } else { title });
            if !full.is_empty() {
                self.texts.insert(id.clone(), full);
            }
            controls.push(id);
        }
        let known = ["id", "class", "title", "props", "parts", "params", "controls"];
        for name in control.as_object().into_iter().flat_map(Map::keys).filter(|name| !known.contains(&name.as_str())) {
            *self.unused.entry(name.clone()).or_default() += 1;
        }
        for (index, inner) in list(control, "controls").iter().enumerate() {
            self.control(&format!("{place}.controls[{index}]"), inner, controls, depth + 1)?;
        }
        Ok(())
    }

    /// What people know the control by: its label, else its id; `None`, with a note, where it has neither.
    fn control_id(&mut self, place: &str, control: &Value) -> Option<String> {
        let (own, label) = (text(control, "id"), label(control));
        let valid = [label.as_deref(), Some(own.as_str())].into_iter().flatten();
        let free = |id: &&str| is_control_id(id) && !self.seen.contains(*id);
        if let Some(id) = valid.into_iter().find(free) {
            let id = id.to_owned();
            self.seen.insert(id.clone());
            return Some(id);
        }
        let made = as_id(if own.is_empty() { label.as_deref().unwrap_or_default() } else { &own });
        if made.is_empty() || !self.seen.insert(made.clone()) {
            self.notes.push(ImportNote::new(place, NoteKind::NotExpressed, "import-note-oscal-id").with("id", own));
            return None;
        }
        self.notes.push(
            ImportNote::new(place, NoteKind::Changed, "import-note-oscal-id-changed")
                .with("from", own)
                .with("to", &made),
        );
        Some(made)
    }

    /// The paragraphs of a part and of those in it.
    fn part(&mut self, part: &Value, depth: usize, paragraphs: &mut Vec<String>) {
        if MAX_DEPTH < depth {
            return;
        }
        let prose = self.with_params(&text(part, "prose"));
        let title = one_line(&text(part, "title"));
        let lead = match (title.is_empty(), label(part)) {
            (false, _) => format!("{title}\n"),
            // A label such as "a." stands before an item of a list.
            (true, Some(label)) => format!("{label} "),
            (true, None) => String::new(),
        };
        let whole = format!("{lead}{prose}").trim().to_owned();
        if !whole.is_empty() {
            paragraphs.push(whole);
        }
        for inner in list(part, "parts") {
            self.part(inner, depth + 1, paragraphs);
        }
    }

    fn params(&mut self, holder: &Value) {
        for param in list(holder, "params") {
            let choices = param.get("select").map(|select| {
                let choices = list(select, "choice").iter().filter_map(Value::as_str);
                choices.collect::<Vec<_>>().join(" / ")
            });
            let values = list(param, "values").iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
            let said = [values, text(param, "label"), choices.unwrap_or_default(), text(param, "id")];
            let said = said.into_iter().find(|said| !said.is_empty()).unwrap_or_default();
            self.params.insert(text(param, "id"), said);
        }
    }

    /// The text with `[what is to be decided]` for every `{{ insert: param, id }}`.
    fn with_params(&self, prose: &str) -> String {
        let mut out = String::new();
        let mut rest = prose;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((inside, next)) = after.split_once("}}") else { break };
            out.push_str(before);
            let id = inside.trim().trim_start_matches("insert:").trim().trim_start_matches("param,").trim();
            match self.params.get(id) {
                Some(said) => out.extend(["[", said, "]"]),
                None => out.extend(["{{", inside, "}}"]),
            }
            rest = next;
        }
        out.push_str(rest);
        out
    }

    fn notes_of_unused(&mut self, catalog: &Value) {
        let known = ["uuid", "metadata", "groups", "controls", "params"];
        for name in catalog.as_object().into_iter().flat_map(Map::keys).filter(|name| !known.contains(&name.as_str())) {
            self.notes.push(
                ImportNote::new(format!("catalog.{name}"), NoteKind::LeftOut, "import-note-oscal-unused")
                    .with("name", name)
                    .with("count", "1"),
            );
        }
        for (name, count) in std::mem::take(&mut self.unused) {
            self.notes.push(
                ImportNote::new("catalog", NoteKind::LeftOut, "import-note-oscal-unused")
                    .with("name", name)
                    .with("count", count.to_string()),
            );
        }
    }
}
