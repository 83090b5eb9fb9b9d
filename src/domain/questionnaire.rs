//! A questionnaire version: its sections and questions, what is owed when, and the words in four languages.
//!
//! A published one is built by [`crate::formats::definition`] from the published bytes and never changed afterwards.
//! A draft is one that is not published: version and hash may be empty, words may be missing or empty, in some languages or in all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::condition::Condition;
use super::language::Language;
use super::product_flag::ProductFlag;

/// One version of a questionnaire, whole.
///
/// As JSON it is how drafts are stored: what a later program adds is then left out in older ones, so every part has defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Questionnaire {
    /// Stable name, `skolesec-ros`.
    pub key: String,
    /// Semantic version, `1.0.0`.
    pub version: String,
    /// SHA-256 over the published files, in hex: the identity of the content.
    pub hash: String,
    /// The languages that it is written in, the reference first.
    pub languages: Vec<Language>,
    /// The frameworks that its controls come from, as `key@version`.
    pub frameworks: Vec<String>,
    /// Who answers, and about what: never rated.
    pub head: Vec<Question>,
    /// The questions, in reading order.
    pub sections: Vec<Section>,
    /// Title and description, by language.
    pub words: BTreeMap<Language, QuestionnaireWords>,
}

/// The words of a questionnaire as a whole, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionnaireWords {
    /// What it is called.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub description: String,
}

/// Questions that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// Stable name.
    pub key: String,
    /// In reading order.
    pub questions: Vec<Question>,
    /// Title and introduction, by language.
    pub words: BTreeMap<Language, SectionWords>,
}

/// The words of a section in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionWords {
    /// Its heading.
    pub title: String,
    /// A sentence about what the section asks for.
    pub intro: String,
}

/// One question, or one head field.
#[expect(clippy::struct_excessive_bools, reason = "four independent facts of the published file, named as there")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Stable name within the questionnaire.
    pub key: String,
    /// The number people know it by; 0 for a head field.
    pub number: u32,
    /// What an answer to it looks like.
    pub kind: QuestionKind,
    /// It asks *how*, so that a bare yes says little.
    pub how: bool,
    /// An answer must be there for the response to be complete. Always so for a question that is shown; a head field may be optional.
    pub required: bool,
    /// Documentation is asked for, whatever the answer. An option may ask for it too.
    pub evidence: bool,
    /// How much it counts, 1 to 10.
    pub weight: u32,
    /// A rating under 2 caps every score that it is part of (formula 1).
    pub must: bool,
    /// Shown, owed and counted only when this holds; `None`: always.
    pub when: Option<Condition>,
    /// The options for which an explanation is owed: `yes`, `no` or option keys.
    pub explanation_when: Vec<String>,
    /// The controls that it maps to.
    pub controls: Vec<ControlRef>,
    /// Its words, by language.
    pub words: BTreeMap<Language, QuestionWords>,
}

/// What an answer looks like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Free text.
    #[default]
    Text,
    /// Yes or no.
    YesNo,
    /// One of several options.
    SingleChoice(Vec<ChoiceOption>),
    /// Any number of several options.
    MultipleChoice(Vec<ChoiceOption>),
    /// A whole or decimal number.
    Number,
    /// A day.
    Date,
    /// Rows with these columns.
    Table(Vec<String>),
}

/// The name of a kind, without what belongs to it: as in files and forms. The words are those of the published schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "kind", description = "What an answer looks like.")]
pub enum KindName {
    /// Free text.
    Text,
    /// Yes or no.
    YesNo,
    /// One of the options.
    SingleChoice,
    /// Any number of the options.
    MultipleChoice,
    /// A whole or decimal number.
    Number,
    /// A day.
    Date,
    /// Rows with the columns.
    Table,
}

impl KindName {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::YesNo, Self::SingleChoice, Self::MultipleChoice, Self::Number, Self::Date, Self::Table];

    /// The name as text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::YesNo => "yes_no",
            Self::SingleChoice => "single_choice",
            Self::MultipleChoice => "multiple_choice",
            Self::Number => "number",
            Self::Date => "date",
            Self::Table => "table",
        }
    }

    /// Reads what [`Self::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == text)
    }
}

impl QuestionKind {
    /// The kind of a name, with the options or columns that belong to it; those of other kinds are let go.
    pub fn of(name: KindName, options: Vec<ChoiceOption>, columns: impl FnOnce() -> Vec<String>) -> Self {
        match name {
            KindName::Text => Self::Text,
            KindName::YesNo => Self::YesNo,
            KindName::SingleChoice => Self::SingleChoice(options),
            KindName::MultipleChoice => Self::MultipleChoice(options),
            KindName::Number => Self::Number,
            KindName::Date => Self::Date,
            KindName::Table => Self::Table(columns()),
        }
    }

    /// Its name.
    pub fn name(&self) -> KindName {
        match self {
            Self::Text => KindName::Text,
            Self::YesNo => KindName::YesNo,
            Self::SingleChoice(_) => KindName::SingleChoice,
            Self::MultipleChoice(_) => KindName::MultipleChoice,
            Self::Number => KindName::Number,
            Self::Date => KindName::Date,
            Self::Table(_) => KindName::Table,
        }
    }
}

/// One option of a choice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoiceOption {
    /// Stable name within the question.
    pub key: String,
    /// The rating that choosing it proposes, 0 to 4; a person confirms it.
    pub points: Option<u8>,
    /// Facts about the product that choosing it establishes.
    pub flags: Vec<ProductFlag>,
    /// Choosing it makes documentation asked for, also where the question by itself asks for none.
    pub evidence: bool,
}

