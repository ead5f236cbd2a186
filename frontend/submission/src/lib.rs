//! Signs applications and sends them. A part of its own, loaded while the application is filled
//! in, so that nobody waits for it before the first question.
//!
//! It takes and gives JSON texts: the assistant and this part share no memory.

mod device_key;
mod receipt;
mod send;
mod sign;

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
