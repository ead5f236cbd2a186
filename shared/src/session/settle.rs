//! Evaluating again what depends on a change, each thing once and in order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cell::{Input, Read};
use super::instance::{InstanceId, ROOT};
use super::tally::{Decided, Results};
use super::{Changes, Session};
use crate::assessment::{Fault, ProblemCode};
use crate::expression::{Datum, Expression, Reading, Truth, evaluate, truth};
use crate::service::{Content, Facets, NodeId, Spot, Target};

/// What waits to be evaluated again.
#[derive(Default)]
pub(super) struct Work {
    readings: BinaryHeap<Reverse<(u32, InstanceId, NodeId)>>,
    judgements: Vec<(InstanceId, NodeId)>,
    results: Vec<Target>,
}

impl Session {
    /// Evaluates everything.
    pub(super) fn settle_all(&mut self) {
        let plan = self.plan.clone();
        // Nothing that is evaluated asks which instances there are.
        let homes = std::mem::take(&mut self.by_home);
        let instances =
            |node: NodeId| homes.get(plan.spot(node).home()).map_or(&[][..], Vec::as_slice);
        for node in plan.order() {
            for id in instances(*node) {
                self.reread(*id, *node);
            }
        }
        for node in plan.order() {
            for id in instances(*node) {
                self.judge(*id, *node);
            }
        }
        self.by_home = homes;
        for target in Results::targets(&plan) {
            self.decide(target);
        }
    }

    /// Evaluates what waits and all that depends on it.
    pub(super) fn settle(&mut self, mut work: Work) -> Changes {
        let mut changes = Changes::default();
        while let Some(Reverse((_, id, node))) = work.readings.pop() {
            let moved = self.reread(id, node);
            self.await_judgement(&mut work, id, node);
            if moved {
                self.spread(&mut work, id, node);
            }
        }
        for (id, node) in std::mem::take(&mut work.judgements) {
            let judged = self.judge(id, node);
            changes.results |= judged.page;
            if judged.seen {
                changes.places.push(self.place_of(id, node));
            }
        }
        for target in work.results {
            changes.results |= self.decide(target);
        }
        changes
    }

    /// Lets the relevance and value of a cell be evaluated again.
    pub(super) fn await_reading(&mut self, work: &mut Work, id: InstanceId, node: NodeId) {
        let spot = self.plan.spot(node);
        if let Some(state) = self.cell_at_mut(id, spot)
            && !std::mem::replace(&mut state.queued, true)
        {
            work.readings.push(Reverse((spot.rank, id, node)));
        }
    }

    /// Lets a cell be judged again.
    pub(super) fn await_judgement(&mut self, work: &mut Work, id: InstanceId, node: NodeId) {
        if let Some(state) = self.state_mut(id, node)
            && !std::mem::replace(&mut state.waiting, true)
        {
            work.judgements.push((id, node));
        }
    }

    /// Lets everything that depends on a cell be evaluated again.
    pub(super) fn spread(&mut self, work: &mut Work, id: InstanceId, node: NodeId) {
        let plan = self.plan.clone();
        for dependent in plan.dependents(node) {
            match dependent.target {
                Target::Reading(target) => {
                    for id in self.within(id, dependent.shared, target) {
                        self.await_reading(work, id, target);
                    }
                }
                Target::Judgement(target) => {
                    for id in self.within(id, dependent.shared, target) {
                        self.await_judgement(work, id, target);
                    }
                }
                result => {
                    if !work.results.contains(&result) {
                        work.results.push(result);
                    }
                }
            }
        }
    }

    /// The instances that a node stands in within the `shared` outermost instances around `id`.
    fn within(&self, id: InstanceId, shared: usize, node: NodeId) -> Vec<InstanceId> {
        let mut outer = id;
        while let Some(instance) = self.instance(outer) {
            if instance.depth <= shared {
                break;
            }
            outer = instance.around;
        }
        if self.plan.depth(node) <= shared {
            return vec![outer];
        }
        let mut found = vec![outer];
        for group in self.plan.homes_of(node).into_iter().skip(shared) {
            found = found.iter().flat_map(|id| self.inner(*id, group)).copied().collect();
        }
        found
    }

    /// Evaluates relevance and value; whether what depends on them must follow.
    fn reread(&mut self, id: InstanceId, node: NodeId) -> bool {
        let spot = self.plan.spot(node);
        if !spot.facets.has(Facets::EVALUATED) {
            return self.reread_answer(id, spot);
        }
        let Some(new) = self.reading(id, node, spot) else { return false };
        let Some(state) = self.cell_at_mut(id, spot) else { return false };
        let fresh = std::mem::take(&mut state.fresh) && (new.relevant || state.relevant);
        let moved = fresh
            || state.relevant != new.relevant
            || state.hidden != new.hidden
            || state.read != new.read;
        state.moved |= moved || state.undecidable != new.undecidable;
        state.queued = false;
        state.relevant = new.relevant;
        state.undecidable = new.undecidable;
        state.hidden = new.hidden;
        if moved {
            state.read = new.read;
        }
        moved
    }

