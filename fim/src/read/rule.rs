//! Rules.

use super::about::{basis, identity};
use super::cursor::{Cursor, Open, Step, shortened};
use super::limits::{MAX_ITEMS, MAX_RULES};
use super::schema::Counted;
use crate::problem::Code;
use crate::schema::{Parameter, Rule, RuleKind, Target};

/// Reads a rule into those of its element.
pub(super) fn read<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
    rules: &mut Vec<Rule>,
) -> Step {
    counted.rules += 1;
    if counted.rules > MAX_RULES {
        let message = format!("there are more than {MAX_RULES} rules");
        return cursor.stop(open.offset, Code::TooMany, message);
    }
    cursor.elements.push(None);
    let rule = parts(cursor, open)?;
    if rule.identity.id.is_empty() {
        let message = "a rule has no id; it was left out";
        cursor.note(open.offset, Code::Missing, message);
    } else {
        rules.push(rule);
    }
    cursor.elements.pop();
    Ok(())
}

fn parts<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>) -> Step<Rule> {
    let mut rule = Rule { place: cursor.place(open), ..Rule::default() };
    let mut definition = None;
    cursor.each(open, |cursor, child| {
        match child.name() {
            "identifikation" => {
                rule.identity = identity(cursor, &child)?;
                if let Some(last) = cursor.elements.last_mut() {
                    *last = Some(rule.identity.id.clone()).filter(|id| !id.is_empty());
                }
            }
            "name" => rule.name = cursor.line(&child)?.unwrap_or_default(),
            "beschreibung" => rule.description = cursor.text(&child)?,
            "freitextRegel" => rule.text = cursor.text(&child)?,
            "definition" => definition = cursor.text(&child)?,
            "bezug" => basis(cursor, &child, &mut rule.bases)?,
            "stichwort" => {
                let word = cursor.line(&child)?;
                rule.keywords.extend(word.filter(|_| rule.keywords.len() < MAX_ITEMS));
            }
            "fachlicherErsteller" => rule.responsible = cursor.line(&child)?,
            "letzteAenderung" => rule.changed_at = cursor.line(&child)?,
            "typ" => rule.kind = kind(cursor, &child)?,
            "param" => {
                let parameter = parameter(cursor, &child)?;
                rule.parameters
                    .extend(Some(parameter).filter(|_| rule.parameters.len() < MAX_ITEMS));
            }
            "ziel" => {
                let (element, name) = named(&child);
                cursor.skip(&child)?;
                if rule.targets.len() < MAX_ITEMS {
                    rule.targets.push(Target { element, name });
                }
            }
            "skript" | "script" => rule.script = cursor.text(&child)?.filter(|own| !is_stub(own)),
            "fehler" => {
                let code = child.attribute("code").unwrap_or_default();
                let message = cursor.line(&child)?.map(|text| (code, text));
                rule.messages.extend(message.filter(|_| rule.messages.len() < MAX_ITEMS));
            }
            // What XDatenfelder 2 says of rules as of every element.
            "bezeichnungEingabe"
            | "bezeichnungAusgabe"
            | "status"
            | "gueltigAb"
            | "gueltigBis"
            | "versionshinweis"
            | "freigabedatum"
            | "veroeffentlichungsdatum" => cursor.skip(&child)?,
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    rule.text = rule.text.or(definition);
    Ok(rule)
}

fn kind<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>) -> Step<RuleKind> {
    let code = cursor.code(open)?.unwrap_or_default();
    Ok(match code.as_str() {
        "B" => RuleKind::Calculation,
        "M" => RuleKind::Multiplicity,
        "V" => RuleKind::Validation,
        "K" => RuleKind::Complex,
        other => {
            let message = format!("there is no kind of rule `{}`", shortened(other));
            cursor.note(open.offset, Code::UnknownCode, message);
            RuleKind::default()
        }
    })
}

fn parameter<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>) -> Step<Parameter> {
    let (element, name) = named(open);
    let mut kind = String::new();
    cursor.each(open, |cursor, child| match child.name() {
        "typ" => {
            kind = cursor.line(&child)?.unwrap_or_default();
            Ok(())
        }
        _ => cursor.unknown(&child),
    })?;
    Ok(Parameter { element, name, kind })
}

fn named(open: &Open<'_>) -> (String, String) {
    let attribute = |name| open.attribute(name).unwrap_or_default();
    (attribute("element"), attribute("name"))
}

/// Whether a script does nothing: `function script() { }`, as editors leave it.
fn is_stub(script: &str) -> bool {
    let short: String = script.chars().filter(|letter| !letter.is_whitespace()).collect();
    short == "functionscript(){}"
}
