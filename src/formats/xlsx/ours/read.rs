//! Reads a workbook of ours back: by the hidden keys, or by number where a key is gone.
//!
//! Rows may be sorted or deleted, columns and sheets moved, renamed or added.

use std::collections::BTreeMap;

use super::super::findings::{Findings, Roles};
use super::super::grid::{Cell, Content, Sheet, reference};
use super::super::original::joined;
use super::super::reading::{CellRole, Layout, Origin, ProblemKind, ReadAnswer, Reading, WorkbookError};
use super::super::{parse, words};
use super::marks::{self, Column, Marks, SheetKind};
use super::signature::fingerprint;
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};

/// Puts texts that were too long for a cell where their notes stand.
pub(in super::super) fn put_texts_in_place(sheets: &mut [Sheet], marks: &Marks, texts: &BTreeMap<String, String>) {
    if marks.long.is_empty() || texts.is_empty() {
        return;
    }
    // The hidden sheet names the notes themselves.
    for sheet in sheets.iter_mut().filter(|sheet| !matches!(marks::kind_of(sheet), Some((_, SheetKind::Workbook)))) {
        for cell in &mut sheet.cells {
            if let Some(text) = marks.long.get(&cell.text).and_then(|file| texts.get(file)) {
                cell.text = text.replace("\r\n", "\n").replace('\r', "\n");
            }
        }
    }
}

/// Reads sheets that carry our marks.
///
/// # Errors
/// When the workbook was written for another questionnaire, whatever its version.
pub(in super::super) fn read(
    sheets: &[Sheet],
    marks: &Marks,
    questionnaire: &Questionnaire,
) -> Result<Reading, WorkbookError> {
    let mut findings = Findings::new(questionnaire);
    findings.text_files = marks.long.values().cloned().collect();
    if let Some(origin) = &marks.origin {
        check_origin(origin, questionnaire, &mut findings)?;
    }
    let language = marks.origin.as_ref().and_then(|origin| origin.language);
    let kinds: Vec<Option<(u32, SheetKind)>> = sheets.iter().map(marks::kind_of).collect();
    let same_version = marks.origin.as_ref().is_some_and(|origin| origin.hash == questionnaire.hash);
    let mut reader = Reader { findings, language, marks, same_version, tables: BTreeMap::new() };
    // Tables first: their questions' own rows hold only the mark and the explanation.
    let mut roles: Vec<Roles> = sheets.iter().map(Roles::of).collect();
    for ((sheet, kind), roles) in sheets.iter().zip(&kinds).zip(&mut roles) {
        if let Some((marks_row, SheetKind::Table(key, columns))) = kind {
            reader.read_table(sheet, *marks_row, key, columns, roles);
        }
    }
    for ((sheet, kind), roles) in sheets.iter().zip(&kinds).zip(&mut roles) {
        match kind {
            Some((marks_row, SheetKind::Fields(columns))) => reader.read_fields(sheet, *marks_row, columns, roles),
            Some((_, SheetKind::Workbook)) => set_all(sheet, roles, CellRole::Mark),
            Some((marks_row, SheetKind::Guide)) => {
                for (place, cell) in sheet.cells.iter().enumerate() {
                    roles.set(place, if cell.row == *marks_row { CellRole::Mark } else { CellRole::Guide });
                }
            }
            Some((_, SheetKind::Table(..))) | None => {}
        }
    }
    reader.keep_lonely_tables();
    let mut findings = reader.findings;
    for (sheet, roles) in sheets.iter().zip(&roles) {
        findings.finish_sheet(sheet, roles);
    }
    Ok(findings.finish(Layout::Own, marks.origin.clone()))
}

fn check_origin(
    origin: &Origin,
    questionnaire: &Questionnaire,
    findings: &mut Findings<'_>,
) -> Result<(), WorkbookError> {
    let key = origin.questionnaire.split('@').next().unwrap_or_default();
    if key != questionnaire.key {
        return Err(WorkbookError::OtherQuestionnaire(origin.questionnaire.clone()));
    }
    if origin.questionnaire != questionnaire.reference() || origin.hash != questionnaire.hash {
        findings.problem(ProblemKind::OtherVersion, "", "", &origin.questionnaire);
    }
    Ok(())
}

fn set_all(sheet: &Sheet, roles: &mut Roles, role: CellRole) {
    for place in 0..sheet.cells.len() {
        roles.set(place, role);
    }
}

/// A table that was read, waiting for its question's own row.
struct Table {
    cell: String,
    text: String,
    rows: Vec<BTreeMap<String, String>>,
    understood: bool,
    /// Some text is in a file that was not sent along.
    is_elsewhere: bool,
}

struct Reader<'a, 'm> {
    findings: Findings<'a>,
    language: Option<Language>,
    marks: &'m Marks,
    /// The workbook was written for the very version that it is read for.
    same_version: bool,
    tables: BTreeMap<String, Table>,
}

