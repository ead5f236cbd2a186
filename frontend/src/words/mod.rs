//! What the assistant itself says, in each language.

mod amount;
mod problem;
mod table;
mod wording;

use shared::language::Language;

pub(crate) use amount::{day, euros};
pub(crate) use problem::{refusal, sentence};
pub(crate) use table::Words;
pub(crate) use wording::Wording;

/// The interface's words in a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::De => &table::DE,
        Language::En => &table::EN,
    }
}

/// A sentence with its blank `{}` filled in.
pub(crate) fn fill(sentence: &str, detail: &str) -> String {
    match sentence.split_once('{') {
        Some((before, after)) => [before, detail, after.trim_start_matches('}')].concat(),
        None => sentence.to_owned(),
    }
}
