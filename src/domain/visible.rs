//! What of a text a person can see: a name that nobody sees is none, and some characters make a name look like another one.

/// Whether a character turns the direction of the text around it: with one, `rapport\u{202E}fdp.exe` looks like a PDF.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text has a character that can be seen.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_ignorable(c))
}

/// Unicode's "default ignorable" characters, which are drawn as nothing, and two blanks that count as letters or symbols.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_not_visible() {
        for text in ["", " ", "\u{200B}", "\u{a0}\u{2060}\u{FEFF}", "\u{3164}", "\t\n"] {
            assert!(!is_visible(text), "{text:?}");
        }
        for text in ["å", "\u{200B}a", "名", "👩\u{200D}🏫", "."] {
            assert!(is_visible(text), "{text:?}");
        }
    }
}
