//! Days: typed `31.1.2026`, `2026-01-31` or with the month's name; the year has four digits,
//! since two would leave the century open. They are shown as here on paper, and so that it does
//! not depend on the browser: what a person reads, the copy and the endpoint's check are one.

use crate::Date;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// Reads a day; months' names of every language that has any are understood.
pub(super) fn read(typed: &str) -> Result<Date, Fault> {
    let day = typed.parse().ok().or_else(|| in_numbers(typed)).or_else(|| in_words(typed));
    day.ok_or_else(|| Fault::new(ProblemCode::NotADate))
}

/// Whether a day is within its field's bounds.
pub(super) fn check(day: Date, min: Option<Date>, max: Option<Date>) -> Result<(), Fault> {
    if let Some(min) = min.filter(|min| day < *min) {
        return Err(Fault::with(ProblemCode::TooEarly, min));
    }
    if let Some(max) = max.filter(|max| day > *max) {
        return Err(Fault::with(ProblemCode::TooLate, max));
    }
    Ok(())
}

/// Writes a day so that nobody can take the day for the month: `31.01.2026`, in English `31 January 2026`.
pub(super) fn show(day: Date, language: Language) -> String {
    let (year, month) = (day.year(), day.month());
    match language {
        Language::En => [&day.day().to_string(), " ", &month_and_year(day, language)].concat(),
        _ => format!("{:02}.{month:02}.{year:04}", day.day()),
    }
}

/// Writes the month of a day: `Januar 2026`, `January 2026`, elsewhere `01.2026`.
pub(super) fn month_and_year(day: Date, language: Language) -> String {
    let names = language.words().months;
    match usize::try_from(day.month() - 1).ok().and_then(|at| names.get(at)) {
        Some(name) => format!("{name} {:04}", day.year()),
        None => format!("{:02}.{:04}", day.month(), day.year()),
    }
}

/// `31.1.2026`, also with spaces after the points.
fn in_numbers(typed: &str) -> Option<Date> {
    let (day, rest) = typed.split_once('.')?;
    let (month, year) = rest.split_once('.')?;
    Date::new(number(year.trim_start(), 4)?, number(month.trim_start(), 2)?, number(day, 2)?).ok()
}

/// `31 January 2026` or `31. Januar 2026`.
fn in_words(typed: &str) -> Option<Date> {
    let mut words = typed.split_whitespace();
    let (day, name, year) = (words.next()?, words.next()?, words.next()?);
    // The only letter beyond ASCII is that of March; folding all of Unicode would cost 15 KB.
    let name = name.replace('Ä', "ä");
    let is_name = |month: &str| month.eq_ignore_ascii_case(&name);
    let months = Language::ALL.map(|language| language.words().months);
    let month = months.iter().find_map(|names| names.iter().position(|month| is_name(month)))?;
    let day = number(day.strip_suffix('.').unwrap_or(day), 2)?;
    let month = i64::try_from(month).ok()? + 1;
    words.next().is_none().then(|| Date::new(number(year, 4)?, month, day).ok())?
}

/// Digits: a year's exactly four, otherwise one or two.
fn number(digits: &str, most: usize) -> Option<i64> {
    let least = if most == 4 { 4 } else { 1 };
    let fits = (least..=most).contains(&digits.len());
    (fits && digits.bytes().all(|digit| digit.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_that_the_calendar_has() {
        let day = Date::new(2026, 1, 31).unwrap();
        for typed in [
            "31.01.2026",
            "31.1.2026",
            "31. 1. 2026",
            "2026-01-31",
            "31 January 2026",
            "31. januar 2026",
        ] {
            assert_eq!(read(typed), Ok(day), "{typed}");
        }
        assert_eq!(read("1. MÄRZ 2024"), Ok(Date::new(2024, 3, 1).unwrap()));
        for language in Language::ALL {
            let shown = show(day, language);
            assert_eq!(read(&shown), Ok(day), "{shown}");
        }
        for typed in [
            "31.02.2026",
            "31.01.26",
            "31.01.02026",
            "1.2",
            "31/01/2026",
            "2026-1-31",
            "+1.01.2026",
            "001.1.2026",
            "31 Januar",
            "31 Brumaire 2026",
            "31 Januar 2026 morgens",
            "heute",
        ] {
            assert_eq!(read(typed), Err(Fault::new(ProblemCode::NotADate)), "{typed}");
        }
    }

    #[test]
    fn bounds_are_named() {
        let (first, last) = (Date::new(2026, 1, 1).ok(), Date::new(2026, 12, 31).ok());
        let early = check(Date::new(2025, 12, 31).unwrap(), first, last).unwrap_err();
        assert_eq!(early, Fault::with(ProblemCode::TooEarly, "2026-01-01"));
        let late = check(Date::new(2027, 1, 1).unwrap(), first, last).unwrap_err();
        assert_eq!(late, Fault::with(ProblemCode::TooLate, "2026-12-31"));
        assert!(check(Date::new(2026, 12, 31).unwrap(), first, last).is_ok());
    }
}
