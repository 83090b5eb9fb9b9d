//! What the program stands on: time, ids, database, files, mail, words, templates, HTTP. Knows no feature.

pub mod clock;
pub mod local_time;
pub mod ids;
pub mod db;
pub mod files;
pub mod mail;
pub mod i18n;
pub mod assets;
pub mod templates;
pub mod telemetry;
pub mod http;
