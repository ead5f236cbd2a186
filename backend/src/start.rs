//! Why the server cannot start, in words for whoever runs it.

use std::fmt;
use std::path::Path;

/// A reason not to start, with what to do about it.
#[derive(Debug)]
pub struct StartError(String);

impl StartError {
    /// A reason in lower case, with what to do.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// What was tried with which file or folder, and what the system said.
    pub fn at(tried: &str, path: &Path, error: &dyn fmt::Display) -> Self {
        Self(format!("cannot {tried} `{}`: {error}", path.display()))
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}
