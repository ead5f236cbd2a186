//! Cells back into answers: for the draft everything, for the submission what is relevant.

use serde_json::{Map, Value as Json};

use super::Session;
use super::cell::{CellState, Input};
use super::instance::{InstanceId, ROOT};
use crate::Value;
use crate::answers::{Answers, KEY};
use crate::json::{Left, Member, Members, Tree};
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

    /// The answers as they are submitted: pruned of what is irrelevant, computed values and
    /// defaults included.
    pub fn submission_answers(&self) -> Answers {
        Answers(self.write_group(ROOT, None, Purpose::Submission))
    }

    /// Whether [`submission_answers`](Self::submission_answers) are exactly these.
    pub fn submits(&self, answers: &Members<'_>) -> bool {
        self.same_members(ROOT, None, answers.all()) == Some(answers.all().len())
    }

    /// How many members are submitted of a group, if all of them are among these.
    fn same_members(
        &self,
        id: InstanceId,
        group: Option<NodeId>,
        given: &[Member<'_>],
    ) -> Option<usize> {
        let mut count = 0;
        let mut left = Left::of(given);
        for node in self.plan.children_by_name(group) {
            let own = self.plan.node(*node);
            let given = left.take(&own.name);
            let state = self.state(id, *node).filter(|state| state.relevant);
            let same = match (state, own.repeats) {
                (None, _) => given.is_none(),
                (Some(state), None) => match own.content {
                    Content::Field(_) => same_answer(state, own.calculate.is_some(), given),
                    Content::Group => self.same_group(id, *node, given),
                },
                (Some(_), Some(_)) => self.same_instances(id, *node, given),
            };
            if !same {
                return None;
            }
            count += usize::from(given.is_some());
        }
        Some(count)
    }

    /// A group in which nothing is submitted is not submitted either.
    fn same_group(&self, id: InstanceId, group: NodeId, given: Option<&Tree<'_>>) -> bool {
        match given {
            None => self.same_members(id, Some(group), &[]) == Some(0),
            Some(Tree::Object(members)) => {
                let all = members.all();
                !all.is_empty() && self.same_members(id, Some(group), all) == Some(all.len())
            }
            Some(_) => false,
        }
    }

    fn same_instances(&self, id: InstanceId, group: NodeId, given: Option<&Tree<'_>>) -> bool {
        let instances = self.inner(id, group);
        match given {
            None => instances.is_empty(),
            Some(Tree::List(items)) => {
                let same = |(id, item): (&InstanceId, &Tree<'_>)| match item {
                    Tree::Object(members) => {
                        let all = members.all();
                        self.same_members(*id, Some(group), all) == Some(all.len())
                    }
                    _ => false,
                };
                !items.is_empty()
                    && items.len() == instances.len()
                    && instances.iter().zip(items).all(same)
            }
            Some(_) => false,
        }
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
                (Content::Field(_), _) => given(state, purpose),
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

fn same_answer(state: &CellState, calculated: bool, given: Option<&Tree<'_>>) -> bool {
    let value = match (&state.input, calculated) {
        (_, true) | (Input::Unanswered, false) => state.value(),
        (Input::Answer(value), false) => Some(value),
        (Input::Blank, false) => return given == Some(&Tree::Null),
        (Input::Wrong(wrong), false) => return given == Some(&Tree::of(&wrong.kept)),
    };
    match (value, given) {
        (None, None) => true,
        (Some(value), Some(given)) => same(value, given),
        _ => false,
    }
}

/// Whether a value is written like this; see [`json`].
fn same(value: &Value, given: &Tree<'_>) -> bool {
    match (value, given) {
        (Value::YesNo(value), Tree::YesNo(given)) => value == given,
        (Value::Number(value), Tree::Number(given)) => value == given,
        (Value::Text(value), Tree::Text(given)) => value == given,
        // A day has one spelling only.
        (Value::Date(value), Tree::Text(given)) => given.parse() == Ok(*value),
        (Value::Codes(codes), Tree::List(given)) => {
            codes.iter().map(|code| Some(code.as_str())).eq(given.iter().map(Tree::text))
        }
        _ => false,
    }
}

/// An answer; what is submitted has the default in place of one that was not given.
fn given(state: &CellState, purpose: Purpose) -> Option<Json> {
    match &state.input {
        Input::Unanswered => computed(state, purpose),
        Input::Blank => Some(Json::Null),
        Input::Answer(value) => Some(json(value)),
        Input::Wrong(wrong) => Some(wrong.kept.clone()),
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
