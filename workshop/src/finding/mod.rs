//! What the workshop has to say about a definition: where, what is wrong and what to do.

mod code;
mod json;
mod show;
mod source;
mod suggest;

pub use code::Code;
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
    /// Surely not meant so, blocks nothing.
    Warning,
    /// Worth a look.
    Advice,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub at: At,
    /// How much it weighs.
    pub severity: Severity,
    /// Which kind of finding it is: stays the same while messages change.
    pub code: Code,
    /// What is wrong, in lower case.
    pub message: String,
    /// What to do about it; empty when the message says it.
    pub advice: String,
    /// The definition paths of the fields and groups that it is about, the first one foremost; for
    /// pages, documents, outcomes and the like their ids.
    pub nodes: Vec<String>,
    /// How that is known, line by line; empty when it is plain to see.
    pub why: Vec<String>,
}

/// The files read and what was found in them.
#[derive(Debug, Default)]
pub struct Findings {
    sources: Vec<Source>,
    found: BTreeSet<Finding>,
    topic: Code,
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

    /// What findings are about from here on, until it is said otherwise. Returns what they were
    /// about before.
    pub fn about(&mut self, topic: Code) -> Code {
        std::mem::replace(&mut self.topic, topic)
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
        let (nodes, why) = (Vec::new(), Vec::new());
        self.add(Finding { at, severity, code: self.topic, message, advice, nodes, why });
    }

    /// Notes a finding.
    pub fn add(&mut self, finding: Finding) {
        self.found.insert(finding);
    }

    /// Keeps only some of what was found.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.found.retain(keep);
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
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many findings of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|finding| finding.severity == severity).count()
    }
}
