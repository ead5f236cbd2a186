//! The part that signs and sends, and carries drafts to newer versions. It is loaded while the
//! application is filled in.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The part.
    #[derive(Clone)]
    pub(crate) type Part;

    /// Loads the part; `frontend/boot/boot.js` knows where it is.
    #[wasm_bindgen(catch, js_name = loadPart)]
    async fn load_part() -> Result<JsValue, JsValue>;

    /// See `sign` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(super) async fn sign(
        this: &Part,
        shelf_key: &str,
        payload: &str,
    ) -> Result<JsValue, JsValue>;

    /// See `send` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(super) async fn send(
        this: &Part,
        shelf_key: &str,
        id: &str,
        token: &str,
        told: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// See `status` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(super) async fn status(
        this: &Part,
        id: &str,
        secret: &str,
        own: bool,
    ) -> Result<JsValue, JsValue>;

    /// See `secret` of the crate `submission`.
    #[wasm_bindgen(method)]
    pub(crate) fn secret(this: &Part, receipt: &str) -> Option<String>;

    /// See `copy` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn copy(this: &Part, text: &str) -> Result<JsValue, JsValue>;

    /// See `spell` of the crate `submission`.
    #[wasm_bindgen(method)]
    pub(crate) fn spell(this: &Part, form: &[u8], typed: &str) -> String;

    /// See `show` of the crate `submission`.
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Part, form: &[u8], text: &str, language: &str) -> String;

    /// See `keep` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn keep(
        this: &Part,
        shelf_key: &str,
        file: &JsValue,
        converts: bool,
    ) -> Result<JsValue, JsValue>;

    /// See `forget` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn forget(
        this: &Part,
        shelf_key: &str,
        line: &str,
    ) -> Result<JsValue, JsValue>;

    /// See `address` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn address(
        this: &Part,
        shelf_key: &str,
        line: &str,
    ) -> Result<JsValue, JsValue>;

    /// See `rename` of the crate `submission`.
    #[wasm_bindgen(method)]
    pub(crate) fn rename(this: &Part, line: &str, typed: &str) -> String;

    /// See `pad` of the crate `submission`.
    #[wasm_bindgen(method)]
    pub(crate) fn pad(this: &Part, canvas: &JsValue, path: &str, drawn: &JsValue);

    /// See `pack` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn pack(
        this: &Part,
        shelf_key: &str,
        passphrase: &str,
    ) -> Result<JsValue, JsValue>;

    /// See `unpack` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn unpack(
        this: &Part,
        file: &JsValue,
        passphrase: &str,
    ) -> Result<JsValue, JsValue>;

    /// See `carry` of the crate `submission`.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn carry(
        this: &Part,
        service: &str,
        from: &str,
        to: &str,
        answers: &str,
    ) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// The part, as soon as it is there.
    static PART: RefCell<Option<Part>> = const { RefCell::new(None) };
}

/// The part, if it is there.
pub(crate) fn there() -> Option<Part> {
    PART.with_borrow(Clone::clone)
}

/// The part, loaded when it is not there yet; none while that fails.
pub(crate) async fn part() -> Option<Part> {
    if let Some(part) = there() {
        return Some(part);
    }
    let loaded = Part::from(load_part().await.ok()?);
    PART.set(Some(loaded.clone()));
    Some(loaded)
}
