//! Entries in registers kept by courts: commercial register (Handelsregister, HRA and HRB, § 8
//! HGB, § 3 HRV), cooperatives (Genossenschaftsregister, GnR), partnerships
//! (Partnerschaftsregister, PR), associations (Vereinsregister, VR) and civil-law partnerships
//! (Gesellschaftsregister, GsR). Kept as court, register and number: `Dresden HRB 12345`; some
//! courts add letters to the number.

use super::{Letters, text};
use crate::assessment::ProblemCode;
use crate::language::Language;

/// The registers. What begins like another stands behind it.
const REGISTERS: [&str; 6] = ["HRA", "HRB", "GnR", "PR", "VR", "GsR"];

/// What people write before the court's place.
const COURTS: [&str; 4] = ["Amtsgericht", "Registergericht", "AG", "Local court"];

/// The longest name of a place.
const LONGEST_PLACE: u32 = 60;

/// Reads court, register and number, the court also behind them; `Amtsgericht` and a comma are
/// left out.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    entry(typed).ok_or(ProblemCode::NotARegisterEntry)
}

/// As courts write it: `Amtsgericht Dresden, HRB 12345`.
pub(super) fn show(entry: &str, language: Language) -> String {
    // A court is called by its name; only English says what it is.
    let court = if language == Language::En { "Local court" } else { "Amtsgericht" };
    let at = REGISTERS.iter().find_map(|register| entry.find(&[" ", *register, " "].concat()));
    match at.and_then(|at| entry.split_at_checked(at)) {
        Some((place, rest)) => [court, " ", place, ",", rest].concat(),
        None => entry.to_owned(),
    }
}

fn entry(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':'))
        .filter(|word| !word.is_empty())
        .take(20)
        .collect();
    // `HRB12345` is two words written as one.
    let (at, register) = words.iter().enumerate().find_map(|(at, word)| {
        let begins = |register: &&&str| {
            let head = word.get(..register.len());
            let tail = word.get(register.len()..).unwrap_or_default();
            head.is_some_and(|head| head.eq_ignore_ascii_case(register))
                && tail.bytes().all(|byte| byte.is_ascii_digit())
        };
        REGISTERS.iter().find(begins).map(|register| (at, *register))
    })?;
    let joined = words.get(at)?.get(register.len()..)?;
    let after = words.get(at + 1..)?;
    let (number, after) = match joined.is_empty() {
        true => (*after.first()?, after.get(1..)?),
        false => (joined, after),
    };
    // Letters of some courts: `HRB 12345 B`.
    let is_letters =
        |word: &&str| word.len() <= 3 && word.bytes().all(|it| it.is_ascii_uppercase());
    let (letters, after) = match after.split_first() {
        Some((letters, rest)) if is_letters(letters) && *letters != "AG" => (Some(*letters), rest),
        _ => (None, after),
    };
    let number_fits = (1..=6).contains(&number.len())
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && !number.starts_with('0');
    let before = words.get(..at)?;
    let place = if before.is_empty() { after } else { before };
    let place = without_court(place.join(" "));
    let fits = (before.is_empty() || after.is_empty())
        && place.chars().next().is_some_and(char::is_alphabetic)
        && text::check_line(&place, Letters::Any, 2, LONGEST_PLACE).is_ok();
    let mut entry = [&place, " ", register, " ", number].concat();
    if let Some(letters) = letters {
        entry.push(' ');
        entry.push_str(letters);
    }
    (number_fits && fits).then_some(entry)
}

/// A place without the word for the court before it.
fn without_court(place: String) -> String {
    let rest = COURTS.iter().find_map(|court| {
        let head = place.get(..court.len())?;
        let rest = place.get(court.len()..)?.strip_prefix(' ')?;
        head.eq_ignore_ascii_case(court).then(|| rest.to_owned())
    });
    rest.unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn court_register_and_number() {
        for (typed, expected) in [
            ("Dresden HRB 12345", "Dresden HRB 12345"),
            ("Amtsgericht Dresden, HRB 12345", "Dresden HRB 12345"),
            ("AG Bad Homburg v.d.H. hra1", "Bad Homburg v.d.H. HRA 1"),
            ("HRB 12345 B Berlin (Charlottenburg)", "Berlin (Charlottenburg) HRB 12345 B"),
            ("HRB 12345 Amtsgericht Köln", "Köln HRB 12345"),
            ("gnr 77, Amtsgericht Köln", "Köln GnR 77"),
            ("Local court Köln, GSR 7", "Köln GsR 7"),
            ("Köln VR 4711", "Köln VR 4711"),
            ("Köln PR 1", "Köln PR 1"),
        ] {
            assert_eq!(spell(typed).as_deref(), Ok(expected), "{typed}");
            assert_eq!(spell(expected).as_deref(), Ok(expected));
            let shown = show(expected, Language::En);
            assert_eq!(spell(&shown).as_deref(), Ok(expected), "{shown}");
        }
        assert_eq!(show("Köln VR 4711", Language::De), "Amtsgericht Köln, VR 4711");
        for typed in [
            "HRB 12345",
            "Dresden 12345",
            "Dresden HRB",
            "Dresden HRB 0123",
            "Dresden HRB 1234567",
            "Dresden HRC 1",
            "Dresden HRB 1 Köln",
            "12 HRB 1",
            "Москва HRB 1",
            "",
        ] {
            assert_eq!(spell(typed), Err(ProblemCode::NotARegisterEntry), "{typed}");
        }
    }
}
