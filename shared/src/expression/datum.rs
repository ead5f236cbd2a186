//! What evaluation works with.

use std::borrow::Cow;

use super::Literal;
use crate::{Date, Value};

/// A value, borrowed from where it stands unless it was made by the evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum<'a> {
    /// True or false.
    YesNo(bool),
    /// A number or an amount in cents.
    Number(i64),
    /// A text or a code.
    Text(Cow<'a, str>),
    /// A day.
    Date(Date),
    /// The codes of a multiple choice.
    Codes(&'a [String]),
    /// A list of values; none is a field's value.
    List(Vec<Datum<'a>>),
}

/// What an expression gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Something that it needs is unanswered.
    Unknown,
    /// A question that was passed over on purpose.
    Blank,
    /// Overflow, division by zero, an impossible day, too long a text, or too many steps.
    Failed,
    /// A value.
    Known(Datum<'a>),
}

impl<'a> Reading<'a> {
    /// A truth value.
    pub fn yes_no(value: bool) -> Self {
        Self::Known(Datum::YesNo(value))
    }

    /// Whether it is known to be true.
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Known(Datum::YesNo(true)))
    }

    /// Whether it is known to be false.
    pub fn is_false(&self) -> bool {
        matches!(self, Self::Known(Datum::YesNo(false)))
    }

    /// What stays of a reading that is no value of the type needed.
    pub(super) fn undecided(self) -> Self {
        match self {
            Reading::Unknown | Reading::Blank => Reading::Unknown,
            // A value of another type: only a bundle that no workshop made has this.
            Reading::Failed | Reading::Known(_) => Reading::Failed,
        }
    }

    /// What two readings give of which not both are values of the types needed: failed before
    /// unknown.
    pub(super) fn open(self, other: Self) -> Self {
        match (self, other) {
            (Reading::Failed, _) | (_, Reading::Failed) => Reading::Failed,
            (Reading::Known(_), Reading::Known(_)) => Reading::Failed,
            _ => Reading::Unknown,
        }
    }
}

impl<'a> Datum<'a> {
    /// Whether both are of one type.
    pub(super) fn same_type(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// A text that was made.
    pub(super) fn made(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    /// The values of a list; nothing of what is none.
    pub(super) fn items(self) -> Option<Vec<Datum<'a>>> {
        match self {
            Self::List(items) => Some(items),
            Self::Codes(codes) => {
                Some(codes.iter().map(|code| Datum::Text(Cow::Borrowed(code.as_str()))).collect())
            }
            _ => None,
        }
    }

    /// The value, owned; of a list its texts.
    pub fn to_value(&self) -> Value {
        match self {
            Self::YesNo(value) => Value::YesNo(*value),
            Self::Number(value) => Value::Number(*value),
            Self::Text(value) => Value::Text(value.as_ref().to_owned()),
            Self::Date(value) => Value::Date(*value),
            Self::Codes(value) => Value::Codes(value.to_vec()),
            Self::List(items) => Value::Codes(items.iter().filter_map(Self::text).collect()),
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.as_ref().to_owned()),
            _ => None,
        }
    }
}

impl Value {
    /// The value, borrowed.
    pub fn datum(&self) -> Datum<'_> {
        match self {
            Self::YesNo(value) => Datum::YesNo(*value),
            Self::Number(value) => Datum::Number(*value),
            Self::Text(value) => Datum::Text(Cow::Borrowed(value)),
            Self::Date(value) => Datum::Date(*value),
            Self::Codes(value) => Datum::Codes(value),
        }
    }
}

impl Literal {
    pub(super) fn datum(&self) -> Datum<'_> {
        match self {
            Self::YesNo(value) => Datum::YesNo(*value),
            Self::Number(value) => Datum::Number(*value),
            Self::Text(value) => Datum::Text(Cow::Borrowed(value)),
            Self::Date(value) => Datum::Date(*value),
        }
    }
}
