//! The sheet that works a score out by formula 1, question by question, section by section, and for each control.
//!
//! Every division is written so that whole numbers are divided once and rounded down, as `domain::score` does:
//! a spreadsheet's own rounding would meet fractions that binary numbers cannot hold.

use rust_xlsxwriter::{Formula, Worksheet};

use super::super::grid::column_letters;
use super::super::ours::write::WriteError;
use super::controls::ControlSet;
use super::{Column, Look, ScoreBook};
use crate::domain::questionnaire::Question;
use crate::domain::rating::{Confidence, Verdict};
use crate::domain::score::{BasisPoints, CAP, Score};

/// The row of the first question, from 0: below the rule and the heads.
const FIRST: u32 = 3;

/// Stands where nothing is rated: an empty text as a formula's result would be kept as 0.
pub(super) const NOTHING: &str = "–";

/// Columns of the questions, from 0.
const SECTION: u16 = 0;
const NUMBER: u16 = 1;
const QUESTION: u16 = 2;
const WEIGHT: u16 = 3;
const MUST: u16 = 4;
const ASKED: u16 = 5;
const RATING: u16 = 6;
const CONFIDENCE: u16 = 7;
const WEIGHT_OWED: u16 = 8;
const WEIGHT_RATED: u16 = 9;
const POINTS: u16 = 10;
const WEIGHT_DOCUMENTED: u16 = 11;
const UNMET: u16 = 12;

/// Columns of the sums, from 0, beside those that are summed.
const UNCAPPED: u16 = 13;
const EXACT: u16 = 14;
const SCORE: u16 = 15;
const COVERAGE: u16 = 16;
const DOCUMENTED: u16 = 17;

/// Which questions a sum is over.
enum Over<'a> {
    All,
    /// Those that bear the section's title.
    Section,
    /// Those with these numbers.
    Numbers(&'a [u32]),
}

/// The row of a sum, from 0: the whole is 0, the sections follow, then frameworks and their controls.
fn sum_row(book: &ScoreBook<'_>, place: usize) -> u32 {
    let questions = u32::try_from(book.questionnaire.questions().count()).unwrap_or(0);
    FIRST + questions + 2 + u32::try_from(place).unwrap_or(0)
}

/// Where the score of the whole (0), a section (1 and on) or, after them, a framework or control stands on the scale of the levels, for a formula on another sheet.
pub(super) fn score_cell(book: &ScoreBook<'_>, column: &Column<'_>, place: usize) -> String {
    on_sheet(column, SCORE, sum_row(book, place))
}

/// Where its coverage stands.
pub(super) fn coverage_cell(book: &ScoreBook<'_>, column: &Column<'_>, place: usize) -> String {
    on_sheet(column, COVERAGE, sum_row(book, place))
}

/// Where its documented share stands.
pub(super) fn documented_cell(book: &ScoreBook<'_>, column: &Column<'_>, place: usize) -> String {
    on_sheet(column, DOCUMENTED, sum_row(book, place))
}

/// The place of the first framework among the sums.
pub(super) fn first_control(book: &ScoreBook<'_>) -> usize {
    1 + book.questionnaire.sections.len()
}

/// A share as a spreadsheet has it.
pub(super) fn share_text(share: Option<BasisPoints>) -> String {
    share.map_or_else(|| NOTHING.to_owned(), |share| format!("{}", f64::from(share.number()) / 10_000.0))
}

/// A score on the scale of the levels.
pub(super) fn level_text(score: Option<BasisPoints>) -> String {
    score.map_or_else(|| NOTHING.to_owned(), |score| format!("{}", f64::from(score.tenths_of_level()) / 10.0))
}

fn on_sheet(column: &Column<'_>, at: u16, row: u32) -> String {
    format!("'{}'!{}", column.sheet.replace('\'', "''"), absolute(at, row))
}

fn absolute(column: u16, row: u32) -> String {
    format!("${}${}", column_letters(u32::from(column)), row + 1)
}

fn cell(column: u16, row: u32) -> String {
    format!("{}{}", column_letters(u32::from(column)), row + 1)
}

fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    book: &ScoreBook<'_>,
    column: &Column<'_>,
    sets: &[ControlSet],
    look: &Look,
) -> Result<(), WriteError> {
    let labels = book.labels;
    sheet.set_name(&column.sheet)?;
    sheet.write_string_with_format(0, 0, format!("{} – {}", labels.title, column.judged.supplier), &look.title)?;
    sheet.write_string(1, 0, &labels.rule)?;
    let heads = [
        (SECTION, &labels.section, 22.0),
        (NUMBER, &labels.number, 6.0),
        (QUESTION, &labels.question, 44.0),
        (WEIGHT, &labels.weight, 8.0),
        (MUST, &labels.must, 8.0),
        (ASKED, &labels.asked, 8.0),
        (RATING, &labels.rating, 12.0),
        (CONFIDENCE, &labels.confidence, 14.0),
        (WEIGHT_OWED, &labels.weight_owed, 12.0),
        (WEIGHT_RATED, &labels.weight_rated, 12.0),
        (POINTS, &labels.points, 12.0),
        (WEIGHT_DOCUMENTED, &labels.weight_documented, 14.0),
        (UNMET, &labels.unmet, 12.0),
    ];
    for (at, text, width) in heads {
        sheet.write_string_with_format(FIRST - 1, at, text, &look.head)?;
        sheet.set_column_width(at, width)?;
    }
    let mut row = FIRST;
    for section in &book.questionnaire.sections {
        for question in &section.questions {
            let title = &section.words(book.language).title;
            sheet.write_string_with_format(row, SECTION, title, look.text_for(title))?;
            write_question(sheet, row, book, column, question, look)?;
            row += 1;
        }
    }
    sheet.autofilter(FIRST - 1, 0, row.saturating_sub(1).max(FIRST), UNMET)?;
    sheet.set_freeze_panes(FIRST, QUESTION + 1)?;

    let sums = [
        (UNCAPPED, &labels.uncapped),
        (EXACT, &labels.exact),
        (SCORE, &labels.score),
        (COVERAGE, &labels.coverage),
        (DOCUMENTED, &labels.documented),
    ];
    for (at, text) in sums {
        sheet.write_string_with_format(row + 1, at, text, &look.head)?;
        sheet.set_column_width(at, 14)?;
    }
    for (at, text, _) in heads.iter().filter(|(at, ..)| (WEIGHT_OWED..=UNMET).contains(at)) {
        sheet.write_string_with_format(row + 1, *at, *text, &look.head)?;
    }
    write_sum(sheet, sum_row(book, 0), row, &labels.whole, &Over::All, &column.scores.whole, look)?;
    for (place, (section, sum)) in (1..).zip(book.questionnaire.sections.iter().zip(&column.scores.sections)) {
        let title = &section.words(book.language).title;
        write_sum(sheet, sum_row(book, place), row, title, &Over::Section, &sum.score, look)?;
    }
    for (place, set) in (first_control(book)..).zip(sets) {
        let over = Over::Numbers(&set.numbers);
        write_sum(sheet, sum_row(book, place), row, &set.title(), &over, &set.score(&column.scores), look)?;
    }
    Ok(())
}

fn write_question(
    sheet: &mut Worksheet,
    row: u32,
    book: &ScoreBook<'_>,
    column: &Column<'_>,
    question: &Question,
    look: &Look,
) -> Result<(), WriteError> {
    let labels = book.labels;
    let text = &question.words(book.language).subject;
    sheet.write_number(row, NUMBER, question.number)?;
    sheet.write_string_with_format(row, QUESTION, text, look.text_for(text))?;
    sheet.write_number(row, WEIGHT, question.weight)?;
    sheet.write_number(row, MUST, u32::from(question.must))?;
    let is_asked = column.is_asked(question);
    sheet.write_number(row, ASKED, u32::from(is_asked))?;
    let (mut owed, mut rated, mut points, mut documented, mut unmet) = (0, 0, 0, 0, 0);
    match column.verdict(question) {
        Some(Verdict::Level(level, confidence)) => {
            sheet.write_number(row, RATING, level.number())?;
            sheet.write_string(row, CONFIDENCE, confidence_word(book, confidence))?;
            if is_asked {
                owed = question.weight;
                rated = question.weight;
                points = question.weight * u32::from(level.number());
                documented = if Confidence::Documented <= confidence { question.weight } else { 0 };
                unmet = u32::from(question.must && level.number() < 2);
            }
        }
        Some(Verdict::NotApplicable) => {
            sheet.write_string(row, RATING, &labels.not_applicable)?;
        }
        None if is_asked => owed = question.weight,
        None => {}
    }
    let (weight, must, asked, rating) = (cell(WEIGHT, row), cell(MUST, row), cell(ASKED, row), cell(RATING, row));
    let not_applicable = literal(&labels.not_applicable);
    let shows = [literal(&labels.documented_word), literal(&labels.verified)]
        .map(|word| format!("{}={word}", cell(CONFIDENCE, row)))
        .join(",");
    let rated_cell = cell(WEIGHT_RATED, row);
    let formulas = [
        (WEIGHT_OWED, format!("IF(AND({asked}=1,{rating}<>{not_applicable}),{weight},0)"), owed),
        (WEIGHT_RATED, format!("IF(AND({asked}=1,ISNUMBER({rating})),{weight},0)"), rated),
        (POINTS, format!("IF({rated_cell}>0,{weight}*{rating},0)"), points),
        (WEIGHT_DOCUMENTED, format!("IF(AND({rated_cell}>0,OR({shows})),{weight},0)"), documented),
        (UNMET, format!("IF(AND({rated_cell}>0,{must}=1),IF({rating}<2,1,0),0)"), unmet),
    ];
    for (at, formula, result) in formulas {
        let formula = Formula::new(format!("={formula}")).set_result(result.to_string());
        sheet.write_formula(row, at, formula)?;
    }
    Ok(())
}

