//! From the fields of the editor's forms to the draft.
//!
//! A form holds the languages that it shows: `lang` fields name them, and only their words are touched.
//! Field names end in what they belong to: `text-nb`, `option-KEY-nb`, `points-KEY`, `piece-0-nb`.

use std::collections::BTreeSet;

use crate::domain::draft::languages::{columns, pieces};
use crate::domain::draft::lines::{Join, Line, Lines, Test};
use crate::domain::draft::outline::fresh_key;
use crate::domain::language::Language;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::{
    ChoiceOption, ControlRef, KindName, Question, QuestionKind, Questionnaire, Section,
};
use crate::error::{AppError, Code};
use crate::platform::http::fields::Fields;

/// The longest text of a draft, in characters; the fields of the editor take no more.
const LONGEST: usize = 8_000;
/// The most options, columns, pieces of documentation or lines of a condition.
const MOST: usize = 100;

/// The languages that a form shows.
fn languages(fields: &Fields) -> Vec<Language> {
    fields.all("lang").filter_map(Language::parse).collect()
}

/// Refuses a form with a text that is longer than a draft keeps: the browser lets nobody write one, and nothing is cut in silence.
///
/// # Errors
/// [`Code::BadInput`].
pub(super) fn refuse_long(fields: &Fields) -> Result<(), AppError> {
    let is_long = |(_, text): (&str, &str)| LONGEST < text.chars().count();
    if fields.starting_with("").any(is_long) { Err(Code::BadInput.into()) } else { Ok(()) }
}

/// Puts a text of the form in place of the stored one; a form without the field leaves it.
fn put(target: &mut String, fields: &Fields, name: &str) {
    if let Some(text) = fields.raw(name) {
        text.trim().clone_into(target);
    }
}

/// Title, description and the frameworks in use.
pub(super) fn title(questionnaire: &mut Questionnaire, fields: &Fields) {
    for language in languages(fields) {
        let words = questionnaire.words.entry(language).or_default();
        put(&mut words.title, fields, &format!("title-{}", language.tag()));
        put(&mut words.description, fields, &format!("description-{}", language.tag()));
    }
    if fields.raw("has-frameworks").is_some() {
        questionnaire.frameworks = fields.all("framework").map(str::to_owned).collect();
    }
}

/// Title and introduction of a section.
pub(super) fn section(section: &mut Section, fields: &Fields) {
    for language in languages(fields) {
        let words = section.words.entry(language).or_default();
        put(&mut words.title, fields, &format!("title-{}", language.tag()));
        put(&mut words.intro, fields, &format!("intro-{}", language.tag()));
    }
}

/// Everything that the form of a question or head field says about it.
pub(super) fn question(question: &mut Question, fields: &Fields) {
    kind(question, fields);
    settings(question, fields);
    words(question, fields);
    evidence(question, fields);
    ask_for_evidence(question);
    condition(question, fields);
}

/// The kind of the form, with the options or columns that the question has so far; a new choice or table begins with two.
fn kind(question: &mut Question, fields: &Fields) {
    // Autosave names no step: to look at another kind in the list changes nothing.
    if fields.text("do").is_empty() {
        return;
    }
    // A kind that is none, which no form of ours sends, changes nothing.
    let Some(name) = KindName::parse(fields.text("kind")).filter(|name| *name != question.kind.name()) else { return };
    let mut options = question.options().to_vec();
    let mut kept_columns = columns(question).to_vec();
    // What had been written before the kind was changed and changed back is found again by its words.
    let known = |question: &Question, of_columns: bool| -> Vec<String> {
        let words = question.words.values();
        let keys: BTreeSet<String> = words
            .flat_map(|words| if of_columns { words.columns.keys() } else { words.options.keys() })
            .cloned()
            .collect();
        keys.into_iter().collect()
    };
    let or_two = |keys: Vec<String>, beginning: &str| {
        if keys.is_empty() { (1..=2).map(|number| format!("{beginning}_{number}")).collect() } else { keys }
    };
    if options.is_empty() {
        let keys = or_two(known(question, false), "option");
        options = keys.into_iter().map(|key| ChoiceOption { key, ..ChoiceOption::default() }).collect();
    }
    if kept_columns.is_empty() {
        kept_columns = or_two(known(question, true), "column");
    }
    question.kind = QuestionKind::of(name, options, || kept_columns);
    let answers = answers(question);
    question.explanation_when.retain(|key| answers.contains(key));
}

/// What an answer can be: `yes` and `no`, or the keys of the options.
pub(super) fn answers(question: &Question) -> Vec<String> {
    match &question.kind {
        QuestionKind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        _ => question.options().iter().map(|option| option.key.clone()).collect(),
    }
}

