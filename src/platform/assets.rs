//! Browser assets: hashed files made by `npm run build`, embedded in a release and served for a year.

use std::collections::BTreeMap;

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "assets/dist/"]
struct AssetFiles;

/// The manifest: which hashed file stands for which name.
pub struct Assets {
    manifest: BTreeMap<String, String>,
}

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Assets {
    /// Reads the manifest; without one every asset is missing, which the templates report by name.
    pub fn load() -> Self {
        let manifest = AssetFiles::get("manifest.json")
            .and_then(|file| serde_json::from_slice(&file.data).ok())
            .unwrap_or_default();
        Self { manifest }
    }

    /// The address of an asset, `/assets/app-1a2b3c.css`.
    pub fn url(&self, name: &str) -> Option<String> {
        self.manifest.get(name).map(|file| format!("/assets/{file}"))
    }

    /// The bytes of a hashed file, packed as asked; `None` where it is not there so packed.
    pub fn bytes(&self, file: &str, packing: Packing) -> Option<std::borrow::Cow<'static, [u8]>> {
        let name = match packing {
            Packing::Plain => file.to_owned(),
            Packing::Gzip => format!("{file}.gz"),
            Packing::Brotli => format!("{file}.br"),
        };
        // The manifest itself changes without changing its name, so it is never served for a year.
        (file != "manifest.json").then(|| AssetFiles::get(&name)).flatten().map(|found| found.data)
    }
}
