//! CISO Assistant's workbooks.
//!
//! Format 2 has pairs of sheets, `…_meta` with keys and values and `…_content` with a table; every line of a `questions` cell is
//! a question. Format 1 has one sheet `library_content` that names the others; there a `questions` cell is one question.
//! A column `name[sv]` holds translations of the column `name`.

use std::collections::BTreeMap;

use super::tree::{AnswerKind, Answers, Ask, Choice, Depends, Library, Node, Text, draft, text_in};
use crate::domain::language::Language;
use crate::formats::import::{ImportError, Imported};
use crate::formats::import_note::{ImportNote, NoteKind};
use crate::formats::xlsx::{PlainCell, PlainSheet, plain_sheets};

/// Columns that only CISO Assistant's own bookkeeping needs.
const BOOKKEEPING: [&str; 4] = ["urn_id", "skip_count", "fix_count", "color"];

/// Reads a workbook, with its words under the given language where it names none of ours.
///
/// # Errors
/// When it is no workbook that can be read safely, or not in one of the two formats, or asks nothing.
pub fn read(bytes: &[u8], language: Language) -> Result<Imported, ImportError> {
    let sheets = plain_sheets(bytes)?;
    let mut reading = Reading { language, notes: Vec::new(), answers: BTreeMap::new() };
    let (library, parts) = if sheets.iter().any(|sheet| sheet.name == "library_meta") {
        format_2(&sheets)
    } else if let Some(content) = sheets.iter().find(|sheet| sheet.name == "library_content") {
        format_1(&sheets, content)
    } else {
        return Err(ImportError::new("", "import-note-ciso-not-a-library"));
    };
    reading.locale(&library);
    for part in parts.iter().filter(|part| part.kind == "answers") {
        reading.answer_sets(part.sheet);
    }
    let requirements: Vec<&Part<'_>> = parts.iter().filter(|part| part.is_requirements()).collect();
    let mut nodes = Vec::new();
    for part in &requirements {
        reading.nodes(part.sheet, part.lines_are_questions, &mut nodes);
    }
    for part in parts.iter().filter(|part| !part.is_requirements() && part.kind != "answers") {
        let note = ImportNote::new(&part.sheet.name, NoteKind::LeftOut, "import-note-ciso-sheet");
        reading.notes.push(note.with("type", &part.kind));
    }
    if requirements.is_empty() {
        return Err(ImportError::new("", "import-note-ciso-no-framework"));
    }
    let value = |key: &str| library.get(key).map(|cell| cell.text.clone()).unwrap_or_default();
    let library = Library {
        key: value("ref_id"),
        version: value("version"),
        title: translated(&library, "name", reading.language),
        description: translated(&library, "description", reading.language),
        nodes,
    };
    draft(library, reading.language, reading.notes)
}

/// A sheet and what its contents are.
struct Part<'s> {
    kind: String,
    sheet: &'s PlainSheet,
    lines_are_questions: bool,
}

type Values = BTreeMap<String, PlainCell>;

impl Part<'_> {
    fn is_requirements(&self) -> bool {
        self.kind == "framework" || self.kind == "requirements"
    }
}

fn key_values(sheet: &PlainSheet) -> Values {
    let pairs = sheet.rows.iter().filter_map(|row| match row.as_slice() {
        [key, value, ..] if key.column == 0 => Some((key.text.trim().to_lowercase(), value.clone())),
        _ => None,
    });
    pairs.collect()
}

fn format_2(sheets: &[PlainSheet]) -> (Values, Vec<Part<'_>>) {
    let mut library = Values::new();
    let mut parts = Vec::new();
    for meta in sheets {
        let Some(name) = meta.name.strip_suffix("_meta") else { continue };
        let values = key_values(meta);
        if name == "library" {
            library = values;
            continue;
        }
        let kind = values.get("type").map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        if let Some(sheet) = sheets.iter().find(|sheet| sheet.name.strip_suffix("_content") == Some(name)) {
            parts.push(Part { kind, sheet, lines_are_questions: true });
        }
    }
    (library, parts)
}

fn format_1<'s>(sheets: &'s [PlainSheet], content: &PlainSheet) -> (Values, Vec<Part<'s>>) {
    // The keys are those of format 2 with `library_` before them.
    let library = key_values(content)
        .into_iter()
        .filter_map(|(key, cell)| Some((key.strip_prefix("library_")?.to_owned(), cell)))
        .collect();
    let parts = content.rows.iter().filter_map(|row| {
        let [key, name, kind, ..] = row.as_slice() else { return None };
        let sheet = sheets.iter().find(|sheet| sheet.name == name.text.trim())?;
        (key.text.trim() == "tab").then(|| Part {
            kind: kind.text.trim().to_owned(),
            sheet,
            lines_are_questions: false,
        })
    });
    (library, parts.collect())
}

/// The name of a column or key without its language, and the language.
fn column_name(header: &str) -> (&str, Option<&str>) {
    match header.trim().split_once('[') {
        Some((name, rest)) => (name.trim(), Some(rest.trim_end_matches(']').trim())),
        None => (header.trim(), None),
    }
}

