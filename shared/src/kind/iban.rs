//! International bank account numbers (ISO 13616): country, two check digits (ISO 7064, MOD
//! 97-10) and the country's own number. Kept without spaces, shown in groups of four.

use super::check_digit;
use crate::assessment::{Fault, ProblemCode};

/// The shortest and longest that the standard allows, for countries not in the registry.
const GENERAL: (usize, usize) = (15, 34);

/// What a person typed, in capitals, without spaces and without the word IBAN before it.
pub(super) fn read(typed: &str) -> Result<String, Fault> {
    let letters = typed.chars().filter(|letter| !letter.is_whitespace());
    // One more than the longest with its word, so that longer ones stay too long.
    let iban: String = letters.map(|it| it.to_ascii_uppercase()).take(GENERAL.1 + 6).collect();
    let iban = iban.strip_prefix("IBAN").map_or(iban.as_str(), |rest| rest.trim_start_matches(':'));
    match iban.is_empty() {
        true => Err(Fault::new(ProblemCode::NotAnIban)),
        false => Ok(iban.to_owned()),
    }
}

/// Whether a text has the form and the length of an IBAN, and its check digits match.
pub(super) fn check(iban: &str) -> Result<(), Fault> {
    if !has_form(iban.as_bytes()) {
        return Err(Fault::new(ProblemCode::NotAnIban));
    }
    // 00, 01 and 99 leave the same remainder as 97, 98 and 02, but are never given out.
    let given_out = !matches!(iban.get(2..4), None | Some("00" | "01" | "99"));
    match given_out && remainder(iban) == Some(1) {
        true => Ok(()),
        false => Err(Fault::new(ProblemCode::IbanCheckDigits)),
    }
}

/// Two letters, two digits, then letters and digits, in Germany digits only; as many as the
/// country has.
fn has_form(iban: &[u8]) -> bool {
    let [country @ .., _, _] = iban.get(..4).unwrap_or_default() else { return false };
    let (Some(check), Some(number)) = (iban.get(2..4), iban.get(4..)) else { return false };
    let own = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() && country != b"DE";
    let length = match length(country) {
        Some(length) => iban.len() == length,
        None => (GENERAL.0..=GENERAL.1).contains(&iban.len()),
    };
    length
        && country.iter().all(u8::is_ascii_uppercase)
        && check.iter().all(u8::is_ascii_digit)
        && number.iter().all(own)
}

/// How long a country's IBANs are.
fn length(country: &[u8]) -> Option<usize> {
    let has = |countries: &str| countries.split(' ').any(|known| known.as_bytes() == country);
    LENGTHS.iter().find(|(_, countries)| has(countries)).map(|(length, _)| *length)
}

/// The remainder by 97 with the first four characters moved to the end.
fn remainder(iban: &str) -> Option<u32> {
    let (head, number) = iban.split_at_checked(4)?;
    check_digit::mod_97(number.chars().chain(head.chars()))
}

/// How long IBANs are, with the countries whose are (ISO 13616 registry; all of SEPA among them).
static LENGTHS: [(usize, &str); 18] = [
    (15, "NO"),
    (16, "BE"),
    (18, "DK FI FK FO GL NL SD"),
    (19, "MK SI"),
    (20, "AT BA EE KZ LT LU MN XK"),
    (21, "CH HR LI LV"),
    (22, "BG BH CR DE GB GE IE ME RS VA"),
    (23, "AE GI IL IQ OM SO TL"),
    (24, "AD CZ ES MD PK RO SA SE SK TN VG"),
    (25, "LY PT ST"),
    (26, "IS TR"),
    (27, "BI DJ FR GR IT MC MR SM"),
    (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"),
    (29, "BR EG PS QA UA"),
    (30, "JO KW MU YE"),
    (31, "MT SC"),
    (32, "LC"),
    (33, "RU"),
];

#[cfg(test)]
mod tests {
    use super::super::spelling::in_fours;
    use super::*;

    fn code(typed: &str) -> Result<String, ProblemCode> {
        let iban = read(typed).map_err(|fault| fault.code)?;
        check(&iban).map(|()| iban).map_err(|fault| fault.code)
    }

    #[test]
    fn takes_the_examples_of_the_registry() {
        for iban in [
            "DE89370400440532013000",
            "AT611904300234573201",
            "BE68539007547034",
            "CH9300762011623852957",
            "FR1420041010050500013M02606",
            "GB29NWBK60161331926819",
            "IT60X0542811101000000123456",
            "LI21088100002324013AA",
            "MT84MALT011000012345MTLCAST001S",
            "NL91ABNA0417164300",
            "NO9386011117947",
            "PL61109010140000071219812874",
            "SE4550000000058398257466",
        ] {
            assert_eq!(code(iban), Ok(iban.to_owned()));
            assert_eq!(code(&in_fours(iban).to_lowercase()), Ok(iban.to_owned()));
        }
        let typed = "IBAN: DE89 3704 0044\u{a0}0532 0130 00";
        assert_eq!(code(typed), Ok("DE89370400440532013000".to_owned()));
        assert_eq!(in_fours("DE89370400440532013000"), "DE89 3704 0044 0532 0130 00");
    }

    #[test]
    fn tells_a_slip_from_what_is_no_iban() {
        for (typed, expected) in [
            ("DE89370400440532013001", ProblemCode::IbanCheckDigits),
            ("DE98370400440532013000", ProblemCode::IbanCheckDigits),
            ("DE8937040044053201300", ProblemCode::NotAnIban),
            ("DE893704004405320130000", ProblemCode::NotAnIban),
            ("DE8937040044053201300O", ProblemCode::NotAnIban),
            ("D189370400440532013000", ProblemCode::NotAnIban),
            ("0532013000", ProblemCode::NotAnIban),
            ("IBAN", ProblemCode::NotAnIban),
            ("ZZ82", ProblemCode::NotAnIban),
            ("ZZ82WEST12345698765432", ProblemCode::IbanCheckDigits),
            ("DÉ89370400440532013000", ProblemCode::NotAnIban),
            ("ÄÖÜ", ProblemCode::NotAnIban),
        ] {
            assert_eq!(code(typed), Err(expected), "{typed}");
        }
        assert_eq!(code(&"9".repeat(90_000)), Err(ProblemCode::NotAnIban));
    }

    #[test]
    fn refuses_check_digits_that_are_never_given_out() {
        for other in ["00", "01", "99"] {
            let found = (0..97).find_map(|last| {
                let iban = format!("DE{other}3704004405320130{last:02}");
                (remainder(&iban) == Some(1)).then_some(iban)
            });
            let iban = found.expect("one of 97 has the remainder 1");
            assert_eq!(check(&iban).unwrap_err().code, ProblemCode::IbanCheckDigits);
        }
    }
}
