//! Data that is asked without a legal basis, or that nothing uses (Art. 5 (1) (c) GDPR: data must
//! be limited to what is necessary).

use std::collections::BTreeSet;

use shared::expression::dependencies;
use shared::kind::Kind;
use shared::service::{Content, NodeId};

use super::unused::expressions;
use super::{Check, Said};
use crate::finding::{Code, Severity};

pub(super) fn check(check: &mut Check<'_>) {
    let plan = check.plan;
    let mut read: BTreeSet<NodeId> = BTreeSet::new();
    for expression in expressions(plan.service()) {
        dependencies(expression, &mut |dependency| {
            read.insert(dependency.node);
        });
    }
    for node in check.ids() {
        let own = plan.node(node);
        let asked = match &own.content {
            Content::Field(kind) => *kind != Kind::Information && own.calculate.is_none(),
            Content::Group => false,
        };
        let mut around = std::iter::successors(Some(node), |node| plan.node(*node).parent);
        if !asked || around.any(|node| !plan.node(node).basis.is_empty()) {
            continue;
        }
        let path = plan.path(node);
        let choice = matches!(
            own.content,
            Content::Field(Kind::YesNo | Kind::Choice { .. } | Kind::Choices { .. })
        );
        let (code, message, advice) = match choice && !read.contains(&node) {
            true => (
                Code::NeverUsed,
                format!("nothing follows from `{path}`, and no law is named that asks for it"),
                "remove the question, or name its `basis`",
            ),
            false => (
                Code::NoLegalBasis,
                format!("`{path}` is asked without a legal basis"),
                "name it under `basis`, there or in a group around it",
            ),
        };
        let at = check.at(node);
        check.about(node, at, Said::new(Severity::Advice, code, message, advice));
    }
}
