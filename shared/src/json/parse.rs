//! Reading byte by byte.
//!
//! `serde_json` reads numbers as floating point where it must, and tells errors as sentences. The
//! tables for both are a twentieth of what a citizen loads, for what is refused here anyway.

use std::borrow::Cow;

use super::{JsonError, Member, Members, Tree};
use crate::value::MAX_NUMBER;

/// Reads one value and nothing more, with at most so many arrays and objects inside each other.
pub(super) fn parse(bytes: &[u8], depth: u8) -> Result<Tree<'_>, JsonError> {
    let text = std::str::from_utf8(bytes).map_err(|_| JsonError::Malformed)?;
    let mut reader = Reader { text, at: 0, members: Vec::new() };
    reader.member("", depth)?;
    match (reader.next_byte(), reader.members.pop()) {
        (None, Some((_, value))) => Ok(value),
        _ => Err(JsonError::Malformed),
    }
}

/// A text and how far it was read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The members of all objects that are still open, the outermost first: each object takes its
    /// own at its end, when it is known how many they are.
    members: Vec<Member<'a>>,
}

impl<'a> Reader<'a> {
    /// Reads a value, and puts it with its name behind the members read.
    fn member(&mut self, name: &'a str, depth: u8) -> Result<(), JsonError> {
        // Each value is made where it stays: moving it from hand to hand costs more than reading
        // it.
        match self.next_byte() {
            Some(b'{') => return self.object(name, inside(depth)?),
            Some(b'[') => return self.list(name, inside(depth)?),
            Some(b'"') => {
                let text = self.text()?;
                self.members.push((Cow::Borrowed(name), Tree::Text(text)));
            }
            Some(b'-' | b'0'..=b'9') => {
                let number = self.number()?;
                self.members.push((Cow::Borrowed(name), Tree::Number(number)));
            }
            Some(b't') => self.word("true", name, Tree::YesNo(true))?,
            Some(b'f') => self.word("false", name, Tree::YesNo(false))?,
            Some(b'n') => self.word("null", name, Tree::Null)?,
            _ => return Err(JsonError::Malformed),
        }
        Ok(())
    }

    fn object(&mut self, own: &'a str, depth: u8) -> Result<(), JsonError> {
        let first = self.members.len();
        self.at += 1;
        while self.another(b'}', self.members.len() == first)? {
            let name = match self.next_byte() {
                Some(b'"') => self.text()?,
                _ => return Err(JsonError::Malformed),
            };
            self.expect(b':')?;
            match name {
                Cow::Borrowed(name) => self.member(name, depth)?,
                Cow::Owned(name) => {
                    self.member("", depth)?;
                    self.rename(name);
                }
            }
        }
        let members = Members::new(self.members.split_off(first));
        let members = members.ok_or(JsonError::DuplicateMember)?;
        self.members.push((Cow::Borrowed(own), Tree::Object(members)));
        Ok(())
    }

    /// Names the last member, as one whose name has escapes.
    #[cold]
    fn rename(&mut self, name: String) {
        if let Some((place, _)) = self.members.last_mut() {
            *place = Cow::Owned(name);
        }
    }

    fn list(&mut self, own: &'a str, depth: u8) -> Result<(), JsonError> {
        let first = self.members.len();
        self.at += 1;
        while self.another(b']', self.members.len() == first)? {
            self.member("", depth)?;
        }
        let items = self.members.drain(first..).map(|(_, item)| item).collect();
        self.members.push((Cow::Borrowed(own), Tree::List(items)));
        Ok(())
    }

    /// Whether another item or member comes: after a comma unless it is the first.
    fn another(&mut self, end: u8, first: bool) -> Result<bool, JsonError> {
        if self.next_byte() == Some(end) {
            self.at += 1;
            return Ok(false);
        }
        if !first {
            self.expect(b',')?;
        }
        Ok(true)
    }

    fn word(&mut self, word: &str, name: &'a str, value: Tree<'a>) -> Result<(), JsonError> {
        self.expect_all(word)?;
        self.members.push((Cow::Borrowed(name), value));
        Ok(())
    }

