//! A file that a person chose: looked at, made ready for the office, and kept in this browser.

use js_sys::Uint8Array;
use shared::kind::{BEGINNING, LARGEST_FILE, Media};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::look::{is_heif, look};
use crate::name::name;
use crate::photo::{EDGE, redraw};
use crate::shelf;

/// The SHA-256 of a file that is not looked at.
const NONE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Keeps a file for a draft; gives its line in an answer. The media type is that of the content; `?`
/// where the content is of no known type. `converts` has a photo that only some programs can read
/// made into a JPEG.
///
/// Fails with `unread`, `empty`, `encrypted`, `corrupt`, `picture` (the browser cannot read it) or
/// `unstored`.
pub(super) async fn keep(draft: &str, file: &File, converts: bool) -> Result<String, &'static str> {
    let given = file.name();
    if file.size() > f64::from(LARGEST_FILE) {
        // Too large, whatever it is: its type by its name, so that just this is said.
        let media = Media::ALL.into_iter().find(|media| media.fits(&given));
        let size = LARGEST_FILE.saturating_add(1).to_string();
        return Ok(line(NONE, &size, media, &given));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| "unread")?;
    let mut bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.is_empty() {
        return Err("empty");
    }
    let mut media = Media::of(bytes.get(..BEGINNING).unwrap_or(&bytes));
    if let Some(own) = media {
        let picture = look(own, &bytes).map_err(|flaw| flaw.code())?;
        if picture.tells || picture.edge > EDGE {
            bytes = redraw(file, own).await.ok_or("picture")?;
            let tells = look(own, &bytes).map_or(true, |picture| picture.tells);
            if tells {
                return Err("picture");
            }
        }
    } else if converts && is_heif(&bytes) {
        bytes = redraw(file, Media::Jpeg).await.ok_or("picture")?;
        media = Some(Media::Jpeg);
    }
    let sha256 = browser::digest(&bytes).await.ok_or("unread")?.to_string();
    if media.is_some() {
        shelf::keep(draft, &sha256, &bytes).await.map_err(|_| "unstored")?;
    }
    Ok(line(&sha256, &bytes.len().to_string(), media, &given))
}

fn line(sha256: &str, size: &str, media: Option<Media>, given: &str) -> String {
    [sha256, size, media.map_or("?", Media::media_type), &name(given, media)].join(" ")
}
