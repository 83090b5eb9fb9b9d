//! The shared strings: rich text as plain text, phonetic guides left out.

use std::sync::Arc;

use quick_xml::events::Event;

use super::package::{Parts, add_text, next};
use crate::formats::xlsx::reading::{TooLarge, WorkbookError};

/// The most shared strings.
const MAX_STRINGS: usize = 400_000;
/// The most bytes of text over all of them.
const MAX_TEXT: usize = 32 * 1024 * 1024;

/// Reads the shared strings; none when there is no such part.
pub(super) fn read(parts: &mut Parts<'_>, name: &str) -> Result<Vec<Arc<str>>, WorkbookError> {
    let mut strings = Vec::new();
    let Some(mut reader) = parts.part(name)? else { return Ok(strings) };
    let mut buffer = Vec::new();
    let mut text = String::new();
    let (mut in_text, mut phonetic, mut total) = (false, false, 0_usize);
    loop {
        let event = next(&mut reader, &mut buffer)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => text.clear(),
                "t" => in_text = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "si" => {
                    let plain = plain(&text);
                    total += plain.len();
                    if strings.len() >= MAX_STRINGS || total > MAX_TEXT {
                        return Err(WorkbookError::TooLarge(TooLarge::Cells));
                    }
                    strings.push(Arc::from(plain));
                }
                "t" => in_text = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Event::Eof => return Ok(strings),
            _ if in_text => {
                add_text(&event, &mut text)?;
            }
            _ => {}
        }
    }
}

/// A cell's text with `\n` for every line break, and with Excel's `_x000D_` and the like decoded.
///
/// A carriage return is dropped where a line feed follows. Other control characters that XML cannot hold are dropped too.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['\r', '_']) {
        return text.to_owned();
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        decoded.push_str(before);
        match escaped(after) {
            Some((code, behind)) => {
                if let Some(character) = char::from_u32(code).filter(|c| !c.is_control() || "\r\n\t".contains(*c)) {
                    decoded.push(character);
                }
                rest = behind;
            }
            None => {
                let (kept, behind) = after.split_at(2);
                decoded.push_str(kept);
                rest = behind;
            }
        }
    }
    decoded.push_str(rest);
    decoded.replace("\r\n", "\n").replace('\r', "\n")
}

/// The code of `_xHHHH_` at the beginning, and what comes after it.
fn escaped(text: &str) -> Option<(u32, &str)> {
    let (digits, behind) = (text.get(2..6)?, text.get(6..)?.strip_prefix('_')?);
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten().map(|code| (code, behind))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn excels_escapes_and_line_breaks_become_plain_text() {
        let cases = [
            ("Ja", "Ja"),
            ("one_x000D_\ntwo", "one\ntwo"),
            ("one\r\ntwo\rthree", "one\ntwo\nthree"),
            ("_x005F_x000D_", "_x000D_"),
            ("snake_xample_", "snake_xample_"),
            ("_x000", "_x000"),
            ("_x0007_beep", "beep"),
            ("_xæøåæ_", "_xæøåæ_"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
