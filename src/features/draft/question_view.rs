//! Page model of the editor of one question or head field.

use std::collections::BTreeMap;

use serde::Serialize;

use super::form::answers;
use super::service::Draft;
use super::texts_view::{Cell, Tab, TextRow, Theirs, cells, tabs};
use super::view::{Around, Beside, Choice, Here, base, name_of, section_name};
use crate::domain::answer::Answer;
use crate::domain::draft::languages::{columns, missing, pieces};
use crate::domain::draft::lines::{Join, Lines, Test};
use crate::domain::framework::Framework;
use crate::domain::language::Language;
use crate::domain::questionnaire::{ChoiceOption, Question, QuestionKind, QuestionWords, Questionnaire};
use crate::features::frame::FieldError;
use crate::features::questionnaire::in_words;
use crate::features::response::view::FieldView;

/// As many earlier questions stand in the list of a new line; above that the author writes a question's number.
const LONGEST_LIST: usize = 300;

/// The editor of one question.
#[expect(clippy::struct_excessive_bools, reason = "independent facts that the template asks for")]
#[derive(Debug, Serialize)]
pub(super) struct QuestionPage {
    pub(super) around: Around,
    action: String,
    key: String,
    number: u32,
    head: bool,
    name: String,
    section: Option<Choice>,
    new: bool,
    tabs: Vec<Tab>,
    shown: Vec<&'static str>,
    texts: Vec<TextRow>,
    explanation: Option<TextRow>,
    kind: &'static str,
    weight: u32,
    must: bool,
    how: bool,
    required: bool,
    options: Vec<OptionRow>,
    /// Yes and no, for which an explanation can be owed.
    yes_no: Vec<OptionRow>,
    columns: Vec<OptionRow>,
    pieces: Vec<Vec<Cell>>,
    join: &'static str,
    lines: Vec<LineRow>,
    /// A condition that is no lines, in words.
    nested: Option<String>,
    earlier: Vec<Choice>,
    earlier_count: usize,
    all_flags: Vec<Choice>,
    other_sections: Vec<Choice>,
    controls: Vec<ControlRow>,
    search: String,
    hits: Vec<ControlRow>,
    searched: bool,
    pub(super) preview: Preview,
    previous: Option<String>,
    next: Option<String>,
    pub(super) saved_at: String,
    pub(super) saved_by: String,
    pub(super) theirs: Vec<Theirs>,
    pub(super) conflict: bool,
    pub(super) undo: bool,
    pub(super) errors: Vec<FieldError>,
}

/// An option or column.
#[expect(clippy::struct_excessive_bools, reason = "independent facts that the template asks for")]
#[derive(Debug, Serialize)]
struct OptionRow {
    key: String,
    cells: Vec<Cell>,
    points: Option<u8>,
    flags: Vec<&'static str>,
    documented: bool,
    explain: bool,
    first: bool,
    last: bool,
}

/// A line of a condition.
#[expect(clippy::struct_excessive_bools, reason = "independent facts that the template asks for")]
#[derive(Debug, Serialize)]
struct LineRow {
    about: String,
    /// What the line is about, as people know it.
    name: String,
    negated: bool,
    is: String,
    /// The answers to choose from; none where the answer is written.
    answers: Vec<Choice>,
    /// A text or number is compared as it is written.
    written: bool,
    /// An answer that the question does not have.
    unknown: bool,
    /// It is about the product, not about a question.
    flag: bool,
    /// The question is gone.
    gone: bool,
}

/// A control with its name.
#[derive(Debug, Serialize)]
pub(super) struct ControlRow {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) name: String,
    pub(super) attached: bool,
}

/// The question as the supplier sees it.
#[derive(Debug, Serialize)]
pub(super) struct Preview {
    language: &'static str,
    lang: &'static str,
    number: u32,
    count: usize,
    field: FieldView,
    evidence: Vec<String>,
    why: String,
    conditional: bool,
}

impl Preview {
    pub(super) fn new(questionnaire: &Questionnaire, question: &Question, language: Language) -> Self {
        let complete = in_language(questionnaire, question, language);
        let words = complete.words(language).clone();
        Self {
            language: language.own_name(),
            lang: language.tag(),
            number: question.number,
            count: questionnaire.questions().count(),
            field: FieldView::new(&complete, &Answer::default(), "preview--", language),
            evidence: words.evidence.iter().filter(|piece| !piece.trim().is_empty()).cloned().collect(),
            why: words.why,
            conditional: question.when.is_some(),
        }
    }
}

