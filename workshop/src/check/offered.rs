//! Codes that are offered under a condition which always or never holds.

use shared::expression::Expression;
use shared::service::NodeId;

use super::{Check, Said};
use crate::finding::{Code, Severity};
use crate::prove::{Question, Verdict, Wanted};

pub(super) fn check(check: &mut Check<'_>) {
    let (plan, definition) = (check.plan, check.definition);
    for node in check.ids() {
        let Some(written) = definition.nodes.get(node.index()) else { continue };
        for (own, written) in plan.node(node).offered.iter().zip(&written.offered) {
            let codes = own.codes.iter().map(|code| format!("`{code}`"));
            let codes = codes.collect::<Vec<_>>().join(", ");
            let path = plan.path(node);
            let (message, advice) = if cannot(check, node, &own.when, Wanted::Yes) {
                (format!("{codes} of `{path}` can never be chosen"), "correct the condition")
            } else if cannot(check, node, &own.when, Wanted::NotYes) {
                let advice = "correct the condition, or remove it";
                (format!("{codes} of `{path}` can be chosen in any case"), advice)
            } else {
                continue;
            };
            let said = Said::new(Severity::Warning, Code::Contradiction, message, advice);
            check.about(node, written.when.at, said);
        }
    }
}

/// Whether a condition never turns out so where its node is asked. Of a node that is never asked,
/// that was reported already.
fn cannot(check: &Check<'_>, node: NodeId, condition: &Expression, wanted: Wanted) -> bool {
    let proved = |demands| {
        let question = Question { carrier: Some(node), demands };
        matches!(check.prover.never(&question), Verdict::Proved(_))
    };
    proved(vec![(condition, wanted)]) && !proved(Vec::new())
}
