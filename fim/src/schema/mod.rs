//! What a data schema (Stammdatenschema) says.

mod about;
mod cardinality;
mod code_list;
mod field;
mod path;
mod rule;
mod structure;
mod translation;

pub use about::{About, Basis, Identity, Kind, Place, Status, Wording};
pub use cardinality::Cardinality;
pub use code_list::{CodeList, CodeValue, ListReference};
pub use field::{DataType, Field, FieldKind, Precision, Prefill};
pub use path::{Path, Placed, PlacedRule};
pub use rule::{Parameter, Rule, RuleKind, Target};
pub use structure::{Group, Node, Structure};
pub use translation::{TranslatedElement, Translation};

/// The standard's version that a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// XDatenfelder 2.0.
    V2,
    /// XDatenfelder 3.0.0.
    V3,
}

/// A data schema: all that an application asks, and what follows from what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The standard's version that it was written in.
    pub format: Format,
    /// Who it is and what it is about.
    pub about: About,
    /// What applicants read above the form (Bezeichnung).
    pub title: String,
    /// What helps applicants (Hilfetext).
    pub help: Option<String>,
    /// The document profile that it fills in (Dokumentsteckbrief).
    pub profile: Option<Identity>,
    /// Rules that reach across the whole schema.
    pub rules: Vec<Rule>,
    /// What stands in it, in its order.
    pub structures: Vec<Structure>,
}
