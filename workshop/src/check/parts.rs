//! Parts of conditions that change nothing: covered by another part, or decided by what must hold
//! anyway.

use shared::expression::Expression;
use shared::service::NodeId;

use super::{Check, Said};
use crate::definition::Written;
use crate::finding::{Code, Severity};
use crate::prove::{Question, Verdict, Wanted, show};

/// The most parts of one condition that are looked at.
const MOST: usize = 12;

pub(super) fn check(check: &mut Check<'_>) {
    let (plan, definition) = (check.plan, check.definition);
    for (node, written) in check.ids().zip(&definition.nodes) {
        let own = plan.node(node);
        let facets = [
            // Where a page's condition was added, the written one is the last part.
            (own.relevant.as_ref(), written.relevant.as_ref(), own.parent, node),
            (own.required.as_ref(), written.required.as_ref(), Some(node), node),
            (own.readonly.as_ref(), written.readonly.as_ref(), Some(node), node),
        ];
        for (condition, written, carrier, about) in facets {
            if let (Some(condition), Some(written)) = (condition, written) {
                // An instance's own conditions need its frame: the group alone has none.
                let carrier = carrier.filter(|carrier| plan.home(*carrier) == plan.home(node));
                if carrier.is_some() || plan.home(node).is_none() {
                    let name = plan.path(about);
                    parts(check, condition, written, carrier, &name);
                }
            }
        }
        for (each, written) in own.checks.iter().zip(&written.checks) {
            let name = plan.path(node);
            parts(check, &each.holds, &written.holds, Some(node), &name);
        }
    }
    for (own, written) in plan.service().documents.iter().zip(&definition.documents) {
        parts(check, &own.relevant, &written.relevant, None, &own.id);
    }
    for (own, written) in plan.service().outcomes.iter().zip(&definition.outcomes) {
        parts(check, &own.when, &written.when, None, &own.id);
    }
}

fn parts(
    check: &mut Check<'_>,
    condition: &Expression,
    written: &Written,
    carrier: Option<NodeId>,
    name: &str,
) {
    let (all, decides) = match condition {
        Expression::And(parts) => (parts, false),
        Expression::Or(parts) => (parts, true),
        _ => return,
    };
    for (at, part) in all.iter().enumerate().take(MOST) {
        // A part of a disjunction has an effect where it is true and no other is; one of a
        // conjunction where it is not true and all others are.
        let demands = all.iter().take(MOST).enumerate().map(|(other, each)| {
            let wanted = match (other == at) == decides {
                true => Wanted::Yes,
                false => Wanted::NotYes,
            };
            (each, wanted)
        });
        let question = Question { carrier, demands: demands.collect() };
        if let Verdict::Proved(why) = check.prover.never(&question) {
            let text = show(check.plan, part);
            let message = match decides {
                true => format!("`{text}` is covered by the other cases of the condition"),
                false => format!("`{text}` follows from the rest of the condition"),
            };
            let advice = "remove it, or correct what was meant";
            let said = Said::new(Severity::Advice, Code::NoEffect, message, advice).because(why);
            check.note(vec![name.to_owned()], written.at, said);
            // One of two that are the same is enough.
            return;
        }
    }
}
