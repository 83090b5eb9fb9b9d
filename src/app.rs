//! The program's parts, put together once: the same for the server, the command line and the tests.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::config::Config;
use crate::error::{AppError, Code};
use crate::features::questionnaire::service::Library;
use crate::formats::xlsx::MarkKey;
use crate::platform::assets::Assets;
use crate::platform::clock::Clock;
use crate::platform::db::{ConnectError, Db, MigrateError, MigrationState, StoreError};
use crate::platform::files::{Files, FilesError};
use crate::platform::http::rate_limit::Limits;
use crate::platform::i18n::{Words, WordsError};
use crate::platform::ids::Ids;
use crate::platform::mail::{MailError, Mailer};
use crate::platform::templates::{TemplateError, Templates};

/// Everything that a use case needs. Cheap to share: `web::Data<App>`.
pub struct App {
    /// The settings.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// New ids and tokens.
    pub ids: Ids,
    /// The words.
    pub words: Arc<Words>,
    /// The templates.
    pub templates: Templates,
    /// Browser assets.
    pub assets: Arc<Assets>,
    /// Evidence files.
    pub files: Files,
    /// Who carries mails away.
    pub mailer: Mailer,
    /// How often the same somebody may try.
    pub limits: Limits,
    /// Published questionnaires and frameworks, read once.
    pub library: Library,
    /// What the hidden marks of our workbooks are signed with.
    pub mark_key: MarkKey,
    cpu: Arc<Semaphore>,
    /// Turns of their own, so that slow files keep nobody from signing in.
    passwords: Arc<Semaphore>,
}

/// What a test sets otherwise.
pub struct Parts {
    /// The time.
    pub clock: Clock,
    /// New ids and tokens.
    pub ids: Ids,
    /// Who carries mails away; `None`: as the settings say.
    pub mailer: Option<Mailer>,
}

impl Default for Parts {
    fn default() -> Self {
        Self { clock: Clock::System, ids: Ids::Random, mailer: None }
    }
}

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No database.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The tables could not be brought up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The tables are older than the program.
    #[error(
        "the database has tables of an older version: run `tillit migrate`, or start with `tillit serve --migrate`"
    )]
    MigrationsPending,
    /// A word file is wrong.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// A template is wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The folder of files cannot be used.
    #[error("the folder of evidence files cannot be used")]
    Files(#[from] FilesError),
    /// The mail settings cannot be used.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A built-in questionnaire or framework cannot be used.
    #[error("{0}")]
    Definition(String),
}

/// Whether the program may change the tables as it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrate {
    /// It brings them up to date.
    AtStart,
    /// It refuses to start on older ones.
    Never,
}

impl App {
    /// Puts the program together: connects, migrates if asked to, and publishes the built-in questionnaires.
    ///
    /// # Errors
    /// When any part cannot be used; the text says which and what to do.
    pub async fn build(config: Config, migrate: Migrate, parts: Parts) -> Result<Self, StartError> {
        let db = Db::open(&config.database, config.database_connections)?;
        match migrate {
            Migrate::AtStart => {
                for version in db.migrate().await? {
                    tracing::info!(version, "migrated");
                }
            }
            Migrate::Never if db.migration_state().await? == MigrationState::Pending => {
                return Err(StartError::MigrationsPending);
            }
            Migrate::Never => {}
        }
        let words = Arc::new(Words::load()?);
        let assets = Arc::new(Assets::load());
        let templates = Templates::load(Arc::clone(&words), Arc::clone(&assets))?;
        let files = Files::folder(&config.files)?;
        let mailer = match parts.mailer {
            Some(mailer) => mailer,
            None => Mailer::from_config(&config)?,
        };
        let library = Library::open(&db, &parts.clock, &parts.ids).await?;
        let secret = db.key("workbook-marks", parts.ids.token().secret, parts.clock.now().naive_utc()).await?;
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Ok(Self {
            config,
            db,
            clock: parts.clock,
            ids: parts.ids,
            words,
            templates,
            assets,
            files,
            mailer,
            limits: Limits::default(),
            library,
            mark_key: MarkKey::new(&secret),
            cpu: Arc::new(Semaphore::new(cores)),
            passwords: Arc::new(Semaphore::new(cores)),
        })
    }

    /// Runs heavy work on files off the async threads, as many at a time as there are cores.
    ///
    /// # Errors
    /// [`Code::Unavailable`] when it takes longer than `limit`, the wait included: the work then ends by itself, unheard.
    pub async fn cpu<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        in_turn(&self.cpu, limit, work).await
    }

    /// The same for passwords, which wait for each other only.
    ///
    /// # Errors
    /// As [`Self::cpu`].
    pub async fn password_work<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        in_turn(&self.passwords, limit, work).await
    }
}

async fn in_turn<T: Send + 'static>(
    permits: &Arc<Semaphore>,
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let permits = Arc::clone(permits);
    let turn = async move {
        let permit = permits.acquire_owned().await.map_err(AppError::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            // The permit goes with the work, not with whoever waits for it: else a time-out would let in one more.
            let outcome = work();
            drop(permit);
            outcome
        });
        done.await.map_err(AppError::internal)
    };
    match tokio::time::timeout(limit, turn).await {
        Ok(outcome) => outcome,
        Err(elapsed) => Err(AppError::because(Code::Unavailable, elapsed)),
    }
}
