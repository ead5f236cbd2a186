//! The draft (Entwurf): answers not yet submitted, kept in this browser only.

mod older;

use browser::endpoint::{json as read, text_in};
use browser::store::{self, Shelf};
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::json::write;
use wasm_bindgen::JsValue;

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
    /// The answers, with keys and unreadable texts, those not asked any more included.
    pub(crate) answers: Answers,
}

/// The draft of a municipality's service, if there is one that can be read.
pub(crate) async fn find(key: &str) -> Result<Option<Draft>, JsValue> {
    let text = store::get(Shelf::Drafts, key).await?.and_then(|value| value.as_string());
    Ok(text.and_then(|text| parse(&text)))
}

/// Keeps a draft in place of the one before.
pub(crate) async fn keep(key: &str, draft: Draft) -> Result<(), JsValue> {
    let Draft { service, bundle, page, language, updated, answers } = draft;
    let draft = json!({
        "service": service,
        "bundle": bundle,
        "page": page,
        "language": language,
        "updated": updated,
        "answers": Json::Object(answers.0),
    });
    store::put(Shelf::Drafts, key, &write(&draft).into()).await
}

/// Forgets a draft and its files.
pub(crate) async fn discard(key: &str) -> Result<(), JsValue> {
    store::remove_all(Shelf::Files, &[key, "/"].concat()).await?;
    store::remove(Shelf::Drafts, key).await
}

fn parse(text: &str) -> Option<Draft> {
    let mut json = read(text.as_bytes())?;
    let answers = json.get_mut("answers").map(Json::take)?;
    Some(Draft {
        service: text_in(&json, "service")?,
        bundle: text_in(&json, "bundle")?,
        page: text_in(&json, "page")?,
        language: text_in(&json, "language")?,
        updated: json.get("updated")?.as_u64()?,
        answers: Answers::from_json(answers)?,
    })
}
