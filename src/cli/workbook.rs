//! `tillit workbook …`: other people's workbooks.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::questionnaire::Format;
use super::{CliError, disk};
use crate::formats::layout::fill::{self, Filling, Outcome};
use crate::formats::layout::grid::Book;
use crate::formats::layout::{self, Proposal, matching, report};
use crate::formats::xlsx::{book, patch};
use crate::say;

/// Other people's workbooks: find the questions and answers in one.
///
/// Example: `tillit workbook inspect form.xlsx`
#[derive(Debug, Subcommand)]
pub enum WorkbookCommand {
    Inspect(Inspect),
    Fill(Fill),
}

/// Write the answers of an answered workbook into a copy of another one, in the cells that it has for them.
///
/// Questions are the same when their texts are, or their references are and the texts are alike. Nothing else of the workbook
/// changes. What was written where is printed; what has no place is named.
///
/// Example: `tillit workbook fill customer-form.xlsx --from answered-last-year.xlsx --to filled-in.xlsx`
#[derive(Debug, Args)]
pub struct Fill {
    /// The workbook to fill in (.xlsx or .xlsm). It is left as it is.
    file: PathBuf,
    /// The workbook with the answers.
    #[arg(long)]
    from: PathBuf,
    /// The copy to write. It must not exist.
    #[arg(long)]
    to: PathBuf,
}

/// Look for the questions in any workbook: which sheets are read, what each column holds, how many questions and answers.
///
/// Nothing is saved, and no database is needed.
///
/// Example: `tillit workbook inspect form.xlsx --format json`
#[derive(Debug, Args)]
pub struct Inspect {
    /// The workbook (.xlsx or .xlsm).
    file: PathBuf,
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// List every question with its answer as well (JSON only).
    #[arg(long)]
    items: bool,
}

impl WorkbookCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the file cannot be read or is no workbook.
    pub fn run(self) -> Result<(), CliError> {
        match self {
            Self::Inspect(inspect) => inspect.run(),
            Self::Fill(fill) => fill.run(),
        }
    }
}

impl Inspect {
    fn run(self) -> Result<(), CliError> {
        let (_, book, proposal) = open(&self.file)?;
        match self.format {
            Format::Text => say!("{}", report::text(&book, &proposal).trim_end()),
            Format::Json => {
                let mut json = serde_json::to_value(report::JsonProposal::new(&book, &proposal))?;
                if let (true, Some(object)) = (self.items, json.as_object_mut()) {
                    object.insert("items".to_owned(), serde_json::to_value(&proposal.items)?);
                }
                say!("{}", serde_json::to_string_pretty(&json)?);
            }
        }
        Ok(())
    }
}

/// A workbook from a file, with what was found in it.
fn open(file: &Path) -> Result<(Vec<u8>, Book, Proposal), CliError> {
    let bytes = disk::read(file)?;
    let book = book::read(&bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    let proposal = layout::find(&book);
    Ok((bytes, book, proposal))
}

impl Fill {
    fn run(self) -> Result<(), CliError> {
        let (bytes, book, proposal) = open(&self.file)?;
        let (_, _, answered) = open(&self.from)?;
        let filling = |(item, other): (usize, usize)| {
            let other = answered.items.get(other).filter(|other| other.is_answered())?;
            Some(Filling { item, answer: other.answer.clone(), comment: other.comment.clone() })
        };
        let same = matching::same_items(&proposal.items, &answered.items);
        let fillings: Vec<Filling> = same.into_iter().filter_map(filling).collect();
        let (edits, filled) = fill::edits(&book, &proposal, &fillings);
        let written =
            patch::write(&bytes, &book, &edits).map_err(|error| format!("{}: {error}", self.file.display()))?;
        disk::write_new(&self.to, &written)?;
        for filled in &filled {
            let outcome = match filled.outcome {
                Outcome::Written => "",
                Outcome::BesideTheChoice => " (none of the cell's choices; written beside it)",
                Outcome::NoPlace => " (the form has no cell for it, or calculates it)",
                Outcome::TooLong => " (longer than a cell holds)",
            };
            let item = proposal.items.get(filled.item).map(|item| item.cell.as_str()).unwrap_or_default();
            say!("{item}: {}{outcome}", filled.cells.join(", "));
        }
        say!(
            "{} of {} questions answered: {}",
            filled.iter().filter(|filled| !filled.cells.is_empty()).count(),
            proposal.items.len(),
            self.to.display()
        );
        Ok(())
    }
}
