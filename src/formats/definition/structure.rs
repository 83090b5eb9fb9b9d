//! Reads `questionnaire.toml`: everything but the words.

use std::collections::BTreeSet;

use super::conditions::{self, PlacedCondition};
use super::fields::{self, Fields, Text};
use super::problem::{Log, listed};
use crate::domain::language::Language;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::{
    ChoiceOption, ControlRef, KindName, Question, QuestionKind, Questionnaire, Section,
};

/// The longest key: it ends up in addresses and in hidden cells.
const MAX_KEY: usize = 64;

/// The questionnaire without words and hash; `None` only where the file is not TOML.
///
/// Where something is wrong, it is noted and something plausible stands in its place, so that reading can go on.
pub(super) fn read(log: &mut Log<'_>, text: &str) -> Option<Questionnaire> {
    let document = fields::parse(log, text)?;
    let mut root = Fields::root(&document);
    let key = definition_key(log, &mut root);
    let version = semantic_version(log, &mut root);
    let languages = languages(log, &mut root);
    let mut reading = Reading { frameworks: frameworks(log, &mut root), ..Reading::default() };
    let head = root.tables(log, "head").into_iter().map(|field| reading.head_field(log, field)).collect();
    let sections: Vec<Section> =
        root.tables(log, "sections").into_iter().map(|section| reading.section(log, section)).collect();
    if sections.is_empty() {
        log.at(root.start, "sections", "There is no section. Add one, begun with `[[sections]]`.");
    }
    root.finish(log);
    let frameworks = reading.frameworks;
    let questionnaire = Questionnaire {
        key,
        version,
        hash: String::new(),
        languages,
        frameworks,
        head,
        sections,
        words: std::collections::BTreeMap::new(),
    };
    conditions::check(log, &questionnaire, &reading.conditions);
    Some(questionnaire)
}

/// The `key` of a questionnaire or a framework.
pub(super) fn definition_key(log: &mut Log<'_>, root: &mut Fields<'_>) -> String {
    let Some(key) = root.text(log, "key") else { return String::new() };
    if !is_definition_key(&key.text) {
        let message = format!(
            "`{}` cannot be a key. Use small letters a–z, digits and hyphens, a letter first, at most {MAX_KEY} characters.",
            key.text
        );
        log.at(key.start, "key", message);
    }
    key.text
}

/// The `languages` of a questionnaire or a framework, the reference first.
pub(super) fn languages(log: &mut Log<'_>, root: &mut Fields<'_>) -> Vec<Language> {
    let known = listed(Language::ALL.map(Language::tag));
    let mut languages = Vec::new();
    let listed_tags = root.texts(log, "languages").unwrap_or_default();
    if listed_tags.is_empty() {
        let message = format!("`languages` names no language. Name at least one of {known}, the reference first.");
        log.at(root.start_of("languages"), "languages", message);
    }
    for tag in listed_tags {
        // Only the exact tags: they are also the names of the files.
        match Language::ALL.into_iter().find(|language| language.tag() == tag.text) {
            Some(language) if languages.contains(&language) => {
                log.at(tag.start, "languages", format!("`{}` stands here twice. Remove one.", tag.text));
            }
            Some(language) => languages.push(language),
            None => {
                let message = format!("`{}` is not a language of Tillit. The languages are {known}.", tag.text);
                log.at(tag.start, "languages", message);
            }
        }
    }
    languages
}

