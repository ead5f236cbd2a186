//! What evaluation works with.

use std::borrow::Cow;

use super::Literal;
use super::truth::Truth;
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

/// A value that is only looked at where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    YesNo(bool),
    Number(i64),
    Text(&'a str),
    Date(Date),
    Codes(&'a [String]),
    List(&'a [Datum<'a>]),
}

/// What a field or a setting reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// It is unanswered, or not set.
    Unknown,
    /// It is unanswered, and may still be answered: only where one looks ahead, as
    /// [`Session::prospect`](crate::Session::prospect) does.
    Open,
    /// It was passed over on purpose.
    Blank,
    /// Its value.
    Known(&'a Value),
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

    /// What it says of a condition.
    pub(super) fn truth(&self) -> Truth {
        match self {
            Self::Known(Datum::YesNo(holds)) => Truth::known(*holds),
            Self::Unknown | Self::Blank => Truth::Unknown,
            // A value of another type: only a bundle that no workshop made has this.
            Self::Known(_) | Self::Failed => Truth::Failed,
        }
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
    /// The value, to be looked at.
    pub(super) fn plain(&self) -> Plain<'_> {
        match self {
            Self::YesNo(value) => Plain::YesNo(*value),
            Self::Number(value) => Plain::Number(*value),
            Self::Text(value) => Plain::Text(value),
            Self::Date(value) => Plain::Date(*value),
            Self::Codes(value) => Plain::Codes(value),
            Self::List(items) => Plain::List(items),
        }
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

impl Plain<'_> {
    /// Whether both are of one type.
    pub(super) fn same_type(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl<'a> From<Plain<'a>> for Datum<'a> {
    fn from(plain: Plain<'a>) -> Self {
        match plain {
            Plain::YesNo(value) => Self::YesNo(value),
            Plain::Number(value) => Self::Number(value),
            Plain::Text(value) => Self::Text(Cow::Borrowed(value)),
            Plain::Date(value) => Self::Date(value),
            Plain::Codes(value) => Self::Codes(value),
            Plain::List(items) => Self::List(items.to_vec()),
        }
    }
}

impl<'a> Found<'a> {
    pub(super) fn seen(self) -> Seen<'a> {
        match self {
            Self::Unknown | Self::Open => Seen::Unknown,
            Self::Blank => Seen::Blank,
            Self::Known(value) => Seen::Known(value.plain()),
        }
    }
}

impl<'a> From<Found<'a>> for Reading<'a> {
    fn from(found: Found<'a>) -> Self {
        match found {
            Found::Unknown | Found::Open => Self::Unknown,
            Found::Blank => Self::Blank,
            Found::Known(value) => Self::Known(value.datum()),
        }
    }
}

/// A reading that is only looked at.
#[derive(Clone, Copy)]
pub(super) enum Seen<'a> {
    Unknown,
    Blank,
    Failed,
    Known(Plain<'a>),
}

impl Seen<'_> {
    /// What stays of what is no value of the type needed.
    pub(super) fn undecided(self) -> Truth {
        match self {
            Self::Unknown | Self::Blank => Truth::Unknown,
            Self::Failed | Self::Known(_) => Truth::Failed,
        }
    }
}

/// What is compared: it stands somewhere, or was made for that.
pub(super) enum Side<'a> {
    Standing(Seen<'a>),
    Made(Reading<'a>),
}

impl Side<'_> {
    pub(super) fn seen(&self) -> Seen<'_> {
        match self {
            Self::Standing(seen) => *seen,
            Self::Made(Reading::Known(datum)) => Seen::Known(datum.plain()),
            Self::Made(Reading::Unknown) => Seen::Unknown,
            Self::Made(Reading::Blank) => Seen::Blank,
            Self::Made(Reading::Failed) => Seen::Failed,
        }
    }
}

impl Value {
    /// The value, borrowed.
    pub fn datum(&self) -> Datum<'_> {
        self.plain().into()
    }

    pub(super) fn plain(&self) -> Plain<'_> {
        match self {
            Self::YesNo(value) => Plain::YesNo(*value),
            Self::Number(value) => Plain::Number(*value),
            Self::Text(value) => Plain::Text(value),
            Self::Date(value) => Plain::Date(*value),
            Self::Codes(value) => Plain::Codes(value),
        }
    }
}

impl Literal {
    pub(super) fn plain(&self) -> Plain<'_> {
        match self {
            Self::YesNo(value) => Plain::YesNo(*value),
            Self::Number(value) => Plain::Number(*value),
            Self::Text(value) => Plain::Text(value),
            Self::Date(value) => Plain::Date(*value),
        }
    }
}
