//! Writes a response as a workbook: blank, partly or fully answered.
//!
//! Weights, points, musts, controls and ratings are the customer's own and never leave with it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError};
use thiserror::Error;

use super::super::grid::{column_letters, reference};
use super::fields::{self, FieldSheet};
use super::labels::Labels;
use super::long::{self, LongText, Shortened};
use super::marks::{self, MarkRow};
use super::signature::{MarkKey, fingerprint};
use super::status::Place;
use super::style::Style;
use super::tables;
use crate::domain::answer::{Answer, AnswerValue, MAX_TEXT};
use crate::domain::condition;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};

/// What goes into a workbook.
#[derive(Debug, Clone, Copy)]
pub struct WorkbookContent<'a> {
    /// The questionnaire to be answered.
    pub questionnaire: &'a Questionnaire,
    /// The language to write it in.
    pub language: Language,
    /// The words that are not the questionnaire's own, in that language.
    pub labels: &'a Labels,
    /// The answers so far, by key of question or head field.
    pub answers: &'a BTreeMap<String, Answer>,
    /// The revision of each answer, by key.
    pub revisions: &'a BTreeMap<String, i64>,
    /// Names of the documents that each answer rests on, by key.
    pub files: &'a BTreeMap<String, Vec<String>>,
    /// Titles of the sections that are not asked and so are not in the workbook.
    pub left_out: &'a [String],
    /// Id of the response; empty for a blank workbook.
    pub response: &'a str,
    /// The supplier's name as registered; may be empty.
    pub supplier: &'a str,
    /// The product's name as registered; may be empty.
    pub product: &'a str,
    /// The moment that the file says it was made: the same content and moment give the same bytes.
    pub created: NaiveDateTime,
    /// What the hidden marks are signed with; `None`: they are not, and an import does not rely on them.
    pub key: Option<&'a MarkKey>,
}

/// A workbook and the texts that no cell of it can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The workbook.
    pub bytes: Vec<u8>,
    /// The texts; cells name their files.
    pub long: Vec<LongText>,
}

/// Why a workbook was not written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WriteError {
    /// A cell holds 32 767 characters.
    #[error(
        "the answer to `{question}` is longer than the {MAX_TEXT} characters that a cell can hold. Shorten it, or attach it as a document"
    )]
    TooLong {
        /// Key of the question.
        question: String,
    },
    /// An answer that is not of its question's kind.
    #[error("the answer to `{question}` is not of the kind that the question asks for")]
    DoesNotFit {
        /// Key of the question.
        question: String,
    },
    /// The writer refused.
    #[error("the workbook could not be written: {0}")]
    Writer(String),
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Writer(error.to_string())
    }
}

/// Writes the workbook.
///
/// # Errors
/// When an answer is too long for a cell, or not of its question's kind.
pub fn write(content: &WorkbookContent<'_>) -> Result<Vec<u8>, WriteError> {
    match long::first(content) {
        Some(question) => Err(WriteError::TooLong { question }),
        None => write_sheets(content, content.answers, &BTreeMap::new()),
    }
}

/// Writes the workbook with a note in place of each text that no cell can hold, and gives those texts beside it.
///
/// # Errors
/// When an answer is not of its question's kind.
pub fn write_with_long_texts(content: &WorkbookContent<'_>) -> Result<Written, WriteError> {
    if long::first(content).is_none() {
        return Ok(Written { bytes: write(content)?, long: Vec::new() });
    }
    let Shortened { answers, long, notes } = long::shorten(content);
    let shortened = WorkbookContent { answers: &answers, ..*content };
    Ok(Written { bytes: write_sheets(&shortened, content.answers, &notes)?, long })
}

