//! The sheets with one question, or one head field, a row.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ConditionalFormatFormula, DataValidation, ExcelDateTime, Formula, Worksheet};

use super::super::grid::column_letters;
use super::marks::{self, Column};
use super::status;
use super::style::Style;
use super::write::{WorkbookContent, WriteError, Writing, list_range, protection};
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};

/// The row of the first question, from 0: below the hidden row of marks and the header row.
pub(super) const FIRST_ROW: u32 = 2;
/// Excel's limit on the message beside a cell.
const MAX_MESSAGE: usize = 255;

/// Which of the two sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldSheet {
    Head,
    Questions,
}

impl FieldSheet {
    fn columns(self) -> &'static [Column] {
        match self {
            Self::Head => &[
                Column::Key,
                Column::Question,
                Column::Help,
                Column::Answer,
                Column::NotApplicable,
                Column::Explanation,
                Column::Status,
            ],
            Self::Questions => &Column::ALL,
        }
    }

    /// Where a column stands, from 0; `None` for one that the sheet lacks.
    pub(super) fn column(self, column: Column) -> Option<u16> {
        let place = self.columns().iter().position(|candidate| *candidate == column)?;
        u16::try_from(place).ok()
    }

    /// What stands on the sheet, in reading order.
    pub(super) fn questions(self, questionnaire: &Questionnaire) -> Box<dyn Iterator<Item = &Question> + '_> {
        match self {
            Self::Head => Box::new(questionnaire.head.iter()),
            Self::Questions => Box::new(questionnaire.questions()),
        }
    }
}

/// The entries of a drop-down, in a column of the hidden sheet.
pub(super) struct List {
    /// Key of the question; empty for the lists that many share.
    key: String,
    pub(super) column: u16,
    pub(super) entries: Vec<String>,
}

/// Every list: "yes" alone, yes and no, and the options of each question with one choice.
pub(super) fn lists(content: &WorkbookContent<'_>) -> Vec<List> {
    let labels = content.labels;
    // The first columns are taken by what the workbook was written from.
    let mut lists = vec![
        List { key: String::new(), column: 4, entries: vec![labels.yes.clone()] },
        List { key: String::new(), column: 5, entries: vec![labels.yes.clone(), labels.no.clone()] },
    ];
    for question in content.questionnaire.all_fields() {
        if let QuestionKind::SingleChoice(options) = &question.kind {
            let entries = options.iter().map(|option| option_label(question, &option.key, content)).collect();
            let column = u16::try_from(lists.len()).unwrap_or(u16::MAX / 2) + 4;
            lists.push(List { key: question.key.clone(), column, entries });
        }
    }
    lists
}

