//! Finding cells and instances, and what expressions read.

use super::Session;
use super::cell::{CellState, Input, Read};
use super::instance::{Instance, InstanceId, Key, Place, ROOT};
use crate::Date;
use crate::expression::{Environment, Reading};
use crate::service::NodeId;

impl Session {
    pub(super) fn instance(&self, id: InstanceId) -> Option<&Instance> {
        self.instances.get(id.0)
    }

    pub(super) fn state(&self, id: InstanceId, node: NodeId) -> Option<&CellState> {
        self.instances.get(id.0)?.cells.get(self.plan.slot(node))
    }

    pub(super) fn state_mut(&mut self, id: InstanceId, node: NodeId) -> Option<&mut CellState> {
        let slot = self.plan.slot(node);
        self.instances.get_mut(id.0)?.cells.get_mut(slot)
    }

    /// The instance of a place, when the node stands there.
    pub(super) fn locate(&self, place: Place) -> Option<InstanceId> {
        let id = *self.by_key.get(&place.instance)?;
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

    /// The living instances of a repeated group, or the root.
    pub(super) fn at_home(&self, home: Option<NodeId>) -> &[InstanceId] {
        self.by_home.get(&home).map_or(&[], Vec::as_slice)
    }

    /// The place of a group around a node: its parent's, which may stand one instance further
    /// out.
    pub(super) fn parent(&self, id: InstanceId, node: NodeId) -> Option<(InstanceId, NodeId)> {
        let parent = self.plan.node(node).parent?;
        let repeated = self.plan.node(parent).repeats.is_some();
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

    fn answer(&self, field: NodeId, at: InstanceId) -> Reading<'_> {
        let Some(state) = self.state(at, field) else { return Reading::Unknown };
        match (&state.read, &state.input) {
            (Read::Answer, Input::Answer(value)) | (Read::Computed(value), _) => {
                Reading::Known(value.datum())
            }
            (Read::Blank, _) => Reading::Blank,
            _ => Reading::Unknown,
        }
    }

    fn instances(&self, group: NodeId, at: InstanceId) -> &[InstanceId] {
        match self.state(at, group) {
            Some(state) if state.relevant => self.inner(at, group),
            _ => &[],
        }
    }

    fn position(&self, instance: InstanceId) -> i64 {
        let siblings = self.instance(instance).and_then(|own| Some((own.group?, own.around)));
        let Some((group, around)) = siblings else { return 0 };
        let place = self.inner(around, group).iter().position(|id| *id == instance);
        place.and_then(|place| i64::try_from(place).ok()).map_or(0, |place| place + 1)
    }

    fn setting(&self, parameter: u32) -> Reading<'_> {
        let place = usize::try_from(parameter).unwrap_or(usize::MAX);
        match self.settings.get(place).and_then(Option::as_ref) {
            Some(value) => Reading::Known(value.datum()),
            None => Reading::Unknown,
        }
    }

    fn today(&self) -> Date {
        self.day
    }
}
