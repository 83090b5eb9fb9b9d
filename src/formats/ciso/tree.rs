//! What a CISO Assistant library asks, read from either of its forms, and the draft that it becomes.
//!
//! A library is a list of nodes, each as deep as its number says. A node with deeper ones below it and no question of its own
//! is a heading; one that asks nothing and has nothing below it is a text, or, where it is to be assessed, a question itself.

use std::collections::BTreeMap;

use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::questionnaire::{
    ChoiceOption, Question, QuestionKind, QuestionWords, Questionnaire, QuestionnaireWords, Section, SectionWords,
};
use crate::formats::import::building::{Keys, add_paragraph, continued, definition_key, question, subject};
use crate::formats::import::{ImportError, Imported, MAX_QUESTIONS};
use crate::formats::import_note::{ImportNote, NoteKind};

/// A text in the languages that the library has it in.
pub(super) type Text = BTreeMap<Language, String>;

/// How many headings above a section its title names.
const MAX_TITLES: usize = 3;

#[derive(Debug, Default)]
pub(super) struct Library {
    pub(super) key: String,
    pub(super) version: String,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) nodes: Vec<Node>,
}

#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) place: String,
    pub(super) assessable: bool,
    pub(super) depth: usize,
    pub(super) reference: String,
    pub(super) name: Text,
    pub(super) description: Text,
    pub(super) annotation: Text,
    pub(super) evidence: Text,
    pub(super) weight: Option<u32>,
    pub(super) asks: Vec<Ask>,
}

#[derive(Debug, Default)]
pub(super) struct Ask {
    /// What a dependence names it by.
    pub(super) id: String,
    pub(super) text: Text,
    pub(super) answers: Answers,
    pub(super) depends: Option<Depends>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Answers {
    pub(super) kind: AnswerKind,
    pub(super) choices: Vec<Choice>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum AnswerKind {
    #[default]
    Text,
    Number,
    Date,
    Single,
    Multiple,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) text: Text,
    pub(super) points: Option<u8>,
}

/// A question that is asked only for some answers to an earlier one.
#[derive(Debug, Clone, Default)]
pub(super) struct Depends {
    pub(super) ask: String,
    pub(super) choices: Vec<String>,
    /// Every choice must be there, and not just one.
    pub(super) all: bool,
}

/// A text in one language.
pub(super) fn text_in(language: Language, text: impl Into<String>) -> Text {
    let text = text.into().trim().to_owned();
    if text.is_empty() { Text::new() } else { Text::from([(language, text)]) }
}

/// The draft of a library. Its words are in the reference language, and in others as far as there are translations.
pub(super) fn draft(library: Library, reference: Language, notes: Vec<ImportNote>) -> Result<Imported, ImportError> {
    let mut building = Building {
        reference,
        languages: languages(&library, reference),
        fallback_title: library.title.clone(),
        notes,
        ..Building::new()
    };
    let depths: Vec<usize> = library.nodes.iter().map(|node| node.depth).collect();
    for (index, node) in library.nodes.into_iter().enumerate() {
        let has_below = depths.get(index + 1).is_some_and(|next| node.depth < *next);
        building.node(node, has_below)?;
    }
    let title = library.title.get(&reference).cloned().unwrap_or_else(|| library.key.clone());
    let key = definition_key(if library.key.is_empty() { &title } else { &library.key }, "questionnaire");
    building.finish(key, version_of(&library.version), &library.title, &library.description)
}

/// A semantic version from a library's own, which is mostly one whole number.
fn version_of(version: &str) -> String {
    let mut parts: Vec<u32> =
        version.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok()).take(3).collect();
    if parts.is_empty() {
        parts.push(1);
    }
    parts.resize(3, 0);
    parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// The reference language first, then those that a question is translated to.
fn languages(library: &Library, reference: Language) -> Vec<Language> {
    let translated = |language: &Language| {
        library.nodes.iter().flat_map(|node| &node.asks).any(|ask| ask.text.contains_key(language))
    };
    let others = Language::ALL.into_iter().filter(|language| *language != reference && translated(language));
    std::iter::once(reference).chain(others).collect()
}

struct Heading {
    depth: usize,
    reference: String,
    name: Text,
}

struct Building {
    reference: Language,
    languages: Vec<Language>,
    fallback_title: Text,
    notes: Vec<ImportNote>,
    keys: Keys,
    section_keys: Keys,
    headings: Vec<Heading>,
    /// Serial numbers of the headings that are open, to see whether a section is still the same.
    open: Vec<usize>,
    serial: usize,
    section_of: Option<Vec<usize>>,
    begun: Vec<Vec<usize>>,
    sections: Vec<Section>,
    waiting: Vec<Text>,
    number: u32,
    /// The question and its options by the ids that dependences use.
    asked: BTreeMap<String, (String, BTreeMap<String, String>)>,
}

impl Building {
    fn new() -> Self {
        Self {
            reference: Language::En,
            languages: Vec::new(),
            fallback_title: Text::new(),
            notes: Vec::new(),
            keys: Keys::default(),
            section_keys: Keys::default(),
            headings: Vec::new(),
            open: Vec::new(),
            serial: 0,
            section_of: None,
            begun: Vec::new(),
            sections: Vec::new(),
            waiting: Vec::new(),
            number: 0,
            asked: BTreeMap::new(),
        }
    }

