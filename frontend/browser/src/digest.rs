//! SHA-256, which every browser brings.

use js_sys::Uint8Array;
use shared::service::Digest;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// The digest of some bytes; none where the browser has no WebCrypto, as on origins that are not
/// secure.
pub async fn digest(bytes: &[u8]) -> Option<Digest> {
    let subtle = window()?.crypto().ok()?.subtle();
    let digesting = subtle.digest_with_str_and_u8_array("SHA-256", bytes).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(digesting).await.ok()?).to_vec();
    Some(Digest::from_bytes(digest.try_into().ok()?))
}
