//! From ids in VSAQ's conditions to conditions over the answers of questions.
//!
//! VSAQ hides an item when its own condition or that of a block around it does not hold, and an answer in a hidden item counts as none.
//! For the latter VSAQ looks at the item and the block next around it only; here it holds however deep the item lies.

use std::collections::{BTreeMap, BTreeSet};

use super::expression::{self, Expression, ExpressionError};
use crate::domain::condition::Condition;

/// What a condition comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Truth {
    Always,
    Never,
    When(Condition),
}

/// What an id stands for.
#[derive(Debug, Clone)]
pub(super) enum Target {
    /// One choice of a group.
    Choice { question: String, option: String },
    /// A group of choices: true as soon as one is chosen.
    Group { question: String },
    /// `yesno`: true with `/yes` or `/no` after the id, never without.
    YesNo { question: String },
    /// A box to tick: true when ticked, whatever stands after the id.
    Check { question: String },
    /// Something to write in: only `/value` says anything.
    Text { question: String },
    /// A tip, a text or a block: has no answer.
    Shown,
}

/// What is known while the items are read in order.
#[derive(Debug, Default)]
pub(super) struct Ids {
    targets: BTreeMap<String, Target>,
    /// When an item is shown, blocks around it included.
    visible: BTreeMap<String, Truth>,
    /// Every id of the file, also those that come later.
    pub(super) all: BTreeSet<String>,
}

/// What is said of a condition that is larger than a condition here may be.
const TOO_LARGE: &str = "import-note-vsaq-condition-large";

/// Why a condition could not be taken over: a message key, and the id that it is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotTaken {
    pub(super) key: &'static str,
    pub(super) id: String,
}

impl Truth {
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => Self::Never,
            (Self::Always, other) | (other, Self::Always) => other,
            (Self::When(left), Self::When(right)) => {
                let mut all = parts_of_all(left);
                for part in parts_of_all(right) {
                    if !all.contains(&part) {
                        all.push(part);
                    }
                }
                Self::When(Condition::All { all })
            }
        }
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, _) | (_, Self::Always) => Self::Always,
            (Self::Never, other) | (other, Self::Never) => other,
            (Self::When(Condition::Any { any: mut parts }), Self::When(right)) => {
                parts.push(right);
                Self::When(Condition::Any { any: parts })
            }
            (Self::When(left), Self::When(right)) => Self::When(Condition::Any { any: vec![left, right] }),
        }
    }

    fn negated(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::When(Condition::Not { not }) => Self::When(*not),
            Self::When(condition) => Self::When(Condition::Not { not: Box::new(condition) }),
        }
    }
}

/// The parts that must all hold.
fn parts_of_all(condition: Condition) -> Vec<Condition> {
    match condition {
        Condition::All { all } => all,
        other => vec![other],
    }
}

impl Ids {
    pub(super) fn add(&mut self, id: &str, target: Target, visible: &Truth) {
        if !id.is_empty() {
            self.targets.insert(id.to_owned(), target);
            self.visible.insert(id.to_owned(), visible.clone());
        }
    }

    /// What a condition comes to, given the items so far.
    pub(super) fn truth(&self, condition: &str) -> Result<Truth, NotTaken> {
        // An empty condition always holds, as in VSAQ.
        if condition.trim().is_empty() {
            return Ok(Truth::Always);
        }
        let expression = expression::parse(condition).map_err(|error| NotTaken {
            key: match error {
                ExpressionError::Malformed => "import-note-vsaq-condition-malformed",
                ExpressionError::Function => "import-note-vsaq-condition-function",
                ExpressionError::TooLarge => TOO_LARGE,
            },
            id: String::new(),
        })?;
        match self.of(&expression)? {
            Truth::When(condition) if !condition.is_within_bounds() => {
                Err(NotTaken { key: TOO_LARGE, id: String::new() })
            }
            truth => Ok(truth),
        }
    }

    fn of(&self, expression: &Expression) -> Result<Truth, NotTaken> {
        Ok(match expression {
            Expression::Id(id) => self.of_id(id)?,
            Expression::Not(part) => self.of(part)?.negated(),
            Expression::And(left, right) => self.of(left)?.and(self.of(right)?),
            Expression::Or(left, right) => self.of(left)?.or(self.of(right)?),
        })
    }

