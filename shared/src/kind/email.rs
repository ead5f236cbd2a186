//! E-mail addresses, by the structure and bounds of RFC 5321 (4.1.2, 4.5.3.1): a local part of
//! atoms and dots, and a domain of at least two labels. Quoted local parts and address literals
//! are refused, since nobody is reached there by a municipality. The domain may have umlauts
//! (IDNA), the local part not.

use super::latin;
use crate::assessment::{Fault, ProblemCode};

/// The longest address (RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets).
const LONGEST: usize = 254;

/// The longest local part (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The longest label of a domain (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;

/// Whether a text has the form of an e-mail address.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let parts = text.split_once('@').filter(|_| text.len() <= LONGEST);
    match parts.is_some_and(|(local, domain)| is_local(local) && is_domain(domain)) {
        true => Ok(()),
        false => Err(Fault::new(ProblemCode::NotAnEmail)),
    }
}

/// Atoms separated by single dots.
fn is_local(local: &str) -> bool {
    let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local.len() <= LONGEST_LOCAL
        && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom))
}

/// Labels separated by single dots; the last is no number.
fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.chars().count() >= 2
        && !last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Letters, digits and inner hyphens.
fn is_label(label: &str) -> bool {
    let is_part =
        |letter: char| letter.is_ascii_digit() || letter == '-' || latin::is_letter(letter);
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.chars().all(is_part)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_that_people_have() {
        let longest = format!("{}@{}de", "a".repeat(64), format!("{}.", "b".repeat(61)).repeat(3));
        assert_eq!(longest.len(), 253);
        for text in [
            "erika@example.de",
            "e.m+hund@post.example.com",
            "o'neill@example.org",
            "info@müller-straße.de",
            "a@xn--mller-kva.de",
            "1@2.de",
            &longest,
        ] {
            assert!(check(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let local = format!("{}@example.de", "a".repeat(65));
        let label = format!("a@{}.de", "b".repeat(64));
        let long = format!("a@{}de", format!("{}.", "b".repeat(61)).repeat(5));
        for text in [
            "",
            "@",
            "erika",
            "erika@",
            "@example.de",
            "erika@example",
            "erika@example.",
            "erika@.de",
            "erika@example..de",
            ".erika@example.de",
            "e..m@example.de",
            "erika mustermann@example.de",
            "Erika <erika@example.de>",
            "erika@example.de, max@example.de",
            "erika@ex@ample.de",
            "erika@-example.de",
            "erika@example.1",
            "erika@127.0.0.1",
            "erika@[127.0.0.1]",
            "\"erika\"@example.de",
            "müller@example.de",
            "erika@exam\u{200b}ple.de",
            "erika@example.de\n",
            &local,
            &label,
            &long,
        ] {
            assert_eq!(check(text).unwrap_err().code, ProblemCode::NotAnEmail, "{text}");
        }
    }
}