/// The question with words in one language, what is missing there from the reference: the supplier sees that until it is translated.
fn in_language(questionnaire: &Questionnaire, question: &Question, language: Language) -> Question {
    let mut order = vec![language];
    order.extend(questionnaire.languages.iter().copied());
    let all: Vec<&QuestionWords> = order.iter().filter_map(|one| question.words.get(one)).collect();
    let first = |text: &dyn Fn(&QuestionWords) -> String| {
        all.iter().map(|words| text(words)).find(|text| !text.trim().is_empty()).unwrap_or_default()
    };
    let by_key = |keys: Vec<String>, of: fn(&QuestionWords) -> &BTreeMap<String, String>| {
        keys.into_iter()
            .map(|key| {
                let text = first(&|words| of(words).get(&key).cloned().unwrap_or_default());
                (key, text)
            })
            .collect()
    };
    let words = QuestionWords {
        subject: first(&|words| words.subject.clone()),
        text: first(&|words| words.text.clone()),
        help: first(&|words| words.help.clone()),
        why: first(&|words| words.why.clone()),
        evidence: (0..pieces(questionnaire, question))
            .map(|piece| first(&|words| words.evidence.get(piece).cloned().unwrap_or_default()))
            .collect(),
        explanation: first(&|words| words.explanation.clone()),
        options: by_key(question.options().iter().map(|option| option.key.clone()).collect(), |words| &words.options),
        columns: by_key(columns(question).to_vec(), |words| &words.columns),
    };
    Question { words: BTreeMap::from([(language, words)]), ..question.clone() }
}

/// What the page is made from, beside the draft.
pub(super) struct Parts<'a> {
    pub(super) made_from: Option<&'a Questionnaire>,
    pub(super) frameworks: &'a [std::sync::Arc<Framework>],
    /// The question with what was typed, or as it is stored.
    pub(super) question: &'a Question,
    pub(super) beside: Beside,
    pub(super) search: &'a str,
    /// The language of the person.
    pub(super) language: Language,
    /// "Yes" and "no" in the person's language.
    pub(super) yes_no: [String; 2],
    /// What can be said of a product, in words.
    pub(super) flags: Vec<Choice>,
    pub(super) words: &'a crate::platform::i18n::Words,
}

