//! Kinds of field with their bounds.

use shared::Date;
use shared::kind::{Kind, Letters};
use shared::value::MAX_NUMBER;

use crate::definition::{KindDefinition, Written};
use crate::expression::Names;
use crate::finding::{Findings, did_you_mean, or_list};

/// The longest text that a field may allow.
const MAX_CHARACTERS: i64 = 10_000;

/// Each kind with the bounds that may be written for it.
const KINDS: [(&str, &[&str]); 14] = [
    ("text", &["letters", "min", "max"]),
    ("multiline-text", &["max"]),
    ("yes-no", &[]),
    ("choice", &["list"]),
    ("choices", &["list"]),
    ("integer", &["min", "max"]),
    ("money", &["min", "max"]),
    ("date", &["min", "max"]),
    ("email", &[]),
    ("telephone", &[]),
    ("postcode", &[]),
    ("iban", &[]),
    ("declaration", &[]),
    ("information", &[]),
];

/// Which letters a text may have, by name.
const LETTERS: [(&str, Letters); 3] =
    [("any", Letters::Any), ("person-name", Letters::PersonName), ("digits", Letters::Digits)];

/// The names of all kinds.
pub(crate) fn kind_names() -> Vec<&'static str> {
    KINDS.iter().map(|(name, _)| *name).collect()
}

/// Each kind with the bounds that may be written for it.
pub(crate) fn kind_bounds() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    KINDS.iter().copied()
}

/// The names of all sets of letters.
pub(crate) fn letter_names() -> Vec<&'static str> {
    LETTERS.iter().map(|(name, _)| *name).collect()
}

/// The kind that was written; nothing when something about it is wrong, which is reported.
pub(super) fn compile(
    kind: &KindDefinition,
    names: &Names,
    findings: &mut Findings,
) -> Option<Kind> {
    let name = kind.name.as_ref()?;
    let known = KINDS.iter().map(|(known, _)| *known);
    let Some((_, keys)) = KINDS.iter().find(|(known, _)| *known == name.text) else {
        let all = format!("kinds are {}", KINDS.map(|(known, _)| format!("`{known}`")).join(", "));
        let message = format!("there is no kind `{}`", name.text);
        findings.error(name.at, message, did_you_mean(&name.text, known, all));
        return None;
    };
    let written =
        [("list", &kind.list), ("letters", &kind.letters), ("min", &kind.min), ("max", &kind.max)];
    for (key, written) in written {
        if let Some(written) = written
            && !keys.contains(&key)
        {
            let message = format!("`{key}` has no meaning for the kind `{}`", name.text);
            findings.error(written.at, message, format!("remove `{key}`"));
        }
    }
    match name.text.as_str() {
        "text" => {
            let letters = letters(kind.letters.as_ref(), findings);
            let (min, max) = characters(kind, 1, 200, findings)?;
            Some(Kind::Text { letters: letters?, min, max })
        }
        "multiline-text" => {
            characters(kind, 1, 2000, findings).map(|(_, max)| Kind::MultilineText { max })
        }
        "yes-no" => Some(Kind::YesNo),
        "choice" => list(kind, name, names, findings).map(|list| Kind::Choice { list }),
        "choices" => list(kind, name, names, findings).map(|list| Kind::Choices { list }),
        "integer" => numbers(kind, (0, 1_000_000_000), (-MAX_NUMBER, MAX_NUMBER), findings)
            .map(|(min, max)| Kind::Integer { min, max }),
        "money" => numbers(kind, (0, 1_000_000_000_000), (-MAX_NUMBER, MAX_NUMBER), findings)
            .map(|(min, max)| Kind::Money { min, max }),
        "date" => {
            let (min, max) = (day(kind.min.as_ref(), findings), day(kind.max.as_ref(), findings));
            let (min, max) = (min?, max?);
            if let (Some(first), Some(last), Some(at)) = (min, max, &kind.max)
                && first > last
            {
                reversed(at, &first.to_string(), findings);
            }
            Some(Kind::Date { min, max })
        }
        "email" => Some(Kind::Email),
        "telephone" => Some(Kind::Telephone),
        "postcode" => Some(Kind::Postcode),
        "iban" => Some(Kind::Iban),
        "declaration" => Some(Kind::Declaration),
        _ => Some(Kind::Information),
    }
}

fn letters(written: Option<&Written>, findings: &mut Findings) -> Option<Letters> {
    let Some(written) = written else { return Some(Letters::Any) };
    let found = LETTERS.iter().find(|(known, _)| *known == written.text);
    if found.is_none() {
        let message = format!("there are no letters `{}`", written.text);
        let known = LETTERS.map(|(known, _)| known);
        let all = format!("possible are {}", or_list(known));
        findings.error(written.at, message, did_you_mean(&written.text, known, all));
    }
    found.map(|(_, letters)| *letters)
}

fn list(
    kind: &KindDefinition,
    name: &Written,
    names: &Names,
    findings: &mut Findings,
) -> Option<u32> {
    let Some(list) = &kind.list else {
        let message = format!("the kind `{}` needs a list of codes", name.text);
        findings.error(name.at, message, "add `list: …` with a name from `lists`");
        return None;
    };
    let place = names.lists.iter().position(|(known, _)| *known == list.text);
    if place.is_none() {
        let known = names.lists.iter().map(|(known, _)| known.as_str());
        let message = format!("there is no list `{}`", list.text);
        let advice = did_you_mean(&list.text, known, "declare it under `lists`");
        findings.error(list.at, message, advice);
    }
    u32::try_from(place?).ok()
}

fn characters(
    kind: &KindDefinition,
    least: u32,
    greatest: u32,
    findings: &mut Findings,
) -> Option<(u32, u32)> {
    let defaults = (i64::from(least), i64::from(greatest));
    let (min, max) = numbers(kind, defaults, (1, MAX_CHARACTERS), findings)?;
    Some((u32::try_from(min).ok()?, u32::try_from(max).ok()?))
}

/// Both bounds, each within limits, the lower not above the upper.
fn numbers(
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
    let (min, max) = (min?, max?);
    if let (true, Some(at)) = (min > max, kind.max.as_ref().or(kind.min.as_ref())) {
        let least = if kind.max.is_some() { min } else { max };
        reversed(at, &least.to_string(), findings);
        return None;
    }
    Some((min, max))
}

fn reversed(at: &Written, other: &str, findings: &mut Findings) {
    let message = format!("the bounds `{}` and `{other}` leave no value", at.text);
    findings.error(at.at, message, "make `min` at most `max`");
}

fn day(written: Option<&Written>, findings: &mut Findings) -> Option<Option<Date>> {
    let Some(written) = written else { return Some(None) };
    let day = written.text.parse();
    if day.is_err() {
        let message = format!("`{}` is no day of the calendar", written.text);
        let advice = "write `2026-01-31`; for bounds that move, write a check";
        findings.error(written.at, message, advice);
    }
    day.ok().map(Some)
}
