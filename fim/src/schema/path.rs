//! Where in a schema something stands: groups are reused, so that an id alone does not say it.

use std::fmt;

use super::{Node, Rule, Schema, Structure};

/// The ids from the schema's top to a field or group, such as `G60000000086/F60000000246`. The
/// schema itself has the empty path.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<String>);

impl Path {
    /// The path of something that stands in what is at this path.
    pub fn with(&self, id: &str) -> Self {
        let mut ids = self.0.clone();
        ids.push(id.to_owned());
        Self(ids)
    }

    /// Whether what is at the other path stands in what is at this one, or is the same.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("/"))
    }
}

/// A field or group at its path.
#[derive(Clone, Debug)]
pub struct Placed<'s> {
    /// Where it stands.
    pub path: Path,
    /// What stands there, and how often.
    pub structure: &'s Structure,
}

/// A rule at the element that carries it, within which its references resolve.
#[derive(Clone, Debug)]
pub struct PlacedRule<'s> {
    /// The path of the field or group that carries it; empty for the schema.
    pub path: Path,
    /// The rule.
    pub rule: &'s Rule,
}

impl Schema {
    /// Every field and group in the order of the schema, a group before what stands in it.
    pub fn nodes(&self) -> impl Iterator<Item = Placed<'_>> {
        let top = self.structures.iter().rev().map(|own| (Path::default(), own));
        let mut open: Vec<(Path, &Structure)> = top.collect();
        std::iter::from_fn(move || {
            let (around, structure) = open.pop()?;
            let path = around.with(&structure.node.about().identity.id);
            open.extend(structure.node.structures().iter().rev().map(|own| (path.clone(), own)));
            Some(Placed { path, structure })
        })
    }

    /// The field or group at a path.
    pub fn node(&self, path: &Path) -> Option<&Node> {
        let mut structures = self.structures.as_slice();
        let mut found = None;
        for id in &path.0 {
            let structure = structures.iter().find(|own| own.node.about().identity.id == *id)?;
            found = Some(&structure.node);
            structures = structure.node.structures();
        }
        found
    }

    /// Every rule wherever it is carried: the schema's first, then those of its fields and groups in
    /// their order. A rule of a group that is used twice comes twice, with both paths.
    pub fn placed_rules(&self) -> impl Iterator<Item = PlacedRule<'_>> {
        let own = self.rules.iter().map(|rule| PlacedRule { path: Path::default(), rule });
        let inside = self.nodes().flat_map(|placed| {
            let rules = placed.structure.node.rules().iter();
            rules
                .map(|rule| PlacedRule { path: placed.path.clone(), rule })
                .collect::<Vec<PlacedRule<'_>>>()
        });
        own.chain(inside)
    }
}