fn settings(question: &mut Question, fields: &Fields) {
    if fields.raw("has-settings").is_none() {
        return;
    }
    if question.is_head() {
        question.required = fields.raw("required").is_some();
    } else {
        question.must = fields.raw("must").is_some();
        question.how = fields.raw("how").is_some();
        let weight = fields.text("weight").parse().ok().filter(|weight| (1..=10).contains(weight));
        question.weight = weight.unwrap_or(question.weight);
    }
    // A question whose kind is just being changed has another list of answers than its form.
    let shown: BTreeSet<&str> = fields.all("answer").collect();
    let documented: BTreeSet<&str> = fields.all("documented").collect();
    let explained: BTreeSet<&str> = fields.all("explain").collect();
    let before: BTreeSet<String> = question.explanation_when.iter().cloned().collect();
    question.explanation_when = answers(question)
        .into_iter()
        .filter(
            |key| if shown.contains(key.as_str()) { explained.contains(key.as_str()) } else { before.contains(key) },
        )
        .collect();
    if let QuestionKind::SingleChoice(options) | QuestionKind::MultipleChoice(options) = &mut question.kind {
        for option in options.iter_mut().filter(|option| shown.contains(option.key.as_str())) {
            option.points =
                fields.text(&format!("points-{}", option.key)).parse().ok().filter(|points: &u8| *points <= 4);
            let flags = format!("flags-{}", option.key);
            option.flags = fields.all(&flags).filter_map(ProductFlag::parse).collect();
            option.evidence = documented.contains(option.key.as_str());
        }
    }
}

fn words(question: &mut Question, fields: &Fields) {
    let answers = answers(question);
    let columns = columns(question).to_vec();
    for language in languages(fields) {
        let tag = language.tag();
        let words = question.words.entry(language).or_default();
        put(&mut words.subject, fields, &format!("subject-{tag}"));
        put(&mut words.text, fields, &format!("text-{tag}"));
        put(&mut words.help, fields, &format!("help-{tag}"));
        put(&mut words.why, fields, &format!("why-{tag}"));
        put(&mut words.explanation, fields, &format!("explanation-{tag}"));
        for key in &answers {
            if let Some(text) = fields.raw(&format!("option-{key}-{tag}")) {
                words.options.insert(key.clone(), text.trim().to_owned());
            }
        }
        for key in &columns {
            if let Some(text) = fields.raw(&format!("column-{key}-{tag}")) {
                words.columns.insert(key.clone(), text.trim().to_owned());
            }
        }
    }
}

/// The pieces of documentation: `pieces` says how many rows the form has.
fn evidence(question: &mut Question, fields: &Fields) {
    let Some(count) = fields.raw("pieces").and_then(|count| count.parse::<usize>().ok()) else { return };
    for language in languages(fields) {
        let words = question.words.entry(language).or_default();
        for piece in 0..count.min(MOST) {
            let Some(text) = fields.raw(&format!("piece-{piece}-{}", language.tag())) else { continue };
            if words.evidence.len() <= piece {
                words.evidence.resize(piece + 1, String::new());
            }
            if let Some(target) = words.evidence.get_mut(piece) {
                text.trim().clone_into(target);
            }
        }
    }
}

/// Documentation is asked for whatever the answer, unless options say with which answers.
fn ask_for_evidence(question: &mut Question) {
    let by_option = question.options().iter().any(|option| option.evidence);
    question.evidence = !by_option && question.words.values().any(|words| !words.evidence.is_empty());
}

/// The lines of the condition: `lines` says how many, `line-0-about` what each is about.
///
/// A condition whose lines stay the same is left as it was written.
fn condition(question: &mut Question, fields: &Fields) {
    let Some(count) = fields.raw("lines").and_then(|count| count.parse::<usize>().ok()) else { return };
    let lines = (0..count.min(MOST)).filter_map(|number| line(fields, number)).collect();
    let join = if fields.text("join") == "any" { Join::Any } else { Join::All };
    let typed = Lines { join, lines };
    let Some(stored) = Lines::of(question.when.as_ref()) else { return };
    let same_join = typed.join == stored.join || stored.lines.len() < 2;
    if !(same_join && typed.lines == stored.lines) {
        question.when = typed.condition();
    }
}

fn line(fields: &Fields, number: usize) -> Option<Line> {
    let about = fields.raw(&format!("line-{number}-about"))?;
    let is = fields.raw(&format!("line-{number}-is")).unwrap_or_default().trim().to_owned();
    let negated = fields.text(&format!("line-{number}-negated")) == "1";
    Some(Line { negated, test: test(about, &is)? })
}

/// What a line asks: about the product, or that a question is answered, or answered so.
fn test(about: &str, is: &str) -> Option<Test> {
    if let Some(flag) = about.strip_prefix("flag:") {
        return Some(Test::Flag { flag: ProductFlag::parse(flag)? });
    }
    let question = about.strip_prefix("question:")?.to_owned();
    Some(if is.is_empty() { Test::Answered { question } } else { Test::Is { question, is: is.to_owned() } })
}

