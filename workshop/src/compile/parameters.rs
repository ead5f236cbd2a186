//! What municipalities set: types, defaults and bounds.

use shared::Date;
use shared::service::Parameter;
use shared::settings::ParameterValue;
use shared::value::{MAX_NUMBER, Type};

use crate::definition::{ParameterDefinition, Style, Written, value};
use crate::finding::Findings;

/// The parameter as shipped; nothing when its type was not understood, which is reported.
pub(super) fn compile(
    definition: &ParameterDefinition,
    findings: &mut Findings,
) -> Option<Parameter> {
    let value = parameter_type(&definition.value, findings)?;
    let mut parameter = Parameter {
        name: definition.name.text.clone(),
        value,
        default: None,
        min: bound(definition.min.as_ref(), value, findings),
        max: bound(definition.max.as_ref(), value, findings),
    };
    if let (Some(min), Some(max), Some(at)) = (parameter.min, parameter.max, &definition.max)
        && min > max
    {
        let message = format!("the bounds `{min}` and `{max}` leave no value");
        findings.error(at.at, message, "make `min` at most `max`");
    }
    let default = definition.default.as_ref();
    if let Some(default) = default.filter(|_| definition.value.text == FEDERAL_STATE) {
        let message = "the federal state follows from the municipality and has no default";
        findings.error(default.at, message, "remove it");
        return None;
    }
    parameter.default = default.and_then(|written| fitting(&parameter, written, findings));
    Some(parameter)
}

/// The value written, if it is one that the parameter may be set to; else that is reported.
pub(super) fn fitting(
    parameter: &Parameter,
    written: &Written,
    findings: &mut Findings,
) -> Option<ParameterValue> {
    if !fits(written, parameter.value) {
        let word = word(parameter.value);
        let message = format!("`{}` is not {word}", written.text);
        findings.error(written.at, message, format!("write {word}"));
        return None;
    }
    let value = match parameter.value {
        Type::Text | Type::Date => ParameterValue::Text(written.text.clone()),
        _ => value(written),
    };
    if let ParameterValue::Number(number) = value {
        let (least, most) = (parameter.min, parameter.max);
        if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
            let message = format!("`{number}` is out of bounds for `{}`", parameter.name);
            let advice = match (least, most) {
                (Some(least), Some(most)) => format!("stay between {least} and {most}"),
                (Some(least), None) => format!("write at least {least}"),
                (_, most) => format!("write at most {}", most.unwrap_or(MAX_NUMBER)),
            };
            findings.error(written.at, message, advice);
            return None;
        }
    }
    Some(value)
}

fn bound(written: Option<&Written>, value: Type, findings: &mut Findings) -> Option<i64> {
    let written = written?;
    if !matches!(value, Type::Integer | Type::Money) {
        let message = format!("a parameter that is {} has no bounds", word(value));
        findings.error(written.at, message, "remove it");
        return None;
    }
    if !fits(written, value) {
        let message = format!("`{}` is no whole number", written.text);
        findings.error(written.at, message, "write a whole number; amounts in cents");
        return None;
    }
    written.text.parse().ok()
}

/// The type of a parameter that is the federal state of the municipality, such as `SN`.
const FEDERAL_STATE: &str = "federal-state";

/// The names of the parameters that follow from the key of the municipality.
pub(super) fn regional(parameters: &[ParameterDefinition]) -> Vec<String> {
    let own = parameters.iter().filter(|own| own.value.text == FEDERAL_STATE);
    own.map(|own| own.name.text.clone()).collect()
}

/// The types of parameters by name.
const TYPES: [(&str, Type); 6] = [
    ("yes-no", Type::YesNo),
    ("integer", Type::Integer),
    ("money", Type::Money),
    ("text", Type::Text),
    ("date", Type::Date),
    (FEDERAL_STATE, Type::Text),
];

/// The names of all types that a parameter can have.
pub(crate) fn parameter_names() -> Vec<&'static str> {
    TYPES.iter().map(|(name, _)| *name).collect()
}

fn parameter_type(written: &Written, findings: &mut Findings) -> Option<Type> {
    let found = TYPES.iter().find(|(known, _)| *known == written.text);
    if found.is_none() {
        let message = format!("`{}` is no type for a parameter", written.text);
        let advice =
            "possible are `yes-no`, `integer`, `money`, `text`, `date` and `federal-state`";
        findings.error(written.at, message, advice);
    }
    found.map(|(_, value)| *value)
}

fn fits(written: &Written, wanted: Type) -> bool {
    let plain = written.style == Style::Plain;
    let text = written.text.as_str();
    let number =
        plain && text.parse::<i64>().is_ok_and(|n| (-MAX_NUMBER..=MAX_NUMBER).contains(&n));
    let flag = plain && matches!(text, "true" | "false");
    match wanted {
        Type::YesNo => flag,
        Type::Integer | Type::Money => number,
        Type::Date => text.parse::<Date>().is_ok(),
        Type::Text => !number && !flag && !text.trim().is_empty(),
        // No parameter is of another type.
        _ => false,
    }
}

/// What a value of the type looks like.
pub(super) fn word(wanted: Type) -> &'static str {
    match wanted {
        Type::YesNo => "`true` or `false`",
        Type::Integer => "a whole number",
        Type::Money => "an amount in cents",
        Type::Text => "a text in quotation marks",
        Type::Date => "a day such as `2026-01-31`",
        _ => "a value of another type",
    }
}