/// The words of a question in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionWords {
    /// A short name for lists and matrices.
    pub subject: String,
    /// The question itself (the label of a head field).
    pub text: String,
    /// What a good answer contains; may be empty.
    pub help: String,
    /// Why it is asked; may be empty.
    pub why: String,
    /// Each piece of documentation that is asked for.
    pub evidence: Vec<String>,
    /// The label of the explanation; may be empty.
    pub explanation: String,
    /// The words of the options, by key.
    pub options: BTreeMap<String, String>,
    /// The heads of a table's columns, by key.
    pub columns: BTreeMap<String, String>,
}

/// A control in a framework.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ControlRef {
    /// Key of the framework, `gdpr`.
    pub framework: String,
    /// Id within the framework, `32` or `A.5.1`.
    pub control: String,
}

impl Questionnaire {
    /// `key@version`, as on the command line.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.key, self.version)
    }

    /// The rated questions in reading order; head fields are not among them.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// Head fields and questions, in reading order.
    pub fn all_fields(&self) -> impl Iterator<Item = &Question> {
        self.head.iter().chain(self.questions())
    }

    /// The question or head field with this key.
    pub fn field(&self, key: &str) -> Option<&Question> {
        self.all_fields().find(|question| question.key == key)
    }

    /// The section that holds a question; `None` for a head field or an unknown key.
    pub fn section_of(&self, question_key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.questions.iter().any(|question| question.key == question_key))
    }

    /// Title and description in a language, or in the reference language where it is not written in that one.
    pub fn words(&self, language: Language) -> &QuestionnaireWords {
        in_language(&self.words, language, &self.languages, &NO_TITLE)
    }
}

impl Default for Question {
    /// A question that is always asked and owed, answered by free text, and counts once.
    fn default() -> Self {
        Self {
            key: String::new(),
            number: 0,
            kind: QuestionKind::default(),
            how: false,
            required: true,
            evidence: false,
            weight: 1,
            must: false,
            when: None,
            explanation_when: Vec::new(),
            controls: Vec::new(),
            words: BTreeMap::new(),
        }
    }
}

impl Section {
    /// The section's words in a language, or in the first that it has.
    pub fn words(&self, language: Language) -> &SectionWords {
        in_language(&self.words, language, &[], &NO_HEADING)
    }
}

impl Question {
    /// The question's words in a language, or in the first that it has.
    pub fn words(&self, language: Language) -> &QuestionWords {
        in_language(&self.words, language, &[], &NO_WORDS)
    }

    /// Whether this is a head field (who answers, about what) and so never rated.
    pub fn is_head(&self) -> bool {
        self.number == 0
    }

    /// The options of a choice; empty for other kinds.
    pub fn options(&self) -> &[ChoiceOption] {
        match &self.kind {
            QuestionKind::SingleChoice(options) | QuestionKind::MultipleChoice(options) => options,
            QuestionKind::Text
            | QuestionKind::YesNo
            | QuestionKind::Number
            | QuestionKind::Date
            | QuestionKind::Table(_) => &[],
        }
    }

    /// Whether documentation is asked for with some answer to it.
    pub fn may_ask_for_evidence(&self) -> bool {
        self.evidence || self.options().iter().any(|option| option.evidence)
    }

    /// Whether documentation is asked for with this answer: by the question, or by an option that was chosen.
    pub fn asks_for_evidence(&self, answer: &Answer) -> bool {
        let chosen = answer.value.chosen();
        !answer.not_applicable
            && (self.evidence
                || self.options().iter().any(|option| option.evidence && chosen.contains(&option.key.as_str())))
    }

    /// Whether an explanation may stand beside the answer at all.
    pub fn takes_explanation(&self) -> bool {
        !self.explanation_when.is_empty()
    }
}

/// The words in a language, or in the first language that there are any in; a draft may have none.
fn in_language<'a, W>(
    words: &'a BTreeMap<Language, W>,
    language: Language,
    order: &[Language],
    none: &'static W,
) -> &'a W {
    words
        .get(&language)
        .or_else(|| order.iter().find_map(|next| words.get(next)))
        .or_else(|| words.values().next())
        .unwrap_or(none)
}

static NO_TITLE: QuestionnaireWords = QuestionnaireWords { title: String::new(), description: String::new() };
static NO_HEADING: SectionWords = SectionWords { title: String::new(), intro: String::new() };
static NO_WORDS: QuestionWords = QuestionWords {
    subject: String::new(),
    text: String::new(),
    help: String::new(),
    why: String::new(),
    evidence: Vec::new(),
    explanation: String::new(),
    options: BTreeMap::new(),
    columns: BTreeMap::new(),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_survives_being_stored_and_tells_nothing_where_nothing_is_written() {
        let question = Question {
            key: "question_1".to_owned(),
            kind: QuestionKind::SingleChoice(vec![ChoiceOption { points: Some(4), ..ChoiceOption::default() }]),
            when: Some(Condition::Answered { question: "question_0".to_owned(), answered: true }),
            words: BTreeMap::from([(Language::Nn, QuestionWords { text: "Kva?".to_owned(), ..Default::default() })]),
            ..Question::default()
        };
        let section = Section { questions: vec![question], ..Section::default() };
        let draft =
            Questionnaire { languages: vec![Language::Nn], sections: vec![section], ..Questionnaire::default() };
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Questionnaire>(&text).unwrap(), draft);
        assert_eq!(draft.words(Language::Nb).title, "");
        let older: Question = serde_json::from_str(r#"{"key":"old","kind":{"table":["name"]}}"#).unwrap();
        assert_eq!((older.weight, older.required, older.words(Language::Sv).text.as_str()), (1, true, ""));
        assert_eq!(older.kind, QuestionKind::Table(vec!["name".to_owned()]));
    }
}
