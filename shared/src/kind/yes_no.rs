//! Yes or no, and declarations: typed as `true` and `false`, or in words.

use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// Reads `true`, `false` or the language's own words, in any case.
pub(super) fn read(typed: &str, language: Language) -> Result<bool, Fault> {
    let words = language.words();
    let is = |word: &str| typed.eq_ignore_ascii_case(word);
    match () {
        () if is("true") || is(words.yes) => Ok(true),
        () if is("false") || is(words.no) => Ok(false),
        () => Err(Fault::new(ProblemCode::WrongType)),
    }
}

/// The language's word for it.
pub(super) fn show(given: bool, language: Language) -> &'static str {
    let words = language.words();
    if given { words.yes } else { words.no }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_and_words() {
        let cases = [
            ("true", Language::De, Some(true)),
            ("false", Language::En, Some(false)),
            ("Ja", Language::De, Some(true)),
            ("NEIN", Language::De, Some(false)),
            ("yes", Language::En, Some(true)),
            ("No", Language::En, Some(false)),
            ("haj", Language::Hsb, Some(true)),
            ("Так", Language::Uk, Some(true)),
            ("لا", Language::Ar, Some(false)),
            ("yes", Language::De, None),
            ("1", Language::De, None),
            ("vielleicht", Language::De, None),
        ];
        for (typed, language, expected) in cases {
            assert_eq!(read(typed, language).ok(), expected, "{typed}");
        }
    }
}
