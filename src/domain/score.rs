//! Scoring, formula 1: what ratings come to for a control, a section, a framework and the whole.
//!
//! For a set of questions that are owed, rated and applicable, with weight *w* and level *r*:
//!
//! - score = Σ w·r ∕ (4·Σ w); no score where nothing is rated, never zero;
//! - coverage = Σ w of the rated ∕ Σ w of the owed;
//! - documented share = Σ w of the rated with confidence at least documented ∕ Σ w of the rated.
//!
//! A question that does not apply leaves every sum, so that coverage is whole when everything has been judged.
//! A question that is not owed leaves every sum too, whatever was said about it before.
//! A *must* question rated under 2 caps every set that holds it at 4999 basis points, and is named there.
//! All figures are basis points (10 000 = everything), worked out in whole numbers and rounded half up.
//!
//! The formula is written so that it can be done by hand: [`Scores::lines`] has the contribution of every question.
//! `tests/vectors/score-1.toml` has worked examples; a change of any figure there is a new formula.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::questionnaire::{ControlRef, Question, Questionnaire};
use super::rating::{Confidence, Level, Rating, Verdict};

/// The version of the formula, stored with every score.
pub const FORMULA: u32 = 1;

/// The most that a set can come to when one of its musts is not met: just under half.
pub const CAP: BasisPoints = BasisPoints(4999);

/// The lowest level at which a must is met.
const MUST_IS_MET_FROM: u8 = 2;

/// A share in ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasisPoints(u32);

/// What the ratings of one submission come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// [`FORMULA`].
    pub formula: u32,
    /// Every question.
    pub whole: Score,
    /// Each section, by key, in reading order.
    pub sections: Vec<SectionScore>,
    /// Every question with a control in the framework, by the framework's key.
    pub frameworks: BTreeMap<String, Score>,
    /// Every question that maps to the control.
    #[serde(skip)]
    pub controls: BTreeMap<ControlRef, Score>,
    /// What each question gives, in reading order.
    pub lines: Vec<Line>,
}

/// A section and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionScore {
    /// The section's key.
    pub key: String,
    /// What it comes to.
    pub score: Score,
}

/// What a set of questions comes to, with every figure that it was worked out from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The keys of the questions of the set, in reading order, also of those that do not count.
    pub questions: Vec<String>,
    /// Σ w·r over rated, applicable questions.
    pub points: u32,
    /// Σ w over rated, applicable questions.
    pub weight_rated: u32,
    /// Σ w over those of them with confidence at least documented.
    pub weight_documented: u32,
    /// Σ w over owed, applicable questions.
    pub weight_owed: u32,
    /// How many questions are owed and applicable.
    pub owed: usize,
    /// How many of them are rated.
    pub rated: usize,
    /// How many questions are owed, but were judged not to apply.
    pub not_applicable: usize,
    /// Keys of the musts that are not met, in reading order: each of them caps the set.
    pub unmet_musts: Vec<String>,
}

/// What one question gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The question's key.
    pub question: String,
    /// Its number.
    pub number: u32,
    /// Its weight.
    pub weight: u32,
    /// Whether it is a must.
    pub must: bool,
    /// How it counts.
    pub standing: Standing,
}

/// How a question counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    /// In every sum.
    Rated {
        /// The level r.
        level: Level,
        /// What the level rests on.
        confidence: Confidence,
        /// w·r.
        points: u32,
    },
    /// In the sum of the owed only.
    NotRated,
    /// In no sum: it was judged not to apply.
    NotApplicable,
    /// In no sum: it is not asked, given the answers.
    NotOwed,
}

/// Works out every score of a submission.
///
/// In: the questionnaire version, the ratings by question key, and the keys of the questions that are asked
/// ([`super::condition::shown`] of the submission's answers).
/// Ratings of head fields, of unknown questions and of questions that are not asked do not count.
pub fn scores(questionnaire: &Questionnaire, ratings: &BTreeMap<String, Rating>, owed: &BTreeSet<&str>) -> Scores {
    let mut scores = Scores {
        formula: FORMULA,
        whole: Score::default(),
        sections: Vec::new(),
        frameworks: BTreeMap::new(),
        controls: BTreeMap::new(),
        lines: Vec::new(),
    };
    for section in &questionnaire.sections {
        let mut section_score = Score::default();
        for question in &section.questions {
            let line = line(question, ratings.get(&question.key), owed.contains(question.key.as_str()));
            scores.whole.add(&line);
            section_score.add(&line);
            let frameworks: BTreeSet<&str> =
                question.controls.iter().map(|control| control.framework.as_str()).collect();
            for framework in frameworks {
                scores.frameworks.entry(framework.to_owned()).or_default().add(&line);
            }
            for control in question.controls.iter().collect::<BTreeSet<_>>() {
                scores.controls.entry(control.clone()).or_default().add(&line);
            }
            scores.lines.push(line);
        }
        scores.sections.push(SectionScore { key: section.key.clone(), score: section_score });
    }
    scores
}

