//! Page model of publishing: the number, what has become of each question, and what the author can correct.

use serde::Serialize;

use super::publish::{APART, Choices, NEW, Plan};
use super::view::{Around, Choice, name_of};
use crate::app::App;
use crate::domain::change::{Change, ChangeClass, ChangeFault, Part, VersionStep};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::features::frame::FieldError;

/// So many removed questions are offered as what a new one may have been.
const MOST_ORIGINS: usize = 40;

/// Publishing a draft.
#[derive(Debug, Serialize)]
pub(super) struct PublishPage {
    pub(super) around: Around,
    pub(super) problems: Vec<super::check::Found>,
    from: Option<String>,
    /// The version that was published after the one that the draft was made from: this one follows it.
    pub(super) newer: Option<String>,
    /// What is proposed, with its number.
    number: String,
    step: Option<&'static str>,
    numbers: Vec<NumberView>,
    chosen: String,
    notes: String,
    rows: Vec<Row>,
    unchanged: usize,
    counts: Vec<Count>,
    pub(super) errors: Vec<FieldError>,
}

/// A number to choose.
#[derive(Debug, Serialize)]
struct NumberView {
    step: &'static str,
    number: String,
    proposed: bool,
    /// Lower than what the changes call for: the author says why.
    needs_reason: bool,
}

#[derive(Debug, Serialize)]
struct Count {
    class: &'static str,
    count: usize,
}

/// What has become of a question.
#[derive(Debug, Serialize)]
struct Row {
    /// Name of the select; empty where nothing can be chosen.
    name: String,
    class: &'static str,
    certain: bool,
    heading: String,
    before: Vec<Side>,
    after: Vec<Side>,
    differs: Vec<&'static str>,
    choices: Vec<Choice>,
    choice: String,
}

/// A question in one of the two versions.
#[derive(Debug, Serialize)]
struct Side {
    name: String,
    text: String,
    help: String,
}

/// A step as it stands in forms and message keys.
pub(super) fn step_name(step: VersionStep) -> &'static str {
    match step {
        VersionStep::Patch => "patch",
        VersionStep::Minor => "minor",
        VersionStep::Major => "major",
    }
}

/// Reads a step of a form.
pub(super) fn step_of(name: &str) -> Option<VersionStep> {
    [VersionStep::Patch, VersionStep::Minor, VersionStep::Major].into_iter().find(|step| step_name(*step) == name)
}

/// What was typed.
pub(super) struct Typed<'a> {
    pub(super) choices: &'a Choices,
    pub(super) step: Option<VersionStep>,
    pub(super) notes: &'a str,
}

impl PublishPage {
    pub(super) fn new(
        app: &App,
        around: Around,
        problems: Vec<super::check::Found>,
        plan: &Plan,
        typed: &Typed<'_>,
        language: Language,
    ) -> Self {
        let step = plan.step();
        let proposed = step.unwrap_or(VersionStep::Major);
        let chosen = typed.step.unwrap_or(proposed);
        let steps = [VersionStep::Major, VersionStep::Minor, VersionStep::Patch];
        let numbers = steps.into_iter().filter(|_| step.is_some()).map(|one| NumberView {
            step: step_name(one),
            number: plan.number(one),
            proposed: one == proposed,
            needs_reason: one < proposed,
        });
        let changes = plan.diff.iter().flat_map(|diff| &diff.changes);
        let rows: Vec<Row> = match (&plan.before, &plan.diff) {
            (Some(before), Some(diff)) => {
                let rows =
                    Rows { app, plan, before, typed, language, removed: removed(&diff.changes, before, language) };
                diff.changes
                    .iter()
                    .filter(|change| change.class != ChangeClass::Unchanged)
                    .map(|one| rows.row(one))
                    .collect()
            }
            _ => Vec::new(),
        };
        let count = |class: ChangeClass| changes.clone().filter(|change| change.class == class).count();
        Self {
            around,
            problems,
            newer: None,
            from: plan.before.as_ref().map(|before| before.version.clone()),
            number: plan.number(proposed),
            step: step.map(step_name),
            numbers: numbers.collect(),
            chosen: step_name(chosen).to_owned(),
            notes: typed.notes.to_owned(),
            rows,
            unchanged: count(ChangeClass::Unchanged),
            counts: ChangeClass::ALL
                .into_iter()
                .map(|class| Count { class: class.as_str(), count: count(class) })
                .filter(|count| count.count > 0)
                .collect(),
            errors: Vec::new(),
        }
    }
}

/// The earlier questions that are gone, as what a new one may have been.
fn removed(changes: &[Change], before: &Questionnaire, language: Language) -> Vec<Choice> {
    let gone = changes.iter().filter(|change| change.class == ChangeClass::Removed).flat_map(|change| &change.before);
    let named = gone
        .filter_map(|key| before.field(key))
        .map(|field| Choice { value: field.key.clone(), label: label(field, before, language) });
    named.take(MOST_ORIGINS).collect()
}

