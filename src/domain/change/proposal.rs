//! Proposes what has become of each question, for an author to confirm.

use std::collections::{BTreeMap, BTreeSet};

use super::pairing::{Index, Pair, pairs};
use super::parts::differing;
use super::similarity::Corpus;
use super::text::words;
use super::{Certainty, Change, ChangeClass, Diff, Part, ordered};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, Questionnaire};

/// So large a share of a question's words has to stand in another one for it to be a part of that.
const CONTAINED: f64 = 0.6;
/// So large a share of the whole has to be what the part alone brings.
const ADDS: f64 = 0.12;
/// From here on another wording is taken to mean the same.
const SAME_SENSE: f64 = 0.8;
/// From here on without doubt worth showing.
const ALMOST_SAME: f64 = 0.9;
/// So small a share of its words in common in one language is another question there.
const OTHER_SENSE: f64 = 0.3;
/// Below this, that two questions belong together is a guess.
const GUESS: f64 = 0.5;

/// The diff of two versions as their texts propose it. The words of the earlier version's reference language decide,
/// or those of the first language that both are written in; keys decide only where texts cannot.
#[must_use]
pub fn propose(before: &Questionnaire, after: &Questionnaire) -> Diff {
    let corpus = Corpus::new(fields(before), fields(after), common_language(before, after));
    let pairs = pairs(&corpus);
    let mut groups = Groups::find(&corpus, pairs);
    groups.split(&corpus);
    groups.merge(&corpus);
    let changes = groups.changes(&corpus, before, after);
    Diff { from: before.version.clone(), to: after.version.clone(), changes: ordered(before, after, changes) }
}

fn fields(questionnaire: &Questionnaire) -> Vec<(&str, &Question)> {
    let head = questionnaire.head.iter().map(|field| ("", field));
    let questions = questionnaire
        .sections
        .iter()
        .flat_map(|section| section.questions.iter().map(|question| (section.key.as_str(), question)));
    head.chain(questions).collect()
}

fn common_language(before: &Questionnaire, after: &Questionnaire) -> Language {
    let common = before.languages.iter().find(|language| after.languages.contains(language));
    common.or(before.languages.first()).copied().unwrap_or(Language::Nb)
}

/// What belongs together, by places in the corpus.
struct Groups {
    pairs: Vec<Pair>,
    /// An earlier question and the later ones.
    splits: Vec<(usize, Vec<usize>, Certainty)>,
    /// The earlier questions and the later one.
    merges: Vec<(Vec<usize>, usize, Certainty)>,
    /// Earlier questions that nothing has come of, so far.
    gone: Vec<usize>,
    /// Later questions that came of nothing, so far.
    new: Vec<usize>,
}

impl Groups {
    fn find(corpus: &Corpus<'_>, pairs: Vec<Pair>) -> Self {
        let before: BTreeSet<usize> = pairs.iter().map(|pair| pair.before).collect();
        let after: BTreeSet<usize> = pairs.iter().map(|pair| pair.after).collect();
        Self {
            gone: (0..corpus.before.len()).filter(|place| !before.contains(place)).collect(),
            new: (0..corpus.after.len()).filter(|place| !after.contains(place)).collect(),
            pairs,
            splits: Vec::new(),
            merges: Vec::new(),
        }
    }

    /// A later question that came of nothing may be a part of an earlier one, beside what that has become.
    fn split(&mut self, corpus: &Corpus<'_>) {
        let index = Index::new(&corpus.before);
        let partners: BTreeMap<usize, usize> = self.pairs.iter().map(|pair| (pair.before, pair.after)).collect();
        let mut parts: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for part in &self.new {
            let Some(asked) = corpus.after.get(*part).filter(|asked| !asked.is_head()) else { continue };
            let whole = index.likely(corpus, asked, |_| true).into_iter().filter_map(|place| {
                let whole = corpus.before.get(place).filter(|whole| !whole.is_head())?;
                let contained = corpus.common(&asked.words, &whole.words) / asked.weight.max(f64::MIN_POSITIVE);
                let rest = partners.get(&place).and_then(|partner| corpus.after.get(*partner));
                let fits = CONTAINED <= contained && ADDS <= corpus.adds(asked, rest, whole);
                fits.then_some((place, contained))
            });
            if let Some((place, contained)) = whole.max_by(|one, other| one.1.total_cmp(&other.1)) {
                parts.entry(place).or_default().push((*part, contained));
            }
        }
        for (whole, found) in parts {
            let certainty = certainty_of_parts(&found);
            let mut after: Vec<usize> = found.iter().map(|(part, _)| *part).collect();
            self.new.retain(|place| !after.contains(place));
            self.gone.retain(|place| *place != whole);
            if let Some(place) = self.pairs.iter().position(|pair| pair.before == whole) {
                after.push(self.pairs.remove(place).after);
            }
            after.sort_unstable();
            match after.as_slice() {
                // One part alone is the question narrowed.
                [only] => self.pairs.push(Pair { before: whole, after: *only, similarity: 0.0 }),
                _ => self.splits.push((whole, after, certainty)),
            }
        }
    }

