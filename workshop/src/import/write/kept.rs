//! `fim.json`: what the schema says that no facet of the service says, for exports, and for the
//! import after this one.

use fim::{CodeList, Field, Node, Prefill, Schema, Structure};
use serde_json::{Map, Value, json};

use super::super::draft::Draft;

/// The schema's own facts about what was imported, as JSON.
pub(super) fn kept(draft: &Draft, schema: &Schema) -> String {
    let nodes: Vec<Value> = schema
        .nodes()
        .filter_map(|placed| {
            let at = draft.find(&placed.path)?;
            Some(node(&placed.path.0, &draft.path(at), placed.structure))
        })
        .collect();
    let format = match schema.format {
        fim::Format::V2 => "xdf2",
        fim::Format::V3 => "xdf3",
    };
    let about = &schema.about;
    let mut file = serde_json::to_string_pretty(&json!({
        "format": format,
        "schema": about.identity.id,
        "version": about.identity.version,
        "name": about.name,
        "title": schema.title,
        "status": format!("{:?}", about.status),
        "status_on": about.status_on,
        "status_by": about.status_by,
        "published_on": about.published_on,
        "valid_from": about.valid_from,
        "valid_until": about.valid_until,
        "nodes": nodes,
    }))
    .unwrap_or_default();
    file.push('\n');
    file
}

fn node(ids: &[String], path: &str, structure: &Structure) -> Value {
    let about = structure.node.about();
    let mut all = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            all.insert(key.to_owned(), value);
        }
    };
    put("path", json!(path));
    put("fim", json!(ids.join("/")));
    put("version", json!(about.identity.version));
    put("occurs", json!(structure.cardinality.to_string()));
    match &structure.node {
        Node::Group(group) => put("choice", if group.choice { json!(true) } else { Value::Null }),
        Node::Field(field) => {
            for (key, value) in facts(field) {
                put(key, value);
            }
        }
    }
    Value::Object(all)
}

fn facts(field: &Field) -> Vec<(&'static str, Value)> {
    let precision = &field.precision;
    let mut all = vec![
        ("field", json!(format!("{:?}", field.field_kind).to_lowercase())),
        ("type", json!(field.data_type.code())),
        ("min_length", json!(precision.min_length)),
        ("max_length", json!(precision.max_length)),
        ("min_value", json!(precision.min_value)),
        ("max_value", json!(precision.max_value)),
        ("pattern", json!(precision.pattern.as_ref().map(|pattern| &pattern.text))),
        ("note", json!(precision.note)),
        ("max_size", json!(field.max_size)),
    ];
    if !field.media_types.is_empty() {
        all.push(("media_types", json!(field.media_types)));
    }
    all.push(match field.prefill {
        Prefill::None => ("prefill", Value::Null),
        Prefill::Optional => ("prefill", json!("optional")),
        Prefill::Mandatory => ("prefill", json!("mandatory")),
    });
    if let Some(CodeList::Reference(list)) = &field.code_list {
        all.push(("list", json!(list.uri.as_ref().or(list.id.as_ref()))));
        all.push(("list_version", json!(list.version)));
    }
    if let Some(CodeList::Inline(values)) = &field.code_list {
        let codes: Vec<&str> = values.iter().map(|value| value.code.as_str()).collect();
        all.push(("codes", json!(codes)));
    }
    all
}
