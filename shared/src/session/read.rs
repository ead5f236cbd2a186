//! Answers into instances and cells.

use serde_json::{Map, Value as Json};

use super::Session;
use super::cell::{CellState, Input};
use super::instance::{Instance, InstanceId, Key, ROOT};
use crate::answers::{Answers, KEY, LANGUAGE, TYPED};
use crate::assessment::{Fault, Problem, ProblemCode};
use crate::language::Language;
use crate::service::{Content, MAX_INSTANCES, NodeId};

/// The most problems that are kept of answers that the service does not have.
const MAX_STRAYS: usize = 100;

/// The greatest key that is taken over from a draft.
const MAX_KEY: u32 = 1_000_000_000;

impl Session {
    /// Takes the answers over; called once, on an empty session.
    pub(super) fn read(&mut self, answers: &Answers) {
        self.instances.push(Instance {
            key: Key::ROOT,
            group: None,
            around: ROOT,
            depth: 0,
            cells: self.fresh_cells(None),
            inner: Vec::new(),
        });
        self.by_home.insert(None, vec![ROOT]);
        self.by_key.insert(Key::ROOT, ROOT);
        self.read_group(ROOT, None, Some(&answers.0), "");
    }

    pub(super) fn fresh_cells(&self, home: Option<NodeId>) -> Vec<CellState> {
        vec![CellState::default(); self.plan.residents(home).len()]
    }

    /// Makes a new instance at the end of its group, without what stands in it.
    pub(super) fn push_instance(
        &mut self,
        around: InstanceId,
        group: NodeId,
        wanted: Option<u32>,
    ) -> Option<InstanceId> {
        if self.living >= MAX_INSTANCES {
            return None;
        }
        let free = |key: &u32| (1..=MAX_KEY).contains(key) && !self.by_key.contains_key(&Key(*key));
        let key = wanted.filter(free).unwrap_or(self.next_key);
        self.next_key = self.next_key.max(key.checked_add(1)?);
        let id = InstanceId(self.instances.len());
        self.instances.push(Instance {
            key: Key(key),
            group: Some(group),
            around,
            depth: self.instance(around)?.depth + 1,
            cells: self.fresh_cells(Some(group)),
            inner: Vec::new(),
        });
        let inner = &mut self.instances.get_mut(around.0)?.inner;
        match inner.iter_mut().find(|(inner, _)| *inner == group) {
            Some((_, ids)) => ids.push(id),
            None => inner.push((group, vec![id])),
        }
        self.by_home.entry(Some(group)).or_default().push(id);
        self.by_key.insert(Key(key), id);
        self.living += 1;
        Some(id)
    }

    /// Reads the members of a group (none: there was nothing) and fills every repeated group in
    /// it up to its least number of instances.
    pub(super) fn read_group(
        &mut self,
        id: InstanceId,
        group: Option<NodeId>,
        members: Option<&Map<String, Json>>,
        path: &str,
    ) {
        let plan = self.plan.clone();
        let mut met = 0_usize;
        for node in plan.children(group) {
            let own = plan.node(*node);
            let json = members.and_then(|members| members.get(&own.name));
            met += usize::from(json.is_some());
            let path = || join(path, &own.name);
            match (&own.content, own.repeats) {
                (Content::Field(_), _) => {
                    if let Some(json) = json {
                        self.read_field(id, *node, json, path());
                    }
                }
                (Content::Group, None) => match json {
                    None | Some(Json::Object(_)) => {
                        let members = json.and_then(Json::as_object);
                        self.read_group(id, Some(*node), members, &path());
                    }
                    Some(_) => {
                        self.stray(path(), ProblemCode::WrongType);
                        self.read_group(id, Some(*node), None, &path());
                    }
                },
                (Content::Group, Some(repeats)) => {
                    match json {
                        None => {}
                        Some(Json::Array(items)) => self.read_instances(id, *node, items, &path()),
                        Some(_) => self.stray(path(), ProblemCode::WrongType),
                    }
                    self.fill_up(id, *node, repeats.min);
                }
            }
        }
        if let Some(members) = members.filter(|members| members.len() > met) {
            self.read_strays(group, members, path);
        }
    }

