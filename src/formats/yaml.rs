//! YAML and JSON that came from outside, as one kind of value.
//!
//! An alias of YAML can make a small file large when it is read (an "alias bomb"), so aliases are few and what they repeat is small.

use serde_json::Value;

use super::import::{ImportError, json_error};

/// Deeper than any catalogue or library is nested.
const MAX_DEPTH: usize = 64;
/// The most values of all kinds.
const MAX_NODES: usize = 400_000;
const MAX_ALIASES: usize = 200;
/// The most bytes that aliases may repeat, together.
const MAX_ANCHORED: usize = 128 * 1024;
/// The most values that all aliases together may come to.
const MAX_REPEATED: usize = 20_000;

/// Reads a text that is JSON when it begins with a brace, and else YAML.
///
/// # Errors
/// When it is neither, with the line; when it is nested too deeply or repeats too much.
pub(super) fn read(text: &str) -> Result<Value, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|error| json_error(&error));
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_aliases: MAX_ALIASES,
            max_recorded_anchor_bytes: MAX_ANCHORED,
            max_documents: 1,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MAX_REPEATED,
            max_replay_stack_depth: 8,
        },
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let place = error.location().map_or_else(String::new, |location| format!("line {}", location.line()));
        let reason = error.without_snippet().to_string();
        let reason = reason.lines().next().unwrap_or_default().to_owned();
        ImportError::new(place, "import-note-yaml").with("reason", reason)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml_and_json_give_the_same_value() {
        let expected = json!({"catalog": {"title": "A: b", "ids": ["1.10", "x"], "text": "one\ntwo\n"}});
        let yaml = "---\ncatalog:\n  title: 'A: b'\n  ids: ['1.10', x]\n  text: |\n    one\n    two\n";
        assert_eq!(read(yaml).unwrap(), expected);
        assert_eq!(read(&serde_json::to_string(&expected).unwrap()).unwrap(), expected);
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        for (text, line) in [("a: 1\nb: [1, 2\nc: 3\n", "line 3"), ("{\n\"a\": oops}", "line 2")] {
            assert_eq!(read(text).unwrap_err().place, line, "{text}");
        }
    }

    #[test]
    fn an_alias_bomb_is_refused_before_it_goes_off() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let before = level - 1;
            let parts = vec![format!("*a{before}"); 10].join(", ");
            bomb = format!("{bomb}a{level}: &a{level} [{parts}]\n");
        }
        assert_eq!(read(&bomb).unwrap_err().text.key, "import-note-yaml");
        // A long text that is named often.
        let long = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(200_000), vec!["*a"; 150].join(", "));
        assert_eq!(read(&long).unwrap_err().text.key, "import-note-yaml");
    }

    #[test]
    fn what_is_nested_too_deeply_is_refused() {
        assert!(read(&"[".repeat(10_000)).is_err());
        assert!(read(&"{\"a\":".repeat(10_000)).is_err());
        assert!(read(&"- ".repeat(10_000)).is_err());
    }
}
