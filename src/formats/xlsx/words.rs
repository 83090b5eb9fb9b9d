//! The words by which a layout is recognised, in the four languages, and how texts are compared.
//!
//! These are recognised, never shown: what people see comes from the questionnaire and from the locales.

/// Lower case, single spaces, without the punctuation around: `"Leverandørens  navn: "` → `leverandørens navn`.
pub(super) fn normal(text: &str) -> String {
    let is_around = |c: char| !c.is_alphanumeric() && c != '#';
    let mut out = String::with_capacity(text.len());
    for word in text.trim_matches(is_around).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        push_lower(&mut out, word);
    }
    out
}

/// Lower case, letter by letter: quicker than the standard library's on texts that are nearly all ASCII.
pub(super) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_lower(&mut out, text);
    out
}

fn push_lower(out: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_ascii() { out.push(letter.to_ascii_lowercase()) } else { out.extend(letter.to_lowercase()) }
    }
}

/// What a column of the original layout holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Question,
    Answer,
    Comment,
}

/// What the head of a column says; `None` for words that are not known.
pub(super) fn column_of(header: &str) -> Option<Column> {
    if header.len() > 60 {
        return None;
    }
    match normal(header).as_str() {
        "nr" | "no" | "nummer" | "number" | "id" | "#" | "spørsmål nr" | "spørsmålsnr" | "question no" => {
            Some(Column::Number)
        }
        "spørsmål"
        | "spørsmålet"
        | "spørsmål til leverandør"
        | "spørsmål til leverandøren"
        | "question"
        | "questions"
        | "fråga"
        | "frågor" => Some(Column::Question),
        "svar"
        | "svaret"
        | "leverandørens svar"
        | "svar fra leverandør"
        | "svar fra leverandøren"
        | "svar frå leverandøren"
        | "answer"
        | "answers"
        | "response"
        | "supplier's answer"
        | "supplier answer"
        | "leverantörens svar"
        | "svar från leverantören" => Some(Column::Answer),
        "kommentar" | "kommentarer" | "kommentarar" | "merknad" | "merknader" | "forklaring" | "beskrivelse"
        | "comment" | "comments" | "explanation" | "förklaring" | "beskrivning" => Some(Column::Comment),
        _ => None,
    }
}

/// The head field that a label names, by the key that questionnaires of this kind use; `None` for words that are not known.
/// The label is [`normal`] already.
pub(super) fn head_field_of(label: &str) -> Option<&'static str> {
    if label.chars().count() > 70 {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    // The order decides: "e-mail address" is no address, "data processor (supplier)" is no supplier.
    if has(&["underlever", "databehandl", "databehandlar", "processor", "subcontractor", "biträde", "underleverantör"])
    {
        Some("sub_processors")
    } else if begins(&["org"]) || has(&["organisasjonsnummer", "organisationsnummer", "organisation number"]) {
        Some("org_number")
    } else if has(&["e-post", "epost", "e-mail", "email"]) {
        Some("email")
    } else if begins(&["telefon", "tlf", "phone", "telephone", "mobil"]) {
        Some("phone")
    } else if begins(FILLED_IN_BY) {
        Some("filled_in_by")
    } else if begins(&["versjon", "version"]) || has(&["versjon av", "version of", "version av"]) {
        Some("product_version")
    } else if has(&["læremid", "løsning", "løysing", "produkt", "product", "solution", "lösning", "läromed"])
        || begins(&["svaret gjelder", "svara gjeld", "svaret gjeld", "svaren gäller"])
    {
        Some("product")
    } else if begins(&["adresse", "adress", "address", "postadress", "besøksadress"]) {
        Some("address")
    } else if begins(SUPPLIER) {
        Some("supplier")
    } else {
        None
    }
}

const FILLED_IN_BY: &[&str] =
    &["utfylt", "fylt ut", "filled in", "completed by", "ifyll", "besvart av", "answered by", "besvarad av"];