fn translated(values: &Values, key: &str, reference: Language) -> Text {
    let mut text = Text::new();
    for (header, cell) in values {
        match column_name(header) {
            (name, None) if name == key => text.extend(text_in(reference, &cell.text)),
            (name, Some(tag)) if name == key => {
                if let Some(language) = Language::parse(tag).filter(|language| *language != reference) {
                    text.extend(text_in(language, &cell.text));
                }
            }
            _ => {}
        }
    }
    text
}

/// The lines of a cell; one that begins with `|` goes on with the line before.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.strip_prefix('|'), lines.last_mut()) {
            (Some(more), Some(last)) => {
                last.push('\n');
                last.push_str(more.trim());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The lines of a text in each language, line by line; only languages with as many lines as the reference are kept.
fn lines_in_languages(text: &Text, reference: Language, split: bool) -> Vec<Text> {
    let split = |text: &String| if split { lines(text) } else { vec![text.trim().to_owned()] };
    let Some(first) = text.get(&reference).map(split) else { return Vec::new() };
    let mut by_line: Vec<Text> = first.iter().map(|line| text_in(reference, line)).collect();
    for (language, other) in text.iter().filter(|(language, _)| **language != reference) {
        let other = split(other);
        if other.len() == by_line.len() {
            for (text, line) in by_line.iter_mut().zip(other) {
                text.extend(text_in(*language, line));
            }
        }
    }
    by_line
}

struct Reading {
    language: Language,
    notes: Vec<ImportNote>,
    answers: BTreeMap<String, Answers>,
}

impl Reading {
    fn note(&mut self, place: String, kind: NoteKind, key: &str, values: &[(&str, &str)]) {
        let note = ImportNote::new(place, kind, key);
        self.notes.push(values.iter().fold(note, |note, (name, value)| note.with(name, *value)));
    }

    /// Takes the library's own language where it is one of ours.
    fn locale(&mut self, library: &Values) {
        let Some(cell) = library.get("locale") else { return };
        match Language::parse(&cell.text) {
            Some(language) => self.language = language,
            None => {
                let (locale, tag) = (cell.text.clone(), self.language.tag());
                self.note(
                    cell.place.clone(),
                    NoteKind::Changed,
                    "import-note-locale",
                    &[("locale", &locale), ("language", tag)],
                );
            }
        }
    }

    /// The rows of a table below its header, by column; notes the columns that nothing uses.
    fn table(&mut self, sheet: &PlainSheet, known: &[&str]) -> Vec<(u32, Values)> {
        let mut rows = sheet.rows.iter();
        let Some(header) = rows.next() else { return Vec::new() };
        let names: BTreeMap<u32, String> =
            header.iter().map(|cell| (cell.column, cell.text.trim().to_lowercase())).collect();
        for cell in header {
            let (name, tag) = column_name(&cell.text);
            let name = name.to_lowercase();
            let filled = sheet.rows.iter().skip(1).flatten().filter(|other| other.column == cell.column).count();
            let count = filled.to_string();
            if filled == 0 {
                continue;
            }
            if tag.is_some_and(|tag| Language::parse(tag).is_none()) {
                self.note(
                    cell.place.clone(),
                    NoteKind::LeftOut,
                    "import-note-ciso-translation",
                    &[("name", &cell.text)],
                );
            } else if BOOKKEEPING.contains(&name.as_str()) {
                self.note(
                    cell.place.clone(),
                    NoteKind::LeftOut,
                    "import-note-ciso-column",
                    &[("name", &name), ("count", &count)],
                );
            } else if !known.contains(&name.as_str()) {
                self.note(
                    cell.place.clone(),
                    NoteKind::NotExpressed,
                    "import-note-ciso-column",
                    &[("name", &name), ("count", &count)],
                );
            }
        }
        rows.filter_map(|row| {
            let number = row.first()?.row + 1;
            let values = row.iter().filter_map(|cell| Some((names.get(&cell.column)?.clone(), cell.clone())));
            Some((number, values.collect()))
        })
        .collect()
    }

    fn answer_sets(&mut self, sheet: &PlainSheet) {
        for (_, row) in self.table(sheet, &["id", "question_type", "question_choices", "compute_result"]) {
            let Some(id) = row.get("id").map(|cell| cell.text.trim().to_owned()) else { continue };
            let type_name = row.get("question_type").map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
            let kind = answer_kind(&type_name).unwrap_or_else(|| {
                let place = row.get("question_type").or_else(|| row.get("id")).map(|cell| cell.place.clone());
                self.note(
                    place.unwrap_or_default(),
                    NoteKind::NotExpressed,
                    "import-note-ciso-answer-type",
                    &[("type", &type_name)],
                );
                AnswerKind::Text
            });
            let texts = lines_in_languages(&translated(&row, "question_choices", self.language), self.language, true);
            let results: Vec<String> = row.get("compute_result").map(|cell| lines(&cell.text)).unwrap_or_default();
            let choice = |(index, text): (usize, Text)| {
                // One value stands for all choices.
                let result = if results.len() == 1 { results.first() } else { results.get(index) };
                Choice { id: (index + 1).to_string(), text, points: result.and_then(|result| points(result)) }
            };
            let choices = texts.into_iter().enumerate().map(choice).collect();
            self.answers.insert(id, Answers { kind, choices });
        }
    }

    fn nodes(&mut self, sheet: &PlainSheet, lines_are_questions: bool, nodes: &mut Vec<Node>) {
        let known = [
            "assessable",
            "depth",
            "ref_id",
            "name",
            "description",
            "annotation",
            "typical_evidence",
            "weight",
            "questions",
            "answer",
            "depends_on",
        ];
        let place_of_sheet = sheet.name.clone();
        for (number, row) in self.table(sheet, &known) {
            let text = |key: &str| row.get(key).map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
            let place = row
                .values()
                .min_by_key(|cell| cell.column)
                .map_or_else(|| place_of_sheet.clone(), |cell| cell.place.clone());
            let depth = text("depth").parse().unwrap_or_else(|_| {
                self.note(place.clone(), NoteKind::Changed, "import-note-ciso-depth", &[]);
                1
            });
            let weight = row.get("weight").and_then(|cell| self.weight(cell));
            let node = Node {
                assessable: !text("assessable").is_empty(),
                depth,
                reference: text("ref_id"),
                name: translated(&row, "name", self.language),
                description: translated(&row, "description", self.language),
                annotation: translated(&row, "annotation", self.language),
                evidence: translated(&row, "typical_evidence", self.language),
                weight,
                asks: self.asks(&row, number, lines_are_questions),
                place,
            };
            nodes.push(node);
        }
    }

    fn weight(&mut self, cell: &PlainCell) -> Option<u32> {
        let weight = cell.text.trim().parse().ok().filter(|weight| (1..=10).contains(weight));
        if weight.is_none() {
            self.note(cell.place.clone(), NoteKind::NotExpressed, "import-note-weight", &[("weight", &cell.text)]);
        }
        weight
    }

    fn asks(&mut self, row: &Values, number: u32, lines_are_questions: bool) -> Vec<Ask> {
        let texts =
            lines_in_languages(&translated(row, "questions", self.language), self.language, lines_are_questions);
        let ids = row.get("answer").map(|cell| lines(&cell.text)).unwrap_or_default();
        let depends = row.get("depends_on").map(|cell| lines(&cell.text)).unwrap_or_default();
        let cell_of = |key: &str| {
            row.get(key).or_else(|| row.get("questions")).map(|cell| cell.place.clone()).unwrap_or_default()
        };
        if 1 < ids.len() && ids.len() != texts.len() {
            let (given, wanted) = (ids.len().to_string(), texts.len().to_string());
            self.note(
                cell_of("answer"),
                NoteKind::NotExpressed,
                "import-note-ciso-answer-count",
                &[("given", &given), ("wanted", &wanted)],
            );
        }
        let mut asks = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            let id = if ids.len() == 1 { ids.first() } else { ids.get(index) };
            let answers = match id.map(|id| (id, self.answers.get(id).cloned())) {
                Some((_, Some(answers))) => answers,
                Some((id, None)) => {
                    self.note(
                        cell_of("answer"),
                        NoteKind::NotExpressed,
                        "import-note-ciso-answer-unknown",
                        &[("id", id)],
                    );
                    Answers::default()
                }
                None => {
                    self.note(cell_of("answer"), NoteKind::Changed, "import-note-ciso-answer-missing", &[]);
                    Answers::default()
                }
            };
            let depends = if depends.len() == 1 { depends.first() } else { depends.get(index) };
            let depends = depends.filter(|depends| *depends != "undefined").map(|depends| dependence(depends));
            asks.push(Ask { id: format!("{number}:{}", index + 1), text, answers, depends });
        }
        asks
    }
}

/// `row:question:choice`, all counted from 1; several choices are separated by commas.
fn dependence(text: &str) -> Depends {
    let mut parts = text.splitn(3, ':').map(str::trim);
    let (row, question) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let choices = parts.next().unwrap_or_default().split(',').map(|choice| choice.trim().to_owned());
    Depends { ask: format!("{row}:{question}"), choices: choices.collect(), all: false }
}

pub(super) fn answer_kind(name: &str) -> Option<AnswerKind> {
    Some(match name {
        "unique_choice" | "single_choice" => AnswerKind::Single,
        "multiple_choice" => AnswerKind::Multiple,
        "text" => AnswerKind::Text,
        "date" => AnswerKind::Date,
        "number" => AnswerKind::Number,
        _ => return None,
    })
}

/// What a choice that counts for or against compliance proposes as a rating.
pub(super) fn points(result: &str) -> Option<u8> {
    match result.trim().to_lowercase().as_str() {
        "true" => Some(4),
        "false" => Some(0),
        _ => None,
    }
}
