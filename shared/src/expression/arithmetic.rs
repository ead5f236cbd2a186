//! Calculations that fail instead of overflowing.

use std::cmp::Ordering;

use super::datum::{Datum, Plain, Reading};
use super::truth::Truth;
use super::{Comparison, Operator};
use crate::value::MAX_NUMBER;

/// Combines two numbers.
pub(super) fn calculate<'a>(operator: Operator, left: i64, right: i64) -> Reading<'a> {
    number(match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        Operator::Remainder => left.checked_rem(right),
    })
}

/// A number within ±(2^53−1), else a failure.
pub(super) fn number<'a>(result: Option<i64>) -> Reading<'a> {
    match result {
        Some(number) if number.unsigned_abs() <= MAX_NUMBER.unsigned_abs() => {
            Reading::Known(Datum::Number(number))
        }
        _ => Reading::Failed,
    }
}

/// Compares two values; a failure when they are not of one type or have no order.
pub(super) fn compare(comparison: Comparison, left: Plain<'_>, right: Plain<'_>) -> Truth {
    let holds = match comparison {
        Comparison::Equal if left.same_type(&right) => Some(left == right),
        Comparison::NotEqual if left.same_type(&right) => Some(left != right),
        Comparison::Equal | Comparison::NotEqual => None,
        Comparison::Less => order(left, right).map(Ordering::is_lt),
        Comparison::LessOrEqual => order(left, right).map(Ordering::is_le),
        Comparison::Greater => order(left, right).map(Ordering::is_gt),
        Comparison::GreaterOrEqual => order(left, right).map(Ordering::is_ge),
    };
    holds.map_or(Truth::Failed, Truth::known)
}

/// Which of two values comes first, if they have an order.
pub(super) fn order(left: Plain<'_>, right: Plain<'_>) -> Option<Ordering> {
    match (left, right) {
        (Plain::Number(left), Plain::Number(right)) => Some(left.cmp(&right)),
        (Plain::Date(left), Plain::Date(right)) => Some(left.cmp(&right)),
        (Plain::Text(left), Plain::Text(right)) => Some(left.cmp(right)),
        _ => None,
    }
}
