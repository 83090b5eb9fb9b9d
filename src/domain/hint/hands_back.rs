//! Finds answers that hand the question back: the customer must answer, must decide, has the responsibility.
//!
//! A long answer may well say in passing what the customer has to set up; that hands nothing back.
//! So the sentences that do must make up at least half of the answer.

use super::text::{folded, sentences, words};

/// Whom a question is handed back to.
const CUSTOMER: [&str; 42] = [
    "kommunen",
    "kommuna",
    "kommune",
    "kommuner",
    "kommunene",
    "kommunane",
    "fylkeskommunen",
    "kunden",
    "kunde",
    "kundene",
    "kundane",
    "oppdragsgiver",
    "oppdragsgiveren",
    "oppdragsgjevar",
    "oppdragsgjevaren",
    "skolen",
    "skulen",
    "skolene",
    "skulane",
    "skoleeier",
    "skoleeieren",
    "skuleeigar",
    "skuleeigaren",
    "behandlingsansvarlig",
    "behandlingsansvarlige",
    "behandlingsansvarleg",
    "dere",
    "dykk",
    "kommun",
    "kommunerna",
    "kunder",
    "beställaren",
    "uppdragsgivaren",
    "skolan",
    "huvudmannen",
    "ni",
    "municipality",
    "municipalities",
    "customer",
    "client",
    "controller",
    "you",
];
/// The same with *'s*.
const CUSTOMERS: [&str; 21] = [
    "kommunens",
    "kommunenes",
    "kundens",
    "kundenes",
    "oppdragsgivers",
    "oppdragsgiverens",
    "skolens",
    "skoleeiers",
    "skoleeierens",
    "behandlingsansvarliges",
    "dykkar",
    "kundernas",
    "beställarens",
    "uppdragsgivarens",
    "skolans",
    "huvudmannens",
    "ert",
    "customers",
    "municipalitys",
    "clients",
    "your",
];
/// Words that oblige.
const MUST: [&str; 16] = [
    "må", "skal", "bør", "lyt", "måste", "ska", "skall", "bör", "must", "should", "shall", "needs", "need", "has",
    "have", "får",
];
/// What the customer is told to do when it is told to answer by itself.
const ANSWER: [&str; 33] = [
    "besvare",
    "svare",
    "svara",
    "avklare",
    "avklara",
    "vurdere",
    "vurdera",
    "avgjøre",
    "avgjere",
    "bestemme",
    "bestemma",
    "stilling",
    "ställning",
    "redegjøre",
    "undersøke",
    "undersøkje",
    "spørre",
    "besvara",
    "bedöma",
    "avgöra",
    "bestämma",
    "redogöra",
    "klargöra",
    "undersöka",
    "answer",
    "decide",
    "assess",
    "clarify",
    "determine",
    "consider",
    "evaluate",
    "ask",
    "define",
];
/// By itself.
const SELF: [&str; 8] = ["selv", "sjølv", "själv", "själva", "sjølve", "itself", "themselves", "yourself"];
/// What is done by the customer when it is the customer who answers or decides.
const ANSWERED: [&str; 16] = [
    "besvares",
    "besvart",
    "besvarast",
    "svares",
    "avgjøres",
    "avgjort",
    "avgjerast",
    "bestemmes",
    "bestemt",
    "bestemmast",
    "besvaras",
    "avgörs",
    "bestäms",
    "answered",
    "decided",
    "determined",
];
/// Words for whose matter it is.
const MATTER: [&str; 20] = [
    "ansvar",
    "ansvaret",
    "ansvarlig",
    "ansvarlige",
    "ansvarleg",
    "ansvarlege",
    "ansvarig",
    "ansvariga",
    "oppgave",
    "oppgåve",
    "uppgift",
    "avgjørelse",
    "avgjerd",
    "beslut",
    "responsibility",
    "responsible",
    "task",
    "decision",
    "choice",
    "valg",
];
/// Small words that say nothing here.
///
/// Not "an", which is English for one, but a part of "kommer an på".
const SMALL: [&str; 23] = [
    "the",
    "a",
    "en",
    "et",
    "eit",
    "ett",
    "den",
    "det",
    "hver",
    "hvert",
    "kvar",
    "enkelt",
    "enkelte",
    "each",
    "individual",
    "every",
    "s",
    "egen",
    "eget",
    "eige",
    "eiga",
    "own",
    "egna",
];

