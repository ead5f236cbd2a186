//! JSON Schemas (draft 2020-12) of the files that authors write, so that editors complete and check
//! them. They are made from the tables that the files are read by; what they cannot say, such as
//! what an expression names, the compiler checks.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use shared::kind::{MOST_CORNERS, MOST_PLACES};
use shared::language::{Language, PLAIN};

use crate::compile::kind_bounds;
use crate::definition::shape::{
    ALLOWANCE, BLOCK, BLOCK_TEXTS, FIELD, GROUP, NAME_PATTERN, Need, Object, SCENARIO, SERVICE,
    SETTINGS, Shape, TEXTS,
};

/// Each schema with the name of its file.
pub fn schemas() -> Vec<(&'static str, Json)> {
    let whole = [
        ("service.schema.json", &SERVICE, "A service: `services/<id>/service.yaml`"),
        ("texts.schema.json", &TEXTS, "A service's texts: `services/<id>/texts/<language>.yaml`"),
        ("scenario.schema.json", &SCENARIO, "A scenario: `services/<id>/scenarios/<name>.yaml`"),
        ("block.schema.json", &BLOCK, "A building block: `blocks/<name>/block.yaml`"),
        (
            "block-texts.schema.json",
            &BLOCK_TEXTS,
            "A building block's texts: `blocks/<name>/texts/<language>.yaml`",
        ),
        ("settings.schema.json", &SETTINGS, "Settings: `municipalities/<ars>/settings.yaml`"),
    ];
    let mut all: Vec<(&str, Json)> = whole
        .map(|(file, object, title)| (file, schema(title, |writer| writer.object(object))))
        .into();
    let simple = "A service's texts in plain language: `services/<id>/texts/de-x-simple.yaml`";
    let mut texts = schema(simple, |writer| writer.object(&TEXTS));
    ask_for_nothing(&mut texts);
    all.push(("simple-texts.schema.json", texts));
    let allowed = "Findings that are allowed: `services/<id>/allow.yaml`";
    let list = Shape::List(&AN_ALLOWANCE);
    all.push(("allow.schema.json", schema(allowed, |writer| writer.shape(list))));
    all
}

/// Lets every key be missing: what a file in plain language does not say, another says.
fn ask_for_nothing(schema: &mut Json) {
    match schema {
        Json::Object(members) => {
            if members.get("required").is_some_and(Json::is_array) {
                members.remove("required");
            }
            members.values_mut().for_each(ask_for_nothing);
        }
        Json::Array(items) => items.iter_mut().for_each(ask_for_nothing),
        _ => {}
    }
}

static AN_ALLOWANCE: Shape = Shape::Object(&ALLOWANCE);

fn schema(title: &str, write: impl Fn(&mut Writer) -> Json) -> Json {
    let mut writer = Writer::default();
    let mut whole = Map::new();
    whole.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    whole.insert("title".to_owned(), json!(title));
    if let Json::Object(own) = write(&mut writer) {
        whole.extend(own);
    }
    let parts = writer.parts.into_iter().filter_map(|(name, part)| Some((name.to_owned(), part?)));
    let parts: Map<String, Json> = parts.collect();
    if !parts.is_empty() {
        whole.insert("$defs".to_owned(), Json::Object(parts));
    }
    Json::Object(whole)
}

/// Writes parts of a file, each once, by name.
#[derive(Default)]
struct Writer {
    /// Nothing stands for one that is being written.
    parts: BTreeMap<&'static str, Option<Json>>,
}

impl Writer {
    fn object(&mut self, object: &'static Object) -> Json {
        let mut properties = Map::new();
        for entry in object.entries {
            properties.insert(entry.key.to_owned(), self.described(entry.shape, entry.about));
        }
        let needed = object.entries.iter().filter(|entry| entry.need == Need::Must);
        let needed: Vec<&str> = needed.map(|entry| entry.key).collect();
        let mut json = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if let (Json::Object(json), false) = (&mut json, needed.is_empty()) {
            json.insert("required".to_owned(), json!(needed));
        }
        if let (Json::Object(json), true) = (&mut json, std::ptr::eq(object, &FIELD)) {
            json.insert("allOf".to_owned(), Json::Array(field_rules()));
        }
        json
    }

    fn described(&mut self, shape: Shape, about: &str) -> Json {
        let mut json = self.shape(shape);
        if let Json::Object(json) = &mut json {
            json.insert("description".to_owned(), json!(about));
        }
        json
    }

