//! Scenarios in which everything that can be answered is answered, without looking for every
//! branch: quick for services of hundreds of fields.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use shared::assessment::ProblemCode;
use shared::expression::dependencies;
use shared::service::{Content, NodeId, Plan};
use shared::settings::Settings;
use shared::{Date, Session, Value};

use super::Generated;
use super::search::compared;
use super::walk::{Walk, Wishes, walk};
use crate::example::examples;
use crate::scenario::coverage::Goal;
use crate::scenario::{Coverage, Map};

/// The most walks that are tried.
const MOST_WALKS: usize = 400;

/// The most answers of one field that are tried.
const MOST_VALUES: usize = 30;

/// How deep repeated groups stand in each other.
const MOST_DEPTH: usize = 6;

/// The most times that what is wrong is mended by leaving something out.
const MOST_MENDED: usize = 12;

/// Fills everything, then each other answer that something depends on, wherever it is asked. What
/// others answered already is `visited`. A walk with which something is wrong in the end is not
/// among them.
pub fn reach(map: &Map, settings: &Settings, day: Date, visited: &Coverage) -> Vec<Generated> {
    let plan = map.plan();
    let switches = switches(plan, day);
    let everything = Wishes { everything: true, ..Wishes::default() };
    let mut open = VecDeque::from([everything]);
    let mut tried: BTreeSet<(String, String)> = BTreeSet::new();
    let mut all = visited.clone();
    let mut found = Vec::new();
    for _ in 0..MOST_WALKS {
        let Some(wishes) = open.pop_front() else { break };
        let wishes = with_instances(map, settings, day, wishes);
        let (wishes, walk, others) = mended(map, settings, day, wishes);
        for (left_out, other) in others {
            if tried.insert(left_out) {
                open.push_back(other);
            }
        }
        let goals: Vec<usize> = (0..map.goals.len())
            .filter(|goal| walk.coverage.has(*goal) && !all.has(*goal))
            .filter(|goal| matches!(map.goals.get(*goal), Some(Goal::Page(_) | Goal::Answered(_))))
            .collect();
        for (path, values) in asked(&walk.session, &switches) {
            for value in values {
                if tried.insert((path.clone(), format!("{value:?}"))) {
                    let mut other = wishes.clone();
                    other.values.insert(path.clone(), Some(value.clone()));
                    open.push_back(other);
                }
            }
        }
        if !goals.is_empty() && walk.session.complete() {
            all.add(&walk.coverage);
            let title = format!("Alles, was gefragt wird ({})", found.len() + 1);
            found.push(Generated { title, walk, goals });
        }
    }
    found
}

/// The fields that decide whether something is asked, with the answers that matter.
fn switches(plan: &Plan, day: Date) -> BTreeMap<NodeId, Vec<Value>> {
    let mut switches: BTreeMap<NodeId, Vec<Value>> = BTreeMap::new();
    for node in &plan.service().nodes {
        let Some(relevant) = &node.relevant else { continue };
        dependencies(relevant, &mut |read| {
            switches.entry(read.node).or_default();
        });
        compared(relevant, &mut |field, value| {
            let own = switches.entry(field).or_default();
            if !own.contains(&value) {
                own.push(value);
            }
        });
    }
    let lists = &plan.service().lists;
    for (node, values) in &mut switches {
        let Content::Field(kind) = &plan.node(*node).content else { continue };
        for value in examples(kind, lists, day) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values.retain(|value| kind.check(value, lists).is_ok());
        values.truncate(MOST_VALUES);
    }
    switches
}

/// The switches that are asked in the end, by path.
fn asked<'s>(
    session: &Session,
    switches: &'s BTreeMap<NodeId, Vec<Value>>,
) -> Vec<(String, &'s [Value])> {
    let places = (0..session.page_count()).flat_map(|page| session.page_places(page));
    places
        .filter(|place| session.cell(*place).relevant)
        .filter_map(|place| Some((session.path(place), switches.get(&place.node)?.as_slice())))
        .collect()
}

/// The wishes, with an instance in every repeated group that is asked.
fn with_instances(map: &Map, settings: &Settings, day: Date, mut wishes: Wishes) -> Wishes {
    for _ in 0..MOST_DEPTH {
        let walk = walk(map, settings, day, &wishes);
        let empty = walk.groups().into_iter().filter(|own| own.1 == 0);
        let before = wishes.instances.len();
        wishes.instances.extend(empty.map(|(path, _)| (path, 1)));
        if wishes.instances.len() == before {
            break;
        }
    }
    wishes
}

/// What is left out, by the path of the check that asks for it and the part; and the wishes so.
type Other = ((String, String), Wishes);

/// The walk, and where a check does not hold one that leaves out a part of what the check reads; and
/// the wishes that leave out another part.
fn mended(map: &Map, settings: &Settings, day: Date, wishes: Wishes) -> (Wishes, Walk, Vec<Other>) {
    let mut best = (wishes.clone(), walk(map, settings, day, &wishes));
    let mut others = Vec::new();
    for _ in 0..MOST_MENDED {
        let Some(path) = failed(&best.1.session) else { break };
        let parts = parts(map.plan(), &best.1.session, &path);
        let before = best.1.steps.len();
        let mut better: Vec<(Other, Walk)> = Vec::new();
        for (member, part) in parts {
            let mut other = best.0.clone();
            other.values.extend(part.into_iter().map(|own| (own, None)));
            let walk = walk(map, settings, day, &other);
            if failed(&walk.session).as_ref() != Some(&path) && walk.steps.len() >= before {
                better.push((((path.clone(), member), other), walk));
            }
        }
        let mut better = better.into_iter();
        let Some(((_, wishes), walk)) = better.next() else { break };
        best = (wishes, walk);
        others.extend(better.map(|(other, _)| other));
    }
    (best.0, best.1, others)
}

/// Where the first check fails.
fn failed(session: &Session) -> Option<String> {
    let hard = session.problems().into_iter().filter(|own| !own.soft);
    hard.filter(|own| own.fault.code == ProblemCode::CheckFailed).map(|own| own.path).next()
}

/// What stands at a path, by member: the paths of the fields in each.
fn parts(plan: &Arc<Plan>, session: &Session, path: &str) -> BTreeMap<String, Vec<String>> {
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let places = (0..session.page_count()).flat_map(|page| session.page_places(page));
    for place in places {
        let own = session.path(place);
        let Some(inside) = own.strip_prefix(path).and_then(|own| own.strip_prefix('.')) else {
            continue;
        };
        if let Content::Field(_) = plan.node(place.node).content {
            let member = inside.split(['.', '[']).next().unwrap_or_default().to_owned();
            parts.entry(member).or_default().push(own.clone());
        }
    }
    parts
}
