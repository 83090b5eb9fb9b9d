//! Parts of a questionnaire in words, for the supplier who is asked and for the customer who reads: its conditions
//! ("question 50 is answered with Yes"), sections, and the options that ask for documentation.

use std::collections::BTreeSet;

use fluent_bundle::FluentValue;

use crate::domain::condition::Condition;
use crate::domain::language::Language;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::platform::i18n::Words;

/// A condition as the second half of a sentence, after "because" or "if".
///
/// In: the version that the condition stands in, whole.
pub fn condition(words: &Words, version: &Questionnaire, condition: &Condition, language: Language) -> String {
    Writer { words, version, language }.part(condition, true, false)
}

/// The titles of some sections, in reading order.
pub fn section_titles(version: &Questionnaire, keys: &BTreeSet<String>, language: Language) -> Vec<String> {
    let sections = version.sections.iter().filter(|section| keys.contains(&section.key));
    sections.map(|section| section.words(language).title.clone()).collect()
}

/// The options for which documentation is asked; empty where it is asked whatever the answer, or not at all.
pub fn evidence_if(question: &Question, language: Language) -> String {
    let words = question.words(language);
    let asking = question.options().iter().filter(|option| option.evidence && !question.evidence);
    let asking = asking.map(|option| words.options.get(&option.key).unwrap_or(&option.key));
    asking.map(|option| format!("«{option}»")).collect::<Vec<_>>().join(" / ")
}

fn flag_key(flag: ProductFlag, holds: bool) -> &'static str {
    match (flag, holds) {
        (ProductFlag::ChildrensData, true) => "condition-childrens-data",
        (ProductFlag::ChildrensData, false) => "condition-childrens-data-not",
        (ProductFlag::SpecialCategories, true) => "condition-special-categories",
        (ProductFlag::SpecialCategories, false) => "condition-special-categories-not",
        (ProductFlag::ProtectedAddresses, true) => "condition-protected-addresses",
        (ProductFlag::ProtectedAddresses, false) => "condition-protected-addresses-not",
        (ProductFlag::SubProcessorsOutsideEea, true) => "condition-sub-processors-outside-eea",
        (ProductFlag::SubProcessorsOutsideEea, false) => "condition-sub-processors-outside-eea-not",
    }
}

struct Writer<'a> {
    words: &'a Words,
    version: &'a Questionnaire,
    language: Language,
}

impl Writer<'_> {
    /// A part that is to hold or not to hold; `inner`: it stands among others, so that its own parts need brackets.
    fn part(&self, condition: &Condition, holds: bool, inner: bool) -> String {
        match condition {
            Condition::Is { question, is } => self.about(question, holds, Some(is)),
            Condition::Answered { question, answered } => self.about(question, holds == *answered, None),
            Condition::Flag { flag } => self.words.get(self.language, flag_key(*flag, holds), &[]),
            Condition::Not { not } => self.part(not, !holds, inner),
            Condition::All { all } => self.joined(all, holds, holds, inner),
            Condition::Any { any } => self.joined(any, holds, !holds, inner),
        }
    }

    /// Several parts: every one of them, or at least one. What is not to hold turns the one into the other.
    fn joined(&self, parts: &[Condition], holds: bool, every: bool, inner: bool) -> String {
        let word = self.words.get(self.language, if every { "condition-and" } else { "condition-or" }, &[]);
        let several = 1 < parts.len();
        let parts: Vec<String> = parts.iter().map(|part| self.part(part, holds, several || inner)).collect();
        let text = parts.join(&format!(" {word} "));
        if several && inner { format!("({text})") } else { text }
    }

    fn about(&self, key: &str, holds: bool, is: Option<&str>) -> String {
        let Some(question) = self.version.field(key) else { return key.to_owned() };
        let words = question.words(self.language);
        let name = if question.is_head() { words.text.clone() } else { question.number.to_string() };
        let mut args = vec![("name", FluentValue::from(name))];
        if let Some(is) = is {
            args.push(("answer", FluentValue::from(self.answer(question, is))));
        }
        let key = match (question.is_head(), is.is_some(), holds) {
            (false, true, true) => "condition-question-is",
            (false, true, false) => "condition-question-is-not",
            (false, false, true) => "condition-question-answered",
            (false, false, false) => "condition-question-not-answered",
            (true, true, true) => "condition-field-is",
            (true, true, false) => "condition-field-is-not",
            (true, false, true) => "condition-field-answered",
            (true, false, false) => "condition-field-not-answered",
        };
        self.words.get(self.language, key, &args)
    }

    /// An answer in words: yes, no, the words of an option, or the text itself.
    fn answer(&self, question: &Question, is: &str) -> String {
        match (&question.kind, is) {
            (QuestionKind::YesNo, "yes") => self.words.get(self.language, "response-yes", &[]),
            (QuestionKind::YesNo, _) => self.words.get(self.language, "response-no", &[]),
            _ => question.words(self.language).options.get(is).cloned().unwrap_or_else(|| is.to_owned()),
        }
    }
}
