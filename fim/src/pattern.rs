//! Patterns of answers: read as a tree and judged, never run. They come from outside, and some are
//! prose.

/// How deep groups may be nested.
const MAX_DEPTH: usize = 20;
/// How long a pattern may be, in bytes.
const MAX_BYTES: usize = 2_000;
/// How many characters a match may be spelled out to.
const MAX_SPELLED: u64 = 100_000;

/// A pattern as it is written, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As it is written.
    pub text: String,
    /// What it is worth.
    pub verdict: Verdict,
    /// What it is made of: alternatives; none unless it is sound.
    pub alternatives: Vec<Sequence>,
}

/// What a pattern is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It can be checked.
    Sound,
    /// It is words for people.
    Prose,
    /// It is no pattern, or one with parts that are not understood here.
    Broken,
    /// Checking it may take more time than anybody has.
    Explosive,
}

/// Pieces one after the other.
pub type Sequence = Vec<Piece>;

/// A piece of a pattern and how often it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What stands there.
    pub atom: Atom,
    /// At least so often.
    pub min: u32,
    /// At most so often; without a bound where there is none.
    pub max: Option<u32>,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A character.
    Character(char),
    /// One of a class, as it is written: `[a-z]`, `\d`, `\p{L}`.
    Class(String),
    /// Any character.
    Any,
    /// The beginning (`^`) or the end (`$`) of the text.
    Border(char),
    /// Alternatives.
    Group(Vec<Sequence>),
}

impl Pattern {
    /// Reads and judges a pattern.
    pub fn new(text: String) -> Self {
        let read = Reader { letters: text.chars().collect(), at: 0, depth: 0 }.whole();
        let read = read.filter(|_| text.len() <= MAX_BYTES);
        let verdict = match &read {
            _ if is_prose(&text) => Verdict::Prose,
            None => Verdict::Broken,
            Some(all) if explodes(all) || spelled(all) > MAX_SPELLED => Verdict::Explosive,
            Some(_) => Verdict::Sound,
        };
        let sound = verdict == Verdict::Sound;
        Self { text, verdict, alternatives: read.filter(|_| sound).unwrap_or_default() }
    }

    /// The pattern as XML Schema wants it (appendix F of its part 2): of a whole text, without
    /// borders, and with one kind of bracket. As it is written where it can be; nothing where it is
    /// not sound, or has a border within.
    pub fn in_xml_schema(&self) -> Option<String> {
        if self.verdict != Verdict::Sound {
            return None;
        }
        let bordered = |all: &[Sequence]| all.iter().flatten().any(has_border);
        if !bordered(&self.alternatives) && !self.text.contains("(?") {
            return Some(self.text.clone());
        }
        let mut whole = self.alternatives.clone();
        for sequence in &mut whole {
            if sequence.first().is_some_and(|piece| piece.atom == Atom::Border('^')) {
                sequence.remove(0);
            }
            sequence.pop_if(|piece| piece.atom == Atom::Border('$'));
        }
        (!bordered(&whole)).then(|| written(&whole))
    }
}

fn has_border(piece: &Piece) -> bool {
    match &piece.atom {
        Atom::Border(_) => true,
        Atom::Group(all) => all.iter().flatten().any(has_border),
        Atom::Character(_) | Atom::Class(_) | Atom::Any => false,
    }
}