/// Whether at least half of the answer says that the customer has to answer, or that it is the customer's own matter.
pub(super) fn hands_back(text: &str) -> bool {
    let folded = folded(text);
    let mut all = 0;
    let mut handed = 0;
    for sentence in sentences(&folded) {
        let words = words(sentence);
        all += words.len();
        if sentence_hands_back(&words) {
            handed += words.len();
        }
    }
    0 < handed && all <= 2 * handed
}

fn sentence_hands_back(words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !SMALL.contains(word)).collect();
    (0..words.len()).any(|index| {
        let before = words.get(..index).unwrap_or_default();
        let (word, after) = match words.get(index..) {
            Some([word, after @ ..]) => (*word, after),
            _ => return false,
        };
        if CUSTOMERS.contains(&word) {
            return holds(first(after, 1), &MATTER) || has_the_matter(before, &[]) || hangs_on(before);
        }
        CUSTOMER.contains(&word)
            && (must_answer(before, after)
                || is_answered_by(before)
                || has_the_matter(before, after)
                || hangs_on(before)
                || is_to_be_asked(before))
    })
}

/// "Kommunen må selv besvare dette", "dette må kommunen ta stilling til".
fn must_answer(before: &[&str], after: &[&str]) -> bool {
    let is_obliged = holds(first(after, 2), &MUST) || before.last().is_some_and(|word| MUST.contains(word));
    is_obliged && (holds(first(after, 5), &ANSWER) || holds(first(after, 3), &SELF))
}

/// "Dette avgjøres av kommunen", "to be answered by the customer".
fn is_answered_by(before: &[&str]) -> bool {
    matches!(before, [.., done, "av" | "by"] if ANSWERED.contains(done))
}

/// "Kunden har selv ansvaret", "ansvaret ligger hos kommunen", "the customer is responsible".
fn has_the_matter(before: &[&str], after: &[&str]) -> bool {
    let has = match after {
        ["har" | "er" | "is" | "are" | "has" | "have" | "är" | "sitt" | "sin", ..] => holds(first(after, 3), &MATTER),
        // "The customer's responsibility": the *s* has gone as a small word.
        _ => holds(first(after, 1), &MATTER),
    };
    let lies_with = match before {
        [.., "ansvar" | "ansvaret" | "responsibility", "til" | "hos" | "på" | "with" | "of"] => true,
        // Not every word between: "responsible for telling the customer" is the supplier's matter.
        [.., matter, "ligger" | "ligg" | "hviler" | "kviler" | "vilar" | "er" | "är" | "is" | "lies" | "rests", _] => {
            MATTER.contains(matter)
        }
        _ => false,
    };
    has || lies_with || matches!(after, ["ansvarar", ..])
}

/// "Avhenger av kommunen", "up to the customer", "beror på vad kommunen väljer".
fn hangs_on(before: &[&str]) -> bool {
    let before = match before {
        [before @ .., "hva" | "kva" | "vad" | "what" | "how" | "hvordan" | "korleis" | "hur" | "om" | "whether"] => {
            before
        }
        all => all,
    };
    matches!(
        before,
        [.., "avhenger" | "avheng" | "avhengig" | "avhengige", "av"]
            | [.., "opp", "til"]
            | [.., "upp", "till"]
            | [.., "up", "to"]
            | [.., "depends" | "depend" | "dependent", "on"]
            | [.., "kommer" | "kjem", "an", "på"]
            | [.., "beror" | "beroende", "på"]
    )
}

/// "Spør kommunen", "dette er et spørsmål til kommunen".
fn is_to_be_asked(before: &[&str]) -> bool {
    matches!(
        before,
        ["spør" | "spørr" | "fråga" | "ask"]
            | [
                ..,
                "er" | "blir" | "is" | "är",
                "spørsmål" | "question" | "fråga",
                "til" | "till" | "for" | "för" | "to"
            ]
    )
}

fn holds(words: &[&str], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(word))
}

fn first<'w>(words: &'w [&'w str], count: usize) -> &'w [&'w str] {
    words.get(..count.min(words.len())).unwrap_or_default()
}
