//! What a citizen's device loads of a service, packed: its structure and its texts.
//!
//! Names and punctuation of JSON tell people what they read; a program knows, and carries the way
//! to read each of them. So the parts of a value stand one after the other in the order of its
//! fields, with nothing between them:
//!
//! - a number in LEB128 (seven bits a byte, the lowest first), with its sign in the lowest bit
//!   where it may be negative;
//! - a text as its bytes in UTF-8, and 0xff, which no text has: what follows a text is easier to
//!   foresee for a compressor than how long it is;
//! - a list as its length and its items; what may be missing as a list of at most one;
//! - one of several as its place among them, and what it has;
//! - a day as the days since 1970-01-01.
//!
//! Before all that stands one byte: the number of this form. What was published stays for years, and
//! where another field was added since, it would be read as something else.
//!
//! What reads them never fails midway: it goes on with nothing, and what came of it is thrown
//! away at the end. So there is nothing half made that each step would have to clear away: with
//! the crate borsh (1.8), whose readers may fail anywhere, such types took 12 KB of
//! WebAssembly, compressed, in place of 4.

mod macros;

mod expression;
mod kind;
mod service;
mod texts;

#[cfg(test)]
mod tests;

use crate::Date;
use crate::by_name::ByName;
use crate::kind::{HERE, Speller};

/// The deepest that values may stand in one another: expressions nest.
const MAX_DEPTH: u8 = 100;

/// The number of this form. Whoever changes what a type has, or in which order, gives it another.
const FORM: u8 = 1;

/// What a text ends with.
const END: u8 = 0xff;

/// What can be packed.
pub trait Packed: Sized {
    /// Writes it at the end of these bytes.
    fn pack(&self, into: &mut Vec<u8>);

    /// Reads it. What comes of bytes that are none means nothing: only [`unpacked`] tells
    /// whether they are.
    fn unpack(from: &mut Unpacking<'_>) -> Self;
}

/// A value in its packed form.
pub fn packed(value: &impl Packed) -> Vec<u8> {
    let mut bytes = vec![FORM];
    value.pack(&mut bytes);
    bytes
}

/// What some bytes are the packed form of, all of them; none where they are not, or are one of
/// another number.
pub fn unpacked<T: Packed>(bytes: &[u8]) -> Option<T> {
    unpacked_by(bytes, &HERE)
}

/// [`unpacked`], for a program that brings a speller of its own for answers with one spelling.
pub fn unpacked_by<T: Packed>(bytes: &[u8], speller: &'static Speller) -> Option<T> {
    let mut from = Unpacking { rest: bytes, sound: true, depth: 0, speller };
    if from.byte() != FORM {
        return None;
    }
    let value = T::unpack(&mut from);
    from.sound().then_some(value)
}

/// Bytes being read.
#[derive(Debug)]
pub struct Unpacking<'a> {
    rest: &'a [u8],
    sound: bool,
    depth: u8,
    speller: &'static Speller,
}

impl<'a> Unpacking<'a> {
    /// The next part.
    fn take<T: Packed>(&mut self) -> T {
        T::unpack(self)
    }

    /// What may stand in others of its kind, to a bounded depth: below it nothing is left.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= MAX_DEPTH {
            self.spoil();
        }
        self.depth += 1;
        let part = read(self);
        self.depth -= 1;
        part
    }

    /// Notes that these bytes are not what is read.
    fn spoil(&mut self) {
        self.sound = false;
        self.rest = &[];
    }

    /// Whether all was as it must be, and nothing is left.
    fn sound(&self) -> bool {
        self.sound && self.rest.is_empty()
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => {
                self.sound = false;
                0
            }
        }
    }

    fn number(&mut self) -> u64 {
        let mut number = 0;
        for place in 0..10 {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return number;
            }
        }
        self.spoil();
        0
    }

    /// A number of things that are there, each with a byte at least.
    fn count(&mut self) -> usize {
        match usize::try_from(self.number()) {
            Ok(count) if count <= self.rest.len() => count,
            _ => {
                self.spoil();
                0
            }
        }
    }

    fn text(&mut self) -> &'a str {
        let end = self.rest.iter().position(|byte| *byte == END);
        let text = end.and_then(|end| self.rest.split_at_checked(end));
        let text = text.and_then(|(text, rest)| Some((std::str::from_utf8(text).ok()?, rest)));
        let Some((text, rest)) = text else {
            self.spoil();
            return "";
        };
        self.rest = rest.get(1..).unwrap_or_default();
        text
    }
}

fn pack_number(mut number: u64, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    into.push(number.to_le_bytes()[0]);
}

fn pack_count(count: usize, into: &mut Vec<u8>) {
    pack_number(u64::try_from(count).unwrap_or(u64::MAX), into);
}

impl Packed for bool {
    fn pack(&self, into: &mut Vec<u8>) {
        u8::from(*self).pack(into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        match from.byte() {
            0 => false,
            1 => true,
            _ => {
                from.spoil();
                false
            }
        }
    }
}

impl Packed for u8 {
    fn pack(&self, into: &mut Vec<u8>) {
        into.push(*self);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.byte()
    }
}

impl Packed for u32 {
    fn pack(&self, into: &mut Vec<u8>) {
        pack_number(u64::from(*self), into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.number().try_into().unwrap_or_else(|_| {
            from.spoil();
            0
        })
    }
}

impl Packed for i64 {
    fn pack(&self, into: &mut Vec<u8>) {
        pack_number(self.wrapping_shl(1).cast_unsigned() ^ (self >> 63).cast_unsigned(), into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        let number = from.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Packed for String {
    fn pack(&self, into: &mut Vec<u8>) {
        into.extend_from_slice(self.as_bytes());
        into.push(END);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.text().to_owned()
    }
}

impl Packed for Date {
    fn pack(&self, into: &mut Vec<u8>) {
        self.days_since_epoch().pack(into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        Self::from_days_since_epoch(from.take()).unwrap_or_else(|_| {
            from.spoil();
            Self::EPOCH
        })
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, into: &mut Vec<u8>) {
        pack_count(self.len(), into);
        self.iter().for_each(|item| item.pack(into));
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.deeper(|from| {
            let mut items = Self::new();
            // No more room than for what is there: a count is quickly said.
            for _ in 0..from.count() {
                if from.sound {
                    items.push(from.take());
                }
            }
            items
        })
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, into: &mut Vec<u8>) {
        self.is_some().pack(into);
        self.iter().for_each(|item| item.pack(into));
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        from.take::<bool>().then(|| from.take())
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, into: &mut Vec<u8>) {
        T::pack(self, into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        Self::new(from.deeper(Unpacking::take))
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, into: &mut Vec<u8>) {
        self.0.pack(into);
        self.1.pack(into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        (from.take(), from.take())
    }
}

impl<A: Packed, B: Packed, C: Packed> Packed for (A, B, C) {
    fn pack(&self, into: &mut Vec<u8>) {
        self.0.pack(into);
        self.1.pack(into);
        self.2.pack(into);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        (from.take(), from.take(), from.take())
    }
}

impl<V: Packed> Packed for ByName<V> {
    fn pack(&self, into: &mut Vec<u8>) {
        pack_count(self.len(), into);
        for (name, value) in self {
            name.pack(into);
            value.pack(into);
        }
    }

    fn unpack(from: &mut Unpacking<'_>) -> Self {
        let mut values = Self::new();
        for (name, value) in from.take::<Vec<(String, V)>>() {
            values.insert(name, value);
        }
        values
    }
}
