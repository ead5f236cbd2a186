//! A schema's texts in other languages, and in simple German.

use super::{CodeValue, Identity, Wording};

/// The texts of a schema in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translation {
    /// The schema that it belongs to.
    pub schema: Identity,
    /// The language, two or three letters.
    pub language: String,
    /// The country, two letters.
    pub region: Option<String>,
    /// Whether it is the language made simple (variant `simple`).
    pub simple: bool,
    /// The texts, by element.
    pub elements: Vec<TranslatedElement>,
}

/// The texts of an element in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TranslatedElement {
    /// The element.
    pub identity: Identity,
    /// What people read.
    pub wording: Wording,
    /// The text that it shows.
    pub content: Option<String>,
    /// Its codes.
    pub values: Vec<CodeValue>,
    /// The messages of its rules, by rule and code.
    pub messages: Vec<(Identity, String, String)>,
}

impl Translation {
    /// The language as a tag of RFC 5646 that services use: `en`, `de-x-simple`.
    pub fn tag(&self) -> String {
        let region = self.region.as_ref().map_or(String::new(), |region| format!("-{region}"));
        let simple = if self.simple { "-x-simple" } else { "" };
        format!("{}{region}{simple}", self.language)
    }
}
