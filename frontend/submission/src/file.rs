//! What identifies a file that a person chose: its bytes are looked at and stay in the browser.

use js_sys::Uint8Array;
use shared::kind::{BEGINNING, LARGEST_FILE, Media};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The SHA-256 of a file that is not looked at.
const NONE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The file's line in an answer. The media type is that of the content, so that a wrong name is
/// found; `?` where the content is of no known type. None when the file cannot be read.
pub(super) async fn identify(file: &File) -> Option<String> {
    let name: String = file.name().chars().filter(|letter| !letter.is_control()).collect();
    if file.size() > f64::from(LARGEST_FILE) {
        // Too large, whatever it is: its type by its name, so that just this is said.
        let media = Media::ALL.into_iter().find(|media| media.fits(&name)).map(Media::media_type);
        let size = LARGEST_FILE.saturating_add(1).to_string();
        return Some([NONE, &size, media.unwrap_or("?"), &name].join(" "));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let media = Media::of(bytes.get(..BEGINNING).unwrap_or(&bytes)).map(Media::media_type);
    let hash = browser::digest(&bytes).await?.to_string();
    Some([&hash, bytes.len().to_string().as_str(), media.unwrap_or("?"), &name].join(" "))
}
