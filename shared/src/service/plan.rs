//! A service made ready for assessment: proved sound, with its dependency graph.

mod order;
mod sound;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Content, Node, NodeId, Service};
use crate::expression::{Dependency, Expression, dependencies};

pub use sound::ServiceError;

/// The most nodes that a service may have.
pub const MAX_NODES: usize = 20_000;

/// The most instances that one application may have, over all repeated groups.
pub const MAX_INSTANCES: usize = 10_000;

/// A service made ready for assessment. Whoever has one has a sound service: every reference
/// leads somewhere, nothing depends on itself, and every size is bounded.
#[derive(Debug)]
pub struct Plan {
    service: Service,
    members: Vec<Vec<NodeId>>,
    top: Vec<NodeId>,
    by_name: BTreeMap<(Option<NodeId>, String), NodeId>,
    homes: Vec<Option<NodeId>>,
    depths: Vec<usize>,
    slots: Vec<usize>,
    residents: BTreeMap<Option<NodeId>, Vec<NodeId>>,
    pages: Vec<Option<usize>>,
    order: Vec<NodeId>,
    ranks: Vec<u32>,
    dependents: Vec<Vec<Dependent>>,
}

/// Something to evaluate again when a node changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependent {
    /// What to evaluate.
    pub target: Target,
    /// How many of the outermost instances around the node changed enclose the target too; the
    /// target is evaluated again in all instances within those.
    pub shared: usize,
}

/// What is evaluated again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Relevance and value of a node: others may depend on it.
    Reading(NodeId),
    /// Required, read-only and checks of a node: nothing depends on them.
    Judgement(NodeId),
    /// The need for a document, by its place.
    Document(usize),
    /// An outcome, by its place.
    Outcome(usize),
    /// The fee.
    Fee,
    /// The deadline.
    Deadline,
}

impl Plan {
    /// Makes a service ready; an error says what is unsound about it.
    pub fn new(mut service: Service) -> Result<Self, ServiceError> {
        sound::examine(&service)?;
        narrow_to_pages(&mut service);
        let nodes = &service.nodes;
        let mut plan = Self {
            members: vec![Vec::new(); nodes.len()],
            top: Vec::new(),
            by_name: BTreeMap::new(),
            homes: Vec::with_capacity(nodes.len()),
            depths: Vec::with_capacity(nodes.len()),
            slots: Vec::with_capacity(nodes.len()),
            residents: BTreeMap::new(),
            pages: vec![None; nodes.len()],
            order: Vec::new(),
            ranks: Vec::new(),
            dependents: vec![Vec::new(); nodes.len()],
            service,
        };
        plan.place_nodes();
        plan.place_pages();
        plan.connect();
        plan.order = order::topological(&plan)?;
        plan.ranks = vec![0; plan.service.nodes.len()];
        for (rank, node) in (0..).zip(&plan.order) {
            if let Some(place) = plan.ranks.get_mut(node.index()) {
                *place = rank;
            }
        }
        Ok(plan)
    }

    /// The service.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// A node.
    #[expect(clippy::indexing_slicing, reason = "a plan hands out only the places of its nodes")]
    pub fn node(&self, node: NodeId) -> &Node {
        &self.service.nodes[node.index()]
    }

    /// The nodes directly in a group, or at the top, in their order.
    pub fn children(&self, group: Option<NodeId>) -> &[NodeId] {
        match group {
            Some(group) => self.members.get(group.index()).map_or(&[], Vec::as_slice),
            None => &self.top,
        }
    }

    /// The node of that name in a group, or at the top.
    pub fn child(&self, group: Option<NodeId>, name: &str) -> Option<NodeId> {
        self.by_name.get(&(group, name.to_owned())).copied()
    }

