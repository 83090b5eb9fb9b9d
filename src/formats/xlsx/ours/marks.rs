//! The marks in a workbook of ours by which it is known again, however its sheets and rows were moved about.
//!
//! Each sheet of ours begins with a hidden row of marks that name its columns. One very hidden sheet says what the
//! workbook was written from, with the revision of each answer. A workbook without that sheet can still be read.

use std::collections::{BTreeMap, BTreeSet};

use super::super::grid::{Cell, Sheet};
use super::super::reading::Origin;
use crate::domain::language::Language;

/// Begins every mark.
pub(super) const PREFIX: &str = "tillit:";
/// First cell of the sheet that says what the workbook was written from.
pub(super) const WORKBOOK: &str = "tillit:workbook";
/// First cell of the sheet that explains.
pub(super) const GUIDE: &str = "tillit:guide";
/// In the key column of the header row.
pub(super) const HEADER: &str = "tillit:header";
/// In front of a table question's key.
pub(super) const TABLE: &str = "tillit:table:";
/// In front of a table column's key.
pub(super) const TABLE_COLUMN: &str = "tillit:column:";

/// Names of the rows of the hidden sheet.
pub(super) const ROW_QUESTIONNAIRE: &str = "questionnaire";
pub(super) const ROW_HASH: &str = "hash";
pub(super) const ROW_LANGUAGE: &str = "language";
pub(super) const ROW_RESPONSE: &str = "response";
pub(super) const ROW_WRITTEN: &str = "written";
/// Key, revision and fingerprint of an answer.
pub(super) const ROW_REVISION: &str = "revision";
/// What stands in a cell in place of a text that is too long for it, and the file that holds the text.
pub(super) const ROW_LONG: &str = "long";
pub(super) const ROW_SIGNATURE: &str = "signature";

/// The rows that are signed.
const SIGNED: [&str; 7] =
    [ROW_QUESTIONNAIRE, ROW_HASH, ROW_LANGUAGE, ROW_RESPONSE, ROW_WRITTEN, ROW_REVISION, ROW_LONG];

/// A row of the hidden sheet: its name and up to three values.
pub(super) type MarkRow = [String; 4];

/// What the signature is over: the rows in an order of their own, so that a sorted sheet is the same sheet.
pub(super) fn signed_text(rows: &[MarkRow]) -> String {
    let rows: BTreeSet<&MarkRow> = rows.iter().collect();
    serde_json::to_string(&rows).unwrap_or_default()
}

/// A column of a sheet of questions or head fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Key,
    Section,
    Number,
    Question,
    Help,
    Evidence,
    Answer,
    NotApplicable,
    Explanation,
    Files,
    Status,
}

impl Column {
    /// Every column, in the order in which the questions' sheet has them.
    pub(super) const ALL: [Self; 11] = [
        Self::Key,
        Self::Section,
        Self::Number,
        Self::Question,
        Self::Help,
        Self::Evidence,
        Self::Answer,
        Self::NotApplicable,
        Self::Explanation,
        Self::Files,
        Self::Status,
    ];

    /// The mark in the hidden row.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Key => "tillit:key",
            Self::Section => "tillit:section",
            Self::Number => "tillit:number",
            Self::Question => "tillit:question",
            Self::Help => "tillit:help",
            Self::Evidence => "tillit:evidence",
            Self::Answer => "tillit:answer",
            Self::NotApplicable => "tillit:not_applicable",
            Self::Explanation => "tillit:explanation",
            Self::Files => "tillit:files",
            Self::Status => "tillit:status",
        }
    }

    fn parse(mark: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.mark() == mark)
    }
}

/// What a workbook's marks say.
#[derive(Debug)]
pub(in super::super) struct Marks {
    /// What it was written from; `None` when that sheet is gone.
    pub(in super::super) origin: Option<Origin>,
    /// The revision of each answer, by key.
    pub(super) revisions: BTreeMap<String, i64>,
    /// The fingerprint of each answer, by key.
    pub(super) fingerprints: BTreeMap<String, String>,
    /// What stands in cells in place of long texts, and the files that hold them.
    pub(super) long: BTreeMap<String, String>,
}

