//! Texts: which were added, removed and changed, by language.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use shared::service::Texts;

use super::Between;

/// What changed in the texts of a language, by their places: `nodes keeper.name label`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TextChanges {
    /// The new ones.
    pub added: Vec<String>,
    /// The ones that are gone.
    pub removed: Vec<String>,
    /// The ones that say something else.
    pub changed: Vec<String>,
}

impl TextChanges {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

pub(super) fn compare(between: &Between<'_>) -> BTreeMap<String, TextChanges> {
    let languages = between.old.texts.keys().chain(between.new.texts.keys());
    let mut all = BTreeMap::new();
    for language in languages {
        let nothing = Texts::default();
        let mut old = between.old.texts.get(language).unwrap_or(&nothing).clone();
        // The texts of what was renamed are compared under the new name.
        let nodes = std::mem::take(&mut old.nodes);
        for (path, texts) in nodes.iter() {
            old.nodes.insert(between.lead(path).0, texts.clone());
        }
        let new = between.new.texts.get(language).unwrap_or(&nothing);
        let (old, new) = (flat(&old), flat(new));
        let mut changes = TextChanges::default();
        for (place, text) in &old {
            match new.get(place) {
                None => changes.removed.push(place.clone()),
                Some(other) if other != text => changes.changed.push(place.clone()),
                Some(_) => {}
            }
        }
        changes.added = new.keys().filter(|place| !old.contains_key(*place)).cloned().collect();
        all.insert(language.clone(), changes);
    }
    all
}

/// Every text by its place.
fn flat(texts: &Texts) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    if let Ok(json) = serde_json::to_value(texts) {
        collect("", &json, &mut all);
    }
    all
}

fn collect(place: &str, json: &Json, all: &mut BTreeMap<String, String>) {
    match json {
        // A text that is not given is the same as an empty one.
        Json::String(text) if text.is_empty() => {}
        Json::String(text) => {
            all.insert(place.trim_start().to_owned(), text.clone());
        }
        Json::Object(members) => {
            for (name, json) in members {
                collect(&format!("{place} {name}"), json, all);
            }
        }
        Json::Array(items) => {
            for (at, json) in items.iter().enumerate() {
                collect(&format!("{place} {}", at + 1), json, all);
            }
        }
        _ => {}
    }
}
