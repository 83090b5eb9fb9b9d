//! How alike two questions are: the share of words that they have in common, rare words weighing more.
//!
//! Keys take no part in it: between two editions of a questionnaire a key often lives on with another question.

use std::collections::BTreeMap;

use super::text::words;
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;

/// A question as it is compared.
#[derive(Debug)]
pub(super) struct Asked<'q> {
    pub(super) question: &'q Question,
    /// Key of its section; empty for a head field.
    pub(super) section: &'q str,
    /// The numbers of its words, ascending, each once.
    pub(super) words: Vec<u32>,
    /// What the words weigh together.
    pub(super) weight: f64,
    /// Everything that it says, word by word: two questions with the same say the same.
    pub(super) saying: String,
}

impl Asked<'_> {
    pub(super) fn is_head(&self) -> bool {
        self.section.is_empty()
    }
}

/// The questions of both versions, and what their words weigh.
#[derive(Debug)]
pub(super) struct Corpus<'q> {
    pub(super) before: Vec<Asked<'q>>,
    pub(super) after: Vec<Asked<'q>>,
    weights: Vec<f64>,
}

impl<'q> Corpus<'q> {
    /// The questions, each with the key of its section, compared in one language.
    pub(super) fn new(
        before: Vec<(&'q str, &'q Question)>,
        after: Vec<(&'q str, &'q Question)>,
        language: Language,
    ) -> Self {
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut frequency: Vec<u32> = Vec::new();
        let count = before.len() + after.len();
        let mut asked = |(section, question): (&'q str, &'q Question)| {
            let asked = asked_words(question, language);
            let mut own: Vec<u32> = Vec::new();
            for word in &asked {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                own.push(*numbers.entry(word.clone()).or_insert(next));
            }
            own.sort_unstable();
            own.dedup();
            frequency.resize(numbers.len(), 0);
            for word in &own {
                if let Some(times) = frequency.get_mut(*word as usize) {
                    *times += 1;
                }
            }
            Asked { question, section, words: own, weight: 0.0, saying: saying(question, asked, language) }
        };
        let mut before: Vec<Asked<'q>> = before.into_iter().map(&mut asked).collect();
        let mut after: Vec<Asked<'q>> = after.into_iter().map(&mut asked).collect();
        let all = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let weights: Vec<f64> = frequency.iter().map(|times| (all / f64::from(*times)).ln_1p()).collect();
        for question in before.iter_mut().chain(&mut after) {
            question.weight = question.words.iter().filter_map(|word| weights.get(*word as usize)).sum();
        }
        Self { before, after, weights }
    }

    pub(super) fn weight_of(&self, word: u32) -> f64 {
        self.weights.get(word as usize).copied().unwrap_or_default()
    }

    /// What the words weigh that are in both.
    pub(super) fn common(&self, one: &[u32], other: &[u32]) -> f64 {
        common(one, other).map(|word| self.weight_of(word)).sum()
    }

    /// 0: not a word in common; 1: the same words.
    pub(super) fn similarity(&self, one: &Asked<'_>, other: &Asked<'_>) -> f64 {
        let both = one.weight + other.weight;
        if both <= 0.0 { 0.0 } else { 2.0 * self.common(&one.words, &other.words) / both }
    }

    /// What the words of `whole` weigh, as a share, that `part` has and `rest` has not.
    pub(super) fn adds(&self, part: &Asked<'_>, rest: Option<&Asked<'_>>, whole: &Asked<'_>) -> f64 {
        let rest = rest.map_or(&[][..], |rest| &rest.words);
        let added: f64 = common(&part.words, &whole.words)
            .filter(|word| rest.binary_search(word).is_err())
            .map(|word| self.weight_of(word))
            .sum();
        if whole.weight <= 0.0 { 0.0 } else { added / whole.weight }
    }
}

/// The numbers that stand in both ascending lists.
fn common<'a>(one: &'a [u32], other: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let mut others = other.iter().copied().peekable();
    one.iter().copied().filter(move |word| {
        while others.next_if(|next| next < word).is_some() {}
        others.peek() == Some(word)
    })
}

/// The words of what is asked. Help and reasons are not what is asked; options say what can be answered, and a question that
/// gets options is found by what it asks: that it has others now is seen from its parts.
fn asked_words(question: &Question, language: Language) -> Vec<String> {
    let known = question.words(language);
    let mut asked = words(&known.subject);
    asked.extend(words(&known.text));
    asked
}

/// Everything that is asked and can be answered, in one text.
fn saying(question: &Question, asked: Vec<String>, language: Language) -> String {
    let known = question.words(language);
    let mut said = asked;
    for option in question.options() {
        said.extend(known.options.get(&option.key).map(|text| words(text)).unwrap_or_default());
    }
    said.extend(known.columns.values().flat_map(|column| words(column)));
    said.join(" ")
}
