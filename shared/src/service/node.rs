//! Fields and groups.

use serde::{Deserialize, Serialize};

use crate::expression::Expression;
use crate::kind::Kind;

/// A node's place in [`Service::nodes`](super::Service::nodes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A field (Datenfeld) or group (Datenfeldgruppe) with its facets, all independent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The last part of its path: lower-case ASCII letters, digits and `_`.
    pub name: String,
    /// The group it is in; none at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<NodeId>,
    /// What it is.
    pub content: Content,
    /// For a repeated group, how often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Repeats>,
    /// Is it asked at all. A node inside an irrelevant group is irrelevant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Expression>,
    /// Must it be answered; for a group: at least one answer in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Expression>,
    /// Is it shown without being open to change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readonly: Option<Expression>,
    /// Is it part of the answers without being shown. A node inside a hidden group is hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Expression>,
    /// Its value follows from others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculate: Option<Expression>,
    /// What it reads as while it is unanswered (Vorbelegung); the person may change it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Expression>,
    /// What must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// For choices: the codes that are offered only under a condition; at most
    /// [`MAX_OFFERED`](super::MAX_OFFERED) conditions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Offered>,
    /// The legal basis (Rechtsgrundlage) on which it is asked, for example `§ 93 AO`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
    /// The HTML autocomplete token (WCAG 1.3.5), for example `family-name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<String>,
    /// The FIM building block (Baustein) that it came from: id and version, separated by a space,
    /// as in `F60000000246 1.1.0`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fim: Option<String>,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A group of nodes.
    Group,
    /// A field of a kind.
    Field(Kind),
}

/// How often a group is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeats {
    /// At least so often while the group is relevant.
    pub min: u32,
    /// At most so often.
    pub max: u32,
}

/// A condition that must hold, with a message of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Names its message in the texts, unique in the node.
    pub id: String,
    /// Violated when false; unknown violates nothing.
    pub holds: Expression,
    /// Whether a violation only warns.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub soft: bool,
}

/// Codes of a choice that are offered only under a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offered {
    /// The codes, of the field's list.
    pub codes: Vec<String>,
    /// When they are offered; unknown is not yet.
    pub when: Expression,
}

/// A legal basis (Rechtsgrundlage).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// How it is cited, such as `§ 93 AO`.
    pub text: String,
    /// Where it can be read: an address with `https://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}
