//! The words by which a column's header tells what stands under it: nb, nn, en, sv, da, de, fr and es.
//!
//! These are recognised, never shown. A pattern is one or more words; `*` before or after a word stands for the rest of a
//! compound, as in `*svar` or `kommentar*`. The rules are tried in the order of [`role_of`]: the first that fits decides.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::vocabulary::{
    ANSWER, COMMENT, EVIDENCE, HELP, ID, ID_COMPANY, OPTIONS, OTHER, OTHER_ALONE, QUESTION, SECTION, TICKS,
};

/// What a column's header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) role: Role,
    /// How surely, 1 to 4: between two columns of one role the surer one is it.
    pub(super) strength: u8,
}

/// What may stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Id,
    Section,
    Question,
    Help,
    Options,
    Answer,
    Comment,
    Evidence,
    /// One of the columns that are ticked off: yes, no, not applicable …
    Tick,
    /// Known to be none of these: weights, mappings to other frameworks, what the customer writes.
    Other,
}

/// Headers longer than this are sentences.
const LONGEST: usize = 120;
/// A header of more words than this is a sentence, unless it is in brackets.
const MOST_WORDS: usize = 12;

/// What a header says; `None` for one that says nothing known.
pub(super) fn role_of(header: &str) -> Option<Named> {
    if header.len() > LONGEST {
        return None;
    }
    let words = words(&without_brackets(header));
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let named = |role, strength| Some(Named { role, strength });
    // Before the ids: "N/A" is no number, and "No" is one only when nothing beside it is ticked off (see `headers`).
    if tick(&words).is_some() {
        return named(Role::Tick, 4);
    }
    if is_id(&words) {
        // "Question ID" is surer than "Control ID" beside it.
        let of_question = words.iter().any(|word| {
            ["question", "ques", "questionid", "spørsmål", "fråga", "frage", "pregunta"].contains(&word.as_str())
        });
        return named(Role::Id, if of_question { 4 } else { 3 });
    }
    let said = Said::of(&words);
    let answer = said.strongest(ANSWER, Said::ANSWERS);
    if said.any(Said::OTHER) || OTHER_ALONE.contains(&words.join(" ").as_str()) {
        return named(Role::Other, 4);
    }
    if said.any(Said::OPTIONS) {
        return named(Role::Options, 3);
    }
    if said.any(Said::COMMENT) {
        // "Answer / comment" is one column for both; "comment to the answer" is not.
        let both = answer == Some(4) && joins_two(header);
        return if both { named(Role::Answer, 3) } else { named(Role::Comment, 3) };
    }
    if answer == Some(4) {
        return named(Role::Answer, 4);
    }
    for (rule, role) in [(Said::EVIDENCE, Role::Evidence), (Said::HELP, Role::Help), (Said::SECTION, Role::Section)] {
        if said.any(rule) {
            return named(role, 3);
        }
    }
    if let Some(strength) = said.strongest(QUESTION, Said::QUESTIONS) {
        // "Requirement fulfilled" says how it stands with the requirement; a question that asks so is still the question.
        return match answer {
            Some(status) if strength < 4 => named(Role::Answer, status),
            _ => named(Role::Question, strength),
        };
    }
    answer.and_then(|strength| named(Role::Answer, strength))
}

/// What the texts of a sheet say as headers, each found out once: a row is looked at alone and with those above it.
#[derive(Default)]
pub(super) struct Roles<'a>(RefCell<HashMap<&'a str, Option<Named>>>);

impl<'a> Roles<'a> {
    /// As [`role_of`].
    pub(super) fn of(&self, text: &'a str) -> Option<Named> {
        *self.0.borrow_mut().entry(text).or_insert_with(|| role_of(text))
    }
}

/// Which lists of the vocabulary a header's words are found in.
#[derive(Debug, Clone, Copy)]
struct Said(u32);

impl Said {
    const OTHER: usize = 0;
    const OPTIONS: usize = 1;
    const COMMENT: usize = 2;
    const EVIDENCE: usize = 3;
    const HELP: usize = 4;
    const SECTION: usize = 5;
    /// The first of the lists of answers, the surest words; the others follow.
    const ANSWERS: usize = 8;
    /// The first of the lists of questions.
    const QUESTIONS: usize = 16;

