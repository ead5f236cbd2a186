//! Amounts in euros, kept in cents: `1.234,56 €` in German, `€1,234.56` in English, in the other
//! languages as in German.

use super::grouping;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// What may stand before or after the number.
const SIGNS: [&str; 3] = ["€", "EUR", "Euro"];

/// Reads an amount with at most two decimal places, with or without the currency.
pub(super) fn read(typed: &str, language: Language) -> Result<i64, Fault> {
    cents(typed, language).ok_or_else(|| Fault::new(ProblemCode::NotAnAmount))
}

/// Writes an amount as the language does.
pub(super) fn show(cents: i64, language: Language) -> String {
    let minus = grouping::minus(cents, language);
    let euros = grouping::show_places(cents.unsigned_abs(), 2, language);
    match language {
        Language::En => [minus, "€", &euros].concat(),
        _ => [minus, &euros, "\u{a0}€"].concat(),
    }
}

/// The cents of an amount; `i64::MAX` stands for all that is larger.
fn cents(typed: &str, language: Language) -> Option<i64> {
    let (negative, amount) = grouping::split_sign(typed);
    let amount = without_currency(amount);
    let cents = grouping::read_places(amount, 2, language)?;
    Some(if negative { cents.saturating_neg() } else { cents })
}

/// The amount without one sign of the currency, before or after it.
fn without_currency(amount: &str) -> &str {
    let found = SIGNS
        .iter()
        .find_map(|sign| amount.strip_suffix(sign).or_else(|| amount.strip_prefix(sign)));
    found.unwrap_or(amount).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_amounts_as_the_language_writes_them() {
        let cases = [
            ("1.234,56", Language::De, Some(123_456)),
            ("12,5 €", Language::De, Some(1250)),
            ("12€", Language::De, Some(1200)),
            ("€ 12", Language::De, Some(1200)),
            ("12,00 EUR", Language::De, Some(1200)),
            ("96 Euro", Language::De, Some(9600)),
            ("-3,01\u{a0}€", Language::De, Some(-301)),
            ("1,234.56", Language::En, Some(123_456)),
            ("-€1,234.56", Language::En, Some(-123_456)),
            ("0,00", Language::De, Some(0)),
            ("99999999999999999999,00", Language::De, Some(i64::MAX)),
            ("1,234", Language::De, None),
            ("12.50", Language::De, None),
            ("12,50", Language::En, None),
            ("12,", Language::De, None),
            (",50", Language::De, None),
            ("12,+5", Language::De, None),
            ("€12€", Language::De, None),
            ("€", Language::De, None),
            ("12 $", Language::De, None),
            ("zwölf", Language::De, None),
        ];
        for (typed, language, expected) in cases {
            assert_eq!(read(typed, language).ok(), expected, "{typed}");
        }
    }

    #[test]
    fn shows_groups_and_both_places() {
        assert_eq!(show(123_456_789, Language::De), "1.234.567,89\u{a0}€");
        assert_eq!(show(-100_005, Language::En), "-€1,000.05");
        assert_eq!(show(7, Language::De), "0,07\u{a0}€");
        assert_eq!(show(123_456, Language::Uk), "1\u{a0}234,56\u{a0}€");
        assert_eq!(show(-123_456, Language::Ar), "\u{200e}-1.234,56\u{a0}€");
    }
}
