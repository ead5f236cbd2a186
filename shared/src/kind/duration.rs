//! Durations: a whole number of a unit that the field states. Months and years are not converted
//! into days, since they differ.

use serde::{Deserialize, Serialize};

use super::integer;
use crate::assessment::Fault;
use crate::language::Language;

/// What durations are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl Unit {
    /// All units, with their words for one and for several, German before English.
    pub const ALL: [(Self, [&'static str; 4]); 6] = [
        (Self::Minutes, ["Minute", "Minuten", "minute", "minutes"]),
        (Self::Hours, ["Stunde", "Stunden", "hour", "hours"]),
        (Self::Days, ["Tag", "Tage", "day", "days"]),
        (Self::Weeks, ["Woche", "Wochen", "week", "weeks"]),
        (Self::Months, ["Monat", "Monate", "month", "months"]),
        (Self::Years, ["Jahr", "Jahre", "year", "years"]),
    ];

    fn words(self) -> [&'static str; 4] {
        Self::ALL.iter().find(|(unit, _)| *unit == self).map_or([""; 4], |(_, words)| *words)
    }

    /// Its word for several.
    pub fn word(self, language: Language) -> &'static str {
        let [_, german, _, english] = self.words();
        if language == Language::De { german } else { english }
    }
}

/// Reads a number, with or without the word for the unit.
pub(super) fn read(typed: &str, unit: Unit, language: Language) -> Result<i64, Fault> {
    let begins = typed.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(typed.len());
    let (number, word) = typed.split_at_checked(begins).unwrap_or((typed, ""));
    let known = word.is_empty() || unit.words().iter().any(|own| own.eq_ignore_ascii_case(word));
    integer::read(if known { number.trim_end() } else { typed }, language)
}

/// `3 Monate`, `1 month`.
pub(super) fn show(number: i64, unit: Unit, language: Language) -> String {
    let [one, several, one_english, several_english] = unit.words();
    let word = match (language, number) {
        (Language::De, 1) => one,
        (Language::De, _) => several,
        (Language::En, 1) => one_english,
        (Language::En, _) => several_english,
    };
    [&number.to_string(), word].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_may_be_typed_along() {
        for typed in ["3", "3 Monate", "3 months", "3Monate", "3 MONAT"] {
            assert_eq!(read(typed, Unit::Months, Language::De), Ok(3), "{typed}");
        }
        for typed in ["3 Jahre", "drei", "3,5 Monate", "Monate", ""] {
            assert!(read(typed, Unit::Months, Language::De).is_err(), "{typed}");
        }
        assert_eq!(show(1, Unit::Years, Language::De), "1 Jahr");
        assert_eq!(show(2, Unit::Hours, Language::En), "2 hours");
    }
}
