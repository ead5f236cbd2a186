//! The accessibility tree as the Chrome DevTools Protocol tells it.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::Outcome;
use crate::browser::Browser;

/// All nodes that screen readers are told of, in the order of the page.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The numbers of the elements that were marked, by the browser's own number for them.
    marks: BTreeMap<u64, usize>,
}

/// A node.
pub(super) struct Node(Json);

impl Tree {
    /// The tree of the page as it is now, with the elements that have `data-told`.
    pub(super) async fn of(browser: &Browser) -> Outcome<Self> {
        let cdp = browser.driver.cdp();
        let document = json!({ "depth": -1 });
        let document = cdp.send_raw("DOM.getDocument", document).await?;
        let mut marks = BTreeMap::new();
        mark(document.get("root").unwrap_or(&Json::Null), &mut marks);
        let tree = cdp.send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree.get("nodes").and_then(Json::as_array).cloned().unwrap_or_default();
        Ok(Self { nodes: in_order(nodes), marks })
    }

    /// The node of the element that was marked with a number.
    pub(super) fn marked(&self, number: usize) -> Option<&Node> {
        self.nodes.iter().find(|node| {
            node.element().and_then(|element| self.marks.get(&element)) == Some(&number)
        })
    }

    /// The nodes of a role.
    pub(super) fn of_role(&self, role: &str) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(move |node| node.text("role") == role)
    }
}

impl Node {
    pub(super) fn name(&self) -> String {
        self.text("name")
    }

    pub(super) fn description(&self) -> String {
        self.text("description")
    }

    /// The level of a heading.
    pub(super) fn level(&self) -> Option<u64> {
        self.property("level")?.as_u64()
    }

    /// Whether a property is there and not false.
    pub(super) fn is(&self, property: &str) -> bool {
        match self.property(property) {
            Some(Json::String(text)) => text != "false",
            Some(Json::Bool(is)) => *is,
            _ => false,
        }
    }

    fn property(&self, name: &str) -> Option<&Json> {
        let properties = self.0.get("properties")?.as_array()?;
        let own = properties.iter().find(|own| own.get("name").is_some_and(|own| own == name))?;
        own.get("value")?.get("value")
    }

    fn element(&self) -> Option<u64> {
        self.0.get("backendDOMNodeId")?.as_u64()
    }

    fn text(&self, member: &str) -> String {
        let value = self.0.get(member).and_then(|own| own.get("value")).and_then(Json::as_str);
        value.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Finds the marked elements below an element.
fn mark(element: &Json, marks: &mut BTreeMap<u64, usize>) {
    let attributes = element.get("attributes").and_then(Json::as_array);
    let attributes = attributes.map(Vec::as_slice).unwrap_or_default();
    let number = attributes.chunks(2).find_map(|pair| match pair {
        [name, number] if name == "data-told" => number.as_str()?.parse().ok(),
        _ => None,
    });
    let own = element.get("backendNodeId").and_then(Json::as_u64);
    if let (Some(number), Some(own)) = (number, own) {
        marks.insert(own, number);
    }
    for child in element.get("children").and_then(Json::as_array).into_iter().flatten() {
        mark(child, marks);
    }
}

/// The nodes as they are read, parents before children, without those that are left out for
/// screen readers; the protocol gives them in an order of its own.
fn in_order(nodes: Vec<Json>) -> Vec<Node> {
    let id = |node: &Json, member: &str| node.get(member).and_then(Json::as_str).map(str::to_owned);
    let root = nodes.iter().find(|node| node.get("parentId").is_none());
    let mut open: Vec<String> = root.and_then(|root| id(root, "nodeId")).into_iter().collect();
    let mut known: BTreeMap<String, Json> =
        nodes.into_iter().filter_map(|node| Some((id(&node, "nodeId")?, node))).collect();
    let mut read = Vec::new();
    while let Some(node) = open.pop().and_then(|id| known.remove(&id)) {
        let children = node.get("childIds").and_then(Json::as_array).into_iter().flatten();
        let children: Vec<String> = children.filter_map(Json::as_str).map(str::to_owned).collect();
        open.extend(children.into_iter().rev());
        if node.get("ignored") != Some(&Json::Bool(true)) {
            read.push(Node(node));
        }
    }
    read
}