    /// Notes the members of a group that the service does not have.
    fn read_strays(&mut self, group: Option<NodeId>, members: &Map<String, Json>, path: &str) {
        let plan = self.plan.clone();
        let repeated = group.is_some_and(|group| plan.node(group).repeats.is_some());
        for name in members.keys() {
            if plan.child(group, name).is_none() && !(repeated && name == KEY) {
                self.stray(join(path, name), ProblemCode::UnknownField);
            }
        }
    }

    /// Adds instances until there are as many as there must be at the least.
    pub(super) fn fill_up(&mut self, id: InstanceId, group: NodeId, least: u32) {
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        while self.inner(id, group).len() < least {
            let Some(added) = self.push_instance(id, group, None) else { return };
            self.read_group(added, Some(group), None, "");
        }
    }

    fn read_instances(&mut self, id: InstanceId, group: NodeId, items: &[Json], path: &str) {
        let max = self.plan.node(group).repeats.map_or(0, |repeats| repeats.max);
        if u32::try_from(items.len()).map_or(true, |count| count > max) {
            let fault = Fault::with(ProblemCode::TooMany, max);
            self.strays.push(Problem { path: path.to_owned(), fault, soft: false });
        }
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        let keys = items.iter().map(|item| item.get(KEY).and_then(Json::as_u64));
        // Keys given are reserved first, so that an instance without one gets another.
        let keys = keys.flatten().filter_map(|key| u32::try_from(key).ok());
        let greatest = keys.filter(|key| *key <= MAX_KEY).max();
        self.next_key = self.next_key.max(greatest.unwrap_or(0).saturating_add(1));
        for (item, position) in items.iter().take(max).zip(1_usize..) {
            let path = format!("{path}[{position}]");
            let Json::Object(members) = item else {
                self.stray(path, ProblemCode::WrongType);
                continue;
            };
            if members.contains_key(KEY) {
                self.mark(path.clone());
            }
            let key = members.get(KEY).and_then(Json::as_u64);
            let key = key.and_then(|key| u32::try_from(key).ok());
            let Some(added) = self.push_instance(id, group, key) else { return };
            self.read_group(added, Some(group), Some(members), &path);
        }
    }

    fn read_field(&mut self, id: InstanceId, node: NodeId, json: &Json, path: String) {
        let plan = self.plan.clone();
        let Content::Field(kind) = &plan.node(node).content else { return };
        if kind.value_type().is_none() {
            self.stray(path, ProblemCode::UnknownField);
            return;
        }
        let lists = &plan.service().lists;
        let typed = json.get(TYPED).and_then(Json::as_str);
        let input = match (json, typed) {
            (Json::Null, _) => Input::Blank,
            (_, Some(typed)) => {
                self.mark(path);
                let tag = json.get(LANGUAGE).and_then(Json::as_str).unwrap_or_default();
                let language = Language::from_tag(tag).unwrap_or_default();
                match kind.read(typed, language, lists) {
                    Ok(None) => Input::Unanswered,
                    Ok(Some(value)) => Input::Answer(value),
                    Err(fault) => Input::Wrong { kept: json.clone(), fault },
                }
            }
            (json, None) => match kind.accept(json, lists) {
                Ok(value) => Input::Answer(value),
                Err(fault) => Input::Wrong { kept: json.clone(), fault },
            },
        };
        if let Some(state) = self.state_mut(id, node) {
            state.input = input;
        }
    }

    fn stray(&mut self, path: String, code: ProblemCode) {
        if self.strays.len() < MAX_STRAYS {
            self.strays.push(Problem { path, fault: Fault::new(code), soft: false });
        }
    }

    fn mark(&mut self, path: String) {
        if self.marks.len() < MAX_STRAYS {
            let fault = Fault::new(ProblemCode::WrongType);
            self.marks.push(Problem { path, fault, soft: false });
        }
    }
}

fn join(path: &str, name: &str) -> String {
    let name: String = name.chars().take(100).collect();
    if path.is_empty() { name } else { format!("{path}.{name}") }
}
