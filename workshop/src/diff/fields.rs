//! Fields and groups: added, removed, renamed, moved, and what they take.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde_json::Value as Json;
use shared::kind;
use shared::service::{Content, Node, NodeId, Service};

use super::{Between, Change, Kind, Part, nodes};
use crate::version::Version;

pub(super) fn compare(between: &Between<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut met = BTreeSet::new();
    for (old, path, became) in between.pairs() {
        let was = between.old.plan.node(old);
        let Some(new) = became.filter(|new| met.insert(*new)) else {
            let change = Change::new(part(was), &path, Kind::Removed);
            changes.push(change.was(described(between.old.service(), was)));
            continue;
        };
        let is = between.new.plan.node(new);
        let name = between.new.plan.path(new);
        // A group's new name is stated once, for all that stands in it.
        let inherited = was.parent.map(|parent| between.lead(&between.old.plan.path(parent)).0);
        let expected =
            inherited.map_or_else(|| was.name.clone(), |around| format!("{around}.{}", was.name));
        if name != expected {
            changes.push(Change::new(part(is), &name, Kind::Renamed).was(&path).is(&name));
        }
        if let (Some(from), Some(to)) = (page(between.old, old), page(between.new, new))
            && from != to
        {
            changes.push(Change::new(part(is), &name, Kind::Moved).was(from).is(to));
        }
        if let Some(kind) = taken(between, was, is) {
            let described = described(between.new.service(), is);
            let change = Change::new(part(is), &name, kind).is(described);
            changes.push(change.was(self::described(between.old.service(), was)));
        }
    }
    for (new, path) in nodes(between.new).filter(|(new, _)| !met.contains(new)) {
        let is = between.new.plan.node(new);
        let described = described(between.new.service(), is);
        changes.push(Change::new(part(is), path, Kind::Added).is(described));
    }
    changes
}

fn part(node: &Node) -> Part {
    match node.content {
        Content::Group => Part::Group,
        Content::Field(_) => Part::Field,
    }
}

fn page(version: &Version, node: NodeId) -> Option<&str> {
    let page = version.plan.page(node)?;
    version.service().pages.get(page).map(|page| page.id.as_str())
}

/// What a node takes, as authors write it: `integer, min 1, max 50`.
pub(super) fn described(service: &Service, node: &Node) -> String {
    let kind = match &node.content {
        Content::Group => match node.repeats {
            Some(repeats) => return format!("repeated {}..{}", repeats.min, repeats.max),
            None => return "group".to_owned(),
        },
        Content::Field(kind) => kind,
    };
    let (name, members) = spelled(kind);
    let mut text = name.replace('_', "-");
    for (key, value) in members {
        let value = match (&value, key.as_str()) {
            (Json::Number(list), "list") => list
                .as_u64()
                .and_then(|at| usize::try_from(at).ok())
                .and_then(|at| service.lists.get(at))
                .map_or_else(String::new, |list| list.id.clone()),
            (Json::String(text), _) => text.clone(),
            (other, _) => other.to_string(),
        };
        text.push_str(&format!(", {key} {value}"));
    }
    text
}

/// A kind's name and bounds as they are shipped.
fn spelled(kind: &kind::Kind) -> (String, Vec<(String, Json)>) {
    match serde_json::to_value(kind) {
        Ok(Json::String(name)) => (name, Vec::new()),
        Ok(Json::Object(members)) => match members.into_iter().next() {
            Some((name, Json::Object(members))) => (name, members.into_iter().collect()),
            Some((name, _)) => (name, Vec::new()),
            None => (String::new(), Vec::new()),
        },
        _ => (String::new(), Vec::new()),
    }
}

/// How what a node takes changed, if it did.
pub(super) fn taken(between: &Between<'_>, was: &Node, is: &Node) -> Option<Kind> {
    match (&was.content, &is.content) {
        (Content::Group, Content::Group) => match (was.repeats, is.repeats) {
            (None, None) => None,
            (Some(was), Some(is)) if was == is => None,
            (Some(was), Some(is)) if is.min <= was.min && is.max >= was.max => Some(Kind::Widened),
            (None, Some(_)) => Some(Kind::Widened),
            _ => Some(Kind::Narrowed),
        },
        (Content::Field(was), Content::Field(is)) => {
            let ((old_name, old), (new_name, new)) = (spelled(was), spelled(is));
            if old_name != new_name {
                return Some(Kind::Retyped);
            }
            let value = |members: &[(String, Json)], key: &str| {
                members.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
            };
            let keys: BTreeSet<&String> = old.iter().chain(&new).map(|(key, _)| key).collect();
            let changes: Vec<Kind> = keys
                .into_iter()
                .filter_map(|key| bound(between, key, value(&old, key), value(&new, key)))
                .collect();
            let gravest = [Kind::Retyped, Kind::Narrowed];
            gravest.into_iter().find(|kind| changes.contains(kind)).or(changes.first().copied())
        }
        _ => Some(Kind::Retyped),
    }
}

/// How one bound changed, if it did.
fn bound(between: &Between<'_>, key: &str, was: Option<Json>, is: Option<Json>) -> Option<Kind> {
    if key == "list" {
        return codes(between, was.as_ref()?, is.as_ref()?);
    }
    if was == is {
        return None;
    }
    // The same number means something else.
    if matches!(key, "places" | "unit") {
        return Some(Kind::Retyped);
    }
    let wider = match (key, &was, &is) {
        ("min" | "max", Some(_), None) => true,
        ("min" | "max", None, Some(_)) => false,
        ("min", Some(was), Some(is)) => order(was, is).is_some_and(Ordering::is_ge),
        ("max", Some(was), Some(is)) => order(was, is).is_some_and(Ordering::is_le),
        ("letters", _, Some(Json::String(letters))) => letters == "any",
        _ => false,
    };
    Some(if wider { Kind::Widened } else { Kind::Narrowed })
}

fn order(one: &Json, other: &Json) -> Option<Ordering> {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => Some(one.as_i64()?.cmp(&other.as_i64()?)),
        // Days, written so that their order is that of their letters.
        (Json::String(one), Json::String(other)) => Some(one.cmp(other)),
        _ => None,
    }
}

/// Whether every code that could be chosen still can, and whether there are more.
fn codes(between: &Between<'_>, was: &Json, is: &Json) -> Option<Kind> {
    let list = |service: &Service, at: &Json| {
        let at = usize::try_from(at.as_u64()?).ok()?;
        service.lists.get(at).cloned()
    };
    let old = list(between.old.service(), was)?;
    let new = list(between.new.service(), is)?;
    let kept: Vec<&str> = old.codes.iter().map(|code| between.code(&new.id, code)).collect();
    let all = kept.iter().all(|code| new.codes.iter().any(|known| known == code));
    let more = new.codes.iter().any(|code| !kept.contains(&code.as_str()));
    match (all, more) {
        (false, _) => Some(Kind::Narrowed),
        (true, true) => Some(Kind::Widened),
        (true, false) => None,
    }
}
