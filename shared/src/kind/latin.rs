//! Latin letters in German public administration (DIN 91379:2022-08, String.Latin+ 1.3).
//!
//! The tables follow `latin_list_1.3.txt` of "DIN 91379 Characters and Sequences" (String-Latin,
//! CC-BY-4.0) by its groups: letters (bll) and four groups of other characters (N1 to N4). Data
//! type A, names of natural persons, is bll and N1; data type C, all that is normative, is bll
//! and N1 to N4. A letter that is a sequence with combining marks counts as a whole: a mark
//! alone, or on any other letter, is refused.

use super::Letters;

/// The first character that a text of these letters may not have, as people can be shown it: one
/// that cannot be seen as `U+200B`, a combining mark together with what it stands on.
pub(super) fn refused(text: &str, letters: Letters) -> Option<String> {
    let mut rest = text;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let split = accepted(rest, letters).and_then(|length| rest.split_at_checked(length));
        let Some((unit, after)) = split else { return Some(shown(first, before)) };
        (before, rest) = (unit.chars().next_back(), after);
    }
    None
}

/// Whether a text is of nothing but these letters in ASCII, seen at a glance, with nothing around it
/// that is to be cut off.
pub(super) fn plain(text: &str, letters: Letters) -> bool {
    let bytes = text.as_bytes();
    let inside = |end: Option<&u8>| end.is_none_or(|end| *end != b' ');
    let allowed = ascii(letters);
    inside(bytes.first())
        && inside(bytes.last())
        && bytes.iter().all(|byte| *byte >= b' ' && allowed.has(char::from(*byte)))
}

/// Whether it is a letter of one code point.
pub(super) fn is_letter(letter: char) -> bool {
    let at = LETTERS.partition_point(|(_, last)| *last < letter);
    LETTERS.get(at).is_some_and(|(first, _)| *first <= letter)
}

/// The length in bytes of the longest character at the beginning that is allowed.
fn accepted(text: &str, letters: Letters) -> Option<usize> {
    let first = text.chars().next()?;
    if letters == Letters::Digits {
        return ascii(letters).has(first).then_some(1);
    }
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    // Every sequence goes on with a mark outside of ASCII: most letters need no search.
    let alone = rest.bytes().next().is_none_or(|next| next.is_ascii());
    if alone && first.is_ascii() {
        return ascii(letters).has(first).then_some(1);
    }
    let tails = || SEQUENCES.iter().filter(|(tail, _)| rest.starts_with(tail));
    let sequence = match alone {
        true => None,
        false => {
            tails().filter(|(_, firsts)| firsts.contains(first)).map(|(tail, _)| tail.len()).max()
        }
    };
    let other = || match letters {
        Letters::Any => N1.contains(first) || N2.contains(first) || N3_N4.contains(first),
        Letters::PersonName => N1.contains(first),
        Letters::Digits => false,
    };
    match sequence {
        Some(tail) => Some(first.len_utf8() + tail),
        None => (is_letter(first) || other()).then_some(first.len_utf8()),
    }
}

/// The characters of ASCII that are allowed, by the same tables.
fn ascii(letters: Letters) -> &'static Ascii {
    const NAMES: Ascii = Ascii::LETTERS.and(N1);
    const ANY: Ascii = NAMES.and(N2).and(N3_N4);
    const DIGITS: Ascii = Ascii(0).and("0123456789");
    match letters {
        Letters::PersonName => &NAMES,
        Letters::Any => &ANY,
        Letters::Digits => &DIGITS,
    }
}

/// Some characters of ASCII: a bit for each.
struct Ascii(u128);

impl Ascii {
    const LETTERS: Self =
        Self(0).and("ABCDEFGHIJKLMNOPQRSTUVWXYZ").and("abcdefghijklmnopqrstuvwxyz");

    /// These and those of a text.
    const fn and(&self, more: &str) -> Self {
        let (mut all, mut rest) = (self.0, more.as_bytes());
        while let [first, after @ ..] = rest {
            if first.is_ascii() {
                all |= 1 << *first;
            }
            rest = after;
        }
        Self(all)
    }

