//! The log: lines on standard error, in the notation of the setting `TILLIT_LOG`.

use tracing_subscriber::EnvFilter;

/// Whether this can be understood as what is to be logged.
///
/// # Errors
/// What is wrong with it.
pub fn check(filter: &str) -> Result<(), String> {
    EnvFilter::try_new(filter).map(|_| ()).map_err(|error| error.to_string())
}

/// Begins to log what [`check`] has understood. A second call changes nothing, so that every test may call it.
pub fn start(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if subscriber.try_init().is_err() {
        tracing::debug!("the log had been started already");
    }
}
