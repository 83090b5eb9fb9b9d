//! The conditions of google/vsaq, as `(a || b) && !c`.
//!
//! As in VSAQ's own reader, `!` binds first and `&&` and `||` bind alike, from left to right.

use crate::domain::condition::WIDEST;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 32;

/// A condition over ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    /// An id, perhaps with `^` before it or `/yes`, `/no` or `/value` after it.
    Id(String),
    Not(Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
}

/// Why a condition cannot be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExpressionError {
    /// It is no expression.
    Malformed,
    /// It calls a function, as `contains(id/value, "text")`.
    Function,
    /// It names more ids than a condition may.
    TooLarge,
}

/// Reads a condition.
pub(super) fn parse(text: &str) -> Result<Expression, ExpressionError> {
    let mut reader = Reader { rest: text, depth: 0, ids: 0 };
    let expression = reader.expression()?;
    if reader.rest.trim().is_empty() { Ok(expression) } else { Err(ExpressionError::Malformed) }
}

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
    ids: usize,
}

impl Reader<'_> {
    fn expression(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.term()?;
        loop {
            if self.eat("&&") {
                left = Expression::And(Box::new(left), Box::new(self.term()?));
            } else if self.eat("||") {
                left = Expression::Or(Box::new(left), Box::new(self.term()?));
            } else {
                return Ok(left);
            }
        }
    }

    fn term(&mut self) -> Result<Expression, ExpressionError> {
        self.depth += 1;
        if MAX_DEPTH < self.depth {
            return Err(ExpressionError::Malformed);
        }
        let term = if self.eat("!") {
            Expression::Not(Box::new(self.term()?))
        } else if self.eat("(") {
            let inner = self.expression()?;
            if !self.eat(")") {
                return Err(ExpressionError::Malformed);
            }
            inner
        } else {
            self.id()?
        };
        self.depth -= 1;
        Ok(term)
    }

    fn id(&mut self) -> Result<Expression, ExpressionError> {
        self.rest = self.rest.trim_start();
        let length = self.rest.find([' ', '(', ')', '!', '&', '|', ',', '"']).unwrap_or(self.rest.len());
        let (id, rest) = self.rest.split_at_checked(length).ok_or(ExpressionError::Malformed)?;
        if id.is_empty() {
            return Err(ExpressionError::Malformed);
        }
        if rest.trim_start().starts_with('(') {
            return Err(ExpressionError::Function);
        }
        self.ids += 1;
        if WIDEST < self.ids {
            return Err(ExpressionError::TooLarge);
        }
        self.rest = rest;
        Ok(Expression::Id(id.to_owned()))
    }

    fn eat(&mut self, sign: &str) -> bool {
        match self.rest.trim_start().strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expression with all its brackets.
    fn shown(expression: &Expression) -> String {
        match expression {
            Expression::Id(id) => id.clone(),
            Expression::Not(part) => format!("!{}", shown(part)),
            Expression::And(left, right) => format!("({} && {})", shown(left), shown(right)),
            Expression::Or(left, right) => format!("({} || {})", shown(left), shown(right)),
        }
    }

    #[test]
    fn expressions_are_read_as_vsaq_reads_them() {
        let cases = [
            ("a", "a"),
            ("!a", "!a"),
            ("a/yes", "a/yes"),
            ("(a || b) && !c", "((a || b) && !c)"),
            // No sign binds closer than the other: VSAQ goes from left to right.
            ("a || b && c", "((a || b) && c)"),
            ("a && b || c", "((a && b) || c)"),
            ("a||!(b||c)", "(a || !(b || c))"),
            (" ( ( a ) ) ", "a"),
            ("^block && a", "(^block && a)"),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text).map(|expression| shown(&expression)), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        for text in
            ["", "a b", "a &", "a && ", "(a", "a)", "!", "&& a", "a & b", "\"a\"", &"(".repeat(5000), &"!".repeat(5000)]
        {
            assert_eq!(parse(text), Err(ExpressionError::Malformed), "{text}");
        }
        for text in ["contains(a/value, \"x\")", "a || matches(b, \"y\")"] {
            assert_eq!(parse(text), Err(ExpressionError::Function), "{text}");
        }
        assert_eq!(parse(&vec!["a"; 100_000].join("&&")), Err(ExpressionError::TooLarge));
        assert!(parse(&["a"; WIDEST].join("||")).is_ok());
    }
}
