//! Kinds of field whose answers have one spelling, for the assistant.

use serde_json::from_str;
use shared::kind::{Form, HERE, SPELLING_FAULTS};
use shared::language::Language;

/// The spelling behind a space, or a fault's letter, counted from `A`, with its detail.
pub(super) fn spell(form: &str, typed: &str) -> String {
    let Ok(form) = from_str::<Form>(form) else { return String::new() };
    match (HERE.spell)(&form, typed) {
        Ok(text) => [" ", &text].concat(),
        Err(fault) => {
            let place = SPELLING_FAULTS.iter().position(|code| *code == fault.code);
            let letter = (b'A'..).zip(SPELLING_FAULTS).nth(place.unwrap_or_default());
            let letter = letter.map(|(letter, _)| char::from(letter)).unwrap_or('A');
            [letter.to_string(), fault.detail.unwrap_or_default()].concat()
        }
    }
}

pub(super) fn show(form: &str, text: &str, language: &str) -> String {
    let language = Language::from_tag(language).unwrap_or_default();
    from_str::<Form>(form)
        .map_or_else(|_| text.to_owned(), |form| (HERE.show)(&form, text, language))
}
