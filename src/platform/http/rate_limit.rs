//! How often the same somebody may try the same thing. Each server counts for itself.

use std::net::IpAddr;
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::{AppError, Code};

/// The limits of the program, each by a key of its own.
pub struct Limits {
    /// Sign-ins by address.
    pub sign_in_by_address: Limit,
    /// Sign-ins by account.
    pub sign_in_by_account: Limit,
    /// Links by address: guessing is hopeless anyhow.
    pub link: Limit,
    /// Uploads by request.
    pub upload: Limit,
}

/// One limit: so many at once, refilled evenly over a minute.
pub struct Limit(DefaultKeyedRateLimiter<String>);

impl Limit {
    /// At most so many a minute, all of them at once if need be.
    pub fn per_minute(number: u32) -> Self {
        let number = NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self(RateLimiter::keyed(Quota::per_minute(number)))
    }

    /// Counts one more for the key.
    ///
    /// # Errors
    /// [`Code::TooMany`] when there were too many.
    pub fn count(&self, key: &str) -> Result<(), AppError> {
        // Without this the table of keys would only ever grow.
        if self.0.len() > 10_000 {
            self.0.retain_recent();
        }
        self.0.check_key(&key.to_owned()).map_err(|_early| AppError::new(Code::TooMany))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_by_address: Limit::per_minute(30),
            sign_in_by_account: Limit::per_minute(10),
            link: Limit::per_minute(60),
            upload: Limit::per_minute(120),
        }
    }
}

/// The client's address: the peer's, or the last entry of `X-Forwarded-For` where a proxy of ours stands in front.
pub fn client_address(request: &HttpRequest, behind_proxy: bool) -> String {
    let forwarded = behind_proxy
        .then(|| request.headers().get("x-forwarded-for"))
        .flatten()
        .and_then(|value| value.to_str().ok())
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse::<IpAddr>().ok());
    let address = forwarded.or_else(|| request.peer_addr().map(|peer| peer.ip()));
    address.map_or_else(|| "unknown".to_owned(), |address| address.to_string())
}