    /// A whole number. One with a fraction or an exponent must be well-formed, too: otherwise it
    /// is no JSON at all.
    fn number(&mut self) -> Result<i64, JsonError> {
        let negative = self.byte() == Some(b'-');
        self.at += usize::from(negative);
        let digits = self.digits()?;
        if digits.len() > 1 && digits.starts_with('0') {
            return Err(JsonError::Malformed);
        }
        let mut exact = true;
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
            exact = false;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
            exact = false;
        }
        let number: i64 = digits.parse().map_err(|_| JsonError::NumberNotExact)?;
        if !exact || number > MAX_NUMBER || (negative && number == 0) {
            return Err(JsonError::NumberNotExact);
        }
        Ok(if negative { -number } else { number })
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<&'a str, JsonError> {
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return Err(JsonError::Malformed);
        }
        self.take(length)
    }

    /// A text, borrowed unless it has escapes.
    #[inline(always)]
    fn text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.at += 1;
        let plain = self.plain()?;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        self.text_after(plain).map(Cow::Owned)
    }

    /// The whole of a text that goes on with an escape.
    #[cold]
    fn text_after(&mut self, plain: &str) -> Result<String, JsonError> {
        let mut text = plain.to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(JsonError::Malformed),
            }
            text.push_str(self.plain()?);
        }
    }

    /// The characters up to the next quotation mark, escape or control character.
    #[inline(always)]
    fn plain(&mut self) -> Result<&'a str, JsonError> {
        self.take(plain_length(self.rest()).ok_or(JsonError::Malformed)?)
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let letter = self.rest().get(1).ok_or(JsonError::Malformed)?;
        self.at += 2;
        Ok(match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hexadecimal()?;
                let code = match first {
                    0xd800..0xdc00 => {
                        self.expect_all("\\u")?;
                        match self.hexadecimal()? {
                            low @ 0xdc00..0xe000 => {
                                0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00)
                            }
                            _ => return Err(JsonError::Malformed),
                        }
                    }
                    code => code,
                };
                char::from_u32(code).ok_or(JsonError::Malformed)?
            }
            _ => return Err(JsonError::Malformed),
        })
    }

    /// Four hexadecimal digits.
    fn hexadecimal(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or(JsonError::Malformed)?;
            self.at += 1;
        }
        Ok(code)
    }

    fn take(&mut self, length: usize) -> Result<&'a str, JsonError> {
        let taken = self.text.get(self.at..self.at + length).ok_or(JsonError::Malformed)?;
        self.at += length;
        Ok(taken)
    }

    fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if self.next_byte() != Some(byte) {
            return Err(JsonError::Malformed);
        }
        self.at += 1;
        Ok(())
    }

    fn expect_all(&mut self, word: &str) -> Result<(), JsonError> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(JsonError::Malformed);
        }
        self.at += word.len();
        Ok(())
    }

    /// The next byte after white space, which stays to be read.
    fn next_byte(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}

/// How many bytes come before the first quotation mark, escape or control character; none when
/// there is none of them. Eight are looked at at once.
fn plain_length(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const TOPS: u64 = ONES << 7;
    // Sets the top bit of the first byte that is less, and perhaps of others after it.
    let less = |word: u64, than: u8| word.wrapping_sub(ONES * u64::from(than)) & !word;
    let same = |word: u64, byte: u8| less(word ^ (ONES * u64::from(byte)), 1);
    let (words, last) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let ends = (less(word, 0x20) | same(word, b'"') | same(word, b'\\')) & TOPS;
        if ends != 0 {
            return usize::try_from(ends.trailing_zeros() / 8).ok().map(|byte| at * 8 + byte);
        }
    }
    let end = last.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
    Some(words.len() * 8 + end)
}

/// How many more arrays and objects may open inside this one.
fn inside(depth: u8) -> Result<u8, JsonError> {
    depth.checked_sub(1).ok_or(JsonError::TooDeep)
}
