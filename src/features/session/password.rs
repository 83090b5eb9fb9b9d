//! Passwords: Argon2id, off the async threads, at a cost that the settings name.
#![warn(missing_docs)]

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};

use crate::app::App;
use crate::config::PasswordCost;
use crate::error::{AppError, Code};

/// The fewest characters of a password (NIST SP 800-63B-4 asks for 15 where a password stands alone; 12 is what people bear).
pub const MIN_LENGTH: usize = 12;

/// Longer ones are refused: hashing must not be a way to keep the server busy.
const MAX_LENGTH: usize = 1_000;

const PATIENCE: Duration = Duration::from_secs(10);

fn argon2(cost: PasswordCost) -> Argon2<'static> {
    let params = match cost {
        PasswordCost::Recommended => Params::DEFAULT,
        PasswordCost::Least => Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or(Params::DEFAULT),
    };
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a new password, in PHC notation.
///
/// # Errors
/// [`Code::BadInput`] when it is shorter than [`MIN_LENGTH`] characters or longer than a thousand bytes.
pub async fn hash(app: &App, password: String) -> Result<String, AppError> {
    if password.chars().count() < MIN_LENGTH || password.len() > MAX_LENGTH {
        return Err(AppError::because(Code::BadInput, format!("a password has at least {MIN_LENGTH} characters")));
    }
    let cost = app.config.password_cost;
    let hashed = app
        .password_work(PATIENCE, move || argon2(cost).hash_password(password.as_bytes()).map(|hash| hash.to_string()));
    hashed.await?.map_err(|error| AppError::internal(error.to_string()))
}

/// Whether a password fits a hash. Without a hash it takes as long and says no, so that nobody learns which accounts exist.
///
/// # Errors
/// When too many are waiting.
pub async fn verify(app: &App, hash: Option<String>, password: String) -> Result<bool, AppError> {
    let cost = app.config.password_cost;
    app.password_work(PATIENCE, move || {
        if password.len() > MAX_LENGTH {
            return false;
        }
        match hash {
            Some(hash) => argon2(cost).verify_password(password.as_bytes(), hash.as_str()).is_ok(),
            None => {
                let spent = argon2(cost).hash_password(password.as_bytes());
                std::hint::black_box(spent.is_ok());
                false
            }
        }
    })
    .await
}
