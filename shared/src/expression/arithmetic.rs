//! Calculations that fail instead of overflowing.

use std::cmp::Ordering;

use super::evaluate::{Datum, Reading};
use super::{Comparison, Function, Operator};
use crate::Date;
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
pub(super) fn compare<'a>(
    comparison: Comparison,
    left: Datum<'_>,
    right: Datum<'_>,
) -> Reading<'a> {
    let holds = match comparison {
        Comparison::Equal if left.same_type(right) => Some(left == right),
        Comparison::NotEqual if left.same_type(right) => Some(left != right),
        Comparison::Equal | Comparison::NotEqual => None,
        Comparison::Less => order(left, right).map(Ordering::is_lt),
        Comparison::LessOrEqual => order(left, right).map(Ordering::is_le),
        Comparison::Greater => order(left, right).map(Ordering::is_gt),
        Comparison::GreaterOrEqual => order(left, right).map(Ordering::is_ge),
    };
    holds.map_or(Reading::Failed, Reading::yes_no)
}

fn order(left: Datum<'_>, right: Datum<'_>) -> Option<Ordering> {
    match (left, right) {
        (Datum::Number(left), Datum::Number(right)) => Some(left.cmp(&right)),
        (Datum::Date(left), Datum::Date(right)) => Some(left.cmp(&right)),
        (Datum::Text(left), Datum::Text(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// Calls a function with known values; a failure when they are not what it takes.
pub(super) fn call<'a>(function: Function, values: &[Datum<'a>]) -> Reading<'a> {
    let date = |date: Result<Date, _>| match date {
        Ok(date) => Reading::Known(Datum::Date(date)),
        Err(crate::date::NotADate) => Reading::Failed,
    };
    match (function, values) {
        (Function::Date, [Datum::Number(year), Datum::Number(month), Datum::Number(day)]) => {
            date(Date::new(*year, *month, *day))
        }
        (Function::Year, [Datum::Date(day)]) => number(Some(day.year())),
        (Function::Month, [Datum::Date(day)]) => number(Some(day.month())),
        (Function::Day, [Datum::Date(day)]) => number(Some(day.day())),
        (Function::AddDays, [Datum::Date(day), Datum::Number(days)]) => date(day.plus_days(*days)),
        (Function::AddMonths, [Datum::Date(day), Datum::Number(months)]) => {
            date(day.plus_months(*months))
        }
        (Function::DaysBetween, [Datum::Date(from), Datum::Date(to)]) => {
            number(to.days_since_epoch().checked_sub(from.days_since_epoch()))
        }
        (Function::Age, [Datum::Date(birth), Datum::Date(on)]) => {
            number(Some(birth.years_until(*on)))
        }
        (Function::Min, [left, right]) => pick(*left, *right, Ordering::Less),
        (Function::Max, [left, right]) => pick(*left, *right, Ordering::Greater),
        (Function::Length, [Datum::Text(text)]) => number(i64::try_from(text.chars().count()).ok()),
        (Function::StartsWith, [Datum::Text(text), Datum::Text(start)]) => {
            Reading::yes_no(text.starts_with(start))
        }
        _ => Reading::Failed,
    }
}

fn pick<'a>(left: Datum<'a>, right: Datum<'a>, wanted: Ordering) -> Reading<'a> {
    match order(left, right) {
        Some(order) if order == wanted => Reading::Known(left),
        Some(_) => Reading::Known(right),
        None => Reading::Failed,
    }
}
