//! Answers into instances and cells.

use std::sync::Arc;

use super::Session;
use super::cell::{CellState, Input};
use super::instance::{Instance, InstanceId, Key, ROOT};
use crate::answers::{KEY, LANGUAGE, TYPED};
use crate::assessment::{Fault, Problem, ProblemCode};
use crate::json::{Left, Members, Tree};
use crate::language::Language;
use crate::service::{Content, Facets, MAX_INSTANCES, NodeId, Plan};

/// The most problems that are kept of answers that the service does not have.
const MAX_STRAYS: usize = 100;

/// The greatest key that is taken over from a draft.
const MAX_KEY: u32 = 1_000_000_000;

impl Session {
    /// Takes the answers over; called once, on an empty session.
    pub(super) fn read(&mut self, answers: &Members<'_>) {
        self.begin_root();
        let plan = Arc::clone(&self.plan);
        self.read_group(&plan, ROOT, None, answers, Trail::ROOT);
    }

    /// Takes over that there are no answers; called once, on an empty session.
    pub(super) fn read_nothing(&mut self) {
        self.begin_root();
        let plan = Arc::clone(&self.plan);
        self.fill_group(&plan, ROOT, None);
    }

    fn begin_root(&mut self) {
        self.instances.push(Instance {
            key: Key::ROOT,
            group: None,
            home: 0,
            around: ROOT,
            depth: 0,
            cells: self.fresh_cells(0),
            inner: Vec::new(),
        });
        self.enlist(0, Key::ROOT, ROOT);
    }

    fn fresh_cells(&self, home: usize) -> Vec<CellState> {
        self.plan.residents(home).iter().map(|_| CellState::FRESH).collect()
    }

    /// Puts a new instance into the lists.
    fn enlist(&mut self, home: usize, key: Key, id: InstanceId) {
        if let Some(ids) = self.by_home.get_mut(home) {
            ids.push(id);
        }
        let at = self.by_key.partition_point(|(other, _)| *other < key);
        self.by_key.insert(at, (key, id));
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
        let free = |key: &u32| (1..=MAX_KEY).contains(key) && self.by_key(Key(*key)).is_none();
        let key = wanted.filter(free).unwrap_or(self.next_key);
        self.next_key = self.next_key.max(key.checked_add(1)?);
        let id = InstanceId(self.instances.len());
        let home = self.plan.inside(Some(group));
        self.instances.push(Instance {
            key: Key(key),
            group: Some(group),
            home,
            around,
            depth: self.instance(around)?.depth + 1,
            cells: self.fresh_cells(home),
            inner: Vec::new(),
        });
        let inner = &mut self.instances.get_mut(around.0)?.inner;
        match inner.iter_mut().find(|(inner, _)| *inner == group) {
            Some((_, ids)) => ids.push(id),
            None => inner.push((group, vec![id])),
        }
        self.enlist(home, Key(key), id);
        self.living += 1;
        Some(id)
    }

    /// Fills every repeated group in a group up to its least number of instances.
    pub(super) fn fill_group(&mut self, plan: &Plan, id: InstanceId, group: Option<NodeId>) {
        for node in plan.children_by_name(group) {
            if plan.spot(*node).facets.has(Facets::FILLED) {
                self.fill_member(plan, id, *node);
            }
        }
    }

    fn fill_member(&mut self, plan: &Plan, id: InstanceId, node: NodeId) {
        match plan.node(node).repeats {
            Some(repeats) => self.fill_up(plan, id, node, repeats.min),
            None => self.fill_group(plan, id, Some(node)),
        }
    }

    /// Reads the members of a group and fills every repeated group in it up to its least number of
    /// instances. `trail` is the group's.
    pub(super) fn read_group(
        &mut self,
        plan: &Plan,
        id: InstanceId,
        group: Option<NodeId>,
        members: &Members<'_>,
        trail: Trail<'_>,
    ) {
        let mut left = Left::of(members.all());
        for node in plan.children_by_name(group) {
            let name = plan.node(*node).name.as_str();
            let given = left.take(name);
            if given.is_some() || plan.spot(*node).facets.has(Facets::FILLED) {
                self.read_member(plan, id, *node, given, trail.member(name));
            }
        }
        if left.has_others() {
            self.read_strays(plan, group, members, trail);
        }
    }

    fn read_member(
        &mut self,
        plan: &Plan,
        id: InstanceId,
        node: NodeId,
        given: Option<&Tree<'_>>,
        trail: Trail<'_>,
    ) {
        let facets = plan.spot(node).facets;
        match given {
            Some(given) if !facets.has(Facets::GROUP) => {
                return self.read_field(plan, id, node, given, trail);
            }
            Some(Tree::List(items)) if facets.has(Facets::REPEATED) => {
                self.read_instances(plan, id, node, items, trail);
            }
            Some(Tree::Object(members)) if !facets.has(Facets::REPEATED) => {
                return self.read_group(plan, id, Some(node), members, trail);
            }
            Some(_) => self.stray(trail, ProblemCode::WrongType),
            None => {}
        }
        self.fill_member(plan, id, node);
    }

