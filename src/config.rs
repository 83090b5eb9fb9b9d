//! Settings: as given ([`RawConfig`], from an optional TOML file and the environment) and as valid ([`Config`]).
//!
//! Every setting stands in `README.md` and `.env.example`, which a test checks. Secrets never print.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use serde::Deserialize;

use crate::platform::db::DatabaseUrl;
use crate::platform::telemetry;

/// Settings as given: every one optional, every one text or number.
///
/// The environment (`TILLIT_…`) goes before the file named by `TILLIT_CONFIG`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawConfig {
    database_url: Option<String>,
    database_connections: Option<String>,
    listen: Option<String>,
    base_url: Option<String>,
    workers: Option<String>,
    files_url: Option<String>,
    upload_limit_mb: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    link_days: Option<String>,
    session_hours: Option<String>,
    behind_proxy: Option<String>,
    password_cost: Option<String>,
    log: Option<String>,
}

/// The settings' names, without `TILLIT_` and in small letters.
pub const NAMES: [&str; 14] = [
    "database_url",
    "database_connections",
    "listen",
    "base_url",
    "workers",
    "files_url",
    "upload_limit_mb",
    "smtp_url",
    "mail_from",
    "link_days",
    "session_hours",
    "behind_proxy",
    "password_cost",
    "log",
];

/// Valid settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// The database.
    pub database: DatabaseUrl,
    /// Connections in the pool.
    pub database_connections: u32,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address that people use, without a slash at the end: it stands in links.
    pub base_url: String,
    /// Threads that answer requests.
    pub workers: usize,
    /// The folder of evidence files.
    pub files: PathBuf,
    /// The largest file that may be uploaded, in bytes.
    pub upload_limit: usize,
    /// The mail server; without one mails are shown to be handed over.
    pub smtp: Option<Secret>,
    /// The sender of mails.
    pub mail_from: String,
    /// For how many days a link works.
    pub link_days: i64,
    /// For how many hours a session lasts.
    pub session_hours: i64,
    /// Whether the client's address is in `X-Forwarded-For`, as the last proxy wrote it.
    pub behind_proxy: bool,
    /// How costly it is to try a password.
    pub password_cost: PasswordCost,
    /// What is logged, in the notation of `tracing`.
    pub log: String,
}

/// How costly it is to try a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCost {
    /// The recommendation of OWASP for Argon2id: 19 MiB, two passes.
    Recommended,
    /// As little as the algorithm allows: for tests only.
    Least,
}

/// A text that never prints.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text itself, for the one who needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file named by `TILLIT_CONFIG` cannot be read.
    #[error("the settings file `{path}` cannot be read: {problem}")]
    File {
        /// Its path.
        path: String,
        /// What is wrong.
        problem: String,
    },
    /// The environment has a `TILLIT_` variable that is no setting.
    #[error("`{0}` is not a setting; the settings are listed in `.env.example`")]
    Unknown(String),
    /// A value that cannot be used.
    #[error("`TILLIT_{name}` is `{value}`: {problem}")]
    Invalid {
        /// The setting's name, in capitals, without `TILLIT_`.
        name: String,
        /// The value as given; `…` where it may hold a secret.
        value: String,
        /// What is wrong and what would be right.
        problem: String,
    },
}

impl RawConfig {
    /// Reads the process's environment and the file that it names.
    ///
    /// # Errors
    /// When the file cannot be read or a variable is unknown.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment and the settings file")]
    pub fn from_environment() -> Result<Self, ConfigError> {
        let environment = std::env::vars().filter(|(name, _)| name.starts_with("TILLIT_")).collect();
        let file = match std::env::var("TILLIT_CONFIG") {
            Ok(path) => {
                let text = std::fs::read_to_string(&path)
                    .map_err(|error| ConfigError::File { path: path.clone(), problem: error.to_string() })?;
                Some((path, text))
            }
            Err(_) => None,
        };
        Self::from_parts(environment, file)
    }

    /// As [`Self::from_environment`], from given variables and an optional file (path and text).
    ///
    /// # Errors
    /// When the file is malformed or a variable is unknown.
    pub fn from_parts(
        environment: BTreeMap<String, String>,
        file: Option<(String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut settings = toml::Table::new();
        if let Some((path, text)) = file {
            let table: toml::Table = text
                .parse()
                .map_err(|error: toml::de::Error| ConfigError::File { path, problem: error.to_string() })?;
            // Numbers and flags may be written bare in the file; one kind of value is checked once, below.
            settings.extend(table.into_iter().map(|(name, value)| {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                (name, toml::Value::String(text))
            }));
        }
        for (variable, value) in environment {
            let name = variable.trim_start_matches("TILLIT_").to_ascii_lowercase();
            match name.as_str() {
                "config" => {}
                known if NAMES.contains(&known) => {
                    settings.insert(name, toml::Value::String(value));
                }
                _ => return Err(ConfigError::Unknown(variable)),
            }
        }
        if let Some(unknown) = settings.keys().find(|name| !NAMES.contains(&name.as_str())) {
            return Err(ConfigError::Unknown(unknown.clone()));
        }
        settings.try_into().map_err(|error: toml::de::Error| ConfigError::File {
            path: "TILLIT_CONFIG".to_owned(),
            problem: error.to_string(),
        })
    }
}

impl Config {
    /// Reads and checks the settings of the process.
    ///
    /// # Errors
    /// The first setting that cannot be used, by name.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::check(RawConfig::from_environment()?)
    }

