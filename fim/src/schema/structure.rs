//! What stands in a schema or group, and how often (Struktur).

use super::{About, Basis, Cardinality, Field, Kind, Rule, Wording};

/// A place in a schema or group: what stands there, how often, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// How often.
    pub cardinality: Cardinality,
    /// The legal bases for asking it here.
    pub bases: Vec<Basis>,
    /// What stands there.
    pub node: Node,
}

/// A field or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A field.
    Field(Box<Field>),
    /// A group.
    Group(Box<Group>),
}

/// A group of fields (Datenfeldgruppe).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Who it is and what it is about.
    pub about: About,
    /// What people read.
    pub wording: Wording,
    /// Where it comes from.
    pub kind: Kind,
    /// Whether exactly one of what stands in it is filled in (Auswahlgruppe).
    pub choice: bool,
    /// Rules over what stands in it.
    pub rules: Vec<Rule>,
    /// What stands in it, in its order.
    pub structures: Vec<Structure>,
}

impl Node {
    /// Who it is and what it is about.
    pub fn about(&self) -> &About {
        match self {
            Self::Field(field) => &field.about,
            Self::Group(group) => &group.about,
        }
    }

    /// What people read.
    pub fn wording(&self) -> &Wording {
        match self {
            Self::Field(field) => &field.wording,
            Self::Group(group) => &group.wording,
        }
    }

    /// Its rules.
    pub fn rules(&self) -> &[Rule] {
        match self {
            Self::Field(field) => &field.rules,
            Self::Group(group) => &group.rules,
        }
    }

    /// What stands in it; nothing in a field.
    pub fn structures(&self) -> &[Structure] {
        match self {
            Self::Field(_) => &[],
            Self::Group(group) => &group.structures,
        }
    }
}
