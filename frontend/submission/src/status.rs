//! Asking what has become of a submission.

use browser::endpoint::{Reply, Replying, ask, ask_json, json as read};
use browser::{now, site};
use serde_json::{Value as Json, json};
use shared::submission::{StatusQuestion, compact, status_nonce, status_signing_input};
use wasm_bindgen::JsValue;
use web_sys::window;

use crate::device_key::DeviceKey;
use crate::send::{refusal, trouble};

const PATH: &str = "/api/v1/status";

/// Asks with the key of this device where the submission is its own. Where that is refused, since
/// the key was forgotten or the device's clock is wrong, the secret helps.
pub(crate) async fn status(id: &str, secret: &str, own: bool) -> Json {
    let mut told = trouble("busy");
    if own && let Ok(token) = sign(id).await {
        told = answer(ask(PATH.to_owned(), Some(token))).await;
    }
    if told.get("state").is_none() && !(own && secret.is_empty()) {
        let link = json!({ "id": id, "secret": secret }).to_string();
        told = answer(ask_json(PATH.to_owned(), link)).await;
    }
    told
}

async fn answer(asked: Replying) -> Json {
    match asked.await {
        None => trouble("network"),
        Some(reply) if reply.status == 200 => read(&reply.bytes).unwrap_or_else(|| trouble("busy")),
        Some(Reply { status: 500.., .. }) => trouble("busy"),
        Some(reply) => refusal(&reply).unwrap_or_else(|| trouble("busy")),
    }
}

async fn sign(id: &str) -> Result<String, JsValue> {
    let key = DeviceKey::get().await?;
    let window = window().ok_or(JsValue::NULL)?;
    let mut random = [0; 16];
    window.crypto()?.get_random_values_with_u8_array(&mut random)?;
    let question = StatusQuestion {
        aud: site::origin(),
        id: id.to_owned(),
        iat: now() / 1000,
        nonce: status_nonce(random),
    };
    let input = status_signing_input(&key.public, &question).map_err(|_| JsValue::NULL)?;
    Ok(compact(&input, &key.sign(&input).await?))
}
