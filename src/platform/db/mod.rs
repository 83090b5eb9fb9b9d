//! SQLite and PostgreSQL behind one connection type, and the only gateway to it: [`Db`].
//!
//! What `MultiBackend` cannot express (`on_conflict`, batch inserts) is written once and compiled for each backend by [`on_each!`](crate::on_each).

pub mod schema;
mod connect;
mod error;
mod keys;
mod migrate;

use std::sync::Arc;
use std::time::Duration;

use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::{Pool, PooledConnection};
use tokio::sync::Semaphore;

pub use connect::{ConnectError, DatabaseUrl};
pub use error::StoreError;
pub use migrate::{MigrateError, MigrationState};

/// Every connection the program holds. PostgreSQL first: SQLite accepts any text as a path.
#[derive(diesel::MultiConnection)]
pub enum DbConnection {
    /// A server.
    Postgres(diesel::PgConnection),
    /// A file.
    Sqlite(diesel::SqliteConnection),
}

/// Compiles one expression for each backend. Only for what `MultiBackend` cannot express: `on_conflict`, batch inserts, unions.
#[macro_export]
macro_rules! on_each {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::platform::db::DbConnection::Postgres($c) => $body,
            $crate::platform::db::DbConnection::Sqlite($c) => $body,
        }
    };
}

type TransactionManagerOf = <DbConnection as Connection>::TransactionManager;

/// The database.
#[derive(Clone)]
pub struct Db {
    pool: Pool<connect::Manager>,
    permits: Arc<Semaphore>,
    /// SQLite has one writer at a time: a fair queue in place of its busy handler, which is not fair.
    write_permits: Arc<Semaphore>,
    url: DatabaseUrl,
}

/// How long a request waits for a connection before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(10);

impl Db {
    /// Opens a pool of connections, and fails at once when there is no database to connect to.
    ///
    /// # Errors
    /// When the address is wrong or nobody answers there.
    pub fn open(url: &DatabaseUrl, connections: u32) -> Result<Self, ConnectError> {
        let pool = connect::pool(url, connections)?;
        let writers = if url.is_sqlite() { 1 } else { connections as usize };
        Ok(Self {
            pool,
            permits: Arc::new(Semaphore::new(connections as usize)),
            write_permits: Arc::new(Semaphore::new(writers)),
            url: url.clone(),
        })
    }

    /// Whether the database is SQLite.
    pub fn is_sqlite(&self) -> bool {
        self.url.is_sqlite()
    }

    /// Runs `work` on a connection, off the async threads. The connection never leaves the closure.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError::Busy`] when no connection gets free in time.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _permit = permit(&self.permits).await?;
        self.blocking(work).await
    }

    /// As [`Self::read`], with everything read as it stood at one moment, whatever others write meanwhile.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError::Busy`].
    pub async fn snapshot<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _permit = permit(&self.permits).await?;
        let begin = Begin { sqlite: "BEGIN", postgres: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
        self.blocking(move |connection| transaction(connection, begin, work)).await
    }

    /// As [`Self::read`], inside a write transaction: `BEGIN IMMEDIATE` on SQLite, so that the lock is taken before the first read.
    ///
    /// # Errors
    /// Those of `work` (nothing is then written), and [`StoreError::Busy`].
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _turn = permit(&self.write_permits).await?;
        let _permit = permit(&self.permits).await?;
        let begin = Begin { sqlite: "BEGIN IMMEDIATE", postgres: "BEGIN" };
        self.blocking(move |connection| transaction(connection, begin, work)).await
    }

    async fn blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let pool = self.pool.clone();
        let span = tracing::Span::current();
        let done = tokio::task::spawn_blocking(move || {
            span.in_scope(|| {
                let mut connection: PooledConnection<_> =
                    pool.get_timeout(PATIENCE).map_err(StoreError::unavailable)?;
                work(&mut connection)
            })
        });
        done.await.map_err(StoreError::unavailable)?
    }

    /// Brings the tables up to date.
    ///
    /// # Errors
    /// When a migration fails; the earlier ones stay.
    pub async fn migrate(&self) -> Result<Vec<String>, MigrateError> {
        let url = self.url.clone();
        self.blocking(move |connection| migrate::run(connection, &url)).await
    }

    /// Whether the tables are those that this program was built for.
    ///
    /// # Errors
    /// When the list of migrations cannot be read.
    pub async fn migration_state(&self) -> Result<MigrationState, MigrateError> {
        self.blocking(migrate::state).await
    }

    /// Takes every migration back, the last first: for the test that goes up, down and up again.
    ///
    /// # Errors
    /// When a migration cannot be taken back.
    pub async fn revert_all(&self) -> Result<(), MigrateError> {
        self.blocking(migrate::revert_all).await
    }
}

async fn permit(permits: &Semaphore) -> Result<tokio::sync::SemaphorePermit<'_>, StoreError> {
    match tokio::time::timeout(PATIENCE, permits.acquire()).await {
        Ok(Ok(permit)) => Ok(permit),
        Ok(Err(_)) | Err(_) => Err(StoreError::Busy),
    }
}

/// How a transaction begins on each database.
struct Begin {
    sqlite: &'static str,
    postgres: &'static str,
}

/// A transaction around `work`.
///
/// A panic in `work` leaves the transaction open; the pool sees that by `is_broken` and throws the connection away.
fn transaction<T, E: From<StoreError>>(
    connection: &mut DbConnection,
    start: Begin,
    work: impl FnOnce(&mut DbConnection) -> Result<T, E>,
) -> Result<T, E> {
    let begun = match connection {
        DbConnection::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, start.sqlite),
        DbConnection::Postgres(inner) => AnsiTransactionManager::begin_transaction_sql(inner, start.postgres),
    };
    begun.map_err(StoreError::from)?;
    match work(connection) {
        Ok(value) => {
            TransactionManagerOf::commit_transaction(connection).map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            // The first error is the one to tell of.
            if let Err(rollback) = TransactionManagerOf::rollback_transaction(connection) {
                tracing::error!(%rollback, "a transaction could not be rolled back");
            }
            Err(error)
        }
    }
}

/// Runs `work` so that an expected conflict in it does not spoil the transaction around it.
///
/// # Errors
/// Those of `work`; what it wrote is then undone.
pub fn savepoint<T>(
    connection: &mut DbConnection,
    work: impl FnOnce(&mut DbConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    #[expect(clippy::disallowed_methods, reason = "inside a transaction this is a savepoint")]
    connection.transaction(work)
}
