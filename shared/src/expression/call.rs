//! Functions of values.

use std::cmp::Ordering;

use super::Function;
use super::arithmetic::{number, order};
use super::datum::{Datum, Reading};
use super::text;
use crate::Date;
use crate::date::NotADate;

/// Calls a function with known values; a failure when they are not what it takes.
pub(super) fn call<'a>(function: Function, values: &[Datum<'a>]) -> Reading<'a> {
    use Datum::{Codes, List, Number, Text};
    match (function, values) {
        (Function::Date, [Number(year), Number(month), Number(of_month)]) => {
            day(Date::new(*year, *month, *of_month))
        }
        (Function::Date, [Text(text)]) => day(text.parse()),
        (Function::Min, [List(items)]) => extreme(items, Ordering::Less),
        (Function::Max, [List(items)]) => extreme(items, Ordering::Greater),
        (Function::Min, both @ [_, _]) => extreme(both, Ordering::Less),
        (Function::Max, both @ [_, _]) => extreme(both, Ordering::Greater),
        (Function::Sum, [List(items)]) => {
            let add = |sum: i64, item: &Datum<'_>| match item {
                Number(value) => sum.checked_add(*value),
                _ => None,
            };
            number(items.iter().try_fold(0, add))
        }
        (Function::Count, [List(items)]) => number(i64::try_from(items.len()).ok()),
        (Function::Count, [Codes(codes)]) => number(i64::try_from(codes.len()).ok()),
        (Function::Concat, [List(left), List(right)]) => {
            Reading::Known(List(left.iter().chain(right).cloned().collect()))
        }
        (Function::Int, [Number(value)]) => number(Some(*value)),
        (Function::Int, [Text(text)]) => number(text.parse().ok()),
        (Function::String, [Number(value)]) => Reading::Known(Datum::made(value.to_string())),
        (Function::String, [Datum::Date(day)]) => Reading::Known(Datum::made(day.to_string())),
        (Function::String, [Datum::YesNo(value)]) => {
            Reading::Known(Text(if *value { "true" } else { "false" }.into()))
        }
        (_, [Datum::Date(from), rest @ ..]) => of_day(function, *from, rest),
        (_, [Text(text), rest @ ..]) => text::call(function, text, rest),
        (Function::Join, [List(items), rest @ ..]) => text::join(items, rest),
        _ => Reading::Failed,
    }
}

/// A function of a day and what follows it.
fn of_day<'a>(function: Function, own: Date, rest: &[Datum<'a>]) -> Reading<'a> {
    match (function, rest) {
        (Function::Year, []) => number(Some(own.year())),
        (Function::Month, []) => number(Some(own.month())),
        (Function::Day, []) => number(Some(own.day())),
        (Function::Weekday, []) => number(Some(own.weekday())),
        (Function::NextWorkday, []) => day(own.next_workday()),
        (Function::FirstOfMonth, []) => day(Date::new(own.year(), own.month(), 1)),
        (Function::LastOfMonth, []) => day(own.last_of_month()),
        (Function::AddDays, [Datum::Number(days)]) => day(own.plus_days(*days)),
        (Function::AddMonths, [Datum::Number(months)]) => day(own.plus_months(*months)),
        (Function::AddYears, [Datum::Number(years)]) => {
            day(years.checked_mul(12).ok_or(NotADate).and_then(|months| own.plus_months(months)))
        }
        (Function::AddWorkdays, [Datum::Number(days)]) => day(own.plus_workdays(*days)),
        (Function::DaysBetween, [Datum::Date(to)]) => {
            number(to.days_since_epoch().checked_sub(own.days_since_epoch()))
        }
        (Function::MonthsBetween, [Datum::Date(to)]) => number(Some(own.months_until(*to))),
        (Function::Age, [Datum::Date(on)]) => number(Some(own.years_until(*on))),
        _ => Reading::Failed,
    }
}

fn day<'a>(day: Result<Date, NotADate>) -> Reading<'a> {
    day.map_or(Reading::Failed, |day| Reading::Known(Datum::Date(day)))
}

/// The first or last of values in their order.
fn extreme<'a>(values: &[Datum<'a>], wanted: Ordering) -> Reading<'a> {
    let Some((first, rest)) = values.split_first() else { return Reading::Unknown };
    let mut best = first;
    for value in rest {
        match order(value.plain(), best.plain()) {
            Some(found) if found == wanted => best = value,
            Some(_) => {}
            None => return Reading::Failed,
        }
    }
    match order(best.plain(), best.plain()) {
        Some(_) => Reading::Known(best.clone()),
        None => Reading::Failed,
    }
}
