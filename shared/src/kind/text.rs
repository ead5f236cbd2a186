//! Texts of one or several lines: trimmed, composed (NFC), bounded in characters, with the
//! characters of DIN 91379 only.

use super::{LONGEST_TEXT, Letters, latin, nfc};
use crate::assessment::{Fault, ProblemCode};

/// A line as it is stored; digits may be typed in groups.
pub(super) fn read_line(typed: &str, letters: Letters) -> String {
    match letters {
        Letters::Digits => typed.chars().filter(|letter| !letter.is_whitespace()).collect(),
        Letters::Any => nfc::compose(&plain(typed.chars())),
        Letters::PersonName => nfc::compose(typed),
    }
}

/// Several lines as they are stored, each ended by a line feed.
pub(super) fn read_lines(typed: &str) -> String {
    let mut before = None;
    let lines = typed.chars().filter_map(|letter| match (before.replace(letter), letter) {
        (Some('\r'), '\n') => None,
        (_, '\r') => Some('\n'),
        _ => Some(letter),
    });
    nfc::compose(&plain(lines))
}

/// Telephones put typographic quotes and dashes into running text by themselves. DIN 91379 has
/// none of them: their plain forms say the same.
fn plain(letters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for letter in letters {
        match letter {
            '\u{201c}'..='\u{201f}' => text.push('"'),
            '\u{2018}' | '\u{201a}' | '\u{201b}' => text.push('\''),
            '\u{2010}'..='\u{2015}' => text.push('-'),
            '\u{2026}' => text.push_str("..."),
            '\u{a0}' | '\u{202f}' => text.push(' '),
            other => text.push(other),
        }
    }
    text
}

/// Whether a line has these letters and this many of them.
pub(super) fn check_line(text: &str, letters: Letters, min: u32, max: u32) -> Result<(), Fault> {
    check(text, letters, char::is_control)?;
    check_length(text, min, max)
}

/// Whether several lines have letters of DIN 91379 and not too many.
pub(super) fn check_lines(text: &str, max: u32) -> Result<(), Fault> {
    check(text, Letters::Any, |letter| letter == '\r')?;
    check_length(text, 0, max)
}

/// Refuses a character that has no place here, and white space at the ends.
fn check(text: &str, letters: Letters, no_place: impl Fn(char) -> bool) -> Result<(), Fault> {
    // Most texts are words and numbers of ASCII.
    if latin::plain(text, letters) {
        return Ok(());
    }
    let outer = |letter: Option<char>| letter.filter(|letter| letter.is_whitespace());
    let hidden = outer(text.chars().next())
        .or_else(|| outer(text.chars().next_back()))
        .or_else(|| text.chars().find(|letter| no_place(*letter)))
        .map(|letter| format!("U+{:04X}", u32::from(letter)));
    match hidden.or_else(|| latin::refused(text, letters)) {
        Some(refused) => Err(Fault::with(ProblemCode::CharacterNotAllowed, refused)),
        None => Ok(()),
    }
}

/// Characters are code points, as the standards for data exchange (XÖV) count them.
fn check_length(text: &str, min: u32, max: u32) -> Result<(), Fault> {
    let (min, max) = (min.max(1), max.min(LONGEST_TEXT));
    let count = if text.is_ascii() { text.len() } else { text.chars().count() };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if count < min {
        return Err(Fault::with(ProblemCode::TooShort, min));
    }
    if count > max {
        return Err(Fault::with(ProblemCode::TooLong, max));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(typed: &str, letters: Letters, min: u32, max: u32) -> Result<String, Fault> {
        let text = read_line(typed, letters);
        check_line(&text, letters, min, max).map(|()| text)
    }

    #[test]
    fn what_is_seen_at_a_glance_is_what_a_closer_look_finds() {
        for letters in [Letters::Any, Letters::PersonName, Letters::Digits] {
            for letter in (0..=u8::MAX).map(char::from) {
                let text = match letters {
                    Letters::Digits => format!("1{letter}1"),
                    Letters::Any | Letters::PersonName => format!("a{letter}a"),
                };
                let close = !letter.is_control() && latin::refused(&text, letters).is_none();
                assert_eq!(latin::plain(&text, letters), close && letter.is_ascii(), "{text:?}");
                let ends = latin::plain(&format!("{letter}"), letters);
                assert!(!(ends && letter.is_whitespace()), "{letter:?}");
            }
        }
    }

    #[test]
    fn lines_are_composed_and_bounded() {
        assert_eq!(line("Mu\u{308}ller", Letters::PersonName, 0, 6).unwrap(), "Müller");
        assert_eq!(line("276 0981 0000 0000", Letters::Digits, 15, 15).unwrap(), "276098100000000");
        let cases = [
            ("Müller", Letters::PersonName, 7, 9, Fault::with(ProblemCode::TooShort, 7)),
            ("Müller", Letters::PersonName, 0, 5, Fault::with(ProblemCode::TooLong, 5)),
            (
                "Мюллер",
                Letters::PersonName,
                0,
                9,
                Fault::with(ProblemCode::CharacterNotAllowed, "М"),
            ),
            ("R2D2", Letters::PersonName, 0, 9, Fault::with(ProblemCode::CharacterNotAllowed, "2")),
            ("12a", Letters::Digits, 0, 9, Fault::with(ProblemCode::CharacterNotAllowed, "a")),
            ("a\tb", Letters::Any, 0, 9, Fault::with(ProblemCode::CharacterNotAllowed, "U+0009")),
            ("a\nb", Letters::Any, 0, 9, Fault::with(ProblemCode::CharacterNotAllowed, "U+000A")),
            ("a\0", Letters::Any, 0, 9, Fault::with(ProblemCode::CharacterNotAllowed, "U+0000")),
            ("a ", Letters::Any, 0, 9, Fault::with(ProblemCode::CharacterNotAllowed, "U+0020")),
            ("", Letters::Any, 0, 9, Fault::with(ProblemCode::TooShort, 1)),
            ("x", Letters::Any, 2, 1, Fault::with(ProblemCode::TooShort, 2)),
        ];
        for (typed, letters, min, max, fault) in cases {
            assert_eq!(line(typed, letters, min, max), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn what_telephones_put_in_is_made_plain() {
        let typed = "\u{201e}Asta\u{201c} \u{2013} mein Hund\u{2026}";
        assert_eq!(line(typed, Letters::Any, 0, 99).unwrap(), "\"Asta\" - mein Hund...");
        assert_eq!(read_lines(typed), "\"Asta\" - mein Hund...");
    }

    #[test]
    fn lines_end_with_a_line_feed() {
        assert_eq!(read_lines("a\r\nb\rc\n\nd"), "a\nb\nc\n\nd");
        assert!(check_lines("a\n\n\tb", 10).is_ok());
        assert_eq!(check_lines("a\r\nb", 10).unwrap_err().code, ProblemCode::CharacterNotAllowed);
        assert_eq!(check_lines("a\u{b}b", 10).unwrap_err().code, ProblemCode::CharacterNotAllowed);
        let long = "x".repeat(10_001);
        assert_eq!(check_lines(&long, u32::MAX), Err(Fault::with(ProblemCode::TooLong, 10_000)));
    }
}
