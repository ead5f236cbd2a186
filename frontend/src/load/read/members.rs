//! The members of an object, read as what they must be. `None` stands for JSON that is not so.

use serde_json::{Map, Value as Json};
use shared::by_name::ByName;

/// An object's members.
#[derive(Clone, Copy)]
pub(super) struct Members<'a>(&'a Map<String, Json>);

impl<'a> Members<'a> {
    /// The members of an object that has none but these: what is not known may change the
    /// meaning of the rest.
    pub(super) fn of(json: &'a Json, known: &[&str]) -> Option<Self> {
        let members = json.as_object()?;
        members.keys().all(|name| known.contains(&name.as_str())).then_some(Self(members))
    }

    /// A member, unless it is `null`.
    pub(super) fn get(self, name: &str) -> Option<&'a Json> {
        self.0.get(name).filter(|json| !json.is_null())
    }

    pub(super) fn text(self, name: &str) -> Option<String> {
        self.get(name)?.as_str().map(str::to_owned)
    }

    /// A text that may be missing.
    pub(super) fn maybe_text(self, name: &str) -> Option<Option<String>> {
        maybe(self.get(name), text)
    }

    /// A truth that is false when it is missing.
    pub(super) fn flag(self, name: &str) -> Option<bool> {
        self.get(name).map_or(Some(false), Json::as_bool)
    }

    pub(super) fn number(self, name: &str) -> Option<i64> {
        self.get(name)?.as_i64()
    }

    pub(super) fn count(self, name: &str) -> Option<u32> {
        self.number(name)?.try_into().ok()
    }

    /// A list, empty when it is missing.
    pub(super) fn list<T>(self, name: &str, item: fn(&Json) -> Option<T>) -> Option<Vec<T>> {
        self.get(name).map_or(Some(Vec::new()), |json| list(json, item))
    }

    /// Values by name, none when it is missing.
    pub(super) fn map<T>(self, name: &str, item: fn(&Json) -> Option<T>) -> Option<ByName<T>> {
        let Some(json) = self.get(name) else { return Some(ByName::new()) };
        let mut map = ByName::new();
        for (name, json) in json.as_object()? {
            map.insert(name.clone(), item(json)?);
        }
        Some(map)
    }
}

/// A value that may be missing.
pub(super) fn maybe<T>(json: Option<&Json>, item: fn(&Json) -> Option<T>) -> Option<Option<T>> {
    match json {
        Some(json) => item(json).map(Some),
        None => Some(None),
    }
}

pub(super) fn list<T>(json: &Json, item: fn(&Json) -> Option<T>) -> Option<Vec<T>> {
    json.as_array()?.iter().map(item).collect()
}

pub(super) fn text(json: &Json) -> Option<String> {
    json.as_str().map(str::to_owned)
}

/// A text that has another form, such as a day or a digest.
pub(super) fn parsed<T: std::str::FromStr>(json: &Json) -> Option<T> {
    json.as_str()?.parse().ok()
}

/// One of a few words.
pub(super) fn word<T: Copy>(json: &Json, words: &[(&str, T)]) -> Option<T> {
    let word = json.as_str()?;
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// The only member of an object, with its name.
pub(super) fn only(json: &Json) -> Option<(&str, &Json)> {
    let members = json.as_object().filter(|members| members.len() == 1)?;
    members.iter().next().map(|(name, json)| (name.as_str(), json))
}
