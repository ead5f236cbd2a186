//! What the assistant itself says, in each language.

mod amount;
pub(crate) mod later;
mod problem;
mod table;
mod wording;

use shared::language::Language;

pub(crate) use amount::{day, euros};
pub(crate) use later::{answer, complete};
pub(crate) use problem::{own, refusal, sentence};
pub(crate) use table::Words;
pub(crate) use wording::Wording;

/// The interface's words in a language, `plain` or not, in German until those are loaded.
pub(crate) fn words(language: Language, plain: bool) -> &'static Words {
    later::file(language, plain).and_then(later::loaded).unwrap_or_else(later::german)
}

/// A sentence with its blank `{}` filled in.
pub(crate) fn fill(sentence: &str, detail: &str) -> String {
    match sentence.split_once('{') {
        Some((before, after)) => [before, detail, after.trim_start_matches('}')].concat(),
        None => sentence.to_owned(),
    }
}