fn label(field: &Question, questionnaire: &Questionnaire, language: Language) -> String {
    let name = name_of(field, questionnaire, language);
    if field.is_head() { name } else { format!("{} {name}", field.number) }
}

struct Rows<'a> {
    app: &'a App,
    plan: &'a Plan,
    before: &'a Questionnaire,
    typed: &'a Typed<'a>,
    language: Language,
    removed: Vec<Choice>,
}

impl Rows<'_> {
    fn row(&self, change: &Change) -> Row {
        let after = &self.plan.questionnaire;
        let sides = |questionnaire: &Questionnaire, keys: &[String]| -> Vec<Side> {
            let fields = keys.iter().filter_map(|key| questionnaire.field(key));
            fields
                .map(|field| {
                    let words = field.words(self.language);
                    Side {
                        name: label(field, questionnaire, self.language),
                        text: words.text.clone(),
                        help: words.help.clone(),
                    }
                })
                .collect()
        };
        let (old, new) = (sides(self.before, &change.before), sides(after, &change.after));
        let choices = self.choices(change);
        let key = change.after.first().map(String::as_str).unwrap_or_default();
        Row {
            name: if choices.is_empty() { String::new() } else { format!("change-{key}") },
            class: change.class.as_str(),
            certain: self.typed.choices.contains_key(key),
            heading: new.first().or(old.first()).map(|side| side.name.clone()).unwrap_or_default(),
            before: old,
            after: new,
            differs: change.differs.iter().map(|part| Part::as_str(*part)).collect(),
            choice: current(change),
            choices,
        }
    }

    /// What the author can say instead.
    fn choices(&self, change: &Change) -> Vec<Choice> {
        let choice = |value: String, key: &str| Choice { value, label: self.app.words.get(self.language, key, &[]) };
        match (change.before.as_slice(), change.after.as_slice()) {
            ([old], [_]) => {
                let kept = [ChangeClass::Editorial, ChangeClass::Moved, ChangeClass::MeaningChanged];
                let mut choices: Vec<Choice> = kept
                    .into_iter()
                    .map(|class| {
                        choice(format!("from:{old}:{}", class.as_str()), &format!("change-class-{}", class.as_str()))
                    })
                    .collect();
                choices.push(choice(NEW.to_owned(), "draft-class-another"));
                choices
            }
            ([], [_]) if !self.removed.is_empty() => {
                let mut choices = vec![choice(NEW.to_owned(), "change-class-new")];
                for class in [ChangeClass::MeaningChanged, ChangeClass::Editorial] {
                    let word = self.app.words.get(self.language, &format!("change-class-{}", class.as_str()), &[]);
                    choices.extend(self.removed.iter().map(|old| Choice {
                        value: format!("from:{}:{}", old.value, class.as_str()),
                        label: format!("{}: {word}", old.label),
                    }));
                }
                choices
            }
            (_, [_, _, ..]) => {
                vec![choice(String::new(), "change-class-split"), choice(APART.to_owned(), "draft-class-apart")]
            }
            ([_, _, ..], [_]) => {
                vec![choice(String::new(), "change-class-merged"), choice(APART.to_owned(), "draft-class-apart")]
            }
            _ => Vec::new(),
        }
    }
}

/// The choice that stands for a change as it is.
fn current(change: &Change) -> String {
    match (change.before.as_slice(), change.after.as_slice()) {
        ([old], [_]) => format!("from:{old}:{}", change.class.as_str()),
        ([], [_]) => NEW.to_owned(),
        _ => String::new(),
    }
}

/// Why what the author says cannot stand, at the select that it is about.
pub(super) fn fault(app: &App, plan: &Plan, fault: &ChangeFault, language: Language) -> FieldError {
    let changes = plan.diff.iter().flat_map(|diff| &diff.changes);
    let key_at = |place: usize| changes.clone().nth(place).and_then(|change| change.after.first().cloned());
    let (key, message) = match fault {
        ChangeFault::AnotherQuestion(place, _) => (key_at(*place), "draft-fault-another"),
        ChangeFault::NotUnchanged(place, _) => (key_at(*place), "draft-fault-unchanged"),
        ChangeFault::TwiceBefore(place, _) | ChangeFault::TwiceAfter(place, _) => (key_at(*place), "draft-fault-twice"),
        ChangeFault::Shape(place) | ChangeFault::UnknownBefore(place, _) | ChangeFault::UnknownAfter(place, _) => {
            (key_at(*place), "draft-fault-other")
        }
        ChangeFault::MissingBefore(_) => (None, "draft-fault-other"),
        ChangeFault::MissingAfter(key) => (Some(key.clone()), "draft-fault-other"),
    };
    let name = key.as_ref().and_then(|key| plan.questionnaire.field(key));
    let name = name.map(|field| label(field, &plan.questionnaire, language)).unwrap_or_default();
    let text = app.words.get(language, message, &[("name", fluent_bundle::FluentValue::from(name))]);
    FieldError { field: key.map(|key| format!("change-{key}")).unwrap_or_default(), text }
}
