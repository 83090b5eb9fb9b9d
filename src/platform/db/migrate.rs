//! Migrations: one folder for each backend, the same names in both, embedded.

use std::fs::File;
use std::path::Path;

use diesel::{RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{DatabaseUrl, DbConnection, StoreError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number that nothing else locks on: two servers that start together take turns.
const LOCK: &str = "7421054";

/// Whether the tables are those that the program was built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationState {
    /// They are.
    Current,
    /// Some migrations have not been applied.
    Pending,
}

/// Why the tables could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Failed(String),
}

fn failed(error: Box<dyn std::error::Error + Send + Sync>) -> MigrateError {
    MigrateError::Failed(error.to_string())
}

/// Applies what is pending. Returns the versions, in the order in which they were applied.
pub(super) fn run(connection: &mut DbConnection, url: &DatabaseUrl) -> Result<Vec<String>, MigrateError> {
    let applied = match connection {
        DbConnection::Sqlite(inner) => {
            let _turn = turn(url);
            inner.run_pending_migrations(SQLITE).map(|versions| versions.iter().map(ToString::to_string).collect())
        }
        DbConnection::Postgres(inner) => {
            let lock = |statement: String, inner: &mut diesel::PgConnection| {
                sql_query(statement).execute(inner).map_err(StoreError::from)
            };
            lock(format!("SELECT pg_advisory_lock({LOCK})"), inner)?;
            let outcome = inner
                .run_pending_migrations(POSTGRES)
                .map(|versions| versions.iter().map(ToString::to_string).collect());
            lock(format!("SELECT pg_advisory_unlock({LOCK})"), inner)?;
            outcome
        }
    };
    applied.map_err(failed)
}

/// Waits for whoever brings a SQLite file of the same folder up to date: the second finds nothing pending. SQLite's own
/// lock will not do, as some migrations begin and end transactions of their own. It is the folder that is locked: the
/// file must not be opened beside SQLite, which would lose its locks, and a file for the lock alone would stay behind.
/// Where a folder cannot be locked there is no turn to wait for.
fn turn(url: &DatabaseUrl) -> Option<File> {
    let DatabaseUrl::Sqlite(path) = url else { return None };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

pub(super) fn state(connection: &mut DbConnection) -> Result<MigrationState, MigrateError> {
    let pending = match connection {
        DbConnection::Sqlite(inner) => inner.has_pending_migration(SQLITE),
        DbConnection::Postgres(inner) => inner.has_pending_migration(POSTGRES),
    };
    Ok(if pending.map_err(failed)? { MigrationState::Pending } else { MigrationState::Current })
}

pub(super) fn revert_all(connection: &mut DbConnection) -> Result<(), MigrateError> {
    match connection {
        DbConnection::Sqlite(inner) => inner.revert_all_migrations(SQLITE),
        DbConnection::Postgres(inner) => inner.revert_all_migrations(POSTGRES),
    }
    .map(|_| ())
    .map_err(failed)
}