    /// An earlier question that nothing has come of may be a part of a later one, beside what that was.
    fn merge(&mut self, corpus: &Corpus<'_>) {
        let index = Index::new(&corpus.after);
        let partners: BTreeMap<usize, usize> = self.pairs.iter().map(|pair| (pair.after, pair.before)).collect();
        let mut parts: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        let split: BTreeSet<usize> = self.splits.iter().flat_map(|(_, after, _)| after.iter().copied()).collect();
        for part in &self.gone {
            let Some(asked) = corpus.before.get(*part).filter(|asked| !asked.is_head()) else { continue };
            let whole = index.likely(corpus, asked, |place| !split.contains(&place)).into_iter().filter_map(|place| {
                let whole = corpus.after.get(place).filter(|whole| !whole.is_head())?;
                let contained = corpus.common(&asked.words, &whole.words) / asked.weight.max(f64::MIN_POSITIVE);
                let rest = partners.get(&place).and_then(|partner| corpus.before.get(*partner));
                let fits = CONTAINED <= contained && ADDS <= corpus.adds(asked, rest, whole);
                fits.then_some((place, contained))
            });
            if let Some((place, contained)) = whole.max_by(|one, other| one.1.total_cmp(&other.1)) {
                parts.entry(place).or_default().push((*part, contained));
            }
        }
        for (whole, found) in parts {
            let certainty = certainty_of_parts(&found);
            let mut before: Vec<usize> = found.iter().map(|(part, _)| *part).collect();
            self.gone.retain(|place| !before.contains(place));
            self.new.retain(|place| *place != whole);
            if let Some(place) = self.pairs.iter().position(|pair| pair.after == whole) {
                before.push(self.pairs.remove(place).before);
            }
            before.sort_unstable();
            match before.as_slice() {
                // One part alone is the question widened.
                [only] => self.pairs.push(Pair { before: *only, after: whole, similarity: 0.0 }),
                _ => self.merges.push((before, whole, certainty)),
            }
        }
    }

    fn changes(self, corpus: &Corpus<'_>, before: &Questionnaire, after: &Questionnaire) -> Vec<Change> {
        let key_before = |place: usize| corpus.before.get(place).map_or("", |asked| asked.question.key.as_str());
        let key_after = |place: usize| corpus.after.get(place).map_or("", |asked| asked.question.key.as_str());
        let renamed: BTreeMap<&str, &str> =
            self.pairs.iter().map(|pair| (key_before(pair.before), key_after(pair.after))).collect();
        let bare = |class: ChangeClass, before: Vec<usize>, after: Vec<usize>, certainty: Certainty| Change {
            class,
            before: before.into_iter().map(|place| key_before(place).to_owned()).collect(),
            after: after.into_iter().map(|place| key_after(place).to_owned()).collect(),
            certainty,
            differs: BTreeSet::new(),
            note: BTreeMap::new(),
        };
        let paired = self.pairs.iter().filter_map(|pair| {
            let (old, new) = (corpus.before.get(pair.before)?, corpus.after.get(pair.after)?);
            let differs = differing(old.question, new.question, &renamed);
            let moved = !same_section(before, old.section, after, new.section);
            let alike = alike_in_all(old.question, new.question).min(pair.similarity);
            let (class, certainty) = class_of(old.question, new.question, &differs, alike, moved);
            Some(Change { differs, ..bare(class, vec![pair.before], vec![pair.after], certainty) })
        });
        let splits = self
            .splits
            .iter()
            .map(|(whole, parts, certainty)| bare(ChangeClass::Split, vec![*whole], parts.clone(), *certainty));
        let merges = self
            .merges
            .iter()
            .map(|(parts, whole, certainty)| bare(ChangeClass::Merged, parts.clone(), vec![*whole], *certainty));
        let gone = self.gone.iter().map(|place| bare(ChangeClass::Removed, vec![*place], vec![], Certainty::Likely));
        let new = self.new.iter().map(|place| bare(ChangeClass::New, vec![], vec![*place], Certainty::Likely));
        paired.chain(splits).chain(merges).chain(gone).chain(new).collect()
    }
}

