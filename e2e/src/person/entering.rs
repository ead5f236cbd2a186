//! Entering answers into the controls that the page offers, and reading them there.

use serde_json::{Value as Json, json};
use thirtyfour::{By, Key, WebElement};

use super::Person;
use super::control::{Control, parts};
use super::signing::is_drawn;
use crate::story::Given;
use crate::{Failure, Outcome};

impl Person {
    /// Enters the answers in their order.
    ///
    /// # Errors
    /// When a field does not come or does not take its answer.
    pub async fn fill(&self, answers: &[Given]) -> Outcome {
        for given in answers {
            self.enter(given).await?;
        }
        Ok(())
    }

    /// Enters one answer in place of whatever stands there.
    ///
    /// # Errors
    /// When the field does not come or does not take the answer.
    pub async fn enter(&self, given: &Given) -> Outcome {
        let entered = self.try_enter(given).await;
        entered.map_err(|failure| failure.during(format!("entering `{}`", given.path)))
    }

    async fn try_enter(&self, given: &Given) -> Outcome {
        let field = field(&given.path);
        let element = self.find(&field).await?;
        let nothing = || Failure::new("the field offers nothing to enter an answer into");
        match self.control(&field).await?.ok_or_else(nothing)? {
            Control::Radio => {
                self.tick(&format!("{field} input[value='{}']", given.entered), true).await
            }
            Control::Declaration => {
                self.tick(&format!("{field} input[type=checkbox]"), given.entered == "true").await
            }
            Control::Checkboxes => {
                let codes: Vec<&str> = given.entered.split(' ').collect();
                for code in self.codes(&element).await? {
                    let checkbox = format!("{field} input[value='{code}']");
                    self.tick(&checkbox, codes.contains(&code.as_str())).await?;
                }
                Ok(())
            }
            Control::Combobox => self.search(&field, &given.entered).await,
            Control::Parts => {
                let inputs = element.find_all(By::Css("input")).await?;
                for (input, part) in inputs.iter().zip(parts(&given.entered, inputs.len())) {
                    self.type_into(input, part).await?;
                }
                Ok(())
            }
            Control::Files => self.choose_files(&field, &given.entered).await,
            Control::Signature if is_drawn(&given.entered) => {
                self.draw(&field, &given.entered).await
            }
            Control::Signature | Control::Text => {
                let input = element.find(By::Css("input, textarea")).await?;
                self.type_into(&input, &given.entered).await
            }
        }
    }

