//! Amounts and days as people write them, in the forms of the field kinds.

use shared::kind::Kind;
use shared::language::Language;
use shared::{Date, Value};

/// An amount of money with the euro sign, from cents.
pub(crate) fn euros(cents: i64, language: Language) -> String {
    Kind::Money { min: 0, max: 0 }.show(&Value::Number(cents), language, &str::to_owned)
}

/// A day, as on a letter.
pub(crate) fn day(date: Date, language: Language) -> String {
    Kind::Date { min: None, max: None }.show(&Value::Date(date), language, &str::to_owned)
}
