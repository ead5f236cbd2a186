//! A form of 300 fields without conditions: as a service, as a JSON Schema with the same
//! constraints, and filled in.

use serde_json::{Map, Value as Json, json};
use shared::service::Service;

const GROUPS: usize = 30;

/// The form and answers to it.
pub(crate) struct Form {
    pub(crate) service: Service,
    pub(crate) schema: Json,
    pub(crate) valid: Json,
    /// The last field is wrong.
    pub(crate) wrong: Json,
}

/// A field's name, its kind, what JSON Schema says of it, and a valid answer. Each must be
/// answered, and what a group does not have is refused.
fn fields() -> [(&'static str, Json, Json, Json); 10] {
    let text = |max: u32| json!({"text": {"letters": "any", "min": 1, "max": max}});
    let length = |max: u32| json!({"type": "string", "minLength": 1, "maxLength": max});
    let number = json!({"integer": {"min": 0, "max": 1000}});
    let range = json!({"type": "integer", "minimum": 0, "maximum": 1000});
    let one_of = json!({"type": "string", "enum": ["one", "two", "three"]});
    let day = json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"});
    let five = json!({"type": "string", "pattern": "^[0-9]{5}$"});
    [
        ("given_name", text(80), length(80), json!("Anna Maria")),
        ("family_name", text(80), length(80), json!("Beispiel")),
        ("birth_date", json!({"date": {}}), day, json!("1980-12-24")),
        ("street", text(120), length(120), json!("Lindenweg")),
        ("postcode", json!("postcode"), five, json!("09999")),
        ("place", text(60), length(60), json!("Musterstadt")),
        ("lives_here", json!("yes_no"), json!({"type": "boolean"}), json!(true)),
        ("choice", json!({"choice": {"list": 0}}), one_of, json!("two")),
        ("count", number.clone(), range.clone(), json!(12)),
        ("size", number, range, json!(345)),
    ]
}

impl Form {
    pub(crate) fn new() -> Self {
        let fields = fields();
        let (mut nodes, mut pages) = (Vec::new(), Vec::new());
        let (mut properties, mut valid) = (Map::new(), Map::new());
        for at in 0..GROUPS {
            let group = format!("group{at:02}");
            let parent = nodes.len();
            nodes.push(json!({"name": group, "content": "group"}));
            for (name, kind, _, _) in &fields {
                nodes.push(json!({
                    "name": name, "parent": parent, "content": {"field": kind},
                    "required": {"literal": {"yes_no": true}},
                }));
            }
            pages.push(json!({"id": group, "shows": [parent]}));
            properties.insert(group.clone(), object(&fields));
            let answers =
                fields.iter().map(|(name, _, _, answer)| (name.to_string(), answer.clone()));
            valid.insert(group, Json::Object(answers.collect()));
        }
        let names: Vec<&String> = properties.keys().collect();
        let schema = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object", "required": names, "additionalProperties": false,
            "properties": properties,
        });
        let service = serde_json::from_value(json!({
            "id": "bench", "version": "1.0.0", "leika": [], "languages": ["de"], "parameters": [],
            "lists": [{"id": "list", "codes": ["one", "two", "three"]}],
            "nodes": nodes, "pages": pages, "documents": [], "outcomes": [],
        }))
        .expect("a service");
        let valid = Json::Object(valid);
        let mut wrong = valid.clone();
        // Members are written by name: this is the last of the last group.
        wrong["group29"]["street"] = json!("a".repeat(121));
        Self { service, schema, valid, wrong }
    }
}

fn object(fields: &[(&str, Json, Json, Json)]) -> Json {
    let names: Vec<&str> = fields.iter().map(|(name, ..)| *name).collect();
    let properties = fields.iter().map(|(name, _, schema, _)| (name.to_string(), schema.clone()));
    json!({
        "type": "object", "required": names, "additionalProperties": false,
        "properties": properties.collect::<Map<_, _>>(),
    })
}