impl Scores {
    /// What a section comes to; `None` for an unknown key.
    pub fn section(&self, key: &str) -> Option<&Score> {
        self.sections.iter().find(|section| section.key == key).map(|section| &section.score)
    }

    /// What any set of questions comes to, worked out as for a section: a chapter of a framework, say.
    pub fn of(&self, belongs: impl Fn(&str) -> bool) -> Score {
        let mut score = Score::default();
        for line in self.lines.iter().filter(|line| belongs(&line.question)) {
            score.add(line);
        }
        score
    }

    /// The line of a question; `None` for a head field or an unknown key.
    pub fn line(&self, question_key: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.question == question_key)
    }
}

impl Score {
    /// The score: capped where a must is not met; `None` where nothing is rated.
    pub fn result(&self) -> Option<BasisPoints> {
        let uncapped = self.uncapped()?;
        Some(if self.unmet_musts.is_empty() { uncapped } else { uncapped.min(CAP) })
    }

    /// The score as it would be without musts; `None` where nothing is rated.
    pub fn uncapped(&self) -> Option<BasisPoints> {
        BasisPoints::of(u64::from(self.points), u64::from(Level::MAX) * u64::from(self.weight_rated))
    }

    /// Whether an unmet must has taken something off the score.
    pub fn is_capped(&self) -> bool {
        self.result() != self.uncapped()
    }

    /// How much of what is owed has been rated; `None` where nothing is owed.
    pub fn coverage(&self) -> Option<BasisPoints> {
        BasisPoints::of(u64::from(self.weight_rated), u64::from(self.weight_owed))
    }

    /// How much of what is rated rests on documents or on what the customer has seen; `None` where nothing is rated.
    pub fn documented_share(&self) -> Option<BasisPoints> {
        BasisPoints::of(u64::from(self.weight_documented), u64::from(self.weight_rated))
    }

    fn add(&mut self, line: &Line) {
        self.questions.push(line.question.clone());
        match line.standing {
            Standing::NotOwed => {}
            Standing::NotApplicable => self.not_applicable += 1,
            Standing::NotRated => {
                self.owed += 1;
                self.weight_owed += line.weight;
            }
            Standing::Rated { level, confidence, points } => {
                self.owed += 1;
                self.rated += 1;
                self.weight_owed += line.weight;
                self.weight_rated += line.weight;
                self.points += points;
                if Confidence::Documented <= confidence {
                    self.weight_documented += line.weight;
                }
                if line.must && level.number() < MUST_IS_MET_FROM {
                    self.unmet_musts.push(line.question.clone());
                }
            }
        }
    }
}

impl BasisPoints {
    /// Everything.
    pub const ALL: Self = Self(10_000);

    /// A share rounded half up to basis points; `None` of nothing. A part larger than the whole is everything.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let part = u128::from(part.min(whole));
        let whole = u128::from(whole);
        // ⌊p/w + ½⌋ = ⌊(2p + w) / 2w⌋, without a fraction.
        let rounded = (2 * 10_000 * part + whole) / (2 * whole);
        u32::try_from(rounded).ok().map(Self)
    }

    /// The number of basis points, 0 to 10 000.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The share on the scale of the levels, 0 to 4, in tenths rounded half up: 31 is 3.1.
    pub fn tenths_of_level(self) -> u32 {
        (self.0 * 4 * 10 + 5_000) / 10_000
    }

    /// The share in whole per cent, rounded down: what is not quite everything does not read as 100.
    pub fn percent(self) -> u32 {
        self.0 / 100
    }
}

fn line(question: &Question, rating: Option<&Rating>, is_owed: bool) -> Line {
    let standing = match rating.map(|rating| rating.verdict) {
        _ if !is_owed => Standing::NotOwed,
        None => Standing::NotRated,
        Some(Verdict::NotApplicable) => Standing::NotApplicable,
        Some(Verdict::Level(level, confidence)) => {
            Standing::Rated { level, confidence, points: question.weight * u32::from(level.number()) }
        }
    };
    Line {
        question: question.key.clone(),
        number: question.number,
        weight: question.weight,
        must: question.must,
        standing,
    }
}

#[cfg(test)]
mod tests;
