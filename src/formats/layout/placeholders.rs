//! Texts in answer cells that answer nothing: what a form holds so that somebody writes over it.

use super::words;

/// Beginnings of texts that ask for a choice or for something to be written, in lower case.
const ASKING: &[&str] = &[
    "select",
    "please select",
    "please choose",
    "choose",
    "pick one",
    "see drop",
    "drop down",
    "dropdown",
    "click here",
    "click to",
    "click or tap",
    "enter text",
    "enter your",
    "type here",
    "insert ",
    "fill in",
    "your answer",
    "answer here",
    "please specify",
    "please enter",
    "please provide",
    "velg",
    "vel ",
    "vel svar",
    "välj",
    "vælg",
    "klikk her",
    "klikk for",
    "klicka",
    "klik her",
    "skriv her",
    "skriv inn",
    "skriv inn svar",
    "fyll inn",
    "fyll ut",
    "fyll i",
    "udfyld",
    "indsæt",
    "svar her",
    "sett inn",
    "seleccion",
    "elija",
    "elegir",
    "escriba",
    "indique aquí",
    "haga clic",
    "bitte wählen",
    "bitte auswählen",
    "bitte ausfüllen",
    "auswählen",
    "hier eingeben",
    "text eingeben",
    "klicken sie",
    "choisir",
    "choisissez",
    "sélectionne",
    "saisir",
    "saisissez",
    "cliquez",
    "lorem ipsum",
    "to be completed",
    "to be filled",
    "kies",
    "tbd",
    "todo",
];

/// Whole texts that stand for nothing yet, in lower case and without spaces and punctuation around.
const EMPTY: &[&str] = &[
    "",
    "name",
    "navn",
    "not answered",
    "unanswered",
    "ikke besvart",
    "ikkje svart",
    "ej besvarad",
    "ikke besvaret",
    "not assessed",
    "not started",
    "ikke vurdert",
    "ikke startet",
    "nicht bewertet",
    "sin responder",
    "xxx",
    "xx",
    "x x x",
    "dd",
    "company name",
    "your name",
    "email address",
    "phone number",
];

/// Web and mail addresses that are examples (RFC 2606, and what forms are fond of).
const EXAMPLES: &[&str] = &[
    "@example.",
    "@domain.",
    "@email.",
    "@vendor.domain",
    "@company.com",
    "@yourcompany",
    "www.example.",
    "//example.",
    "vendor.domain",
    "yourcompany.",
    "your-company.",
    "@eksempel.",
    "www.eksempel.",
    "www.domain.",
];

/// Whether a text in an answer's place answers nothing. `question` is what is asked there.
pub(super) fn is_placeholder(text: &str, question: &str) -> bool {
    let text = text.trim().trim_matches('\u{a0}').trim();
    if text.chars().count() > 160 {
        return false;
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    EMPTY.contains(&bare)
        || in_brackets(&lower)
        || ASKING
            .iter()
            .any(|begin| bare.starts_with(begin.trim_end()) && bare.chars().count() <= 90 && ends_word(bare, begin))
        || EXAMPLES.iter().any(|example| lower.contains(example))
        || is_pattern(&lower)
        || is_open_choice(&lower)
        || repeats(text, question)
}

/// The beginning is followed by no further letter: "velg" but not "velger".
fn ends_word(text: &str, begin: &str) -> bool {
    let begin = begin.trim_end();
    text.strip_prefix(begin).is_none_or(|rest| {
        // Stems such as "seleccion" go on.
        !rest.starts_with(char::is_alphabetic) || begin.len() >= 8
    })
}

/// `<name>`, `[choose]`, `{date}`, `(…)` around the whole text, with something to fill in.
fn in_brackets(text: &str) -> bool {
    let pairs = [('<', '>'), ('[', ']'), ('{', '}'), ('«', '»')];
    pairs.iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close) && text.chars().count() <= 80)
}

/// "Ja / Nei" or empty boxes, of which nothing has been chosen.
fn is_open_choice(text: &str) -> bool {
    let boxes = text.contains(['☐', '□']) && !text.contains(['☒', '☑', '✓', '✔', '✗', '■']);
    let parts: Vec<&str> = text.split(['/', '|']).map(str::trim).collect();
    let whole = ["n/a", "i/a", "i/r"].contains(&text);
    boxes
        || !whole
            && parts.len() >= 2
            && parts.first() != parts.last()
            && parts.iter().all(|part| words::is_verdict(part))
}

