//! The command line: one file for each command. Output for people goes to standard output, errors to standard error.

pub mod serve;
pub mod migrate;
pub mod user;

use clap::{Parser, Subcommand};

/// Tillit: security and privacy questionnaires from municipalities to their suppliers.
///
/// Settings come from the environment (TILLIT_…) and an optional TOML file named by `TILLIT_CONFIG`; `.env.example` lists them all.
#[derive(Debug, Parser)]
#[command(name = "tillit", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server.
    Serve(serve::Serve),
    /// Bring the database's tables up to date.
    Migrate(migrate::Migrate),
    /// People who can sign in.
    #[command(subcommand)]
    User(user::User),
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
            Command::User(user) => user.run().await,
        }
    }
}

/// Prints a line for a person or a script.
#[macro_export]
macro_rules! say {
    ($($arg:tt)*) => {
        $crate::cli::print(format_args!($($arg)*))
    };
}

/// What [`say!`] calls. A pipe that was closed (`tillit … | head`) is no error.
pub fn print(line: std::fmt::Arguments<'_>) {
    use std::io::Write as _;
    if let Err(error) = writeln!(std::io::stdout(), "{line}") {
        tracing::debug!(%error, "standard output is closed");
    }
}
