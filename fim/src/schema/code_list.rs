//! What a field can be chosen from.

/// A code list of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeList {
    /// The values stand in the schema itself (Werteliste).
    Inline(Vec<CodeValue>),
    /// The values stand in a Genericode file.
    Reference(ListReference),
}

/// A value of a list in the schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeValue {
    /// The code, unique in its list.
    pub code: String,
    /// What people read.
    pub name: String,
    /// What explains it.
    pub help: Option<String>,
}

/// A reference to a list in a Genericode file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListReference {
    /// The list's FIM id, in XDatenfelder 2 (`C05000073`).
    pub id: Option<String>,
    /// The list whatever its version (Kennung), such as
    /// `urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat`.
    pub uri: Option<String>,
    /// The version of the list.
    pub version: Option<String>,
    /// The list in its version.
    pub version_uri: Option<String>,
    /// The column with the codes.
    pub key_column: Option<String>,
    /// The column with what people read.
    pub name_column: Option<String>,
    /// The column with what explains a code.
    pub help_column: Option<String>,
}
