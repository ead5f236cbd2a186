//! Signs applications and sends them, and carries drafts to newer versions of their services. A
//! part of its own, loaded while the application is filled in, so that nobody waits for it before
//! the first question.
//!
//! It takes and gives JSON texts: the assistant and this part share no memory.

mod carry;
mod device_key;
mod receipt;
mod send;
mod sign;
mod told;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Signs an application and keeps the signed bytes. When another tab has just done the same, its
/// bytes are the ones.
///
/// `shelf_key` names where they are kept. `payload` is the payload of the token without `aud`,
/// `id` and `attachments`. Gives what is kept: `id`, `token`, `answers` and `day`. Fails with
/// `not_signed` or `not_stored`.
#[wasm_bindgen]
pub async fn sign(shelf_key: String, payload: String) -> Result<String, JsValue> {
    sign::sign(&shelf_key, &payload).await.map_err(JsValue::from)
}

/// Sends the signed bytes of the submission `id`.
///
/// Gives one of `{"receipt": …, "received": …, "case_number": …}`, the receipt verified,
/// `{"code": …, "paths": […]}`, the endpoint's refusal, and `{"trouble": …}` with `network`,
/// `busy` or `receipt`: not known, so the same bytes must be sent again.
#[wasm_bindgen]
pub async fn send(id: String, token: String) -> String {
    send::send(&id, token).await.to_string()
}

/// Carries a draft's answers from the bundle `from` of a service to the bundle `to`.
///
/// Gives `{"answers": …, "told": [{"near": …, "de": …, "en": …}]}`: the answers as the newer
/// version takes them, and what the person has to be told, with the path of the field to look at
/// where there is one. Nothing when the newer version cannot be loaded.
#[wasm_bindgen]
pub async fn carry(service: String, from: String, to: String, answers: String) -> Option<String> {
    carry::carry(&service, &from, &to, &answers).await.map(|carried| carried.to_string())
}
