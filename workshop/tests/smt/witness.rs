//! What a witness says, as terms: z3 need not find answers of its own, it judges those.

use serde_json::Value as Json;
use shared::Value;
use shared::json::Tree;
use shared::kind::Kind;
use shared::service::{NodeId, Plan};
use workshop::prove::Witness;

use super::model::{Model, number};
use super::terms::Val;

/// What is answered in an instance; `places` say which of their siblings the instances around it
/// are, outermost first, from 0.
pub(super) fn given<'a>(
    witness: &'a Witness,
    plan: &Plan,
    node: NodeId,
    places: &[usize],
) -> Option<&'a Json> {
    let mut chain = vec![node];
    while let Some(parent) = chain.last().and_then(|last| plan.node(*last).parent) {
        chain.push(parent);
    }
    let mut places = places.iter();
    let mut members = &witness.answers.0;
    let mut found = None;
    for step in chain.into_iter().rev() {
        let own = plan.node(step);
        let mut member = members.get(&own.name)?;
        if own.repeats.is_some() && step != node {
            member = member.get(*places.next()?)?;
        }
        found = Some(member);
        match member.as_object() {
            Some(inner) => members = inner,
            None if step == node => {}
            None => return None,
        }
    }
    found
}

/// A value that the field takes.
pub(super) fn value(given: Option<&Json>, kind: &Kind, plan: &Plan) -> Option<Value> {
    kind.accept(&Tree::of(given?), &plan.service().lists).ok()
}

impl Model<'_> {
    /// A value as a term; the kind says which codes there are.
    pub(super) fn value(&mut self, value: &Value, kind: &Kind) -> Val {
        match value {
            Value::YesNo(yes) => Val::Truth(yes.to_string()),
            Value::Number(own) => Val::Number(number(*own)),
            Value::Date(day) => Val::Day(number(day.days_since_epoch())),
            Value::Text(own) => Val::Text(self.text(own)),
            Value::Codes(own) => {
                let all = match kind {
                    Kind::Choices { list } => &self.plan.service().lists[*list as usize].codes,
                    _ => own,
                };
                let chosen = |code: &String| (code.clone(), own.contains(code).to_string());
                Val::Codes(all.iter().map(chosen).collect())
            }
        }
    }
}
