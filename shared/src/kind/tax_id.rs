//! Tax identification numbers of persons (Identifikationsnummer, § 139b AO): eleven digits, the
//! last a check digit (ISO 7064, MOD 11,10). Of the first ten, of which the first is not 0,
//! exactly one digit occurs twice or three times and no other more than once; three alike never
//! stand side by side (Bundeszentralamt für Steuern, structure since 2016).

use super::{check_digit, spelling};
use crate::assessment::ProblemCode;

/// The number without the spaces that it is printed with.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    let number = spelling::compact(typed);
    let Some(first) = number.get(..10).filter(|_| spelling::fits(&number, "###########")) else {
        return Err(ProblemCode::NotATaxId);
    };
    let good = !first.starts_with('0') && repeats_one(first) && check_digit::mod_11_10(&number);
    if good { Ok(number) } else { Err(ProblemCode::CheckDigits) }
}

/// In the groups it is printed in: `12 345 678 903`.
pub(super) fn show(number: &str) -> String {
    spelling::grouped(number, &[2, 3, 3])
}

/// Whether exactly one digit is there more than once: twice, or three times apart.
fn repeats_one(digits: &str) -> bool {
    let count = |digit: char| digits.chars().filter(|other| *other == digit).count();
    let mut repeated = ('0'..='9').filter(|digit| count(*digit) > 1);
    let (Some(digit), None) = (repeated.next(), repeated.next()) else { return false };
    let side_by_side = digits
        .as_bytes()
        .windows(3)
        .any(|three| three.iter().all(|other| char::from(*other) == digit));
    count(digit) <= 3 && !side_by_side
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_repeats() {
        // The published example 86 095 742 719, and numbers of its kind.
        for typed in ["86095742719", "86 095 742 719", "47-036-892-816", "65 929 970 489"] {
            assert!(spell(typed).is_ok(), "{typed}");
        }
        assert_eq!(show("86095742719"), "86 095 742 719");
        for (typed, code) in [
            ("86095742718", ProblemCode::CheckDigits),
            ("68095742719", ProblemCode::CheckDigits),
            ("06095742719", ProblemCode::CheckDigits),
            ("12345678903", ProblemCode::CheckDigits),
            ("8609574271", ProblemCode::NotATaxId),
            ("860957427190", ProblemCode::NotATaxId),
            ("8609574271A", ProblemCode::NotATaxId),
            ("", ProblemCode::NotATaxId),
        ] {
            assert_eq!(spell(typed), Err(code), "{typed}");
        }
        assert!(repeats_one("1123456789") && repeats_one("1213145678"));
        for digits in ["1234567890", "1112345678", "1122345678", "1213141567", "1111234567"] {
            assert!(!repeats_one(digits), "{digits}");
        }
    }
}
