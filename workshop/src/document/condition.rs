//! Conditions taken apart, so that a reader sees only what matters at this place.

use std::collections::BTreeMap;

use shared::Date;
use shared::expression::{Comparison, Expression, Literal, Want};
use shared::service::NodeId;

use super::Subject;
use crate::prove::{Effort, Prover, Question, Verdict, Wanted};

/// What a condition is made of, all of which must hold.
pub(super) fn conjuncts(expression: &Expression) -> Vec<Expression> {
    match expression {
        Expression::And(parts) => parts.iter().flat_map(conjuncts).collect(),
        other => vec![other.clone()],
    }
}

/// The condition that holds where this one does not. In Kleene's logic it is unknown where this
/// one is.
pub(super) fn negate(expression: &Expression) -> Expression {
    match expression {
        Expression::Not(inner) => (**inner).clone(),
        Expression::Literal(Literal::YesNo(value)) => Expression::Literal(Literal::YesNo(!value)),
        Expression::And(parts) => Expression::Or(parts.iter().map(negate).collect()),
        Expression::Or(parts) => Expression::And(parts.iter().map(negate).collect()),
        Expression::Compare(comparison, pair) => {
            let comparison = match comparison {
                Comparison::Equal => Comparison::NotEqual,
                Comparison::NotEqual => Comparison::Equal,
                Comparison::Less => Comparison::GreaterOrEqual,
                Comparison::LessOrEqual => Comparison::Greater,
                Comparison::Greater => Comparison::LessOrEqual,
                Comparison::GreaterOrEqual => Comparison::Less,
            };
            Expression::Compare(comparison, pair.clone())
        }
        Expression::Over(over) if matches!(over.want, Want::All) => {
            let mut over = over.clone();
            over.want = Want::Exists;
            over.body = Box::new(negate(&over.body));
            Expression::Over(over)
        }
        Expression::Each(each) if matches!(each.want, Want::All) => {
            let mut each = each.clone();
            each.want = Want::Exists;
            each.body = Box::new(negate(&each.body));
            Expression::Each(each)
        }
        other => Expression::Not(Box::new(other.clone())),
    }
}

/// Knows which conditions hold for everybody whose way has not ended early, since those say
/// nothing to a reader.
pub(super) struct Course<'a> {
    prover: Prover,
    ends: Vec<&'a Expression>,
    known: BTreeMap<(NodeId, String), bool>,
}

impl<'a> Course<'a> {
    /// For a service, over all settings and some years around the day of the documents.
    pub(super) fn of(subject: &'a Subject<'_>) -> Self {
        let near = |years: i64| subject.day.plus_days(years * 365).unwrap_or(subject.day);
        let days: (Date, Date) = (near(-2), near(2));
        let prover = Prover::new(subject.plan.clone(), days)
            .with_settings(&subject.municipality.settings)
            .with_effort(Effort::default());
        let ends = subject.plan.service().outcomes.iter().filter(|outcome| outcome.kind.ends());
        Self { prover, ends: ends.map(|outcome| &outcome.when).collect(), known: BTreeMap::new() }
    }

    /// Whether a condition of a node is proved to hold whenever no outcome ends the way.
    pub(super) fn certain(&mut self, node: NodeId, condition: &Expression) -> bool {
        if self.ends.is_empty() {
            return false;
        }
        let key = (node, format!("{condition:?}"));
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let mut demands: Vec<_> = self.ends.iter().map(|when| (*when, Wanted::NotYes)).collect();
        demands.push((condition, Wanted::NotYes));
        let question = Question { carrier: None, demands };
        let outside = self.prover.plan().home(node).is_none();
        let certain = outside && matches!(self.prover.never(&question), Verdict::Proved(_));
        self.known.insert(key, certain);
        certain
    }

    /// What must hold for a node to be asked, from outside in, up to a group that the reader is
    /// in already; without what is certain.
    pub(super) fn asked(
        &mut self,
        subject: &Subject<'_>,
        node: NodeId,
        within: Option<NodeId>,
    ) -> Vec<Expression> {
        let around = std::iter::successors(Some(node), |node| subject.plan.node(*node).parent)
            .take_while(|node| Some(*node) != within);
        let mut conditions = Vec::new();
        for node in around {
            let Some(relevant) = &subject.plan.node(node).relevant else { continue };
            let own = conjuncts(relevant).into_iter();
            let own: Vec<_> = own.filter(|condition| !self.certain(node, condition)).collect();
            conditions.splice(0..0, own);
        }
        conditions
    }
}

/// Several conditions as one.
pub(super) fn all(mut conditions: Vec<Expression>) -> Option<Expression> {
    match conditions.len() {
        0 => None,
        1 => conditions.pop(),
        _ => Some(Expression::And(conditions)),
    }
}
