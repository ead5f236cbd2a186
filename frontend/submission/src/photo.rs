//! Pictures drawn anew: upright, no larger than the office needs, and without what they tell beside
//! what they show.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use shared::kind::Media;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, window};

/// The longest edge of a picture that is sent, in pixels: a page of A4 with 200 dots to the inch.
pub(crate) const EDGE: u32 = 2500;

/// How much of a photo is kept, of 1: what is lost cannot be seen.
const QUALITY: f64 = 0.9;

/// Draws a picture anew, as the type given. None where the browser cannot read it.
pub(crate) async fn redraw(blob: &Blob, media: Media) -> Option<Vec<u8>> {
    let bitmap = decode(blob).await.ok()?;
    let drawn = draw(&bitmap, media).await;
    bitmap.close();
    drawn.ok()
}

/// The picture as it is to be seen: turned as the camera says.
async fn decode(blob: &Blob) -> Result<ImageBitmap, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let decode: Function = Reflect::get(&window, &"createImageBitmap".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"imageOrientation".into(), &"from-image".into())?;
    let decoding: Promise = decode.call2(&window, blob, &options)?.dyn_into()?;
    JsFuture::from(decoding).await?.dyn_into()
}

async fn draw(bitmap: &ImageBitmap, media: Media) -> Result<Vec<u8>, JsValue> {
    let (width, height) = scaled(bitmap.width(), bitmap.height()).ok_or(JsValue::NULL)?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(
        bitmap,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    let mut failed = Ok(());
    let writing = Promise::new(&mut |resolve, _| {
        let written = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let kind = media.media_type();
        failed = canvas.to_blob_with_type_and_encoder_options(
            written.unchecked_ref(),
            kind,
            &QUALITY.into(),
        );
    });
    failed?;
    let blob: Blob = JsFuture::from(writing).await?.dyn_into()?;
    // Where the browser cannot write the type asked for, it writes another.
    if blob.type_() != media.media_type() {
        return Err(JsValue::NULL);
    }
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

/// The size in which a picture is drawn; none for an empty one.
fn scaled(width: u32, height: u32) -> Option<(u32, u32)> {
    let longest = width.max(height);
    let shorten = |edge: u32| {
        let edge = u64::from(edge) * u64::from(EDGE.min(longest)) / u64::from(longest.max(1));
        u32::try_from(edge).unwrap_or(EDGE).max(1)
    };
    (width > 0 && height > 0).then(|| (shorten(width), shorten(height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_shape_and_never_grow() {
        assert_eq!(scaled(4000, 3000), Some((2500, 1875)));
        assert_eq!(scaled(3000, 4000), Some((1875, 2500)));
        assert_eq!(scaled(100, 50), Some((100, 50)));
        assert_eq!(scaled(100_000, 1), Some((2500, 1)));
        assert_eq!(scaled(0, 5), None);
    }
}
