//! The time of day in Norway and Sweden: UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of October, at 01:00 UTC.
//!
//! Source: directive 2000/84/EC. One rule of four lines, in place of a time zone database.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// The wall clock at an instant.
pub fn wall_clock(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    let summer = match (last_sunday_at_one(utc.year(), 3), last_sunday_at_one(utc.year(), 10)) {
        (Some(begins), Some(ends)) => begins <= utc && utc < ends,
        _ => false,
    };
    utc + TimeDelta::hours(if summer { 2 } else { 1 })
}

/// The day on the wall at an instant.
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    wall_clock(at).date()
}

fn last_sunday_at_one(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let sunday = last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))?;
    sunday.and_hms_opt(1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_time_begins_and_ends_at_one_utc() {
        let cases = [
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
            ("2026-12-31T23:30:00Z", "2027-01-01T00:30:00"),
        ];
        for (instant, expected) in cases {
            let at: DateTime<Utc> = instant.parse().unwrap();
            assert_eq!(wall_clock(at).format("%Y-%m-%dT%H:%M:%S").to_string(), expected, "{instant}");
        }
    }
}