impl Reader<'_, '_> {
    fn read_table(
        &mut self,
        sheet: &Sheet,
        marks_row: u32,
        key: &str,
        columns: &BTreeMap<u32, String>,
        roles: &mut Roles,
    ) {
        let known = if let Some(QuestionKind::Table(known)) = self.findings.field(key).map(|field| &field.kind) {
            known.as_slice()
        } else {
            let mark = sheet.cells.iter().find(|cell| cell.row == marks_row);
            let place = mark.map_or_else(String::new, |cell| sheet.address(cell));
            self.findings.problem(ProblemKind::UnknownQuestion, &place, "", key);
            &[]
        };
        let mut table =
            Table { cell: String::new(), text: String::new(), rows: Vec::new(), understood: true, is_elsewhere: false };
        let mut place = 0;
        for row in sheet.rows() {
            let is_header = row.iter().any(|cell| cell.text == marks::HEADER);
            let mut cells = BTreeMap::new();
            for cell in row {
                let column = columns.get(&cell.column).filter(|column| known.contains(column));
                match column {
                    _ if cell.row == marks_row || cell.text == marks::HEADER => roles.set(place, CellRole::Mark),
                    Some(_) if is_header => roles.set(place, CellRole::ColumnHeader),
                    Some(column) if cell.row > marks_row => {
                        roles.set(place, CellRole::TableCell);
                        self.read_table_cell(sheet, cell, key, column, &mut cells, &mut table);
                    }
                    _ => {}
                }
                place += 1;
            }
            if !cells.is_empty() {
                table.text = joined(&table.text, &cells.values().cloned().collect::<Vec<_>>().join(", "));
                table.rows.push(cells);
            }
        }
        if !table.rows.is_empty() {
            self.tables.insert(key.to_owned(), table);
        }
    }

    fn read_table_cell(
        &mut self,
        sheet: &Sheet,
        cell: &Cell,
        key: &str,
        column: &str,
        cells: &mut BTreeMap<String, String>,
        table: &mut Table,
    ) {
        if table.cell.is_empty() {
            table.cell = sheet.address(cell);
        }
        table.is_elsewhere |= self.marks.long.contains_key(&cell.text);
        if let Some(question) = self.findings.field(key)
            && matches!(cell.content, Content::Error | Content::FormulaWithoutValue)
        {
            self.findings.not_understood(sheet, cell, question);
            table.understood = false;
        }
        cells.insert(column.to_owned(), cell.text.clone());
    }

    fn read_fields(&mut self, sheet: &Sheet, marks_row: u32, columns: &BTreeMap<u32, Column>, roles: &mut Roles) {
        let mut first = 0;
        for row in sheet.rows() {
            let places = first..first + row.len();
            first = places.end;
            let at = |column: Column| row.iter().find(|cell| columns.get(&cell.column) == Some(&column));
            if row.iter().any(|cell| cell.row == marks_row) {
                for (place, _) in places.zip(row) {
                    roles.set(place, CellRole::Mark);
                }
                continue;
            }
            let key = at(Column::Key).map_or("", |cell| cell.text.trim());
            if key == marks::HEADER {
                for (place, cell) in places.zip(row) {
                    match columns.get(&cell.column) {
                        Some(Column::Key) => roles.set(place, CellRole::Mark),
                        Some(_) => roles.set(place, CellRole::ColumnHeader),
                        None => {}
                    }
                }
                continue;
            }
            let number = at(Column::Number).and_then(|cell| words::question_number(&cell.text));
            let by_number = number.and_then(|number| self.findings.numbered(number));
            let by_key = self.findings.field(key);
            if let Some(other) = by_number
                && by_key.is_some_and(|question| question.key != other.key)
                && self.same_version
                && let Some(cell) = at(Column::Key)
            {
                let place = sheet.address(cell);
                self.findings.problem(ProblemKind::OtherQuestionText, &place, key, &other.number.to_string());
            }
            let question = by_key.or(by_number);
            let Some(question) = question else {
                if let Some(cell) = at(Column::Key).or(at(Column::Number)) {
                    let place = sheet.address(cell);
                    self.findings.problem(ProblemKind::UnknownQuestion, &place, "", &cell.text);
                }
                continue;
            };
            for (place, cell) in places.zip(row) {
                if let Some(column) = columns.get(&cell.column) {
                    roles.set(place, role_of(*column, question));
                }
            }
            self.read_row(sheet, row, columns, question);
        }
    }

