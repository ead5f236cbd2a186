//! What stands before what is sealed: how it is opened.

use browser::endpoint::{json as read_json, text_in};
use serde_json::{Value as Json, json};
use shared::json::write;
use shared::service::Digest;

/// The format that this version writes and reads.
const FORMAT: u64 = 1;

/// How often PBKDF2 with HMAC-SHA-256 is gone through: at least what OWASP asks for since 2023, and
/// no more than a phone can bear.
pub(super) const ITERATIONS: u32 = 600_000;
const MOST_ITERATIONS: u32 = 10_000_000;

/// A header has no more bytes.
const MOST: usize = 1000;

/// How what is sealed is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// How often PBKDF2 is gone through.
    pub(super) iterations: u32,
    /// Its salt.
    pub(super) salt: [u8; 16],
    /// The initialisation vector of AES-GCM.
    pub(super) iv: [u8; 12],
    /// The digest of what is sealed. It tells a damaged file from a wrong passphrase.
    pub(super) sha256: Digest,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is something else.
    Other,
    /// It is of a newer format.
    Newer,
    /// It does not say how it is opened.
    Damaged,
}

impl Header {
    /// The line that begins a file.
    pub(super) fn line(&self) -> String {
        let header = json!({
            "direktantrag": FORMAT,
            "iterations": self.iterations,
            "salt": hex(&self.salt),
            "iv": hex(&self.iv),
            "sha256": self.sha256.to_string(),
        });
        write(&header) + "\n"
    }
}

/// Reads a file; gives what is sealed, too.
pub(super) fn read(bytes: &[u8]) -> Result<(Header, &[u8]), Unread> {
    let beginning = bytes.get(..MOST).unwrap_or(bytes);
    let end = beginning.iter().position(|byte| *byte == b'\n').ok_or(Unread::Other)?;
    let line = bytes.get(..end).ok_or(Unread::Other)?;
    let sealed = bytes.get(end.saturating_add(1)..).unwrap_or_default();
    let json = read_json(line).ok_or(Unread::Other)?;
    match json.get("direktantrag").and_then(Json::as_u64) {
        Some(FORMAT) => {}
        Some(format) if format > FORMAT => return Err(Unread::Newer),
        _ => return Err(Unread::Other),
    }
    header(&json).map(|header| (header, sealed)).ok_or(Unread::Damaged)
}

fn header(json: &Json) -> Option<Header> {
    let iterations = u32::try_from(json.get("iterations")?.as_u64()?).ok()?;
    Some(Header {
        iterations: Some(iterations).filter(|own| (ITERATIONS..=MOST_ITERATIONS).contains(own))?,
        salt: unhex(&text_in(json, "salt")?)?,
        iv: unhex(&text_in(json, "iv")?)?,
        sha256: text_in(json, "sha256")?.parse().ok()?,
    })
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn unhex<const SIZE: usize>(text: &str) -> Option<[u8; SIZE]> {
    let digits = text.chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok());
    let digits: Vec<u8> = digits.collect::<Option<_>>()?;
    let bytes = digits.chunks(2).map(|pair| match pair {
        [high, low] => Some(high << 4 | low),
        _ => None,
    });
    bytes.collect::<Option<Vec<u8>>>()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Header {
        let sha256 = Digest::of(b"sealed");
        Header { iterations: ITERATIONS, salt: [7; 16], iv: [0xab; 12], sha256 }
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = [sample().line().as_bytes(), b"sealed\nmore"].concat();
        assert_eq!(read(&bytes), Ok((sample(), &b"sealed\nmore"[..])));
    }

    #[test]
    fn what_is_something_else_is_told() {
        let line = sample().line();
        let of = |from: &str, to: &str| read(line.replace(from, to).as_bytes()).unwrap_err();
        for other in ["", "\n", "{}\n", "PK\u{3}\u{4}\n", "{\"direktantrag\":\"1\"}\n", "[1]\n"] {
            assert_eq!(read(other.as_bytes()), Err(Unread::Other), "{other}");
        }
        assert_eq!(read(&[b' '; 5000]), Err(Unread::Other));
        assert_eq!(of("\"direktantrag\":1", "\"direktantrag\":2"), Unread::Newer);
        assert_eq!(of("\"direktantrag\":1", "\"direktantrag\":0"), Unread::Other);
        for iterations in ["1", "599999", "10000001", "99999999999", "-1", "null"] {
            assert_eq!(of("600000", iterations), Unread::Damaged, "{iterations}");
        }
        for salt in ["", "07", "0", "zz"] {
            assert_eq!(of(&"07".repeat(16), salt), Unread::Damaged, "{salt}");
        }
    }
}
