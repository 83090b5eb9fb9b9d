//! Words: Fluent messages in four languages, read once at start.
//!
//! A key that a language lacks is looked up in the next of its chain (nn → nb → en, sv → en → nb);
//! that is for a running server's sake: a test fails when any language lacks a key.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::Embed;

use crate::domain::language::Language;

#[derive(Embed)]
#[folder = "locales/"]
struct Locales;

/// Every message in every language.
pub struct Words {
    bundles: BTreeMap<Language, FluentBundle<FluentResource>>,
    keys: BTreeMap<Language, BTreeSet<String>>,
}

/// Why the words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A file is not well-formed Fluent, or a key stands in two files.
    #[error("locales/{file}: {problem}")]
    Malformed {
        /// Path below `locales/`.
        file: String,
        /// The parser's words.
        problem: String,
    },
}

impl Words {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// When a file is malformed or a key is defined twice.
    pub fn load() -> Result<Self, WordsError> {
        let mut bundles = BTreeMap::new();
        let mut keys = BTreeMap::new();
        for language in Language::ALL {
            let tag = language.tag().parse::<unic_langid::LanguageIdentifier>().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Isolation marks (U+2068, U+2069) would end up in file names and mails.
            bundle.set_use_isolating(false);
            let mut known = BTreeSet::new();
            for path in Locales::iter().filter(|path| path.split('/').next() == Some(language.tag())) {
                let malformed = |problem: String| WordsError::Malformed { file: path.to_string(), problem };
                let file = Locales::get(&path).ok_or_else(|| malformed("cannot be read".to_owned()))?;
                let text = String::from_utf8_lossy(&file.data).into_owned();
                known.extend(message_keys(&text));
                let resource = FluentResource::try_new(text).map_err(|(_, errors)| malformed(format!("{errors:?}")))?;
                bundle.add_resource(resource).map_err(|errors| malformed(format!("{errors:?}")))?;
            }
            bundles.insert(language, bundle);
            keys.insert(language, known);
        }
        Ok(Self { bundles, keys })
    }

    /// The message of a key, in a language, with arguments; the key itself where no language has it.
    pub fn get(&self, language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent_args.set(Cow::Borrowed(*name), value.clone());
        }
        self.format(language, key, &fluent_args).unwrap_or_else(|| {
            tracing::error!(key, language = language.tag(), "a message is missing");
            key.to_owned()
        })
    }

    /// As [`Self::get`], with `None` where no language has the key.
    pub fn format(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        chain(language).into_iter().find_map(|next| {
            let bundle = self.bundles.get(&next)?;
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
            if !errors.is_empty() {
                tracing::error!(key, language = next.tag(), ?errors, "a message lacks an argument");
            }
            Some(text)
        })
    }

    /// The keys that a language has itself.
    pub fn keys(&self, language: Language) -> &BTreeSet<String> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        self.keys.get(&language).unwrap_or(&NONE)
    }
}

fn chain(language: Language) -> [Language; 4] {
    match language {
        Language::Nb => [Language::Nb, Language::Nn, Language::En, Language::Sv],
        Language::Nn => [Language::Nn, Language::Nb, Language::En, Language::Sv],
        Language::En => [Language::En, Language::Nb, Language::Nn, Language::Sv],
        Language::Sv => [Language::Sv, Language::En, Language::Nb, Language::Nn],
    }
}

/// The keys at the beginning of lines: in Fluent a message begins in the first column.
fn message_keys(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let first = key.chars().next()?;
        (first.is_ascii_alphabetic() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .then(|| key.to_owned())
    })
}
