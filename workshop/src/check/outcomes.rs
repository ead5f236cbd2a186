//! Outcomes that apply at once, so that their order decides.

use super::{Check, Said};
use crate::finding::{Code, Severity};
use crate::prove::{Question, Verdict, Wanted};

/// The most outcomes of which all pairs are looked at.
const MOST: usize = 30;

pub(super) fn check(check: &mut Check<'_>) {
    let (plan, definition) = (check.plan, check.definition);
    let outcomes = &plan.service().outcomes;
    for (at, (one, _)) in outcomes.iter().zip(&definition.outcomes).enumerate().take(MOST) {
        for (other, written) in outcomes.iter().zip(&definition.outcomes).take(MOST).skip(at + 1) {
            let demands = vec![(&one.when, Wanted::Yes), (&other.when, Wanted::Yes)];
            let question = Question { carrier: None, demands };
            let both = || vec![one.id.clone(), other.id.clone()];
            match check.prover.never(&question) {
                Verdict::Refuted(witness) => {
                    let message = format!(
                        "the outcomes `{}` and `{}` can apply at once; the first counts",
                        one.id, other.id
                    );
                    let advice = "see that the order is meant so, or make the conditions exclusive";
                    let answers = serde_json::to_string(&witness.answers).unwrap_or_default();
                    let said = Said::new(Severity::Advice, Code::OutcomesOverlap, message, advice)
                        .because(vec![format!("with {answers} on {}", witness.day)]);
                    check.note(both(), written.when.at, said);
                }
                Verdict::Undecided => {
                    let what =
                        format!("the outcomes `{}` and `{}` can apply at once", one.id, other.id);
                    check.undecided(both(), written.when.at, what);
                }
                Verdict::Proved(_) => {}
            }
        }
    }
    alternatives(check);
}

/// An outcome that is never the first to apply.
fn alternatives(check: &mut Check<'_>) {
    let (plan, definition) = (check.plan, check.definition);
    let outcomes = &plan.service().outcomes;
    for (at, (own, written)) in outcomes.iter().zip(&definition.outcomes).enumerate().take(MOST) {
        if at == 0 {
            continue;
        }
        let before = outcomes.iter().take(at).map(|other| (&other.when, Wanted::NotYes));
        let demands = before.chain([(&own.when, Wanted::Yes)]).collect();
        let question = Question { carrier: None, demands };
        let nodes = vec![own.id.clone()];
        match check.prover.never(&question) {
            Verdict::Proved(why) => {
                let message =
                    format!("the outcome `{}` is always covered by one before it", own.id);
                let advice = "move it up, or remove it";
                let said = Said::new(Severity::Error, Code::OutcomeNever, message, advice);
                check.note(nodes, written.when.at, said.because(why));
            }
            Verdict::Undecided => {
                let what = format!("the outcome `{}` can be the first that applies", own.id);
                check.undecided(nodes, written.when.at, what);
            }
            Verdict::Refuted(_) => {}
        }
    }
}