    /// [`reread`](Self::reread) where nothing is to be evaluated, as for most nodes.
    fn reread_answer(&mut self, id: InstanceId, spot: Spot) -> bool {
        let around = self.parent(id, spot).and_then(|(id, node)| self.state(id, node));
        let relevant = around.is_none_or(|around| around.relevant);
        let hidden = relevant && around.is_some_and(|around| around.hidden);
        let Some(state) = self.cell_at_mut(id, spot) else { return false };
        let read = match state.input {
            _ if !relevant => Read::Unknown,
            Input::Answer(_) => Read::Answer,
            Input::Blank => Read::Blank,
            Input::Unanswered | Input::Wrong(_) => Read::Unknown,
        };
        let fresh = std::mem::take(&mut state.fresh) && (relevant || state.relevant);
        let moved =
            fresh || state.relevant != relevant || state.hidden != hidden || state.read != read;
        state.moved |= moved;
        state.queued = false;
        state.relevant = relevant;
        state.hidden = hidden;
        if moved {
            state.read = read;
        }
        moved
    }

    fn reading(&self, id: InstanceId, node: NodeId, spot: Spot) -> Option<Evaluated> {
        let around = self.parent(id, spot).and_then(|(id, node)| self.state(id, node));
        if around.is_some_and(|around| !around.relevant) {
            return Some(Evaluated::default());
        }
        if spot.facets.has(Facets::RELEVANT)
            && let Some(relevant) = &self.plan.node(node).relevant
        {
            match truth(relevant, self, id) {
                Truth::Yes => {}
                Truth::Failed => {
                    return Some(Evaluated { undecidable: true, ..Evaluated::default() });
                }
                _ => return Some(Evaluated::default()),
            }
        }
        let hidden = around.is_some_and(|around| around.hidden) || self.hides(id, node, spot);
        let read = if spot.facets.has(Facets::CALCULATE) {
            self.computed(id, node, "calculate")
        } else {
            match self.cell_at(id, spot)?.input {
                Input::Answer(_) => Read::Answer,
                Input::Blank => Read::Blank,
                Input::Unanswered if spot.facets.has(Facets::DEFAULT) => {
                    self.computed(id, node, "default")
                }
                Input::Unanswered | Input::Wrong(_) => Read::Unknown,
            }
        };
        Some(Evaluated { relevant: true, undecidable: false, hidden, read })
    }

    /// Whether a node's own condition hides it.
    fn hides(&self, id: InstanceId, node: NodeId, spot: Spot) -> bool {
        spot.facets.has(Facets::HIDDEN)
            && self
                .plan
                .node(node)
                .hidden
                .as_ref()
                .is_some_and(|hidden| truth(hidden, self, id) == Truth::Yes)
    }

    /// The value that one of a field's two facets for that gives.
    fn computed(&self, id: InstanceId, node: NodeId, facet: &str) -> Read {
        let own = self.plan.node(node);
        let expression = own.calculate.as_ref().or(own.default.as_ref());
        let (Content::Field(kind), Some(expression)) = (&own.content, expression) else {
            return Read::Unknown;
        };
        match evaluate(expression, self, id) {
            Reading::Known(datum) => {
                let value = datum.to_value();
                match (self.checker)(kind, &value, &self.plan.service().lists) {
                    Ok(()) => Read::Computed(Box::new(value)),
                    Err(fault) => Read::Failed(Box::new(fault)),
                }
            }
            Reading::Failed => {
                let fault = Fault::with(ProblemCode::CalculationFailed, facet);
                Read::Failed(Box::new(fault))
            }
            Reading::Unknown | Reading::Blank => Read::Unknown,
        }
    }

    /// Evaluates a result; whether it changed.
    fn decide(&mut self, target: Target) -> bool {
        let plan = self.plan.clone();
        let service = plan.service();
        let reading = |session: &Self, expression: Option<&Expression>| match expression {
            Some(expression) => session.own(evaluate(expression, session, ROOT)),
            None => Given::Open,
        };
        match target {
            Target::Document(at) => {
                let read = reading(self, service.documents.get(at).map(|own| &own.relevant));
                replace(self.results.documents.get_mut(at), read.truth())
            }
            Target::Outcome(at) => {
                let read = reading(self, service.outcomes.get(at).map(|own| &own.when));
                replace(self.results.outcomes.get_mut(at), read.truth())
            }
            Target::Fee => {
                let read = reading(self, service.fee.as_ref());
                let fee = if let Given::Number(fee) = read { Some(fee) } else { None };
                replace(Some(&mut self.results.fee), read.with(fee))
            }
            Target::Deadline => {
                let read = reading(self, service.deadline.as_ref());
                let day = if let Given::Date(day) = read { Some(day) } else { None };
                replace(Some(&mut self.results.deadline), read.with(day))
            }
            Target::Reading(_) | Target::Judgement(_) => false,
        }
    }

    fn own(&self, reading: Reading<'_>) -> Given {
        match reading {
            Reading::Known(Datum::YesNo(value)) => Given::YesNo(value),
            Reading::Known(Datum::Number(value)) => Given::Number(value),
            Reading::Known(Datum::Date(value)) => Given::Date(value),
            Reading::Known(_) | Reading::Failed => Given::Failed,
            Reading::Unknown | Reading::Blank => Given::Open,
        }
    }
}

/// What [`Session::reread`] finds of a cell.
#[derive(Default)]
struct Evaluated {
    relevant: bool,
    undecidable: bool,
    hidden: bool,
    read: Read,
}

/// What the expression of a result gave, owned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Open,
    Failed,
    YesNo(bool),
    Number(i64),
    Date(crate::Date),
}

impl Given {
    fn truth(self) -> Decided<bool> {
        self.with(self == Self::YesNo(true))
    }

    fn with<T>(self, value: T) -> Decided<T> {
        Decided { value, failed: self == Self::Failed }
    }
}

fn replace<T: PartialEq>(place: Option<&mut T>, new: T) -> bool {
    match place {
        Some(place) if *place != new => {
            *place = new;
            true
        }
        _ => false,
    }
}
