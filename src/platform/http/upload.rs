//! A form with files, read up to a limit.

use actix_multipart::Multipart;
use bytes::{Bytes, BytesMut};
use futures_util::TryStreamExt as _;

use super::fields::clean;
use crate::error::{AppError, Code};

/// The longest value of a field that is not a file, in bytes.
const LONGEST_FIELD: usize = 16 * 1024;

/// The most fields of a form.
const MOST_FIELDS: usize = 64;

/// What a form held.
#[derive(Debug, Default)]
pub struct Upload {
    fields: Vec<(String, String)>,
    /// The files that have a name: `(name, bytes)`.
    pub files: Vec<(String, Bytes)>,
}

impl Upload {
    /// Reads a form whose files are `limit` bytes together at most.
    ///
    /// # Errors
    /// [`Code::TooLarge`] or, for what is no such form, [`Code::BadInput`].
    pub async fn read(mut form: Multipart, limit: usize) -> Result<Self, AppError> {
        let mut upload = Self::default();
        let mut left = limit;
        while let Some(mut field) = form.try_next().await.map_err(bad_input)? {
            if MOST_FIELDS <= upload.fields.len() + upload.files.len() {
                return Err(Code::BadInput.into());
            }
            let name = field.name().unwrap_or_default().to_owned();
            let file_name =
                field.content_disposition().and_then(|disposition| disposition.get_filename()).map(str::to_owned);
            let most = if file_name.is_some() { left } else { LONGEST_FIELD };
            let mut content = BytesMut::new();
            while let Some(chunk) = field.try_next().await.map_err(bad_input)? {
                if most < content.len() + chunk.len() {
                    return Err(Code::TooLarge.into());
                }
                content.extend_from_slice(&chunk);
            }
            match file_name {
                Some(file_name) => {
                    left -= content.len();
                    // A file field that nobody filled in comes as an empty file without a name.
                    if !file_name.is_empty() {
                        upload.files.push((file_name, content.freeze()));
                    }
                }
                None => upload.fields.push((name, clean(&String::from_utf8_lossy(&content)))),
            }
        }
        Ok(upload)
    }

    /// The first value of a name without white space around it; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }
}

fn bad_input(error: actix_multipart::MultipartError) -> AppError {
    AppError::because(Code::BadInput, error.to_string())
}
