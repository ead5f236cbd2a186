//! What is required, closed and wrong about one node: nothing depends on it.

use super::Session;
use super::cell::{CellState, Counted, Input, Problems, Read, bit};
use super::instance::InstanceId;
use crate::Value;
use crate::assessment::{Fault, ProblemCode};
use crate::expression::{Expression, Truth, truth};
use crate::service::{Content, Facets, Node, NodeId, Spot};

#[derive(Default)]
struct Judgement {
    required: bool,
    readonly: bool,
    offered: u64,
    problems: Problems,
    counted: Counted,
}

/// What judging a cell changed.
pub(super) struct Judged {
    /// Whether anything that a person sees of it.
    pub(super) seen: bool,
    /// Whether the state of its page.
    pub(super) page: bool,
}

impl Session {
    /// Judges a cell and keeps the counts.
    pub(super) fn judge(&mut self, id: InstanceId, node: NodeId) -> Judged {
        let spot = self.plan.spot(node);
        if let Some(judged) = self.judge_plain(id, spot) {
            return judged;
        }
        let new = match self.cell_at(id, spot) {
            Some(state) => self.judgement(id, node, spot, state),
            None => return Judged { seen: false, page: false },
        };
        let Some(state) = self.cell_at_mut(id, spot) else {
            return Judged { seen: false, page: false };
        };
        state.waiting = false;
        let moved = std::mem::take(&mut state.moved);
        let same = state.required == new.required
            && state.readonly == new.readonly
            && state.offered == new.offered
            && state.problems == new.problems;
        let old = std::mem::replace(&mut state.counted, new.counted);
        if !same {
            state.required = new.required;
            state.readonly = new.readonly;
            state.offered = new.offered;
            state.problems = new.problems;
        }
        let page = old != new.counted && self.count(spot.page(), old, new.counted);
        Judged { seen: moved || !same, page }
    }

    /// [`judge`](Self::judge) where nothing is to be evaluated and nothing can be wrong, as with most
    /// of what is submitted; nothing where there is more to look at.
    fn judge_plain(&mut self, id: InstanceId, spot: Spot) -> Option<Judged> {
        let state = self.cell_at_mut(id, spot)?;
        let (required, new) = plain(spot.facets, state)?;
        state.waiting = false;
        let moved = std::mem::take(&mut state.moved);
        let same = std::mem::replace(&mut state.required, required) == required;
        let old = std::mem::replace(&mut state.counted, new);
        let page = old != new && self.count(spot.page(), old, new);
        Some(Judged { seen: moved || !same, page })
    }

    /// Takes a cell's part in the counts from one to another; whether its page's state changed.
    pub(super) fn count(&mut self, page: Option<usize>, old: Counted, new: Counted) -> bool {
        self.hard = (self.hard + usize::from(new.hard)).saturating_sub(usize::from(old.hard));
        let Some(tally) = page.and_then(|page| self.tallies.get_mut(page)) else { return false };
        let before = (tally.relevant(), tally.progress());
        tally.remove(old);
        tally.add(new);
        before != (tally.relevant(), tally.progress())
    }

    fn judgement(&self, id: InstanceId, node: NodeId, spot: Spot, state: &CellState) -> Judgement {
        let mut new = Judgement::default();
        if !state.relevant {
            if state.undecidable {
                let fault = Fault::with(ProblemCode::CalculationFailed, "relevant");
                new.problems.push(fault, false);
            }
            new.counted.hard = new.problems.hard();
            return new;
        }
        let calculated = spot.facets.has(Facets::CALCULATE);
        let missing;
        if spot.facets.has(Facets::HIDDEN) {
            let own = self.plan.node(node);
            self.facet(&own.hidden, "hidden", id, &mut new.problems);
        }
        if spot.facets.has(Facets::JUDGED) {
            let own = self.plan.node(node);
            new.required = self.facet(&own.required, "required", id, &mut new.problems);
            new.readonly = self.facet(&own.readonly, "readonly", id, &mut new.problems);
            missing = self.misses(&mut new, id, node, spot, state);
            self.look_for_faults(id, node, spot, state, &mut new.problems);
            new.offered = self.offered(own, id, state, &mut new.problems);
            self.check(own, id, &mut new.problems);
        } else {
            new.required = spot.facets.has(Facets::REQUIRED);
            missing = self.misses(&mut new, id, node, spot, state);
            self.look_for_faults(id, node, spot, state, &mut new.problems);
        }
        new.readonly |= calculated;
        new.counted = counted(spot.facets, state, new.readonly, missing, new.problems.hard());
        new
    }

    /// Whether an answer that is required is missing, which is a problem.
    fn misses(
        &self,
        new: &mut Judgement,
        id: InstanceId,
        node: NodeId,
        spot: Spot,
        state: &CellState,
    ) -> bool {
        let missing = new.required && self.lacks_answer(id, node, spot, state);
        if missing {
            new.problems.push(Fault::new(ProblemCode::Missing), false);
        }
        missing
    }

