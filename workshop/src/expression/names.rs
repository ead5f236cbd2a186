//! What expressions can name.

use std::collections::BTreeMap;

use shared::service::NodeId;
use shared::value::Type;

/// Fields, groups, parameters and code lists by name.
#[derive(Debug, Default)]
pub struct Names {
    nodes: Vec<Named>,
    children: BTreeMap<(Option<NodeId>, String), NodeId>,
    /// The groups that building blocks became, with the files that these are defined in.
    blocks: Vec<(NodeId, usize)>,
    /// Parameters; a type that was not understood (and reported) is nothing.
    pub parameters: Vec<(String, Option<Type>)>,
    /// Code lists with their codes.
    pub lists: Vec<(String, Vec<String>)>,
    /// The lists whose codes can all be found by something else too.
    pub searchable: Vec<String>,
}

/// A field or group.
#[derive(Debug)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// The group it is in.
    pub parent: Option<NodeId>,
    /// Whether it is a repeated group.
    pub repeated: bool,
    /// What reading it gives.
    pub reading: Reading,
}

/// What reading a node gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A value of a type; for choices with the list's place.
    Value(Type, Option<usize>),
    /// It is a group.
    Group,
    /// It is information, without an answer.
    Information,
    /// Its kind was not understood, which was reported.
    Unclear,
}

impl Names {
    /// Adds a node behind the others. Of two with one name in a group the first keeps the name.
    pub fn add(&mut self, named: Named) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.children.entry((named.parent, named.name.clone())).or_insert(id);
        self.nodes.push(named);
        id
    }

    /// A node.
    pub fn get(&self, node: NodeId) -> Option<&Named> {
        self.nodes.get(node.index())
    }

    /// All nodes with their places.
    pub fn all(&self) -> impl Iterator<Item = (NodeId, &Named)> {
        (0..).map(NodeId).zip(&self.nodes)
    }

    /// The node of that name in a group, or at the top.
    pub fn child(&self, group: Option<NodeId>, name: &str) -> Option<NodeId> {
        self.children.get(&(group, name.to_owned())).copied()
    }

    /// The names in a group, or at the top.
    pub fn in_group(&self, group: Option<NodeId>) -> impl Iterator<Item = &str> {
        self.nodes.iter().filter(move |named| named.parent == group).map(|n| n.name.as_str())
    }

    /// The node of a definition path such as `dogs.name`.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        path.split('.').try_fold(None, |group, name| self.child(group, name).map(Some))?
    }

    /// The definition path of a node.
    pub fn path(&self, node: NodeId) -> String {
        let mut names = vec![self.get(node).map_or("", |named| named.name.as_str())];
        for group in self.around(node) {
            names.push(self.get(group).map_or("", |named| named.name.as_str()));
        }
        names.reverse();
        names.join(".")
    }

    /// The groups around a node, innermost first.
    pub fn around(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let parent = |node: NodeId| self.get(node).and_then(|named| named.parent);
        std::iter::successors(parent(node), move |group| parent(*group))
    }

    /// Notes that a group is a building block defined in a file.
    pub fn add_block(&mut self, group: NodeId, file: usize) {
        self.blocks.push((group, file));
    }

    /// The group that a building block became of which an expression is a part that stands in
    /// this file and is carried by a node in the group `scope`.
    pub fn block_around(&self, scope: Option<NodeId>, file: usize) -> Option<NodeId> {
        let mut groups = scope.into_iter().chain(scope.into_iter().flat_map(|s| self.around(s)));
        groups.find(|group| self.blocks.contains(&(*group, file)))
    }

    /// Whether a node is a repeated group.
    pub fn is_repeated(&self, node: NodeId) -> bool {
        self.get(node).is_some_and(|named| named.repeated)
    }

    /// The innermost repeated group around a node.
    pub fn home(&self, node: NodeId) -> Option<NodeId> {
        self.around(node).find(|group| self.is_repeated(*group))
    }
}
