//! The kinds of field: what an answer may be, how people write it and how JSON does.
//!
//! One small module per kind; each names the rule's source and has a table of examples.

mod business_id;
mod case_number;
mod check_digit;
mod choice;
mod creditor_id;
mod date;
mod decimal;
mod duration;
mod email;
mod file;
mod form;
mod grouping;
mod iban;
mod identity_document;
mod integer;
mod latin;
mod licence_plate;
mod money;
mod month;
mod nfc;
mod position;
mod postcode;
mod register_entry;
mod signature;
mod spelling;
mod tax_id;
mod telephone;
mod text;
mod time;
mod vat_id;
mod western;
mod yes_no;

use serde::{Deserialize, Serialize};

pub use decimal::MOST_PLACES;
pub use duration::Unit;
pub use file::{BEGINNING, LARGEST_FILE, MOST_FILES};
pub use form::{Form, HERE, Media, SPELLING_FAULTS, Spelled, Speller};
pub use position::MOST_CORNERS;
pub use signature::{HEIGHT as SIGNATURE_HEIGHT, MOST_POINTS, WIDTH as SIGNATURE_WIDTH};
pub use time::LAST_MINUTE;

use crate::Date;
use crate::assessment::{Fault, ProblemCode};
use crate::json::Tree;
use crate::language::Language;
use crate::service::CodeList;
use crate::value::{MAX_NUMBER, Type, Value};

/// The longest text that any field takes, in characters, whatever its own bound says.
pub const LONGEST_TEXT: u32 = 10_000;

/// The longest typed text that is looked at, in bytes: what [`LONGEST_TEXT`] characters can take,
/// each with three combining marks. Longer ones are refused unread.
const LONGEST_TYPED: usize = 100_000;

/// The kind of a field, with its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// A line of text.
    Text {
        /// Which characters.
        letters: Letters,
        /// At least so many characters.
        min: u32,
        /// At most so many characters.
        max: u32,
    },
    /// Text of several lines.
    MultilineText {
        /// At most so many characters.
        max: u32,
    },
    /// Yes or no.
    YesNo,
    /// One code of a list, by the list's place in the service.
    Choice {
        /// The list's place in [`Service::lists`](crate::service::Service::lists).
        list: u32,
    },
    /// Any number of codes of a list.
    Choices {
        /// The list's place in [`Service::lists`](crate::service::Service::lists).
        list: u32,
    },
    /// A whole number.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// An amount in euros, kept in cents.
    Money {
        /// The least, in cents.
        min: i64,
        /// The greatest, in cents.
        max: i64,
    },
    /// A day.
    Date {
        /// The first day possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Date>,
        /// The last day possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Date>,
    },
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A German postcode.
    Postcode,
    /// An international bank account number (ISO 13616).
    Iban,
    /// A number with decimal places, kept in units of the last of them.
    Decimal {
        /// How many, 1 to [`MOST_PLACES`].
        places: u8,
        /// The least, in those units.
        min: i64,
        /// The greatest, in those units.
        max: i64,
    },
    /// A year with four digits.
    Year {
        /// The first year possible.
        min: i64,
        /// The last year possible.
        max: i64,
    },
    /// A duration: a whole number of a unit.
    Duration {
        /// What is counted.
        unit: Unit,
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// A reference of another office (Aktenzeichen, Geschäftszeichen): a line of text.
    Reference {
        /// At most so many characters.
        max: u32,
    },
    /// A declaration that must be given.
    Declaration,
    /// Something to read; it has no answer.
    Information,
    /// A kind whose answers are texts with one spelling.
    #[serde(untagged)]
    Spelled(Spelled),
}

/// Which characters a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letters {
    /// All that can be printed (DIN 91379, data type C).
    Any,
    /// The letters of natural persons' names (DIN 91379, data type A).
    PersonName,
    /// Digits only.
    Digits,
}

impl From<Form> for Kind {
    fn from(form: Form) -> Self {
        Self::Spelled(form.into())
    }
}

impl Kind {
    /// The form of a kind whose answers have one spelling.
    pub fn form(&self) -> Option<&Form> {
        match self {
            Self::Spelled(spelled) => Some(&spelled.form),
            _ => None,
        }
    }

