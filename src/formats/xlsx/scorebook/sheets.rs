//! What the submissions come to, with a radar chart, and every question with its ratings and answers.

use rust_xlsxwriter::{Chart, ChartType, ConditionalFormat3ColorScale, ConditionalFormatType, Formula, Worksheet};

use super::super::ours::write::WriteError;
use super::{Column, Look, ScoreBook, arithmetic, cell_text};
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::questionnaire::Question;
use crate::domain::rating::Verdict;

/// A radar needs as many axes to have an area.
const LEAST_AXES: usize = 3;
/// The row of the heads, from 0.
const HEADS: u32 = 2;

fn place(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Red at 0, yellow in the middle, green at 4: pale, so that the number can be read on it.
pub(super) fn colours() -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(ConditionalFormatType::Number, 2)
        .set_maximum(ConditionalFormatType::Number, 4)
        .set_minimum_color("F4B6B0")
        .set_midpoint_color("FBE9A9")
        .set_maximum_color("B7DFC0")
}

/// The first sheet: whole, sections and coverage of each, by reference to the arithmetic.
pub(super) fn overview(
    sheet: &mut Worksheet,
    book: &ScoreBook<'_>,
    columns: &[Column<'_>],
    look: &Look,
    name: &str,
) -> Result<(), WriteError> {
    let labels = book.labels;
    sheet.set_name(name)?;
    let words = book.questionnaire.words(book.language);
    let title = format!("{} ({})", words.title, book.questionnaire.reference());
    sheet.write_string_with_format(0, 0, title, &look.title)?;
    sheet.write_string_with_format(HEADS, 0, &labels.section, &look.head)?;
    sheet.set_column_width(0, 40)?;
    let titles = std::iter::once(&labels.whole)
        .chain(book.questionnaire.sections.iter().map(|section| &section.words(book.language).title));
    let titles: Vec<&String> = titles.collect();
    for (number, text) in (1..).zip(&titles) {
        sheet.write_string_with_format(HEADS + number, 0, *text, look.text_for(text))?;
    }
    let last = HEADS + u32::try_from(titles.len()).unwrap_or(0);
    sheet.write_string_with_format(last + 1, 0, &labels.coverage, &look.text)?;
    for (at, column) in (1..).zip(columns) {
        let head = format!("{}\n{}", column.judged.supplier, column.judged.product);
        sheet.write_string_with_format(HEADS, at, head, &look.head)?;
        sheet.set_column_width(at, 22)?;
        let sums = std::iter::once(&column.scores.whole).chain(column.scores.sections.iter().map(|sum| &sum.score));
        for (number, sum) in sums.enumerate() {
            let result = arithmetic::level_text(sum.result());
            let formula = Formula::new(format!("={}", arithmetic::score_cell(book, column, number))).set_result(result);
            let row = HEADS + 1 + u32::try_from(number).unwrap_or(0);
            sheet.write_formula_with_format(row, at, formula, &look.score)?;
        }
        let result = arithmetic::share_text(column.scores.whole.coverage());
        let formula = Formula::new(format!("={}", arithmetic::coverage_cell(book, column, 0))).set_result(result);
        sheet.write_formula_with_format(last + 1, at, formula, &look.percent)?;
    }
    let end = place(columns.len());
    sheet.add_conditional_format(HEADS + 1, 1, last, end, &colours())?;
    sheet.autofilter(HEADS, 0, last, end)?;
    sheet.set_freeze_panes(HEADS + 1, 1)?;
    if LEAST_AXES <= book.questionnaire.sections.len() {
        let mut chart = Chart::new(ChartType::RadarWithMarkers);
        for (at, _) in (1..).zip(columns) {
            chart.add_series().set_name((name, HEADS, at)).set_categories((name, HEADS + 2, 0, last, 0)).set_values((
                name,
                HEADS + 2,
                at,
                last,
                at,
            ));
        }
        chart.y_axis().set_min(0).set_max(4).set_major_unit(1);
        chart.set_width(640).set_height(420);
        chart.title().set_name(&labels.title);
        sheet.insert_chart(last + 4, 0, &chart)?;
    }
    Ok(())
}

/// The second sheet: one question a row, first the ratings side by side, then what each answered and why it was rated so.
pub(super) fn questions(
    sheet: &mut Worksheet,
    book: &ScoreBook<'_>,
    columns: &[Column<'_>],
    look: &Look,
    name: &str,
) -> Result<(), WriteError> {
    let labels = book.labels;
    sheet.set_name(name)?;
    let mut heads: Vec<(String, f64)> =
        vec![(labels.section.clone(), 20.0), (labels.number.clone(), 6.0), (labels.question.clone(), 46.0)];
    let of = |label: &str, column: &Column<'_>| {
        if columns.len() == 1 { label.to_owned() } else { format!("{label}\n{}", column.judged.supplier) }
    };
    heads.extend(columns.iter().map(|column| (of(&labels.rating, column), 14.0)));
    for column in columns {
        heads.push((of(&labels.answer, column), 60.0));
        heads.push((of(&labels.documents, column), 34.0));
        heads.push((of(&labels.reason, column), 40.0));
    }
    for (at, (text, width)) in (0..).zip(&heads) {
        sheet.write_string_with_format(0, at, text, &look.head)?;
        sheet.set_column_width(at, *width)?;
    }
    let mut row = 1;
    for section in &book.questionnaire.sections {
        for question in &section.questions {
            let title = &section.words(book.language).title;
            let text = &question.words(book.language).text;
            sheet.write_string_with_format(row, 0, title, look.text_for(title))?;
            sheet.write_number_with_format(row, 1, question.number, &look.number)?;
            sheet.write_string_with_format(row, 2, cell_text(text), look.text_for(text))?;
            for (number, column) in columns.iter().enumerate() {
                write_rating(sheet, row, place(3 + number), book, column, question, look)?;
                let reason = column.judged.ratings.get(&question.key).map_or("", |rating| rating.reason.as_str());
                let texts = [said(book, column, question), documents(column, question), reason.to_owned()];
                for (at, text) in (place(3 + columns.len() + 3 * number)..).zip(texts) {
                    sheet.write_string_with_format(row, at, cell_text(&text), look.text_for(&text))?;
                }
            }
            row += 1;
        }
    }
    let last = (row - 1).max(1);
    sheet.add_conditional_format(1, 3, last, place(2 + columns.len()), &colours())?;
    sheet.autofilter(0, 0, last, place(heads.len() - 1))?;
    sheet.set_freeze_panes(1, 3)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_rating(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    book: &ScoreBook<'_>,
    column: &Column<'_>,
    question: &Question,
    look: &Look,
) -> Result<(), WriteError> {
    let labels = book.labels;
    match column.verdict(question) {
        _ if !column.is_asked(question) => {
            sheet.write_string_with_format(row, at, &labels.not_asked, &look.text)?;
        }
        Some(Verdict::Level(level, _)) => {
            sheet.write_number_with_format(row, at, level.number(), &look.number)?;
        }
        Some(Verdict::NotApplicable) => {
            sheet.write_string_with_format(row, at, &labels.not_applicable, &look.text)?;
        }
        None => {}
    }
    Ok(())
}

/// What the supplier said: the answer, and why it is missing where that was said.
fn said(book: &ScoreBook<'_>, column: &Column<'_>, question: &Question) -> String {
    let answer = column.judged.answers.get(&question.key).map(|answer| in_words(book, question, answer));
    let gap = column.judged.gaps.get(&question.key).map(|gap| format!("{} {gap}", book.labels.gap));
    let parts = answer.into_iter().chain(gap).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

fn documents(column: &Column<'_>, question: &Question) -> String {
    column.judged.documents.get(&question.key).map_or_else(String::new, |documents| documents.join("\n"))
}

/// An answer in words, its explanation below it.
fn in_words(book: &ScoreBook<'_>, question: &Question, answer: &Answer) -> String {
    let labels = book.labels;
    let words = question.words(book.language);
    let option = |key: &str| words.options.get(key).cloned().unwrap_or_else(|| key.to_owned());
    let value = match &answer.value {
        AnswerValue::None => String::new(),
        AnswerValue::Text(text) | AnswerValue::Number(text) => text.clone(),
        AnswerValue::YesNo(true) => labels.yes.clone(),
        AnswerValue::YesNo(false) => labels.no.clone(),
        AnswerValue::Choice(key) => option(key),
        AnswerValue::Choices(keys) => keys.iter().map(|key| option(key)).collect::<Vec<_>>().join("\n"),
        AnswerValue::Date(day) => day.to_string(),
        AnswerValue::Table(rows) => {
            rows.iter().map(|row| row.values().cloned().collect::<Vec<_>>().join(", ")).collect::<Vec<_>>().join("\n")
        }
    };
    let not_applicable = answer.not_applicable.then_some(labels.not_applicable.as_str());
    let parts = not_applicable.into_iter().chain([value.as_str(), answer.explanation.as_str()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
