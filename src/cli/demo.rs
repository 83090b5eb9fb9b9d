//! `tillit demo`, and what `tillit serve --demo` does before it serves.

use chrono::TimeDelta;
use clap::Args;

use super::CliError;
use crate::app::{App, Migrate, Parts};
use crate::config::Config;
use crate::error::Code;
use crate::features::demo::service::{self, DAYS};
use crate::platform::clock::Clock;
use crate::platform::telemetry;
use crate::say;

/// Load the demo data into an empty database, and print how to sign in.
///
/// Municipalities, suppliers and answers are made up.
/// A database in which somebody can sign in already is left as it is. The passwords are public: not for an installation that others reach.
///
/// Example: `TILLIT_DATABASE_URL=sqlite://demo.db tillit demo`
#[derive(Debug, Args)]
pub struct Demo {}

impl Demo {
    /// Loads the demo and prints how to look around.
    ///
    /// # Errors
    /// When the database holds something else.
    pub async fn run(self) -> Result<(), CliError> {
        let config = Config::from_environment()?;
        telemetry::start(&config.log);
        if !load_into_empty(&config).await? {
            say!("The database is not empty: nothing was loaded.");
        }
        let app = App::build(config, Migrate::AtStart, Parts::default()).await?;
        print_doors(&app).await
    }
}

/// Loads the demo into a database in which nobody can sign in. Returns whether it did.
pub(super) async fn load_into_empty(config: &Config) -> Result<bool, CliError> {
    // The demo begins some weeks ago, so that there is something to look back on.
    let begun = Clock::System.now() - TimeDelta::days(DAYS);
    let parts = Parts { clock: Clock::fixed(begun), ..Parts::default() };
    let app = App::build(config.clone(), Migrate::AtStart, parts).await?;
    if !service::is_empty(&app).await? {
        return Ok(false);
    }
    match service::load(&app).await {
        Ok(()) => Ok(true),
        Err(error) if error.code() == Code::Conflict => Err(format!(
            "another command is filling {} at this moment, so the demo was not loaded by this one. \
             Wait until it has ended, then run `tillit demo` again to see the sign-ins and links",
            config.database
        )
        .into()),
        Err(error) => Err(error.into()),
    }
}

/// Prints the demo's sign-ins and links; nothing where the database holds no demo.
pub(super) async fn print_doors(app: &App) -> Result<(), CliError> {
    let Some(doors) = service::doors(app).await? else { return Ok(()) };
    say!("");
    say!("Demo: sign in as");
    for (email, password, role) in doors.people {
        say!("  {email:<26} {password}  {role}");
    }
    if !doors.links.is_empty() {
        say!("or answer as a supplier, who needs no account:");
        for (supplier, link) in doors.links {
            say!("  {supplier:<16} {link}");
        }
    }
    Ok(())
}
