//! What is wrong in a file: a closed set of codes, with place and element.

use std::fmt;

/// Which kind of problem it is. The names stay the same while messages change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file is larger than is read.
    TooLarge,
    /// The file is not UTF-8.
    Encoding,
    /// The file is no well-formed XML.
    Malformed,
    /// The file ends too early.
    Truncated,
    /// The file declares a document type, which could name entities.
    DocumentType,
    /// The file uses an entity that XML itself does not know.
    Entity,
    /// The file is XML, and nothing that is read here.
    WrongDocument,
    /// The file is of a version of the standard that is not read here.
    WrongVersion,
    /// The file is nested too deep.
    TooDeep,
    /// There is more in the file than is read.
    TooMany,
    /// A part without which an element cannot be read is not there.
    Missing,
    /// A part that is there once only.
    Twice,
    /// A group stands in itself.
    Cycle,
    /// A group in which nothing stands.
    Empty,
    /// The same field or group stands twice in a group, so that paths do not tell them apart.
    SamePath,
    /// A kind of field or a data type that the standard does not know.
    UnknownCode,
    /// An element that the standard does not know.
    UnknownElement,
    /// A cardinality that cannot be read, or that contradicts itself.
    Cardinality,
    /// Bounds that cannot be read, or that contradict each other or the data type.
    Bounds,
    /// A pattern that is prose, or none, or that takes too long.
    Pattern,
    /// A choice without a list, or a list without what it takes.
    CodeList,
    /// An id or version that is none.
    Identity,
    /// A text that is too long.
    LongText,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing of the file can be used.
    Fatal,
    /// Something was left out.
    Error,
    /// Something was replaced, or is used as far as that is safe.
    Warning,
}

/// Each code with its name and weight.
const CODES: [(Code, &str, Severity); 23] = [
    (Code::TooLarge, "too-large", Severity::Fatal),
    (Code::Encoding, "encoding", Severity::Fatal),
    (Code::Malformed, "malformed", Severity::Fatal),
    (Code::Truncated, "truncated", Severity::Fatal),
    (Code::DocumentType, "document-type", Severity::Fatal),
    (Code::Entity, "entity", Severity::Fatal),
    (Code::WrongDocument, "wrong-document", Severity::Fatal),
    (Code::WrongVersion, "wrong-version", Severity::Fatal),
    (Code::TooDeep, "too-deep", Severity::Fatal),
    (Code::TooMany, "too-many", Severity::Fatal),
    (Code::Missing, "missing", Severity::Error),
    (Code::Twice, "twice", Severity::Warning),
    (Code::Cycle, "cycle", Severity::Error),
    (Code::Empty, "empty", Severity::Error),
    (Code::SamePath, "same-path", Severity::Error),
    (Code::UnknownCode, "unknown-code", Severity::Warning),
    (Code::UnknownElement, "unknown-element", Severity::Warning),
    (Code::Cardinality, "cardinality", Severity::Warning),
    (Code::Bounds, "bounds", Severity::Warning),
    (Code::Pattern, "pattern", Severity::Warning),
    (Code::CodeList, "code-list", Severity::Warning),
    (Code::Identity, "identity", Severity::Warning),
    (Code::LongText, "long-text", Severity::Warning),
];

impl Code {
    /// The name, in lower-case letters with hyphens.
    pub fn name(self) -> &'static str {
        CODES.iter().find(|(code, ..)| *code == self).map_or("", |(_, name, _)| name)
    }

    /// How much a problem of the kind weighs.
    pub fn severity(self) -> Severity {
        CODES.iter().find(|(code, ..)| *code == self).map_or(Severity::Error, |(.., own)| *own)
    }
}

/// One thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which kind of problem it is.
    pub code: Code,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The FIM id of the element that it is in, as far as it was known there.
    pub element: Option<String>,
    /// What is wrong, in lower case, and what was done about it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if let Some(element) = &self.element {
            write!(f, "{element}: ")?;
        }
        write!(f, "{} [{}]", self.message, self.code.name())
    }
}