    fn has(&self, character: char) -> bool {
        character.is_ascii() && self.0 >> u32::from(character) & 1 == 1
    }
}

/// How a refused character is shown.
fn shown(refused: char, before: Option<char>) -> String {
    match (refused, before) {
        ('\u{300}'..='\u{36f}', Some(base)) => format!("{base}{refused}"),
        _ if refused.is_control() || refused.is_whitespace() || is_invisible(refused) => {
            format!("U+{:04X}", u32::from(refused))
        }
        _ => refused.to_string(),
    }
}

/// Marks, joiners and directions that leave no ink of their own.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Latin letters that are one code point (group bll).
static LETTERS: [(char, char); 38] = [
    ('A', 'Z'),
    ('a', 'z'),
    ('À', 'Ö'),
    ('Ø', 'ö'),
    ('ø', 'ž'),
    ('Ƈ', 'ƈ'),
    ('Ə', 'Ə'),
    ('Ɨ', 'Ɨ'),
    ('Ơ', 'ơ'),
    ('Ư', 'ư'),
    ('Ʒ', 'Ʒ'),
    ('Ǎ', 'ǜ'),
    ('Ǟ', 'ǟ'),
    ('Ǣ', 'ǰ'),
    ('Ǵ', 'ǵ'),
    ('Ǹ', 'ǿ'),
    ('Ȓ', 'ȓ'),
    ('Ș', 'ț'),
    ('Ȟ', 'ȟ'),
    ('ȧ', 'ȳ'),
    ('ə', 'ə'),
    ('ɨ', 'ɨ'),
    ('ʒ', 'ʒ'),
    ('Ḃ', 'ḃ'),
    ('Ḇ', 'ḇ'),
    ('Ḋ', 'ḑ'),
    ('ḗ', 'ḗ'),
    ('Ḝ', 'ḫ'),
    ('ḯ', 'ḷ'),
    ('Ḻ', 'ḻ'),
    ('Ṁ', 'ṉ'),
    ('Ṓ', 'ṛ'),
    ('Ṟ', 'ṣ'),
    ('Ṫ', 'ṯ'),
    ('Ẁ', 'ẇ'),
    ('Ẍ', 'ẗ'),
    ('ẞ', 'ẞ'),
    ('Ạ', 'ỹ'),
];

/// Latin letters that are a sequence (group bll): what follows the first code point, and the first
/// code points that it follows.
static SEQUENCES: [(&str, &str); 23] = [
    ("\u{300}", "CFGKMPSTZcfgkmpstz"),
    ("\u{301}", "JjÿĪī"),
    ("\u{302}", "DKLMNdklmn"),
    ("\u{304}", "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ"),
    ("\u{306}", "CMNRZcmnrzÇç"),
    ("\u{307}", "KUku"),
    ("\u{308}", "CTZczẠạỌọỤụ"),
    ("\u{30b}", "Aa"),
    ("\u{30c}", "J"),
    ("\u{30d}", "ēō"),
    ("\u{310}", "Mm"),
    ("\u{315}", "CKPTckptČč"),
    ("\u{31b}", "KTkt"),
    ("\u{31b}\u{304}", "Ss"),
    ("\u{323}", "CPcpČč"),
    ("\u{325}", "LRlr"),
    ("\u{325}\u{304}", "LRlr"),
    ("\u{326}", "CHKLNchklnŽž"),
    ("\u{327}", "ZzŽž"),
    ("\u{328}\u{306}", "Cc"),
    ("\u{331}", "HSs"),
    ("\u{35f}H", "K"),
    ("\u{35f}h", "Kk"),
];

/// Non-letters N1 (group bnlreq): what names of persons may have.
const N1: &str = " ',-.`~¨´·ʹʺʾʿˈˌ’‡";

/// Non-letters N2 (group bnl).
const N2: &str = "!\"#$%&()*+/0123456789:;<=>?@[\\]^_{|}¡¢£¥§©ª«¬®¯°±²³µ¶¹º»¿×÷€";

/// Non-letters N3 and N4 (groups bnlopt and bnlnot).
const N3_N4: &str = "¤¦¸¼½¾\t\n\r\u{a0}";

#[cfg(test)]
mod tests;
