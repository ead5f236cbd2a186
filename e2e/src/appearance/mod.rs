//! How people have pages shown: colours, sizes and spacing of their own. Only Chromium can change
//! all of them in an open page; for the others what the system says is set before they are opened
//! ([`Setting`](crate::setting::Setting)).

use serde_json::{Value as Json, json};

use crate::browser::{Browser, Engine};
use crate::{Failure, Outcome};

/// Finds what is cut off, covered or outside of the page.
const LAYOUT: &str = include_str!("layout.js");

/// A setting of a browser or system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// As on most desktops: 1280 CSS pixels wide.
    Plain,
    /// Dark colours.
    Dark,
    /// The few colours that the person has chosen (Windows: contrast themes).
    Forced,
    /// Nothing moves.
    Still,
    /// Text of twice the size (WCAG 1.4.4).
    LargeText,
    /// 400 % of 1280 × 1024 pixels, that is 320 × 256 CSS pixels (WCAG 1.4.10).
    Zoomed,
    /// More space between letters, words, lines and paragraphs (WCAG 1.4.12).
    Spaced,
}

/// Every setting.
pub const ALL: [Appearance; 7] = [
    Appearance::Plain,
    Appearance::Dark,
    Appearance::Forced,
    Appearance::Still,
    Appearance::LargeText,
    Appearance::Zoomed,
    Appearance::Spaced,
];

impl Appearance {
    /// Shows the open page so, and no longer as before; what is set before a browser is opened
    /// stays as it is in any but Chromium.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn show(self, browser: &Browser) -> Outcome {
        if browser.engine == Engine::Chromium {
            self.emulate(browser).await?;
        }
        // As the setting of browsers for the size of text.
        let size = if self == Self::LargeText { "200%" } else { "" };
        let style = if self == Self::Spaced { SPACED } else { "" };
        let restyle = "document.documentElement.style.fontSize = arguments[0];
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(arguments[1]);
            document.adoptedStyleSheets = [sheet];";
        browser.script(restyle, vec![json!(size), json!(style)]).await?;
        Ok(())
    }

    async fn emulate(self, browser: &Browser) -> Outcome {
        let (width, height, scale) = match self {
            Self::Zoomed => (320, 256, 4),
            _ => (1280, 1024, 1),
        };
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        let feature = |name: &str, value: &str| json!([{ "name": name, "value": value }]);
        let features = match self {
            Self::Dark => feature("prefers-color-scheme", "dark"),
            Self::Forced => feature("forced-colors", "active"),
            Self::Still => feature("prefers-reduced-motion", "reduce"),
            _ => json!([]),
        };
        let cdp = browser.driver.cdp();
        cdp.send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        cdp.send_raw("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }
}

/// The spacing that text must bear.
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";

/// Asserts that no text is cut off, lies over another or is outside of the page, that nothing
/// moves where nothing may, and that large text is large.
///
/// # Errors
/// When something does, all of it.
pub async fn assert_readable(browser: &Browser, appearance: Appearance, state: &str) -> Outcome {
    appearance.show(browser).await?;
    let still = json!(appearance == Appearance::Still);
    let large = json!(appearance == Appearance::LargeText);
    match browser.script(LAYOUT, vec![still, large]).await? {
        Json::Array(found) if found.is_empty() => Ok(()),
        found => Err(Failure::new(format!("`{state}` as {appearance:?}: {found:#}"))),
    }
}
