//! Kinds of field whose answers have one spelling: their rules are in the part that is loaded
//! later, and before the first question where a service needs them.

use shared::assessment::Fault;
use shared::kind::{Form, SPELLING_FAULTS, Speller};
use shared::language::Language;
use shared::packed::packed;

use crate::part::there;
use crate::submission::part;

/// Asks the part, if it is there.
pub(crate) static SPELLER: Speller = Speller {
    spell: |form, typed| match there() {
        Some(later) => later.spell(form, typed),
        None => Ok(typed.to_owned()),
    },
    show: |form, text, language| match there() {
        Some(later) => later.show(form, text, language),
        None => text.to_owned(),
    },
};

/// What was typed, in the one spelling of its form.
pub(crate) fn spell(form: &Form, typed: &str) -> Result<String, Fault> {
    let reply = part::there().map(|part| part.spell(&packed(form), typed)).unwrap_or_default();
    let (first, rest) = reply.split_at_checked(1).unwrap_or_default();
    let code = first.chars().next().map(|first| u32::from(first).wrapping_sub(u32::from('A')));
    let code = code.and_then(|code| usize::try_from(code).ok());
    match code.and_then(|code| SPELLING_FAULTS.get(code)) {
        // Spelled texts begin with a sign that is no fault's.
        None => Ok(rest.to_owned()),
        Some(code) if rest.is_empty() => Err(Fault::new(*code)),
        Some(code) => Err(Fault::with(*code, rest)),
    }
}

/// What people read for an answer.
pub(crate) fn show(form: &Form, text: &str, language: Language) -> String {
    match part::there() {
        Some(part) => part.show(&packed(form), text, language.tag()),
        None => text.to_owned(),
    }
}
