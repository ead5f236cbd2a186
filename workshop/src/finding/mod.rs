//! What the workshop has to say about a definition: where, what is wrong and what to do.

mod show;
mod source;
mod suggest;

pub use source::Source;
pub use suggest::{did_you_mean, or_list};

use std::collections::BTreeSet;

use crate::definition::Written;

/// A place in one of the files read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The file, by its place in [`Findings`].
    pub file: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Blocks the build.
    Error,
    /// Worth a look, blocks nothing.
    Warning,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub at: At,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in lower case.
    pub message: String,
    /// What to do about it; empty when the message says it.
    pub advice: String,
}

/// The files read and what was found in them.
#[derive(Debug, Default)]
pub struct Findings {
    sources: Vec<Source>,
    found: BTreeSet<Finding>,
}

impl Findings {
    /// Remembers a file, so that findings can show its lines. Returns its place.
    pub fn add_source(&mut self, name: String, text: String) -> usize {
        self.sources.push(Source::new(name, text));
        self.sources.len() - 1
    }

    /// A file by its place.
    pub fn source(&self, file: usize) -> Option<&Source> {
        self.sources.get(file)
    }

    /// Notes an error.
    pub fn error(&mut self, at: At, message: impl Into<String>, advice: impl Into<String>) {
        self.note(Severity::Error, at, message.into(), advice.into());
    }

    /// Notes a warning.
    pub fn warning(&mut self, at: At, message: impl Into<String>, advice: impl Into<String>) {
        self.note(Severity::Warning, at, message.into(), advice.into());
    }

    fn note(&mut self, severity: Severity, at: At, message: String, advice: String) {
        self.found.insert(Finding { at, severity, message, advice });
    }

    /// Where the character at `offset` of a written text stands in its file.
    pub fn at_character(&self, written: &Written, offset: usize) -> At {
        self.source(written.at.file).map_or(written.at, |source| source.inside(written, offset))
    }

    /// All findings, in the order of the files and lines.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.found.iter()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.found.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.found.len() - self.errors()
    }
}
