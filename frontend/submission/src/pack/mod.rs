//! A draft in a file, for another device or for later: sealed with a passphrase.
//!
//! The file is a line of JSON, [`Header`], and after it what is sealed: [`Content`], a line of JSON
//! with the draft, and the draft's files.

mod content;
mod header;
mod offered;
mod seal;

use browser::digest;
use browser::now;
use browser::store::{self, Shelf};
use js_sys::{Array, Uint8Array};
use shared::kind::LARGEST_FILE;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Url};

use crate::shelf;
use content::{Content, PackedFile};
use header::{Header, Unread};

/// The most bytes of a file: two of the largest files, and the answers.
const MOST: u32 = 2 * LARGEST_FILE + 8_000_000;

/// Puts the draft of a key into a file; gives an address from which it can be saved.
///
/// Fails with `large`, or `unpacked` where the draft or one of its files cannot be read.
pub(crate) async fn pack(key: &str, passphrase: &str) -> Result<String, &'static str> {
    const UNPACKED: &str = "unpacked";
    let text = store::get(Shelf::Drafts, key).await.map_err(|_| UNPACKED)?;
    let text = text.and_then(|text| text.as_string()).ok_or(UNPACKED)?;
    let mut files = Vec::new();
    let mut bytes = Vec::new();
    for sha256 in kept_files(key, &text).await.map_err(|_| UNPACKED)? {
        let before = bytes.len();
        shelf::append(key, &sha256, &mut bytes).await.map_err(|_| UNPACKED)?;
        let size = bytes.len().saturating_sub(before);
        files.push(PackedFile { sha256: sha256.parse().map_err(|_| UNPACKED)?, size });
        if bytes.len() > usize::try_from(MOST).unwrap_or(usize::MAX) {
            return Err("large");
        }
    }
    let ars = key.split('/').next().unwrap_or_default();
    let content = content::written(ars, &text, &files, &bytes).ok_or(UNPACKED)?;
    if content.len() > usize::try_from(MOST).unwrap_or(usize::MAX) {
        return Err("large");
    }
    let sealed = seal::seal(passphrase, &content).await.map_err(|_| UNPACKED)?;
    let sha256 = digest(&sealed.bytes).await.ok_or(UNPACKED)?;
    let header = Header { iterations: sealed.iterations, salt: sealed.salt, iv: sealed.iv, sha256 };
    let line = Uint8Array::from(header.line().as_bytes());
    let parts = Array::of2(&line, &Uint8Array::from(sealed.bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence(&parts).map_err(|_| UNPACKED)?;
    Url::create_object_url_with_blob(&blob).map_err(|_| UNPACKED)
}

/// Takes the draft of a file over, as another one beside those that are there; gives its key.
///
/// Fails with `other` (it is no such file), `newer`, `large`, `damaged`, `wrong` (the passphrase),
/// `not_offered`, `network` or `unstored`.
pub(crate) async fn unpack(file: &File, passphrase: &str) -> Result<String, &'static str> {
    if file.size() > f64::from(MOST.saturating_add(1000)) {
        return Err("large");
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| "damaged")?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let (header, sealed) = header::read(&bytes).map_err(|unread| match unread {
        Unread::Other => "other",
        Unread::Newer => "newer",
        Unread::Damaged => "damaged",
    })?;
    if digest(sealed).await != Some(header.sha256) {
        return Err("damaged");
    }
    let opened = seal::open(passphrase, &header, sealed).await.map_err(|_| "wrong")?;
    let content = Content::read(&opened).ok_or("other")?;
    for (packed, bytes) in &content.files {
        if digest(bytes).await != Some(packed.sha256) {
            return Err("other");
        }
    }
    offered::offered(&content.ars, &content.service).await?;
    let key = store::fresh_key(&[&content.ars, "/", &content.service].concat());
    if keep(&key, &content).await.is_err() {
        let _ = store::remove_all(Shelf::Files, &[&key, "/"].concat()).await;
        return Err("unstored");
    }
    Ok(key)
}

/// Keeps the files first: a draft without them would promise too much.
async fn keep(key: &str, content: &Content<'_>) -> Result<(), JsValue> {
    for (packed, bytes) in &content.files {
        shelf::keep(key, &packed.sha256.to_string(), bytes).await?;
    }
    store::put(Shelf::Drafts, key, &content.draft(now()).into()).await
}

/// The digests of the files of a draft that its answers name.
async fn kept_files(key: &str, text: &str) -> Result<Vec<String>, JsValue> {
    let beginning = [key, "/"].concat();
    let mut all = Vec::new();
    for file in store::keys(Shelf::Files, key).await? {
        let rest = file.strip_prefix(&beginning).and_then(|rest| rest.split_once('/'));
        // Below a draft without an id lie the files of those that have one, too.
        if let Some((sha256, "0")) = rest
            && text.contains(sha256)
        {
            all.push(sha256.to_owned());
        }
    }
    Ok(all)
}
