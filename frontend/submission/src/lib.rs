//! Signs applications and sends them, and carries drafts to newer versions of their services. A
//! part of its own, loaded while the application is filled in, so that nobody waits for it before
//! the first question.
//!
//! So is what only some services need: kinds of field whose rules are long, files and signatures; and
//! what only some people need: a draft in a file.
//!
//! It takes and gives JSON texts: the assistant and this part share no memory.

mod carry;
mod device_key;
mod file;
mod look;
mod name;
mod pack;
mod pad;
mod photo;
mod receipt;
mod send;
mod shelf;
mod sign;
mod spelling;
mod status;
mod sweep;
mod told;
mod upload;

use shared::submission::Attachment;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{File, HtmlCanvasElement};

/// Signs an application and keeps the signed bytes. When another tab has just done the same, its
/// bytes are the ones.
///
/// `shelf_key` names where they are kept. `payload` is the payload of the token without `aud`
/// and `id`, and beside that `about`, which is kept as it is. Gives what is kept: `id`, `token`,
/// `answers`, `day` and `about`. Fails with `not_signed`,
/// `not_stored`, or `gone` and the path of a field one of whose files is not in this browser.
#[wasm_bindgen]
pub async fn sign(shelf_key: String, payload: String) -> Result<String, JsValue> {
    sign::sign(&shelf_key, &payload).await.map_err(|error| JsValue::from(error.as_str()))
}

/// Sends the signed bytes of the submission `id`, and then its attachments, which are kept under
/// `shelf_key`. `told` is called with how much of them is there, in percent.
///
/// Gives one of `{"receipt": …, "received": …, "case_number": …}`, the receipt verified,
/// `{"code": …, "paths": […]}`, the endpoint's refusal, and `{"trouble": …}` with `network`,
/// `busy` or `receipt`: not known, so the same bytes must be sent again.
#[wasm_bindgen]
pub async fn send(shelf_key: String, id: String, token: String, told: js_sys::Function) -> String {
    send::send(&shelf_key, &id, token, &told).await.to_string()
}

/// Asks what has become of the submission `id`: by the key of this device where it is its `own`,
/// and by the secret where the key does not help, unless that is empty then.
///
/// Gives the endpoint's answer (`state` and more), `{"code": …}`, its refusal, or
/// `{"trouble": …}` with `network` or `busy`.
#[wasm_bindgen]
pub async fn status(id: String, secret: String, own: bool) -> String {
    status::status(&id, &secret, own).await.to_string()
}

/// The secret in a receipt, to ask for the status with; receipts of earlier versions have none.
#[wasm_bindgen]
pub fn secret(receipt: &str) -> Option<String> {
    shared::submission::open_receipt(receipt).ok()?.receipt.status_secret
}

/// Copies a text to the clipboard. Fails where the browser does not allow it.
#[wasm_bindgen]
pub async fn copy(text: String) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    // There is none where the origin is not secure.
    if !window.is_secure_context() {
        return Err(JsValue::NULL);
    }
    let copying = window.navigator().clipboard().write_text(&text);
    wasm_bindgen_futures::JsFuture::from(copying).await.map(drop)
}

/// Reads what was typed into a field whose answers have one spelling; `form` packed, as bundles have it.
///
/// Gives the spelling behind a space, or a fault: its letter, `A` for the first of
/// [`SPELLING_FAULTS`](shared::kind::SPELLING_FAULTS), and its detail.
#[wasm_bindgen]
pub fn spell(form: &[u8], typed: &str) -> String {
    spelling::spell(form, typed)
}

/// What people read for an answer with one spelling.
#[wasm_bindgen]
pub fn show(form: &[u8], text: &str, language: &str) -> String {
    spelling::show(form, text, language)
}

/// Keeps a file that a person chose until there is a receipt; gives its line in an answer, as
/// [`Form::File`](shared::kind::Form::File) has it. Fails with a word for what is wrong with it.
#[wasm_bindgen]
pub async fn keep(shelf_key: String, file: File, converts: bool) -> Result<String, JsValue> {
    file::keep(&shelf_key, &file, converts).await.map_err(JsValue::from)
}

/// Forgets the file of a line.
#[wasm_bindgen]
pub async fn forget(shelf_key: String, line: String) {
    if let Some(file) = Attachment::of("", &line) {
        shelf::forget(&shelf_key, &file.sha256.to_string(), file.size).await;
    }
}

/// An address under which the page can show the file of a line; none when it is not kept.
#[wasm_bindgen]
pub async fn address(shelf_key: String, line: String) -> Option<String> {
    let file = Attachment::of("", &line)?;
    shelf::address(&shelf_key, &file.sha256.to_string(), file.size, &file.media_type).await
}

/// A line with another name for its file.
#[wasm_bindgen]
pub fn rename(line: &str, typed: &str) -> String {
    name::rename(line, typed)
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

/// Puts the draft kept under `shelf_key` into a file that only its passphrase opens; gives an address
/// from which the file can be saved. Fails with `large` or `unpacked`.
#[wasm_bindgen]
pub async fn pack(shelf_key: String, passphrase: String) -> Result<String, JsValue> {
    pack::pack(&shelf_key, &passphrase).await.map_err(JsValue::from)
}

/// Takes the draft of such a file over as another one; gives the key under which it is kept. Fails
/// with `other`, `newer`, `large`, `damaged`, `wrong` (the passphrase), `not_offered`, `network` or
/// `unstored`.
#[wasm_bindgen]
pub async fn unpack(file: File, passphrase: String) -> Result<String, JsValue> {
    pack::unpack(&file, &passphrase).await.map_err(JsValue::from)
}

/// Forgets the drafts of this origin that nobody has gone on with in time.
#[wasm_bindgen]
pub async fn sweep() {
    sweep::sweep().await;
}
