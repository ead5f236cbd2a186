//! Moments as clocks in Germany show them.

use crate::Date;
use crate::kind::Kind;
use crate::language::Language;
use crate::value::Value;

/// A moment in UTC (RFC 3339, ending in `Z`) by the legal time in Germany; a text that is none
/// stays as it is.
pub(super) fn show(moment: &str, language: Language) -> String {
    local(moment).map_or_else(
        || moment.to_owned(),
        |(day, minutes)| {
            let day = Kind::Date { min: None, max: None }.show(
                &Value::Date(day),
                language,
                &str::to_owned,
            );
            let (hour, minute) = (minutes / 60, minutes % 60);
            match language {
                Language::De => format!("{day}, {hour:02}:{minute:02} Uhr"),
                _ => format!("{day}, {hour:02}:{minute:02}"),
            }
        },
    )
}

/// A moment of German legal time, given in minutes since midnight, with its distance from UTC, as
/// in `2026-11-28T00:00:00.000+01:00`. Of the hour that there is twice in October, the first.
pub(super) fn moment(day: Date, minutes: i64) -> String {
    let summer = is_summer(day, minutes - 120).unwrap_or(false);
    let (hour, minute, distance) = (minutes / 60, minutes % 60, if summer { 2 } else { 1 });
    format!("{day}T{hour:02}:{minute:02}:00.000+0{distance}:00")
}

/// The day in Germany and the minutes since its midnight.
fn local(moment: &str) -> Option<(Date, i64)> {
    let (day, time) = moment.strip_suffix('Z')?.split_once('T')?;
    let day: Date = day.parse().ok()?;
    let mut parts = time.split(':');
    let mut part = |most: i64| {
        let digits = parts.next().filter(|digits| digits.len() == 2)?;
        digits.parse::<i64>().ok().filter(|number| (0..=most).contains(number))
    };
    let minutes = part(23)? * 60 + part(59)?;
    let minutes = minutes + if is_summer(day, minutes)? { 120 } else { 60 };
    Some((day.plus_days(minutes / 1440).ok()?, minutes % 1440))
}

/// Summer time lasts from the last Sunday in March to that in October, 1:00 UTC each (directive
/// 2000/84/EC, § 2 SoZV).
fn is_summer(day: Date, minutes: i64) -> Option<bool> {
    let moment = day.days_since_epoch() * 1440 + minutes;
    let starts = Date::last_sunday(day.year(), 3)? * 1440 + 60;
    let ends = Date::last_sunday(day.year(), 10)? * 1440 + 60;
    Some((starts..ends).contains(&moment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_change_at_one_in_utc() {
        for (moment, expected) in [
            ("2026-11-23T22:31:51Z", "23.11.2026, 23:31 Uhr"),
            ("2026-12-31T23:30:00.123Z", "01.01.2027, 00:30 Uhr"),
            ("2026-03-29T00:59:59Z", "29.03.2026, 01:59 Uhr"),
            ("2026-03-29T01:00:00Z", "29.03.2026, 03:00 Uhr"),
            ("2026-10-25T00:59:59Z", "25.10.2026, 02:59 Uhr"),
            ("2026-10-25T01:00:00Z", "25.10.2026, 02:00 Uhr"),
            ("2024-03-31T01:00:00Z", "31.03.2024, 03:00 Uhr"),
            ("2026-13-01T00:00:00Z", "2026-13-01T00:00:00Z"),
            ("heute", "heute"),
        ] {
            assert_eq!(show(moment, Language::De), expected);
        }
        assert_eq!(show("2026-11-23T22:31:51Z", Language::En), "23 November 2026, 23:31");
    }

    #[test]
    fn moments_have_their_distance_from_utc() {
        for (day, minutes, expected) in [
            ("2026-11-28", 0, "2026-11-28T00:00:00.000+01:00"),
            ("2026-07-01", 715, "2026-07-01T11:55:00.000+02:00"),
            ("2026-03-29", 119, "2026-03-29T01:59:00.000+01:00"),
            ("2026-03-29", 180, "2026-03-29T03:00:00.000+02:00"),
            ("2026-10-25", 179, "2026-10-25T02:59:00.000+02:00"),
            ("2026-10-25", 180, "2026-10-25T03:00:00.000+01:00"),
        ] {
            assert_eq!(moment(day.parse().unwrap(), minutes), expected);
        }
    }
}
