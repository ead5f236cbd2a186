//! Licence plates of vehicles in Germany (Kfz-Kennzeichen, §§ 9 to 11 FZV): one to three letters
//! for the district, one or two letters and up to four digits, together at most eight with `H`
//! for historic or `E` for electric vehicles; seasonal ones with the first and last month, two to
//! eleven months long. Plates of authorities, the military, dealers and for export have other
//! forms and are none here.

use crate::assessment::ProblemCode;

/// The plate as `DD-AB 123`, `DD-AB 123H` or `DD-AB 123 04-10`. District and letters must be
/// typed apart, since `DDAB` may be Dresden's or another's.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    plate(typed).ok_or(ProblemCode::NotALicencePlate)
}

fn plate(typed: &str) -> Option<String> {
    let parts = parts(typed)?;
    let mut parts = parts.iter().map(String::as_str).peekable();
    let (district, letters, number) = (parts.next()?, parts.next()?, parts.next()?);
    let kind = parts.next_if(|part| matches!(*part, "H" | "E")).unwrap_or_default();
    let length = district.chars().count() + letters.len() + number.len() + kind.len();
    let good = (1..=3).contains(&district.chars().count())
        && district.chars().all(|letter| letter.is_ascii_uppercase() || "ÄÖÜ".contains(letter))
        && (1..=2).contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        && (1..=4).contains(&number.len())
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && !number.starts_with('0')
        && length <= 8;
    let mut plate = [district, "-", letters, " ", number, kind].concat();
    if let Some(first) = parts.next() {
        let (first, last) = (month(first)?, month(parts.next()?)?);
        let months = (last + 12 - first) % 12 + 1;
        if !(2..=11).contains(&months) {
            return None;
        }
        for (sign, month) in [(' ', first), ('-', last)] {
            plate.push(sign);
            plate.push(if month < 10 { '0' } else { '1' });
            plate.extend(char::from_digit(month % 10, 10));
        }
    }
    (good && parts.next().is_none()).then_some(plate)
}

/// Runs of letters, in capitals, and of digits.
fn parts(typed: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = None;
    for letter in typed.chars().take(40) {
        let letter = match letter {
            'ä' => 'Ä',
            'ö' => 'Ö',
            'ü' => 'Ü',
            other => other.to_ascii_uppercase(),
        };
        let class = match letter {
            '0'..='9' => Some(false),
            'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => Some(true),
            ' ' | '\u{a0}' | '-' | '\u{2010}'..='\u{2015}' | ':' | '.' | '/' | '·' => None,
            _ => return None,
        };
        match parts.last_mut() {
            Some(part) if class.is_some() && class == before => part.push(letter),
            _ if class.is_some() => parts.push(letter.to_string()),
            _ => {}
        }
        before = class;
    }
    Some(parts)
}

fn month(digits: &str) -> Option<u32> {
    let fits = digits.len() <= 2;
    digits.parse().ok().filter(|month| fits && (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_historic_electric_and_seasonal() {
        for (typed, expected) in [
            ("DD-AB 123", "DD-AB 123"),
            ("dd ab123", "DD-AB 123"),
            ("B – C 1", "B-C 1"),
            ("köt-a 9999", "KÖT-A 9999"),
            ("DD-AB 123 H", "DD-AB 123H"),
            ("D-AB 1234E", "D-AB 1234E"),
            ("ABG-XY 123", "ABG-XY 123"),
            ("DD-AB 123 4-10", "DD-AB 123 04-10"),
            ("DD-AB 123H 11/02", "DD-AB 123H 11-02"),
        ] {
            assert_eq!(spell(typed).as_deref(), Ok(expected), "{typed}");
        }
        for typed in [
            "DDAB 123",
            "DD-ABC 12",
            "DD-AB 0123",
            "DD-AB 12345",
            "DD-AB 1234E",
            "ABG-XY 1234",
            "DD-ÄB 12",
            "DD-AB 123 X",
            "DD-AB 123 04",
            "DD-AB 123 04-04",
            "DD-AB 123 05-04",
            "DD-AB 123 04-13",
            "DD-AB 123 04-10 2",
            "DD-1234",
            "Y-123456",
            "DD_AB 123",
            "",
        ] {
            assert_eq!(spell(typed), Err(ProblemCode::NotALicencePlate), "{typed}");
        }
    }
}
