//! The judgement of one answer: a level with a confidence, or not applicable.
//!
//! Levels and confidences are those of `design.md`, "Scoring, formula 1".

use serde::{Deserialize, Serialize};

/// How far the answer meets what is asked: 0 not met, 1 slightly, 2 partly, 3 largely, 4 fully.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// The highest level, "fully met".
    pub const MAX: u8 = 4;
    /// Every level, the lowest first.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// A level from a number of 0 to 4; `None` outside.
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::MAX).then_some(Self(number))
    }

    /// The number, 0 to 4.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("a level is 0 to 4: {number}"))
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// What the judgement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The supplier says so.
    Claimed,
    /// A document shows it.
    Documented,
    /// The customer has seen for itself.
    Verified,
}

impl Confidence {
    /// Every confidence, the lowest first.
    pub const ALL: [Self; 3] = [Self::Claimed, Self::Documented, Self::Verified];

    /// The confidence as it stands in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Documented => "documented",
            Self::Verified => "verified",
        }
    }

    /// Reads what [`Self::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.as_str() == text)
    }
}

/// The outcome of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Rated at a level.
    Level(Level, Confidence),
    /// Leaves both sums; needs a reason.
    NotApplicable,
}

/// A customer's judgement of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// What it came to.
    pub verdict: Verdict,
    /// Why; owed when not applicable.
    pub reason: String,
}