    fn shape(&mut self, shape: Shape) -> Json {
        match shape {
            Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
            Shape::TextOrNull => json!({ "type": ["string", "number", "boolean", "null"] }),
            Shape::Expression => json!({ "type": ["string", "integer", "boolean"] }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Pattern(pattern, example) => {
                json!({ "type": "string", "pattern": pattern, "examples": [example] })
            }
            Shape::Code(pattern) => json!({ "type": ["string", "integer"], "pattern": pattern }),
            Shape::Words(words) => json!({ "enum": words() }),
            Shape::List(item) => json!({ "type": "array", "items": self.shape(*item) }),
            Shape::Some(item) => {
                json!({ "type": "array", "items": self.shape(*item), "minItems": 1 })
            }
            Shape::Set(item) => {
                let items = self.shape(*item);
                json!({ "type": "array", "items": items, "minItems": 1, "uniqueItems": true })
            }
            Shape::Languages => json!({
                "type": "array",
                "prefixItems": [{ "const": "de" }],
                "items": { "enum": languages() },
                "minItems": 1,
                "uniqueItems": true,
            }),
            Shape::Named(value) => json!({
                "type": "object",
                "propertyNames": { "pattern": NAME_PATTERN },
                "additionalProperties": self.shape(*value),
            }),
            Shape::Map(value) => {
                json!({ "type": "object", "additionalProperties": self.shape(*value) })
            }
            Shape::Object(object) => self.part(object),
            Shape::Either(shapes) => {
                let shapes: Vec<Json> = shapes.iter().map(|shape| self.shape(*shape)).collect();
                json!({ "oneOf": shapes })
            }
            Shape::Overrides => self.overrides(),
            Shape::Any => json!({}),
        }
    }

    fn part(&mut self, object: &'static Object) -> Json {
        if !self.parts.contains_key(object.name) {
            self.parts.insert(object.name, None);
            let json = self.object(object);
            self.parts.insert(object.name, Some(json));
        }
        json!({ "$ref": format!("#/$defs/{}", object.name) })
    }

    /// Facets of fields and groups, none of which must be there, and each of which can be null.
    fn overrides(&mut self) -> Json {
        let mut facets = Map::new();
        for entry in FIELD.entries.iter().chain(GROUP.entries) {
            let fixed = ["field", "group", "nodes"].contains(&entry.key);
            if !fixed && !facets.contains_key(entry.key) {
                let shape = self.shape(entry.shape);
                let either = json!({ "anyOf": [shape, { "type": "null" }] });
                facets.insert(entry.key.to_owned(), either);
            }
        }
        json!({
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": facets,
                "additionalProperties": false,
            },
        })
    }
}

/// The languages of the assistant, plain language among them.
fn languages() -> Vec<&'static str> {
    Language::ALL.map(Language::tag).into_iter().chain([PLAIN]).collect()
}

/// What goes together in a field.
fn field_rules() -> Vec<Json> {
    let mut rules: Vec<Json> = kind_rules().collect();
    rules.push(json!({ "not": { "required": ["calculate", "default"] } }));
    // Nobody can answer what is always hidden.
    rules.push(json!({
        "if": { "properties": { "hidden": { "const": true } }, "required": ["hidden"] },
        "then": { "anyOf": [
            { "required": ["calculate"] },
            { "required": ["default"] },
            { "not": { "required": ["required"] } },
        ] },
    }));
    rules
}

/// For each kind, which keys may not be written for it, what its bounds are, and which it needs.
fn kind_rules() -> impl Iterator<Item = Json> {
    let mut all: Vec<&str> = kind_bounds().flat_map(|(_, bounds)| bounds).copied().collect();
    all.sort_unstable();
    all.dedup();
    kind_bounds().map(move |(kind, bounds)| {
        let mut keys: Map<String, Json> = all
            .iter()
            .filter(|bound| !bounds.contains(bound))
            .map(|bound| ((*bound).to_owned(), Json::Bool(false)))
            .collect();
        let refused: &[&str] = match kind {
            "information" => {
                &["required", "readonly", "calculate", "default", "checks", "autocomplete"]
            }
            "declaration" => &["default"],
            _ => &[],
        };
        keys.extend(refused.iter().map(|key| ((*key).to_owned(), Json::Bool(false))));
        let bound = match kind {
            "text" | "multiline-text" | "reference" => {
                json!({ "type": "integer", "minimum": 1, "maximum": 10_000 })
            }
            "integer" | "money" => json!({ "type": "integer" }),
            "year" => json!({ "type": "integer", "minimum": 1000, "maximum": 9999 }),
            "duration" => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000 }),
            "area" => json!({ "type": "integer", "minimum": 3, "maximum": MOST_CORNERS }),
            "decimal" => json!({ "type": ["number", "string"] }),
            "month" => json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" }),
            "time" => json!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
            "date" | "partial-date" | "date-time" => json!({ "type": "string", "format": "date" }),
            _ => Json::Bool(true),
        };
        if bounds.contains(&"places") {
            let places = json!({ "type": "integer", "minimum": 1, "maximum": MOST_PLACES });
            keys.insert("places".to_owned(), places);
        }
        if bounds.contains(&"size") {
            let size = json!({ "type": "integer", "minimum": 1, "maximum": 50 });
            keys.insert("size".to_owned(), size);
        }
        for key in ["min", "max"].into_iter().filter(|key| bounds.contains(key)) {
            keys.insert(key.to_owned(), bound.clone());
        }
        let mut then = Map::new();
        then.insert("properties".to_owned(), Json::Object(keys));
        let needed: Vec<&&str> = bounds
            .iter()
            .filter(|bound| ["list", "places", "unit", "types"].contains(bound))
            .collect();
        if !needed.is_empty() {
            then.insert("required".to_owned(), json!(needed));
        }
        json!({ "if": { "properties": { "kind": { "const": kind } } }, "then": then })
    })
}
