//! The few words that a tip needs to say when it is meant: in the questionnaire's language, since they become part of its help.

use crate::domain::language::Language;

pub(super) struct Phrases {
    pub(super) when_answer_is: &'static str,
    pub(super) not: &'static str,
    pub(super) and: &'static str,
    pub(super) or: &'static str,
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    /// Before the number of another question.
    pub(super) question: &'static str,
    /// What an answered question's answer is called.
    pub(super) something: &'static str,
    pub(super) open: char,
    pub(super) close: char,
    severity: &'static str,
    medium: &'static str,
    high: &'static str,
    critical: &'static str,
    pub(super) none_of_these: &'static str,
}

pub(super) fn of(language: Language) -> Phrases {
    match language {
        Language::Nb => Phrases {
            when_answer_is: "Hvis svaret er",
            not: "ikke",
            and: "og",
            or: "eller",
            yes: "ja",
            no: "nei",
            question: "spørsmål",
            something: "gitt",
            open: '«',
            close: '»',
            severity: "alvor",
            medium: "middels",
            high: "høyt",
            critical: "kritisk",
            none_of_these: "Ingen av disse",
        },
        Language::Nn => Phrases {
            when_answer_is: "Om svaret er",
            not: "ikkje",
            and: "og",
            or: "eller",
            yes: "ja",
            no: "nei",
            question: "spørsmål",
            something: "gjeve",
            open: '«',
            close: '»',
            severity: "alvor",
            medium: "middels",
            high: "høgt",
            critical: "kritisk",
            none_of_these: "Ingen av desse",
        },
        Language::En => Phrases {
            when_answer_is: "If the answer is",
            not: "not",
            and: "and",
            or: "or",
            yes: "yes",
            no: "no",
            question: "question",
            something: "given",
            open: '“',
            close: '”',
            severity: "severity",
            medium: "medium",
            high: "high",
            critical: "critical",
            none_of_these: "None of these",
        },
        Language::Sv => Phrases {
            when_answer_is: "Om svaret är",
            not: "inte",
            and: "och",
            or: "eller",
            yes: "ja",
            no: "nej",
            question: "fråga",
            something: "givet",
            open: '”',
            close: '”',
            severity: "allvar",
            medium: "medel",
            high: "högt",
            critical: "kritiskt",
            none_of_these: "Inget av dessa",
        },
    }
}

impl Phrases {
    /// `severity: high`; `None` for a severity that VSAQ does not have.
    pub(super) fn severity(&self, severity: &str) -> Option<String> {
        let level = match severity {
            "medium" => self.medium,
            "high" => self.high,
            "critical" => self.critical,
            _ => return None,
        };
        Some(format!("{}: {level}", self.severity))
    }
}
