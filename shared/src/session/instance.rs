//! Where an answer stands.

use super::cell::CellState;
use crate::service::NodeId;

/// The stable key of an instance (Ausprägung): it stays while others are added and removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u32);

impl Key {
    /// Outside of every repeated group.
    pub const ROOT: Self = Self(0);
}

/// A node in one instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The instance that the node stands in.
    pub instance: Key,
    /// The node.
    pub node: NodeId,
}

/// An instance's place in the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InstanceId(pub(super) usize);

/// Outside of every repeated group.
pub(super) const ROOT: InstanceId = InstanceId(0);

/// One instance of a repeated group, or what stands outside of all.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    pub(super) key: Key,
    /// The repeated group it is an instance of; none for the root.
    pub(super) group: Option<NodeId>,
    /// The place of that group's home in the plan.
    pub(super) home: usize,
    /// The instance around it; the root is around itself.
    pub(super) around: InstanceId,
    /// In how many repeated groups what stands in it is.
    pub(super) depth: usize,
    /// The state of its residents, by slot.
    pub(super) cells: Vec<CellState>,
    /// The instances of the repeated groups that stand in it, in their order.
    pub(super) inner: Vec<(NodeId, Vec<InstanceId>)>,
}
