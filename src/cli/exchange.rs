//! `tillit questionnaire import` and `tillit questionnaire export`: other formats in and out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::questionnaire::{Format, built_in_questionnaire, parse_language};
use super::{CliError, disk, notes};
use crate::domain::language::Language;
use crate::formats::definition;
use crate::formats::import::{self, Format as FileFormat};
use crate::say;

/// Read a questionnaire from another program's file: what was taken, what could not be expressed, and where.
///
/// Formats: google/vsaq (JSON), CISO Assistant (workbook of format 1 or 2, YAML library), and the one JSON file that
/// `questionnaire export` writes. With `--out` the definition files are written into a new folder. Needs no database.
///
/// Example: `tillit questionnaire import webapp.json --out questionnaires/webapp/1.0.0`
#[derive(Debug, Args)]
pub struct Import {
    /// The file.
    file: PathBuf,
    /// Its format; found out from the file where it is not said.
    #[arg(long = "as", value_enum, default_value_t = ImportAs::Auto)]
    format_of_file: ImportAs,
    /// The language that its words are put under where the file names none of ours: `nb`, `nn`, `en` or `sv`.
    #[arg(long, default_value = "en", value_parser = parse_language)]
    language: Language,
    /// A folder to write the definition files into. An existing file is not overwritten.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Write a built-in questionnaire as one JSON file or as a folder of TOML files. Needs no database.
///
/// The JSON file follows `questionnaires/questionnaire-file.schema.json`; `questionnaire import` reads it again.
///
/// Example: `tillit questionnaire export skolesec-ros@1.0.0 --as json --out skolesec-ros.json`
#[derive(Debug, Args)]
pub struct Export {
    /// Which one, as `KEY@VERSION`.
    reference: String,
    /// One JSON file, or a folder of TOML files.
    #[arg(long = "as", value_enum, default_value_t = ExportAs::Json)]
    format: ExportAs,
    /// The file or folder to write. An existing file is not overwritten.
    #[arg(long)]
    out: PathBuf,
}

/// The formats that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportAs {
    /// After what the file looks like.
    Auto,
    /// google/vsaq.
    Vsaq,
    /// CISO Assistant.
    Ciso,
    /// The one JSON file.
    Json,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportAs {
    /// One JSON file.
    Json,
    /// A folder of TOML files.
    Toml,
}

impl Import {
    pub(super) fn run(self) -> Result<(), CliError> {
        let bytes = disk::read(&self.file)?;
        let format = match self.format_of_file {
            ImportAs::Auto => None,
            ImportAs::Vsaq => Some(FileFormat::Vsaq),
            ImportAs::Ciso => Some(FileFormat::Ciso),
            ImportAs::Json => Some(FileFormat::Json),
        };
        let (questionnaire, found) =
            import::read(&bytes, format, self.language).map_err(|error| notes::error(&self.file, &error))?;
        let files = definition::write_questionnaire(&questionnaire)?;
        // What an author still has to put right before it can be published.
        let (_, problems) = definition::read_questionnaire(&files);
        if let Some(folder) = &self.out {
            disk::write_folder(folder, &files)?;
        }
        match self.format {
            Format::Text => {
                say!("{}: {}", self.file.display(), questionnaire.reference());
                notes::print(&found)?;
                if !problems.is_empty() {
                    say!("");
                    say!("To put right before it can be published ({})", problems.len());
                    for problem in &problems {
                        say!("  {problem}");
                    }
                }
                if let Some(folder) = &self.out {
                    say!("");
                    say!("Written to {}", folder.display());
                }
            }
            Format::Json => {
                let report = json!({
                    "key": questionnaire.key,
                    "version": questionnaire.version,
                    "questions": questionnaire.questions().count(),
                    "sections": questionnaire.sections.len(),
                    "notes": notes::as_json(&found)?,
                    "problems": problems,
                });
                say!("{}", serde_json::to_string_pretty(&report)?);
            }
        }
        Ok(())
    }
}

impl Export {
    pub(super) fn run(self) -> Result<(), CliError> {
        let questionnaire = built_in_questionnaire(&self.reference)?;
        match self.format {
            ExportAs::Json => disk::write_new(&self.out, definition::write_json(&questionnaire)?.as_bytes())?,
            ExportAs::Toml => disk::write_folder(&self.out, &definition::write_questionnaire(&questionnaire)?)?,
        }
        say!("{} written to {}", self.reference, self.out.display());
        Ok(())
    }
}
