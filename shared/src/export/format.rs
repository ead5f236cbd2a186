//! The formats for programs of the office.

use serde::{Deserialize, Serialize};

/// A format in which an office can have applications, beside answers with labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// [Application data](super::DataSchema) in JSON.
    Json,
    /// [Application data](super::DataSchema) in XML.
    Xml,
    /// The XML of Saxony's service portal.
    Amt24,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Json, Self::Xml, Self::Amt24];

    /// The word for it in settings and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Amt24 => "amt24",
        }
    }

    /// The format of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// What the file is called in an inbox.
    pub fn file(self) -> &'static str {
        match self {
            Self::Json => "fim.json",
            Self::Xml => "fim.xml",
            Self::Amt24 => "amt24.xml",
        }
    }

    /// Whether it needs a service that was made of a data schema.
    pub fn needs_schema(self) -> bool {
        self != Self::Amt24
    }
}
