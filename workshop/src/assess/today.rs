//! The day in Europe/Berlin.

use std::time::{SystemTime, UNIX_EPOCH};

use shared::Date;
use shared::date::NotADate;

/// The day in Europe/Berlin now.
pub fn today() -> Result<Date, NotADate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| NotADate)?;
    berlin_day(i64::try_from(since.as_secs()).map_err(|_| NotADate)?)
}

/// The day in Europe/Berlin at a moment, in seconds since 1970-01-01T00:00Z.
///
/// Summer time begins and ends at 01:00 UTC on the last Sundays of March and October (Directive
/// 2000/84/EC, in force since 2002; earlier years follow the same rule here).
pub fn berlin_day(seconds: i64) -> Result<Date, NotADate> {
    let day = Date::from_days_since_epoch(seconds.div_euclid(86_400))?;
    let begins = last_sunday(day.year(), 3)? * 86_400 + 3_600;
    let ends = last_sunday(day.year(), 10)? * 86_400 + 3_600;
    let summer = (begins..ends).contains(&seconds);
    let offset = if summer { 7_200 } else { 3_600 };
    Date::from_days_since_epoch((seconds + offset).div_euclid(86_400))
}

/// The last Sunday of a month with 31 days, in days since 1970-01-01 (a Thursday).
fn last_sunday(year: i64, month: i64) -> Result<i64, NotADate> {
    let last = Date::new(year, month, 31)?.days_since_epoch();
    Ok(last - (last + 4).rem_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_berlin() {
        let cases = [
            (1_795_474_800 - 1, "2026-11-23"),
            (1_795_474_800, "2026-11-24"),
            // 2026-07-01T21:59:59Z and 22:00:00Z
            (1_782_943_199, "2026-07-01"),
            (1_782_943_200, "2026-07-02"),
            (0, "1970-01-01"),
        ];
        for (seconds, day) in cases {
            assert_eq!(berlin_day(seconds).unwrap().to_string(), day, "{seconds}");
        }
        assert_eq!(
            Date::from_days_since_epoch(last_sunday(2026, 3).unwrap()),
            Date::new(2026, 3, 29)
        );
        assert_eq!(
            Date::from_days_since_epoch(last_sunday(2027, 10).unwrap()),
            Date::new(2027, 10, 31)
        );
    }
}
