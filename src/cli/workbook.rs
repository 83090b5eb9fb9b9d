//! `tillit workbook …`: other people's workbooks.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::questionnaire::Format;
use super::{CliError, disk};
use crate::formats::layout::{self, report};
use crate::formats::xlsx::book;
use crate::say;

/// Other people's workbooks: find the questions and answers in one.
///
/// Example: `tillit workbook inspect form.xlsx`
#[derive(Debug, Subcommand)]
pub enum WorkbookCommand {
    Inspect(Inspect),
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
        }
    }
}

impl Inspect {
    fn run(self) -> Result<(), CliError> {
        let bytes = disk::read(&self.file)?;
        let book = book::read(&bytes).map_err(|error| format!("{}: {error}", self.file.display()))?;
        let proposal = layout::find(&book);
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
