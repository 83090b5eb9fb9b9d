//! Finds for each question of the earlier version what it has become, by its words.

use std::collections::BTreeMap;

use super::similarity::{Asked, Corpus};

/// From here on two texts are taken to be the same question in other words.
const ALIKE: f64 = 0.5;
/// From here on they may be, when something else speaks for it too: the same key.
const PERHAPS: f64 = 0.35;
/// How many of the likeliest are looked at closely.
const CLOSER: usize = 12;
/// A word that so large a share of the questions has says nothing about which one it is.
const COMMON_WORD: usize = 12;

/// A question and what it has become, by their places in the corpus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) similarity: f64,
}

/// The pairs, each question in at most one.
pub(super) fn pairs(corpus: &Corpus<'_>) -> Vec<Pair> {
    let mut taken = Taken { before: vec![false; corpus.before.len()], after: vec![false; corpus.after.len()] };
    let mut pairs = taken.take(same_words(corpus));
    let index = Index::new(&corpus.after);
    let mut candidates = Vec::new();
    for (before, asked) in corpus.before.iter().enumerate().filter(|(place, _)| taken.is_free_before(*place)) {
        let mut likely = index.likely(corpus, asked, |after| taken.is_free_after(after));
        likely.extend(corpus.after.iter().position(|other| other.question.key == asked.question.key));
        likely.sort_unstable();
        likely.dedup();
        for after in likely {
            let Some(other) = corpus.after.get(after).filter(|_| taken.is_free_after(after)) else { continue };
            let similarity = corpus.similarity(asked, other);
            let same_key = asked.question.key == other.question.key;
            // A head field is a label of a word or two: there the key says more than the words.
            let same_field = same_key && asked.is_head() && other.is_head();
            if ALIKE <= similarity || (same_key && PERHAPS <= similarity) || same_field {
                candidates.push(Pair { before, after, similarity });
            }
        }
    }
    let rank = |pair: &Pair| {
        let together = corpus.before.get(pair.before).zip(corpus.after.get(pair.after));
        let bonus = together.map_or(0.0, |(one, other)| {
            let key = if one.question.key == other.question.key { 0.05 } else { 0.0 };
            key + if one.section == other.section { 0.02 } else { 0.0 }
        });
        pair.similarity + bonus
    };
    candidates.sort_by(|one, other| {
        rank(other).total_cmp(&rank(one)).then((one.before, one.after).cmp(&(other.before, other.after)))
    });
    pairs.extend(taken.take(candidates));
    pairs
}

/// Which questions have found their pair.
struct Taken {
    before: Vec<bool>,
    after: Vec<bool>,
}

impl Taken {
    fn is_free_before(&self, place: usize) -> bool {
        self.before.get(place) == Some(&false)
    }

    fn is_free_after(&self, place: usize) -> bool {
        self.after.get(place) == Some(&false)
    }

    /// Those of the candidates, the best first, whose questions are both free.
    fn take(&mut self, candidates: Vec<Pair>) -> Vec<Pair> {
        let mut chosen = Vec::new();
        for pair in candidates {
            if let (Some(before @ false), Some(after @ false)) =
                (self.before.get_mut(pair.before), self.after.get_mut(pair.after))
            {
                (*before, *after) = (true, true);
                chosen.push(pair);
            }
        }
        chosen
    }
}

/// Every pair with the same words; where several questions say the same, those with the same key first, then those of the same section.
fn same_words(corpus: &Corpus<'_>) -> Vec<Pair> {
    let mut by_saying: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, asked) in corpus.after.iter().enumerate().filter(|(_, asked)| !asked.saying.is_empty()) {
        by_saying.entry(&asked.saying).or_default().push(place);
    }
    let mut found = Vec::new();
    for (before, asked) in corpus.before.iter().enumerate() {
        for after in by_saying.get(asked.saying.as_str()).into_iter().flatten().copied() {
            let Some(other) = corpus.after.get(after) else { continue };
            let same_kind = asked.is_head() == other.is_head();
            let rank = if asked.question.key == other.question.key {
                0
            } else if asked.section == other.section {
                1
            } else {
                2
            };
            if same_kind {
                found.push((rank, Pair { before, after, similarity: 1.0 }));
            }
        }
    }
    found.sort_by_key(|(rank, pair)| (*rank, pair.before, pair.after));
    found.into_iter().map(|(_, pair)| pair).collect()
}

/// Which questions have a word: so that only those are compared that have something in common.
pub(super) struct Index {
    of_word: BTreeMap<u32, Vec<usize>>,
    questions: usize,
}

impl Index {
    pub(super) fn new(asked: &[Asked<'_>]) -> Self {
        let mut of_word: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (place, question) in asked.iter().enumerate() {
            for word in &question.words {
                of_word.entry(*word).or_default().push(place);
            }
        }
        Self { of_word, questions: asked.len() }
    }

    /// The places of those that have most in common with a question, as far as rare words tell.
    pub(super) fn likely(
        &self,
        corpus: &Corpus<'_>,
        asked: &Asked<'_>,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let most = (self.questions / COMMON_WORD).max(COMMON_WORD);
        let mut common: BTreeMap<usize, f64> = BTreeMap::new();
        for word in &asked.words {
            let Some(places) = self.of_word.get(word).filter(|places| places.len() <= most) else { continue };
            for place in places.iter().copied().filter(|place| is_wanted(*place)) {
                *common.entry(place).or_default() += corpus.weight_of(*word);
            }
        }
        let mut likely: Vec<(usize, f64)> = common.into_iter().collect();
        likely.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        likely.into_iter().take(CLOSER).map(|(place, _)| place).collect()
    }
}
