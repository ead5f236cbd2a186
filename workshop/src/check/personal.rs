//! Personal data that is asked before it is clear who may apply.

use std::collections::BTreeSet;

use shared::expression::dependencies;
use shared::kind::{Form, Kind, Letters};
use shared::service::{Content, Node, NodeId, Plan};

use super::{Check, Said};
use crate::finding::{Code, Severity};

/// Autocomplete tokens (WCAG 2.2, section 7) that say nothing about a person.
const IMPERSONAL: [&str; 5] = ["off", "on", "language", "organization", "url"];

pub(super) fn check(check: &mut Check<'_>) {
    let plan = check.plan;
    let inputs = inputs(plan);
    let Some(last) = inputs.iter().filter_map(|node| plan.page(*node)).max() else { return };
    for node in check.ids() {
        let early = plan.page(node).is_some_and(|page| page < last);
        if early && is_personal(plan.node(node)) && !inputs.contains(&node) {
            let path = plan.path(node);
            let page = plan.service().pages.get(last).map_or("", |page| page.id.as_str());
            let message =
                format!("`{path}` is asked before it is clear on the page `{page}` who may apply");
            let advice = "ask first what outcomes depend on";
            let at = check.at(node);
            let said = Said::new(Severity::Advice, Code::PersonalFirst, message, advice);
            check.about(node, at, said);
        }
    }
}

/// The answers on which outcomes that end the way depend, also by way of others.
fn inputs(plan: &Plan) -> BTreeSet<NodeId> {
    let mut found = BTreeSet::new();
    let mut open: Vec<NodeId> = Vec::new();
    for outcome in plan.service().outcomes.iter().filter(|outcome| outcome.kind.ends()) {
        dependencies(&outcome.when, &mut |dependency| open.push(dependency.node));
    }
    while let Some(node) = open.pop() {
        if found.insert(node)
            && let Some(calculate) = &plan.node(node).calculate
        {
            dependencies(calculate, &mut |dependency| open.push(dependency.node));
        }
    }
    found
}

/// Whether a field tells who somebody is.
fn is_personal(node: &Node) -> bool {
    let Content::Field(kind) = &node.content else { return false };
    let token = node.autocomplete.as_deref();
    matches!(kind, Kind::Text { letters: Letters::PersonName, .. })
        || matches!(kind, Kind::Email | Kind::Telephone | Kind::Iban)
        || matches!(
            kind.form(),
            Some(Form::TaxId | Form::IdentityDocument | Form::LicencePlate | Form::Signature)
        )
        || token.is_some_and(|token| !IMPERSONAL.contains(&token))
}
