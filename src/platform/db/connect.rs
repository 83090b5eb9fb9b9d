//! Connecting by the address's scheme. Diesel's own `establish` tries each backend in turn, and would make a SQLite file
//! of the name of a PostgreSQL server that is down.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::r2d2::{CustomizeConnection, ManageConnection, Pool, R2D2Connection};
use diesel::{Connection, PgConnection, SqliteConnection, sql_query};

use super::DbConnection;

/// Where the database is: `sqlite://path` or `postgres://…`. Prints without its password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A server's address, password and all.
    Postgres(String),
}

/// Why there is no database.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The address has neither of the two schemes.
    #[error("a database address begins with `sqlite://` or `postgres://`")]
    UnknownScheme,
    /// The folder of the file cannot be made.
    #[error("the folder of the database file cannot be made")]
    Folder(#[source] std::io::Error),
    /// The server or file cannot be opened.
    #[error("the database {url} cannot be opened: {reason}")]
    Unreachable {
        /// The address without its password.
        url: String,
        /// The driver's words.
        reason: String,
    },
}

impl DatabaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// When its scheme is neither of the two.
    pub fn parse(text: &str) -> Result<Self, ConnectError> {
        if let Some(path) = text.strip_prefix("sqlite://").filter(|path| !path.is_empty()) {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(ConnectError::UnknownScheme)
    }

    /// Whether there can be a database: a SQLite file has to exist, and only a server knows about its own.
    pub fn is_there(&self) -> bool {
        match self {
            Self::Sqlite(path) => path.is_file(),
            Self::Postgres(_) => true,
        }
    }

    /// Whether this is a SQLite file.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(out, "sqlite://{}", path.display()),
            Self::Postgres(url) => {
                let (scheme, place) = url.split_once("://").unwrap_or(("postgres", ""));
                // A password stands before the last `@`, or among the parameters after `?`: neither is printed.
                // Where a `?` comes before an `@`, one of them is part of a password, and nobody can say which.
                let place = match place.rsplit_once('@') {
                    Some((before, _)) if before.contains('?') => "…".to_owned(),
                    Some((_, place)) => format!("…@{}", without_parameters(place)),
                    None => without_parameters(place).to_owned(),
                };
                write!(out, "{scheme}://{place}")
            }
        }
    }
}

fn without_parameters(place: &str) -> &str {
    place.split('?').next().unwrap_or_default()
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

pub(super) struct Manager {
    url: DatabaseUrl,
}

impl ManageConnection for Manager {
    type Connection = DbConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<DbConnection, Self::Error> {
        let connected = match &self.url {
            DatabaseUrl::Sqlite(path) => SqliteConnection::establish(&path.to_string_lossy()).map(DbConnection::Sqlite),
            DatabaseUrl::Postgres(url) => PgConnection::establish(url).map(DbConnection::Postgres),
        };
        connected.map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, connection: &mut DbConnection) -> Result<(), Self::Error> {
        connection.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, connection: &mut DbConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

/// Settings of a SQLite connection, each its own statement and in this order.
///
/// FULL, because an acknowledged answer must outlive a power cut; foreign keys are off by default and per connection.
const SQLITE_SETTINGS: [&str; 7] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -8192",
];

#[derive(Debug)]
struct Settings;

impl CustomizeConnection<DbConnection, diesel::r2d2::Error> for Settings {
    fn on_acquire(&self, connection: &mut DbConnection) -> Result<(), diesel::r2d2::Error> {
        if let DbConnection::Sqlite(inner) = connection {
            for setting in SQLITE_SETTINGS {
                sql_query(setting).execute(inner).map_err(diesel::r2d2::Error::QueryError)?;
            }
        }
        Ok(())
    }
}

pub(super) fn pool(url: &DatabaseUrl, connections: u32) -> Result<Pool<Manager>, ConnectError> {
    if let DatabaseUrl::Sqlite(path) = url {
        make_folder(path)?;
    }
    // The driver repeats an address that it cannot read.
    let unreachable = |reason: String| {
        let reason = match url {
            DatabaseUrl::Postgres(address) => reason.replace(address, &url.to_string()),
            DatabaseUrl::Sqlite(_) => reason,
        };
        ConnectError::Unreachable { url: url.to_string(), reason }
    };
    let manager = Manager { url: url.clone() };
    // The pool keeps trying for its whole time-out and then says only that time is up: ask once ourselves, for the driver's words.
    manager.connect().map_err(|error| unreachable(error.to_string()))?;
    Pool::builder()
        .max_size(connections)
        .min_idle(Some(1))
        .test_on_check_out(!url.is_sqlite())
        .connection_timeout(Duration::from_secs(3))
        .connection_customizer(Box::new(Settings))
        .build(manager)
        .map_err(|error| unreachable(error.to_string()))
}

#[expect(clippy::disallowed_methods, reason = "the folder of the database file, made once at start")]
fn make_folder(path: &Path) -> Result<(), ConnectError> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => std::fs::create_dir_all(folder).map_err(ConnectError::Folder),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_prints_without_its_password() {
        let url = DatabaseUrl::parse("postgres://tillit:secret@db.example:5432/tillit").unwrap();
        assert_eq!(url.to_string(), "postgres://…@db.example:5432/tillit");
        assert_eq!(format!("{url:?}"), url.to_string());
        for (address, printed) in [
            ("postgres://db.example/tillit?user=u&password=hemmelig", "postgres://db.example/tillit"),
            ("postgres://u:hemmelig@db.example/tillit?sslmode=require", "postgres://…@db.example/tillit"),
            ("postgres://u:hem?melig@db.example/tillit", "postgres://…"),
            ("postgres://db.example/tillit?password=hem@melig", "postgres://…"),
            ("postgresql:///tillit", "postgresql:///tillit"),
        ] {
            assert_eq!(DatabaseUrl::parse(address).unwrap().to_string(), printed);
        }
        assert!(DatabaseUrl::parse("mysql://x").is_err());
        assert!(DatabaseUrl::parse("sqlite://").is_err());
    }
}