fn certainty_of_parts(parts: &[(usize, f64)]) -> Certainty {
    let least = parts.iter().map(|(_, contained)| *contained).fold(f64::INFINITY, f64::min);
    if ALMOST_SAME <= least { Certainty::Likely } else { Certainty::Uncertain }
}

/// Whether two sections are the same to a reader: by key, or by title where the key was changed.
pub(super) fn same_section(before: &Questionnaire, old: &str, after: &Questionnaire, new: &str) -> bool {
    let title = |questionnaire: &Questionnaire, key: &str| -> Option<String> {
        let section = questionnaire.sections.iter().find(|section| section.key == key)?;
        Some(section.words(common_language(before, after)).title.clone())
    };
    old == new || title(before, old).is_some_and(|old| title(after, new).is_some_and(|new| old == new))
}

fn class_of(
    old: &Question,
    new: &Question,
    differs: &BTreeSet<Part>,
    similarity: f64,
    moved: bool,
) -> (ChangeClass, Certainty) {
    let kept = if moved { ChangeClass::Moved } else { ChangeClass::Editorial };
    if differs.is_empty() {
        return (if moved { ChangeClass::Moved } else { ChangeClass::Unchanged }, Certainty::Certain);
    }
    if differs.iter().any(|part| part.changes_meaning()) {
        let certainty = if similarity < GUESS { Certainty::Uncertain } else { Certainty::Likely };
        return (ChangeClass::MeaningChanged, certainty);
    }
    if !differs.contains(&Part::Text) && !differs.contains(&Part::Subject) {
        return (kept, Certainty::Certain);
    }
    // Of all words these two kinds turn a duty round: 72 hours or 24, with or without.
    let turning = Language::ALL.into_iter().any(|language| {
        old.words.get(&language).zip(new.words.get(&language)).is_some_and(|(old, new)| turns(&old.text, &new.text))
    });
    match similarity {
        _ if turning => (ChangeClass::MeaningChanged, Certainty::Likely),
        alike if ALMOST_SAME <= alike => (kept, Certainty::Likely),
        alike if SAME_SENSE <= alike => (kept, Certainty::Uncertain),
        alike if GUESS <= alike => (ChangeClass::MeaningChanged, Certainty::Likely),
        _ => (ChangeClass::MeaningChanged, Certainty::Uncertain),
    }
}

/// How like two questions are in the language that they are least alike in, of those whose words both have: the share of the
/// longer text's words that stand in the other one too. 1 where a text stands unchanged.
fn alike_in_all(old: &Question, new: &Question) -> f64 {
    let alike = |language| {
        let (old, new) = (old.words.get(&language)?, new.words.get(&language)?);
        if old.text == new.text || old.text.trim().is_empty() || new.text.trim().is_empty() {
            return None;
        }
        let (old, new): (BTreeSet<String>, BTreeSet<String>) =
            (words(&old.text).into_iter().collect(), words(&new.text).into_iter().collect());
        let count = |words: usize| u32::try_from(words).map(f64::from).ok();
        let share = count(old.intersection(&new).count())? / count(old.len().max(new.len()))?.max(1.0);
        // So little in common is another question; more may be the same one put otherwise, which the weighted words tell.
        (share < OTHER_SENSE).then_some(share)
    };
    Language::ALL.into_iter().filter_map(alike).fold(1.0, f64::min)
}

/// Whether a number or a word of denial stands in only one of two texts.
fn turns(old: &str, new: &str) -> bool {
    let telling = |text: &str| -> BTreeSet<String> {
        let is_telling = |word: &String| word.chars().any(|c| c.is_ascii_digit()) || DENIALS.contains(&word.as_str());
        words(text).into_iter().filter(is_telling).collect()
    };
    telling(old) != telling(new)
}

/// Words of denial and exception in the four languages.
const DENIALS: &[&str] = &[
    "ikke", "ingen", "aldri", "uten", "unntatt", "kun", "bare", "ikkje", "inga", "utan", "unnateke", "berre", "not",
    "no", "never", "without", "except", "only", "unless", "inte", "ej", "aldrig", "utom", "endast",
];
