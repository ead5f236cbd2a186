//! What was said: values by path, as JSON.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// In a draft, the member of an instance that carries its stable key.
pub const KEY: &str = "_key";

/// In a draft, a member of an answer that could not be read: the text as typed.
pub const TYPED: &str = "_typed";

/// Beside [`TYPED`]: the tag of the language in which it was typed, `de` when it is missing.
pub const LANGUAGE: &str = "_language";

/// Answers (Antragsdaten): groups are objects, repeated groups arrays of objects, a question
/// passed over on purpose is `null`.
///
/// The form is the same in drafts and submissions; only drafts have [`KEY`] and [`TYPED`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub Map<String, Json>);

impl Answers {
    /// Reads an object from JSON that was checked for duplicates and depth.
    pub fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Object(members) => Some(Self(members)),
            _ => None,
        }
    }
}
