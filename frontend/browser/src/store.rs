//! What stays in this browser. `frontend/boot/store.js` keeps it, encrypted, in IndexedDB, or in
//! memory where the browser keeps nothing or the person wants nothing kept.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// One of the object stores.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Answers not yet submitted, by municipality, service and draft.
    Drafts,
    /// Signed submissions and their receipts, by the key of their draft.
    Submissions,
    /// The key pair of this device.
    Keys,
    /// The files that were chosen for a draft, by its key, their digest and the chunk.
    Files,
}

impl Shelf {
    fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Submissions => "submissions",
            Self::Keys => "keys",
            Self::Files => "files",
        }
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = shelves, js_name = get)]
    async fn read(shelf: &str, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = put)]
    async fn write(shelf: &str, key: &str, value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = add)]
    async fn write_first(shelf: &str, key: &str, value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = remove)]
    async fn erase(shelf: &str, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = removeAll)]
    async fn erase_all(shelf: &str, beginning: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = keys)]
    async fn list(shelf: &str, service: &str) -> Result<JsValue, JsValue>;

    /// A key for another draft of a municipality's service, given as `ARS/SERVICE`. Keys are in the
    /// order in which drafts were begun.
    #[wasm_bindgen(js_namespace = shelves, js_name = fresh)]
    pub fn fresh_key(service: &str) -> String;

    /// The key of the draft of a service that this tab is about, or was when it was left; from now
    /// on `key`, unless that is empty.
    #[wasm_bindgen(js_namespace = shelves)]
    pub fn tab(service: &str, key: &str) -> Option<String>;

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = choice)]
    async fn choose(service: &str) -> Result<JsValue, JsValue>;

    /// Whether what is put here outlasts this page.
    #[wasm_bindgen(js_namespace = shelves)]
    pub fn lasting() -> bool;

    /// Asks the browser not to forget by itself what lies here.
    #[wasm_bindgen(js_namespace = shelves)]
    pub fn persist();

    #[wasm_bindgen(catch, js_namespace = shelves, js_name = keepNothing)]
    async fn forget() -> Result<JsValue, JsValue>;
}

/// Reads a value; `None` when there is none.
pub async fn get(shelf: Shelf, key: &str) -> Result<Option<JsValue>, JsValue> {
    let value = read(shelf.name(), key).await?;
    Ok((!value.is_undefined()).then_some(value))
}

/// The keys of what is kept for a municipality's service, given as `ARS/SERVICE`, and for each of
/// its drafts; or of everything where that is empty. In order.
pub async fn keys(shelf: Shelf, service: &str) -> Result<Vec<String>, JsValue> {
    let keys = list(shelf.name(), service).await?;
    Ok(Array::from(&keys).iter().filter_map(|key| key.as_string()).collect())
}

/// What this browser keeps of a municipality's service.
pub struct Choice {
    /// The key of the draft or submission to go on with: the one that this tab is about, or else the
    /// only draft, or what was submitted last; that of a new draft where there are several.
    pub key: String,
    /// Whether there are drafts.
    pub drafts: bool,
    /// Whether there is anything, drafts or submissions.
    pub anything: bool,
}

/// What is kept of a service, given as `ARS/SERVICE`, once drafts of any service are gone whose time
/// is over.
pub async fn choice(service: &str) -> Result<Choice, JsValue> {
    let chosen = Array::from(&choose(service).await?);
    Ok(Choice {
        key: chosen.get(0).as_string().unwrap_or_default(),
        drafts: chosen.get(1).is_truthy(),
        anything: chosen.get(2).is_truthy(),
    })
}

/// Removes a draft and its files.
pub async fn discard(key: &str) -> Result<(), JsValue> {
    for beginning in files(key) {
        remove_all(Shelf::Files, &beginning).await?;
    }
    remove(Shelf::Drafts, key).await
}

/// How the keys of a draft's files begin. A draft from when there was one of each service has no id;
/// the digests of its files stand where others have theirs, and no id begins like a digest.
fn files(key: &str) -> Vec<String> {
    match key.split('/').count() {
        3.. => vec![[key, "/"].concat()],
        _ => (0..16).map(|digit| format!("{key}/{digit:x}")).collect(),
    }
}

/// Stores a value in place of any other, synced to disk where the browser can.
pub async fn put(shelf: Shelf, key: &str, value: &JsValue) -> Result<(), JsValue> {
    write(shelf.name(), key, value).await.map(drop)
}

/// Stores a value if there is none yet, synced to disk where the browser can; fails when there
/// is one, also one that another tab stored at this moment.
pub async fn add(shelf: Shelf, key: &str, value: &JsValue) -> Result<(), JsValue> {
    write_first(shelf.name(), key, value).await.map(drop)
}

/// Removes a value, if there is one.
pub async fn remove(shelf: Shelf, key: &str) -> Result<(), JsValue> {
    erase(shelf.name(), key).await.map(drop)
}

/// Removes all values whose keys begin like this.
pub async fn remove_all(shelf: Shelf, beginning: &str) -> Result<(), JsValue> {
    erase_all(shelf.name(), beginning).await.map(drop)
}

/// Erases everything that lies here, in every tab. From now on this tab keeps nothing.
pub async fn keep_nothing() {
    // What fails is what was not there.
    let _ = forget().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_draft_are_not_those_of_another() {
        let (older, id) = ("149990000000/dog-tax", "149990000000/dog-tax/n1");
        assert_eq!(files(id), ["149990000000/dog-tax/n1/"]);
        let beginnings = files(older);
        assert_eq!(beginnings.len(), 16);
        assert_eq!(beginnings.last().map(String::as_str), Some("149990000000/dog-tax/f"));
        assert!(!beginnings.iter().any(|beginning| id.starts_with(beginning)));
    }
}
