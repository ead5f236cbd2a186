//! Kinds of field that are numbers, and the bounds of numbers.

use shared::json::Tree;
use shared::kind::{Form, Kind, LAST_MINUTE, MOST_PLACES, Unit};
use shared::language::Language;
use shared::value::MAX_NUMBER;

use crate::definition::{KindDefinition, Written};
use crate::finding::{Findings, did_you_mean, or_list};

/// A decimal; its bounds are written as decimals, such as `0.5`.
pub(super) fn decimal(
    kind: &KindDefinition,
    name: &Written,
    findings: &mut Findings,
) -> Option<Kind> {
    let Some(written) = &kind.places else {
        findings.error(name.at, "the kind `decimal` needs its places", "add `places: 2`");
        return None;
    };
    let places = written.text.parse().ok().filter(|places| (1..=MOST_PLACES).contains(places));
    let Some(places) = places else {
        let message = format!("`{}` is no number of decimal places", written.text);
        findings.error(written.at, message, format!("write a number from 1 to {MOST_PLACES}"));
        return None;
    };
    let whole = 10_i64.checked_pow(u32::from(places))?;
    let mut bound = |written: &Option<Written>, default: i64| match written {
        None => Some(default),
        Some(written) => {
            let all = Kind::Decimal { places, min: -MAX_NUMBER, max: MAX_NUMBER };
            // As expressions and programs write it: a point before the places, no groups.
            let read = all.read(&written.text, Language::En, &[]).ok().flatten();
            match read.filter(|_| !written.text.contains([',', ' '])) {
                Some(shared::Value::Number(number)) => Some(number),
                _ => {
                    let message = format!("`{}` is no decimal with {places} places", written.text);
                    findings.error(written.at, message, "write a number such as `0.5`");
                    None
                }
            }
        }
    };
    let (min, max) = (bound(&kind.min, 0), bound(&kind.max, whole.saturating_mul(1_000_000)));
    ordered(kind, min?, max?, findings).map(|(min, max)| Kind::Decimal { places, min, max })
}

/// A time of day; its bounds are written `HH:MM`.
pub(super) fn time(kind: &KindDefinition, findings: &mut Findings) -> Option<Kind> {
    let mut bound = |written: &Option<Written>, default: u32| match written {
        None => Some(default),
        Some(written) => {
            let minutes = minutes(&written.text);
            if minutes.is_none() {
                let message = format!("`{}` is no time", written.text);
                findings.error(written.at, message, "write hour and minute in quotes: `'08:30'`");
            }
            minutes
        }
    };
    let (min, max) = (bound(&kind.min, 0), bound(&kind.max, LAST_MINUTE));
    let (min, max) = (min?, max?);
    ordered(kind, i64::from(min), i64::from(max), findings)
        .map(|_| Kind::from(Form::Time { min, max }))
}

fn minutes(time: &str) -> Option<u32> {
    let all = Kind::from(Form::Time { min: 0, max: LAST_MINUTE });
    all.accept(&Tree::Text(time.into()), &[]).ok()?;
    let (hour, minute) = time.split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
}

/// A duration in the unit that it states.
pub(super) fn duration(
    kind: &KindDefinition,
    name: &Written,
    findings: &mut Findings,
) -> Option<Kind> {
    let known = unit_names();
    let Some(written) = &kind.unit else {
        let advice = format!("add `unit: …` with {}", or_list(known.iter().copied()));
        findings.error(name.at, "the kind `duration` needs its unit", advice);
        return None;
    };
    let unit = Unit::ALL.map(|(unit, _)| unit);
    let Some(unit) = unit.into_iter().find(|unit| unit.word(Language::En) == written.text) else {
        let all = format!("units are {}", or_list(known.iter().copied()));
        let message = format!("there is no unit `{}`", written.text);
        findings.error(written.at, message, did_you_mean(&written.text, known, all));
        return None;
    };
    let (min, max) = numbers(kind, (1, 1000), (0, 1_000_000), findings)?;
    Some(Kind::Duration { unit, min, max })
}

/// The names of all units of durations.
pub(crate) fn unit_names() -> Vec<&'static str> {
    Unit::ALL.iter().map(|(unit, _)| unit.word(Language::En)).collect()
}

/// Both bounds, each within limits, the lower not above the upper.
pub(super) fn numbers(
    kind: &KindDefinition,
    defaults: (i64, i64),
    limits: (i64, i64),
    findings: &mut Findings,
) -> Option<(i64, i64)> {
    let mut bound = |written: &Option<Written>, default: i64| match written {
        None => Some(default),
        Some(written) => match written.text.parse() {
            Ok(number) if (limits.0..=limits.1).contains(&number) => Some(number),
            Ok(_) => {
                let message = format!("the bound `{}` is out of range", written.text);
                let advice = format!("stay between {} and {}", limits.0, limits.1);
                findings.error(written.at, message, advice);
                None
            }
            Err(_) => {
                let message = format!("`{}` is no whole number", written.text);
                findings.error(written.at, message, "write a whole number; amounts in cents");
                None
            }
        },
    };
    let (min, max) = (bound(&kind.min, defaults.0), bound(&kind.max, defaults.1));
    ordered(kind, min?, max?, findings)
}

/// Both bounds, unless they leave no value.
fn ordered(
    kind: &KindDefinition,
    min: i64,
    max: i64,
    findings: &mut Findings,
) -> Option<(i64, i64)> {
    if let (true, Some(at)) = (min > max, kind.max.as_ref().or(kind.min.as_ref())) {
        let other = match (&kind.max, &kind.min) {
            (Some(_), Some(written)) => written.text.clone(),
            (Some(_), None) => min.to_string(),
            _ => max.to_string(),
        };
        reversed(at, &other, findings);
        return None;
    }
    Some((min, max))
}

/// Reports bounds that leave no value.
pub(super) fn reversed(at: &Written, other: &str, findings: &mut Findings) {
    let message = format!("the bounds `{}` and `{other}` leave no value", at.text);
    findings.error(at.at, message, "make `min` at most `max`");
}
