//! Numbers of one spelling: what people type around them, and how they look.

/// The longest number that is looked at, in bytes; no number here is nearly so long.
const LONGEST: usize = 60;

/// What was typed in capitals, without white space and the marks that people group digits by.
/// Something too long for any number is cut, and stays too long.
pub(super) fn compact(typed: &str) -> String {
    let mark = |letter: &char| {
        letter.is_whitespace() || matches!(letter, '-' | '.' | '/' | '\u{2010}'..='\u{2015}')
    };
    let letters = typed.chars().filter(|letter| !mark(letter)).take(LONGEST);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// Whether a text looks like one of the patterns between `|`: `#` stands for a digit, `@` for a
/// capital letter, `*` for either, all else for itself.
pub(super) fn fits(text: &str, patterns: &str) -> bool {
    patterns.split('|').any(|pattern| {
        pattern.len() == text.len()
            && pattern.bytes().zip(text.bytes()).all(|(pattern, byte)| match pattern {
                b'#' => byte.is_ascii_digit(),
                b'@' => byte.is_ascii_uppercase(),
                b'*' => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
                other => other == byte,
            })
    })
}

/// A text in groups of these lengths, with spaces between them; what is left over is the last.
pub(super) fn grouped(text: &str, lengths: &[usize]) -> String {
    let (mut shown, mut rest) = (String::new(), text);
    for length in lengths {
        let Some((group, others)) = rest.split_at_checked(*length) else { break };
        shown.push_str(group);
        if !others.is_empty() {
            shown.push(' ');
        }
        rest = others;
    }
    shown.push_str(rest);
    shown
}

/// A text in groups of four, as IBANs are printed.
pub(super) fn in_fours(text: &str) -> String {
    grouped(text, &[4; 9])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_and_groups() {
        assert_eq!(compact(" de 12-3/4.5\u{a0}"), "DE12345");
        assert_eq!(compact(&"9".repeat(500)).len(), LONGEST);
        for (text, patterns, expected) in [
            ("AB12", "@@##", true),
            ("AB12", "##|***2", true),
            ("aB12", "@@##", false),
            ("AB1", "@@##", false),
            ("Ä12", "@@##", false),
            ("", "", true),
        ] {
            assert_eq!(fits(text, patterns), expected, "{text} {patterns}");
        }
        assert_eq!(grouped("12345678903", &[2, 3, 3]), "12 345 678 903");
        assert_eq!(grouped("12", &[2, 3]), "12");
        assert_eq!(grouped("", &[2, 3]), "");
    }
}
