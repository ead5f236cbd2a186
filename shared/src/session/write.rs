//! Cells back into answers: for the draft everything, for the submission what is relevant.

use serde_json::{Map, Value as Json};

use super::Session;
use super::cell::{CellState, Input};
use super::instance::{InstanceId, ROOT};
use crate::Value;
use crate::answers::{Answers, KEY};
use crate::service::{Content, NodeId};

/// What the answers are written for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Draft,
    Submission,
}

impl Session {
    /// The answers as a draft keeps them: with irrelevant ones, keys, and texts that cannot be
    /// read.
    pub fn draft(&self) -> Answers {
        Answers(self.write_group(ROOT, None, Purpose::Draft))
    }

    /// The answers as they are submitted: pruned of what is irrelevant, computed values
    /// included.
    pub fn submission_answers(&self) -> Answers {
        Answers(self.write_group(ROOT, None, Purpose::Submission))
    }

    fn write_group(
        &self,
        id: InstanceId,
        group: Option<NodeId>,
        purpose: Purpose,
    ) -> Map<String, Json> {
        let mut members = Map::new();
        for node in self.plan.children(group) {
            let own = self.plan.node(*node);
            let Some(state) = self.state(id, *node) else { continue };
            if purpose == Purpose::Submission && !state.relevant {
                continue;
            }
            let json = match (&own.content, own.repeats) {
                (Content::Field(_), _) if own.calculate.is_some() => computed(state, purpose),
                (Content::Field(_), _) => given(state),
                (Content::Group, None) => {
                    let members = self.write_group(id, Some(*node), purpose);
                    (!members.is_empty()).then_some(Json::Object(members))
                }
                (Content::Group, Some(_)) => {
                    let inner = self.inner(id, *node).iter();
                    let items = inner.map(|id| self.write_instance(*id, *node, purpose));
                    let items: Vec<Json> = items.collect();
                    (!items.is_empty()).then_some(Json::Array(items))
                }
            };
            if let Some(json) = json {
                members.insert(own.name.clone(), json);
            }
        }
        members
    }

    fn write_instance(&self, id: InstanceId, group: NodeId, purpose: Purpose) -> Json {
        let mut members = self.write_group(id, Some(group), purpose);
        if let (Purpose::Draft, Some(instance)) = (purpose, self.instance(id)) {
            members.insert(KEY.to_owned(), Json::from(instance.key.0));
        }
        Json::Object(members)
    }
}

fn given(state: &CellState) -> Option<Json> {
    match &state.input {
        Input::Unanswered => None,
        Input::Blank => Some(Json::Null),
        Input::Answer(value) => Some(json(value)),
        Input::Wrong { kept, .. } => Some(kept.clone()),
    }
}

fn computed(state: &CellState, purpose: Purpose) -> Option<Json> {
    match purpose {
        Purpose::Draft => None,
        Purpose::Submission => state.value().map(json),
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::YesNo(value) => Json::Bool(*value),
        Value::Number(value) => Json::from(*value),
        Value::Text(value) => Json::String(value.clone()),
        Value::Date(value) => Json::String(value.to_string()),
        Value::Codes(codes) => Json::Array(codes.iter().cloned().map(Json::String).collect()),
    }
}
