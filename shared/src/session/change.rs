//! What a person does: answer, pass over, add and remove.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::cell::{Counted, Input};
use super::instance::{InstanceId, Key, Place};
use super::settle::Work;
use super::{Changes, Session};
use crate::Value;
use crate::answers::{LANGUAGE, TYPED};
use crate::kind::Kind;
use crate::language::Language;
use crate::service::{Content, Facets, NodeId};

impl Session {
    /// Takes a text as it was typed; the empty text takes the answer back. Where there is a
    /// default, which would stand in its place, it passes the question over instead.
    pub fn answer_typed(&mut self, place: Place, typed: &str, language: Language) -> Changes {
        let Some(kind) = self.kind(place) else { return Changes::default() };
        let input = match kind.read(typed, language, &self.plan.service().lists) {
            Ok(None) => self.taken_back(place.node),
            Ok(Some(value)) => Input::Answer(value),
            Err(fault) => Input::wrong(json!({ TYPED: typed, LANGUAGE: language.tag() }), fault),
        };
        self.put(place, input)
    }

    /// Takes a value; none takes the answer back, as in [`answer_typed`](Self::answer_typed).
    pub fn answer(&mut self, place: Place, value: Option<Value>) -> Changes {
        let Some(kind) = self.kind(place) else { return Changes::default() };
        let input = match value {
            None => self.taken_back(place.node),
            Some(value) => match kind.check(&value, &self.plan.service().lists) {
                Ok(()) => Input::Answer(value),
                Err(fault) => {
                    let kept = serde_json::to_value(&value).unwrap_or(Json::Bool(false));
                    Input::wrong(kept, fault)
                }
            },
        };
        self.put(place, input)
    }

    fn taken_back(&self, node: NodeId) -> Input {
        match self.plan.spot(node).facets.has(Facets::DEFAULT) {
            true => Input::Blank,
            false => Input::Unanswered,
        }
    }

    /// Records the untouched optional questions of a page as passed over on purpose, unless they
    /// are hidden or have their default.
    pub fn leave_page(&mut self, page: usize) -> Changes {
        let mut work = Work::default();
        for place in self.page_places(page) {
            let Some(id) = self.locate(place) else { continue };
            let asked = self.kind(place).is_some();
            let Some(state) = self.state_mut(id, place.node) else { continue };
            let untouched = state.input == Input::Unanswered && state.value().is_none();
            let open = state.relevant && !state.hidden && !state.required && !state.readonly;
            if asked && untouched && open {
                state.input = Input::Blank;
                state.fresh = true;
                self.await_reading(&mut work, id, place.node);
            }
        }
        self.settle(work)
    }

    /// Adds an instance at the end of a repeated group, while it has not the most it may have.
    pub fn add_instance(&mut self, group: Place) -> Option<(Key, Changes)> {
        let id = self.locate(group)?;
        let repeats = self.plan.node(group.node).repeats?;
        let count = u32::try_from(self.inner(id, group.node).len()).unwrap_or(u32::MAX);
        if count >= repeats.max {
            return None;
        }
        let added = self.push_instance(id, group.node, None)?;
        let plan = Arc::clone(&self.plan);
        self.fill_group(&plan, added, Some(group.node));
        let mut work = Work::default();
        self.await_all(&mut work, added);
        let changes = self.settle_shape(work, id, group.node);
        Some((self.instance(added)?.key, changes))
    }

    /// Removes an instance with its answers. Where the group would have too few, an empty one
    /// takes its place at the end.
    pub fn remove_instance(&mut self, key: Key) -> Changes {
        let found = self.by_key(key).and_then(|id| {
            let instance = self.instance(id)?;
            Some((id, instance.around, instance.group?))
        });
        let Some((id, around, group)) = found else { return Changes::default() };
        self.forget(id);
        let siblings = self.instances.get_mut(around.0);
        for (_, ids) in siblings.into_iter().flat_map(|instance| &mut instance.inner) {
            ids.retain(|sibling| *sibling != id);
        }
        let mut work = Work::default();
        let before = self.inner(around, group).len();
        let plan = Arc::clone(&self.plan);
        self.fill_up(&plan, around, group, plan.node(group).repeats.map_or(0, |own| own.min));
        for added in self.inner(around, group).to_vec().into_iter().skip(before) {
            self.await_all(&mut work, added);
        }
        self.settle_shape(work, around, group)
    }

    /// The kind of a field that a person can answer.
    fn kind(&self, place: Place) -> Option<&Kind> {
        self.locate(place)?;
        let node = self.plan.node(place.node);
        match &node.content {
            Content::Field(Kind::Information) | Content::Group => None,
            Content::Field(_) if node.calculate.is_some() => None,
            Content::Field(kind) => Some(kind),
        }
    }

    fn put(&mut self, place: Place, input: Input) -> Changes {
        let mut work = Work::default();
        let Some(id) = self.locate(place) else { return Changes::default() };
        let Some(state) = self.state_mut(id, place.node) else { return Changes::default() };
        if state.input == input {
            return Changes::default();
        }
        state.input = input;
        state.fresh = true;
        self.await_reading(&mut work, id, place.node);
        self.settle(work)
    }

    fn settle_shape(&mut self, mut work: Work, around: InstanceId, group: NodeId) -> Changes {
        // A group around may be required to have an answer in it, which may have come or gone.
        let mut next = Some((around, group));
        while let Some((id, node)) = next {
            self.await_judgement(&mut work, id, node);
            next = self.parent(id, self.plan.spot(node));
        }
        self.spread(&mut work, around, group);
        let mut changes = self.settle(work);
        changes.shape = true;
        changes
    }

    fn await_all(&mut self, work: &mut Work, id: InstanceId) {
        let plan = self.plan.clone();
        let home = self.instance(id).map_or(usize::MAX, |instance| instance.home);
        for node in plan.residents(home) {
            self.await_reading(work, id, *node);
        }
        let inner = self.instance(id).map(|instance| instance.inner.clone()).unwrap_or_default();
        for (_, ids) in inner {
            for id in ids {
                self.await_all(work, id);
            }
        }
    }

    /// Takes an instance and all in it out of the counts and lists.
    fn forget(&mut self, id: InstanceId) {
        let plan = self.plan.clone();
        let Some(instance) = self.instances.get_mut(id.0) else { return };
        let inner = std::mem::take(&mut instance.inner);
        let cells = std::mem::take(&mut instance.cells);
        let (key, home) = (instance.key, instance.home);
        for (node, state) in plan.residents(home).iter().zip(cells) {
            self.count(plan.page(*node), state.counted, Counted::default());
        }
        self.by_key.retain(|(other, _)| *other != key);
        if let Some(ids) = self.by_home.get_mut(home) {
            ids.retain(|other| *other != id);
        }
        self.living = self.living.saturating_sub(1);
        for id in inner.into_iter().flat_map(|(_, ids)| ids) {
            self.forget(id);
        }
    }
}
