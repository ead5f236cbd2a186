//! Times of day, and days with a time, as clocks in Germany show them (Europe/Berlin; ISO 8601
//! without zone): `HH:MM` and `YYYY-MM-DDTHH:MM`, both sortable as texts.

use super::date;
use crate::Date;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// The last minute of a day, counted from its midnight.
pub const LAST_MINUTE: u32 = 24 * 60 - 1;

/// Reads `8:30`, `8.30`, `0830`, `8 Uhr 30`, `8 Uhr`, `8:30 pm` and the like.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    read(typed).map(written).ok_or(ProblemCode::NotATime)
}

/// Reads a day, as fields of that kind do, and behind it a time; between them space, a comma, `T`,
/// `um` or `at`. Times that clocks skip when summer time begins do not exist.
pub(super) fn spell_with_day(typed: &str) -> Result<String, ProblemCode> {
    let mut ends = typed.char_indices().filter(|(_, it)| it.is_whitespace() || ",T".contains(*it));
    let found = ends.find_map(|(at, _)| {
        let (day, time) = typed.split_at_checked(at)?;
        let time = time.trim_start_matches([',', 'T', ' ', '\u{a0}']);
        let time = time.strip_prefix("um ").or_else(|| time.strip_prefix("at ")).unwrap_or(time);
        Some((date::read(day).ok()?, read(time)?))
    });
    let (day, minutes) =
        found.filter(|(day, minutes)| !skipped(*day, *minutes)).ok_or(ProblemCode::NotADateTime)?;
    Ok([day.to_string(), written(minutes)].join("T"))
}

/// Whether a time is within bounds, in minutes since midnight.
pub(super) fn check(time: &str, min: u32, max: u32) -> Result<(), Fault> {
    let minutes = read(time).unwrap_or_default();
    if minutes < min {
        return Err(Fault::with(ProblemCode::TooSmall, written(min)));
    }
    if minutes > max {
        return Err(Fault::with(ProblemCode::TooLarge, written(max)));
    }
    Ok(())
}

/// Whether the day of a day with a time is within bounds.
pub(super) fn check_day(moment: &str, min: Option<Date>, max: Option<Date>) -> Result<(), Fault> {
    match moment.split('T').next().unwrap_or_default().parse() {
        Ok(day) => date::check(day, min, max),
        Err(_) => Err(Fault::new(ProblemCode::NotADateTime)),
    }
}

/// `08:30 Uhr`, `08:30`.
pub(super) fn show(time: &str, language: Language) -> String {
    let unit = if language == Language::De { " Uhr" } else { "" };
    [time, unit].concat()
}

/// `31.01.2026, 08:30 Uhr`, `31 January 2026, 08:30`.
pub(super) fn show_with_day(moment: &str, language: Language) -> String {
    let parts = moment.split_once('T').and_then(|(day, time)| Some((day.parse().ok()?, time)));
    match parts {
        Some((day, time)) => [date::show(day, language), show(time, language)].join(", "),
        None => moment.to_owned(),
    }
}

/// Minutes since midnight as `HH:MM`.
pub(super) fn written(minutes: u32) -> String {
    let digits = [minutes / 600, minutes / 60 % 10, minutes / 10 % 6, minutes % 10];
    let mut time: String = digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect();
    time.insert(2, ':');
    time
}

/// The minutes since midnight.
fn read(typed: &str) -> Option<u32> {
    let typed = typed.trim().to_ascii_lowercase();
    let (typed, noon) = match typed.strip_suffix("pm").map(|rest| (rest, Some(12))) {
        Some(evening) => evening,
        None => typed.strip_suffix("am").map_or((typed.as_str(), None), |rest| (rest, Some(0))),
    };
    let (hour, minute) = match typed.split_once("uhr") {
        Some((hour, minute)) if hour.contains([':', '.']) => {
            if !minute.is_empty() {
                return None;
            }
            hour.split_once([':', '.'])?
        }
        Some((hour, minute)) => (hour, minute),
        None => match typed.split_once([':', '.']) {
            Some(parts) => parts,
            None if typed.len() == 4 => typed.split_at_checked(2)?,
            None if noon.is_some() => (typed, ""),
            None => return None,
        },
    };
    let (hour, minute) = (hour.trim(), minute.trim());
    let mut hour = number(hour).filter(|_| hour.len() <= 2)?;
    let minute = match minute {
        "" if typed.contains("uhr") || noon.is_some() => 0,
        other => number(other).filter(|_| other.len() == 2)?,
    };
    if let Some(noon) = noon {
        hour = (1..=12).contains(&hour).then(|| hour % 12 + noon)?;
    }
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// At the beginning of summer time clocks go from 02:00 to 03:00.
fn skipped(day: Date, minutes: u32) -> bool {
    (120..180).contains(&minutes)
        && Date::last_sunday(day.year(), 3) == Some(day.days_since_epoch())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        for (typed, expected) in [
            ("08:30", "08:30"),
            ("8.30", "08:30"),
            ("0830", "08:30"),
            ("8:30 Uhr", "08:30"),
            ("8 Uhr", "08:00"),
            ("8 Uhr 05", "08:05"),
            ("8:30 pm", "20:30"),
            ("12 am", "00:00"),
            ("12pm", "12:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(spell(typed).as_deref(), Ok(expected), "{typed}");
        }
        for typed in
            ["24:00", "8:60", "8", "8:5", "008:30", "13 pm", "0 am", "8:30 Uhr 5", "+8:30", "", "ä"]
        {
            assert_eq!(spell(typed), Err(ProblemCode::NotATime), "{typed}");
        }
        assert_eq!(show("08:30", Language::De), "08:30 Uhr");
        assert_eq!(check("08:30", 510, 510), Ok(()));
        assert_eq!(check("08:29", 510, 600), Err(Fault::with(ProblemCode::TooSmall, "08:30")));
        assert_eq!(check("10:01", 510, 600), Err(Fault::with(ProblemCode::TooLarge, "10:00")));
    }

    #[test]
    fn days_with_a_time() {
        for typed in [
            "2026-01-31T08:30",
            "31.1.2026 8:30",
            "31.01.2026, 08:30 Uhr",
            "31. Januar 2026 um 8:30 Uhr",
            "31 January 2026 at 8:30 am",
        ] {
            assert_eq!(spell_with_day(typed).as_deref(), Ok("2026-01-31T08:30"), "{typed}");
        }
        assert!(spell_with_day("2026-03-29T03:00").is_ok());
        assert!(spell_with_day("2026-10-25T02:30").is_ok());
        for typed in ["2026-03-29T02:30", "2026-01-31", "08:30", "2026-02-30T08:30", ""] {
            assert_eq!(spell_with_day(typed), Err(ProblemCode::NotADateTime), "{typed}");
        }
        assert_eq!(show_with_day("2026-01-31T08:30", Language::De), "31.01.2026, 08:30 Uhr");
        assert_eq!(show_with_day("2026-01-31T08:30", Language::En), "31 January 2026, 08:30");
    }
}
