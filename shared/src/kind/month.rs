//! Months of a year, and days of which only the month or the year is known, as in civil status
//! documents of some countries (Personenstandsurkunden; ISO 8601, 4.3): `YYYY-MM`, `YYYY`.

use super::{date, spelling};
use crate::Date;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// Reads `3/2026`, `03.2026`, `2026-03`, `März 2026` or `March 2026`.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    month(typed).ok_or(ProblemCode::NotAMonth)
}

/// Reads a day, a month or a year with four digits. Noughts stand for what is unknown, as they
/// do in identity documents: `00.03.1985`, `00.00.1985`.
pub(super) fn spell_partial(typed: &str) -> Result<String, ProblemCode> {
    let mut known = typed.trim_start_matches(['.', ' ']);
    while let Some(rest) = known.strip_prefix("00.") {
        known = rest.trim_start();
    }
    let year = || (spelling::fits(known, "####") && known != "0000").then(|| known.to_owned());
    let day = || date::read(known).ok().map(|day| day.to_string());
    year().or_else(|| month(known)).or_else(day).ok_or(ProblemCode::NotAPartialDate)
}

/// Whether some day of a month or year, or the day, is within bounds.
pub(super) fn check(text: &str, min: Option<Date>, max: Option<Date>) -> Result<(), Fault> {
    let first = first(text);
    let months = match text.len() {
        4 => 12,
        7 => 1,
        _ => 0,
    };
    let after = first.and_then(|day| day.plus_months(months).ok());
    let last = match months {
        0 => first,
        // In December 9999 there is no day after.
        _ => after.and_then(|day| day.plus_days(-1).ok()),
    };
    if let Some(last) = last {
        date::check(last, min, None)?;
    }
    first.map_or(Ok(()), |first| date::check(first, None, max))
}

/// `März 2026`, elsewhere `03.2026`; `31.01.2026`, `1985`.
pub(super) fn show(text: &str, language: Language) -> String {
    match (text.len(), first(text)) {
        (7, Some(day)) => date::month_and_year(day, language),
        (10, Some(day)) => date::show(day, language),
        _ => text.to_owned(),
    }
}

/// The first day of a month or year.
fn first(text: &str) -> Option<Date> {
    [text, "-01-01".get(..10_usize.saturating_sub(text.len()))?].concat().parse().ok()
}

fn month(typed: &str) -> Option<String> {
    if spelling::fits(typed, "####-##") {
        return first(typed).map(|_| typed.to_owned());
    }
    // Every month has a first.
    let day = match typed.split_once(['.', '/']) {
        Some((month, year)) if !year.contains('.') && !month.contains(' ') => {
            ["1.", month, ".", year].concat()
        }
        _ => ["1 ", typed].concat(),
    };
    let day = date::read(&day).ok()?.to_string();
    day.get(..7).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        for typed in ["2026-03", "3/2026", "03.2026", "3. 2026", "März 2026", "march 2026"] {
            assert_eq!(spell(typed).as_deref(), Ok("2026-03"), "{typed}");
        }
        for typed in [
            "2026-13",
            "2026-00",
            "0000-01",
            "13/2026",
            "3/26",
            "2026",
            "1.3.2026",
            "31 März 2026",
            "März",
            "",
        ] {
            assert_eq!(spell(typed), Err(ProblemCode::NotAMonth), "{typed}");
        }
        assert_eq!(show("2026-03", Language::De), "März 2026");
        assert_eq!(show("2026-03", Language::En), "March 2026");
        for language in Language::ALL {
            let shown = show("2026-03", language);
            assert_eq!(spell(&shown).as_deref(), Ok("2026-03"), "{shown}");
        }
    }

    #[test]
    fn what_is_known_of_a_day() {
        for (typed, expected) in [
            ("1985", "1985"),
            ("00.00.1985", "1985"),
            ("..1985", "1985"),
            (".3.1985", "1985-03"),
            ("00.03.1985", "1985-03"),
            ("März 1985", "1985-03"),
            ("1.3.1985", "1985-03-01"),
            ("1985-03-01", "1985-03-01"),
        ] {
            assert_eq!(spell_partial(typed).as_deref(), Ok(expected), "{typed}");
        }
        for typed in ["85", "0000", "31.02.1985", "1.1985.", "unbekannt", ""] {
            assert_eq!(spell_partial(typed), Err(ProblemCode::NotAPartialDate), "{typed}");
        }
        assert_eq!(show("1985", Language::De), "1985");
        assert_eq!(show("1985-03-01", Language::De), "01.03.1985");
    }

    #[test]
    fn some_day_is_within_the_bounds() {
        let (first, last) = (Date::new(1985, 3, 31).ok(), Date::new(2026, 1, 1).ok());
        for text in ["1985", "1985-03", "1985-03-31", "2026", "2026-01"] {
            assert_eq!(check(text, first, last), Ok(()), "{text}");
        }
        for text in ["1984", "1985-02", "1985-03-30"] {
            let early = Fault::with(ProblemCode::TooEarly, "1985-03-31");
            assert_eq!(check(text, first, last), Err(early), "{text}");
        }
        for text in ["2027", "2026-02", "2026-01-02"] {
            let late = Fault::with(ProblemCode::TooLate, "2026-01-01");
            assert_eq!(check(text, first, last), Err(late), "{text}");
        }
        assert_eq!(check("9999-12", first, None), Ok(()));
    }
}
