//! Signs applications and sends them, and carries drafts to newer versions of their services. A
//! part of its own, loaded while the application is filled in, so that nobody waits for it before
//! the first question.
//!
//! So is what only some services need: kinds of field whose rules are long, files and signatures.
//!
//! It takes and gives JSON texts: the assistant and this part share no memory.

mod carry;
mod device_key;
mod file;
mod pad;
mod receipt;
mod send;
mod sign;
mod spelling;
mod told;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{File, HtmlCanvasElement};

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

/// Reads what was typed into a field whose answers have one spelling; `form` as bundles have it.
///
/// Gives the spelling behind a space, or a fault: its letter, `A` for the first of
/// [`SPELLING_FAULTS`](shared::kind::SPELLING_FAULTS), and its detail.
#[wasm_bindgen]
pub fn spell(form: &str, typed: &str) -> String {
    spelling::spell(form, typed)
}

/// What people read for an answer with one spelling.
#[wasm_bindgen]
pub fn show(form: &str, text: &str, language: &str) -> String {
    spelling::show(form, text, language)
}

/// The line of an answer for a file that a person chose, as
/// [`Form::File`](shared::kind::Form::File) has it. Fails when the file cannot be read.
#[wasm_bindgen]
pub async fn identify(file: File) -> Result<String, JsValue> {
    file::identify(&file).await.ok_or(JsValue::UNDEFINED)
}

/// Lets a person sign on a canvas, where `path` is drawn already; after each stroke calls `drawn`
/// with the path. The event `wipe` empties it.
#[wasm_bindgen]
pub fn pad(canvas: HtmlCanvasElement, path: &str, drawn: js_sys::Function) {
    let _ = pad::pad(canvas, path, drawn);
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