fn option_label(question: &Question, key: &str, content: &WorkbookContent<'_>) -> String {
    question.words(content.language).options.get(key).cloned().unwrap_or_else(|| key.to_owned())
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, writing: &Writing<'_>, which: FieldSheet) -> Result<(), WriteError> {
    let (content, style) = (writing.content, writing.style);
    sheet.set_name(match which {
        FieldSheet::Head => &writing.names.head,
        FieldSheet::Questions => &writing.names.questions,
    })?;
    sheet.set_tab_color(Style::OPEN_TAB);
    for (place, column) in (0..).zip(which.columns()) {
        sheet.write_string(0, place, column.mark())?;
        sheet.set_column_width(place, width(*column, which))?;
        let title = if *column == Column::Key { marks::HEADER } else { header(*column, which, content) };
        sheet.write_string_with_format(1, place, title, &style.header)?;
    }
    sheet.set_row_hidden(0)?.set_column_hidden(0)?;
    sheet.set_row_height(1, 32)?;

    // Conditions look back only: a row needs to know of the fields above it, and of none below.
    let mut above = std::collections::BTreeMap::new();
    if which == FieldSheet::Questions {
        above.extend(content.questionnaire.head.iter().map(|field| (field.key.as_str(), field)));
    }
    let lists = lists(content);
    let mut last = FIRST_ROW;
    for (question, row) in which.questions(content.questionnaire).zip(FIRST_ROW..) {
        for (place, column) in (0..).zip(which.columns()) {
            let text = locked_text(*column, question, writing);
            match column {
                Column::Key => {
                    sheet.write_string(row, place, &question.key)?;
                }
                Column::Number => {
                    sheet.write_number_with_format(row, place, question.number, &style.locked_bold)?;
                }
                Column::Answer => write_answer(sheet, row, place, question, writing)?,
                Column::NotApplicable => {
                    let marked = writing.answer(question).is_some_and(|answer| answer.not_applicable);
                    let text = if marked { content.labels.yes.as_str() } else { "" };
                    sheet.write_string_with_format(row, place, text, &style.open)?;
                }
                Column::Explanation => {
                    let text = writing.answer(question).map_or("", |answer| answer.explanation.as_str());
                    sheet.write_string_with_format(row, place, text, style.open_for(text))?;
                }
                Column::Status => {
                    let shown = writing.shown.contains(question.key.as_str());
                    let now = status::now(question, writing.answer(question), shown, content.labels);
                    match status::formula(question, writing.places, &above, content.labels, content.language) {
                        Some(formula) => {
                            let formula = Formula::new(formula).set_result(now);
                            sheet.write_formula_with_format(row, place, formula, &style.locked)?
                        }
                        None => sheet.write_string_with_format(row, place, now, &style.locked)?,
                    };
                }
                Column::Question => {
                    sheet.write_string_with_format(row, place, text, &style.locked_bold)?;
                }
                Column::Files => {
                    sheet.write_string_with_format(row, place, &text, style.open_for(&text))?;
                }
                Column::Section | Column::Help | Column::Evidence => {
                    sheet.write_string_with_format(row, place, &text, style.locked_for(&text))?;
                }
            }
        }
        add_validation(sheet, row, question, which, writing, &lists)?;
        above.insert(&question.key, question);
        last = row;
    }
    mark_not_asked(sheet, which, last, writing)?;
    // On the questions' sheet, what tells one row from another stays in sight.
    sheet.set_freeze_panes(FIRST_ROW, which.column(Column::Help).unwrap_or(0))?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(1, 1)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

fn width(column: Column, which: FieldSheet) -> f64 {
    match (column, which) {
        (Column::Key, _) => 4.0,
        (Column::Section, _) => 16.0,
        (Column::Number, _) => 6.0,
        (Column::Question, FieldSheet::Head) => 30.0,
        (Column::Question, FieldSheet::Questions) => 44.0,
        (Column::Help | Column::Explanation, _) => 40.0,
        (Column::Evidence | Column::Files, _) => 26.0,
        (Column::Answer, _) => 60.0,
        (Column::NotApplicable, _) => 11.0,
        (Column::Status, _) => 18.0,
    }
}

fn header<'a>(column: Column, which: FieldSheet, content: &WorkbookContent<'a>) -> &'a str {
    let labels = content.labels;
    match (column, which) {
        (Column::Key, _) => "",
        (Column::Section, _) => &labels.column_section,
        (Column::Number, _) => &labels.column_number,
        (Column::Question, FieldSheet::Head) => &labels.column_field,
        (Column::Question, FieldSheet::Questions) => &labels.column_question,
        (Column::Help, _) => &labels.column_help,
        (Column::Evidence, _) => &labels.column_evidence,
        (Column::Answer, _) => &labels.column_answer,
        (Column::NotApplicable, _) => &labels.column_not_applicable,
        (Column::Explanation, _) => &labels.column_explanation,
        (Column::Files, _) => &labels.column_files,
        (Column::Status, _) => &labels.column_status,
    }
}

