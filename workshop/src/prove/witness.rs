//! Answers that do what is asked for, made from what is known and tried on the engine itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value as Json};
use shared::answers::Answers;
use shared::expression::{Datum, Expression, Reading};
use shared::service::{Content, NodeId, Plan};
use shared::session::{Key, Place};
use shared::settings::Settings;
use shared::value::Type;
use shared::{Date, Session, Value};

use super::possible::{Possible, Values};
use super::sample::{self, Style};
use super::settings::{parameters, with_parameters};
use super::world::{Cell, Given, World};
use super::{Effort, Question, Wanted, search};

/// The most instances that a witness gives a group.
const MOST_INSTANCES: i64 = 12;

/// Answers, with what the municipality sets and the day.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The answers.
    pub answers: Answers,
    /// The values of the service's parameters, in their order.
    pub settings: Vec<Option<Value>>,
    /// The day.
    pub day: Date,
}

/// What a witness is wanted for.
#[derive(Clone, Debug)]
pub enum Goal<'a> {
    /// The node is asked.
    Asked(NodeId),
    /// An expression that a node carries, or none, gives this; the node is asked.
    Gives(Option<NodeId>, &'a Expression, Wanted),
    /// All of these at once, read outside of every repeated group or by the node.
    All(Option<NodeId>, Vec<(&'a Expression, Wanted)>),
}

/// Answers with which the goal is reached for these settings on this day, tried on a session;
/// none when there are none or none were found.
pub fn witness(
    plan: &Arc<Plan>,
    settings: &Settings,
    day: Date,
    goal: &Goal<'_>,
) -> Option<Answers> {
    let question = match goal {
        Goal::Asked(node) => Question { carrier: Some(*node), demands: Vec::new() },
        Goal::Gives(carrier, expression, wanted) => {
            Question { carrier: *carrier, demands: vec![(*expression, *wanted)] }
        }
        Goal::All(carrier, demands) => Question { carrier: *carrier, demands: demands.clone() },
    };
    let given = Given { settings: Some(parameters(plan, settings)), days: (day, day) };
    let effort = Effort::default();
    let world = World::new(plan, &given, effort.steps);
    let mut real = |witness: &Witness| {
        let session = Session::new(Arc::clone(plan), settings, &witness.answers, day);
        shows(&session, &question)
    };
    match search::search(world, &question, effort, &mut real) {
        super::Verdict::Refuted(witness) => Some(witness.answers),
        _ => None,
    }
}

impl Witness {
    /// The session that the witness makes.
    pub fn session(&self, plan: &Arc<Plan>) -> Session {
        let settings = with_parameters(plan, &self.settings);
        Session::new(Arc::clone(plan), &settings, &self.answers, self.day)
    }

    /// Whether it truly does what is asked: the engine is run on it.
    pub fn does(&self, plan: &Arc<Plan>, question: &Question<'_>) -> bool {
        Self::shows(&self.session(plan), question)
    }

    /// Whether what is asked holds in a session, in an instance of its carrier.
    pub fn shows(session: &Session, question: &Question<'_>) -> bool {
        shows(session, question)
    }
}

fn shows(session: &Session, question: &Question<'_>) -> bool {
    let plan = session.plan();
    let places = match question.carrier {
        None => vec![None],
        Some(node) => {
            let mut frames = vec![Key::ROOT];
            for group in plan.homes_of(node) {
                let inner =
                    frames.iter().map(|instance| Place { instance: *instance, node: group });
                frames = inner.flat_map(|group| session.instances(group)).collect();
            }
            frames.into_iter().map(|instance| Some(Place { instance, node })).collect()
        }
    };
    places.into_iter().any(|place| {
        place.is_none_or(|place| session.cell(place).relevant)
            && question.demands.iter().all(|(expression, wanted)| {
                let reading = match place {
                    Some(place) => session.evaluate_at(place, expression),
                    None => session.evaluate(expression),
                };
                gives(reading, *wanted)
            })
    })
}

fn gives(reading: Reading<'_>, wanted: Wanted) -> bool {
    match wanted {
        Wanted::Yes => reading.is_true(),
        Wanted::No => reading == Reading::Known(Datum::YesNo(false)),
        Wanted::NotYes => !reading.is_true(),
        Wanted::Failed => reading == Reading::Failed,
    }
}

/// Witnesses that fit what is known, the simplest first.
pub(super) fn candidates(world: &World<'_>) -> Vec<Witness> {
    let mut all: Vec<Witness> = Vec::new();
    for style in [Style::Least, Style::Greatest, Style::Open, Style::Middle] {
        let candidate = candidate(world, style);
        let known = all.iter().any(|other| {
            other.answers == candidate.answers
                && other.settings == candidate.settings
                && other.day == candidate.day
        });
        if !known {
            all.push(candidate);
        }
    }
    all
}

fn candidate(world: &World<'_>, style: Style) -> Witness {
    let first = world.given.days.0;
    let today = match world.cells.get(&Cell::Today) {
        Some(Possible { values: Values::Days(least, most), .. }) => {
            // A day in the middle of what is possible is the least strange one.
            let day = match style {
                Style::Least => least.midpoint(*most),
                Style::Greatest => *most,
                _ => *least,
            };
            Date::from_days_since_epoch(day).unwrap_or(first)
        }
        _ => first,
    };
    Witness {
        answers: Answers(members(world, 0, style)),
        settings: settings(world, style),
        day: today,
    }
}

fn settings(world: &World<'_>, style: Style) -> Vec<Option<Value>> {
    if let Some(fixed) = &world.given.settings {
        return fixed.clone();
    }
    let parameters = world.plan.service().parameters.iter();
    parameters
        .zip(0_u32..)
        .map(|(parameter, at)| match world.cells.get(&Cell::Setting(at)) {
            Some(known) => sample::choices(&known.values, style).into_iter().next(),
            None => Some(usual(parameter.value)),
        })
        .collect()
}

/// Values for all parameters, none of them strange.
pub(super) fn usual_settings(plan: &Plan) -> Vec<Option<Value>> {
    let parameters = plan.service().parameters.iter();
    parameters
        .map(|own| match usual(own.value) {
            Value::Number(number) => {
                let least = own.min.unwrap_or(number).max(number);
                Some(Value::Number(least.min(own.max.unwrap_or(least))))
            }
            other => Some(other),
        })
        .collect()
}

/// A value of a type, for a parameter that does not matter.
fn usual(value: Type) -> Value {
    match value {
        Type::YesNo => Value::YesNo(true),
        Type::Text => Value::Text("04109".to_owned()),
        Type::Date => Date::new(2026, 1, 1).map_or(Value::Number(0), Value::Date),
        _ => Value::Number(100),
    }
}

/// What is answered in a frame, with the instances in it.
fn members(world: &World<'_>, frame: usize, style: Style) -> Map<String, Json> {
    let mut members = Map::new();
    let lists = &world.plan.service().lists;
    for (cell, possible) in &world.cells {
        let Cell::Field(node, own) = cell else { continue };
        let plain = world.plan.node(*node);
        let (true, Content::Field(kind), None) = (*own == frame, &plain.content, &plain.calculate)
        else {
            continue;
        };
        let forced = !possible.unknown && !possible.blank;
        let value = match style {
            Style::Open if !forced => None,
            _ => sample::value(kind, lists, possible, style),
        };
        let json = match value {
            Some(value) => serde_json::to_value(value).unwrap_or(Json::Null),
            None if possible.unknown => continue,
            None => Json::Null,
        };
        insert(&mut members, world.plan, *node, json);
    }
    for (group, count) in instances(world, frame) {
        let mut frames = world.siblings(group, frame);
        let position = |frame: &usize| match world.cells.get(&Cell::Position(*frame)) {
            Some(Possible { values: Values::Numbers(least, most), .. }) => (*most, *least),
            _ => (i64::MAX, 1),
        };
        frames.sort_by_key(position);
        let mut all: Vec<Json> = Vec::new();
        for own in frames {
            let least = position(&own).1.min(MOST_INSTANCES);
            while i64::try_from(all.len()).unwrap_or(i64::MAX) < least - 1 {
                all.push(Json::Object(Map::new()));
            }
            all.push(Json::Object(self::members(world, own, style)));
        }
        while i64::try_from(all.len()).unwrap_or(i64::MAX) < count {
            all.push(Json::Object(Map::new()));
        }
        insert(&mut members, world.plan, group, Json::Array(all));
    }
    members
}

/// The repeated groups in a frame of which something is known, with how many instances they need.
fn instances(world: &World<'_>, frame: usize) -> BTreeMap<NodeId, i64> {
    let mut groups = BTreeMap::new();
    for own in &world.frames {
        if let (Some(group), false) = (own.group, own.generic)
            && own.outer == frame
        {
            groups.insert(group, 0);
        }
    }
    for (cell, possible) in &world.cells {
        if let (Cell::Size(group, own), Values::Numbers(least, _)) = (cell, &possible.values)
            && *own == frame
        {
            let count = groups.entry(*group).or_insert(0);
            *count = (*least).min(MOST_INSTANCES);
        }
    }
    groups
}

/// Puts a value at the place of a node within the instance around it.
fn insert(members: &mut Map<String, Json>, plan: &Plan, node: NodeId, json: Json) {
    let mut names = vec![plan.node(node).name.clone()];
    let mut next = plan.node(node).parent;
    while let Some(group) = next {
        let own = plan.node(group);
        if own.repeats.is_some() {
            break;
        }
        names.push(own.name.clone());
        next = own.parent;
    }
    let mut within = members;
    while names.len() > 1 {
        let Some(name) = names.pop() else { return };
        let inner = within.entry(name).or_insert_with(|| Json::Object(Map::new()));
        let Json::Object(inner) = inner else { return };
        within = inner;
    }
    if let Some(name) = names.pop() {
        within.insert(name, json);
    }
}