/// `whole` are the answers before long texts were taken out, `notes` what stands in their place.
fn write_sheets(
    content: &WorkbookContent<'_>,
    whole: &BTreeMap<String, Answer>,
    notes: &BTreeMap<String, String>,
) -> Result<Vec<u8>, WriteError> {
    check_answers(content)?;
    let names = SheetNames::choose(content);
    let style = Style::new();
    let places = names.places(content);
    let shown = condition::shown(content.questionnaire, content.answers);
    let writing = Writing { content, whole, notes, names: &names, style: &style, places: &places, shown: &shown };

    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&content.questionnaire.words(content.language).title)
            .set_creation_datetime(&moment(content.created)?),
    );
    write_guide(workbook.add_worksheet(), &writing)?;
    fields::write(workbook.add_worksheet(), &writing, FieldSheet::Head)?;
    for (question, name) in names.tables_of(content, Question::is_head) {
        tables::write(workbook.add_worksheet(), &writing, question, name)?;
    }
    fields::write(workbook.add_worksheet(), &writing, FieldSheet::Questions)?;
    for (question, name) in names.tables_of(content, |question| !question.is_head()) {
        tables::write(workbook.add_worksheet(), &writing, question, name)?;
    }
    write_origin(workbook.add_worksheet(), &writing)?;
    Ok(workbook.save_to_buffer()?)
}

/// What every sheet is written from.
pub(super) struct Writing<'a> {
    pub(super) content: &'a WorkbookContent<'a>,
    whole: &'a BTreeMap<String, Answer>,
    notes: &'a BTreeMap<String, String>,
    pub(super) names: &'a SheetNames,
    pub(super) style: &'a Style,
    pub(super) places: &'a BTreeMap<String, Place>,
    pub(super) shown: &'a BTreeSet<&'a str>,
}

impl Writing<'_> {
    /// The answer to a question, if there is one.
    pub(super) fn answer(&self, question: &Question) -> Option<&Answer> {
        self.content.answers.get(&question.key)
    }
}

fn check_answers(content: &WorkbookContent<'_>) -> Result<(), WriteError> {
    for question in content.questionnaire.all_fields() {
        let Some(answer) = content.answers.get(&question.key) else { continue };
        // A number that is none can be shown and corrected; any other misfit has no cell to stand in.
        let fits = answer.value.fits(question)
            || matches!((&answer.value, &question.kind), (AnswerValue::Number(_), QuestionKind::Number));
        if !fits {
            return Err(WriteError::DoesNotFit { question: question.key.clone() });
        }
    }
    Ok(())
}

/// The names of the sheets, each different from the others and allowed by Excel.
pub(super) struct SheetNames {
    pub(super) guide: String,
    pub(super) head: String,
    pub(super) questions: String,
    /// By key of the table question.
    pub(super) tables: BTreeMap<String, String>,
    pub(super) origin: String,
}

impl SheetNames {
    fn choose(content: &WorkbookContent<'_>) -> Self {
        let mut taken = BTreeSet::new();
        let labels = content.labels;
        let origin = free_name("tillit", &mut taken);
        let guide = free_name(&labels.sheet_guide, &mut taken);
        let head = free_name(&labels.sheet_head, &mut taken);
        let questions = free_name(&labels.sheet_questions, &mut taken);
        let tables = content
            .questionnaire
            .all_fields()
            .filter(|question| matches!(question.kind, QuestionKind::Table(_)))
            .map(|question| {
                let words = question.words(content.language);
                let name = if words.subject.is_empty() { &words.text } else { &words.subject };
                (question.key.clone(), free_name(name, &mut taken))
            })
            .collect();
        Self { guide, head, questions, tables, origin }
    }

    /// The table questions that fit, with the names of their sheets, in the questionnaire's order.
    fn tables_of<'a>(
        &'a self,
        content: &'a WorkbookContent<'_>,
        fits: impl Fn(&Question) -> bool + 'a,
    ) -> impl Iterator<Item = (&'a Question, &'a str)> {
        content
            .questionnaire
            .all_fields()
            .filter(move |question| fits(question))
            .filter_map(|question| Some((question, self.tables.get(&question.key)?.as_str())))
    }

    /// Where each answer will stand.
    fn places(&self, content: &WorkbookContent<'_>) -> BTreeMap<String, Place> {
        let mut places = BTreeMap::new();
        for (sheet, name) in [(FieldSheet::Head, &self.head), (FieldSheet::Questions, &self.questions)] {
            let cell = |column, row| match sheet.column(column) {
                Some(column) => format!("{}!${}${}", quoted(name), column_letters(u32::from(column)), row + 1),
                None => "\"\"".to_owned(),
            };
            for (question, row) in sheet.questions(content.questionnaire).zip(fields::FIRST_ROW..) {
                let table = self.tables.get(&question.key);
                let answer = match (table, &question.kind) {
                    (Some(table), QuestionKind::Table(columns)) => tables::range(&quoted(table), columns.len()),
                    _ => cell(marks::Column::Answer, row),
                };
                let place = Place {
                    answer,
                    not_applicable: cell(marks::Column::NotApplicable, row),
                    explanation: cell(marks::Column::Explanation, row),
                    status: cell(marks::Column::Status, row),
                    is_table: table.is_some(),
                };
                places.insert(question.key.clone(), place);
            }
        }
        places
    }
}