    fn node(&mut self, mut node: Node, has_below: bool) -> Result<(), ImportError> {
        while self.headings.last().is_some_and(|heading| node.depth <= heading.depth) {
            self.headings.pop();
            self.open.pop();
        }
        if node.asks.is_empty() && has_below {
            if node.assessable {
                self.notes.push(ImportNote::new(&node.place, NoteKind::Changed, "import-note-ciso-heading"));
            }
            self.serial += 1;
            self.open.push(self.serial);
            self.wait(&node.description);
            self.wait(&node.annotation);
            self.headings.push(Heading { depth: node.depth, reference: node.reference, name: node.name });
            return Ok(());
        }
        if node.asks.is_empty() && !node.assessable {
            self.wait(&node.name);
            self.wait(&node.description);
            self.wait(&node.annotation);
            self.notes.push(ImportNote::new(&node.place, NoteKind::Changed, "import-note-ciso-text"));
            return Ok(());
        }
        if node.asks.is_empty() {
            let text = std::mem::take(if node.description.is_empty() { &mut node.name } else { &mut node.description });
            if text.is_empty() {
                self.notes.push(ImportNote::new(&node.place, NoteKind::NotExpressed, "import-note-ciso-nothing"));
                return Ok(());
            }
            node.asks.push(Ask { text, ..Ask::default() });
            self.notes.push(ImportNote::new(&node.place, NoteKind::Changed, "import-note-ciso-as-question"));
        }
        let several = 1 < node.asks.len();
        for (index, ask) in std::mem::take(&mut node.asks).into_iter().enumerate() {
            self.ask(&node, ask, index, several)?;
        }
        Ok(())
    }

    fn wait(&mut self, text: &Text) {
        if !text.is_empty() {
            self.waiting.push(text.clone());
        }
    }

    fn ask(&mut self, node: &Node, ask: Ask, index: usize, several: bool) -> Result<(), ImportError> {
        if MAX_QUESTIONS <= self.number as usize {
            return Err(ImportError::new(&node.place, "import-note-too-many-questions")
                .with("limit", MAX_QUESTIONS.to_string()));
        }
        self.number += 1;
        let reference_text =
            ask.text.get(&self.reference).or_else(|| ask.text.values().next()).cloned().unwrap_or_default();
        let wanted = match (node.reference.is_empty(), several) {
            (true, _) => reference_text.chars().take(40).collect(),
            (false, false) => node.reference.clone(),
            (false, true) => format!("{}_{}", node.reference, index + 1),
        };
        let (kind, options) = kind_of(&ask.answers, self.reference);
        let key = self.keys.take(&wanted, "question");
        let mut asked = question(key, self.number, kind, self.reference, &reference_text);
        asked.weight = node.weight.unwrap_or(1);
        asked.evidence = !node.evidence.is_empty();
        asked.when = self.condition(node, ask.depends.as_ref());
        let waiting = self.section_for_question();
        for language in self.languages.clone() {
            if !ask.text.contains_key(&language) && language != self.reference {
                continue;
            }
            let text = ask.text.get(&language).unwrap_or(&reference_text);
            let name = if several { None } else { node.name.get(&language) };
            let words = QuestionWords {
                subject: subject(&[&node.reference, name.unwrap_or(text)].map(String::as_str).join(" ")),
                text: text.clone(),
                help: self
                    .joined(&[&waiting[..], &[node.description.clone(), node.annotation.clone()]].concat(), language),
                evidence: lines(node.evidence.get(&language).or_else(|| node.evidence.values().next())),
                options: options
                    .iter()
                    .map(|(key, choice)| (key.clone(), self.in_language(&choice.text, language)))
                    .collect(),
                ..without_words()
            };
            asked.words.insert(language, words);
        }
        let is_yes_no = asked.kind == QuestionKind::YesNo;
        if is_yes_no {
            for words in asked.words.values_mut() {
                words.options.clear();
            }
        }
        let by_id = options.into_iter().map(|(key, choice)| (choice.id.clone(), key)).collect();
        self.asked.insert(ask.id, (asked.key.clone(), by_id));
        if let Some(section) = self.sections.last_mut() {
            section.questions.push(asked);
        }
        Ok(())
    }

