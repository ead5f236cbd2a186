//! A screen as narrow as a page must fit on without scrolling sideways (WCAG 1.4.10).

use serde_json::Value as Json;

use super::Person;
use crate::browser::Engine;
use crate::{Failure, Outcome};

/// The narrowest page that must not scroll sideways, in CSS pixels.
pub const NARROW: u32 = 320;

impl Person {
    /// Asserts that the page is no wider than a screen of [`NARROW`], on either side.
    ///
    /// # Errors
    /// When it scrolls sideways.
    pub async fn fits(&self, page: &str) -> Outcome {
        let script = "const root = document.documentElement;
            const wide = [...document.querySelectorAll('body *')].filter((element) => {
                const { left, right } = element.getBoundingClientRect();
                // Words may be wider than the box that they stand in.
                const spills = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
                return right > root.clientWidth + 1 || left < -1 || spills;
            });
            return [root.clientWidth, root.scrollWidth,
                wide.slice(0, 9).map((element) => element.outerHTML.slice(0, 200))]";
        let measured = self.browser.script(script, vec![]).await?;
        let width = |at: usize| measured.get(at).and_then(Json::as_u64).unwrap_or_default();
        if self.browser.engine == Engine::Chromium {
            // A scroll bar may take some of it.
            assert!(
                width(0) <= u64::from(NARROW),
                "the page is not as narrow as asked: {measured}"
            );
        }
        match width(1) <= width(0) {
            true => Ok(()),
            false => Err(Failure::new(format!("`{page}` scrolls sideways: {measured:#}"))),
        }
    }
}