impl QuestionPage {
    pub(super) fn new(draft: &Draft, parts: &Parts<'_>) -> Self {
        let questionnaire = &draft.questionnaire;
        let (question, beside, language) = (parts.question, parts.beside, parts.language);
        let base = base(draft);
        let action = format!("{base}/questions/{}", question.key);
        let shown = beside.shown(questionnaire);
        let row = |label: &'static str,
                   help: &'static str,
                   name: &str,
                   owed: bool,
                   rows: usize,
                   most: usize,
                   of: fn(&QuestionWords) -> &String| TextRow {
            label,
            help,
            rows,
            most,
            cells: cells(&shown, &questionnaire.languages, name, owed, |one| {
                question.words.get(&one).map(of).cloned().unwrap_or_default()
            }),
        };
        let mut texts = Vec::new();
        if question.is_head() {
            texts.push(row("draft-label", "", "text", true, 1, 200, |words| &words.text));
        } else {
            texts.push(row("draft-subject", "draft-subject-help", "subject", true, 1, 34, |words| &words.subject));
            texts.push(row("draft-text", "", "text", true, 3, 0, |words| &words.text));
        }
        texts.push(row("draft-help", "draft-help-help", "help", false, 3, 0, |words| &words.help));
        texts.push(row("draft-why", "draft-why-help", "why", false, 2, 0, |words| &words.why));
        let explanation = question.takes_explanation().then(|| {
            row("draft-explanation", "draft-explanation-help", "explanation", true, 1, 200, |words| &words.explanation)
        });
        let option_row = |key: &String, index: usize, count: usize, option: Option<&ChoiceOption>| OptionRow {
            key: key.clone(),
            cells: cells(&shown, &questionnaire.languages, &format!("option-{key}"), true, |one| {
                question.words.get(&one).and_then(|words| words.options.get(key)).cloned().unwrap_or_default()
            }),
            points: option.and_then(|option| option.points),
            flags: option.map(|option| option.flags.iter().map(|flag| flag.as_str()).collect()).unwrap_or_default(),
            documented: option.is_some_and(|option| option.evidence),
            explain: question.explanation_when.contains(key),
            first: index == 0,
            last: index + 1 == count,
        };
        let options = question.options();
        let fields: Vec<&Question> = questionnaire.all_fields().collect();
        let place = fields.iter().position(|field| field.key == question.key).unwrap_or_default();
        let before = fields.get(..place).unwrap_or_default();
        let lines = Lines::of(question.when.as_ref());
        let link = |field: &&Question| super::view::field_href(&base, &field.key, beside);
        let section = questionnaire.section_of(&question.key);
        let section_choice = |section: &crate::domain::questionnaire::Section| Choice {
            value: section.key.clone(),
            label: section_name(section, questionnaire, language),
        };
        let control = |reference: String, attached: bool| control_row(parts.frameworks, reference, attached, language);
        let attached: Vec<String> =
            question.controls.iter().map(|one| format!("{}/{}", one.framework, one.control)).collect();
        let hits = search(parts.frameworks, parts.search, &attached, language);
        Self {
            around: Around::new(draft, parts.made_from, Here::Field(&question.key), beside, language),
            key: question.key.clone(),
            number: question.number,
            head: question.is_head(),
            name: name_of(question, questionnaire, language),
            section: section.map(section_choice),
            new: parts.made_from.is_some_and(|published| published.field(&question.key).is_none()),
            tabs: tabs(questionnaire, &action, beside, |one| missing(questionnaire, question, one)),
            shown: shown.iter().map(|one| one.tag()).collect(),
            texts,
            explanation,
            kind: question.kind.name().as_str(),
            weight: question.weight,
            must: question.must,
            how: question.how,
            required: question.required,
            options: options
                .iter()
                .enumerate()
                .map(|(index, option)| option_row(&option.key, index, options.len(), Some(option)))
                .collect(),
            yes_no: if question.kind == QuestionKind::YesNo {
                answers(question).iter().enumerate().map(|(at, key)| option_row(key, at, 2, None)).collect()
            } else {
                Vec::new()
            },
            columns: columns(question)
                .iter()
                .enumerate()
                .map(|(index, key)| OptionRow {
                    cells: cells(&shown, &questionnaire.languages, &format!("column-{key}"), true, |one| {
                        question.words.get(&one).and_then(|words| words.columns.get(key)).cloned().unwrap_or_default()
                    }),
                    ..option_row(key, index, columns(question).len(), None)
                })
                .collect(),
            pieces: (0..pieces(questionnaire, question))
                .map(|piece| {
                    cells(&shown, &questionnaire.languages, &format!("piece-{piece}"), true, |one| {
                        question
                            .words
                            .get(&one)
                            .and_then(|words| words.evidence.get(piece))
                            .cloned()
                            .unwrap_or_default()
                    })
                })
                .collect(),
            join: if lines.as_ref().is_some_and(|lines| lines.join == Join::Any) { "any" } else { "all" },
            lines: lines
                .iter()
                .flat_map(|lines| &lines.lines)
                .map(|one| line_row(one, &fields, parts, questionnaire))
                .collect(),
            nested: match (&question.when, &lines) {
                (Some(condition), None) => Some(in_words::condition(parts.words, questionnaire, condition, language)),
                _ => None,
            },
            earlier: if before.len() <= LONGEST_LIST {
                before.iter().map(|field| earlier(field, questionnaire, language)).collect()
            } else {
                Vec::new()
            },
            earlier_count: before.len(),
            all_flags: parts.flags.clone(),
            other_sections: questionnaire
                .sections
                .iter()
                .filter(|one| !question.is_head() && section.is_some_and(|own| own.key != one.key))
                .map(section_choice)
                .collect(),
            controls: attached.iter().map(|reference| control(reference.clone(), true)).collect(),
            search: parts.search.to_owned(),
            searched: !parts.search.is_empty(),
            hits,
            preview: Preview::new(questionnaire, question, shown.first().copied().unwrap_or(language)),
            previous: place.checked_sub(1).and_then(|place| fields.get(place)).map(link),
            next: fields.get(place + 1).map(link),
            saved_at: draft.updated_at.to_rfc3339(),
            saved_by: draft.updated_by.clone(),
            theirs: Vec::new(),
            conflict: false,
            undo: false,
            errors: Vec::new(),
            action,
        }
    }
}

