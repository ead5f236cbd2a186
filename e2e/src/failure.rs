//! What a story ends with when it cannot go on.

use std::fmt;
use std::panic::Location;

/// Why a story cannot go on, with the line that noticed it.
pub struct Failure(String);

/// What a step of a story gives.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure in words for the person who reads the test's output.
    #[track_caller]
    pub fn new(reason: impl fmt::Display) -> Self {
        Self(format!("{reason}\n  at {}", Location::caller()))
    }

    /// The same failure, told with what was being done.
    #[must_use]
    pub fn during(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

/// Test runners print this form, so it is the one for people.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    #[track_caller]
    fn from(error: E) -> Self {
        let mut reason = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            reason = format!("{reason}: {error}");
            cause = error.source();
        }
        Self::new(reason)
    }
}
