//! What is wrong with a form, collected field by field in the order of the page.

use fluent_bundle::FluentValue;

use super::FieldError;
use crate::app::App;
use crate::domain::language::Language;

/// The longest name, address or the like, in characters.
pub const LONGEST_LINE: usize = 200;

/// The longest message or description, in characters.
pub const LONGEST_TEXT: usize = 4_000;

/// What is wrong with a form, in the person's language.
pub struct Problems<'a> {
    app: &'a App,
    language: Language,
    /// What was found so far.
    pub found: Vec<FieldError>,
}

impl<'a> Problems<'a> {
    /// Nothing found yet.
    pub fn new(app: &'a App, language: Language) -> Self {
        Self { app, language, found: Vec::new() }
    }

    /// A problem of a field, by message key.
    pub fn add(&mut self, field: &str, key: &str) {
        self.add_with(field, key, &[]);
    }

    /// The same with arguments of the message.
    pub fn add_with(&mut self, field: &str, key: &str, args: &[(&str, FluentValue<'_>)]) {
        let text = self.app.words.get(self.language, key, args);
        self.found.push(FieldError { field: field.to_owned(), text });
    }

    /// One line that must be there.
    pub fn line(&mut self, field: &str, value: &str) {
        if value.trim().is_empty() {
            self.add(field, "frame-problem-empty");
        } else if value.contains('\n') {
            self.add(field, "frame-problem-lines");
        } else {
            self.at_most(field, value, LONGEST_LINE);
        }
    }

    /// A text that may be empty.
    pub fn text(&mut self, field: &str, value: &str) {
        self.at_most(field, value, LONGEST_TEXT);
    }

    /// A text of so many characters at most.
    pub fn at_most(&mut self, field: &str, value: &str, most: usize) {
        let count = value.chars().count();
        if most < count {
            let number = |number: usize| FluentValue::from(number.to_string());
            self.add_with(field, "frame-problem-long", &[("most", number(most)), ("count", number(count))]);
        }
    }
}
