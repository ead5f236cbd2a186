//! A service made ready for assessment: proved sound, with its dependency graph.

mod order;
mod sound;
mod spot;

#[cfg(test)]
mod tests;

use super::{Content, Node, NodeId, Service};
use crate::expression::{Dependency, Expression, dependencies};

pub use sound::ServiceError;
use spot::Home;
pub(crate) use spot::{Facets, Spot};

/// The most nodes that a service may have.
pub const MAX_NODES: usize = 20_000;

/// The most instances that one application may have, over all repeated groups.
pub const MAX_INSTANCES: usize = 10_000;

/// The most conditions under which a field may offer codes.
pub const MAX_OFFERED: usize = 64;

/// A service made ready for assessment. Whoever has one has a sound service: every reference
/// leads somewhere, nothing depends on itself, and every size is bounded.
#[derive(Debug)]
pub struct Plan {
    service: Service,
    spots: Vec<Spot>,
    /// By their groups, ascending; first what is outside of all.
    homes: Vec<Home>,
    members: Vec<Vec<NodeId>>,
    top: Vec<NodeId>,
    /// All nodes by group and name.
    by_name: Vec<NodeId>,
    order: Vec<NodeId>,
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
    /// Relevance and value of a node, and whether it is hidden: others may depend on it.
    Reading(NodeId),
    /// Required, read-only, checks and the codes offered of a node: nothing depends on them.
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
        let count = service.nodes.len();
        let (spots, homes) = spot::spots(&service);
        let mut plan = Self {
            spots,
            homes,
            members: vec![Vec::new(); count],
            top: Vec::new(),
            by_name: (0..).take(count).map(NodeId).collect(),
            order: Vec::new(),
            dependents: vec![Vec::new(); count],
            service,
        };
        plan.place_members();
        plan.connect();
        plan.order = order::topological(&plan)?;
        for (rank, node) in (0..).zip(&plan.order) {
            if let Some(spot) = plan.spots.get_mut(node.index()) {
                spot.rank = rank;
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

    /// [`children`](Self::children) by their names, ascending.
    pub(crate) fn children_by_name(&self, group: Option<NodeId>) -> &[NodeId] {
        let begin = group.map_or(0, |group| self.spot(group).members as usize);
        let members = self.by_name.get(begin..).unwrap_or_default();
        members.get(..self.children(group).len()).unwrap_or_default()
    }

    /// The node of that name in a group, or at the top.
    pub fn child(&self, group: Option<NodeId>, name: &str) -> Option<NodeId> {
        let members = self.children_by_name(group);
        let found = members.binary_search_by(|node| self.node(*node).name.as_str().cmp(name));
        members.get(found.ok()?).copied()
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

    /// What evaluation needs of a node; of none that is there, that of no home.
    pub(crate) fn spot(&self, node: NodeId) -> Spot {
        self.spots.get(node.index()).copied().unwrap_or(Spot::NOWHERE)
    }

    /// How many homes there are: outside of all repeated groups, and one for each of them.
    pub(crate) fn home_count(&self) -> usize {
        self.homes.len()
    }

    /// The place of the home of a repeated group's instances, or of what is outside of all.
    pub(crate) fn inside(&self, group: Option<NodeId>) -> usize {
        self.homes.binary_search_by_key(&group, |home| home.group).unwrap_or(usize::MAX)
    }

    /// The nodes that stand in a home, at any depth of plain groups, in their order.
    pub(crate) fn residents(&self, home: usize) -> &[NodeId] {
        self.homes.get(home).map_or(&[], |home| &home.residents)
    }

    /// The repeated group that a node stands in, if any.
    pub fn home(&self, node: NodeId) -> Option<NodeId> {
        self.homes.get(self.spot(node).home()).and_then(|home| home.group)
    }

    /// How many repeated groups a node stands in.
    pub fn depth(&self, node: NodeId) -> usize {
        self.homes.get(self.spot(node).home()).map_or(0, |home| home.depth)
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

    /// The page that shows a node.
    pub fn page(&self, node: NodeId) -> Option<usize> {
        self.spot(node).page()
    }

    /// All nodes, each after everything that its relevance and value depend on.
    pub fn order(&self) -> &[NodeId] {
        &self.order
    }

    /// What to evaluate again when a node changed.
    pub fn dependents(&self, node: NodeId) -> &[Dependent] {
        self.dependents.get(node.index()).map_or(&[], Vec::as_slice)
    }

    fn place_members(&mut self) {
        for (index, node) in (0..).zip(&self.service.nodes) {
            let members = node.parent.and_then(|parent| self.members.get_mut(parent.index()));
            members.unwrap_or(&mut self.top).push(NodeId(index));
        }
        let nodes = &self.service.nodes;
        let place =
            |node: &NodeId| nodes.get(node.index()).map(|node| (node.parent, node.name.as_str()));
        self.by_name.sort_unstable_by(|one, other| place(one).cmp(&place(other)));
        for (at, node) in (0..).zip(&self.by_name) {
            let parent = nodes.get(node.index()).and_then(|node| node.parent);
            let around = parent.and_then(|parent| self.spots.get_mut(parent.index()));
            if let Some(around) = around.filter(|around| around.members > at) {
                around.members = at;
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
            add(&node.hidden, Target::Reading(id));
            add(&node.calculate, Target::Reading(id));
            add(&node.default, Target::Reading(id));
            add(&node.required, Target::Judgement(id));
            add(&node.readonly, Target::Judgement(id));
            for check in &node.checks {
                self.edges(&check.holds, Target::Judgement(id), Some(id), &mut edges);
            }
            for offered in &node.offered {
                self.edges(&offered.when, Target::Judgement(id), Some(id), &mut edges);
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
            // What goes through a group reads all of its instances within those around it.
            let shared = over.iter().fold(carried, |least, group| least.min(self.depth(*group)));
            let shared = shared.min(self.depth(node));
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
