//! Single keys and presses as Chromium gets them from the hardware, for whoever measures what they
//! lead to. They come in front of everything that the page does with events (Chrome DevTools
//! Protocol, domain `Input`).

use serde_json::{Value as Json, json};

use crate::browser::Browser;
use crate::{Failure, Outcome};

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A small Latin letter.
    Letter(char),
    /// The arrow to the right, which chooses the next of some radio buttons.
    Right,
}

impl Key {
    /// The members that name it: name, place on the keyboard, Windows' number of it.
    fn named(self) -> Json {
        match self {
            Self::Letter(letter) => {
                let capital = letter.to_ascii_uppercase();
                json!({
                    "key": letter, "code": format!("Key{capital}"), "text": letter,
                    "windowsVirtualKeyCode": u32::from(capital),
                })
            }
            Self::Right => {
                json!({ "key": "ArrowRight", "code": "ArrowRight", "windowsVirtualKeyCode": 39 })
            }
        }
    }
}

/// Strikes a key and lets it go; ends when the page has taken it.
///
/// # Errors
/// When the browser does not answer.
pub async fn strike(browser: &Browser, key: Key) -> Outcome {
    for kind in ["keyDown", "keyUp"] {
        let mut event = key.named();
        if let Some(members) = event.as_object_mut() {
            members.insert("type".to_owned(), json!(kind));
            if kind == "keyUp" {
                members.remove("text");
            }
        }
        browser.driver.cdp().send_raw("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

/// Presses the first element of a selector with the mouse, in its middle.
///
/// # Errors
/// When there is none.
pub async fn press(browser: &Browser, selector: &str) -> Outcome {
    let middle = "const found = document.querySelector(arguments[0]);
        if (!found) return null;
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = found.getBoundingClientRect();
        return [Math.round(x + width / 2), Math.round(y + height / 2)]";
    let middle = browser.script(middle, vec![json!(selector)]).await?;
    let Ok((x, y)) = serde_json::from_value(middle) else {
        return Err(Failure::new(format!("there is no `{selector}`")));
    };
    press_at(browser, x, y).await
}

/// Presses what stands at a place, in CSS pixels from the left and from the top.
///
/// # Errors
/// When the browser does not answer.
pub async fn press_at(browser: &Browser, x: u32, y: u32) -> Outcome {
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
        browser.driver.cdp().send_raw("Input.dispatchMouseEvent", event).await?;
    }
    Ok(())
}
