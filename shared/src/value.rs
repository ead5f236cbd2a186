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
    /// An integer, an amount in cents, or a decimal in units of its last place.
    Number(i64),
    /// A text, the code of a single choice, or what has one sortable spelling: a month, a time.
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
    /// A number in units of its last decimal place: 125 is 12.5 with one place. Only those of the
    /// same places go together.
    Decimal {
        /// How many decimal places, 1 to 6.
        places: u8,
    },
    /// A month of a year, as the text `YYYY-MM`, so that texts sort as months do.
    Month,
    /// A day, month or year, as the text `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. It has no order.
    PartialDate,
    /// A time of day, as the text `HH:MM`, so that texts sort as times do.
    Time,
    /// A day and time in Germany, as the text `YYYY-MM-DDTHH:MM`, so that texts sort as they do.
    DateTime,
    /// A point or area on the map, files or a signature, as a text that only its kind can read. It
    /// can be asked for, but not compared.
    Opaque,
}

impl Type {
    /// Whether `==` and `!=` make sense.
    pub fn has_equality(self) -> bool {
        !matches!(self, Self::Codes | Self::Opaque)
    }

    /// Whether `<` and the like make sense.
    pub fn has_order(self) -> bool {
        self.has_equality() && !matches!(self, Self::YesNo | Self::Text | Self::PartialDate)
    }
}
