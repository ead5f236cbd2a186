//! Signing: the bytes are in IndexedDB before anyone else has them.

use browser::endpoint::{json as read, text_in};
use browser::store::{Shelf, add, get};
use browser::{now, site};
use serde_json::{Value as Json, json};
use shared::json::Tree;
use shared::submission::{Content, Submission, compact, signing_input, submission_id};
use wasm_bindgen::JsValue;
use web_sys::window;

use crate::device_key::DeviceKey;
use crate::shelf;

const NOT_SIGNED: &str = "not_signed";

/// Signs a payload and keeps what was signed; gives what is kept.
pub(crate) async fn sign(shelf_key: &str, payload: &str) -> Result<String, String> {
    all_there(shelf_key, payload).await?;
    let record = make(payload).await.map_err(|_| NOT_SIGNED)?.to_string();
    if add(Shelf::Submissions, shelf_key, &record.as_str().into()).await.is_ok() {
        return Ok(record);
    }
    let other = get(Shelf::Submissions, shelf_key).await.ok().flatten();
    other.and_then(|other| other.as_string()).ok_or_else(|| "not_stored".to_owned())
}

/// Whether every file of the payload is in this browser; fails with the path of one that is not.
async fn all_there(shelf_key: &str, payload: &str) -> Result<(), String> {
    let payload = read(payload.as_bytes()).ok_or(NOT_SIGNED)?;
    let files = payload.get("attachments").and_then(Json::as_array).ok_or(NOT_SIGNED)?;
    for file in files {
        let sha256 = text_in(file, "sha256").ok_or(NOT_SIGNED)?;
        let size = file.get("size").and_then(Json::as_u64).ok_or(NOT_SIGNED)?;
        if !shelf::has(shelf_key, &sha256, size).await {
            return Err(["gone ", &text_in(file, "path").unwrap_or_default()].concat());
        }
    }
    Ok(())
}

async fn make(payload: &str) -> Result<Json, JsValue> {
    let key = DeviceKey::get().await?;
    let window = window().ok_or(JsValue::NULL)?;
    let mut random = [0; 10];
    window.crypto()?.get_random_values_with_u8_array(&mut random)?;

    let mut payload = read(payload.as_bytes()).ok_or(JsValue::NULL)?;
    let members = payload.as_object_mut().ok_or(JsValue::NULL)?;
    let about = members.remove("about").unwrap_or_default();
    members.insert("aud".to_owned(), site::origin().into());
    members.insert("id".to_owned(), submission_id(now(), random).into());
    let submission = Submission::read(Tree::of(&payload)).ok_or(JsValue::NULL)?.into_owned();

    let input = signing_input(&key.public, &submission).map_err(|_| JsValue::NULL)?;
    let token = compact(&input, &key.sign(&input).await?);
    let Content::Answers(answers) = submission.content;
    Ok(json!({
        "id": submission.id,
        "token": token,
        "answers": Json::Object(answers.0),
        "day": submission.day.to_string(),
        "about": about,
    }))
}
