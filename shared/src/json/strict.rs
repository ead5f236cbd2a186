//! Building a value member by member, so that the second of a name is noticed.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{JsonError, Members, Tree};
use crate::value::MAX_NUMBER;

/// Reads one value. Errors of serde are texts only, so the reason is left in `refused`.
#[derive(Clone, Copy)]
pub(super) struct Strict<'a> {
    /// How many more arrays and objects may open.
    pub(super) depth: u8,
    /// Why the value was refused.
    pub(super) refused: &'a Cell<Option<JsonError>>,
}

impl Strict<'_> {
    fn refuse<T, E: Error>(self, error: JsonError) -> Result<T, E> {
        self.refused.set(Some(error));
        Err(E::custom(error))
    }

    /// The reader of what is inside an array or object.
    fn inside<E: Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ..self }),
            None => self.refuse(JsonError::TooDeep),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::YesNo(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Tree<'de>, E> {
        if !(-MAX_NUMBER..=MAX_NUMBER).contains(&number) {
            return self.refuse(JsonError::NumberNotExact);
        }
        Ok(Tree::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Tree<'de>, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.refuse(JsonError::NumberNotExact),
        }
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Tree<'de>, E> {
        self.refuse(JsonError::NumberNotExact)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree<'de>, A::Error> {
        let inside = self.inside()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree<'de>, A::Error> {
        let inside = self.inside()?;
        let mut list = Vec::new();
        while let Some(Name(name)) = members.next_key()? {
            list.push((name, members.next_value_seed(inside)?));
        }
        match Members::new(list) {
            Some(members) => Ok(Tree::Object(members)),
            None => self.refuse(JsonError::DuplicateMember),
        }
    }
}

/// The name of a member, borrowed unless it has escapes.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(text.to_owned())))
    }
}
