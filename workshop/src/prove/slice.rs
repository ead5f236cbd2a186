//! The part of a service on which a question depends: what is asked about a large service costs
//! no more than that part, and what was found out about a part stays true while it stays the same.

use std::collections::{BTreeMap, BTreeSet};

use shared::expression::{Expression, Reference, dependencies};
use shared::kind::Kind;
use shared::service::{Content, Node, NodeId, Plan, Service};

use super::{Question, Wanted};

/// A part of a service with the question about it.
pub(super) struct Slice {
    pub(super) service: Service,
    pub(super) carrier: Option<NodeId>,
    pub(super) demands: Vec<(Expression, Wanted)>,
}

impl Slice {
    /// The question, as the part's own.
    pub(super) fn question(&self) -> Question<'_> {
        let demands = self.demands.iter().map(|(expression, wanted)| (expression, *wanted));
        Question { carrier: self.carrier, demands: demands.collect() }
    }

    /// What the part and the question are, as text: the same for the same.
    pub(super) fn key(&self) -> String {
        let number = |wanted: &Wanted| WANTED.iter().position(|own| own == wanted);
        let demands = self.demands.iter().map(|(expression, wanted)| (expression, number(wanted)));
        let demands: Vec<(&Expression, Option<usize>)> = demands.collect();
        serde_json::to_string(&(&self.service, self.carrier, demands)).unwrap_or_default()
    }

    /// What a [`key`](Self::key) was made of.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        let (service, carrier, demands): (_, _, Vec<(Expression, usize)>) =
            serde_json::from_str(key).ok()?;
        let wanted = |(expression, at)| Some((expression, *WANTED.get(at)?));
        Some(Self {
            service,
            carrier,
            demands: demands.into_iter().map(wanted).collect::<Option<_>>()?,
        })
    }
}

/// By the numbers that they have in keys.
const WANTED: [Wanted; 4] = [Wanted::Yes, Wanted::No, Wanted::NotYes, Wanted::Failed];

/// Cuts out everything that the relevance and the values read by a question depend on.
pub(super) fn slice(plan: &Plan, question: &Question<'_>) -> Slice {
    let mut needed: BTreeSet<NodeId> = BTreeSet::new();
    let mut open: Vec<NodeId> = question.carrier.into_iter().collect();
    for (expression, _) in &question.demands {
        dependencies(expression, &mut |dependency| open.push(dependency.node));
    }
    while let Some(node) = open.pop() {
        if !needed.insert(node) {
            continue;
        }
        let own = plan.node(node);
        open.extend(own.parent);
        for expression in [&own.relevant, &own.calculate, &own.default].into_iter().flatten() {
            dependencies(expression, &mut |dependency| open.push(dependency.node));
        }
    }
    let places: BTreeMap<NodeId, NodeId> = needed.iter().copied().zip((0..).map(NodeId)).collect();
    let moved = |expression: &Expression| {
        let mut expression = expression.clone();
        renumber(&mut expression, &places);
        expression
    };
    let whole = plan.service();
    let nodes: Vec<Node> = needed
        .iter()
        .map(|node| {
            let own = plan.node(*node);
            Node {
                name: own.name.clone(),
                parent: own.parent.and_then(|parent| places.get(&parent).copied()),
                content: own.content.clone(),
                repeats: own.repeats,
                relevant: own.relevant.as_ref().map(moved),
                calculate: own.calculate.as_ref().map(moved),
                default: own.default.as_ref().map(moved),
                required: None,
                readonly: None,
                hidden: None,
                checks: Vec::new(),
                offered: Vec::new(),
                basis: Vec::new(),
                autocomplete: None,
                fim: None,
            }
        })
        .collect();
    let mut lists = whole.lists.clone();
    for (at, list) in (0_u32..).zip(&mut lists) {
        // A kind that is not a choice may use lists in its own way.
        let uses = |node: &Node| match &node.content {
            Content::Field(Kind::Choice { list, .. } | Kind::Choices { list, .. }) => *list == at,
            _ => false,
        };
        if !nodes.iter().any(uses) {
            list.codes.truncate(1);
            list.outdated.clear();
            list.terms = Default::default();
        }
    }
    Slice {
        service: Service {
            id: whole.id.clone(),
            version: whole.version.clone(),
            leika: Vec::new(),
            languages: Vec::new(),
            parameters: whole.parameters.clone(),
            lists,
            nodes,
            pages: Vec::new(),
            documents: Vec::new(),
            outcomes: Vec::new(),
            fee: None,
            deadline: None,
            insertions: Vec::new(),
        },
        carrier: question.carrier.and_then(|carrier| places.get(&carrier).copied()),
        demands: question.demands.iter().map(|(e, wanted)| (moved(e), *wanted)).collect(),
    }
}

/// Lets an expression read the nodes at their new places.
fn renumber(expression: &mut Expression, places: &BTreeMap<NodeId, NodeId>) {
    let of = |reference: &mut Reference| {
        if let Some(place) = places.get(&reference.node) {
            reference.node = *place;
        }
    };
    match expression {
        Expression::Answer(read)
        | Expression::Answered(read)
        | Expression::Size(read)
        | Expression::Position(read) => of(read),
        Expression::Literal(_)
        | Expression::Setting(_)
        | Expression::Today
        | Expression::Item(_)
        | Expression::List(_) => {}
        Expression::Not(inner) => renumber(inner, places),
        Expression::And(parts)
        | Expression::Or(parts)
        | Expression::Values(parts)
        | Expression::Call(_, parts) => {
            parts.iter_mut().for_each(|part| renumber(part, places));
        }
        Expression::Compare(_, sides) | Expression::Calculate(_, sides) | Expression::In(sides) => {
            renumber(&mut sides.0, places);
            renumber(&mut sides.1, places);
        }
        Expression::If(parts) => {
            renumber(&mut parts.0, places);
            renumber(&mut parts.1, places);
            renumber(&mut parts.2, places);
        }
        Expression::Over(over) => {
            of(&mut over.group);
            renumber(&mut over.body, places);
        }
        Expression::Each(each) => {
            renumber(&mut each.list, places);
            renumber(&mut each.body, places);
        }
    }
}
