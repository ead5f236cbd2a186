//! What a person has set in the system before the browser is opened, where the browser's driver
//! can be told.

use serde_json::{Value as Json, json};

use crate::Outcome;
use crate::browser::{Browser, Engine};

/// A setting of the system. Unlike [`crate::appearance::Appearance`] it holds for every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As it comes.
    Plain,
    /// Dark colours.
    Dark,
    /// Few colours, the person's own.
    Forced,
}

impl Setting {
    /// Asks for it in what a session begins with; whether the engine can be told at all.
    pub(crate) fn prepare(self, engine: Engine, capabilities: &mut Json) -> bool {
        let preferences = match self {
            Self::Plain => return true,
            Self::Dark => vec![
                ("ui.systemUsesDarkTheme", 1),
                ("layout.css.prefers-color-scheme.content-override", 0),
            ],
            Self::Forced => vec![("browser.display.document_color_use", 2)],
        };
        if engine == Engine::Firefox {
            let own = capabilities.pointer_mut("/moz:firefoxOptions/prefs");
            if let Some(own) = own.and_then(Json::as_object_mut) {
                own.extend(
                    preferences.into_iter().map(|(name, set)| (name.to_owned(), json!(set))),
                );
            }
        }
        // WebKitGTK knows no forced colours.
        engine != Engine::Webkit || self == Self::Dark
    }

    /// What the browser's surroundings say: WebKitGTK looks whether GTK's theme is dark.
    pub(crate) fn environment(self, engine: Engine) -> Option<(&'static str, &'static str)> {
        let dark = engine == Engine::Webkit && self == Self::Dark;
        dark.then_some(("GTK_THEME", "Adwaita:dark"))
    }

    /// Tells the open browser, where it can be told then only.
    pub(crate) async fn begin(self, browser: &Browser) -> Outcome {
        let (name, value) = match self {
            Self::Dark => ("prefers-color-scheme", "dark"),
            Self::Forced => ("forced-colors", "active"),
            Self::Plain => return Ok(()),
        };
        if browser.engine == Engine::Chromium {
            let features = json!({ "features": [{ "name": name, "value": value }] });
            browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        }
        Ok(())
    }
}
