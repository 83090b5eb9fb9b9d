//! `tillit migrate`

use clap::Args;

use super::CliError;
use crate::config::Config;
use crate::platform::db::Db;
use crate::platform::telemetry;
use crate::say;

/// Bring the database's tables up to date.
///
/// What is up to date stays as it is. Take a backup first; servers of the older version have to be stopped.
///
/// Example: `TILLIT_DATABASE_URL=sqlite://data/tillit.db tillit migrate`
#[derive(Debug, Args)]
pub struct Migrate {}

impl Migrate {
    /// Applies what is pending and says so.
    ///
    /// # Errors
    /// When the database does not answer or a migration fails.
    pub async fn run(self) -> Result<(), CliError> {
        let config = Config::from_environment()?;
        telemetry::start(&config.log);
        let db = Db::open(&config.database, 1)?;
        let applied = db.migrate().await?;
        match applied.len() {
            0 => say!("The tables of {} are up to date.", config.database),
            1 => say!("Applied 1 migration to {}: {}.", config.database, applied.join(", ")),
            number => say!("Applied {number} migrations to {}: {}.", config.database, applied.join(", ")),
        }
        Ok(())
    }
}
