//! Signing, with the pointer or by typing the name.

use serde_json::{Value as Json, json};
use shared::kind::{SIGNATURE_HEIGHT, SIGNATURE_WIDTH};
use thirtyfour::By;

use super::Person;
use crate::{Failure, Outcome};

impl Person {
    /// Draws a signature that is given as the path of a picture: each stroke an `M` with its
    /// points.
    pub(super) async fn draw(&self, field: &str, path: &str) -> Outcome {
        let pad = format!("{field} canvas.signature");
        // The pad takes the pointer as soon as its part is loaded and has given it a size.
        let ready = "const pad = document.querySelector(arguments[0]);
            return !!pad && pad.width === arguments[1]";
        let arguments = vec![json!(pad), json!(SIGNATURE_WIDTH)];
        self.browser.until("the pad to sign on", ready, arguments).await?;
        for stroke in strokes(path)? {
            self.draw_stroke(field, &pad, &stroke).await?;
        }
        Ok(())
    }

    async fn draw_stroke(&self, field: &str, pad: &str, stroke: &[(i64, i64)]) -> Outcome {
        // What was said about the answer before goes away with the first stroke, and the pad may
        // move: no person draws on while it does.
        let stands = "const pad = document.querySelector(arguments[0]);
            pad.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width } = pad.getBoundingClientRect();
            const place = [x, y, width].join();
            const stood = pad.dataset.stood === place;
            pad.dataset.stood = place;
            return stood && [pad.clientWidth, pad.clientHeight]";
        let size = self.browser.until("the pad to stand still", stands, vec![json!(pad)]).await?;
        let side = |at: usize| size.get(at).and_then(Json::as_i64).unwrap_or_default();
        let canvas = self.browser.driver.find(By::Css(pad)).await?;
        let mut actions = self.browser.driver.action_chain();
        for (at, (x, y)) in stroke.iter().enumerate() {
            // From the middle, as drivers count.
            let x = x * side(0) / i64::from(SIGNATURE_WIDTH) - side(0) / 2;
            let y = y * side(1) / i64::from(SIGNATURE_HEIGHT) - side(1) / 2;
            actions = actions.move_to_element_with_offset(&canvas, x, y);
            if at == 0 {
                actions = actions.click_and_hold();
            }
        }
        actions.release().perform().await?;
        let drawn = "const field = document.querySelector(arguments[0]);
            return !!field.querySelector('[data-action=wipe]:not([hidden])')";
        self.browser.until("the signature to be drawn", drawn, vec![json!(field)]).await?;
        Ok(())
    }
}

/// Whether an answer is drawn and not a name.
pub(super) fn is_drawn(entered: &str) -> bool {
    entered.strip_prefix('M').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
}

/// The points of each stroke of a path.
///
/// # Errors
/// When it is none.
pub fn strokes(path: &str) -> Outcome<Vec<Vec<(i64, i64)>>> {
    let wrong = || Failure::new(format!("`{path}` is no drawn signature"));
    let mut strokes = Vec::new();
    for stroke in path.split('M').skip(1) {
        let numbers: Vec<i64> =
            stroke.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        let points: Vec<(i64, i64)> = numbers
            .chunks(2)
            .map(|pair| match pair {
                [x, y] => Ok((*x, *y)),
                _ => Err(wrong()),
            })
            .collect::<Outcome<_>>()?;
        strokes.push(points);
    }
    Ok(strokes)
}
