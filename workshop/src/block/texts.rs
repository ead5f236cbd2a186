//! The texts that come along with a block.

use super::adapt::node_of;
use super::expand::{find, join, scalar};
use crate::definition::{Content, Member, Style, Tree, Written};

/// Texts in one language, as they stand in the blocks' files.
#[derive(Clone, Debug, Default)]
pub struct IncludedTexts {
    /// By definition path.
    pub(super) nodes: Vec<Member>,
    /// Labels by code list.
    pub(super) lists: Vec<Member>,
}

/// Takes a block's texts along into the group of a path, as far as they are about nodes that
/// were not left out, and checks that are still there.
pub(super) fn take_along(
    texts: &IncludedTexts,
    path: &str,
    nodes: &[Tree],
    into: &mut IncludedTexts,
) {
    let mut nodes = nodes.to_vec();
    for text in &texts.nodes {
        let Some(node) = node_of(&mut nodes, &text.key.text) else { continue };
        let mut text = text.clone();
        keep_checks(&mut text.value, node);
        text.key.text = join(path, &text.key.text);
        into.nodes.push(text);
    }
    for list in &texts.lists {
        if !into.lists.iter().any(|known| known.key.text == list.key.text) {
            into.lists.push(list.clone());
        }
    }
}

fn keep_checks(text: &mut Tree, node: &Tree) {
    let Content::Mapping(facets) = &node.content else { return };
    let checks = match find(facets, "checks").map(|tree| &tree.content) {
        Some(Content::Sequence(checks)) => checks.as_slice(),
        _ => &[],
    };
    let known = |id: &str| {
        checks.iter().any(|check| match &check.content {
            Content::Mapping(members) => scalar(members, "id").is_some_and(|own| own.text == id),
            _ => false,
        })
    };
    let Content::Mapping(members) = &mut text.content else { return };
    for member in members.iter_mut().filter(|member| member.key.text == "checks") {
        if let Content::Mapping(messages) = &mut member.value.content {
            messages.retain(|message| known(&message.key.text));
        }
    }
}

/// A file of texts with those of the blocks beneath: what the file says about a node or a code
/// stands before what a block says.
pub fn with_included(tree: &Tree, included: &IncludedTexts) -> Tree {
    let mut tree = tree.clone();
    if let Content::Mapping(members) = &mut tree.content {
        let at = tree.at;
        lay_under(members, "nodes", &included.nodes, at);
        lay_under(members, "lists", &included.lists, at);
    }
    tree
}

fn lay_under(members: &mut Vec<Member>, key: &str, beneath: &[Member], at: crate::finding::At) {
    if beneath.is_empty() {
        return;
    }
    let place = members.iter().position(|member| member.key.text == key);
    let place = place.unwrap_or_else(|| {
        let key = Written { text: key.to_owned(), at, style: Style::Plain };
        members.push(Member { key, value: Tree { at, content: Content::Mapping(Vec::new()) } });
        members.len() - 1
    });
    let Some(member) = members.get_mut(place) else { return };
    if matches!(&member.value.content, Content::Scalar(text) if text.is_null()) {
        member.value.content = Content::Mapping(Vec::new());
    }
    merge(&mut member.value, beneath, 2);
}

/// Adds members that are not there, and those within the ones that are, `depth` levels deep.
fn merge(tree: &mut Tree, beneath: &[Member], depth: usize) {
    let Content::Mapping(own) = &mut tree.content else { return };
    for member in beneath {
        let there = own.iter_mut().find(|own| own.key.text == member.key.text);
        match (there, &member.value.content) {
            (None, _) => own.push(member.clone()),
            (Some(there), Content::Mapping(inner)) if depth > 0 => {
                merge(&mut there.value, inner, depth - 1);
            }
            _ => {}
        }
    }
}