    /// What a dependence comes to; `None`, with a note, where it cannot be said here.
    fn condition(&mut self, node: &Node, depends: Option<&Depends>) -> Option<Condition> {
        let depends = depends?;
        let is = self.asked.get(&depends.ask).and_then(|(question, options)| {
            let options: Option<Vec<&String>> = depends.choices.iter().map(|choice| options.get(choice)).collect();
            let is = |option: &String| Condition::Is { question: question.clone(), is: option.clone() };
            Some(options?.into_iter().map(is).collect::<Vec<Condition>>())
        });
        match is.as_deref() {
            Some([one]) => Some(one.clone()),
            Some([_, ..]) => {
                let parts = is.unwrap_or_default();
                Some(if depends.all { Condition::All { all: parts } } else { Condition::Any { any: parts } })
            }
            _ => {
                let unsaid = ImportNote::new(&node.place, NoteKind::NotExpressed, "import-note-ciso-depends");
                self.notes.push(unsaid.with("on", &depends.ask));
                None
            }
        }
    }

    /// Makes the section that the next question stands in, where it is not there; the texts that become the question's help.
    fn section_for_question(&mut self) -> Vec<Text> {
        let waiting = std::mem::take(&mut self.waiting);
        if self.section_of.as_ref() == Some(&self.open) {
            return waiting;
        }
        let again = self.begun.contains(&self.open);
        self.begun.push(self.open.clone());
        self.section_of = Some(self.open.clone());
        let mut words = BTreeMap::new();
        for language in &self.languages {
            let shown: Vec<String> = self
                .headings
                .iter()
                .rev()
                .take(MAX_TITLES)
                .rev()
                .map(|heading| self.title(heading, *language))
                .collect();
            let mut title = shown.into_iter().filter(|title| !title.is_empty()).collect::<Vec<_>>().join(" – ");
            if title.is_empty() {
                title = self.in_language(&self.fallback_title, *language);
            }
            if again {
                title = format!("{title} ({})", continued(*language));
            }
            words.insert(*language, SectionWords { title, intro: self.joined(&waiting, *language) });
        }
        let title = words.get(&self.reference).map(|words| words.title.clone()).unwrap_or_default();
        let key = self.section_keys.take(&title, "section");
        self.sections.push(Section { key, questions: Vec::new(), words });
        Vec::new()
    }

    fn title(&self, heading: &Heading, language: Language) -> String {
        format!("{} {}", heading.reference, self.in_language(&heading.name, language)).trim().to_owned()
    }

    fn in_language(&self, text: &Text, language: Language) -> String {
        text.get(&language)
            .or_else(|| text.get(&self.reference))
            .or_else(|| text.values().next())
            .cloned()
            .unwrap_or_default()
    }

    fn joined(&self, texts: &[Text], language: Language) -> String {
        let mut joined = String::new();
        for text in texts {
            add_paragraph(&mut joined, &self.in_language(text, language));
        }
        joined
    }

