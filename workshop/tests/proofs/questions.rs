//! Everything that can be asked about a service.

use shared::service::{NodeId, Plan};
use workshop::prove::{Question, Wanted};

/// Each with a name.
pub(crate) fn questions(plan: &Plan) -> Vec<(String, Question<'_>)> {
    let mut all: Vec<(String, Question<'_>)> = Vec::new();
    let service = plan.service();
    for (id, node) in (0..).map(NodeId).zip(&service.nodes) {
        let path = plan.path(id);
        let one = |expression, wanted| Question {
            carrier: Some(id),
            demands: vec![(expression, wanted)],
        };
        if node.relevant.is_some() {
            let question = Question { carrier: Some(id), demands: Vec::new() };
            all.push((format!("{path} is asked"), question));
        }
        if let Some(required) = &node.required {
            all.push((format!("{path} is required"), one(required, Wanted::Yes)));
        }
        for check in &node.checks {
            for wanted in [Wanted::Yes, Wanted::No] {
                let name = format!("{path} check {} {wanted:?}", check.id);
                all.push((name, one(&check.holds, wanted)));
            }
        }
        if let Some(calculate) = &node.calculate {
            all.push((format!("{path} fails"), one(calculate, Wanted::Failed)));
        }
    }
    let mut whole = |name: String, expression| {
        let demands = |wanted| vec![(expression, wanted)];
        all.push((name.clone(), Question { carrier: None, demands: demands(Wanted::Yes) }));
        all.push((
            format!("not {name}"),
            Question { carrier: None, demands: demands(Wanted::NotYes) },
        ));
    };
    for document in &service.documents {
        whole(format!("document {}", document.id), &document.relevant);
    }
    for outcome in &service.outcomes {
        whole(format!("outcome {}", outcome.id), &outcome.when);
    }
    all
}
