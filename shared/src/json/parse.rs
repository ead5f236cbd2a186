//! Reading byte by byte.
//!
//! `serde_json` reads numbers as floating point where it must, and tells errors as sentences. The
//! tables for both are a twentieth of what a citizen loads, for what is refused here anyway.

use std::borrow::Cow;

use super::{JsonError, Members, Tree};
use crate::value::MAX_NUMBER;

/// Reads one value and nothing more, with at most so many arrays and objects inside each other.
pub(super) fn parse(bytes: &[u8], depth: u8) -> Result<Tree<'_>, JsonError> {
    let text = std::str::from_utf8(bytes).map_err(|_| JsonError::Malformed)?;
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(depth)?;
    match reader.next_byte() {
        None => Ok(value),
        Some(_) => Err(JsonError::Malformed),
    }
}

/// A text and how far it was read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: u8) -> Result<Tree<'a>, JsonError> {
        match self.next_byte() {
            Some(b'{') => self.object(inside(depth)?),
            Some(b'[') => self.list(inside(depth)?),
            Some(b'"') => self.text().map(Tree::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Tree::YesNo(true)),
            Some(b'f') => self.word("false", Tree::YesNo(false)),
            Some(b'n') => self.word("null", Tree::Null),
            _ => Err(JsonError::Malformed),
        }
    }

    fn object(&mut self, depth: u8) -> Result<Tree<'a>, JsonError> {
        let mut members = Vec::new();
        self.at += 1;
        while self.another(b'}', members.is_empty())? {
            let name = match self.next_byte() {
                Some(b'"') => self.text()?,
                _ => return Err(JsonError::Malformed),
            };
            self.expect(b':')?;
            members.push((name, self.value(depth)?));
        }
        Members::new(members).map(Tree::Object).ok_or(JsonError::DuplicateMember)
    }

    fn list(&mut self, depth: u8) -> Result<Tree<'a>, JsonError> {
        let mut items = Vec::new();
        self.at += 1;
        while self.another(b']', items.is_empty())? {
            items.push(self.value(depth)?);
        }
        Ok(Tree::List(items))
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

    fn word(&mut self, word: &str, value: Tree<'a>) -> Result<Tree<'a>, JsonError> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(JsonError::Malformed);
        }
        self.at += word.len();
        Ok(value)
    }

    /// A whole number. One with a fraction or an exponent must be well-formed, too: otherwise it
    /// is no JSON at all.
    fn number(&mut self) -> Result<Tree<'a>, JsonError> {
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
        Ok(Tree::Number(if negative { -number } else { number }))
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
    fn text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.at += 1;
        let plain = self.plain()?;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(JsonError::Malformed),
            }
            text.push_str(self.plain()?);
        }
    }

    /// The characters up to the next quotation mark, escape or control character.
    fn plain(&mut self) -> Result<&'a str, JsonError> {
        let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
        let length = self.rest().iter().position(ends).ok_or(JsonError::Malformed)?;
        self.take(length)
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
                        self.word("\\u", Tree::Null)?;
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

/// How many more arrays and objects may open inside this one.
fn inside(depth: u8) -> Result<u8, JsonError> {
    depth.checked_sub(1).ok_or(JsonError::TooDeep)
}
