//! What can go wrong in a developer command.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command ended early. Every one says what to do, or names what to look at.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line asks for something that does not exist.
    Usage(String),
    /// Something is needed that cannot be installed from here.
    Missing {
        /// What it is.
        what: String,
        /// What the reader can do.
        remedy: String,
    },
    /// A program ended with an error; its own output says which.
    Program(String),
    /// A program could not be started.
    Start {
        /// Its command line.
        command: String,
        /// Why.
        source: io::Error,
    },
    /// A file or folder could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A check of this project does not hold.
    Check(String),
}

impl Failure {
    /// For `map_err` at a file operation.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { path: path.to_path_buf(), source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Check(text) => write!(to, "{text}"),
            Self::Missing { what, remedy } => write!(to, "missing: {what}; {remedy}"),
            Self::Program(command) => write!(to, "`{command}` failed, see its output above"),
            Self::Start { command, source } => write!(to, "cannot start `{command}`: {source}"),
            Self::File { path, source } => write!(to, "`{}`: {source}", path.display()),
        }
    }
}
