//! Evidence files: kept by the SHA-256 of their bytes, outside the database.

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload};
use sha2::{Digest, Sha256};

/// Where files are kept.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

/// A file could not be kept or found.
#[derive(Debug, thiserror::Error)]
#[error("the file store refused")]
pub struct FilesError(#[source] Box<dyn std::error::Error + Send + Sync>);

impl Files {
    /// A folder, made when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made.
    #[expect(clippy::disallowed_methods, reason = "the folder itself, made once at start")]
    pub fn folder(path: &Path) -> Result<Self, FilesError> {
        std::fs::create_dir_all(path).map_err(|error| FilesError(Box::new(error)))?;
        let store = LocalFileSystem::new_with_prefix(path).map_err(|error| FilesError(Box::new(error)))?;
        // A file must be on the disk before the database says that it is there.
        Ok(Self { store: Arc::new(store.with_fsync(true)) })
    }

    /// Keeps bytes and returns their SHA-256 in hex, by which they are found again. The same bytes are kept once.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn put(&self, bytes: Bytes) -> Result<String, FilesError> {
        let hash = hex::encode(Sha256::digest(&bytes));
        let payload = PutPayload::from_bytes(bytes);
        self.store.put(&place(&hash), payload).await.map_err(|error| FilesError(Box::new(error)))?;
        Ok(hash)
    }

    /// The bytes of a hash, and no others: what has been altered in the store is not handed out.
    ///
    /// # Errors
    /// When there are none, when they were altered, or when the store refuses.
    pub async fn get(&self, hash: &str) -> Result<Bytes, FilesError> {
        let found = self.store.get(&place(hash)).await.map_err(|error| FilesError(Box::new(error)))?;
        let bytes = found.bytes().await.map_err(|error| FilesError(Box::new(error)))?;
        if hex::encode(Sha256::digest(&bytes)) != hash {
            return Err(FilesError("a stored file was altered".into()));
        }
        Ok(bytes)
    }

    /// Whether the bytes of a hash are there.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn has(&self, hash: &str) -> Result<bool, FilesError> {
        match self.store.head(&place(hash)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(FilesError(Box::new(error))),
        }
    }

    /// Forgets the bytes of a hash; nothing happens when there are none.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn delete(&self, hash: &str) -> Result<(), FilesError> {
        match self.store.delete(&place(hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(FilesError(Box::new(error))),
        }
    }
}

/// Two letters of the hash as a folder, so that no folder holds every file.
fn place(hash: &str) -> ObjectPath {
    let folder = hash.get(..2).unwrap_or("00");
    ObjectPath::from(format!("{folder}/{hash}"))
}
