//! Business identification numbers (Wirtschafts-Identifikationsnummer, § 139c AO): `DE`, nine
//! digits with the check digit of a VAT id (ISO 7064, MOD 11,10), and behind a hyphen the
//! five-digit feature that tells a business's activities apart, from 00001 on (WIdV).

use super::{spelling, vat_id};
use crate::assessment::ProblemCode;

/// The number as `DE123456789-00001`. A feature that was left out is the first.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    let mut number = spelling::compact(typed);
    if spelling::fits(&number, "DE#########") {
        number.push_str("00001");
    }
    let parts = number.split_at_checked(11).filter(|_| spelling::fits(&number, "DE##############"));
    let (business, feature) =
        parts.filter(|parts| parts.1 != "00000").ok_or(ProblemCode::NotABusinessId)?;
    vat_id::german(business.get(2..).unwrap_or_default())?;
    Ok([business, "-", feature].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_a_feature() {
        for typed in ["DE136695976-00001", "de 136695976 00001", "DE136695976"] {
            assert_eq!(spell(typed).as_deref(), Ok("DE136695976-00001"), "{typed}");
        }
        for (typed, code) in [
            ("DE136695977-00001", ProblemCode::CheckDigits),
            ("DE136695976-00000", ProblemCode::NotABusinessId),
            ("DE136695976-0001", ProblemCode::NotABusinessId),
            ("136695976-00001", ProblemCode::NotABusinessId),
            ("", ProblemCode::NotABusinessId),
        ] {
            assert_eq!(spell(typed), Err(code), "{typed}");
        }
    }
}
