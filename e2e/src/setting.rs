//! What a person has set in the system before the browser is opened, where the browser's driver
//! can be told.

use std::fs;
use std::path::Path;

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
    /// Nothing moves.
    Still,
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
            Self::Still => vec![("ui.prefersReducedMotion", 1)],
        };
        if engine == Engine::Firefox {
            let own = capabilities.pointer_mut("/moz:firefoxOptions/prefs");
            if let Some(own) = own.and_then(Json::as_object_mut) {
                own.extend(
                    preferences.into_iter().map(|(name, set)| (name.to_owned(), json!(set))),
                );
            }
        }
        if engine == Engine::Webkit && self == Self::Dark {
            let own = capabilities.pointer_mut("/webkitgtk:browserOptions/args");
            own.and_then(Json::as_array_mut)
                .into_iter()
                .for_each(|own| own.push(json!("--dark-mode")));
        }
        // WebKitGTK knows no forced colours.
        engine != Engine::Webkit || self != Self::Forced
    }

    /// Writes it into the folder where the browser looks for the system's settings: WebKitGTK takes
    /// those of GTK.
    pub(crate) fn write(self, engine: Engine, config: &Path) -> Outcome {
        if engine == Engine::Webkit && self == Self::Still {
            let folder = config.join("gtk-3.0");
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
        }
        Ok(())
    }

    /// Tells the open browser, where it can be told then only.
    pub(crate) async fn begin(self, browser: &Browser) -> Outcome {
        let (name, value) = match self {
            Self::Dark => ("prefers-color-scheme", "dark"),
            Self::Forced => ("forced-colors", "active"),
            Self::Still => ("prefers-reduced-motion", "reduce"),
            Self::Plain => return Ok(()),
        };
        if browser.engine == Engine::Chromium {
            let features = json!({ "features": [{ "name": name, "value": value }] });
            browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        }
        Ok(())
    }
}