/// A sheet's name within a formula.
pub(super) fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// A name that Excel takes: 31 characters at most, none of `[]:*?/\`, no `'` at either end, and not used yet.
pub(in super::super) fn free_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String =
        wanted.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let clean = clean.trim().trim_matches('\'').trim();
    let clean = if clean.is_empty() { "-" } else { clean };
    let cut = |room: usize| -> String {
        let mut out = String::new();
        let mut is_whole = true;
        for c in clean.chars() {
            if out.encode_utf16().count() + c.len_utf16() > room {
                is_whole = c == ' ';
                break;
            }
            out.push(c);
        }
        // Whole words where that leaves most of the name: half a word reads as a mistake.
        if let Some((words, _)) = out.rsplit_once(' ').filter(|(words, _)| !is_whole && room / 2 < words.len()) {
            // A name does not end with "and" either.
            out = match words.rsplit_once(' ') {
                Some((before, last)) if last.chars().count() <= 3 => before.to_owned(),
                _ => words.to_owned(),
            };
        }
        out.trim().trim_matches('\'').to_owned()
    };
    let mut name = cut(31);
    let mut number = 2;
    // Excel takes two names that differ only in case for the same, and keeps "History" for itself.
    while taken.contains(&name.to_lowercase()) || name.eq_ignore_ascii_case("history") {
        name = format!("{} ({number})", cut(25));
        number += 1;
    }
    taken.insert(name.to_lowercase());
    name
}

/// What may be done on a protected sheet: widen and sort out, but not change what is locked. There is no password.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() }
}