    fn of(words: &[String]) -> Self {
        let mut found = 0_u32;
        for (at, word) in words.iter().enumerate() {
            let here = words.get(at..).unwrap_or_default();
            let exact = PATTERNS.exact.get(word.as_str()).into_iter().flatten();
            for pattern in exact.chain(&PATTERNS.open) {
                if begins(here, &pattern.words) {
                    found |= 1 << pattern.list;
                }
            }
        }
        Self(found)
    }

    fn any(self, list: usize) -> bool {
        self.0 & (1 << list) != 0
    }

    fn strongest(self, lists: &[(&[&str], u8)], first: usize) -> Option<u8> {
        lists.iter().enumerate().find(|(place, _)| self.any(first + place)).map(|(_, (_, strength))| *strength)
    }
}

/// A pattern of the vocabulary, cut into its words.
struct Pattern {
    list: usize,
    words: Vec<&'static str>,
}

/// The whole vocabulary, by the first word where that is a whole one.
struct Patterns {
    exact: HashMap<&'static str, Vec<Pattern>>,
    open: Vec<Pattern>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut patterns = Patterns { exact: HashMap::new(), open: Vec::new() };
    let single = [
        (OTHER, Said::OTHER),
        (OPTIONS, Said::OPTIONS),
        (COMMENT, Said::COMMENT),
        (EVIDENCE, Said::EVIDENCE),
        (HELP, Said::HELP),
        (SECTION, Said::SECTION),
    ];
    let graded = [(ANSWER, Said::ANSWERS), (QUESTION, Said::QUESTIONS)];
    let graded = graded
        .into_iter()
        .flat_map(|(lists, first)| lists.iter().enumerate().map(move |(place, (list, _))| (*list, first + place)));
    for (list, number) in single.into_iter().chain(graded) {
        for pattern in list {
            let words: Vec<&'static str> = pattern.split([' ', '-']).collect();
            let Some(first) = words.first().copied() else { continue };
            let pattern = Pattern { list: number, words };
            if first.contains('*') {
                patterns.open.push(pattern);
            } else {
                patterns.exact.entry(first).or_default().push(pattern);
            }
        }
    }
    patterns
});

/// What ticking off a column with this header answers, as one of four names; `None` when it is no such column.
pub(super) fn tick_of(header: &str) -> Option<&'static str> {
    tick(&words(&without_brackets(header)))
}

fn tick(words: &[String]) -> Option<&'static str> {
    TICK_WORDS.get(words.join(" ").as_str()).copied()
}

static TICK_WORDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (value, words) in TICKS {
        for word in *words {
            known.entry(*word).or_insert(*value);
        }
    }
    known
});

/// Whether a text stands for yes or no, or that it does not apply, in any of the languages.
pub(super) fn is_verdict(text: &str) -> bool {
    text.len() <= 40 && tick_of(text).is_some()
}

/// Whether a text says yes in any of the languages.
pub(super) fn is_yes(text: &str) -> bool {
    tick_of(text) == Some("yes")
}

/// Lower-case words without the punctuation around them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || "#°º".contains(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The text without what stands in brackets, unless nothing else does.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for character in text.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    if outside.trim().is_empty() { text.to_owned() } else { outside }
}

fn joins_two(header: &str) -> bool {
    header.contains(['/', '&', '+', ','])
        || words(header).iter().any(|word| {
            ["and", "or", "og", "eller", "och", "und", "oder", "et", "ou", "y", "o"].contains(&word.as_str())
        })
}

fn is_id(words: &[String]) -> bool {
    let known = |word: &String| ID.contains(&word.as_str());
    words.len() <= 4
        && (ID.contains(&words.join(" ").as_str())
            || words.iter().any(known) && words.iter().all(|word| known(word) || ID_COMPANY.contains(&word.as_str())))
}

