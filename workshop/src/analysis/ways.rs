//! How many questions a person is asked, as bounds that follow from the structure.

use std::collections::BTreeSet;

use serde::Serialize;
use shared::expression::{Expression, dependencies};
use shared::service::NodeId;

use super::counts::is_question;
use crate::expression::always;
use crate::version::Version;

/// How many questions a person is asked, one instance of each repeated group counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ways {
    /// At least so many until it can be submitted: those that depend on nothing.
    pub shortest: usize,
    /// At most so many: all there are.
    pub longest: usize,
    /// At least so many until an outcome that ends the way: those that it depends on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early_end: Option<usize>,
}

pub(super) fn ways(version: &Version) -> Ways {
    let service = version.service();
    let count = service.nodes.len();
    let questions: Vec<NodeId> = (0..)
        .take(count)
        .map(NodeId)
        .filter(|node| is_question(version.plan.node(*node)))
        .collect();
    let ends = service.outcomes.iter().filter(|outcome| outcome.kind.ends());
    Ways {
        shortest: questions.iter().filter(|node| is_certain(version, **node)).count(),
        longest: questions.len(),
        early_end: ends.map(|outcome| asked_by(version, &outcome.when)).min(),
    }
}

/// Whether a question is asked in every case.
fn is_certain(version: &Version, node: NodeId) -> bool {
    let certain = |facet: Option<&Expression>| facet.is_none_or(|own| always(own) == Some(true));
    let page = version.plan.page(node).and_then(|page| version.service().pages.get(page));
    let mut next = Some(node);
    while let Some(node) = next {
        let own = version.plan.node(node);
        let some = own.repeats.is_none_or(|repeats| repeats.min > 0);
        if !certain(own.relevant.as_ref()) || !some {
            return false;
        }
        next = own.parent;
    }
    page.is_some_and(|page| certain(page.relevant.as_ref()))
}

/// How many questions an expression depends on, also by what it reads. Of alternatives, the one
/// with the fewest.
fn asked_by(version: &Version, expression: &Expression) -> usize {
    if let Expression::Or(parts) = expression {
        return parts.iter().map(|part| asked_by(version, part)).min().unwrap_or(0);
    }
    let mut met = BTreeSet::new();
    let mut open = read(expression);
    let mut count = 0;
    while let Some(node) = open.pop() {
        if !met.insert(node) {
            continue;
        }
        let own = version.plan.node(node);
        count += usize::from(is_question(own));
        open.extend(own.calculate.iter().chain(&own.relevant).flat_map(read));
        open.extend(own.parent);
    }
    count
}

fn read(expression: &Expression) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    dependencies(expression, &mut |dependency| nodes.push(dependency.node));
    nodes
}
