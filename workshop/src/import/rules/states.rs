//! The federal states (Länder) as rules name them.

use crate::federal_state::STATES;

/// The state of a name or abbreviation, in lower case.
pub(super) fn state(word: &str) -> Option<&'static str> {
    let same = |own: &&(_, &'static str, &str)| {
        own.1.eq_ignore_ascii_case(word) || own.2.to_lowercase() == word
    };
    let found = STATES.iter().find(same).map(|own| own.1);
    found.or_else(|| (word == "nrw").then_some("NW"))
}
