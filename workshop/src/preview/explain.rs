//! What follows from answers, and why: what the panel shows.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::service::{Plan, Service, Target};
use shared::session::{Ground, Place};
use shared::settings::Settings;
use shared::{Date, Session};

use crate::expression::show;

/// What the panel asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) service: String,
    pub(super) municipality: String,
    pub(super) day: Date,
    pub(super) answers: Answers,
    /// The path of what is to be explained.
    #[serde(default)]
    pub(super) path: Option<String>,
}

/// The assessment, and for one node why it is asked and what depends on it.
pub(super) fn explain(plan: &Arc<Plan>, settings: &Settings, question: &Question) -> Json {
    let session = Session::new(Arc::clone(plan), settings, &question.answers, question.day);
    let place = question.path.as_deref().and_then(|path| session.place(path));
    json!({
        "assessment": session.assessment(),
        "node": place.map(|place| node(&session, place)),
    })
}

fn node(session: &Session, place: Place) -> Json {
    let plan = session.plan();
    let service = plan.service();
    let own = plan.node(place.node);
    let source = |expression| show(expression, service, Some(place.node));
    let mut affects: Vec<String> = plan
        .dependents(place.node)
        .iter()
        .filter(|dependent| !matches!(dependent.target, Target::Reading(node) if plan.node(node).parent == Some(place.node)))
        .map(|dependent| affected(plan, service, dependent.target))
        .collect();
    affects.sort();
    affects.dedup();
    let checks = own
        .checks
        .iter()
        .map(|check| json!({ "id": check.id, "soft": check.soft, "source": source(&check.holds) }));
    json!({
        "path": session.path(place),
        "why": session.why(place).iter().map(|ground| because(session, ground)).collect::<Vec<_>>(),
        "required": own.required.as_ref().map(source),
        "readonly": own.readonly.as_ref().map(source),
        "calculate": own.calculate.as_ref().map(source),
        "checks": checks.collect::<Vec<_>>(),
        "basis": own.basis,
        "affects": affects,
    })
}

fn because(session: &Session, ground: &Ground<'_>) -> Json {
    let service = session.plan().service();
    let reads = ground
        .reads
        .iter()
        .map(|read| json!({ "path": session.path(read.place), "value": read.value }));
    json!({
        "carrier": session.path(ground.carrier),
        "source": show(ground.condition, service, Some(ground.carrier.node)),
        "holds": ground.holds,
        "reads": reads.collect::<Vec<_>>(),
    })
}

/// What depends on a node, in the words of the definition.
fn affected(plan: &Plan, service: &Service, target: Target) -> String {
    let id = |id: Option<&String>| id.cloned().unwrap_or_default();
    match target {
        Target::Reading(node) | Target::Judgement(node) => plan.path(node),
        Target::Document(at) => {
            format!("documents: {}", id(service.documents.get(at).map(|own| &own.id)))
        }
        Target::Outcome(at) => {
            format!("outcomes: {}", id(service.outcomes.get(at).map(|own| &own.id)))
        }
        Target::Fee => "fee".to_owned(),
        Target::Deadline => "deadline".to_owned(),
    }
}
