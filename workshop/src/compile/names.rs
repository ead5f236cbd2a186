//! Names of parameters, lists, fields and groups.

use std::collections::BTreeMap;

use shared::kind::Kind;
use shared::service::{NodeId, Parameter};

use super::head::is_id;
use super::kinds;
use crate::definition::{ServiceDefinition, Written};
use crate::expression::{Named, Names, Reading};
use crate::finding::Findings;

/// Words that mean something in expressions.
const RESERVED: [&str; 7] = ["today", "settings", "blank", "true", "false", "in", "null"];

/// Everything that has a name, the kinds of the fields by place, and the parameters as shipped.
pub(super) fn compile(
    definition: &ServiceDefinition,
    findings: &mut Findings,
) -> (Names, Vec<Option<Kind>>, Vec<Parameter>) {
    let mut names = Names::default();
    let mut parameters = Vec::new();
    for parameter in &definition.parameters {
        proper(&parameter.name, findings);
        let shipped = super::parameters::compile(parameter, findings);
        let value = shipped.as_ref().map(|shipped| shipped.value);
        names.parameters.push((parameter.name.text.clone(), value));
        parameters.extend(shipped);
    }
    for list in &definition.lists {
        proper(&list.name, findings);
        super::lists::compile(list, &mut names, findings);
    }
    let mut kinds = Vec::new();
    let mut first = BTreeMap::new();
    for node in &definition.nodes {
        proper(&node.name, findings);
        if let Some(line) = first.insert((node.parent, &node.name.text), node.name.at.line) {
            let message =
                format!("`{}` stands in this group twice, first in line {line}", node.name.text);
            findings.error(node.name.at, message, "give one of the two another name");
        }
        let kind = node.kind.as_ref().map(|kind| kinds::compile(kind, &names, findings));
        names.add(Named {
            name: node.name.text.clone(),
            parent: node.parent.and_then(|parent| u32::try_from(parent).ok()).map(NodeId),
            repeated: node.repeated.is_some(),
            reading: match &kind {
                None => Reading::Group,
                Some(None) => Reading::Unclear,
                Some(Some(kind)) => reading(kind),
            },
        });
        kinds.push(kind.flatten());
    }
    for included in &definition.included {
        if let Some(group) = names.find(&included.path) {
            names.add_block(group, included.file);
        }
    }
    (names, kinds, parameters)
}

fn reading(kind: &Kind) -> Reading {
    let list = match kind {
        Kind::Choice { list } | Kind::Choices { list } => usize::try_from(*list).ok(),
        _ => None,
    };
    kind.value_type().map_or(Reading::Information, |value| Reading::Value(value, list))
}

fn proper(name: &Written, findings: &mut Findings) {
    if !is_id(&name.text, b"_") {
        let message = format!("`{}` is not a proper name", name.text);
        let advice = "use lower-case letters, digits and `_`, beginning with a letter";
        findings.error(name.at, message, advice);
    } else if RESERVED.contains(&name.text.as_str()) {
        let message = format!("`{}` has a meaning of its own in expressions", name.text);
        findings.error(name.at, message, "choose another name");
    }
}