    /// Asserts that a field shows an answer, whatever the spaces and leading zeros.
    ///
    /// # Errors
    /// When it shows another.
    pub async fn holds(&self, given: &Given) -> Outcome {
        let field = field(&given.path);
        let element = self.find(&field).await?;
        let control = self.control(&field).await?;
        let name = control.map(|control| format!("{control:?}"));
        let script = "
            const [field, control] = arguments;
            const inputs = [...field.querySelectorAll('input, textarea')];
            const checked = inputs.filter((input) => input.checked).map((input) => input.value);
            if (control === 'Declaration') return String(checked.length === 1);
            if (control === 'Radio' || control === 'Checkboxes') return checked.join(' ');
            if (control === 'Files') return [...field.querySelectorAll('li > bdi')]
                .map((item) => item.textContent.replace(/ \\([^(]*\\)$/, '')).join('\\n');
            if (control === 'Signature') {
                const wipe = field.querySelector('[data-action=wipe]:not([hidden])');
                return (wipe ? 'drawn' : '') + inputs[0].value;
            }
            return inputs.map((input) => input.value).join('.');";
        let arguments = vec![element.to_json()?, json!(name)];
        let shown = self.browser.script(script, arguments).await?;
        let shown = shown.as_str().unwrap_or_default();
        let same = match control {
            // The label stands there; which code it is, is compared with what arrives.
            Some(Control::Combobox) => !shown.is_empty(),
            Some(Control::Parts) => {
                let count = shown.split('.').count();
                numbers(shown) == numbers(&parts(&given.entered, count).join("."))
            }
            Some(Control::Files) => {
                let name = |line: &str| line.splitn(4, ' ').last().map(str::to_owned);
                shown.lines().map(|name| Some(name.to_owned())).eq(given.entered.lines().map(name))
            }
            Some(Control::Signature) if is_drawn(&given.entered) => shown == "drawn",
            _ => squeezed(shown) == squeezed(&given.entered),
        };
        match same {
            true => Ok(()),
            false => Err(Failure::new(format!(
                "`{}` shows `{shown}` in place of `{}`",
                given.path, given.entered
            ))),
        }
    }

    /// The codes that a field's checkboxes offer.
    async fn codes(&self, field: &WebElement) -> Outcome<Vec<String>> {
        let script = "return [...arguments[0].querySelectorAll('input')].map((one) => one.value)";
        match self.browser.script(script, vec![field.to_json()?]).await? {
            Json::Array(codes) => {
                Ok(codes.iter().filter_map(Json::as_str).map(str::to_owned).collect())
            }
            _ => Ok(vec![]),
        }
    }

    /// Sees to it that a radio button or checkbox is chosen or not, by its label.
    async fn tick(&self, selector: &str, chosen: bool) -> Outcome {
        let input = self.find(selector).await?;
        if input.is_selected().await? == chosen {
            return Ok(());
        }
        let id = input.id().await?.ok_or_else(|| Failure::new("the control has no id"))?;
        self.click(&format!("label[for='{id}']")).await?;
        let what = format!("`{selector}` to be {chosen}");
        let look = "const input = document.querySelector(arguments[0]);
            return !!input && input.checked === arguments[1]";
        self.browser.until(&what, look, vec![json!(selector), json!(chosen)]).await?;
        Ok(())
    }

    /// Searches the list for a code's label, as a person does who does not want to scroll: types
    /// its beginning, goes to it with the arrow keys, takes it.
    async fn search(&self, field: &str, code: &str) -> Outcome {
        let input = self.find(&format!("{field} [role=combobox]")).await?;
        let label = self.label_of(field, &input, code).await?;
        let beginning: String = label.chars().take(5).collect();
        self.type_into(&input, &beginning).await?;
        let option = self.find(&format!("{field} [role=option][data-code='{code}']")).await?;
        let wanted = option.id().await?;
        for _ in 0..200 {
            if input.attr("aria-activedescendant").await? == wanted {
                break;
            }
            input.send_keys(Key::Down).await?;
        }
        input.send_keys(Key::Enter).await?;
        let taken = "return document.querySelector(arguments[0]).value === arguments[1]";
        let selector = format!("{field} [role=combobox]");
        let what = format!("`{label}` to be taken");
        self.browser.until(&what, taken, vec![json!(selector), json!(label)]).await?;
        Ok(())
    }

    /// The label of a code, looked up in the whole list; as the service has it, without the marks
    /// that a story's translator sets.
    async fn label_of(&self, field: &str, input: &WebElement, code: &str) -> Outcome<String> {
        self.type_into(input, "").await?;
        self.click(&format!("{field} [role=combobox]")).await?;
        let text = "const option = document.querySelector(arguments[0]);
            return option && option.textContent.replace(/[⟦⟧]/g, '').trim()";
        let option = json!(format!("{field} [role=option][data-code='{code}']"));
        let what = format!("the choice `{code}`");
        let label = self.browser.until(&what, text, vec![option]).await?;
        Ok(label.as_str().unwrap_or_default().to_owned())
    }

    /// Types a text in place of what stands there.
    async fn type_into(&self, input: &WebElement, text: &str) -> Outcome {
        let centred = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
            arguments[0].focus(); arguments[0].select(); return arguments[0].value !== ''";
        let filled = self.browser.script(centred, vec![input.to_json()?]).await?;
        if filled == json!(true) {
            input.send_keys(Key::Backspace).await?;
        }
        if !text.is_empty() {
            // Not every driver takes the character for the key.
            input.send_keys(text.replace('\n', &char::from(Key::Enter).to_string())).await?;
        }
        let value = input.prop("value").await?.unwrap_or_default();
        // Long numbers come to stand in groups.
        match value == text || value.replace(' ', "") == text {
            true => Ok(()),
            false => Err(Failure::new(format!("`{text}` was typed and `{value}` stands there"))),
        }
    }
}

/// The selector of a field's container.
pub(super) fn field(path: &str) -> String {
    format!("[data-path='{path}']")
}

fn numbers(text: &str) -> Vec<Option<u32>> {
    text.split('.').map(|part| part.trim().parse().ok()).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}