    fn of_id(&self, text: &str) -> Result<Truth, NotTaken> {
        if text == "false" {
            return Ok(Truth::Never);
        }
        let (asks_visible, id) = match text.strip_prefix('^') {
            Some(id) => (true, id),
            None => (false, text),
        };
        let (id, ending) = ["/yes", "/no", "/value"]
            .into_iter()
            .find_map(|ending| Some((id.strip_suffix(ending)?, ending)))
            .unwrap_or((id, ""));
        let not_taken = |key| NotTaken { key, id: id.to_owned() };
        let Some(target) = self.targets.get(id) else {
            return Err(not_taken(if self.all.contains(id) {
                "import-note-vsaq-condition-forward"
            } else {
                "import-note-vsaq-condition-unknown"
            }));
        };
        if asks_visible {
            return Ok(self.visible.get(id).cloned().unwrap_or(Truth::Always));
        }
        let is =
            |question: &str, is: &str| Truth::When(Condition::Is { question: question.to_owned(), is: is.to_owned() });
        let answered =
            |question: &str| Truth::When(Condition::Answered { question: question.to_owned(), answered: true });
        Ok(match (target, ending) {
            (Target::Choice { question, option }, _) => is(question, option),
            (Target::YesNo { question }, "/yes") | (Target::Check { question }, _) => is(question, "yes"),
            (Target::YesNo { question }, "/no") => is(question, "no"),
            (Target::Group { question }, _) | (Target::YesNo { question } | Target::Text { question }, "/value") => {
                answered(question)
            }
            (Target::YesNo { .. } | Target::Text { .. }, _) => Truth::Never,
            (Target::Shown, _) => return Err(not_taken("import-note-vsaq-condition-no-answer")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids() -> Ids {
        let mut ids = Ids::default();
        let shown = Truth::Always;
        ids.add("a_yes", Target::Choice { question: "a".to_owned(), option: "yes".to_owned() }, &shown);
        ids.add("a_no", Target::Choice { question: "a".to_owned(), option: "no".to_owned() }, &shown);
        ids.add("group", Target::Group { question: "a".to_owned() }, &shown);
        ids.add("yn", Target::YesNo { question: "yn".to_owned() }, &shown);
        ids.add("tick", Target::Check { question: "tick".to_owned() }, &shown);
        let hidden_half = ids.truth("a_yes").unwrap();
        ids.add("line", Target::Text { question: "line".to_owned() }, &hidden_half);
        ids.add("block", Target::Shown, &shown);
        ids.all.insert("later".to_owned());
        ids
    }

    #[test]
    fn ids_become_conditions_over_answers() {
        let cases = [
            ("", "always"),
            ("false", "never"),
            ("!false", "always"),
            ("a_yes", r#"{"question":"a","is":"yes"}"#),
            ("group", r#"{"question":"a","answered":true}"#),
            ("yn/yes", r#"{"question":"yn","is":"yes"}"#),
            ("yn/no", r#"{"question":"yn","is":"no"}"#),
            ("yn", "never"),
            ("tick", r#"{"question":"tick","is":"yes"}"#),
            ("tick/no", r#"{"question":"tick","is":"yes"}"#),
            ("line", "never"),
            ("line/value", r#"{"question":"line","answered":true}"#),
            ("^line", r#"{"question":"a","is":"yes"}"#),
            ("!a_yes", r#"{"not":{"question":"a","is":"yes"}}"#),
            ("!!a_yes", r#"{"question":"a","is":"yes"}"#),
            ("line || a_no", r#"{"question":"a","is":"no"}"#),
            ("line && a_no", "never"),
            (
                "(a_yes || a_no) && !yn/yes",
                r#"{"all":[{"any":[{"question":"a","is":"yes"},{"question":"a","is":"no"}]},{"not":{"question":"yn","is":"yes"}}]}"#,
            ),
        ];
        for (text, expected) in cases {
            let shown = match ids().truth(text).unwrap() {
                Truth::Always => "always".to_owned(),
                Truth::Never => "never".to_owned(),
                Truth::When(condition) => serde_json::to_string(&condition).unwrap(),
            };
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_said_is_named() {
        for (text, key, id) in [
            ("later", "import-note-vsaq-condition-forward", "later"),
            ("a_yes && nowhere/yes", "import-note-vsaq-condition-unknown", "nowhere"),
            ("block", "import-note-vsaq-condition-no-answer", "block"),
            ("a b", "import-note-vsaq-condition-malformed", ""),
            ("contains(line/value, \"x\")", "import-note-vsaq-condition-function", ""),
            (&["a_yes && tick || a_no"; 8].join(" && "), "import-note-vsaq-condition-large", ""),
            (&["a_yes"; 101].join(" || "), "import-note-vsaq-condition-large", ""),
        ] {
            assert_eq!(ids().truth(text), Err(NotTaken { key, id: id.to_owned() }), "{text}");
        }
    }
}
