//! Saving a draft to a file, and taking one over.

use std::path::Path;

use super::Person;
use crate::Outcome;

/// Has the page hold what it offers for saving.
const HOLD: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { globalThis.saved = blob; return make.call(URL, blob) }";

/// What was offered, as numbers.
const SAVED: &str = "const done = arguments[0];
    saved.arrayBuffer().then((bytes) => done([...new Uint8Array(bytes)]))";

impl Person {
    /// Asks for the file of a draft, from the list of what the device keeps. What is offered then,
    /// [`Person::saved`] gives.
    ///
    /// # Errors
    /// When no draft is listed.
    pub async fn export(&self) -> Outcome {
        self.browser.script(HOLD, vec![]).await?;
        self.press("export").await
    }

    /// Says the passphrase twice.
    ///
    /// # Errors
    /// When nobody asks for one.
    pub async fn seal(&self, passphrase: &str, again: &str) -> Outcome {
        self.put("#draft-sure", passphrase).await?;
        self.put("#passphrase-again", again).await?;
        self.press("export-save").await
    }

    /// What is offered for saving, byte for byte.
    ///
    /// # Errors
    /// When nothing is.
    pub async fn saved(&self) -> Outcome<Vec<u8>> {
        self.sees("#save[download$='.direktantrag']:focus", true).await?;
        let saved = self.browser.driver.execute_async(SAVED, vec![]).await?;
        Ok(serde_json::from_value(saved.json().clone())?)
    }

    /// Takes the draft of a file over, from the list of what the device keeps.
    ///
    /// # Errors
    /// When no file can be chosen there.
    pub async fn take_over(&self, file: &Path, passphrase: &str) -> Outcome {
        self.find("#backup").await?.send_keys(file.to_string_lossy()).await?;
        self.put("#backup-passphrase", passphrase).await?;
        self.press("import").await
    }

    /// Types a text in place of what stands in a line.
    ///
    /// # Errors
    /// When there is no such line.
    pub async fn put(&self, selector: &str, text: &str) -> Outcome {
        let line = self.find(selector).await?;
        line.clear().await?;
        // Not every driver takes nothing for a text.
        if !text.is_empty() {
            line.send_keys(text).await?;
        }
        Ok(())
    }
}
