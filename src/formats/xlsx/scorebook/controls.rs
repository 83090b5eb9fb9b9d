//! What the submissions come to for each framework and control, by reference to the arithmetic.

use rust_xlsxwriter::{Formula, Worksheet};

use super::super::ours::write::WriteError;
use super::sheets::colours;
use super::{Column, ControlRef, Look, Score, ScoreBook, Scores, arithmetic};

/// Columns before those of the submissions, from 0.
const FRAMEWORK: u16 = 0;
const CONTROL: u16 = 1;
const NAME: u16 = 2;
const QUESTIONS: u16 = 3;
const FIRST: u16 = 4;

/// How many columns a submission has: score, coverage, documented share.
const EACH: usize = 3;

/// A framework as a whole, or one of its controls, with the questions that map to it.
pub(super) struct ControlSet {
    framework: String,
    framework_title: String,
    /// The control's id; `None` for the framework as a whole.
    control: Option<String>,
    /// Its label, as in "GDPR art. 32"; empty for the framework.
    label: String,
    name: String,
    /// The numbers of the questions.
    pub(super) numbers: Vec<u32>,
}

impl ControlSet {
    /// What it is called among the sums.
    pub(super) fn title(&self) -> String {
        match &self.control {
            Some(_) => format!("{} {}", self.label, self.name),
            None => self.framework_title.clone(),
        }
    }

    /// What the ratings of a submission come to for it.
    pub(super) fn score(&self, scores: &Scores) -> Score {
        let found = match &self.control {
            Some(control) => {
                let reference = ControlRef { framework: self.framework.clone(), control: control.clone() };
                scores.controls.get(&reference)
            }
            None => scores.frameworks.get(&self.framework),
        };
        found.cloned().unwrap_or_default()
    }
}

/// Every framework with its controls, of those that questions map to, in reading order.
pub(super) fn sets(book: &ScoreBook<'_>) -> Vec<ControlSet> {
    let mut sets = Vec::new();
    for framework in book.frameworks {
        let numbers = |control: Option<&str>| -> Vec<u32> {
            let maps = |known: &ControlRef| {
                known.framework == framework.key && control.is_none_or(|control| known.control == control)
            };
            let questions = book.questionnaire.questions();
            questions.filter(|question| question.controls.iter().any(maps)).map(|question| question.number).collect()
        };
        let framework_title = framework.words_in(book.language).map_or("", |words| words.title.as_str());
        let set = |control: Option<&str>| ControlSet {
            framework: framework.key.clone(),
            framework_title: framework_title.to_owned(),
            control: control.map(str::to_owned),
            label: control.map_or_else(String::new, |control| framework.control_label(control, book.language)),
            name: control.map_or("", |control| framework.control_name(control, book.language)).to_owned(),
            numbers: numbers(control),
        };
        let all = std::iter::once(None).chain(framework.controls().map(Some)).map(set);
        sets.extend(all.filter(|set| !set.numbers.is_empty()));
    }
    sets
}

fn place(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    book: &ScoreBook<'_>,
    columns: &[Column<'_>],
    sets: &[ControlSet],
    look: &Look,
    name: &str,
) -> Result<(), WriteError> {
    let labels = book.labels;
    sheet.set_name(name)?;
    let mut heads: Vec<(String, f64)> = vec![
        (labels.framework.clone(), 30.0),
        (labels.control.clone(), 16.0),
        (labels.control_name.clone(), 50.0),
        (labels.questions.clone(), 18.0),
    ];
    for column in columns {
        for label in [&labels.score, &labels.coverage, &labels.documented] {
            let head = match columns {
                [_] => label.clone(),
                _ => format!("{label}\n{}", column.judged.supplier),
            };
            heads.push((head, 14.0));
        }
    }
    for (at, (text, width)) in (0..).zip(&heads) {
        sheet.write_string_with_format(0, at, text, &look.head)?;
        sheet.set_column_width(at, *width)?;
    }
    for (row, (number, set)) in (1..).zip(sets.iter().enumerate()) {
        let numbers = set.numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let control = if set.control.is_some() { &set.label } else { &labels.whole };
        for (at, text) in
            [(FRAMEWORK, &set.framework_title), (CONTROL, control), (NAME, &set.name), (QUESTIONS, &numbers)]
        {
            sheet.write_string_with_format(row, at, text, look.text_for(text))?;
        }
        let sum = arithmetic::first_control(book) + number;
        for (at, column) in columns.iter().enumerate() {
            let score = set.score(&column.scores);
            let at = FIRST + place(EACH * at);
            let cells = [
                (arithmetic::score_cell(book, column, sum), arithmetic::level_text(score.result()), &look.score),
                (arithmetic::coverage_cell(book, column, sum), arithmetic::share_text(score.coverage()), &look.percent),
                (
                    arithmetic::documented_cell(book, column, sum),
                    arithmetic::share_text(score.documented_share()),
                    &look.percent,
                ),
            ];
            for (at, (formula, result, format)) in (at..).zip(cells) {
                let formula = Formula::new(format!("={formula}")).set_result(result);
                sheet.write_formula_with_format(row, at, formula, format)?;
            }
        }
    }
    let last = u32::try_from(sets.len()).unwrap_or(u32::MAX);
    for (at, _) in columns.iter().enumerate() {
        let at = FIRST + place(EACH * at);
        sheet.add_conditional_format(1, at, last, at, &colours())?;
    }
    sheet.autofilter(0, 0, last, place(heads.len() - 1))?;
    sheet.set_freeze_panes(1, NAME + 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}
