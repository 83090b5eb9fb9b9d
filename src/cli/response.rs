//! `tillit response …`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::questionnaire::{Format, built_in_questionnaire, built_in_references, parse_language};
use super::{CliError, disk};
use crate::app::{App, Migrate, Parts};
use crate::config::Config;
use crate::domain::language::Language;
use crate::domain::scope::Actor;
use crate::features::workbook::service::{self as workbooks, Applied, Choice, Choices, ReadOutcome};
use crate::formats::xlsx::{self, report};
use crate::platform::i18n::Words;
use crate::platform::telemetry;
use crate::say;

/// Answers as Excel workbooks: read one, write one.
///
/// Example: `tillit response export blank.xlsx --questionnaire skolesec-ros@1.0.0`
#[derive(Debug, Subcommand)]
pub enum Response {
    Import(Import),
    Export(Export),
}

/// Read a workbook: for every answer the cell that it came from, and for every other cell that is not empty what became of it.
///
/// With `--dry-run` nothing is saved, no database is needed, and the exit code is 1 when there are problems. Without it `--request` says whose answers they are; answers
/// that somebody has changed since the workbook was made are kept, unless `--overwrite`.
///
/// Example: `tillit response import answers.xlsx --questionnaire skolesec-ros@1.0.0 --dry-run --format json`
#[derive(Debug, Args)]
pub struct Import {
    /// The workbook (.xlsx): ours, or the questionnaire in its original layout.
    file: PathBuf,
    /// Which questionnaire it answers, as `KEY@VERSION`. A workbook of ours says so itself.
    #[arg(long)]
    questionnaire: Option<String>,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
    /// The request that the answers belong to.
    #[arg(long, required_unless_present = "dry_run")]
    request: Option<String>,
    /// Where both the workbook and the stored answer have changed, take the workbook's.
    #[arg(long)]
    overwrite: bool,
    /// In the text, every cell that holds no answer as well. JSON has them always.
    #[arg(long)]
    all: bool,
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Write a workbook: with `--request` the answers so far, with `--questionnaire` a blank one.
///
/// With `--request` and a name that ends in `.zip`, the documents that the answers cite come along.
///
/// Example: `tillit response export blank.xlsx --questionnaire skolesec-ros@1.0.0 --language nn`
#[derive(Debug, Args)]
pub struct Export {
    /// The file to write. An existing one is not overwritten.
    file: PathBuf,
    /// The request whose answers to write.
    #[arg(long, conflicts_with = "questionnaire", required_unless_present = "questionnaire")]
    request: Option<String>,
    /// A blank workbook of this questionnaire, as `KEY@VERSION`. Needs no database.
    #[arg(long)]
    questionnaire: Option<String>,
    /// In which language: `nb`, `nn`, `en` or `sv`.
    #[arg(long, default_value = "nb", value_parser = parse_language)]
    language: Language,
}

impl Response {
    /// Runs the command.
    ///
    /// # Errors
    /// When the file cannot be read or written, is no workbook, or the database does not answer.
    pub async fn run(self) -> Result<(), CliError> {
        match self {
            Self::Import(import) => import.run().await,
            Self::Export(export) => export.run().await,
        }
    }
}

async fn app() -> Result<App, CliError> {
    let config = Config::from_environment()?;
    telemetry::start(&config.log);
    Ok(App::build(config, Migrate::Never, Parts::default()).await?)
}

impl Import {
    async fn run(self) -> Result<(), CliError> {
        let bytes = disk::read(&self.file)?;
        let unreadable = |error: xlsx::WorkbookError| format!("{}: {error}", self.file.display());
        let named = match &self.questionnaire {
            Some(named) => named.clone(),
            None => xlsx::questionnaire_of(&bytes).map_err(unreadable)?.ok_or_else(|| {
                let known = built_in_references().join(", ");
                format!(
                    "{} does not say what it answers: name it with `--questionnaire`, one of {known}",
                    self.file.display()
                )
            })?,
        };
        let questionnaire = built_in_questionnaire(&named)?;
        let reading = xlsx::read(&bytes, &questionnaire).map_err(unreadable)?;
        let other_cells = if self.all { report::OtherCells::Listed } else { report::OtherCells::Counted };
        match self.format {
            Format::Text => say!("{}", report::text(&reading, other_cells).trim_end()),
            Format::Json => say!("{}", serde_json::to_string_pretty(&report::JsonReport::new(&reading))?),
        }
        let (Some(request), false) = (self.request, self.dry_run) else {
            return match reading.problems.len() {
                0 => Ok(()),
                1 => Err("1 problem, told of above".into()),
                count => Err(format!("{count} problems, told of above").into()),
            };
        };
        let app = app().await?;
        let scope = workbooks::operator_scope(&app, &request)
            .await
            .map_err(|_not_found| format!("`--request {request}`: there is no such request"))?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let id = match workbooks::read(&app, &scope, &name, bytes.into()).await.map_err(in_words)? {
            ReadOutcome::Waits(id) => id,
            ReadOutcome::Unreadable(error) => return Err(format!("{}: {error}", self.file.display()).into()),
        };
        let conflicts = workbooks::conflicts(&app, &scope, &id).await?;
        let choice = if self.overwrite { Choice::File } else { Choice::Keep };
        let chosen: BTreeMap<String, Choice> = conflicts.iter().map(|key| (key.clone(), choice)).collect();
        let choices = Choices { conflicts: chosen, ..Choices::default() };
        let applied = workbooks::apply(&app, &scope, Actor::Operator, &id, choices).await.map_err(in_words)?;
        let Applied::Written(count) = applied else {
            return Err("somebody saved at the same moment. Nothing was saved: run the command again".into());
        };
        // Standard output is the report, which a script may read: what was done is said beside it.
        tracing::info!(count, "answers saved");
        if !conflicts.is_empty() && !self.overwrite {
            tracing::warn!(
                questions = conflicts.join(" "),
                "kept, because they were changed meanwhile; --overwrite takes the workbook's"
            );
        }
        if self.format == Format::Text {
            say!("");
            say!("Saved: {count}");
            if !conflicts.is_empty() && !self.overwrite {
                say!(
                    "Kept as they were, because they have been changed since (`--overwrite` takes the workbook's): {}",
                    conflicts.join(", ")
                );
            }
        }
        Ok(())
    }
}

fn in_words(error: crate::error::AppError) -> CliError {
    use crate::error::Code;
    match error.code() {
        Code::AlreadySubmitted => "the response has been sent in and cannot be changed".into(),
        _ => error.into(),
    }
}

impl Export {
    async fn run(self) -> Result<(), CliError> {
        let bytes = match (self.questionnaire, self.request) {
            (Some(reference), _) => {
                let questionnaire = built_in_questionnaire(&reference)?;
                workbooks::blank(&Words::load()?, &questionnaire, self.language)?
            }
            (None, Some(request)) => {
                let app = app().await?;
                let scope = workbooks::operator_scope(&app, &request)
                    .await
                    .map_err(|_not_found| format!("`--request {request}`: there is no such request"))?;
                if self.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
                    workbooks::export_package(&app, &scope, Actor::Operator, self.language).await?.bytes
                } else {
                    let workbook = workbooks::export(&app, &scope, Actor::Operator, self.language).await?;
                    for long in &workbook.long {
                        tracing::warn!(
                            question = long.question,
                            "too long for a cell: write a .zip to have the whole text"
                        );
                    }
                    workbook.bytes
                }
            }
            (None, None) => return Err("`--request` or `--questionnaire` says what to write".into()),
        };
        disk::write_new(&self.file, &bytes)?;
        say!("{}", self.file.display());
        Ok(())
    }
}
