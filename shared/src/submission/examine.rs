//! Whether answers may be submitted: assessing alone decides, and nothing is sent unasked.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::assessment::{Fault, Problem, ProblemCode};
use crate::json::Members;
use crate::service::Plan;
use crate::settings::Settings;
use crate::{Date, Session};

/// How many problems are told at most, so that hostile answers cannot make the list long.
const MAX_PROBLEMS: usize = 200;

/// Why answers cannot be submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The eligibility check ends the way with this outcome: there is nothing to apply for.
    Ended(String),
    /// Something is wrong with the answers: all of it hard, at least one problem and at most 200.
    Problems(Vec<Problem>),
}

/// Assesses the answers of a submission.
///
/// Beyond what is wrong while filling in, an answer that is not asked in this case is refused as
/// `irrelevant`, and a computed value that is missing or not what the rules give as
/// `computed_differs`.
pub fn examine(
    plan: Arc<Plan>,
    settings: &Settings,
    answers: &Members<'_>,
    day: Date,
) -> Result<Session, Refusal> {
    let session = Session::read_from(plan, settings, answers, day);
    let outcome = session.outcome().and_then(|at| session.plan().service().outcomes.get(at));
    if let Some(outcome) = outcome.filter(|outcome| outcome.kind.ends()) {
        return Err(Refusal::Ended(outcome.id.clone()));
    }
    if session.complete() && session.marks().is_empty() && session.submits(answers) {
        return Ok(session);
    }
    let mut problems = session.problems();
    problems.extend_from_slice(session.marks());
    problems.retain(|problem| !problem.soft);
    problems.truncate(MAX_PROBLEMS);
    let mut found = Found { session: &session, problems };
    found.compare_members(&answers.to_map(), &session.submission_answers().0, "");
    let problems = found.problems;
    if problems.is_empty() { Ok(session) } else { Err(Refusal::Problems(problems)) }
}

/// The problems found so far.
struct Found<'a> {
    session: &'a Session,
    problems: Vec<Problem>,
}

impl Found<'_> {
    fn add(&mut self, path: &str, code: ProblemCode) {
        self.problems.push(Problem { path: path.to_owned(), fault: Fault::new(code), soft: false });
    }

    fn compare_members(
        &mut self,
        given: &Map<String, Json>,
        pruned: &Map<String, Json>,
        path: &str,
    ) {
        for (name, value) in given {
            self.compare(Some(value), pruned.get(name), &member(path, name));
        }
        for (name, value) in pruned.iter().filter(|(name, _)| !given.contains_key(*name)) {
            self.compare(None, Some(value), &member(path, name));
        }
    }

    /// Compares what was given at a place with what may stand there, unless something was found
    /// there already.
    fn compare(&mut self, given: Option<&Json>, pruned: Option<&Json>, path: &str) {
        let full = self.problems.len() >= MAX_PROBLEMS;
        if given == pruned || full || self.problems.iter().any(|problem| problem.path == path) {
            return;
        }
        match (given, pruned) {
            (Some(Json::Object(given)), Some(Json::Object(pruned))) => {
                self.compare_members(given, pruned, path);
            }
            (Some(Json::Object(given)), None) => self.compare_members(given, &Map::new(), path),
            (None, Some(Json::Object(pruned))) => self.compare_members(&Map::new(), pruned, path),
            (Some(Json::Array(given)), Some(Json::Array(pruned))) if holds_objects(given) => {
                for at in 0..given.len().max(pruned.len()) {
                    self.compare(given.get(at), pruned.get(at), &instance(path, at));
                }
            }
            (Some(Json::Array(given)), None) if given.is_empty() || holds_objects(given) => {
                for (at, value) in given.iter().enumerate() {
                    self.compare(Some(value), None, &instance(path, at));
                }
            }
            (None, Some(Json::Array(pruned))) if holds_objects(pruned) => {
                for (at, value) in pruned.iter().enumerate() {
                    self.compare(None, Some(value), &instance(path, at));
                }
            }
            (Some(_), None) => self.add(path, ProblemCode::Irrelevant),
            // Reading may have normalised what was written, such as the order of several codes.
            (_, Some(_)) if self.is_computed(path) => self.add(path, ProblemCode::ComputedDiffers),
            _ => {}
        }
    }

    fn is_computed(&self, path: &str) -> bool {
        let service = self.session.plan().service();
        let node = self.session.place(path).and_then(|place| service.nodes.get(place.node.index()));
        node.is_some_and(|node| node.calculate.is_some())
    }
}

fn member(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn instance(path: &str, at: usize) -> String {
    format!("{path}[{}]", at + 1)
}

fn holds_objects(list: &[Json]) -> bool {
    list.iter().any(Json::is_object)
}

#[cfg(test)]
mod tests;
