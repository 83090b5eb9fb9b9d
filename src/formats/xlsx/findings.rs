//! Gathers what is found while a workbook is read, so that no cell can be forgotten: a cell without a role is a problem.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Cell, Content, Sheet};
use super::reading::{CellNote, CellRole, Layout, Origin, Problem, ProblemKind, ReadAnswer, Reading};
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::questionnaire::{Question, Questionnaire};

/// The most unexplained cells that are listed one by one as problems.
const MAX_UNEXPLAINED: usize = 200;

/// What has been found so far.
pub(super) struct Findings<'a> {
    fields: BTreeMap<&'a str, (usize, &'a Question)>,
    numbers: BTreeMap<u32, &'a Question>,
    found: BTreeMap<usize, ReadAnswer>,
    cells: Vec<CellNote>,
    problems: Vec<Problem>,
    unexplained: usize,
    /// As in [`Reading`].
    pub(super) unchanged: BTreeSet<String>,
    /// As in [`Reading`].
    pub(super) beside: BTreeMap<String, Answer>,
    /// As in [`Reading`].
    pub(super) files: BTreeMap<String, Vec<String>>,
    /// As in [`Reading`].
    pub(super) text_files: BTreeSet<String>,
}

/// The roles of one sheet's cells, in the order of the cells.
pub(super) struct Roles(Vec<CellRole>);

impl Roles {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let role = |cell: &Cell| if cell.text.trim().is_empty() { CellRole::Blank } else { CellRole::Unexplained };
        Self(sheet.cells.iter().map(role).collect())
    }

    pub(super) fn set(&mut self, index: usize, role: CellRole) {
        if let Some(place) = self.0.get_mut(index) {
            *place = role;
        }
    }
}

impl<'a> Findings<'a> {
    pub(super) fn new(questionnaire: &'a Questionnaire) -> Self {
        let fields = questionnaire.all_fields().enumerate().map(|(place, field)| (field.key.as_str(), (place, field)));
        Self {
            fields: fields.collect(),
            numbers: questionnaire.questions().map(|question| (question.number, question)).collect(),
            found: BTreeMap::new(),
            cells: Vec::new(),
            problems: Vec::new(),
            unexplained: 0,
            unchanged: BTreeSet::new(),
            beside: BTreeMap::new(),
            files: BTreeMap::new(),
            text_files: BTreeSet::new(),
        }
    }

    /// The question or head field with this key.
    pub(super) fn field(&self, key: &str) -> Option<&'a Question> {
        self.fields.get(key).map(|(_, field)| *field)
    }

    /// The question with this number.
    pub(super) fn numbered(&self, number: u32) -> Option<&'a Question> {
        self.numbers.get(&number).copied()
    }

    pub(super) fn problem(&mut self, kind: ProblemKind, cell: &str, question: &str, text: &str) {
        self.problems.push(Problem {
            kind,
            cell: cell.to_owned(),
            question: question.to_owned(),
            text: text.to_owned(),
        });
    }

    /// Says of a cell whose answer was not understood why that is.
    pub(super) fn not_understood(&mut self, sheet: &Sheet, cell: &Cell, question: &Question) {
        let kind = match cell.content {
            Content::Error => ProblemKind::CellError,
            Content::FormulaWithoutValue => ProblemKind::FormulaWithoutValue,
            Content::Text | Content::Number | Content::Boolean(_) => ProblemKind::NotUnderstood,
        };
        self.problem(kind, &sheet.address(cell), &question.key, &cell.text);
    }

    /// Keeps an answer. The first one to a question is used; rows of a table are added; another text is a problem.
    pub(super) fn keep(&mut self, answer: ReadAnswer) {
        let Some((place, _)) = self.fields.get(answer.question.as_str()) else { return };
        let Some(first) = self.found.get_mut(place) else {
            self.found.insert(*place, answer);
            return;
        };
        let (ours, theirs) =
            (first.answer.as_mut().map(|answer| &mut answer.value), answer.answer.as_ref().map(|answer| &answer.value));
        if let (Some(AnswerValue::Table(rows)), Some(AnswerValue::Table(more))) = (ours, theirs) {
            rows.extend(more.iter().cloned());
            first.cell = format!("{}, {}", first.cell, answer.cell);
            first.text = format!("{}\n{}", first.text, answer.text);
        } else if first.text != answer.text {
            self.problem(ProblemKind::Duplicate, &answer.cell, &answer.question, &answer.text);
        }
    }

    /// Puts down the roles of a sheet that has been gone through.
    pub(super) fn finish_sheet(&mut self, sheet: &Sheet, roles: &Roles) {
        for (cell, role) in sheet.cells.iter().zip(&roles.0) {
            let address = sheet.address(cell);
            if *role == CellRole::Unexplained {
                self.unexplained += 1;
                if self.unexplained <= MAX_UNEXPLAINED {
                    self.problem(ProblemKind::Unexplained, &address, "", &cell.text);
                }
            }
            self.cells.push(CellNote { cell: address, role: *role });
        }
    }

    /// The reading, with answers in the questionnaire's order.
    pub(super) fn finish(mut self, layout: Layout, origin: Option<Origin>) -> Reading {
        if self.unexplained > MAX_UNEXPLAINED {
            let more = (self.unexplained - MAX_UNEXPLAINED).to_string();
            self.problem(ProblemKind::MoreUnexplained, "", "", &more);
        }
        let (mut head, mut answers) = (Vec::new(), Vec::new());
        for found in self.found.into_values() {
            let is_head = self.fields.get(found.question.as_str()).is_some_and(|(_, field)| field.is_head());
            if is_head { head.push(found) } else { answers.push(found) }
        }
        Reading {
            layout,
            origin,
            head,
            answers,
            cells: self.cells,
            problems: self.problems,
            unchanged: self.unchanged,
            beside: self.beside,
            files: self.files,
            text_files: self.text_files,
        }
    }
}
