//! Where the assistant stands: on a page of its own, or as a widget on somebody else's. All that
//! belongs to the page as a whole goes through here: its address and title, what is found in it,
//! and where requests go. `frontend/boot/boot.js` says it for the page of its own,
//! `frontend/widget/site.js` for a widget.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Where the endpoint is, without a slash at the end.
    #[wasm_bindgen(js_namespace = site)]
    pub fn origin() -> String;

    /// The path that names municipality and service.
    #[wasm_bindgen(js_namespace = site)]
    pub fn path() -> String;

    /// What the address asks for, with its question mark; empty for nothing.
    #[wasm_bindgen(js_namespace = site)]
    pub fn search() -> String;

    /// The fragment of the address now.
    #[wasm_bindgen(js_namespace = site)]
    pub fn hash() -> String;

    /// Goes to another fragment; who follows is told after that.
    #[wasm_bindgen(js_namespace = site)]
    pub fn go(hash: &str);

    /// Calls a function whenever the fragment has changed.
    #[wasm_bindgen(js_namespace = site)]
    pub fn follow(act: &JsValue);

    /// The element of this id.
    #[wasm_bindgen(js_namespace = site)]
    pub fn find(id: &str) -> Option<HtmlElement>;

    /// What the assistant is put into.
    #[wasm_bindgen(js_namespace = site)]
    pub fn body() -> HtmlElement;

    /// The tag of what is around each view: a page has one `main` only.
    #[wasm_bindgen(js_namespace = site)]
    pub fn main() -> String;

    /// Names it, and says its language and the direction of that.
    #[wasm_bindgen(js_namespace = site)]
    pub fn name(title: &str, language: &str, direction: &str);

    /// Scrolls to its beginning.
    #[wasm_bindgen(js_namespace = site)]
    pub fn rise();

    /// Loads it anew.
    #[wasm_bindgen(js_namespace = site)]
    pub fn reload();

    /// Tells the page around it what has happened: `started`, `page` with the page's name, or
    /// `submitted` with the submission's id and its case number.
    #[wasm_bindgen(js_namespace = site)]
    pub fn tell(event: &str, what: &str, number: &str);
}
