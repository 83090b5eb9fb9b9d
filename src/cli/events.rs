//! `tillit events …`

use clap::{Args, Subcommand};

use super::CliError;
use crate::app::{App, Migrate, Parts};
use crate::config::Config;
use crate::features::event::service;
use crate::platform::telemetry;
use crate::say;

/// The event log: check that nobody has altered it.
///
/// Example: `tillit events verify`
#[derive(Debug, Subcommand)]
pub enum Events {
    Verify(Verify),
}

/// Walk every tenant's chain and say whether a row was altered, removed or moved.
///
/// Prints a line for each tenant, and ends with an error when any chain is broken. Reads only; the server may run meanwhile.
/// Every submission is compared with the hash that was recorded when it was sent in.
/// A chain shows what was changed behind the program's back; somebody who rewrites a whole chain and its head is found only
/// by comparing the last hash with one that was noted earlier, which is why it is printed.
///
/// Example: `tillit events verify >> /var/log/tillit/chains`
#[derive(Debug, Args)]
pub struct Verify {}

impl Events {
    /// Runs the command.
    ///
    /// # Errors
    /// When a chain is broken or the database does not answer.
    pub async fn run(self) -> Result<(), CliError> {
        let Self::Verify(Verify {}) = self;
        let config = Config::from_environment()?;
        telemetry::start(&config.log);
        // Opening a file that is not there makes it, and an empty log would be called whole.
        if !config.database.is_there() {
            return Err(format!(
                "there is no database at {}: look at `TILLIT_DATABASE_URL`, or make a new one with `tillit migrate`",
                config.database
            )
            .into());
        }
        let app = App::build(config, Migrate::Never, Parts::default()).await?;
        let mut broken = 0;
        let mut rows = 0;
        for chain in service::verify(&app).await? {
            rows += chain.rows;
            let tenant = match &chain.name {
                Some(name) => format!("{} ({name})", chain.tenant),
                None => chain.tenant.clone(),
            };
            if chain.faults.is_empty() {
                say!("{tenant}: {} rows, whole, last hash {}", chain.rows, chain.last_hash);
            } else {
                broken += 1;
                say!("{tenant}: {} rows, BROKEN", chain.rows);
                for fault in &chain.faults {
                    say!("  {fault}");
                }
            }
        }
        if broken > 0 {
            return Err(format!(
                "{} broken: keep a copy of the database as it is, and compare with a backup from before",
                if broken == 1 { "1 chain is".to_owned() } else { format!("{broken} chains are") }
            )
            .into());
        }
        say!("{rows} rows, every chain is whole.");
        Ok(())
    }
}