const SUPPLIER: &[&str] =
    &["leverandør", "leverantör", "supplier", "vendor", "namn på leverandør", "navn på leverandør", "name of supplier"];

/// Yes or no at the beginning of a text, and what is said beside it; `None` when it says neither, or both.
pub(super) fn yes_or_no(text: &str) -> Option<(bool, &str)> {
    let text = text.trim();
    let (word, rest) = first_word(text);
    let yes = yes_or_no_word(word)?;
    if rest.starts_with(['/', '\\']) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",.:;-–—!".contains(c));
    // "Ja og nei", "yes / no": a form that was not filled in, or an answer that a person must read.
    let other = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(2);
    if other.filter_map(yes_or_no_word).any(|second| second != yes) {
        return None;
    }
    Some((yes, rest))
}

fn first_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.split_at(end)
}

fn yes_or_no_word(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "ja" | "yes" => Some(true),
        "nei" | "nej" | "no" => Some(false),
        _ => None,
    }
}

/// The number of a question as people write it: `7`, `7.`, `7)`, `Nr. 7`; `None` for anything else.
pub(super) fn question_number(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.len() > 12 {
        return None;
    }
    let text = text.trim_start_matches(|c: char| c.is_alphabetic() || c == '.' || c == '#' || c == ' ');
    let digits = text.trim_end_matches(['.', ')', ':', ' ']);
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// A number in front of the question's text, as in `12. How …`, with the text that follows.
pub(super) fn leading_number(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() || digits.len() > 4 || !rest.starts_with(['.', ')', ':']) {
        return None;
    }
    rest.chars().nth(1).filter(|c| c.is_whitespace())?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_labels_are_known_in_four_languages() {
        let cases = [
            ("Leverandørens navn:", Some("supplier")),
            ("Leverantör", Some("supplier")),
            ("Adresse:", Some("address")),
            ("E-mail address", Some("email")),
            ("e-post:", Some("email")),
            ("Org. nr.", Some("org_number")),
            ("Organisationsnummer", Some("org_number")),
            ("Utfylt av:", Some("filled_in_by")),
            ("Ifyllt av", Some("filled_in_by")),
            ("Telefon:", Some("phone")),
            ("Svaret gjelder læremiddel:", Some("product")),
            ("Løysing", Some("product")),
            ("Versjon:", Some("product_version")),
            ("Databehandler (underleverandør(er):", Some("sub_processors")),
            ("Underleverandører:", Some("sub_processors")),
            ("Sub-processors", Some("sub_processors")),
            ("Rev dato: 25.08.2020", None),
            ("Spørsmålsliste i forbindelse med risikovurdering", None),
        ];
        for (label, key) in cases {
            assert_eq!(head_field_of(&normal(label)), key, "{label}");
        }
    }

    #[test]
    fn yes_and_no_may_be_followed_by_words() {
        let cases = [
            ("Nei", Some((false, ""))),
            ("ja.", Some((true, ""))),
            ("Nei, kan evt. gjøres etter avtale", Some((false, "kan evt. gjøres etter avtale"))),
            ("Yes – to Ireland", Some((true, "to Ireland"))),
            ("Nej\nInget", Some((false, "Inget"))),
            ("Ja/Nei", None),
            ("ja og nei", None),
            ("Jamt over", None),
            ("Ikke aktuelt", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(yes_or_no(text), expected, "{text}");
        }
    }

    #[test]
    fn question_numbers_are_known_as_people_write_them() {
        for (text, number) in [
            ("1.", Some(1)),
            ("2", Some(2)),
            ("Nr. 12", Some(12)),
            ("3)", Some(3)),
            ("A.5.1", None),
            ("", None),
            ("12 a", None),
        ] {
            assert_eq!(question_number(text), number, "{text}");
        }
        assert_eq!(leading_number("12. Hvordan"), Some(12));
        assert_eq!(leading_number("2020. "), Some(2020));
        assert_eq!(leading_number("3.5 mm"), None);
        assert_eq!(leading_number("Hvordan"), None);
    }
}
