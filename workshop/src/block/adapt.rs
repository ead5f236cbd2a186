//! Adapting a block to the service that includes it.

use super::expand::{find, join, scalar};
use crate::definition::{Content, Member, Tree, Written, items, pairs, text};
use crate::finding::{Findings, did_you_mean};

/// What an adaptation cannot change: it would be another node.
const FIXED: [&str; 4] = ["field", "group", "include", "nodes"];

/// Takes the nodes of these paths out of a block.
pub(super) fn leave_out(
    nodes: &mut Vec<Tree>,
    paths: &[Tree],
    block: &str,
    findings: &mut Findings,
) {
    for tree in paths {
        let Some(path) = text(tree, findings) else { continue };
        let (around, name) = match path.text.rsplit_once('.') {
            Some((around, name)) => (members_of(nodes, around), name),
            None => (Some(&mut *nodes), path.text.as_str()),
        };
        let place = around.and_then(|nodes| {
            let place = nodes.iter().position(|node| name_of(node) == Some(name))?;
            Some((nodes, place))
        });
        match place {
            Some((nodes, place)) => drop(nodes.remove(place)),
            None => unknown(nodes, &path, block, findings),
        }
    }
}

/// Lays other facets over those of the block's nodes. A facet that is null is taken away; checks
/// are added to those there are, in place of one with the same id.
pub(super) fn adapt(nodes: &mut [Tree], with: &Tree, block: &str, findings: &mut Findings) {
    for change in pairs(with, "`with`", findings) {
        let facets = pairs(&change.value, "the facets of a node", findings);
        let Some(node) = node_of(nodes, &change.key.text) else {
            unknown(nodes, &change.key, block, findings);
            continue;
        };
        let Content::Mapping(own) = &mut node.content else { continue };
        for facet in facets {
            let key = facet.key.text.as_str();
            let there = own.iter().position(|member| member.key.text == key);
            let null = matches!(&facet.value.content, Content::Scalar(text) if text.is_null());
            if FIXED.contains(&key) {
                let message = format!("`{key}` of a block's node cannot be changed");
                let advice = "leave the node out with `without`, and write your own under `nodes`";
                findings.error(facet.key.at, message, advice);
            } else if null && there.is_none() {
                let message =
                    format!("`{}` of the block `{block}` has no `{key}`", change.key.text);
                findings.error(facet.key.at, message, "remove this line");
            } else if let (true, Some(place)) = (null, there) {
                own.remove(place);
            } else if let Some(member) = there.and_then(|place| own.get_mut(place)) {
                match key {
                    "checks" => add_checks(member, &facet.value, findings),
                    _ => *member = facet.clone(),
                }
            } else {
                own.push(facet.clone());
            }
        }
    }
}

fn add_checks(into: &mut Member, more: &Tree, findings: &mut Findings) {
    let id = |check: &Tree| match &check.content {
        Content::Mapping(members) => scalar(members, "id").map(|id| id.text.clone()),
        _ => None,
    };
    let Content::Sequence(checks) = &mut into.value.content else { return };
    for check in items(more, findings) {
        checks.retain(|own| id(check).is_none() || id(own) != id(check));
        checks.push(check.clone());
    }
}

/// The node of a path in a list of nodes.
pub(super) fn node_of<'t>(nodes: &'t mut [Tree], path: &str) -> Option<&'t mut Tree> {
    match path.rsplit_once('.') {
        None => nodes.iter_mut().find(|node| name_of(node) == Some(path)),
        Some((around, name)) => {
            members_of(nodes, around)?.iter_mut().find(|node| name_of(node) == Some(name))
        }
    }
}

/// The nodes in the group of a path.
fn members_of<'t>(nodes: &'t mut [Tree], path: &str) -> Option<&'t mut Vec<Tree>> {
    let Content::Mapping(members) = &mut node_of(nodes, path)?.content else { return None };
    let inner = members.iter_mut().find(|member| member.key.text == "nodes")?;
    match &mut inner.value.content {
        Content::Sequence(nodes) => Some(nodes),
        _ => None,
    }
}

pub(super) fn name_of(node: &Tree) -> Option<&str> {
    let Content::Mapping(members) = &node.content else { return None };
    let name = scalar(members, "field").or_else(|| scalar(members, "group"))?;
    Some(&name.text)
}

/// The paths of all nodes.
pub(super) fn paths(nodes: &[Tree], around: &str) -> Vec<String> {
    let mut all = Vec::new();
    for node in nodes {
        let (Some(name), Content::Mapping(members)) = (name_of(node), &node.content) else {
            continue;
        };
        let path = join(around, name);
        if let Some(Content::Sequence(inner)) = find(members, "nodes").map(|tree| &tree.content) {
            all.extend(paths(inner, &path));
        }
        all.push(path);
    }
    all
}

fn unknown(nodes: &[Tree], path: &Written, block: &str, findings: &mut Findings) {
    let known = paths(nodes, "");
    let message = format!("the block `{block}` has no `{}`", path.text);
    let advice = did_you_mean(&path.text, known.iter().map(String::as_str), "remove it");
    findings.error(path.at, message, advice);
}
