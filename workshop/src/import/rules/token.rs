//! The words of a rule's sentence.

/// A word, sign or reference, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) token: Token,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// What a sentence is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A field or group by its id, or by the ids on the way to it, with what it is called there.
    Reference { ids: Vec<String>, label: Option<String> },
    /// A text in quotation marks.
    Quoted(String),
    /// Digits, with their leading zeros.
    Digits(String),
    /// A comparison.
    Sign(Sign),
    /// A word in lower case.
    Word(String),
    /// Any of `,` `.` `:` `;` `(` `)` `-` `/`.
    Mark(char),
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// How signs are written, the longer ones first.
const SIGNS: [(&str, Sign); 13] = [
    ("===", Sign::Equal),
    ("!==", Sign::Unequal),
    ("==", Sign::Equal),
    ("<>", Sign::Unequal),
    ("!=", Sign::Unequal),
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("=", Sign::Equal),
    ("<", Sign::Less),
    (">", Sign::Greater),
    ("≠", Sign::Unequal),
    ("≤", Sign::AtMost),
    ("≥", Sign::AtLeast),
];

const QUOTES: [char; 12] = ['"', '\'', '„', '“', '”', '‚', '‘', '’', '»', '«', '›', '‹'];

/// The tokens of a text. What an id is called is known from `names`; nothing is left out but space,
/// and what is none of these is a word.
pub(super) fn tokens<'n>(text: &str, names: impl Fn(&str) -> Vec<&'n str>) -> Vec<Spoken> {
    let mut lexer = Lexer { text, at: 0 };
    let mut all = Vec::new();
    while let Some(first) = lexer.skip_space() {
        let from = lexer.at;
        let token = lexer.token(first, &names);
        // Whatever it is, it is passed.
        lexer.at = lexer.at.max(from + first.len_utf8());
        all.push(Spoken { token, from, to: lexer.at });
    }
    all
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) -> Option<char> {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed.chars().next()
    }

    fn token<'n>(&mut self, first: char, names: &impl Fn(&str) -> Vec<&'n str>) -> Token {
        if let Some(token) = self.reference(names) {
            return token;
        }
        if QUOTES.contains(&first) {
            return Token::Quoted(self.quoted(first));
        }
        if let Some((written, sign)) = SIGNS.iter().find(|(own, _)| self.rest().starts_with(own)) {
            self.at += written.len();
            return Token::Sign(*sign);
        }
        if first.is_ascii_digit() {
            return Token::Digits(self.take(|letter| letter.is_ascii_digit()).to_owned());
        }
        for short in ["d.h.", "d. h.", "z.b.", "z. b."] {
            let begins = self.rest().get(..short.len());
            if begins.is_some_and(|own| own.eq_ignore_ascii_case(short)) {
                self.at += short.len();
                return Token::Word(short.replace(' ', ""));
            }
        }
        if first.is_alphanumeric() {
            let word = self.take(|letter| letter.is_alphanumeric() || letter == '-');
            // A hyphen at its end belongs to what comes then.
            let whole = word.trim_end_matches('-');
            self.at -= word.len() - whole.len();
            return Token::Word(whole.to_lowercase());
        }
        self.at += first.len_utf8();
        match first {
            '–' | '—' => Token::Mark('-'),
            _ => Token::Mark(first),
        }
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Ids with dots or slashes between, and what the last one is called.
    fn reference<'n>(&mut self, names: &impl Fn(&str) -> Vec<&'n str>) -> Option<Token> {
        let mut ids = Vec::new();
        let start = self.at;
        while let Some((id, length)) = id(self.rest()) {
            self.at += length;
            ids.push(id.to_owned());
            let next = self.rest().strip_prefix(['.', '/']);
            match next {
                Some(rest) if self::id(rest).is_some() => self.at += 1,
                _ => break,
            }
        }
        let Some(last) = ids.last() else {
            self.at = start;
            return None;
        };
        let end = self.at;
        let label = match self.skip_space() {
            Some(quote) if QUOTES.contains(&quote) => Some(self.quoted(quote)),
            _ => {
                let called = names(last);
                let named = called.iter().filter_map(|name| begins(self.rest(), name)).max();
                named.or_else(|| reworded(self.rest(), &called)).map(|length| {
                    let label = self.rest().get(..length).unwrap_or_default().to_owned();
                    self.at += length;
                    label
                })
            }
        };
        if label.is_none() {
            self.at = end;
        }
        Some(Token::Reference { ids, label })
    }

    /// What stands in quotation marks. Marks are mixed up, and some are never closed: then the text
    /// ends before the next id, comma, line or keyword.
    fn quoted(&mut self, quote: char) -> String {
        self.at += quote.len_utf8();
        let rest = self.rest();
        let stops = rest.char_indices().find(|(at, _)| {
            let here = rest.get(*at..).unwrap_or_default();
            let before = rest.get(..*at).and_then(|own| own.chars().next_back());
            let word = before.is_none_or(|letter| !letter.is_alphanumeric());
            let keyword = |own: &&str| here.starts_with(*own) && begins(here, own).is_some();
            word && (id(here).is_some() || KEYWORDS.iter().any(keyword))
        });
        let within = stops.map_or(rest, |(at, _)| rest.get(..at).unwrap_or_default());
        let closes = |letter: char| QUOTES.contains(&letter);
        let same = within.char_indices().find(|(_, letter)| is_pair(quote, *letter));
        let any = within.char_indices().rfind(|(_, letter)| closes(*letter));
        match same.or(any) {
            Some((at, letter)) => {
                self.at += at + letter.len_utf8();
                within.get(..at).unwrap_or_default().trim().to_owned()
            }
            None => {
                let end = within.find([',', '\n', '.']).unwrap_or(within.len());
                self.at += end;
                within.get(..end).unwrap_or_default().trim().to_owned()
            }
        }
    }
}

