//! Accessibility, judged by axe-core in the page itself.

use std::fs;

use serde_json::Value as Json;

use crate::browser::Browser;
use crate::{Failure, Outcome, place};

/// All rules, good practice and those that axe-core calls experimental included. Left out are
/// those for what WCAG 2.2 asks for only at level AAA, which neither EN 301 549 nor BITV 2.0 does,
/// and those that axe-core has replaced by others.
const ALL: &str = r#"
    const beyond = ["wcag2aaa", "wcag21aaa", "wcag22aaa", "deprecated"];
    const rules = axe.getRules().filter(({ tags }) => !tags.some((tag) => beyond.includes(tag)));
"#;

/// The rules that depend on colours.
const COLOURS: &str = r#"
    const colours = ["cat.color"], beyond = ["wcag2aaa"];
    const rules = axe.getRules(colours)
        .filter(({ tags }) => !tags.some((tag) => beyond.includes(tag)));
"#;

/// A table that is wider than the screen is scrolled with the keyboard, so it takes the focus, as a
/// group with the table's name: as regions, dozens of equal names would fill the list of landmarks.
/// An experimental rule wants a region all the same.
const RUN: &str = r#"
    const done = arguments[arguments.length - 1];
    const wide = (id, { html }) =>
        id === "focus-order-semantics" && html.startsWith('<div class="wide" role="group"');
    const values = rules.map(({ ruleId }) => ruleId);
    axe.run(document, { runOnly: { type: "rule", values }, resultTypes: ["violations"] })
        .then(({ violations }) => done(violations.map(({ id, help, nodes }) => ({
            id, help, nodes: nodes.filter((node) => !wide(id, node))
                .map(({ html, failureSummary }) => [html, failureSummary]),
        })).filter(({ nodes }) => nodes.length > 0)
            .map((found) => ({ ...found, count: found.nodes.length, nodes: found.nodes.slice(0, 5) }))))
        .catch((error) => done(String(error)));
"#;

/// Asserts that axe-core finds nothing on the page as it is now.
///
/// # Errors
/// When axe-core is missing or finds something, with the rules and some of the elements.
pub async fn assert_clean(browser: &Browser, state: &str) -> Outcome {
    judge(browser, state, ALL).await
}

/// Asserts that axe-core finds nothing in the colours of the page as they are now.
///
/// # Errors
/// As [`assert_clean`].
pub async fn assert_contrast(browser: &Browser, state: &str) -> Outcome {
    judge(browser, state, COLOURS).await
}

async fn judge(browser: &Browser, state: &str, rules: &str) -> Outcome {
    let present = browser.script("return typeof axe === 'object'", vec![]).await?;
    if present != Json::Bool(true) {
        // Run as a script of the driver's own: the page's policy would refuse a script element.
        let library = fs::read_to_string(place::package("axe-core/axe.min.js")?)?;
        browser.script(&format!("{library}; window.axe = axe;"), vec![]).await?;
    }
    let found = browser.driver.execute_async(format!("{rules}{RUN}"), vec![]).await?;
    match found.json() {
        Json::Array(violations) if violations.is_empty() => Ok(()),
        violations => Err(Failure::new(format!(
            "axe-core finds in the state \"{state}\", {:?}: {violations:#}",
            browser.engine
        ))),
    }
}
