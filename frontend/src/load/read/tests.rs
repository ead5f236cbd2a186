use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use shared::json::Tree;
use shared::service::Manifest;
use shared::settings::Settings;
use validator::Validate;

use super::{manifest, settings};

/// What is read by hand is what serde reads and `validator` lets pass, also where both refuse.
fn alike<T: DeserializeOwned + Validate + PartialEq + std::fmt::Debug>(
    json: &Json,
    read: fn(&Tree<'_>) -> Option<T>,
) {
    let library = serde_json::from_value(json.clone()).ok();
    let library = library.filter(|read: &T| read.validate().is_ok());
    assert_eq!(read(&Tree::of(json)), library, "{json}");
}

#[test]
fn manifests_and_settings() {
    let digest = "0".repeat(64);
    let json = json!({
        "id": "dog-tax", "version": "1.0.0", "structure": digest,
        "texts": { "de": digest }, "titles": { "de": "Hund" },
    });
    assert!(manifest(&Tree::of(&json)).is_some());
    alike::<Manifest>(&json, manifest);
    let mut migrating = json;
    for stated in [json!(digest), json!(null), json!("nothing"), json!(7)] {
        migrating["migrates"] = stated;
        alike::<Manifest>(&migrating, manifest);
    }

    let mut in_three = json!({
        "id": "dog-tax", "version": "1.0.0", "structure": digest,
        "texts": { "de": digest }, "more": { "de": digest }, "rest": { "de": digest },
        "titles": { "de": "Hund" },
    });
    assert!(manifest(&Tree::of(&in_three)).is_some());
    for name in ["more", "rest"] {
        for stated in [json!("nothing"), json!({ "de": 7 }), json!({ "de": digest })] {
            in_three[name] = stated;
            alike::<Manifest>(&in_three, manifest);
        }
    }

    let local = json!({ "de": "Text" });
    let json = json!({
        "ars": "149990000000", "name": "Stadt", "demo": true,
        "contact": { "office": local, "street": "Weg 1", "postcode": "09999", "place": "Stadt",
                     "telephone": "115", "email": "a@b.example", "hours": local },
        "notices": { "de": digest }, "feedback": "a@b.example",
        "services": { "dog-tax": { "parameters": { "a": 1, "b": true, "c": "d" } } },
    });
    assert!(settings(&Tree::of(&json)).is_some());
    alike::<Settings>(&json, settings);
    for days in [json!(1), json!(365), json!(0), json!(366), json!(-1), json!(null), json!("30")] {
        let mut own = json.clone();
        own["draft_days"] = days;
        alike::<Settings>(&own, settings);
    }
    let mut own = json.clone();
    own["services"]["dog-tax"]["contact"] = json["contact"].clone();
    own["services"]["dog-tax"]["notices"] = json["notices"].clone();
    assert!(settings(&Tree::of(&own)).is_some());
    alike::<Settings>(&own, settings);
    own["services"]["dog-tax"]["contact"]["street"] = json!("");
    alike::<Settings>(&own, settings);
}
