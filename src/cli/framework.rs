//! `tillit framework …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::questionnaire::{Format, built_in_frameworks, parse_language};
use super::{CliError, disk, notes};
use crate::domain::language::Language;
use crate::formats::definition;
use crate::formats::oscal::{self, ReadOptions};
use crate::platform::clock::Clock;
use crate::say;

/// Frameworks as OSCAL catalogues: read one, write one.
///
/// Example: `tillit framework export gdpr@2016-679 --language en --out gdpr.json`
#[derive(Debug, Subcommand)]
pub enum FrameworkCommand {
    Import(Import),
    Export(Export),
}

/// Read an OSCAL catalogue (JSON or YAML): what was taken, what was left out, and where.
///
/// With `--out` the definition files are written into a new folder. A newer catalogue of the same title becomes a newer version
/// of the same framework. Needs no database; in the browser a customer takes a framework into use.
///
/// Example: `tillit framework import catalog.yaml --out questionnaires/frameworks/mvsp/3.0`
#[derive(Debug, Args)]
pub struct Import {
    /// The catalogue.
    file: PathBuf,
    /// The framework's key; after the catalogue's title where it is not said.
    #[arg(long)]
    key: Option<String>,
    /// The language that its words are in: `nb`, `nn`, `en` or `sv`.
    #[arg(long, default_value = "en", value_parser = parse_language)]
    language: Language,
    /// A folder to write the definition files into. An existing file is not overwritten.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Write a built-in framework as an OSCAL catalogue in JSON. Needs no database.
///
/// Example: `tillit framework export gdpr@2016-679 --language en --out gdpr.json`
#[derive(Debug, Args)]
pub struct Export {
    /// Which one, as `KEY@VERSION`.
    reference: String,
    /// In which language: `nb`, `nn`, `en` or `sv`.
    #[arg(long, default_value = "nb", value_parser = parse_language)]
    language: Language,
    /// The file to write. An existing one is not overwritten.
    #[arg(long)]
    out: PathBuf,
}

impl FrameworkCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the file cannot be read or written, is no catalogue, or there is no such framework.
    pub fn run(self) -> Result<(), CliError> {
        match self {
            Self::Import(import) => import.run(),
            Self::Export(export) => export.run(),
        }
    }
}

impl Import {
    fn run(self) -> Result<(), CliError> {
        let bytes = disk::read(&self.file)?;
        let options = ReadOptions { key: self.key, language: self.language };
        let (framework, found) = oscal::read(&bytes, &options).map_err(|error| notes::error(&self.file, &error))?;
        if let Some(folder) = &self.out {
            disk::write_folder(folder, &definition::write_framework(&framework)?)?;
        }
        match self.format {
            Format::Text => {
                say!("{}: {}", self.file.display(), framework.reference());
                notes::print(&found)?;
                if let Some(folder) = &self.out {
                    say!("");
                    say!("Written to {}", folder.display());
                }
            }
            Format::Json => {
                let report = json!({
                    "key": framework.key,
                    "version": framework.version,
                    "groups": framework.groups.len(),
                    "controls": framework.controls().count(),
                    "notes": notes::as_json(&found)?,
                });
                say!("{}", serde_json::to_string_pretty(&report)?);
            }
        }
        Ok(())
    }
}

impl Export {
    fn run(self) -> Result<(), CliError> {
        let all = built_in_frameworks();
        let known: Vec<String> = all.iter().map(|framework| format!("`{}`", framework.reference())).collect();
        let framework = all.into_iter().find(|framework| framework.reference() == self.reference).ok_or_else(|| {
            format!("there is no built-in framework `{}`; there is {}", self.reference, known.join(", "))
        })?;
        let text = oscal::write(&framework, self.language, Clock::default().now())?;
        disk::write_new(&self.out, text.as_bytes())?;
        say!("{} written to {}", self.reference, self.out.display());
        Ok(())
    }
}
