//! Keys that the installation signs with: made at first start, kept in the database, the same for every server of it.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::schema::installation_keys;
use super::{Db, DbConnection, StoreError};
use crate::on_each;

impl Db {
    /// The secret of a name, as text; `fresh` becomes it where there is none yet, whichever server is first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key(&self, name: &'static str, fresh: String, now: NaiveDateTime) -> Result<String, StoreError> {
        // Mostly it is there: a start does not queue up behind writers.
        if let Some(secret) = self.read(move |connection| find(connection, name)).await? {
            return Ok(secret);
        }
        self.write(move |connection| -> Result<String, StoreError> {
            on_each!(connection, |inner| {
                diesel::insert_into(installation_keys::table)
                    .values((
                        installation_keys::name.eq(name),
                        installation_keys::secret.eq(&fresh),
                        installation_keys::created_at.eq(now),
                    ))
                    .on_conflict_do_nothing()
                    .execute(inner)
            })?;
            find(connection, name)?.ok_or(StoreError::NotFound)
        })
        .await
    }
}

fn find(connection: &mut DbConnection, name: &str) -> Result<Option<String>, StoreError> {
    let secret = installation_keys::table.find(name).select(installation_keys::secret).first(connection).optional()?;
    Ok(secret)
}