    fn look_for_faults(
        &self,
        id: InstanceId,
        node: NodeId,
        spot: Spot,
        state: &CellState,
        problems: &mut Problems,
    ) {
        if let Some(fault) = wrong_answer(spot.facets, state) {
            problems.push(fault, false);
        }
        if spot.facets.has(Facets::REPEATED)
            && let Some(fault) = self.wrong_count(id, node)
        {
            problems.push(fault, false);
        }
    }

    fn check(&self, own: &Node, id: InstanceId, problems: &mut Problems) {
        for check in &own.checks {
            match truth(&check.holds, self, id) {
                Truth::No => {
                    problems.push(Fault::with(ProblemCode::CheckFailed, &check.id), check.soft);
                }
                Truth::Failed => {
                    problems.push(Fault::with(ProblemCode::CalculationFailed, &check.id), false);
                }
                _ => {}
            }
        }
    }

    /// The conditions for codes that hold. What was chosen and is not offered is wrong, and kept.
    fn offered(
        &self,
        own: &Node,
        id: InstanceId,
        state: &CellState,
        problems: &mut Problems,
    ) -> u64 {
        let mut holding = 0;
        for (at, offered) in own.offered.iter().enumerate() {
            match truth(&offered.when, self, id) {
                Truth::Yes => holding |= bit(at),
                Truth::Failed => {
                    let fault = Fault::with(ProblemCode::CalculationFailed, "offered");
                    problems.push(fault, false);
                }
                _ => {}
            }
        }
        if !own.offered.is_empty() {
            let chosen = match state.value() {
                Some(Value::Text(code)) => std::slice::from_ref(code),
                Some(Value::Codes(codes)) => codes,
                _ => &[],
            };
            if let Some(code) = chosen.iter().find(|code| !own.offers(code, holding)) {
                problems.push(Fault::with(ProblemCode::NotOffered, code), false);
            }
        }
        holding
    }

    fn facet(
        &self,
        expression: &Option<Expression>,
        name: &str,
        id: InstanceId,
        problems: &mut Problems,
    ) -> bool {
        let Some(expression) = expression else { return false };
        let holds = truth(expression, self, id);
        if holds == Truth::Failed {
            problems.push(Fault::with(ProblemCode::CalculationFailed, name), false);
        }
        holds == Truth::Yes
    }

    fn lacks_answer(&self, id: InstanceId, node: NodeId, spot: Spot, state: &CellState) -> bool {
        match spot.facets {
            facets if facets.has(Facets::GROUP) => !self.has_answer(id, node),
            facets if facets.has(Facets::CALCULATE) || facets.has(Facets::MUTE) => false,
            _ => state.value().is_none() && !matches!(state.input, Input::Wrong(_)),
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

    fn wrong_count(&self, id: InstanceId, node: NodeId) -> Option<Fault> {
        let repeats = self.plan.node(node).repeats?;
        let count = u32::try_from(self.inner(id, node).len()).unwrap_or(u32::MAX);
        if count < repeats.min {
            return Some(Fault::with(ProblemCode::TooFew, repeats.min));
        }
        (count > repeats.max).then(|| Fault::with(ProblemCode::TooMany, repeats.max))
    }
}

/// Whether a cell is required and what it counts, where that follows from what it holds: it is not
/// asked, asks nothing itself, or has its answer.
fn plain(facets: Facets, state: &CellState) -> Option<(bool, Counted)> {
    let settled = !state.readonly && state.offered == 0 && state.problems.all().is_empty();
    if !settled || state.undecidable {
        return None;
    }
    if !state.relevant {
        return Some((false, Counted::default()));
    }
    if facets.has(Facets::INVOLVED) || state.hidden {
        return None;
    }
    let required = facets.has(Facets::REQUIRED);
    let shown = !facets.has(Facets::GROUP);
    match (&state.read, &state.input) {
        (Read::Answer, _) => Some((required, Counted { shown, answered: true, ..<_>::default() })),
        (Read::Unknown, Input::Unanswered) if facets.has(Facets::MUTE) && !required => {
            Some((false, Counted { shown, ..Counted::default() }))
        }
        _ => None,
    }
}

fn wrong_answer(facets: Facets, state: &CellState) -> Option<Fault> {
    if let Read::Failed(fault) = &state.read {
        return Some(Fault::clone(fault));
    }
    match (&state.input, facets.has(Facets::CALCULATE)) {
        (Input::Unanswered, _) => None,
        (Input::Answer(given), true) if Some(given) == state.value() => None,
        (_, true) => Some(Fault::new(ProblemCode::ComputedDiffers)),
        (Input::Wrong(wrong), false) => Some(wrong.fault.clone()),
        _ => None,
    }
}

/// What a relevant cell adds to the tally of its page.
fn counted(facets: Facets, state: &CellState, readonly: bool, missing: bool, hard: u16) -> Counted {
    if state.hidden {
        // What nobody sees cannot be waited for on its page.
        return Counted { hard, ..Counted::default() };
    }
    let asks = !facets.has(Facets::MUTE) && !readonly;
    let unanswered = matches!(state.input, Input::Unanswered) && state.value().is_none();
    let passed_over = asks && unanswered;
    Counted {
        shown: facets.has(Facets::REPEATED) || !facets.has(Facets::GROUP),
        open: missing || passed_over,
        wrong: hard > u16::from(missing),
        answered: asks && !passed_over,
        hard,
    }
}
