//! Code lists, in the schema and by reference.

use super::cursor::{Cursor, Open, Step, shortened};
use super::limits::MAX_VALUES;
use super::schema::Counted;
use crate::problem::Code;
use crate::schema::{CodeValue, ListReference};

/// Reads the values of a list.
pub(super) fn values<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
) -> Step<Vec<CodeValue>> {
    let mut values: Vec<CodeValue> = Vec::new();
    cursor.each(open, |cursor, child| {
        if child.name() != "wert" {
            return cursor.unknown(&child);
        }
        counted.values += 1;
        if counted.values > MAX_VALUES {
            let message = format!("the lists have more than {MAX_VALUES} values");
            return cursor.stop(child.offset, Code::TooMany, message);
        }
        let value = value(cursor, &child)?;
        if value.code.is_empty() {
            let message = "a value has no code; it was left out";
            cursor.note(child.offset, Code::CodeList, message);
        } else {
            values.push(value);
        }
        Ok(())
    })?;
    let mut codes: Vec<&str> = values.iter().map(|value| value.code.as_str()).collect();
    codes.sort_unstable();
    let twice = codes.windows(2).find(|pair| pair.first() == pair.last());
    if let Some(code) = twice.and_then(|pair| pair.first()).map(|code| (*code).to_owned()) {
        let message = format!(
            "the code `{}` stands in the list more than once; the first was taken",
            shortened(&code)
        );
        cursor.note(open.offset, Code::CodeList, message);
        let mut seen = std::collections::BTreeSet::new();
        values.retain(|value| seen.insert(value.code.clone()));
    }
    Ok(values)
}

fn value<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>) -> Step<CodeValue> {
    let mut value = CodeValue::default();
    cursor.each(open, |cursor, child| {
        match child.name() {
            "code" => value.code = cursor.line(&child)?.unwrap_or_default(),
            "name" => value.name = cursor.line(&child)?.unwrap_or_default(),
            "hilfe" => value.help = cursor.text(&child)?,
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    if value.name.is_empty() {
        value.name.clone_from(&value.code);
    }
    Ok(value)
}

/// Reads a reference, in the form of either version of the standard.
pub(super) fn reference<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    reference: &mut ListReference,
) -> Step {
    cursor.each(open, |cursor, child| {
        match child.name() {
            "identifikation" => {
                let identity = super::about::identity(cursor, &child)?;
                reference.id = (!identity.id.is_empty()).then_some(identity.id);
            }
            "genericodeIdentification" => self::reference(cursor, &child, reference)?,
            "canonicalIdentification" => reference.uri = cursor.line(&child)?,
            "version" => reference.version = cursor.line(&child)?,
            "canonicalVersionUri" => reference.version_uri = cursor.line(&child)?,
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })
}
