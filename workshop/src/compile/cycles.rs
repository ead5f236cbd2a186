//! What depends on itself.

use shared::service::NodeId;

use super::nodes::Reads;
use crate::expression::Names;
use crate::finding::{At, Findings};

/// How far the search has come with a node.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Reports nodes whose relevance or value depends on itself, each cycle once.
pub(super) fn check(names: &Names, reads: &Reads, findings: &mut Findings) {
    let edges: Vec<Vec<(NodeId, Option<At>)>> = names
        .all()
        .zip(reads)
        .map(|((_, named), reads)| {
            // A node is relevant only in a relevant group.
            let parent = named.parent.map(|parent| (parent, None));
            parent.into_iter().chain(reads.iter().map(|(node, at)| (*node, Some(*at)))).collect()
        })
        .collect();
    let mut states = vec![State::New; edges.len()];
    for (start, _) in names.all() {
        if states.get(start.index()) == Some(&State::New) {
            search(start, &edges, &mut states, names, findings);
        }
    }
}

/// A node on the way, and how many of its edges were followed.
type Step = (NodeId, usize);

fn search(
    start: NodeId,
    edges: &[Vec<(NodeId, Option<At>)>],
    states: &mut [State],
    names: &Names,
    findings: &mut Findings,
) {
    let mut way: Vec<Step> = vec![(start, 0)];
    set(states, start, State::Open);
    while let Some((node, followed)) = way.last_mut() {
        let edge = edges.get(node.index()).and_then(|edges| edges.get(*followed)).copied();
        *followed += 1;
        let Some((next, _)) = edge else {
            set(states, *node, State::Done);
            way.pop();
            continue;
        };
        match states.get(next.index()) {
            Some(State::New) => {
                set(states, next, State::Open);
                way.push((next, 0));
            }
            Some(State::Open) => report(next, &way, edges, names, findings),
            _ => {}
        }
    }
}

fn set(states: &mut [State], node: NodeId, state: State) {
    if let Some(place) = states.get_mut(node.index()) {
        *place = state;
    }
}

fn report(
    first: NodeId,
    way: &[Step],
    edges: &[Vec<(NodeId, Option<At>)>],
    names: &Names,
    findings: &mut Findings,
) {
    let cycle: Vec<&Step> = way.iter().skip_while(|(node, _)| *node != first).collect();
    let written = cycle.iter().rev().find_map(|(node, followed)| {
        let edge = followed.checked_sub(1)?;
        edges.get(node.index())?.get(edge)?.1
    });
    // A cycle of groups around groups does not exist: one of its edges was written.
    let Some(at) = written else { return };
    let mut path: Vec<String> =
        cycle.iter().map(|(node, _)| format!("`{}`", names.path(*node))).collect();
    path.push(format!("`{}`", names.path(first)));
    let message = match path.len() {
        2 => format!("`{}` depends on itself", names.path(first)),
        _ => format!("these depend on each other in a circle: {}", path.join(" → ")),
    };
    findings.error(at, message, "remove one of the references (a field needs its groups, too)");
}
