//! Items that are answered by choosing: yes or no, a box to tick, groups of choices.

use serde_json::Value;

use super::conditions::Target;
use super::{Reading, Stand, html, plain, raw};
use crate::domain::questionnaire::{ChoiceOption, QuestionKind};
use crate::formats::import::ImportError;
use crate::formats::import::building::{Keys, add_paragraph};
use crate::formats::import_note::NoteKind;

/// The choices of a group: their ids and texts.
pub(super) fn of(item: &Value) -> impl Iterator<Item = (&str, &str)> {
    item.get("choices")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .flatten()
        .map(|(id, text)| (id.as_str(), text.as_str().unwrap_or_default()))
}

impl Reading {
    pub(super) fn yes_no(&mut self, item: &Value, stand: &Stand<'_>) -> Result<(), ImportError> {
        let is_check = raw(item, "type") == "check";
        let id = raw(item, "id");
        let labels = [("yes", plain(item, "yes")), ("no", plain(item, "no"))];
        let own_labels =
            !is_check && labels.iter().any(|(key, label)| !label.is_empty() && label.to_lowercase() != *key);
        let kind = if own_labels {
            let option = |(key, _): &(&str, String)| ChoiceOption {
                key: (*key).to_owned(),
                points: None,
                flags: Vec::new(),
                evidence: false,
            };
            QuestionKind::SingleChoice(labels.iter().map(option).collect())
        } else {
            QuestionKind::YesNo
        };
        let Some(question) = self.ask(item, stand, kind)? else { return Ok(()) };
        if own_labels {
            for words in question.words.values_mut() {
                words.options = labels.iter().map(|(key, label)| ((*key).to_owned(), label.clone())).collect();
            }
        }
        let question = question.key.clone();
        let target = if is_check { Target::Check { question } } else { Target::YesNo { question } };
        self.ids.add(id, target, &stand.visible);
        if is_check {
            self.note(stand.place, NoteKind::Changed, "import-note-vsaq-check", &[]);
        }
        Ok(())
    }

    pub(super) fn group(&mut self, item: &Value, stand: &Stand<'_>) -> Result<(), ImportError> {
        let mut option_keys = Keys::default();
        let mut options: Vec<(String, String, String)> =
            of(item).map(|(id, text)| (id.to_owned(), option_keys.take(id, "option"), html::plain(text))).collect();
        if item.get("defaultChoice").and_then(Value::as_bool) == Some(true) {
            options.push((
                String::new(),
                option_keys.take("none_of_these", "option"),
                self.phrases.none_of_these.to_owned(),
            ));
        }
        let several = raw(item, "type") == "checkgroup";
        let choice = |(_, key, _): &(String, String, String)| ChoiceOption {
            key: key.clone(),
            points: None,
            flags: Vec::new(),
            evidence: false,
        };
        let kind = match options.as_slice() {
            [] => {
                self.note(stand.place, NoteKind::NotExpressed, "import-note-vsaq-no-choices", &[]);
                return Ok(());
            }
            // A choice here has two options at least: a single one is ticked or not.
            [_] => QuestionKind::YesNo,
            _ if several => QuestionKind::MultipleChoice(options.iter().map(choice).collect()),
            _ => QuestionKind::SingleChoice(options.iter().map(choice).collect()),
        };
        let single = kind == QuestionKind::YesNo;
        let Some(question) = self.ask(item, stand, kind)? else { return Ok(()) };
        let key = question.key.clone();
        for words in question.words.values_mut() {
            if single {
                add_paragraph(&mut words.help, &options.iter().map(|(_, _, text)| text.as_str()).collect::<String>());
            } else {
                words.options = options.iter().map(|(_, key, text)| (key.clone(), text.clone())).collect();
            }
        }
        self.ids.add(raw(item, "id"), Target::Group { question: key.clone() }, &stand.visible);
        for (id, option, _) in options {
            let option = if single { "yes".to_owned() } else { option };
            self.ids.add(&id, Target::Choice { question: key.clone(), option }, &stand.visible);
        }
        if single {
            self.note(stand.place, NoteKind::Changed, "import-note-vsaq-single-choice", &[]);
        }
        Ok(())
    }
}
