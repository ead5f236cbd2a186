//! Entering answers with the keyboard alone, in as few exchanges with the browser as can be: for
//! stories that enter thousands.

use serde_json::json;
use thirtyfour::Key;

use super::Person;
use super::entering::field;
use crate::{Failure, Outcome};

/// Gives the focus to what an answer is entered into and says what that is: nothing while the
/// field is not asked, `done` when it holds the answer already, else the kind of control. Of
/// several checkboxes the first that is to be changed gets it.
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
    const [combobox] = all("[role=combobox]");
    if (combobox) return to(combobox, "combobox");
    const radios = all("input[type=radio]");
    if (radios.length) {
        const radio = radios.find((own) => own.value === entered);
        return !radio ? "unknown" : radio.checked ? "done" : to(radio, "space");
    }
    const boxes = all("input[type=checkbox]");
    if (boxes.length) {
        const codes = entered.split(" ");
        const wanted = (own) =>
            own.hasAttribute("value") ? codes.includes(own.value) : entered === "true";
        const box = boxes.find((own) => own.checked !== wanted(own));
        return box ? to(box, "space") : "done";
    }
    const lines = all("input, textarea");
    if (lines.length === 1) return to(lines[0], "line");
    return lines.length === 3 ? to(lines[0], "date") : "unknown";
"#;

impl Person {
    /// Enters an answer in place of whatever stands there: a text, a code, several codes
    /// separated by blanks, or in a list that is searched a `label`. Gives whether the field is
    /// asked.
    ///
    /// # Errors
    /// When the field offers no control that can be filled so, or does not take the answer.
    pub async fn key_in(&self, path: &str, entered: &str, label: &str) -> Outcome<bool> {
        // Several checkboxes are ticked one after the other.
        for _ in 0..100 {
            let arguments = vec![json!(field(path)), json!(entered)];
            let control = self.browser.script(FOCUS, arguments).await?;
            let keys = match control.as_str() {
                None => return Ok(false),
                Some("done") => return Ok(true),
                Some("space") => {
                    self.strike(" ").await?;
                    continue;
                }
                Some("line") => entered.to_owned(),
                Some("combobox") => label.to_owned(),
                Some("date") => entered.replace('.', &char::from(Key::Tab).to_string()),
                Some(other) => {
                    let message = format!("`{path}` does not take `{entered}`: {other} control");
                    return Err(Failure::new(message).during(self.browser.scene().await));
                }
            };
            let keys = if keys.is_empty() { char::from(Key::Backspace).to_string() } else { keys };
            self.strike(&keys).await?;
            return Ok(true);
        }
        Err(Failure::new(format!("`{path}` does not come to hold `{entered}`")))
    }

    async fn strike(&self, keys: &str) -> Outcome {
        Ok(self.browser.driver.action_chain().send_keys(keys).perform().await?)
    }
}
