//! Looking for walks that visit a goal: what the prover finds, then what the constants in the
//! conditions suggest, then one change after the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use shared::expression::{Expression, Literal, dependencies};
use shared::service::{Content, NodeId};
use shared::settings::Settings;
use shared::{Date, Session, Value};

use super::asked::Asked;
use super::walk::{Wishes, walk, wishes_of};
use crate::example::examples;
use crate::prove::{Goal, witness};
use crate::scenario::{Coverage, Map};

/// The most walks that are tried for one goal.
const MOST_TRIES: usize = 400;

/// The most values of one field that are tried.
const MOST_VALUES: usize = 14;

/// The most fields whose constants are looked at for one goal.
const MOST_FIELDS: usize = 24;

/// A search over walks.
pub(super) struct Search<'a> {
    map: &'a Map,
    settings: &'a Settings,
    day: Date,
    all: Coverage,
    /// Walks of which each visited something new when it was found.
    pub(super) found: Vec<(Wishes, Coverage)>,
    left: usize,
}

/// Values that the conditions around a goal compare fields with.
type Constants = Vec<(String, Vec<Value>)>;

impl<'a> Search<'a> {
    /// A search that begins where others ended.
    pub(super) fn new(map: &'a Map, settings: &'a Settings, day: Date, visited: &Coverage) -> Self {
        Self { map, settings, day, all: visited.clone(), found: Vec::new(), left: 0 }
    }

    /// Walks so, and keeps it when it visits something new.
    pub(super) fn offer(&mut self, wishes: Wishes) {
        self.left = self.left.saturating_sub(1);
        let walk = walk(self.map, self.settings, self.day, &wishes);
        let goals = 0..self.map.goals.len();
        if goals.into_iter().any(|goal| walk.coverage.has(goal) && !self.all.has(goal)) {
            self.all.add(&walk.coverage);
            self.found.push((wishes, walk.coverage));
        }
    }

    /// Looks for a walk that visits a goal, unless one does.
    pub(super) fn aim(&mut self, goal: usize) {
        let asked = self.map.goals.get(goal).and_then(|own| Asked::of(self.map, *own));
        let Some(asked) = asked.filter(|_| !self.all.has(goal)) else { return };
        self.left = MOST_TRIES;
        let plan = self.map.plan();
        let wanted = Goal::All(asked.carrier, asked.demands());
        let mut starts = vec![Wishes::default()];
        if let Some(answers) = witness(plan, self.settings, self.day, &wanted) {
            let session = Session::new(Arc::clone(plan), self.settings, &answers, self.day);
            let wishes = wishes_of(&session);
            // What has to be filled in may stand in the way; more of it sometimes does not.
            starts = vec![wishes.clone(), Wishes { everything: true, ..wishes }];
        }
        let constants = self.constants(&asked);
        let mut together = starts.first().cloned().unwrap_or_default();
        for (path, values) in &constants {
            together.values.entry(path.clone()).or_insert_with(|| values.first().cloned());
        }
        let mut twice = together.clone();
        for (path, values) in &constants {
            // What is compared among instances needs two of them.
            twice.values.insert(path.replace("[1]", "[2]"), values.first().cloned());
        }
        let base = walk(self.map, self.settings, self.day, &together);
        twice.instances.extend(base.groups().into_iter().map(|(path, count)| (path, count.max(2))));
        starts.push(together);
        starts.push(twice);
        for start in &starts {
            self.offer(start.clone());
            if self.all.has(goal) {
                return;
            }
        }
        for start in starts {
            self.vary(goal, &start, &constants);
            for (path, value) in pairs(&constants) {
                let mut other = start.clone();
                other.values.insert(path.clone(), Some(value.clone()));
                self.offer(other.clone());
                self.vary(goal, &other, &[]);
                if self.all.has(goal) || self.left == 0 {
                    return;
                }
            }
        }
    }

    /// Changes one thing of a walk after the other.
    fn vary(&mut self, goal: usize, wishes: &Wishes, constants: &[(String, Vec<Value>)]) {
        if self.all.has(goal) {
            return;
        }
        let base = walk(self.map, self.settings, self.day, wishes);
        let plan = Arc::clone(self.map.plan());
        let mut others: Vec<Wishes> = Vec::new();
        for (path, value) in pairs(constants) {
            let mut other = wishes.clone();
            other.values.insert(path.clone(), Some(value.clone()));
            others.push(other);
        }
        for (group, count) in base.groups() {
            let mut other = wishes.clone();
            other.instances.insert(group, count + 1);
            others.push(other);
        }
        for (place, given) in base.steps.iter().flat_map(|step| &step.answers) {
            let path = base.session.path(*place);
            let Content::Field(kind) = &plan.node(place.node).content else { continue };
            let values = examples(kind, &plan.service().lists, self.day);
            for value in values.into_iter().filter(|value| value != given).take(MOST_VALUES) {
                let mut other = wishes.clone();
                other.values.insert(path.clone(), Some(value));
                others.push(other);
            }
        }
        for other in others {
            if self.left == 0 || self.all.has(goal) {
                return;
            }
            self.offer(other);
        }
    }

