//! Checks that nothing or everything satisfies, and pages that nobody can complete.

use shared::expression::Expression;
use shared::service::NodeId;

use super::{Check, Said};
use crate::finding::{Code, Severity};
use crate::prove::{Question, Verdict, Wanted};

pub(super) fn check(check: &mut Check<'_>) {
    for node in check.ids() {
        let plan = check.plan;
        let own = plan.node(node);
        let Some(written) = check.definition.nodes.get(node.index()) else { continue };
        let mut sound = true;
        for (each, written) in own.checks.iter().zip(&written.checks) {
            let at = written.holds.at;
            let path = plan.path(node);
            let asks =
                |wanted| Question { carrier: Some(node), demands: vec![(&each.holds, wanted)] };
            match check.prover.never(&asks(Wanted::Yes)) {
                Verdict::Proved(why) => {
                    sound = false;
                    let message = format!("the check `{}` can never hold", each.id);
                    let said = Said::new(
                        Severity::Error,
                        Code::CheckNeverHolds,
                        message,
                        "correct the condition",
                    );
                    check.about(node, at, said.because(why));
                    continue;
                }
                Verdict::Refuted(_) => {}
                Verdict::Undecided => {
                    let what = format!("the check `{}` of `{path}` can hold", each.id);
                    check.undecided(vec![path.clone()], at, what);
                }
            }
            match check.prover.never(&asks(Wanted::No)) {
                Verdict::Proved(why) => {
                    let message = format!("the check `{}` always holds", each.id);
                    let advice = "correct or remove it";
                    let said =
                        Said::new(Severity::Warning, Code::CheckAlwaysHolds, message, advice);
                    check.about(node, at, said.because(why));
                }
                Verdict::Refuted(_) => {}
                Verdict::Undecided => {
                    let what = format!("the check `{}` of `{path}` can fail", each.id);
                    check.undecided(vec![path], at, what);
                }
            }
        }
        if sound {
            stuck(check, node);
        }
    }
}

/// A node whose hard checks cannot hold together keeps its page from being completed.
fn stuck(check: &mut Check<'_>, node: NodeId) {
    let plan = check.plan;
    let hard = plan.node(node).checks.iter().filter(|check| !check.soft);
    let demands: Vec<(&Expression, Wanted)> =
        hard.map(|check| (&check.holds, Wanted::Yes)).collect();
    if demands.len() < 2 {
        return;
    }
    let question = Question { carrier: Some(node), demands };
    let (path, at) = (plan.path(node), check.at(node));
    match check.prover.never(&question) {
        Verdict::Proved(why) => {
            let message = format!("the checks of `{path}` can never hold together");
            let advice = "correct one of them: whoever is asked this cannot go on";
            let said = Said::new(Severity::Error, Code::PageStuck, message, advice).because(why);
            check.about(node, at, said);
        }
        Verdict::Undecided => {
            let what = format!("the checks of `{path}` can hold together");
            check.undecided(vec![path], at, what);
        }
        Verdict::Refuted(_) => {}
    }
}
