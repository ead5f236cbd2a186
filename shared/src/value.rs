//! One answer's value.

use serde::{Deserialize, Serialize};

use crate::Date;

/// The largest magnitude of a number, 2^53 − 1: what every JSON reader keeps exactly.
pub const MAX_NUMBER: i64 = 9_007_199_254_740_991;

/// A valid value of a field. Numbers are scaled integers (money in cents), never floating point.
///
/// In JSON: `true`, `12`, `"text"`, `"2026-01-31"`, `["a", "b"]`. Which variant a JSON string
/// stands for is decided by the field's [`Kind`](crate::kind::Kind), not by its looks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no, also a declaration that was given.
    YesNo(bool),
    /// An integer, or an amount in cents.
    Number(i64),
    /// A text, or the code of a single choice.
    Text(String),
    /// A day.
    Date(Date),
    /// The codes of a multiple choice, in the order of their list.
    Codes(Vec<String>),
}

/// The type of an expression, and of the values that a field can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    /// True or false.
    YesNo,
    /// A whole number.
    Integer,
    /// An amount in cents.
    Money,
    /// A text or the code of a single choice.
    Text,
    /// A day.
    Date,
    /// The codes of a multiple choice.
    Codes,
}
