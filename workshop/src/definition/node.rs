//! Fields and groups of `service.yaml`.

use super::members::{Members, flag, text, texts};
use super::shape::{BASIS, CHECK, FIELD, GROUP, OFFERED};
use super::yaml::{Content, Tree, Written};
use crate::finding::Findings;

/// A field or group.
#[derive(Debug)]
pub struct NodeDefinition {
    /// Its name.
    pub name: Written,
    /// The group it is in, by its place.
    pub parent: Option<usize>,
    /// For a field, its kind; nothing for a group.
    pub kind: Option<KindDefinition>,
    /// For a repeated group, how often: `1..10`.
    pub repeated: Option<Written>,
    /// When it is asked.
    pub relevant: Option<Written>,
    /// When it must be answered.
    pub required: Option<Written>,
    /// When it is closed to change.
    pub readonly: Option<Written>,
    /// When it is part of the answers without being shown.
    pub hidden: Option<Written>,
    /// What its value follows from.
    pub calculate: Option<Written>,
    /// What it reads as while it is unanswered.
    pub default: Option<Written>,
    /// What must hold.
    pub checks: Vec<CheckDefinition>,
    /// Its legal basis.
    pub basis: Vec<BasisDefinition>,
    /// For choices, the codes that are offered only under a condition.
    pub offered: Vec<OfferedDefinition>,
    /// The HTML autocomplete token.
    pub autocomplete: Option<Written>,
    /// The FIM building block that it came from, with its version.
    pub fim: Option<Written>,
}

impl NodeDefinition {
    /// Whether it is hidden whatever is answered.
    pub fn never_shown(&self) -> bool {
        self.hidden.as_ref().is_some_and(|hidden| hidden.text.trim() == "true")
    }
}

/// The kind of a field with what is written about it.
#[derive(Debug, Default)]
pub struct KindDefinition {
    /// The kind's name; nothing when it is missing, which was reported.
    pub name: Option<Written>,
    /// The code list's name.
    pub list: Option<Written>,
    /// Which letters.
    pub letters: Option<Written>,
    /// The lower bound.
    pub min: Option<Written>,
    /// The upper bound.
    pub max: Option<Written>,
    /// How many decimal places.
    pub places: Option<Written>,
    /// What a duration is counted in.
    pub unit: Option<Written>,
    /// Which types of file.
    pub types: Vec<Written>,
    /// The largest that a file may be, in megabytes.
    pub size: Option<Written>,
}

/// A check.
#[derive(Debug)]
pub struct CheckDefinition {
    /// Its id.
    pub id: Written,
    /// What must hold.
    pub holds: Written,
    /// Whether a violation only warns.
    pub soft: bool,
}

/// A legal basis.
#[derive(Debug)]
pub struct BasisDefinition {
    /// How it is cited.
    pub text: Written,
    /// Where it can be read.
    pub link: Option<Written>,
}

/// Codes that are offered only under a condition.
#[derive(Debug)]
pub struct OfferedDefinition {
    /// The codes.
    pub codes: Vec<Written>,
    /// When they are offered.
    pub when: Written,
}

/// Reads a list of fields and groups into one flat list, each group before its members.
pub fn read_nodes(tree: &Tree, findings: &mut Findings) -> Vec<NodeDefinition> {
    let mut nodes = Vec::new();
    read_level(tree, None, &mut nodes, findings);
    nodes
}

fn read_level(
    tree: &Tree,
    parent: Option<usize>,
    nodes: &mut Vec<NodeDefinition>,
    findings: &mut Findings,
) {
    for item in super::items(tree, findings) {
        let Some(is_field) = is_field(item, findings) else { continue };
        let table = if is_field { &FIELD } else { &GROUP };
        if let Some(mut members) = Members::of(item, table, findings)
            && read_node(&mut members, is_field, parent, nodes, findings).is_some()
        {
            members.finish(findings);
        }
    }
}

