//! Entering answers with the keyboard alone, in as few exchanges with the browser as can be: for
//! stories that enter thousands.

use serde_json::json;
use thirtyfour::Key;

use super::Person;
use super::control::{CONTROL, parts};
use super::entering::field;
use super::signing::is_drawn;
use crate::{Failure, Outcome};

/// Gives the focus to what an answer is entered into and says what that is: nothing while the
/// field is not asked, `done` when it holds the answer already, else the kind of control. Of
/// several checkboxes the first that is to be changed gets it. Follows [`CONTROL`].
const FOCUS: &str = r#"
    const [selector, entered] = arguments;
    const field = document.querySelector(selector);
    if (!field) return null;
    const all = (selector) => [...field.querySelectorAll(selector)];
    const to = (input, kind) => {
        input.scrollIntoView({ block: "center", behavior: "instant" });
        input.focus();
        if (kind !== "space") input.select();
        return document.activeElement === input ? kind : "unfocusable";
    };
    const kind = control(field);
    if (kind === "radio") {
        const radio = all("input").find((own) => own.value === entered);
        return !radio ? "unknown" : radio.checked ? "done" : to(radio, "space");
    }
    if (kind === "checkboxes" || kind === "declaration") {
        const codes = entered.split(" ");
        const wanted = (own) =>
            own.hasAttribute("value") ? codes.includes(own.value) : entered === "true";
        const box = all("input[type=checkbox]").find((own) => own.checked !== wanted(own));
        return box ? to(box, "space") : "done";
    }
    if (kind === "files" || kind === "none") return kind;
    const lines = all("input, textarea");
    return to(lines[0], kind === "parts" ? kind + lines.length : kind);
"#;

impl Person {
    /// Enters an answer in place of whatever stands there: a text, a code, several codes
    /// separated by blanks, or in a list that is searched a `label`. Gives whether the field is
    /// asked.
    ///
    /// # Errors
    /// When the field offers no control that can be filled so, or does not take the answer.
    pub async fn key_in(&self, path: &str, entered: &str, label: &str) -> Outcome<bool> {
        let script = format!("{CONTROL} {FOCUS}");
        // Several checkboxes are ticked one after the other.
        for _ in 0..100 {
            let arguments = vec![json!(field(path)), json!(entered)];
            let control = self.browser.script(&script, arguments).await?;
            match control.as_str() {
                None => return Ok(false),
                Some("done") => {}
                Some("space") => {
                    self.strike(" ").await?;
                    continue;
                }
                Some("files") => self.choose_files(&field(path), entered).await?,
                Some("signature") if is_drawn(entered) => self.draw(&field(path), entered).await?,
                Some("text" | "signature") => self.replace(entered).await?,
                Some("combobox") => self.replace(label).await?,
                Some("parts2") => self.replace_parts(entered, 2).await?,
                Some("parts3") => self.replace_parts(entered, 3).await?,
                Some(other) => {
                    let message = format!("`{path}` does not take `{entered}`: {other} control");
                    return Err(Failure::new(message).during(self.browser.scene().await));
                }
            }
            return Ok(true);
        }
        Err(Failure::new(format!("`{path}` does not come to hold `{entered}`")))
    }

    /// Types in place of what is selected in the field with the focus.
    async fn replace(&self, text: &str) -> Outcome {
        match text {
            "" => self.strike(&char::from(Key::Backspace).to_string()).await,
            text => self.strike(&text.replace('\n', &char::from(Key::Enter).to_string())).await,
        }
    }

    /// Types the parts of a day, each in place of what stands there; Tab goes on and selects it.
    async fn replace_parts(&self, entered: &str, count: usize) -> Outcome {
        let erase = char::from(Key::Backspace).to_string();
        let parts = parts(entered, count);
        let keys: Vec<&str> =
            parts.iter().map(|part| if part.is_empty() { erase.as_str() } else { part }).collect();
        self.strike(&keys.join(&char::from(Key::Tab).to_string())).await
    }

    /// Presses keys, one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn strike(&self, keys: &str) -> Outcome {
        Ok(self.browser.driver.action_chain().send_keys(keys).perform().await?)
    }
}
