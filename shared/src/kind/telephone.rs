//! Telephone numbers, kept as people write them (DIN 5008 groups them by spaces and a hyphen
//! before the extension). The digits are bounded by ITU-T E.164: at most 15.

use crate::assessment::{Fault, ProblemCode};

/// The longest text form: every one of 15 digits with a sign around it.
const LONGEST: usize = 40;

/// What a person typed, with the spaces and hyphens of copied texts made plain.
pub(super) fn read(typed: &str) -> String {
    let plain = |letter| match letter {
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        other => other,
    };
    typed.chars().map(plain).collect()
}

/// Whether a text is a telephone number: 3 to 15 digits with spaces, hyphens, slashes and
/// parentheses between them, and at most one plus, before the first digit.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let signs = |letter: char| letter.is_ascii_digit() || "+ ()/-".contains(letter);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plus_inside = text.trim_start_matches(['+', '(', ' ']).contains('+');
    let pluses = text.bytes().filter(|byte| *byte == b'+').count();
    let good = text.len() <= LONGEST
        && text.trim() == text
        && text.chars().all(signs)
        && (3..=15).contains(&digits)
        && !plus_inside
        && pluses <= 1;
    if good { Ok(()) } else { Err(Fault::new(ProblemCode::NotATelephone)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_ways_in_which_numbers_are_written() {
        for text in
            ["110", "0351 488-0", "+49 351 4880", "(+49) 351/4880", "0049 (351) 488 - 12", "115"]
        {
            assert!(check(text).is_ok(), "{text}");
        }
        assert_eq!(read("0351\u{a0}488\u{2013}12"), "0351 488-12");
        for text in [
            "11",
            "1234567890123456",
            "0351+488",
            "++49 351 488",
            "0351 488 Durchwahl 3",
            "0351.488",
            " 110",
            "",
            "()/-",
            "1                                         2                                 3",
        ] {
            assert_eq!(check(text).unwrap_err().code, ProblemCode::NotATelephone, "{text}");
        }
    }
}
