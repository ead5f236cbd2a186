//! The order of evaluation.

use super::{Plan, ServiceError, Target};
use crate::service::NodeId;

/// All nodes, each after everything that its relevance and value depend on; a cycle is an error
/// that names the nodes in it.
pub(super) fn topological(plan: &Plan) -> Result<Vec<NodeId>, ServiceError> {
    let nodes = || (0..).zip(&plan.service().nodes).map(|(index, _)| NodeId(index));
    let mut open = vec![0_usize; plan.service().nodes.len()];
    for node in nodes() {
        for next in successors(plan, node) {
            if let Some(count) = open.get_mut(next.index()) {
                *count += 1;
            }
        }
    }
    // As near to the order of the form as can be, so that walks go through memory from end to end:
    // a node that waited for later ones comes right after the last of them.
    let mut order: Vec<NodeId> = Vec::with_capacity(open.len());
    let mut ready = Vec::new();
    for node in nodes() {
        if open.get(node.index()) == Some(&0) {
            ready.push(node);
        }
        while let Some(done) = ready.pop() {
            order.push(done);
            for next in successors(plan, done) {
                if let Some(count) = open.get_mut(next.index()) {
                    *count -= 1;
                    if *count == 0 && next < node {
                        ready.push(next);
                    }
                }
            }
        }
    }
    if order.len() == plan.service().nodes.len() {
        return Ok(order);
    }
    Err(ServiceError::Cycle(cycle(plan, &open).iter().map(|node| plan.path(*node)).collect()))
}

fn successors(plan: &Plan, node: NodeId) -> impl Iterator<Item = NodeId> {
    plan.dependents(node).iter().filter_map(|dependent| match dependent.target {
        Target::Reading(node) => Some(node),
        _ => None,
    })
}

/// One cycle among the nodes that were left over, in the order in which each feeds the next.
fn cycle(plan: &Plan, open: &[usize]) -> Vec<NodeId> {
    let left = |node: &NodeId| open.get(node.index()).is_some_and(|count| *count > 0);
    // Every node left over has a predecessor left over: walking backwards must meet a node again.
    let before = |node: NodeId| {
        (0..)
            .zip(&plan.service().nodes)
            .map(|(index, _)| NodeId(index))
            .find(|source| left(source) && successors(plan, *source).any(|next| next == node))
    };
    let start = open.iter().zip(0..).find(|(count, _)| **count > 0).map(|(_, index)| NodeId(index));
    let mut way: Vec<NodeId> = Vec::new();
    let mut next = start;
    while let Some(node) = next {
        if let Some(first) = way.iter().position(|seen| *seen == node) {
            way.drain(..first);
            break;
        }
        way.push(node);
        next = before(node);
    }
    way.reverse();
    way
}
