//! Facets that contradict each other.

use shared::expression::{Expression, Literal};
use shared::kind::Kind;
use shared::service::{Content, NodeId};

use super::{Check, Said};
use crate::definition::Written;
use crate::finding::{Code, Severity};
use crate::prove::{Question, Verdict, Wanted};

pub(super) fn check(check: &mut Check<'_>) {
    let plan = check.plan;
    for node in check.ids() {
        let own = plan.node(node);
        let Some(written) = check.definition.nodes.get(node.index()) else { continue };
        let path = plan.path(node);
        let field = matches!(&own.content, Content::Field(kind) if *kind != Kind::Information);
        let given = own.calculate.is_some() || own.default.is_some();
        if let (Some(required), Some(at)) = (&own.required, &written.required) {
            if own.calculate.is_some() {
                let message = format!("`{path}` is calculated, so `required` has no meaning");
                contradiction(check, node, at, Severity::Warning, message, "remove `required`");
            } else if is(required, false) || never(check, node, required) {
                let message = format!("`{path}` can never be required");
                let advice = "correct the condition, or remove `required`";
                contradiction(check, node, at, Severity::Warning, message, advice);
            }
        }
        if let (Some(readonly), Some(at)) = (&own.readonly, &written.readonly) {
            if own.calculate.is_some() {
                let message = format!("`{path}` is calculated, so `readonly` has no meaning");
                contradiction(check, node, at, Severity::Warning, message, "remove `readonly`");
            } else if is(readonly, true) && field && !given {
                let (severity, message) = match own.required {
                    Some(_) => (
                        Severity::Error,
                        format!("nobody can answer `{path}`: it is required, but read-only"),
                    ),
                    None => (Severity::Warning, format!("`{path}` is read-only and has no value")),
                };
                let advice = "give it a value with `default` or `calculate`, or remove `readonly`";
                contradiction(check, node, at, severity, message, advice);
            } else if !is(readonly, true) && (is(readonly, false) || never(check, node, readonly)) {
                let message = format!("`{path}` can never be read-only");
                let advice = "correct the condition, or remove `readonly`";
                contradiction(check, node, at, Severity::Warning, message, advice);
            }
        }
        if let (Some(hidden), Some(at)) = (&own.hidden, &written.hidden)
            && !is(hidden, true)
            && (is(hidden, false) || never(check, node, hidden))
        {
            let message = format!("`{path}` can never be hidden");
            let advice = "correct the condition, or remove `hidden`";
            contradiction(check, node, at, Severity::Warning, message, advice);
        }
        if let (Some(required), Some(at)) = (&own.required, &written.required)
            && field
            && !given
        {
            closed(check, node, required, at);
        }
        if let (Some(Kind::Declaration), Some(calculate)) = (kind(&own.content), &written.calculate)
        {
            let message =
                format!("`{path}` is a declaration, which nobody can give but the person");
            contradiction(check, node, calculate, Severity::Error, message, "remove `calculate`");
        }
    }
}

/// A field without a value of its own that is required, but only where nobody can answer it: there
/// its page cannot be completed.
fn closed(check: &mut Check<'_>, node: NodeId, required: &Expression, at: &Written) {
    let own = check.plan.node(node);
    // Required where it is always closed was reported already, and so was never required.
    let closings = [(&own.readonly, "read-only"), (&own.hidden, "hidden")];
    for (closing, how) in closings {
        let Some(closing) = closing.as_ref().filter(|closing| !is(closing, true)) else { continue };
        let demands = vec![(required, Wanted::Yes), (closing, Wanted::NotYes)];
        let open = Question { carrier: Some(node), demands };
        let Verdict::Proved(why) = check.prover.never(&open) else { continue };
        let asked = Question { carrier: Some(node), demands: vec![(required, Wanted::Yes)] };
        if matches!(check.prover.never(&asked), Verdict::Refuted(_)) {
            let path = check.plan.path(node);
            let message = format!("nobody can answer `{path}` where it is required: it is {how}");
            let advice = "give it a value with `default` or `calculate`, or correct a condition";
            let said = Said::new(Severity::Error, Code::Contradiction, message, advice);
            check.about(node, at.at, said.because(why));
        }
    }
}

fn kind(content: &Content) -> Option<&Kind> {
    match content {
        Content::Field(kind) => Some(kind),
        Content::Group => None,
    }
}

fn is(condition: &Expression, value: bool) -> bool {
    *condition == Expression::Literal(Literal::YesNo(value))
}

fn never(check: &Check<'_>, node: NodeId, condition: &Expression) -> bool {
    if is(condition, true) {
        return false;
    }
    let yes = Question { carrier: Some(node), demands: vec![(condition, Wanted::Yes)] };
    if !matches!(check.prover.never(&yes), Verdict::Proved(_)) {
        return false;
    }
    // A node that is never asked was reported already.
    let asked = Question { carrier: Some(node), demands: Vec::new() };
    !matches!(check.prover.never(&asked), Verdict::Proved(_))
}

fn contradiction(
    check: &mut Check<'_>,
    node: NodeId,
    at: &Written,
    severity: Severity,
    message: String,
    advice: &str,
) {
    check.about(node, at.at, Said::new(severity, Code::Contradiction, message, advice));
}
