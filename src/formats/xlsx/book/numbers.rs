//! How a number is shown: what its format says, so far as it can be told without a spreadsheet program.
//!
//! An id that is stored as a number is only as good as this: `5.10` and `5.1` are the same number.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::formats::layout::grid::CellKind;

/// What a number format makes of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As short as it can be written.
    General,
    /// Text around so many decimals, with zeros in front up to a width.
    Fixed { before: String, after: String, width: usize, decimals: usize, optional: usize, percent: bool },
    /// A day, a time, or both.
    Date,
}

impl NumberFormat {
    /// The format of an id that Excel has built in (ECMA-376 part 1, 18.8.30); `General` for those without a place here.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            1 | 3 | 37 | 38 => Self::fixed(0),
            2 | 4 | 39 | 40 => Self::fixed(2),
            9 => Self::of_code("0%"),
            10 => Self::of_code("0.00%"),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::General,
        }
    }

    fn fixed(decimals: usize) -> Self {
        Self::Fixed { before: String::new(), after: String::new(), width: 1, decimals, optional: 0, percent: false }
    }

    /// The format of a code such as `0.00`, `"A."0` or `dd.mm.yyyy`.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut before, mut after) = (String::new(), String::new());
        let (mut width, mut decimals, mut optional) = (0, 0, 0);
        let (mut digits, mut point, mut percent, mut date) = (false, false, false, false);
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            let (behind_digits, in_front) = (!after.is_empty(), before.is_empty());
            let around = if digits { &mut after } else { &mut before };
            match character {
                ';' => break,
                '"' => around.extend(characters.by_ref().take_while(|c| *c != '"')),
                '\\' => around.extend(characters.next()),
                '_' | '*' => drop(characters.next()),
                '[' => {
                    let inner: String = characters.by_ref().take_while(|c| *c != ']').collect();
                    date |= matches!(inner.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                }
                '0' | '#' | '?' if behind_digits => return Self::General,
                '0' if point => {
                    decimals += 1;
                    digits = true;
                }
                '#' | '?' if point => {
                    optional += 1;
                    digits = true;
                }
                '0' => {
                    width += 1;
                    digits = true;
                }
                '#' | '?' => digits = true,
                '.' if digits || in_front => point = true,
                ',' if digits => {}
                '%' => percent = true,
                'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'm' | 'M' => date = true,
                'E' | 'e' if digits => return Self::General,
                '@' | 'G' | 'g' => return Self::General,
                other => around.push(other),
            }
        }
        if date {
            Self::Date
        } else if digits {
            Self::Fixed { before, after, width: width.min(40), decimals: decimals.min(30), optional, percent }
        } else {
            Self::General
        }
    }

    /// The number as shown, and what kind of content it is.
    pub(super) fn show(&self, number: f64, date_1904: bool) -> (String, CellKind) {
        match self {
            Self::General => (general(number), CellKind::PlainNumber),
            Self::Fixed { before, after, width, decimals, optional, percent } => {
                let number = if *percent { number * 100.0 } else { number };
                let mut digits = format!("{:.*}", *decimals, number.abs());
                if *optional > 0 {
                    let long = format!("{:.*}", (decimals + optional).min(30), number.abs());
                    let kept = long.trim_end_matches('0').trim_end_matches('.');
                    if digits.len() < kept.len() {
                        kept.clone_into(&mut digits);
                    }
                }
                let whole = digits.split('.').next().unwrap_or_default().len();
                let zeros = "0".repeat(width.saturating_sub(whole));
                let sign = if number < 0.0 { "-" } else { "" };
                let percent = if *percent { "%" } else { "" };
                (format!("{sign}{before}{zeros}{digits}{after}{percent}"), CellKind::Number)
            }
            Self::Date => match moment(number, date_1904) {
                Some(text) => (text, CellKind::Date),
                None => (general(number), CellKind::PlainNumber),
            },
        }
    }
}

/// A number as Excel shows it without a format: fifteen digits, so that `8.1999999999999993` is `8.2`.
pub(super) fn general(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded != 0.0 && !(1e-9..1e21).contains(&rounded.abs()) { format!("{rounded:e}") } else { rounded.to_string() }
}

/// A day, a time or both, from the days since the calendar of the workbook begins; `None` outside what Excel has.
fn moment(number: f64, date_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 2 958 466")]
    let (mut days, seconds) = (number.trunc() as u64, (number.fract() * 86_400.0).round() as i64);
    if days == 0 && seconds > 0 && !date_1904 {
        return Some((NaiveTime::MIN + TimeDelta::seconds(seconds)).format("%H:%M:%S").to_string());
    }
    // Excel believes that there was a 29 February 1900; serial numbers above it are one too high.
    if !date_1904 && days < 60 {
        days += 1;
    }
    let begin = if date_1904 { NaiveDate::from_ymd_opt(1904, 1, 1)? } else { NaiveDate::from_ymd_opt(1899, 12, 30)? };
    let at = begin.checked_add_days(Days::new(days))?.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds);
    Some(if seconds == 0 { at.date().to_string() } else { at.format("%Y-%m-%d %H:%M:%S").to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        let cases = [
            ("General", 5.1, "5.1", CellKind::PlainNumber),
            ("General", 0.1 + 0.2, "0.3", CellKind::PlainNumber),
            ("0.00", 5.1, "5.10", CellKind::Number),
            ("0.0", 5.1, "5.1", CellKind::Number),
            ("0", 7.0, "7", CellKind::Number),
            ("#,##0", 1234.0, "1234", CellKind::Number),
            ("00", 7.0, "07", CellKind::Number),
            ("\"A.\"0.00", 5.1, "A.5.10", CellKind::Number),
            ("0\\.", 3.0, "3.", CellKind::Number),
            ("0.0#", 3.25, "3.25", CellKind::Number),
            ("0.0#", 3.2, "3.2", CellKind::Number),
            ("0%", 0.75, "75%", CellKind::Number),
            ("@", 5.1, "5.1", CellKind::PlainNumber),
            ("dd.mm.yyyy", 46_113.0, "2026-04-01", CellKind::Date),
            ("[$-409]d-mmm-yy;@", 46_113.0, "2026-04-01", CellKind::Date),
            ("[Red]0.00;[Blue]-0.00", 5.1, "5.10", CellKind::Number),
            ("0.00", -5.1, "-5.10", CellKind::Number),
            ("0\\-00", 5.1, "5.1", CellKind::PlainNumber),
        ];
        for (code, number, text, kind) in cases {
            assert_eq!(NumberFormat::of_code(code).show(number, false), (text.to_owned(), kind), "{code}");
        }
        assert_eq!(NumberFormat::built_in(2).show(5.1, false).0, "5.10");
        assert_eq!(NumberFormat::built_in(14).show(44_651.0, true).0, "2026-04-01");
        assert_eq!(NumberFormat::built_in(14).show(1.0, false).0, "1900-01-01");
        assert_eq!(NumberFormat::built_in(20).show(0.5, false).0, "12:00:00");
        assert_eq!(NumberFormat::built_in(14).show(1e300, false).1, CellKind::PlainNumber);
    }
}
