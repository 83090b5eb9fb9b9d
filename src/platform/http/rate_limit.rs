//! How often the same somebody may try the same thing. Each server counts for itself.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::HttpRequest;
use governor::clock::Clock as _;
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::AppError;

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
pub struct Limit {
    tries: DefaultKeyedRateLimiter<String>,
    /// Lets one refusal of a key through in a minute: the log is told of it once, however often somebody tries.
    told: DefaultKeyedRateLimiter<String>,
    /// Lets one through in a minute: when keys that have rested are forgotten.
    sweep: DefaultDirectRateLimiter,
}

/// One try too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// How long until the next try is counted.
    pub wait: Duration,
    /// Whether it is the first of its key in a minute.
    pub is_first: bool,
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::too_many(refusal.wait)
    }
}

impl Limit {
    /// At most so many a minute, all of them at once if need be.
    pub fn per_minute(number: u32) -> Self {
        let number = NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let once = Quota::per_minute(NonZeroU32::MIN);
        Self {
            tries: RateLimiter::keyed(Quota::per_minute(number)),
            told: RateLimiter::keyed(once),
            sweep: RateLimiter::direct(once),
        }
    }

    /// Counts one more for the key, which the caller keeps short: it is remembered for a minute.
    ///
    /// # Errors
    /// When there were too many.
    pub fn count(&self, key: &str) -> Result<(), Refusal> {
        // Without this the tables of keys would only ever grow. Once a minute, because it walks all of them.
        if self.sweep.check().is_ok() {
            self.tries.retain_recent();
            self.told.retain_recent();
            self.tries.shrink_to_fit();
            self.told.shrink_to_fit();
        }
        let key = key.to_owned();
        self.tries.check_key(&key).map_err(|early| Refusal {
            wait: early.wait_time_from(self.tries.clock().now()),
            is_first: self.told.check_key(&key).is_ok(),
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_how_long_to_wait_and_is_told_of_once() {
        let limit = Limit::per_minute(2);
        assert_eq!((limit.count("one"), limit.count("one")), (Ok(()), Ok(())));
        let first = limit.count("one").unwrap_err();
        assert!(
            first.is_first && Duration::from_secs(20) < first.wait && first.wait <= Duration::from_secs(30),
            "{first:?}"
        );
        assert!(!limit.count("one").unwrap_err().is_first);
        assert_eq!(limit.count("another"), Ok(()));
    }
}
