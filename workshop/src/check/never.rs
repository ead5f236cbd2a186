//! What can never be: nodes that nobody is asked, pages that nobody reaches, documents and
//! outcomes that never come about.

use shared::expression::Expression;

use super::{Check, Said};
use crate::definition::Written;
use crate::finding::{Code, Severity};
use crate::prove::{Question, Verdict, Wanted};

const CORRECT: &str = "correct the condition, or remove it";

pub(super) fn check(check: &mut Check<'_>) {
    let never = nodes(check);
    pages(check, &never);
    results(check);
}

/// Which nodes are never asked, by place.
fn nodes(check: &mut Check<'_>) -> Vec<bool> {
    let mut never: Vec<bool> = Vec::new();
    for node in check.ids() {
        let own = check.plan.node(node);
        let inherited =
            own.parent.is_some_and(|group| never.get(group.index()).copied().unwrap_or(false));
        if inherited || own.relevant.is_none() {
            never.push(inherited);
            continue;
        }
        let written =
            check.definition.nodes.get(node.index()).and_then(|own| own.relevant.as_ref());
        let at = written.map_or(check.at(node), |written| written.at);
        let path = check.plan.path(node);
        let question = Question { carrier: Some(node), demands: Vec::new() };
        match check.prover.never(&question) {
            Verdict::Proved(why) => {
                never.push(true);
                // What only an unreachable page shows is reported with the page.
                if written.is_some() {
                    let message = format!("`{path}` can never be relevant");
                    let advice = "correct the condition, or remove the node";
                    let said = Said::new(Severity::Error, Code::NeverRelevant, message, advice);
                    check.about(node, at, said.because(why));
                }
            }
            Verdict::Refuted(_) => never.push(false),
            Verdict::Undecided => {
                never.push(false);
                check.undecided(vec![path.clone()], at, format!("`{path}` can be relevant"));
            }
        }
    }
    never
}

fn pages(check: &mut Check<'_>, never: &[bool]) {
    let definition = check.definition;
    let plan = check.plan;
    for (page, written) in plan.service().pages.iter().zip(&definition.pages) {
        let all = page.shows.iter().all(|node| never.get(node.index()) == Some(&true));
        if !page.shows.is_empty() && all {
            let at = written.relevant.as_ref().map_or(written.id.at, |relevant| relevant.at);
            let message = format!("nobody can reach the page `{}`: it shows nothing", page.id);
            let said = Said::new(Severity::Error, Code::PageNever, message, CORRECT);
            check.note(vec![page.id.clone()], at, said);
        }
    }
}

fn results(check: &mut Check<'_>) {
    let (plan, definition) = (check.plan, check.definition);
    for (document, written) in plan.service().documents.iter().zip(&definition.documents) {
        let result = (document.id.as_str(), &document.relevant, &written.relevant);
        let never = (Code::DocumentNever, Severity::Error, "document", "is never needed");
        one(check, result, Wanted::Yes, never);
        if !matches!(document.relevant, Expression::Literal(_)) {
            let always = (Code::DocumentAlways, Severity::Advice, "document", "is always needed");
            one(check, result, Wanted::NotYes, always);
        }
    }
    for (outcome, written) in plan.service().outcomes.iter().zip(&definition.outcomes) {
        let result = (outcome.id.as_str(), &outcome.when, &written.when);
        let never = (Code::OutcomeNever, Severity::Error, "outcome", "can never apply");
        one(check, result, Wanted::Yes, never);
        let (severity, what) = match outcome.kind.ends() {
            true => (Severity::Error, "ends every way"),
            false => (Severity::Advice, "always applies"),
        };
        one(check, result, Wanted::NotYes, (Code::OutcomeAlways, severity, "outcome", what));
    }
}

/// Reports a result that can never be what is wanted.
fn one(
    check: &mut Check<'_>,
    (id, condition, written): (&str, &Expression, &Written),
    wanted: Wanted,
    (code, severity, kind, what): (Code, Severity, &str, &str),
) {
    let question = Question { carrier: None, demands: vec![(condition, wanted)] };
    match check.prover.never(&question) {
        Verdict::Proved(why) => {
            let message = format!("the {kind} `{id}` {what}");
            let said = Said::new(severity, code, message, CORRECT).because(why);
            check.note(vec![id.to_owned()], written.at, said);
        }
        Verdict::Refuted(_) => {}
        Verdict::Undecided => {
            let may = if wanted == Wanted::Yes { "can come about" } else { "may not come about" };
            check.undecided(vec![id.to_owned()], written.at, format!("the {kind} `{id}` {may}"));
        }
    }
}
