//! What can never happen, as far as that is seen without trying answers.

use std::collections::BTreeMap;

use shared::expression::{Comparison, Expression, Literal};
use shared::service::{NodeId, Service};

use crate::definition::{ServiceDefinition, Written};
use crate::expression::{Names, always};
use crate::finding::Findings;

/// Reports nodes, pages, documents and outcomes that can never be, and checks that can never
/// hold.
pub(super) fn check(
    service: &Service,
    definition: &ServiceDefinition,
    names: &Names,
    findings: &mut Findings,
) {
    let mut never: Vec<bool> = Vec::new();
    for ((id, node), written) in (0..).map(NodeId).zip(&service.nodes).zip(&definition.nodes) {
        let inherited =
            node.parent.is_some_and(|group| never.get(group.index()).copied().unwrap_or(false));
        let why = match (&node.relevant, &written.relevant) {
            (Some(relevant), Some(written)) if !inherited => {
                impossible(id, relevant, service, names).map(|why| (why, written))
            }
            _ => None,
        };
        never.push(inherited || why.is_some());
        if let Some((why, written_at)) = why {
            let path = names.path(id);
            let message = format!("`{path}` can never be relevant: {why}");
            findings.error(written_at.at, message, "correct the condition, or remove the node");
        }
        for (check, written) in node.checks.iter().zip(&written.checks) {
            match always(&check.holds) {
                Some(false) => {
                    let message = format!("the check `{}` can never hold", check.id);
                    findings.error(written.holds.at, message, "correct the condition");
                }
                Some(true) => {
                    let message = format!("the check `{}` always holds", check.id);
                    findings.warning(written.holds.at, message, "correct or remove it");
                }
                None => {}
            }
        }
    }
    results(service, definition, &never, findings);
}

fn results(
    service: &Service,
    definition: &ServiceDefinition,
    never: &[bool],
    findings: &mut Findings,
) {
    let mut refuse = |what: String, at: &Written| {
        findings.error(at.at, what, "correct the condition, or remove it");
    };
    for (page, written) in service.pages.iter().zip(&definition.pages) {
        if let (Some(Some(false)), Some(at)) =
            (page.relevant.as_ref().map(always), &written.relevant)
        {
            refuse(format!("the page `{}` can never be reached", page.id), at);
        } else if !page.shows.is_empty()
            && page.shows.iter().all(|node| never.get(node.index()) == Some(&true))
        {
            let message = format!("nobody can reach the page `{}`: it shows nothing", page.id);
            refuse(message, &written.id);
        }
    }
    for (document, written) in service.documents.iter().zip(&definition.documents) {
        if always(&document.relevant) == Some(false) {
            refuse(format!("the document `{}` is never needed", document.id), &written.relevant);
        }
    }
    for (outcome, written) in service.outcomes.iter().zip(&definition.outcomes) {
        match always(&outcome.when) {
            Some(false) => {
                refuse(format!("the outcome `{}` can never apply", outcome.id), &written.when);
            }
            Some(true) if outcome.kind.ends() => {
                refuse(format!("the outcome `{}` ends every way", outcome.id), &written.when);
            }
            _ => {}
        }
    }
}

/// Why a node can never be relevant, if that is plain to see.
fn impossible(
    node: NodeId,
    relevant: &Expression,
    service: &Service,
    names: &Names,
) -> Option<String> {
    if always(relevant) == Some(false) {
        return Some("its condition is always false".to_owned());
    }
    let mut facts = BTreeMap::new();
    let around = names.around(node).filter_map(|group| service.nodes.get(group.index()));
    let conditions = around.filter_map(|group| group.relevant.as_ref());
    for condition in conditions.chain([relevant]) {
        if let Some(field) = narrow(condition, &mut facts) {
            return Some(format!("no answer to `{}` satisfies all of it", names.path(field)));
        }
    }
    None
}

/// Narrows which answers each field may have for a condition to hold; the field for which none
/// is left.
fn narrow(condition: &Expression, facts: &mut BTreeMap<NodeId, Vec<Literal>>) -> Option<NodeId> {
    let (node, values) = match condition {
        Expression::And(parts) => return parts.iter().find_map(|part| narrow(part, facts)),
        Expression::Answer(read) if read.outer == 0 => (read.node, vec![Literal::YesNo(true)]),
        Expression::Not(inner) => match inner.as_ref() {
            Expression::Answer(read) if read.outer == 0 => (read.node, vec![Literal::YesNo(false)]),
            _ => return None,
        },
        Expression::Compare(Comparison::Equal, sides) => match sides.as_ref() {
            (Expression::Answer(read), Expression::Literal(value))
            | (Expression::Literal(value), Expression::Answer(read))
                if read.outer == 0 =>
            {
                (read.node, vec![value.clone()])
            }
            _ => return None,
        },
        Expression::In(sides) => match sides.as_ref() {
            (Expression::Answer(read), Expression::List(values)) if read.outer == 0 => {
                (read.node, values.clone())
            }
            _ => return None,
        },
        _ => return None,
    };
    let left = facts.entry(node).or_insert_with(|| values.clone());
    left.retain(|value| values.contains(value));
    left.is_empty().then_some(node)
}