    fn finish(
        mut self,
        key: String,
        version: String,
        title: &Text,
        description: &Text,
    ) -> Result<Imported, ImportError> {
        if self.number == 0 {
            return Err(ImportError::new("", "import-note-no-questions"));
        }
        for text in std::mem::take(&mut self.waiting) {
            if let Some(last) = self.sections.last_mut().and_then(|section| section.questions.last_mut()) {
                for (language, words) in &mut last.words {
                    add_paragraph(
                        &mut words.help,
                        text.get(language).or_else(|| text.values().next()).map_or("", String::as_str),
                    );
                }
            }
        }
        let words = self
            .languages
            .iter()
            .map(|language| {
                let title = self.in_language(title, *language);
                let title = if title.is_empty() { key.clone() } else { title };
                let description = self.in_language(description, *language);
                let description = if description.is_empty() { title.clone() } else { description };
                (*language, QuestionnaireWords { title, description })
            })
            .collect();
        let questions: Vec<&Question> = self.sections.iter().flat_map(|section| &section.questions).collect();
        let conditions = questions.iter().filter(|question| question.when.is_some()).count();
        self.notes.push(
            ImportNote::new("", NoteKind::Taken, "import-note-taken")
                .with("questions", questions.len().to_string())
                .with("sections", self.sections.len().to_string())
                .with("conditions", conditions.to_string()),
        );
        let questionnaire = Questionnaire {
            key,
            version,
            hash: String::new(),
            languages: self.languages,
            frameworks: Vec::new(),
            head: Vec::new(),
            sections: self.sections,
            words,
        };
        Ok((questionnaire, self.notes))
    }
}

/// The kind of a question and the keys of its choices.
fn kind_of(answers: &Answers, reference: Language) -> (QuestionKind, Vec<(String, Choice)>) {
    let mut keys = Keys::default();
    let mut choices: Vec<(String, Choice)> =
        answers.choices.iter().map(|choice| (keys.take(said(choice, reference), "option"), choice.clone())).collect();
    let options = || {
        let option = |(key, choice): &(String, Choice)| ChoiceOption {
            key: key.clone(),
            points: choice.points,
            flags: Vec::new(),
            evidence: false,
        };
        choices.iter().map(option).collect()
    };
    let kind = match (answers.kind, choices.as_slice()) {
        (AnswerKind::Text, _) | (AnswerKind::Single | AnswerKind::Multiple, [] | [_]) => QuestionKind::Text,
        (AnswerKind::Number, _) => QuestionKind::Number,
        (AnswerKind::Date, _) => QuestionKind::Date,
        // Yes and no have no words and points of their own here.
        (AnswerKind::Single, [(_, first), (_, second)]) if is_yes_no(first, second, reference) => {
            for ((key, _), plain) in choices.iter_mut().zip(["yes", "no"]) {
                plain.clone_into(key);
            }
            return (QuestionKind::YesNo, choices);
        }
        (AnswerKind::Single, _) => QuestionKind::SingleChoice(options()),
        (AnswerKind::Multiple, _) => QuestionKind::MultipleChoice(options()),
    };
    if !matches!(kind, QuestionKind::SingleChoice(_) | QuestionKind::MultipleChoice(_)) {
        choices.clear();
    }
    (kind, choices)
}

/// What a choice says in the reference language.
fn said(choice: &Choice, reference: Language) -> &str {
    choice.text.get(&reference).or_else(|| choice.text.values().next()).map_or("", String::as_str)
}

fn is_yes_no(first: &Choice, second: &Choice, reference: Language) -> bool {
    let both = (said(first, reference).to_lowercase(), said(second, reference).to_lowercase());
    let known = [("yes", "no"), ("ja", "nei"), ("ja", "nej"), ("sí", "no"), ("si", "no"), ("oui", "non")];
    first.points.is_none() && second.points.is_none() && known.contains(&(both.0.as_str(), both.1.as_str()))
}

fn lines(text: Option<&String>) -> Vec<String> {
    text.map(|text| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
        .unwrap_or_default()
}

fn without_words() -> QuestionWords {
    QuestionWords {
        subject: String::new(),
        text: String::new(),
        help: String::new(),
        why: String::new(),
        evidence: Vec::new(),
        explanation: String::new(),
        options: BTreeMap::new(),
        columns: BTreeMap::new(),
    }
}