    /// Notes the members of a group that the service does not have.
    fn read_strays(
        &mut self,
        plan: &Plan,
        group: Option<NodeId>,
        members: &Members<'_>,
        trail: Trail<'_>,
    ) {
        let repeated = group.is_some_and(|group| plan.node(group).repeats.is_some());
        for (name, _) in members.all() {
            if plan.child(group, name).is_none() && !(repeated && name == KEY) {
                let name: String = name.chars().take(100).collect();
                self.stray(trail.member(&name), ProblemCode::UnknownField);
            }
        }
    }

    /// Adds instances until there are as many as there must be at the least.
    pub(super) fn fill_up(&mut self, plan: &Plan, id: InstanceId, group: NodeId, least: u32) {
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        while self.inner(id, group).len() < least {
            let Some(added) = self.push_instance(id, group, None) else { return };
            self.fill_group(plan, added, Some(group));
        }
    }

    fn read_instances(
        &mut self,
        plan: &Plan,
        id: InstanceId,
        group: NodeId,
        items: &[Tree<'_>],
        trail: Trail<'_>,
    ) {
        let max = plan.node(group).repeats.map_or(0, |repeats| repeats.max);
        if u32::try_from(items.len()).map_or(true, |count| count > max) {
            let fault = Fault::with(ProblemCode::TooMany, max);
            self.strays.push(Problem { path: trail.path(), fault, soft: false });
        }
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        // Keys given are reserved first, so that an instance without one gets another.
        let greatest = items.iter().filter_map(key_of).filter(|key| *key <= MAX_KEY).max();
        self.next_key = self.next_key.max(greatest.unwrap_or(0).saturating_add(1));
        for (item, position) in items.iter().take(max).zip(1_usize..) {
            let trail = trail.instance(position);
            let Tree::Object(members) = item else {
                self.stray(trail, ProblemCode::WrongType);
                continue;
            };
            if members.get(KEY).is_some() {
                self.mark(trail);
            }
            let Some(added) = self.push_instance(id, group, key_of(item)) else { return };
            self.read_group(plan, added, Some(group), members, trail);
        }
    }

    fn read_field(
        &mut self,
        plan: &Plan,
        id: InstanceId,
        node: NodeId,
        given: &Tree<'_>,
        trail: Trail<'_>,
    ) {
        let Content::Field(kind) = &plan.node(node).content else { return };
        if kind.value_type().is_none() {
            self.stray(trail, ProblemCode::UnknownField);
            return;
        }
        let lists = &plan.service().lists;
        let input = match (given, given.member(TYPED).and_then(Tree::text)) {
            (Tree::Null, _) => Input::Blank,
            (_, Some(typed)) => {
                self.mark(trail);
                let tag = given.member(LANGUAGE).and_then(Tree::text).unwrap_or_default();
                let language = Language::from_tag(tag).unwrap_or_default();
                match kind.read(typed, language, lists) {
                    Ok(None) => Input::Unanswered,
                    Ok(Some(value)) => Input::Answer(value),
                    Err(fault) => Input::wrong(given.to_json(), fault),
                }
            }
            (given, None) => match kind.accept(given, lists) {
                Ok(value) => Input::Answer(value),
                Err(fault) => Input::wrong(given.to_json(), fault),
            },
        };
        if let Some(state) = self.cell_at_mut(id, plan.spot(node)) {
            state.input = input;
        }
    }

    fn stray(&mut self, trail: Trail<'_>, code: ProblemCode) {
        if self.strays.len() < MAX_STRAYS {
            let fault = Fault::new(code);
            self.strays.push(Problem { path: trail.path(), fault, soft: false });
        }
    }

    fn mark(&mut self, trail: Trail<'_>) {
        if self.marks.len() < MAX_STRAYS {
            let fault = Fault::new(ProblemCode::WrongType);
            self.marks.push(Problem { path: trail.path(), fault, soft: false });
        }
    }
}

/// The key that an instance of a draft carries.
fn key_of(item: &Tree<'_>) -> Option<u32> {
    match item.member(KEY) {
        Some(Tree::Number(key)) => u32::try_from(*key).ok(),
        _ => None,
    }
}

/// The way from the whole to a place in the answers: its path is written only when it is told.
#[derive(Clone, Copy)]
pub(super) struct Trail<'a> {
    around: Option<&'a Trail<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Member(&'a str),
    /// By its place, from 1.
    Instance(usize),
}

impl<'a> Trail<'a> {
    pub(super) const ROOT: Self = Self { around: None, step: Step::Member("") };

    fn member(&'a self, name: &'a str) -> Self {
        Self { around: Some(self), step: Step::Member(name) }
    }

    fn instance(&'a self, position: usize) -> Self {
        Self { around: Some(self), step: Step::Instance(position) }
    }

    fn path(self) -> String {
        let mut path = self.around.map(|around| around.path()).unwrap_or_default();
        match self.step {
            Step::Member(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Instance(position) => path.push_str(&format!("[{position}]")),
        }
        path
    }
}
