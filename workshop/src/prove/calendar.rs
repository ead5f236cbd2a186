//! Intervals of numbers and days, and what calculations make of them.

use shared::Date;
use shared::expression::Operator;
use shared::value::MAX_NUMBER;

/// 0001-01-01, counted from 1970-01-01.
pub(super) const FIRST_DAY: i64 = -719_162;
/// 9999-12-31, counted from 1970-01-01.
pub(super) const LAST_DAY: i64 = 2_932_896;

/// From the least to the greatest.
pub(super) type Span = (i64, i64);

/// An interval, and whether the calculation may fail; none when it always does.
pub(super) type Spanned = (Option<Span>, bool);

/// The interval cut to what numbers may be.
fn within(least: i128, most: i128, limits: Span) -> Spanned {
    let (first, last) = (i128::from(limits.0), i128::from(limits.1));
    let failed = least < first || most > last;
    let cut = (least.max(first), most.min(last));
    let span = match (i64::try_from(cut.0), i64::try_from(cut.1)) {
        (Ok(least), Ok(most)) if least <= most => Some((least, most)),
        _ => None,
    };
    (span, failed)
}

/// What combining any two numbers of both intervals can give.
pub(super) fn calculate(operator: Operator, left: Span, right: Span) -> Spanned {
    let (a, b) = (i128::from(left.0), i128::from(left.1));
    let (c, d) = (i128::from(right.0), i128::from(right.1));
    let all = (-MAX_NUMBER, MAX_NUMBER);
    match operator {
        Operator::Add => within(a + c, b + d, all),
        Operator::Subtract => within(a - d, b - c, all),
        Operator::Multiply => {
            let products = [a * c, a * d, b * c, b * d];
            extremes(&products).map_or((None, true), |(least, most)| within(least, most, all))
        }
        Operator::Divide => {
            let mut quotients = Vec::new();
            for divisor in divisors(c, d) {
                quotients.extend([a / divisor, b / divisor]);
            }
            let zero = c <= 0 && d >= 0;
            match extremes(&quotients) {
                Some((least, most)) => {
                    let (span, failed) = within(least, most, all);
                    (span, failed || zero)
                }
                None => (None, true),
            }
        }
        Operator::Remainder => {
            let zero = c <= 0 && d >= 0;
            let greatest = c.abs().max(d.abs()) - 1;
            if greatest < 0 {
                return (None, true);
            }
            if a == b && c == d {
                return (within(a % c, a % c, all).0, false);
            }
            let least = if a >= 0 { 0 } else { (-greatest).max(a) };
            let most = if b <= 0 { 0 } else { greatest.min(b) };
            (within(least, most, all).0, zero)
        }
    }
}

/// The divisors at which a quotient is extreme.
fn divisors(least: i128, most: i128) -> Vec<i128> {
    let mut all = Vec::new();
    if most >= 1 {
        all.extend([least.max(1), most]);
    }
    if least <= -1 {
        all.extend([least, most.min(-1)]);
    }
    all
}

fn extremes(numbers: &[i128]) -> Option<(i128, i128)> {
    Some((numbers.iter().copied().min()?, numbers.iter().copied().max()?))
}

/// Days later by any of these numbers.
pub(super) fn plus_days(days: Span, more: Span) -> Spanned {
    let (a, b) = (i128::from(days.0), i128::from(days.1));
    within(a + i128::from(more.0), b + i128::from(more.1), (FIRST_DAY, LAST_DAY))
}

/// Days later by any of these numbers of months.
pub(super) fn plus_months(days: Span, more: Span) -> Spanned {
    let least = months_later(days.0, more.0);
    let most = months_later(days.1, more.1);
    let failed = least.is_err() || most.is_err();
    // Both ends beyond the same end of the calendar: no day is left.
    let none = least.is_err() && least == most;
    let least = least.unwrap_or_else(|beyond| beyond);
    let most = most.unwrap_or_else(|beyond| beyond);
    (if none || least > most { None } else { Some((least, most)) }, failed)
}

/// A day some months later; the end of the calendar that it lies beyond.
pub(super) fn months_later(day: i64, months: i64) -> Result<i64, i64> {
    let beyond = if months < 0 { FIRST_DAY } else { LAST_DAY };
    let date = Date::from_days_since_epoch(day).map_err(|_| beyond)?;
    date.plus_months(months).map(Date::days_since_epoch).map_err(|_| beyond)
}

/// The ages that are possible.
pub(super) fn age(birth: Span, on: Span) -> Option<Span> {
    let date = |day| Date::from_days_since_epoch(day).ok();
    let least = date(birth.1)?.years_until(date(on.0)?);
    let most = date(birth.0)?.years_until(date(on.1)?);
    Some((least, most))
}

/// Year, month or day of the month over an interval of days.
pub(super) fn part(days: Span, of: fn(Date) -> i64, whole: Option<Span>) -> Option<Span> {
    let (first, last) =
        (Date::from_days_since_epoch(days.0).ok()?, Date::from_days_since_epoch(days.1).ok()?);
    let same = match whole {
        None => true,
        Some((_, 12)) => first.year() == last.year(),
        Some(_) => (first.year(), first.month()) == (last.year(), last.month()),
    };
    match (same, whole) {
        (false, Some(whole)) => Some(whole),
        _ => Some((of(first), of(last))),
    }
}

/// What days years, months and days of the month make.
pub(super) fn from_parts(years: Span, months: Span, days: Span) -> Spanned {
    let sure = years.0 >= 1
        && years.1 <= 9999
        && months.0 >= 1
        && months.1 <= 12
        && days.0 >= 1
        && days.1 <= 28;
    let single = years.0 == years.1 && months.0 == months.1 && days.0 == days.1;
    let day = |year, month, day| Date::new(year, month, day).map(Date::days_since_epoch);
    if single {
        return match day(years.0, months.0, days.0) {
            Ok(day) => (Some((day, day)), false),
            Err(_) => (None, true),
        };
    }
    let (from, to) = (years.0.clamp(1, 9999), years.1.clamp(1, 9999));
    if years.1 < 1 || years.0 > 9999 {
        return (None, true);
    }
    let least = day(from, months.0, days.0).or_else(|_| day(from, 1, 1)).unwrap_or(FIRST_DAY);
    let most = day(to, months.1, days.1).or_else(|_| day(to, 12, 31)).unwrap_or(LAST_DAY);
    (Some((least, most.max(least))), !sure)
}
