//! Norwegian organisation numbers: nine digits, the last a modulus-11 check digit.
//!
//! Source: the rule of Enhetsregisteret, weights 3 2 7 6 5 4 3 2 (see `domain.md`).

use thiserror::Error;

/// A valid organisation number, kept as nine digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgNumber(String);

/// Why a text is not an organisation number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OrgNumberError {
    /// Not nine digits.
    #[error("an organisation number has nine digits")]
    NotNineDigits,
    /// The last digit does not follow from the first eight.
    #[error("the check digit does not fit")]
    WrongCheckDigit,
}

const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

impl OrgNumber {
    /// Reads an organisation number as people write it: spaces, non-breaking ones too, may stand anywhere.
    pub fn parse(text: &str) -> Result<Self, OrgNumberError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(OrgNumberError::NotNineDigits);
        }
        let (payload, last) = digits.split_at(8);
        if check_digit(payload) == last.parse().ok() { Ok(Self(digits)) } else { Err(OrgNumberError::WrongCheckDigit) }
    }

    /// The nine digits without spaces.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// The check digit of eight digits; `None` where the eight can have none (remainder 1).
fn check_digit(payload: &str) -> Option<u32> {
    let sum: u32 =
        payload.chars().filter_map(|c| c.to_digit(10)).zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => Some(digit),
    }
}

impl std::fmt::Display for OrgNumber {
    /// Groups of three, as in public registers: `974 760 673`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % 3 == 0 {
                out.write_str("\u{a0}")?;
            }
            write!(out, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_write_spaces_in_odd_places() {
        assert_eq!(OrgNumber::parse("974 7606 73").unwrap().digits(), "974760673");
        assert_eq!(OrgNumber::parse("974\u{a0}760\u{a0}673").unwrap().to_string(), "974\u{a0}760\u{a0}673");
        assert_eq!(OrgNumber::parse("97476067"), Err(OrgNumberError::NotNineDigits));
        assert_eq!(OrgNumber::parse("97476067x"), Err(OrgNumberError::NotNineDigits));
        assert_eq!(OrgNumber::parse("974760674"), Err(OrgNumberError::WrongCheckDigit));
        assert_eq!(OrgNumber::parse(""), Err(OrgNumberError::NotNineDigits));
    }

    proptest! {
        #[test]
        fn one_changed_digit_is_refused(payload in "[0-9]{8}", place in 0usize..9, by in 1u32..10) {
            let Some(last) = check_digit(&payload) else { return Ok(()); };
            let valid = format!("{payload}{last}");
            prop_assert!(OrgNumber::parse(&valid).is_ok());
            let changed: String = valid.chars().enumerate().map(|(at, c)| {
                let digit = c.to_digit(10).unwrap();
                char::from_digit(if at == place { (digit + by) % 10 } else { digit }, 10).unwrap()
            }).collect();
            prop_assert!(OrgNumber::parse(&changed).is_err());
        }
    }
}
