//! Accessibility, judged by axe-core in the page itself.

use std::fs;

use serde_json::Value as Json;

use crate::browser::Browser;
use crate::{Failure, Outcome, place};

/// The rules: WCAG 2.2 to level AA, which EN 301 549 and BITV 2.0 ask for, and good practice.
const RUN: &str = r#"
    const done = arguments[arguments.length - 1];
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
        .then(({ violations }) => done(violations.map(({ id, help, nodes }) => ({
            id, help, count: nodes.length,
            nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => [html, failureSummary]),
        }))))
        .catch((error) => done(String(error)));
"#;

/// Asserts that axe-core finds nothing on the page as it is now.
///
/// # Errors
/// When axe-core is missing or finds something, with the rules and some of the elements.
pub async fn assert_clean(browser: &Browser, state: &str) -> Outcome {
    let present = browser.script("return typeof axe === 'object'", vec![]).await?;
    if present != Json::Bool(true) {
        // Run as a script of the driver's own: the page's policy would refuse a script element.
        let library = fs::read_to_string(place::package("axe-core/axe.min.js")?)?;
        browser.script(&format!("{library}; window.axe = axe;"), vec![]).await?;
    }
    let found = browser.driver.execute_async(RUN, vec![]).await?;
    match found.json() {
        Json::Array(violations) if violations.is_empty() => Ok(()),
        violations => Err(Failure::new(format!(
            "axe-core finds in the state \"{state}\", {:?}: {violations:#}",
            browser.engine
        ))),
    }
}
