//! The files themselves, kept in this browser from when they are chosen until the receipt is there.
//!
//! A file is kept in chunks, so that no phone must hold a large one in memory to send a part of it.

use browser::store::{Shelf, get, put, remove};
use js_sys::{Array, Uint8Array};
use shared::submission::MAX_PART;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// The bytes of a chunk; the last one of a file may have fewer.
pub(crate) const CHUNK: u64 = MAX_PART as u64;

/// Keeps a file under its digest; the last chunk comes last.
pub(crate) async fn keep(draft: &str, sha256: &str, bytes: &[u8]) -> Result<(), JsValue> {
    for (at, chunk) in (0_u64..).zip(bytes.chunks(usize::try_from(CHUNK).unwrap_or(usize::MAX))) {
        let chunk = Uint8Array::from(chunk);
        put(Shelf::Files, &key(draft, sha256, at), &chunk).await?;
    }
    Ok(())
}

/// Whether a file of this size is kept.
pub(crate) async fn has(draft: &str, sha256: &str, size: u64) -> bool {
    let last = size.saturating_sub(1) / CHUNK;
    matches!(get(Shelf::Files, &key(draft, sha256, last)).await, Ok(Some(_)))
}

/// At most so many bytes of a file from an offset on: up to the end of the chunk.
pub(crate) async fn read(draft: &str, sha256: &str, offset: u64, most: u64) -> Option<Vec<u8>> {
    let chunk = get(Shelf::Files, &key(draft, sha256, offset / CHUNK)).await.ok()??;
    let begin = u32::try_from(offset % CHUNK).ok()?;
    let end = begin.saturating_add(u32::try_from(most).unwrap_or(u32::MAX));
    let part = Uint8Array::new(&chunk).subarray(begin, end).to_vec();
    (!part.is_empty()).then_some(part)
}

/// Adds the bytes of a whole file to others.
pub(crate) async fn append(draft: &str, sha256: &str, to: &mut Vec<u8>) -> Result<(), JsValue> {
    for at in 0_u64.. {
        let Some(chunk) = get(Shelf::Files, &key(draft, sha256, at)).await? else { break };
        to.extend(Uint8Array::new(&chunk).to_vec());
    }
    Ok(())
}

/// Forgets a file.
pub(crate) async fn forget(draft: &str, sha256: &str, size: u64) {
    for at in 0..=size / CHUNK {
        let _ = remove(Shelf::Files, &key(draft, sha256, at)).await;
    }
}

/// An address under which the page can show a file until it is revoked.
pub(crate) async fn address(
    draft: &str,
    sha256: &str,
    size: u64,
    media_type: &str,
) -> Option<String> {
    let parts = Array::new();
    for at in 0..=size.saturating_sub(1) / CHUNK {
        parts.push(&get(Shelf::Files, &key(draft, sha256, at)).await.ok()??);
    }
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn key(draft: &str, sha256: &str, chunk: u64) -> String {
    [draft, "/", sha256, "/", &chunk.to_string()].concat()
}
