//! How many pages an application will have, while open questions may still add some.

use super::Session;
use super::cell::{Ahead, Input, Read};
use super::instance::InstanceId;
use crate::expression::{Datum, Expression, Reading, foresee};
use crate::service::{Content, Facets, NodeId, Spot};

/// How many pages there will be (Umfang), counted over what can still be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// So many are reached whatever is answered next.
    pub least: usize,
    /// More cannot be reached, unless what was answered is changed.
    pub most: usize,
}

impl Session {
    /// How many pages there will be, whatever is answered where an answer is open: to what was not
    /// answered or cannot be read, by further instances of repeated groups, and in place of
    /// defaults. Of groups and defaults those stand as they are that a person has left behind: on
    /// pages before the one they are `at`, with nothing to do up to it.
    ///
    /// It walks through everything: for when a page is drawn, not for each keystroke.
    pub fn prospect(&self, at: Option<usize>) -> Prospect {
        let reached = (0..self.page_count()).filter(|page| self.page_relevant(*page)).count();
        let Some(from) = self.next_page().into_iter().chain(at).min() else {
            return Prospect { least: reached, most: reached };
        };
        let mut ahead = self.clone();
        let plan = self.plan.clone();
        for node in plan.order() {
            let spot = plan.spot(*node);
            for id in self.at_home(spot.home()) {
                ahead.look(*id, *node, spot, from);
            }
        }
        let mut pages = vec![(false, false); self.page_count()];
        for node in plan.order() {
            let spot = plan.spot(*node);
            for id in self.at_home(spot.home()) {
                ahead.reach(*id, *node, spot, &mut pages);
            }
        }
        let count =
            |reached: fn(&(bool, bool)) -> bool| pages.iter().filter(|page| reached(page)).count();
        Prospect { least: count(|page| page.0), most: count(|page| page.1) }
    }

    /// Finds what may become of a cell, after all that it depends on. Relevant is here what will be
    /// so in any case.
    fn look(&mut self, id: InstanceId, node: NodeId, spot: Spot, from: usize) {
        let around = self.parent(id, spot).and_then(|(id, node)| self.state(id, node));
        let around = around.map_or((true, false, Ahead::default()), |state| {
            (state.relevant, state.hidden, state.ahead)
        });
        let (certain, hidden, Ahead { open, veiled }) = around;
        let own = self.plan.clone();
        let own = own.node(node);
        let relevant = || foreseen(&own.relevant, Foreseen::Yes, |own| foresee(own, self, id));
        let reach = match (certain, open) {
            (true, _) => relevant(),
            (false, true) if relevant() != Foreseen::No => Foreseen::Perhaps,
            _ => Foreseen::No,
        };
        let hides = foreseen(&own.hidden, Foreseen::No, |hides| foresee(hides, self, id));
        let hidden = hidden || hides == Foreseen::Yes;
        let left = spot.page().is_none_or(|page| page < from);
        let (read, open) = match reach {
            Foreseen::No => (Read::Unknown, false),
            Foreseen::Perhaps => (Read::Unknown, true),
            Foreseen::Yes => self.look_at_value(id, node, spot, hidden, left),
        };
        let Some(state) = self.cell_at_mut(id, spot) else { return };
        state.relevant = reach == Foreseen::Yes;
        state.hidden = hidden;
        state.read = read;
        state.ahead = Ahead { open, veiled: veiled || hides == Foreseen::Perhaps };
    }