/// Words that change what a sentence says.
const MEANT: [&str; 12] = [
    "nicht", "kein", "keine", "und", "oder", "dann", "wenn", "muss", "darf", "sonst", "ist", "wird",
];

/// How many bytes before a comparison are a name in other words: two thirds of the words at least
/// are in the name, too.
fn reworded(text: &str, names: &[&str]) -> Option<usize> {
    let end = text.find(['=', '<', '>', '!', '≠', '≤', '≥'])?;
    let label = text.get(..end)?.trim_end();
    let words = |text: &str| -> Vec<String> {
        let all = text.split(|letter: char| !letter.is_alphanumeric());
        all.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let own = words(label);
    let plain = !label.contains(['\n', '.', ',', '"'])
        && !own
            .iter()
            .any(|word| MEANT.contains(&word.as_str()) || id(&word.to_uppercase()).is_some());
    let near = names.iter().any(|name| {
        let name = words(name);
        own.iter().filter(|word| name.contains(word)).count() * 3 >= own.len() * 2
    });
    (plain && near && !own.is_empty()).then_some(label.len())
}

/// Words that no name or code in quotation marks has.
const KEYWORDS: [&str; 8] =
    ["WENN", "DANN", "SONST", "UND", "ODER", "zeige", "deaktiviere", "aktiviere"];

fn is_pair(open: char, close: char) -> bool {
    let pairs: &[char] = match open {
        '„' | '“' | '”' => &['“', '”', '"'],
        '‚' | '‘' | '’' => &['‘', '’', '\''],
        '»' | '«' => &['«', '»'],
        '›' | '‹' => &['‹', '›'],
        _ => return open == close,
    };
    pairs.contains(&close)
}

/// The id that a text begins with, and its length with a version that it may have.
fn id(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix(['F', 'G', 'S'])?;
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    if !(6..=16).contains(&digits) {
        return None;
    }
    let after = rest.get(digits..)?;
    let version = after.strip_prefix('V').map_or(0, |rest| {
        let length = rest
            .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .unwrap_or(rest.len());
        let version = rest.get(..length).unwrap_or_default().trim_end_matches('.');
        if version.is_empty() { 0 } else { version.len() + 1 }
    });
    let next = after.get(version..)?.chars().next();
    let ends = next.is_none_or(|letter| !letter.is_alphanumeric());
    ends.then_some((text.get(..=digits)?, 1 + digits + version))
}

/// How many bytes of a text are a name, in whatever case and with whatever space in it, when it
/// begins with that.
pub(super) fn begins(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    let mut words = name.split_whitespace().peekable();
    words.peek()?;
    for word in words {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start();
        if at > 0 && trimmed.len() == rest.len() {
            return None;
        }
        at += rest.len() - trimmed.len();
        let mut here = text.get(at..)?.chars();
        let same =
            |own: char, other: char| own == other || own.to_lowercase().eq(other.to_lowercase());
        if !word.chars().all(|own| here.next().is_some_and(|other| same(own, other))) {
            return None;
        }
        at = text.len() - here.as_str().len();
    }
    let next = text.get(at..)?.chars().next();
    let ends = next.is_none_or(|letter| !letter.is_alphanumeric());
    ends.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Token> {
        let names = |id: &str| if id == "F00000001" { vec!["Art: der Person"] } else { Vec::new() };
        tokens(text, names).into_iter().map(|own| own.token).collect()
    }

    fn reference(ids: &[&str], label: Option<&str>) -> Token {
        let ids = ids.iter().map(|own| (*own).to_owned()).collect();
        Token::Reference { ids, label: label.map(str::to_owned) }
    }

    #[test]
    fn references_take_along_what_they_are_called() {
        let word = |own: &str| Token::Word(own.to_owned());
        for (text, expected) in [
            (
                "F00000001 Art:  der Person ist",
                vec![reference(&["F00000001"], Some("Art:  der Person")), word("ist")],
            ),
            (
                "G00000001.F00000002 'Ein Name' an",
                vec![reference(&["G00000001", "F00000002"], Some("Ein Name")), word("an")],
            ),
            ("F00000002V1.0.0.", vec![reference(&["F00000002"], None), Token::Mark('.')]),
            (
                "F00000002 \"Eine Person (Giftstoffe)' eine",
                vec![reference(&["F00000002"], Some("Eine Person (Giftstoffe)")), word("eine")],
            ),
            (
                "<> \"Nein zeige F00000002",
                vec![
                    Token::Sign(Sign::Unequal),
                    Token::Quoted("Nein".to_owned()),
                    word("zeige"),
                    reference(&["F00000002"], None),
                ],
            ),
            (
                "01 \"ja, dann",
                vec![
                    Token::Digits("01".to_owned()),
                    Token::Quoted("ja".to_owned()),
                    Token::Mark(','),
                    word("dann"),
                ],
            ),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_comes_to_an_end(text in "[FG0-9.\"'„“ a-zäWEN<>=,\\-]{0,60}") {
            let spoken = tokens(&text, |_| vec!["a b"]);
            proptest::prop_assert!(spoken.iter().all(|own| own.from < own.to));
        }
    }
}
