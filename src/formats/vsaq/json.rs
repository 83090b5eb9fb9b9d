//! Makes JSON of a google/vsaq file, which is JavaScript rather than JSON.
//!
//! Beside JSON such files have `//` and `/* */` comments, texts joined by `+`, `\x41` escapes and commas before a closing bracket.
//! Nothing inside a text is touched but `\x`, and every line break stays, so that a line number means the same before and after.

use crate::formats::import::ImportError;

/// The same as JSON; whether it is well-formed is for the JSON reader to say.
pub(super) fn to_json(text: &str) -> Result<String, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match c {
            '"' => rest = joined_text(text, rest, &mut out)?,
            '/' => {
                let (breaks, after) = blank(rest);
                if after.len() == rest.len() {
                    out.push('/');
                    rest = skip(rest, 1);
                } else {
                    push_breaks(&mut out, breaks);
                    rest = after;
                }
            }
            ',' => {
                let after_comma = skip(rest, 1);
                let (_, next) = blank(after_comma);
                if !next.starts_with(['}', ']']) {
                    out.push(',');
                }
                rest = after_comma;
            }
            _ => {
                out.push(c);
                rest = skip(rest, c.len_utf8());
            }
        }
    }
    Ok(out)
}

/// Copies a text and those that are joined to it as one; gives what follows.
fn joined_text<'t>(all: &str, start: &'t str, out: &mut String) -> Result<&'t str, ImportError> {
    out.push('"');
    let mut breaks = 0;
    let mut rest = inside(skip(start, 1), out);
    // At the closing quote; a file that lacks it is at its end.
    while let Some(after) = rest.strip_prefix('"') {
        let (some_breaks, next) = blank(after);
        let Some(after_plus) = next.strip_prefix('+') else {
            out.push('"');
            rest = after;
            break;
        };
        let (more_breaks, next) = blank(after_plus);
        let Some(next) = next.strip_prefix('"') else {
            let line = 1 + all
                .len()
                .checked_sub(next.len())
                .and_then(|at| all.get(..at))
                .unwrap_or_default()
                .matches('\n')
                .count();
            return Err(ImportError::at_line(line, "import-note-vsaq-plus"));
        };
        breaks += some_breaks + more_breaks;
        rest = inside(next, out);
    }
    push_breaks(out, breaks);
    Ok(rest)
}

/// Copies the inside of a text up to its closing quote, which what is given back begins with.
fn inside<'t>(mut rest: &'t str, out: &mut String) -> &'t str {
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            return rest;
        }
        if c != '\\' {
            out.push(c);
            rest = skip(rest, c.len_utf8());
            continue;
        }
        let escape: String = rest.chars().take(4).collect();
        if let Some(digits) =
            escape.strip_prefix("\\x").filter(|digits| digits.chars().filter(char::is_ascii_hexdigit).count() == 2)
        {
            out.push_str("\\u00");
            out.push_str(digits);
            rest = skip(rest, 4);
        } else {
            let both: String = rest.chars().take(2).collect();
            out.push_str(&both);
            rest = skip(rest, both.len());
        }
    }
    rest
}

/// Skips blanks and comments: how many line breaks there were, and what follows.
fn blank(mut rest: &str) -> (usize, &str) {
    let mut breaks = 0;
    loop {
        let after = if rest.starts_with("//") {
            rest.find('\n').and_then(|at| rest.get(at..)).unwrap_or_default()
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            rest.trim_start()
        };
        if after.len() == rest.len() {
            return (breaks, rest);
        }
        let skipped = rest.len() - after.len();
        breaks += rest.get(..skipped).unwrap_or_default().matches('\n').count();
        rest = after;
    }
}

fn skip(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

fn push_breaks(out: &mut String, breaks: usize) {
    out.extend(std::iter::repeat_n('\n', breaks));
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(text: &str) -> Value {
        serde_json::from_str(&to_json(text).unwrap()).unwrap()
    }

    #[test]
    fn comments_joined_texts_and_late_commas_become_json() {
        let cases = [
            ("\u{feff}// one\n[1, // two\n2 /* three\n*/ ]", json!([1, 2])),
            (r#"{"a": "b" + "c"}"#, json!({"a": "bc"})),
            ("{\"a\": \"b \" + // why\n   \"c\"\n +\"d\"}", json!({"a": "b cd"})),
            ("[1, 2, ]", json!([1, 2])),
            ("{\"a\": 1, // last\n}", json!({"a": 1})),
            (r#"["\x41\u0042\\x43"]"#, json!(["AB\\x43"])),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn the_inside_of_a_text_is_left_alone() {
        for inside in
            ["http://a.example/ // no comment", "1, ]", "a\\\" + \\\"b", "/* no comment */", "\\\\", "+", "ÆØÅ, }"]
        {
            let text = format!("[\"{inside}\"]");
            assert_eq!(to_json(&text).unwrap(), text);
        }
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "// one\n{\"a\": \"b\" +\n\"c\" +\n// four\n\"d\",\n/* six\n*/ \"e\": oops}";
        let json = to_json(text).unwrap();
        assert_eq!(json.matches('\n').count(), text.matches('\n').count());
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap_err().line(), 7);
        let error = to_json("[\n\"a\" +\n 1]").unwrap_err();
        assert_eq!(error.place, "line 3");
    }

    #[test]
    fn a_file_that_breaks_off_is_an_error_of_the_json_reader_and_no_panic() {
        for text in ["\"", "\"a\\", "\"a\" +", "/", "/*", "//", ",", "{\"a\": \"\\x4"] {
            if let Ok(json) = to_json(text) {
                assert!(serde_json::from_str::<Value>(&json).is_err(), "{text}");
            }
        }
    }
}
