//! Numbers and references of questions: `7.`, `A.5.1`, `RG-PS-01`, `A&A-01.1`, `Q 3`.

use super::grid::{Cell, CellKind};

/// The longest reference.
const LONGEST: usize = 24;

/// The reference that a cell holds, without the punctuation behind it; `None` when it holds something else.
pub(super) fn id_in(cell: &Cell) -> Option<String> {
    match cell.kind {
        CellKind::Text | CellKind::Number | CellKind::PlainNumber => reference(&cell.text),
        CellKind::Date | CellKind::Boolean | CellKind::Error | CellKind::Uncalculated => None,
    }
}

/// The reference that a text is.
pub(super) fn reference(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ')', ':', ' ']).trim_start_matches(['(', '#', ' ']);
    is_reference(text).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Short, with a digit (or a single letter), and otherwise only letters in capitals or in a short word, and what joins them.
fn is_reference(text: &str) -> bool {
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let joined = text.chars().all(|c| c.is_alphanumeric() || ".-_&/ :§#()".contains(c));
    if !joined || text.split_whitespace().count() > 3 {
        return false;
    }
    if digits == 0 {
        // "A", "IV": sections more often than questions, but ids.
        return letters == 1 && text.chars().count() == 1;
    }
    // A word of many small letters is a text ("Windows 11"), unless it is one of those that stand before numbers.
    let word = text.split(|c: char| !c.is_alphabetic()).find(|word| word.chars().count() > 4);
    let prefix = word.is_none_or(|word| {
        word.chars().all(char::is_uppercase) && word.chars().count() <= 10
            || ["question", "spørsmål", "fråga", "frage", "control", "krav", "anexo", "annex", "punkt"]
                .contains(&word.to_lowercase().as_str())
    });
    prefix && digits <= 10 && letters <= 14
}

/// A reference in front of a text, and the text behind it: `12. How …`, `A.5.1 Policies`, `[GV-02] Who …`, `Q3: …`.
pub(super) fn prefix(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    if let Some((inner, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return reference(inner).map(|id| (id, rest.trim_start_matches([' ', ':', '-', '–', '.'])));
    }
    // One or two words: `Q 3. How`, `Krav 7: …`; the shortest that is a reference.
    let mut ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(2).collect::<Vec<_>>();
    ends.dedup();
    for end in ends {
        let (head, rest) = (text.get(..end)?, text.get(end..)?.trim_start());
        let rest = rest.trim_start_matches(['-', '–', '—', ':']).trim_start();
        let bare = head.trim_end_matches(['.', ')', ':']);
        let punctuated = bare.len() < head.len();
        if !head.contains(|c: char| c.is_ascii_digit()) || rest.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            continue;
        }
        // "27001 is a standard", "24 hours": a plain number counts only with a mark behind it.
        let plain_number = bare.chars().all(|c| c.is_ascii_digit());
        let begins_sentence = rest.chars().next().is_some_and(|c| c.is_uppercase() || "¿([\"'«“".contains(c));
        if (punctuated || !plain_number && begins_sentence)
            && let Some(id) = reference(bare)
        {
            return Some((id, rest));
        }
    }
    None
}

/// An id for comparing: without case, spaces and leading zeros of its pieces (`RG-01` and `rg 1` are the same).
pub(super) fn comparable(id: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    let mut last_digit = None;
    for character in id.chars().flat_map(char::to_lowercase) {
        if !character.is_alphanumeric() {
            pieces.extend((!piece.is_empty()).then(|| std::mem::take(&mut piece)));
            last_digit = None;
            continue;
        }
        let digit = character.is_ascii_digit();
        if last_digit.is_some_and(|last| last != digit) {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(character);
        last_digit = Some(digit);
    }
    pieces.extend((!piece.is_empty()).then_some(piece));
    for piece in &mut pieces {
        if piece.bytes().all(|byte| byte.is_ascii_digit()) {
            let short = piece.trim_start_matches('0');
            *piece = if short.is_empty() { "0".to_owned() } else { short.to_owned() };
        }
    }
    pieces.join(".")
}

/// Whether an id tells questions apart over sheets: `HLTH-01` does, `7` does not.
pub(super) fn is_distinctive(id: &str) -> bool {
    id.chars().filter(|c| c.is_alphabetic()).count() >= 2 && id.chars().any(|c| c.is_ascii_digit())
}

/// The letters of an id in front of its number, for telling whether two ids are of one family.
pub(super) fn family(id: &str) -> Option<usize> {
    is_distinctive(id).then(|| comparable(id).split('.').count())
}

/// Whether a child's id continues a parent's: `5` and `5.1`, `A` and `A.1`.
pub(super) fn is_parent(parent: &str, child: &str) -> bool {
    let (parent, child) = (comparable(parent), comparable(child));
    child.strip_prefix(&parent).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_texts() {
        for (text, id) in [
            ("1.", Some("1")),
            ("A.5.1", Some("A.5.1")),
            ("RG-PS-01", Some("RG-PS-01")),
            ("A&A-01.1", Some("A&A-01.1")),
            ("Q 3", Some("Q 3")),
            ("IAM 02.1", Some("IAM 02.1")),
            ("ID.AM-1", Some("ID.AM-1")),
            ("Anexo-1", Some("Anexo-1")),
            ("COMPANY-07", Some("COMPANY-07")),
            ("3.10", Some("3.10")),
            ("A", Some("A")),
            ("Windows 11 Pro", None),
            ("Ja", None),
            ("ISO 27001, SOC 2", None),
            ("", None),
            ("Har dere rutiner?", None),
        ] {
            assert_eq!(reference(text).as_deref(), id, "{text}");
        }
    }

    #[test]
    fn a_reference_in_front_of_a_text_is_taken_off() {
        for (text, expected) in [
            ("12. How are logs kept?", Some(("12", "How are logs kept?"))),
            ("1) Har dere rutiner", Some(("1", "Har dere rutiner"))),
            ("ID.AM-1: Physical devices are inventoried", Some(("ID.AM-1", "Physical devices are inventoried"))),
            ("A.5.1 Policies for information security", Some(("A.5.1", "Policies for information security"))),
            ("[GV-02] Who decides?", Some(("GV-02", "Who decides?"))),
            ("Q 3. Is data encrypted?", Some(("Q 3", "Is data encrypted?"))),
            ("Krav 7: Data skal krypteres", Some(("Krav 7", "Data skal krypteres"))),
            ("A&A-01.1 - Are audits done?", Some(("A&A-01.1", "Are audits done?"))),
            ("24 hours is the limit", None),
            ("2020 was a year", None),
            ("How many of the 12. grade", None),
        ] {
            assert_eq!(prefix(text), expected.map(|(id, rest)| (id.to_owned(), rest)), "{text}");
        }
    }

    #[test]
    fn ids_are_compared_without_their_spelling() {
        assert_eq!(comparable("RG-PS-01"), comparable("rg ps 1"));
        assert_ne!(comparable("5.1"), comparable("5.10"));
        assert!(is_parent("5", "5.1") && is_parent("A", "A.1.2") && !is_parent("5.1", "5.10"));
    }
}
