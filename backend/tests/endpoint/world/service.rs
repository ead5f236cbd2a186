//! A service made in code: who has dogs pays for each.

use std::path::Path;

use serde_json::{Value as Json, json};
use shared::packed::packed;
use shared::service::{Digest, Service, Texts};

use super::{ARS, write};

/// Publishes a version as the current one; returns its digest.
pub(crate) fn publish_service(dist: &Path, version: &str) -> Digest {
    let service: Service = serde_json::from_value(structure(version)).unwrap();
    assert_eq!(service.version, version);
    let texts = |title| packed(&serde_json::from_value::<Texts>(texts(title)).unwrap());
    let (structure, texts, english) = (packed(&service), texts("Hundesteuer"), texts("Dog tax"));
    let data = data_schema().to_string();
    let [structure_digest, texts_digest, english_digest, data_digest] =
        [&structure, &texts, &english, data.as_bytes()].map(Digest::of);
    let manifest = json!({
        "id": "dog-tax", "version": version, "structure": structure_digest,
        "texts": { "de": texts_digest, "en": english_digest }, "data": data_digest,
        "titles": { "de": "Hundesteuer", "en": "Dog tax" },
    })
    .to_string();
    let bundle = digest(&manifest);
    let folder = dist.join("services/dog-tax");
    write(&folder.join(format!("{bundle}/manifest.json")), &manifest);
    write(&folder.join(format!("{bundle}/{structure_digest}.bin")), &structure);
    write(&folder.join(format!("{bundle}/{texts_digest}.bin")), &texts);
    write(&folder.join(format!("{bundle}/{english_digest}.bin")), &english);
    write(&folder.join(format!("{bundle}/{data_digest}.json")), &data);
    write(&folder.join("current"), bundle.to_string());
    bundle
}

/// Publishes settings as the current ones; returns their digest.
pub(crate) fn publish_settings(dist: &Path, tax: i64) -> Digest {
    let folder = dist.join("municipalities").join(ARS);
    let notices = notices().to_string();
    let notices_digest = digest(&notices);
    write(&folder.join(format!("{notices_digest}.json")), &notices);
    let text = |text: &str| json!({ "de": text });
    let settings = json!({
        "ars": ARS, "name": "Stadt Musterstadt", "demo": true,
        "contact": {
            "office": text("Steueramt"), "street": "Markt 1", "postcode": "01234",
            "place": "Musterstadt", "telephone": "0123 456", "email": "a@example.org",
            "hours": text("montags"),
        },
        "notices": { "de": notices_digest }, "feedback": "a@example.org",
        "services": {
            "dog-tax": { "parameters": { "tax": tax }, "inbox": ["json", "xml", "amt24"] },
        },
    })
    .to_string();
    let digest = digest(&settings);
    write(&folder.join(format!("{digest}.json")), &settings);
    write(&folder.join("current"), digest.to_string());
    digest
}

/// The data schema by which applications are exported: not all that the service asks.
fn data_schema() -> Json {
    json!({
        "name": "S99V1.0",
        "elements": [
            { "name": "F2V1.0", "node": 1, "holds": "text" },
            { "name": "G3V1.0", "node": 3, "holds": "group", "several": true },
            { "name": "F4V1.0", "parent": 1, "node": 4, "holds": "text", "always": true },
            { "name": "F5V1.0", "node": 5, "holds": "decimal" },
        ],
    })
}

/// What the municipality must state, in German.
pub(crate) fn notices() -> Json {
    json!({ "imprint": "i", "privacy": "p", "accessibility": "a" })
}

/// Answers to which nothing is wrong: two dogs.
pub(crate) fn answers() -> Json {
    json!({
        "has_dogs": true,
        "family_name": "Müller-Lüdenscheidt",
        "since": "2026-11-01",
        "dogs": [{ "name": "Bello" }, { "name": "Waldi" }],
        "tax": 19_200,
        "note": null,
    })
}

fn structure(version: &str) -> Json {
    let answer = |node: u32| json!({ "answer": { "node": node } });
    let yes = json!({ "literal": { "yes_no": true } });
    let no = json!({ "literal": { "yes_no": false } });
    let has_dogs = json!({ "compare": ["equal", [answer(0), yes]] });
    let text = json!({ "field": { "text": { "letters": "any", "min": 1, "max": 40 } } });
    json!({
        "id": "dog-tax", "version": version, "leika": ["99102013104000"],
        "languages": ["de", "en"],
        "parameters": [{ "name": "tax", "type": "money" }],
        "lists": [],
        "nodes": [
            { "name": "has_dogs", "content": { "field": "yes_no" }, "required": yes },
            {
                "name": "family_name", "required": yes, "relevant": has_dogs,
                "content": { "field": { "text": { "letters": "person-name", "min": 1, "max": 40 } } },
            },
            {
                "name": "since", "content": { "field": { "date": {} } }, "relevant": has_dogs,
                "required": yes,
                "checks": [{
                    "id": "future",
                    "holds": { "compare": ["less_or_equal", [answer(2), "today"]] },
                }],
            },
            {
                "name": "dogs", "content": "group", "repeats": { "min": 1, "max": 10 },
                "relevant": has_dogs,
            },
            { "name": "name", "parent": 3, "content": text, "required": yes },
            {
                "name": "tax", "relevant": has_dogs,
                "content": { "field": { "money": { "min": 0, "max": 1_000_000 } } },
                "calculate": {
                    "calculate": ["multiply", [{ "size": { "node": 3 } }, { "setting": 0 }]],
                },
            },
            { "name": "note", "content": { "field": { "multiline_text": { "max": 500 } } } },
            { "name": "cat", "content": text, "relevant": {
                "compare": ["equal", [answer(0), no]],
            } },
            { "name": "proof", "relevant": has_dogs, "content": { "field": { "file": {
                "types": ["pdf", "png"], "size": 3_000_000, "max": 3,
            } } } },
        ],
        "pages": [{ "id": "all", "shows": [0, 1, 2, 3, 5, 6, 7, 8] }],
        "documents": [],
        "outcomes": [{
            "id": "not_needed", "kind": "not_needed",
            "when": { "compare": ["equal", [answer(0), no]] },
        }],
        "fee": answer(5),
        "insertions": [{ "value": "today", "kind": { "date": {} } }],
    })
}

fn texts(title: &str) -> Json {
    let label = |text: &str| json!({ "label": text });
    json!({
        "service": {
            "title": title, "about": "Stand {0}", "who": "w", "ready": "r", "duration": "d",
            "after": "n",
        },
        "nodes": {
            "has_dogs": label("Haben Sie Hunde?"), "family_name": label("Familienname"),
            "since": label("Seit"), "dogs": { "label": "Hunde", "instance": "Hund" },
            "dogs.name": label("Name"), "tax": label("Steuer"), "note": label("Anmerkung"),
            "cat": label("Katze"), "proof": label("Nachweis"),
        },
        "pages": { "all": { "title": "Alles" } },
        "outcomes": { "not_needed": { "title": "Nicht nötig" } },
    })
}

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}
