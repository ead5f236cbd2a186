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

pub(crate) use listed::{Listed, NAME, discard, list, rename, short, sweep};
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
    /// When it was begun, in milliseconds since 1970.
    pub(crate) begun: u64,
    /// When it was kept last, in milliseconds since 1970.
    pub(crate) updated: u64,
    /// What the person calls it; empty where that was not said.
    pub(crate) name: String,
    /// The answers, with keys and unreadable texts, those not asked any more included.
    pub(crate) answers: Answers,
}

/// What is kept beside a draft for the list of drafts: it is read where neither the service nor
/// the settings are loaded.
pub(crate) struct Beside<'a> {
    /// The service's title.
    pub(crate) title: &'a str,
    /// The language that the title is in.
    pub(crate) tongue: &'static str,
    /// How many days after its last change the draft is erased.
    pub(crate) days: u32,
    /// How many sections are filled in, and of how many; nothing while that is not known.
    pub(crate) done: Option<[usize; 2]>,
}

/// The draft of a key, if there is one that can be read.
pub(crate) async fn find(key: &str) -> Result<Option<Draft>, JsValue> {
    let text = store::get(Shelf::Drafts, key).await?.and_then(|value| value.as_string());
    Ok(text.and_then(|text| parse(&text)))
}

/// Keeps a draft in place of the one before.
pub(crate) async fn keep(key: &str, draft: Draft, beside: Beside<'_>) -> Result<(), JsValue> {
    let Draft { service, bundle, page, language, begun, updated, name, answers } = draft;
    let draft = json!({
        "service": service,
        "bundle": bundle,
        "page": page,
        "language": language,
        "begun": begun,
        "updated": updated,
        "name": name,
        "title": beside.title,
        "tongue": beside.tongue,
        "days": beside.days,
        "done": beside.done,
        "answers": Json::Object(answers.0),
    });
    store::put(Shelf::Drafts, key, &write(&draft).into()).await
}

fn parse(text: &str) -> Option<Draft> {
    let mut json = read(text.as_bytes())?;
    let answers = json.get_mut("answers").map(Json::take)?;
    let updated = json.get("updated")?.as_u64()?;
    Some(Draft {
        service: text_in(&json, "service")?,
        bundle: text_in(&json, "bundle")?,
        page: text_in(&json, "page")?,
        language: text_in(&json, "language")?,
        // Older drafts have no such members.
        begun: json.get("begun").and_then(Json::as_u64).unwrap_or(updated),
        updated,
        name: text_in(&json, "name").unwrap_or_default(),
        answers: Answers::from_json(answers)?,
    })
}
