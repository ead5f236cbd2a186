//! Going through the old answers, and carrying each to its place.

use serde_json::{Map, Value as Json};

use super::fit::{Fit, fit};
use super::grow::{Grown, Seat};
use super::step::Step;
use super::{Migrated, Reason, Told};
use crate::answers::{Answers, KEY, TYPED};
use crate::json::Tree;
use crate::kind::Kind;
use crate::service::{Content, NodeId, Plan};

/// How many groups inside each other are looked into; no service has as many.
const MAX_DEPTH: usize = 40;

pub(super) struct Carrier<'a> {
    plan: &'a Plan,
    steps: Vec<&'a Step>,
    grown: Grown,
    told: Vec<Told>,
}

/// An instance of an old repeated group.
#[derive(Clone)]
struct Link {
    /// The group of the newer version that it is an instance of, if there it is repeated too.
    group: Option<NodeId>,
    /// Its position from 0.
    position: usize,
    key: Option<Json>,
}

/// Where something stood in the old answers.
#[derive(Clone)]
struct Stand {
    /// The definition path.
    path: String,
    /// The same with positions, for people.
    shown: String,
    /// The instances around it, outermost first.
    links: Vec<Link>,
    depth: usize,
}

impl<'a> Carrier<'a> {
    pub(super) fn new(plan: &'a Plan, steps: Vec<&'a Step>) -> Self {
        Self { plan, steps, grown: Grown::new(), told: Vec::new() }
    }

    pub(super) fn carry(&mut self, answers: &Map<String, Json>) {
        let root = Stand { path: String::new(), shown: String::new(), links: Vec::new(), depth: 0 };
        self.group(answers, &root);
    }

    pub(super) fn finish(self) -> Migrated {
        Migrated { answers: Answers(self.grown.finish()), told: self.told }
    }

    fn group(&mut self, members: &Map<String, Json>, around: &Stand) {
        // Only directly in an instance is the key no answer.
        let instance = around.shown.ends_with(']');
        for (name, json) in members.iter().filter(|(name, _)| !(instance && *name == KEY)) {
            let stand = Stand {
                path: joined(&around.path, name),
                shown: joined(&around.shown, name),
                links: around.links.clone(),
                depth: around.depth + 1,
            };
            self.member(json, stand);
        }
    }

    fn member(&mut self, json: &Json, stand: Stand) {
        let (path, again) = self.lead(&stand.path);
        let node = self.plan.find(&path);
        let field = node.and_then(|node| match &self.plan.node(node).content {
            Content::Field(kind) => Some((node, kind)),
            Content::Group => None,
        });
        match json {
            _ if stand.depth > MAX_DEPTH => self.tell(&stand, node, &path, Reason::Gone),
            Json::Object(members) if !self.is_answer(json, field) => self.group(members, &stand),
            Json::Array(items) if items.iter().any(Json::is_object) => {
                self.instances(items, node, &path, &stand);
            }
            _ => match (field, node) {
                (Some((node, _)), _) if again => {
                    self.tell(&stand, Some(node), &path, Reason::Again);
                }
                (Some((node, kind)), _) => self.answer(json, node, kind, &stand),
                (None, Some(_)) => self.tell(&stand, node, &path, Reason::Retyped),
                (None, None) => self.tell(&stand, None, &path, Reason::Gone),
            },
        }
    }

    /// Whether an object is one answer and no group: something typed, or what a kind of field
    /// writes as an object.
    fn is_answer(&self, json: &Json, field: Option<(NodeId, &Kind)>) -> bool {
        let lists = &self.plan.service().lists;
        json.get(TYPED).is_some_and(Json::is_string)
            || field.is_some_and(|(_, kind)| kind.accept(&Tree::of(json), lists).is_ok())
    }