/// Whether an item of the list is a field; nothing when it is neither that nor a group, which is
/// reported.
fn is_field(item: &Tree, findings: &mut Findings) -> Option<bool> {
    let Content::Mapping(members) = &item.content else { return Some(true) };
    let value = |key: &str| {
        let member = members.iter().find(|member| member.key.text == key);
        member.map(|member| member.value.at)
    };
    match (value("field"), value("group")) {
        (Some(_), None) => Some(true),
        (None, Some(_)) => Some(false),
        (Some(_), Some(group)) => {
            findings.error(group, "this is both a field and a group", "keep one of the two");
            None
        }
        (None, None) => {
            let advice = "begin with `field: name`, `group: name` or `include: block`";
            findings.error(item.at, "this is neither a field nor a group", advice);
            None
        }
    }
}

fn read_node(
    members: &mut Members<'_>,
    is_field: bool,
    parent: Option<usize>,
    nodes: &mut Vec<NodeDefinition>,
    findings: &mut Findings,
) -> Option<()> {
    let name = members.need_text(if is_field { "field" } else { "group" }, findings)?;
    let kind = if is_field { Some(read_kind(members, findings)) } else { None };
    let inner = if is_field { None } else { members.need("nodes", findings) };
    let node = NodeDefinition {
        name,
        parent,
        kind,
        repeated: if is_field { None } else { members.text("repeated", findings) },
        relevant: members.text("relevant", findings),
        required: members.text("required", findings),
        readonly: members.text("readonly", findings),
        hidden: members.text("hidden", findings),
        calculate: if is_field { members.text("calculate", findings) } else { None },
        default: if is_field { members.text("default", findings) } else { None },
        checks: members
            .items("checks", findings)
            .iter()
            .filter_map(|tree| read_check(tree, findings))
            .collect(),
        basis: members
            .items("basis", findings)
            .iter()
            .filter_map(|tree| read_basis(tree, findings))
            .collect(),
        offered: if is_field { read_offered(members, findings) } else { Vec::new() },
        autocomplete: if is_field { members.text("autocomplete", findings) } else { None },
        fim: members.text("fim", findings),
    };
    nodes.push(node);
    if let Some(inner) = inner {
        read_level(inner, Some(nodes.len() - 1), nodes, findings);
    }
    Some(())
}

fn read_kind(members: &mut Members<'_>, findings: &mut Findings) -> KindDefinition {
    let name = members.need_text("kind", findings);
    let list = members.text("list", findings);
    let letters = members.text("letters", findings);
    let min = members.text("min", findings);
    let max = members.text("max", findings);
    let places = members.text("places", findings);
    let unit = members.text("unit", findings);
    let types = texts(members.items("types", findings), findings);
    let size = members.text("size", findings);
    KindDefinition { name, list, letters, min, max, places, unit, types, size }
}

fn read_check(tree: &Tree, findings: &mut Findings) -> Option<CheckDefinition> {
    let mut members = Members::of(tree, &CHECK, findings)?;
    let id = members.need_text("id", findings);
    let holds = members.need_text("holds", findings);
    let soft = members.text("soft", findings).and_then(|written| flag(&written, findings));
    members.finish(findings);
    Some(CheckDefinition { id: id?, holds: holds?, soft: soft.unwrap_or(false) })
}

/// A basis as it is cited, or with a link.
fn read_basis(tree: &Tree, findings: &mut Findings) -> Option<BasisDefinition> {
    if !matches!(tree.content, Content::Mapping(_)) {
        return Some(BasisDefinition { text: text(tree, findings)?, link: None });
    }
    let mut members = Members::of(tree, &BASIS, findings)?;
    let text = members.need_text("text", findings);
    let link = members.text("link", findings);
    members.finish(findings);
    Some(BasisDefinition { text: text?, link })
}

fn read_offered(members: &mut Members<'_>, findings: &mut Findings) -> Vec<OfferedDefinition> {
    let items = members.items("offered", findings).iter();
    let read = |tree: &Tree| {
        let mut members = Members::of(tree, &OFFERED, findings)?;
        let codes = members.need("codes", findings);
        let codes = codes.map_or(Vec::new(), |tree| texts(super::items(tree, findings), findings));
        let when = members.need_text("when", findings);
        members.finish(findings);
        Some(OfferedDefinition { codes, when: when? })
    };
    items.filter_map(read).collect()
}