    fn read_row(&mut self, sheet: &Sheet, row: &[Cell], columns: &BTreeMap<u32, Column>, question: &Question) {
        let at = |column: Column| row.iter().find(|cell| columns.get(&cell.column) == Some(&column));
        let base_revision = self.marks.revisions.get(&question.key).copied();
        let mut understood = true;
        let mut is_elsewhere = false;
        let mut text = String::new();
        let mut place = answer_address(sheet, row, columns);
        let mut answer = Answer::default();
        if let QuestionKind::Table(_) = question.kind {
            if let Some(table) = self.tables.remove(&question.key) {
                (place, text, understood) = (table.cell, table.text, table.understood);
                is_elsewhere = table.is_elsewhere;
                answer.value = AnswerValue::Table(table.rows);
            }
        } else if let Some(cell) = at(Column::Answer) {
            text.clone_from(&cell.text);
            if let Some(parsed) = parse::answer(cell, question, self.language, "") {
                answer = parsed;
            } else {
                self.findings.not_understood(sheet, cell, question);
                understood = false;
            }
        }
        if let Some(cell) = at(Column::Explanation) {
            if matches!(cell.content, Content::Error | Content::FormulaWithoutValue) {
                self.findings.not_understood(sheet, cell, question);
                understood = false;
            }
            answer.explanation = joined(&answer.explanation, &cell.text);
        }
        if let Some(cell) = at(Column::NotApplicable) {
            if let Some(marked) = not_applicable(cell) {
                answer.not_applicable = marked;
            } else {
                self.findings.not_understood(sheet, cell, question);
                understood = false;
            }
        }
        if let Some(cell) = at(Column::Files) {
            let names: Vec<String> = file_names(&cell.text);
            if !names.is_empty() {
                self.findings.files.insert(question.key.clone(), names);
            }
        }
        let notes = [Column::Answer, Column::Explanation].into_iter().filter_map(at);
        is_elsewhere |= notes.into_iter().any(|cell| self.marks.long.contains_key(&cell.text));
        if is_elsewhere {
            // What is stored stays: the workbook holds only a note in place of the text.
            self.findings.problem(ProblemKind::LongText, &place, &question.key, &text);
            return;
        }
        let nothing = text.is_empty() && answer == Answer::default();
        // An answer that was there when the workbook was written, and is not any more, was taken away.
        if nothing && understood && base_revision.is_none() {
            return;
        }
        self.note_change(&question.key, &answer, understood);
        self.findings.keep(ReadAnswer {
            question: question.key.clone(),
            cell: place,
            text,
            answer: understood.then_some(answer),
            base_revision,
        });
    }

    /// Notes whether the answer is as it was written, and what is understood of one that is not understood whole.
    fn note_change(&mut self, key: &str, answer: &Answer, understood: bool) {
        if !understood {
            self.findings.beside.insert(key.to_owned(), answer.clone());
        } else if self.marks.fingerprints.get(key).is_some_and(|before| *before == fingerprint(answer)) {
            self.findings.unchanged.insert(key.to_owned());
        }
    }

    /// Tables whose questions have no row of their own any more.
    fn keep_lonely_tables(&mut self) {
        for (key, table) in std::mem::take(&mut self.tables) {
            if table.is_elsewhere {
                self.findings.problem(ProblemKind::LongText, &table.cell, &key, &table.text);
                continue;
            }
            let base_revision = self.marks.revisions.get(&key).copied();
            let answer = Answer { value: AnswerValue::Table(table.rows), ..Answer::default() };
            self.note_change(&key, &answer, table.understood);
            self.findings.keep(ReadAnswer {
                question: key,
                cell: table.cell,
                text: table.text,
                answer: table.understood.then_some(answer),
                base_revision,
            });
        }
    }
}

/// Where the answer of a row stands, or would stand.
fn answer_address(sheet: &Sheet, row: &[Cell], columns: &BTreeMap<u32, Column>) -> String {
    let column = columns.iter().find(|(_, column)| **column == Column::Answer).map_or(0, |(place, _)| *place);
    let number = row.first().map_or(0, |cell| cell.row);
    sheet.address_of(&reference(number, column))
}

fn role_of(column: Column, question: &Question) -> CellRole {
    match column {
        Column::Key => CellRole::Mark,
        Column::Section => CellRole::Section,
        Column::Number => CellRole::Number,
        Column::Question if question.is_head() => CellRole::HeadLabel,
        Column::Question => CellRole::Question,
        Column::Help => CellRole::Help,
        Column::Evidence => CellRole::EvidenceAsked,
        // Only says on which sheet the table is.
        Column::Answer if matches!(question.kind, QuestionKind::Table(_)) => CellRole::Guide,
        Column::Answer if question.is_head() => CellRole::HeadValue,
        Column::Answer => CellRole::Answer,
        Column::NotApplicable => CellRole::NotApplicable,
        Column::Explanation => CellRole::Explanation,
        Column::Files => CellRole::EvidenceFiles,
        Column::Status => CellRole::Status,
    }
}

/// The names in a cell: one on each line, or between semicolons.
fn file_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(['\n', ';']).map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether a cell marks the question as not applicable; `None`: not understood.
fn not_applicable(cell: &Cell) -> Option<bool> {
    if let Content::Boolean(marked) = cell.content {
        return Some(marked);
    }
    let text = words::normal(&cell.text);
    if text.is_empty() {
        return Some(false);
    }
    if let Some((marked, "")) = words::yes_or_no(&cell.text) {
        return Some(marked);
    }
    let said = ["x", "ikke aktuelt", "ikkje aktuelt", "ej aktuellt", "inte aktuellt", "not applicable", "n/a", "na"];
    said.contains(&text.as_str()).then_some(true)
}
