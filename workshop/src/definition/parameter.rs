//! What municipalities set, under `parameters` of `service.yaml`.

use super::members::{Members, pairs, text};
use super::shape::PARAMETER;
use super::yaml::{Content, Tree, Written};
use crate::finding::Findings;

/// A parameter.
#[derive(Debug)]
pub struct ParameterDefinition {
    /// Its name.
    pub name: Written,
    /// Its type.
    pub value: Written,
    /// What holds where a municipality sets nothing.
    pub default: Option<Written>,
    /// The least that it may be set to.
    pub min: Option<Written>,
    /// The greatest that it may be set to.
    pub max: Option<Written>,
    /// What it means, for those who set it.
    pub description: Option<Written>,
}

/// Reads parameters: `name: type`, or `name: { type: …, default: … }`.
pub(super) fn read_parameters(tree: &Tree, findings: &mut Findings) -> Vec<ParameterDefinition> {
    let parameters = pairs(tree, "`parameters`", findings).iter();
    parameters.filter_map(|member| read(&member.key, &member.value, findings)).collect()
}

fn read(name: &Written, tree: &Tree, findings: &mut Findings) -> Option<ParameterDefinition> {
    let plain = |value| ParameterDefinition {
        name: name.clone(),
        value,
        default: None,
        min: None,
        max: None,
        description: None,
    };
    if !matches!(tree.content, Content::Mapping(_)) {
        return text(tree, findings).map(plain);
    }
    let mut members = Members::of(tree, &PARAMETER, findings)?;
    let value = members.need_text("type", findings);
    let parameter = ParameterDefinition {
        default: members.text("default", findings),
        min: members.text("min", findings),
        max: members.text("max", findings),
        description: members.text("description", findings),
        ..plain(name.clone())
    };
    members.finish(findings);
    Some(ParameterDefinition { value: value?, ..parameter })
}