impl Marks {
    fn of(origin: Option<Origin>) -> Self {
        Self { origin, revisions: BTreeMap::new(), fingerprints: BTreeMap::new(), long: BTreeMap::new() }
    }
}

/// What the hidden row of a sheet says that it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SheetKind {
    /// What the workbook was written from.
    Workbook,
    /// Explains.
    Guide,
    /// Questions or head fields: which column is what.
    Fields(BTreeMap<u32, Column>),
    /// The rows of one table question: its key, and which column is what.
    Table(String, BTreeMap<u32, String>),
}

/// The marks of a workbook; `None`: it is not ours.
pub(in super::super) fn find(sheets: &[Sheet]) -> Option<Marks> {
    let mut marks = None;
    for sheet in sheets {
        match kind_of(sheet) {
            Some((_, SheetKind::Workbook)) => return Some(read_origin(sheet)),
            Some((_, SheetKind::Fields(_))) => marks = Some(Marks::of(None)),
            Some((_, SheetKind::Guide | SheetKind::Table(..))) | None => {}
        }
    }
    marks
}

/// Which sheet of ours it is, and the row that its marks stand in; `None` for a sheet that somebody else made.
pub(super) fn kind_of(sheet: &Sheet) -> Option<(u32, SheetKind)> {
    let row = sheet.rows().find(|row| row.iter().any(|cell| cell.text.starts_with(PREFIX)))?;
    let number = row.first()?.row;
    let kind = row.iter().find_map(|cell| match cell.text.as_str() {
        WORKBOOK => Some(SheetKind::Workbook),
        GUIDE => Some(SheetKind::Guide),
        text => text.strip_prefix(TABLE).map(|key| SheetKind::Table(key.to_owned(), table_columns(row))),
    });
    let fields = || {
        let columns: BTreeMap<u32, Column> =
            row.iter().filter_map(|cell| Some((cell.column, Column::parse(&cell.text)?))).collect();
        columns.values().any(|column| *column == Column::Answer).then_some(SheetKind::Fields(columns))
    };
    Some((number, kind.or_else(fields)?))
}

fn table_columns(row: &[Cell]) -> BTreeMap<u32, String> {
    row.iter().filter_map(|cell| Some((cell.column, cell.text.strip_prefix(TABLE_COLUMN)?.to_owned()))).collect()
}

fn read_origin(sheet: &Sheet) -> Marks {
    let mut marks = Marks::of(None);
    let mut origin = Origin::default();
    let mut rows: Vec<MarkRow> = Vec::new();
    for row in sheet.rows() {
        let [name, first, second, third]: MarkRow = [0, 1, 2, 3].map(|column: u32| {
            row.iter().find(|cell| cell.column == column).map_or_else(String::new, |cell| cell.text.clone())
        });
        if SIGNED.contains(&name.as_str()) {
            rows.push([name.clone(), first.clone(), second.clone(), third.clone()]);
        }
        match name.as_str() {
            ROW_QUESTIONNAIRE => origin.questionnaire = first,
            ROW_HASH => origin.hash = first,
            ROW_LANGUAGE => origin.language = Language::parse(&first),
            ROW_RESPONSE => origin.response = first,
            ROW_WRITTEN => origin.written = first,
            ROW_SIGNATURE => origin.signature = first,
            ROW_REVISION => {
                if let Ok(revision) = second.parse() {
                    marks.revisions.insert(first.clone(), revision);
                }
                marks.fingerprints.insert(first, third);
            }
            ROW_LONG => {
                marks.long.insert(first, second);
            }
            _ => {}
        }
    }
    origin.marks = signed_text(&rows);
    marks.origin = Some(origin);
    marks
}