fn write_guide(sheet: &mut Worksheet, writing: &Writing<'_>) -> Result<(), WriteError> {
    let (content, style, labels) = (writing.content, writing.style, writing.content.labels);
    let words = content.questionnaire.words(content.language);
    sheet.set_name(&writing.names.guide)?;
    sheet.write_string(0, 0, marks::GUIDE)?.set_row_hidden(0)?;
    sheet.set_column_width(0, 34)?.set_column_width(1, 90)?;
    sheet.set_screen_gridlines(false);
    sheet.write_string_with_format(1, 0, &words.title, &style.title)?;
    let mut row = 3;
    let line = |sheet: &mut Worksheet, row: &mut u32, label: &str, text: &str| -> Result<(), WriteError> {
        if !text.is_empty() {
            sheet.write_string_with_format(*row, 0, label, &style.bold)?;
            sheet.write_string_with_format(*row, 1, text, &style.plain)?;
            *row += 1;
        }
        Ok(())
    };
    let label_of = |key: &str| {
        content.questionnaire.field(key).map_or(String::new(), |field| field.words(content.language).text.clone())
    };
    line(sheet, &mut row, &label_of("supplier"), content.supplier)?;
    line(sheet, &mut row, &label_of("product"), content.product)?;
    line(sheet, &mut row, &labels.version, &format!("{} ({})", words.title, content.questionnaire.reference()))?;
    line(sheet, &mut row, &labels.left_out, &content.left_out.join("; "))?;
    write_progress(sheet, row, writing)?;
    row += 2;
    sheet.write_string_with_format(row, 0, &words.title, &style.bold)?;
    sheet.write_string_with_format(row, 1, &words.description, &style.plain)?;
    row += 2;
    for (number, text) in (1..).zip(&labels.guide) {
        sheet.write_string_with_format(row, 0, format!("{number}."), &style.bold)?;
        sheet.write_string_with_format(row, 1, text, &style.plain)?;
        row += 1;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.protect_with_options(&protection());
    Ok(())
}

/// "12 of 52", counted by formula from the statuses.
fn write_progress(sheet: &mut Worksheet, row: u32, writing: &Writing<'_>) -> Result<(), WriteError> {
    let (content, labels) = (writing.content, writing.content.labels);
    let Some(column) = FieldSheet::Questions.column(marks::Column::Status) else { return Ok(()) };
    let count = content.questionnaire.questions().count();
    let last = fields::FIRST_ROW as usize + count;
    let letters = column_letters(u32::from(column));
    let range = format!("{}!${letters}${}:${letters}${last}", quoted(&writing.names.questions), fields::FIRST_ROW + 1);
    let statuses: Vec<&str> = content
        .questionnaire
        .questions()
        .map(|question| {
            super::status::now(
                question,
                writing.answer(question),
                writing.shown.contains(question.key.as_str()),
                labels,
            )
        })
        .collect();
    let number_of = |wanted: &str| statuses.iter().filter(|status| **status == wanted).count();
    let (answered, not_asked) = (number_of(&labels.status_answered), number_of(&labels.status_not_asked));
    let text = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let formula = format!(
        "=COUNTIF({range},{})&{}&({count}-COUNTIF({range},{}))",
        text(&labels.status_answered),
        text(&format!(" {} ", labels.of)),
        text(&labels.status_not_asked)
    );
    let result = format!("{answered} {} {}", labels.of, count - not_asked);
    sheet.write_string_with_format(row, 0, &labels.progress, &writing.style.bold)?;
    sheet.write_formula_with_format(row, 1, Formula::new(formula).set_result(result), &writing.style.plain)?;
    Ok(())
}

/// The very hidden sheet: what the workbook was written from, and the lists of the drop-downs.
fn write_origin(sheet: &mut Worksheet, writing: &Writing<'_>) -> Result<(), WriteError> {
    let content = writing.content;
    sheet.set_name(&writing.names.origin)?;
    sheet.write_string(0, 0, marks::WORKBOOK)?;
    let rows = mark_rows(writing);
    let signature = content.key.map(|key| {
        let name = marks::ROW_SIGNATURE.to_owned();
        [name, key.sign(&marks::signed_text(&rows)), String::new(), String::new()]
    });
    for (row, values) in (1..).zip(rows.iter().chain(&signature)) {
        for (column, value) in (0..).zip(values).filter(|(_, value)| !value.is_empty()) {
            sheet.write_string(row, column, value)?;
        }
    }
    for list in fields::lists(content) {
        for (row, entry) in (0..).zip(&list.entries) {
            sheet.write_string(row, list.column, entry)?;
        }
    }
    sheet.set_very_hidden(true);
    sheet.protect();
    Ok(())
}

/// What the workbook was written from, row by row: what the signature is over.
fn mark_rows(writing: &Writing<'_>) -> Vec<MarkRow> {
    let content = writing.content;
    let row =
        |name: &str, first: &str, second: String, third: String| [name.to_owned(), first.to_owned(), second, third];
    let one = |name: &str, value: &str| row(name, value, String::new(), String::new());
    let blank = Answer::default();
    let mut rows = vec![
        one(marks::ROW_QUESTIONNAIRE, &content.questionnaire.reference()),
        one(marks::ROW_HASH, &content.questionnaire.hash),
        one(marks::ROW_LANGUAGE, content.language.tag()),
        one(marks::ROW_RESPONSE, content.response),
        one(marks::ROW_WRITTEN, &content.created.and_utc().to_rfc3339()),
    ];
    rows.extend(content.revisions.iter().map(|(key, revision)| {
        let answer = writing.whole.get(key).unwrap_or(&blank);
        row(marks::ROW_REVISION, key, revision.to_string(), fingerprint(answer))
    }));
    rows.extend(writing.notes.iter().map(|(note, file)| row(marks::ROW_LONG, note, file.clone(), String::new())));
    rows
}

/// The range of a drop-down's list, for a validation.
pub(super) fn list_range(names: &SheetNames, list: &fields::List) -> Formula {
    let column = u32::from(list.column);
    let count = u32::try_from(list.entries.len()).unwrap_or(1);
    let absolute = |row| {
        let plain = reference(row, column);
        let letters = column_letters(column);
        format!("${letters}${}", plain.trim_start_matches(&letters))
    };
    Formula::new(format!("={}!{}:{}", quoted(&names.origin), absolute(0), absolute(count.saturating_sub(1))))
}

fn moment(at: NaiveDateTime) -> Result<ExcelDateTime, WriteError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(1900).clamp(1900, 9999);
    let day = ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))?;
    Ok(day.and_hms(u16::try_from(at.hour()).unwrap_or(0), part(at.minute()), f64::from(at.second()))?)
}
