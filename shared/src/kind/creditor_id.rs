//! Creditor identifiers of SEPA direct debits (Gläubiger-Identifikationsnummer; EPC 262-08): the
//! country, two check digits (ISO 7064, MOD 97-10, without the business code), a business code of
//! three characters, `ZZZ` where it is not used, and the country's own part; in Germany 18
//! characters, the last eleven digits (Deutsche Bundesbank).

use super::{check_digit, spelling};
use crate::assessment::ProblemCode;

/// The longest that the European Payments Council allows.
const LONGEST: usize = 35;

/// The identifier in capitals, without spaces.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    let id = spelling::compact(typed);
    let form = match id.starts_with("DE") {
        true => spelling::fits(&id, "DE##***###########"),
        false => {
            let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric());
            plain
                && id.len() <= LONGEST
                && spelling::fits(id.get(..8).unwrap_or_default(), "@@##****")
        }
    };
    let (Some(head), Some(own)) = (id.get(..4).filter(|_| form), id.get(7..)) else {
        return Err(ProblemCode::NotACreditorId);
    };
    match check_digit::mod_97(own.chars().chain(head.chars())) {
        Some(1) => Ok(id),
        _ => Err(ProblemCode::CheckDigits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_business_code_is_not_checked() {
        for typed in ["DE98ZZZ09999999999", "de98 zzz0 9999 9999 99", "DE98ABC09999999999"] {
            assert!(spell(typed).is_ok(), "{typed}");
        }
        assert!(spell("ES59ZZZX1234567L").is_ok());
        for (typed, code) in [
            ("DE97ZZZ09999999999", ProblemCode::CheckDigits),
            ("DE98ZZZ0999999999", ProblemCode::NotACreditorId),
            ("DE98ZZZ0999999999A", ProblemCode::NotACreditorId),
            ("98ZZZ09999999999", ProblemCode::NotACreditorId),
            ("ES59ZZZ", ProblemCode::NotACreditorId),
            ("", ProblemCode::NotACreditorId),
        ] {
            assert_eq!(spell(typed), Err(code), "{typed}");
        }
    }
}