/// Alternatives as XML Schema writes them.
fn written(alternatives: &[Sequence]) -> String {
    let sequence = |pieces: &Sequence| {
        let piece = |piece: &Piece| {
            let atom = match &piece.atom {
                Atom::Character(letter) if "\\|.?*+()[]{}^-".contains(*letter) => {
                    format!("\\{letter}")
                }
                Atom::Character(letter) | Atom::Border(letter) => letter.to_string(),
                Atom::Class(class) => class.clone(),
                Atom::Any => ".".to_owned(),
                Atom::Group(all) => format!("({})", written(all)),
            };
            match (piece.min, piece.max) {
                (1, Some(1)) => atom,
                (0, Some(1)) => format!("{atom}?"),
                (0, None) => format!("{atom}*"),
                (1, None) => format!("{atom}+"),
                (min, None) => format!("{atom}{{{min},}}"),
                (min, Some(max)) if min == max => format!("{atom}{{{min}}}"),
                (min, Some(max)) => format!("{atom}{{{min},{max}}}"),
            }
        };
        pieces.iter().map(piece).collect::<String>()
    };
    alternatives.iter().map(sequence).collect::<Vec<_>>().join("|")
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn whole(mut self) -> Option<Vec<Sequence>> {
        let all = self.alternatives()?;
        (self.at == self.letters.len()).then_some(all)
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(letter)
    }

    fn take(&mut self, letter: char) -> bool {
        let there = self.peek() == Some(letter);
        self.at += usize::from(there);
        there
    }

    fn alternatives(&mut self) -> Option<Vec<Sequence>> {
        let mut all = vec![Vec::new()];
        while let Some(letter) = self.peek() {
            match letter {
                ')' => break,
                '|' => {
                    self.at += 1;
                    all.push(Vec::new());
                }
                _ => {
                    let piece = self.piece()?;
                    all.last_mut()?.push(piece);
                }
            }
        }
        Some(all)
    }

    fn piece(&mut self) -> Option<Piece> {
        let atom = match self.next()? {
            '(' => {
                self.depth += 1;
                // Looking ahead or behind is no matter of one pass.
                if self.depth > MAX_DEPTH || (self.take('?') && !self.take(':')) {
                    return None;
                }
                let all = self.alternatives()?;
                self.depth -= 1;
                if !self.take(')') {
                    return None;
                }
                Atom::Group(all)
            }
            '[' => Atom::Class(self.class()?),
            '\\' => self.escaped()?,
            '.' => Atom::Any,
            border @ ('^' | '$') => {
                return Some(Piece { atom: Atom::Border(border), min: 1, max: Some(1) });
            }
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            letter => Atom::Character(letter),
        };
        let (min, max) = self.quantifier()?;
        // Taking as few as possible accepts the same.
        if (min, max) != (1, Some(1)) {
            self.take('?');
        }
        let again = matches!(self.peek(), Some('*' | '+' | '?' | '{'));
        (!again).then_some(Piece { atom, min, max })
    }

    fn quantifier(&mut self) -> Option<(u32, Option<u32>)> {
        Some(match self.peek() {
            Some('*') => (self.next().map_or(0, |_| 0), None),
            Some('+') => (self.next().map_or(1, |_| 1), None),
            Some('?') => (self.next().map_or(0, |_| 0), Some(1)),
            Some('{') => {
                self.at += 1;
                let min = self.number()?;
                let max = if self.take(',') {
                    if self.peek() == Some('}') { None } else { Some(self.number()?) }
                } else {
                    Some(min)
                };
                if !self.take('}') || max.is_some_and(|max| max < min) {
                    return None;
                }
                (min, max)
            }
            _ => (1, Some(1)),
        })
    }

    fn number(&mut self) -> Option<u32> {
        let from = self.at;
        while self.peek().is_some_and(|letter| letter.is_ascii_digit()) {
            self.at += 1;
        }
        let digits: String = self.letters.get(from..self.at)?.iter().collect();
        digits.parse().ok()
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<Atom> {
        Some(match self.next()? {
            letter @ ('d' | 'D' | 's' | 'S' | 'w' | 'W') => Atom::Class(format!("\\{letter}")),
            letter @ ('p' | 'P') => {
                if !self.take('{') {
                    return None;
                }
                let from = self.at;
                while self
                    .peek()
                    .is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_')
                {
                    self.at += 1;
                }
                let name: String = self.letters.get(from..self.at)?.iter().collect();
                if name.is_empty() || !self.take('}') {
                    return None;
                }
                Atom::Class(format!("\\{letter}{{{name}}}"))
            }
            'n' => Atom::Character('\n'),
            'r' => Atom::Character('\r'),
            't' => Atom::Character('\t'),
            // References to what a group matched are no matter of one pass.
            letter if letter.is_alphanumeric() => return None,
            letter => Atom::Character(letter),
        })
    }

    /// A class in brackets, as it is written.
    fn class(&mut self) -> Option<String> {
        let from = self.at - 1;
        self.take('^');
        let mut members = 0;
        let mut before: Option<char> = None;
        while self.peek()? != ']' {
            members += 1;
            let mut single = match self.next()? {
                '\\' => match self.escaped()? {
                    Atom::Character(letter) => Some(letter),
                    _ => None,
                },
                letter => Some(letter),
            };
            // A hyphen between two characters is a range, and what is no character has none.
            if single == Some('-')
                && let Some(first) = before
                && let Some(last) = self.peek().filter(|letter| !matches!(letter, ']' | '\\'))
            {
                if last < first {
                    return None;
                }
                self.at += 1;
                single = None;
            }
            before = single;
        }
        self.at += 1;
        let text: String = self.letters.get(from..self.at)?.iter().collect();
        (members > 0).then_some(text)
    }
}

/// Whether a pattern is words: no operator in it at all, or several words outside of classes.
fn is_prose(text: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ if depth <= 0 => outside.push(letter),
            _ => {}
        }
    }
    let operator = text.contains(['[', ']', '{', '}', '*', '+', '?', '|', '\\', '^', '$']);
    let letters = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    let words = outside.split_whitespace().filter(letters).count();
    words >= 2 || (!operator && text.chars().filter(|letter| letter.is_alphabetic()).count() >= 3)
}

