//! Migrations: one folder for each backend, the same names in both, embedded.

use diesel::{RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{DbConnection, StoreError};

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

pub(super) fn run(connection: &mut DbConnection) -> Result<Vec<String>, MigrateError> {
    let names = match connection {
        DbConnection::Sqlite(inner) => inner.run_pending_migrations(SQLITE).map(|versions| versions.len()),
        DbConnection::Postgres(inner) => {
            let lock = |statement: String, inner: &mut diesel::PgConnection| {
                sql_query(statement).execute(inner).map_err(StoreError::from)
            };
            lock(format!("SELECT pg_advisory_lock({LOCK})"), inner)?;
            let outcome = inner.run_pending_migrations(POSTGRES).map(|versions| versions.len());
            lock(format!("SELECT pg_advisory_unlock({LOCK})"), inner)?;
            outcome
        }
    };
    let count = names.map_err(failed)?;
    let applied = connection_versions(connection)?;
    Ok(applied.into_iter().take(count).collect())
}

/// The applied versions, the latest first.
fn connection_versions(connection: &mut DbConnection) -> Result<Vec<String>, MigrateError> {
    let versions = match connection {
        DbConnection::Sqlite(inner) => inner.applied_migrations(),
        DbConnection::Postgres(inner) => inner.applied_migrations(),
    };
    Ok(versions.map_err(failed)?.into_iter().map(|version| version.to_string()).collect())
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
