//! A reading as people and programs see it on the command line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::reading::{CellNote, CellRole, Problem, ProblemKind, ReadAnswer, Reading};

/// A reading as JSON. The names of the four parts are what scripts rely on.
#[derive(Debug, Serialize)]
pub struct JsonReport<'a> {
    /// One for each question that something was found for; head fields are not among them.
    pub answers: Vec<JsonAnswer<'a>>,
    /// The text found for each head field, by key.
    pub head: BTreeMap<&'a str, &'a str>,
    /// Every cell that is not empty, with what became of it.
    pub cells: &'a [CellNote],
    /// What a person has to look at.
    pub problems: &'a [Problem],
}

/// One answer in JSON.
#[derive(Debug, Serialize)]
pub struct JsonAnswer<'a> {
    /// Key of the question.
    pub question: &'a str,
    /// Where it stands, as `Sheet!C12`.
    pub cell: &'a str,
    /// The text as found.
    pub value: &'a str,
}

impl<'a> JsonReport<'a> {
    /// The view of a reading.
    pub fn new(reading: &'a Reading) -> Self {
        let answer =
            |found: &'a ReadAnswer| JsonAnswer { question: &found.question, cell: &found.cell, value: &found.text };
        Self {
            answers: reading.answers.iter().map(answer).collect(),
            head: reading.head.iter().map(|found| (found.question.as_str(), found.text.as_str())).collect(),
            cells: &reading.cells,
            problems: &reading.problems,
        }
    }
}

/// How the cells that hold no answer are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherCells {
    /// How many there are.
    Counted,
    /// Each, with what became of it.
    Listed,
}

/// A reading as text: first what it comes to, then problems, head, answers, and what became of the other cells.
pub fn text(reading: &Reading, other_cells: OtherCells) -> String {
    let mut out = String::new();
    let others = || reading.cells.iter().filter(|note| !is_answer(note.role));
    line(&mut out, &format!("Answers: {}", reading.answers.len()));
    line(&mut out, &format!("Head: {}", reading.head.len()));
    line(&mut out, &format!("Problems: {}", reading.problems.len()));
    line(&mut out, &format!("Other cells: {}", others().count()));
    line(&mut out, "");
    if !reading.problems.is_empty() {
        line(&mut out, "Problems");
        for problem in &reading.problems {
            let place = if problem.cell.is_empty() { "the workbook" } else { &problem.cell };
            let question = if problem.question.is_empty() { String::new() } else { format!(" ({})", problem.question) };
            let what = problem_words(problem.kind);
            line(&mut out, &format!("  {place}{question}: {what}: {}", one_line(&problem.text)));
        }
        line(&mut out, "");
    }
    section(&mut out, "Head", &reading.head);
    section(&mut out, "Answers", &reading.answers);
    if other_cells == OtherCells::Listed {
        line(&mut out, "Other cells");
        for note in others() {
            line(&mut out, &format!("  {:<24} {}", note.cell, role_words(note.role)));
        }
    }
    out
}

fn section(out: &mut String, title: &str, answers: &[ReadAnswer]) {
    if answers.is_empty() {
        return;
    }
    line(out, title);
    for found in answers {
        let mark = if found.answer.is_some() { "" } else { "not understood: " };
        line(out, &format!("  {:<24} {:<28} {mark}{}", found.cell, found.question, one_line(&found.text)));
    }
    line(out, "");
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let written = writeln!(out, "{}", text.trim_end());
    debug_assert!(written.is_ok());
}

/// The text on one line, cut after 100 characters.
fn one_line(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= 100 { flat } else { format!("{}…", flat.chars().take(100).collect::<String>()) }
}

fn is_answer(role: CellRole) -> bool {
    matches!(role, CellRole::Answer | CellRole::HeadValue)
}

fn role_words(role: CellRole) -> &'static str {
    match role {
        CellRole::Title => "title",
        CellRole::Guide => "explanation of the workbook",
        CellRole::HeadLabel => "label of a head field",
        CellRole::HeadValue => "head field",
        CellRole::ColumnHeader => "column header",
        CellRole::Section => "section heading",
        CellRole::Number => "question number",
        CellRole::Question => "question text",
        CellRole::Help => "help",
        CellRole::EvidenceAsked => "documentation asked for",
        CellRole::Answer => "answer",
        CellRole::NotApplicable => "mark: not applicable",
        CellRole::Explanation => "explanation",
        CellRole::TableCell => "row of a table",
        CellRole::EvidenceFiles => "file names, for information only",
        CellRole::Status => "status, for information only",
        CellRole::Mark => "hidden mark",
        CellRole::Blank => "blank",
        CellRole::Unexplained => "NOT EXPLAINED",
    }
}

fn problem_words(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Unexplained => "nothing is known about this cell; it is not imported",
        ProblemKind::MoreUnexplained => "more cells that nothing is known about",
        ProblemKind::NotUnderstood => "this is none of the allowed answers",
        ProblemKind::UnknownQuestion => "the questionnaire has no such question; the row is not imported",
        ProblemKind::Duplicate => "answered before, with another text; the first is used",
        ProblemKind::OtherQuestionText => "the text is that of another question than the number says",
        ProblemKind::OtherVersion => "written for another version of the questionnaire",
        ProblemKind::CellError => "the cell shows an error",
        ProblemKind::FormulaWithoutValue => "the formula was never calculated; save the file in Excel or LibreOffice",
        ProblemKind::AlteredMarks => "the workbook's hidden marks are not as they were written",
        ProblemKind::OtherResponse => "written from another response",
        ProblemKind::LongText => "the text stands in a file of its own, which was not sent along",
    }
}