    /// The type that the values have; none for information.
    pub fn value_type(&self) -> Option<Type> {
        Some(match self {
            Self::Text { .. } | Self::MultilineText { .. } | Self::Choice { .. } => Type::Text,
            Self::Email | Self::Telephone | Self::Postcode | Self::Iban => Type::Text,
            Self::YesNo | Self::Declaration => Type::YesNo,
            Self::Choices { .. } => Type::Codes,
            Self::Integer { .. } => Type::Integer,
            Self::Money { .. } => Type::Money,
            Self::Date { .. } => Type::Date,
            Self::Decimal { places, .. } => Type::Decimal { places: *places },
            Self::Year { .. } | Self::Duration { .. } => Type::Integer,
            Self::Reference { .. } => Type::Text,
            Self::Spelled(spelled) => spelled.value_type(),
            Self::Information => return None,
        })
    }

    /// Reads what a person typed or chose. Nothing but white space is no answer; so is a
    /// declaration that was not given. Choices are typed as codes, several of them separated by
    /// white space or commas.
    pub fn read(
        &self,
        typed: &str,
        language: Language,
        lists: &[CodeList],
    ) -> Result<Option<Value>, Fault> {
        let typed = typed.trim();
        if typed.len() > LONGEST_TYPED {
            return Err(Fault::with(ProblemCode::TooLong, self.longest()));
        }
        let digits;
        let typed = match self.is_free() {
            true => typed,
            false => {
                digits = western::western(typed, language);
                digits.trim()
            }
        };
        if typed.is_empty() {
            return Ok(None);
        }
        let value = match self {
            Self::Text { letters, .. } => Value::Text(text::read_line(typed, *letters)),
            Self::MultilineText { .. } => Value::Text(text::read_lines(typed)),
            Self::YesNo => Value::YesNo(yes_no::read(typed, language)?),
            Self::Declaration => match yes_no::read(typed, language)? {
                true => Value::YesNo(true),
                false => return Ok(None),
            },
            Self::Choice { .. } => Value::Text(typed.to_owned()),
            Self::Choices { list } => Value::Codes(choice::read(typed, *list, lists)?),
            Self::Integer { .. } => Value::Number(integer::read(typed, language)?),
            Self::Money { .. } => Value::Number(money::read(typed, language)?),
            Self::Date { .. } => Value::Date(date::read(typed)?),
            Self::Email => Value::Text(nfc::compose(typed)),
            Self::Telephone => Value::Text(telephone::read(typed)),
            Self::Postcode => Value::Text(typed.to_owned()),
            Self::Iban => Value::Text(iban::read(typed)?),
            Self::Information => return Err(Fault::new(ProblemCode::UnknownField)),
            Self::Decimal { places, .. } => Value::Number(decimal::read(typed, *places, language)?),
            Self::Year { .. } if spelling::fits(typed, "####") => {
                Value::Number(integer::read(typed, language)?)
            }
            Self::Year { .. } => return Err(Fault::new(ProblemCode::NotAYear)),
            Self::Duration { unit, .. } => Value::Number(duration::read(typed, *unit, language)?),
            Self::Reference { .. } => Value::Text(text::read_line(typed, Letters::Any)),
            Self::Spelled(spelled) => Value::Text(spelled.spell(typed)?),
        };
        self.check(&value, lists)?;
        Ok(Some(value))
    }

    /// Takes a value in its JSON form, exactly as [`read`](Self::read) would have stored it:
    /// trimmed, composed (NFC), an IBAN without spaces. Only the order of codes does not matter.
    pub fn accept(&self, given: &Tree<'_>, lists: &[CodeList]) -> Result<Value, Fault> {
        let wrong = || Fault::new(ProblemCode::WrongType);
        let value = match (self.value_type(), given) {
            (None, _) => return Err(Fault::new(ProblemCode::UnknownField)),
            (Some(Type::YesNo), Tree::YesNo(given)) => Value::YesNo(*given),
            (Some(Type::Integer | Type::Money | Type::Decimal { .. }), Tree::Number(number)) => {
                Value::Number(*number)
            }
            (Some(Type::Date), Tree::Text(day)) => {
                Value::Date(day.parse().map_err(|_| Fault::new(ProblemCode::NotADate))?)
            }
            (Some(Type::Codes), Tree::List(codes)) => match self {
                Self::Choices { list } => Value::Codes(choice::accept(codes, *list, lists)?),
                _ => return Err(wrong()),
            },
            (Some(Type::Codes | Type::YesNo), _) => return Err(wrong()),
            // All others are texts.
            (Some(_), Tree::Text(text)) if text.len() > LONGEST_TYPED => {
                return Err(Fault::with(ProblemCode::TooLong, self.longest()));
            }
            (Some(_), Tree::Text(text)) => Value::Text(text.as_ref().to_owned()),
            _ => return Err(wrong()),
        };
        self.check(&value, lists)?;
        Ok(value)
    }

