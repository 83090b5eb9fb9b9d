//! What is wrong with a form, collected field by field in the order of the page.

use fluent_bundle::FluentValue;

use super::FieldError;
use crate::app::App;
use crate::domain::language::Language;
use crate::domain::visible::is_visible;

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

    /// One line that must be there, with something that can be seen. `label` is the message key of the field's label: the summary names it, as two empty fields would read alike.
    pub fn line(&mut self, field: &str, label: &str, value: &str) {
        if !is_visible(value) {
            self.empty(field, label);
        } else if value.contains('\n') {
            let named = [("field", FluentValue::from(self.app.words.get(self.language, label, &[])))];
            self.add_with(field, "frame-problem-lines", &named);
        } else {
            self.at_most(field, label, value, LONGEST_LINE);
        }
    }

    /// A field that was left empty.
    pub fn empty(&mut self, field: &str, label: &str) {
        let named = [("field", FluentValue::from(self.app.words.get(self.language, label, &[])))];
        self.add_with(field, "frame-problem-empty", &named);
    }

    /// A text that may be empty.
    pub fn text(&mut self, field: &str, label: &str, value: &str) {
        self.at_most(field, label, value, LONGEST_TEXT);
    }

    /// A text of so many characters at most.
    pub fn at_most(&mut self, field: &str, label: &str, value: &str, most: usize) {
        let count = value.chars().count();
        if most < count {
            let label = self.app.words.get(self.language, label, &[]);
            let number = |number: usize| FluentValue::from(number.to_string());
            let args = [("field", FluentValue::from(label)), ("most", number(most)), ("count", number(count))];
            self.add_with(field, "frame-problem-long", &args);
        }
    }
}