    /// What the conditions of a goal, and those that decide about what they read, compare fields
    /// with: the nearest first.
    fn constants(&self, asked: &Asked) -> Constants {
        let plan = self.map.plan();
        let mut constants: Constants = Vec::new();
        let mut seen: BTreeSet<NodeId> = BTreeSet::new();
        let mut open: Vec<NodeId> = Vec::new();
        let mut look = |expression: &Expression, open: &mut Vec<NodeId>| {
            compared(expression, &mut |node, value| {
                let path = self.first_path(node);
                let fits =
                    |kind: &shared::kind::Kind| kind.check(&value, &plan.service().lists).is_ok();
                let field = &plan.node(node).content;
                if !matches!(field, Content::Field(kind) if fits(kind)) {
                    return;
                }
                match constants.iter_mut().find(|(known, _)| *known == path) {
                    Some((_, values)) if values.contains(&value) => {}
                    Some((_, values)) => values.push(value),
                    None => constants.push((path, vec![value])),
                }
            });
            dependencies(expression, &mut |dependency| open.push(dependency.node));
        };
        asked.demands.iter().for_each(|(expression, _)| look(expression, &mut open));
        open.extend(asked.carrier);
        let mut at = 0;
        while let Some(node) = open.get(at).copied() {
            at += 1;
            if !seen.insert(node) || seen.len() > MOST_FIELDS {
                continue;
            }
            let own = plan.node(node);
            for expression in [&own.relevant, &own.calculate].into_iter().flatten() {
                look(expression, &mut open);
            }
            open.extend(own.parent);
        }
        constants
    }

    /// The path of a node in the first instance of every group around it.
    fn first_path(&self, node: NodeId) -> String {
        let plan = self.map.plan();
        let own = plan.node(node);
        match own.parent {
            Some(parent) if plan.node(parent).repeats.is_some() => {
                format!("{}[1].{}", self.first_path(parent), own.name)
            }
            Some(parent) => format!("{}.{}", self.first_path(parent), own.name),
            None => own.name.clone(),
        }
    }
}

fn pairs(constants: &[(String, Vec<Value>)]) -> impl Iterator<Item = (&String, &Value)> {
    constants.iter().flat_map(|(path, values)| values.iter().map(move |value| (path, value)))
}

/// Calls `found` for every field that is compared with a constant, with the constant and, of
/// numbers and days, what is next to it.
pub(super) fn compared(expression: &Expression, found: &mut dyn FnMut(NodeId, Value)) {
    match expression {
        Expression::Compare(_, sides) => match &**sides {
            (Expression::Answer(field), Expression::Literal(literal))
            | (Expression::Literal(literal), Expression::Answer(field)) => {
                near(literal).into_iter().for_each(|value| found(field.node, value));
            }
            (one, other) => [one, other].into_iter().for_each(|side| compared(side, found)),
        },
        Expression::In(sides) => match &**sides {
            (Expression::Answer(field), Expression::List(literals)) => {
                let values = literals.iter().flat_map(near);
                values.for_each(|value| found(field.node, value));
            }
            (Expression::Literal(Literal::Text(code)), Expression::Answer(field)) => {
                found(field.node, Value::Codes(vec![code.clone()]));
            }
            (one, other) => [one, other].into_iter().for_each(|side| compared(side, found)),
        },
        Expression::Answer(field) => {
            found(field.node, Value::YesNo(true));
            found(field.node, Value::YesNo(false));
        }
        Expression::Not(inner) => compared(inner, found),
        Expression::And(parts)
        | Expression::Or(parts)
        | Expression::Values(parts)
        | Expression::Call(_, parts) => {
            starts(expression, found);
            parts.iter().for_each(|part| compared(part, found));
        }
        Expression::Calculate(_, sides) => {
            compared(&sides.0, found);
            compared(&sides.1, found);
        }
        Expression::If(parts) => {
            compared(&parts.0, found);
            compared(&parts.1, found);
            compared(&parts.2, found);
        }
        Expression::Over(over) => compared(&over.body, found),
        Expression::Each(each) => {
            compared(&each.list, found);
            compared(&each.body, found);
        }
        _ => {}
    }
}

/// A text that begins as is asked for, in the lengths that fields have.
fn starts(expression: &Expression, found: &mut dyn FnMut(NodeId, Value)) {
    let Expression::Call(_, parts) = expression else { return };
    if let [Expression::Answer(field), Expression::Literal(Literal::Text(start)), ..] = &parts[..] {
        for length in [5, 6, 9, 10, 11, 14, 15, 20] {
            let more = usize::saturating_sub(length, start.chars().count());
            found(field.node, Value::Text(format!("{start}{}", "1".repeat(more))));
        }
    }
}

/// A constant and its neighbours.
fn near(literal: &Literal) -> Vec<Value> {
    match literal {
        Literal::YesNo(is) => vec![Value::YesNo(*is)],
        Literal::Number(number) => {
            [*number, number.saturating_add(1), number.saturating_sub(1)].map(Value::Number).into()
        }
        Literal::Text(text) => vec![Value::Text(text.clone())],
        Literal::Date(day) => {
            [0, 1, -1].iter().filter_map(|by| day.plus_days(*by).ok()).map(Value::Date).collect()
        }
    }
}