/// Dates, phone numbers and the like of which only the pattern is there.
fn is_pattern(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let pieces: Vec<&str> = squeezed.split(['/', '.', '-']).filter(|piece| !piece.is_empty()).collect();
    let date = pieces.len() >= 2
        && pieces.iter().all(|piece| {
            let mut characters = piece.chars();
            let first = characters.next().unwrap_or(' ');
            "dmyåjatg".contains(first) && piece.len() <= 8 && characters.all(|c| c == first)
        });
    let digits: String = squeezed.chars().filter(char::is_ascii_digit).collect();
    let only_number = squeezed.chars().all(|c| c.is_ascii_digit() || "()+-./".contains(c));
    let phone = only_number && (digits.contains("5555555") || digits.len() >= 7 && digits.chars().all(|c| c == '0'))
        || squeezed.len() >= 7 && squeezed.chars().all(|c| "x()-+ ".contains(c)) && squeezed.contains("xxx");
    date || phone
}

/// A field that holds its own label again: "Vendor Name" under "Vendor Name". A question's answer may use its words.
fn repeats(text: &str, question: &str) -> bool {
    if question.trim_end().ends_with('?') || text.ends_with(['.', '!']) {
        return false;
    }
    let plain = |text: &str| words::words(&text.to_lowercase().replace("e-mail", "email"));
    let (said, asked) = (plain(text), plain(question));
    if said.is_empty() || asked.is_empty() || asked.len() > 10 || said.len() > 9 {
        return false;
    }
    if said == asked {
        return true;
    }
    let filler = [
        "brief",
        "the",
        "of",
        "a",
        "and",
        "your",
        "here",
        "name",
        "address",
        "information",
        "email",
        "version",
        "full",
    ];
    let common = said.iter().filter(|word| asked.contains(word)).count();
    said.len() >= 2 && common >= 2 && said.iter().all(|word| asked.contains(word) || filler.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn what_a_form_holds_beforehand_is_no_answer() {
        for (text, question) in [
            ("", ""),
            (" ", ""),
            ("\u{a0}", ""),
            ("mm/dd/yyyy", "Date"),
            ("dd.mm.åååå", "Dato"),
            ("TT.MM.JJJJ", "Datum"),
            ("555-555-5555", "Phone"),
            ("(555) 555-5555", "Phone"),
            ("xxx-xxx-xxxx", "Phone"),
            ("-", ""),
            ("...", ""),
            ("Select", ""),
            ("-- Please select --", ""),
            ("Velg", ""),
            ("Velg svar", ""),
            ("Seleccione una opción", ""),
            ("<name of vendor>", ""),
            ("[Skriv svaret]", ""),
            ("Click here to enter text.", ""),
            ("http://www.vendor.domain/privacynotice", "Web link"),
            ("name@example.com", "E-mail"),
            ("Vendor Name", "Vendor Name"),
            ("Vendor Contact E-mail Address", "Vendor Contact Email"),
            ("Brief Description of the Product", "Product Description"),
            ("Ikke besvart", ""),
            ("Ja / Nei", ""),
            ("☐ Yes ☐ No", ""),
        ] {
            assert!(is_placeholder(text, question), "{text}");
        }
    }

    #[test]
    fn an_answer_is_one_however_short() {
        for (text, question) in [
            ("Ja", "Har dere rutiner?"),
            ("No", "Is it encrypted?"),
            ("N/A", "Is it encrypted?"),
            ("☒ Ja ☐ Nei", "Har dere rutiner?"),
            ("x", "Yes"),
            ("0", "How many?"),
            ("Velger leverandør etter anbud", "Hvordan?"),
            ("12.03.2026", "Dato"),
            ("22 22 55 55", "Telefon"),
            ("Fjordtavla AS", "Leverandørens navn"),
            ("Rutiner for innsyn", "Hvilke rutiner for innsyn finnes?"),
            ("Selected staff only", "Who has access?"),
            ("day", "How often?"),
        ] {
            assert!(!is_placeholder(text, question), "{text}");
        }
    }
}
