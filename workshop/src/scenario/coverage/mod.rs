//! Coverage: what of a service scenarios visit, by node, condition, page, outcome and document.

mod rules;
mod words;

use std::sync::Arc;

use shared::expression::{Datum, Expression, Reading};
use shared::kind::Kind;
use shared::service::{Content, NodeId, Plan};
use shared::session::{Key, Place};
use shared::{Session, Value};

pub use rules::{Facet, Rule, rules};
pub use words::{goal_words, node_words, quote, rule_words};

/// What can be visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goal {
    /// The page is reached, by its place.
    Page(usize),
    /// The node is asked, or a calculated one has a value.
    Asked(NodeId),
    /// The field has a valid answer, given by a person.
    Answered(NodeId),
    /// A condition, by its place among the rules, is true or false.
    Branch(usize, bool),
    /// The outcome applies, by its place.
    Outcome(usize),
    /// The document is needed, by its place.
    Document(usize),
}

/// What a service has to visit.
#[derive(Debug)]
pub struct Map {
    plan: Arc<Plan>,
    /// All conditions.
    pub rules: Vec<Rule>,
    /// All goals, ascending.
    pub goals: Vec<Goal>,
}

/// What was visited, goals by their place in the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    reached: Vec<bool>,
    /// Which conditions were seen unknown, by their place among the rules.
    unknown: Vec<bool>,
    /// The codes chosen, with the lists' places.
    codes: std::collections::BTreeSet<(u32, String)>,
}

impl Map {
    /// What there is to visit in a service.
    pub fn new(plan: &Arc<Plan>) -> Self {
        let service = plan.service();
        let rules = rules(plan);
        let mut goals: Vec<Goal> = (0..service.pages.len()).map(Goal::Page).collect();
        for at in 0..service.nodes.len() {
            let node = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            goals.push(Goal::Asked(node));
            if answerable(plan, node) {
                goals.push(Goal::Answered(node));
            }
        }
        goals.extend((0..rules.len()).flat_map(|at| [true, false].map(|is| Goal::Branch(at, is))));
        goals.extend((0..service.outcomes.len()).map(Goal::Outcome));
        goals.extend((0..service.documents.len()).map(Goal::Document));
        goals.sort_unstable();
        Self { plan: Arc::clone(plan), rules, goals }
    }

    /// The service.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }
}

impl Coverage {
    /// Adds what a session visits in its present state.
    pub fn look(&mut self, map: &Map, session: &Session) {
        self.reached.resize(map.goals.len(), false);
        self.unknown.resize(map.rules.len(), false);
        let frames = Frames::of(session);
        let outcome = session.outcome();
        let documents = session.documents();
        let mut branches: Vec<[bool; 3]> = Vec::with_capacity(map.rules.len());
        branches.extend(map.rules.iter().map(|rule| frames.truths(session, rule)));
        for (reached, goal) in self.reached.iter_mut().zip(&map.goals) {
            *reached = *reached
                || match goal {
                    Goal::Page(page) => session.page_relevant(*page),
                    Goal::Asked(node) => frames.asked(session, *node),
                    Goal::Answered(node) => frames.answered(session, *node),
                    Goal::Branch(rule, is) => {
                        branches.get(*rule).is_some_and(|[yes, no, _]| if *is { *yes } else { *no })
                    }
                    Goal::Outcome(at) => outcome == Some(*at),
                    Goal::Document(at) => documents.contains(at),
                };
        }
        for (seen, [_, _, unknown]) in self.unknown.iter_mut().zip(&branches) {
            *seen |= unknown;
        }
        self.note_codes(map, session, &frames);
    }

    /// Adds what another visits.
    pub fn add(&mut self, other: &Self) {
        for (own, other) in
            [(&mut self.reached, &other.reached), (&mut self.unknown, &other.unknown)]
        {
            own.resize(own.len().max(other.len()), false);
            own.iter_mut().zip(other).for_each(|(own, other)| *own |= other);
        }
        self.codes.extend(other.codes.iter().cloned());
    }

    /// Whether the goal at a place in the map is visited.
    pub fn has(&self, goal: usize) -> bool {
        self.reached.get(goal).copied().unwrap_or(false)
    }

    /// Whether a condition was seen unknown, by its place among the rules.
    pub fn was_unknown(&self, rule: usize) -> bool {
        self.unknown.get(rule).copied().unwrap_or(false)
    }

    /// Whether a code of a list was chosen somewhere.
    pub fn has_code(&self, list: u32, code: &str) -> bool {
        self.codes.contains(&(list, code.to_owned()))
    }