impl QuestionPage {
    /// What the page is called.
    pub(super) fn heading(&self) -> String {
        if self.head { self.name.clone() } else { format!("{} {}", self.number, self.name).trim_end().to_owned() }
    }

    /// Its texts, in the order of the page.
    pub(super) fn text_rows(&self) -> impl Iterator<Item = &TextRow> {
        self.texts.iter().chain(&self.explanation)
    }
}

fn earlier(field: &Question, questionnaire: &Questionnaire, language: Language) -> Choice {
    let name = name_of(field, questionnaire, language);
    let label = if field.is_head() { name } else { format!("{} {name}", field.number) };
    Choice { value: format!("question:{}", field.key), label }
}

fn line_row(
    line: &crate::domain::draft::lines::Line,
    fields: &[&Question],
    parts: &Parts<'_>,
    questionnaire: &Questionnaire,
) -> LineRow {
    let (key, is) = match &line.test {
        Test::Is { question, is } => (question, is.as_str()),
        Test::Answered { question } => (question, ""),
        Test::Flag { flag } => {
            let known = parts.flags.iter().find(|known| known.value == flag.as_str());
            return LineRow {
                about: format!("flag:{}", flag.as_str()),
                name: known.map_or_else(|| flag.as_str().to_owned(), |known| known.label.clone()),
                negated: line.negated,
                is: String::new(),
                answers: Vec::new(),
                written: false,
                unknown: false,
                flag: true,
                gone: false,
            };
        }
    };
    let field = fields.iter().find(|field| field.key == *key);
    let answers =
        field.map(|field| answer_choices(field, questionnaire, parts.language, &parts.yes_no)).unwrap_or_default();
    LineRow {
        about: format!("question:{key}"),
        name: field.map_or_else(|| key.clone(), |field| earlier(field, questionnaire, parts.language).label),
        negated: line.negated,
        is: is.to_owned(),
        unknown: !is.is_empty() && !answers.iter().any(|answer| answer.value == is),
        flag: false,
        answers,
        written: field.is_some_and(|field| matches!(field.kind, QuestionKind::Text | QuestionKind::Number)),
        gone: field.is_none(),
    }
}

/// The answers that a question can have, with their words.
fn answer_choices(
    field: &Question,
    questionnaire: &Questionnaire,
    language: Language,
    yes_no: &[String; 2],
) -> Vec<Choice> {
    let whole = in_language(questionnaire, field, language);
    let words = &whole.words(language).options;
    let [yes, no] = yes_no;
    answers(field)
        .into_iter()
        .map(|key| {
            let label = match (&field.kind, key.as_str()) {
                (QuestionKind::YesNo, "yes") => yes.clone(),
                (QuestionKind::YesNo, _) => no.clone(),
                _ => words.get(&key).filter(|label| !label.is_empty()).unwrap_or(&key).clone(),
            };
            Choice { value: key, label }
        })
        .collect()
}

fn control_row(
    frameworks: &[std::sync::Arc<Framework>],
    reference: String,
    attached: bool,
    language: Language,
) -> ControlRow {
    let (key, control) = reference.split_once('/').unwrap_or((reference.as_str(), ""));
    let framework = frameworks.iter().find(|framework| framework.key == key);
    let label = framework.map_or_else(|| reference.clone(), |framework| framework.control_label(control, language));
    let name = framework.map(|framework| framework.control_name(control, language).to_owned()).unwrap_or_default();
    ControlRow { label, name, attached, value: reference }
}

/// The controls whose id or name holds what was searched for; at most twenty.
fn search(
    frameworks: &[std::sync::Arc<Framework>],
    text: &str,
    attached: &[String],
    language: Language,
) -> Vec<ControlRow> {
    let wanted = crate::domain::search::search_key(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let all = frameworks
        .iter()
        .flat_map(|framework| framework.controls().map(move |control| format!("{}/{control}", framework.key)));
    all.map(|reference| {
        let attached = attached.contains(&reference);
        control_row(frameworks, reference, attached, language)
    })
    .filter(|row| crate::domain::search::search_key(&format!("{} {}", row.label, row.name)).contains(&wanted))
    .take(20)
    .collect()
}
