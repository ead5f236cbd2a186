//! A photo as a phone takes it: lying on its side, with a note of how to turn it and of where it
//! was taken.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e::browser::Browser;
use e2e::{Failure, Outcome};
use serde_json::json;

/// How far north the photo says that it was taken, as it stands in the file.
pub(crate) const NORTH: &[u8] = b"\0\0\0\x32\0\0\0\x01\0\0\0\x33\0\0\0\x01";

/// A photo of 3000 by 1000 pixels whose camera was held upright: turned by a right angle, it is
/// red above and blue below.
///
/// # Errors
/// When the browser cannot make one.
pub(crate) async fn taken(browser: &Browser) -> Outcome<Vec<u8>> {
    let drawing = "
        const done = arguments[0];
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [3000, 1000];
        const context = canvas.getContext('2d');
        context.fillStyle = '#f00';
        context.fillRect(0, 0, 1500, 1000);
        context.fillStyle = '#00f';
        context.fillRect(1500, 0, 1500, 1000);
        done(canvas.toDataURL('image/jpeg', 0.95));";
    let drawn = browser.driver.execute_async(drawing, vec![]).await?;
    let text = drawn.json().as_str().unwrap_or_default();
    let text = text.strip_prefix("data:image/jpeg;base64,");
    let plain = text.and_then(|text| STANDARD.decode(text).ok());
    let plain = plain.ok_or_else(|| Failure::new("no photo was drawn"))?;
    let (start, rest) = plain.split_at(2);
    let exif = exif();
    let length = u16::try_from(exif.len() + 2)?.to_be_bytes();
    Ok([start, b"\xff\xe1", &length, &exif, rest].concat())
}

/// Exif 2.32, big-endian: turn it clockwise by a right angle, and the place in degrees.
fn exif() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08".to_vec();
    // Two entries, then no other directory: Orientation 6, and where the place is.
    exif.extend(b"\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    // GPSLatitudeRef N and GPSLatitude, three fractions that stand after the directory.
    exif.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0");
    exif.extend(b"\0\x02\0\x05\0\0\0\x03\0\0\0\x44\0\0\0\0");
    exif.extend(NORTH);
    exif.extend(b"\0\0\0\x01\0\0\0\x01");
    exif
}

/// Width and height of a picture as it is without any note, and whether it is red above and blue
/// below.
///
/// # Errors
/// When the browser cannot read it.
pub(crate) async fn seen(browser: &Browser, picture: &[u8]) -> Outcome<(u64, u64, bool)> {
    let looking = "
        const [text, done] = arguments;
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).then((bitmap) => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
            const context = canvas.getContext('2d');
            context.drawImage(bitmap, 0, 0);
            const at = (part) => context.getImageData(
                bitmap.width / 2, Math.floor(bitmap.height * part), 1, 1).data;
            const [above, below] = [at(0.25), at(0.75)];
            const red = above[0] > 200 && above[2] < 60;
            const blue = below[2] > 200 && below[0] < 60;
            done([bitmap.width, bitmap.height, red && blue]);
        }).catch((error) => done(String(error)));";
    let arguments = vec![json!(STANDARD.encode(picture))];
    let seen = browser.driver.execute_async(looking, arguments).await?;
    serde_json::from_value(seen.json().clone())
        .map_err(|_| Failure::new(format!("the picture cannot be seen: {}", seen.json())))
}
