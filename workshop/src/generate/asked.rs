//! A goal as the prover is asked for it.

use shared::expression::{Expression, Over, Reference, Want};
use shared::service::{NodeId, Plan};

use crate::prove::{Question, Wanted};
use crate::scenario::Map;
use crate::scenario::coverage::{Facet, Goal};

/// What must hold for a goal to be visited.
pub(super) struct Asked {
    pub(super) carrier: Option<NodeId>,
    pub(super) demands: Vec<(Expression, Wanted)>,
}

impl Asked {
    /// Nothing for a goal that the map does not have.
    pub(super) fn of(map: &Map, goal: Goal) -> Option<Self> {
        let plan = map.plan();
        let service = plan.service();
        let none = Vec::new();
        Some(match goal {
            Goal::Page(at) => {
                let node = service.pages.get(at)?.shows.first()?;
                Self { carrier: Some(*node), demands: none }
            }
            Goal::Asked(node) => Self { carrier: Some(node), demands: none },
            Goal::Answered(node) => {
                let reference = Reference { node, outer: 0 };
                let demand = (Expression::Answered(reference), Wanted::Yes);
                Self { carrier: Some(node), demands: vec![demand] }
            }
            Goal::Branch(at, is) => {
                let rule = map.rules.get(at)?;
                let branch = rule.branch(is).clone();
                match (rule.carrier, &rule.facet) {
                    (Some(node), Facet::Relevant) => Self {
                        carrier: None,
                        demands: vec![(around(plan, node, branch), Wanted::Yes)],
                    },
                    (carrier, _) => Self { carrier, demands: vec![(branch, Wanted::Yes)] },
                }
            }
            Goal::Outcome(at) => {
                let mut demands = vec![(service.outcomes.get(at)?.when.clone(), Wanted::Yes)];
                let before = service.outcomes.iter().take(at);
                demands.extend(before.map(|own| (own.when.clone(), Wanted::NotYes)));
                Self { carrier: None, demands }
            }
            Goal::Document(at) => {
                let demand = (service.documents.get(at)?.relevant.clone(), Wanted::Yes);
                Self { carrier: None, demands: vec![demand] }
            }
        })
    }

    pub(super) fn demands(&self) -> Vec<(&Expression, Wanted)> {
        self.demands.iter().map(|(expression, wanted)| (expression, *wanted)).collect()
    }

    pub(super) fn question(&self) -> Question<'_> {
        Question { carrier: self.carrier, demands: self.demands() }
    }
}

/// What is true where a condition for the relevance of a node holds in an instance in which it
/// is asked: everything around the node is relevant.
fn around(plan: &Plan, node: NodeId, branch: Expression) -> Expression {
    let mut parts = vec![branch];
    let mut next = plan.node(node).parent;
    let mut whole = None;
    while let Some(group) = next {
        let own = plan.node(group);
        if own.repeats.is_some() {
            let body = match whole.take() {
                Some(inner) => {
                    parts.push(inner);
                    Expression::And(std::mem::take(&mut parts))
                }
                None => Expression::And(std::mem::take(&mut parts)),
            };
            let reference = Reference { node: group, outer: 0 };
            whole = Some(Expression::Over(Over {
                want: Want::Exists,
                group: reference,
                body: Box::new(body),
            }));
        }
        parts.extend(own.relevant.clone());
        next = own.parent;
    }
    parts.extend(whole);
    Expression::And(parts)
}
