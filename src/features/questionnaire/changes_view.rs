//! The page of what lies between two versions: each question with the words before and after, and what becomes of earlier answers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::service::Version;
use crate::domain::answer::Answer;
use crate::domain::carry::carry;
use crate::domain::change::{Certainty, Change, ChangeClass, Diff, Part, Piece, PieceKind, VersionStep, word_diff};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::features::frame::FieldError;

/// What the visitor wants to see.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    /// One class; `None`: every change, without what is unchanged.
    pub(super) class: Option<ChangeClass>,
    /// Key of a section of the later version; empty: all.
    pub(super) section: String,
}

/// A supplier that has answered the earlier version, for the table of what comes along.
pub(super) struct Answered {
    pub(super) supplier: String,
    pub(super) answers: BTreeMap<String, Answer>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChangesPage {
    title: String,
    back: String,
    action: String,
    send: String,
    sendable: bool,
    from: String,
    from_id: String,
    to: String,
    /// Versions to compare with: id and number, the newest first.
    earlier: Vec<Choice>,
    sections: Vec<Choice>,
    section: String,
    class: &'static str,
    confirmed: bool,
    step: &'static str,
    before_count: usize,
    after_count: usize,
    tiles: Vec<Tile>,
    changes: Vec<ChangeView>,
    unchanged: usize,
    unchanged_href: String,
    all_href: String,
    outcome: Outcome,
    suppliers: Vec<SupplierRow>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Tile {
    class: &'static str,
    count: usize,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    class: &'static str,
    certainty: &'static str,
    title: String,
    section: String,
    /// The section before, where it was another one.
    from_section: String,
    numbers_before: Vec<u32>,
    numbers_after: Vec<u32>,
    /// One cell for both versions.
    both: Option<Cell>,
    before: Vec<Cell>,
    after: Vec<Cell>,
    details: Vec<Detail>,
    /// Message key of what it means for earlier answers.
    then: &'static str,
    note: String,
}

#[derive(Debug, Serialize)]
struct Cell {
    number: u32,
    version: String,
    pieces: Vec<Piece>,
}

/// A part beside the question itself that differs; without pieces only that it does is said.
#[derive(Debug, Serialize)]
struct Detail {
    part: &'static str,
    pieces: Vec<Piece>,
}

/// What becomes of earlier answers, in questions of the later version.
#[derive(Debug, Default, Serialize)]
struct Outcome {
    filled: usize,
    beside: usize,
    new: usize,
    gone: usize,
    /// In hundredths of all questions, cumulative, for the bar.
    filled_share: usize,
    beside_share: usize,
}

#[derive(Debug, Serialize)]
struct SupplierRow {
    name: String,
    filled: usize,
    beside: usize,
    new: usize,
}

/// Classes in the order of the work that they make for a supplier.
const MOST_WORK_FIRST: [ChangeClass; 8] = [
    ChangeClass::MeaningChanged,
    ChangeClass::Split,
    ChangeClass::Merged,
    ChangeClass::New,
    ChangeClass::Removed,
    ChangeClass::Editorial,
    ChangeClass::Moved,
    ChangeClass::Unchanged,
];

impl ChangesPage {
    pub(super) fn new(
        before: &Version,
        after: &Version,
        diff: &Diff,
        related: &[Version],
        answered: &[Answered],
        wanted: &Wanted,
        language: Language,
    ) -> Self {
        let (old, new) = (&before.questionnaire, &after.questionnaire);
        let back = format!("/questionnaires/{}", after.id);
        let href = |class: &str| format!("{back}/changes?from={}&section={}&class={class}", before.id, wanted.section);
        let counts = diff.counts(old, new);
        let count = |class: ChangeClass| counts.get(&class).copied().unwrap_or_default();
        let is_wanted = |change: &&Change| {
            let in_section = wanted.section.is_empty() || section_key(old, new, change) == wanted.section;
            let in_class = match wanted.class {
                Some(class) => change.class == class,
                None => change.class != ChangeClass::Unchanged,
            };
            in_section && in_class
        };
        let mut shown: Vec<&Change> = diff.changes.iter().filter(is_wanted).collect();
        shown.sort_by_key(|change| MOST_WORK_FIRST.iter().position(|class| *class == change.class));
        let changes = shown.into_iter().map(|change| change_view(old, new, change, language)).collect();
        Self {
            title: new.words(language).title.clone(),
            action: format!("{back}/changes"),
            send: format!("/campaigns/new?definition={}", after.id),
            sendable: after.withdrawn_at.is_none(),
            from: old.version.clone(),
            from_id: before.id.to_string(),
            to: new.version.clone(),
            earlier: related
                .iter()
                .map(|version| Choice { value: version.id.to_string(), label: version.questionnaire.version.clone() })
                .collect(),
            sections: new
                .sections
                .iter()
                .map(|section| Choice { value: section.key.clone(), label: section.words(language).title.clone() })
                .collect(),
            section: wanted.section.clone(),
            class: wanted.class.map_or("", ChangeClass::as_str),
            confirmed: diff.is_confirmed(),
            step: match diff.step() {
                VersionStep::Patch => "patch",
                VersionStep::Minor => "minor",
                VersionStep::Major => "major",
            },
            before_count: old.questions().count(),
            after_count: new.questions().count(),
            tiles: ChangeClass::ALL
                .into_iter()
                .map(|class| Tile {
                    class: class.as_str(),
                    count: count(class),
                    href: href(class.as_str()),
                    current: wanted.class == Some(class),
                })
                .collect(),
            changes,
            unchanged: count(ChangeClass::Unchanged),
            unchanged_href: href(ChangeClass::Unchanged.as_str()),
            all_href: href(""),
            outcome: outcome(old, new, diff),
            suppliers: answered.iter().map(|answered| supplier_row(answered, new, diff)).collect(),
            back,
            errors: Vec::new(),
        }
    }

    /// The numbers of the two versions, for the title.
    pub(super) fn versions(&self) -> (&str, &str) {
        (&self.from, &self.to)
    }
}

/// The section that a change is shown under: that of the later question, else where the earlier one stood.
fn section_key<'q>(old: &'q Questionnaire, new: &'q Questionnaire, change: &Change) -> &'q str {
    let of = |questionnaire: &'q Questionnaire, keys: &[String]| -> Option<&'q str> {
        Some(questionnaire.section_of(keys.first()?)?.key.as_str())
    };
    of(new, &change.after).or_else(|| of(old, &change.before)).unwrap_or_default()
}

fn outcome(old: &Questionnaire, new: &Questionnaire, diff: &Diff) -> Outcome {
    let mut outcome = Outcome::default();
    for change in diff.changes.iter().filter(|change| !change.is_head(old, new)) {
        match change.class {
            ChangeClass::Removed => outcome.gone += 1,
            ChangeClass::New => outcome.new += 1,
            _ if change.fills_in() => outcome.filled += 1,
            _ => outcome.beside += change.after.len(),
        }
    }
    let all = outcome.filled + outcome.beside + outcome.new;
    let share = |some: usize| (some * 100).checked_div(all).unwrap_or_default();
    (outcome.filled_share, outcome.beside_share) = (share(outcome.filled), share(outcome.filled + outcome.beside));
    outcome
}

fn supplier_row(answered: &Answered, new: &Questionnaire, diff: &Diff) -> SupplierRow {
    let carried = carry(std::slice::from_ref(diff), &answered.answers, new);
    let questions: BTreeSet<&str> = new.questions().map(|question| question.key.as_str()).collect();
    let reached = |fills_in: bool| -> BTreeSet<&str> {
        let of_kind = carried.iter().filter(|one| one.fills_in == fills_in).map(|one| one.question.as_str());
        of_kind.filter(|key| questions.contains(key)).collect()
    };
    let (filled, beside) = (reached(true).len(), reached(false).len());
    SupplierRow {
        name: answered.supplier.clone(),
        filled,
        beside,
        new: questions.len().saturating_sub(filled + beside),
    }
}

fn change_view(old: &Questionnaire, new: &Questionnaire, change: &Change, language: Language) -> ChangeView {
    let fields = |questionnaire: &'_ Questionnaire, keys: &[String]| -> Vec<Question> {
        keys.iter().filter_map(|key| questionnaire.field(key).cloned()).collect()
    };
    let (before, after) = (fields(old, &change.before), fields(new, &change.after));
    let text = |question: &Question| question.words(language).text.clone();
    let joined = |questions: &[Question]| questions.iter().map(text).collect::<Vec<_>>().join(" ");
    let cell = |question: &Question, version: &Questionnaire, pieces: Vec<Piece>| Cell {
        number: question.number,
        version: version.version.clone(),
        pieces,
    };
    let without = |pieces: Vec<Piece>, kind: PieceKind| -> Vec<Piece> {
        pieces.into_iter().filter(|piece| piece.kind != kind).collect()
    };
    let together = change.class.keeps_meaning();
    let both = match (before.first(), after.first()) {
        (Some(old_question), Some(question)) if together => {
            Some(cell(question, new, word_diff(&text(old_question), &text(question))))
        }
        _ => None,
    };
    let (all_before, all_after) = (joined(&before), joined(&after));
    let sides = if together { (Vec::new(), Vec::new()) } else { (before.clone(), after.clone()) };
    let left = sides
        .0
        .iter()
        .map(|question| cell(question, old, without(word_diff(&text(question), &all_after), PieceKind::Added)));
    let right = sides
        .1
        .iter()
        .map(|question| cell(question, new, without(word_diff(&all_before, &text(question)), PieceKind::Removed)));
    let named = after.first().or(before.first());
    let section = |questionnaire: &Questionnaire, question: Option<&Question>| -> String {
        question
            .and_then(|question| questionnaire.section_of(&question.key))
            .map(|section| section.words(language).title.clone())
            .unwrap_or_default()
    };
    let (from_section, to_section) = (section(old, before.first()), section(new, after.first()));
    ChangeView {
        class: change.class.as_str(),
        certainty: certainty_key(change.certainty),
        title: named.map_or_else(String::new, |question| {
            let words = question.words(language);
            if words.subject.is_empty() { words.text.clone() } else { words.subject.clone() }
        }),
        section: if to_section.is_empty() { from_section.clone() } else { to_section.clone() },
        from_section: if to_section.is_empty() || from_section == to_section { String::new() } else { from_section },
        numbers_before: before.iter().map(|question| question.number).filter(|number| *number != 0).collect(),
        numbers_after: after.iter().map(|question| question.number).filter(|number| *number != 0).collect(),
        both,
        before: left.collect(),
        after: right.collect(),
        details: match (before.as_slice(), after.as_slice()) {
            ([old], [new]) => details(old, new, &change.differs, language),
            _ => Vec::new(),
        },
        then: then_key(change),
        note: change.note.get(&language).or(change.note.values().next()).cloned().unwrap_or_default(),
    }
}

fn certainty_key(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Uncertain => "uncertain",
        Certainty::Likely => "likely",
        Certainty::Certain => "certain",
        Certainty::Confirmed => "confirmed",
    }
}

