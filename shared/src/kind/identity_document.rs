//! Serial numbers of German identity cards and passports (Personalausweis, § 5 (2) no. 10 PAuswG;
//! Reisepass, § 4 (1) no. 10 PassG): nine characters of digits and the letters C, F, G, H, J, K,
//! L, M, N, P, R, T, V, W, X, Y and Z, which cannot be taken for others. The tenth is the check
//! digit of the machine-readable lines (ICAO Doc 9303-3, 4.9), where a person types it along.

use super::{check_digit, spelling};
use crate::assessment::ProblemCode;

/// The number in capitals, without spaces and without `D` or `<` behind it, as machine-readable
/// lines have them; with the check digit if it was typed. The letter `O`, which no number has, is
/// a zero.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    let typed = spelling::compact(typed).replace('O', "0");
    let number = typed.trim_end_matches('<');
    let number = number.strip_suffix('D').filter(|rest| rest.len() == 10).unwrap_or(number);
    let serial = number.get(..9).unwrap_or_default();
    let check = number.get(9..).unwrap_or_default();
    let letters = |byte: u8| byte.is_ascii_digit() || b"CFGHJKLMNPRTVWXYZ".contains(&byte);
    let form = serial.len() == 9 && serial.bytes().all(letters);
    if !form || !spelling::fits(check, "|#") {
        return Err(ProblemCode::NotAnIdentityDocument);
    }
    let digit = check.chars().next().and_then(|check| check.to_digit(10));
    match digit.is_none() || digit == check_digit::icao(serial) {
        true => Ok(number.to_owned()),
        false => Err(ProblemCode::CheckDigits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_may_be_left_out() {
        // The specimens of the Federal Ministry of the Interior.
        for (typed, expected) in [
            ("L01X00T47", "L01X00T47"),
            ("l01x 00t4 71", "L01X00T471"),
            ("LO1XOOT471D<<", "L01X00T471"),
            ("C01X00T478", "C01X00T478"),
        ] {
            assert_eq!(spell(typed).as_deref(), Ok(expected), "{typed}");
        }
        for (typed, code) in [
            ("L01X00T472", ProblemCode::CheckDigits),
            ("L01X00T4", ProblemCode::NotAnIdentityDocument),
            ("L01X00T4711", ProblemCode::NotAnIdentityDocument),
            ("L01A00T47", ProblemCode::NotAnIdentityDocument),
            ("Ä01X00T4", ProblemCode::NotAnIdentityDocument),
            ("", ProblemCode::NotAnIdentityDocument),
        ] {
            assert_eq!(spell(typed), Err(code), "{typed}");
        }
    }
}
