//! A condition as a person writes it: all or any of a list of lines, each about one earlier question or about the product.
//!
//! Conditions that are nested otherwise (from a file, from another format) are no lines; they are shown in words and kept as they are.

use crate::domain::condition::Condition;
use crate::domain::product_flag::ProductFlag;

/// Whether all lines must hold or one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Every line.
    All,
    /// At least one.
    Any,
}

/// What a line asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The question was answered so: `yes`, `no`, the key of an option, or the text itself.
    Is {
        /// Key of an earlier question.
        question: String,
        /// The answer.
        is: String,
    },
    /// The question has an answer at all.
    Answered {
        /// Key of an earlier question.
        question: String,
    },
    /// The product is so.
    Flag {
        /// What it is.
        flag: ProductFlag,
    },
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// It holds when the test does not.
    pub negated: bool,
    /// The test.
    pub test: Test,
}

/// A condition of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// How the lines are joined.
    pub join: Join,
    /// The lines; none: always.
    pub lines: Vec<Line>,
}

impl Lines {
    /// The lines of a condition; `None` where it is nested in another way.
    pub fn of(condition: Option<&Condition>) -> Option<Self> {
        let Some(condition) = condition else { return Some(Self { join: Join::All, lines: Vec::new() }) };
        let (join, parts) = match condition {
            Condition::All { all } => (Join::All, all.as_slice()),
            Condition::Any { any } => (Join::Any, any.as_slice()),
            single => (Join::All, std::slice::from_ref(single)),
        };
        Some(Self { join, lines: parts.iter().map(line).collect::<Option<_>>()? })
    }

    /// The condition that the lines make; `None`: always.
    pub fn condition(&self) -> Option<Condition> {
        let mut parts: Vec<Condition> = self.lines.iter().map(condition).collect();
        match (parts.len(), self.join) {
            (0 | 1, _) => parts.pop(),
            (_, Join::All) => Some(Condition::All { all: parts }),
            (_, Join::Any) => Some(Condition::Any { any: parts }),
        }
    }
}

fn line(condition: &Condition) -> Option<Line> {
    let plain = |negated: bool, test: Test| Some(Line { negated, test });
    match condition {
        Condition::Is { question, is } => plain(false, Test::Is { question: question.clone(), is: is.clone() }),
        Condition::Answered { question, answered } => plain(!*answered, Test::Answered { question: question.clone() }),
        Condition::Flag { flag } => plain(false, Test::Flag { flag: *flag }),
        Condition::Not { not } => line(not).map(|inner| Line { negated: !inner.negated, ..inner }),
        Condition::All { .. } | Condition::Any { .. } => None,
    }
}

fn condition(line: &Line) -> Condition {
    let unless_negated = |plain: Condition| {
        if line.negated { Condition::Not { not: Box::new(plain) } } else { plain }
    };
    match &line.test {
        Test::Is { question, is } => unless_negated(Condition::Is { question: question.clone(), is: is.clone() }),
        Test::Flag { flag } => unless_negated(Condition::Flag { flag: *flag }),
        Test::Answered { question } => Condition::Answered { question: question.clone(), answered: !line.negated },
    }
}