fn then_key(change: &Change) -> &'static str {
    match change.class {
        ChangeClass::Unchanged | ChangeClass::Editorial | ChangeClass::Moved if change.fills_in() => {
            "change-then-filled"
        }
        ChangeClass::Unchanged | ChangeClass::Editorial | ChangeClass::Moved => "change-then-proposed",
        ChangeClass::MeaningChanged => "change-then-meaning",
        ChangeClass::Split => "change-then-split",
        ChangeClass::Merged => "change-then-merged",
        ChangeClass::New => "change-then-new",
        ChangeClass::Removed => "change-then-removed",
    }
}

/// The parts that differ beside the question's text.
fn details(old: &Question, new: &Question, differs: &BTreeSet<Part>, language: Language) -> Vec<Detail> {
    let (old, new) = (old.words(language), new.words(language));
    let list = |words: &BTreeMap<String, String>| words.values().cloned().collect::<Vec<_>>().join("; ");
    let detail = |part: &Part| {
        let (before, after) = match part {
            Part::Text => return None,
            Part::Subject => (old.subject.clone(), new.subject.clone()),
            Part::Help => (old.help.clone(), new.help.clone()),
            Part::Why => (old.why.clone(), new.why.clone()),
            Part::Evidence => (old.evidence.join("; "), new.evidence.join("; ")),
            Part::Explanation => (old.explanation.clone(), new.explanation.clone()),
            Part::Options => (list(&old.options), list(&new.options)),
            Part::Columns => (list(&old.columns), list(&new.columns)),
            Part::EvidenceAsked | Part::Kind | Part::Condition | Part::Scoring | Part::Controls => {
                (String::new(), String::new())
            }
        };
        Some(Detail { part: part.as_str(), pieces: word_diff(&before, &after) })
    };
    differs.iter().filter_map(detail).collect()
}