/// Whether a text can be the key of something inside a definition.
pub(super) fn is_key(text: &str) -> bool {
    starts_with_letter(text)
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether a text can be the id of a control, or the version of a framework.
pub(in crate::formats) fn is_control_id(text: &str) -> bool {
    text.len() <= MAX_KEY
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
}

/// A key inside a definition, noted where it has the wrong form or was there before; empty where it is missing.
pub(super) fn own_key(log: &mut Log<'_>, fields: &mut Fields<'_>, seen: &mut BTreeSet<String>, among: &str) -> String {
    let Some(key) = fields.text(log, "key") else { return String::new() };
    check_key(log, &fields.place_of("key"), &key, seen, among);
    key.text
}

/// Notes where a key has the wrong form or was there before.
pub(super) fn check_key(log: &mut Log<'_>, place: &str, key: &Text, seen: &mut BTreeSet<String>, among: &str) {
    if !is_key(&key.text) {
        let message = format!(
            "`{}` cannot be a key. Use small letters a–z, digits and underscores, a letter first, at most {MAX_KEY} characters.",
            key.text
        );
        log.at(key.start, place, message);
    }
    if !seen.insert(key.text.clone()) {
        log.at(key.start, place, format!("The key `{}` is used twice. Keys are unique among {among}.", key.text));
    }
}

fn is_definition_key(text: &str) -> bool {
    starts_with_letter(text)
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn starts_with_letter(text: &str) -> bool {
    text.len() <= MAX_KEY && text.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The `version` of a questionnaire or an extension.
pub(super) fn semantic_version(log: &mut Log<'_>, root: &mut Fields<'_>) -> String {
    let Some(version) = root.text(log, "version") else { return String::new() };
    // Build metadata says nothing about the order of versions, and `+` does not survive in an address.
    if !semver::Version::parse(&version.text).is_ok_and(|parsed| parsed.build.is_empty()) {
        let message =
            format!("`{}` is not a semantic version. Write three numbers, such as `\"1.0.0\"`.", version.text);
        log.at(version.start, "version", message);
    }
    version.text
}

/// The `frameworks` of a questionnaire, as `key@version`.
pub(super) fn frameworks(log: &mut Log<'_>, root: &mut Fields<'_>) -> Vec<String> {
    let mut keys = BTreeSet::new();
    let mut references = Vec::new();
    for reference in root.texts(log, "frameworks").unwrap_or_default() {
        match reference.text.split_once('@') {
            Some((key, version)) if is_definition_key(key) && is_control_id(version) => {
                if !keys.insert(key.to_owned()) {
                    let message = format!(
                        "The framework `{key}` stands here twice. Keep one version: controls name the framework only."
                    );
                    log.at(reference.start, "frameworks", message);
                }
            }
            _ => {
                let message = format!(
                    "`{}` does not name a framework. Write its key and version, such as `\"gdpr@2016-679\"`.",
                    reference.text
                );
                log.at(reference.start, "frameworks", message);
            }
        }
        references.push(reference.text);
    }
    references
}

/// What has to be remembered from one field to the next.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) frameworks: Vec<String>,
    pub(super) section_keys: BTreeSet<String>,
    pub(super) field_keys: BTreeSet<String>,
    pub(super) numbers: BTreeSet<u32>,
    pub(super) conditions: Vec<PlacedCondition>,
    /// Head fields and questions read so far.
    pub(super) count: usize,
}

impl Reading {
    fn head_field(&mut self, log: &mut Log<'_>, mut fields: Fields<'_>) -> Question {
        let mut field = self.field(log, &mut fields, "head");
        field.required = fields.flag(log, "required");
        fields.finish(log);
        field
    }

    pub(super) fn section(&mut self, log: &mut Log<'_>, mut fields: Fields<'_>) -> Section {
        let key = own_key(log, &mut fields, &mut self.section_keys, "sections");
        if !key.is_empty() {
            fields.place = format!("sections.{key}");
        }
        let place = fields.place_of("questions");
        let questions: Vec<Question> =
            fields.tables(log, "questions").into_iter().map(|question| self.question(log, question, &place)).collect();
        if questions.is_empty() {
            log.at(fields.start, &place, "The section has no question. Add one, begun with `[[sections.questions]]`.");
        }
        fields.finish(log);
        Section { key, questions, words: std::collections::BTreeMap::new() }
    }

    pub(super) fn question(&mut self, log: &mut Log<'_>, mut fields: Fields<'_>, parent: &str) -> Question {
        let mut question = self.field(log, &mut fields, parent);
        question.required = true;
        if fields.own("number").is_none() {
            log.at(
                fields.start,
                &fields.place_of("number"),
                "`number` is missing. Give the number that people know the question by.",
            );
        }
        if let Some(number) = fields.number(log, "number", 1, u32::MAX) {
            question.number = number;
            if !self.numbers.insert(number) {
                let message = format!("The number {number} is used twice. Give every question a number of its own.");
                log.at(fields.start_of("number"), &fields.place_of("number"), message);
            }
        }
        question.how = fields.flag(log, "how");
        question.evidence = fields.flag(log, "evidence");
        question.weight = fields.number(log, "weight", 1, 10).unwrap_or(1);
        question.must = fields.flag(log, "must");
        question.controls = self.controls(log, &mut fields);
        fields.finish(log);
        question
    }

    /// What head fields and questions have in common.
    fn field(&mut self, log: &mut Log<'_>, fields: &mut Fields<'_>, parent: &str) -> Question {
        let key = own_key(log, fields, &mut self.field_keys, "head fields and questions");
        if !key.is_empty() {
            fields.place = fields::below(parent, &key);
        }
        let kind = kind(log, fields);
        let when = fields.value("when").and_then(|value| {
            let condition = conditions::read(log, fields.place_of("when"), value)?;
            self.conditions.push(PlacedCondition {
                position: self.count,
                place: fields.place_of("when"),
                start: value.span().start,
                condition: condition.clone(),
            });
            Some(condition)
        });
        self.count += 1;
        Question {
            key,
            number: 0,
            explanation_when: explanation_when(log, fields, kind.as_ref()),
            kind: kind.unwrap_or(QuestionKind::Text),
            how: false,
            required: false,
            evidence: false,
            weight: 1,
            must: false,
            when,
            controls: Vec::new(),
            words: std::collections::BTreeMap::new(),
        }
    }

    fn controls(&self, log: &mut Log<'_>, fields: &mut Fields<'_>) -> Vec<ControlRef> {
        let mut controls: Vec<ControlRef> = Vec::new();
        for reference in fields.texts(log, "controls").unwrap_or_default() {
            let text = &reference.text;
            let message = match text.split_once('/') {
                Some((framework, id)) if is_definition_key(framework) && is_control_id(id) => {
                    let control = ControlRef { framework: framework.to_owned(), control: id.to_owned() };
                    let named = self.frameworks.iter().any(|named| named.split('@').next() == Some(framework));
                    if !named {
                        format!(
                            "`{framework}` is not in `frameworks`. Add it there with its version, or correct `{text}`."
                        )
                    } else if controls.contains(&control) {
                        format!("`{text}` stands here twice. Remove one.")
                    } else {
                        controls.push(control);
                        continue;
                    }
                }
                _ => format!("`{text}` does not name a control. Write framework and id, such as `\"gdpr/32\"`."),
            };
            log.at(reference.start, &fields.place_of("controls"), message);
        }
        controls
    }
}

/// The kind with its options or columns; `None` where the type is missing or unknown.
fn kind(log: &mut Log<'_>, fields: &mut Fields<'_>) -> Option<QuestionKind> {
    let name = fields.text(log, "type");
    let columns = fields.texts(log, "columns");
    let options: Vec<ChoiceOption> = {
        let mut seen = BTreeSet::new();
        fields.tables(log, "options").into_iter().map(|option| choice_option(log, option, &mut seen)).collect()
    };
    let name = name?;
    let place = fields.place_of("type");
    let Some(kind) = KindName::parse(&name.text) else {
        let types = listed(KindName::ALL.map(KindName::as_str));
        let message = format!("`{}` is not a type. The types are {types}.", name.text);
        log.at(name.start, &place, message);
        return None;
    };
    if kind != KindName::Table && columns.is_some() {
        let message = "`columns` belong to the type `table` only. Remove them, or change the type.";
        log.at(fields.start_of("columns"), &fields.place_of("columns"), message);
    }
    let is_choice = matches!(kind, KindName::SingleChoice | KindName::MultipleChoice);
    if !is_choice && !options.is_empty() {
        let message =
            "Options belong to the types `single_choice` and `multiple_choice` only. Remove them, or change the type.";
        log.at(fields.start_of("options"), &fields.place_of("options"), message);
    }
    if is_choice && options.len() < 2 {
        let message = "A choice needs at least two options. Add them, or use the type `yes_no`.";
        log.at(fields.start, &fields.place_of("options"), message);
    }
    Some(QuestionKind::of(kind, options, || table_columns(log, fields, columns.unwrap_or_default())))
}

fn table_columns(log: &mut Log<'_>, fields: &Fields<'_>, columns: Vec<Text>) -> Vec<String> {
    let place = fields.place_of("columns");
    if columns.is_empty() {
        log.at(fields.start, &place, "A table needs columns. Name them, such as `columns = [\"name\", \"country\"]`.");
    }
    let mut seen = BTreeSet::new();
    columns
        .into_iter()
        .map(|column| {
            check_key(log, &place, &column, &mut seen, "the columns of a table");
            column.text
        })
        .collect()
}

fn choice_option(log: &mut Log<'_>, mut fields: Fields<'_>, seen: &mut BTreeSet<String>) -> ChoiceOption {
    let key = own_key(log, &mut fields, seen, "the options of a question");
    let points = fields.number(log, "points", 0, 4).and_then(|points| u8::try_from(points).ok());
    let place = fields.place_of("flags");
    let mut flags = Vec::new();
    for named in fields.texts(log, "flags").unwrap_or_default() {
        match product_flag(log, &place, &named) {
            Some(flag) if flags.contains(&flag) => {
                log.at(named.start, &place, format!("`{}` stands here twice. Remove one.", named.text));
            }
            flag => flags.extend(flag),
        }
    }
    let evidence = fields.flag(log, "evidence");
    fields.finish(log);
    ChoiceOption { key, points, flags, evidence }
}

/// A flag by its name; noted where there is none of that name.
pub(super) fn product_flag(log: &mut Log<'_>, place: &str, named: &Text) -> Option<ProductFlag> {
    let flag = ProductFlag::parse(&named.text);
    if flag.is_none() {
        let known = listed(ProductFlag::ALL.map(ProductFlag::as_str));
        log.at(named.start, place, format!("`{}` is not a flag of a product. The flags are {known}.", named.text));
    }
    flag
}

fn explanation_when(log: &mut Log<'_>, fields: &mut Fields<'_>, kind: Option<&QuestionKind>) -> Vec<String> {
    let Some(named) = fields.texts(log, "explanation_when") else { return Vec::new() };
    let Some(kind) = kind else { return Vec::new() };
    let place = fields.place_of("explanation_when");
    let options = answer_options(kind);
    if options.is_empty() {
        let message =
            "An explanation can be owed for `yes_no` and choices only. Remove `explanation_when`, or change the type.";
        log.at(fields.start_of("explanation_when"), &place, message);
        return Vec::new();
    }
    let mut keys: Vec<String> = Vec::new();
    for key in named {
        if !options.contains(&key.text.as_str()) {
            let message =
                format!("The question has no option `{}`. Name one of {}.", key.text, listed(options.iter().copied()));
            log.at(key.start, &place, message);
        } else if keys.contains(&key.text) {
            log.at(key.start, &place, format!("`{}` stands here twice. Remove one.", key.text));
        } else {
            keys.push(key.text);
        }
    }
    keys
}

/// The keys that an answer of this kind can consist of; none where it is not a choice.
pub(super) fn answer_options(kind: &QuestionKind) -> Vec<&str> {
    match kind {
        QuestionKind::YesNo => vec!["yes", "no"],
        QuestionKind::SingleChoice(options) | QuestionKind::MultipleChoice(options) => {
            options.iter().map(|option| option.key.as_str()).collect()
        }
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date | QuestionKind::Table(_) => Vec::new(),
    }
}