    /// Whether a value is one that this kind of field can have.
    pub fn check(&self, value: &Value, lists: &[CodeList]) -> Result<(), Fault> {
        match (self, value) {
            (Self::Text { letters, min, max }, Value::Text(text)) => {
                text::check_line(text, *letters, *min, *max)
            }
            (Self::MultilineText { max }, Value::Text(text)) => text::check_lines(text, *max),
            (Self::YesNo, Value::YesNo(_)) | (Self::Declaration, Value::YesNo(true)) => Ok(()),
            (Self::Declaration, Value::YesNo(false)) => Err(Fault::new(ProblemCode::Missing)),
            (Self::Choice { list }, Value::Text(code)) => choice::check(code, *list, lists),
            (Self::Choices { list }, Value::Codes(codes)) => choice::check_all(codes, *list, lists),
            (
                Self::Integer { min, max }
                | Self::Money { min, max }
                | Self::Decimal { min, max, .. }
                | Self::Year { min, max }
                | Self::Duration { min, max, .. },
                Value::Number(number),
            ) => in_bounds(*number, *min, *max),
            (Self::Date { min, max }, Value::Date(day)) => date::check(*day, *min, *max),
            (Self::Email, Value::Text(text)) => email::check(text),
            (Self::Telephone, Value::Text(text)) => telephone::check(text),
            (Self::Postcode, Value::Text(text)) => postcode::check(text),
            (Self::Iban, Value::Text(text)) => iban::check(text),
            (Self::Reference { max }, Value::Text(text)) => {
                text::check_line(text, Letters::Any, 1, *max)
            }
            (Self::Spelled(spelled), Value::Text(text)) => spelled.check(text),
            _ => Err(Fault::new(ProblemCode::WrongType)),
        }
    }

    /// The text form that people read; `label_of_code` gives the label of a choice's code.
    /// [`read`](Self::read) in the same language understands it, of choices the codes.
    pub fn show(
        &self,
        value: &Value,
        language: Language,
        label_of_code: &dyn Fn(&str) -> String,
    ) -> String {
        match (self, value) {
            (Self::Choice { .. }, Value::Text(code)) => label_of_code(code),
            (Self::Iban, Value::Text(text)) => spelling::in_fours(text),
            (Self::Money { .. }, Value::Number(cents)) => money::show(*cents, language),
            (Self::Decimal { places, .. }, Value::Number(number)) => {
                decimal::show(*number, *places, language)
            }
            (Self::Duration { unit, .. }, Value::Number(number)) => {
                duration::show(*number, *unit, language)
            }
            (Self::Spelled(spelled), Value::Text(text)) => spelled.show(text, language),
            (_, Value::YesNo(given)) => yes_no::show(*given, language).to_owned(),
            (_, Value::Number(number)) => {
                [grouping::minus(*number, language), &number.unsigned_abs().to_string()].concat()
            }
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Date(day)) => date::show(*day, language),
            (_, Value::Codes(codes)) => {
                let labels: Vec<String> = codes.iter().map(|code| label_of_code(code)).collect();
                labels.join(", ")
            }
        }
    }

    /// Whether digits are read as they stand: in texts, and in what a program wrote.
    fn is_free(&self) -> bool {
        match self {
            Self::Text { letters, .. } => *letters != Letters::Digits,
            Self::Spelled(spelled) => matches!(spelled.form, Form::File { .. }),
            Self::MultilineText { .. } | Self::Reference { .. } | Self::Email => true,
            _ => false,
        }
    }

    /// The most characters that a value's text has.
    fn longest(&self) -> u32 {
        match self {
            Self::Text { max, .. } | Self::MultilineText { max } => (*max).min(LONGEST_TEXT),
            _ => LONGEST_TEXT,
        }
    }
}

/// Whether a number is within its field's bounds and those of all numbers.
fn in_bounds(number: i64, min: i64, max: i64) -> Result<(), Fault> {
    let (min, max) = (min.max(-MAX_NUMBER), max.min(MAX_NUMBER));
    if number < min {
        return Err(Fault::with(ProblemCode::TooSmall, min));
    }
    if number > max {
        return Err(Fault::with(ProblemCode::TooLarge, max));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