/// Whether the words begin with a pattern's.
fn begins(words: &[String], pattern: &[&str]) -> bool {
    pattern.len() <= words.len() && words.iter().zip(pattern).all(|(word, wanted)| fits(word, wanted))
}

fn fits(word: &str, pattern: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(""), _) => true,
        (Some(end), _) => word.ends_with(end),
        (None, Some(start)) => word.starts_with(start),
        (None, None) => word == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_eight_languages() {
        let cases = [
            ("Nr.", Some(Role::Id)),
            ("Question ID", Some(Role::Id)),
            ("Control ID", Some(Role::Id)),
            ("ref_id", Some(Role::Id)),
            ("Ques Num", Some(Role::Id)),
            ("Krav nr.", Some(Role::Id)),
            ("Lfd. Nr.", Some(Role::Id)),
            ("N°", Some(Role::Id)),
            ("#", Some(Role::Id)),
            ("Spørsmål", Some(Role::Question)),
            ("Spørgsmål", Some(Role::Question)),
            ("Consensus Assessment Questions", Some(Role::Question)),
            ("Frage", Some(Role::Question)),
            ("Pregunta", Some(Role::Question)),
            ("Exigence", Some(Role::Question)),
            ("Question/Request", Some(Role::Question)),
            ("Kravtekst", Some(Role::Question)),
            ("Title", Some(Role::Question)),
            ("Svar", Some(Role::Answer)),
            ("Leverandørens svar", Some(Role::Answer)),
            ("Leverandørens besvarelse", Some(Role::Answer)),
            ("Vendor Answers", Some(Role::Answer)),
            ("CSP CAIQ Answer", Some(Role::Answer)),
            ("Consensus Assessment Answers", Some(Role::Answer)),
            ("Réponse du fournisseur", Some(Role::Answer)),
            ("Respuesta", Some(Role::Answer)),
            ("Ja/Nei", Some(Role::Answer)),
            ("Krav oppfylt", Some(Role::Answer)),
            ("Uppfyller kravet?", Some(Role::Answer)),
            ("Applicability", Some(Role::Answer)),
            ("Svar / kommentar", Some(Role::Answer)),
            ("Kommentar til svaret", Some(Role::Comment)),
            ("Additional Information", Some(Role::Comment)),
            ("CSP Implementation Description (Optional/Recommended)", Some(Role::Comment)),
            ("Justification", Some(Role::Comment)),
            ("Bemærkninger", Some(Role::Comment)),
            ("Observaciones", Some(Role::Comment)),
            ("Commentaires", Some(Role::Comment)),
            ("Guidance", Some(Role::Help)),
            ("Veiledning til spørsmålet", Some(Role::Help)),
            ("Svaralternativer", Some(Role::Options)),
            ("question_choices", Some(Role::Options)),
            ("Dokumentasjon", Some(Role::Evidence)),
            ("Evidence reference", Some(Role::Evidence)),
            ("Control Domain", Some(Role::Section)),
            ("Kategori", Some(Role::Section)),
            ("Yes", Some(Role::Tick)),
            ("Not Applicable", Some(Role::Tick)),
            ("N/A", Some(Role::Tick)),
            ("No.", Some(Role::Tick)),
            ("Ikke relevant", Some(Role::Tick)),
            ("Analyst Notes", Some(Role::Other)),
            ("SSRM Control Ownership", Some(Role::Other)),
            ("question_type", Some(Role::Other)),
            ("Fjordtavla AS", None),
            ("Har leverandøren en plan for kontinuitet, og når ble den sist øvd på og av hvem og hvordan?", None),
        ];
        for (header, role) in cases {
            assert_eq!(role_of(header).map(|named| named.role), role, "{header}");
        }
    }

    #[test]
    fn the_surer_of_two_headers_wins() {
        let strength = |header| role_of(header).map_or(0, |named| named.strength);
        assert!(strength("Question ID") > strength("Control ID"));
        assert!(strength("Question") > strength("Requirement"));
        assert!(strength("Requirement") > strength("Control"));
        assert!(strength("Control") > strength("Description"));
        assert!(strength("Answer") > strength("Implementation Status"));
    }
}
