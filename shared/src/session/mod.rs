//! [`assess`](crate::assess) kept warm: takes one answer at a time, evaluates again only what
//! depends on it, and returns what changed. It always equals `assess` from scratch.

mod cell;
mod change;
mod instance;
mod judge;
mod prospect;
mod read;
mod settle;
mod state;
mod tally;
mod view;
mod why;
mod write;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use cell::Cell;
pub use instance::{Key, Place};
pub use prospect::Prospect;
pub use why::{Ground, GroundRead};

use crate::answers::Answers;
use crate::assessment::{Fault, Problem};
use crate::json::Members;
use crate::kind::Kind;
use crate::service::{CodeList, Facets, NodeId, Parameter, Plan};
use crate::settings::{ParameterValue, Settings};
use crate::value::Type;
use crate::{Date, Value};
use instance::{Instance, InstanceId};
use tally::{Results, Tally};

/// One application being filled in.
#[derive(Debug, Clone)]
pub struct Session {
    plan: Arc<Plan>,
    settings: Vec<Option<Value>>,
    day: Date,
    instances: Vec<Instance>,
    /// The living instances of each home, by its place in the plan.
    by_home: Vec<Vec<InstanceId>>,
    /// The living instances by their keys, ascending.
    by_key: Vec<(Key, InstanceId)>,
    next_key: u32,
    living: usize,
    tallies: Vec<Tally>,
    hard: usize,
    results: Results,
    strays: Vec<Problem>,
    marks: Vec<Problem>,
    checker: Checker,
}

/// How a computed value is checked: [`Kind::check`] by its bounds and lists, or whatever a program
/// has that brings the rules only once there are answers.
pub type Checker = fn(&Kind, &Value, &[CodeList]) -> Result<(), Fault>;

/// What changed with an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The nodes whose state changed, each once.
    pub places: Vec<Place>,
    /// Whether instances were added or removed.
    pub shape: bool,
    /// Whether pages, documents, fee, deadline or outcome changed.
    pub results: bool,
}

impl Session {
    /// A session that begins with these answers.
    ///
    /// Members that the service does not have are left aside: see [`Session::strays`].
    pub fn new(plan: Arc<Plan>, settings: &Settings, answers: &Answers, day: Date) -> Self {
        Self::read_from(plan, settings, &Members::of(&answers.0), day)
    }

    /// [`Session::new`] from answers as they were read.
    pub fn read_from(
        plan: Arc<Plan>,
        settings: &Settings,
        answers: &Members<'_>,
        day: Date,
    ) -> Self {
        let mut session = Self::empty(plan, settings, day, Kind::check);
        session.read(answers);
        session.settle_all();
        session
    }

    /// A session without an answer, for a program that brings the rules for answers only once
    /// there are some: what is computed is checked by its own `checker` until
    /// [`check_by`](Self::check_by).
    pub fn begin(plan: Arc<Plan>, settings: &Settings, day: Date, checker: Checker) -> Self {
        let mut session = Self::empty(plan, settings, day, checker);
        session.read_nothing();
        session.settle_all();
        session
    }

    fn empty(plan: Arc<Plan>, settings: &Settings, day: Date, checker: Checker) -> Self {
        Self {
            settings: parameters(&plan, settings),
            day,
            instances: Vec::new(),
            by_home: vec![Vec::new(); plan.home_count()],
            by_key: Vec::new(),
            next_key: 1,
            living: 0,
            tallies: vec![Tally::default(); plan.service().pages.len()],
            hard: 0,
            results: Results::new(&plan),
            strays: Vec::new(),
            marks: Vec::new(),
            checker,
            plan,
        }
    }

    /// Checks what is computed like this from now on.
    pub fn check_by(&mut self, checker: Checker) -> Changes {
        self.checker = checker;
        let plan = Arc::clone(&self.plan);
        let computes = |node: &NodeId| {
            let facets = plan.spot(*node).facets;
            facets.has(Facets::CALCULATE) || facets.has(Facets::DEFAULT)
        };
        match plan.order().iter().any(computes) {
            true => self.settle_anew(),
            false => Changes::default(),
        }
    }

    /// The service.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The day it is assessed for.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Assesses for another day.
    pub fn set_day(&mut self, day: Date) -> Changes {
        if day == self.day {
            return Changes::default();
        }
        self.day = day;
        self.settle_anew()
    }

    fn settle_anew(&mut self) -> Changes {
        self.settle_all();
        Changes { places: self.all_places(), shape: false, results: true }
    }

    /// What was found in the answers at the start that the service does not have, or that has
    /// not the shape of a group; part of the assessment's problems.
    pub fn strays(&self) -> &[Problem] {
        &self.strays
    }

    /// Members at the start that only drafts may have: keys, and texts that cannot be read.
    pub fn marks(&self) -> &[Problem] {
        &self.marks
    }

    /// Forgets what the service does not have, as after a change of its version.
    pub fn forget_strays(&mut self) {
        self.strays.clear();
    }
}

/// What the municipality set, in the order of the service's parameters, or what holds by default;
/// none where that is nothing or something of another type.
fn parameters(plan: &Plan, settings: &Settings) -> Vec<Option<Value>> {
    let own = settings.services.get(&plan.service().id);
    let set = |parameter: &Parameter| own?.parameters.get(&parameter.name);
    let value = |parameter: &Parameter| match (
        parameter.value,
        set(parameter).or(parameter.default.as_ref())?,
    ) {
        (Type::YesNo, ParameterValue::YesNo(value)) => Some(Value::YesNo(*value)),
        (Type::Integer | Type::Money, ParameterValue::Number(value)) => Some(Value::Number(*value)),
        (Type::Text, ParameterValue::Text(value)) => Some(Value::Text(value.clone())),
        (Type::Date, ParameterValue::Text(value)) => value.parse().ok().map(Value::Date),
        _ => None,
    };
    let parameters = plan.service().parameters.iter();
    parameters.map(value).collect()
}
