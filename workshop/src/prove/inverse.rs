//! What the arguments of a function must be so that it gives something.

use shared::Date;
use shared::expression::Function;

use super::calendar::{self, FIRST_DAY, LAST_DAY, Span};
use super::possible::Values;

/// The values that are left for each argument; a little more where months are of unequal length.
pub(super) fn arguments<'a>(
    function: Function,
    given: &[&Values<'a>],
    want: &Values<'a>,
) -> Vec<Values<'a>> {
    let same = || given.iter().map(|values| (*values).clone()).collect();
    let days = |span: Span| Values::DAYS.meet(&Values::DAYS.range(span.0, span.1));
    let numbers = |span: Span| Values::NUMBERS.meet(&Values::NUMBERS.range(span.0, span.1));
    let Some(wanted) = want.bounds() else {
        return match (function, given) {
            (Function::StartsWith, [text, Values::Only(starts)]) => {
                vec![beginning(text, starts, want), Values::Only(starts.clone())]
            }
            _ => same(),
        };
    };
    match (function, given) {
        (Function::AddDays, [Values::Days(a, b), Values::Numbers(c, d)]) => vec![
            days((wanted.0.saturating_sub(*d), wanted.1.saturating_sub(*c))),
            numbers((wanted.0 - b, wanted.1 - a)),
        ],
        (Function::AddMonths, [Values::Days(..), Values::Numbers(c, d)]) => {
            let least = later(wanted.0, d.saturating_neg()) - 3;
            vec![days((least, later(wanted.1, c.saturating_neg()) + 3)), Values::Numbers(*c, *d)]
        }
        (Function::DaysBetween, [Values::Days(a, b), Values::Days(c, d)]) => {
            vec![days((c - wanted.1, d - wanted.0)), days((a + wanted.0, b + wanted.1))]
        }
        (Function::Age, [Values::Days(a, b), Values::Days(c, d)]) => {
            let months = |years: i64| years.saturating_mul(12);
            let least = later(*c, months(wanted.1.saturating_add(1)).saturating_neg()) - 3;
            let most = later(*d, months(wanted.0).saturating_neg()) + 3;
            let from = later(*a, months(wanted.0)) - 3;
            let to = later(*b, months(wanted.1.saturating_add(1))) + 3;
            vec![days((least, most)), days((from, to))]
        }
        (Function::Year, [Values::Days(..)]) => {
            let year = |year: i64, month, day| Date::new(year.clamp(1, 9999), month, day);
            let first = year(wanted.0, 1, 1).map_or(FIRST_DAY, Date::days_since_epoch);
            let last = year(wanted.1, 12, 31).map_or(LAST_DAY, Date::days_since_epoch);
            vec![days((first, last))]
        }
        (Function::Date, [_, months, of_month]) => {
            let year = |day: i64| Date::from_days_since_epoch(day).map(Date::year);
            match (year(wanted.0), year(wanted.1)) {
                (Ok(first), Ok(last)) => {
                    vec![numbers((first, last)), (*months).clone(), (*of_month).clone()]
                }
                _ => same(),
            }
        }
        (Function::Min, [left, right]) => match (left.bounds(), right.bounds()) {
            (Some((a, b)), Some((c, d))) => {
                let (mut one, mut other) = ((wanted.0.max(a), b), (wanted.0.max(c), d));
                if c > wanted.1 {
                    one.1 = b.min(wanted.1);
                }
                if a > wanted.1 {
                    other.1 = d.min(wanted.1);
                }
                vec![left.range(one.0, one.1), right.range(other.0, other.1)]
            }
            _ => same(),
        },
        (Function::Max, [left, right]) => match (left.bounds(), right.bounds()) {
            (Some((a, b)), Some((c, d))) => {
                let (mut one, mut other) = ((a, wanted.1.min(b)), (c, wanted.1.min(d)));
                if d < wanted.0 {
                    one.0 = a.max(wanted.0);
                }
                if b < wanted.0 {
                    other.0 = c.max(wanted.0);
                }
                vec![left.range(one.0, one.1), right.range(other.0, other.1)]
            }
            _ => same(),
        },
        (Function::Length, [Values::Like { start, not, least, most }]) => {
            let bound = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX);
            let (low, high) = ((*least).max(bound(wanted.0)), (*most).min(bound(wanted.1)));
            vec![match low > high {
                true => Values::Nothing,
                false => Values::Like { start, not: not.clone(), least: low, most: high },
            }]
        }
        _ => same(),
    }
}

fn later(day: i64, months: i64) -> i64 {
    calendar::months_later(day.clamp(FIRST_DAY, LAST_DAY), months).unwrap_or_else(|beyond| beyond)
}

/// The texts that begin with one of these, or with none of them.
fn beginning<'a>(text: &Values<'a>, starts: &[&'a str], want: &Values<'a>) -> Values<'a> {
    let yes = matches!(want, Values::YesNo { yes: true, no: false });
    let no = matches!(want, Values::YesNo { yes: false, no: true });
    match (text, starts) {
        (Values::Only(texts), [start]) if yes || no => {
            let texts: Vec<&str> =
                texts.iter().filter(|text| text.starts_with(start) == yes).copied().collect();
            if texts.is_empty() { Values::Nothing } else { Values::Only(texts) }
        }
        (Values::Like { .. }, [start]) if yes => {
            let like = Values::Like { start, not: Vec::new(), least: 0, most: u32::MAX };
            text.meet(&like)
        }
        _ => text.clone(),
    }
}
