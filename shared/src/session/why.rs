//! Why something is asked, or not.

use super::Session;
use super::instance::{InstanceId, Place};
use crate::Value;
use crate::expression::{Environment as _, Expression, Truth, dependencies, truth};
use crate::service::NodeId;

/// One condition that decides whether a node is asked (Begründung).
#[derive(Debug, Clone)]
pub struct Ground<'a> {
    /// What carries the condition: the node itself, or a group around it.
    pub carrier: Place,
    /// The condition, narrowed by that of the page where there is one.
    pub condition: &'a Expression,
    /// What it gives; `None` while it is not known.
    pub holds: Option<bool>,
    /// What it reads and what that is now, each once, in the order of the condition.
    pub reads: Vec<GroundRead>,
}

/// Something that a condition reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundRead {
    /// Where it stands.
    pub place: Place,
    /// Its value; `None` while there is none.
    pub value: Option<Value>,
}

impl Session {
    /// The conditions that decide whether a node is asked, outermost first; none where it is
    /// asked in any case. Legal bases stand at the nodes themselves.
    pub fn why(&self, place: Place) -> Vec<Ground<'_>> {
        let mut grounds = Vec::new();
        let mut next = self.locate(place).map(|id| (id, place.node));
        while let Some((id, node)) = next {
            if let Some(condition) = &self.plan.node(node).relevant {
                grounds.push(self.ground(id, node, condition));
            }
            next = self.parent(id, self.plan.spot(node));
        }
        grounds.reverse();
        grounds
    }

    fn ground<'a>(&'a self, id: InstanceId, node: NodeId, condition: &'a Expression) -> Ground<'a> {
        let mut reads: Vec<GroundRead> = Vec::new();
        dependencies(condition, &mut |read| {
            for at in self.around_or_within(id, read.node) {
                let place = self.place_of(at, read.node);
                if !reads.iter().any(|known| known.place == place) {
                    let value = self.state(at, read.node).and_then(|state| state.value());
                    reads.push(GroundRead { place, value: value.cloned() });
                }
            }
        });
        let holds = match truth(condition, self, id) {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Unknown | Truth::Failed => None,
        };
        Ground { carrier: self.place_of(id, node), condition, holds, reads }
    }

    /// The instance around this one in which a node stands, or all instances when none is around.
    fn around_or_within(&self, id: InstanceId, node: NodeId) -> Vec<InstanceId> {
        match self.climb(id, self.plan.home(node)) {
            Some(around) => vec![around],
            None => self.at_home(self.plan.spot(node).home()).to_vec(),
        }
    }
}