    fn instances(&mut self, items: &[Json], node: Option<NodeId>, path: &str, around: &Stand) {
        let repeated = node.filter(|node| self.plan.node(*node).repeats.is_some());
        for (position, item) in items.iter().enumerate() {
            let mut stand = around.clone();
            stand.shown.push_str(&["[", &(position + 1).to_string(), "]"].concat());
            let Json::Object(members) = item else {
                self.tell(&stand, node, path, Reason::Retyped);
                continue;
            };
            stand.links.push(Link { group: repeated, position, key: members.get(KEY).cloned() });
            if let Some(group) = repeated
                && let Some(seats) = self.seats(group, true, &stand.links)
            {
                // An instance without an answer is one all the same. One that is too many is told
                // of by its answers.
                let _ = self.grown.inside(self.plan, Some(group), &seats);
            }
            self.group(members, &stand);
        }
    }

    fn answer(&mut self, json: &Json, field: NodeId, kind: &Kind, stand: &Stand) {
        if self.plan.node(field).calculate.is_some() {
            return self.tell_at(stand, field, Reason::Computed, None);
        }
        let Some(seats) = self.seats(field, false, &stand.links) else {
            return self.tell_at(stand, field, Reason::TooMany, None);
        };
        let (json, gone, reason) = match fit(kind, json, self.plan.service(), &self.steps) {
            Fit::Kept(json, gone) => (json, gone, None),
            Fit::ToCorrect(json) => (json, Vec::new(), Some(Reason::ToCorrect)),
            Fit::Lost(reason) => {
                let code = json.as_str().filter(|_| reason == Reason::CodeGone);
                return self.tell_at(stand, field, reason, code.map(str::to_owned));
            }
        };
        if let Err(reason) = self.grown.put(self.plan, field, &seats, json) {
            return self.tell_at(stand, field, reason, None);
        }
        for code in gone {
            self.tell_at(stand, field, Reason::CodeGone, Some(code));
        }
        if let Some(reason) = reason {
            self.tell_at(stand, field, reason, None);
        }
    }

    /// Where an old definition path leads, and whether it must be answered again.
    fn lead(&self, path: &str) -> (String, bool) {
        let mut path = path.to_owned();
        let mut again = false;
        for step in &self.steps {
            path = step.lead(&path);
            again |= step.asks_again(&path);
        }
        (path, again)
    }

    /// The instances, one in each repeated group around a node, that an old instance's answers
    /// belong to; `within` counts the node itself. Groups that are repeated on both sides are
    /// matched first. What is left over on both sides is matched in order, and what is left over
    /// on one side is the first instance there. None when it is not the first.
    fn seats(&self, node: NodeId, within: bool, links: &[Link]) -> Option<Vec<Seat>> {
        let mut groups = self.plan.homes_of(node);
        groups.extend(within.then_some(node));
        let mut rest: Vec<&Link> = links
            .iter()
            .filter(|link| link.group.is_none_or(|group| !groups.contains(&group)))
            .collect();
        let mut seats = Vec::with_capacity(groups.len());
        for group in groups {
            let own = links.iter().find(|link| link.group == Some(group));
            seats.push(match own {
                Some(link) => (link.position, link.key.clone()),
                None if rest.is_empty() => (0, None),
                None => (rest.remove(0).position, None),
            });
        }
        rest.iter().all(|link| link.position == 0).then_some(seats)
    }

    fn tell(&mut self, stand: &Stand, node: Option<NodeId>, path: &str, reason: Reason) {
        let mut near = node;
        let mut path = path;
        while let (None, Some(dot)) = (near, path.rfind('.')) {
            path = path.get(..dot).unwrap_or_default();
            near = self.plan.find(path);
        }
        self.told.push(Told { path: stand.shown.clone(), near, reason, detail: None });
    }

    fn tell_at(&mut self, stand: &Stand, field: NodeId, reason: Reason, detail: Option<String>) {
        self.told.push(Told { path: stand.shown.clone(), near: Some(field), reason, detail });
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
}
