//! The draft (Entwurf): answers not yet submitted, kept in this browser only. There may be several
//! of a service, each under a key of its own.

mod listed;
mod older;

use browser::endpoint::{json as read, text_in};
use browser::store::{self, Shelf};
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::json::write;
use wasm_bindgen::JsValue;

pub(crate) use listed::{Listed, NAME, list, rename, short};
pub(crate) use older::{Told, carry};

/// A draft as it is kept.
pub(crate) struct Draft {
    /// The service's id.
    pub(crate) service: String,
    /// The digest of the bundle by which the answers were given.
    pub(crate) bundle: String,
    /// The page the person was on last, as a fragment of the address.
    pub(crate) page: String,
    /// The language it was filled in, as a BCP 47 tag.
    pub(crate) language: String,
    /// When it was kept last, in milliseconds since 1970.
    pub(crate) updated: u64,
    /// How many days after its last change it is erased.
    pub(crate) days: u32,
    /// What is kept beside it for lists of drafts, where neither service nor settings are loaded:
    /// `name`, `title` and `tongue` of the service, `done` `of` so many sections.
    pub(crate) beside: Json,
    /// The answers, with keys and unreadable texts, those not asked any more included.
    pub(crate) answers: Answers,
}

/// Keeps a draft in place of the one before.
pub(crate) async fn keep(key: &str, draft: Draft) -> Result<(), JsValue> {
    let Draft { service, bundle, page, language, updated, days, beside, answers } = draft;
    let draft = json!({
        "service": service,
        "bundle": bundle,
        "page": page,
        "language": language,
        "updated": updated,
        "days": days,
        "beside": beside,
        "answers": Json::Object(answers.0),
    });
    store::put(Shelf::Drafts, key, &write(&draft).into()).await
}

/// Reads a draft as it is kept.
pub(crate) fn parse(text: &str) -> Option<Draft> {
    let mut json = read(text.as_bytes())?;
    let answers = json.get_mut("answers").map(Json::take)?;
    let beside = json.get_mut("beside").map(Json::take).unwrap_or_default();
    Some(Draft {
        service: text_in(&json, "service")?,
        bundle: text_in(&json, "bundle")?,
        page: text_in(&json, "page")?,
        language: text_in(&json, "language")?,
        updated: json.get("updated")?.as_u64()?,
        // It is said anew whenever it is kept.
        days: 0,
        beside,
        answers: Answers::from_json(answers)?,
    })
}
