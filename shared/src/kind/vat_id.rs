//! VAT identification numbers (Umsatzsteuer-Identifikationsnummer, § 27a UStG; Art. 214 and 215 of
//! directive 2006/112/EC). Germany's are checked by their check digit (ISO 7064, MOD 11,10),
//! those of other member states and of Northern Ireland by their form only (European Commission,
//! VIES, frequently asked questions, question 11).

use super::{check_digit, spelling};
use crate::assessment::ProblemCode;

/// What a number looks like behind `DE`: nine digits, the first not 0, as [`business_id`] has
/// them too.
///
/// [`business_id`]: super::business_id
pub(super) fn german(digits: &str) -> Result<(), ProblemCode> {
    let good = !digits.starts_with('0') && check_digit::mod_11_10(digits);
    if good { Ok(()) } else { Err(ProblemCode::CheckDigits) }
}

/// The number in capitals, without spaces and points.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    let number = spelling::compact(typed);
    if spelling::fits(&number, "DE#########") {
        return german(number.get(2..).unwrap_or_default()).map(|()| number);
    }
    if FORMS.iter().any(|form| spelling::fits(&number, form)) {
        return Ok(number);
    }
    Err(ProblemCode::NotAVatId)
}

/// How the numbers of other states look.
static FORMS: [&str; 27] = [
    "ATU########",
    "BE0#########|BE1#########",
    "BG#########|BG##########",
    "CY########@",
    "CZ########|CZ#########|CZ##########",
    "DK########",
    "EE#########",
    "EL#########",
    "ES@#######@|ES@########|ES########@",
    "FI########",
    "FR**#########",
    "HR###########",
    "HU########",
    "IE#######@|IE#######@@|IE#@#####@|IE#+#####@|IE#*#####@",
    "IT###########",
    "LT#########|LT############",
    "LU########",
    "LV###########",
    "MT########",
    "NL#########B##",
    "PL##########",
    "PT#########",
    "RO##########|RO#########|RO########|RO#######|RO######|RO#####|RO####|RO###|RO##",
    "SE############",
    "SI########",
    "SK##########",
    "XI#########|XI############|XIGD###|XIHA###",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_ones_are_checked_others_by_form() {
        for (typed, expected) in [
            ("de 136 695 976", "DE136695976"),
            ("DE136695976", "DE136695976"),
            ("ATU 1358.5627", "ATU13585627"),
            ("NL004495445B01", "NL004495445B01"),
            ("ESX1234567X", "ESX1234567X"),
            ("IE1X23456W", "IE1X23456W"),
        ] {
            assert_eq!(spell(typed).as_deref(), Ok(expected), "{typed}");
        }
        for (typed, code) in [
            ("DE136695978", ProblemCode::CheckDigits),
            ("DE036695976", ProblemCode::CheckDigits),
            ("136695976", ProblemCode::NotAVatId),
            ("DE13669597", ProblemCode::NotAVatId),
            ("GB123456789", ProblemCode::NotAVatId),
            ("US123456789", ProblemCode::NotAVatId),
            ("ES12345678", ProblemCode::NotAVatId),
            ("DE", ProblemCode::NotAVatId),
        ] {
            assert_eq!(spell(typed), Err(code), "{typed}");
        }
    }
}
