//! Which question of a questionnaire a question of somebody's workbook is: by key, by number, then by the text.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ids;
use super::proposal::Item;
use super::words;
use crate::domain::questionnaire::{Question, Questionnaire};

/// From this share of common words on two texts are the same question, in hundredths.
const SAME: usize = 75;
/// From this share on a person is asked whether they are.
const ALIKE: usize = 30;

/// A question that another one may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The question's place in [`super::Proposal::items`].
    pub item: usize,
    /// Key of the question of the questionnaire.
    pub question: String,
    /// Whether a person has to say so first.
    pub certain: bool,
}

/// The matches, in the order of the items. A question of the questionnaire is matched once, by its best item.
pub fn matches(items: &[Item], questionnaire: &Questionnaire) -> Vec<Match> {
    let questions: Vec<(&Question, Vec<BTreeSet<String>>)> =
        questionnaire.questions().map(|question| (question, texts(question))).collect();
    let mut found: Vec<(usize, Match)> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let asked = telling(&item.question);
        let best = questions.iter().filter_map(|(question, texts)| {
            let likeness = texts.iter().map(|text| share(&asked, text)).max().unwrap_or(0);
            let (worth, certain) = judge(item, question, likeness)?;
            Some((worth, Match { item: place, question: question.key.clone(), certain }))
        });
        found.extend(best.max_by_key(|(worth, _)| *worth));
    }
    // The best first, so that a question that is asked twice goes to the one that is most like it.
    found.sort_by_key(|(worth, matched)| (std::cmp::Reverse(*worth), matched.item));
    let mut taken = BTreeSet::new();
    let mut kept: Vec<Match> = found
        .into_iter()
        .filter(|(_, matched)| taken.insert(matched.question.clone()))
        .map(|(_, matched)| matched)
        .collect();
    kept.sort_by_key(|matched| matched.item);
    kept
}

/// The questions of one workbook that stand in another as well, as places in both: with the same text, or with the same telling
/// id and a text that is alike. Only what is certain.
pub fn same_items(items: &[Item], others: &[Item]) -> Vec<(usize, usize)> {
    let text = |item: &Item| words::words(&item.question).join(" ");
    let by_text: BTreeMap<String, usize> = others.iter().enumerate().rev().map(|(at, item)| (text(item), at)).collect();
    let by_id: BTreeMap<String, usize> = others
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, item)| ids::is_distinctive(&item.id))
        .map(|(at, item)| (ids::comparable(&item.id), at))
        .collect();
    let alike = |one: &Item, at: usize| {
        others.get(at).is_some_and(|other| ALIKE <= share(&telling(&one.question), &telling(&other.question)))
    };
    let same = |item: &Item| {
        let same_id = || by_id.get(&ids::comparable(&item.id)).copied().filter(|at| alike(item, *at));
        by_text.get(&text(item)).copied().or_else(same_id)
    };
    items.iter().enumerate().filter_map(|(at, item)| same(item).map(|other| (at, other))).collect()
}

/// How much speaks for a match, and whether that is enough; `None` when it is not worth asking.
fn judge(item: &Item, question: &Question, likeness: usize) -> Option<(usize, bool)> {
    let key = !item.id.is_empty()
        && ids::comparable(&item.id) == ids::comparable(&question.key)
        && ids::is_distinctive(&item.id);
    let number = ids::comparable(&item.id) == question.number.to_string();
    match (key, number) {
        (true, _) => Some((300 + likeness, true)),
        // A number alone says little: every questionnaire has a question 7.
        (_, true) if likeness >= ALIKE => Some((200 + likeness, true)),
        (_, _) if likeness >= SAME => Some((100 + likeness, true)),
        (_, _) if likeness >= ALIKE => Some((likeness, false)),
        _ => None,
    }
}

/// The telling words of a question in each of its languages, with and without the help.
fn texts(question: &Question) -> Vec<BTreeSet<String>> {
    let of_words = |words: &crate::domain::questionnaire::QuestionWords| {
        [
            telling(&words.text),
            telling(&words.subject),
            telling(&format!("{} {} {}", words.text, words.help, words.evidence.join(" "))),
        ]
    };
    question.words.values().flat_map(of_words).filter(|text| text.len() >= 2).collect()
}

/// The words of a text that tell it apart, cut to their stems.
fn telling(text: &str) -> BTreeSet<String> {
    words::words(text)
        .into_iter()
        .filter(|word| word.chars().count() >= 4)
        .map(|word| word.chars().take(7).collect())
        .collect()
}

/// The share of the words that two texts have in common, in hundredths.
fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let common = one.intersection(other).count();
    let all = one.union(other).count();
    if all == 0 || common < 2 { 0 } else { common * 100 / all }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, question: &str) -> Item {
        Item {
            sheet: 0,
            row: 0,
            cell: String::new(),
            id: id.to_owned(),
            sections: Vec::new(),
            question: question.to_owned(),
            help: String::new(),
            options: Vec::new(),
            answer: String::new(),
            comment: String::new(),
            evidence: String::new(),
            answer_at: None,
        }
    }

    #[test]
    fn the_same_question_is_known_in_another_workbook() {
        let ours = [
            item("IAM-01", "Is multi-factor authentication required for administrators?"),
            item("7", "How are backups tested?"),
            item("8", "Which colour is the logo?"),
        ];
        let theirs = [
            item("7", "Who is the contact?"),
            item("12", "How are backups tested?"),
            item("IAM 1", "Must administrators use multi-factor authentication?"),
        ];
        assert_eq!(same_items(&ours, &theirs), [(0, 2), (1, 1)]);
    }
}
