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
    /// All units, each with a word for one and another for several in every language, in the
    /// order of [`Language::ALL`]. Upper Sorbian and Ukrainian have more forms, and abbreviations
    /// that are alike in all of them.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Minutes, "Minute,Minuten,minute,minutes,min.,min.,хв,хв,دقيقة,دقائق"),
        (Self::Hours, "Stunde,Stunden,hour,hours,hodź.,hodź.,год,год,ساعة,ساعات"),
        (Self::Days, "Tag,Tage,day,days,dn.,dn.,дн.,дн.,يوم,أيام"),
        (Self::Weeks, "Woche,Wochen,week,weeks,tydź.,tydź.,тиж.,тиж.,أسبوع,أسابيع"),
        (Self::Months, "Monat,Monate,month,months,měs.,měs.,міс.,міс.,شهر,أشهر"),
        (Self::Years, "Jahr,Jahre,year,years,l.,l.,р.,р.,سنة,سنوات"),
    ];

    fn words(self) -> impl Iterator<Item = &'static str> {
        let own = Self::ALL.iter().find(|(unit, _)| *unit == self);
        own.map_or("", |(_, words)| *words).split(',')
    }

    /// Its word for several.
    pub fn word(self, language: Language) -> &'static str {
        self.form(language, 3)
    }

    /// Its word behind a number. Arabic counts several from 3 to 10 only.
    fn form(self, language: Language, number: i64) -> &'static str {
        let at = Language::ALL.iter().position(|own| *own == language).unwrap_or_default();
        let is_one = match language {
            Language::Ar => !(3..=10).contains(&(number.unsigned_abs() % 100)),
            _ => number == 1,
        };
        self.words().nth(2 * at + usize::from(!is_one)).unwrap_or_default()
    }
}

/// Reads a number, with or without the word for the unit.
pub(super) fn read(typed: &str, unit: Unit, language: Language) -> Result<i64, Fault> {
    // Words begin with Latin, Cyrillic or Arabic letters.
    let in_word = |letter: char| matches!(letter, 'A'..='Z' | 'a'..='z' | 'А'..='ۓ');
    let begins = typed.find(in_word).unwrap_or(typed.len());
    let (number, word) = typed.split_at_checked(begins).unwrap_or((typed, ""));
    let known = word.is_empty() || unit.words().any(|own| own.eq_ignore_ascii_case(word));
    integer::read(if known { number.trim_end() } else { typed }, language)
}

/// `3 Monate`, `1 month`.
pub(super) fn show(number: i64, unit: Unit, language: Language) -> String {
    [&number.to_string(), unit.form(language, number)].join(" ")
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
        assert_eq!(show(5, Unit::Months, Language::Ar), "5 أشهر");
        assert_eq!(show(12, Unit::Months, Language::Ar), "12 شهر");
        for (unit, _) in Unit::ALL {
            for language in Language::ALL {
                for number in [1, 2, 5, 21] {
                    let shown = show(number, unit, language);
                    assert_eq!(read(&shown, unit, language), Ok(number), "{shown}");
                }
            }
        }
    }
}
