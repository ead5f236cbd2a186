//! Building a value member by member, so that the second of a name is noticed.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::JsonError;
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
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        if !(-MAX_NUMBER..=MAX_NUMBER).contains(&number) {
            return self.refuse(JsonError::NumberNotExact);
        }
        Ok(Json::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.refuse(JsonError::NumberNotExact),
        }
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        self.refuse(JsonError::NumberNotExact)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::String(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Json, E> {
        Ok(Json::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let inside = self.inside()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let inside = self.inside()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return self.refuse(JsonError::DuplicateMember);
            }
            let value = members.next_value_seed(inside)?;
            object.insert(name, value);
        }
        Ok(Json::Object(object))
    }
}
