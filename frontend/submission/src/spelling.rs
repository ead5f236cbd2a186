//! Kinds of field whose answers have one spelling, for the assistant.

use shared::kind::{Form, HERE, SPELLING_FAULTS};
use shared::language::Language;
use shared::packed::unpacked;

/// The spelling behind a space, or a fault's letter, counted from `A`, with its detail.
pub(super) fn spell(form: &[u8], typed: &str) -> String {
    let Some(form) = unpacked::<Form>(form) else { return String::new() };
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

pub(super) fn show(form: &[u8], text: &str, language: &str) -> String {
    let language = Language::from_tag(language).unwrap_or_default();
    unpacked::<Form>(form)
        .map_or_else(|| text.to_owned(), |form| (HERE.show)(&form, text, language))
}
