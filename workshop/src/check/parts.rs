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
        if let (Some(condition), Some(written)) = (&own.relevant, &written.relevant) {
            // A part of a disjunction is looked at where the node is asked. One of a conjunction
            // is not true there: it needs another node in the same instance, or none.
            let carrier = match condition {
                Expression::Or(_) => Some(Some(node)),
                _ => match own.parent {
                    Some(group) if plan.home(group) == plan.home(node) => Some(Some(group)),
                    None => Some(None),
                    Some(_) => None,
                },
            };
            if let Some(carrier) = carrier {
                parts(check, condition, written, carrier, &plan.path(node));
            }
        }
        for (condition, written) in
            [(&own.required, &written.required), (&own.readonly, &written.readonly)]
        {
            if let (Some(condition), Some(written)) = (condition, written) {
                parts(check, condition, written, Some(node), &plan.path(node));
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
