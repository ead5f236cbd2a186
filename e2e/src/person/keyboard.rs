//! Going through pages with the keyboard alone, as far from the mouse as a person can be: with Tab
//! from one control to the next, never by a script.

use serde_json::json;
use thirtyfour::Key;

use super::Person;
use super::control::{Control, parts};
use super::entering::field;
use crate::story::Given;
use crate::{Failure, Outcome};

/// How often Tab is pressed before something counts as unreachable: more than any page has
/// controls.
const MOST: usize = 80;

impl Person {
    /// Presses a key.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn hit(&self, key: impl Into<char>) -> Outcome {
        self.strike(&key.into().to_string()).await
    }

    /// Presses Tab until an element of a selector has the focus.
    ///
    /// # Errors
    /// When none comes to have it.
    pub async fn tab_to(&self, selector: &str) -> Outcome {
        for _ in 0..MOST {
            self.hit(Key::Tab).await?;
            if self.has_focus(selector).await? {
                return Ok(());
            }
        }
        let scene = self.browser.scene().await;
        Err(Failure::new(format!("`{selector}` cannot be reached with Tab")).during(scene))
    }

    /// Whether an element of a selector has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn has_focus(&self, selector: &str) -> Outcome<bool> {
        let look = "return !!document.activeElement?.matches(arguments[0])";
        Ok(self.browser.script(look, vec![json!(selector)]).await? == json!(true))
    }

    /// Goes to a field with Tab and enters an answer there with the keyboard.
    ///
    /// # Errors
    /// When the field cannot be reached or filled in so.
    pub async fn tab_in(&self, given: &Given) -> Outcome {
        let entered = self.try_tab_in(given).await.and(self.holds(given).await);
        entered.map_err(|failure| failure.during(format!("by keyboard into `{}`", given.path)))
    }

    async fn try_tab_in(&self, given: &Given) -> Outcome {
        let field = field(&given.path);
        self.find(&field).await?;
        match self.control(&field).await? {
            Some(Control::Radio) => {
                self.tab_to(&format!("{field} input")).await?;
                self.choose(&format!("{field} input[value='{}']", given.entered)).await
            }
            Some(Control::Declaration) => {
                self.tab_to(&format!("{field} input")).await?;
                self.hit(' ').await
            }
            Some(Control::Checkboxes) => {
                for code in given.entered.split(' ') {
                    self.tab_to(&format!("{field} input[value='{code}']")).await?;
                    self.hit(' ').await?;
                }
                Ok(())
            }
            Some(Control::Combobox) => {
                self.tab_to(&format!("{field} [role=combobox]")).await?;
                self.search_by_keyboard(&field, &given.entered).await
            }
            Some(Control::Parts) => {
                self.tab_to(&format!("{field} input")).await?;
                let inputs = format!("return document.querySelectorAll(`{field} input`).length");
                let count = self.browser.script(&inputs, vec![]).await?.as_u64();
                let parts = parts(&given.entered, usize::try_from(count.unwrap_or_default())?);
                self.strike(&parts.join(&char::from(Key::Tab).to_string())).await
            }
            Some(Control::Text) => {
                self.tab_to(&format!("{field} :is(input, textarea)")).await?;
                self.strike(&given.entered).await
            }
            other => Err(Failure::new(format!("{other:?} is not filled in by keyboard here"))),
        }
    }

    /// Space takes the radio button that has the focus, the arrow keys go on from there.
    async fn choose(&self, selector: &str) -> Outcome {
        self.hit(' ').await?;
        for _ in 0..MOST {
            if self.has_focus(&format!("{selector}:checked")).await? {
                return Ok(());
            }
            self.hit(Key::Down).await?;
        }
        Err(Failure::new(format!("the arrow keys do not lead to `{selector}`")))
    }

    /// Opens the list, types the beginning of what is wanted, goes to it and takes it.
    async fn search_by_keyboard(&self, field: &str, code: &str) -> Outcome {
        self.hit(Key::Down).await?;
        let option = json!(format!("{field} [role=option][data-code='{code}']"));
        let label = "return document.querySelector(arguments[0])?.textContent";
        let label = self.browser.until("the choice", label, vec![option.clone()]).await?;
        let beginning: String = label.as_str().unwrap_or_default().chars().take(5).collect();
        self.strike(&beginning).await?;
        for _ in 0..MOST {
            let active = "return document.activeElement.getAttribute('aria-activedescendant')
                === document.querySelector(arguments[0])?.id";
            if self.browser.script(active, vec![option.clone()]).await? == json!(true) {
                return self.hit(Key::Enter).await;
            }
            self.hit(Key::Down).await?;
        }
        Err(Failure::new(format!("the arrow keys do not lead to `{code}`")))
    }
}