/// A step that a button of the question's form asks for, beside saving it: `do` holds its name and what it is about.
///
/// Returns whether there is such a step.
pub(super) fn step(questionnaire: &mut Questionnaire, key: &str, fields: &Fields) -> bool {
    let rows = questionnaire.field(key).map_or(0, |field| pieces(questionnaire, field));
    let languages = questionnaire.languages.clone();
    let about = about_of(questionnaire, [fields.text("about-number"), fields.text("about")]);
    let Some(question) = crate::domain::draft::outline::field_mut(questionnaire, key) else { return false };
    let (name, what) = fields.text("do").split_once(' ').unwrap_or((fields.text("do"), ""));
    match name {
        "option-add" | "option-up" | "option-down" | "option-remove" => option_step(question, name, what),
        "column-add" | "column-up" | "column-down" | "column-remove" => column_step(question, name, what),
        "piece-add" if rows < MOST => {
            for language in languages {
                question.words.entry(language).or_default().evidence.resize(rows + 1, String::new());
            }
            ask_for_evidence(question);
        }
        "piece-remove" => {
            let Ok(piece) = what.parse::<usize>() else { return true };
            for words in question.words.values_mut() {
                if piece < words.evidence.len() {
                    words.evidence.remove(piece);
                }
            }
            ask_for_evidence(question);
        }
        "line-add" => line_step(question, about, |lines, about| {
            if let Some(test) = about.and_then(|about| test(&about, "")) {
                lines.push(Line { negated: false, test });
            }
        }),
        "line-remove" => line_step(question, None, |lines, _| {
            if let Some(number) = what.parse::<usize>().ok().filter(|number| *number < lines.len()) {
                lines.remove(number);
            }
        }),
        "condition-remove" => question.when = None,
        "control-add" => {
            if let Some((framework, control)) = what.split_once('/') {
                let control = ControlRef { framework: framework.to_owned(), control: control.to_owned() };
                if !question.controls.contains(&control) {
                    question.controls.push(control);
                }
            }
        }
        "control-remove" => {
            question.controls.retain(|control| format!("{}/{}", control.framework, control.control) != what);
        }
        _ => return false,
    }
    true
}

/// What a new line is about: as the list gives it, or a question's number where the list would be too long.
fn about_of(questionnaire: &Questionnaire, [number, text]: [&str; 2]) -> Option<String> {
    if number.is_empty() {
        return Some(text.to_owned());
    }
    let number: u32 = number.parse().ok()?;
    let question = questionnaire.questions().find(|question| question.number == number)?;
    Some(format!("question:{}", question.key))
}

fn line_step(question: &mut Question, about: Option<String>, step: impl FnOnce(&mut Vec<Line>, Option<String>)) {
    if let Some(mut lines) = Lines::of(question.when.as_ref()) {
        step(&mut lines.lines, about);
        question.when = lines.condition();
    }
}

fn option_step(question: &mut Question, name: &str, what: &str) {
    let known: BTreeSet<String> = question.words.values().flat_map(|words| words.options.keys().cloned()).collect();
    let (QuestionKind::SingleChoice(options) | QuestionKind::MultipleChoice(options)) = &mut question.kind else {
        return;
    };
    let taken = options.iter().map(|option| option.key.clone()).chain(known).collect();
    let place = options.iter().position(|option| option.key == what);
    match (name, place) {
        ("option-add", _) if options.len() < MOST => {
            options.push(ChoiceOption { key: fresh_key(&taken, "option"), ..ChoiceOption::default() });
        }
        ("option-up", Some(place)) if 0 < place => options.swap(place - 1, place),
        ("option-down", Some(place)) if place + 1 < options.len() => options.swap(place, place + 1),
        ("option-remove", Some(place)) => {
            options.remove(place);
            question.explanation_when.retain(|key| key != what);
            for words in question.words.values_mut() {
                words.options.remove(what);
            }
        }
        _ => {}
    }
}

fn column_step(question: &mut Question, name: &str, what: &str) {
    let known: BTreeSet<String> = question.words.values().flat_map(|words| words.columns.keys().cloned()).collect();
    let QuestionKind::Table(columns) = &mut question.kind else { return };
    let taken = columns.iter().cloned().chain(known).collect();
    let place = columns.iter().position(|column| column == what);
    match (name, place) {
        ("column-add", _) if columns.len() < MOST => columns.push(fresh_key(&taken, "column")),
        ("column-up", Some(place)) if 0 < place => columns.swap(place - 1, place),
        ("column-down", Some(place)) if place + 1 < columns.len() => columns.swap(place, place + 1),
        ("column-remove", Some(place)) => {
            columns.remove(place);
            for words in question.words.values_mut() {
                words.columns.remove(what);
            }
        }
        _ => {}
    }
}
