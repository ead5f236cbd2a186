//! Application data (Antragsdaten) by a data schema of FIM (Stammdatenschema): elements named by
//! the ids and versions of its building blocks, in its order.
//!
//! The names and the form are those of the conversions of the FIM editors from XDatenfelder to XML
//! Schema (`XDF3_2_XFall`) and JSON Schema (`XDF3_2_JSON`).

mod item;
mod json;
mod xml;

use serde::{Deserialize, Serialize};

pub(super) use item::decimal;
pub use json::data_json;
pub use xml::{NAMESPACE, data_xml};

use crate::by_name::ByName;
use crate::kind::{Form, Kind};
use crate::service::NodeId;
use crate::value::Type;

/// A data schema, as far as a service asks for what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataSchema {
    /// The name of the whole: id, `V` and version, as in `S00000000364V1.0.0`.
    pub name: String,
    /// All elements, each group before its members, in the order of the schema.
    pub elements: Vec<DataElement>,
}

/// A field or group of a data schema that a service asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataElement {
    /// The name: id, `V` and version, as in `F60000000246V1.1.0`.
    pub name: String,
    /// The place of the group it is in; none at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Where the service has it.
    pub node: NodeId,
    /// What it holds.
    pub holds: Holds,
    /// Whether it is there in every complete application that has the group around it: a text that
    /// nobody can fill in, empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub always: bool,
    /// Whether it can be there more than once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub several: bool,
    /// The codes that a service cannot have as they are, by those that stand for them.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub codes: ByName<String>,
}

/// What an element holds: a group, or a field's data type (Datentyp), as far as it is written in
/// another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Other elements.
    Group,
    /// Text, also a code (`text`, `text_latin`).
    Text,
    /// Yes or no (`bool`).
    YesNo,
    /// A day (`date`).
    Date,
    /// A time of day (`time`).
    Time,
    /// A day with a time (`datetime`).
    DateTime,
    /// A whole number (`num_int`).
    Integer,
    /// A number with decimal places (`num`, `num_currency`).
    Decimal,
    /// A file (`file`), or an object that is handed in as one (`obj`).
    File,
}

impl Holds {
    /// Whether answers to a field of this kind can be written as such.
    pub fn fits(self, kind: &Kind) -> bool {
        let is_file = matches!(kind.form(), Some(Form::File { .. }));
        match (self, kind.value_type()) {
            (Self::Group, _) | (_, None) => false,
            (Self::File, _) => is_file,
            (Self::Text, _) => !is_file,
            (Self::YesNo, Some(answer)) => answer == Type::YesNo,
            (Self::Date, Some(answer)) => answer == Type::Date,
            (Self::Time, Some(answer)) => answer == Type::Time,
            (Self::DateTime, Some(answer)) => answer == Type::DateTime,
            (Self::Integer, Some(answer)) => answer == Type::Integer,
            (Self::Decimal, Some(answer)) => {
                matches!(answer, Type::Integer | Type::Money | Type::Decimal { .. })
            }
        }
    }
}

#[cfg(test)]
mod tests;