    /// What a cell reads that will be relevant, and whether that may change.
    fn look_at_value(
        &self,
        id: InstanceId,
        node: NodeId,
        spot: Spot,
        hidden: bool,
        left: bool,
    ) -> (Read, bool) {
        let asked = !hidden && spot.page().is_some();
        if spot.facets.has(Facets::REPEATED) {
            return (Read::Unknown, asked && !left && self.has_room(id, node));
        }
        if spot.facets.has(Facets::CALCULATE) {
            return self.look_at_computed(id, node);
        }
        match self.cell_at(id, spot).map(|state| &state.input) {
            Some(Input::Answer(_)) => (Read::Answer, false),
            Some(Input::Blank) => (Read::Blank, false),
            Some(Input::Unanswered) if spot.facets.has(Facets::DEFAULT) && (left || !asked) => {
                self.look_at_computed(id, node)
            }
            _ => (Read::Unknown, asked && !spot.facets.has(Facets::MUTE)),
        }
    }

    fn look_at_computed(&self, id: InstanceId, node: NodeId) -> (Read, bool) {
        let own = self.plan.node(node);
        let expression = own.calculate.as_ref().or(own.default.as_ref());
        let (Content::Field(kind), Some(expression)) = (&own.content, expression) else {
            return (Read::Unknown, false);
        };
        match foresee(expression, self, id) {
            (Reading::Known(datum), _) => {
                let value = datum.to_value();
                match kind.check(&value, &self.plan.service().lists) {
                    Ok(()) => (Read::Computed(Box::new(value)), false),
                    Err(_) => (Read::Unknown, false),
                }
            }
            (_, open) => (Read::Unknown, open),
        }
    }

    /// Whether a repeated group has fewer instances than it may have.
    fn has_room(&self, id: InstanceId, group: NodeId) -> bool {
        let count = u32::try_from(self.inner(id, group).len()).unwrap_or(u32::MAX);
        self.plan.node(group).repeats.is_some_and(|repeats| count < repeats.max)
    }

    /// Marks the pages that a cell is shown on in any case, or perhaps.
    fn reach(&self, id: InstanceId, node: NodeId, spot: Spot, pages: &mut [(bool, bool)]) {
        let Some(state) = self.cell_at(id, spot) else { return };
        if state.hidden || !(state.relevant || state.ahead.open) {
            return;
        }
        let repeated = spot.facets.has(Facets::REPEATED);
        if (repeated || !spot.facets.has(Facets::GROUP))
            && let Some(page) = spot.page().and_then(|page| pages.get_mut(page))
        {
            page.0 |= state.relevant && !state.ahead.veiled;
            page.1 = true;
        }
        if repeated && state.ahead.open && self.has_room(id, node) {
            self.reach_inside(id, node, pages);
        }
    }

    /// Marks the pages that an instance which a group may still get would perhaps be shown on. What
    /// conditions read in it is open: nothing is found there.
    fn reach_inside(&self, around: InstanceId, group: NodeId, pages: &mut [(bool, bool)]) {
        for node in self.plan.children(Some(group)) {
            let own = self.plan.node(*node);
            let spot = self.plan.spot(*node);
            let look = |condition| foresee(condition, self, around);
            if foreseen(&own.relevant, Foreseen::Yes, look) == Foreseen::No
                || foreseen(&own.hidden, Foreseen::No, look) == Foreseen::Yes
            {
                continue;
            }
            let plain = spot.facets.has(Facets::GROUP) && !spot.facets.has(Facets::REPEATED);
            if !plain && let Some(page) = spot.page().and_then(|page| pages.get_mut(page)) {
                page.1 = true;
            }
            self.reach_inside(around, *node, pages);
        }
    }
}

/// What becomes of a condition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foreseen {
    Yes,
    No,
    Perhaps,
}

fn foreseen<'a>(
    condition: &'a Option<Expression>,
    without: Foreseen,
    foresee: impl FnOnce(&'a Expression) -> (Reading<'a>, bool),
) -> Foreseen {
    match condition.as_ref().map(foresee) {
        None => without,
        Some((Reading::Known(Datum::YesNo(true)), _)) => Foreseen::Yes,
        Some((Reading::Known(Datum::YesNo(false)), _) | (_, false)) => Foreseen::No,
        Some(_) => Foreseen::Perhaps,
    }
}
