//! Kinds of field with their bounds.

use shared::Date;
use shared::kind::{Form, Kind, Letters, MOST_CORNERS};
use shared::value::MAX_NUMBER;

use super::file;
use super::number::{self, numbers};
use crate::definition::{COUNTRIES, KindDefinition, NATIONALITIES, Written};
use crate::expression::Names;
use crate::finding::{Findings, did_you_mean, or_list};

/// The longest text that a field may allow.
const MAX_CHARACTERS: i64 = 10_000;

/// Each kind with the bounds that may be written for it.
pub const KINDS: [(&str, &[&str]); 37] = [
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
    ("decimal", &["places", "min", "max"]),
    ("year", &["min", "max"]),
    ("month", &["min", "max"]),
    ("partial-date", &["min", "max"]),
    ("time", &["min", "max"]),
    ("date-time", &["min", "max"]),
    ("duration", &["unit", "min", "max"]),
    ("licence-plate", &[]),
    ("tax-id", &[]),
    ("vat-id", &[]),
    ("business-id", &[]),
    ("creditor-id", &[]),
    ("register-entry", &[]),
    ("identity-document", &[]),
    ("case-number", &[]),
    ("reference", &["max"]),
    ("point", &[]),
    ("area", &["max"]),
    ("file", &["types", "size", "max"]),
    ("signature", &[]),
    ("country", &[]),
    ("nationality", &[]),
    ("place", &["list"]),
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
    let written = [
        ("list", &kind.list),
        ("letters", &kind.letters),
        ("min", &kind.min),
        ("max", &kind.max),
        ("places", &kind.places),
        ("unit", &kind.unit),
        ("size", &kind.size),
    ];
    for (key, written) in written {
        if let Some(written) = written
            && !keys.contains(&key)
        {
            let message = format!("`{key}` has no meaning for the kind `{}`", name.text);
            findings.error(written.at, message, format!("remove `{key}`"));
        }
    }
    if let (Some(first), false) = (kind.types.first(), keys.contains(&"types")) {
        let message = format!("`types` has no meaning for the kind `{}`", name.text);
        findings.error(first.at, message, "remove `types`");
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
        "date" => days(kind, &day, findings).map(|(min, max)| Kind::Date { min, max }),
        "email" => Some(Kind::Email),
        "telephone" => Some(Kind::Telephone),
        "postcode" => Some(Kind::Postcode),
        "iban" => Some(Kind::Iban),
        "decimal" => number::decimal(kind, name, findings),
        "year" => numbers(kind, (1900, 2100), (1000, 9999), findings)
            .map(|(min, max)| Kind::Year { min, max }),
        "month" => {
            days(kind, &month, findings).map(|(min, max)| Kind::from(Form::Month { min, max }))
        }
        "partial-date" => {
            days(kind, &day, findings).map(|(min, max)| Kind::from(Form::PartialDate { min, max }))
        }
        "time" => number::time(kind, findings),
        "date-time" => {
            days(kind, &day, findings).map(|(min, max)| Kind::from(Form::DateTime { min, max }))
        }
        "duration" => number::duration(kind, name, findings),
        "licence-plate" => Some(Kind::from(Form::LicencePlate)),
        "tax-id" => Some(Kind::from(Form::TaxId)),
        "vat-id" => Some(Kind::from(Form::VatId)),
        "business-id" => Some(Kind::from(Form::BusinessId)),
        "creditor-id" => Some(Kind::from(Form::CreditorId)),
        "register-entry" => Some(Kind::from(Form::RegisterEntry)),
        "identity-document" => Some(Kind::from(Form::IdentityDocument)),
        "case-number" => Some(Kind::from(Form::CaseNumber)),
        "reference" => characters(kind, 1, 50, findings).map(|(_, max)| Kind::Reference { max }),
        "point" => Some(Kind::from(Form::Point)),
        "area" => {
            let most = i64::from(MOST_CORNERS);
            let (_, max) = numbers(kind, (3, most), (3, most), findings)?;
            u32::try_from(max).ok().map(|max| Kind::from(Form::Area { max }))
        }
        "file" => file::compile(kind, name, findings),
        "signature" => Some(Kind::from(Form::Signature)),
        "country" => builtin(COUNTRIES, names),
        "nationality" => builtin(NATIONALITIES, names),
        "place" => place(kind, name, names, findings),
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

/// A choice of a list that the workshop brings along.
fn builtin(list: &str, names: &Names) -> Option<Kind> {
    let at = names.lists.iter().position(|(known, _)| known == list)?;
    u32::try_from(at).ok().map(|list| Kind::Choice { list })
}

/// A municipality by its name or postcode: a choice of a list whose codes can all be found by
/// something else too.
fn place(
    kind: &KindDefinition,
    name: &Written,
    names: &Names,
    findings: &mut Findings,
) -> Option<Kind> {
    let list = list(kind, name, names, findings)?;
    let written = kind.list.as_ref()?;
    if !names.searchable.contains(&written.text) {
        let message =
            format!("a code of the list `{}` cannot be found by a postcode", written.text);
        let advice = "give each code its postcodes in `terms`, or ask for a `choice`";
        findings.error(written.at, message, advice);
    }
    Some(Kind::Choice { list })
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

/// Both days that bound a field, the first not behind the last.
fn days(
    kind: &KindDefinition,
    read: &dyn Fn(&Written, &mut Findings) -> Option<Date>,
    findings: &mut Findings,
) -> Option<(Option<Date>, Option<Date>)> {
    let mut bound = |written: &Option<Written>| match written {
        None => Some(None),
        Some(written) => read(written, findings).map(Some),
    };
    let (min, max) = (bound(&kind.min), bound(&kind.max));
    let (min, max) = (min?, max?);
    if let (Some(first), Some(last), Some(at)) = (min, max, &kind.max)
        && first > last
    {
        let least = kind.min.as_ref().map_or("", |written| written.text.as_str());
        number::reversed(at, least, findings);
    }
    Some((min, max))
}

fn day(written: &Written, findings: &mut Findings) -> Option<Date> {
    let day = written.text.parse();
    if day.is_err() {
        let message = format!("`{}` is no day of the calendar", written.text);
        let advice = "write `2026-01-31`; for bounds that move, write a check";
        findings.error(written.at, message, advice);
    }
    day.ok()
}

/// A month, by its first day.
fn month(written: &Written, findings: &mut Findings) -> Option<Date> {
    let month = format!("{}-01", written.text).parse();
    if month.is_err() {
        let message = format!("`{}` is no month", written.text);
        findings.error(written.at, message, "write `2026-01`; for bounds that move, write a check");
    }
    month.ok()
}