/// Whether something without bound repeats what has no bound itself, or what can be matched in more
/// than one way: the time to find that nothing matches doubles with each character.
fn explodes(all: &[Sequence]) -> bool {
    let many = |piece: &Piece| piece.max.is_none_or(|max| max > 30);
    all.iter().any(|sequence| {
        let twice = sequence.windows(2).any(|pair| match pair {
            [first, second] => many(first) && many(second) && first.atom == second.atom,
            _ => false,
        });
        twice
            || sequence.iter().any(|piece| match &piece.atom {
                Atom::Group(inner) => {
                    explodes(inner) || (many(piece) && (varies(inner) || overlaps(inner)))
                }
                _ => false,
            })
    })
}

/// Whether anything in it can be there in different numbers.
fn varies(all: &[Sequence]) -> bool {
    all.iter().flatten().any(|piece| {
        let inner = matches!(&piece.atom, Atom::Group(inner) if varies(inner));
        inner
            || piece.max.is_none_or(|max| max > 30)
            || (piece.max != Some(piece.min) && all.iter().any(|own| own.len() == 1))
    })
}

/// Whether two alternatives may begin with the same.
fn overlaps(all: &[Sequence]) -> bool {
    let first: Vec<Option<&Atom>> =
        all.iter().map(|own| own.first().map(|piece| &piece.atom)).collect();
    let apart = |one: &Option<&Atom>, other: &Option<&Atom>| match (one, other) {
        (Some(Atom::Character(one)), Some(Atom::Character(other))) => one != other,
        _ => false,
    };
    first
        .iter()
        .enumerate()
        .any(|(at, one)| first.iter().skip(at + 1).any(|other| !apart(one, other)))
}

/// How many places the pattern has when its repetitions are written out.
fn spelled(all: &[Sequence]) -> u64 {
    let piece = |piece: &Piece| {
        let times = u64::from(piece.max.unwrap_or(piece.min).max(1));
        let inner = match &piece.atom {
            Atom::Group(inner) => spelled(inner),
            _ => 1,
        };
        times.saturating_mul(inner)
    };
    all.iter().flatten().map(piece).fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn xml_schema_has_patterns_of_whole_texts() {
        for (text, expected) in [
            ("([0]{1}[1-9]{1}|[1-9]{1})[0-9]{3}", Some("([0]{1}[1-9]{1}|[1-9]{1})[0-9]{3}")),
            (
                r"[A-Za-z._%+-]+@[A-Za-z.-]+\.[A-Za-z]{1,63}$",
                Some(r"[A-Za-z._%+-]+@[A-Za-z.-]+\.[A-Za-z]{1,63}"),
            ),
            (r"^(\d{2}-)?\d{4}$", Some(r"(\d{2}\-)?\d{4}")),
            ("^a|b$", Some("a|b")),
            ("(?:ab){2,}c*", Some("(ab){2,}c*")),
            ("(^a|b)", None),
            ("a$b", None),
            ("Mehrfachauswahl", None),
            ("(a+)+", None),
        ] {
            assert_eq!(
                Pattern::new(text.to_owned()).in_xml_schema().as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn judges_patterns() {
        let cases = [
            ("([0]{1}[1-9]{1}|[1-9]{1}[0-9]{1})[0-9]{3}", Verdict::Sound),
            (r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{1,63}$", Verdict::Sound),
            ("[1-9][0-9]{12}", Verdict::Sound),
            (r"[\p{L}0-9. ]*", Verdict::Sound),
            (r"^(\d{2}-)?\d{4}$", Verdict::Sound),
            ("A|B|AB", Verdict::Sound),
            ("(ab|cd)*", Verdict::Sound),
            ("Codeliste Regionalschlüssel", Verdict::Prose),
            ("Mehrfachauswahl", Verdict::Prose),
            ("nur Ziffern (maximal 5)", Verdict::Prose),
            ("[0-9]{5} oder leer lassen", Verdict::Prose),
            ("(a+)+$", Verdict::Explosive),
            ("(a|a)*", Verdict::Explosive),
            ("(a|ab)*", Verdict::Explosive),
            ("([a-z]*)*", Verdict::Explosive),
            ("(a?){50}", Verdict::Explosive),
            ("a*a*b", Verdict::Explosive),
            ("((a{1000}){1000}){1000}", Verdict::Explosive),
            ("[0-9", Verdict::Broken),
            ("(a[bc]", Verdict::Broken),
            ("a)", Verdict::Broken),
            ("[z-a]", Verdict::Broken),
            ("a{3,2}", Verdict::Broken),
            ("a**", Verdict::Broken),
            ("*", Verdict::Broken),
            ("(?=a)b", Verdict::Broken),
            (r"(a)\1", Verdict::Broken),
        ];
        for (text, verdict) in cases {
            assert_eq!(Pattern::new(text.to_owned()).verdict, verdict, "{text}");
        }
        let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
        assert_eq!(Pattern::new(deep).verdict, Verdict::Broken);
    }

    proptest! {
        #[test]
        fn never_panics(text in r"[a-c0-3()\[\]{},*+?|\\.^$ -]{0,60}") {
            let pattern = Pattern::new(text);
            prop_assert_eq!(pattern.alternatives.is_empty(), pattern.verdict != Verdict::Sound);
        }
    }
}
