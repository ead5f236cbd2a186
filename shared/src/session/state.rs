//! Finding cells and instances, and what expressions read.

use super::Session;
use super::cell::CellState;
use super::instance::{Instance, InstanceId, Key, Place, ROOT};
use crate::Date;
use crate::expression::{Environment, Found};
use crate::service::{Facets, NodeId, Spot};

impl Session {
    pub(super) fn instance(&self, id: InstanceId) -> Option<&Instance> {
        self.instances.get(id.0)
    }

    pub(super) fn state(&self, id: InstanceId, node: NodeId) -> Option<&CellState> {
        self.cell_at(id, self.plan.spot(node))
    }

    pub(super) fn state_mut(&mut self, id: InstanceId, node: NodeId) -> Option<&mut CellState> {
        self.cell_at_mut(id, self.plan.spot(node))
    }

    pub(super) fn cell_at(&self, id: InstanceId, spot: Spot) -> Option<&CellState> {
        self.instances.get(id.0)?.cells.get(spot.slot())
    }

    pub(super) fn cell_at_mut(&mut self, id: InstanceId, spot: Spot) -> Option<&mut CellState> {
        self.instances.get_mut(id.0)?.cells.get_mut(spot.slot())
    }

    /// The instance of a place, when the node stands there.
    pub(super) fn locate(&self, place: Place) -> Option<InstanceId> {
        let id = self.by_key(place.instance)?;
        let known = place.node.index() < self.plan.service().nodes.len();
        (known && self.instance(id)?.group == self.plan.home(place.node)).then_some(id)
    }

    pub(super) fn place_of(&self, id: InstanceId, node: NodeId) -> Place {
        Place { instance: self.instance(id).map_or(Key::ROOT, |instance| instance.key), node }
    }

    /// The instances of a repeated group that stand in an instance, relevant or not.
    pub(super) fn inner(&self, id: InstanceId, group: NodeId) -> &[InstanceId] {
        let inner = self.instance(id).map_or(&[][..], |instance| &instance.inner);
        inner.iter().find(|(inner, _)| *inner == group).map_or(&[], |(_, ids)| ids)
    }

    /// The living instances of a home, by its place in the plan.
    pub(super) fn at_home(&self, home: usize) -> &[InstanceId] {
        self.by_home.get(home).map_or(&[], Vec::as_slice)
    }

    /// The living instance of that key.
    pub(super) fn by_key(&self, key: Key) -> Option<InstanceId> {
        let at = self.by_key.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        self.by_key.get(at).map(|(_, id)| *id)
    }

    /// The place of a group around a node: its parent's, which may stand one instance further
    /// out.
    pub(super) fn parent(&self, id: InstanceId, spot: Spot) -> Option<(InstanceId, NodeId)> {
        let parent = spot.parent()?;
        let repeated = self.plan.spot(parent).facets.has(Facets::REPEATED);
        let around = if repeated { self.instance(id)?.around } else { id };
        Some((around, parent))
    }
}

impl Environment for Session {
    type Instance = InstanceId;

    fn home(&self, node: NodeId) -> Option<NodeId> {
        self.plan.home(node)
    }

    fn climb(&self, from: InstanceId, group: Option<NodeId>) -> Option<InstanceId> {
        let mut id = from;
        loop {
            let instance = self.instance(id)?;
            if instance.group == group {
                return Some(id);
            }
            if id == ROOT {
                return None;
            }
            id = instance.around;
        }
    }

    fn answer(&self, field: NodeId, at: InstanceId) -> Found<'_> {
        self.state(at, field).map_or(Found::Unknown, CellState::found)
    }

    fn answer_around(&self, field: NodeId, from: InstanceId) -> Found<'_> {
        let spot = self.plan.spot(field);
        let mut id = from;
        while let Some(instance) = self.instance(id) {
            if instance.home == spot.home() {
                return instance.cells.get(spot.slot()).map_or(Found::Unknown, CellState::found);
            }
            if id == ROOT {
                break;
            }
            id = instance.around;
        }
        Found::Open
    }

    fn instances(&self, group: NodeId, at: InstanceId) -> (&[InstanceId], bool) {
        match self.state(at, group) {
            Some(CellState { relevant: true, ahead, .. }) => (self.inner(at, group), ahead.open),
            Some(state) => (&[], state.ahead.open),
            None => (&[], false),
        }
    }

    fn position(&self, instance: InstanceId) -> i64 {
        let siblings = self.instance(instance).and_then(|own| Some((own.group?, own.around)));
        let Some((group, around)) = siblings else { return 0 };
        let place = self.inner(around, group).iter().position(|id| *id == instance);
        place.and_then(|place| i64::try_from(place).ok()).map_or(0, |place| place + 1)
    }

    fn setting(&self, parameter: u32) -> Found<'_> {
        let place = usize::try_from(parameter).unwrap_or(usize::MAX);
        match self.settings.get(place).and_then(Option::as_ref) {
            Some(value) => Found::Known(value),
            None => Found::Unknown,
        }
    }

    fn today(&self) -> Date {
        self.day
    }
}