/// The text of a cell that nobody fills in.
fn locked_text(column: Column, question: &Question, writing: &Writing<'_>) -> String {
    let content = writing.content;
    let words = question.words(content.language);
    match column {
        Column::Section => content
            .questionnaire
            .section_of(&question.key)
            .map_or(String::new(), |section| section.words(content.language).title.clone()),
        Column::Question => words.text.clone(),
        Column::Help if words.explanation.is_empty() => words.help.clone(),
        // What the explanation is to say is told here: one column serves all questions.
        Column::Help => [&words.help, &words.explanation]
            .into_iter()
            .filter(|text| !text.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
        Column::Evidence => words.evidence.join("\n"),
        Column::Files => content.files.get(&question.key).map_or(String::new(), |files| files.join("\n")),
        Column::Key
        | Column::Number
        | Column::Answer
        | Column::NotApplicable
        | Column::Explanation
        | Column::Status => String::new(),
    }
}

fn write_answer(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    question: &Question,
    writing: &Writing<'_>,
) -> Result<(), WriteError> {
    let (content, style) = (writing.content, writing.style);
    if let Some(table) = writing.names.tables.get(&question.key) {
        let text = format!("{}: {table}", content.labels.see_sheet);
        sheet.write_string_with_format(row, column, text, &style.locked)?;
        return Ok(());
    }
    let blank = AnswerValue::None;
    let value = writing.answer(question).map_or(&blank, |answer: &Answer| &answer.value);
    let text = match value {
        AnswerValue::None | AnswerValue::Table(_) => String::new(),
        AnswerValue::Text(text) | AnswerValue::Number(text) => text.clone(),
        AnswerValue::YesNo(true) => content.labels.yes.clone(),
        AnswerValue::YesNo(false) => content.labels.no.clone(),
        AnswerValue::Choice(key) => option_label(question, key, content),
        AnswerValue::Choices(keys) => {
            keys.iter().map(|key| option_label(question, key, content)).collect::<Vec<_>>().join("\n")
        }
        AnswerValue::Date(day) => match excel_day(*day) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &style.date)?;
                return Ok(());
            }
            None => day.to_string(),
        },
    };
    let format = if question.kind == QuestionKind::Date { &style.date } else { style.open_for(&text) };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// A day that Excel's calendar has without its mistake about the year 1900.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| (1901..=9999).contains(year))?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

fn add_validation(
    sheet: &mut Worksheet,
    row: u32,
    question: &Question,
    which: FieldSheet,
    writing: &Writing<'_>,
    lists: &[List],
) -> Result<(), WriteError> {
    let (content, labels) = (writing.content, writing.content.labels);
    let from_list = |list: &List| -> Result<DataValidation, WriteError> {
        Ok(DataValidation::new()
            .allow_list_formula(list_range(writing.names, list))
            .set_error_title(cut(&labels.pick_title, 32))?
            .set_error_message(cut(&labels.pick_message, MAX_MESSAGE))?)
    };
    let (Some(answer), Some(not_applicable)) = (which.column(Column::Answer), which.column(Column::NotApplicable))
    else {
        return Ok(());
    };
    let shared = |place: usize| lists.get(place);
    if let Some(list) = shared(0) {
        sheet.add_data_validation(row, not_applicable, row, not_applicable, &from_list(list)?)?;
    }
    let list = match &question.kind {
        QuestionKind::YesNo => shared(1),
        QuestionKind::SingleChoice(_) => lists.iter().find(|list| list.key == question.key),
        QuestionKind::MultipleChoice(options) => {
            let labels_of: Vec<String> =
                options.iter().map(|option| option_label(question, &option.key, content)).collect();
            let message = cut(&format!("{}\n{}", labels.several, labels_of.join("\n")), MAX_MESSAGE);
            let hint = DataValidation::new().allow_any_value().set_input_message(message)?;
            sheet.add_data_validation(row, answer, row, answer, &hint)?;
            None
        }
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date | QuestionKind::Table(_) => None,
    };
    if let Some(list) = list {
        sheet.add_data_validation(row, answer, row, answer, &from_list(list)?)?;
    }
    Ok(())
}

/// Rows of questions that are not asked, given the answers, in faint letters.
fn mark_not_asked(
    sheet: &mut Worksheet,
    which: FieldSheet,
    last: u32,
    writing: &Writing<'_>,
) -> Result<(), WriteError> {
    let labels = writing.content.labels;
    let Some(status) = which.column(Column::Status) else { return Ok(()) };
    let letters = column_letters(u32::from(status));
    let rule = format!("=${letters}{}=\"{}\"", FIRST_ROW + 1, labels.status_not_asked.replace('"', "\"\""));
    let format = ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(&writing.style.not_asked);
    sheet.add_conditional_format(FIRST_ROW, 0, last, status, &format)?;
    Ok(())
}

/// At most so many characters, as Excel counts them.
fn cut(text: &str, room: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if out.encode_utf16().count() + c.len_utf16() > room {
            break;
        }
        out.push(c);
    }
    out
}
