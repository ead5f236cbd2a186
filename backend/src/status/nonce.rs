//! Signed questions are answered once: whoever records one cannot ask it again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use shared::submission::STATUS_WINDOW;

/// How many nonces are remembered at most: about 10 MB.
const MOST: usize = 100_000;

/// How many of one submission, so that nobody can make the endpoint forget, or refuse, those of
/// others.
const MOST_OF_ONE: usize = 60;

/// The nonces of the questions that would still be in time.
#[derive(Debug)]
pub struct Nonces {
    /// Since when they are remembered, in milliseconds since 1970. What was signed before may have
    /// been asked before.
    since: i64,
    used: Mutex<Used>,
}

#[derive(Debug, Default)]
struct Used {
    /// By submission: until when a nonce is remembered, in milliseconds since 1970, and the nonce.
    by: HashMap<String, Vec<(i64, String)>>,
    count: usize,
}

/// Why a question is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denied {
    /// It was signed too long ago, too far ahead, or before the endpoint was started.
    Time,
    /// It was asked before.
    Again,
    /// Too many were asked lately.
    Full,
}

impl Nonces {
    /// Remembers nonces from now on.
    pub fn since(now: i64) -> Self {
        Self { since: now, used: Mutex::default() }
    }

    /// Whether the time of a question fits, in seconds since 1970; `now` in milliseconds.
    pub(super) fn in_time(&self, iat: u64, now: i64) -> Result<(), Denied> {
        let signed = milliseconds(iat).ok_or(Denied::Time)?;
        let off = now.saturating_sub(signed).saturating_abs();
        if signed < self.since || off > window() { Err(Denied::Time) } else { Ok(()) }
    }

    /// Uses up a nonce.
    pub(super) fn take(&self, id: &str, nonce: &str, iat: u64, now: i64) -> Result<(), Denied> {
        let until = milliseconds(iat).ok_or(Denied::Time)?.saturating_add(window());
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.count >= MOST {
            used.forget(now);
        }
        if used.count >= MOST {
            return Err(Denied::Full);
        }
        let own = used.by.entry(id.to_owned()).or_default();
        let before = own.len();
        own.retain(|(until, _)| *until >= now);
        let gone = before - own.len();
        let taken = match own.iter().any(|(_, other)| other == nonce) {
            true => Err(Denied::Again),
            false if own.len() >= MOST_OF_ONE => Err(Denied::Full),
            false => {
                own.push((until, nonce.to_owned()));
                Ok(())
            }
        };
        used.count = used.count.saturating_sub(gone) + usize::from(taken.is_ok());
        taken
    }
}

impl Used {
    fn forget(&mut self, now: i64) {
        self.by.retain(|_, own| {
            own.retain(|(until, _)| *until >= now);
            !own.is_empty()
        });
        self.count = self.by.values().map(Vec::len).sum();
    }
}

fn milliseconds(seconds: u64) -> Option<i64> {
    i64::try_from(seconds).ok()?.checked_mul(1000)
}

fn window() -> i64 {
    i64::try_from(STATUS_WINDOW).unwrap_or_default() * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_000_000_000;
    const IAT: u64 = 1_795_000_000;

    #[test]
    fn only_what_was_signed_lately_is_in_time() {
        let nonces = Nonces::since(NOW - 60_000);
        let cases = [
            (IAT, Ok(())),
            (IAT + 300, Ok(())),
            (IAT + 301, Err(Denied::Time)),
            (IAT - 60, Ok(())),
            (IAT - 61, Err(Denied::Time)),
            (0, Err(Denied::Time)),
            (u64::MAX, Err(Denied::Time)),
        ];
        for (iat, expected) in cases {
            assert_eq!(nonces.in_time(iat, NOW), expected, "{iat}");
        }
        let long = Nonces::since(0);
        assert_eq!(long.in_time(IAT - 300, NOW), Ok(()));
        assert_eq!(long.in_time(IAT - 301, NOW), Err(Denied::Time));
    }

    #[test]
    fn a_nonce_counts_once_for_each_submission_and_is_forgotten_in_the_end() {
        let nonces = Nonces::since(0);
        assert_eq!(nonces.take("a", "n", IAT, NOW), Ok(()));
        assert_eq!(nonces.take("a", "n", IAT + 1, NOW + 299_000), Err(Denied::Again));
        assert_eq!(nonces.take("b", "n", IAT, NOW), Ok(()));
        assert_eq!(nonces.take("a", "n", IAT + 301, NOW + 301_000), Ok(()));
        assert_eq!(nonces.used.lock().unwrap().count, 2);
    }

    #[test]
    fn who_asks_often_stands_in_nobodys_way() {
        let nonces = Nonces::since(0);
        for at in 0..MOST_OF_ONE {
            assert_eq!(nonces.take("a", &at.to_string(), IAT, NOW), Ok(()));
        }
        assert_eq!(nonces.take("a", "other", IAT, NOW), Err(Denied::Full));
        assert_eq!(nonces.take("b", "other", IAT, NOW), Ok(()));
        for at in 0..MOST {
            let _ = nonces.take(&at.to_string(), "n", IAT, NOW);
        }
        assert_eq!(nonces.take("c", "n", IAT, NOW), Err(Denied::Full));
        assert_eq!(nonces.used.lock().unwrap().count, MOST);
        assert_eq!(nonces.take("c", "n", IAT + 301, NOW + 301_000), Ok(()));
        assert_eq!(nonces.used.lock().unwrap().count, 1);
    }
}
