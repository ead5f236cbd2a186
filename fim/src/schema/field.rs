//! Fields (Datenfelder).

use super::{About, CodeList, Kind, Rule, Wording};
use crate::pattern::Pattern;

/// A field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Who it is and what it is about.
    pub about: About,
    /// What people read.
    pub wording: Wording,
    /// Where it comes from.
    pub kind: Kind,
    /// How it is filled in.
    pub field_kind: FieldKind,
    /// What an answer is.
    pub data_type: DataType,
    /// What an answer is bounded by.
    pub precision: Precision,
    /// The text that is shown, or the answer that it begins with (Inhalt).
    pub content: Option<String>,
    /// Whether the office fills it in beforehand.
    pub prefill: Prefill,
    /// What it can be chosen from.
    pub code_list: Option<CodeList>,
    /// Rules of its own.
    pub rules: Vec<Rule>,
    /// For files: the most bytes.
    pub max_size: Option<u64>,
    /// For files: the media types that are taken.
    pub media_types: Vec<String>,
}

/// How a field is filled in (Feldart).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// It is entered (`input`).
    #[default]
    Input,
    /// It is chosen (`select`).
    Select,
    /// It is a text to read (`label`).
    Label,
    /// It is shown and cannot be changed (`locked`).
    Locked,
    /// It is not shown (`hidden`).
    Hidden,
}

impl FieldKind {
    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Some(match code {
            "input" => Self::Input,
            "select" => Self::Select,
            "label" => Self::Label,
            "locked" => Self::Locked,
            "hidden" => Self::Hidden,
            _ => return None,
        })
    }
}

/// What an answer is (Datentyp).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataType {
    /// Text (`text`).
    #[default]
    Text,
    /// Text of the letters of DIN 91379, data type C (`text_latin`).
    TextLatin,
    /// Yes or no (`bool`).
    Bool,
    /// A day (`date`).
    Date,
    /// A time of day (`time`).
    Time,
    /// A day with a time (`datetime`).
    DateTime,
    /// A whole number (`num_int`).
    Integer,
    /// A number with decimal places (`num`).
    Number,
    /// An amount of money (`num_currency`).
    Money,
    /// A file (`file`).
    File,
    /// An object whose content is not described (`obj`).
    Object,
}

/// The data types and their codes.
const DATA_TYPES: [(&str, DataType); 11] = [
    ("text", DataType::Text),
    ("text_latin", DataType::TextLatin),
    ("bool", DataType::Bool),
    ("date", DataType::Date),
    ("time", DataType::Time),
    ("datetime", DataType::DateTime),
    ("num_int", DataType::Integer),
    ("num", DataType::Number),
    ("num_currency", DataType::Money),
    ("file", DataType::File),
    ("obj", DataType::Object),
];

impl DataType {
    /// The type of a code.
    pub fn of(code: &str) -> Option<Self> {
        DATA_TYPES.iter().find(|(own, _)| *own == code).map(|(_, kind)| *kind)
    }

    /// The code in the standard.
    pub fn code(self) -> &'static str {
        DATA_TYPES.iter().find(|(_, kind)| *kind == self).map_or("text", |(code, _)| code)
    }
}

/// What an answer is bounded by (Präzisierung).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Precision {
    /// The least length in characters.
    pub min_length: Option<u32>,
    /// The greatest length in characters.
    pub max_length: Option<u32>,
    /// The least value, as it is written for the data type.
    pub min_value: Option<String>,
    /// The greatest value, as it is written for the data type.
    pub max_value: Option<String>,
    /// The pattern that an answer must match: untrusted.
    pub pattern: Option<Pattern>,
    /// What stands there in words, understood or not.
    pub note: Option<String>,
}

/// Whether the office fills a field in beforehand (Vorbefüllung).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prefill {
    /// No (`keine`).
    #[default]
    None,
    /// It can (`optional`).
    Optional,
    /// It must (`verpflichtend`).
    Mandatory,
}
