//! What screen readers are told, judged in the accessibility tree that Chromium makes of a page, and
//! by what the drivers of the others tell of each control.

mod computed;
mod nodes;

use serde::Deserialize;
use serde_json::json;

use crate::browser::{Browser, Engine};
use crate::{Failure, Outcome};
use computed::Computed;
use nodes::{Node, Tree};

const TOLD: &str = include_str!("told.js");

/// Roles that people jump between; each has a name, but for those that occur once on a page.
const NAMED_LANDMARKS: [&str; 5] = ["complementary", "form", "navigation", "region", "search"];

/// Landmarks of which there is one.
const SINGLE_LANDMARKS: [&str; 3] = ["banner", "contentinfo", "main"];

/// A control or group of controls, as a person who sees it is told.
#[derive(Deserialize)]
struct Told {
    /// The field and the element, for failure messages.
    place: String,
    /// The label, legend or heading.
    name: String,
    /// Hints and problems.
    described: Vec<String>,
    /// Whether an error is shown.
    wrong: bool,
    /// Whether it must be answered, where the control itself can say so.
    required: Option<bool>,
    /// The roles that it may have.
    roles: Vec<String>,
}

/// Asserts that screen readers are told the same as people who see the page: names, help, errors,
/// headings and landmarks. Only Chromium shows its whole tree; the others are asked for the role
/// and name of each control and group.
///
/// # Errors
/// When something is missing or wrong, all of it.
pub async fn assert_told(browser: &Browser, state: &str) -> Outcome {
    let told: Vec<Told> = serde_json::from_value(browser.script(TOLD, vec![]).await?)?;
    let found = match browser.engine {
        Engine::Chromium => in_tree(browser, &told).await,
        Engine::Firefox | Engine::Webkit => one_by_one(browser, &told).await,
    };
    let unmark = "document.querySelectorAll('[data-told]')
        .forEach((own) => own.removeAttribute('data-told'))";
    browser.script(unmark, vec![]).await?;
    let mut wrong = found?;
    wrong.extend(announcer(browser).await?);
    match wrong.as_slice() {
        [] => Ok(()),
        wrong => Err(Failure::new(format!(
            "in the state \"{state}\" screen readers are told something else:\n{}",
            wrong.join("\n")
        ))),
    }
}

/// What the tree does not say as it is seen.
async fn in_tree(browser: &Browser, told: &[Told]) -> Outcome<Vec<String>> {
    let tree = Tree::of(browser).await?;
    let mut wrong = Vec::new();
    for (number, told) in told.iter().enumerate() {
        match tree.marked(number) {
            Some(node) => wrong.extend(compare(told, node)),
            None => wrong.push(format!("{}: is not in the tree", told.place)),
        }
    }
    wrong.extend(headings(&tree));
    wrong.extend(landmarks(&tree));
    Ok(wrong)
}

/// The controls that have another role or name than is seen.
async fn one_by_one(browser: &Browser, told: &[Told]) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    for (number, told) in told.iter().enumerate() {
        let Computed { role, name } = computed::marked(browser, number).await?;
        if told.name.is_empty() || !name.contains(&told.name) {
            wrong.push(format!("{}: the name is `{name}`, seen is `{}`", told.place, told.name));
        }
        if !told.roles.contains(&role) {
            wrong.push(format!("{}: the role is `{role}`, not {:?}", told.place, told.roles));
        }
    }
    Ok(wrong)
}

/// What a node does not say as it is seen.
fn compare(told: &Told, node: &Node) -> Vec<String> {
    let mut wrong = Vec::new();
    let (name, description) = (node.name(), node.description());
    if told.name.is_empty() || !name.contains(&told.name) {
        wrong.push(format!("the name is `{name}`, seen is `{}`", told.name));
    }
    for piece in &told.described {
        if !description.contains(piece.as_str()) {
            wrong.push(format!("the description is `{description}`, seen is `{piece}`"));
        }
    }
    let invalid = node.is("invalid");
    if invalid != told.wrong {
        wrong.push(format!("`invalid` is {invalid}, an error is seen: {}", told.wrong));
    }
    let required = node.is("required");
    if told.required.is_some_and(|told| told != required) {
        wrong.push(format!("`required` is {required}, seen is {:?}", told.required));
    }
    wrong.iter().map(|wrong| format!("{}: {wrong}", told.place)).collect()
}

/// One heading of the first level before all others in `main`, and no level left out.
fn headings(tree: &Tree) -> Vec<String> {
    let levels: Vec<u64> = tree.of_role("heading").filter_map(Node::level).collect();
    let mut wrong = Vec::new();
    if levels.iter().filter(|level| **level == 1).count() != 1 {
        wrong.push(format!("there is not one heading of level 1: {levels:?}"));
    }
    let skipped = levels.windows(2).any(|pair| match pair {
        [before, after] => *after > before + 1,
        _ => false,
    });
    if skipped {
        wrong.push(format!("a level of headings is left out: {levels:?}"));
    }
    let unnamed = tree.of_role("heading").filter(|node| node.name().trim().is_empty()).count();
    if unnamed > 0 {
        wrong.push(format!("{unnamed} headings are empty"));
    }
    wrong
}

fn landmarks(tree: &Tree) -> Vec<String> {
    let unnamed = NAMED_LANDMARKS.into_iter().filter_map(|role| {
        let unnamed = tree.of_role(role).filter(|node| node.name().trim().is_empty()).count();
        (unnamed > 0).then(|| format!("{unnamed} of the landmark `{role}` have no name"))
    });
    let repeated = SINGLE_LANDMARKS.into_iter().filter_map(|role| {
        let count = tree.of_role(role).count();
        (count > 1 || count == 0 && role == "main")
            .then(|| format!("`{role}` is there {count} times"))
    });
    unnamed.chain(repeated).collect()
}

/// Screen readers follow only regions that were there before they speak: the one for all
/// announcements stands in the header from the beginning. Pages that are only read announce
/// nothing but how far the assistant is.
async fn announcer(browser: &Browser) -> Outcome<Option<String>> {
    let there = "const count = (selector) => document.querySelectorAll(selector).length;
        const own = count('header [role=status][aria-live=polite]');
        const read = document.querySelector('body > .page[id]');
        return own === 0 && read ? 1 : own";
    let there = browser.script(there, vec![]).await?;
    Ok((there != json!(1)).then(|| format!("there are {there} places for announcements")))
}

/// Waits until something has the focus: who uses a keyboard or a screen reader is somewhere. Between
/// a piece that goes away and the one that takes its focus lies a moment.
///
/// # Errors
/// When nothing comes to have it.
pub async fn assert_focused(browser: &Browser, after: &str) -> Outcome {
    let focused = "const own = document.activeElement;
        return !!own && own !== document.body && own !== document.documentElement";
    browser.until(&format!("something to have the focus after {after}"), focused, vec![]).await?;
    Ok(())
}