    /// The node of a definition path such as `dogs.name`.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        path.split('.').try_fold(None, |group, name| self.child(group, name).map(Some))?
    }

    /// The definition path of a node, such as `dogs.name`.
    pub fn path(&self, node: NodeId) -> String {
        let own = self.node(node);
        match own.parent {
            Some(parent) => format!("{}.{}", self.path(parent), own.name),
            None => own.name.clone(),
        }
    }

    /// The repeated group that a node stands in, if any.
    pub fn home(&self, node: NodeId) -> Option<NodeId> {
        self.homes.get(node.index()).copied().flatten()
    }

    /// How many repeated groups a node stands in.
    pub fn depth(&self, node: NodeId) -> usize {
        self.depths.get(node.index()).copied().unwrap_or(0)
    }

    /// The repeated groups that a node stands in, outermost first.
    pub fn homes_of(&self, node: NodeId) -> Vec<NodeId> {
        let mut homes = Vec::with_capacity(self.depth(node));
        let mut next = self.home(node);
        while let Some(group) = next {
            homes.push(group);
            next = self.home(group);
        }
        homes.reverse();
        homes
    }

    /// The nodes that stand directly in the instances of a repeated group (or outside of all),
    /// at any depth of plain groups, in their order.
    pub fn residents(&self, home: Option<NodeId>) -> &[NodeId] {
        self.residents.get(&home).map_or(&[], Vec::as_slice)
    }

    /// A node's place among the residents of its home.
    pub fn slot(&self, node: NodeId) -> usize {
        self.slots.get(node.index()).copied().unwrap_or(usize::MAX)
    }

    /// The page that shows a node.
    pub fn page(&self, node: NodeId) -> Option<usize> {
        self.pages.get(node.index()).copied().flatten()
    }

    /// All nodes, each after everything that its relevance and value depend on.
    pub fn order(&self) -> &[NodeId] {
        &self.order
    }

    /// A node's place in [`Plan::order`].
    pub fn rank(&self, node: NodeId) -> u32 {
        self.ranks.get(node.index()).copied().unwrap_or(u32::MAX)
    }

    /// What to evaluate again when a node changed.
    pub fn dependents(&self, node: NodeId) -> &[Dependent] {
        self.dependents.get(node.index()).map_or(&[], Vec::as_slice)
    }

    fn place_nodes(&mut self) {
        for (index, node) in (0..).zip(&self.service.nodes) {
            let id = NodeId(index);
            let members = node.parent.and_then(|parent| self.members.get_mut(parent.index()));
            members.unwrap_or(&mut self.top).push(id);
            self.by_name.insert((node.parent, node.name.clone()), id);
            let home = node.parent.and_then(|parent| {
                let repeated = self.service.nodes.get(parent.index())?.repeats.is_some();
                if repeated { Some(parent) } else { self.homes.get(parent.index()).copied()? }
            });
            let depth =
                home.map_or(0, |group| self.depths.get(group.index()).map_or(0, |depth| depth + 1));
            let residents = self.residents.entry(home).or_default();
            self.slots.push(residents.len());
            residents.push(id);
            self.homes.push(home);
            self.depths.push(depth);
        }
    }

    fn place_pages(&mut self) {
        for (index, page) in self.service.pages.iter().enumerate() {
            for node in &page.shows {
                if let Some(place) = self.pages.get_mut(node.index()) {
                    *place = Some(index);
                }
            }
        }
        for (index, node) in self.service.nodes.iter().enumerate() {
            let inherited = node.parent.and_then(|parent| self.pages.get(parent.index()).copied());
            if let (Some(place @ None), Some(inherited)) = (self.pages.get_mut(index), inherited) {
                *place = inherited;
            }
        }
    }

    fn connect(&mut self) {
        let mut edges = Vec::new();
        for (index, node) in (0..).zip(&self.service.nodes) {
            let id = NodeId(index);
            let mut add = |expression: &Option<Expression>, target: Target| {
                if let Some(expression) = expression {
                    self.edges(expression, target, Some(id), &mut edges);
                }
            };
            add(&node.relevant, Target::Reading(id));
            add(&node.calculate, Target::Reading(id));
            add(&node.required, Target::Judgement(id));
            add(&node.readonly, Target::Judgement(id));
            for check in &node.checks {
                self.edges(&check.holds, Target::Judgement(id), Some(id), &mut edges);
            }
            if let Some(parent) = node.parent {
                let inside = Dependent { target: Target::Reading(id), shared: self.depth(parent) };
                edges.push((parent, inside));
            }
            self.answers_of_required_groups(id, node, &mut edges);
        }
        for (index, document) in self.service.documents.iter().enumerate() {
            self.edges(&document.relevant, Target::Document(index), None, &mut edges);
        }
        for (index, outcome) in self.service.outcomes.iter().enumerate() {
            self.edges(&outcome.when, Target::Outcome(index), None, &mut edges);
        }
        if let Some(fee) = &self.service.fee {
            self.edges(fee, Target::Fee, None, &mut edges);
        }
        if let Some(deadline) = &self.service.deadline {
            self.edges(deadline, Target::Deadline, None, &mut edges);
        }
        for (source, dependent) in edges {
            if let Some(dependents) = self.dependents.get_mut(source.index())
                && !dependents.contains(&dependent)
            {
                dependents.push(dependent);
            }
        }
    }

    /// A group is required to have an answer in it: so every field in it counts.
    fn answers_of_required_groups(
        &self,
        id: NodeId,
        node: &Node,
        edges: &mut Vec<(NodeId, Dependent)>,
    ) {
        if !matches!(node.content, Content::Field(_)) {
            return;
        }
        let mut group = node.parent;
        while let Some(parent) = group {
            let above = self.node(parent);
            if above.required.is_some() {
                let target = Target::Judgement(parent);
                edges.push((id, Dependent { target, shared: self.depth(parent) }));
            }
            group = above.parent;
        }
    }

    fn edges(
        &self,
        expression: &Expression,
        target: Target,
        carrier: Option<NodeId>,
        edges: &mut Vec<(NodeId, Dependent)>,
    ) {
        let carried = carrier.map_or(0, |carrier| self.depth(carrier));
        dependencies(expression, &mut |Dependency { node, over }| {
            let bound = over.map_or(carried, |group| carried.min(self.depth(group)));
            let shared = bound.min(self.depth(node));
            edges.push((node, Dependent { target, shared }));
        });
    }
}

/// What only an irrelevant page shows is irrelevant: nothing may be required that cannot be
/// reached.
fn narrow_to_pages(service: &mut Service) {
    for page in &mut service.pages {
        let Some(reached) = page.relevant.take() else { continue };
        for node in &page.shows {
            if let Some(node) = service.nodes.get_mut(node.index()) {
                node.relevant = Some(match node.relevant.take() {
                    Some(own) => Expression::And(vec![reached.clone(), own]),
                    None => reached.clone(),
                });
            }
        }
    }
}