fn confidence_word<'a>(book: &ScoreBook<'a>, confidence: Confidence) -> &'a str {
    match confidence {
        Confidence::Claimed => &book.labels.claimed,
        Confidence::Documented => &book.labels.documented_word,
        Confidence::Verified => &book.labels.verified,
    }
}

/// `after` is the row after the last question.
fn write_sum(
    sheet: &mut Worksheet,
    row: u32,
    after: u32,
    title: &str,
    over: &Over<'_>,
    score: &Score,
    look: &Look,
) -> Result<(), WriteError> {
    sheet.write_string_with_format(row, SECTION, title, &look.sum)?;
    let range = |at: u16| format!("{}:{}", absolute(at, FIRST), absolute(at, after.max(FIRST + 1) - 1));
    let unmet = u32::try_from(score.unmet_musts.len()).unwrap_or(0);
    let sums = [
        (WEIGHT_OWED, score.weight_owed),
        (WEIGHT_RATED, score.weight_rated),
        (POINTS, score.points),
        (WEIGHT_DOCUMENTED, score.weight_documented),
        (UNMET, unmet),
    ];
    for (at, result) in sums {
        let formula = match over {
            // Follows the titles when the rows are sorted; `SUMIF` would take `?` and `*` in a title for wildcards.
            Over::Section => format!("=SUMPRODUCT(({}={})*{})", range(SECTION), cell(SECTION, row), range(at)),
            Over::Numbers(numbers) => {
                let numbers = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
                format!("=SUMPRODUCT(ISNUMBER(MATCH({},{{{numbers}}},0))*{})", range(NUMBER), range(at))
            }
            Over::All => format!("=SUM({})", range(at)),
        };
        let formula = Formula::new(formula).set_result(result.to_string());
        sheet.write_formula_with_format(row, at, formula, &look.sum)?;
    }
    let (owed, rated, points) = (cell(WEIGHT_OWED, row), cell(WEIGHT_RATED, row), cell(POINTS, row));
    let (documented, uncapped, exact) = (cell(WEIGHT_DOCUMENTED, row), cell(UNCAPPED, row), cell(EXACT, row));
    // ⌊(2·10 000·part + whole) / (2·whole)⌋ is the share rounded half up.
    let share = |part: &str, whole: &str| format!("IF({whole}=0,\"–\",INT((20000*{part}+{whole})/(2*{whole}))/10000)");
    let cap = CAP.number();
    let formulas = [
        (
            UNCAPPED,
            format!("IF({rated}=0,\"–\",INT((20000*{points}+4*{rated})/(8*{rated}))/10000)"),
            share_text(score.uncapped()),
            &look.percent,
        ),
        (
            EXACT,
            format!("IF({uncapped}=\"–\",\"–\",IF({}>0,MIN({uncapped},{cap}/10000),{uncapped}))", cell(UNMET, row)),
            share_text(score.result()),
            &look.percent,
        ),
        (
            SCORE,
            // The exact score is a whole number of ten-thousandths; `ROUND` only takes the binary fraction away again.
            format!("IF({exact}=\"–\",\"–\",INT((ROUND({exact}*10000,0)*40+5000)/10000)/10)"),
            level_text(score.result()),
            &look.score,
        ),
        (COVERAGE, share(&rated, &owed), share_text(score.coverage()), &look.percent),
        (DOCUMENTED, share(&documented, &rated), share_text(score.documented_share()), &look.percent),
    ];
    for (at, formula, result, format) in formulas {
        let formula = Formula::new(format!("={formula}")).set_result(result);
        sheet.write_formula_with_format(row, at, formula, format)?;
    }
    Ok(())
}
