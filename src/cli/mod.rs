//! The command line: one file for each command. Output for people goes to standard output, errors to standard error.

pub mod serve;
pub mod migrate;
pub mod demo;
pub mod user;
pub mod questionnaire;
pub mod exchange;
pub mod framework;
pub mod questionnaire_diff;
pub mod response;
pub mod workbook;
pub mod events;
mod notes;
mod disk;

use clap::{Parser, Subcommand};

/// Tillit: security and privacy questionnaires from municipalities to their suppliers.
///
/// Settings come from the environment (TILLIT_…) and an optional TOML file named by `TILLIT_CONFIG`; `.env.example` lists them all.
///
/// Example: `tillit serve --migrate`
#[derive(Debug, Parser)]
#[command(name = "tillit", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

// What each command is for stands at its own type: a comment here would take the place of that one and of its example.
#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Migrate(migrate::Migrate),
    Demo(demo::Demo),
    #[command(subcommand)]
    User(user::User),
    #[command(subcommand)]
    Questionnaire(questionnaire::QuestionnaireCommand),
    #[command(subcommand)]
    Framework(framework::FrameworkCommand),
    #[command(subcommand)]
    Response(response::Response),
    #[command(subcommand)]
    Workbook(workbook::WorkbookCommand),
    #[command(subcommand)]
    Events(events::Events),
}

/// An error of a command, with what it says to a person. Any error with its causes will do.
pub type CliError = Box<dyn std::error::Error + Send + Sync>;

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever went wrong, in words for a person.
    pub async fn run(self) -> Result<(), CliError> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Migrate(migrate) => migrate.run().await,
            Command::Demo(demo) => demo.run().await,
            Command::User(user) => user.run().await,
            Command::Questionnaire(questionnaire) => questionnaire.run(),
            Command::Framework(framework) => framework.run(),
            Command::Response(response) => response.run().await,
            Command::Workbook(workbook) => workbook.run(),
            Command::Events(events) => events.run().await,
        }
    }
}

/// Prints a line for a person or a script.
#[macro_export]
macro_rules! say {
    ($($arg:tt)*) => { $crate::cli::print_line(format_args!($($arg)*)) };
}

/// Prints a line. Ends the program quietly when nobody reads any more, as in `tillit … | head`.
pub fn print_line(line: std::fmt::Arguments<'_>) {
    use std::io::Write as _;
    if writeln!(std::io::stdout().lock(), "{line}").is_err() {
        std::process::exit(0);
    }
}
