//! What is required, closed and wrong about one node: nothing depends on it.

use super::cell::{CellState, Counted, Input, Read};
use super::instance::InstanceId;
use super::{Changes, Session};
use crate::assessment::{Fault, ProblemCode};
use crate::expression::{Datum, Expression, Reading, evaluate};
use crate::kind::Kind;
use crate::service::{Content, Node, NodeId};

struct Judgement {
    required: bool,
    readonly: bool,
    problems: Vec<(Fault, bool)>,
    counted: Counted,
}

impl Session {
    /// Judges a cell and keeps the counts; notes whether anything that a person sees changed.
    pub(super) fn judge(&mut self, id: InstanceId, node: NodeId, changes: &mut Changes) {
        let new = self.judgement(id, node);
        let page = self.plan.page(node);
        let Some(state) = self.state_mut(id, node) else { return };
        state.waiting = false;
        let moved = std::mem::take(&mut state.moved);
        let same = state.required == new.required
            && state.readonly == new.readonly
            && state.problems == new.problems;
        let old = std::mem::replace(&mut state.counted, new.counted);
        state.required = new.required;
        state.readonly = new.readonly;
        state.problems = new.problems;
        if moved || !same {
            changes.places.push(self.place_of(id, node));
        }
        if old != new.counted {
            changes.results |= self.count(page, old, new.counted);
        }
    }

    /// Takes a cell's part in the counts from one to another; whether its page's state changed.
    pub(super) fn count(&mut self, page: Option<usize>, old: Counted, new: Counted) -> bool {
        self.hard = (self.hard + new.hard).saturating_sub(old.hard);
        let Some(tally) = page.and_then(|page| self.tallies.get_mut(page)) else { return false };
        let before = (tally.relevant(), tally.progress());
        tally.remove(old);
        tally.add(new);
        before != (tally.relevant(), tally.progress())
    }

    fn judgement(&self, id: InstanceId, node: NodeId) -> Judgement {
        let own = self.plan.node(node);
        let mut problems = Vec::new();
        let Some(state) = self.state(id, node).filter(|state| state.relevant) else {
            if self.state(id, node).is_some_and(|state| state.undecidable) {
                problems.push((Fault::with(ProblemCode::CalculationFailed, "relevant"), false));
            }
            let counted = Counted { hard: problems.len(), ..Counted::default() };
            return Judgement { required: false, readonly: false, problems, counted };
        };
        let required = self.facet(&own.required, "required", id, &mut problems);
        let readonly = self.facet(&own.readonly, "readonly", id, &mut problems);
        let missing = required && self.lacks_answer(id, node, own, state);
        if missing {
            problems.push((Fault::new(ProblemCode::Missing), false));
        }
        problems.extend(self.wrong_answer(own, state).map(|fault| (fault, false)));
        problems.extend(self.wrong_count(id, node, own).map(|fault| (fault, false)));
        for check in &own.checks {
            match evaluate(&check.holds, self, id) {
                Reading::Known(Datum::YesNo(false)) => {
                    let fault = Fault::with(ProblemCode::CheckFailed, &check.id);
                    problems.push((fault, check.soft));
                }
                Reading::Failed => {
                    let fault = Fault::with(ProblemCode::CalculationFailed, &check.id);
                    problems.push((fault, false));
                }
                _ => {}
            }
        }
        let readonly = readonly || own.calculate.is_some();
        let counted = counted(own, state, readonly, missing, &problems);
        Judgement { required, readonly, problems, counted }
    }

    fn facet(
        &self,
        expression: &Option<Expression>,
        name: &str,
        id: InstanceId,
        problems: &mut Vec<(Fault, bool)>,
    ) -> bool {
        let Some(expression) = expression else { return false };
        let reading = evaluate(expression, self, id);
        if reading == Reading::Failed {
            problems.push((Fault::with(ProblemCode::CalculationFailed, name), false));
        }
        reading.is_true()
    }

    fn lacks_answer(&self, id: InstanceId, node: NodeId, own: &Node, state: &CellState) -> bool {
        match &own.content {
            Content::Group => !self.has_answer(id, node),
            Content::Field(_) if own.calculate.is_some() => false,
            Content::Field(Kind::Information) => false,
            Content::Field(_) => {
                state.value().is_none() && !matches!(state.input, Input::Wrong { .. })
            }
        }
    }

    /// Whether anything in a group has a valid answer.
    fn has_answer(&self, id: InstanceId, group: NodeId) -> bool {
        let inside = |id: InstanceId| {
            self.plan.children(Some(group)).iter().any(|child| {
                match self.plan.node(*child).content {
                    Content::Field(_) => {
                        self.state(id, *child).is_some_and(|state| state.value().is_some())
                    }
                    Content::Group => self.has_answer(id, *child),
                }
            })
        };
        match self.plan.node(group).repeats {
            Some(_) => self.inner(id, group).iter().any(|id| inside(*id)),
            None => inside(id),
        }
    }

    fn wrong_answer(&self, own: &Node, state: &CellState) -> Option<Fault> {
        if let Read::Failed(fault) = &state.read {
            return Some(fault.clone());
        }
        match (&state.input, own.calculate.is_some()) {
            (Input::Unanswered, _) => None,
            (Input::Answer(given), true) if Some(given) == state.value() => None,
            (_, true) => Some(Fault::new(ProblemCode::ComputedDiffers)),
            (Input::Wrong { fault, .. }, false) => Some(fault.clone()),
            _ => None,
        }
    }

    fn wrong_count(&self, id: InstanceId, node: NodeId, own: &Node) -> Option<Fault> {
        let repeats = own.repeats?;
        let count = u32::try_from(self.inner(id, node).len()).unwrap_or(u32::MAX);
        if count < repeats.min {
            return Some(Fault::with(ProblemCode::TooFew, repeats.min));
        }
        (count > repeats.max).then(|| Fault::with(ProblemCode::TooMany, repeats.max))
    }
}

/// What a relevant cell adds to the tally of its page.
fn counted(
    own: &Node,
    state: &CellState,
    readonly: bool,
    missing: bool,
    problems: &[(Fault, bool)],
) -> Counted {
    let hard = problems.iter().filter(|(_, soft)| !soft).count();
    let asks = match &own.content {
        Content::Group | Content::Field(Kind::Information) => false,
        Content::Field(_) => !readonly,
    };
    let passed_over = asks && matches!(state.input, Input::Unanswered);
    Counted {
        shown: own.repeats.is_some() || matches!(own.content, Content::Field(_)),
        open: missing || passed_over,
        wrong: hard > usize::from(missing),
        answered: asks && !passed_over,
        hard,
    }
}
