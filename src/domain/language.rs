//! The four languages of every text that people see.

use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bokmål, the reference.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
    /// Swedish.
    Sv,
}

impl Language {
    /// All of them, the reference first.
    pub const ALL: [Self; 4] = [Self::Nb, Self::Nn, Self::En, Self::Sv];

    /// The tag of BCP 47, as in `lang="nb"`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
            Self::Sv => "sv",
        }
    }

    /// The language's name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Nb => "Bokmål",
            Self::Nn => "Nynorsk",
            Self::En => "English",
            Self::Sv => "Svenska",
        }
    }

    /// Reads a tag such as `nb`, `nb-NO`, `no` or `sv_SE`; `None` for a language that we do not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "nb" | "no" => Some(Self::Nb),
            "nn" => Some(Self::Nn),
            "en" => Some(Self::En),
            "sv" => Some(Self::Sv),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that we speak, by the sender's own order of preference.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wanted: Vec<(u32, usize, Self)> = header
            .split(',')
            .enumerate()
            .filter_map(|(place, part)| {
                let mut pieces = part.split(';');
                let language = Self::parse(pieces.next()?.trim())?;
                let quality = pieces
                    .find_map(|piece| piece.trim().strip_prefix("q="))
                    .map_or(Some(1.0), |number| number.parse::<f32>().ok())?;
                // Thousandths, so that the order is total.
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
                let thousandths = (quality.clamp(0.0, 1.0) * 1000.0) as u32;
                (thousandths > 0).then_some((1000 - thousandths, place, language))
            })
            .collect();
        wanted.sort_unstable();
        wanted.first().map(|(_, _, language)| *language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accept_language_header_is_read_by_preference() {
        let cases = [
            ("nn-NO,nn;q=0.9,nb;q=0.8", Some(Language::Nn)),
            ("de,en;q=0.5,sv;q=0.7", Some(Language::Sv)),
            ("no", Some(Language::Nb)),
            ("fr", None),
            ("en;q=0", None),
            ("", None),
        ];
        for (header, expected) in cases {
            assert_eq!(Language::from_accept_language(header), expected, "{header}");
        }
    }
}
