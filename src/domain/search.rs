//! How names are compared and searched: the same in both databases, whose own rules differ.

use unicode_normalization::UnicodeNormalization as _;

/// The form of a name that searches and comparisons use: compatible letters made one (NFKC), small letters, single spaces.
///
/// Norwegian and Swedish letters stay what they are: `Å` becomes `å`, never `a`.
pub fn search_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::search_key;

    #[test]
    fn names_that_read_the_same_are_the_same() {
        assert_eq!(search_key("  Å\u{030a}SE\u{a0} Skole AS "), search_key("å\u{030a}se skole as"));
        assert_eq!(search_key("A\u{030a}se"), search_key("Åse"));
        assert_ne!(search_key("Åse"), search_key("Ase"));
    }
}
