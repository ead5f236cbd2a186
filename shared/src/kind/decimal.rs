//! Decimal numbers with a fixed number of places, kept in units of the last: `2,5` is 250 with two
//! places.

use super::grouping;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// The most decimal places that a field may have.
pub const MOST_PLACES: u8 = 6;

/// Reads a number with at most so many decimal places.
pub(super) fn read(typed: &str, places: u8, language: Language) -> Result<i64, Fault> {
    let fault = || Fault::with(ProblemCode::NotADecimal, places);
    grouping::read_places(typed, places, language).ok_or_else(fault)
}

/// Writes a number with all its places: `1.234,50`.
pub(super) fn show(number: i64, places: u8, language: Language) -> String {
    [
        grouping::minus(number, language),
        &grouping::show_places(number.unsigned_abs(), places, language),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_fixed() {
        for (typed, places, language, expected) in [
            ("2,5", 2, Language::De, Some(250)),
            ("2.5", 1, Language::En, Some(25)),
            ("-1.234,567", 3, Language::De, Some(-1_234_567)),
            ("3", 1, Language::De, Some(30)),
            ("2,55", 1, Language::De, None),
            ("2,", 1, Language::De, None),
            (",5", 1, Language::De, None),
            ("2.5", 1, Language::De, None),
            ("1e3", 1, Language::De, None),
        ] {
            assert_eq!(read(typed, places, language).ok(), expected, "{typed}");
        }
        assert_eq!(show(-123_450, 2, Language::De), "-1.234,50");
        assert_eq!(show(5, 3, Language::En), "0.005");
        assert_eq!(show(5, 0, Language::En), "5");
    }
}
