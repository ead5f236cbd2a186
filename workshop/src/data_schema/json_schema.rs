//! The JSON Schema (draft 2020-12) of the applications that a service exports.

use fim::{DataType, Verdict};
use serde_json::{Value, json};

use super::ordered::Ordered;
use super::outline::Outline;
use super::part::{Content, Facts, Part};
use super::shape::Shapes;

/// The schema. What differs from place to place stands where it is, all else once, under its name.
pub fn json_schema(outline: &Outline) -> String {
    let shapes = outline.shapes();
    let mut defs = Vec::new();
    for at in shapes.named() {
        if let Some(part) = outline.parts.get(at).filter(|part| part.holds().is_some()) {
            defs.push((part.element.clone(), described(outline, &shapes, at, part)));
        }
    }
    let whole = Ordered::object([
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("$id", format!("{}.schema.json", outline.element).into()),
        ("title", outline.name.clone().into()),
        ("description", format!("Datenschema: {}", outline.name).into()),
        ("type", "object".into()),
        ("$defs", Ordered::Object(defs)),
    ]);
    let whole = members(whole, outline, &shapes, None, false);
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

/// A part with all that stands in it.
fn described(outline: &Outline, shapes: &Shapes, at: usize, part: &Part) -> Ordered {
    let own = Ordered::object([
        ("title", part.name.clone().into()),
        ("description", part.about().into()),
    ]);
    match &part.content {
        Content::Group(choice) => {
            members(own.with("type", "object"), outline, shapes, Some(at), *choice)
        }
        Content::Field(facts) => field(own, facts),
        Content::Label => own,
    }
}

/// The members of a group, or of the whole.
fn members(
    own: Ordered,
    outline: &Outline,
    shapes: &Shapes,
    group: Option<usize>,
    choice: bool,
) -> Ordered {
    let mut properties = Vec::new();
    let mut required = Vec::new();
    let mut one_of = Vec::new();
    for (at, part) in outline.inside(group).filter(|(_, part)| part.holds().is_some()) {
        let named = format!("#/$defs/{}", part.element);
        let single = match shapes.is_named(outline, at) {
            true => Ordered::object([("$ref", named.into())]),
            false => described(outline, shapes, at, part),
        };
        let exported = part.exported();
        let property = match part.occurs.repeats() {
            false => single,
            true => {
                let array = Ordered::object([("type", "array".into()), ("items", single)])
                    .with("minItems", exported.min);
                match exported.max {
                    Some(max) => array.with("maxItems", max),
                    None => array,
                }
            }
        };
        properties.push((part.element.clone(), property));
        if exported.min > 0 {
            required.push(Value::from(part.element.clone()));
        }
        one_of.push(json!({ "required": [part.element] }));
    }
    let own =
        own.with("properties", Ordered::Object(properties)).with("additionalProperties", false);
    match (choice, required.is_empty()) {
        (true, _) => own.with("oneOf", one_of),
        (false, false) => own.with("required", required),
        (false, true) => own,
    }
}

fn field(own: Ordered, facts: &Facts) -> Ordered {
    if facts.select {
        let own = own.with("type", "string");
        let codes: Vec<Value> = facts.codes.iter().map(|(code, _)| code.clone().into()).collect();
        return if codes.is_empty() { own } else { own.with("enum", codes) };
    }
    match facts.data_type {
        DataType::Text | DataType::TextLatin => {
            let mut own = own.with("type", "string");
            for (name, length) in [("minLength", facts.min_length), ("maxLength", facts.max_length)]
            {
                if let Some(length) = length {
                    own = own.with(name, length);
                }
            }
            match facts.pattern.as_ref().filter(|own| own.verdict == Verdict::Sound) {
                Some(pattern) => own.with("pattern", pattern.text.clone()),
                None => own,
            }
        }
        DataType::Bool => own.with("type", "boolean"),
        DataType::Integer => bounds(own.with("type", "integer"), facts),
        DataType::Number | DataType::Money => bounds(own.with("type", "number"), facts),
        DataType::Date => own.with("type", "string").with("format", "date"),
        // Without a zone they are no `time` and `date-time` of RFC 3339.
        DataType::Time | DataType::DateTime | DataType::File | DataType::Object => {
            own.with("type", "string")
        }
    }
}

fn bounds(mut own: Ordered, facts: &Facts) -> Ordered {
    for (name, bound) in [("minimum", &facts.min_value), ("maximum", &facts.max_value)] {
        let number = bound.as_deref().and_then(|bound| bound.trim().replace(',', ".").parse().ok());
        if let Some(number) = number {
            own = own.with(name, Value::Number(number));
        }
    }
    own
}