    /// How many goals are visited.
    pub fn count(&self) -> usize {
        self.reached.iter().filter(|reached| **reached).count()
    }

    /// The goals of the map that are not visited, by their places.
    pub fn missing(&self, map: &Map) -> Vec<usize> {
        (0..map.goals.len()).filter(|at| !self.has(*at)).collect()
    }

    fn note_codes(&mut self, map: &Map, session: &Session, frames: &Frames) {
        for (at, node) in (0..).zip(&map.plan.service().nodes) {
            let Content::Field(Kind::Choice { list, .. } | Kind::Choices { list, .. }) =
                &node.content
            else {
                continue;
            };
            for place in frames.places(session, NodeId(at)) {
                match session.cell(place).value {
                    Some(Value::Text(code)) => drop(self.codes.insert((*list, code.clone()))),
                    Some(Value::Codes(codes)) => {
                        self.codes.extend(codes.iter().map(|code| (*list, code.clone())));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Whether a person answers the node.
pub fn answerable(plan: &Plan, node: NodeId) -> bool {
    let own = plan.node(node);
    matches!(&own.content, Content::Field(kind) if kind.value_type().is_some())
        && own.calculate.is_none()
}

/// The instances of a session by the repeated group that they are of.
struct Frames(Vec<(Option<NodeId>, Vec<Key>)>);

impl Frames {
    fn of(session: &Session) -> Self {
        let plan = session.plan();
        let mut frames = vec![(None, vec![Key::ROOT])];
        for (at, node) in (0..).zip(&plan.service().nodes) {
            if node.repeats.is_some() {
                let group = NodeId(at);
                let around = Self::find(&frames, plan.home(group)).to_vec();
                let inner = around
                    .into_iter()
                    .flat_map(|instance| session.instances(Place { instance, node: group }));
                let inner = inner.collect();
                frames.push((Some(group), inner));
            }
        }
        Self(frames)
    }

    fn find(frames: &[(Option<NodeId>, Vec<Key>)], home: Option<NodeId>) -> &[Key] {
        frames.iter().find(|(group, _)| *group == home).map_or(&[], |(_, keys)| keys)
    }

    /// Where a node stands.
    fn places(&self, session: &Session, node: NodeId) -> impl Iterator<Item = Place> {
        let keys = Self::find(&self.0, session.plan().home(node));
        keys.iter().map(move |instance| Place { instance: *instance, node })
    }

    fn asked(&self, session: &Session, node: NodeId) -> bool {
        let calculated = session.plan().node(node).calculate.is_some();
        self.places(session, node).any(|place| {
            let cell = session.cell(place);
            cell.relevant && (!calculated || cell.value.is_some())
        })
    }

    fn answered(&self, session: &Session, node: NodeId) -> bool {
        self.places(session, node).any(|place| {
            let cell = session.cell(place);
            cell.relevant && !cell.hidden && cell.given.is_some()
        })
    }

    /// Whether a condition is true, false, unknown in an instance in which the engine asks it.
    fn truths(&self, session: &Session, rule: &Rule) -> [bool; 3] {
        let mut truths = [false; 3];
        let mut note = |read: &dyn Fn(&Expression) -> Option<bool>| {
            let holds = read(&rule.holds);
            let yes = holds == Some(true);
            // Over several instances both can be so.
            let no = read(&rule.fails) == Some(true);
            let unknown = holds.is_none();
            for (truth, is) in truths.iter_mut().zip([yes, no, unknown]) {
                *truth |= is;
            }
        };
        match rule.carrier {
            None => note(&|expression| truth(session.evaluate(expression))),
            Some(node) => {
                for place in self.places(session, node) {
                    if self.is_read(session, place, &rule.facet) {
                        note(&|expression| truth(session.evaluate_at(place, expression)));
                    }
                }
            }
        }
        truths
    }

    /// Whether the engine evaluates the condition there at all: of what is not asked, only
    /// whether it is, and that only in a group that is.
    fn is_read(&self, session: &Session, place: Place, facet: &Facet) -> bool {
        match facet {
            Facet::Relevant => match session.plan().node(place.node).parent {
                Some(parent) if session.plan().node(parent).repeats.is_none() => {
                    session.cell(Place { node: parent, ..place }).relevant
                }
                Some(parent) => {
                    self.places(session, parent).any(|place| session.cell(place).relevant)
                }
                None => true,
            },
            _ => session.cell(place).relevant,
        }
    }
}

fn truth(reading: Reading<'_>) -> Option<bool> {
    match reading {
        Reading::Known(Datum::YesNo(value)) => Some(value),
        _ => None,
    }
}
