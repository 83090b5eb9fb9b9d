//! Judged submissions as a workbook: what they come to, every rating with its answer, and the arithmetic as live formulas.
//!
//! This is the customer's own: weights, musts and ratings stand in it, so it never goes to a supplier.

mod arithmetic;
mod controls;
mod labels;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook};

pub use labels::ScoreLabels;

use super::ours::write::{WriteError, free_name};
use crate::domain::answer::Answer;
use crate::domain::framework::Framework;
use crate::domain::language::Language;
use crate::domain::questionnaire::{ControlRef, Question, Questionnaire};
use crate::domain::rating::{Rating, Verdict};
use crate::domain::score::{Score, Scores, scores};

/// A submission with the customer's judgement of it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The supplier's name as the customer registered it.
    pub supplier: String,
    /// The product's name.
    pub product: String,
    /// The answers by key of question or head field.
    pub answers: BTreeMap<String, Answer>,
    /// Why an answer is missing, in the supplier's words, by question key.
    pub gaps: BTreeMap<String, String>,
    /// The documents that each answer cites, with the place in them, by question key.
    pub documents: BTreeMap<String, Vec<String>>,
    /// The ratings by question key.
    pub ratings: BTreeMap<String, Rating>,
    /// The keys of the questions that are asked, given the answers.
    pub asked: BTreeSet<String>,
}

/// What goes into the workbook.
#[derive(Debug, Clone, Copy)]
pub struct ScoreBook<'a> {
    /// The version that all of them answer.
    pub questionnaire: &'a Questionnaire,
    /// The frameworks that its controls come from, in its own order.
    pub frameworks: &'a [Arc<Framework>],
    /// The language to write it in.
    pub language: Language,
    /// The words that are not the questionnaire's own, in that language.
    pub labels: &'a ScoreLabels,
    /// One or more submissions.
    pub submissions: &'a [Judged],
}

/// Writes the workbook.
///
/// # Errors
/// When the writer refuses.
pub fn write(book: &ScoreBook<'_>) -> Result<Vec<u8>, WriteError> {
    let mut taken = BTreeSet::new();
    let overview = free_name(&book.labels.sheet_overview, &mut taken);
    let questions = free_name(&book.labels.sheet_questions, &mut taken);
    let control_sheet = free_name(&book.labels.sheet_controls, &mut taken);
    let columns: Vec<Column<'_>> = book
        .submissions
        .iter()
        .map(|judged| {
            let sheet = free_name(&format!("{} {}", book.labels.sheet_arithmetic, judged.supplier), &mut taken);
            let asked = judged.asked.iter().map(String::as_str).collect();
            Column { judged, sheet, scores: scores(book.questionnaire, &judged.ratings, &asked) }
        })
        .collect();
    let look = Look::new();
    let mut workbook = Workbook::new();
    sheets::overview(workbook.add_worksheet(), book, &columns, &look, &overview)?;
    sheets::questions(workbook.add_worksheet(), book, &columns, &look, &questions)?;
    let sets = controls::sets(book);
    if !sets.is_empty() {
        controls::write(workbook.add_worksheet(), book, &columns, &sets, &look, &control_sheet)?;
    }
    for column in &columns {
        arithmetic::write(workbook.add_worksheet(), book, column, &sets, &look)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// One submission, with the name of its sheet of arithmetic and what it comes to.
struct Column<'a> {
    judged: &'a Judged,
    sheet: String,
    scores: Scores,
}

impl Column<'_> {
    fn verdict(&self, question: &Question) -> Option<Verdict> {
        self.judged.ratings.get(&question.key).map(|rating| rating.verdict)
    }

    fn is_asked(&self, question: &Question) -> bool {
        self.judged.asked.contains(&question.key)
    }
}

/// The formats of the sheets.
struct Look {
    title: Format,
    head: Format,
    text: Format,
    /// For a text that a spreadsheet could take for a formula.
    quoted: Format,
    number: Format,
    score: Format,
    percent: Format,
    sum: Format,
}

impl Look {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x001E_3A4C)),
            quoted: text.clone().set_quote_prefix(),
            number: Format::new().set_align(FormatAlign::Top),
            score: Format::new().set_num_format("0.0").set_align(FormatAlign::Top),
            percent: Format::new().set_num_format("0.00%").set_align(FormatAlign::Top),
            sum: Format::new().set_bold().set_border_top(FormatBorder::Thin),
            text,
        }
    }

    fn text_for(&self, text: &str) -> &Format {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { &self.quoted } else { &self.text }
    }
}

/// The part of a text that a cell can hold, with a sign where something is left out.
fn cell_text(text: &str) -> String {
    const ROOM: usize = 32_000;
    if text.len() <= ROOM {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut room = ROOM;
    for c in text.chars() {
        if room < c.len_utf16() {
            out.push('…');
            break;
        }
        room -= c.len_utf16();
        out.push(c);
    }
    out
}
