//! `tillit serve`

use std::time::Duration;

use actix_web::web::Data;
use actix_web::{HttpServer, rt};
use clap::Args;

use super::{CliError, demo};
use crate::app::{App, Migrate, Parts};
use crate::config::Config;
use crate::features::mail;
use crate::platform::telemetry;
use crate::say;
use crate::server;

/// Start the server.
///
/// It serves until it is told to stop, on the address of `TILLIT_LISTEN`, and sends the mails that wait.
///
/// Example: `TILLIT_LISTEN=127.0.0.1:8080 tillit serve --migrate`
#[derive(Debug, Args)]
pub struct Serve {
    /// Bring the tables up to date first. Without it the server refuses to start on tables of an older version.
    #[arg(long)]
    migrate: bool,
    /// Load the demo data first when the database is empty, and print how to look around.
    #[arg(long, requires = "migrate")]
    demo: bool,
}

impl Serve {
    /// Serves until the process is told to stop.
    ///
    /// # Errors
    /// When a setting, the database or the address cannot be used.
    pub async fn run(self) -> Result<(), CliError> {
        let config = Config::from_environment()?;
        telemetry::start(&config.log);
        if self.demo {
            demo::load_into_empty(&config).await?;
        }
        let migrate = if self.migrate { Migrate::AtStart } else { Migrate::Never };
        let app = Data::new(App::build(config, migrate, Parts::default()).await?);
        let shared = app.clone();
        let server = HttpServer::new(move || server::application(shared.clone()))
            .workers(app.config.workers)
            .bind(app.config.listen)
            .map_err(|error| format!("`TILLIT_LISTEN`: {} cannot be used: {error}", app.config.listen))?;
        if self.demo {
            demo::print_doors(&app).await?;
        }
        // Last, because whoever waits for this line may come at once.
        for address in server.addrs() {
            say!("Tillit listens on http://{address}");
        }
        let outbox = rt::spawn(send_mails(app));
        rt::spawn(async move { server.run().await }).await??;
        outbox.abort();
        Ok(())
    }
}

/// How often the outbox is looked into.
const MAIL_EVERY: Duration = Duration::from_secs(5);

async fn send_mails(app: Data<App>) {
    let mut ticks = rt::time::interval(MAIL_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = mail::service::send_due(&app).await {
            tracing::error!(?error, "the outbox cannot be read");
        }
    }
}
