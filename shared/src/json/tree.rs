//! JSON as it was read: texts are borrowed from where they stand.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::{Map, Number, Value as Json};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    YesNo(bool),
    /// A whole number.
    Number(i64),
    /// A number that is not read from outside: see [`read`](super::read).
    Inexact(&'a Number),
    /// A text.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Tree<'a>>),
    /// An object.
    Object(Members<'a>),
}

/// The members of an object by name, ascending, each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members<'a>(Vec<Member<'a>>);

/// A name and its value.
pub type Member<'a> = (Cow<'a, str>, Tree<'a>);

impl<'a> Tree<'a> {
    /// A value, borrowed.
    pub fn of(json: &'a Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::YesNo(*value),
            Json::Number(number) => number.as_i64().map_or(Self::Inexact(number), Self::Number),
            Json::String(text) => Self::Text(Cow::Borrowed(text)),
            Json::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Json::Object(members) => Self::Object(Members::of(members)),
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text, owned, if it is one.
    pub fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub fn into_members(self) -> Option<Members<'a>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The truth, if it is one.
    pub fn yes_no(&self) -> Option<bool> {
        match self {
            Self::YesNo(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub fn members(&self) -> Option<&Members<'a>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member of that name, if it is an object that has one.
    pub fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.get(name),
            _ => None,
        }
    }

    /// The value, owned.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::YesNo(value) => Json::Bool(*value),
            Self::Number(number) => Json::from(*number),
            Self::Inexact(number) => Json::Number((*number).clone()),
            Self::Text(text) => Json::String(text.clone().into_owned()),
            Self::List(items) => Json::Array(items.iter().map(Self::to_json).collect()),
            Self::Object(members) => Json::Object(members.to_map()),
        }
    }
}

impl<'a> Members<'a> {
    /// The members of an object, borrowed.
    pub fn of(map: &'a Map<String, Json>) -> Self {
        let member = |(name, json): (&'a String, _)| (Cow::Borrowed(name.as_str()), Tree::of(json));
        let mut members: Vec<Member<'a>> = map.iter().map(member).collect();
        sort(&mut members);
        Self(members)
    }

    /// Members in any order; none when two have the same name.
    pub(super) fn new(mut members: Vec<Member<'a>>) -> Option<Self> {
        // Whoever writes JSON as we do has them in this order, each once.
        let ascends = |members: &[Member<'_>]| {
            members.is_sorted_by(|one, other| order(&one.0, &other.0).is_lt())
        };
        if !ascends(&members) {
            sort(&mut members);
            if !ascends(&members) {
                return None;
            }
        }
        Some(Self(members))
    }

    /// The member of that name.
    pub fn get(&self, name: &str) -> Option<&Tree<'a>> {
        let at = self.0.binary_search_by(|(other, _)| order(other, name)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// All of them by name, ascending.
    pub fn all(&self) -> &[Member<'a>] {
        &self.0
    }

    /// The values of exactly these names, which ascend; none when one is missing or another there.
    pub fn exactly<const N: usize>(self, names: [&str; N]) -> Option<[Tree<'a>; N]> {
        let same = self.0.iter().map(|(name, _)| name.as_ref()).eq(names);
        let mut values = self.0.into_iter().map(|(_, value)| value);
        same.then(|| names.map(|_| values.next().unwrap_or(Tree::Null)))
    }

    /// The members, owned.
    pub fn to_map(&self) -> Map<String, Json> {
        self.0.iter().map(|(name, value)| (name.clone().into_owned(), value.to_json())).collect()
    }
}

/// What is left of members that are asked for in the order of their names.
pub(crate) struct Left<'a, 'b> {
    members: &'b [Member<'a>],
    passed_over: bool,
}

impl<'a, 'b> Left<'a, 'b> {
    /// All are left.
    pub(crate) fn of(members: &'b [Member<'a>]) -> Self {
        Self { members, passed_over: false }
    }

    /// The value of a name that comes after all that were asked for before.
    pub(crate) fn take(&mut self, name: &str) -> Option<&'b Tree<'a>> {
        while let Some(((other, value), rest)) = self.members.split_first() {
            let order = order(other, name);
            if order.is_gt() {
                return None;
            }
            self.members = rest;
            if order.is_eq() {
                return Some(value);
            }
            self.passed_over = true;
        }
        None
    }

    /// Whether there were members that nobody asked for.
    pub(crate) fn has_others(&self) -> bool {
        self.passed_over || !self.members.is_empty()
    }
}

/// Most names differ in their first letter: the rest is seldom looked at.
fn order(one: &str, other: &str) -> Ordering {
    one.bytes().next().cmp(&other.bytes().next()).then_with(|| one.cmp(other))
}

fn sort(members: &mut [Member<'_>]) {
    // Whoever writes JSON as we do has them in this order.
    if !members.is_sorted_by(|one, other| order(&one.0, &other.0).is_le()) {
        members.sort_unstable_by(|one, other| order(&one.0, &other.0));
    }
}
