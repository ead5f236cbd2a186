//! The members of an object, read as what they must be. `None` stands for JSON that is not so.

use shared::by_name::ByName;
use shared::json::{self, Tree};
use validator::ValidateLength;

/// Reads an item. A name for all that do, so that lists and maps are compiled once for each type.
type Item<T> = for<'a> fn(&Tree<'a>) -> Option<T>;

/// An object's members.
#[derive(Clone, Copy)]
pub(super) struct Members<'a>(&'a json::Members<'a>);

impl<'a> Members<'a> {
    /// The members of an object that has none but these: what is not known may change the
    /// meaning of the rest.
    pub(super) fn of(json: &'a Tree<'a>, known: &[&str]) -> Option<Self> {
        let members = json.members()?;
        let all = members.all().iter();
        all.map(|(name, _)| name.as_ref())
            .all(|name| known.contains(&name))
            .then_some(Self(members))
    }

    /// A member, unless it is `null`.
    pub(super) fn get(self, name: &str) -> Option<&'a Tree<'a>> {
        self.0.get(name).filter(|json| !matches!(json, Tree::Null))
    }

    pub(super) fn text(self, name: &str) -> Option<String> {
        text(self.get(name)?)
    }

    /// A text of so many characters.
    pub(super) fn text_of(self, name: &str, min: u64, max: u64) -> Option<String> {
        self.text(name).filter(|text| within(text, min, max))
    }

    /// A truth that is false when it is missing.
    pub(super) fn flag(self, name: &str) -> Option<bool> {
        self.get(name).map_or(Some(false), Tree::yes_no)
    }

    pub(super) fn number(self, name: &str) -> Option<i64> {
        self.get(name)?.number()
    }

    pub(super) fn count(self, name: &str) -> Option<u32> {
        self.number(name)?.try_into().ok()
    }

    /// A count that is another one when it is missing.
    pub(super) fn count_or(self, name: &str, other: u32) -> Option<u32> {
        match self.0.get(name) {
            Some(_) => self.count(name),
            None => Some(other),
        }
    }

    /// Values by name, none when it is missing.
    pub(super) fn map<T>(self, name: &str, item: Item<T>) -> Option<ByName<T>> {
        self.get(name).map_or(Some(ByName::new()), |json| map(json, item))
    }
}

/// Whether something has so many characters or members, as `validator` counts them natively.
pub(super) fn within(value: &impl ValidateLength<u64>, min: u64, max: u64) -> bool {
    value.validate_length(Some(min), Some(max), None)
}

/// A value that may be missing.
pub(super) fn maybe<T>(json: Option<&Tree<'_>>, item: Item<T>) -> Option<Option<T>> {
    match json {
        Some(json) => item(json).map(Some),
        None => Some(None),
    }
}

pub(super) fn list<T>(json: &Tree<'_>, item: Item<T>) -> Option<Vec<T>> {
    json.items()?.iter().map(item).collect()
}

pub(super) fn map<T>(json: &Tree<'_>, item: Item<T>) -> Option<ByName<T>> {
    let mut map = ByName::new();
    for (name, json) in json.members()?.all() {
        map.insert(name.clone().into_owned(), item(json)?);
    }
    Some(map)
}

pub(super) fn text(json: &Tree<'_>) -> Option<String> {
    json.text().map(str::to_owned)
}

/// A text that has another form, such as a day or a digest.
pub(super) fn parsed<T: std::str::FromStr>(json: &Tree<'_>) -> Option<T> {
    json.text()?.parse().ok()
}
