//! Data schemas of FIM (Föderales Informationsmanagement): what they are, and how the files that
//! editors publish are read, XDatenfelder 2.0 and 3.0.0
//! (<https://www.xrepository.de/details/urn:xoev-de:fim:standard:xdatenfelder>).
//!
//! Nothing here knows services, and nothing reads or writes files.

mod pattern;
mod problem;
pub mod read;
mod schema;

pub use pattern::{Atom, Pattern, Piece, Sequence, Verdict};
pub use problem::{Code, Problem, Severity};
pub use read::{Document, Reading, read};
pub use schema::{
    About, Basis, Cardinality, CodeList, CodeValue, DataType, Field, FieldKind, Format, Group,
    Identity, Kind, ListReference, Node, Parameter, Path, Place, Placed, PlacedRule, Precision,
    Prefill, Rule, RuleKind, Schema, Status, Structure, Target, TranslatedElement, Translation,
    Wording,
};