    /// Checks settings and fills in what is not given.
    ///
    /// # Errors
    /// The first setting that cannot be used, by name.
    pub fn check(raw: RawConfig) -> Result<Self, ConfigError> {
        let database_text = raw.database_url.unwrap_or_else(|| "sqlite://data/tillit.db".to_owned());
        let database =
            DatabaseUrl::parse(&database_text).map_err(|error| invalid("DATABASE_URL", "…", error.to_string()))?;
        let listen_text = raw.listen.unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen: SocketAddr = listen_text
            .parse()
            .map_err(|_source| invalid("LISTEN", &listen_text, "an address and a port, as in `127.0.0.1:8080`"))?;
        let base_url = raw.base_url.unwrap_or_else(|| format!("http://{listen}")).trim_end_matches('/').to_owned();
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(invalid("BASE_URL", &base_url, "begins with `https://`, or with `http://` on this machine"));
        }
        let files_text = raw.files_url.unwrap_or_else(|| "file://data/files".to_owned());
        let files = files_text
            .strip_prefix("file://")
            .filter(|path| !path.is_empty())
            .ok_or_else(|| invalid("FILES_URL", &files_text, "begins with `file://`, as in `file://data/files`"))?
            .into();
        let smtp = raw.smtp_url.filter(|url| !url.is_empty());
        if smtp.as_ref().is_some_and(|url| !url.starts_with("smtp://") && !url.starts_with("smtps://")) {
            return Err(invalid("SMTP_URL", "…", "begins with `smtp://` or `smtps://`"));
        }
        let mail_from = raw.mail_from.unwrap_or_else(|| "Tillit <tillit@localhost>".to_owned());
        if mail_from.parse::<lettre::message::Mailbox>().is_err() {
            return Err(invalid("MAIL_FROM", &mail_from, "a sender, as in `Tillit <tillit@kommune.example>`"));
        }
        let password_cost = match raw.password_cost.as_deref() {
            None | Some("recommended") => PasswordCost::Recommended,
            Some("least") => PasswordCost::Least,
            Some(other) => return Err(invalid("PASSWORD_COST", other, "`recommended` or `least`")),
        };
        let log = raw.log.unwrap_or_else(|| "info".to_owned());
        telemetry::check(&log).map_err(|problem| {
            invalid("LOG", &log, format!("what is logged, such as `tillit=debug,actix_web=warn` ({problem})"))
        })?;
        let behind_proxy = match raw.behind_proxy.as_deref() {
            None | Some("false") => false,
            Some("true") => true,
            Some(other) => return Err(invalid("BEHIND_PROXY", other, "`true` or `false`")),
        };
        let default_workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).min(8);
        let workers = number("WORKERS", raw.workers, 1..=64, i64::try_from(default_workers).unwrap_or(2))?;
        let upload_megabytes = number("UPLOAD_LIMIT_MB", raw.upload_limit_mb, 1..=1000, 25)?;
        let connections = number("DATABASE_CONNECTIONS", raw.database_connections, 1..=100, 8)?;
        Ok(Self {
            database,
            database_connections: u32::try_from(connections).unwrap_or(8),
            listen,
            base_url,
            workers: usize::try_from(workers).unwrap_or(2),
            files,
            upload_limit: usize::try_from(upload_megabytes).unwrap_or(25) * 1024 * 1024,
            smtp: smtp.map(Secret),
            mail_from,
            link_days: number("LINK_DAYS", raw.link_days, 1..=3650, 180)?,
            session_hours: number("SESSION_HOURS", raw.session_hours, 1..=720, 12)?,
            behind_proxy,
            password_cost,
            log,
        })
    }

    /// Whether people reach the program by HTTPS, so that cookies can be bound to it.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

fn invalid(name: &str, value: &str, problem: impl Into<String>) -> ConfigError {
    ConfigError::Invalid { name: name.to_owned(), value: value.to_owned(), problem: problem.into() }
}

fn number(
    name: &str,
    given: Option<String>,
    range: std::ops::RangeInclusive<i64>,
    default: i64,
) -> Result<i64, ConfigError> {
    let Some(text) = given else { return Ok(default) };
    text.trim()
        .parse()
        .ok()
        .filter(|number| range.contains(number))
        .ok_or_else(|| invalid(name, &text, format!("a whole number from {} to {}", range.start(), range.end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)], file: Option<&str>) -> Result<Config, ConfigError> {
        let environment = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let file = file.map(|text| ("tillit.toml".to_owned(), text.to_owned()));
        Config::check(RawConfig::from_parts(environment, file)?)
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let read =
            config(&[("TILLIT_LISTEN", "127.0.0.1:9")], Some("listen = \"127.0.0.1:8\"\nlink_days = 7")).unwrap();
        assert_eq!(read.listen.port(), 9);
        assert_eq!(read.link_days, 7);
        assert_eq!(read.base_url, "http://127.0.0.1:9");
    }

    #[test]
    fn a_bad_setting_is_named() {
        for (name, value) in [
            ("TILLIT_DATABASE_URL", "mysql://x"),
            ("TILLIT_LISTEN", "here"),
            ("TILLIT_LINK_DAYS", "0"),
            ("TILLIT_SMTP_URL", "http://x"),
            ("TILLIT_MAIL_FROM", "nobody"),
            ("TILLIT_FILES_URL", "/tmp"),
            ("TILLIT_LOG", "tillit=,=,"),
            ("TILLIT_NO_SUCH", "1"),
        ] {
            let problem = config(&[(name, value)], None).unwrap_err().to_string();
            assert!(problem.contains(name), "{problem}");
        }
        assert!(config(&[], Some("nonsense = 1")).unwrap_err().to_string().contains("nonsense"));
    }

    #[test]
    fn a_secret_does_not_print() {
        let read = config(&[("TILLIT_SMTP_URL", "smtp://u:hush@mail.example")], None).unwrap();
        assert!(!format!("{read:?}").contains("hush"));
    }
}
