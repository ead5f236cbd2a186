//! Digits in groups of three: `1.234` in German and Upper Sorbian, `1,234` in English, `1 234` in
//! Ukrainian, and understood in all (DIN 5008, BIPM's SI brochure 5.4.4, CLDR). Countries that
//! speak Arabic differ in their marks; in Germany they stand as on every bill here.

use crate::language::Language;

/// The sign between groups.
pub(super) fn group_mark(language: Language) -> char {
    match language {
        Language::En => ',',
        Language::Uk => '\u{a0}',
        Language::De | Language::Hsb | Language::Ar => '.',
    }
}

/// The sign before the fraction.
pub(super) fn decimal_mark(language: Language) -> char {
    match language {
        Language::En => '.',
        _ => ',',
    }
}

/// Reads digits that are grouped throughout or not at all; `i64::MAX` stands for all that is
/// larger, none for what is no number.
pub(super) fn read(typed: &str, language: Language) -> Option<i64> {
    let mark = typed.chars().find(|letter| !letter.is_ascii_digit());
    if let Some(mark) = mark {
        let known = mark == group_mark(language) || is_space(mark);
        let mut groups = typed.split(mark);
        let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
        if !known || !first || !groups.all(|group| group.len() == 3) {
            return None;
        }
    }
    if typed.is_empty() || typed.chars().any(|it| !it.is_ascii_digit() && Some(it) != mark) {
        return None;
    }
    let digits = typed.chars().filter_map(|digit| digit.to_digit(10)).map(i64::from);
    Some(digits.fold(0_i64, |number, digit| number.saturating_mul(10).saturating_add(digit)))
}

/// Reads a number with at most so many decimal places, in units of the last of them; `i64::MAX`
/// stands for all that is larger.
pub(super) fn read_places(typed: &str, places: u8, language: Language) -> Option<i64> {
    let (negative, number) = split_sign(typed);
    let (whole, fraction) = match number.split_once(decimal_mark(language)) {
        None => (number, ""),
        Some((_, "")) => return None,
        Some(parts) => parts,
    };
    let places = usize::from(places);
    if fraction.len() > places || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.bytes().chain(std::iter::repeat(b'0')).take(places);
    let number = fraction.fold(read(whole, language)?, |number, digit| {
        number.saturating_mul(10).saturating_add(i64::from(digit - b'0'))
    });
    Some(if negative { -number } else { number })
}

/// Writes units of the last of so many decimal places, the whole number in groups.
pub(super) fn show_places(number: u64, places: u8, language: Language) -> String {
    let units = 10_u64.saturating_pow(u32::from(places));
    let mut shown = show(number / units, language);
    if places > 0 {
        shown.push(decimal_mark(language));
        // One more digit before them, so that leading noughts are written.
        let fraction = (number % units + units).to_string();
        shown.push_str(fraction.get(1..).unwrap_or_default());
    }
    shown
}

/// Writes a number in groups.
pub(super) fn show(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(group_mark(language));
        }
        shown.push(digit);
    }
    shown
}

/// The sign before a number. In a line from right to left it would stand behind it, had it no
/// mark of its own (CLDR, Arabic).
pub(super) fn minus(number: i64, language: Language) -> &'static str {
    match (number < 0, language) {
        (false, _) => "",
        (true, Language::Ar) => "\u{200e}-",
        (true, _) => "-",
    }
}

/// Splits a leading minus off: whether there was one, and the rest.
pub(super) fn split_sign(typed: &str) -> (bool, &str) {
    match typed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, typed.strip_prefix('+').unwrap_or(typed)),
    }
}

/// A space, also one that does not break or is narrow.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_of_three_and_alike() {
        let cases = [
            ("0", Language::De, Some(0)),
            ("007", Language::De, Some(7)),
            ("1234", Language::De, Some(1234)),
            ("1.234", Language::De, Some(1234)),
            ("1,234", Language::En, Some(1234)),
            ("1 234 567", Language::De, Some(1_234_567)),
            ("1\u{202f}234", Language::En, Some(1234)),
            ("1\u{a0}234", Language::Uk, Some(1234)),
            ("1.234", Language::Hsb, Some(1234)),
            ("1.234", Language::Ar, Some(1234)),
            ("1.234", Language::Uk, None),
            ("99999999999999999999", Language::De, Some(i64::MAX)),
            ("1.234", Language::En, None),
            ("1.23", Language::De, None),
            ("1234.567", Language::De, None),
            ("1.234 567", Language::De, None),
            (".234", Language::De, None),
            ("1..234", Language::De, None),
            ("", Language::De, None),
            ("١٢", Language::De, None),
        ];
        for (typed, language, expected) in cases {
            assert_eq!(read(typed, language), expected, "{typed}");
        }
    }
}
